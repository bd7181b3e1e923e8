//! Phrases around a date: "early last year", "the end of June", and words that mean a time by themselves.

use super::super::begin::{APPROX, EARLY, EDGE, LED, REF, REFER, THE, UNIT, WHICH};
use super::super::cursor::At;
use super::super::lexeme::{Lex, Tri};
use super::super::meaning::{Meaning, Unit, Which};
use super::relative::which;
use super::{Found, Rule, date};

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        name: "early-late",
        example: "It opened [early last year] in a barn.",
        counter: "He was early and late.",
        begins: THE | EARLY,
        parse: early_late,
    },
    Rule {
        name: "edge",
        example: "It opens at [the end of next month] in a barn.",
        counter: "It stands at the end of the road.",
        begins: THE | EDGE,
        parse: edge,
    },
    Rule {
        name: "year-end",
        example: "They will close by [year-end] or so.",
        counter: "In the end they closed.",
        begins: THE | UNIT,
        parse: year_end,
    },
    Rule {
        name: "about-date",
        example: "It was paid [around Nov. 1] in cash.",
        counter: "He walked around the barn.",
        begins: APPROX,
        parse: about,
    },
    Rule {
        name: "week-of",
        example: "The hearing is in [the week of March 6] at court.",
        counter: "It was the heat of battle.",
        begins: THE | UNIT,
        parse: week_of,
    },
    Rule {
        name: "reference",
        example: "It [now] makes toys.",
        counter: "It knows toys.",
        begins: THE | REFER | REF,
        parse: reference,
    },
    Rule {
        name: "past-future",
        example: "It will matter in [the future] too.",
        counter: "They walked past the barn.",
        begins: THE | REFER,
        parse: past_future,
    },
    Rule {
        name: "vague-period",
        example: "It was quiet in [recent years] there.",
        counter: "It was quiet there.",
        begins: THE | WHICH | LED | EARLY | REF,
        parse: vague_period,
    },
];

/// A finding with a modifier.
fn with(modifier: Option<&'static str>, meaning: Meaning, end: At<'_>) -> Found {
    Found {
        modifier,
        ..Found::new(meaning, end)
    }
}

/// "early", "late", "mid-", "earlier", "later" before a date; "earlier in the year".
fn early_late(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the").maybe("very");
    let (word, after) = from.any(&[
        "early", "late", "mid", "middle", "earlier", "later", "sometime",
    ])?;
    let modifier = match word {
        "early" => Some("START"),
        "late" => Some("END"),
        "mid" | "middle" => Some("MID"),
        _ => None,
    };
    let joined = after.hyphen().unwrap_or(after);
    let inside = match word {
        "earlier" | "later" | "sometime" | "early" | "late" => joined.maybe("in"),
        _ => joined,
    };
    let comparative = matches!(word, "earlier" | "later");
    if comparative && from.index != at.index {
        return None;
    }
    // "later in the day".
    if comparative
        && inside.index != joined.index
        && let Some((Which::The, unit_at)) = which(inside)
        && unit_at.lex() == Lex::Unit(Unit::Day)
    {
        return None;
    }
    let (meaning, end) = date(inside)?;
    if comparative && !can_be_compared(&meaning) {
        return None;
    }
    Some(with(modifier, meaning, end))
}

/// "earlier 1994" is no phrase; "earlier Friday" and "later this year" are.
fn can_be_compared(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(date, which) => {
            date.weekday.is_some() && date.day.is_none() || *which != Which::Bare
        }
        Meaning::Day(_) | Meaning::Unit(..) | Meaning::Season(..) => true,
        _ => false,
    }
}

/// "the end of the year", "the beginning of October", "the middle of", "the start of".
fn edge(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the").maybe("very");
    let (word, after) = from.any(&["end", "beginning", "start", "middle", "close"])?;
    let modifier = match word {
        "end" | "close" => "END",
        "middle" => "MID",
        _ => "START",
    };
    let of = after.word("of")?;
    if let Some((unit, end)) = of.word("the").and_then(At::unit)
        && matches!(unit, Unit::Month | Unit::Decade | Unit::Century)
    {
        return Some(with(Some(modifier), Meaning::Unit(unit, Which::The), end));
    }
    let (meaning, end) = date(of)?;
    Some(with(Some(modifier), meaning, end))
}

/// "year-end", "year end", "year's end", "year-end 1994".
fn year_end(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the");
    if from.lex() != Lex::Unit(Unit::Year) {
        return None;
    }
    let after = from.next();
    let joined = match after.lex() {
        Lex::Possessive => after.next(),
        _ => after.hyphen().unwrap_or(after),
    };
    let end = joined.word("end")?;
    let year = end.year();
    Some(Found::new(
        Meaning::YearEnd(year.map(|y| y.0)),
        year.map_or(end, |y| y.1),
    ))
}

