//! Finds figures that several articles give alike, and those of a shared event that one article alone gives.

use std::collections::HashMap;

use super::context::contexts;
use super::fate::Fate;
use super::stated::Stated;
use super::terms::Marks;
use super::{Figures, akin};
use crate::corpus::ArticleId;
use crate::model::merge::features::hash;
use crate::model::{Discrepancy, EventId, State};

/// The name of the rule for figures that several articles give.
const RULE: &str = "one-figure-in-several-articles";

/// The name of the rule for figures that one article gives.
const ALONE: &str = "figure-of-a-shared-event";

/// How many measures are told apart for one number; what comes after is left out.
const GROUPS: usize = 24;

/// Rows of statements of one number that measure one thing: by noun, parties, qualifiers, and the words around them.
pub fn rows(figures: Figures, used: &mut [bool], out: &mut Vec<Discrepancy>) {
    let mut keys: Vec<(u32, u64, usize)> = figures
        .all
        .iter()
        .enumerate()
        .filter(|(_, s)| s.head.is_some())
        .map(|(at, s)| (hash(&s.figure.unit), s.figure.value.to_bits(), at))
        .collect();
    keys.sort_unstable();
    let mut told: HashMap<Toll, usize> = HashMap::new();
    for bucket in keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let members: Vec<usize> = bucket.iter().map(|&(_, _, at)| at).collect();
        if figures.spread(&members) < 2 {
            continue;
        }
        for group in groups(figures, &members) {
            let new = group.iter().any(|&m| !used[m]);
            if !new || figures.spread(&group) < 2 {
                continue;
            }
            let group = figures.one_each(&group);
            for &m in &group {
                used[m] = true;
            }
            let row = figures.row(&group, RULE).judged();
            let known = toll(figures, group[0]);
            if let Some(&before) = known.as_ref().and_then(|toll| told.get(toll)) {
                join(&mut out[before], row);
            } else {
                told.extend(known.map(|toll| (toll, out.len())));
                out.push(row);
            }
        }
    }
}

/// A number of people that met one fate in one place.
type Toll = (u64, u32, Fate, u32);

/// The toll that a statement tells, where it tells one of two digits or more.
fn toll(figures: Figures, m: usize) -> Option<Toll> {
    let one = &figures.all[m];
    let context = contexts(figures, &[m]).pop()?;
    let telling = context.fate.befalls() && one.figure.value > 10.0;
    let unit = super::fate::unit(context.fate, &one.figure.unit);
    telling.then(|| {
        (
            one.figure.value.to_bits(),
            unit,
            context.fate,
            context.scope,
        )
    })
}

/// Adds to a row what other articles tell alike.
fn join(row: &mut Discrepancy, more: Discrepancy) {
    for value in more.values {
        let article = value.place.article;
        if row.values.iter().all(|v| v.place.article != article) {
            row.values.push(value);
        }
    }
    row.event = row.event.or(more.event);
}

/// The statements of one number, by what they measure; each is compared with the first of a group alone.
fn groups(figures: Figures, members: &[usize]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(Vec<u32>, Vec<usize>)> = Vec::new();
    for &m in members {
        let one = &figures.all[m];
        let bag = figures.bag(one);
        let own = groups.iter_mut().find(|(words, group)| {
            let first = &figures.all[group[0]];
            is_one_measure(first, one) && is_likely(figures, (first, words), (one, &bag))
        });
        if let Some((_, group)) = own {
            group.push(m);
        } else if groups.len() < GROUPS {
            groups.push((bag, vec![m]));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether nothing that two statements of one number say keeps them apart.
fn is_one_measure(a: &Stated, b: &Stated) -> bool {
    const KEPT: u16 =
        Marks::PLANNED | Marks::AVERAGE | Marks::COMPARED | Marks::NEGATED | Marks::COMBINED;
    let on = match (a.parties.on, b.parties.on) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let apart = match (a.period, b.period) {
        (Some(one), Some(other)) => one.end < other.start || other.end < one.start,
        _ => false,
    };
    a.head == b.head
        && a.change == b.change
        && a.per == b.per
        && a.marks.of(KEPT) == b.marks.of(KEPT)
        && a.parties.by == b.parties.by
        && on
        && !(apart && a.figure.rule != "count" && a.event != b.event)
}

/// Whether it is likely that one thing is meant: one event, one owner of one measured thing, or words in common.
fn is_likely(figures: Figures, one: (&Stated, &[u32]), other: (&Stated, &[u32])) -> bool {
    let ((a, words), (b, others)) = (one, other);
    let counted = a.figure.rule == "count";
    let one_event = a.event.is_some() && a.event == b.event && a.verb == b.verb;
    let owned = !counted
        && a.parties.by.is_some()
        && (a.parties.on.is_some() || b.parties.on.is_some())
        && a.head
            .as_deref()
            .is_some_and(|h| super::terms::measured(h).is_some());
    let telling = figures.digits(a).min(figures.digits(b));
    let least = match telling {
        0 | 1 => 5,
        2 => 4,
        _ => 3,
    };
    let verbs = a.verb == b.verb || !counted;
    one_event && akin(words, others, 2) || owned || verbs && akin(words, others, least)
}

/// Rows of figures of an event that several articles tell, where no other article gives that number of anything, nor
/// another number of the same unit for the event.
pub fn alone(figures: Figures, used: &[bool], out: &mut Vec<Discrepancy>) {
    let mut given: HashMap<u64, Option<ArticleId>> = HashMap::new();
    let mut units: HashMap<(EventId, &str), Option<ArticleId>> = HashMap::new();
    for one in figures.all {
        let article = one.place.article;
        let keep = |by: &mut Option<ArticleId>| *by = by.filter(|&first| first == article);
        keep(
            given
                .entry(one.figure.value.to_bits())
                .or_insert(Some(article)),
        );
        if let Some(event) = one.event {
            keep(
                units
                    .entry((event, &one.figure.unit))
                    .or_insert(Some(article)),
            );
        }
    }
    let mut last = None;
    for (at, one) in figures.all.iter().enumerate() {
        let value = one.figure.value.to_bits();
        let unit = one.event.and_then(|e| *units.get(&(e, &*one.figure.unit))?);
        let single = unit.is_some() && given.get(&value).is_some_and(Option::is_some);
        let told = one.head.is_some() && !one.marks.any(Marks::PART);
        let this = Some((one.event, value));
        if used[at] || !single || !told || last == this {
            continue;
        }
        last = this;
        let mut row = figures.row(&[at], ALONE);
        row.state = State::SingleSource;
        out.push(row);
    }
}
