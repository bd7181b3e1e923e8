//! Dates of the calendar: days, months, weekdays, years, decades, centuries, days with a name.

use super::super::begin::{
    APOSTROPHE, DOTTED, EARLY, FISCAL, HYPHEN, INT, MONTH, NAMED, NTH, NUMBER, ORDINAL, TENS, THE,
    UNIT, WEEKDAY, WHICH,
};
use super::super::cursor::At;
use super::super::lexeme::Lex;
use super::super::meaning::{Calendar, Meaning, Part, Unit, Which};
use super::relative::which;
use super::{Found, Rule};
use crate::analysis::gate::Gate;
use crate::analysis::lexicon::TIME_HOLIDAYS;

/// Lets the names of days through.
static HOLIDAYS: Gate = Gate::of(include_str!("../../../../assets/lexicon/time-holidays.tsv"));

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        name: "iso-date",
        example: "The file is dated [2025-06-05] on its cover.",
        counter: "The score was 21-06 after a break.",
        begins: INT | DOTTED,
        parse: iso_date,
    },
    Rule {
        name: "numeric-date",
        example: "The form was stamped [7/8/07] by a clerk.",
        counter: "About 1/2 of them left.",
        begins: INT,
        parse: numeric_date,
    },
    Rule {
        name: "month-day",
        example: "They met on [June 9th, 2024], and left.",
        counter: "The troops march 9 miles.",
        begins: WHICH | WEEKDAY | MONTH,
        parse: month_day,
    },
    Rule {
        name: "day-month",
        example: "They met on [the 9th of June] and left.",
        counter: "He bought 9 of them.",
        begins: THE | WHICH | WEEKDAY | INT | NTH | NUMBER | ORDINAL,
        parse: day_month,
    },
    Rule {
        name: "month",
        example: "It fell in [March 1996] and rose.",
        counter: "They may march again.",
        begins: THE | WHICH | MONTH,
        parse: month,
    },
    Rule {
        name: "weekday",
        example: "It opened [last Friday] at home.",
        counter: "The sun sat low.",
        begins: THE | WHICH | WEEKDAY,
        parse: weekday,
    },
    Rule {
        name: "year",
        example: "It was built in [1994] by hand.",
        counter: "It cost $1994 to build.",
        begins: THE | UNIT | FISCAL | INT | NUMBER | APOSTROPHE,
        parse: year,
    },
    Rule {
        name: "decade",
        example: "It was built in [the 1990s] by hand.",
        counter: "He is in his 50 something years.",
        begins: THE | EARLY | HYPHEN | APOSTROPHE | TENS,
        parse: decade,
    },
    Rule {
        name: "century",
        example: "A temple of [the 11th century] stands there.",
        counter: "The 11th man left.",
        begins: THE | EARLY | NTH | NUMBER | ORDINAL,
        parse: century,
    },
    Rule {
        name: "holiday",
        example: "They married on [Christmas Eve] at home.",
        counter: "He saw the black car.",
        begins: THE | WHICH | NAMED,
        parse: holiday,
    },
    Rule {
        name: "named-event",
        example: "Since [9/11] travel has changed.",
        counter: "He won 9/10 of them.",
        begins: INT,
        parse: nine_eleven,
    },
];

fn calendar(
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    weekday: Option<u8>,
) -> Calendar {
    Calendar {
        year,
        month,
        day,
        weekday,
    }
}

fn two_digits(at: At<'_>, max: u32) -> Option<(u8, At<'_>)> {
    match at.lex() {
        Lex::Int(n, d) if d <= 2 && n >= 1 && n <= max => Some((n as u8, at.next())),
        _ => None,
    }
}

