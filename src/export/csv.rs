//! Writes the timeline and the actors as comma-separated values, one row an account or mention (RFC 4180).
//!
//! A spreadsheet obeys a cell that begins with `=`, `+`, `-` or `@`. Words of articles that do are
//! given an apostrophe in front, which spreadsheets take for "this is text"; no other export has it.

use std::borrow::Cow;
use std::io::{self, Write};

use super::cite::{Citation, Citations};
use super::deeds::Deeds;
use super::words;
use crate::model::dossier::Periods;
use crate::model::{Account, ActorId, Alias, Event, EventId, Model, Place};

const TIMELINE: [&str; 10] = [
    "event",
    "when",
    "precision",
    "start",
    "end",
    "status",
    "state",
    "salience",
    "title",
    "actors",
];

const ACTORS: [&str; 7] = [
    "actor", "name", "kind", "mentions", "roles", "aliases", "form",
];

/// The columns that tell where words stand, the same in every table.
pub(super) const PLACE: [&str; 11] = [
    "article",
    "path",
    "source",
    "published",
    "basis",
    "paragraph",
    "text_start",
    "text_end",
    "text",
    "citation",
    "sha256",
];

/// Whether a spreadsheet would take `cell` for a formula.
pub(super) fn is_obeyed(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// `cell` as a spreadsheet shows it and never obeys it.
fn guard(cell: &str) -> Cow<'_, str> {
    if is_obeyed(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

fn joined(aliases: &[Alias]) -> String {
    let surfaces: Vec<_> = aliases.iter().map(|a| &*a.surface).collect();
    surfaces.join("; ")
}

/// The cells that tell where words stand.
pub(super) fn place(model: &Model, at: &Citation<'_>) -> [String; 11] {
    let article = model.article(at.article);
    let published = &model.annotations[at.article.index()].published;
    [
        at.article.0.to_string(),
        article.path.to_string(),
        article
            .source
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        published.value.map(|d| d.to_string()).unwrap_or_default(),
        published.basis.name().to_owned(),
        at.paragraph.to_string(),
        at.start.to_string(),
        at.end.to_string(),
        at.text.to_owned(),
        format!("[{}]", at.article.0 + 1),
        article.sha256.to_string(),
    ]
}

/// The cells that an event's accounts share.
fn head(model: &Model, event: &Event) -> [String; 10] {
    let when = event.when.as_ref();
    let period = when.and_then(|w| w.period);
    let actors: Vec<_> = event
        .actors
        .iter()
        .map(|&a| &*model.actor(a).name)
        .collect();
    [
        event.id.0.to_string(),
        when.map(|w| w.value.to_string()).unwrap_or_default(),
        when.map(words::precision).unwrap_or_default().to_owned(),
        period.map(|p| p.start.to_string()).unwrap_or_default(),
        period.map(|p| p.end.to_string()).unwrap_or_default(),
        event.status.name().to_owned(),
        event.state.name().to_owned(),
        event.salience.to_string(),
        model.words(event.title).to_owned(),
        actors.join("; "),
    ]
}

/// Writes one row of guarded cells.
pub(super) fn row<W: Write>(
    out: &mut csv::Writer<W>,
    cells: impl Iterator<Item = String>,
) -> io::Result<()> {
    for cell in cells {
        out.write_field(guard(&cell).as_bytes()).map_err(refused)?;
    }
    out.write_record(None::<&[u8]>).map_err(refused)
}

/// What `out` refused, as it said it: wrapped by the writer, a reader that went away would look like a fault.
pub(super) fn refused(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// Writes a row for each account of the events named.
///
/// # Errors
/// What `out` refuses.
pub fn timeline(model: &Model, events: &[EventId], out: impl Write) -> io::Result<()> {
    let citations = Citations::of(model);
    let mut out = csv::Writer::from_writer(out);
    out.write_record(TIMELINE.iter().chain(&PLACE))
        .map_err(refused)?;
    for event in events.iter().map(|&e| model.event(e)) {
        let head = head(model, event);
        for &Account { article, span, .. } in &event.accounts {
            let at = citations.cite(Place { article, span });
            row(&mut out, head.iter().cloned().chain(place(model, &at)))?;
        }
    }
    out.flush()
}

/// Writes a row for each mention of the actors given; then one for each place that tells what the actor did, said, is
/// said to have done or took part in, and for sentences that it shares with others: `form` tells which.
///
/// # Errors
/// What `out` refuses.
pub fn actors(model: &Model, actors: &[ActorId], out: impl Write) -> io::Result<()> {
    let citations = Citations::of(model);
    let periods = Periods::of(model);
    let deeds = Deeds {
        model,
        citations: &citations,
    };
    let mut out = csv::Writer::from_writer(out);
    out.write_record(ACTORS.iter().chain(&PLACE))
        .map_err(refused)?;
    for actor in actors.iter().map(|&a| model.actor(a)) {
        let head = [
            actor.id.0.to_string(),
            actor.name.to_string(),
            actor.kind.name().to_owned(),
            actor.mentions.len().to_string(),
            joined(&actor.roles),
            joined(&actor.aliases),
        ];
        for mention in &actor.mentions {
            let form = words::form(mention.form).to_owned();
            let at = citations.cite(mention.place);
            let cells = head.iter().cloned().chain([form]).chain(place(model, &at));
            row(&mut out, cells)?;
        }
        for (form, known) in deeds.cells(&model.dossier_in(actor.id, periods)) {
            let at = citations.cite(known);
            let cells = head.iter().cloned().chain([form]).chain(place(model, &at));
            row(&mut out, cells)?;
        }
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::made::{event, model};

    fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("a vector takes all");
        String::from_utf8(out).expect("exports are UTF-8")
    }

    #[test]
    fn an_account_is_a_row_that_can_be_cited() {
        let model = model(vec![event(Some(("2025-06-05", "2025-06-05")), 2.5)]);
        let got = text(|out| timeline(&model, &[EventId(0)], out));
        let mut lines = got.lines();
        assert_eq!(
            lines.next(),
            Some([TIMELINE.as_slice(), &PLACE].concat().join(",").as_str())
        );
        let words = "Ruritania and Syldavia signed “a truce” in Zenda.";
        let want = format!(
            "0,2025-06-05,day,2025-06-05,2025-06-05,past,single source,2.5,{words},Ruritania,\
             0,made/=one.md,The Strelsau Post,2025-06-06,metadata,1,0,49,{words},[1],{}",
            "0".repeat(64)
        );
        assert_eq!(lines.next(), Some(want.as_str()));
        assert_eq!(lines.next(), None);
    }

    #[test]
    fn no_cell_is_a_formula() {
        let model = model(Vec::new());
        let got = text(|out| actors(&model, &[ActorId(0), ActorId(1)], out));
        let zeros = "0".repeat(64);
        let want = format!(
            "1,'=Rudolf=,person,1,King,'=Rudolf=,name,0,made/=one.md,The Strelsau Post,2025-06-06,metadata,2,51,59,'=Rudolf=,[1],{zeros}"
        );
        assert_eq!(got.lines().last(), Some(want.as_str()));
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(guard(cell), format!("'{cell}"));
        }
        assert_eq!(guard("1-1=0"), "1-1=0");
    }
}
