//! Reads to how many countries, states or towns an illness has come as of the day of a report: "cases in 11 countries".

use super::amount::Amount;
use super::scale::Dimension;
use super::sorts::is_region;
use super::tally::{is_open, near};
use super::{Lasting, Told};
use crate::analysis::TokenKind;
use crate::analysis::token::lower;
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::stated::Line;
use crate::model::merge::ledger::numbers::terms::Marks;

/// The words of an illness.
const ILL: &[&str] = &[
    "cases",
    "case",
    "infections",
    "infection",
    "infected",
    "virus",
    "outbreak",
    "disease",
    "strain",
    "flu",
    "epidemic",
    "pandemic",
];
/// The words for coming to a land.
const COME: &[&str] = &[
    "cases",
    "infections",
    "spread",
    "affected",
    "reported",
    "confirmed",
    "found",
    "report",
];
/// How many times the other one count may be.
const TIMES: f64 = 2.0;

/// Reads how many lands an illness has come to.
pub fn read(line: &Line, amount: &Amount) -> Option<Told> {
    let figure = amount.figure?;
    let counted = amount.dimension == Dimension::Count && is_region(&amount.unit);
    if !counted || figure.value < 4.0 || figure.rule != "count" {
        return None;
    }
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    let part = line.marks(
        first.saturating_sub(3)..last + 6,
        Marks::PART | Marks::COMPARED,
    ) != 0;
    let joins = matches!(line.at(last), "and" | "outside" | "besides");
    if part || joins || is_open(line, first, last) || is_past(line) || is_narrowed(line, first) {
        return None;
    }
    if !near(line, first, last, ILL) || !near(line, first, last, COME) {
        return None;
    }
    let sure = if near(line, first, last, &["confirmed", "laboratory-confirmed"]) {
        "confirmed: "
    } else if near(
        line,
        first,
        last,
        &["suspected", "suspect", "possible", "probable"],
    ) {
        return None;
    } else {
        ""
    };
    let unit = &*amount.unit;
    Some(Told {
        key: (hash("spread"), hash(unit), hash(sure)),
        about: format!("{sure}with cases").into(),
        lasting: Lasting::Day,
        times: TIMES,
        shared: 2,
    })
}

/// Whether a sentence tells of a year that is named, or of all time since one.
fn is_past(line: &Line) -> bool {
    line.tokens.iter().enumerate().any(|(at, t)| {
        let word = t.of(line.text());
        let year = t.kind == TokenKind::Number
            && word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"));
        year || matches!(
            word,
            "since" | "Since" | "yesterday" | "ago" | "bird" | "avian"
        ) || word == "last" && matches!(line.at(at + 1), "week" | "month" | "year")
    })
}

/// Whether other words narrow the lands that are counted.
fn is_narrowed(line: &Line, first: usize) -> bool {
    (first.saturating_sub(3)..(first + 3).min(line.tokens.len())).any(|at| {
        let mut buffer = [0; 24];
        matches!(
            lower(line.at(at), &mut buffer),
            "other"
                | "new"
                | "these"
                | "those"
                | "only"
                | "all"
                | "each"
                | "central"
                | "least"
                | "european"
                | "asian"
                | "african"
                | "neighbouring"
                | "neighboring"
                | "poor"
        )
    })
}
