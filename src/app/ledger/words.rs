//! Puts a row of the ledger into words: to find, to copy, with or without where they stand.

use crate::app::copy::{citation, one_line, quoted_at};
use crate::app::find::Needle;
use crate::model::{Discrepancy, Model};

/// Whether a row holds what is sought: in what it is about, its event's title, its words, its values or its sources.
pub fn holds(model: &Model, row: &Discrepancy, needle: &Needle) -> bool {
    let title = row
        .event
        .map_or("", |id| model.words(model.event(id).title));
    needle.is_in(&row.about)
        || needle.is_in(title)
        || row.values.iter().any(|value| {
            let source = model.article(value.place.article).source.as_ref();
            needle.is_in(model.words(value.place))
                || needle.is_in(&value.value)
                || source.is_some_and(|s| needle.is_in(s.as_str()))
        })
}

/// A row to paste: what is compared and how it stands, then a line for each report; with `cited`, where it says so.
pub fn copied(model: &Model, row: &Discrepancy, cited: bool) -> String {
    let title = row
        .event
        .map(|id| format!("{}: ", one_line(model.words(model.event(id).title))));
    let head = format!(
        "{}{}, {} ({})",
        title.unwrap_or_default(),
        row.kind.name(),
        row.about,
        row.state.name()
    );
    let cells = row.values.iter().map(|value| {
        let words = one_line(model.words(value.place));
        if cited {
            let words = quoted_at(model, value.place, &words);
            format!("{words} — {}", citation(model, value.place))
        } else {
            words
        }
    });
    let lines: Vec<String> = std::iter::once(head).chain(cells).collect();
    lines.join("\n")
}
