//! Cuts clean text into words, numbers and marks.

use crate::corpus::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with the apostrophes, hyphens and full stops that belong to them (`U.S.`, `O'Brien`, `Trump-Xi`).
    /// A possessive `'s` or `’s` is a token of its own.
    Word,
    /// Digits with their separators (`28.8`, `1,243`, `9th`, `1990s`).
    Number,
    /// A single mark of punctuation or a symbol; a run of equal dots or dashes is one mark.
    Mark,
}

/// One token: 12 bytes, so that an article's tokens stay in the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it has letters and all of them are capitals (`US`, `NATO`, `A`).
    pub upper: bool,
    /// Whether white space (or the text's start) stands before it.
    pub spaced: bool,
}

impl Token {
    /// The token's own words.
    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }
}

/// Cuts `text[from..to]` into tokens, added to `tokens`.
pub fn tokenize(text: &str, within: Span, tokens: &mut Vec<Token>) {
    let mut at = within.start as usize;
    let end = within.end as usize;
    let mut spaced = true;
    while at < end {
        let rest = &text[at..end];
        let first = rest.chars().next().unwrap_or(' ');
        if first.is_whitespace() {
            at += first.len_utf8();
            spaced = true;
            continue;
        }
        let (kind, length) = if first.is_alphabetic() {
            (TokenKind::Word, word_length(rest))
        } else if first.is_ascii_digit() {
            (TokenKind::Number, number_length(rest))
        } else if is_apostrophe(first) && possessive_length(rest) > 0 && !spaced {
            (TokenKind::Word, possessive_length(rest))
        } else {
            (TokenKind::Mark, mark_length(rest, first))
        };
        let word = &text[at..at + length];
        tokens.push(Token {
            span: Span::new(at, at + length),
            kind,
            capital: first.is_uppercase(),
            upper: kind == TokenKind::Word
                && first.is_uppercase()
                && word.chars().all(|c| !c.is_lowercase()),
            spaced,
        });
        at += length;
        spaced = false;
    }
}

/// Whether `c` is one of the marks that are used as an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`')
}

/// The length of `'s` (or a bare apostrophe's clitic) at the head of `rest`, or 0.
fn possessive_length(rest: &str) -> usize {
    let mut chars = rest.chars();
    let Some(mark) = chars.next().filter(|&c| is_apostrophe(c)) else {
        return 0;
    };
    match chars.next() {
        Some(s @ ('s' | 'S')) if !chars.next().is_some_and(char::is_alphanumeric) => {
            mark.len_utf8() + s.len_utf8()
        }
        _ => 0,
    }
}

/// The length of the word at the head of `rest`, which begins with a letter.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() || is_combining(c) {
            length = at + c.len_utf8();
            continue;
        }
        let next = chars.peek().map(|&(_, n)| n);
        let joins = match c {
            '.' => {
                next.is_some_and(char::is_alphabetic) && is_initials(&rest[..at])
                    || is_initials(&rest[..at]) && at > 1
            }
            '-' | '‑' | '&' => next.is_some_and(char::is_alphanumeric),
            c if is_apostrophe(c) => {
                next.is_some_and(char::is_alphabetic) && possessive_length(&rest[at..]) == 0
            }
            _ => false,
        };
        if !joins {
            break;
        }
        length = at + c.len_utf8();
        if c == '.' && !next.is_some_and(char::is_alphabetic) {
            break;
        }
    }
    length
}

/// Whether `head` is single letters joined by full stops (`U`, `U.S`, `p.m`).
fn is_initials(head: &str) -> bool {
    head.split('.')
        .all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The length of the number at the head of `rest`, which begins with a digit.
fn number_length(rest: &str) -> usize {
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|&(_, n)| n.is_ascii_digit());
        if c.is_alphanumeric() || matches!(c, '.' | ',') && next_is_digit {
            length = at + c.len_utf8();
        } else {
            break;
        }
    }
    length
}

/// The length of the mark at the head of `rest`: a run of one of `.-–—_*=` is one mark.
fn mark_length(rest: &str, first: char) -> usize {
    let one = first.len_utf8();
    if !matches!(first, '.' | '-' | '–' | '—' | '_' | '*' | '=') {
        return one;
    }
    rest.chars().take_while(|&c| c == first).count() * one
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn possessives_abbreviations_and_numbers_are_cut_as_readers_see_them() {
        for (text, want) in [
            ("Trump’s tariffs", vec!["Trump", "’s", "tariffs"]),
            ("the U.S. said", vec!["the", "U.S.", "said"]),
            ("It ended.", vec!["It", "ended", "."]),
            ("$28.8 billion, up", vec!["$", "28.8", "billion", ",", "up"]),
            (
                "May 12th 1,243 1990s",
                vec!["May", "12th", "1,243", "1990s"],
            ),
            (
                "O'Brien don’t AT&T Trump-Xi",
                vec!["O'Brien", "don’t", "AT&T", "Trump-Xi"],
            ),
            ("12.7% of", vec!["12.7", "%", "of"]),
            ("wait... “yes”", vec!["wait", "...", "“", "yes", "”"]),
            ("10 p.m. Friday", vec!["10", "p.m.", "Friday"]),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }
}
