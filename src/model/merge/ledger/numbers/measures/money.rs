//! Reads what something has cost so far, costs a day, or has taken off a company's value.

use super::amount::{Amount, past_aside};
use super::tally::near;
use super::{Lasting, Told};
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::stated::Line;

/// Money that something has cost so far, costs a day, or has taken off a company's value.
pub fn read(line: &Line, amount: &Amount, (first, last): (usize, usize)) -> Option<Told> {
    let has = |words: &[&str]| near(line, first, last, words);
    let daily = matches!(line.at(last), "a" | "per" | "each" | "/") && line.at(last + 1) == "day"
        || line.at(past_aside(line, last)) == "a" && line.at(past_aside(line, last) + 1) == "day";
    let reached = has(&[
        "hit", "reached", "topped", "stood", "stands", "incurred", "totals", "totalled", "totaled",
        "risen", "climbed", "hits",
    ]);
    let spent = (first.saturating_sub(6)..first).any(|at| {
        matches!(line.at(at), "had" | "has" | "have")
            && matches!(line.at(at + 1), "spent" | "now" | "already")
    });
    let so_far = reached || spent || has(&["far", "already", "date", "now"]);
    let cost = has(&[
        "cost", "costs", "costing", "spent", "spending", "spend", "incurred", "paying", "bill",
    ]);
    let fallen = has(&[
        "wiped", "wiping", "knocked", "knocking", "lost", "losing", "shed", "wipe", "erased",
        "erasing",
    ]) || is_fall(line, first);
    let value = has(&["value", "capitalisation", "capitalization", "valuation"]);
    let paid = has(&["paid", "payouts"])
        && has(&[
            "claims",
            "claimants",
            "claimant",
            "victims",
            "compensation",
            "residents",
            "businesses",
        ]);
    // "has now risen by $2 billion" tells a change.
    // "by the end of May" is not today.
    let dated = (first.saturating_sub(10)..(last + 14).min(line.tokens.len()))
        .any(|at| line.at(at) == "by" && line.at(at + 1) == "the" && line.at(at + 2) == "end");
    let change = dated || (first.saturating_sub(2)..first).any(|at| line.at(at) == "by");
    let name = if fallen && value {
        "market value lost"
    } else if daily && cost {
        "cost a day"
    } else if daily || change {
        return None;
    } else if paid && (so_far || has_paid(line, first)) {
        "paid to those hit so far"
    } else if so_far && cost {
        "cost so far"
    } else {
        return None;
    };
    let day = has(&["one-day", "today", "yesterday", "day", "week"]) && !daily;
    Some(Told {
        key: (
            hash(name),
            hash(&amount.unit),
            u32::from(day && !has(&["since"])),
        ),
        about: name.into(),
        lasting: Lasting::Day,
        times: 2.5,
        shared: if daily { 1 } else { 2 },
    })
}

/// Whether a value "has fallen by" an amount; "fallen to" tells what is left.
fn is_fall(line: &Line, first: usize) -> bool {
    let by = (first.saturating_sub(3)..first).find(|&at| line.at(at) == "by");
    by.is_some_and(|by| {
        (by.saturating_sub(2)..by).any(|at| {
            matches!(
                line.at(at),
                "fallen" | "fell" | "plunged" | "dropped" | "plummeted" | "shrunk" | "down"
            )
        })
    })
}

/// Whether it "has paid" an amount.
fn has_paid(line: &Line, first: usize) -> bool {
    (first.saturating_sub(6)..first).any(|at| {
        line.at(at) == "paid"
            && (1..3).any(|k| at >= k && matches!(line.at(at - k), "has" | "have" | "had"))
    })
}
