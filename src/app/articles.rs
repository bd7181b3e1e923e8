//! The list of articles, then of the files that were left out.

use super::line::Line;

/// The state of the list. Rows below the number of articles are articles in their order, the rest skipped files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Articles {
    /// What filters the rows: words of title, source or path.
    pub line: Line,
    /// The rows that pass: an index below the number of articles is an article's, the rest are skipped files.
    pub rows: Vec<u32>,
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
}
