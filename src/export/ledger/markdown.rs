//! Writes the ledger as Markdown: a heading an event, an item a row, every cell quoted and cited.

use std::io::{self, Write};

use super::{Ledger, heading, numbers, remark, tally};
use crate::export::cite::Citations;
use crate::export::markdown::{articles, cited_words, escape, only};
use crate::export::words::{count, when};
use crate::model::Model;
use crate::model::coverage::{self, Depth};

/// Writes the rows of the ledger given under their events, then the articles.
///
/// # Errors
/// What `out` refuses.
pub fn compare(
    model: &Model,
    ledger: &Ledger,
    shown: Option<&str>,
    mut out: impl Write,
) -> io::Result<()> {
    let citations = Citations::of(model);
    let rows = &ledger.rows;
    writeln!(out, "# What the reports say, compared\n")?;
    only(shown, &mut out)?;
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
    if !ledger.events.is_empty() {
        writeln!(out, "\n## Coverage\n")?;
        writeln!(
            out,
            "| when | event | at length | in a clause | |\n|---|---|---|---|---|"
        )?;
    }
    for event in ledger.events.iter().map(|&e| model.event(e)) {
        let told = coverage::told(model, event);
        writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            escape(&when(event)),
            escape(model.words(event.title)),
            escape(&numbers(&told, Depth::Length)),
            escape(&numbers(&told, Depth::Clause)),
            escape(&remark(&told))
        )?;
    }
    let series = super::series(model, ledger);
    if !series.is_empty() {
        writeln!(out, "\n## Figures over time\n")?;
    }
    for series in series {
        writeln!(out, "- {}", escape(&series.about))?;
        for point in &series.points {
            let words = cited_words(&citations.cite(point.place));
            let before = if point.before {
                ", before a change"
            } else {
                ""
            };
            writeln!(out, "  - {}{before}: {words}", super::time(point))?;
        }
    }
    articles(model, ledger.articles(model), &mut out)
}