fn iso_date(at: At<'_>) -> Option<Found> {
    if let Lex::Dotted(year, month, day) = at.lex() {
        let date = calendar(Some(i32::from(year)), Some(month), Some(day), None);
        return Some(Found::new(Meaning::Calendar(date, Which::Bare), at.next()));
    }
    let Lex::Int(year @ 1000..=2999, 4) = at.lex() else {
        return None;
    };
    let sep = at.next();
    let mark = match sep.lex() {
        Lex::Mark(m @ (b'-' | b'/')) if !sep.spaced() => m,
        _ => return None,
    };
    let (month, after) = two_digits(sep.next(), 12)?;
    // "2008-09" is a season or a year of books.
    if mark == b'-' && u32::from(month) == (year + 1) % 100 && after.mark(mark).is_none() {
        return None;
    }
    let day = after.mark(mark).and_then(|a| two_digits(a, 31));
    let (day, end) = match day {
        Some((d, end)) => (Some(d), end),
        None if mark == b'-' && after.back()?.lex() != Lex::Int(u32::from(month), 1) => {
            (None, after)
        }
        None => return None,
    };
    let date = calendar(Some(year as i32), Some(month), day, None);
    Some(Found::new(Meaning::Calendar(date, Which::Bare), end))
}

/// `7/8/07` and `07/08/2007` are month first, as American papers write, unless the first cannot be a month.
fn numeric_date(at: At<'_>) -> Option<Found> {
    let (a, sep) = two_digits(at, 31)?;
    let mark = match sep.lex() {
        Lex::Mark(m @ (b'/' | b'-')) if !sep.spaced() => m,
        _ => return None,
    };
    let (b, after) = two_digits(sep.next(), 31)?;
    let third = after.mark(mark)?;
    let (year, end) = match third.lex() {
        Lex::Int(n, 4) if (1000..2200).contains(&n) => (n as i32, third.next()),
        Lex::Int(n, 2) if mark == b'/' => (short_year(n), third.next()),
        _ => return None,
    };
    let (month, day) = if a > 12 { (b, a) } else { (a, b) };
    if month > 12 {
        return None;
    }
    let date = calendar(Some(year), Some(month), Some(day), None);
    Some(Found::new(Meaning::Calendar(date, Which::Bare), end))
}

fn short_year(n: u32) -> i32 {
    if n < 50 {
        2000 + n as i32
    } else {
        1900 + n as i32
    }
}

/// A year after a date: "2024", ", 2024", "this year", "of last year".
fn year_after(at: At<'_>) -> Option<(i32, At<'_>)> {
    let at = at.maybe_mark(b',');
    let (year, end) = at.year()?;
    (1000..2200).contains(&year).then_some((year, end))
}

/// "[Friday ,] June 9[th] [, 2024]", "June 8-13".
pub fn month_day(at: At<'_>) -> Option<Found> {
    let (weekday, from) = lead_weekday(at);
    let (which, from) = match from.any(&["last", "next", "this"]) {
        Some(("last", after)) if weekday.is_none() => (Which::Last, after),
        Some(("next", after)) if weekday.is_none() => (Which::Next, after),
        Some((_, after)) if weekday.is_none() => (Which::This, after),
        _ => (Which::Bare, from),
    };
    let (month, after) = from.month()?;
    let (day, end) = after.maybe("the").day_of_month()?;
    if followed_by_more_digits(end) || is_spelled_quantity(after, end) {
        return None;
    }
    if let Some(found) = month_day_range(month, day, weekday, end) {
        return Some(found);
    }
    let year = year_after(end);
    let date = calendar(year.map(|y| y.0), Some(month), Some(day), weekday);
    if year.is_none()
        && let Some((inside, end)) = of_year(end)
    {
        let day = Meaning::Calendar(date, which);
        return Some(Found::new(
            Meaning::Within(Box::new(day), Box::new(inside)),
            end,
        ));
    }
    Some(Found::new(
        Meaning::Calendar(date, which),
        year.map_or(end, |y| y.1),
    ))
}

/// "May 12,000", "April 6:30": the number is no day.
fn followed_by_more_digits(end: At<'_>) -> bool {
    match end.lex() {
        Lex::Mark(b':' | b'%') => !end.spaced() && matches!(end.next().lex(), Lex::Int(..)),
        Lex::HalfDay(_) => true,
        _ => false,
    }
}

