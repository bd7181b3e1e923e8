//! Weeks, months, quarters, seasons and years told by their place: "last week", "the third quarter".

use super::super::begin::{
    APOSTROPHE, CODE, FISCAL, INT, LED, NTH, NUMBER, ORDINAL, SEASON, THE, UNIT, WHICH,
};
use super::super::cursor::At;
use super::super::lexeme::Lex;
use super::super::meaning::{Count, Meaning, Unit, Which};
use super::relative::{which, year_ago};
use super::{Found, Rule};

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        name: "unit-place",
        example: "They met [last week] at home.",
        counter: "They won the last game.",
        begins: THE | WHICH | UNIT,
        parse: unit,
    },
    Rule {
        name: "quarter",
        example: "Sales fell in [the third quarter of 1990] again.",
        counter: "He was third in line.",
        begins: THE | WHICH | LED | UNIT | FISCAL | INT | NTH | NUMBER | ORDINAL | APOSTROPHE,
        parse: nth,
    },
    Rule {
        name: "quarter-code",
        example: "Sales fell in [Q3 2024] again.",
        counter: "Sales of the Q7 fell.",
        begins: CODE,
        parse: code,
    },
    Rule {
        name: "season",
        example: "It opened [last spring] at home.",
        counter: "A spring broke, and prices fall.",
        begins: THE | WHICH | SEASON,
        parse: season,
    },
    Rule {
        name: "year-ago",
        example: "It compares with a [year-earlier] loss.",
        counter: "It was an earlier loss.",
        begins: UNIT,
        parse: year_ago_alone,
    },
];

/// "last week", "this year", "the weekend", "that year", "the latest quarter", "the fiscal year".
fn unit(at: At<'_>) -> Option<Found> {
    let (kind, after) = which(at)?;
    let fiscal = after.any(&["fiscal", "financial", "calendar", "academic", "school"]);
    let from = fiscal.map_or(after, |a| a.1);
    let from = from.any(&["full", "whole"]).map_or(from, |a| a.1);
    let (unit, end) = match from.lex() {
        Lex::Unit(u) => (u, from.next()),
        Lex::Word("period") if matches!(kind, Which::YearAgo | Which::Latest | Which::Same) => {
            (Unit::Quarter, from.next())
        }
        _ => return None,
    };
    // "ABC's This Week" is a name.
    let named = from.capital() && at.capital() && at.index > 0;
    if end.hyphen().is_some() || named {
        return None;
    }
    if unit == Unit::Year && kind == Which::The && end.any(&["ended", "ending"]).is_some() {
        let length = Meaning::Duration(Count::whole(1), Unit::Year, None);
        return Some(Found::new(length, end));
    }
    // "the year to March", "the week of", "the year 2008" tell which one in other words.
    let told = end
        .any(&["to", "through"])
        .is_some_and(|a| a.1.month().is_some());
    if kind == Which::The && told {
        let length = Meaning::Duration(Count::whole(1), unit, None);
        return Some(Found::new(length, end));
    }
    // "the past decade" is as long as one.
    let long = matches!(
        unit,
        Unit::Fortnight | Unit::Decade | Unit::Century | Unit::Millennium
    );
    if long && after.back().is_some_and(|b| b.word("past").is_some()) {
        let length = Meaning::Duration(Count::whole(1), unit, None);
        return Some(Found::new(length, end));
    }
    let fits = match (kind, unit) {
        (Which::The, Unit::Week | Unit::Weekend | Unit::Quarter | Unit::Year) => true,
        (_, Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium)
        | (Which::The, _)
        | (Which::Last | Which::Next | Which::Latest | Which::This, Unit::Day) => false,
        _ => true,
    };
    if !fits {
        return None;
    }
    // "the quarter a year ago", "the corresponding period last year".
    if matches!(kind, Which::The | Which::Same | Which::YearAgo)
        && unit == Unit::Quarter
        && let Some((year, end)) = year_behind(end)
    {
        return Some(Found::new(Meaning::Nth(0, Unit::Quarter, None, year), end));
    }
    let (unit, end) = match (kind, unit, end.word("or").and_then(|a| a.word("so"))) {
        (_, u, Some(end)) => (u, end),
        (_, u, None) => (u, end),
    };
    Some(Found::new(Meaning::Unit(unit, kind), end))
}

/// "a year ago", "last year", "of this year" after a period.
fn year_behind(at: At<'_>) -> Option<(Which, At<'_>)> {
    let from = at.maybe("of");
    if let Some(after) = from.word("a")
        && after.lex() == Lex::Unit(Unit::Year)
        && let Some((_, end)) = after.next().any(&["ago", "earlier"])
    {
        return Some((Which::YearAgo, end));
    }
    let (kind, after) = which(from)?;
    let (unit, end) = after.unit()?;
    (unit == Unit::Year && matches!(kind, Which::Last | Which::This | Which::Next))
        .then_some((kind, end))
}

