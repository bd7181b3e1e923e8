//! Lays events out under headings of year, month and day, with gaps named and undated events last.

use chrono::{Datelike as _, NaiveDate};

use crate::analysis::{Period, Precision, Status};
use crate::app::filter::Sieve;
use crate::model::{Event, EventId, Model};

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
    /// What follows was still to come on the newest publication date, which is this day.
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

/// The fewest days without an event that are worth a row.
const GAP: i64 = 14;

/// The rows of all events that pass `sieve`.
pub fn rows(model: &Model, sieve: &Sieve) -> Vec<Row> {
    let mut builder = Builder {
        rows: Vec::with_capacity(model.events.len() + model.events.len() / 4),
        newest: model.newest(),
        ..Builder::default()
    };
    let mut undated = Vec::new();
    // What is planned for a stretch that holds the newest day waits until all that had begun before has its row.
    let mut ahead: Vec<(&Event, Period)> = Vec::new();
    for event in model.events.iter().filter(|e| sieve.passes(e)) {
        match event.when.as_ref().and_then(|w| w.period) {
            Some(period) if builder.is_ahead(event, period) => ahead.push((event, period)),
            Some(period) => {
                builder.ahead(&mut ahead, Some(period));
                builder.dated(event, period);
            }
            None => undated.push(Row::Event(event.id)),
        }
    }
    builder.ahead(&mut ahead, None);
    if !undated.is_empty() {
        builder.rows.push(Row::Undated(undated.len() as u32));
        builder.rows.append(&mut undated);
    }
    builder.rows
}

/// The headings that stand above the next row.
#[derive(Default)]
struct Builder {
    rows: Vec<Row>,
    newest: Option<NaiveDate>,
    planned: bool,
    year: Option<i32>,
    month: Option<NaiveDate>,
    /// The days under the last heading below a month's.
    under: Option<Period>,
    /// The last day that an event covered.
    covered: Option<NaiveDate>,
}

impl Builder {
    /// Whether an event is planned for a time that had begun on the newest day, or began on it, and was not over.
    fn is_ahead(&self, event: &Event, period: Period) -> bool {
        event.status == Status::Planned
            && self
                .newest
                .is_some_and(|n| period.start <= n && period.end >= n)
    }

    /// Adds the events that waited, as soon as nothing that had begun on the newest day can follow.
    fn ahead(&mut self, waiting: &mut Vec<(&Event, Period)>, next: Option<Period>) {
        let Some(newest) = self.newest else { return };
        if waiting.is_empty() || next.is_some_and(|p| p.start <= newest) {
            return;
        }
        self.line(newest);
        for (event, period) in waiting.drain(..) {
            self.dated(event, period);
        }
    }

    /// Adds the line below which all is still to come, once; a day's heading stands anew below it.
    fn line(&mut self, newest: NaiveDate) {
        if !self.planned {
            self.planned = true;
            self.under = None;
            self.rows.push(Row::Planned(newest));
        }
    }

    /// Adds an event, and the headings it needs.
    fn dated(&mut self, event: &Event, period: Period) {
        self.gap(period);
        if let Some(newest) = self.newest.filter(|n| period.start > *n) {
            self.line(newest);
        }
        self.headings(period);
        self.rows.push(Row::Event(event.id));
        let end = if period.precision <= Precision::Week {
            period.end
        } else {
            period.start
        };
        self.covered = self.covered.max(Some(end));
    }

    fn gap(&mut self, period: Period) {
        let Some(covered) = self.covered else { return };
        let days = (period.start - covered).num_days() - 1;
        if days >= GAP {
            self.rows.push(Row::Gap(days as u32));
        }
    }

    fn headings(&mut self, period: Period) {
        let year = period.start.year();
        if self.year != Some(year) {
            self.year = Some(year);
            self.month = None;
            self.under = None;
            self.rows.push(Row::Year(year));
        }
        // "2024" needs no more than its year's heading, as long as no finer one stands below that.
        let of_year = period.precision == Precision::Year && self.month.is_none();
        if of_year && period.start.ordinal() == 1 && period.end.year() == year {
            return;
        }
        let month = period.start.with_day(1);
        if self.month != month {
            self.month = month;
            self.under = None;
            self.rows.extend(month.map(Row::Month));
        }
        let of_month = period.precision == Precision::Month && self.under.is_none();
        if of_month || self.under == Some(period) {
            return;
        }
        self.under = Some(period);
        let one_day = period.start == period.end;
        self.rows.push(if one_day {
            Row::Day(period.start)
        } else {
            Row::Span(period)
        });
    }
}
