//! Times of day: "10 p.m. Wednesday", "noon", "Friday night", "this morning".

use super::super::begin::{
    APPROX, DAY, DECIMAL, EARLY, HOUR, INT, NUMBER, OVERNIGHT, PART, THE, WHICH,
};
use super::super::cursor::At;
use super::super::lexeme::{Lex, Lexeme};
use super::super::meaning::{Clock, Meaning, Part, Which};
use super::relative::which;
use super::{DATE, Found, Rule, calendar, date};

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        name: "clock",
        example: "They met at [10:30 p.m. EST Wednesday] in a barn.",
        counter: "It won 10 of the games.",
        begins: APPROX | HOUR | INT | DECIMAL | NUMBER,
        parse: clock,
    },
    Rule {
        name: "noon",
        example: "They met at [noon Thursday] in a barn.",
        counter: "None met in a barn.",
        begins: INT | PART,
        parse: noon,
    },
    Rule {
        name: "part-of-day",
        example: "They met [Friday night] in a barn.",
        counter: "They met in the night club.",
        begins: DATE | THE | WHICH | EARLY | DAY | PART | OVERNIGHT,
        parse: part,
    },
];

/// A time of day in figures: "10 p.m.", "5pm", "18:00 UTC", "0735 GMT", "8 o'clock"; with its day, if named.
pub fn clock(at: At<'_>) -> Option<Found> {
    let from = at
        .any(&[
            "about",
            "around",
            "roughly",
            "approximately",
            "nearly",
            "almost",
        ])
        .map(|a| a.1);
    let approx = from.is_some();
    let from = from.unwrap_or(at);
    let (time, end) = figures(from)?;
    let mut end = end;
    let mut time = time;
    let zone = end.mark(b'(').unwrap_or(end);
    if let Lex::Zone(universal) = zone.lex()
        && zone.index == end.index
    {
        time.universal = universal;
        end = zone.next();
    }
    Some(on_day(time, approx, end))
}

/// The time with the day after it, if one is named.
fn on_day(time: Clock, approx: bool, end: At<'_>) -> Found {
    let comma = end.maybe_mark(b',').maybe("on");
    let day = date(comma).filter(|(meaning, _)| is_day(meaning));
    let (day, end) = day.map_or((None, end), |(m, e)| (Some(Box::new(m)), e));
    Found {
        modifier: approx.then_some("APPROX"),
        ..Found::new(Meaning::Clock(time, day), end)
    }
}

/// Whether a meaning names one day.
fn is_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(c, _) => c.day.is_some() || c.weekday.is_some(),
        Meaning::Day(_) | Meaning::Holiday(..) => true,
        _ => false,
    }
}

/// Hour and minute.
pub fn figures(at: At<'_>) -> Option<(Clock, At<'_>)> {
    let clock = |hour: u8, minute| Clock {
        hour,
        minute,
        universal: false,
    };
    if let Lex::Hour(hour @ 1..=12, pm) = at.lex() {
        return Some((clock(hour_of(hour, pm), Some(0)), at.next()));
    }
    if let Lex::Time(hour, minute) = at.lex() {
        return Some((clock(hour, Some(minute)), at.next()));
    }
    let (hour, after) = match at.lex() {
        Lex::Int(n, 4)
            if matches!(at.next().lex(), Lex::Zone(_)) && n / 100 < 24 && n % 100 < 60 =>
        {
            return Some((clock((n / 100) as u8, Some((n % 100) as u8)), at.next()));
        }
        Lex::Int(n @ 0..=24, d) if d <= 2 => (n as u8, at.next()),
        Lex::Decimal(n) if n < 13_000 && matches!(at.next().lex(), Lex::HalfDay(_)) => {
            let minute = (n % 1000 / 10) as u8;
            let Lex::HalfDay(pm) = at.next().lex() else {
                return None;
            };
            let hour = hour_of((n / 1000) as u8, pm);
            return (minute < 60).then(|| (clock(hour, Some(minute)), at.next().next()));
        }
        Lex::Number(n @ 1..=12) => (n as u8, at.next()),
        _ => return None,
    };
    if let Some(minute_at) = after.mark(b':').filter(|_| (1..=12).contains(&hour))
        && let Lex::Hour(minute, pm) = minute_at.lex()
        && !minute_at.spaced()
    {
        return Some((clock(hour_of(hour, pm), Some(minute)), minute_at.next()));
    }
    let (minute, after) = minutes(after).map_or((None, after), |(m, a)| (Some(m), a));
    match after.lex() {
        Lex::HalfDay(pm) if (1..=12).contains(&hour) => {
            // "8 am" is a time; "I am" is not.
            Some((clock(hour_of(hour, pm), minute.or(Some(0))), after.next()))
        }
        Lex::Word("o'clock") => Some((clock(hour, Some(0)), after.next())),
        Lex::Zone(_) if minute.is_some() => Some((clock(hour, minute), after)),
        Lex::Word("in") if minute.is_none() => {
            let part = after.next().word("the")?;
            let pm = match part.lex() {
                Lex::Part(Part::Morning) => false,
                Lex::Part(Part::Afternoon | Part::Evening) => true,
                _ => return None,
            };
            Some((clock(hour_of(hour, pm), Some(0)), part.next()))
        }
        _ => {
            let led = matches!(
                at.back().map(At::lex),
                Some(Lex::Word(
                    "at" | "by" | "until" | "from" | "before" | "after" | "around" | "about"
                ))
            );
            (led && minute.is_some() && hour < 24).then_some((clock(hour, minute), after))
        }
    }
}

