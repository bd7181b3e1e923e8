//! Finds the stretches between quotation marks: curly, straight, single, doubled apostrophes, unbalanced ones too.

use std::ops::Range;

use super::Quoted;
use crate::analysis::lexicon::Flag;
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
    /// The mark; the first token of the block where the stretch runs on from the block before.
    at: usize,
    style: Style,
    /// Whether a mark opens it there.
    marked: bool,
}

impl Opened {
    fn new(at: usize, style: Style) -> Self {
        Self {
            at,
            style,
            marked: true,
        }
    }

    /// Its first token.
    fn from(self) -> usize {
        self.at + usize::from(self.marked)
    }
}

/// How far, in tokens, words of saying are looked for before the end of a stretch that is not closed.
const SAYING: usize = 10;
/// The most tokens from the comma to the verb of saying.
const NAMING: usize = 6;
/// How far, in tokens, the end of a stretch is looked for in the blocks behind its own.
const RUN_ON: usize = 250;
/// How far, in tokens, a stretch inside another one is followed.
const NESTED: usize = 300;

/// Finds the quoted stretches of one article's sentences.
pub fn find(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Quoted> {
    let mut quoted = Vec::new();
    let mut first = 0;
    let mut inside = false;
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
            inside,
        };
        inside = paragraph.find(&mut quoted);
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
    /// Whether a stretch of the block before runs on into this one without a mark.
    inside: bool,
}

