//! Compares the wording of two passages word by word: what is the same, what only one of them has.
//!
//! Words are compared folded: letter case, quotation marks, dashes, contractions, the spelling of either side of the
//! Atlantic and the spelling of foreign names make no difference.

mod compare;
mod fold;
mod pieces;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::corpus::Span;

pub use compare::{Likeness, compare};
pub use fold::{Break, Word, words};
pub use pieces::pieces;

/// The words of a passage that are compared at most.
pub const MOST: usize = 600;

/// A stretch of two aligned passages; the spans run from a first to a last word, in bytes of either text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Both say it.
    Same {
        /// Where the left one does.
        left: Span,
        /// Where the right one does.
        right: Span,
    },
    /// The left one alone says it.
    Left(Span),
    /// The right one alone says it.
    Right(Span),
}

/// The folded words of a quotation, without the words of saying that interrupt it.
pub fn spoken(text: &str, content: Span) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    for piece in pieces(text, content) {
        if let Some(last) = out.last_mut() {
            last.after = Break::Gap;
        }
        out.extend(words(text, piece));
    }
    out
}

/// The words of a quotation as one text that folds to the same words: `.` ends a sentence, `…` stands for a gap.
pub fn folded(text: &str, content: Span) -> String {
    let pieces = pieces(text, content);
    let all: Vec<String> = pieces.into_iter().map(|p| fold::folded(text, p)).collect();
    all.join(" … ")
}

/// Sets two passages side by side: their stretches in order, what the left one alone has before what the right one has.
pub fn align(left: &[Word], right: &[Word]) -> Vec<Stretch> {
    let mut out = Vec::new();
    let span = |words: &[Word]| Some(words.first()?.span.to(words.last()?.span));
    for step in steps(left, right) {
        let (one, other) = (&left[step.left], &right[step.right]);
        match (span(one), span(other)) {
            (Some(left), Some(right)) if step.same => match out.last_mut() {
                Some(Stretch::Same { left: l, right: r }) => {
                    *l = l.to(left);
                    *r = r.to(right);
                }
                _ => out.push(Stretch::Same { left, right }),
            },
            (l, r) => {
                out.extend(l.map(Stretch::Left));
                out.extend(r.map(Stretch::Right));
            }
        }
    }
    out
}

/// Ranges of words that stand opposite each other.
struct Step {
    same: bool,
    left: std::ops::Range<usize>,
    right: std::ops::Range<usize>,
}

/// The longest common words of two passages, and what stands between them; all of both is covered.
fn steps(left: &[Word], right: &[Word]) -> Vec<Step> {
    let keys = |words: &[Word]| -> Vec<u64> { words.iter().take(MOST).map(|w| w.key).collect() };
    let (l, r) = (keys(left), keys(right));
    let mut out: Vec<Step> = Vec::new();
    let mut add = |same: bool, left: usize, right: usize| {
        let from = out.last().map_or((0, 0), |s| (s.left.end, s.right.end));
        match out.last_mut().filter(|last| last.same == same) {
            Some(last) => (last.left.end, last.right.end) = (from.0 + left, from.1 + right),
            None => out.push(Step {
                same,
                left: from.0..from.0 + left,
                right: from.1..from.1 + right,
            }),
        }
    };
    // What is but a part stands opposite that part: its words may stand before it, too.
    if let Some(at) = part_at(&l, &r) {
        add(false, at, 0);
        add(true, r.len(), r.len());
        add(false, l.len() - at - r.len(), 0);
    } else if let Some(at) = part_at(&r, &l) {
        add(false, 0, at);
        add(true, l.len(), l.len());
        add(false, 0, r.len() - at - l.len());
    } else {
        for op in capture_diff_slices(Algorithm::Patience, &l, &r) {
            let same = matches!(op, DiffOp::Equal { .. });
            add(same, op.old_range().len(), op.new_range().len());
        }
    }
    add(false, left.len() - l.len(), right.len() - r.len());
    out.retain(|s| !s.left.is_empty() || !s.right.is_empty());
    for step in &mut out {
        step.same |= is_alike(&left[step.left.clone()], &right[step.right.clone()]);
    }
    out
}

/// Where in `whole` all of `part` stands, word by word.
fn part_at(whole: &[u64], part: &[u64]) -> Option<usize> {
    let first = part.first()?;
    let mut starts = whole.iter().enumerate().filter(|(_, word)| *word == first);
    starts
        .find(|(at, _)| whole[*at..].starts_with(part))
        .map(|(at, _)| at)
}

/// Whether two unlike stretches are one, spelled otherwise: name by name, or run together ("sea floor", "seafloor").
fn is_alike(left: &[Word], right: &[Word]) -> bool {
    let pairs = || left.iter().zip(right);
    left.len() == right.len() && pairs().all(|(l, r)| l.is_spelled_like(r))
        || left.len() + right.len() == 3 && Word::joined(left) == Word::joined(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aligned(left: &str, right: &str) -> String {
        let whole = |text: &str| words(text, Span::new(0, text.len()));
        let shown = align(&whole(left), &whole(right))
            .into_iter()
            .map(|s| match s {
                Stretch::Same { left: l, right: r } if l.of(left) == r.of(right) => {
                    l.of(left).to_owned()
                }
                Stretch::Same { left: l, right: r } => format!("({}={})", l.of(left), r.of(right)),
                Stretch::Left(l) => format!("[-{}]", l.of(left)),
                Stretch::Right(r) => format!("[+{}]", r.of(right)),
            });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn passages_are_aligned_word_by_word() {
        for (left, right, want) in [
            (
                "we will sign it",
                "We will sign it",
                "(we will sign it=We will sign it)",
            ),
            ("we will sign", "we shall sign", "we [-will] [+shall] sign"),
            ("we will sign", "soon we will sign", "[+soon] we will sign"),
            (
                "we won’t pay",
                "we will not pay",
                "(we won’t pay=we will not pay)",
            ),
            (
                "the harbour is ours",
                "the harbor is ours",
                "(the harbour is ours=the harbor is ours)",
            ),
            ("", "gone", "[+gone]"),
            // Words of a part may stand before it in the whole.
            (
                "I want no strike but I want the union to talk",
                "I want the union to talk",
                "[-I want no strike but] I want the union to talk",
            ),
        ] {
            assert_eq!(aligned(left, right), want, "{left} / {right}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
        #[test]
        fn every_word_stands_in_one_stretch(left in "([a-e“”.…’\\[\\] ]){0,40}", right in "([a-e“”.…’() ]){0,40}") {
            let whole = |text: &str| words(text, Span::new(0, text.len()));
            let (l, r) = (whole(&left), whole(&right));
            let mut at = (0, 0);
            for step in steps(&l, &r) {
                proptest::prop_assert_eq!((step.left.start, step.right.start), at);
                at = (step.left.end, step.right.end);
            }
            proptest::prop_assert_eq!(at, (l.len(), r.len()));
            align(&l, &r);
        }
    }
}
