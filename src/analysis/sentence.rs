//! Finds where sentences end: abbreviations, headlines, quotations that run on.

use std::ops::Range;

use super::lexicon;
use super::token::{Token, TokenKind};
use crate::corpus::{BlockKind, Span};

/// What kind of sentence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// The article's headline or a heading inside it.
    Heading,
    /// A sentence of the story.
    Story,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, white space left out.
    pub span: Span,
    /// Its tokens, as indexes into the scan's tokens.
    pub first: u32,
    /// The index after its last token.
    pub last: u32,
    /// The index of its block in the article.
    pub block: u32,
    /// What it is.
    pub kind: SentenceKind,
}

impl Sentence {
    /// Its tokens' indexes.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// Cuts the tokens of one block, `tokens[from..]`, into sentences, added to `sentences`.
pub fn split(
    text: &str,
    tokens: &[Token],
    from: usize,
    block: (u32, BlockKind),
    sentences: &mut Vec<Sentence>,
) {
    let mut first = from;
    let mut at = from;
    while at < tokens.len() {
        let ends = block.1 == BlockKind::Paragraph && ends_here(text, tokens, at);
        if ends {
            let mut last = at + 1;
            while last < tokens.len() && is_closing(tokens[last], text) {
                last += 1;
            }
            push(tokens, first..last, block, sentences);
            first = last;
            at = last;
        } else {
            at += 1;
        }
    }
    if first < tokens.len() {
        push(tokens, first..tokens.len(), block, sentences);
    }
}

fn push(
    tokens: &[Token],
    range: Range<usize>,
    block: (u32, BlockKind),
    sentences: &mut Vec<Sentence>,
) {
    let kind = if block.1 == BlockKind::Paragraph {
        SentenceKind::Story
    } else {
        SentenceKind::Heading
    };
    sentences.push(Sentence {
        span: tokens[range.start].span.to(tokens[range.end - 1].span),
        first: range.start as u32,
        last: range.end as u32,
        block: block.0,
        kind,
    });
}

/// Closing quotation marks and brackets that stand right after a full stop belong to its sentence.
fn is_closing(token: Token, text: &str) -> bool {
    !token.spaced && matches!(token.of(text), "”" | "’" | "\"" | "'" | ")" | "]" | "»")
}

fn ends_here(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let mut next = at + 1;
    while next < tokens.len() && is_closing(tokens[next], text) {
        next += 1;
    }
    let Some(&after) = tokens.get(next) else {
        return true;
    };
    let opens = matches!(
        after.of(text),
        "“" | "‘" | "\"" | "'" | "(" | "[" | "—" | "–" | "-"
    );
    match token.of(text) {
        "!" | "?" => after.spaced && (after.capital || opens || after.kind == TokenKind::Number),
        "." | "..." | "…" => {
            let starts = after.capital || opens || after.kind == TokenKind::Number;
            // "deal.The": a space that was lost in copying.
            let glued = !after.spaced && after.capital && token.of(text) == ".";
            let abbreviated = token.of(text) == "."
                && at > 0
                && !token.spaced
                && is_abbreviation(tokens[at - 1], text, after);
            starts && (after.spaced || glued) && !abbreviated
        }
        // An abbreviation with inner stops ("U.S.") ends a sentence only before a clear start.
        word if token.kind == TokenKind::Word && word.ends_with('.') => {
            after.spaced
                && after.capital
                && lexicon::STARTERS.contains(&after.of(text).to_lowercase())
        }
        _ => false,
    }
}

/// Whether the full stop after `word` is the abbreviation's own ("Mr. He", "No. 2", "J. Smith").
fn is_abbreviation(word: Token, text: &str, after: Token) -> bool {
    let w = word.of(text);
    if w.chars().count() == 1 && word.capital && w != "I" {
        return true;
    }
    match lexicon::ABBREVIATIONS.get(&w.to_lowercase()).copied() {
        Some("title") => true,
        Some("number") => after.kind == TokenKind::Number,
        Some(_) => !lexicon::STARTERS.contains(&after.of(text).to_lowercase()),
        None => false,
    }
}
