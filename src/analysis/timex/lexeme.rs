//! Reads tokens as the words that time expressions are made of.

use super::begin::{Sorts, sorts};
use super::meaning::{Part, Unit};
use crate::analysis::hyphen;
use crate::analysis::lexicon::WordId;
use crate::analysis::token::{Token, TokenKind};
use crate::corpus::Span;

/// What a word can be in a time expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lex {
    /// Nothing that matters here.
    Other,
    /// One mark; a run of dashes is `-`.
    Mark(u8),
    /// A whole number in digits, and how many digits it has.
    Int(u32, u8),
    /// A number with a decimal part, in thousandths.
    Decimal(u32),
    /// A number in digits with an ordinal ending (`9th`).
    Nth(u8),
    /// Digits and `s`: `1990s`, `80s`.
    Tens(u16),
    /// An hour (or, after one, a minute) glued to its half of the day (`5pm`): which, whether after noon.
    Hour(u8, bool),
    /// A time of day glued together (`2.30pm`): hour of 24, minute.
    Time(u8, u8),
    /// A day in figures with full stops (`23.04.2022`): year, month, day.
    Dotted(u16, u8, u8),
    /// A month's full name.
    Month(u8),
    /// A month's short name.
    MonthShort(u8),
    /// A weekday's full name, Monday being 1.
    Weekday(u8),
    /// A weekday's short name.
    WeekdayShort(u8),
    /// A weekday's plural.
    Weekdays(u8),
    /// A unit of time.
    Unit(Unit),
    /// Its plural.
    Units(Unit),
    /// A number word; `hundred` and `thousand` too.
    Number(u32),
    /// An ordinal word.
    Ordinal(u8),
    /// A season: spring 1, summer 2, autumn 3, fall 4, winter 5.
    Season(u8),
    /// Its plural.
    Seasons(u8),
    /// A part of the day.
    Part(Part),
    /// Its plural.
    Parts(Part),
    /// `yesterday`, `today`, `tomorrow`: days from today.
    Day(i8),
    /// `tonight`.
    Tonight,
    /// `daily`, `annual` …: how often.
    Frequency(Unit),
    /// A word that means the present, the past or the future by itself.
    Ref(Tri),
    /// `the nineties`.
    Decade(u8),
    /// `a.m.`, `p.m.`: whether after noon.
    HalfDay(bool),
    /// A time zone: whether it is universal time.
    Zone(bool),
    /// Any other word of the grammar, by its lower-case form.
    Word(&'static str),
    /// A possessive `'s`.
    Possessive,
}

/// Present, past or future.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tri {
    /// Now.
    Present,
    /// Before now.
    Past,
    /// After now.
    Future,
}

/// A token, or a part of one between hyphens.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// Where it stands.
    pub span: Span,
    /// What it can be.
    pub lex: Lex,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// What it can begin.
    pub sorts: Sorts,
}

/// Reads `tokens`, added to `out`.
pub fn read(text: &str, tokens: &[Token], out: &mut Vec<Lexeme>) {
    out.reserve(tokens.len());
    for &token in tokens {
        let lex = match token.kind {
            TokenKind::Mark => mark(token.of(text)),
            TokenKind::Number => number_word(token.of(text)),
            TokenKind::Word => match word_class(text, token.span, token.word) {
                Lex::Other if is_compound(text, token) && split(text, token, out) => continue,
                lex => lex,
            },
        };
        out.push(Lexeme {
            span: token.span,
            lex,
            capital: token.capital,
            spaced: token.spaced,
            sorts: sorts(lex, token.word, token.capital),
        });
    }
}

/// Whether a word has a hyphen, a plain one or one that does not break.
#[inline]
fn is_compound(text: &str, token: Token) -> bool {
    hyphen::may_stand_in(text, token.span) && token.of(text).contains(['-', '‑'])
}

/// Adds the parts of a hyphenated word, if one of them can be part of a time expression; whether it did.
fn split(text: &str, token: Token, out: &mut Vec<Lexeme>) -> bool {
    let word = token.of(text);
    let from = out.len();
    let mut useful = false;
    let mut start = token.span.start as usize;
    let mut push = |start: usize, part: &str, (lex, known): (Lex, WordId), spaced: bool| {
        let capital = part.chars().next().is_some_and(char::is_uppercase);
        out.push(Lexeme {
            span: Span::new(start, start + part.len()),
            lex,
            capital,
            spaced,
            sorts: sorts(lex, known, capital),
        });
    };
    for (number, piece) in word.split_inclusive(['-', '‑']).enumerate() {
        let part = piece.trim_end_matches(['-', '‑']);
        let (lex, known) = if part.starts_with(|c: char| c.is_ascii_digit()) {
            (number_word(part), WordId::NONE)
        } else {
            let known = WordId::find(part);
            let span = Span::new(start, start + part.len());
            (word_class(text, span, known), known)
        };
        useful |= !matches!(lex, Lex::Other | Lex::Word(_));
        push(start, part, (lex, known), number == 0 && token.spaced);
        if piece.len() > part.len() {
            push(
                start + part.len(),
                &piece[part.len()..],
                (Lex::Mark(b'-'), WordId::NONE),
                false,
            );
        }
        start += piece.len();
    }
    if !useful {
        out.truncate(from);
    }
    useful
}

