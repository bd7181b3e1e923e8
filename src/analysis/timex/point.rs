//! Stretches of the calendar that a TIMEX3 value names, and arithmetic on them.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::meaning::Unit;
use super::{Period, Precision};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Point {
    /// A day.
    Day(NaiveDate),
    /// The week of a Monday.
    Week(NaiveDate),
    /// The weekend after a Monday.
    Weekend(NaiveDate),
    /// A month: year, month.
    Month(i32, u8),
    /// A quarter: year, 1–4.
    Quarter(i32, u8),
    /// Half a year: year, 1–2.
    Half(i32, u8),
    /// A season: year, 1 spring … 3 autumn, 4 fall, 5 winter is given as in the lexicon.
    Season(i32, u8),
    /// A year.
    Year(i32),
    /// A decade by its first year divided by ten.
    Decade(i32),
    /// A century by its first year divided by a hundred.
    Century(i32),
}

impl Point {
    /// The TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Self::Day(d) => d.format("%Y-%m-%d").to_string(),
            Self::Week(d) => format!("{:04}-W{:02}", d.iso_week().year(), d.iso_week().week()),
            Self::Weekend(d) => format!("{}-WE", Self::Week(d).value()),
            Self::Month(y, m) => format!("{y:04}-{m:02}"),
            Self::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Self::Half(y, h) => format!("{y:04}-H{h}"),
            Self::Season(y, s) => format!("{y:04}-{}", season_code(s)),
            Self::Year(y) => format!("{y:04}"),
            Self::Decade(d) => format!("{d:03}"),
            Self::Century(c) => format!("{c:02}"),
        }
    }

    /// The days it covers.
    pub fn period(self) -> Option<Period> {
        let (start, end, precision) = match self {
            Self::Day(d) => (d, d, Precision::Day),
            Self::Week(d) => (d, d.checked_add_days(Days::new(6))?, Precision::Week),
            Self::Weekend(d) => (
                d.checked_add_days(Days::new(5))?,
                d.checked_add_days(Days::new(6))?,
                Precision::Week,
            ),
            Self::Month(y, m) => (first(y, m)?, last(y, m)?, Precision::Month),
            Self::Quarter(y, q) => (first(y, q * 3 - 2)?, last(y, q * 3)?, Precision::Quarter),
            Self::Half(y, h) => (first(y, h * 6 - 5)?, last(y, h * 6)?, Precision::Quarter),
            Self::Season(y, s) => {
                let (from, to) = season_months(s);
                let end_year = if to < from { y + 1 } else { y };
                (first(y, from)?, last(end_year, to)?, Precision::Season)
            }
            Self::Year(y) => (first(y, 1)?, last(y, 12)?, Precision::Year),
            Self::Decade(d) => (first(d * 10, 1)?, last(d * 10 + 9, 12)?, Precision::Year),
            Self::Century(c) => (first(c * 100, 1)?, last(c * 100 + 99, 12)?, Precision::Year),
        };
        Some(Period {
            start,
            end,
            precision,
        })
    }

    /// The stretch of that unit which holds `day`.
    pub fn holding(unit: Unit, day: NaiveDate) -> Option<Self> {
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week | Unit::Fortnight => Self::Week(monday(day)?),
            Unit::Weekend => Self::Weekend(monday(day)?),
            Unit::Month => Self::Month(day.year(), day.month() as u8),
            Unit::Quarter => Self::Quarter(day.year(), quarter_of(day)),
            Unit::Half => Self::Half(day.year(), day.month0() as u8 / 6 + 1),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Self::Century(day.year().div_euclid(100)),
        })
    }

    /// The stretch `n` of its own kind further on.
    pub fn step(self, n: i32) -> Option<Self> {
        Some(match self {
            Self::Day(d) => Self::Day(add_days(d, i64::from(n))?),
            Self::Week(d) => Self::Week(add_days(d, i64::from(n) * 7)?),
            Self::Weekend(d) => Self::Weekend(add_days(d, i64::from(n) * 7)?),
            Self::Month(y, m) => {
                let total = y
                    .checked_mul(12)?
                    .checked_add(i32::from(m) - 1)?
                    .checked_add(n)?;
                Self::Month(total.div_euclid(12), total.rem_euclid(12) as u8 + 1)
            }
            Self::Quarter(y, q) => {
                let total = y
                    .checked_mul(4)?
                    .checked_add(i32::from(q) - 1)?
                    .checked_add(n)?;
                Self::Quarter(total.div_euclid(4), total.rem_euclid(4) as u8 + 1)
            }
            Self::Half(y, h) => {
                let total = y
                    .checked_mul(2)?
                    .checked_add(i32::from(h) - 1)?
                    .checked_add(n)?;
                Self::Half(total.div_euclid(2), total.rem_euclid(2) as u8 + 1)
            }
            Self::Season(y, s) => Self::Season(y.checked_add(n)?, s),
            Self::Year(y) => Self::Year(y.checked_add(n)?),
            Self::Decade(d) => Self::Decade(d.checked_add(n)?),
            Self::Century(c) => Self::Century(c.checked_add(n)?),
        })
    }

    /// The same stretch `n` years further on.
    pub fn step_years(self, n: i32) -> Option<Self> {
        match self {
            Self::Day(d) => shift_months(d, i64::from(n) * 12).map(Self::Day),
            Self::Week(d) | Self::Weekend(d) => {
                let moved = monday(shift_months(d, i64::from(n) * 12)?)?;
                Some(if matches!(self, Self::Week(_)) {
                    Self::Week(moved)
                } else {
                    Self::Weekend(moved)
                })
            }
            Self::Month(y, m) => Some(Self::Month(y + n, m)),
            Self::Quarter(y, q) => Some(Self::Quarter(y + n, q)),
            Self::Half(y, h) => Some(Self::Half(y + n, h)),
            Self::Season(y, s) => Some(Self::Season(y + n, s)),
            Self::Year(y) => Some(Self::Year(y + n)),
            other => Some(other),
        }
    }
}

