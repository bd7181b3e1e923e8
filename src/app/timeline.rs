//! The timeline pane: rows of headings and events, in order of time.

use chrono::NaiveDate;

use crate::analysis::Period;
use crate::model::EventId;

/// One row of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A year begins.
    Year(i32),
    /// A month begins: its first day.
    Month(NaiveDate),
    /// A day begins.
    Day(NaiveDate),
    /// A time that is coarser than a day begins.
    Span(Period),
    /// Nothing is told for this many days.
    Gap(u32),
    /// What follows lies after the newest publication date, which is this day.
    Planned(NaiveDate),
    /// The tray of events without a date begins; it holds this many.
    Undated(u32),
    /// An event.
    Event(EventId),
}

impl Row {
    /// The event, if it is one.
    pub fn event(self) -> Option<EventId> {
        match self {
            Self::Event(id) => Some(id),
            _ => None,
        }
    }
}

/// How many events fall into each of equal stretches of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The number of events in each stretch, one a column.
    pub counts: Vec<u32>,
    /// The first day of the first stretch.
    pub first: Option<NaiveDate>,
    /// The last day of the last one.
    pub last: Option<NaiveDate>,
}

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
}

impl Timeline {
    /// The selected event.
    pub fn selected(&self) -> Option<EventId> {
        self.rows.get(self.cursor)?.event()
    }

    /// Whether row `index` is selected, alone or with others.
    pub fn is_selected(&self, index: usize) -> bool {
        let mark = self.mark.unwrap_or(self.cursor);
        (mark.min(self.cursor)..=mark.max(self.cursor)).contains(&index)
    }
}
