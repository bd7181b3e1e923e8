//! Turns the meaning of a phrase, the day it was written and the story before it into a TIMEX3 value.

mod calendar;
mod distance;
mod length;
mod period;

use chrono::{Datelike, NaiveDate};

use super::lexeme::Tri;
use super::meaning::{Clock, Meaning, Part, Unit};
use super::point::Point;
use super::toward::Toward;
use super::{AnchorBasis, Phrase, Timex, TimexKind};

/// What is known when a phrase is resolved.
#[derive(Clone, Copy, Debug, Default)]
pub struct Story {
    /// The last date that was named.
    pub last: Option<Point>,
    /// The last day that was named.
    pub day: Option<NaiveDate>,
    /// The business period that is reported on ("the third quarter").
    pub reported: Option<Point>,
    /// The year that the text's own full dates agree on, where the publication date is not known.
    pub year: Option<i32>,
    /// Where the phrase stands that is being resolved.
    pub here: Here,
    /// Where the last day was named.
    pub told: Here,
    /// The day of the calendar that the article names first, in its opening.
    pub opening: Option<NaiveDate>,
    /// The year of the chronology that the phrase belongs to.
    pub entry_year: Option<i32>,
}

/// A place in an article, as exact as a story's time needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// The index of the sentence.
    pub sentence: u32,
    /// The index of the block.
    pub block: u32,
    /// Whether the phrase opens its block as the label of an entry ("1.19 pm: …", "April 20 - …").
    pub label: bool,
}

/// The sentences after which a day named before no longer holds for a bare time of day, within one paragraph.
const HOLDS: u32 = 3;

/// The last block of an article's opening: its headline or its first paragraph.
const OPENING: u32 = 1;

/// The days that a day named before may lie from publication and still hold anywhere in the article.
const FRESH: i64 = 3;

impl Story {
    /// The day that a bare time of day belongs to: one named just before, or one that the article is about. A day of
    /// weeks ago that was named in passing holds for its own paragraph only.
    fn day_at_hand(&self, anchor: Anchor) -> Option<NaiveDate> {
        let day = self.day?;
        let gap = self.here.sentence.saturating_sub(self.told.sentence);
        let near = gap <= 1 || self.here.block == self.told.block && gap <= HOLDS;
        let fresh = |today: NaiveDate| (today - day).num_days().abs() <= FRESH;
        // The entries of a live blog are of the day that stands above them, else of the one on which it appears.
        let live = self.here.label && self.told.sentence < self.here.sentence;
        let holds = if live {
            if let Some(day) = self
                .opening
                .filter(|o| anchor.day.is_some_and(|a| (a - *o).num_days() == 1))
            {
                return Some(day);
            }
            self.told.label
        } else {
            near || anchor.day.is_none_or(fresh)
        };
        (holds || anchor.day.is_none()).then_some(day)
    }
}

/// The day a phrase counts from.
#[derive(Clone, Copy, Debug)]
pub struct Anchor {
    /// The day, where known.
    pub day: Option<NaiveDate>,
    /// What that day is.
    pub basis: AnchorBasis,
    /// Which way the clause looks.
    pub toward: Toward,
}

/// What a phrase comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// The stretch of the calendar, where it is one.
    pub point: Option<Point>,
    /// The day it was counted from.
    pub anchor: Option<NaiveDate>,
    /// What that day is.
    pub basis: AnchorBasis,
    /// The rule.
    pub rule: &'static str,
}

impl Answer {
    /// A date that is complete in itself.
    fn explicit(point: Point, rule: &'static str) -> Self {
        Self {
            kind: TimexKind::Date,
            value: Some(point.value()),
            point: Some(point),
            anchor: None,
            basis: AnchorBasis::Explicit,
            rule,
        }
    }

    /// A date counted from the anchor.
    fn from(point: Point, anchor: Anchor, rule: &'static str) -> Self {
        Self {
            anchor: anchor.day,
            basis: anchor.basis,
            ..Self::explicit(point, rule)
        }
    }

    /// A date counted from the story's last date.
    fn narrated(point: Point, from: Option<NaiveDate>, rule: &'static str) -> Self {
        Self {
            anchor: from,
            basis: AnchorBasis::Narrative,
            ..Self::explicit(point, rule)
        }
    }

    /// A value that is no stretch of the calendar.
    fn text(kind: TimexKind, value: impl Into<Option<String>>, rule: &'static str) -> Self {
        Self {
            kind,
            value: value.into(),
            point: None,
            anchor: None,
            basis: AnchorBasis::Explicit,
            rule,
        }
    }

    /// A date that cannot be told; `value` holds what is known of it.
    fn unknown(value: Option<String>) -> Self {
        Self::text(TimexKind::Date, value, "unresolved")
    }
}

/// Resolves one phrase and moves the story on.
pub fn timex(phrase: &Phrase, anchor: Anchor, story: &mut Story) -> Timex {
    let answer = answer(&phrase.meaning, anchor, story);
    remember(&phrase.meaning, &answer, anchor, story);
    let (quant, freq) = match &phrase.meaning {
        Meaning::Set(_, quant) => (quant.map(Into::into), None),
        _ => (None, None),
    };
    Timex {
        span: phrase.span,
        kind: answer.kind,
        value: answer.value.map(Into::into),
        modifier: phrase.modifier,
        quant,
        freq,
        period: answer.point.and_then(Point::period),
        anchor: answer.anchor,
        basis: answer.basis,
        rule: answer.rule,
    }
}

