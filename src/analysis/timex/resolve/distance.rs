//! Distances in time: "two years ago", "a year earlier", "three days later".

use chrono::{Datelike, NaiveDate};

use super::super::meaning::{Away, Count, Unit};
use super::super::point::{Point, add_days, shift_months};
use super::super::{AnchorBasis, TimexKind};
use super::{Anchor, Answer, Story, length};

/// A number of units before or after today or the story's day.
pub fn distance(count: Count, unit: Unit, away: Away, anchor: Anchor, story: &Story) -> Answer {
    let Count::Thousandths(n) = count else {
        return vague(unit, away);
    };
    let back = matches!(away, Away::Ago | Away::Earlier);
    if back
        && n == 1000
        && unit == Unit::Year
        && let Some(point) = story.reported.and_then(|p| p.step_years(-1))
    {
        return Answer::narrated(point, anchor.day, "year-before-reported");
    }
    let sign = if back { -1 } else { 1 };
    match away {
        Away::Ago | Away::FromNow => match anchor.day.and_then(|d| shifted(n, unit, sign, d)) {
            Some(point) => Answer::from(point, anchor, if back { "ago" } else { "from-now" }),
            None => Answer::unknown(None),
        },
        Away::Earlier | Away::Later => from_story(n, unit, sign, anchor, story),
    }
}

/// "several years ago" is the past, "a few days later" a length.
fn vague(unit: Unit, away: Away) -> Answer {
    let value = match away {
        Away::Ago => "PAST_REF",
        Away::FromNow => "FUTURE_REF",
        Away::Earlier | Away::Later => return length::duration(Count::Vague, unit, None),
    };
    Answer::text(TimexKind::Date, value.to_owned(), "vague-distance")
}

/// `n` thousandths of units away from `day`, as exact as the unit is.
fn shifted(n: u32, unit: Unit, sign: i64, day: NaiveDate) -> Option<Point> {
    let times = |months: i64| shift_months(day, sign * i64::from(n) * months / 1000);
    Some(match unit {
        Unit::Second | Unit::Minute => Point::Day(day),
        Unit::Hour => Point::Day(add_days(day, sign * (i64::from(n) / 24_000))?),
        Unit::Day => Point::Day(add_days(day, sign * i64::from(n) / 1000)?),
        Unit::Week | Unit::Weekend => {
            Point::holding(Unit::Week, add_days(day, sign * i64::from(n) * 7 / 1000)?)?
        }
        Unit::Fortnight => {
            Point::holding(Unit::Week, add_days(day, sign * i64::from(n) * 14 / 1000)?)?
        }
        Unit::Month => Point::holding(Unit::Month, times(1)?)?,
        Unit::Quarter => Point::holding(Unit::Quarter, times(3)?)?,
        Unit::Half => Point::holding(Unit::Half, times(6)?)?,
        Unit::Year => Point::Year(times(12)?.year()),
        Unit::Decade => Point::Year(times(120)?.year()),
        Unit::Century => Point::Year(times(1200)?.year()),
        Unit::Millennium => Point::Year(times(12_000)?.year()),
    })
}

/// "two days later" counts from the last day named; without one it is a length.
fn from_story(n: u32, unit: Unit, sign: i64, anchor: Anchor, story: &Story) -> Answer {
    let fine = unit <= Unit::Fortnight;
    let from = if fine {
        story.day
    } else {
        story.last.and_then(Point::period).map(|p| p.start)
    };
    let Some(day) = from.or(if fine { None } else { anchor.day }) else {
        return length::duration(Count::Thousandths(n), unit, None);
    };
    let point = match unit {
        Unit::Week => add_days(day, sign * i64::from(n) * 7 / 1000).map(Point::Day),
        Unit::Second | Unit::Minute | Unit::Hour => None,
        _ => shifted(n, unit, sign, day),
    };
    // "Two decades later, they agree": a story goes on up to its telling, hardly for years beyond it.
    let beyond = |p: &Point| {
        let starts = p.period().map(|p| p.start);
        sign > 0 && unit >= Unit::Year && anchor.day.is_some() && starts > anchor.day
    };
    let Some(point) = point.filter(|p| !beyond(p)) else {
        return length::duration(Count::Thousandths(n), unit, None);
    };
    let mut answer = Answer::narrated(point, Some(day), "from-story");
    if from.is_none() {
        answer.basis = AnchorBasis::Published;
    }
    answer
}
