//! The list of actions and keys, filtered as one types.

use super::Action;
use super::line::Line;

/// The keys of one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// The action.
    pub action: Action,
    /// Its keys in vi's notation ("j", "<C-d>", "]d").
    pub keys: String,
}

/// One row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// All its keys, as one writes them, separated by spaces.
    pub keys: String,
    /// Whether it does something in the mode and pane that help was opened from.
    pub here: bool,
}

/// The state of the help.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// What filters the rows.
    pub line: Line,
    /// The rows that pass, those that work here first.
    pub rows: Vec<Row>,
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
}
