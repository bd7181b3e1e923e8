//! Cuts clean text into words, numbers and marks.

use super::lexicon::{self, Asked, Head, WordId};
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

/// One token: 16 bytes, so that an article's tokens stay in the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// The word, as the lexicons know it; none where it is a number or a mark.
    pub word: WordId,
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
    let Some(text) = text.get(..end) else {
        return;
    };
    tokens.reserve((end - at) / 5);
    let mut asked = Asked::default();
    let mut spaced = true;
    while at < end {
        let byte = text.as_bytes()[at];
        if byte == b' ' {
            at += 1;
            spaced = true;
            continue;
        }
        let rest = &text[at..];
        let number = tokens.len() as u32;
        let token = if let Some(head) = plain(rest.as_bytes()) {
            asked.add(head, number);
            word(at, byte, head, spaced)
        } else {
            let first = char_at(rest, 0);
            if !is_mark(first) && first.is_whitespace() {
                at += first.len_utf8();
                spaced = true;
                continue;
            }
            let token = any(at, rest, first, spaced);
            if token.kind == TokenKind::Word {
                asked.add_any(token.of(text), number);
            }
            token
        };
        at = token.span.end as usize;
        tokens.push(token);
        spaced = false;
        if asked.is_full() {
            look_up(&mut asked, tokens);
        }
    }
    look_up(&mut asked, tokens);
}

/// Gives the tokens that ask for them their words.
fn look_up(asked: &mut Asked, tokens: &mut [Token]) {
    asked.answer(|number, word| {
        if let Some(token) = tokens.get_mut(number as usize) {
            token.word = word;
        }
    });
}

/// The word at the head of `rest` where it is of ASCII letters and digits alone and no mark follows that might belong to
/// it.
#[inline]
fn plain(rest: &[u8]) -> Option<Head> {
    if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let head = lexicon::head(rest);
    match rest.get(head.length) {
        // A full stop belongs to single letters alone ("U.S.").
        Some(b'.') if head.length > 1 => Some(head),
        Some(b'.' | b'-' | b'&' | b'\'' | b'`' | 0x80..) => None,
        _ => Some(head),
    }
}

/// The token of a word of ASCII letters and digits that begins with `first`; it has yet to be looked up.
#[inline]
fn word(at: usize, first: u8, head: Head, spaced: bool) -> Token {
    let capital = first.is_ascii_uppercase();
    Token {
        span: Span::new(at, at + head.length),
        word: WordId::NONE,
        kind: TokenKind::Word,
        capital,
        upper: capital && !head.small,
        spaced,
    }
}

/// The token at the head of `rest`, whatever it is; `first` is its first character, no white space. A word has yet to
/// be looked up.
fn any(at: usize, rest: &str, first: char, spaced: bool) -> Token {
    let (kind, length) = if !is_mark(first) && first.is_alphabetic() {
        (TokenKind::Word, word_length(rest))
    } else if first.is_ascii_digit() {
        (TokenKind::Number, number_length(rest))
    } else {
        match clitic_length(rest, first, spaced) {
            0 => (TokenKind::Mark, mark_length(rest, first)),
            length => (TokenKind::Word, length),
        }
    };
    let capital = first.is_uppercase();
    Token {
        span: Span::new(at, at + length),
        word: WordId::NONE,
        kind,
        capital,
        upper: kind == TokenKind::Word && capital && is_upper(&rest[..length]),
        spaced,
    }
}

/// Lowers `word` into `buffer` and writes its apostrophes straight; a word that is not ASCII or does not fit stays
/// as it is.
pub fn lower<'a>(word: &'a str, buffer: &'a mut [u8; 24]) -> &'a str {
    if word
        .bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase() && b != b'`')
    {
        return word;
    }
    let mut length = 0;
    for c in word.chars() {
        let byte = match c {
            '’' | 'ʼ' | '`' => b'\'',
            c if c.is_ascii() => c.to_ascii_lowercase() as u8,
            _ => return word,
        };
        match buffer.get_mut(length) {
            Some(slot) => *slot = byte,
            None => return word,
        }
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).unwrap_or(word)
}

/// The character at byte `at`, or a space behind the end.
fn char_at(text: &str, at: usize) -> char {
    match text.as_bytes().get(at) {
        None => ' ',
        Some(&b) if b < 0x80 => char::from(b),
        Some(_) => text[at..].chars().next().unwrap_or(' '),
    }
}

