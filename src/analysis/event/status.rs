//! Says whether a predicate's event happened, is planned, depends on a condition, or did not happen.

use super::clause::Clause;
use super::trigger::Kind;
use super::{Status, When};
use crate::analysis::{Tense, Token, VerbGroup};
use chrono::NaiveDate;

/// What a status is read from.
pub struct Grounds<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The article's tokens.
    pub tokens: &'a [Token],
    /// The clause.
    pub clause: &'a Clause,
    /// The verb group that rules the event, if one does.
    pub group: Option<&'a VerbGroup>,
    /// What the clause before does, where it reports this one.
    pub reported_by: Option<Kind>,
    /// The event's time.
    pub when: Option<&'a When>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
}

impl Grounds<'_> {
    /// The status.
    pub fn status(&self) -> Status {
        if self.opens_with(&["if", "unless", "should"]) {
            return Status::Conditional;
        }
        let future = self
            .published
            .zip(self.when.and_then(|w| w.period))
            .is_some_and(|(day, period)| period.start > day);
        let Some(group) = self.group else {
            return if future {
                Status::Planned
            } else {
                Status::Past
            };
        };
        if group.negated {
            return Status::Negated;
        }
        match group.tense {
            // "announced that a delegation would meet": the future of the past.
            Tense::Conditional if self.is_would() && (self.reported_by.is_some() || future) => {
                Status::Planned
            }
            Tense::Conditional => Status::Conditional,
            Tense::Future | Tense::Infinitive => Status::Planned,
            _ if future => Status::Planned,
            Tense::Past | Tense::Present | Tense::Participle => Status::Past,
        }
    }

    fn is_would(&self) -> bool {
        self.group.is_some_and(|g| {
            self.tokens[g.first as usize..g.last as usize]
                .iter()
                .any(|t| matches!(t.of(self.text), "would" | "should"))
        })
    }

    fn opens_with(&self, words: &[&str]) -> bool {
        self.tokens[self.clause.tokens.clone()]
            .iter()
            .find(|t| t.of(self.text) != "," && t.of(self.text) != "“")
            .is_some_and(|t| {
                words
                    .iter()
                    .any(|w| t.of(self.text).eq_ignore_ascii_case(w))
            })
    }
}
