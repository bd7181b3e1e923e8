//! The timeline pane: rows of headings and events, in order of time.

pub mod rows;
pub mod strip;

use super::filter::Sieve;
use super::window::{self, Seen};
use super::{Action, Areas};
use crate::analysis::Period;
use crate::model::{EventId, Model, State};

pub use rows::Row;
pub use strip::Strip;

/// The state of the timeline pane.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// All rows that pass the filters. Draw only a window of them.
    pub rows: Vec<Row>,
    /// The selected row: an event wherever there is one.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The other end of a selection of several rows.
    pub mark: Option<usize>,
    /// How many events pass the filters.
    pub events: usize,
    /// Activity over time.
    pub strip: Strip,
    /// The row of each event, by its number; [`HIDDEN`] where a filter keeps it out.
    row_of: Vec<u32>,
    seen: Seen,
}

/// The row of an event that is not shown.
const HIDDEN: u32 = u32::MAX;

impl Timeline {
    /// The selected event.
    pub fn selected(&self) -> Option<EventId> {
        self.rows.get(self.cursor)?.event()
    }

    /// Whether row `index` is selected, alone or with others.
    pub fn is_selected(&self, index: usize) -> bool {
        self.selection().contains(&index)
    }

    /// The selected rows: one, or several since [`Self::mark`].
    pub fn selection(&self) -> std::ops::RangeInclusive<usize> {
        let mark = self.mark.unwrap_or(self.cursor);
        mark.min(self.cursor)..=mark.max(self.cursor)
    }

    /// The selected events.
    pub fn selected_events(&self) -> impl Iterator<Item = EventId> {
        let rows = self.rows.get(self.selection()).unwrap_or_default();
        rows.iter().filter_map(|row| row.event())
    }

    /// The days from the first to the last of the selected events.
    pub fn selected_days(&self, model: &Model) -> Option<Period> {
        let period = |id: EventId| model.event(id).when.as_ref()?.period;
        self.selected_events()
            .filter_map(period)
            .reduce(|a, b| Period {
                start: a.start.min(b.start),
                end: a.end.max(b.end),
                precision: a.precision.max(b.precision),
            })
    }

    /// The row of an event, if it passes the filters.
    pub fn row_of(&self, event: EventId) -> Option<usize> {
        let row = *self.row_of.get(event.index())?;
        (row != HIDDEN).then_some(row as usize)
    }

    /// Selects an event, if it passes the filters.
    pub fn select(&mut self, event: EventId) -> bool {
        let row = self.row_of(event);
        self.cursor = row.unwrap_or(self.cursor);
        row.is_some()
    }

    /// Makes the rows anew for what passes `sieve`; `kept`, or else the event nearest to it in time, is selected.
    pub fn rebuild(&mut self, model: &Model, sieve: &Sieve, kept: Option<EventId>) {
        self.rows = rows::rows(model, sieve);
        self.row_of.clear();
        self.row_of.resize(model.events.len(), HIDDEN);
        self.events = 0;
        for (row, id) in self.rows.iter().enumerate() {
            if let Some(slot) = id.event().and_then(|id| self.row_of.get_mut(id.index())) {
                *slot = row as u32;
                self.events += 1;
            }
        }
        self.mark = None;
        self.strip = Strip::default();
        let near = kept.and_then(|id| self.nearest(id));
        self.cursor = near.unwrap_or_else(|| self.snap(0, true));
    }

    /// The row of the event that is shown nearest to this one in time.
    fn nearest(&self, event: EventId) -> Option<usize> {
        let (before, after) = self.row_of.split_at_checked(event.index())?;
        let shown = |row: &&u32| **row != HIDDEN;
        let row = after.iter().find(shown);
        row.or_else(|| before.iter().rev().find(shown))
            .map(|&row| row as usize)
    }

    /// Moves the selection; `false` where the action is no movement or leads nowhere.
    pub fn step(&mut self, action: Action, model: &Model, height: u16) -> bool {
        let to = match action {
            Action::NextBlock => self.group(true),
            Action::PreviousBlock => self.group(false),
            Action::NextDay => self.day(model, true),
            Action::PreviousDay => self.day(model, false),
            Action::NextDiscrepancy => self.differing(model, true),
            Action::PreviousDiscrepancy => self.differing(model, false),
            _ => {
                let Some(to) = window::step(action, self.cursor, self.rows.len(), height) else {
                    return false;
                };
                self.snap(to, to >= self.cursor && action != Action::Top)
            }
        };
        let moved = to != self.cursor;
        self.cursor = to;
        moved
    }

