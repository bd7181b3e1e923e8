//! Days and times told from another: "yesterday", "two years ago", "the following day".

use super::super::begin::{COUNT, DAY, THE, UNIT, UNITS};
use super::super::cursor::At;
use super::super::lexeme::Lex;
use super::super::meaning::{Away, Count, Meaning, Unit, Which};
use super::{Found, Rule};

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        name: "day-word",
        example: "He left [yesterday] for home.",
        counter: "He left for home.",
        begins: DAY,
        parse: day_word,
    },
    Rule {
        name: "ago",
        example: "It opened [two years ago] in a barn.",
        counter: "It had two barns.",
        begins: COUNT | UNITS,
        parse: ago,
    },
    Rule {
        name: "earlier-later",
        example: "He returned [two days later] with a friend.",
        counter: "He came later than two friends.",
        begins: COUNT,
        parse: earlier_later,
    },
    Rule {
        name: "day-before-day",
        example: "They met on [the day before yesterday] by chance.",
        counter: "They met before the game.",
        begins: THE | UNIT,
        parse: day_before,
    },
];

/// "last", "this past", "the following", "the year-earlier" …: which one, and the place after it.
pub fn which(at: At<'_>) -> Option<(Which, At<'_>)> {
    let the = at.word("the");
    let from = the.unwrap_or(at);
    if let Some(after) = year_ago(from) {
        return Some((Which::YearAgo, after));
    }
    let (word, after) = match from.lex() {
        Lex::Word(w) => (w, from.next()),
        Lex::Ref(super::super::lexeme::Tri::Present) if the.is_some() => ("current", from.next()),
        _ => return the.map(|after| (Which::The, after)),
    };
    let kind = match word {
        "last" | "past" => Which::Last,
        "next" | "following" | "subsequent" if the.is_some() => Which::Following,
        "next" | "coming" | "upcoming" => Which::Next,
        "previous" | "prior" | "preceding" if the.is_some() => Which::Previous,
        "current" => Which::This,
        "latest" => Which::Latest,
        "same" if the.is_some() => Which::Same,
        "corresponding" | "comparable" if the.is_some() => {
            return Some(match year_ago(after) {
                Some(end) => (Which::YearAgo, end),
                None => (Which::Same, after),
            });
        }
        "full" | "whole" | "entire" if the.is_some() => return Some((Which::The, after)),
        "that" => return Some((Which::Same, after.maybe("same"))),
        "this" => {
            return Some(match after.any(&["past", "coming", "last", "same"]) {
                Some(("past" | "last", end)) => (Which::Last, end),
                Some(("coming", end)) => (Which::Next, end),
                Some((_, end)) => (Which::Same, end),
                None => (Which::This, after),
            });
        }
        _ => return the.map(|after| (Which::The, after)),
    };
    Some((kind, after))
}

