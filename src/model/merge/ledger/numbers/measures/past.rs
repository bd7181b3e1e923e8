//! Reads what became of people or things in a year long over: "a fire in 2005 that injured 170".

use super::amount::Amount;
use super::scale::Dimension;
use super::tally::{is_open, near};
use super::{Lasting, Told};
use crate::analysis::TokenKind;
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::fate::{self, Fate};
use crate::model::merge::ledger::numbers::stated::Line;

/// The tokens to either side of an amount in which its year stands.
const REACH: usize = 24;
/// The sentences before one in which its year stands.
const BACK: usize = 2;
/// How much nearer the nearest year must be than the next one.
const CLEAR: usize = 3;
/// How many times the other one count of one thing may be.
const TIMES: f64 = 1.6;

/// Reads an amount of a past year; `year` is the report's.
pub fn read(line: &Line, amount: &Amount, year: i32) -> Option<Told> {
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    if amount.dimension == Dimension::Money {
        return cleanup(line, amount, (first, last), year);
    }
    if amount.hyphen || !matches!(amount.dimension, Dimension::Count | Dimension::Volume) {
        return None;
    }
    let (then, at) = past_year(line, first, last, year)?;
    if amount.dimension == Dimension::Volume && is_between(line, (first, last), at) {
        return None;
    }
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

/// What is paid beside the work itself.
const OTHER: &[&str] = &[
    "compensation",
    "compensatory",
    "settlement",
    "settlements",
    "fines",
    "fine",
    "penalties",
    "damages",
];

/// What it cost to clean up after a calamity of a past year, which the sentence or one of those before it names.
fn cleanup(line: &Line, amount: &Amount, (first, last): (usize, usize), year: i32) -> Option<Told> {
    let has = |words: &[&str]| near(line, first, last, words);
    let cleaning = has(&["clean-up", "cleanup", "clean", "cleaning"]);
    let cost = has(&["cost", "costs", "spent"]);
    if !cleaning || !cost || has(OTHER) || is_open(line, first, last) {
        return None;
    }
    let before = || {
        let lines = (line.number.saturating_sub(BACK)..line.number).rev();
        lines.into_iter().find_map(|number| {
            let before = Line::cut(line.source, line.article, number);
            let end = before.tokens.len();
            past_year(&before, end, end, year)
        })
    };
    let (then, _) = past_year(line, first, last, year).or_else(before)?;
    Some(Told {
        key: (hash("cleanup"), hash(&amount.unit), then as u32),
        about: format!("cost of cleaning up, {then}").into(),
        lasting: Lasting::Past,
        times: 2.0,
        shared: 2,
    })
}

/// The year before the report's that stands nearest to some tokens, with its token.
fn past_year(line: &Line, first: usize, last: usize, year: i32) -> Option<(i32, usize)> {
    let around = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let mut found: Vec<(usize, i32, usize)> = around
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
            (1000..=year).contains(&number).then_some((gap, number, at))
        })
        .collect();
    found.sort_unstable();
    found.dedup_by_key(|f| f.1);
    let &(gap, nearest, at) = found.first()?;
    let clear = found.get(1).is_none_or(|next| next.0 >= gap + CLEAR);
    (clear && nearest < year).then_some((nearest, at))
}

/// Whether another number stands between an amount and its year, outside brackets: the year may be the other's.
fn is_between(line: &Line, (first, last): (usize, usize), year: usize) -> bool {
    let range = if year < first {
        year + 1..first
    } else {
        last..year
    };
    let mut inside = false;
    range.into_iter().any(|at| {
        match line.at(at) {
            "(" => inside = true,
            ")" => inside = false,
            _ => {}
        }
        !inside && line.tokens[at].kind == TokenKind::Number
    })
}