/// "May one say", "March two": a number word after a month is a day only when a year or a stop follows.
fn is_spelled_quantity(day: At<'_>, end: At<'_>) -> bool {
    matches!(day.lex(), Lex::Number(n) if n < 20) && matches!(end.lex(), Lex::Other | Lex::Units(_))
}

/// "June 8-13", "June 8 to 13", "Dec. 30-Jan. 2".
fn month_day_range(month: u8, day: u8, weekday: Option<u8>, at: At<'_>) -> Option<Found> {
    let to = at
        .mark(b'-')
        .or_else(|| at.any(&["to", "through", "until", "and"]).map(|a| a.1))?;
    if to.index == at.index + 1 && at.lex() == Lex::Mark(b'-') && at.spaced() != to.spaced() {
        return None;
    }
    let (month2, from2) = to.month().map_or((month, to), |(m, a)| (m, a));
    let (day2, end) = from2.day_of_month()?;
    let plain = month2 == month;
    let counted = matches!(end.lex(), Lex::Other | Lex::Units(_) | Lex::Mark(b'%'))
        && !matches!(at.lex(), Lex::Mark(b'-'));
    if plain && (day2 <= day || counted || followed_by_more_digits(end)) {
        return None;
    }
    let year = year_after(end);
    let end2 = year.map_or(end, |y| y.1);
    let first = calendar(year.map(|y| y.0), Some(month), Some(day), weekday);
    let second = calendar(year.map(|y| y.0), Some(month2), Some(day2), None);
    Some(Found {
        meaning: Meaning::Calendar(first, Which::Bare),
        modifier: None,
        end: at.index,
        other: Some((to.index, Meaning::Calendar(second, Which::Bare), end2.index)),
    })
}

/// "Friday", "Friday," or "Friday, the" before a date.
fn lead_weekday(at: At<'_>) -> (Option<u8>, At<'_>) {
    let start = at.words(&["this", "coming"]).unwrap_or(at);
    match start.weekday() {
        Some((day, after)) => {
            let after = after.maybe_mark(b',').maybe("the");
            (Some(day), after)
        }
        None => (None, at),
    }
}

/// "9 June", "the 9th of June 2024", "8 to 13 June".
fn day_month(at: At<'_>) -> Option<Found> {
    let (weekday, from) = lead_weekday(at);
    let from = from.maybe("the");
    let (day, after) = from.day_of_month()?;
    if matches!(from.lex(), Lex::Number(_)) {
        return None;
    }
    if weekday.is_none()
        && let Some(found) = day_range_month(day, after)
    {
        return Some(found);
    }
    let after = after.maybe("of");
    let (month, end) = after.month()?;
    // "on page 3 March said": a day number right before a month counts unless a unit-like day follows.
    let year = year_after(end);
    let date = calendar(year.map(|y| y.0), Some(month), Some(day), weekday);
    if year.is_none()
        && let Some((inside, end)) = of_year(end)
    {
        let day = Meaning::Calendar(date, Which::Bare);
        return Some(Found::new(
            Meaning::Within(Box::new(day), Box::new(inside)),
            end,
        ));
    }
    Some(Found::new(
        Meaning::Calendar(date, Which::Bare),
        year.map_or(end, |y| y.1),
    ))
}

/// "8 to 13 June": the first day takes the month of the second.
fn day_range_month(day: u8, at: At<'_>) -> Option<Found> {
    let to = at
        .mark(b'-')
        .or_else(|| at.any(&["to", "and", "through", "until"]).map(|a| a.1))?;
    let (day2, after) = to.maybe("the").day_of_month()?;
    let (month, end) = after.maybe("of").month()?;
    if day2 <= day {
        return None;
    }
    let year = year_after(end);
    let first = calendar(year.map(|y| y.0), Some(month), Some(day), None);
    let second = Calendar {
        day: Some(day2),
        ..first
    };
    Some(Found {
        meaning: Meaning::Calendar(first, Which::Bare),
        modifier: None,
        end: at.index,
        other: Some((
            to.index,
            Meaning::Calendar(second, Which::Bare),
            year.map_or(end, |y| y.1).index,
        )),
    })
}

