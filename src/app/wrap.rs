//! Wraps text to a width and remembers which bytes each row shows.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::corpus::{Article, Block, BlockKind, Span};

/// One row of wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The bytes it shows, white space at its end left out; empty for a blank row.
    /// It may hold a newline where the article was wrapped by hand: see [`shown`].
    pub span: Span,
    /// What block it belongs to.
    pub kind: BlockKind,
    /// The paragraph's number, from 1, on a paragraph's first row; else 0.
    pub number: u32,
}

/// A row's words as they are drawn: line ends become spaces, byte for byte.
pub fn shown(words: &str) -> Cow<'_, str> {
    if words.contains('\n') {
        Cow::Owned(words.replace('\n', " "))
    } else {
        Cow::Borrowed(words)
    }
}

/// The rows of an article at `width` columns, a blank row between blocks. `titled` leaves out a headline that
/// only repeats the title, which stands above already.
pub fn rows(article: &Article, width: u16, titled: bool) -> Vec<Row> {
    let text = article.text.as_str();
    let mut rows = Vec::with_capacity(text.len() / 60 + 8);
    let mut number = 0;
    for (index, block) in article.blocks.iter().enumerate() {
        if titled && index == 0 && repeats_title(article, block) {
            continue;
        }
        if !rows.is_empty() {
            let at = block.span.start as usize;
            rows.push(Row {
                span: Span::new(at, at),
                kind: block.kind,
                number: 0,
            });
        }
        number += u32::from(block.kind == BlockKind::Paragraph);
        let first = rows.len();
        wrap(text, block.span, usize::from(width.max(1)), |span| {
            rows.push(Row {
                span,
                kind: block.kind,
                number: 0,
            });
        });
        if let Some(row) = rows
            .get_mut(first)
            .filter(|r| r.kind == BlockKind::Paragraph)
        {
            row.number = number;
        }
    }
    rows
}

fn repeats_title(article: &Article, block: &Block) -> bool {
    block.kind == BlockKind::Headline
        && article
            .words(block.span)
            .split_whitespace()
            .eq(article.title.as_str().split_whitespace())
}

/// The rows of a text that is no article's, at `width` columns.
pub fn pieces(text: &str, width: u16) -> Vec<&str> {
    let mut pieces = Vec::new();
    let all = Span::new(0, text.len());
    wrap(text, all, usize::from(width.max(1)), |span| {
        pieces.push(span.of(text));
    });
    pieces
}

/// The rows of a stretch of a text, at `width` columns.
pub fn spans(text: &str, within: Span, width: u16) -> Vec<Span> {
    let mut spans = Vec::new();
    wrap(text, within, usize::from(width.max(1)), |span| {
        spans.push(span);
    });
    spans
}

/// Calls `row` with each row of `within`.
fn wrap(text: &str, within: Span, width: usize, mut row: impl FnMut(Span)) {
    let (mut start, mut end, mut used) = (0, 0, 0);
    let mut at = within.start as usize;
    let words = text.get(..within.end as usize).unwrap_or_default();
    while let Some((word_at, word_end, gap)) = next_piece(words, at) {
        at = word_end;
        let wide = columns(&words[word_at..word_end]);
        if start < end && used + gap + wide <= width {
            used += gap + wide;
            end = word_end;
            continue;
        }
        if start < end {
            row(Span::new(start, end));
        }
        (start, end, used) = (word_at, word_end, wide);
        if wide > width {
            (start, used) = break_word(words, word_at..word_end, width, &mut row);
        }
    }
    if start < end {
        row(Span::new(start, end));
    }
}

/// Breaks a word that is wider than a row between its graphemes; the last part's start and columns are returned.
fn break_word(
    words: &str,
    word: std::ops::Range<usize>,
    width: usize,
    row: &mut impl FnMut(Span),
) -> (usize, usize) {
    let (mut start, mut used) = (word.start, 0);
    for (offset, grapheme) in words[word.clone()].grapheme_indices(true) {
        let wide = grapheme.width();
        let at = word.start + offset;
        if used + wide > width && at > start {
            row(Span::new(start, at));
            (start, used) = (at, 0);
        }
        used += wide;
    }
    (start, used)
}

/// The next piece of text that is not broken, from byte `from` on: its start, its end, and the columns of
/// white space before it. A word is one piece, or several after its hyphens and dashes.
fn next_piece(words: &str, from: usize) -> Option<(usize, usize, usize)> {
    let rest = words.get(from..)?;
    let mut gap = 0;
    let mut start = None;
    let mut before = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        if breaks(c) {
            if start.is_some() {
                return Some((from + start?, from + offset, gap));
            }
            gap += 1;
            continue;
        }
        start.get_or_insert(offset);
        let joint = matches!(c, '-' | '–' | '—' | '/') && before.is_alphabetic();
        if joint && chars.peek().is_some_and(|&(_, n)| n.is_alphabetic()) {
            return Some((from + start?, from + offset + c.len_utf8(), gap));
        }
        before = c;
    }
    Some((from + start?, words.len(), gap))
}

