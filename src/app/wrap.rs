//! Wraps text to a width and remembers which bytes each row shows.

use crate::corpus::{BlockKind, Span};

/// One row of wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The bytes it shows, white space at its end left out; empty for a blank row.
    pub span: Span,
    /// What block it belongs to.
    pub kind: BlockKind,
    /// The paragraph's number, from 1, on a paragraph's first row; else 0.
    pub number: u32,
}