/// "this year", "of last year", "next year" after a month or a day.
fn of_year(at: At<'_>) -> Option<(Meaning, At<'_>)> {
    let from = at.maybe_mark(b',').maybe("of");
    let (kind, after) = which(from)?;
    if !matches!(
        kind,
        Which::Last | Which::This | Which::Next | Which::Same | Which::Following | Which::Previous
    ) {
        return None;
    }
    let (unit, end) = after.unit()?;
    (unit == Unit::Year && !possessive(end)).then_some((Meaning::Unit(unit, kind), end))
}

fn possessive(at: At<'_>) -> bool {
    at.lex() == Lex::Possessive
}

/// "June", "last June", "June 1996", "June of last year".
pub fn month(at: At<'_>) -> Option<Found> {
    let (kind, from) = match which(at) {
        Some((Which::The | Which::YearAgo | Which::Latest, _)) => return None,
        Some((kind, after)) => (kind, after),
        None => (Which::Bare, at),
    };
    let (month, end) = from.month()?;
    let end_plain = end;
    let year_at = end.maybe_mark(b',').maybe("of");
    if let Some((year, end)) = year_at.year()
        && !counted(year_at, end)
    {
        let date = calendar(Some(year), Some(month), None, None);
        return Some(Found::new(Meaning::Calendar(date, kind), end));
    }
    let date = calendar(None, Some(month), None, None);
    if kind == Which::Bare
        && let Some((inside, end)) = of_year(end)
    {
        let inner = Meaning::Calendar(date, kind);
        return Some(Found::new(
            Meaning::Within(Box::new(inner), Box::new(inside)),
            end,
        ));
    }
    (kind != Which::Bare || is_month_here(at, end_plain))
        .then(|| Found::new(Meaning::Calendar(date, kind), end_plain))
}

/// "June 1,900 people": the number is a count.
fn counted(number: At<'_>, end: At<'_>) -> bool {
    matches!(number.lex(), Lex::Int(n, _) if n < 1900) && end.lex() == Lex::Other && !end.capital()
}

/// Whether a bare month's name is a month: "May" and "March" are verbs too, "April" and "June" people.
fn is_month_here(at: At<'_>, end: At<'_>) -> bool {
    let lead = at.back().map(At::lex);
    let announced = match lead {
        Some(Lex::Word(w)) => matches!(
            w,
            "in" | "of"
                | "by"
                | "since"
                | "until"
                | "till"
                | "from"
                | "to"
                | "through"
                | "and"
                | "or"
                | "between"
                | "during"
                | "for"
                | "on"
                | "before"
                | "after"
                | "early"
                | "late"
                | "mid"
                | "earlier"
                | "later"
                | "a"
                | "the"
                | "around"
                | "about"
                | "than"
                | "as"
                | "at"
                | "middle"
                | "each"
                | "every"
                | "its"
                | "their"
                | "his"
                | "start"
                | "end"
                | "ended"
        ),
        Some(Lex::Mark(b'-' | b'(' | b',') | Lex::Month(_) | Lex::MonthShort(_)) => true,
        _ => false,
    };
    // "Jan" and "Mar" are names too, "in Sept" is none.
    if let Lex::MonthShort(month) = at.lex() {
        let placed = matches!(
            lead,
            Some(Lex::Word(
                "in" | "since" | "until" | "by" | "late" | "early" | "mid"
            ))
        );
        return placed && !matches!(month, 1 | 3);
    }
    if matches!(at.lex(), Lex::Month(3 | 5)) {
        // "in May", "the May agreement", but not "The March began" or "May I".
        let named = matches!(lead, Some(Lex::Word("a" | "the" | "his" | "their" | "its")))
            && (end.capital() || matches!(at.lex(), Lex::Month(3)) && end.lex() != Lex::Other);
        return announced && !named;
    }
    // "April Smith", "June Carter": a capitalised word follows and nothing leads.
    announced || !(end.capital() && end.lex() == Lex::Other && end.spaced())
}

