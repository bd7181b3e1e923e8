//! Times told by their place in another: "the first week of June", "the week before last", "two weeks' time".

use super::super::begin::{COUNT, NAMED, THE, WEEKDAY};
use super::super::cursor::At;
use super::super::lexeme::Lex;
use super::super::meaning::{Away, Calendar, Count, Meaning, Unit, Which};
use super::calendar::named_day;
use super::relative::amount;
use super::{Found, Rule, date};

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        name: "stretch-of-month",
        example: "It opened in [the first week of June] in a barn.",
        counter: "It was the first of them.",
        begins: THE,
        parse: stretch,
    },
    Rule {
        name: "before-last",
        example: "It opened [the week before last] in a barn.",
        counter: "It was before the last.",
        begins: THE,
        parse: before_last,
    },
    Rule {
        name: "weeks-time",
        example: "It opens in [two weeks’ time] in a barn.",
        counter: "It opens in time.",
        begins: COUNT,
        parse: in_time,
    },
    Rule {
        name: "holiday-week",
        example: "It opened over [Labor Day weekend] in a barn.",
        counter: "It opened over there.",
        begins: THE | NAMED,
        parse: holiday_week,
    },
    Rule {
        name: "day-of-some-month",
        example: "It opened on [the 18th], by night.",
        counter: "It opened on the 18th floor.",
        begins: THE | WEEKDAY,
        parse: nth_day,
    },
];

/// "the first week of June", "the last days of next month": the month, and which part of it.
fn stretch(at: At<'_>) -> Option<Found> {
    let from = at.word("the")?;
    let (modifier, after) = match from.lex() {
        Lex::Ordinal(1) | Lex::Nth(1) | Lex::Word("early" | "opening") => ("START", from.next()),
        Lex::Ordinal(2 | 3) | Lex::Nth(2 | 3) => ("MID", from.next()),
        Lex::Word("last" | "final" | "closing") => ("END", from.next()),
        _ => return None,
    };
    let after = after.any(&["few", "full", "two"]).map_or(after, |a| a.1);
    let after = match after.lex() {
        Lex::Number(2 | 3) => after.next(),
        _ => after,
    };
    let (unit, of) = after.unit_or_units()?;
    if !matches!(unit, Unit::Day | Unit::Week | Unit::Weekend) {
        return None;
    }
    // "the first day of June" is one day.
    let one_day = unit == Unit::Day && after.unit().is_some();
    let (meaning, end) = date(of.word("of")?)?;
    let month = match &meaning {
        Meaning::Calendar(c, _) => c.month.is_some() && c.day.is_none(),
        Meaning::Unit(unit, _) => *unit == Unit::Month,
        Meaning::Within(inner, _) => matches!(&**inner, Meaning::Calendar(c, _) if c.day.is_none()),
        _ => false,
    };
    (month && !one_day).then(|| Found {
        modifier: Some(modifier),
        ..Found::new(meaning, end)
    })
}

/// "the week before last", "the year after next".
fn before_last(at: At<'_>) -> Option<Found> {
    let (unit, after) = at.word("the")?.unit()?;
    let way = match (after.words(&["before", "last"]), unit) {
        (_, Unit::Second | Unit::Minute | Unit::Hour | Unit::Day) => return None,
        (Some(_), _) => Away::Ago,
        _ => Away::FromNow,
    };
    let end = after
        .words(&["before", "last"])
        .or_else(|| after.words(&["after", "next"]))?;
    Some(Found::new(
        Meaning::Distance(Count::whole(2), unit, way),
        end,
    ))
}

/// "two weeks' time", "a year's time", after "in".
fn in_time(at: At<'_>) -> Option<Found> {
    at.back()?.word("in")?;
    let (count, unit, after) = amount(at)?;
    let owned = match after.lex() {
        Lex::Mark(b'\'') | Lex::Possessive => after.next(),
        _ => return None,
    };
    let end = owned.word("time")?;
    Some(Found::new(
        Meaning::Distance(count, unit, Away::FromNow),
        end,
    ))
}

/// "Easter week", "Labor Day weekend".
fn holiday_week(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the");
    if from.sorts() & NAMED == 0 {
        return None;
    }
    let (rule, after) = named_day(from)?;
    let Lex::Unit(unit @ (Unit::Week | Unit::Weekend)) = after.lex() else {
        return None;
    };
    let holiday = Meaning::Holiday(rule, None, Which::Bare);
    let unit = Meaning::Unit(unit, Which::The);
    Some(Found::new(
        Meaning::Within(Box::new(unit), Box::new(holiday)),
        after.next(),
    ))
}

/// "on the 18th", "Friday the 13th", "Tuesday, the 11th": the month is the nearest that fits.
fn nth_day(at: At<'_>) -> Option<Found> {
    let (weekday, from) = match at.lex() {
        Lex::Weekday(d) if at.capital() => (Some(d), at.next().maybe_mark(b',')),
        _ => (None, at),
    };
    let ordinal = from.word("the")?;
    let day = match ordinal.lex() {
        Lex::Nth(n @ 1..=31) => n,
        Lex::Ordinal(n @ 10..=31) if weekday.is_some() => n,
        _ => return None,
    };
    let end = ordinal.next();
    let stops = matches!(end.lex(), Lex::Mark(b'.' | b',' | b';' | b')'));
    let dated = weekday.is_some() || at.back().is_some_and(|b| b.word("on").is_some());
    let date = Calendar {
        day: Some(day),
        weekday,
        ..Calendar::default()
    };
    (dated && (stops || weekday.is_some()) && end.month().is_none())
        .then(|| Found::new(Meaning::Calendar(date, Which::Bare), end))
}
