//! Reads how far a named company's shares moved on one day, and what part of them the people of one country hold.

use chrono::{Datelike as _, NaiveDate};

use super::amount::Amount;
use super::scale::Dimension;
use super::{Lasting, Told};
use crate::analysis::token::lower;
use crate::analysis::{ActorKind, Precision, TokenKind};
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::stated::Line;

/// The tokens before a share in which the word for the movement and the shares stand.
const BEFORE: usize = 18;
/// The tokens to either side in which the words stand that tell when on the day it was, and where.
const REACH: usize = 14;
/// The tokens to either side in which the words stand that tell who holds a part.
const HELD: usize = 9;
/// How many mentions are looked back upon for the company that only "the company" names.
const BACK: usize = 12;
/// How many times the other one movement of one share on one day may be.
const TIMES: f64 = 1.5;

/// Reads a share in per cent; `day` is the report's.
pub fn read(line: &Line, amount: &Amount, day: NaiveDate) -> Option<Told> {
    if amount.dimension != Dimension::Share || amount.hyphen {
        return None;
    }
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    moved(line, (first, last), day).or_else(|| held(line, (first, last)))
}

/// How far shares moved on a day.
fn moved(line: &Line, (first, last): (usize, usize), day: NaiveDate) -> Option<Told> {
    let way = way(line, first, last)?;
    let from = first.saturating_sub(BEFORE);
    let shares = (from..first).rev().find(|&at| is_share(line, at))?;
    let end = (last + REACH).min(line.tokens.len());
    let start = first.saturating_sub(REACH);
    let other = (start..end).any(|at| is_other(line, at));
    // "Shares of Alma and Besso fell 4 percent and 7 percent": which is whose?
    let listed = (start..end).any(|at| line.at(at) == "respectively");
    if other || listed {
        return None;
    }
    let (company, name) = company(line, shares)?;
    let (moment, then) = moment(line, (first, last), day)?;
    let market = market(line, (first, last))?;
    let place = if market.is_empty() { "" } else { " in " };
    Some(Told {
        key: (
            hash("moved") ^ hash(way),
            company,
            hash(moment) ^ hash(market) ^ then.num_days_from_ce() as u32,
        ),
        about: format!("{moment}{way} of the shares of {name}{place}{market}, {then}").into(),
        lasting: Lasting::Fixed,
        times: TIMES,
        shared: 0,
    })
}

/// Which way shares moved: by the word right before the number or right behind it.
fn way(line: &Line, first: usize, last: usize) -> Option<&'static str> {
    let of = |at: usize| {
        let mut buffer = [0; 24];
        match lower(line.at(at), &mut buffer) {
            "fell" | "fall" | "fallen" | "falling" | "dropped" | "dropping" | "plunged"
            | "plunge" | "plunging" | "tumbled" | "slid" | "sank" | "slumped" | "lost" | "shed"
            | "plummeted" | "declined" | "down" | "lower" | "sunk" => Some("fall"),
            "rose" | "rise" | "rising" | "risen" | "gained" | "gain" | "gaining" | "jumped"
            | "climbed" | "surged" | "up" | "higher" | "added" | "soared" => Some("rise"),
            _ => None,
        }
    };
    let quiet = |at: &usize| {
        let word = line.at(*at);
        line.tokens[*at].kind != TokenKind::Number && !matches!(word, ";" | ":" | "and" | "but")
    };
    let before = (first.saturating_sub(7)..first).rev().take_while(quiet);
    // "as much as", "more than", "at least", "by nearly", "close to" may stand between.
    let near = before.into_iter().find_map(of);
    near.or_else(|| (last..(last + 2).min(line.tokens.len())).find_map(of))
}

fn is_share(line: &Line, at: usize) -> bool {
    let mut buffer = [0; 24];
    matches!(
        lower(line.at(at), &mut buffer),
        "shares" | "share" | "stock" | "receipts"
    )
}

/// Whether a word tells of more than one day's movement, of the value lost, or of an index.
fn is_other(line: &Line, at: usize) -> bool {
    let mut buffer = [0; 24];
    match lower(line.at(at), &mut buffer) {
        "since" | "month" | "months" | "year" | "years" | "week" | "weeks" | "value" | "far"
        | "half" | "peak" | "index" | "could" | "would" | "may" | "might" | "if" | "will"
        | "before" | "after-hours" | "late-day" | "dividend" | "average" | "session"
        | "combined" => !matches!(line.at(at + 1), "low" | "high" | "-"),
        _ => false,
    }
}

/// When on which day it was: at the close or, at most, in between; `None` for a moment that is not told.
fn moment(
    line: &Line,
    (first, last): (usize, usize),
    day: NaiveDate,
) -> Option<(&'static str, NaiveDate)> {
    let range = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let has = |words: &[&str]| {
        range.clone().any(|at| {
            let mut buffer = [0; 24];
            words.contains(&lower(line.at(at), &mut buffer))
        })
    };
    let most = (first.saturating_sub(4)..first)
        .any(|at| matches!(line.at(at), "as") && matches!(line.at(at + 1), "much" | "far"));
    let early = has(&[
        "early",
        "opening",
        "opened",
        "morning",
        "midday",
        "afternoon",
        "gmt",
        "earlier",
        "start",
        "beginning",
        "later",
        "trade",
        "stage",
        "point",
        "initially",
        "currently",
        "yesterday",
        "overnight",
        "lows",
    ]);
    let closed = has(&["closed", "close", "closing", "ended", "end", "finished"]);
    let whole = line.span();
    let timexes = &line.note().timexes;
    let from = timexes.partition_point(|t| t.span.start < whole.start);
    let mut days = timexes[from..]
        .iter()
        .take_while(|t| t.span.start < whole.end)
        .filter_map(|t| t.period)
        .filter(|p| p.precision == Precision::Day)
        .map(|p| p.end);
    let then = days.next();
    let one = days.all(|d| Some(d) == then);
    if !one || then.is_some_and(|t| t > day || (day - t).num_days() > 7) {
        return None;
    }
    match (most, closed, early, then) {
        (true, _, _, _) => Some(("greatest ", then.unwrap_or(day))),
        (_, true, false, _) => Some(("", then.unwrap_or(day))),
        (_, false, false, Some(then)) if has(&WEEKDAYS) => Some(("", then)),
        _ => None,
    }
}

