//! Finds the stretches between quotation marks: curly, straight, single, doubled apostrophes, unbalanced ones too.

use std::ops::Range;

use super::Quoted;
use crate::analysis::token::Token;
use crate::analysis::{Sentence, TokenKind};
use crate::corpus::Span;

/// What a mark may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Opens a stretch.
    Open(Style),
    /// Closes one.
    Close(Style),
    /// A straight mark: either, by what stands beside it.
    Either(Style),
}

/// Marks that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Curly and straight double marks, and two apostrophes or grave accents for them.
    Double,
    /// Curly and straight single marks.
    Single,
    /// Guillemets.
    Angle,
}

/// A stretch that has been opened.
#[derive(Clone, Copy)]
struct Opened {
    at: usize,
    style: Style,
}

/// Finds the quoted stretches of one article's sentences.
pub fn find(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Quoted> {
    let mut quoted = Vec::new();
    let mut first = 0;
    while first < sentences.len() {
        let block = sentences[first].block;
        let mut last = first + 1;
        while last < sentences.len() && sentences[last].block == block {
            last += 1;
        }
        let range = sentences[first].first as usize..sentences[last - 1].last as usize;
        let next = tokens.get(range.end).map(|t| t.of(text));
        let paragraph = Paragraph {
            text,
            tokens,
            sentences: &sentences[first..last],
            range,
            continues: next.is_some_and(|n| matches!(n, "“" | "\"" | "``" | "''")),
        };
        paragraph.find(&mut quoted);
        first = last;
    }
    quoted
}

/// One block of text.
struct Paragraph<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: &'a [Sentence],
    range: Range<usize>,
    /// Whether the next block begins with an opening mark.
    continues: bool,
}

impl Paragraph<'_> {
    fn find(&self, quoted: &mut Vec<Quoted>) {
        let mut open: Option<Opened> = None;
        for at in self.range.clone() {
            if self.tokens[at].kind != TokenKind::Mark {
                continue;
            }
            let Some(mark) = self.mark(at) else { continue };
            match (open, self.decide(at, mark, open)) {
                (None, Mark::Open(style)) if style != Style::Single || self.is_closed(at) => {
                    open = Some(Opened { at, style });
                }
                // A second opening mark: the first was never closed, or this one is nested in it.
                (Some(first), Mark::Open(Style::Double)) if first.style == Style::Single => {
                    open = Some(Opened {
                        at,
                        style: Style::Double,
                    });
                }
                (Some(first), Mark::Close(style)) if style == first.style => {
                    self.push(first.at + 1..at, Some(at), quoted);
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(first) = open {
            self.unclosed(first, quoted);
        }
    }

    /// A mark that is never closed: to the end of the block where the next one goes on or the block is all quoted,
    /// else to the end of its sentence.
    fn unclosed(&self, first: Opened, quoted: &mut Vec<Quoted>) {
        let whole = self.continues || first.at <= self.range.start + 1;
        let end = if whole {
            self.range.end
        } else {
            let after = self
                .sentences
                .partition_point(|s| s.first as usize <= first.at);
            after
                .checked_sub(1)
                .map_or(self.range.end, |s| self.sentences[s].last as usize)
        };
        self.push(first.at + 1..end, None, quoted);
    }

    fn push(&self, content: Range<usize>, closing: Option<usize>, quoted: &mut Vec<Quoted>) {
        if content.is_empty() {
            return;
        }
        let inner = self.tokens[content.start]
            .span
            .to(self.tokens[content.end - 1].span);
        let opening = self.tokens[content.start - 1].span;
        let outer = opening.to(closing.map_or(inner, |at| self.tokens[at].span));
        quoted.push(Quoted {
            content: inner,
            outer,
        });
    }

    fn mark(&self, at: usize) -> Option<Mark> {
        Some(match self.tokens[at].of(self.text) {
            "“" | "„" | "``" => Mark::Open(Style::Double),
            "”" => Mark::Close(Style::Double),
            "\"" | "''" => Mark::Either(Style::Double),
            "‘" => Mark::Open(Style::Single),
            "’" | "'" | "`" => Mark::Either(Style::Single),
            "«" => Mark::Open(Style::Angle),
            "»" => Mark::Close(Style::Angle),
            _ => return None,
        })
    }

    /// Turns a mark that may be either into an opening or a closing one.
    fn decide(&self, at: usize, mark: Mark, open: Option<Opened>) -> Mark {
        let Mark::Either(style) = mark else {
            return mark;
        };
        let token = self.tokens[at];
        let next = self.tokens.get(at + 1).filter(|_| at + 1 < self.range.end);
        let space_after = next.is_none_or(|n| n.spaced);
        let inside = open.is_some_and(|o| o.style == style);
        if style == Style::Single {
            let word_before = at > self.range.start && self.tokens[at - 1].kind != TokenKind::Mark;
            let plural_owner = word_before
                && space_after
                && self.tokens[at - 1].of(self.text).ends_with('s')
                && next.is_some_and(|n| n.kind == TokenKind::Word);
            let opens =
                token.spaced && !space_after || plural_owner && inside && self.is_closed(at);
            return if opens {
                Mark::Open(style)
            } else {
                Mark::Close(style)
            };
        }
        let after_opener = at > self.range.start
            && matches!(
                self.tokens[at - 1].of(self.text),
                "(" | "[" | "—" | "–" | "-" | "--" | "‘"
            );
        match (token.spaced || after_opener, space_after) {
            (false, true) => Mark::Close(style),
            _ if !inside => Mark::Open(style),
            _ => Mark::Close(style),
        }
    }

    /// Whether a single mark that may close the one at `at` follows, in this block and within bounds.
    fn is_closed(&self, at: usize) -> bool {
        let end = self.range.end.min(at + 150);
        (at + 1..end).any(|k| {
            matches!(self.tokens[k].of(self.text), "’" | "'")
                && (self.tokens[k - 1].kind == TokenKind::Mark
                    || self.tokens.get(k + 1).is_none_or(|n| {
                        n.kind == TokenKind::Mark
                            || n.spaced && !self.tokens[k - 1].of(self.text).ends_with('s')
                    }))
        })
    }
}

/// The stretch that holds byte `at`, if one does.
pub fn at(quoted: &[Quoted], at: u32) -> Option<&Quoted> {
    let after = quoted.partition_point(|q| q.outer.start <= at);
    quoted
        .get(after.checked_sub(1)?)
        .filter(|q| q.outer.contains(at))
}

/// Whether `span` lies inside a quoted stretch.
pub fn is_inside(quoted: &[Quoted], span: Span) -> bool {
    at(quoted, span.start).is_some()
}
