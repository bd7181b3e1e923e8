//! Finds figures of one measure that articles give differently: rounded, less exact, or contradicting each other.

use chrono::NaiveDate;

use super::context::{Context, contexts};
use super::stated::Stated;
use super::terms::Marks;
use super::{Figures, akin};
use crate::analysis::{Direction, Period};
use crate::model::merge::features::hash;
use crate::model::{Discrepancy, EventId, State};

/// The name of the rule.
const RULE: &str = "figures-of-one-measure";

/// The days after which what happened is known: a count that still grows differs with the day of the report.
const SETTLED: i64 = 10;

/// What two statements must share to be of one measure, as far as it can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    unit: u32,
    head: u32,
    by: u32,
    on: u32,
    marks: u16,
    way: u8,
    per: u32,
    verb: u32,
    event: Option<EventId>,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
}

/// Rows of statements of one measure with other values, or the same value given less exactly.
pub fn rows(figures: Figures, used: &mut [bool], out: &mut Vec<Discrepancy>) {
    let mut keys: Vec<(Key, usize)> = Vec::new();
    for (at, one) in figures.all.iter().enumerate() {
        if let Some(key) = key(one).filter(|_| !used[at]) {
            keys.push((key, at));
        }
    }
    keys.sort_unstable();
    for bucket in keys.chunk_by(|a, b| a.0 == b.0) {
        let members: Vec<usize> = bucket.iter().map(|&(_, at)| at).collect();
        if figures.spread(&members) < 2 {
            continue;
        }
        let members = alike(figures, &figures.one_each(&members));
        if members.len() < 2 {
            continue;
        }
        let row = figures.row(&members, RULE).judged();
        let shown = match row.state {
            State::Differ => {
                members.iter().all(|&m| is_firm(&figures.all[m])) && is_settled(figures, &members)
            }
            State::Agree => false,
            _ => true,
        };
        if shown {
            for &m in &members {
                used[m] = true;
            }
            out.push(row);
        }
    }
}

/// The key of a statement that may be compared; none where too little is known.
fn key(one: &Stated) -> Option<Key> {
    let head = one.head.as_deref()?;
    let counted = one.figure.rule == "count";
    if one.figure.rule == "multiple" || !counted && super::terms::is_generic(head) {
        return None;
    }
    let period = one.period.filter(|_| one.event.is_none());
    if one.event.is_none() && (period.is_none() || one.parties.by.is_none()) {
        return None;
    }
    Some(Key {
        unit: hash(&one.figure.unit),
        head: hash(head),
        by: one.parties.by.map_or(0, |p| p.code),
        on: one
            .parties
            .on
            .map_or(0, |(link, p)| p.code ^ (link as u32) << 20),
        marks: one.marks.0,
        way: way(one.figure.direction),
        per: one.per,
        verb: one.verb,
        event: one.event,
        start: period.map(|p: Period| p.start),
        end: period.map(|p| p.end),
    })
}

/// Values before a change, after it, changes up and down are four measures; limits are values.
fn way(direction: Option<Direction>) -> u8 {
    match direction {
        Some(Direction::From) => 1,
        Some(Direction::To) => 2,
        Some(Direction::Up) => 3,
        Some(Direction::Down) => 4,
        _ => 0,
    }
}

/// Those whose words around the figure are like the first one's.
fn alike(figures: Figures, members: &[usize]) -> Vec<usize> {
    let Some(&first) = members.first() else {
        return Vec::new();
    };
    let words = figures.bag(&figures.all[first]);
    // "killing 11 workers and injuring 17" counts two things.
    let fates = contexts(figures, members);
    let like = |(m, context): &(&usize, &Context)| {
        context.fate == fates[0].fate
            && (**m == first || akin(&words, &figures.bag(&figures.all[**m]), 3))
    };
    let alike = members.iter().zip(&fates).filter(like);
    alike.map(|(&m, _)| m).collect()
}

/// Whether a statement is the article's own and about what is: plans, guesses and quoted words may well differ.
fn is_firm(one: &Stated) -> bool {
    !one.quoted
        && !one.figure.approximate
        && !one
            .marks
            .any(Marks::PLANNED | Marks::ESTIMATE | Marks::NEGATED | Marks::PART)
}

/// Whether the statements were published together, or all long after what they tell.
fn is_settled(figures: Figures, members: &[usize]) -> bool {
    let source = figures.ground.source;
    let days = members.iter().map(|&m| {
        let article = figures.all[m].place.article.index();
        source.notes[article].published.value
    });
    let Some(days) = days.collect::<Option<Vec<NaiveDate>>>() else {
        return false;
    };
    let (Some(&first), Some(&last)) = (days.iter().min(), days.iter().max()) else {
        return false;
    };
    let told = members.iter().filter_map(|&m| figures.all[m].period);
    let end = told.map(|p| p.end).max();
    (last - first).num_days() <= 1 || end.is_some_and(|end| (first - end).num_days() >= SETTLED)
}
