//! Reads how large and heavy a thing is: "a 98-ton chamber", "the slick, 130 miles long", "the box is 40 feet tall".

use super::amount::{Amount, past_aside};
use super::scale::Dimension;
use super::{Lasting, Told};
use crate::analysis::TokenKind;
use crate::analysis::token::lower;
use crate::analysis::verb::form::singular;
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::stated::Line;

/// The tokens before a size in which the thing stands.
const BEFORE: usize = 18;
/// The tokens behind a size that is joined to its noun.
const BEHIND: usize = 12;
/// How many times the other one size of one thing may be.
const TIMES: f64 = 1.8;
/// The same of what has no firm bounds.
const GROWING: f64 = 4.0;

/// Reads a size.
pub fn read(line: &Line, amount: &Amount) -> Option<Told> {
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    let behind = past_aside(line, last);
    let (what, after) = match amount.dimension {
        Dimension::Length
            if amount.hyphen && &*amount.unit == "inch" && way(line, behind).is_none() =>
        {
            ("diameter", behind)
        }
        Dimension::Length => way(line, behind)?,
        Dimension::Weight if amount.hyphen => ("weight", behind),
        Dimension::Weight if weighs(line, first) => ("weight", line.tokens.len()),
        _ => return None,
    };
    let named = |at: usize| thing(line, at);
    let joined = (after..(after + BEHIND).min(line.tokens.len()))
        .take_while(|&k| is_inside(line, k))
        .find_map(named);
    let before = || (first.saturating_sub(BEFORE)..first).rev().find_map(named);
    let object = if amount.hyphen {
        joined
    } else {
        joined.or_else(before)
    }?;
    if what == "diameter" && !matches!(object, "tube" | "hole" | "cap" | "tunnel") {
        return None;
    }
    let what = match (what, object) {
        ("width", "tube") => "diameter",
        _ => what,
    };
    let lasting = match object {
        "slick" | "plume" => Lasting::Day,
        _ => Lasting::Near,
    };
    Some(Told {
        key: (hash("size"), hash(what), hash(object)),
        about: format!("{what} of the {object}").into(),
        lasting,
        times: if lasting == Lasting::Day {
            GROWING
        } else {
            TIMES
        },
        shared: 2,
    })
}

/// Which extent is meant, with the token behind the word that says so.
fn way(line: &Line, at: usize) -> Option<(&'static str, usize)> {
    let mut buffer = [0; 24];
    let word = lower(line.at(at), &mut buffer);
    let (word, next) = match word {
        "in" | "-" => (line.at(at + 1), at + 2),
        _ => (word, at + 1),
    };
    let what = match word {
        "long" | "length" => "length",
        "wide" | "width" | "across" => "width",
        "tall" | "high" | "height" => "height",
        "thick" | "thickness" => "thickness",
        "diameter" => "diameter",
        _ => return None,
    };
    Some((what, next))
}

/// Whether "weighing" or the like stands right before token `first`.
fn weighs(line: &Line, first: usize) -> bool {
    (first.saturating_sub(4)..first).any(|k| {
        matches!(
            line.at(k),
            "weigh" | "weighs" | "weighing" | "weighed" | "weight"
        )
    })
}

/// Whether a token may stand between a size and the noun that it is joined to.
fn is_inside(line: &Line, at: usize) -> bool {
    let token = line.tokens[at];
    let mut buffer = [0; 24];
    let word = lower(line.at(at), &mut buffer);
    let joins = matches!(word, "-" | "," | "(" | ")");
    (token.kind != TokenKind::Mark || joins)
        && !matches!(
            word,
            "over"
                | "on"
                | "to"
                | "into"
                | "that"
                | "which"
                | "was"
                | "is"
                | "were"
                | "had"
                | "has"
                | "could"
                | "and"
                | "in"
                | "with"
                | "at"
                | "for"
                | "from"
        )
}

/// Things whose size is told, by their own nouns: a box is no tower, though both are structures.
const THINGS: [&str; 30] = [
    "barge",
    "barrier",
    "boat",
    "bomb",
    "box",
    "bridge",
    "cap",
    "chamber",
    "container",
    "convoy",
    "dam",
    "device",
    "dike",
    "dome",
    "fence",
    "ferry",
    "hole",
    "missile",
    "pipe",
    "plume",
    "rocket",
    "ship",
    "slick",
    "statue",
    "tanker",
    "tower",
    "tube",
    "tunnel",
    "wall",
    "wave",
];

/// The thing that a noun names; what has two nouns goes by one of them.
fn thing(line: &Line, at: usize) -> Option<&'static str> {
    let mut buffer = [0; 24];
    let word = singular(lower(line.at(at), &mut buffer)).into_owned();
    let word = match &*word {
        "sheen" => "slick",
        "crater" | "pit" => "hole",
        "pipeline" => "pipe",
        "vessel" => "ship",
        word => word,
    };
    THINGS.into_iter().find(|name| *name == word)
}
