//! Weeks, months, quarters, seasons and years told by their place.

use chrono::Datelike;

use super::super::meaning::{Unit, Which};
use super::super::point::{Point, quarter_of, season_code};
use super::super::toward::Toward;
use super::{Anchor, Answer, Story};

/// "last week", "the following year", "that day", "the quarter".
pub fn unit(unit: Unit, which: Which, anchor: Anchor, story: &Story) -> Answer {
    match which {
        Which::Following | Which::Previous | Which::Same if counts_from_story(unit, which) => {
            of_story(unit, which, anchor, story)
        }
        Which::Latest | Which::YearAgo | Which::The if unit == Unit::Quarter => {
            quarter(which, anchor, story)
        }
        _ => of_anchor(unit, which, anchor),
    }
}

/// "the next year" counts from today, "the next day" and "the following year" from the story.
fn counts_from_story(unit: Unit, which: Which) -> bool {
    which != Which::Following || unit <= Unit::Day || unit != Unit::Weekend
}

fn of_anchor(unit: Unit, which: Which, anchor: Anchor) -> Answer {
    let Some(today) = anchor.day else {
        return Answer::unknown(unknown(unit));
    };
    let here = Point::holding(unit, today);
    let (step, rule) = match which {
        // On a Sunday "last week" is the week just ending: papers begin their weeks on Sunday.
        Which::Last if unit == Unit::Week && today.weekday().number_from_monday() == 7 => {
            (0, "unit-last-sunday")
        }
        Which::Last | Which::Previous => (-1, "unit-last"),
        Which::Next | Which::Following => (1, "unit-next"),
        Which::Latest => (-1, "unit-latest"),
        Which::YearAgo => (-1, "year-ago"),
        Which::The
            if unit == Unit::Weekend && !matches!(anchor.toward, Toward::Future | Toward::Near) =>
        {
            (weekend_step(today), "weekend-past")
        }
        Which::The if unit == Unit::Weekend => (0, "weekend-future"),
        _ => (0, "unit-this"),
    };
    match here.and_then(|p| p.step(step)) {
        Some(point) => Answer::from(point, anchor, rule),
        None => Answer::unknown(None),
    }
}

/// "over the weekend": the one before, unless today is part of it.
fn weekend_step(today: chrono::NaiveDate) -> i32 {
    if today.weekday().number_from_monday() >= 6 {
        0
    } else {
        -1
    }
}

/// What is known of a unit without a date.
fn unknown(unit: Unit) -> Option<String> {
    let value = match unit {
        Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        _ => return None,
    };
    Some(value.to_owned())
}

/// "the following day", "that year".
fn of_story(unit: Unit, which: Which, anchor: Anchor, story: &Story) -> Answer {
    let step = match which {
        Which::Following => 1,
        Which::Previous => -1,
        _ => 0,
    };
    let from = match unit {
        Unit::Day | Unit::Week | Unit::Weekend => story.day,
        _ => story.last.and_then(Point::period).map(|p| p.start),
    };
    let too_coarse = unit == Unit::Day && story.last.is_some() && story.day.is_none();
    if let Some(from) = from
        && let Some(point) = Point::holding(unit, from).and_then(|p| p.step(step))
    {
        return Answer::narrated(point, Some(from), "unit-of-story");
    }
    if too_coarse {
        return Answer::unknown(Some("XXXX-XX-XX".to_owned()));
    }
    of_anchor(unit, which, anchor)
}

/// "the quarter", "the latest quarter", "the year-ago quarter": the reported one, else the last that is over.
fn quarter(which: Which, anchor: Anchor, story: &Story) -> Answer {
    let Some(reported) = reported(anchor, story) else {
        return Answer::unknown(unknown(Unit::Quarter));
    };
    let (point, rule) = if which == Which::YearAgo {
        (reported.step_years(-1), "quarter-year-ago")
    } else {
        (Some(reported), "quarter-reported")
    };
    match point {
        Some(point) => Answer::narrated(point, anchor.day, rule),
        None => Answer::unknown(None),
    }
}

/// The period that a business report is about: the last one named, else the last whole quarter.
pub fn reported(anchor: Anchor, story: &Story) -> Option<Point> {
    story.reported.or_else(|| last_quarter(anchor))
}

