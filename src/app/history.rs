//! Where the user has been, to go back and forward.

use super::Pane;
use crate::corpus::ArticleId;
use crate::model::EventId;

/// A place the user was at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The pane that led.
    pub focus: Pane,
    /// The selected event and the account shown.
    pub event: Option<(EventId, usize)>,
    /// The article that was open, and the byte under the eye.
    pub article: Option<(ArticleId, u32)>,
}

/// Where the user has been.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Places to go back to, oldest first.
    pub back: Vec<Stop>,
    /// Places to go forward to, nearest last.
    pub forward: Vec<Stop>,
}