/// "about", "around" before a date.
fn about(at: At<'_>) -> Option<Found> {
    let (_, after) = at.any(&["about", "around", "roughly", "approximately"])?;
    if let Some(found) = year_end(after) {
        return Some(Found {
            modifier: Some("APPROX"),
            ..found
        });
    }
    let (meaning, end) = date(after)?;
    let dated = matches!(&meaning, Meaning::Calendar(c, _) if c.day.is_some());
    let far = matches!(meaning, Meaning::Distance(..));
    (dated || far).then(|| with(Some("APPROX"), meaning, end))
}

/// "the week of March 6".
fn week_of(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the");
    if from.lex() != Lex::Unit(Unit::Week) {
        return None;
    }
    match date(from.next().word("of")?)? {
        (Meaning::Calendar(c, Which::Bare), end) if c.day.is_some() => {
            Some(Found::new(Meaning::WeekOf(c), end))
        }
        _ => None,
    }
}

/// "now", "currently", "recently", "soon", "these days", "at the moment".
fn reference(at: At<'_>) -> Option<Found> {
    if let Lex::Ref(time) = at.lex() {
        // "as soon as", "shortly after the call": these count from something else.
        let bound = at.back().is_some_and(|b| b.word("as").is_some())
            || at.next().any(&["after", "before"]).is_some();
        if time == Tri::Future && bound
            || at.spelled(1, |w| (w == "recent").then_some(())).is_some()
        {
            return None;
        }
        return Some(Found::new(Meaning::Ref(time), at.next()));
    }
    if let Some(end) = at.word("present")
        && at.back().is_some_and(|b| b.word("at").is_some())
    {
        return Some(Found::new(Meaning::Ref(Tri::Present), end));
    }
    let end = at
        .words(&["right"])
        .filter(|a| matches!(a.lex(), Lex::Ref(Tri::Present)))
        .map(At::next);
    if let Some(end) = end {
        return Some(Found::new(Meaning::Ref(Tri::Present), end));
    }
    if let Some(after) = at.word("these")
        && after.lex() == Lex::Units(Unit::Day)
    {
        return Some(Found::new(Meaning::Ref(Tri::Present), after.next()));
    }
    if let Some(after) = at.words(&["this"]).or_else(|| at.word("the"))
        && let Some(end) = after.word("moment")
        && (at.word("this").is_some() || at.back().is_some_and(|b| b.word("at").is_some()))
    {
        return Some(Found::new(Meaning::Ref(Tri::Present), end));
    }
    let after = at.word("more")?;
    matches!(after.lex(), Lex::Ref(Tri::Past))
        .then(|| Found::new(Meaning::Ref(Tri::Past), after.next()))
}

/// "the past", "the future", "the near future", "the short term", "future".
fn past_future(at: At<'_>) -> Option<Found> {
    let the = at.word("the");
    if let Some(after) = the {
        if let Some(end) = after.word("past")
            && !matches!(
                end.lex(),
                Lex::Other | Lex::Number(_) | Lex::Int(..) | Lex::Unit(_) | Lex::Units(_)
            )
            && end.hyphen().is_none()
        {
            let stops = matches!(end.lex(), Lex::Mark(_) | Lex::Word(_));
            let counted = end
                .any(&["few", "several", "couple", "half", "many"])
                .is_some();
            return (stops && !counted).then(|| Found::new(Meaning::Ref(Tri::Past), end));
        }
        let near = after.any(&[
            "near",
            "immediate",
            "foreseeable",
            "distant",
            "not",
            "short",
            "long",
        ]);
        let from = near.map_or(after, |a| a.1);
        if let Some(end) = from.word("future") {
            return Some(Found::new(Meaning::Ref(Tri::Future), end));
        }
        if matches!(near, Some(("near" | "short", _)))
            && let Some(end) = from.word("term")
        {
            return Some(Found::new(Meaning::Ref(Tri::Future), end));
        }
        return None;
    }
    let end = at.word("future")?;
    let (unit, end) = end.units()?;
    Some(Found::new(Meaning::Around(Tri::Future, unit), end))
}

/// "recent years", "coming weeks", "the coming months", "the weeks ahead", "past years".
fn vague_period(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the");
    if let Some((unit, after)) = from.units()
        && let Some(end) = after.word("ahead")
        && from.index != at.index
    {
        return Some(Found::new(Meaning::Around(Tri::Future, unit), end));
    }
    let (time, after) = match from.lex() {
        Lex::Word("coming" | "upcoming" | "next") => (Tri::Future, from.next()),
        Lex::Ref(Tri::Past) | Lex::Word("past" | "previous" | "earlier") => {
            (Tri::Past, from.next())
        }
        _ => return None,
    };
    let (unit, end) = after.units()?;
    let more = end.word("and").and_then(At::units);
    Some(Found::new(
        Meaning::Around(time, unit),
        more.map_or(end, |m| m.1),
    ))
}
