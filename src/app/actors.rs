//! The actors pane: who takes part, by weight in what is shown.

use crate::analysis::ActorKind;
use crate::model::{ActorId, EventId, Place};

/// One row of the actors pane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Row {
    /// The actors of the selected event begin.
    Here,
    /// The actors of a kind begin; there are this many.
    Kind(ActorKind, u32),
    /// An actor with its weight: mentions in what is shown.
    Actor(ActorId, u32),
    /// A detail of the unfolded actor above.
    Detail(Detail),
}

/// A detail of an actor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Detail {
    /// Its roles, as indexes into [`crate::model::Actor::roles`].
    Role(ActorId, u32),
    /// One of its aliases, as an index into [`crate::model::Actor::aliases`].
    Alias(ActorId, u32),
    /// Something it said: the quoted words.
    Said(Place),
    /// Somebody it appears with, and in how many events.
    With(ActorId, u32),
    /// An event it takes part in.
    Event(EventId),
    /// So many more that are not listed.
    More(u32),
}

/// The state of the actors pane.
#[derive(Clone, Debug, Default)]
pub struct Actors {
    /// The rows of the selected event's actors: they stand before the others.
    pub front: Vec<Row>,
    /// All rows that pass the filters, by kind and weight.
    pub rows: Vec<Row>,
    /// The selected row, counted over `front` and `rows` together.
    pub cursor: usize,
    /// The first row on the screen, counted likewise.
    pub top: usize,
    /// The actor whose details are shown.
    pub unfolded: Option<ActorId>,
}

impl Actors {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.front.len() + self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Row `index`, counted over `front` and `rows`.
    pub fn row(&self, index: usize) -> Option<Row> {
        let behind = index.checked_sub(self.front.len());
        behind
            .map_or(self.front.get(index), |i| self.rows.get(i))
            .copied()
    }

    /// The selected actor.
    pub fn selected(&self) -> Option<ActorId> {
        match self.row(self.cursor)? {
            Row::Actor(id, _) => Some(id),
            _ => None,
        }
    }
}
