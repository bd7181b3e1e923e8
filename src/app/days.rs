//! Reads a span of time as a person types it: `6-9 June`, `May 2025`, `2025-06-01..2025-06-09`, `from May to June`.

use chrono::{Datelike as _, Days, Months, NaiveDate};

/// The forms of a span of time that are understood.
pub const EXPECTED: &str =
    "write 5 June, 6-9 June, June 6-9, May to June, 2025-06, 2025-06-05..2025-06-09";

/// The first and the last day that `typed` names; an open end reaches as far as dates do. `year` is meant where none
/// is typed.
pub fn parse(typed: &str, year: Option<i32>) -> Option<(NaiveDate, NaiveDate)> {
    let typed = typed.trim();
    let typed = ["from", "between"]
        .iter()
        .find_map(|word| strip_word(typed, word))
        .unwrap_or(typed);
    let one = (!typed.contains("..")).then(|| Part::read(typed)).flatten();
    let whole = one.and_then(|part| part.days(year));
    whole.or_else(|| splits(typed).find_map(|(from, to)| between(from.trim(), to.trim(), year)))
}

/// From the first day of one date to the last of another; each lends the other what it leaves out.
fn between(from: &str, to: &str, year: Option<i32>) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = match (from.is_empty(), to.is_empty()) {
        (true, true) => return None,
        (true, false) => (NaiveDate::MIN, Part::read(to)?.days(year)?.1),
        (false, true) => (Part::read(from)?.days(year)?.0, NaiveDate::MAX),
        (false, false) => {
            let (from, to) = Part::join(Part::read(from)?, Part::read(to)?, year);
            (from.days(year)?.0, to.days(year)?.1)
        }
    };
    (first <= last).then_some((first, last))
}

/// `text` without the word `word` at its head.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = &text[word.len()..];
    (head.eq_ignore_ascii_case(word) && rest.starts_with(' ')).then(|| rest.trim_start())
}

/// The ways to cut a span in two, the plainest first; a hyphen may also stand within a date.
fn splits(text: &str) -> impl Iterator<Item = (&str, &str)> {
    const WORDS: [&str; 4] = [" to ", " until ", " till ", " and "];
    let signs = ["..", "–", "—"].into_iter();
    let signs = signs.filter_map(|sign| text.split_once(sign));
    // Only ASCII is made lower case, so that offsets stay.
    let lower = text.to_ascii_lowercase();
    let words = WORDS.into_iter().filter_map(move |word| {
        let at = lower.find(word)?;
        Some((&text[..at], &text[at + word.len()..]))
    });
    let hyphens = text.match_indices('-');
    let hyphens = hyphens.map(|(at, _)| (&text[..at], &text[at + 1..]));
    // With an end open a hyphen would make a span of every slip.
    let closed = |(a, b): &(&str, &str)| !a.trim().is_empty() && !b.trim().is_empty();
    signs.chain(words).chain(hyphens.filter(closed))
}

/// One date, as far as it is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Part {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
}

impl Part {
    /// Reads `2025`, `2025-06`, `2025-06-05`, `June`, `5 June`, `Fri, June 5th, 2025`, or a bare day of a span: `6`.
    fn read(text: &str) -> Option<Self> {
        let separators = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | ',' | '.');
        let words = text.split(separators).filter(|p| !p.is_empty());
        let words: Vec<&str> = words.take(6).collect();
        let numbers: Vec<Option<u32>> = words.iter().map(|word| number(word)).collect();
        if let ([year, ..], [Some(y), Some(month), rest @ ..]) = (&words[..], &numbers[..])
            && year.len() == 4
        {
            let day = match rest {
                [] => None,
                [Some(day)] => Some(*day),
                _ => return None,
            };
            return Some(Self {
                year: i32::try_from(*y).ok(),
                month: Some(*month),
                day,
            });
        }
        let mut part = Self::default();
        for word in words {
            let twice = match number(word) {
                Some(year) if word.len() == 4 => {
                    part.year.replace(i32::try_from(year).ok()?).is_some()
                }
                Some(day) => part.day.replace(day).is_some(),
                None if is_filler(word) => false,
                None => part.month.replace(month(word)?).is_some(),
            };
            if twice {
                return None;
            }
        }
        (part != Self::default()).then_some(part)
    }

    /// The two ends of a span, each with what only the other says.
    fn join(mut from: Self, mut to: Self, year: Option<i32>) -> (Self, Self) {
        if from.month.is_none() && from.day.is_some() {
            from.month = to.month;
        }
        if to.month.is_none() && to.day.is_some() {
            to.month = from.month;
        }
        // "December to January 2026" begins in the year before.
        let turns = from.month > to.month && to.month.is_some();
        match (from.year, to.year) {
            (None, None) => {
                to.year = year;
                from.year = year.map(|y| y - i32::from(turns));
            }
            (None, Some(y)) => from.year = Some(y - i32::from(turns)),
            (Some(y), None) => to.year = Some(y + i32::from(turns)),
            _ => {}
        }
        (from, to)
    }

    /// The first and the last day of it; `year` is meant where it names none.
    fn days(self, year: Option<i32>) -> Option<(NaiveDate, NaiveDate)> {
        let year = self.year.or(year.filter(|_| self.month.is_some()))?;
        match (self.month, self.day) {
            (Some(month), Some(day)) => {
                let day = NaiveDate::from_ymd_opt(of_year(year)?.0.year(), month, day)?;
                Some((day, day))
            }
            (Some(month), None) => of_month(year, month),
            (None, None) => of_year(year),
            (None, Some(_)) => None,
        }
    }
}

