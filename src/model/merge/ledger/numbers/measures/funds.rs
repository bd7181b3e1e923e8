//! Reads money that is set aside for some people, paid by the quarter, or earned by one trade of a land in a year.

use super::amount::Amount;
use super::scale::Dimension;
use super::{Lasting, Told};
use crate::analysis::token::lower;
use crate::analysis::verb::form::singular;
use crate::analysis::{ActorKind, TokenKind};
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::stated::Line;

/// The tokens to either side of an amount in which the fund and those stand whom it is for.
const REACH: usize = 14;
/// How many times the other one sum of one thing may be.
const TIMES: f64 = 1.6;

/// Reads a sum.
pub fn read(line: &Line, amount: &Amount) -> Option<Told> {
    if amount.dimension != Dimension::Money {
        return None;
    }
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    let words = line
        .text()
        .get(amount.span.start as usize..amount.span.end as usize)?;
    trade(line, (first, last), words, &amount.unit)
        .or_else(|| quarterly(line, (first, last), &amount.unit))
        .or_else(|| set_aside(line, (first, last), &amount.unit))
}

/// Whether a sum is denied, one of several, a part or a change.
fn is_open(line: &Line, first: usize, last: usize) -> bool {
    (first.saturating_sub(6)..(last + 6).min(line.tokens.len())).any(|at| {
        let mut buffer = [0; 24];
        matches!(
            lower(line.at(at), &mut buffer),
            "not"
                | "no"
                | "another"
                | "could"
                | "might"
                | "if"
                | "more"
                | "from"
                | "each"
                | "first"
                | "initial"
                | "remaining"
                | "rest"
                | "part"
                | "demanded"
                | "proposed"
                | "wanted"
                | "wants"
                | "urged"
                | "asked"
                | "than"
                | "lost"
                | "losing"
                | "nearly"
        )
    })
}

/// What a trade of a land brings in a year: "Norland's $60-billion-a-year tourism industry".
fn trade(line: &Line, (first, last): (usize, usize), words: &str, unit: &str) -> Option<Told> {
    let end = (last + 9).min(line.tokens.len());
    let at = (last..end).find(|&at| matches!(line.at(at), "industry" | "trade" | "sector"))?;
    let clear = (last..at).all(|k| {
        line.tokens[k].kind != TokenKind::Number
            && !matches!(
                line.at(k),
                "," | "." | "for" | "from" | "in" | "to" | "by" | "of" | "on"
            )
    });
    let kind = line.at(at.checked_sub(1)?);
    let tour = kind.get(..4).unwrap_or(kind);
    let yearly = (first..at).any(|k| matches!(line.at(k), "annual" | "year" | "a-year"))
        || words.ends_with("-year")
        || line.at(first.wrapping_sub(1)) == "annual";
    if !clear || !yearly || tour.len() < 4 || is_open(line, first, last) {
        return None;
    }
    let (place, name) = land(line, (first.saturating_sub(8), at + 6))?;
    Some(Told {
        key: (hash("trade") ^ hash(unit), hash(tour), place),
        about: format!("{kind} industry of {name} a year").into(),
        lasting: Lasting::Fixed,
        times: TIMES,
        shared: 0,
    })
}

/// The one place that is named around some tokens.
fn land<'a>(line: &Line<'a>, (from, to): (usize, usize)) -> Option<(u32, &'a str)> {
    let note = line.note();
    let start = line.tokens.get(from)?.span.start;
    let end = line.tokens.get(to.min(line.tokens.len()) - 1)?.span.end;
    let first = note.mentions.partition_point(|m| m.span.start < start);
    let mut found = None;
    for mention in note.mentions[first..]
        .iter()
        .take_while(|m| m.span.start < end)
    {
        let is_place = matches!(
            mention.kind,
            ActorKind::Place | ActorKind::Country | ActorKind::City
        );
        let id = line.source.of_local[line.article as usize].get(mention.actor.index());
        let actor = note.actors.get(mention.actor.index());
        if let (true, Some(id), Some(actor)) = (is_place, id, actor) {
            if found.is_some_and(|(f, _)| f != id.0) {
                return None;
            }
            found = Some((id.0, &*actor.name));
        }
    }
    found
}

/// What is paid into one fund, or to the holders of shares, by the quarter.
fn quarterly(line: &Line, (first, last): (usize, usize), unit: &str) -> Option<Told> {
    let behind =
        matches!(line.at(last), "a" | "per" | "each" | "every") && line.at(last + 1) == "quarter";
    let before = line.at(first.wrapping_sub(1)) == "of"
        && first > 2
        && line.at(first - 3) == "quarterly"
        && matches!(
            line.at(first - 2),
            "payments" | "instalments" | "installments"
        );
    if !(behind || before) {
        return None;
    }
    let range = first.saturating_sub(2 * REACH)..(last + REACH).min(line.tokens.len());
    let has = |words: &[&str]| range.clone().any(|at| words.contains(&line.at(at)));
    let dividend = has(&["dividend", "dividends", "shareholders", "payouts", "payout"]);
    let fund = has(&["fund", "account", "escrow"]);
    let what = match (dividend, fund) {
        (true, false) => "dividends",
        (false, true) => "payments into the fund",
        _ => return None,
    };
    Some(Told {
        key: (hash("quarterly"), hash(unit), hash(what)),
        about: format!("{what} a quarter").into(),
        lasting: Lasting::Near,
        times: TIMES,
        shared: 2,
    })
}

/// What is set aside for some people: "a fund of $100 million for workers without work".
fn set_aside(line: &Line, (first, last): (usize, usize), unit: &str) -> Option<Told> {
    let start = first.saturating_sub(8);
    let end = (last + REACH).min(line.tokens.len());
    let clear = |at: &usize| {
        line.tokens[*at].kind != TokenKind::Number && !matches!(line.at(*at), ";" | ".")
    };
    let aside = (start..first)
        .any(|at| matches!(line.at(at), "set" | "setting") && line.at(at + 1) == "aside");
    let fund = line.at(last) == "fund"
        || line.at(last + 1) == "fund" && line.tokens[last].kind == TokenKind::Word;
    if !(aside || fund) {
        return None;
    }
    let whom = (last..end).take_while(clear).find_map(|at| {
        let mut buffer = [0; 24];
        let word = singular(lower(line.at(at), &mut buffer)).into_owned();
        matches!(
            &*word,
            "worker"
                | "fisherman"
                | "farmer"
                | "victim"
                | "family"
                | "survivor"
                | "refugee"
                | "student"
                | "veteran"
                | "patient"
                | "homeowner"
                | "employee"
        )
        .then_some(word)
    })?;
    let open = (start..first).any(|at| {
        matches!(
            line.at(at),
            "not" | "no" | "another" | "could" | "might" | "if" | "demanded" | "proposed" | "from"
        )
    });
    (!open).then(|| Told {
        key: (hash("aside"), hash(unit), hash(&whom)),
        about: format!("fund for people hit: {whom}").into(),
        lasting: Lasting::Near,
        times: TIMES,
        shared: 2,
    })
}
