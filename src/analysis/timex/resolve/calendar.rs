//! Dates of the calendar that leave something out: the year, the week, which one.

use chrono::{Datelike, NaiveDate};

use super::super::meaning::{Calendar, Meaning, Unit, Which};
use super::super::point::{self, Point, add_days, weekday_of};
use super::super::toward::Toward;
use super::{Anchor, Answer, Story, answer};

/// A date, as far as it is given.
pub fn calendar(date: Calendar, which: Which, anchor: Anchor, story: &Story) -> Answer {
    match (date.year, date.month, date.day, date.weekday) {
        (Some(y), Some(m), Some(d), _) => match ymd(y, m, d) {
            Some(day) => Answer::explicit(Point::Day(day), "calendar-date"),
            None => Answer::unknown(None),
        },
        (Some(y), Some(m), None, _) => Answer::explicit(Point::Month(y, m), "calendar-month"),
        (Some(y), None, ..) => Answer::explicit(Point::Year(y), "calendar-year"),
        (None, Some(m), Some(d), weekday) => month_day((m, d), weekday, which, anchor, story),
        (None, Some(m), None, _) => month(m, which, anchor, story),
        (None, None, Some(d), weekday) => day_of_some_month(d, weekday, anchor),
        (None, None, None, Some(w)) => weekday(w, which, anchor, story),
        _ => Answer::unknown(None),
    }
}

fn ymd(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))
}

/// "June 9": the year that the weekday, the words, or nearness to the anchor choose.
fn month_day(
    (month, day): (u8, u8),
    weekday: Option<u8>,
    which: Which,
    anchor: Anchor,
    story: &Story,
) -> Answer {
    if let Some(day) = (story.entry_year).and_then(|y| ymd(y, month, day))
        && weekday.is_none_or(|w| weekday_of(day) == w)
        && which == Which::Bare
    {
        return Answer::narrated(Point::Day(day), anchor.day, "year-of-entry");
    }
    let Some(today) = anchor.day else {
        let known = story.year.and_then(|y| ymd(y, month, day));
        return match known {
            Some(day) => Answer::narrated(Point::Day(day), None, "year-of-text"),
            None => Answer::unknown(Some(format!("XXXX-{month:02}-{day:02}"))),
        };
    };
    let mut days = (today.year() - 1..=today.year() + 1).filter_map(|y| ymd(y, month, day));
    if let Some(w) = weekday {
        let mut fitting = days.clone().filter(|d| weekday_of(*d) == w);
        if let (Some(day), None) = (fitting.next(), fitting.next()) {
            return Answer::from(Point::Day(day), anchor, "month-day-weekday");
        }
    }
    let (best, rule) = match (which, anchor.toward) {
        (Which::Last, _) => (days.rfind(|d| *d < today), "month-day-past"),
        (Which::Next, _) => (days.find(|d| *d > today), "month-day-future"),
        (Which::This, _) => (ymd(today.year(), month, day), "month-day-this-year"),
        _ => (
            days.min_by_key(|d| nearness(*d, today, anchor.toward)),
            "month-day-nearest",
        ),
    };
    match best {
        Some(day) => Answer::from(Point::Day(day), anchor, rule),
        None => Answer::unknown(None),
    }
}

/// How many days more a day counts as far that lies where the clause does not look.
const AGAINST: i64 = 130;

/// The same for one that cannot be meant.
const YEAR: i64 = 366;

/// How many days ahead a day may lie in a clause that looks back: "announced a vote on June 9".
const SOON: i64 = 45;

/// How many days ahead is near.
const QUARTER: i64 = 92;

/// How far a day lies from the anchor; days against the clause's direction count as farther.
fn nearness(day: NaiveDate, today: NaiveDate, toward: Toward) -> i64 {
    let ahead = day.signed_duration_since(today).num_days();
    let against = match toward {
        Toward::Past if ahead > 1 => YEAR,
        Toward::Herald if ahead > SOON => YEAR,
        Toward::Herald if ahead > 1 => AGAINST,
        Toward::Future if ahead < 0 => AGAINST,
        Toward::Near | Toward::Unknown if ahead > QUARTER => AGAINST,
        _ => 0,
    };
    ahead.abs() + against
}

