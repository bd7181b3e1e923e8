//! Reads how many people met one fate in one place as of the day of a report: "has killed 103 people in Norland".

use super::amount::Amount;
use super::scale::Dimension;
use super::tally::is_open;
use super::{Lasting, Told};
use crate::analysis::TokenKind;
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

/// How sure a count is told to be, by the words up to the next numbers; counts told otherwise are no one count.
fn sureness(line: &Line, first: usize, last: usize) -> &'static str {
    let own = |at: &usize| line.tokens[*at].kind != TokenKind::Number;
    // "900 suspected cases in Norland and 64 confirmed cases in Suria".
    let joined = |at: &usize| own(at) && !matches!(line.at(*at), "and" | "but" | "while" | ";");
    let before = (first.saturating_sub(REACH)..first)
        .rev()
        .take_while(joined);
    let behind = (last..(last + 4).min(line.tokens.len())).take_while(own);
    let mut sure = "";
    for at in before.chain(first..last).chain(behind) {
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
            "reported" | "reporting" if sure.is_empty() => sure = "reported: ",
            _ => {}
        }
    }
    sure
}

/// Whether a count holds for a while, a day or a place inside the one that is named.
fn is_narrowed(line: &Line, first: usize, last: usize) -> bool {
    let around = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let fresh = (first.saturating_sub(1)..last).any(|at| line.at(at) == "new");
    let part = (first.saturating_sub(REACH)..first)
        .any(|at| matches!(line.at(at), "including" | "most" | "mostly" | "Most"));
    fresh
        || part
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
                    | "first"
                    | "only"
                    | "just"
                    | "per"
                    | "percent"
            )
        })
}
