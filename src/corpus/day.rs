//! Reads a calendar day from metadata ("June 6, 2025") or from a file's name ("2025-06-06-talks.md").

use chrono::{Datelike as _, Months, NaiveDate};

/// The years that a publication date may have; others are numbers of another kind.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// The days that a date may mean, first and last; the same where it is exact.
pub(super) type Days = (NaiveDate, NaiveDate);

/// The day or days that a date in metadata means; the day as written, whatever its zone.
///
/// Understood are ISO 8601 and its like (`2025-06-06T23:10:00Z`, `2025/06/06`, `20250606`, `2025-06`),
/// English dates with a month in words (`6 June 2025`, `Fri, 06 Jun 2025`, `June 2025`) and
/// `13/06/2025` or `06/13/2025`, where only one reading is a date.
pub(super) fn parse(text: &str) -> Option<Days> {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty())
        .take(12)
        .collect();
    parts
        .iter()
        .position(|p| month(p).is_some())
        .map_or_else(|| in_numbers(&parts), |at| in_words(&parts, at))
}

/// The day in figures that a file's name or a line holds, standing apart from letters and digits.
pub(super) fn in_figures(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let mut starts = (0..bytes.len()).filter(|&i| i == 0 || !bytes[i - 1].is_ascii_alphanumeric());
    starts.find_map(|i| day_at(&bytes[i..]))
}

/// The day at the head of `bytes`: eight digits, or year, month and day with one separator.
fn day_at(bytes: &[u8]) -> Option<NaiveDate> {
    let separated = matches!(bytes.get(4), Some(b'-' | b'_' | b'.' | b' '));
    let (month, day, length) = if separated { (5, 8, 10) } else { (4, 6, 8) };
    if separated && bytes.get(7) != bytes.get(4) {
        return None;
    }
    // "20250606T1030" goes on with a time of day.
    let goes_on = match bytes.get(length) {
        Some(b'T') => !bytes.get(length + 1).is_some_and(u8::is_ascii_digit),
        Some(b) => b.is_ascii_alphanumeric(),
        None => false,
    };
    let number = |from: usize, to: usize| digits(bytes.get(from..to)?);
    let day = valid(
        number(0, 4)?,
        number(month, month + 2)?,
        number(day, day + 2)?,
    )?;
    (!goes_on).then_some(day)
}

/// `2025 06 06`, `20250606`, `2025 06`, `13 06 2025`.
fn in_numbers(parts: &[&str]) -> Option<Days> {
    let first = *parts.first()?;
    let number = |at: usize| parts.get(at).and_then(|p| leading(p));
    if first.len() >= 8 && (first.len() == 8 || first.as_bytes()[8] == b'T') {
        return day_at(&first.as_bytes()[..8]).map(exact);
    }
    if first.len() == 4 {
        let (year, month) = (number(0)?, number(1)?);
        return match number(2) {
            Some(day) => valid(year, month, day).map(exact),
            None => whole_month(year, month),
        };
    }
    let (a, b, year) = (number(0)?, number(1)?, number(2)?);
    match (valid(year, a, b), valid(year, b, a)) {
        (Some(day), None) | (None, Some(day)) => Some(exact(day)),
        (Some(one), Some(other)) if one == other => Some(exact(one)),
        _ => None,
    }
}

/// A date whose month is the word at `at`: the day stands before it or after it, the year after it.
fn in_words(parts: &[&str], at: usize) -> Option<Days> {
    let month = month(parts[at])?;
    let number = |at: usize| parts.get(at).and_then(|p| leading(p));
    let year_at = |at: usize| number(at).filter(|&n| YEARS.contains(&(n as i32)));
    let before = at.checked_sub(1).and_then(number).filter(|&n| n <= 31);
    let after = number(at + 1).filter(|&n| n <= 31);
    if let (Some(day), Some(year)) = (after, year_at(at + 2)) {
        return valid(year, month, day).map(exact);
    }
    let year = year_at(at + 1)?;
    match before {
        Some(day) => valid(year, month, day).map(exact),
        None => whole_month(year, month),
    }
}

fn exact(day: NaiveDate) -> Days {
    (day, day)
}

fn whole_month(year: u32, month: u32) -> Option<Days> {
    let first = valid(year, month, 1)?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some((first, last))
}

/// The day, if it exists and its year is one of a publication.
fn valid(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    YEARS.contains(&day.year()).then_some(day)
}

/// The number of a month by its English name or abbreviation, 1 to 12.
fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
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
    let short = if word.eq_ignore_ascii_case("sept") {
        "sep"
    } else {
        word
    };
    let is = |name: &&str| name.eq_ignore_ascii_case(word) || name[..3].eq_ignore_ascii_case(short);
    NAMES.iter().position(is).map(|n| n as u32 + 1)
}

/// The digits at the head of a word (`6th`, `2025T10`), at most eight.
fn leading(word: &str) -> Option<u32> {
    let length = word.bytes().take_while(u8::is_ascii_digit).count();
    digits(&word.as_bytes()[..length])
}

/// A number of one to eight digits.
fn digits(bytes: &[u8]) -> Option<u32> {
    let all = bytes.iter().all(u8::is_ascii_digit) && matches!(bytes.len(), 1..=8);
    all.then(|| bytes.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_dates_of_all_makes_are_understood() {
        for text in [
            "2025-06-06",
            "2025-06-06T23:59:59-05:00",
            "2025-06-06 10:00:00 +0200",
            "20250606",
            "20250606T101500Z",
            "2025/06/06",
            "2025/6/6",
            "2025.06.06",
            "6 June 2025",
            "6th of June",
            "June 6, 2025",
            "Jun. 6th, 2025, 10:15 a.m. EDT",
            "Fri, 06 Jun 2025 10:15:00 GMT",
            "Friday, June 6, 2025",
            "Published: 6 Jun 2025",
        ] {
            let want = NaiveDate::from_ymd_opt(2025, 6, 6).map(exact);
            let want = want.filter(|_| text != "6th of June");
            assert_eq!(parse(text), want, "{text}");
        }
        assert_eq!(parse("13/06/2025"), valid(2025, 6, 13).map(exact));
        assert_eq!(parse("06/13/2025"), valid(2025, 6, 13).map(exact));
        assert_eq!(parse("06/06/2025"), valid(2025, 6, 6).map(exact));
    }

    #[test]
    fn months_are_spans_and_nonsense_is_nothing() {
        let june = (valid(2025, 6, 1), valid(2025, 6, 30));
        for text in ["June 2025", "2025-06"] {
            assert_eq!(parse(text).map(|(a, b)| (Some(a), Some(b))), Some(june));
        }
        for text in [
            "",
            "soon",
            "2025",
            "06/07/2025",
            "2025-13-01",
            "2025-02-30",
            "1066-10-14",
            "99999999999999999999",
            "June 31, 2025",
            "may",
            "２０２５-06-06",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn file_names_hold_days_only_where_they_stand_apart() {
        for stem in [
            "2025-06-06-title",
            "20250606_x",
            "title_2025-06-06",
            "talks 2025_06_06",
            "wire.2025.06.06",
            "20250606T1015-wire",
            "2025-06-06",
        ] {
            assert_eq!(in_figures(stem), valid(2025, 6, 6), "{stem}");
        }
        for stem in [
            "000_0db1dc474e89701c",
            "a20250606",
            "202506061",
            "20250606b",
            "2025-06-31-x",
            "18991231",
            "report-12345678",
            "2025-06",
            "",
            "é2025",
        ] {
            assert_eq!(in_figures(stem), None, "{stem}");
        }
    }
}
