//! Reads what became of people or things in a year long over: "a fire in 2005 that injured 170".

use super::amount::Amount;
use super::scale::Dimension;
use super::{Lasting, Told};
use crate::analysis::TokenKind;
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::fate::{self, Fate};
use crate::model::merge::ledger::numbers::stated::Line;

/// The tokens to either side of an amount in which its year stands.
const REACH: usize = 24;
/// How much nearer the nearest year must be than the next one.
const CLEAR: usize = 3;
/// How many times the other one count of one thing may be.
const TIMES: f64 = 1.6;

/// Reads an amount of a past year; `year` is the report's.
pub fn read(line: &Line, amount: &Amount, year: i32) -> Option<Told> {
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    if amount.hyphen || !matches!(amount.dimension, Dimension::Count | Dimension::Volume) {
        return None;
    }
    let then = past_year(line, first, last, year)?;
    let fate = match amount.figure {
        Some(figure) => fate::read(line, (first, last), figure),
        None => Fate::Hurt,
    };
    let volume = amount.dimension == Dimension::Volume;
    let people = fate.befalls() && fate::is_people(&amount.unit);
    if !(people || volume && fate == Fate::Leaking) {
        return None;
    }
    Some(Told {
        key: (hash("past"), then as u32, fate as u32),
        about: format!("{}, {then}", fate.word()).into(),
        lasting: Lasting::Past,
        times: TIMES,
        shared: 3,
    })
}

/// The year before the report's that stands nearest to some tokens.
fn past_year(line: &Line, first: usize, last: usize, year: i32) -> Option<i32> {
    let around = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let mut found: Vec<(usize, i32)> = around
        .filter(|&at| (at < first || at >= last) && line.tokens[at].kind == TokenKind::Number)
        .filter_map(|at| {
            let number: i32 = line.at(at).parse().ok()?;
            if at > 0 && matches!(line.at(at - 1), "since" | "Since") {
                return None;
            }
            let gap = if at < first {
                first - at
            } else {
                at + 1 - last
            };
            (1000..=year).contains(&number).then_some((gap, number))
        })
        .collect();
    found.sort_unstable();
    found.dedup_by_key(|f| f.1);
    let &(gap, nearest) = found.first()?;
    let clear = found.get(1).is_none_or(|next| next.0 >= gap + CLEAR);
    (clear && nearest < year).then_some(nearest)
}
