//! How many independent origins an event's accounts have: a copy, or a second report of one agency, is no second witness.

use super::{EventId, Model, Place};

/// How it is known that an account has its origin in common with an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// The article is the other one again, or nearly so.
    Article,
    /// The passage has most of its runs of words in common with the other, quotations aside.
    Passage,
    /// Both give one news agency as their source.
    Agency,
}

impl Tie {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Passage => "passage",
            Self::Agency => "agency",
        }
    }

    /// The reason in plain words.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Article => "the report is another one again: most of its sentences are the same",
            Self::Passage => "the passage is told in the same words, quotations aside",
            Self::Agency => "both reports have it from the same news agency",
        }
    }
}

/// An account that has its origin in common with an earlier one of the same event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// The event.
    pub event: EventId,
    /// The account.
    pub place: Place,
    /// The account that it repeats, of an earlier article.
    pub of: Place,
    /// How that is known.
    pub tie: Tie,
}

impl Model {
    /// The accounts of an event whose articles tell nothing of their own about it, in order of place.
    pub fn repeats_of(&self, event: EventId) -> &[Repeat] {
        let from = self.repeats.partition_point(|r| r.event < event);
        let to = self.repeats.partition_point(|r| r.event <= event);
        &self.repeats[from..to]
    }

    /// How many independent origins the reports of an event have: its articles less those that only repeat others.
    pub fn origins(&self, event: EventId) -> usize {
        let repeats = self
            .repeats_of(event)
            .chunk_by(|a, b| a.place.article == b.place.article);
        self.event(event).sources().saturating_sub(repeats.count())
    }
}
