//! Tests every day of a year against an article's clues and keeps those that fit best.

use chrono::{Datelike, NaiveDate};

use super::clue::{Clues, When};
use super::link::Links;
use crate::analysis::timex::point::{add_days, monday, weekday_of};
use crate::analysis::timex::toward::Toward;
use crate::corpus::{Basis, Clean, Evidence, Published, Span};

/// What is known of an undated article before others are asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// Its date, where its own text was enough.
    pub day: Option<NaiveDate>,
    /// Its year, where its own text tells it.
    pub year: Option<i32>,
}

/// A clue as a test of a day.
struct Test {
    span: Option<Span>,
    says: String,
    kind: Kind,
}

/// What a day must be.
#[derive(Clone, Copy, Debug)]
enum Kind {
    /// Between two days.
    Within(NaiveDate, NaiveDate),
    /// Not before a day.
    From(NaiveDate),
    /// Not after a day.
    Until(NaiveDate),
    /// In the week so many weeks after a day's, whether weeks begin on Sunday or Monday.
    WeekAfter(NaiveDate, i64),
}

/// The news of a past weekday is told so many days later, at most, before another word is used.
const REACH: i64 = 6;
/// Days this much worse than the best one are still possible.
const MARGIN: i64 = 13;
/// A date that is less exact than so many days is no date.
const WIDEST: i64 = 4;

/// The publication date of an article in a known year, if its clues leave only days near each other.
pub fn solve(clues: &Clues, links: &Links, basis: Basis) -> Option<Published> {
    let year = links.year?;
    if let Some((y, month, day, span)) = clues.dateline {
        let day = ymd(y.unwrap_or(year), month, day)?;
        let says = "The article's dateline names this day.";
        return Some(published(
            day,
            (day, day),
            basis,
            vec![evidence(Some(span), says)],
        ));
    }
    let tests = tests(clues, links, year);
    let pins =
        tests.iter().any(|t| !matches!(t.kind, Kind::From(_))) || lead(clues, year).is_some();
    if !pins {
        return None;
    }
    let first = ymd(year, 1, 1)?;
    let scored: Vec<(NaiveDate, i64)> = first
        .iter_days()
        .take_while(|d| d.year() == year)
        .filter(|d| tests.iter().all(|t| holds(t.kind, *d)))
        .map(|d| (d, cost(clues, year, d)))
        .collect();
    let best = scored.iter().map(|s| s.1).min()?;
    let near: Vec<NaiveDate> = scored
        .iter()
        .filter(|s| s.1 <= best + MARGIN)
        .map(|s| s.0)
        .collect();
    let (from, to) = (*near.first()?, *near.last()?);
    if to.signed_duration_since(from).num_days() > WIDEST {
        return None;
    }
    let value = scored.iter().find(|s| s.1 == best)?.0;
    Some(published(
        value,
        (from, to),
        basis,
        reasons(clues, tests, year, value),
    ))
}

fn ymd(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))
}

fn published(
    value: NaiveDate,
    (earliest, latest): (NaiveDate, NaiveDate),
    basis: Basis,
    evidence: Vec<Evidence>,
) -> Published {
    Published {
        value: Some(value),
        earliest: Some(earliest),
        latest: Some(latest),
        basis,
        evidence,
    }
}

fn evidence(span: Option<Span>, says: &str) -> Evidence {
    Evidence {
        span,
        says: Clean::line(says),
    }
}

/// The hard tests: dates of the article's own, and days that links give to its weekdays.
fn tests(clues: &Clues, links: &Links, year: i32) -> Vec<Test> {
    let mut tests = Vec::new();
    for fact in &clues.facts {
        let When::Date(y, m, d) = fact.when else {
            continue;
        };
        let Some(day) = ymd(y.unwrap_or(year), m, d) else {
            continue;
        };
        // Of "from 8 to 13 June" only the end bounds the future.
        let later = clues.of_sentence(fact.sentence).iter().any(|o| {
            matches!(o.when, When::Date(oy, om, od) if ymd(oy.unwrap_or(year), om, od) > Some(day))
        });
        let (kind, says) = match fact.toward {
            Toward::Past => (
                Kind::From(day),
                format!("It tells of {} as past.", long(day)),
            ),
            Toward::Future if !later => (
                Kind::Until(day),
                format!("It tells of {} as still to come.", long(day)),
            ),
            _ => continue,
        };
        tests.push(Test {
            span: Some(fact.span),
            says,
            kind,
        });
    }
    for (index, day) in &links.days {
        let fact = &clues.facts[*index];
        if let Some(kind) = linked(fact.when, fact.toward, *day) {
            tests.push(Test {
                span: Some(fact.span),
                says: format!("Another article dates this to {}.", long(*day)),
                kind,
            });
        }
    }
    tests.extend(spoken_tomorrow(clues, links));
    tests
}

