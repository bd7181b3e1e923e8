//! The small pieces that the grammar's rules are composed of: each takes a place and gives the place after it.

use super::begin::Sorts;
use super::lexeme::{Lex, Lexeme};
use super::meaning::Unit;

/// A sentence that is read for phrases.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The sentence's lexemes.
    pub lexemes: &'a [Lexeme],
}

/// A place among a sentence's lexemes: two words of the machine, as rules hand places on all the time.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    line: &'a Line<'a>,
    /// The index of the lexeme at this place.
    pub index: usize,
}

impl<'a> At<'a> {
    /// The place of lexeme `index`.
    pub fn new(line: &'a Line<'a>, index: usize) -> Self {
        Self { line, index }
    }

    /// What stands here; the end of the sentence reads as a full stop.
    pub fn lex(self) -> Lex {
        self.lexeme().map_or(Lex::Mark(b'.'), |l| l.lex)
    }

    /// The lexeme here.
    pub fn lexeme(self) -> Option<&'a Lexeme> {
        self.line.lexemes.get(self.index)
    }

    /// What the lexeme here can begin.
    pub fn sorts(self) -> Sorts {
        self.lexeme().map_or(0, |l| l.sorts)
    }

    /// What stands here and after, `most` lexemes of the sentence.
    pub fn ahead(self, most: usize) -> &'a [Lexeme] {
        let rest = self.line.lexemes.get(self.index..).unwrap_or_default();
        rest.get(..most).unwrap_or(rest)
    }

    /// Whether the sentence ends here.
    pub fn ended(self) -> bool {
        self.index >= self.line.lexemes.len()
    }

    /// The place of lexeme `index` of the same sentence.
    pub fn to(self, index: usize) -> Self {
        Self { index, ..self }
    }

    /// The next place.
    pub fn next(self) -> Self {
        Self {
            index: self.index + 1,
            ..self
        }
    }

    /// The place before, if there is one.
    pub fn back(self) -> Option<Self> {
        let index = self.index.checked_sub(1)?;
        Some(Self { index, ..self })
    }

    /// Whether the lexeme here begins with a capital.
    pub fn capital(self) -> bool {
        self.lexeme().is_some_and(|l| l.capital)
    }

    /// Whether white space stands before the lexeme here.
    pub fn spaced(self) -> bool {
        self.lexeme().is_none_or(|l| l.spaced)
    }

    /// Past `word`.
    pub fn word(self, word: &str) -> Option<Self> {
        matches!(self.lex(), Lex::Word(w) if w == word).then(|| self.next())
    }

    /// Past `word`, where it stands here.
    pub fn maybe(self, word: &str) -> Self {
        self.word(word).unwrap_or(self)
    }

    /// Past one of `words`, and which.
    pub fn any(self, words: &[&'static str]) -> Option<(&'static str, Self)> {
        let Lex::Word(here) = self.lex() else {
            return None;
        };
        let word = words.iter().find(|w| **w == here)?;
        Some((word, self.next()))
    }

    /// Past all of `words`, in order.
    pub fn words(self, words: &[&str]) -> Option<Self> {
        words.iter().try_fold(self, |at, word| at.word(word))
    }

    /// Past the mark `mark`.
    pub fn mark(self, mark: u8) -> Option<Self> {
        (self.lex() == Lex::Mark(mark)).then(|| self.next())
    }

    /// Past the mark, where it stands here.
    pub fn maybe_mark(self, mark: u8) -> Self {
        self.mark(mark).unwrap_or(self)
    }

    /// Past a hyphen with no white space around it.
    pub fn hyphen(self) -> Option<Self> {
        let after = self.mark(b'-')?;
        (!self.spaced() && !after.spaced()).then_some(after)
    }

    /// A month's name ("June", "Sept."), capitalised.
    pub fn month(self) -> Option<(u8, Self)> {
        if !self.capital() {
            return None;
        }
        match self.lex() {
            Lex::Month(m) => Some((m, self.next())),
            Lex::MonthShort(m) => {
                let after = self.next();
                Some((m, after.stop().unwrap_or(after)))
            }
            _ => None,
        }
    }

    /// Past an abbreviation's full stop: one that more of the sentence follows.
    pub fn stop(self) -> Option<Self> {
        let after = self.mark(b'.')?;
        (!self.spaced() && !after.ended()).then_some(after)
    }

    /// A weekday's name, capitalised; short names count only before a date or with a full stop.
    pub fn weekday(self) -> Option<(u8, Self)> {
        if !self.capital() {
            return None;
        }
        match self.lex() {
            Lex::Weekday(d) => Some((d, self.next())),
            Lex::WeekdayShort(d) => {
                let after = self.next();
                let after = after.stop().unwrap_or(after);
                let dated = after.maybe_mark(b',');
                (dated.month().is_some()
                    || matches!(dated.lex(), Lex::Int(1..=31, _) | Lex::Nth(_)))
                .then_some((d, after))
            }
            _ => None,
        }
    }

    /// A day of the month: "9", "9th", "ninth", "twenty nine", "twenty-first".
    pub fn day_of_month(self) -> Option<(u8, Self)> {
        let (day, after) = match self.lex() {
            Lex::Int(n, digits) if digits <= 2 => (n, self.next()),
            Lex::Nth(n) | Lex::Ordinal(n) => (u32::from(n), self.next()),
            Lex::Number(20 | 30) => {
                let tens = if self.lex() == Lex::Number(20) {
                    20
                } else {
                    30
                };
                let joined = self.next().hyphen().unwrap_or(self.next());
                match joined.lex() {
                    Lex::Number(n @ 1..=9) => (tens + n, joined.next()),
                    Lex::Ordinal(n @ 1..=9) => (tens + u32::from(n), joined.next()),
                    _ => (tens, self.next()),
                }
            }
            Lex::Number(n) if n < 20 => (n, self.next()),
            _ => return None,
        };
        (1..=31).contains(&day).then_some((day as u8, after))
    }

    /// A year in digits, 1000–2199; or in words from "nineteen hundred" to "two thousand …".
    pub fn year(self) -> Option<(i32, Self)> {
        match self.lex() {
            Lex::Int(n @ 1000..=2199, 4) => {
                let after = self.next();
                let fraction = after.lex() == Lex::Mark(b'/') && !after.spaced();
                (!fraction).then_some((n as i32, after))
            }
            Lex::Number(_) => self.year_in_words(),
            // "'98", "’24".
            Lex::Mark(b'\'') if self.spaced() && !self.next().spaced() => match self.next().lex() {
                Lex::Int(n, 2) => Some((
                    n as i32 + if n < 30 { 2000 } else { 1900 },
                    self.to(self.index + 2),
                )),
                _ => None,
            },
            _ => None,
        }
    }

    /// "nineteen ninety-six", "two thousand", "two thousand and one", "twenty ten".
    pub fn year_in_words(self) -> Option<(i32, Self)> {
        match self.lex() {
            Lex::Number(2) => {
                let after = self.next();
                if after.lex() != Lex::Number(1000) {
                    return None;
                }
                let after = after.next();
                let more = after.word("and").unwrap_or(after);
                match more.below_hundred() {
                    Some((n, end)) => Some((2000 + n as i32, end)),
                    None => Some((2000, after)),
                }
            }
            Lex::Number(c @ (17..=20)) => {
                let (n, end) = self.next().below_hundred()?;
                (n >= 10).then_some((c as i32 * 100 + n as i32, end))
            }
            _ => None,
        }
    }

    /// A number word below a hundred: "seven", "ninety", "ninety-six", "twenty four".
    pub fn below_hundred(self) -> Option<(u32, Self)> {
        let Lex::Number(n) = self.lex() else {
            return None;
        };
        if n >= 100 {
            return None;
        }
        let after = self.next();
        if n < 20 {
            return Some((n, after));
        }
        let joined = after.hyphen().unwrap_or(after);
        match joined.lex() {
            Lex::Number(m @ 1..=9) => Some((n + m, joined.next())),
            _ => Some((n, after)),
        }
    }

    /// A whole number in digits or words ("12", "twenty four", "a hundred", "two thousand"), in thousandths;
    /// with a fraction too ("2 1/2", "2.5", "two and a half").
    pub fn count(self) -> Option<(u32, Self)> {
        let (whole, after) = match self.lex() {
            Lex::Int(n, _) => (n.checked_mul(1000)?, self.next()),
            Lex::Decimal(n) => (n, self.next()),
            Lex::Number(100 | 1000) => return None,
            Lex::Number(_) => {
                let (n, after) = self.below_hundred()?;
                scaled(n, after)?
            }
            Lex::Word("a") => match self.next().lex() {
                Lex::Number(100 | 1000) => scaled(1, self.next())?,
                Lex::Number(12) => (12000, self.next().next()),
                _ => return None,
            },
            _ => return None,
        };
        let half = after.half();
        Some(half.map_or((whole, after), |end| (whole.saturating_add(500), end)))
    }

    /// Past "1/2", "½", "and a half", "-and-a-half".
    pub fn half(self) -> Option<Self> {
        if self.lex() == Lex::Int(1, 1)
            && let Some(after) = self.next().mark(b'/')
            && after.lex() == Lex::Int(2, 1)
        {
            return Some(after.next());
        }
        if self.lex() == Lex::Decimal(500) {
            return Some(self.next());
        }
        let joined = |at: Self| at.hyphen().unwrap_or(at);
        let at = joined(self).word("and")?;
        joined(joined(at).word("a")?).word("half")
    }

    /// Whether the word here is "million", "billion" or "trillion".
    pub fn is_large_number(self) -> bool {
        self.lexeme().is_some_and(|l| {
            matches!(
                l.span.of(self.line.text),
                "million" | "billion" | "trillion" | "percent"
            )
        })
    }

    /// What `find` gives for the longest run of at most `most` lexemes, spelled in lower case.
    pub fn spelled<T>(self, most: usize, find: impl Fn(&str) -> Option<T>) -> Option<(T, Self)> {
        let mut buffer = [0u8; 40];
        let mut length = 0;
        let mut best = None;
        let mut at = self;
        while at.index < self.index + most
            && let Some(lexeme) = at.lexeme()
        {
            if at.spaced() && length > 0 {
                length += 1;
                *buffer.get_mut(length - 1)? = b' ';
            }
            for c in lexeme.span.of(self.line.text).chars() {
                let c = if matches!(c, '’' | '`') { '\'' } else { c };
                let Some(slot) = buffer.get_mut(length).filter(|_| c.is_ascii()) else {
                    return best;
                };
                *slot = (c as u8).to_ascii_lowercase();
                length += 1;
            }
            at = at.next();
            let name = str::from_utf8(&buffer[..length]).unwrap_or_default();
            if let Some(found) = find(name) {
                best = Some((found, at));
            }
        }
        best
    }

    /// A unit in the singular.
    pub fn unit(self) -> Option<(Unit, Self)> {
        match self.lex() {
            Lex::Unit(u) => Some((u, self.next())),
            _ => None,
        }
    }

    /// A unit in the plural.
    pub fn units(self) -> Option<(Unit, Self)> {
        match self.lex() {
            Lex::Units(u) => Some((u, self.next())),
            _ => None,
        }
    }

    /// A unit in either number; "second" counts as one.
    pub fn unit_or_units(self) -> Option<(Unit, Self)> {
        match self.lex() {
            Lex::Unit(u) | Lex::Units(u) => Some((u, self.next())),
            Lex::Ordinal(2) => Some((Unit::Second, self.next())),
            _ => None,
        }
    }
}

/// `n` with "hundred" and "thousand" after it, in thousandths.
fn scaled(n: u32, mut at: At<'_>) -> Option<(u32, At<'_>)> {
    let mut n = n;
    while let Lex::Number(scale @ (100 | 1000)) = at.lex() {
        n = n.checked_mul(scale)?;
        at = at.next();
    }
    Some((n.checked_mul(1000)?, at))
}