/// "year-ago", "year-earlier", "year ago".
pub fn year_ago(at: At<'_>) -> Option<At<'_>> {
    if at.lex() != Lex::Unit(Unit::Year) {
        return None;
    }
    let joined = at.next().hyphen()?;
    joined.any(&["ago", "earlier"]).map(|a| a.1)
}

/// "yesterday", "today", "tomorrow"; "USA Today" is a name.
fn day_word(at: At<'_>) -> Option<Found> {
    let named = at.capital() && at.back().is_some_and(|b| b.capital() && at.spaced());
    match at.lex() {
        _ if named => None,
        Lex::Day(n) => Some(Found::new(Meaning::Day(n), at.next())),
        _ => None,
    }
}

/// A number of units: "two years", "a few days", "a year or so", "half a year".
pub fn amount(at: At<'_>) -> Option<(Count, Unit, At<'_>)> {
    if let Some(after) = at.word("half")
        && let Some((unit, end)) = after.maybe("a").unit()
    {
        return Some((Count::Thousandths(500), unit, end));
    }
    if let Some((n, after)) = at.count() {
        let after = after.hyphen().unwrap_or(after);
        let after = filler(after);
        let (unit, end) = after.unit_or_units()?;
        // "60 Minutes" is a name.
        if after.capital() && at.index > 0 && matches!(at.lex(), Lex::Int(..)) {
            return None;
        }
        // "three-quarters of the crew" is a share.
        if unit == Unit::Quarter && after.back().is_some_and(|b| b.mark(b'-').is_some()) {
            return None;
        }
        return Some((Count::Thousandths(n), unit, or_so(end)));
    }
    if let Some(after) = vague(at) {
        let after = after.hyphen().unwrap_or(after);
        let (unit, end) = filler(after).units()?;
        return Some((Count::Vague, unit, or_so(end)));
    }
    if let Some(after) = at.words(&["a", "couple"]).or_else(|| at.word("couple")) {
        let (unit, end) = filler(after.maybe("of").maybe("more")).units()?;
        return Some((Count::whole(2), unit, or_so(end)));
    }
    let after = at.word("a").or_else(|| at.word("another"))?;
    let (unit, end) = filler(after.maybe("full").maybe("whole")).unit()?;
    let share = unit == Unit::Quarter && end.any(&["ago", "earlier", "later"]).is_none();
    if share || end.hyphen().is_some() && end.half().is_none() {
        return None;
    }
    if let Some(half) = end.half() {
        return Some((Count::Thousandths(1500), unit, half));
    }
    Some((Count::whole(1), unit, or_so(end)))
}

/// "several", "a few", "many", "some".
pub fn vague(at: At<'_>) -> Option<At<'_>> {
    if let Some(after) = at.words(&["a", "few"]) {
        return Some(after.maybe("more"));
    }
    at.any(&["several", "few", "many", "some"])
        .map(|a| a.1.maybe("more"))
}

/// Words that stand between a number and its unit: "more", "straight", "trading", "full".
fn filler(at: At<'_>) -> At<'_> {
    at.any(&[
        "more",
        "straight",
        "consecutive",
        "trading",
        "business",
        "working",
        "full",
        "additional",
        "other",
        "calendar",
        "long",
        "whole",
    ])
    .map_or(at, |a| a.1)
}

fn or_so(at: At<'_>) -> At<'_> {
    at.words(&["or", "so"]).unwrap_or(at)
}

/// "two years ago", "a week or so ago", "three days from now".
fn ago(at: At<'_>) -> Option<Found> {
    let vaguely = || at.units().map(|(unit, after)| (Count::Vague, unit, after));
    let (count, unit, after) = amount(at).or_else(vaguely)?;
    if let Some((word, end)) = after.any(&["ago", "hence", "back"]) {
        let way = if word == "hence" {
            Away::FromNow
        } else {
            Away::Ago
        };
        if word == "back" {
            return None;
        }
        return Some(Found::new(Meaning::Distance(count, unit, way), end));
    }
    let from = after.word("from")?;
    let end = match from.lex() {
        Lex::Ref(super::super::lexeme::Tri::Present) | Lex::Day(0) => from.next(),
        _ => return None,
    };
    Some(Found::new(
        Meaning::Distance(count, unit, Away::FromNow),
        end,
    ))
}

/// "two days later", "a year earlier", "the day before" with nothing after it.
fn earlier_later(at: At<'_>) -> Option<Found> {
    let (count, unit, after) = amount(at)?;
    let (word, end) = after.any(&["earlier", "later"])?;
    if end.word("than").is_some() || end.word("this").is_some() {
        return None;
    }
    let way = if word == "later" {
        Away::Later
    } else {
        Away::Earlier
    };
    Some(Found::new(Meaning::Distance(count, unit, way), end))
}

/// "the day before yesterday", "the day after tomorrow", "the day before".
fn day_before(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the");
    let (unit, told) = from.unit()?;
    let (word, after) = told.any(&["before", "after"])?;
    if unit != Unit::Day {
        return of_that(at, unit, word, after);
    }
    let away = if word == "after" { 1 } else { -1 };
    if let Lex::Day(n @ (-1 | 1)) = after.lex() {
        return Some(Found::new(Meaning::Day(n + away), after.next()));
    }
    let alone = after.ended() || matches!(after.lex(), Lex::Mark(b'.' | b',' | b';'));
    let way = if away > 0 { Away::Later } else { Away::Earlier };
    (alone && from.index != at.index)
        .then(|| Found::new(Meaning::Distance(Count::whole(1), Unit::Day, way), after))
}

/// "the year before", "the week after" with nothing after it: counted from the story.
fn of_that(at: At<'_>, unit: Unit, word: &str, after: At<'_>) -> Option<Found> {
    at.word("the")?;
    let alone = matches!(after.lex(), Lex::Mark(b'.' | b',' | b';' | b')'));
    let which = if word == "after" {
        Which::Following
    } else {
        Which::Previous
    };
    (alone && unit > Unit::Day).then(|| Found::new(Meaning::Unit(unit, which), after))
}
