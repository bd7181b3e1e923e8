//! Prints the ledger and the coverage.

use super::arguments::{Common, Compare, TableFormat};
use super::table::width;
use super::{Outcome, input, print};
use crate::export::Wanted;
use crate::export::ledger::{Ledger, csv, json, markdown, text};
use crate::model::State;

/// Runs `compare`.
pub fn run(options: &Compare, common: &Common) -> anyhow::Result<Outcome> {
    let model = input::model(&options.paths, common)?;
    let states: Vec<State> = options.state.iter().map(|&s| s.into()).collect();
    let wanted = Wanted {
        top: options.top,
        ..Wanted::default()
    };
    let ledger = Ledger::of(&model, &states, wanted.of(&model));
    print(|out| match options.format {
        TableFormat::Text => text::compare(&model, &ledger, width(), out),
        TableFormat::Json => json::compare(&model, &ledger, out),
        TableFormat::Csv => csv::compare(&model, &ledger, out),
        TableFormat::Md => markdown::compare(&model, &ledger, None, out),
    })?;
    Ok(input::outcome(&model.skipped))
}