/// Keeps what later phrases count from.
fn remember(meaning: &Meaning, answer: &Answer, anchor: Anchor, story: &mut Story) {
    if let Meaning::Duration(count, Unit::Month, _) = meaning
        && [3, 6, 9].map(super::meaning::Count::whole).contains(count)
    {
        story.reported = anchor.day.map(|d| Point::Year(d.year()));
    }
    let Some(point) = answer.point else {
        return;
    };
    if let Meaning::Nth(.., which) = meaning {
        let over = point.period().is_some_and(|p| Some(p.end) < anchor.day);
        if over && *which != super::meaning::Which::YearAgo && newer(point, story.reported) {
            story.reported = Some(point);
        }
        return;
    }
    story.last = Some(point);
    if let Point::Day(day) = point {
        story.day = Some(day);
        story.told = story.here;
        if story.here.block <= OPENING
            && story.opening.is_none()
            && matches!(meaning, Meaning::Calendar(..))
        {
            story.opening = Some(day);
        }
    } else if let Some(day) = story.day
        && point.period().is_some_and(|p| day < p.start || p.end < day)
    {
        story.day = None;
    }
}

/// Whether a report that mentions a quarter that is over is about it, rather than about a later one.
fn newer(point: Point, reported: Option<Point>) -> bool {
    match reported {
        Some(old @ Point::Quarter(..)) => {
            old.period().map(|p| p.start) <= point.period().map(|p| p.start)
        }
        _ => true,
    }
}

/// The value of a meaning.
pub fn answer(meaning: &Meaning, anchor: Anchor, story: &Story) -> Answer {
    match meaning {
        Meaning::Calendar(date, which) => calendar::calendar(*date, *which, anchor, story),
        Meaning::WeekOf(date) => calendar::week_of(*date, anchor, story),
        Meaning::Holiday(rule, year, which) => calendar::holiday(rule, *year, *which, anchor),
        Meaning::Within(inner, outer) => calendar::within(inner, outer, anchor, story),
        Meaning::YearEnd(year) => calendar::year_end(*year, anchor),
        Meaning::Decade(d) => Answer::explicit(Point::Decade(decade(*d)), "decade"),
        Meaning::Century(n) => Answer::explicit(Point::Century(i32::from(*n) - 1), "century"),
        Meaning::Day(n) => day(*n, anchor),
        Meaning::Unit(unit, which) => period::unit(*unit, *which, anchor, story),
        Meaning::Nth(n, unit, year, which) => {
            period::nth((*n, *unit), *year, *which, anchor, story)
        }
        Meaning::Season(season, year, which) => {
            period::season(*season, *year, *which, anchor, story)
        }
        Meaning::Distance(count, unit, away) => {
            distance::distance(*count, *unit, *away, anchor, story)
        }
        Meaning::Duration(count, unit, second) => length::duration(*count, *unit, *second),
        Meaning::Set(inner, _) => length::set(inner),
        Meaning::Ref(time) => reference(*time),
        Meaning::Around(_, unit) => Answer {
            rule: "vague-period",
            ..length::duration(super::meaning::Count::Vague, *unit, None)
        },
        Meaning::Part(part, named) => part_of_day(*part, named.as_deref(), anchor, story),
        Meaning::Clock(clock, named) => time_of_day(*clock, named.as_deref(), anchor, story),
    }
}

/// The decade of a year, divided by ten; two digits are of the 20th century, up to ten of the 21st.
fn decade(first: i32) -> i32 {
    match first {
        0..=10 => (2000 + first) / 10,
        11..=99 => (1900 + first) / 10,
        _ => first / 10,
    }
}

fn reference(time: Tri) -> Answer {
    let (value, rule) = match time {
        Tri::Present => ("PRESENT_REF", "reference-present"),
        Tri::Past => ("PAST_REF", "reference-past"),
        Tri::Future => ("FUTURE_REF", "reference-future"),
    };
    Answer::text(TimexKind::Date, value.to_owned(), rule)
}

fn day(n: i8, anchor: Anchor) -> Answer {
    let point = anchor
        .day
        .and_then(|d| super::point::add_days(d, i64::from(n)));
    match point {
        Some(day) => Answer::from(Point::Day(day), anchor, "day-word"),
        None => Answer::unknown(Some("XXXX-XX-XX".to_owned())),
    }
}

/// The day a part of a day or a time of day belongs to.
fn day_of(named: Option<&Meaning>, anchor: Anchor, story: &Story) -> Answer {
    if let Some(meaning) = named {
        return answer(meaning, anchor, story);
    }
    match (story.day_at_hand(anchor), anchor.day) {
        (Some(day), _) => Answer::narrated(Point::Day(day), Some(day), "time-of-story-day"),
        (None, Some(day)) => Answer::from(Point::Day(day), anchor, "time-of-today"),
        (None, None) => Answer::unknown(Some("XXXX-XX-XX".to_owned())),
    }
}

fn part_of_day(part: Part, named: Option<&Meaning>, anchor: Anchor, story: &Story) -> Answer {
    let day = day_of(named, anchor, story);
    Answer {
        kind: TimexKind::Time,
        value: day.value.as_ref().map(|v| format!("{v}{}", part.suffix())),
        ..day
    }
}

fn time_of_day(clock: Clock, named: Option<&Meaning>, anchor: Anchor, story: &Story) -> Answer {
    let day = day_of(named, anchor, story);
    let zone = if clock.universal { "Z" } else { "" };
    let minute = clock.minute.map(|m| format!(":{m:02}")).unwrap_or_default();
    Answer {
        kind: TimexKind::Time,
        value: day
            .value
            .as_ref()
            .map(|v| format!("{v}T{:02}{minute}{zone}", clock.hour)),
        ..day
    }
}
