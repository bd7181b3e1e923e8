//! Prints the ledger.

use super::arguments::{Common, Compare, TableFormat};
use super::table::width;
use super::{Outcome, input, print};
use crate::export::ledger::{self, csv, json, markdown, text};
use crate::model::State;

/// Runs `compare`.
pub fn run(options: &Compare, common: &Common) -> anyhow::Result<Outcome> {
    let model = input::model(&options.paths, common)?;
    let states: Vec<State> = options.state.iter().map(|&s| s.into()).collect();
    let rows = ledger::rows(&model, &states);
    print(|out| match options.format {
        TableFormat::Text => text::compare(&model, &rows, width(), out),
        TableFormat::Json => json::compare(&model, &rows, out),
        TableFormat::Csv => csv::compare(&model, &rows, out),
        TableFormat::Md => markdown::compare(&model, &rows, out),
    })?;
    Ok(input::outcome(&model.skipped))
}
