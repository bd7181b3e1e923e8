//! Values of lengths of time and of times that recur.

use super::super::TimexKind;
use super::super::meaning::{Count, Meaning, Unit};
use super::super::point::season_code;
use super::Answer;

/// A length of time as an ISO 8601 duration.
pub fn duration(count: Count, unit: Unit, second: Option<(Count, Unit)>) -> Answer {
    let mut value = iso(count, unit);
    if let Some((more, finer)) = second {
        let tail = iso(more, finer);
        match tail.strip_prefix("PT") {
            Some(time) if !value.contains('T') => {
                value.push('T');
                value.push_str(time);
            }
            Some(time) => value.push_str(time),
            None => value.push_str(tail.trim_start_matches('P')),
        }
    }
    Answer::text(TimexKind::Duration, value, "duration")
}

/// "P2W", "PT5H30M", "PXY".
fn iso(count: Count, unit: Unit) -> String {
    let (factor, letter) = letter(unit);
    let prefix = if unit < Unit::Day { "PT" } else { "P" };
    let Count::Thousandths(n) = count else {
        let letter = match unit {
            Unit::Decade => 'Y',
            Unit::Century => 'C',
            _ => letter,
        };
        return format!("{prefix}X{letter}");
    };
    let n = n.saturating_mul(factor);
    let (whole, rest) = (n / 1000, n % 1000);
    match (rest, finer(unit)) {
        (0, _) => format!("{prefix}{whole}{letter}"),
        (500, Some((half, small))) if whole > 0 => format!("{prefix}{whole}{letter}{half}{small}"),
        (500, Some((half, small))) => format!("{prefix}{half}{small}"),
        _ => format!("{prefix}{}{letter}", decimal(n)),
    }
}

/// Thousandths as a decimal number.
fn decimal(n: u32) -> String {
    let text = format!("{}.{:03}", n / 1000, n % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// How many of which ISO unit a unit is.
fn letter(unit: Unit) -> (u32, char) {
    match unit {
        Unit::Second => (1, 'S'),
        Unit::Minute | Unit::Month => (1, 'M'),
        Unit::Hour => (1, 'H'),
        Unit::Day => (1, 'D'),
        Unit::Weekend => (2, 'D'),
        Unit::Week => (1, 'W'),
        Unit::Fortnight => (2, 'W'),
        Unit::Quarter => (1, 'Q'),
        Unit::Half => (6, 'M'),
        Unit::Year => (1, 'Y'),
        Unit::Decade => (10, 'Y'),
        Unit::Century => (100, 'Y'),
        Unit::Millennium => (1000, 'Y'),
    }
}

/// Half of a unit in the next finer one.
fn finer(unit: Unit) -> Option<(u32, char)> {
    match unit {
        Unit::Year => Some((6, 'M')),
        Unit::Hour => Some((30, 'M')),
        Unit::Minute => Some((30, 'S')),
        _ => None,
    }
}

/// What recurs.
pub fn set(inner: &Meaning) -> Answer {
    let value = match inner {
        Meaning::Duration(count, unit, _) => Some(iso(*count, *unit)),
        Meaning::Calendar(date, _) => match (date.weekday, date.month) {
            (Some(w), _) => Some(format!("XXXX-WXX-{w}")),
            (_, Some(m)) => Some(format!("XXXX-{m:02}")),
            _ => None,
        },
        Meaning::Season(s, ..) => Some(format!("XXXX-{}", season_code(*s))),
        Meaning::Part(part, day) => {
            let day = match day.as_deref() {
                Some(Meaning::Calendar(date, _)) => date.weekday,
                _ => None,
            };
            let day = day.map_or("XXXX-XX-XX".to_owned(), |w| format!("XXXX-WXX-{w}"));
            Some(format!("{day}{}", part.suffix()))
        }
        _ => None,
    };
    Answer::text(TimexKind::Set, value, "set")
}