fn mark(word: &str) -> Lex {
    match word.as_bytes().first() {
        Some(b'`') => Lex::Mark(b'\''),
        Some(&byte) if byte.is_ascii() => Lex::Mark(byte),
        _ => match word.chars().next() {
            Some('–' | '—') => Lex::Mark(b'-'),
            Some('’' | '‘') => Lex::Mark(b'\''),
            Some('½') => Lex::Decimal(500),
            _ => Lex::Other,
        },
    }
}

/// What a number token can be.
fn number_word(word: &str) -> Lex {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (head, rest) = word.split_at(digits);
    let Ok(value) = head.parse::<u32>() else {
        return Lex::Other;
    };
    let ordinal = |s: &str| {
        ["st", "nd", "rd", "th"]
            .iter()
            .any(|e| s.eq_ignore_ascii_case(e))
    };
    match rest {
        "" => Lex::Int(value, digits.min(20) as u8),
        "s" if digits == 4 || digits == 2 => Lex::Tens(value as u16),
        r if ordinal(r) && value <= 99 => Lex::Nth(value as u8),
        r if digits <= 2 && value < 60 && r.eq_ignore_ascii_case("am") => {
            Lex::Hour(value as u8, false)
        }
        r if digits <= 2 && value < 60 && r.eq_ignore_ascii_case("pm") => {
            Lex::Hour(value as u8, true)
        }
        r => decimal(value, r),
    }
}

/// `2.5`, `1,243` or `30pm`, of which `value` and `rest` are head and tail.
fn decimal(value: u32, rest: &str) -> Lex {
    if let Some(fraction) = rest.strip_prefix('.') {
        if let Some(glued) = glued_time(value, fraction).or_else(|| dotted(value, fraction)) {
            return glued;
        }
        let thousandths = format_thousandths(fraction);
        return thousandths
            .and_then(|t| value.checked_mul(1000)?.checked_add(t))
            .map_or(Lex::Other, Lex::Decimal);
    }
    if rest.starts_with(',') && rest.len() == 4 {
        return rest[1..]
            .parse::<u32>()
            .ok()
            .and_then(|r| value.checked_mul(1000)?.checked_add(r))
            .map_or(Lex::Other, |n| Lex::Int(n, 20));
    }
    Lex::Other
}

/// "30pm" after "2.".
fn glued_time(hour: u32, tail: &str) -> Option<Lex> {
    let (minute, half) = tail.split_at_checked(2)?;
    let minute: u8 = minute.parse().ok().filter(|m| *m < 60)?;
    let pm = half.eq_ignore_ascii_case("pm");
    if !(1..=12).contains(&hour) || !(pm || half.eq_ignore_ascii_case("am")) {
        return None;
    }
    Some(Lex::Time(hour as u8 % 12 + if pm { 12 } else { 0 }, minute))
}

/// "04.2022" after "23.", as most of Europe writes a day.
fn dotted(day: u32, tail: &str) -> Option<Lex> {
    let (month, year) = tail.split_once('.')?;
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || month.len() > 2 || !digits(year) || !digits(month) {
        return None;
    }
    let (month, year) = (month.parse::<u8>().ok()?, year.parse::<u16>().ok()?);
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..2200).contains(&year);
    fits.then_some(Lex::Dotted(year, month, day as u8))
}

fn format_thousandths(fraction: &str) -> Option<u32> {
    let digits = fraction.get(..fraction.len().min(3))?;
    let value: u32 = digits.parse().ok()?;
    Some(value * 10u32.pow(3 - digits.len() as u32))
}

/// The class of the word at `span`, by the lexicon.
#[inline]
fn word_class(text: &str, span: Span, known: WordId) -> Lex {
    if let Some(b'\'' | 0xe2) = text.as_bytes().get(span.start as usize) {
        return if span.of(text).ends_with(['s', 'S']) {
            Lex::Possessive
        } else {
            Lex::Other
        };
    }
    known.time().map_or(Lex::Other, meaning)
}

/// What a class of the lexicon says.
fn meaning(class: &'static str) -> Lex {
    // Four words of the grammar in five are of this class: it is looked for first.
    if let Some(word) = class.strip_prefix("word ") {
        return Lex::Word(word);
    }
    let (kind, value) = class.split_once(' ').unwrap_or((class, ""));
    let number = || value.parse::<i32>().unwrap_or_default();
    match kind {
        "month" => Lex::Month(number() as u8),
        "month-short" => Lex::MonthShort(number() as u8),
        "weekday" => Lex::Weekday(number() as u8),
        "weekday-short" => Lex::WeekdayShort(number() as u8),
        "weekdays" => Lex::Weekdays(number() as u8),
        "unit" => Lex::Unit(Unit::named(value)),
        "units" => Lex::Units(Unit::named(value)),
        "number" => Lex::Number(number() as u32),
        "ordinal" => Lex::Ordinal(number() as u8),
        "season" => Lex::Season(number() as u8),
        "seasons" => Lex::Seasons(number() as u8),
        "part" => Lex::Part(Part::named(value)),
        "parts" => Lex::Parts(Part::named(value)),
        "day" => Lex::Day(number() as i8),
        "part-today" => Lex::Tonight,
        "frequency" => Lex::Frequency(Unit::named(value)),
        "ref" => Lex::Ref(match value {
            "present" => Tri::Present,
            "past" => Tri::Past,
            _ => Tri::Future,
        }),
        "decade" => Lex::Decade(number() as u8),
        "half-day" => Lex::HalfDay(value == "pm"),
        "zone" => Lex::Zone(value == "Z"),
        _ => Lex::Other,
    }
}
