//! Time expressions: phrases that name a time, and the TIMEX3 type and value each resolves to.

use chrono::NaiveDate;

use super::{Quotation, Scan};
use crate::corpus::{Article, Published, Span};

/// TIMEX3 type (TimeML 1.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A calendar day or something coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day (or a part of it).
    Day,
    /// A week or a weekend.
    Week,
    /// A month.
    Month,
    /// A quarter, or half a year.
    Quarter,
    /// A season.
    Season,
    /// A year or coarser.
    Year,
    /// From a day to a day, as the text gives them.
    Interval,
    /// Not known.
    Unresolved,
}

/// The days that a value covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub start: NaiveDate,
    /// The last day, inclusive.
    pub end: NaiveDate,
    /// How exact that is.
    pub precision: Precision,
}

/// What a phrase was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnchorBasis {
    /// Nothing: the phrase is complete in itself.
    Explicit,
    /// The publication date.
    Published,
    /// A date named before it in the story.
    Narrative,
    /// The day a quotation was spoken.
    Spoken,
}

/// One time expression, resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// The phrase.
    pub span: Span,
    /// Its type.
    pub kind: TimexKind,
    /// Its TIMEX3 value (`2025-06-05`, `2025-W23`, `P90D`, `PRESENT_REF`); `None` where unresolved.
    pub value: Option<Box<str>>,
    /// TIMEX3 `mod`: `START`, `MID`, `END`, `APPROX`, `LESS_THAN` …
    pub modifier: Option<&'static str>,
    /// TIMEX3 `quant`, of a set.
    pub quant: Option<Box<str>>,
    /// TIMEX3 `freq`, of a set.
    pub freq: Option<Box<str>>,
    /// The days that the value covers, where it is a date.
    pub period: Option<Period>,
    /// The day it was resolved against.
    pub anchor: Option<NaiveDate>,
    /// What that day is.
    pub basis: AnchorBasis,
    /// The rule that resolved it, by name (`weekday-past`).
    pub rule: &'static str,
}

/// A time phrase as it stands in the text, not yet resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The phrase.
    pub span: Span,
}

/// The time phrases of a scan (tokens, sentences, verbs and quoted stretches are there already).
pub fn scan(_article: &Article, _scan: &Scan) -> Vec<Phrase> {
    Vec::new()
}

/// Resolves the phrases of a scan.
pub fn resolve(
    _article: &Article,
    _scan: &Scan,
    _published: &Published,
    _quotations: &[Quotation],
) -> Vec<Timex> {
    Vec::new()
}