fn is_upper(word: &str) -> bool {
    if word.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase) {
        false
    } else if word.is_ascii() {
        !word.bytes().any(|b| b.is_ascii_lowercase())
    } else {
        !word.chars().any(char::is_lowercase)
    }
}

/// Whether `c` is a mark beyond doubt, as dashes and quotation marks are: to ask a character beyond ASCII what it is
/// takes long.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}')
}

/// Whether `c` is one of the marks that are used as an apostrophe.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`')
}

/// The length of `'s` at the head of `rest`, which begins with `first`, or 0. Tokenised texts set a space before it, and
/// before `'ll`, `'re`, `'ve`, `'d`, `'m` too.
fn clitic_length(rest: &str, first: char, spaced: bool) -> usize {
    if !is_apostrophe(first) {
        return 0;
    }
    let mark = first.len_utf8();
    let tail = &rest[mark..];
    let letters = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
    let fits = match &tail.as_bytes()[..letters] {
        b"s" | b"S" => true,
        b"ll" | b"re" | b"ve" | b"d" | b"m" => spaced,
        _ => false,
    };
    if !fits || char_at(tail, letters).is_alphanumeric() {
        0
    } else {
        mark + letters
    }
}

/// The length of the word at the head of `rest`, which begins with a letter.
fn word_length(rest: &str) -> usize {
    // What follows a word's plain letters decides, not they.
    let mut at = lexicon::head(rest.as_bytes()).length;
    loop {
        let c = char_at(rest, at);
        if !is_mark(c) && (c.is_alphanumeric() || is_combining(c)) {
            at += c.len_utf8();
            continue;
        }
        if at >= rest.len() {
            return at;
        }
        let next = char_at(rest, at + c.len_utf8());
        match c {
            '.' if is_initials(&rest[..at]) => {
                if !next.is_alphabetic() {
                    // "U.S." keeps its last stop, "J." does not.
                    return if at > 1 && rest[..at].contains('.') {
                        at + 1
                    } else {
                        at
                    };
                }
            }
            '-' | '‑' | '&' if next.is_alphanumeric() => {}
            c if is_apostrophe(c)
                && next.is_alphabetic()
                && clitic_length(&rest[at..], c, false) == 0 => {}
            _ => return at,
        }
        at += c.len_utf8();
    }
}

/// Whether `head` is single letters joined by full stops (`U`, `U.S`, `p.m`).
fn is_initials(head: &str) -> bool {
    head.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    })
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The length of the number at the head of `rest`, which begins with a digit.
fn number_length(rest: &str) -> usize {
    let mut at = 0;
    loop {
        let c = char_at(rest, at);
        if c.is_alphanumeric() || matches!(c, '.' | ',') && char_at(rest, at + 1).is_ascii_digit() {
            at += c.len_utf8();
        } else {
            return at;
        }
    }
}

/// The length of the mark at the head of `rest`: a run of one of `.-–—_*=` is one mark, and so are two
/// apostrophes or grave accents, which stand for a quotation mark.
fn mark_length(rest: &str, first: char) -> usize {
    let one = first.len_utf8();
    match first {
        '\'' | '`' if char_at(rest, one) == first => return 2,
        '.' | '-' | '–' | '—' | '_' | '*' | '=' => {}
        _ => return one,
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
            ("J. Smith", vec!["J", ".", "Smith"]),
            ("U.S.-based", vec!["U.S.", "-", "based"]),
            (
                "China 's plan did n't ''",
                vec!["China", "'s", "plan", "did", "n't", "''"],
            ),
            (
                "`` We 'll go , ''",
                vec!["``", "We", "'ll", "go", ",", "''"],
            ),
            (
                "a café’s naïve plan",
                vec!["a", "café", "’s", "naïve", "plan"],
            ),
            ("workers' rights", vec!["workers", "'", "rights"]),
            ("15-20%", vec!["15", "-", "20", "%"]),
            ("$15bn", vec!["$", "15bn"]),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn tokens_cover_all_that_is_not_white_space(text in "[a-zA-Z0-9 .,'’`“”$%é—-]{0,60}") {
            let mut tokens = Vec::new();
            tokenize(&text, Span::new(0, text.len()), &mut tokens);
            let joined: String = tokens.iter().map(|t| t.of(&text)).collect();
            let solid: String = text.split_whitespace().collect();
            proptest::prop_assert_eq!(joined, solid);
        }
    }
}
