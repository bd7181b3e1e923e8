//! Words and marks for times.

use chrono::{Datelike as _, NaiveDate};

use crate::analysis::{Period, Precision};
use crate::corpus::{Basis, Published};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The name of a day's month.
pub fn month(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize % 12]
}

/// The name of a day of the week.
pub fn weekday(day: NaiveDate) -> &'static str {
    DAYS[day.weekday().num_days_from_monday() as usize % 7]
}

/// `5 June 2025`.
pub fn day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// `5 Jun`, as short as a day can be named.
pub fn short(day: NaiveDate) -> String {
    format!("{} {}", day.day(), &month(day)[..3])
}

/// `Jun 2025`.
pub fn short_month(day: NaiveDate) -> String {
    format!("{} {}", &month(day)[..3], day.year())
}

/// `Thursday 5 June`, for a heading under its year.
pub fn heading(day: NaiveDate) -> String {
    format!("{} {} {}", weekday(day), day.day(), month(day))
}

/// The days from `start` to `end`, told once what they share: `6–7 June 2025`.
pub fn range(start: NaiveDate, end: NaiveDate) -> String {
    if start == end {
        day(start)
    } else if (start.year(), start.month()) == (end.year(), end.month()) {
        format!("{}–{}", start.day(), day(end))
    } else if start.year() == end.year() {
        format!("{} {} – {}", start.day(), month(start), day(end))
    } else {
        format!("{} – {}", day(start), day(end))
    }
}

/// A period as exactly as it is known: `June 2025`, `week of 2 June 2025`, `8–13 June 2025`.
pub fn period(period: &Period) -> String {
    let (start, end) = (period.start, period.end);
    match period.precision {
        Precision::Day => day(start),
        Precision::Week if (end - start).num_days() >= 4 => format!("week of {}", day(start)),
        Precision::Month => format!("{} {}", month(start), start.year()),
        Precision::Quarter if (end - start).num_days() < 100 => {
            format!("quarter {} of {}", start.month0() / 3 + 1, start.year())
        }
        Precision::Year if start.year() == end.year() => start.year().to_string(),
        Precision::Year => format!("{}–{}", start.year(), end.year()),
        Precision::Week
        | Precision::Quarter
        | Precision::Season
        | Precision::Interval
        | Precision::Unresolved => range(start, end),
    }
}

/// A period in at most [`BRIEF`] columns: its day, month or year; `…` behind the first day of what takes several.
pub fn briefly(of: &Period) -> String {
    let start = of.start;
    match of.precision {
        Precision::Month => short_month(start),
        Precision::Year if start.year() == of.end.year() => start.year().to_string(),
        Precision::Year => format!("{}…", start.year()),
        _ if start == of.end => format!("{} {}", short(start), start.year()),
        _ => format!("{} {}…", short(start), start.year()),
    }
}

/// The columns of the longest time that [`briefly`] gives, for years of four digits.
pub const BRIEF: usize = 12;

/// A period in full, and how exact it is where its words leave that open: `Monday 9 June 2025`, `May 2025 (month)`.
pub fn exactly(of: &Period) -> String {
    match of.precision {
        Precision::Day if of.start == of.end => format!("{} {}", weekday(of.start), day(of.start)),
        Precision::Month | Precision::Year | Precision::Season => {
            format!("{} ({})", period(of), precision(Some(of.precision)))
        }
        _ => period(of),
    }
}

/// The mark of a precision, one column wide, told apart by shape.
pub fn mark(precision: Option<Precision>) -> &'static str {
    match precision {
        Some(Precision::Day) => "●",
        Some(Precision::Week) => "◆",
        Some(Precision::Interval) => "↔",
        Some(Precision::Month) => "◐",
        Some(Precision::Quarter | Precision::Season) => "◔",
        Some(Precision::Year) => "○",
        Some(Precision::Unresolved) | None => "?",
    }
}

/// What a precision is called.
pub fn precision(precision: Option<Precision>) -> &'static str {
    match precision {
        Some(Precision::Day) => "day",
        Some(Precision::Week) => "week",
        Some(Precision::Interval) => "interval",
        Some(Precision::Month) => "month",
        Some(Precision::Quarter) => "quarter",
        Some(Precision::Season) => "season",
        Some(Precision::Year) => "year",
        Some(Precision::Unresolved) | None => "no date",
    }
}

/// When an article was published and how that is known: `6 June 2025 · from the text, 6–7 June 2025`.
pub fn published(published: &Published) -> String {
    let Some(value) = published.value else {
        return "date unknown".to_owned();
    };
    let basis = match published.basis {
        Basis::Metadata => "its own date",
        Basis::Given => "as you gave it",
        Basis::Filename => "from the file name",
        Basis::Text => "from the text",
        Basis::Corpus => "from the other articles",
        Basis::Unknown => "unknown how",
    };
    let spread = match (published.earliest, published.latest) {
        (Some(a), Some(b)) if a != b => format!(", {}", range(a, b)),
        _ => String::new(),
    };
    format!("{} · {basis}{spread}", day(value))
}

/// A length of days in the words one would use: `12 days`, `3 weeks`, `5 months`.
pub fn length(days: u32) -> String {
    let (number, unit) = match days {
        0..=13 => (days, "day"),
        14..=60 => ((days + 3) / 7, "week"),
        61..=729 => ((days + 15) / 30, "month"),
        _ => ((days + 182) / 365, "year"),
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn ranges_say_once_what_they_share() {
        for (start, end, want) in [
            ("2025-06-06", "2025-06-06", "6 June 2025"),
            ("2025-06-06", "2025-06-07", "6–7 June 2025"),
            ("2025-05-30", "2025-06-02", "30 May – 2 June 2025"),
            (
                "2024-12-30",
                "2025-01-02",
                "30 December 2024 – 2 January 2025",
            ),
        ] {
            assert_eq!(range(date(start), date(end)), want);
        }
    }

    #[test]
    fn a_month_is_shown_as_a_month() {
        let of = |start, end, precision| {
            period(&Period {
                start: date(start),
                end: date(end),
                precision,
            })
        };
        assert_eq!(of("2025-05-01", "2025-05-31", Precision::Month), "May 2025");
        assert_eq!(
            of("2025-06-02", "2025-06-08", Precision::Week),
            "week of 2 June 2025"
        );
        assert_eq!(
            of("2025-06-07", "2025-06-08", Precision::Week),
            "7–8 June 2025"
        );
        assert_eq!(of("1990-01-01", "1999-12-31", Precision::Year), "1990–1999");
        let exactly = |start, end, precision| {
            exactly(&Period {
                start: date(start),
                end: date(end),
                precision,
            })
        };
        for (start, end, precision, want) in [
            (
                "2025-06-09",
                "2025-06-09",
                Precision::Day,
                "Monday 9 June 2025",
            ),
            (
                "2025-05-01",
                "2025-05-31",
                Precision::Month,
                "May 2025 (month)",
            ),
            (
                "2025-06-08",
                "2025-06-13",
                Precision::Interval,
                "8–13 June 2025",
            ),
        ] {
            assert_eq!(exactly(start, end, precision), want);
        }
    }

    #[test]
    fn lengths_are_told_in_the_unit_one_would_use() {
        for (days, want) in [
            (1, "1 day"),
            (13, "13 days"),
            (21, "3 weeks"),
            (90, "3 months"),
            (800, "2 years"),
        ] {
            assert_eq!(length(days), want);
        }
    }
}
