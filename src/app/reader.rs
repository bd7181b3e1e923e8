//! The reader pane: one article, its wrapped rows, and the place in it.

use super::wrap::Row;
use crate::corpus::{ArticleId, Span};

/// The state of the reader pane.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The article that is open.
    pub article: Option<ArticleId>,
    /// Its rows at the width of the last fit. Draw only a window of them.
    pub rows: Vec<Row>,
    /// The row under the eye.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The sentence under the eye.
    pub sentence: Option<Span>,
    /// The account that is shown: the words that tell the selected event.
    pub account: Option<Span>,
}
