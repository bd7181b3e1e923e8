//! The ledger on the screen: rows of what the reports say of one thing, under their events, with a cell chosen.

mod act;
mod rows;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashSet;

use super::stage::sought::Sought;
use super::window::{self, Seen};
use super::{Action, Filter};
use crate::model::{DiscrepancyId, DiscrepancyKind, DiscrepancyValue, EventId, Model, State};

pub use rows::Row;
pub use words::holds;

/// In which order the events stand, and the rows below each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The gravest state first.
    #[default]
    State,
    /// In order of time.
    Time,
    /// What matters most first.
    Salience,
}

impl Order {
    /// The order that follows this one when a key changes it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::State => Self::Time,
            Self::Time => Self::Salience,
            Self::Salience => Self::State,
        }
    }

    /// Its name, to show.
    pub fn name(self) -> &'static str {
        match self {
            Self::State => "gravest first",
            Self::Time => "in order of time",
            Self::Salience => "what matters most first",
        }
    }
}

/// The state of the ledger's view.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// In which order the events stand.
    pub order: Order,
    /// The only state that is shown; `None` for all.
    pub state: Option<State>,
    /// The only kind that is shown; `None` for all.
    pub kind: Option<DiscrepancyKind>,
    /// How many rows pass all filters but that of the state, by the place of their state in [`State::ALL`].
    pub counts: [usize; State::ALL.len()],
    /// What stands on the screen, line by line. Draw only a window of it.
    pub rows: Vec<Row>,
    /// The selected row: an item, or a count of what is folded.
    pub cursor: usize,
    /// Which of the cells in sight below the selected item is chosen.
    pub cell: usize,
    /// The first row on the screen.
    pub top: usize,
    /// What is sought.
    pub sought: Sought,
    shelf: rows::Shelf,
    /// The events whose rows all show.
    unfolded: HashSet<Option<EventId>>,
    /// The rows of the ledger whose cells all show.
    spread: HashSet<DiscrepancyId>,
    seen: Seen,
}

impl Ledger {
    /// How many rows of the ledger pass all filters.
    pub fn count(&self) -> usize {
        self.kept().len()
    }

    /// The rows of the ledger that pass all filters, in their order.
    pub fn kept(&self) -> &[DiscrepancyId] {
        &self.shelf.kept
    }

    /// Takes the rows that pass the filters from the model, and puts them in order; the selection stays.
    pub(super) fn rebuild(&mut self, model: &Model, filters: &[Filter]) {
        let selected = self.selected();
        let cell = self.cell;
        self.shelf = rows::Shelf::new(model, filters, (self.kind, self.state), self.order);
        self.counts = self.shelf.counts;
        self.lay(model);
        self.cursor = self.snap(0, true);
        self.cell = 0;
        if let Some(row) = selected.and_then(|id| self.line_of(id)) {
            self.cursor = row;
            self.cell = cell;
        }
    }

    /// Lays out the lines: what is folded, and what is not.
    fn lay(&mut self, model: &Model) {
        let folds = self.state.is_none();
        self.rows.clear();
        for group in &self.shelf.groups {
            let open = !folds || self.unfolded.contains(&group.event);
            rows::lay(
                &mut self.rows,
                model,
                &self.shelf,
                (group, open),
                &self.spread,
            );
        }
    }

    /// The row of the ledger that is selected.
    pub fn selected(&self) -> Option<DiscrepancyId> {
        match self.rows.get(self.cursor)? {
            Row::Item(id) => Some(*id),
            _ => None,
        }
    }

