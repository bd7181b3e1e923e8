//! Finds one statement that several articles make with other numbers: the words around the figure are nearly the same.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Figures;
use super::context::{Context, apart, common, contexts};
use super::fate::{self, Fate};
use super::stated::Stated;
use super::terms::Marks;
use crate::analysis::{Direction, Period, Precision};
use crate::model::Discrepancy;
use crate::model::merge::features::hash;

/// The name of the rule.
const RULE: &str = "one-statement-with-other-numbers";

/// The words that two contexts must share.
const SHARED: usize = 4;
/// The share of the weight of the words of two contexts that must be common.
const ALIKE: f32 = 0.55;
/// The same where it is known what becomes of the things, and where.
const FEWER: usize = 3;
/// The share that must be common there.
const LIKE: f32 = 0.25;
/// The latest groups with a word that a statement is compared with.
const RECENT: usize = 24;
/// How many times the smaller number the larger one may be.
const TIMES: f64 = 15.0;
/// The days before a report up to which a day that it names is the one of its figure.
const WEEK: i64 = 7;
/// The days that two periods of statements without a time of their own may be apart.
const SINCE: i64 = 30;

/// A statement that may be compared.
struct Candidate {
    at: usize,
    day: NaiveDate,
    context: Context,
}

/// Rows of statements made with other numbers: rounded, contradicting each other, or overtaken by later ones.
pub fn rows(figures: Figures, used: &mut [bool], out: &mut Vec<Discrepancy>) {
    let all = candidates(figures, used);
    let weights = weights(&all);
    let mut keys: Vec<(Key, NaiveDate, usize)> = all
        .iter()
        .enumerate()
        .map(|(c, one)| (key(&figures.all[one.at], &one.context), one.day, c))
        .collect();
    keys.sort_unstable();
    for bucket in keys.chunk_by(|a, b| a.0 == b.0) {
        let members: Vec<usize> = bucket.iter().map(|k| k.2).collect();
        let found = Groups {
            figures,
            all: &all,
            weights: &weights,
        };
        for group in found.of(&members) {
            let about = about(figures, &all, &group);
            let group: Vec<usize> = group.into_iter().map(|c| all[c].at).collect();
            super::versions::rows(figures, &group, (RULE, about.as_deref()), used, out);
        }
    }
}

/// What a group is about, where it is known what becomes of the things: "infected in Norland, person"; "leaking a
/// day, barrel".
fn about(figures: Figures, all: &[Candidate], group: &[usize]) -> Option<Box<str>> {
    let first = &all[*group.first()?];
    let context = &first.context;
    let mut out = match context.fate {
        Fate::None => return None,
        fate => fate.word().to_owned(),
    };
    if context.suspected {
        out.insert_str(0, "suspected: ");
    }
    let one = &figures.all[first.at];
    if let Some(place) = context.place {
        out.push_str(" in ");
        out.push_str(place.of(figures.ground.text(one.place.article)));
    } else if context.is_world() {
        out.push_str(" worldwide");
    }
    if context.per == hash("day") {
        out.push_str(" a day");
    }
    Some(format!("{out}, {}", one.figure.unit).into())
}

/// The statements that may be compared, with what stands around them.
fn candidates(figures: Figures, used: &[bool]) -> Vec<Candidate> {
    let fits = |&at: &usize| !used[at] && is_fit(&figures.all[at]);
    let members: Vec<usize> = (0..figures.all.len()).filter(fits).collect();
    let read = contexts(figures, &members);
    let notes = figures.ground.source.notes;
    let day = |at: usize| notes[figures.all[at].place.article.index()].published.value;
    let read = members.into_iter().zip(read);
    read.filter(|(at, context)| is_told(&figures.all[*at], context))
        .filter_map(|(at, context)| {
            Some(Candidate {
                at,
                day: day(at)?,
                context,
            })
        })
        .collect()
}

/// Whether enough is told around a figure, and nothing that ties it to a moment that is not known.
fn is_told(one: &Stated, context: &Context) -> bool {
    let guess = context.fate != Fate::None && one.marks.any(Marks::PLANNED);
    let unclear = context.former && context.fate != Fate::None;
    !context.moving && !guess && !unclear && context.words.len() >= SHARED
}

/// Whether a statement tells a level of its own that another report may give otherwise.
fn is_fit(one: &Stated) -> bool {
    const OTHER: u16 = Marks::NEGATED | Marks::PART | Marks::COMPARED | Marks::ADDITIONAL;
    let moves = matches!(
        one.figure.direction,
        Some(Direction::Up | Direction::Down | Direction::From)
    );
    let quoted = one
        .head
        .as_deref()
        .is_some_and(|h| matches!(h, "price" | "share" | "yield"));
    let timed = matches!(
        &*one.figure.unit,
        "year"
            | "day"
            | "month"
            | "week"
            | "hour"
            | "minute"
            | "second"
            | "time"
            | "times"
            | "decade"
    );
    let bare = &*one.figure.unit == "percent" && one.head.is_none();
    let other = one.figure.rule == "multiple" || one.marks.any(OTHER);
    !(bare || other || moves || timed || quoted && one.period.is_none())
}

/// What statements of one thing share for certain: unit, noun, what one of which it is counted for, what becomes of
/// it, where, and whether it is where a change ends.
type Key = (u32, u32, u32, Fate, u32, (bool, bool));

