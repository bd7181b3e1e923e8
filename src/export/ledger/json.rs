//! Writes the ledger and the coverage as one JSON object; offsets count code points.

use std::io::{self, Write};

use serde::Serialize;

use crate::export::json::Rows;
use crate::export::rows::Each;
use crate::model::{DiscrepancyId, Model};

#[derive(Serialize)]
struct CompareObject<A, E, D> {
    articles: A,
    events: E,
    discrepancies: D,
}

/// Writes the articles, the events that the rows belong to, and the rows.
///
/// # Errors
/// What `out` refuses.
pub fn compare(model: &Model, rows: &[DiscrepancyId], mut out: impl Write) -> io::Result<()> {
    let made = Rows::of(model);
    let mut events: Vec<_> = rows
        .iter()
        .filter_map(|&id| model.discrepancy(id).event)
        .collect();
    events.dedup();
    let object = CompareObject {
        articles: Each(|| model.articles.iter().map(|a| made.article(a))),
        events: Each(|| events.iter().map(|&e| made.event(model.event(e)))),
        discrepancies: Each(|| {
            rows.iter()
                .map(|&id| made.discrepancy(model.discrepancy(id)))
        }),
    };
    serde_json::to_writer(&mut out, &object)?;
    out.write_all(b"\n")
}
