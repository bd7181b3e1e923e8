//! Puts into lines what a row of the ledger compares, by which rule, and what its state means.

use super::ExplainLine;
use super::lines::Lines;
use crate::app::copy::{citation, one_line};
use crate::model::{Discrepancy, Model, State, merge};

/// Where a row of the ledger comes from: what is compared, what its state means, each report's words.
pub fn row(model: &Model, row: &Discrepancy) -> (String, Vec<ExplainLine>) {
    let mut lines = Lines::default();
    lines.heading(format!("{}: {}", row.kind.name(), row.state.name()));
    lines.fact("compared", row.about.to_string());
    lines.fact("state", meaning(row.state));
    lines.rule(row.rule, merge::explain(row.rule));
    for value in &row.values {
        let source = &model.article(value.place.article);
        let source = source.source.as_ref().unwrap_or(&source.title);
        lines.heading(source.as_str());
        lines.words(model, value.place);
        if !value.value.is_empty() {
            lines.fact("taken as", value.value.to_string());
        }
        lines.fact("in", citation(model, value.place));
        let notes = &model.annotations[value.place.article.index()];
        if let Some(at) = notes.sentence_at(value.place.span.start) {
            let span = notes.sentences[at].span;
            let sentence = crate::model::Place {
                span,
                ..value.place
            };
            lines.fact("sentence", one_line(model.words(sentence)));
        }
    }
    if let Some(event) = row.event {
        lines.heading("Event");
        let event = model.event(event);
        lines.words(model, event.title);
        for reason in &event.why {
            lines.reason(reason.to_string());
        }
    }
    (row.about.to_string(), lines.0)
}

/// What a state means, in a sentence.
fn meaning(state: State) -> &'static str {
    match state {
        State::Differ => {
            "differ: two reports tell it differently, and neither tells the other rounded or less exactly"
        }
        State::Superseded => {
            "superseded: a later report knows what an earlier one left open or could not know"
        }
        State::Rounded => {
            "rounded: within half of the last digit that is written, the numbers are one"
        }
        State::LessExact => {
            "less exact: one report gives a coarser time, place or number that holds the other"
        }
        State::Compatible => "compatible: what one report tells is part of what the other does",
        State::Agree => "agree: the reports say the same",
        State::SingleSource => {
            "single source: one report alone tells it, so that nothing can be compared"
        }
    }
}
