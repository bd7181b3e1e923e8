//! The fuzzy jump over events, actors, articles and commands.

use super::Action;
use super::line::Line;
use crate::corpus::ArticleId;
use crate::model::{ActorId, EventId};

/// What one can jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An event; shown with its title.
    Event(EventId),
    /// An actor; shown with its name.
    Actor(ActorId),
    /// An article; shown with its title.
    Article(ArticleId),
    /// A command; shown with its description.
    Action(Action),
}

/// One row of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it leads.
    pub target: Target,
    /// How well it matches.
    pub score: i64,
    /// The matched characters, as byte offsets into the words that [`Target::words`] gives, ascending.
    pub matched: Vec<u32>,
}

/// The state of the palette.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// The letters typed.
    pub line: Line,
    /// The best matches, best first.
    pub rows: Vec<Row>,
    /// How many match, listed or not.
    pub total: usize,
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
}

impl Target {
    /// The words it is shown with and matched by.
    pub fn words(self, model: &crate::model::Model) -> &str {
        match self {
            Self::Event(id) => model.words(model.event(id).title),
            Self::Actor(id) => &model.actor(id).name,
            Self::Article(id) => model.article(id).title.as_str(),
            Self::Action(action) => action.description(),
        }
    }
}