/// ":30".
pub fn minutes(at: At<'_>) -> Option<(u8, At<'_>)> {
    let after = at.mark(b':')?;
    match after.lex() {
        Lex::Int(n @ 0..=59, 2) if !after.spaced() => Some((n as u8, after.next())),
        _ => None,
    }
}

fn hour_of(hour: u8, pm: bool) -> u8 {
    match (hour, pm) {
        (12, false) => 0,
        (12, true) => 12,
        (h, true) => h + 12,
        (h, false) => h,
    }
}

/// "noon", "midnight Friday".
fn noon(at: At<'_>) -> Option<Found> {
    // "High Noon", "high noon".
    if at.back().is_some_and(|b| b.capital() && at.capital()) {
        return None;
    }
    let from = match at.lex() {
        Lex::Int(12, 2) => at.next(),
        _ => at,
    };
    let hour = match from.lex() {
        Lex::Part(Part::Noon) => 12,
        Lex::Part(Part::Midnight) => 24,
        _ => return None,
    };
    let time = Clock {
        hour,
        minute: Some(0),
        universal: false,
    };
    Some(on_day(time, false, from.next()))
}

/// "Friday night", "this morning", "last night", "early Friday morning", "mid-afternoon yesterday", "tonight".
fn part(at: At<'_>) -> Option<Found> {
    // Most days have no part after them.
    let told = |l: &Lexeme| l.sorts & (PART | OVERNIGHT) != 0 || matches!(l.lex, Lex::Tonight);
    if !at.ahead(LONGEST_DAY + 2).iter().any(told) {
        return None;
    }
    let lead = at.any(&["early", "late", "later", "mid", "earlier"]);
    let from = lead.map_or(at, |(_, after)| after.hyphen().unwrap_or(after));
    let modifier = match lead {
        Some(("early", _)) => Some("START"),
        Some(("late", _)) => Some("END"),
        Some(("mid", _)) => Some("MID"),
        _ => None,
    };
    let (meaning, end) = named_part(from).or_else(|| bare_part(from, lead.is_some()))?;
    Some(Found {
        modifier,
        ..Found::new(meaning, end)
    })
}

/// More lexemes than a day's name has before its part ("the Friday of the week before last, 12 June 2020").
const LONGEST_DAY: usize = 20;

/// A part of a day that is named.
fn named_part(at: At<'_>) -> Option<(Meaning, At<'_>)> {
    if at.lex() == Lex::Tonight {
        return Some((
            Meaning::Part(Part::Night, Some(Box::new(Meaning::Day(0)))),
            at.next(),
        ));
    }
    if let Some((kind, after)) = which(at)
        && let Lex::Part(part) = after.lex()
    {
        let day = match kind {
            Which::Last if part == Part::Night || part == Part::Evening => Meaning::Day(-1),
            Which::This => Meaning::Day(0),
            Which::Following | Which::Previous | Which::Same => {
                Meaning::Unit(super::super::meaning::Unit::Day, kind)
            }
            _ => return None,
        };
        return Some((Meaning::Part(part, Some(Box::new(day))), after.next()));
    }
    // To look for a part is cheaper than to read the day again.
    if !at.ahead(LONGEST_DAY).iter().any(|l| l.sorts & PART != 0) {
        return None;
    }
    let (day, after) = date(at).filter(|(m, _)| is_day(m))?;
    match after.lex() {
        Lex::Part(part) if calendar::follows_day(part) => {
            let end = after.next();
            let (day, end) = calendar::in_week(day, end);
            Some((Meaning::Part(part, Some(Box::new(day))), end))
        }
        _ => None,
    }
}

/// "the morning", "midday", "mid-afternoon yesterday", "overnight".
fn bare_part(at: At<'_>, led: bool) -> Option<(Meaning, At<'_>)> {
    if at.word("overnight").is_some() {
        return Some((
            Meaning::Part(Part::Night, Some(Box::new(Meaning::Day(0)))),
            at.next(),
        ));
    }
    let from = at.maybe("the");
    let Lex::Part(part) = from.lex() else {
        return None;
    };
    let end = from.next();
    let timed = matches!(
        at.back().map(At::lex),
        Some(Lex::Word("in" | "during" | "by"))
    ) && !matches!(end.lex(), Lex::Other);
    if !(led || timed && from.index != at.index) {
        return None;
    }
    let day = date(end.maybe("on")).filter(|(m, _)| is_day(m));
    let (day, end) = day.map_or((None, end), |(d, e)| (Some(Box::new(d)), e));
    Some((Meaning::Part(part, day), end))
}
