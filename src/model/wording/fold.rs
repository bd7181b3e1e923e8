//! Folds the words of a passage: what is spelled or typed otherwise but said the same becomes equal.

use crate::analysis::lexicon;
use crate::corpus::Span;

/// What follows a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// The next word.
    None,
    /// The end of a sentence.
    Sentence,
    /// Something is left out or put in by an editor: an ellipsis, a bracket, words of saying.
    Gap,
}

/// One folded word of a passage.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Equal for words that are the same.
    pub key: u64,
    /// Equal for foreign names that are spelled alike; 0 for short words.
    sound: u64,
    /// Its length in bytes.
    length: u32,
    /// What follows it.
    pub after: Break,
    /// Whether it tells something: no article, pronoun, auxiliary.
    pub content: bool,
    /// Whether it may be left out in silence ("that", "well").
    pub filler: bool,
}

impl Word {
    /// A hash of the letters of several words without what is between them.
    pub(super) fn joined(words: &[Self]) -> u64 {
        let join = |all: u64, w: &Self| {
            all.wrapping_mul(BASE.wrapping_pow(w.length))
                .wrapping_add(w.key)
        };
        words.iter().fold(0, join)
    }

    /// Whether two words are one, spelled otherwise ("Kadafi", "Qaddafi").
    pub fn is_spelled_like(&self, other: &Self) -> bool {
        self.key == other.key || self.sound != 0 && self.sound == other.sound
    }
}

/// The folded words of `span` in `text`.
pub fn words(text: &str, span: Span) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    each(text, span, &mut |piece| match piece {
        Piece::Word(word, span) => out.push(Word {
            span,
            key: hash(word),
            sound: sound(word),
            length: word.len() as u32,
            after: Break::None,
            content: !lexicon::STOPWORDS.contains(word),
            filler: FILLERS.contains(&word),
        }),
        Piece::Break(kind) => {
            if let Some(last) = out.last_mut()
                && last.after != Break::Gap
            {
                last.after = kind;
            }
        }
    });
    out
}

/// The folded words of `span` as a text that folds to the same words again: `.` ends a sentence, `…` stands for a gap.
pub fn folded(text: &str, span: Span) -> String {
    let mut out = String::with_capacity(span.len());
    each(text, span, &mut |piece| {
        let word = match piece {
            Piece::Word(word, _) => word,
            Piece::Break(Break::Gap) => "…",
            Piece::Break(_) => ".",
        };
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}

/// Words that reporters leave out or put in without a sign.
const FILLERS: [&str; 12] = [
    "a", "an", "the", "that", "and", "but", "so", "well", "just", "uh", "um", "very",
];

/// A folded word with its place, or what stands between words.
enum Piece<'a> {
    Word(&'a str, Span),
    Break(Break),
}

/// Gives every word of `span` to `take`, folded, and what breaks their flow.
fn each(text: &str, span: Span, take: &mut dyn FnMut(Piece)) {
    let bytes = span.of(text);
    let base = span.start as usize;
    let mut lower = String::new();
    let mut at = 0;
    while let Some(c) = bytes[at..].chars().next() {
        if c.is_alphanumeric() {
            let length = length(&bytes[at..]);
            let number = c.is_ascii_digit();
            lower.clear();
            let written = &bytes[at..at + length];
            if written.is_ascii() {
                lower.push_str(written);
                lower.make_ascii_lowercase();
            } else {
                lower.extend(written.chars().flat_map(char::to_lowercase));
            }
            if !number {
                lower.retain(|c| c != '.');
            }
            let span = Span::new(base + at, base + at + length);
            word(&mut lower, span, take);
            at += length;
            continue;
        }
        let rest = &bytes[at..];
        let (kind, length) = match c {
            '…' => (Some(Break::Gap), c.len_utf8()),
            '.' if rest.starts_with("..") || rest.starts_with(". .") => {
                let dots = rest
                    .find(|c: char| c != '.' && c != ' ')
                    .unwrap_or(rest.len());
                (Some(Break::Gap), dots)
            }
            '.' | '!' | '?' => (Some(Break::Sentence), 1),
            '[' | '(' => (Some(Break::Gap), aside(rest, c)),
            _ => (None, c.len_utf8()),
        };
        if let Some(kind) = kind {
            take(Piece::Break(kind));
        }
        at += length;
    }
}

/// The length of an editor's aside with its brackets; of the bracket alone where it is not closed soon.
fn aside(rest: &str, open: char) -> usize {
    let close = if open == '[' { ']' } else { ')' };
    let mut within = rest.char_indices().take(120);
    within
        .find(|&(_, c)| c == close)
        .map_or(1, |(at, _)| at + 1)
}

/// The length of the word that `rest` begins with: letters and digits, apostrophes and points inside ("don’t", "U.S.", "12.7").
fn length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    let mut before = ' ';
    let mut letters = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, n)| n);
        let inside = match c {
            '\'' | '’' => next.is_alphabetic(),
            '.' => {
                letters == 1
                    && before.is_uppercase()
                    && (next.is_uppercase() || rest[..at].contains('.'))
                    || before.is_ascii_digit() && next.is_ascii_digit()
            }
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => c.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        before = c;
        end = at + c.len_utf8();
    }
    end
}