/// "on the 18th", "Friday the 13th": the last such day, or the next where the clause looks ahead.
fn day_of_some_month(day: u8, weekday: Option<u8>, anchor: Anchor) -> Answer {
    let Some(today) = anchor.day else {
        return Answer::unknown(Some(format!("XXXX-XX-{day:02}")));
    };
    let fits =
        |d: &NaiveDate| d.day() == u32::from(day) && weekday.is_none_or(|w| weekday_of(*d) == w);
    let ahead = matches!(anchor.toward, Toward::Future | Toward::Near);
    // Every weekday meets every day of the month within fourteen months.
    let found = (0..430)
        .filter_map(|n| add_days(today, if ahead { n } else { -n }))
        .find(fits);
    match found {
        Some(day) => Answer::from(Point::Day(day), anchor, "day-of-month"),
        None => Answer::unknown(None),
    }
}

/// "June": by the tense of its clause; without one, the last June before next month.
fn month(month: u8, which: Which, anchor: Anchor, story: &Story) -> Answer {
    if let Some(year) = story.entry_year.filter(|_| which == Which::Bare) {
        return Answer::narrated(Point::Month(year, month), anchor.day, "year-of-entry");
    }
    let Some(today) = anchor.day else {
        return match story.year {
            Some(y) => Answer::narrated(Point::Month(y, month), None, "year-of-text"),
            None => Answer::unknown(Some(format!("XXXX-{month:02}"))),
        };
    };
    let here = today.month() as u8;
    let year = today.year();
    let ahead = if month >= here { year } else { year + 1 };
    let behind = if month > here { year - 1 } else { year };
    let (year, rule) = match (which, anchor.toward) {
        (Which::Last | Which::Previous, _) => {
            (if month >= here { year - 1 } else { year }, "month-last")
        }
        (Which::Next, _) => (if month <= here { year + 1 } else { year }, "month-next"),
        (Which::This, _) => (year, "month-this-year"),
        (Which::Following | Which::Same, _) => match story.last.and_then(Point::period) {
            Some(p) => {
                let y = p.start.year();
                let late = which == Which::Following && u32::from(month) < p.start.month();
                return Answer::narrated(
                    Point::Month(y + i32::from(late), month),
                    Some(p.start),
                    "month-of-story",
                );
            }
            None => (behind, "month-past"),
        },
        (_, Toward::Future) => (ahead, "month-future"),
        (_, Toward::Past | Toward::Herald) => (behind, "month-past"),
        (_, Toward::Near) if (12 + month - here) % 12 <= 3 => (ahead, "month-future"),
        // "the September meeting", told in August: the near one.
        _ if month > here && month - here <= 3 => (ahead, "month-nearest"),
        _ => (behind, "month-past"),
    };
    Answer::from(Point::Month(year, month), anchor, rule)
}

/// "Friday": the last one, or the next one where the clause looks ahead.
fn weekday(weekday: u8, which: Which, anchor: Anchor, story: &Story) -> Answer {
    if let Which::Following | Which::Previous | Which::Same = which
        && let Some(from) = story.day
    {
        let day = match which {
            Which::Following => after(weekday, from, 1),
            Which::Previous => before(weekday, from, 1),
            _ => before(weekday, from, 0),
        };
        if let Some(day) = day {
            return Answer::narrated(Point::Day(day), Some(from), "weekday-of-story");
        }
    }
    let Some(today) = anchor.day else {
        return Answer::unknown(Some(format!("XXXX-WXX-{weekday}")));
    };
    let (day, rule) = match (which, anchor.toward) {
        (Which::Last | Which::Previous, _) => (before(weekday, today, 1), "weekday-last"),
        (Which::Next | Which::Following, _) => (after(weekday, today, 1), "weekday-next"),
        (Which::This, _) => (
            point::monday(today).and_then(|m| add_days(m, i64::from(weekday) - 1)),
            "weekday-this-week",
        ),
        (_, Toward::Future | Toward::Near) => (after(weekday, today, 0), "weekday-future"),
        _ => (before(weekday, today, 0), "weekday-past"),
    };
    match day {
        Some(day) => Answer::from(Point::Day(day), anchor, rule),
        None => Answer::unknown(None),
    }
}

/// The last such weekday at least `least` days before `day`.
fn before(weekday: u8, day: NaiveDate, least: i64) -> Option<NaiveDate> {
    let from = add_days(day, -least)?;
    let back = i64::from(weekday_of(from)) - i64::from(weekday);
    add_days(from, -back.rem_euclid(7))
}