/// "[the] [1988] [fiscal] third[-]quarter [of 1990 | of last year]", "this year's third quarter", "the 1988 quarter".
fn nth(at: At<'_>) -> Option<Found> {
    let (mut kind, mut from) = (Which::Bare, at);
    let mut year = None;
    if let Some((Which::Last | Which::This | Which::Next, after)) = which(at)
        && after.lex() == Lex::Unit(Unit::Year)
        && after.next().lex() == Lex::Possessive
    {
        kind = which(at)?.0;
        from = after.next().next();
    } else {
        match which(at) {
            Some((k @ (Which::The | Which::YearAgo | Which::Same), after)) => {
                kind = if k == Which::The { Which::Bare } else { k };
                from = after;
            }
            Some((Which::This, after)) => from = after,
            _ => {}
        }
        if let Some((y, after)) = from.year() {
            year = Some(y);
            from = after;
        }
    }
    from = skip_fiscal(from);
    let (n, after) = match from.lex() {
        Lex::Ordinal(n @ 1..=4) | Lex::Nth(n @ 1..=4) => (n, from.next()),
        Lex::Word("last" | "final") if year.is_none() && half_follows(from.next()) => {
            (2, from.next())
        }
        _ if year.is_some()
            || from.index != at.index
                && matches!(kind, Which::Last | Which::This | Which::Next) =>
        {
            (0, from)
        }
        _ => return None,
    };
    let after = skip_fiscal(after);
    let after = after.hyphen().unwrap_or(after);
    let (unit, end) = match after.lex() {
        Lex::Unit(Unit::Quarter) => (Unit::Quarter, after.next()),
        Lex::Units(Unit::Quarter) if n > 0 => (Unit::Quarter, after.next()),
        Lex::Word("half") if (1..=2).contains(&n) => (Unit::Half, after.next()),
        Lex::Word("period") if n == 0 && year.is_some() => (Unit::Quarter, after.next()),
        _ => return None,
    };
    if let Some((y, end)) = of_year(end) {
        return Some(Found::new(Meaning::Nth(n, unit, Some(y), kind), end));
    }
    if let Some((k, end)) = year_behind(end)
        && year.is_none()
    {
        return Some(Found::new(Meaning::Nth(n, unit, None, k), end));
    }
    Some(Found::new(Meaning::Nth(n, unit, year, kind), end))
}

fn half_follows(at: At<'_>) -> bool {
    at.word("half").is_some()
}

fn skip_fiscal(at: At<'_>) -> At<'_> {
    match at.any(&["fiscal", "financial"]) {
        Some((_, after)) => after.hyphen().unwrap_or(after),
        None => at,
    }
}

/// "of 1990", "of fiscal 1990", "1990".
fn of_year(at: At<'_>) -> Option<(i32, At<'_>)> {
    let from = at.maybe("of").maybe("the").maybe("fiscal");
    let from = if from.lex() == Lex::Unit(Unit::Year) {
        from.next()
    } else {
        from
    };
    let (year, end) = from.year()?;
    (1900..2100).contains(&year).then_some((year, end))
}

/// "Q3", "Q3 2024".
fn code(at: At<'_>) -> Option<Found> {
    let Lex::Word(word) = at.lex() else {
        return None;
    };
    let (n, unit) = match word {
        "q1" => (1, Unit::Quarter),
        "q2" => (2, Unit::Quarter),
        "q3" => (3, Unit::Quarter),
        "q4" => (4, Unit::Quarter),
        "h1" => (1, Unit::Half),
        "h2" => (2, Unit::Half),
        _ => return None,
    };
    let year = of_year(at.next());
    Some(Found::new(
        Meaning::Nth(n, unit, year.map(|y| y.0), Which::Bare),
        year.map_or(at.next(), |y| y.1),
    ))
}

/// "last spring", "the summer", "the winter of 1994", "summer 2024"; "spring" and "fall" need such a word.
fn season(at: At<'_>) -> Option<Found> {
    let (kind, from) = match which(at) {
        Some((Which::YearAgo | Which::Latest, _)) => return None,
        Some((kind, after)) => (kind, after),
        None => (Which::Bare, at),
    };
    let Lex::Season(season) = from.lex() else {
        return None;
    };
    let end = from.next();
    if let Some((year, end)) = of_year(end) {
        return Some(Found::new(Meaning::Season(season, Some(year), kind), end));
    }
    if matches!(kind, Which::Bare | Which::The)
        && let Some((y, end)) = year_behind(end)
    {
        return Some(Found::new(Meaning::Season(season, None, y), end));
    }
    let lead = at.back().map_or(Lex::Other, At::lex);
    let timed = matches!(
        lead,
        Lex::Word(
            "in" | "by"
                | "since"
                | "until"
                | "during"
                | "over"
                | "through"
                | "late"
                | "early"
                | "mid"
        )
    );
    let sure = match kind {
        Which::Last | Which::This | Which::Next | Which::Previous | Which::Following => true,
        Which::The | Which::Same => {
            timed && end.lex() != Lex::Other && end.lex() != Lex::Word("of") || season == 2 && timed
        }
        _ => {
            timed
                && matches!(season, 2 | 3 | 5)
                && end.hyphen().is_none()
                && (end.lex() != Lex::Other)
                || timed && season == 1 && end.lex() != Lex::Other
        }
    };
    sure.then(|| Found::new(Meaning::Season(season, None, kind), end))
}

/// "year-ago", "year-earlier" before something that is no period.
fn year_ago_alone(at: At<'_>) -> Option<Found> {
    let end = year_ago(at)?;
    Some(Found::new(
        Meaning::Nth(0, Unit::Quarter, None, Which::YearAgo),
        end,
    ))
}