/// The days of the week, of which one is named where a whole day's movement is told.
const WEEKDAYS: [&str; 5] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/// The market that is named nearest to some tokens; empty where none is, `None` where two are about as near.
fn market(line: &Line, (first, last): (usize, usize)) -> Option<&'static str> {
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    let start = first.saturating_sub(BEFORE);
    for at in start..(last + REACH).min(line.tokens.len()) {
        let mut buffer = [0; 24];
        let name = match lower(line.at(at), &mut buffer) {
            "york" | "nyse" | "u.s" | "u.s.-listed" | "u.s.-traded" | "american" | "depositary"
            | "wall" | "nasdaq" | "$" | "us-listed" => "New York",
            "london" | "ftse" | "pence" | "p" | "london-listed" => "London",
            "tokyo" | "nikkei" | "yen" => "Tokyo",
            "frankfurt" | "dax" => "Frankfurt",
            _ => continue,
        };
        found.push((
            if at < first {
                first - at
            } else {
                at + 1 - last
            },
            name,
        ));
    }
    found.sort_unstable();
    let Some(&(away, name)) = found.first() else {
        return Some("");
    };
    let other = found.iter().find(|(_, other)| *other != name);
    other.is_none_or(|(far, _)| *far > away + 2).then_some(name)
}

/// The company whose shares are meant: the nearest body to the word, else the one that was named last.
fn company<'a>(line: &Line<'a>, at: usize) -> Option<(u32, &'a str)> {
    let note = line.note();
    let byte = line.tokens.get(at)?.span.start;
    let whole = line.span();
    let after = note.mentions.partition_point(|m| m.span.start < byte);
    let is_company = |name: &str, kind: ActorKind| {
        kind == ActorKind::Organisation
            && ![
                "Exchange", "FTSE", "Dow", "Nasdaq", "Index", "Reuters", "Street",
            ]
            .iter()
            .any(|market| name.contains(market))
    };
    let named = |k: usize| {
        let mention = &note.mentions[k];
        let actor = note.actors.get(mention.actor.index())?;
        let id = line.source.of_local[line.article as usize].get(mention.actor.index())?;
        is_company(&actor.name, mention.kind).then_some((id.0, &*actor.name))
    };
    // "shares in Alma", "shares of Alma".
    let joined = matches!(line.at(at + 1), "in" | "of");
    if joined && after < note.mentions.len() && note.mentions[after].span.start < whole.end {
        return named(after);
    }
    (after.saturating_sub(BACK)..after).rev().find_map(named)
}

/// What part of a company's shares the people of one country hold.
fn held(line: &Line, (first, last): (usize, usize)) -> Option<Told> {
    let end = (last + HELD).min(line.tokens.len());
    let start = first.saturating_sub(4);
    let stop = |at: &usize| line.tokens[*at].kind == TokenKind::Number || line.at(*at) == ";";
    let upto = (last..end).find(stop).unwrap_or(end);
    let is_held = |at: usize| {
        let word = line.at(at);
        matches!(
            word,
            "owned" | "held" | "own" | "owns" | "hold" | "shareholders"
        ) || word.ends_with("-owned")
    };
    let at = (last..upto).find(|&at| is_held(at));
    let at = at.or_else(|| {
        (start..first)
            .rev()
            .find(|&at| matches!(line.at(at), "own" | "hold"))
    })?;
    let stock = (first.saturating_sub(HELD)..upto).any(|k| {
        is_share(line, k)
            || matches!(line.at(k), "investors" | "shareholders")
            || k + 2 == first && line.at(k) == "company" && line.at(k + 1) == "is"
    });
    let open = (first.saturating_sub(HELD)..upto).any(|k| {
        matches!(
            line.at(k),
            "could" | "would" | "may" | "will" | "was" | "were" | "had" | "voting" | "than"
        )
    });
    if !stock || open {
        return None;
    }
    let (place, name) = country(line, if at < first { start..first } else { last..upto })?;
    let (company, whose) = company(line, first)?;
    Some(Told {
        key: (hash("held"), company, place),
        about: format!("shares of {whose} held in {name}").into(),
        lasting: Lasting::Near,
        times: TIMES,
        shared: 0,
    })
}

/// The one country that is named within some tokens.
fn country<'a>(line: &Line<'a>, range: std::ops::Range<usize>) -> Option<(u32, &'a str)> {
    let start = line.tokens.get(range.start)?.span.start;
    let end = line.tokens.get(range.end.checked_sub(1)?)?.span.end;
    let note = line.note();
    let from = note.mentions.partition_point(|m| m.span.start < start);
    let mut found = None;
    for mention in note.mentions[from..]
        .iter()
        .take_while(|m| m.span.start < end)
    {
        let Some(actor) = note.actors.get(mention.actor.index()) else {
            continue;
        };
        if let (ActorKind::Country, Some([a, b])) = (mention.kind, actor.country) {
            let code = u32::from(a) << 8 | u32::from(b);
            if found.is_some_and(|(c, _)| c != code) {
                return None;
            }
            found = Some((code, &*actor.name));
        }
    }
    found
}
