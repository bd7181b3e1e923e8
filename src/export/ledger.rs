//! Writes the ledger: what accounts say of one thing, every cell quoted and cited.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod text;

use super::words::{line, when};
use crate::model::{Discrepancy, DiscrepancyId, Model, State};

/// The rows of the ledger that stand in one of `states`, all where none is named, in the model's order.
pub fn rows(model: &Model, states: &[State]) -> Vec<DiscrepancyId> {
    let wanted = |row: &Discrepancy| states.is_empty() || states.contains(&row.state);
    let all = model.discrepancies.iter().zip(0..);
    all.filter(|(row, _)| wanted(row))
        .map(|(_, number)| DiscrepancyId(number))
        .collect()
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

#[cfg(test)]
mod tests;
