//! Where a date, an actor, a quotation or an event comes from.

use crate::model::Place;

/// What a line of an explanation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The thing explained begins.
    Heading,
    /// A name and its value ("anchor", "Friday 6 June 2025, the publication date").
    Fact,
    /// Verbatim words, with their place.
    Words,
    /// A reason in plain words.
    Reason,
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainLine {
    /// What it is.
    pub kind: LineKind,
    /// The name of a fact ("rule"); empty for other lines.
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// Where it can be read; `Enter` goes there.
    pub place: Option<Place>,
}

/// The state of an explanation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explain {
    /// What is explained.
    pub title: String,
    /// The explanation.
    pub lines: Vec<ExplainLine>,
    /// The selected line.
    pub cursor: usize,
    /// The first line on the screen.
    pub top: usize,
}
