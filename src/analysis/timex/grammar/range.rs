//! Stretches of time with two ends that share their words: "from April to June 2023", "1990-95", "5 to 6 p.m.".

use super::super::begin::{INT, MONTH};
use super::super::cursor::At;
use super::super::lexeme::Lex;
use super::super::meaning::{Calendar, Clock, Meaning, Which};
use super::{Found, Rule, clock};

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        name: "month-range",
        example: "Sales rose from [April] to June 2023 in shops.",
        counter: "A march to the sea began.",
        begins: MONTH,
        parse: months,
    },
    Rule {
        name: "year-range",
        example: "It was so in [1990]-95 in shops.",
        counter: "It won by 19-95 in shops.",
        begins: INT,
        parse: years,
    },
    Rule {
        name: "hour-range",
        example: "They met from [5] to 6 p.m. in shops.",
        counter: "They won from 5 to 6 in shops.",
        begins: INT,
        parse: hours,
    },
];

/// A finding of two ends.
fn both(first: (Meaning, At<'_>), second: (Meaning, At<'_>), end: At<'_>) -> Found {
    Found {
        other: Some((second.1.index, second.0, end.index)),
        ..Found::new(first.0, first.1)
    }
}

fn until(at: At<'_>) -> Option<At<'_>> {
    at.any(&["to", "through", "until", "till", "and"])
        .map(|a| a.1)
        .or_else(|| at.mark(b'-'))
}

/// "April to June", "between November and January 2024", with the year that stands after the second.
fn months(at: At<'_>) -> Option<Found> {
    let led = at
        .back()
        .is_some_and(|b| b.any(&["from", "between"]).is_some());
    let (first, after) = at.month()?;
    let to = until(after)?;
    let (second, end) = to.month()?;
    let joined = after.mark(b'-').is_some();
    let year = end.maybe_mark(b',').maybe("of").year();
    if !(led || joined) || year.is_none() && end.day_of_month().is_some() {
        return None;
    }
    let month = |year: Option<i32>, month, which| {
        let date = Calendar {
            year,
            month: Some(month),
            ..Calendar::default()
        };
        Meaning::Calendar(date, which)
    };
    let second_year = year.map(|y| y.0);
    let first_year = second_year.map(|y| if first > second { y - 1 } else { y });
    let which = if year.is_none() {
        Which::Following
    } else {
        Which::Bare
    };
    Some(both(
        (month(first_year, first, Which::Bare), after),
        (month(second_year, second, which), to),
        year.map_or(end, |y| y.1),
    ))
}

/// "1990-95", "1914-1918".
fn years(at: At<'_>) -> Option<Found> {
    let Lex::Int(first @ 1000..=2100, 4) = at.lex() else {
        return None;
    };
    let to = at.next().hyphen()?;
    let second = match to.lex() {
        Lex::Int(n @ 13..=99, 2) => first / 100 * 100 + n,
        Lex::Int(n @ 1000..=2100, 4) => n,
        _ => return None,
    };
    let end = to.next();
    // "2024-25" is one season, or one year of books.
    if second <= first + 1 || end.hyphen().is_some() || matches!(end.lex(), Lex::Units(_)) {
        return None;
    }
    let year = |year: u32| {
        let date = Calendar {
            year: Some(year as i32),
            ..Calendar::default()
        };
        Meaning::Calendar(date, Which::Bare)
    };
    Some(both((year(first), at.next()), (year(second), to), end))
}

/// "from 5 to 6 p.m.", "10-11 a.m.": the first hour takes the half of the day from the second.
fn hours(at: At<'_>) -> Option<Found> {
    let (hour, after) = match at.lex() {
        Lex::Int(n @ 1..=12, 1 | 2) => (n as u8, at.next()),
        _ => return None,
    };
    let (minute, after) = match clock::minutes(after) {
        Some((minute, after)) => (minute, after),
        None => (0, after),
    };
    let to = until(after)?;
    let (second, end) = clock::figures(to)?;
    if !matches!(end.back()?.lex(), Lex::HalfDay(_) | Lex::Hour(..)) {
        return None;
    }
    let later = second.hour >= 12 && hour < 12 && hour + 12 <= second.hour;
    let first = Clock {
        hour: if later { hour + 12 } else { hour },
        minute: Some(minute),
        ..second
    };
    let whole = clock::clock(to)?;
    let Meaning::Clock(second, day) = whole.meaning else {
        return None;
    };
    Some(both(
        (Meaning::Clock(first, day.clone()), after),
        (Meaning::Clock(second, day), to),
        to.to(whole.end),
    ))
}
