//! Writes the ledger as Markdown: a heading an event, an item a row, every cell quoted and cited.

use std::io::{self, Write};

use super::{heading, tally};
use crate::export::cite::Citations;
use crate::export::markdown::{articles, cited_words, escape};
use crate::export::words::count;
use crate::model::{DiscrepancyId, Model};

/// Writes the rows of the ledger given under their events, then the articles.
///
/// # Errors
/// What `out` refuses.
pub fn compare(model: &Model, rows: &[DiscrepancyId], mut out: impl Write) -> io::Result<()> {
    let citations = Citations::of(model);
    writeln!(out, "# What the reports say, compared\n")?;
    writeln!(out, "{}: {}.", count(rows.len(), "row"), tally(model, rows))?;
    let mut before = None;
    for row in rows.iter().map(|&id| model.discrepancy(id)) {
        if before != Some(row.event) {
            writeln!(out, "\n## {}\n", escape(&heading(model, row)))?;
            before = Some(row.event);
        }
        let (state, kind) = (row.state.name(), row.kind.name());
        writeln!(out, "- **{state}** — {kind}, {}", escape(&row.about))?;
        for value in &row.values {
            let words = cited_words(&citations.cite(value.place));
            writeln!(out, "  - {}: {words}", escape(&value.value))?;
        }
    }
    let cells = rows.iter().flat_map(|&id| &model.discrepancy(id).values);
    articles(model, cells.map(|v| v.place.article), &mut out)
}