/// "Tomorrow" in words that were spoken on the day before a planned weekday: the article is not older than the words.
fn spoken_tomorrow(clues: &Clues, links: &Links) -> Option<Test> {
    let span = clues.tomorrow?;
    let (_, day) = links.days.iter().find(|(i, day)| {
        let planned = &clues.facts[*i];
        let eve = add_days(*day, -1).map(weekday_of);
        planned.toward == Toward::Future
            && clues.facts.iter().any(|f| {
                matches!(f.when, When::Weekday(w) if Some(w) == eve) && f.toward == Toward::Past
            })
    })?;
    Some(Test {
        span: Some(span),
        says: format!("The words were spoken on the eve of {}.", long(*day)),
        kind: Kind::From(add_days(*day, -1)?),
    })
}

/// What a day that a link gives means for the publication date.
fn linked(when: When, toward: Toward, day: NaiveDate) -> Option<Kind> {
    match (when, toward) {
        (When::Weekday(_), Toward::Future) => Some(Kind::Within(add_days(day, -REACH)?, day)),
        (When::Weekday(_), _) => Some(Kind::Within(day, add_days(day, REACH)?)),
        // "comes one day after the call": told that day or soon after.
        (When::After(n), _) => {
            let from = add_days(day, i64::from(n))?;
            Some(Kind::Within(from, add_days(from, REACH)?))
        }
        (When::Week(n), _) => Some(Kind::WeekAfter(day, i64::from(-n))),
        _ => None,
    }
}

fn holds(kind: Kind, day: NaiveDate) -> bool {
    match kind {
        Kind::Within(a, b) => a <= day && day <= b,
        Kind::From(a) => a <= day,
        Kind::Until(b) => day <= b,
        Kind::WeekAfter(from, n) => weeks_after(from, day, 0, n) || weeks_after(from, day, 1, n),
    }
}

/// Whether `day` lies in the week `n` weeks after `from`'s, weeks beginning `shift` days before Monday.
fn weeks_after(from: NaiveDate, day: NaiveDate, shift: i64, n: i64) -> bool {
    let start = |d| add_days(d, shift).and_then(monday);
    match (start(from), start(day)) {
        (Some(a), Some(b)) => b.signed_duration_since(a).num_days() == n * 7,
        _ => false,
    }
}

/// How badly a day fits what news usually does, in tenths: it tells of today and yesterday by weekday.
fn cost(clues: &Clues, year: i32, day: NaiveDate) -> i64 {
    let mut past = Vec::new();
    let mut cost = 0;
    for fact in &clues.facts {
        match (fact.when, fact.toward) {
            (When::Weekday(w), Toward::Future) => {
                let ahead = (i64::from(w) - i64::from(weekday_of(day))).rem_euclid(7);
                cost += if ahead >= 5 { 10 } else { 0 };
            }
            (When::Weekday(w), _) => {
                let ago = (i64::from(weekday_of(day)) - i64::from(w)).rem_euclid(7);
                cost += if ago >= 5 { 20 } else { 0 };
                past.push(ago);
            }
            (When::Weekend, Toward::Past | Toward::Unknown) => {
                past.push((i64::from(weekday_of(day)) - 7).rem_euclid(7));
            }
            _ => {}
        }
    }
    past.sort_unstable();
    past.dedup();
    cost += past.iter().sum::<i64>();
    if let Some(newest) = lead(clues, year) {
        let since = day.signed_duration_since(newest.0).num_days().max(0);
        cost += if past.is_empty() {
            recency(since)
        } else {
            since
        };
    }
    cost + past.iter().min().map_or(0, |ago| recency(*ago))
}

/// What a delay of so many days between the newest thing told and the telling costs.
fn recency(days: i64) -> i64 {
    match days {
        0 => 0,
        1 => 10,
        2 => 30,
        3 => 40,
        n => 40 + n * 5,
    }
}

/// The newest past date that one of the first four sentences names.
fn lead(clues: &Clues, year: i32) -> Option<(NaiveDate, Span)> {
    clues
        .facts
        .iter()
        .filter(|f| f.sentence < 5 && f.toward == Toward::Past)
        .filter_map(|f| match f.when {
            When::Date(y, m, d) => Some((ymd(y.unwrap_or(year), m, d)?, f.span)),
            _ => None,
        })
        .max_by_key(|l| l.0)
}

/// The evidence, for a person to read.
fn reasons(clues: &Clues, tests: Vec<Test>, year: i32, value: NaiveDate) -> Vec<Evidence> {
    let mut reasons = Vec::new();
    if let Some((own, span)) = clues.year
        && own == year
    {
        reasons.push(evidence(
            Some(span),
            &format!("The text names the year {own}."),
        ));
    }
    for test in tests {
        reasons.push(evidence(test.span, &test.says));
    }
    let newest = clues.facts.iter().find(|f| {
        matches!(f.when, When::Weekday(w) if w == weekday_of(value)) && f.toward != Toward::Future
    });
    if let Some(fact) = newest {
        let says = format!("It tells the news of {}.", value.format("%A"));
        reasons.push(evidence(Some(fact.span), &says));
    }
    reasons
}

/// "9 June 2025".
fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