    /// The chosen cell of the selected row.
    pub fn value<'a>(&self, model: &'a Model) -> Option<&'a DiscrepancyValue> {
        let row = model.discrepancies.get(self.selected()?.index())?;
        let Some(Row::Cell(_, value)) = self.rows.get(self.cursor + 1 + self.cell) else {
            return None;
        };
        row.values.get(*value as usize)
    }

    /// The event that the selected line stands under.
    pub fn event(&self) -> Option<EventId> {
        let mut above = self.rows.get(..=self.cursor)?.iter().rev();
        above.find_map(|row| match row {
            Row::Event(event) => Some(*event),
            _ => None,
        })?
    }

    /// The line of a row of the ledger, where it is not folded away.
    fn line_of(&self, id: DiscrepancyId) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Item(id))
    }

    /// Selects the first row of an event; `false` where it has none that passes.
    pub(super) fn select_event(&mut self, event: EventId) -> bool {
        let heading = Row::Event(Some(event));
        let Some(at) = self.rows.iter().position(|row| *row == heading) else {
            return false;
        };
        self.cursor = self.snap(at, true);
        self.cell = 0;
        true
    }

    /// The line nearest to `at` that can be selected: onward in the direction of movement, else the other way.
    fn snap(&self, at: usize, down: bool) -> usize {
        window::snap(&self.rows, at, down, Row::is_stop)
    }

    /// Moves the selection; `None` where the action is no movement, else whether it moved.
    pub(super) fn step(&mut self, action: Action, model: &Model, height: u16) -> Option<bool> {
        let before = (self.cursor, self.cell);
        match action {
            Action::Left => self.cell = self.cell.saturating_sub(1),
            Action::Right => self.cell += usize::from(self.cell + 1 < self.cells()),
            _ => {
                self.cursor = self.target(action, model, height)?;
                if self.cursor != before.0 {
                    self.cell = 0;
                }
            }
        }
        Some((self.cursor, self.cell) != before)
    }

    /// Where a movement leads.
    fn target(&self, action: Action, model: &Model, height: u16) -> Option<usize> {
        let here = self.cursor;
        let onward = |is: &dyn Fn(&Row) -> bool| {
            let after = self.rows.get(here + 1..).unwrap_or_default();
            after.iter().position(is).map(|i| here + 1 + i)
        };
        let back = |is: &dyn Fn(&Row) -> bool| {
            let before = self.rows.get(..here).unwrap_or_default();
            before.iter().rposition(is)
        };
        let differs = |row: &Row| matches!(row, Row::Item(id) if model.discrepancy(*id).state == State::Differ);
        let heads = |row: &Row| matches!(row, Row::Event(_));
        Some(match action {
            Action::Down => onward(&Row::is_stop).unwrap_or(here),
            Action::Up => back(&Row::is_stop).unwrap_or(here),
            Action::NextDiscrepancy => onward(&differs).unwrap_or(here),
            Action::PreviousDiscrepancy => back(&differs).unwrap_or(here),
            Action::NextBlock => onward(&heads).map_or(here, |at| self.snap(at, true)),
            Action::PreviousBlock => {
                // The first row of this event, or of the one before where this is the first.
                let heading = back(&heads).unwrap_or(0);
                let first = self.snap(heading, true);
                let before = self.rows.get(..heading).unwrap_or_default();
                let above = before.iter().rposition(heads);
                match above {
                    Some(above) if first >= here => self.snap(above, true),
                    _ => first,
                }
            }
            _ => {
                let to = window::step(action, here, self.rows.len(), height)?;
                self.snap(to, to >= here && action != Action::Top)
            }
        })
    }

    /// How many cells are in sight below the selected row.
    pub fn cells(&self) -> usize {
        let below = self.rows.get(self.cursor + 1..).unwrap_or_default();
        below
            .iter()
            .take_while(|row| matches!(row, Row::Cell(..)))
            .count()
    }

    /// Unfolds or folds: the cells of the selected row where some are hidden, else all rows of its event.
    fn fold(&mut self, model: &Model) {
        let event = self.event();
        let selected = self.selected();
        let more = self.rows.get(self.cursor + 1 + self.cells());
        if let (Some(id), Some(Row::More(..))) = (selected, more) {
            self.spread.insert(id);
        } else if selected.is_some_and(|id| self.spread.remove(&id)) {
            self.cell = 0;
        } else if !self.unfolded.remove(&event) {
            self.unfolded.insert(event);
        }
        let line = self.cursor;
        self.lay(model);
        let kept = selected.and_then(|id| self.line_of(id));
        // What was folded away leaves its event selected.
        self.cursor =
            kept.unwrap_or_else(|| self.snap(line.min(self.rows.len()), selected.is_none()));
        self.cell = self.cell.min(self.cells().saturating_sub(1));
    }

    /// Selects a row of the ledger, unfolding its event where it is folded away.
    pub(super) fn show(&mut self, model: &Model, id: DiscrepancyId) {
        if self.line_of(id).is_none() {
            self.unfolded.insert(model.discrepancy(id).event);
            self.lay(model);
        }
        self.cursor = self.line_of(id).unwrap_or(self.cursor);
        self.cell = 0;
    }

    /// Forgets what belongs to a model that is gone.
    pub(super) fn forget(&mut self) {
        self.rows.clear();
        self.unfolded.clear();
        self.spread.clear();
        (self.cursor, self.cell, self.top) = (0, 0, 0);
    }

    /// Fits cursor and window to a list of `height` rows: the selected row is in sight with its chosen cell.
    pub(super) fn fit(&mut self, height: u16) {
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
        self.cell = self.cell.min(self.cells().saturating_sub(1));
        let mut line = self.cursor + self.cell + usize::from(self.cells() > 0);
        let len = self.rows.len();
        let changed = window::fit(&mut line, &mut self.top, &mut self.seen, len, height);
        if !changed {
            return;
        }
        // The head of the row, and its event's heading, come into sight above it.
        let above = self.cursor.checked_sub(1);
        let heading = above.filter(|&i| matches!(self.rows.get(i), Some(Row::Event(_))));
        for first in [Some(self.cursor), heading].into_iter().flatten() {
            if first < self.top && line < first + usize::from(height) {
                self.top = first;
            }
        }
        // So do the cells below it.
        let end = self.cursor + 1 + self.cells();
        if end > self.top + usize::from(height) {
            self.top = (end - usize::from(height)).min(heading.unwrap_or(self.cursor));
        }
        self.top = self.top.max((line + 1).saturating_sub(height.into()));
    }

    /// Selects what stands `offset` rows below the first one on the screen: whether it was selected already; `None`
    /// where nothing can be selected.
    pub(super) fn press(&mut self, offset: usize) -> Option<bool> {
        let line = self.top + offset;
        let row = *self.rows.get(line)?;
        let before = (self.cursor, self.cell);
        let again = match row {
            Row::Event(_) | Row::More(..) => return None,
            Row::Folded(..) => line == self.cursor,
            Row::Item(_) => false,
            Row::Cell(id, _) => {
                let item = self.line_of(id)?;
                let cell = line - item - 1;
                (self.cursor, self.cell) = (item, cell);
                return Some(before == (item, cell));
            }
        };
        (self.cursor, self.cell) = (line, 0);
        Some(again)
    }

    /// Scrolls without moving the selection.
    pub(super) fn scroll(&mut self, rows: isize, height: u16) {
        self.top = window::scroll(self.top, rows, self.rows.len(), height);
    }
}
