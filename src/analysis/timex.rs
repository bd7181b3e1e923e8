//! Time expressions: phrases that name a time, and the TIMEX3 type and value each resolves to.
//!
//! [`scan`] recognises phrases with the rules of the grammar and keeps what each means; [`resolve`] turns
//! meaning, anchor and tense into a value, and says which rule and which day it used.

mod begin;
pub mod chronicle;
mod cursor;
mod explain;
mod grammar;
mod lexeme;
pub mod meaning;
pub mod point;
mod resolve;
mod spoken;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_support;
pub mod toward;

use chrono::{Datelike, NaiveDate};

use self::cursor::{At, Line};
use self::meaning::Meaning;
use self::resolve::{Anchor, Story};
use self::toward::{Toward, toward};
use super::{Quotation, Scan, Sentence};
use crate::corpus::{Article, Published, Span};

pub use explain::explain;

/// TIMEX3 type (`TimeML` 1.2.1).
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
    /// What it means.
    pub meaning: Meaning,
    /// TIMEX3 `mod`.
    pub modifier: Option<&'static str>,
    /// The index of its sentence.
    pub sentence: u32,
    /// Which way its clause looks.
    pub toward: Toward,
}

/// The time phrases of a scan (tokens, sentences, verbs and quoted stretches are there already).
pub fn scan(article: &Article, scan: &Scan) -> Vec<Phrase> {
    let text = article.text.as_str();
    let mut phrases = Vec::new();
    let mut lexemes = Vec::new();
    for (number, sentence) in scan.sentences.iter().enumerate() {
        lexemes.clear();
        let tokens = &scan.tokens[sentence.tokens()];
        lexeme::read(text, tokens, &mut lexemes);
        let place = Place {
            text,
            scan,
            sentence,
            number: number as u32,
        };
        place.phrases(&lexemes, &mut phrases);
    }
    phrases
}

/// A sentence that is read for phrases.
struct Place<'a> {
    text: &'a str,
    scan: &'a Scan,
    sentence: &'a Sentence,
    number: u32,
}

impl Place<'_> {
    /// Adds the phrases of the sentence.
    fn phrases(&self, lexemes: &[lexeme::Lexeme], phrases: &mut Vec<Phrase>) {
        let line = Line {
            text: self.text,
            lexemes,
        };
        let mut at = 0;
        while at < lexemes.len() {
            let Some(found) = grammar::longest(At::new(&line, at)) else {
                at += 1;
                continue;
            };
            let first = (at, found.meaning, found.end);
            let end = found.other.as_ref().map_or(found.end, |o| o.2);
            phrases.push(self.phrase(lexemes, first, found.modifier));
            if let Some(other) = found.other {
                phrases.push(self.phrase(lexemes, other, None));
            }
            at = end.max(at + 1);
        }
    }

    fn phrase(
        &self,
        lexemes: &[lexeme::Lexeme],
        (from, meaning, to): (usize, Meaning, usize),
        modifier: Option<&'static str>,
    ) -> Phrase {
        let last = to.saturating_sub(1).max(from);
        let span = lexemes[from].span.to(lexemes[last].span);
        let toward = if asks_tense(&meaning) {
            toward(
                self.text,
                self.scan,
                self.sentence,
                span,
                is_month(&meaning),
            )
        } else {
            Toward::Unknown
        };
        Phrase {
            span,
            meaning,
            modifier,
            sentence: self.number,
            toward,
        }
    }
}

/// Whether the tense of the clause can change what a phrase resolves to.
fn asks_tense(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(date, _) => date.year.is_none(),
        Meaning::Part(_, Some(day)) | Meaning::Clock(_, Some(day)) => asks_tense(day),
        Meaning::Holiday(_, year, _)
        | Meaning::Season(_, year, _)
        | Meaning::Nth(_, _, year, _) => year.is_none(),
        Meaning::Unit(meaning::Unit::Weekend, _) | Meaning::YearEnd(_) | Meaning::WeekOf(_) => true,
        _ => false,
    }
}

/// Whether a meaning is a month without a day.
fn is_month(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Calendar(date, _) if date.month.is_some() && date.day.is_none())
}

/// Resolves the phrases of a scan.
pub fn resolve(
    article: &Article,
    scan: &Scan,
    published: &Published,
    quotations: &[Quotation],
) -> Vec<Timex> {
    let speeches = spoken::speeches(article.text.as_str(), scan, published.value, quotations);
    let mut story = Story {
        year: published
            .value
            .map_or_else(|| year_of_text(&scan.phrases), |d| Some(d.year())),
        ..Story::default()
    };
    let mut speech = 0;
    let mut chronicle = chronicle::Chronicle::of(article, scan);
    scan.phrases
        .iter()
        .map(|phrase| {
            let at = phrase.span.start;
            while speeches.get(speech).is_some_and(|s| s.content.end <= at) {
                speech += 1;
            }
            let inside = speeches.get(speech).filter(|s| s.content.contains(at));
            let anchor = match inside.and_then(|s| s.day) {
                Some(day) if Some(day) != published.value => Anchor {
                    day: Some(day),
                    basis: AnchorBasis::Spoken,
                    toward: phrase.toward,
                },
                _ => Anchor {
                    day: published.value,
                    basis: AnchorBasis::Published,
                    toward: phrase.toward,
                },
            };
            story.here = chronicle.place(phrase);
            story.entry_year = chronicle.year(phrase, story.here);
            resolve::timex(phrase, anchor, &mut story)
        })
        .collect()
}

/// The year that all full dates of a text share.
fn year_of_text(phrases: &[Phrase]) -> Option<i32> {
    let mut years = phrases.iter().filter_map(|p| match &p.meaning {
        Meaning::Calendar(date, _) => date.day.and(date.year),
        _ => None,
    });
    let first = years.next()?;
    years.all(|y| y == first).then_some(first)
}