fn last_quarter(anchor: Anchor) -> Option<Point> {
    Point::holding(Unit::Quarter, anchor.day?)?.step(-1)
}

/// "the third quarter", "the first half of 1990", "last year's fourth quarter", "the year-earlier quarter".
pub fn nth(
    (n, unit): (u8, Unit),
    year: Option<i32>,
    which: Which,
    anchor: Anchor,
    story: &Story,
) -> Answer {
    let make = |year, n| {
        if unit == Unit::Half {
            Point::Half(year, n)
        } else {
            Point::Quarter(year, n)
        }
    };
    let number = if n > 0 {
        Some(n)
    } else {
        reported_number(anchor, story)
    };
    if let Some(y) = year {
        return match number {
            Some(n) => Answer::explicit(make(y, n), "quarter-of-year"),
            None => Answer::explicit(Point::Year(y), "calendar-year"),
        };
    }
    let Some(today) = anchor.day else {
        return Answer::unknown(number.map(|n| {
            let letter = if unit == Unit::Half { 'H' } else { 'Q' };
            format!("XXXX-{letter}{n}")
        }));
    };
    let this = today.year();
    if n == 0 && matches!(which, Which::YearAgo | Which::Same) {
        return quarter(which, anchor, story);
    }
    let n = number.unwrap_or(1);
    let (year, rule) = match which {
        Which::Last => (this - 1, "quarter-last-year"),
        Which::Next => (this + 1, "quarter-next-year"),
        Which::This => (this, "quarter-this-year"),
        Which::YearAgo => (nearest_year(n, unit, anchor, today) - 1, "quarter-year-ago"),
        _ => (nearest_year(n, unit, anchor, today), "quarter-nearest"),
    };
    Answer::from(make(year, n), anchor, rule)
}

/// The year whose nth quarter or half is meant: the last that has begun, or the next where the clause looks ahead.
fn nearest_year(n: u8, unit: Unit, anchor: Anchor, today: chrono::NaiveDate) -> i32 {
    let here = if unit == Unit::Half {
        today.month0() as u8 / 6 + 1
    } else {
        quarter_of(today)
    };
    match anchor.toward {
        // "expects to report a third-quarter loss", told in the fourth: the one just over.
        Toward::Future | Toward::Near if n + 1 < here => today.year() + 1,
        Toward::Future | Toward::Near => today.year(),
        _ if n > here => today.year() - 1,
        _ => today.year(),
    }
}

fn reported_number(anchor: Anchor, story: &Story) -> Option<u8> {
    match reported(anchor, story)? {
        Point::Quarter(_, q) => Some(q),
        _ => None,
    }
}

/// "last spring", "the winter of 1994", "this summer".
pub fn season(
    season: u8,
    year: Option<i32>,
    which: Which,
    anchor: Anchor,
    story: &Story,
) -> Answer {
    if let Some(y) = year {
        return Answer::explicit(Point::Season(y, season), "season-of-year");
    }
    let Some(today) = anchor.day else {
        return match story.year {
            Some(y) => Answer::narrated(Point::Season(y, season), None, "year-of-text"),
            None => Answer::unknown(Some(format!("XXXX-{}", season_code(season)))),
        };
    };
    let year = today.year();
    let begun = |y: i32| {
        Point::Season(y, season)
            .period()
            .is_some_and(|p| p.start <= today)
    };
    let over = |y: i32| {
        Point::Season(y, season)
            .period()
            .is_some_and(|p| p.end < today)
    };
    let latest_begun = if begun(year) { year } else { year - 1 };
    let latest_over = if over(year) { year } else { year - 1 };
    let next = if begun(year) { year + 1 } else { year };
    let (year, rule) = match (which, anchor.toward) {
        (Which::Last | Which::Previous, _) => (latest_over, "season-last"),
        (Which::Next | Which::Following, _) => (next, "season-next"),
        (Which::This, _) if season == 5 && today.month() <= 3 => (year - 1, "season-this-year"),
        (Which::This, _) => (year, "season-this-year"),
        (_, Toward::Future | Toward::Near) if !begun(year) || over(year) => (next, "season-next"),
        _ => (latest_begun, "season-last"),
    };
    Answer::from(Point::Season(year, season), anchor, rule)
}
