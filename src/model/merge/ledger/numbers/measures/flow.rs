//! Reads how much runs out or is caught in a day, as of the day of a report: "is leaking 5,000 barrels a day".

use super::amount::{Amount, past_aside};
use super::scale::Dimension;
use super::tally::is_open;
use super::{Lasting, Told};
use crate::analysis::Direction;
use crate::analysis::token::lower;
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::context;
use crate::model::merge::ledger::numbers::fate::{self, Fate};
use crate::model::merge::ledger::numbers::stated::Line;

/// The tokens behind an amount in which "a day" stands.
const BEHIND: usize = 14;
/// The tokens to either side in which the words stand that tell another flow.
const REACH: usize = 14;
/// How many times the other one estimate of one flow may be.
const TIMES: f64 = 25.0;

/// Reads a flow.
pub fn read(line: &Line, amount: &Amount) -> Option<Told> {
    let figure = amount.figure?;
    if amount.dimension != Dimension::Volume || figure.direction == Some(Direction::From) {
        return None;
    }
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    let fate = fate::read(line, (first, last), figure);
    let runs = matches!(fate, Fate::Leaking | Fate::Gathered);
    if !runs || !is_daily(line, first, last) || is_open(line, first, last) {
        return None;
    }
    let around = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let other = around.into_iter().any(|at| {
        let mut buffer = [0; 24];
        matches!(
            lower(line.at(at), &mut buffer),
            "first"
                | "initial"
                | "original"
                | "previous"
                | "capacity"
                | "capable"
                | "produce"
                | "produces"
                | "production"
                | "refinery"
                | "hours"
                | "24-hour"
                | "maximum"
                | "worst-case"
                | "scenario"
                | "can"
                | "larger"
                | "largest"
                | "smaller"
                | "smallest"
                | "until"
                | "before"
                | "had"
                | "far"
                | "times"
                | "early"
                | "than"
                | "only"
                | "once"
                | "estimates"
                | "mud"
                | "unlikely"
                | "assuming"
                | "accurate"
                | "high-end"
                | "low-end"
                | "upper"
                | "lower"
                | "highest"
                | "lowest"
                | "peak"
                | "slowed"
                | "declined"
                | "revised"
                | "eased"
                | "outset"
                | "beginning"
                | "hoped"
                | "hopes"
                | "hope"
                | "aims"
        ) || matches!(line.at(at), "last" | "Last") && line.at(at + 1) == "month"
    });
    // "5,000 barrels a day, a figure that increased last week".
    let behind = last..(last + REACH).min(line.tokens.len());
    let outdated = behind.into_iter().any(|at| {
        matches!(
            line.at(at),
            "increased" | "revised" | "raised" | "upped" | "doubled" | "rose"
        )
    });
    // "dwarfs the original estimate, endorsed by the company, of 1,000 barrels a day".
    let former = line.tokens.iter().any(|t| {
        matches!(
            t.of(line.text()),
            "original" | "originally" | "initially" | "Initially"
        )
    });
    let other = other || outdated || former || context::is_left_behind(line, first);
    (!other).then(|| Told {
        key: (hash("flow"), fate as u32, 0),
        about: format!("{} a day", fate.word()).into(),
        lasting: Lasting::Day,
        times: TIMES,
        shared: 2,
    })
}

/// Whether an amount is told of each day.
fn is_daily(line: &Line, first: usize, last: usize) -> bool {
    let from = past_aside(line, last);
    let behind = (from..(from + BEHIND).min(line.tokens.len())).any(|at| {
        line.at(at) == "daily"
            || matches!(line.at(at), "a" | "per" | "each" | "every" | "/")
                && line.at(at + 1) == "day"
    });
    behind || (first.saturating_sub(4)..first).any(|at| line.at(at) == "daily")
}
