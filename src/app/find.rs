//! Finds words in a pane, with a live count.

use super::Pane;
use super::line::Line;
use crate::corpus::Span;

/// What is sought, and where it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The pane it is sought in.
    pub pane: Pane,
    /// The words. Lower case letters match capitals too; a capital matches only itself.
    pub line: Line,
    /// Where they were found: rows of the timeline or of the actors, or bytes of the open article.
    pub matches: Vec<Match>,
    /// The match that is selected, as an index into `matches`.
    pub current: Option<usize>,
}

/// One match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// A row of the timeline or of the actors pane.
    Row(u32),
    /// Bytes of the open article.
    Text(Span),
}
