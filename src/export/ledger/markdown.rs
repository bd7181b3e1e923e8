//! Writes the ledger as Markdown: a heading an event, an item a row, every cell quoted and cited.

use std::io::{self, Write};

use super::{Ledger, heading, remark, tally};
use crate::export::cite::Citations;
use crate::export::markdown::{articles, cited_words, escape, only};
use crate::export::words::{count, line, when};
use crate::model::Model;
use crate::model::coverage;

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
    let alone = match (rows.is_empty(), ledger.events.is_empty(), ledger.series) {
        (true, false, false) => Some("Coverage: which reports tell what"),
        (true, true, true) => Some("Figures over time"),
        _ => None,
    };
    writeln!(
        out,
        "# {}\n",
        alone.unwrap_or("What the reports say, compared")
    )?;
    // What stands alone has its heading above.
    let section = |name: &str, out: &mut dyn Write| match alone {
        Some(_) => Ok(()),
        None => writeln!(out, "\n## {name}\n"),
    };
    only(shown, &mut out)?;
    if !rows.is_empty() || ledger.events.is_empty() && !ledger.series {
        let tally = tally(model, rows);
        let colon = if tally.is_empty() { "" } else { ": " };
        writeln!(out, "{}{colon}{tally}.", count(rows.len(), "row"))?;
    }
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
        section("Coverage", &mut out)?;
    }
    for event in ledger.events.iter().map(|&e| model.event(e)) {
        let told = coverage::told(model, event);
        let head = format!("{}: {}", when(event), line(model.words(event.title)));
        let remark = remark(&told);
        let dash = if remark.is_empty() { "" } else { " — " };
        writeln!(out, "- {}{dash}{}", escape(&head), escape(&remark))?;
        for one in &told {
            let words = cited_words(&citations.cite(one.place));
            writeln!(out, "  - {}: {words}", one.depth().name())?;
        }
    }
    let series = super::series(model, ledger);
    if !series.is_empty() {
        section("Figures over time", &mut out)?;
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
