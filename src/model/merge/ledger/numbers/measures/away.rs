//! Reads how far a fixed thing is from a place: "a well 40 miles off Norland", "the rig, 42 miles southeast of Oskar".

use super::amount::{Amount, past_aside};
use super::scale::Dimension;
use super::{Lasting, Told};
use crate::analysis::token::lower;
use crate::analysis::verb::form::singular;
use crate::analysis::{ActorKind, TokenKind};
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::stated::Line;

/// The tokens before a distance in which the thing stands that is so far away.
const BEFORE: usize = 26;
/// The tokens behind it in which the place stands.
const BEHIND: usize = 9;
/// How many times the other one distance of one thing may be.
const TIMES: f64 = 1.6;

/// Reads a distance.
pub fn read(line: &Line, amount: &Amount) -> Option<Told> {
    if amount.dimension != Dimension::Length || amount.hyphen {
        return None;
    }
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    let from = relation(line, past_aside(line, last))?;
    let (code, name) = reference(line, from)?;
    let thing = thing(line, first)?;
    Some(Told {
        key: (hash("away"), code, hash(thing)),
        about: format!("distance of the {thing} from {name}").into(),
        lasting: Lasting::Fixed,
        times: TIMES,
        shared: 1,
    })
}

/// Where the place begins, behind "off", "from", "south of", "offshore".
fn relation(line: &Line, at: usize) -> Option<usize> {
    let at = at + usize::from(matches!(line.at(at), "away" | "out"));
    let mut buffer = [0; 24];
    let word = lower(line.at(at), &mut buffer);
    match word {
        "off" | "from" | "offshore" => Some(at + 1),
        "in" if at > 0 && line.at(at - 1) == "out" => Some(at + 1),
        _ if is_compass(word) => matches!(line.at(at + 1), "of" | "from" | "off").then_some(at + 2),
        _ => None,
    }
}

/// Whether a word is a point of the compass.
fn is_compass(word: &str) -> bool {
    let mut rest = word;
    while !rest.is_empty() {
        let cut = ["north", "south", "east", "west", "-"]
            .iter()
            .find_map(|part| rest.strip_prefix(part));
        match cut {
            Some(tail) => rest = tail,
            None => return false,
        }
    }
    !word.is_empty()
}

/// The place that a distance is measured from: a city where one is named, else the first place, else the shore.
fn reference<'a>(line: &Line<'a>, from: usize) -> Option<(u32, &'a str)> {
    if from > 1 && line.at(from - 1) == "in" {
        return Some((0, "the coast"));
    }
    let stop = |k: &usize| {
        line.tokens[*k].kind == TokenKind::Mark
            || matches!(
                line.at(*k),
                "when" | "where" | "after" | "since" | "and" | "that" | "which" | "as" | "on"
            )
    };
    let end = (from + BEHIND).min(line.tokens.len());
    let until = (from..end).find(stop).unwrap_or(end);
    let note = line.note();
    let start = line.tokens.get(from).map(|t| t.span.start);
    let close = line
        .tokens
        .get(until)
        .map_or(line.span().end, |t| t.span.start);
    if let Some(start) = start.filter(|_| until > from) {
        let of_local = &line.source.of_local[line.article as usize];
        let first = note.mentions.partition_point(|m| m.span.start < start);
        let here = note.mentions[first..]
            .iter()
            .take_while(|m| m.span.start < close);
        let mut found = None;
        for mention in here.filter(|m| m.kind != ActorKind::Person) {
            let id = of_local.get(mention.actor.index())?;
            let name = note
                .actors
                .get(mention.actor.index())
                .map_or("", |a| &*a.name);
            if mention.kind == ActorKind::City || found.is_none() {
                found = Some((id.0 + 1, name));
            }
            if mention.kind == ActorKind::City {
                break;
            }
        }
        if found.is_some() {
            return found;
        }
    }
    let shore = (from.saturating_sub(1)..until).any(|k| {
        matches!(
            line.at(k),
            "offshore" | "shore" | "coast" | "coastline" | "land"
        )
    });
    shore.then_some((0, "the coast"))
}

/// What is so far away, by the nearest word before that names a fixed thing or what happened at one; `None` where
/// something that moves is nearer, or nothing is named.
fn thing(line: &Line, first: usize) -> Option<&'static str> {
    for at in (first.saturating_sub(BEFORE)..first).rev() {
        let mut buffer = [0; 24];
        let own = lower(line.at(at), &mut buffer).to_owned();
        let word = singular(&own);
        match &*word {
            // "Rigs stand 80 miles off": which of them is not told.
            "rig" | "platform" | "well" | "mine" | "plant" if own != *word => return None,
            "rig" | "platform" | "well" | "wellhead" | "leak" | "blowout" | "gusher"
            | "explosion" | "blast" | "exploded" | "drilling" | "drilled" | "sank" | "mine"
            | "plant" | "refinery" | "reactor" | "site" => return Some("site"),
            "epicenter" | "epicentre" | "quake" | "earthquake" => return Some("epicentre"),
            "crash" | "crashed" | "wreck" | "wreckage" => return Some("crash"),
            "volcano" | "island" | "village" | "town" | "base" | "airport" | "oil" | "slick"
            | "sheen" | "spill" | "crude" | "plume" | "ball" | "boat" | "ship" | "vessel"
            | "tanker" | "storm" | "hurricane" | "fire" | "troop" | "cloud" | "iceberg"
            | "fish" | "whale" | "convoy" | "front" | "zone" | ";" => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_the_compass_are_known_in_all_spellings() {
        assert!(
            ["south", "southeast", "south-east", "north-northwest"]
                .iter()
                .all(|w| is_compass(w))
        );
        assert!(["southern", "", "eastward"].iter().all(|w| !is_compass(w)));
    }
}
