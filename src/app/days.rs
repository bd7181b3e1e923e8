//! Reads a span of time as a person types it: `2025-05`, `May 2025`, `2025-06-01..2025-06-09`, `from May 2025`.

use chrono::{Datelike as _, Days, Months, NaiveDate};

/// Why a span of time was not understood, with what would be.
pub const EXPECTED: &str =
    "write 2025, 2025-05, 2025-06-05, May 2025, 5 June 2025, or two of them with .. or to between";

/// The first and the last day that `typed` names; an open end reaches as far as dates do.
pub fn parse(typed: &str) -> Option<(NaiveDate, NaiveDate)> {
    let typed = typed.trim();
    let typed = strip_word(typed, "from").unwrap_or(typed);
    if let Some((from, to)) = halves(typed) {
        let (from, to) = (from.trim(), to.trim());
        if from.is_empty() && to.is_empty() {
            return None;
        }
        let first = if from.is_empty() {
            NaiveDate::MIN
        } else {
            one(from)?.0
        };
        let last = if to.is_empty() {
            NaiveDate::MAX
        } else {
            one(to)?.1
        };
        return (first <= last).then_some((first, last));
    }
    one(typed)
}

/// `text` without the word `word` at its head.
fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len())?;
    let rest = &text[word.len()..];
    (head.eq_ignore_ascii_case(word) && rest.starts_with(' ')).then(|| rest.trim_start())
}

/// The two sides of `..`, an en dash, `to` or `until`.
fn halves(text: &str) -> Option<(&str, &str)> {
    let split = text.split_once("..").or_else(|| text.split_once('–'));
    split.or_else(|| {
        [" to ", " until "].iter().find_map(|word| {
            // Only ASCII is made lower case, so that offsets stay.
            let at = text.to_ascii_lowercase().find(word)?;
            Some((&text[..at], &text[at + word.len()..]))
        })
    })
}

/// The first and the last day of one date, month or year.
fn one(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts: Vec<&str> = Vec::new();
    let separators = |c: char| c.is_whitespace() || matches!(c, '-' | '/' | ',' | '.');
    parts.extend(text.split(separators).filter(|p| !p.is_empty()));
    match parts[..] {
        [year] => of_year(number(year)?),
        [a, b] => match (number(a), number(b)) {
            (Some(year), Some(month)) => of_month(year, u32::try_from(month).ok()?),
            (Some(year), None) => of_month(year, month(b)?),
            (None, Some(year)) => of_month(year, month(a)?),
            _ => None,
        },
        [first, second, third] => {
            let (year, month, day) = match (number(first), number(second), number(third)) {
                (Some(y), Some(m), Some(d)) if first.len() == 4 => (y, u32::try_from(m).ok()?, d),
                (Some(d), None, Some(y)) if third.len() == 4 => (y, month(second)?, d),
                (Some(y), None, Some(d)) => (y, month(second)?, d),
                (None, Some(d), Some(y)) => (y, month(first)?, d),
                _ => return None,
            };
            let day = NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)?;
            Some((day, day))
        }
        _ => None,
    }
}

fn number(text: &str) -> Option<i32> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = matches!(&text[digits.len()..], "" | "st" | "nd" | "rd" | "th");
    (ordinal && digits.len() <= 4).then(|| digits.parse().ok())?
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
            ("2025-06-01..2025-06-09", "2025-06-01", "2025-06-09"),
            ("2025-05 to 2025-06", "2025-05-01", "2025-06-30"),
            ("from May 2025 to 9 June 2025", "2025-05-01", "2025-06-09"),
            ("From 2024 TO 2025", "2024-01-01", "2025-12-31"),
        ] {
            let want = (from.parse().unwrap(), to.parse().unwrap());
            assert_eq!(parse(typed), Some(want), "{typed}");
        }
        assert_eq!(parse("2025-06..").map(|s| s.1), Some(NaiveDate::MAX));
        assert_eq!(parse("..2025-06").map(|s| s.0), Some(NaiveDate::MIN));
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for typed in [
            "",
            "..",
            "to",
            "soon",
            "2025-13",
            "2025-02-30",
            "12",
            "2025..2024",
            "ma 2025",
            "1.2.3.4",
            "é to é",
        ] {
            assert_eq!(parse(typed), None, "{typed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]
        #[test]
        fn nothing_typed_makes_it_panic(typed in "([0-9]{1,5}|[-./, –]|to|from|May|\\PC){0,8}") {
            if let Some((from, to)) = parse(&typed) {
                prop_assert!(from <= to);
            }
        }
    }
}