/// Words that say nothing more: the day of the week, "of".
fn is_filler(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.to_ascii_lowercase();
    matches!(word.as_str(), "of" | "the" | "on" | "in")
        || word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&word))
}

fn number(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = matches!(&text[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    let plain = !digits.is_empty() && digits.len() <= 4;
    (ordinal && plain && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn of_year(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let of_four = (1000..=9999).contains(&year);
    of_four.then_some((
        NaiveDate::from_ymd_opt(year, 1, 1)?,
        NaiveDate::from_ymd_opt(year, 12, 31)?,
    ))
}

fn of_month(year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(of_year(year)?.0.year(), month, 1)?;
    let last = first.checked_add_months(Months::new(1))? - Days::new(1);
    Some((first, last))
}

/// The number of a month by its name or its first three letters or more.
fn month(name: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|m| name.len() >= 3 && m.starts_with(&name))?;
    Some(at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spans_are_read_as_people_type_them() {
        for (typed, from, to) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("2025-05", "2025-05-01", "2025-05-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025-06-05", "2025-06-05", "2025-06-05"),
            ("May 2025", "2025-05-01", "2025-05-31"),
            ("2025 may", "2025-05-01", "2025-05-31"),
            ("5 June 2025", "2025-06-05", "2025-06-05"),
            ("June 5th, 2025", "2025-06-05", "2025-06-05"),
            ("Thu 5 June", "2025-06-05", "2025-06-05"),
            ("the 5th of June", "2025-06-05", "2025-06-05"),
            ("2025-06-01..2025-06-09", "2025-06-01", "2025-06-09"),
            ("2025-05 to 2025-06", "2025-05-01", "2025-06-30"),
            ("from May 2025 to 9 June 2025", "2025-05-01", "2025-06-09"),
            ("From 2024 TO 2025", "2024-01-01", "2025-12-31"),
            ("6-9 June", "2025-06-06", "2025-06-09"),
            ("6 to 9 June", "2025-06-06", "2025-06-09"),
            ("June 6-9", "2025-06-06", "2025-06-09"),
            ("June 6-9, 2024", "2024-06-06", "2024-06-09"),
            ("6 June to 9 June", "2025-06-06", "2025-06-09"),
            ("between 6 and 9 June", "2025-06-06", "2025-06-09"),
            ("5 June", "2025-06-05", "2025-06-05"),
            ("6–9 June 2025", "2025-06-06", "2025-06-09"),
            ("30 May – 2 June 2024", "2024-05-30", "2024-06-02"),
            ("June", "2025-06-01", "2025-06-30"),
            ("May to June", "2025-05-01", "2025-06-30"),
            ("December 2024 to January", "2024-12-01", "2025-01-31"),
            ("Dec-Jan 2026", "2025-12-01", "2026-01-31"),
            ("2024 - 2025", "2024-01-01", "2025-12-31"),
            ("2025-06-06 - 2025-06-09", "2025-06-06", "2025-06-09"),
        ] {
            let want = (from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(parse(typed, Some(2025)), Some(want), "{typed}");
        }
        assert_eq!(parse("2025-06..", None).map(|s| s.1), Some(NaiveDate::MAX));
        assert_eq!(parse("..2025-06", None).map(|s| s.0), Some(NaiveDate::MIN));
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for typed in [
            "",
            "..",
            "to",
            "soon",
            "last week",
            "2025-13",
            "2025-02-30",
            "31 June",
            "9-6 June",
            "12",
            "6-9",
            "2025..2024",
            "ma 2025",
            "1.2.3.4",
            "5 6 June",
            "June June",
            "é to é",
        ] {
            assert_eq!(parse(typed, Some(2025)), None, "{typed}");
        }
        assert_eq!(parse("5 June", None), None, "no year is known");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]
        #[test]
        fn nothing_typed_makes_it_panic(typed in "([0-9]{1,5}|[-./, –]|to|from|May|\\PC){0,8}") {
            if let Some((from, to)) = parse(&typed, Some(2025)) {
                prop_assert!(from <= to);
            }
        }
    }
}
