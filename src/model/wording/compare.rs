//! Tells how much two passages have in common, and whether they differ where they overlap.

use super::{Break, Step, Word, steps};
use crate::model::State;

/// The words in a row that nobody says twice by chance.
const RUN: usize = 7;
/// What one side alone has in one place counts as so many words at most: reporters drop whole clauses.
const DROPPED: usize = 3;

/// What two passages have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Words that both have, in the same order.
    pub same: usize,
    /// Those among them that tell something.
    pub content: usize,
    /// The longest run of words that both have.
    pub longest: usize,
    /// The words that both would have if they were one, as far as they overlap: the common ones and those that differ.
    /// What is left out with a sign (an ellipsis, a new sentence) is not counted.
    pub overlap: usize,
    /// Those of them that one side alone has in one place, beyond a few.
    pub dropped: usize,
    /// The first and the last common word of the left passage.
    pub left: (usize, usize),
    /// The first and the last common word of the right passage.
    pub right: (usize, usize),
    /// Whether both are the same throughout, one is part of the other or goes on from it, or they differ.
    pub state: State,
}

impl Likeness {
    /// Whether most of what lies between the first and the last common word is common.
    pub fn is_dense(&self) -> bool {
        self.same * 10 >= self.overlap * 7
    }

    /// The same of what one person said on one occasion: a run that nobody says twice by chance makes up for words that
    /// differ, and a clause that one report drops counts as a few words.
    pub fn is_dense_enough(&self) -> bool {
        let part = if self.longest >= RUN { 6 } else { 7 };
        self.same * 10 >= (self.overlap - self.dropped) * part
    }
}

/// Compares two passages; `None` where no word is common.
pub fn compare(left: &[Word], right: &[Word]) -> Option<Likeness> {
    let steps = steps(left, right);
    let first = steps.iter().position(|s| s.same)?;
    let last = steps.iter().rposition(|s| s.same)?;
    let mut out = Likeness {
        same: 0,
        content: 0,
        longest: 0,
        overlap: 0,
        dropped: 0,
        left: (steps[first].left.start, steps[last].left.end - 1),
        right: (steps[first].right.start, steps[last].right.end - 1),
        state: State::Agree,
    };
    let mut run = 0;
    for (at, step) in steps.iter().enumerate() {
        if step.same {
            let content = left[step.left.clone()].iter().filter(|w| w.content);
            out.same += step.left.len();
            out.content += content.count();
            out.overlap += step.left.len();
            run += step.left.len();
            out.longest = out.longest.max(run);
            continue;
        }
        run = 0;
        let gap = Unlike { left, right, step };
        let state = if at < first {
            gap.at_start()
        } else if at > last {
            gap.at_end()
        } else {
            gap.inside()
        };
        if state == State::Differ {
            let (l, r) = (step.left.len(), step.right.len());
            let inside = at > first && at < last;
            out.overlap += if inside { l.max(r) } else { l.min(r) };
            if inside && l.min(r) == 0 {
                out.dropped += l.max(r).saturating_sub(DROPPED);
            }
        }
        out.state = out.state.min(state);
    }
    Some(out)
}

/// A stretch in which two passages are not the same.
struct Unlike<'a> {
    left: &'a [Word],
    right: &'a [Word],
    step: &'a Step,
}

impl Unlike<'_> {
    /// What follows the word before index `at`; nothing stands before the first.
    fn before(words: &[Word], at: usize) -> Break {
        at.checked_sub(1).map_or(Break::Gap, |i| words[i].after)
    }

    /// What is not the same before the first common word.
    fn at_start(&self) -> State {
        let ends = |words: &[Word], to: usize| Self::before(words, to) != Break::None;
        let (l, r) = (&self.step.left, &self.step.right);
        let apart = l.is_empty() || r.is_empty();
        if apart || ends(self.left, l.end) || ends(self.right, r.end) {
            State::Compatible
        } else {
            State::Differ
        }
    }

    /// What is not the same after the last common word.
    fn at_end(&self) -> State {
        let (l, r) = (&self.step.left, &self.step.right);
        let apart = l.is_empty() || r.is_empty();
        let starts = |words: &[Word], from: usize| Self::before(words, from) != Break::None;
        if apart || starts(self.left, l.start) || starts(self.right, r.start) {
            State::Compatible
        } else {
            State::Differ
        }
    }

    /// Whether only fillers and spaces are other ("that every thing", "everything").
    fn is_typed_otherwise(&self) -> bool {
        let letters = |words: &[Word]| {
            let kept: Vec<Word> = words.iter().filter(|w| !w.filler).copied().collect();
            (!kept.is_empty()).then(|| Word::joined(&kept))
        };
        let (l, r) = (self.step.left.clone(), self.step.right.clone());
        let left = letters(&self.left[l]);
        left.is_some() && left == letters(&self.right[r])
    }

    /// What is not the same between common words.
    fn inside(&self) -> State {
        let (l, r) = (&self.step.left, &self.step.right);
        let gap = |words: &[Word], range: &std::ops::Range<usize>| {
            let from = range.start.saturating_sub(1);
            words[from..range.end].iter().any(|w| w.after == Break::Gap)
        };
        if gap(self.left, l) || gap(self.right, r) {
            return State::Compatible;
        }
        let (words, range) = match (l.is_empty(), r.is_empty()) {
            (true, _) => (self.right, r),
            (_, true) => (self.left, l),
            _ if self.is_typed_otherwise() => return State::Compatible,
            _ => return State::Differ,
        };
        let sentence = Self::before(words, range.start) != Break::None
            && Self::before(words, range.end) != Break::None;
        if sentence || words[range.clone()].iter().all(|w| w.filler) {
            State::Compatible
        } else {
            State::Differ
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;
    use crate::corpus::Span;

    #[test]
    fn passages_differ_only_where_they_overlap() {
        use State::{Agree, Compatible, Differ};
        let whole = |text: &str| words(text, Span::new(0, text.len()));
        for (left, right, want) in [
            ("We will sign the pact.", "“we will SIGN the pact”", Agree),
            (
                "We will sign the pact when it rains.",
                "will sign the pact",
                Compatible,
            ),
            (
                "We will sign the pact today.",
                "We will sign the treaty today.",
                Differ,
            ),
            (
                "We will sign the pact today.",
                "We will not sign the pact today.",
                Differ,
            ),
            ("We will sign that pact.", "We will sign the pact.", Differ),
            (
                "I think that we will sign.",
                "I think we will sign.",
                Compatible,
            ),
            (
                "We will sign … today at noon.",
                "We will sign the pact today at noon.",
                Compatible,
            ),
            (
                "We will sign [the pact] today at noon.",
                "We will sign it today at noon.",
                Compatible,
            ),
            (
                "It is late. We will sign.",
                "It is late. Nobody cares. We will sign.",
                Compatible,
            ),
            (
                "We will sign. It is late.",
                "It is late. We go home.",
                Compatible,
            ),
            (
                "We honour the pact with Kadafi.",
                "We honor the pact with Gaddafi.",
                Agree,
            ),
            (
                "we would never sign the pact",
                "we will never sign the pact",
                Differ,
            ),
        ] {
            let (l, r) = (whole(left), whole(right));
            let got = compare(&l, &r).expect("some words are common").state;
            assert_eq!(got, want, "{left} / {right}");
            assert_eq!(
                compare(&r, &l).expect("as before").state,
                want,
                "{right} / {left}"
            );
        }
        assert!(compare(&whole("one"), &whole("another")).is_none());
    }
}
