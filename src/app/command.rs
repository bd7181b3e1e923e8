//! The command line: names of actions and a few commands with arguments.

use super::line::Line;

/// The state of the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// What is typed.
    pub line: Line,
    /// The names that complete it, best first.
    pub completions: Vec<&'static str>,
    /// The one that `Tab` chose last, as an index.
    pub chosen: Option<usize>,
}
