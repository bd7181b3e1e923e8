//! Writes the ledger as aligned lines to read, search and cut.

use std::io::{self, Write};

use super::{Ledger, heading, numbers, remark, tally};
use crate::export::cite::Citations;
use crate::export::text::{Table, articles};
use crate::export::words::{count, in_sentence, line, when};
use crate::model::Model;
use crate::model::coverage::{self, Depth};

/// Writes the rows of the ledger given under their events, and the articles whose numbers stand there; wrapped where
/// `width` is given.
///
/// # Errors
/// What `out` refuses.
pub fn compare(
    model: &Model,
    ledger: &Ledger,
    width: Option<usize>,
    mut out: impl Write,
) -> io::Result<()> {
    let citations = Citations::of(model);
    let rows = &ledger.rows;
    let mut before = None;
    for row in rows.iter().map(|&id| model.discrepancy(id)) {
        if before != Some(row.event) {
            let gap = if before.is_some() { "\n" } else { "" };
            writeln!(out, "{gap}{}", heading(model, row))?;
            before = Some(row.event);
        }
        let (state, kind) = (row.state.name(), row.kind.name());
        writeln!(out, "  {state}: {kind}, {}", line(&row.about))?;
        let mut table = Table::bare();
        for value in &row.values {
            let at = citations.cite(value.place);
            let words = line(at.text);
            let meaning = line(&value.value);
            let same = meaning.eq_ignore_ascii_case(&words);
            table.push([
                format!("    [{}]", at.article.0 + 1),
                format!("¶{}", at.paragraph),
                if same { String::new() } else { meaning },
                in_sentence(model, value.place, words),
            ]);
        }
        table.write(width, &mut out)?;
    }
    writeln!(
        out,
        "\n{}: {}",
        count(rows.len(), "row"),
        tally(model, rows)
    )?;
    if !ledger.events.is_empty() {
        writeln!(out)?;
        let mut table = Table::new(["WHEN", "AT LENGTH", "IN A CLAUSE", "", "WHAT"]);
        for event in ledger.events.iter().map(|&e| model.event(e)) {
            let told = coverage::told(model, event);
            table.push([
                when(event),
                numbers(&told, Depth::Length),
                numbers(&told, Depth::Clause),
                remark(&told),
                line(model.words(event.title)),
            ]);
        }
        table.write(width, &mut out)?;
    }
    let series = super::series(model, ledger);
    for series in series {
        writeln!(out, "\n{}", line(&series.about))?;
        let mut table = Table::bare();
        for point in &series.points {
            let at = citations.cite(point.place);
            table.push([
                format!("    [{}]", at.article.0 + 1),
                format!("¶{}", at.paragraph),
                super::time(point),
                line(at.text),
            ]);
        }
        table.write(width, &mut out)?;
    }
    articles(model, ledger.articles(model), &mut out)
}