/// The first such weekday at least `least` days after `day`.
fn after(weekday: u8, day: NaiveDate, least: i64) -> Option<NaiveDate> {
    let from = add_days(day, least)?;
    let ahead = i64::from(weekday) - i64::from(weekday_of(from));
    add_days(from, ahead.rem_euclid(7))
}

/// "the week of March 6".
pub fn week_of(date: Calendar, anchor: Anchor, story: &Story) -> Answer {
    let day = calendar(date, Which::Bare, anchor, story);
    match day.point {
        Some(Point::Day(d)) => match point::monday(d) {
            Some(monday) => Answer {
                value: Some(Point::Week(monday).value()),
                point: Some(Point::Week(monday)),
                rule: "week-of",
                ..day
            },
            None => Answer::unknown(None),
        },
        _ => Answer::unknown(None),
    }
}

/// "June last year", "Monday of last week".
pub fn within(inner: &Meaning, outer: &Meaning, anchor: Anchor, story: &Story) -> Answer {
    let outside = answer(outer, anchor, story);
    if let (Meaning::Unit(unit, _), Some(Point::Day(day))) = (inner, outside.point) {
        return week_holding(*unit, day, &outside);
    }
    let Meaning::Calendar(date, which) = inner else {
        return outside;
    };
    match outside.point {
        Some(Point::Year(y)) => {
            let dated = Calendar {
                year: Some(y),
                ..*date
            };
            Answer {
                anchor: outside.anchor,
                basis: outside.basis,
                rule: "month-of-year",
                ..calendar(dated, *which, anchor, story)
            }
        }
        Some(Point::Week(monday)) => {
            let day = date
                .weekday
                .and_then(|w| add_days(monday, i64::from(w) - 1));
            match day {
                Some(day) => Answer {
                    value: Some(Point::Day(day).value()),
                    point: Some(Point::Day(day)),
                    rule: "weekday-of-week",
                    ..outside
                },
                None => Answer::unknown(None),
            }
        }
        _ => calendar(*date, *which, anchor, story),
    }
}

/// "Easter week", "Labor Day weekend": a Monday's weekend is the one before it.
fn week_holding(unit: Unit, day: NaiveDate, holiday: &Answer) -> Answer {
    let early = unit == Unit::Weekend && weekday_of(day) < 3;
    let within = add_days(day, if early { -3 } else { 0 });
    match within.and_then(|d| Point::holding(unit, d)) {
        Some(point) => Answer {
            value: Some(point.value()),
            point: Some(point),
            rule: "week-of-holiday",
            ..holiday.clone()
        },
        None => Answer::unknown(None),
    }
}

/// A day with a name: in its year, or the one that nearness and tense choose.
pub fn holiday(rule: &str, year: Option<i32>, which: Which, anchor: Anchor) -> Answer {
    if let Some(day) = year.and_then(|y| point::holiday(rule, y)) {
        return Answer::explicit(Point::Day(day), "holiday");
    }
    let Some(today) = anchor.day else {
        return Answer::unknown(None);
    };
    let mut days = (today.year() - 1..=today.year() + 1).filter_map(|y| point::holiday(rule, y));
    let day = match which {
        Which::Last => days.rfind(|d| *d < today),
        Which::Next => days.find(|d| *d > today),
        Which::This => point::holiday(rule, today.year()),
        _ => days.min_by_key(|d| nearness(*d, today, anchor.toward)),
    };
    match day {
        Some(day) => Answer::from(Point::Day(day), anchor, "holiday"),
        None => Answer::unknown(None),
    }
}

/// "year-end": the last day of the year, of last year where the clause looks back from its first half.
pub fn year_end(year: Option<i32>, anchor: Anchor) -> Answer {
    let explicit = year.and_then(|y| ymd(y, 12, 31));
    if let Some(day) = explicit {
        return Answer::explicit(Point::Day(day), "year-end");
    }
    let day = anchor.day.and_then(|today| {
        let back = matches!(anchor.toward, Toward::Past | Toward::Herald) && today.month() <= 6;
        ymd(today.year() - i32::from(back), 12, 31)
    });
    match day {
        Some(day) => Answer::from(Point::Day(day), anchor, "year-end"),
        None => Answer::unknown(None),
    }
}
