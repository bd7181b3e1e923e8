//! What a time phrase means before it is known when it was written: the grammar's syntax tree.

use super::lexeme::Tri;

/// A unit of time, finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months, by the calendar or a company's books.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// The unit of that name in the lexicon.
    pub fn named(name: &str) -> Self {
        match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            "millennium" => Self::Millennium,
            _ => Self::Day,
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Morning.
    Morning,
    /// Noon.
    Noon,
    /// Midday meal.
    Midday,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
    /// Midnight.
    Midnight,
}

impl Part {
    /// The part of that name in the lexicon.
    pub fn named(name: &str) -> Self {
        match name {
            "MO" => Self::Morning,
            "NOON" => Self::Noon,
            "MI" => Self::Midday,
            "AF" => Self::Afternoon,
            "EV" => Self::Evening,
            "MIDNIGHT" => Self::Midnight,
            _ => Self::Night,
        }
    }

    /// What TIMEX3 appends to the day.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Noon => "T12:00",
            Self::Midday => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
            Self::Midnight => "T24:00",
        }
    }
}

/// Which one of several a phrase points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// No word says so ("Friday", "the third quarter").
    Bare,
    /// "last", "past".
    Last,
    /// "this", "the current".
    This,
    /// "next", "coming".
    Next,
    /// "the following", "the next day": counted from the story.
    Following,
    /// "the previous": counted from the story.
    Previous,
    /// "the same", "that": the story's own.
    Same,
    /// "the latest": the last one that is over.
    Latest,
    /// "the year-ago …", "the year-earlier …".
    YearAgo,
    /// The definite article alone ("the week").
    The,
}

/// What a phrase says of a calendar date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Calendar {
    /// The year.
    pub year: Option<i32>,
    /// The month, 1–12.
    pub month: Option<u8>,
    /// The day of the month, 1–31.
    pub day: Option<u8>,
    /// The weekday, Monday being 1.
    pub weekday: Option<u8>,
}

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// Known, in thousandths.
    Thousandths(u32),
    /// "some", "several", a bare plural.
    Vague,
}

impl Count {
    /// A whole number.
    pub fn whole(n: u32) -> Self {
        Self::Thousandths(n.saturating_mul(1000))
    }
}

/// Which way a distance runs, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Away {
    /// "ago": back from today.
    Ago,
    /// "from now", "hence": on from today.
    FromNow,
    /// "earlier", "before": back from the story's day.
    Earlier,
    /// "later": on from the story's day.
    Later,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    /// 0–24.
    pub hour: u8,
    /// 0–59, where given.
    pub minute: Option<u8>,
    /// Whether it is universal time.
    pub universal: bool,
}

/// What a phrase means.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// A date of the calendar, in part or whole: "June 9", "Friday", "last May", "1994".
    Calendar(Calendar, Which),
    /// The week of a date.
    WeekOf(Calendar),
    /// A day by its distance from today: "yesterday".
    Day(i8),
    /// A unit by its place: "last week", "this year", "the quarter".
    Unit(Unit, Which),
    /// A month, weekday or season inside a unit: "January this year", "Monday of last week".
    Within(Box<Meaning>, Box<Meaning>),
    /// The nth quarter or half of a year: "the third quarter of 1990"; the year, which, whether fiscal.
    Nth(u8, Unit, Option<i32>, Which),
    /// A season and its year: spring 1 … winter 5.
    Season(u8, Option<i32>, Which),
    /// A decade by its first year ("the 1990s"), or without its century ("the '80s").
    Decade(i32),
    /// A century by its number: the 20th is 20.
    Century(u8),
    /// A day with a name, by its rule in the lexicon, and its year.
    Holiday(&'static str, Option<i32>, Which),
    /// A distance in time: "two years ago".
    Distance(Count, Unit, Away),
    /// A length of time, in one unit or two.
    Duration(Count, Unit, Option<(Count, Unit)>),
    /// Something that recurs: what, with quantifier.
    Set(Box<Meaning>, Option<&'static str>),
    /// The present, the past or the future, no more exactly.
    Ref(Tri),
    /// A vague time in units: "recent years", "coming weeks".
    Around(Tri, Unit),
    /// A part of a day.
    Part(Part, Option<Box<Meaning>>),
    /// A time of day, on a day where one is named.
    Clock(Clock, Option<Box<Meaning>>),
    /// The end of the year: "year-end".
    YearEnd(Option<i32>),
}