/// Folds one lower-cased word and gives it, or the two words that it contracts.
fn word(lower: &mut String, span: Span, take: &mut dyn FnMut(Piece)) {
    if !lower.is_ascii() {
        *lower = lower.replace('’', "'");
    }
    if lower.contains(',') {
        lower.retain(|c| c != ',');
    }
    let Some((head, tail)) = lower.split_once('\'') else {
        if let Some((_, one, two)) = RUN_TOGETHER.iter().find(|(word, ..)| word == lower) {
            take(Piece::Word(one, span));
            take(Piece::Word(two, span));
        } else {
            spell(lower);
            take(Piece::Word(lower, span));
        }
        return;
    };
    let negated = tail == "t" && head.ends_with('n');
    let (one, two) = match (head, tail) {
        ("won", "t") => ("will", "not"),
        ("shan", "t") => ("shall", "not"),
        ("can", "t") => ("can", "not"),
        _ if negated => (&head[..head.len() - 1], "not"),
        (_, "ll") => (head, "will"),
        (_, "re") => (head, "are"),
        (_, "ve") => (head, "have"),
        ("i", "m") => (head, "am"),
        (_, "d") => (head, "would"),
        ("let", "s") => (head, "us"),
        ("it" | "that" | "he" | "she" | "what" | "who" | "there" | "here" | "where", "s") => {
            (head, "is")
        }
        _ => {
            let mut joined: String = lower.chars().filter(|c| *c != '\'').collect();
            spell(&mut joined);
            take(Piece::Word(&joined, span));
            return;
        }
    };
    if !one.is_empty() {
        take(Piece::Word(one, span));
    }
    take(Piece::Word(two, span));
}

/// Words that are two.
const RUN_TOGETHER: [(&str, &str, &str); 4] = [
    ("cannot", "can", "not"),
    ("gonna", "going", "to"),
    ("wanna", "want", "to"),
    ("gotta", "got", "to"),
];

/// Brings a word to one spelling: "colour" and "color", "organise" and "organize", "ten" and "10".
fn spell(word: &mut String) {
    if let Some(value) = lexicon::NUMBER_WORDS
        .get(word)
        .filter(|v| v.bytes().all(|b| b.is_ascii_digit()))
    {
        value.clone_into(word);
        return;
    }
    if let Some((_, full)) = SHORT.iter().find(|(short, _)| short == word) {
        (*full).clone_into(word);
        return;
    }
    if word.len() < 5 {
        return;
    }
    let last = word.as_bytes().last();
    for (from, to) in SPELLINGS {
        if from.as_bytes().last() != last {
            continue;
        }
        if let Some(head) = word.strip_suffix(from) {
            let length = head.len();
            word.truncate(length);
            word.push_str(to);
            return;
        }
    }
}

/// Words that are written short.
const SHORT: [(&str, &str); 9] = [
    ("ft", "feet"),
    ("km", "kilometers"),
    ("kilometres", "kilometers"),
    ("mr", "mister"),
    ("pct", "percent"),
    ("ok", "okay"),
    ("bn", "billion"),
    ("m", "million"),
    ("vs", "versus"),
];

/// Endings of British English and what they are elsewhere. A word that only looks like one is changed the same way on
/// both sides and stays equal to itself.
const SPELLINGS: [(&str, &str); 23] = [
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("our", "or"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("ogue", "og"),
    ("ogues", "ogs"),
    ("fence", "fense"),
    ("licence", "license"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("wards", "ward"),
];

/// The base of [`hash`], odd.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// A polynomial hash (Karp and Rabin 1987): that of two words together follows from theirs.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0, |h: u64, b| {
        h.wrapping_mul(BASE).wrapping_add(u64::from(b))
    })
}

/// How a word of five letters or more sounds, roughly: its consonants, alike ones as one; 0 where that tells too little.
fn sound(word: &str) -> u64 {
    if word.len() < 5 || word.bytes().any(|b| !b.is_ascii_lowercase()) {
        return 0;
    }
    let mut key = 0xcbf2_9ce4_8422_2325_u64;
    let (mut last, mut count) = (0, 0);
    let mut add = |b: u8| {
        if b != last {
            key = (key ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
            count += 1;
            last = b;
        }
    };
    for b in word.bytes() {
        match b {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b'w' => {}
            b'c' | b'k' | b'q' | b'g' | b'x' => add(b'k'),
            b'd' | b't' => add(b't'),
            b'z' => add(b's'),
            b'v' => add(b'f'),
            _ => add(b),
        }
    }
    // The last letter keeps "began" and "begins", "signed" and "sign" apart.
    let end = word.as_bytes()[word.len() - 1];
    add(if end == b'y' { b'i' } else { end });
    if count >= 4 { key } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        folded(text, Span::new(0, text.len()))
    }

    #[test]
    fn words_that_are_said_the_same_fold_to_the_same() {
        for (text, want) in [
            ("“We WON’T go”", "we will not go"),
            ("They're slow-rolling it", "they are slow rolling it"),
            (
                "We cannot stay. It's late!",
                "we can not stay . it is late .",
            ),
            ("The U.S. and the US", "the us and the us"),
            ("U.S. rules", "us rules"),
            ("twelve of 1,000 — 12.7", "12 of 1000 12.7"),
            ("We honour the organisation", "we honor the organization"),
            ("towards the coast", "toward the coast"),
            ("Norland's coast", "norlands coast"),
            ("It [the pact] is … over", "it … is … over"),
            ("It is... over", "it is … over"),
            ("gonna sign", "going to sign"),
            ("", ""),
        ] {
            assert_eq!(fold(text), want, "{text}");
            assert_eq!(fold(want), want, "folding again changes nothing: {text}");
        }
    }

    #[test]
    fn foreign_names_are_spelled_in_many_ways() {
        let one = |word: &str| words(word, Span::new(0, word.len()))[0];
        for (a, b, want) in [
            ("Kadafi", "Qaddafi", true),
            ("Kadhafi", "Gaddafi", true),
            ("goverment", "government", false),
            ("increase", "decrease", false),
            ("signed", "sign", false),
            ("begins", "began", false),
            ("president", "resident", false),
        ] {
            assert_eq!(one(a).is_spelled_like(&one(b)), want, "{a} {b}");
        }
    }
}
