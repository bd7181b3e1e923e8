//! The actors pane: who takes part, by weight in what is shown.

pub mod details;
pub mod weigh;

use super::filter::Sieve;
use super::window::{self, Seen};
use super::{Action, Areas};
use crate::analysis::ActorKind;
use crate::model::{ActorId, EventId, Model};

pub use details::Detail;

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
    /// How many rows of details stand there, and where they begin.
    unfolded_at: Option<(usize, usize)>,
    seen: Seen,
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

    /// The selected actor; on a detail, the actor it belongs to.
    pub fn selected(&self) -> Option<ActorId> {
        match self.row(self.cursor)? {
            Row::Actor(id, _) => Some(id),
            Row::Detail(_) => self.unfolded,
            _ => None,
        }
    }

    /// The selected detail.
    pub fn detail(&self) -> Option<Detail> {
        match self.row(self.cursor)? {
            Row::Detail(detail) => Some(detail),
            _ => None,
        }
    }

    /// The actors of all rows below the selected event's, in their order.
    pub fn shown(&self) -> impl Iterator<Item = ActorId> {
        self.rows.iter().filter_map(|row| match row {
            Row::Actor(id, _) => Some(*id),
            _ => None,
        })
    }

    /// Makes the rows anew for what passes `sieve`.
    pub fn rebuild(&mut self, model: &Model, sieve: &Sieve) {
        let kept = self.selected();
        self.fold();
        self.rows = weigh::rows(model, sieve);
        match kept {
            Some(actor) if self.select(actor) => {}
            _ => self.cursor = self.snap(0, true),
        }
    }

    /// Brings an event's actors to the front; the first of them is selected.
    pub fn bring(&mut self, model: &Model, event: Option<EventId>) {
        self.fold();
        self.front.clear();
        let actors = event.map_or(&[][..], |id| &model.event(id).actors);
        if !actors.is_empty() {
            self.front.push(Row::Here);
            let counts = weigh::in_event(model, event);
            let count = |id: &ActorId| counts.get(id).copied().unwrap_or(0);
            let mut named: Vec<_> = actors.iter().map(|id| (*id, count(id))).collect();
            // An actor that only the words around an account name is left out.
            named.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
            named.retain(|&(_, count)| count > 0 || counts.is_empty());
            let row = |&(id, count): &(ActorId, u32)| Row::Actor(id, count);
            self.front.extend(named.iter().map(row));
        }
        self.cursor = self.snap(0, true);
        self.top = 0;
    }

    /// Whether row `index` shows an actor that stands among those of the selected event already.
    pub fn is_repeated(&self, index: usize) -> bool {
        let Some(Row::Actor(actor, _)) = self.row(index) else {
            return false;
        };
        let is = |row: &Row| matches!(row, Row::Actor(id, _) if *id == actor);
        index >= self.front.len() && self.front.iter().any(is)
    }

    /// Selects an actor, if it is shown.
    pub fn select(&mut self, actor: ActorId) -> bool {
        let is = |index: &usize| matches!(self.row(*index), Some(Row::Actor(id, _)) if id == actor);
        let found = (0..self.len()).find(is);
        self.cursor = found.unwrap_or(self.cursor);
        found.is_some()
    }

    /// Unfolds the selected actor's details below it, or folds them.
    pub fn toggle(&mut self, model: &Model) {
        let Some(actor) = self.selected() else { return };
        let was = self.unfolded;
        if let (Some((at, _)), Some(_)) = (self.unfolded_at, self.detail()) {
            self.cursor = at - 1;
        }
        let mut at = self.cursor;
        if let Some((from, count)) = self.unfolded_at.filter(|(from, _)| *from <= at) {
            debug_assert!(from + count <= at, "the cursor is on an actor");
            at -= count;
        }
        self.fold();
        self.cursor = at;
        if was == Some(actor) {
            return;
        }
        let rows = details::details(model, actor);
        self.unfolded = Some(actor);
        self.unfolded_at = Some((at + 1, rows.len()));
        let rows = rows.into_iter().map(Row::Detail);
        match (at + 1).checked_sub(self.front.len()) {
            Some(behind) => drop(self.rows.splice(behind..behind, rows)),
            None => drop(self.front.splice((at + 1)..=at, rows)),
        }
    }

    /// Takes the details away.
    fn fold(&mut self) {
        self.unfolded = None;
        let Some((at, count)) = self.unfolded_at.take() else {
            return;
        };
        match at.checked_sub(self.front.len()) {
            Some(behind) => drop(self.rows.drain(behind..behind + count)),
            None => drop(self.front.drain(at..at + count)),
        }
    }

    /// Moves the selection; `false` where the action is no movement or leads nowhere.
    pub fn step(&mut self, action: Action, height: u16) -> bool {
        let to = match action {
            Action::NextBlock => self.group(true),
            Action::PreviousBlock => self.group(false),
            _ => {
                let Some(to) = window::step(action, self.cursor, self.len(), height) else {
                    return false;
                };
                self.snap(to, to >= self.cursor && action != Action::Top)
            }
        };
        let moved = to != self.cursor;
        self.cursor = to;
        moved
    }

    /// The first row under the next heading, or under this one's or the previous one's.
    fn group(&self, down: bool) -> usize {
        let is_heading =
            |index: &usize| matches!(self.row(*index), Some(Row::Here | Row::Kind(..)));
        if down {
            let heading = (self.cursor..self.len()).find(is_heading);
            return heading.map_or(self.cursor, |i| self.snap(i, true));
        }
        let mut headings = (0..self.cursor).rev().filter(is_heading);
        let first = headings.next().unwrap_or(0);
        if first + 1 < self.cursor {
            return self.snap(first, true);
        }
        self.snap(headings.next().unwrap_or(0), true)
    }

    /// The row nearest to `at` that can be selected.
    pub fn snap(&self, at: usize, down: bool) -> usize {
        let can = |index: &usize| matches!(self.row(*index), Some(Row::Actor(..) | Row::Detail(_)));
        let next = || (at..self.len()).find(can);
        let previous = || (0..at.min(self.len())).rev().find(can);
        let found = if down {
            next().or_else(previous)
        } else {
            Some(at).filter(can).or_else(previous).or_else(next)
        };
        found.unwrap_or(0)
    }

    /// Fits cursor and window to the screen.
    pub fn fit(&mut self, areas: &Areas) {
        let height = areas.actors.height;
        let len = self.len();
        window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height);
    }

    /// Scrolls without moving the selection.
    pub fn scroll(&mut self, rows: isize, height: u16) {
        self.top = window::scroll(self.top, rows, self.len(), height);
    }
}
