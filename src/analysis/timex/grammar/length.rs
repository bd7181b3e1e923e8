//! Lengths of time and times that recur: "two weeks", "the past five years", "every Monday".

use super::super::begin::{
    A, APPROX, COUNT, EACH, LED, ORDINAL, RECURRING, REF, THE, UNIT, UNITS, WEEKDAY, WHICH,
};
use super::super::cursor::At;
use super::super::lexeme::{Lex, Tri};
use super::super::meaning::{Calendar, Count, Meaning, Unit, Which};
use super::relative::{amount, vague};
use super::{Found, Rule};

/// The rules.
pub const RULES: &[Rule] = &[
    Rule {
        name: "duration",
        example: "They talked for [two weeks] in a barn.",
        counter: "They had two barns.",
        begins: COUNT,
        parse: duration,
    },
    Rule {
        name: "duration-about",
        example: "They talked for [more than four hours] in a barn.",
        counter: "They had more than four barns.",
        begins: APPROX,
        parse: about,
    },
    Rule {
        name: "duration-placed",
        example: "In [the past five years] it doubled.",
        counter: "In the past five were sold.",
        begins: THE | WHICH | LED | APPROX | REF | ORDINAL | UNIT,
        parse: placed,
    },
    Rule {
        name: "duration-vague",
        example: "They waited for [weeks] in a barn.",
        counter: "They waited for cows.",
        begins: UNITS,
        parse: bare_units,
    },
    Rule {
        name: "duration-long",
        example: "It was a [day-long] meeting.",
        counter: "It was a long meeting.",
        begins: UNIT | UNITS | ORDINAL,
        parse: unit_long,
    },
    Rule {
        name: "set-each",
        example: "They meet [every Monday] at home.",
        counter: "Every man left.",
        begins: EACH,
        parse: each,
    },
    Rule {
        name: "set-rate",
        example: "It sells 300 barns [a year] there.",
        counter: "It sells 300 barns there.",
        begins: A | EACH,
        parse: rate,
    },
    Rule {
        name: "set-word",
        example: "They meet [daily] at home.",
        counter: "They meet at home.",
        begins: RECURRING,
        parse: frequency,
    },
    Rule {
        name: "set-weekdays",
        example: "It is closed on [Mondays] there.",
        counter: "It is closed there.",
        begins: RECURRING | WEEKDAY,
        parse: weekdays,
    },
];

/// "two weeks", "a few days", "52-week", "two to three weeks", "an hour and a half".
fn duration(at: At<'_>) -> Option<Found> {
    let (count, unit, end) = ranged(at)?;
    if is_age(unit, end) || is_rate(at) {
        return None;
    }
    let end = end.hyphen().and_then(|a| a.word("old")).unwrap_or(end);
    let second = also(unit, end);
    let (second, end) = second.map_or((None, end), |(c, u, e)| (Some((c, u)), e));
    Some(Found::new(Meaning::Duration(count, unit, second), end))
}

/// "two to three weeks", "12-18 months", "a year or two", else a plain amount.
fn ranged(at: At<'_>) -> Option<(Count, Unit, At<'_>)> {
    if let Some((n, after)) = at.count()
        && let Some(to) = after
            .any(&["to", "or"])
            .map(|a| a.1)
            .or_else(|| after.hyphen())
        && let Some((_, end)) = to.count()
        && let Some((unit, end)) = end.hyphen().unwrap_or(end).unit_or_units()
    {
        return Some((Count::Thousandths(n), unit, end));
    }
    let (count, unit, end) = amount(at)?;
    Some((count, unit, end))
}

/// "and six months" after "two years", "30 minutes" after "an hour and".
fn also(unit: Unit, at: At<'_>) -> Option<(Count, Unit, At<'_>)> {
    let from = at.maybe_mark(b',').maybe("and");
    if from.index == at.index {
        return None;
    }
    let (n, after) = from.count()?;
    let (finer, end) = after.units()?;
    (finer < unit).then_some((Count::Thousandths(n), finer, end))
}

/// "52 years old", "a 12-year-old boy": an age is no length of time here.
fn is_age(unit: Unit, end: At<'_>) -> bool {
    let old = end.hyphen().unwrap_or(end);
    unit >= Unit::Year && old.any(&["old"]).is_some()
}

