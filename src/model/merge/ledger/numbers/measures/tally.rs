//! Reads amounts that hold as of the day of a report: who works on it, what it has cost, how much coast is soiled.

use super::amount::Amount;
use super::scale::Dimension;
use super::sorts::{SORTS, Sort, is_craft, is_region, is_shore};
use super::{Lasting, Told, money};
use crate::analysis::token::lower;
use crate::analysis::verb::form::singular;
use crate::analysis::{ActorKind, TokenKind};
use crate::model::merge::features::hash;
use crate::model::merge::ledger::numbers::stated::Line;

/// The tokens to either side of an amount in which the word stands that says what becomes of it.
const REACH: usize = 12;

/// Reads an amount of one of the sorts.
pub fn read(line: &Line, amount: &Amount) -> Option<Told> {
    let first = line.token(amount.span.start);
    let last = line.token(amount.span.end.saturating_sub(1)) + 1;
    if amount.hyphen {
        return None;
    }
    let open = is_open(line, first, last);
    if amount.dimension == Dimension::Money {
        return money::read(line, amount, (first, last)).filter(|_| !open);
    }
    if amount.dimension == Dimension::Volume
        && let Some(told) = leaked(line, (first, last))
    {
        return Some(told).filter(|_| !open);
    }
    let noun = noun(line, amount, last);
    let fits = |s: &&Sort| {
        s.dimension == amount.dimension && (s.noun)(&noun) && near(line, first, last, s.verbs)
    };
    let sort = SORTS.iter().find(fits)?;
    // "Eleven were lost, another 115 were rescued": the others are all that were.
    let rest = sort.lasting != Lasting::Day
        && matches!(line.at(first.wrapping_sub(1)), "Another" | "another");
    if open && !rest {
        return None;
    }
    // "more than 300 ships and aircraft" counts two things.
    let joined = line.at(last) == "and"
        && line
            .tokens
            .get(last + 1)
            .is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
        && !matches!(
            line.at(last + 1),
            "more" | "about" | "some" | "over" | "at" | "nearly" | "up" | "as"
        );
    if joined && amount.dimension == Dimension::Count {
        return None;
    }
    let (place, of) = if sort.placed {
        place(line, last)
    } else {
        (0, "")
    };
    let class = match amount.dimension {
        Dimension::Area => "",
        _ => class(&noun),
    };
    let qualities = if is_region(&noun) {
        String::new()
    } else {
        qualities(line, first, last, amount)
    };
    let mut about = match amount.dimension {
        Dimension::Count => format!("{qualities}{}", sort.name),
        Dimension::Area => format!("area {}", sort.name),
        _ => format!("{noun} {}", sort.name),
    };
    if !of.is_empty() {
        about.push_str(" in ");
        about.push_str(of);
    }
    Some(Told {
        key: (hash(sort.name), hash(class) ^ hash(&qualities), place),
        about: about.into(),
        lasting: sort.lasting,
        times: if sort.lasting == Lasting::Near {
            1.6
        } else if sort.dimension == Dimension::Area {
            4.0
        } else {
            2.5
        },
        shared: usize::from(amount.dimension != Dimension::Area),
    })
}

/// What has run out so far of something that still runs.
fn leaked(line: &Line, (first, last): (usize, usize)) -> Option<Told> {
    let has = |words: &[&str]| near(line, first, last, words);
    let daily = has(&[
        "day", "daily", "hour", "minute", "week", "rate", "capacity", "mud",
    ]);
    let caught = has(&[
        "collected",
        "recovered",
        "skimmed",
        "burned",
        "captured",
        "siphoned",
        "mix",
        "mixture",
        "dispersant",
        "dispersants",
        "removed",
        "contained",
        "skimmers",
        "store",
        "surface",
        "linger",
        "buried",
    ]);
    let years = line.tokens.iter().any(|t| {
        let word = t.of(line.text());
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.parse::<u32>().is_ok()
    });
    let runs = |at: usize| {
        matches!(
            line.at(at),
            "leaked"
                | "spilled"
                | "spilt"
                | "gushed"
                | "spewed"
                | "escaped"
                | "poured"
                | "dumped"
                | "released"
                | "flowed"
                | "dispersed"
        ) && (1..4).any(|k| at >= k && matches!(line.at(at - k), "has" | "have" | "had"))
    };
    let around = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let so_far = around.into_iter().any(runs);
    (so_far && !daily && !caught && !years).then(|| Told {
        key: (hash("leaked"), 0, 0),
        about: "leaked so far".into(),
        lasting: Lasting::Day,
        times: 4.0,
        shared: 1,
    })
}

/// The noun that says what is measured: the unit of a count, else what stands behind "of".
fn noun(line: &Line, amount: &Amount, last: usize) -> String {
    if amount.dimension == Dimension::Count {
        return amount.unit.clone().into_owned();
    }
    let at = super::amount::past_aside(line, last);
    let mut out = String::new();
    if line.at(at) != "of" {
        return out;
    }
    for k in at + 1..(at + 7).min(line.tokens.len()) {
        let token = line.tokens[k];
        let word = line.at(k);
        let ends = matches!(
            word,
            "that"
                | "which"
                | "into"
                | "onto"
                | "over"
                | "a"
                | "per"
                | "used"
                | "sprayed"
                | "deployed"
                | "being"
                | "off"
                | "from"
                | "at"
                | "along"
                | "around"
                | "by"
                | "and"
                | "has"
                | "have"
                | "had"
                | "is"
                | "are"
                | "was"
                | "were"
                | "to"
                | "in"
                | "so"
                | "on"
                | "laid"
        );
        if token.kind == TokenKind::Number || ends || token.kind == TokenKind::Mark && word != "-" {
            break;
        }
        let mut buffer = [0; 24];
        let word = lower(word, &mut buffer);
        if word.len() > 2
            && !matches!(word, "the" | "his" | "her" | "its" | "been")
            && token.kind == TokenKind::Word
        {
            out = singular(word).into_owned();
        }
        if is_shore(&out) {
            break;
        }
    }
    out
}