/// Whether a row may end at `c`: white space, but not the kinds made to hold words together.
fn breaks(c: char) -> bool {
    c == ' ' || c == '\n' || c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// How many columns a terminal gives `words`.
pub fn columns(words: &str) -> usize {
    if words.is_ascii() {
        return words.len();
    }
    // Letters of Latin scripts and the punctuation of news take one column each: no segmentation is needed.
    let plain = |c: char| matches!(c, ' '..='~' | '\u{a0}'..='\u{2ff}' | '\u{2010}'..='\u{2027}');
    if words.chars().all(plain) {
        return words.chars().count();
    }
    words
        .graphemes(true)
        .map(unicode_width::UnicodeWidthStr::width)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Clean;
    use proptest::prelude::*;

    fn wrapped(text: &str, width: usize) -> Vec<&str> {
        let mut rows = Vec::new();
        wrap(text, Span::new(0, text.len()), width, |span| {
            rows.push(span.of(text));
        });
        rows
    }

    #[test]
    fn rows_end_between_words() {
        for (text, width, want) in [
            ("the talks began", 9, vec!["the talks", "began"]),
            ("the talks began", 10, vec!["the talks", "began"]),
            ("the talks began", 8, vec!["the", "talks", "began"]),
            ("  a   b ", 9, vec!["a   b"]),
            ("abcdefghij kl", 4, vec!["abcd", "efgh", "ij", "kl"]),
            ("a abcdefgh", 4, vec!["a", "abcd", "efgh"]),
            ("rare-earth mine", 6, vec!["rare-", "earth", "mine"]),
            ("2025-06-05 x", 8, vec!["2025-06-", "05 x"]),
            ("one\ntwo", 9, vec!["one\ntwo"]),
            ("10\u{a0}km x", 5, vec!["10\u{a0}km", "x"]),
            ("“Yes” he", 6, vec!["“Yes”", "he"]),
            ("北京会谈", 5, vec!["北京", "会谈"]),
            ("北", 1, vec!["北"]),
            ("", 5, vec![]),
            (" \n ", 5, vec![]),
        ] {
            assert_eq!(wrapped(text, width), want, "{text:?} at {width}");
        }
    }

    #[test]
    fn paragraphs_are_numbered_and_a_repeated_title_is_left_out() {
        let text = "Storm Closes Port\nShips wait.\nTides\nBoats leave.\nComments";
        let kinds = [
            BlockKind::Headline,
            BlockKind::Paragraph,
            BlockKind::Heading,
            BlockKind::Paragraph,
            BlockKind::Furniture,
        ];
        let mut at = 0;
        let blocks = text.split('\n').zip(kinds).map(|(line, kind)| {
            let span = Span::new(at, at + line.len());
            at += line.len() + 1;
            Block { span, kind }
        });
        let article = Article {
            blocks: blocks.collect(),
            text: Clean::text(text),
            title: Clean::line("Storm  Closes Port"),
            ..Article::default()
        };
        let seen = |titled| -> Vec<(u32, String)> {
            rows(&article, 40, titled)
                .iter()
                .map(|r| (r.number, article.words(r.span).to_owned()))
                .collect()
        };
        let want = [
            (1, "Ships wait."),
            (0, ""),
            (0, "Tides"),
            (0, ""),
            (2, "Boats leave."),
            (0, ""),
            (0, "Comments"),
        ];
        let want: Vec<(u32, String)> = want.iter().map(|&(n, w)| (n, w.to_owned())).collect();
        assert_eq!(seen(true), want);
        assert_eq!(seen(false).len(), want.len() + 2);
        assert_eq!(seen(false)[0].1, "Storm Closes Port");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]
        #[test]
        fn rows_show_all_text_in_order_and_fit(text in "(\\PC|[a-z ]{1,9}|[ \n]|[-—/]|\u{301}){0,60}", width in 1usize..30) {
            let mut shown = String::new();
            let mut last = 0;
            wrap(&text, Span::new(0, text.len()), width, |span| {
                assert!(span.start >= last && span.end > span.start);
                last = span.end;
                let words = span.of(&text);
                assert!(columns(words) <= width || words.graphemes(true).count() == 1, "{words:?} at {width}");
                shown.push_str(words);
            });
            let strip = |s: &str| s.chars().filter(|&c| !breaks(c)).collect::<String>();
            prop_assert_eq!(strip(&shown), strip(&text));
        }
    }
}
