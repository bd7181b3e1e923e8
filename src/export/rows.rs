//! Holds what the rows of every JSON export share: lists without a copy, days, publication dates.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::cite::Citation;
use crate::corpus::{Digest, Published};

/// A JSON array of what the iterator that it makes yields.
pub(super) struct Each<F>(pub F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// A day, as `2025-06-05`.
#[derive(Clone, Copy)]
pub(super) struct Day(pub NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The SHA-256 of a file, as hexadecimal digits.
#[derive(Clone, Copy)]
pub(super) struct Sha256(pub Digest);

impl Serialize for Sha256 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Where words stand, and the words.
#[derive(Serialize)]
pub(super) struct At<'a> {
    article: u32,
    paragraph: u32,
    start: u32,
    end: u32,
    text: &'a str,
}

impl<'a> At<'a> {
    pub(super) fn of(at: &Citation<'a>) -> Self {
        Self {
            article: at.article.0,
            paragraph: at.paragraph,
            start: at.start,
            end: at.end,
            text: at.text,
        }
    }
}

/// When an article was published, and how that is known.
#[derive(Serialize)]
pub(super) struct PublishedRow {
    value: Option<Day>,
    earliest: Option<Day>,
    latest: Option<Day>,
    basis: &'static str,
}

impl PublishedRow {
    pub(super) fn of(published: &Published) -> Self {
        Self {
            value: published.value.map(Day),
            earliest: published.earliest.map(Day),
            latest: published.latest.map(Day),
            basis: published.basis.name(),
        }
    }
}
