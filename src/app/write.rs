//! Writes what is on the screen, with its filters, to a file: asks the event loop to, and says what.

use super::{App, Effect, Mode, Pane, Stage};
use crate::model::opposite::Opposed;
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
    /// Which articles tell these events.
    Coverage(Vec<EventId>),
    /// The accounts of one thing: rows of the ledger, and which articles tell the event.
    Accounts(Vec<DiscrepancyId>, Option<EventId>),
    /// Two articles side by side.
    Opposite(Vec<Opposed>),
}

impl Shown {
    /// What a file of it is called.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Events(_) => "timeline",
            Self::Actors(_) => "actors",
            Self::Ledger(_) => "ledger",
            Self::Figures => "figures",
            Self::Coverage(_) => "coverage",
            Self::Accounts(..) => "accounts",
            Self::Opposite(_) => "side-by-side",
        }
    }
}

/// What is to be written where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What the view shows.
    pub shown: Shown,
    /// Which part of all that is, in words; `None` where it is all.
    pub only: Option<String>,
    /// The file, whose ending names the format; without one, a new Markdown file in the working folder.
    pub file: Option<String>,
}

impl App {
    /// Asks for the focused view as a file.
    pub(super) fn write(&self, model: &Model, file: Option<String>) -> Effect {
        let shown = self.shown(model);
        let only = self.only(model);
        Effect::Write(Box::new(Request { shown, only, file }))
    }

    /// What stands side by side over the other views, an overlay upon it or not.
    fn beside(&self) -> Option<&Mode> {
        let modes = [Some(&self.mode), self.under.as_deref()];
        let beside = |mode: &&Mode| matches!(mode, Mode::Sides(_) | Mode::Opposite(_));
        modes.into_iter().flatten().find(beside)
    }

    fn shown(&self, model: &Model) -> Shown {
        match self.beside() {
            Some(Mode::Sides(sides)) => return Shown::Accounts(sides.rows.clone(), sides.event),
            Some(Mode::Opposite(opposite)) => return Shown::Opposite(opposite.opposed()),
            _ => {}
        }
        match self.stage {
            Stage::Panes => self.shown_in_pane(model),
            Stage::Ledger => Shown::Ledger(self.ledger.kept().to_vec()),
            Stage::Figures => Shown::Figures,
            Stage::Dossier => Shown::Actors(self.dossier.actor.into_iter().collect()),
            Stage::Coverage => {
                let rows = self.coverage.rows.iter();
                Shown::Coverage(sorted(rows.map(|row| row.event).collect()))
            }
        }
    }

    /// What narrows the view, in words.
    fn only(&self, model: &Model) -> Option<String> {
        // What stands side by side, a dossier and figures are of all reports.
        let narrowed = match self.stage {
            Stage::Panes | Stage::Ledger | Stage::Coverage => self.beside().is_none(),
            Stage::Dossier | Stage::Figures => false,
        };
        let filters = self.filters.iter().filter(|_| narrowed);
        let mut parts: Vec<String> = filters.map(|f| f.label(model)).collect();
        let in_panes = narrowed && self.stage == Stage::Panes;
        if let (Pane::Reader, true, Some(article)) = (self.focus, in_panes, self.reader.article) {
            // The reader shows one article, whatever else is filtered.
            parts = vec![format!("told by {}", model.article(article).title)];
        }
        if narrowed && self.stage == Stage::Ledger {
            parts.extend(self.ledger.state.map(|s| s.name().to_owned()));
            parts.extend(self.ledger.kind.map(|k| k.name().to_owned()));
        }
        if let Some(known) = &self.known {
            parts.push(format!("as known by {}", known.by));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
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
