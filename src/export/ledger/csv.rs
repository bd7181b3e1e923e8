//! Writes the ledger as comma-separated values, one row a cell (RFC 4180).

use std::io::{self, Write};

use crate::export::cite::Citations;
use crate::export::csv::{PLACE, place, refused, row};
use crate::export::words::when;
use crate::model::{DiscrepancyId, Model};

const HEAD: [&str; 8] = [
    "row", "event", "when", "title", "kind", "about", "state", "value",
];

/// Writes a row for each cell of the ledger's rows given.
///
/// # Errors
/// What `out` refuses.
pub fn compare(model: &Model, rows: &[DiscrepancyId], out: impl Write) -> io::Result<()> {
    let citations = Citations::of(model);
    let mut out = ::csv::Writer::from_writer(out);
    out.write_record(HEAD.iter().chain(&PLACE))
        .map_err(refused)?;
    for &id in rows {
        let found = model.discrepancy(id);
        let event = found.event.map(|e| model.event(e));
        for value in &found.values {
            let head = [
                id.0.to_string(),
                event.map(|e| e.id.0.to_string()).unwrap_or_default(),
                event.map(when).unwrap_or_default(),
                event
                    .map(|e| model.words(e.title).to_owned())
                    .unwrap_or_default(),
                found.kind.name().to_owned(),
                found.about.to_string(),
                found.state.name().to_owned(),
                value.value.to_string(),
            ];
            let at = citations.cite(value.place);
            row(&mut out, head.into_iter().chain(place(model, &at)))?;
        }
    }
    out.flush()
}