/// "Friday", "last Friday", "Friday morning" is left to the clock's rules.
pub fn weekday(at: At<'_>) -> Option<Found> {
    let (kind, from) = match which(at) {
        Some((Which::YearAgo | Which::Latest, _)) => return None,
        Some((Which::The, after)) => (Which::Bare, after.back()?.next()),
        Some((kind, after)) => (kind, after),
        None => (Which::Bare, at),
    };
    if from.index != at.index && kind == Which::Bare {
        return None;
    }
    let Lex::Weekday(day) = from.lex() else {
        return None;
    };
    if !from.capital() {
        return None;
    }
    let end = from.next();
    let date = calendar(None, None, None, Some(day));
    let inner = Meaning::Calendar(date, kind);
    if kind == Which::Bare {
        let (meaning, end) = in_week(inner, end);
        return Some(Found::new(meaning, end));
    }
    Some(Found::new(inner, end))
}

/// A weekday with the week that is named after it, if one is.
pub fn in_week(day: Meaning, at: At<'_>) -> (Meaning, At<'_>) {
    let plain =
        matches!(&day, Meaning::Calendar(c, Which::Bare) if c.weekday.is_some() && c.day.is_none());
    match week_after(at).filter(|_| plain) {
        Some((week, end)) => (Meaning::Within(Box::new(day), Box::new(week)), end),
        None => (day, at),
    }
}

/// "last week", "of next week" after a weekday.
fn week_after(at: At<'_>) -> Option<(Meaning, At<'_>)> {
    let (kind, after) = which(at.maybe("of"))?;
    if !matches!(
        kind,
        Which::Last | Which::This | Which::Next | Which::Same | Which::Following | Which::Previous
    ) {
        return None;
    }
    let (unit, end) = after.unit()?;
    (unit == Unit::Week).then_some((Meaning::Unit(unit, kind), end))
}

/// A bare year, where the words around it leave no other reading.
fn year(at: At<'_>) -> Option<Found> {
    let from = at
        .words(&["the"])
        .and_then(year_word)
        .or_else(|| year_word(at));
    if let Some(number) = from {
        let (year, end) = number.maybe("of").year()?;
        return Some(Found::new(year_meaning(year), end));
    }
    let fiscal = at.any(&["fiscal", "financial", "calendar"]).map(|a| a.1);
    let number = fiscal.map_or(at, |a| {
        if a.lex() == Lex::Unit(Unit::Year) {
            a.next()
        } else {
            a
        }
    });
    let (year, end) = number.year()?;
    if fiscal.is_none() && !is_year_here(at, year, end) {
        return None;
    }
    Some(Found::new(year_meaning(year), end))
}

