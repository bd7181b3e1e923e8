//! Writes what is on the screen, with its filters, to a file: asks the event loop to, and says what.

use super::{App, Effect, Pane, Stage};
use crate::model::{ActorId, DiscrepancyId, EventId, Model};

/// What the focused view shows, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The events that pass the filters; in the reader, those that the article tells.
    Events(Vec<EventId>),
    /// The actors that pass the filters.
    Actors(Vec<ActorId>),
    /// The rows of the ledger that pass the filters.
    Ledger(Vec<DiscrepancyId>),
    /// Figures over time, all of them.
    Figures,
}

impl Shown {
    /// What a file of it is called.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Events(_) => "timeline",
            Self::Actors(_) => "actors",
            Self::Ledger(_) => "ledger",
            Self::Figures => "figures",
        }
    }
}

/// What is to be written where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What the view shows.
    pub shown: Shown,
    /// The file, whose ending names the format; without one, a new Markdown file in the working folder.
    pub file: Option<String>,
}

impl App {
    /// Asks for the focused view as a file.
    pub(super) fn write(&self, model: &Model, file: Option<String>) -> Effect {
        let shown = self.shown(model);
        Effect::Write(Box::new(Request { shown, file }))
    }

    fn shown(&self, model: &Model) -> Shown {
        match self.stage {
            Stage::Panes => self.shown_in_pane(model),
            Stage::Ledger => Shown::Ledger(self.ledger.kept().to_vec()),
            Stage::Figures => Shown::Figures,
            Stage::Dossier => Shown::Actors(self.dossier.actor.into_iter().collect()),
            Stage::Coverage => {
                let rows = self.coverage.rows.iter();
                Shown::Events(sorted(rows.map(|row| row.event).collect()))
            }
        }
    }

    fn shown_in_pane(&self, model: &Model) -> Shown {
        match self.focus {
            Pane::Timeline => {
                let rows = self.timeline.rows.iter();
                Shown::Events(sorted(rows.filter_map(|row| row.event()).collect()))
            }
            Pane::Reader => {
                let told = self.reader.article.into_iter();
                let told = told.flat_map(|a| &model.events_of_article[a.index()]);
                Shown::Events(sorted(told.map(|&(_, id)| id).collect()))
            }
            Pane::Actors => Shown::Actors(self.actors.shown().collect()),
        }
    }
}

/// Each event once, in the model's order.
fn sorted(mut events: Vec<EventId>) -> Vec<EventId> {
    events.sort_unstable();
    events.dedup();
    events
}
