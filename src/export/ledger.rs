//! Writes the ledger: what accounts say of one thing, every cell quoted and cited.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod text;

use super::words::{line, when};
use crate::corpus::ArticleId;
use crate::model::coverage::{self, Depth, Told};
use crate::model::{Discrepancy, DiscrepancyId, EventId, Model, Point, Series, State};

/// What an export of the ledger shows.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The rows, in the model's order.
    pub rows: Vec<DiscrepancyId>,
    /// The events whose coverage is told, in the model's order.
    pub events: Vec<EventId>,
    /// Whether figures over time are told.
    pub series: bool,
}

impl Ledger {
    /// The rows that stand in one of `states`, all where none is named, of these events or of no event; and the
    /// coverage of the events, where no state is named.
    pub fn of(model: &Model, states: &[State], events: Vec<EventId>) -> Self {
        Self {
            rows: rows(model, states, &events),
            series: states.is_empty(),
            events: if states.is_empty() {
                events
            } else {
                Vec::new()
            },
        }
    }

    /// The articles that rows, coverage and series cite; some more than once.
    fn articles<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = ArticleId> + 'a {
        let cells = self
            .rows
            .iter()
            .flat_map(|&id| &model.discrepancy(id).values);
        let told = self.events.iter().flat_map(|&e| &model.event(e).accounts);
        let points = series(model, self).iter().flat_map(|s| &s.points);
        cells
            .map(|v| v.place.article)
            .chain(told.map(|a| a.article))
            .chain(points.map(|p| p.place.article))
    }
}

/// The rows in one of `states`, all where none is named, of `events` (in order) or of none, in the model's order.
fn rows(model: &Model, states: &[State], events: &[EventId]) -> Vec<DiscrepancyId> {
    let wanted = |row: &Discrepancy| {
        let of_event = |e| events.binary_search(&e).is_ok();
        row.event.is_none_or(of_event) && (states.is_empty() || states.contains(&row.state))
    };
    let all = model.discrepancies.iter().zip(0..);
    all.filter(|(row, _)| wanted(row))
        .map(|(_, number)| DiscrepancyId(number))
        .collect()
}

/// The series of figures that are told: all or none.
fn series<'a>(model: &'a Model, ledger: &Ledger) -> &'a [Series] {
    if ledger.series { &model.series } else { &[] }
}

/// The time of a point: its own as the text gives it, else the day of its report.
fn time(point: &Point) -> String {
    match (point.period, point.reported) {
        (Some(period), _) if period.start == period.end => period.start.to_string(),
        (Some(period), _) => format!("{}/{}", period.start, period.end),
        (None, Some(day)) => format!("reported {day}"),
        (None, None) => "no date".to_owned(),
    }
}

/// What a group of rows stands under: the event with its time, or that they belong to none.
fn heading(model: &Model, row: &Discrepancy) -> String {
    match row.event {
        Some(id) => {
            let event = model.event(id);
            format!("{}: {}", when(event), line(model.words(event.title)))
        }
        None => "in no single event".to_owned(),
    }
}

/// How many rows stand in each state, the gravest first: `2 differ, 1 rounded, 5 agree`.
fn tally(model: &Model, rows: &[DiscrepancyId]) -> String {
    let counts = State::ALL.map(|state| {
        let count = rows
            .iter()
            .filter(|&&id| model.discrepancy(id).state == state)
            .count();
        (state, count)
    });
    let told: Vec<_> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(state, count)| format!("{count} {}", state.name()))
        .collect();
    told.join(", ")
}

/// The numbers of the articles that tell an event so fully, in order of publication, from 1: `[1 3]`; nothing for none.
fn numbers(told: &[Told], depth: Depth) -> String {
    let numbers: Vec<_> = told
        .iter()
        .filter(|t| t.depth() == depth)
        .map(|t| (t.place.article.0 + 1).to_string())
        .collect();
    if numbers.is_empty() {
        return String::new();
    }
    format!("[{}]", numbers.join(" "))
}

/// What is to be said of an event's coverage besides: who was first, that one article alone tells it, or which seem to.
fn remark(told: &[Told]) -> String {
    let like = numbers(told, Depth::Alike);
    let mut parts = Vec::new();
    if let [only] = told {
        parts.push(format!("only in [{}]", only.place.article.0 + 1));
    }
    if let Some(day) = coverage::first(told) {
        let early: Vec<_> = coverage::early(told, Some(day)).collect();
        if early.len() < told.len() {
            let early = early.iter().map(|t| (t.place.article.0 + 1).to_string());
            let early: Vec<_> = early.collect();
            parts.push(format!("first in [{}], {day}", early.join(" ")));
        }
    }
    if !like.is_empty() {
        parts.push(format!("like sentence in {like}"));
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests;