/// "year 2000", "the year two thousand".
fn year_word(at: At<'_>) -> Option<At<'_>> {
    (at.lex() == Lex::Unit(Unit::Year)).then(|| at.next())
}

fn year_meaning(year: i32) -> Meaning {
    Meaning::Calendar(calendar(Some(year), None, None, None), Which::Bare)
}

/// Whether a number of four digits is a year: `$1994`, "1994 miles" and "No. 1994" are none.
fn is_year_here(at: At<'_>, year: i32, end: At<'_>) -> bool {
    let lead = at.back().map_or(Lex::Other, At::lex);
    let started = at.index == 0;
    let time_word = matches!(
        lead,
        Lex::Word(
            "in" | "since"
                | "until"
                | "till"
                | "from"
                | "by"
                | "before"
                | "after"
                | "during"
                | "late"
                | "early"
                | "mid"
                | "through"
                | "between"
        )
    );
    let blocked = matches!(
        lead,
        Lex::Mark(b'$' | b'#' | b'/' | b':' | b'.' | b'+') | Lex::Int(..)
    ) || matches!(
        lead,
        Lex::Word("no" | "number" | "than" | "nearly" | "almost" | "least" | "over")
    ) || at.mark(b'$').is_some();
    let unit_follows = matches!(
        end.lex(),
        Lex::Units(_) | Lex::Mark(b'%' | b'/') | Lex::Number(_)
    ) || end.hyphen().is_some_and(|a| {
        matches!(a.lex(), Lex::Unit(_) | Lex::Int(..)) && !time_word && !is_range(a)
    });
    if blocked || unit_follows {
        return false;
    }
    if at.lex() == Lex::Mark(b'\'') {
        return time_word;
    }
    if matches!(at.lex(), Lex::Number(_)) {
        return time_word
            || !matches!(end.lex(), Lex::Other)
            || started
            || at.year_in_words().is_some_and(|y| y.0 != 2000);
    }
    let plain_noun = end.lex() == Lex::Other && !end.capital();
    if (1900..2050).contains(&year) {
        let round = year % 100 == 0 && plain_noun;
        return time_word || !round;
    }
    time_word && !plain_noun
}

fn is_range(at: At<'_>) -> bool {
    matches!(at.lex(), Lex::Int(n, 4 | 2) if n >= 1)
}

/// "the 1990s", "the '80s", "the nineties".
fn decade(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the");
    let from = from.any(&["early", "late", "mid"]).map_or(from, |a| a.1);
    let from = from.maybe_mark(b'-').maybe_mark(b'\'');
    let decade = match from.lex() {
        Lex::Tens(n) if n >= 1000 && n % 10 == 0 => i32::from(n),
        Lex::Tens(n) if n % 10 == 0 && from.index != at.index => i32::from(n),
        Lex::Decade(n) if from.index != at.index => i32::from(n),
        _ => return None,
    };
    let aged = at.back().is_some_and(|b| {
        matches!(
            b.lex(),
            Lex::Word("his" | "her" | "their" | "its" | "my" | "our")
        )
    });
    (!aged || decade > 1000).then(|| Found::new(Meaning::Decade(decade), from.next()))
}

/// "the 20th century", "20th-century".
fn century(at: At<'_>) -> Option<Found> {
    let from = at.maybe("the");
    let from = from
        .any(&["early", "late", "mid"])
        .map_or(from, |a| a.1.maybe_mark(b'-'));
    let (n, after) = match from.lex() {
        Lex::Nth(n) | Lex::Ordinal(n) => (n, from.next()),
        Lex::Number(20) => {
            let joined = from.next().hyphen().unwrap_or(from.next());
            match joined.lex() {
                Lex::Ordinal(1) => (21, joined.next()),
                _ => return None,
            }
        }
        _ => return None,
    };
    let after = after.hyphen().unwrap_or(after);
    (after.lex() == Lex::Unit(Unit::Century) && n >= 1)
        .then(|| Found::new(Meaning::Century(n), after.next()))
}

/// A day with a name: the words as the lexicon has them, the first with a capital.
fn holiday(at: At<'_>) -> Option<Found> {
    let (kind, from) = match which(at) {
        Some((kind @ (Which::Last | Which::This | Which::Next), after)) => (kind, after),
        _ => (Which::Bare, at),
    };
    if from.sorts() & NAMED == 0 {
        return None;
    }
    let (rule, end) = named_day(from)?;
    let year = year_after(end);
    Some(Found::new(
        Meaning::Holiday(rule, year.map(|y| y.0), kind),
        year.map_or(end, |y| y.1),
    ))
}

/// The longest name of a day at a place, up to six lexemes.
pub fn named_day(at: At<'_>) -> Option<(&'static str, At<'_>)> {
    let known = |name: &str| HOLIDAYS.passes(name.as_bytes(), name.len());
    at.spelled(6, |name| known(name).then(|| TIME_HOLIDAYS.get(name))?)
}

/// The attacks of 11 September 2001 by their usual name.
fn nine_eleven(at: At<'_>) -> Option<Found> {
    let after = (at.lex() == Lex::Int(9, 1)).then(|| at.next())?;
    let end = after.mark(b'/')?;
    if end.lex() != Lex::Int(11, 2) || after.spaced() || end.next().mark(b'/').is_some() {
        return None;
    }
    let date = calendar(Some(2001), Some(9), Some(11), None);
    Some(Found::new(Meaning::Calendar(date, Which::Bare), end.next()))
}

/// Whether a part of the day is one that can follow a weekday ("Friday night").
pub fn follows_day(part: Part) -> bool {
    !matches!(part, Part::Noon | Part::Midnight)
}