fn key(one: &Stated, context: &Context) -> Key {
    let unit = fate::unit(context.fate, &one.figure.unit);
    let head = match context.fate {
        Fate::None => one.head.as_deref().unwrap_or(""),
        _ => "",
    };
    let to = one.figure.direction == Some(Direction::To);
    (
        unit,
        hash(head),
        context.per,
        context.fate,
        context.scope,
        (to, context.suspected),
    )
}

/// How telling each word is: rare ones more.
fn weights(all: &[Candidate]) -> HashMap<u32, f32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for word in all.iter().flat_map(|c| &c.context.words) {
        *counts.entry(*word).or_default() += 1;
    }
    let total = all.len() as f32 + 1.0;
    let weigh = |(word, count)| (word, (total / count as f32).ln().max(0.1));
    counts.into_iter().map(weigh).collect()
}

/// Puts statements of one key into groups of one thing each.
struct Groups<'a> {
    figures: Figures<'a>,
    all: &'a [Candidate],
    weights: &'a HashMap<u32, f32>,
}

impl Groups<'_> {
    /// The groups of several statements, their members in order of publication.
    fn of(&self, members: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut recent: HashMap<u32, Vec<usize>> = HashMap::new();
        for &c in members {
            let keys = self.rarest(c);
            let near = keys.iter().filter_map(|word| recent.get(word));
            let mut tried: Vec<usize> = near
                .flat_map(|g| g.iter().rev().take(RECENT))
                .copied()
                .collect();
            tried.sort_unstable();
            tried.dedup();
            let best = tried
                .into_iter()
                .filter_map(|g| Some((self.likeness(&groups[g], c)?, g)))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let group = best.map_or(groups.len(), |(_, g)| g);
            if group == groups.len() {
                groups.push(Vec::new());
            }
            groups[group].push(c);
            for word in keys {
                let list = recent.entry(word).or_default();
                if list.last() != Some(&group) {
                    list.push(group);
                }
            }
        }
        groups.retain(|g| g.len() > 1);
        groups
    }

    /// The most telling words around a statement.
    fn rarest(&self, c: usize) -> Vec<u32> {
        let mut words = self.all[c].context.words.clone();
        let weight = |w: &u32| self.weights.get(w).copied().unwrap_or(0.0);
        words.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
        words.truncate(6);
        if self.all[c].context.is_known() {
            // The key says nearly all: any group of it may be meant.
            words.push(0);
        }
        words
    }

    /// How like a statement is to a group, by its first and its last one; `None` where it is another thing.
    fn likeness(&self, group: &[usize], c: usize) -> Option<f32> {
        let (first, last) = (*group.first()?, *group.last()?);
        let like = |g: usize| self.alike(g, c);
        match (like(first), like(last)) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        }
    }

    fn alike(&self, a: usize, b: usize) -> Option<f32> {
        let (one, other) = (&self.all[a], &self.all[b]);
        if !is_one(self.figures, one, other) {
            return None;
        }
        let weight = |words: &[u32]| {
            words
                .iter()
                .filter_map(|w| self.weights.get(w))
                .sum::<f32>()
        };
        let (x, y) = (&one.context, &other.context);
        let shared: Vec<u32> = x
            .words
            .iter()
            .filter(|w| y.words.binary_search(w).is_ok())
            .copied()
            .collect();
        let share = 2.0 * weight(&shared) / (weight(&x.words) + weight(&y.words)).max(f32::EPSILON);
        let near = common(&x.near, &y.near) * 2;
        let beside = near * 2 >= x.near.len() + y.near.len();
        let known = x.is_known();
        let enough = if known && x.is_flow() {
            !shared.is_empty()
        } else if known {
            shared.len() >= FEWER && share >= LIKE
        } else {
            shared.len() >= SHARED && share >= ALIKE && beside
        };
        enough.then_some(share)
    }
}

/// Whether nothing keeps two statements apart: qualifiers, times, places, bodies.
fn is_one(figures: Figures, a: &Candidate, b: &Candidate) -> bool {
    const KEPT: u16 = Marks::PLANNED | Marks::AVERAGE | Marks::COMBINED | Marks::SUM;
    let (one, other) = (&figures.all[a.at], &figures.all[b.at]);
    if one.place.article == other.place.article {
        return one.sentence != other.sentence
            && one.figure.value.to_bits() == other.figure.value.to_bits();
    }
    let times = one.figure.value.max(other.figure.value) / one.figure.value.min(other.figure.value);
    let since = a.context.since != b.context.since;
    if times > TIMES || since || apart(&a.context.years, &b.context.years) {
        return false;
    }
    if a.context.is_flow() {
        // Who measures it, and which shore it reaches, keeps nothing apart.
        let recent = |c: &Candidate, p: Option<Period>| {
            p.is_none_or(|p| p.precision != Precision::Day || (c.day - p.end).num_days() <= WEEK)
        };
        return recent(a, one.period) && recent(b, other.period);
    }
    let timely = match (one.period, other.period) {
        (Some(x), Some(y)) => x.start <= y.end && y.start <= x.end || a.context.fate.befalls(),
        (Some(x), None) => (b.day - x.end).num_days().abs() <= SINCE,
        (None, Some(y)) => (a.day - y.end).num_days().abs() <= SINCE,
        (None, None) => true,
    };
    let daily = |p: Option<Period>| p.is_some_and(|p| p.precision == Precision::Day);
    let dated = a.context.fate.befalls() || daily(one.period) == daily(other.period);
    timely
        && dated
        && one.marks.of(KEPT) == other.marks.of(KEPT)
        && one.change == other.change
        && !apart(&a.context.places, &b.context.places)
        && !apart(&a.context.bodies, &b.context.bodies)
}