/// "at least 20 more years", "nearly an hour", "more than four hours", "up to 180 days".
fn about(at: At<'_>) -> Option<Found> {
    let (modifier, after) = approximation(at)?;
    let (count, unit, end) = ranged(after)?;
    if is_age(unit, end) {
        return None;
    }
    if let Some(end) = end.word("ago") {
        let far = Meaning::Distance(count, unit, super::super::meaning::Away::Ago);
        return Some(Found {
            modifier: Some(modifier),
            ..Found::new(far, end)
        });
    }
    Some(Found {
        modifier: Some(modifier),
        ..Found::new(Meaning::Duration(count, unit, None), end)
    })
}

/// "about", "nearly", "more than" …, the TIMEX3 modifier they stand for, and the place after them.
pub fn approximation(at: At<'_>) -> Option<(&'static str, At<'_>)> {
    let Lex::Word(first) = at.lex() else {
        return None;
    };
    let next = at.next();
    // The first word decides which further words are looked at.
    let pairs: &[(&[&str], &str)] = match first {
        "about" | "around" | "nearly" | "almost" | "roughly" | "approximately" => {
            return Some(("APPROX", next));
        }
        "over" => return Some(("MORE_THAN", next)),
        "under" => return Some(("LESS_THAN", next)),
        "no" => &[
            (&["more", "than"], "EQUAL_OR_LESS"),
            (&["less", "than"], "EQUAL_OR_MORE"),
        ],
        "more" => &[(&["than"], "MORE_THAN")],
        "less" => &[(&["than"], "LESS_THAN")],
        "at" => &[(&["least"], "EQUAL_OR_MORE"), (&["most"], "EQUAL_OR_LESS")],
        "up" => &[(&["to"], "EQUAL_OR_LESS")],
        "just" => &[(&["over"], "MORE_THAN"), (&["under"], "LESS_THAN")],
        _ => return None,
    };
    pairs
        .iter()
        .find_map(|(words, modifier)| Some((*modifier, next.words(words)?)))
}

/// "the past two weeks", "the next few days", "the first nine months", "the six months", "last five years".
fn placed(at: At<'_>) -> Option<Found> {
    let lead = approximation(at).filter(|_| at.any(&["over", "under"]).is_none());
    let from = lead.map_or(at, |l| l.1);
    let the = from.maybe("the");
    let from = match the.lex() {
        Lex::Word(
            "past" | "last" | "next" | "coming" | "previous" | "following" | "latest" | "preceding"
            | "final" | "same" | "these" | "those",
        )
        | Lex::Ref(Tri::Past)
        | Lex::Ordinal(1) => the.next(),
        _ => super::relative::year_ago(the).unwrap_or(the),
    };
    if from.index == at.index {
        return None;
    }
    let counted = ranged(from).filter(|_| from.word("a").is_none());
    let (count, unit, end) = match counted {
        Some(found) => found,
        None if from.index > the.index && vague_end(from).is_some() => vague_end(from)?,
        None => return None,
    };
    if matches!(from.back().map(At::lex), Some(Lex::Word("the"))) && end.back()?.unit().is_some() {
        return None;
    }
    if is_age(unit, end) || end.word("ago").is_some() {
        return None;
    }
    Some(Found {
        modifier: lead.map(|l| l.0),
        ..Found::new(Meaning::Duration(count, unit, None), end)
    })
}

/// "couple of years" and "few years" after "the next".
fn vague_end(at: At<'_>) -> Option<(Count, Unit, At<'_>)> {
    if let Some(after) = vague(at)
        && let Some((unit, end)) = after.units()
    {
        return Some((Count::Vague, unit, end));
    }
    // "the first hours", "the last days".
    let first = matches!(
        at.back().map(At::lex),
        Some(Lex::Ordinal(1) | Lex::Word("final"))
    );
    let (unit, end) = at.units()?;
    first.then_some((Count::Vague, unit, end))
}

/// "for weeks", "in years", "within days".
fn bare_units(at: At<'_>) -> Option<Found> {
    let (unit, end) = at.units()?;
    let lead = at.back().map_or(Lex::Other, At::lex);
    let announced = matches!(
        lead,
        Lex::Word("for" | "in" | "within" | "after" | "over" | "just" | "until" | "by" | "than")
    );
    let tail = matches!(
        end.lex(),
        Lex::Word("of" | "before" | "after" | "later" | "earlier")
    );
    if !(announced || tail) || unit <= Unit::Second || end.hyphen().is_some() {
        return None;
    }
    let end = end
        .any(&["or", "and"])
        .and_then(|a| a.1.units())
        .map_or(end, |u| u.1);
    Some(Found::new(Meaning::Duration(Count::Vague, unit, None), end))
}