    /// The event's row nearest to row `at`: first onward in the direction of movement, else the other way.
    pub fn snap(&self, at: usize, down: bool) -> usize {
        let at = at.min(self.rows.len());
        let (before, after) = self.rows.split_at(at);
        let is_event = |row: &Row| row.event().is_some();
        let next = after.iter().position(is_event).map(|i| at + i);
        let previous = before.iter().rposition(is_event);
        let here = after.first().is_some_and(is_event).then_some(at);
        let found = if down {
            next.or(previous)
        } else {
            here.or(previous).or(next)
        };
        found.unwrap_or(0)
    }

    /// The first event under the next heading, or under this one's or the previous one's.
    fn group(&self, down: bool) -> usize {
        let (before, after) = self.rows.split_at(self.cursor.min(self.rows.len()));
        let is_heading = |row: &Row| row.event().is_none();
        if down {
            let heading = after.iter().position(is_heading);
            return heading.map_or(self.cursor, |i| self.snap(self.cursor + i, true));
        }
        let first = before.iter().rposition(is_heading).map_or(0, |i| i + 1);
        if first < self.cursor {
            return first;
        }
        let end = before.iter().rposition(|row| row.event().is_some());
        let end = end.unwrap_or(first);
        let heading = self.rows[..end].iter().rposition(is_heading);
        heading.map_or(first, |i| i + 1)
    }

    /// The first event of the next day, or of the previous one.
    fn day(&self, model: &Model, down: bool) -> usize {
        let start = |row: &Row| {
            let event = row.event()?;
            Some(model.event(event).when.as_ref()?.period?.start)
        };
        let here = self.rows.get(self.cursor).and_then(start);
        let other = |row: &Row| row.event().is_some() && start(row) != here;
        if down {
            let mut after = self.rows.iter().enumerate().skip(self.cursor);
            return after
                .find(|(_, row)| other(row))
                .map_or(self.cursor, |(i, _)| i);
        }
        let before = &self.rows[..self.cursor.min(self.rows.len())];
        let Some(last) = before.iter().rposition(other) else {
            return self.snap(0, true);
        };
        let day = start(&self.rows[last]);
        let mut first = last;
        for (i, row) in before[..last].iter().enumerate().rev() {
            match row.event() {
                Some(_) if start(row) == day => first = i,
                Some(_) => break,
                None => {}
            }
        }
        first
    }

    /// The row of the first event at or after a column of the strip.
    pub fn row_at_column(&self, model: &Model, column: usize) -> Option<usize> {
        let start = |id: EventId| Some(model.event(id).when.as_ref()?.period?.start);
        let rows = self.rows.iter().enumerate();
        let mut dated = rows.filter_map(|(row, r)| Some((row, start(r.event()?)?)));
        dated
            .find(|(_, day)| self.strip.column(*day).is_some_and(|c| c >= column))
            .map(|(row, _)| row)
    }

    /// The next event whose accounts differ, or the previous one.
    fn differing(&self, model: &Model, down: bool) -> usize {
        let differs = |row: &Row| {
            row.event()
                .is_some_and(|id| model.event(id).state == State::Differ)
        };
        let found = if down {
            let after = self.rows.get(self.cursor + 1..).unwrap_or_default();
            after.iter().position(differs).map(|i| self.cursor + 1 + i)
        } else {
            let before = self.rows.get(..self.cursor).unwrap_or_default();
            before.iter().rposition(differs)
        };
        found.unwrap_or(self.cursor)
    }

    /// Fits cursor and window to the screen.
    pub fn fit(&mut self, model: &Model, areas: &Areas) {
        let height = areas.timeline.height;
        let len = self.rows.len();
        window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height);
        self.mark = self.mark.map(|mark| mark.min(len.saturating_sub(1)));
        let width = usize::from(areas.strip.width);
        if self.strip.counts.len() != width {
            self.strip = strip::strip(model, &self.rows, width);
        }
    }

    /// Scrolls without moving the selection.
    pub fn scroll(&mut self, rows: isize, height: u16) {
        self.top = window::scroll(self.top, rows, self.rows.len(), height);
    }
}
