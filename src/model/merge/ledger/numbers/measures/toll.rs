//! Reads how many people met one fate in one place as of the day of a report: "has killed 103 people in Norland".

use super::amount::Amount;
use super::scale::Dimension;
use super::tally::is_open;
use super::{Lasting, Told};
use crate::analysis::token::lower;
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::fate;
use crate::model::merge::ledger::numbers::stated::Line;
use crate::model::merge::ledger::numbers::terms::Marks;

/// The tokens to either side of a count in which the words stand that say how sure it is.
const REACH: usize = 8;
/// How many times the other one toll of one thing may be.
const TIMES: f64 = 2.5;
/// Counts up to which a few people may be meant beside all.
const FEW: f64 = 4.0;

/// Reads a toll.
pub fn read(line: &Line, amount: &Amount) -> Option<Told> {
    let figure = amount.figure?;
    let counted = amount.dimension == Dimension::Count && figure.rule == "count";
    if !counted || figure.value <= FEW || !is_whole(&amount.unit) {
        return None;
    }
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    let fate = fate::read(line, (first, last), figure);
    let part = line.marks(
        first.saturating_sub(3)..last + 8,
        Marks::PART | Marks::COMPARED,
    ) != 0;
    if !fate.befalls() || part || is_open(line, first, last) || is_narrowed(line, first, last) {
        return None;
    }
    let (scope, place) = fate::scope(line, first, last);
    let name = match place {
        Some(span) => span.of(line.text()),
        None if scope == fate::world() => "the world",
        None => return None,
    };
    let sure = sureness(line, first, last);
    Some(Told {
        key: (hash("toll"), fate as u32 ^ hash(sure), scope),
        about: format!("{sure}{} in {name}", fate.word()).into(),
        lasting: Lasting::Day,
        times: TIMES,
        shared: 2,
    })
}

/// Whether a unit names people as such, not a group of them.
fn is_whole(unit: &str) -> bool {
    matches!(
        unit,
        "person"
            | "people"
            | "case"
            | "death"
            | "fatality"
            | "infection"
            | "life"
            | "victim"
            | "other"
    )
}

/// How sure a count is told to be; counts told otherwise are no one count.
fn sureness(line: &Line, first: usize, last: usize) -> &'static str {
    let around = first.saturating_sub(REACH)..(last + 4).min(line.tokens.len());
    let mut sure = "";
    for at in around {
        let mut buffer = [0; 24];
        match lower(line.at(at), &mut buffer) {
            "suspected" | "probable" | "possible" | "feared" | "believed" | "thought"
            | "suspect" | "presumed" | "attributable" | "linked" | "responsible" | "blame"
            | "potential" => {
                return "suspected: ";
            }
            "confirmed"
            | "confirms"
            | "laboratory-confirmed"
            | "lab-confirmed"
            | "confirming"
            | "verified" => sure = "confirmed: ",
            "reported" | "reporting" => sure = "reported: ",
            _ => {}
        }
    }
    sure
}

/// Whether a count holds for a while, a day or a place inside the one that is named.
fn is_narrowed(line: &Line, first: usize, last: usize) -> bool {
    let around = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let fresh = (first.saturating_sub(1)..last).any(|at| line.at(at) == "new");
    fresh
        || around.into_iter().any(|at| {
            let mut buffer = [0; 24];
            let word = lower(line.at(at), &mut buffer);
            matches!(
                word,
                "overnight"
                    | "hours"
                    | "today"
                    | "yesterday"
                    | "alone"
                    | "including"
                    | "among"
                    | "week"
                    | "month"
                    | "year"
                    | "annually"
                    | "average"
                    | "attack"
                    | "clash"
                    | "clashes"
                    | "bomb"
                    | "school"
                    | "hospital"
                    | "seasonal"
                    | "normal"
                    | "daily"
                    | "day"
                    | "since"
                    | "between"
                    | "most"
                    | "mostly"
                    | "first"
                    | "only"
                    | "just"
                    | "per"
                    | "percent"
            )
        })
}