/// `day` moved by `n` days.
pub fn add_days(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    if n >= 0 {
        day.checked_add_days(Days::new(n as u64))
    } else {
        day.checked_sub_days(Days::new(n.unsigned_abs()))
    }
}

/// `day` moved by `n` months, held inside the month.
pub fn shift_months(day: NaiveDate, n: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(n.unsigned_abs()).ok()?);
    if n >= 0 {
        day.checked_add_months(months)
    } else {
        day.checked_sub_months(months)
    }
}

/// The Monday of the day's ISO week.
pub fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.week(Weekday::Mon).checked_first_day()
}

/// The quarter that holds the day.
pub fn quarter_of(day: NaiveDate) -> u8 {
    day.month0() as u8 / 3 + 1
}

/// The weekday of the day, Monday being 1.
pub fn weekday_of(day: NaiveDate) -> u8 {
    day.weekday().number_from_monday() as u8
}

fn first(year: i32, month: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, u32::from(month), 1)
}

fn last(year: i32, month: u8) -> Option<NaiveDate> {
    first(year, month)?
        .checked_add_months(Months::new(1))?
        .pred_opt()
}

/// TIMEX3's name of a season.
pub fn season_code(season: u8) -> &'static str {
    match season {
        1 => "SP",
        2 => "SU",
        5 => "WI",
        _ => "FA",
    }
}

/// The first and last month of a season, as the northern half of the world counts them.
fn season_months(season: u8) -> (u8, u8) {
    match season {
        1 => (3, 5),
        2 => (6, 8),
        5 => (12, 2),
        _ => (9, 11),
    }
}

/// The day of a holiday's rule in a year: `fixed 12 25`, `nth 11 4 4`, `nth-plus 11 4 4 1`, `easter -2`, `election`.
pub fn holiday(rule: &str, year: i32) -> Option<NaiveDate> {
    let mut words = rule.split(' ');
    let kind = words.next()?;
    let mut next = || words.next()?.parse::<i64>().ok();
    match kind {
        "fixed" => NaiveDate::from_ymd_opt(year, next()? as u32, next()? as u32),
        "nth" => nth_weekday(year, next()? as u8, next()?, next()?),
        "nth-plus" => add_days(nth_weekday(year, next()? as u8, next()?, next()?)?, next()?),
        "easter" => add_days(easter(year)?, next()?),
        "election" => add_days(nth_weekday(year, 11, 1, 1)?, 1),
        _ => None,
    }
}

/// The nth weekday of a month; -1 is the last.
fn nth_weekday(year: i32, month: u8, weekday: i64, n: i64) -> Option<NaiveDate> {
    if n < 0 {
        let end = last(year, month)?;
        return add_days(end, -(i64::from(weekday_of(end)) - weekday).rem_euclid(7));
    }
    let start = first(year, month)?;
    let ahead = (weekday - i64::from(weekday_of(start))).rem_euclid(7);
    add_days(start, ahead + (n - 1) * 7)
}

/// Easter Sunday by the Gregorian calendar (Meeus, Jones and Butcher).
#[expect(
    clippy::many_single_char_names,
    reason = "the letters are those of the published algorithm"
)]
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, month as u32, day as u32)
}
