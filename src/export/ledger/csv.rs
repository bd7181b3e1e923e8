//! Writes the ledger and the coverage as comma-separated values, one row a cell (RFC 4180).

use std::io::{self, Write};

use super::Ledger;
use crate::export::cite::Citations;
use crate::export::csv::{PLACE, place, refused, row};
use crate::export::words::when;
use crate::model::{Model, coverage};

const HEAD: [&str; 8] = [
    "row", "event", "when", "title", "kind", "about", "state", "value",
];

/// Writes a row for each cell of the ledger's rows; then one for each article that tells an event, whose kind is
/// `coverage`; then one for each figure of a series over time, whose kind is `series`.
///
/// # Errors
/// What `out` refuses.
pub fn compare(model: &Model, ledger: &Ledger, out: impl Write) -> io::Result<()> {
    let citations = Citations::of(model);
    let mut out = ::csv::Writer::from_writer(out);
    out.write_record(HEAD.iter().chain(&PLACE))
        .map_err(refused)?;
    for &id in &ledger.rows {
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
    for event in ledger.events.iter().map(|&e| model.event(e)) {
        for told in coverage::told(model, event) {
            let head = [
                String::new(),
                event.id.0.to_string(),
                when(event),
                model.words(event.title).to_owned(),
                "coverage".to_owned(),
                "how fully it is told".to_owned(),
                event.state.name().to_owned(),
                told.depth().name().to_owned(),
            ];
            let at = citations.cite(told.place);
            row(&mut out, head.into_iter().chain(place(model, &at)))?;
        }
    }
    for series in super::series(model, ledger) {
        for point in &series.points {
            let head = [
                String::new(),
                String::new(),
                super::time(point),
                String::new(),
                "series".to_owned(),
                series.about.to_string(),
                String::new(),
                format!("{} {}", point.value, series.unit),
            ];
            let at = citations.cite(point.place);
            row(&mut out, head.into_iter().chain(place(model, &at)))?;
        }
    }
    out.flush()
}