impl Paragraph<'_> {
    /// Finds the stretches; whether the last one runs on into the next block without a mark.
    fn find(&self, quoted: &mut Vec<Quoted>) -> bool {
        let mut open = self.inside.then(|| Opened {
            marked: false,
            ..Opened::new(self.range.start, Style::Double)
        });
        // How many stretches of the same marks stand open inside it.
        let mut inner = 0;
        for at in self.range.clone() {
            if self.tokens[at].kind != TokenKind::Mark {
                continue;
            }
            let Some(mark) = self.mark(at) else { continue };
            match (open, self.decide(at, mark, open)) {
                (None, Mark::Open(style)) if style != Style::Single || self.is_closed(at) => {
                    open = Some(Opened::new(at, style));
                }
                // A second opening mark: the first was never closed, or this one is nested in it.
                (Some(first), Mark::Open(Style::Double)) if first.style == Style::Single => {
                    open = Some(Opened::new(at, Style::Double));
                    inner = 0;
                }
                (Some(first), Mark::Open(style))
                    if style == first.style && style != Style::Single =>
                {
                    if self.is_nested(at) {
                        inner += 1;
                    } else {
                        self.unclosed(first, at, quoted);
                        (open, inner) = (Some(Opened::new(at, style)), 0);
                    }
                }
                (Some(first), Mark::Close(style)) if style == first.style => {
                    if inner > 0 {
                        inner -= 1;
                        continue;
                    }
                    self.push(first, at, Some(at), quoted);
                    open = None;
                }
                _ => {}
            }
        }
        let Some(first) = open else {
            return false;
        };
        let runs_on = first.style == Style::Double && !self.continues && self.closes_later();
        if runs_on {
            self.push(first, self.range.end, None, quoted);
        } else {
            self.unclosed(first, self.range.end, quoted);
        }
        runs_on
    }

    /// Whether the first double mark behind this block, within bounds, is a closing one: the text parts a quotation into
    /// paragraphs and opens none of them anew.
    fn closes_later(&self) -> bool {
        let end = self.tokens.len().min(self.range.end + RUN_ON);
        for at in self.range.end..end {
            let token = self.tokens[at];
            if token.kind != TokenKind::Mark {
                continue;
            }
            let apart = self.tokens.get(at + 1).is_none_or(|n| n.spaced);
            match self.mark(at) {
                Some(Mark::Close(Style::Double)) => return true,
                Some(Mark::Either(Style::Double)) => return !token.spaced && apart,
                Some(Mark::Open(Style::Double)) => return false,
                _ => {}
            }
        }
        false
    }

    /// A mark that is never closed before `limit`: to the end of the block where the next one goes on or the block is all
    /// quoted, else to the end of its sentence; words of saying at its end are no part of it.
    fn unclosed(&self, first: Opened, limit: usize, quoted: &mut Vec<Quoted>) {
        let last = limit == self.range.end;
        let whole = last && (self.continues || first.at <= self.range.start + 1);
        let end = if whole {
            limit
        } else {
            let after = self
                .sentences
                .partition_point(|s| s.first as usize <= first.at);
            let sentence = after
                .checked_sub(1)
                .map(|s| self.sentences[s].last as usize);
            sentence.map_or(limit, |end| end.min(limit))
        };
        let goes_on = last && self.continues;
        let end = self
            .before_saying(first.from(), end)
            .filter(|_| !goes_on)
            .unwrap_or(end);
        self.push(first, end, None, quoted);
    }

    /// Where ", Vale said" begins in the words between `start` and `end`: those quoted end there.
    fn before_saying(&self, start: usize, end: usize) -> Option<usize> {
        let from = end.saturating_sub(SAYING).max(start);
        let says = |t: &Token| !t.capital && t.word.is(Flag::NameVerb);
        let verb = (from..end).rev().find(|&k| says(&self.tokens[k]))?;
        let comma = (from.max(verb.saturating_sub(NAMING))..verb)
            .rev()
            .find(|&k| self.tokens[k].of(self.text) == ",")?;
        let name = &self.tokens[comma + 1..=verb];
        let named = name.iter().any(|t| t.capital) || comma + 2 == verb;
        named.then_some(comma + 1)
    }

    /// Whether the opening mark at `at`, inside another stretch of its kind, begins one that closes before that does:
    /// both must close in this block and within bounds.
    fn is_nested(&self, at: usize) -> bool {
        let mut depth = 2;
        for k in at + 1..self.range.end.min(at + NESTED) {
            if self.tokens[k].kind != TokenKind::Mark {
                continue;
            }
            match self.mark(k).map(|mark| self.decide(k, mark, None)) {
                Some(Mark::Open(Style::Double)) => depth += 1,
                Some(Mark::Close(Style::Double)) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return true;
            }
        }
        false
    }

    fn push(&self, first: Opened, end: usize, closing: Option<usize>, quoted: &mut Vec<Quoted>) {
        if first.from() >= end {
            return;
        }
        let inner = self.tokens[first.from()].span.to(self.tokens[end - 1].span);
        let opening = self.tokens[first.at].span;
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
        let token = self.tokens[at];
        let style = match mark {
            Mark::Either(style) => style,
            // A curly mark that stands as the other one does: “We will sign,“ ”We will sign,”.
            Mark::Open(Style::Double) | Mark::Close(Style::Double) => {
                return self.turned(at, mark, open);
            }
            _ => return mark,
        };
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
            (true, false) if token.spaced && next.is_some_and(|n| n.kind != TokenKind::Mark) => {
                Mark::Open(style)
            }
            _ if !inside => Mark::Open(style),
            _ => Mark::Close(style),
        }
    }

    /// A curly double mark by what it looks like, or as the other one where it stands as that does.
    fn turned(&self, at: usize, mark: Mark, open: Option<Opened>) -> Mark {
        let spaced = at == self.range.start || self.tokens[at].spaced;
        let next = self.tokens.get(at + 1).filter(|_| at + 1 < self.range.end);
        let space_after = next.is_none_or(|n| n.spaced);
        let inside = open.is_some_and(|o| o.style == Style::Double);
        match (mark, spaced, space_after) {
            (Mark::Open(style), false, true) if inside => Mark::Close(style),
            (Mark::Close(style), true, false)
                if !inside && next.is_some_and(|n| n.kind == TokenKind::Word) =>
            {
                Mark::Open(style)
            }
            _ => mark,
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
