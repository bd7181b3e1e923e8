//! What narrows the panes.

use chrono::NaiveDate;

use crate::corpus::ArticleId;
use crate::model::ActorId;

/// One filter; all in force act together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Only what this actor takes part in.
    Actor(ActorId),
    /// Only what happens from a day to a day, both inclusive.
    Span(NaiveDate, NaiveDate),
    /// Only what this article tells.
    Article(ArticleId),
    /// Only events with an account that holds these words.
    Text(Box<str>),
}