/// "day-long", "decades-long", "year-old truce".
fn unit_long(at: At<'_>) -> Option<Found> {
    let (unit, after) = at.unit_or_units()?;
    let end = after.hyphen()?.word("long")?;
    let count = if at.unit().is_some() {
        Count::whole(1)
    } else {
        Count::Vague
    };
    Some(Found::new(Meaning::Duration(count, unit, None), end))
}

/// A set of a duration.
fn every(count: Count, unit: Unit, quant: Option<&'static str>, end: At<'_>) -> Found {
    let length = Meaning::Duration(count, unit, None);
    Found::new(Meaning::Set(Box::new(length), quant), end)
}

/// "every day", "each July", "every two years", "every Monday".
fn each(at: At<'_>) -> Option<Found> {
    let (word, after) = at.any(&["each", "every"])?;
    let quant = Some(if word == "each" { "EACH" } else { "EVERY" });
    if let Some((unit, end)) = after.unit() {
        return Some(every(Count::whole(1), unit, quant, end));
    }
    if let Some(other) = after.word("other")
        && let Some((unit, end)) = other.unit()
    {
        return Some(every(Count::whole(2), unit, quant, end));
    }
    if let Some((n, units)) = after.count()
        && let Some((unit, end)) = units.units()
    {
        return Some(every(Count::Thousandths(n), unit, quant, end));
    }
    let (date, end) = match after.lex() {
        Lex::Weekday(d) => (weekday(d), after.next()),
        Lex::Month(m) if after.capital() => {
            let month = Calendar {
                month: Some(m),
                ..Calendar::default()
            };
            (Meaning::Calendar(month, Which::Bare), after.next())
        }
        Lex::Season(s) => (Meaning::Season(s, None, Which::Bare), after.next()),
        Lex::Part(p) => (Meaning::Part(p, None), after.next()),
        _ => return None,
    };
    Some(Found::new(Meaning::Set(Box::new(date), quant), end))
}

fn weekday(day: u8) -> Meaning {
    let day = Calendar {
        weekday: Some(day),
        ..Calendar::default()
    };
    Meaning::Calendar(day, Which::Bare)
}

/// "a year" after a number of something: "300 barns a year", "twice a week".
fn rate(at: At<'_>) -> Option<Found> {
    let (unit, end) = at.word("a").or_else(|| at.word("per"))?.unit()?;
    is_rate(at).then(|| every(Count::whole(1), unit, None, end))
}

/// Whether "a year" here follows a number of something, and nothing makes it a length or a distance.
fn is_rate(at: At<'_>) -> bool {
    let Some((_, end)) = at.word("a").and_then(At::unit) else {
        return false;
    };
    if end
        .any(&[
            "ago", "earlier", "later", "after", "before", "or", "and", "from",
        ])
        .is_some()
    {
        return false;
    }
    let Some(before) = at.back() else {
        return false;
    };
    match before.lex() {
        Lex::Int(..)
        | Lex::Decimal(_)
        | Lex::Number(_)
        | Lex::Units(_)
        | Lex::Mark(b'%')
        | Lex::Word("once" | "times") => true,
        Lex::Other => {
            before.is_large_number()
                || (0..4)
                    .scan(before, |b, _| {
                        let now = *b;
                        *b = b.back()?;
                        Some(now)
                    })
                    .any(|b| matches!(b.lex(), Lex::Int(..) | Lex::Decimal(_) | Lex::Number(_)))
        }
        _ => false,
    }
}

/// "daily", "hourly", "annually".
fn frequency(at: At<'_>) -> Option<Found> {
    match at.lex() {
        Lex::Frequency(unit) => Some(every(Count::whole(1), unit, None, at.next())),
        _ => None,
    }
}

/// "Mondays", "Tuesday nights".
fn weekdays(at: At<'_>) -> Option<Found> {
    match (at.lex(), at.next().lex()) {
        (Lex::Weekdays(d), _) => Some(Found::new(
            Meaning::Set(Box::new(weekday(d)), None),
            at.next(),
        )),
        (Lex::Weekday(d), Lex::Parts(p)) => Some(Found::new(
            Meaning::Set(Box::new(Meaning::Part(p, Some(Box::new(weekday(d))))), None),
            at.next().next(),
        )),
        _ => None,
    }
}