/// What stands between a number and the noun that it counts and narrows it ("fishing", "National Guard").
fn qualities(line: &Line, first: usize, last: usize, amount: &Amount) -> String {
    let mut out = String::new();
    if amount.dimension != Dimension::Count {
        return out;
    }
    for k in first + 1..last.saturating_sub(1) {
        let mut buffer = [0; 24];
        let word = lower(line.at(k), &mut buffer);
        let scale = matches!(
            word,
            "thousand" | "million" | "hundred" | "dozen" | "billion" | "m" | "bn"
        );
        let plain = matches!(
            word,
            "emergency"
                | "surviving"
                | "response"
                | "cleanup"
                | "clean-up"
                | "relief"
                | "rescue"
                | "up"
                | "clean"
                | "-"
                | "crew"
        );
        if line.tokens[k].kind == TokenKind::Word && !plain && !scale {
            out.push_str(word);
            out.push(' ');
        }
    }
    out
}

fn class(noun: &str) -> &str {
    match noun {
        _ if is_craft(noun) => "craft",
        _ if is_region(noun) => noun,
        "worker" | "people" | "person" | "employee" | "personnel" | "member" => "people",
        _ if is_shore(noun) => "shore",
        _ => noun,
    }
}

/// Whether one of some words stands near tokens `first` to `last`, in their own clause.
pub fn near(line: &Line, first: usize, last: usize, words: &[&str]) -> bool {
    let is_one = |at: usize| {
        let mut buffer = [0; 24];
        words.contains(&lower(line.at(at), &mut buffer))
    };
    let open = |at: &usize| !matches!(line.at(*at), ";" | ":" | "“" | "”" | "\"");
    let mut before = (first.saturating_sub(REACH)..first).rev().take_while(open);
    let mut behind = (last..(last + REACH).min(line.tokens.len())).take_while(open);
    before.any(is_one) || behind.any(is_one) || (first + 1..last).any(is_one)
}

/// Whether what is told lies ahead, lies behind, is denied, is a part, or holds for a while only.
pub fn is_open(line: &Line, first: usize, last: usize) -> bool {
    let end = (super::amount::past_aside(line, last) + 6).min(line.tokens.len());
    let around = first.saturating_sub(REACH)..end;
    let other = around.into_iter().any(|at| {
        let mut buffer = [0; 24];
        matches!(
            lower(line.at(at), &mut buffer),
            "could"
                | "would"
                | "may"
                | "might"
                | "will"
                | "if"
                | "should"
                | "ordered"
                | "another"
                | "other"
                | "additional"
                | "further"
                | "extra"
                | "no"
                | "not"
                | "sending"
                | "request"
                | "asked"
                | "wants"
                | "want"
                | "initially"
                | "originally"
                | "plans"
                | "planned"
                | "need"
                | "needs"
                | "more-than-doubled"
                | "them"
                | "yesterday's"
                | "previously"
                | "earlier"
                | "eventually"
        )
    });
    // "in late April" is not today; "late on Thursday" is.
    let dated = (first.saturating_sub(REACH)..end).any(|at| {
        let next = line.at(at + 1);
        matches!(line.at(at), "late" | "early" | "mid" | "in") && is_month(next)
    });
    // "That leak soiled 160 miles": which one is not told here.
    let pointing = matches!(line.at(0), "That" | "Those" | "These" | "This")
        && !matches!(line.at(1), "compares" | "brings" | "means" | "follows");
    // "easily surpassing the 260,000 barrels that the tanker lost": the number is another thing's.
    let against = (first.saturating_sub(4)..first).any(|at| {
        let word = line.at(at);
        ["surpass", "exceed", "eclips", "dwarf", "rival"]
            .iter()
            .any(|stem| word.starts_with(stem))
    });
    dated
        || pointing
        || other
        || against
        || line.at(last) == "more"
        || (first..last).any(|at| line.at(at) == "more" && at > first)
}

/// Whether a word names a month.
fn is_month(word: &str) -> bool {
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    )
}

/// The place that a measured stretch belongs to, within the words behind it.
fn place<'a>(line: &Line<'a>, last: usize) -> (u32, &'a str) {
    let note = line.note();
    let Some(from) = line.tokens.get(last) else {
        return (0, "");
    };
    let until = line.tokens[(last + 12).min(line.tokens.len()) - 1].span.end;
    let first = note
        .mentions
        .partition_point(|m| m.span.start < from.span.start);
    let of_local = &line.source.of_local[line.article as usize];
    for mention in note.mentions[first..]
        .iter()
        .take_while(|m| m.span.start < until)
    {
        if !matches!(
            mention.kind,
            ActorKind::Place | ActorKind::Country | ActorKind::City
        ) {
            continue;
        }
        if let (Some(id), Some(actor)) = (
            of_local.get(mention.actor.index()),
            note.actors.get(mention.actor.index()),
        ) {
            return (id.0 + 1, &actor.name);
        }
    }
    (0, "")
}
