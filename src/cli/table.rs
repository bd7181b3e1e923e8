//! Prints the timeline and the actors.

use std::io::{self, IsTerminal};

use anyhow::bail;

use super::arguments::{Actors, Common, Paths, TableFormat, Timeline};
use super::{Outcome, input, print};
use crate::export::{self, Wanted, csv, json, markdown, text};

/// Runs `timeline`.
pub fn timeline(options: &Timeline, common: &Common) -> anyhow::Result<Outcome> {
    if let (Some(from), Some(to)) = (options.from, options.to)
        && from.first > to.last
    {
        let (from, to) = (from.first, to.last);
        bail!("--from ({from}) is later than --to ({to}); write the earlier day after --from");
    }
    let model = input::model(&options.paths, common)?;
    let wanted = Wanted {
        from: options.from.map(|b| b.first),
        to: options.to.map(|b| b.last),
        top: options.top,
    };
    let events = wanted.of(&model);
    print(|out| match options.format {
        TableFormat::Text => text::timeline(&model, &events, width(), out),
        TableFormat::Json => json::timeline(&model, &events, out),
        TableFormat::Csv => csv::timeline(&model, &events, out),
        TableFormat::Md => markdown::timeline(&model, &events, None, out),
    })?;
    Ok(input::outcome(&model.skipped))
}

/// Prints the whole timeline as text, where no terminal can show the explorer.
pub fn plain(paths: &Paths, common: &Common) -> anyhow::Result<Outcome> {
    let options = Timeline {
        format: TableFormat::Text,
        top: None,
        from: None,
        to: None,
        paths: paths.clone(),
    };
    timeline(&options, common)
}

/// Runs `actors`.
pub fn actors(options: &Actors, common: &Common) -> anyhow::Result<Outcome> {
    let model = input::model(&options.paths, common)?;
    let actors = export::actors(&model, options.top);
    print(|out| match options.format {
        TableFormat::Text => text::actors(&model, &actors, width(), out),
        TableFormat::Json => json::actors(&model, &actors, out),
        TableFormat::Csv => csv::actors(&model, &actors, out),
        TableFormat::Md => markdown::actors(&model, &actors, None, out),
    })?;
    Ok(input::outcome(&model.skipped))
}

/// The columns of the terminal that lines are wrapped for; `None` where a program reads them.
pub fn width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    crossterm::terminal::size()
        .ok()
        .map(|(columns, _)| usize::from(columns))
        .filter(|&columns| columns > 0)
}
