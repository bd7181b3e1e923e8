//! Clusters event mentions across articles: each joins the likest event of its time, or opens one.
//!
//! Mentions of one day are compared with that day's events alone, reached through the words, actors
//! and classes they share, so that the work grows with the text and not with its square. A mention is
//! compared with all that its event's mentions have in common, not with one of them: events do not chain.

use std::collections::HashMap;

use super::akin::{Time, akin};
use super::features::{Features, Item, Source, Weights};
use super::gather;
use crate::analysis::{Period, Precision};

/// The events a mention is compared with at most, per key.
const POSTINGS: usize = 48;
/// The words an event is known by at most.
const WORDS: usize = 40;
/// The mentions that a further one is compared with at most.
const TOLD: usize = 8;

/// Mentions of one event.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// Its mentions, in the order they joined.
    pub items: Vec<Item>,
    /// The days it covers; `None` where no mention gives a time.
    pub period: Option<Period>,
    /// What its mentions tell together, up to a limit.
    pub features: Features,
    /// What its first mentions tell, one by one; empty while it has one alone.
    told: Vec<Features>,
}

impl Cluster {
    /// An event of one mention.
    pub fn open(item: Item, period: Option<Period>, features: Features) -> Self {
        Self {
            items: vec![item],
            period,
            features,
            told: Vec::new(),
        }
    }

    /// What its first mentions tell, one by one.
    pub fn told(&self) -> &[Features] {
        if self.told.is_empty() {
            std::slice::from_ref(&self.features)
        } else {
            &self.told
        }
    }

    /// Takes a mention in.
    pub fn take(&mut self, item: Item, features: &Features) {
        self.items.push(item);
        if self.told.is_empty() {
            self.told.push(self.features.clone());
        }
        if self.told.len() < TOLD {
            self.told.push(features.clone());
        }
        self.know(features);
    }

    /// Takes another event in, of which this one is the more told.
    pub fn absorb(&mut self, other: &Self) {
        self.items.extend_from_slice(&other.items);
        if self.told.is_empty() {
            self.told.push(self.features.clone());
        }
        let room = TOLD.saturating_sub(self.told.len());
        self.told.extend(other.told().iter().take(room).cloned());
        self.know(&other.features);
    }

    /// Adds what a mention tells to what all tell together.
    fn know(&mut self, features: &Features) {
        extend(&mut self.features.words, &features.words, WORDS);
        extend(&mut self.features.actors, &features.actors, 24);
        extend(&mut self.features.persons, &features.persons, 24);
        extend(&mut self.features.places, &features.places, 12);
        // One mention by a telling class makes the event known by it.
        if self.features.common && !features.common {
            self.features.class = features.class;
            self.features.common = false;
        }
    }
}

/// Adds to a sorted list what it lacks, up to `most` members.
fn extend(list: &mut Vec<u32>, more: &[u32], most: usize) {
    for &value in more {
        if let Err(at) = list.binary_search(&value)
            && list.len() < most
        {
            list.insert(at, value);
        }
    }
}

/// How like two descriptions are, from below 0 to about 1.4.
pub fn likeness(a: &Features, b: &Features, weights: &Weights) -> f32 {
    let words = cosine(&a.words, &b.words, weights);
    let actors = overlap(&a.actors, &b.actors);
    let apart = !a.places.is_empty() && !b.places.is_empty() && shared(&a.places, &b.places) == 0;
    let mut score = 0.8 * words - if apart { 0.4 } else { 0.0 };
    if shared(&a.places, &b.places) > 0 {
        score += 0.15;
    }
    score += match actors {
        Some(actors) => 0.35 * actors - if actors == 0.0 { 0.2 } else { 0.0 },
        None => 0.15,
    };
    if a.saying && b.saying && actors.is_none_or(|a| a < 0.5) {
        return score - 0.5;
    }
    let named = |x: &Features, y: &Features| {
        !x.common && !y.saying && y.words.binary_search(&x.class).is_ok()
    };
    if a.class == b.class {
        score += if a.common || b.common { 0.2 } else { 0.45 };
    } else if named(a, b) || named(b, a) {
        score += 0.15;
    } else if a.saying != b.saying {
        score -= 0.1;
    }
    score
}

/// How many members two sorted lists share.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}

/// The share of the smaller list that stands in the other; `None` where one is empty.
fn overlap(a: &[u32], b: &[u32]) -> Option<f32> {
    let least = a.len().min(b.len());
    (least > 0).then(|| shared(a, b) as f32 / least as f32)
}

/// The cosine of two word lists, by weight; the longer one counts no more than twice the shorter.
fn cosine(a: &[u32], b: &[u32], weights: &Weights) -> f32 {
    let square = |list: &[u32]| list.iter().map(|&w| weights.of(w).powi(2)).sum::<f32>();
    let (left, right) = (square(a), square(b));
    let least = left.min(right);
    if least <= 0.0 {
        return 0.0;
    }
    let both: f32 = a
        .iter()
        .filter(|w| b.binary_search(w).is_ok())
        .map(|&w| weights.of(w).powi(2))
        .sum();
    both / (left.min(2.0 * least) * right.min(2.0 * least)).sqrt()
}

/// Events that can be reached by what they share with a mention.
///
/// A key's events are a chain through one list, the latest first: most keys have one event, and a list for each would
/// take more room than all texts.
#[derive(Debug, Default)]
pub struct Reach {
    /// Where each key's chain begins in `chains`.
    heads: HashMap<u64, u32>,
    /// An event and where its key's chain goes on; [`END`] where it does not.
    chains: Vec<(u32, u32)>,
}

/// The end of a chain.
const END: u32 = u32::MAX;

impl Reach {
    /// Makes `cluster` reachable under `bucket` by the class, actors and words of `features`.
    pub fn add(&mut self, bucket: u32, cluster: u32, features: &Features) {
        for key in keys(bucket, features) {
            let head = self.heads.entry(key).or_insert(END);
            let latest = self.chains.get(*head as usize).map(|link| link.0);
            if latest != Some(cluster) {
                self.chains.push((cluster, *head));
                *head = self.chains.len() as u32 - 1;
            }
        }
    }

    /// The events that share most with `features`, under `bucket`, likeliest first by number of shared keys.
    pub fn near(&self, bucket: u32, features: &Features, out: &mut Vec<u32>) {
        for key in keys(bucket, features) {
            let head = self.heads.get(&key).copied().unwrap_or(END);
            let link = |at: u32| self.chains.get(at as usize);
            let chain = std::iter::successors(link(head), |&&(_, next)| link(next));
            out.extend(chain.take(POSTINGS).map(|link| link.0));
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.heads.clear();
        self.chains.clear();
    }
}

fn keys(bucket: u32, features: &Features) -> impl Iterator<Item = u64> + '_ {
    let class = (!features.common).then_some(features.class);
    let pairs = features
        .actors
        .iter()
        .map(|a| features.class.rotate_left(7) ^ a.wrapping_mul(0x9e37_79b1));
    class
        .into_iter()
        .chain(pairs)
        .chain(features.words.iter().map(|w| w ^ 0x5bd1_e995))
        .map(move |k| u64::from(bucket) << 32 | u64::from(k))
}

/// The candidates that came up most often, each once, a bounded number of them; `candidates` is emptied.
pub fn most_shared(candidates: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    candidates.sort_unstable();
    let mut at = 0;
    let mut counted: Vec<(usize, u32)> = Vec::new();
    while at < candidates.len() {
        let same = candidates[at..].partition_point(|&c| c == candidates[at]);
        counted.push((same, candidates[at]));
        at += same;
    }
    candidates.clear();
    if counted.len() > POSTINGS {
        counted.sort_unstable_by_key(|&(same, c)| (std::cmp::Reverse(same), c));
        counted.truncate(POSTINGS);
    }
    counted.into_iter().map(|c| c.1)
}

/// The likest of `candidates` to `features`, with its likeness and that of the next one.
pub fn likest(
    candidates: &mut Vec<u32>,
    features: &Features,
    clusters: &[Cluster],
    weights: &Weights,
) -> Option<(u32, f32, f32)> {
    let mut best: Option<(u32, f32, f32)> = None;
    for cluster in most_shared(candidates) {
        let score = likeness(features, &clusters[cluster as usize].features, weights);
        best = Some(match best {
            Some((_, top, _)) if score > top => (cluster, score, top),
            Some((b, top, second)) => (b, top, second.max(score)),
            None => (cluster, score, f32::MIN),
        });
    }
    best
}

/// The least likeness that joins two mentions of one day.
pub const SAME_DAY: f32 = 0.62;
/// The likest events that are tried.
const TRIED: usize = 4;

/// The events of mentions that name a day; `items` in order of day, then article.
pub fn by_day(
    source: Source,
    weights: &Weights,
    items: &[(Period, Item)],
    clusters: &mut Vec<Cluster>,
) {
    let mut reach = Reach::default();
    let mut near = Vec::new();
    let mut day = None;
    let mut first = clusters.len();
    for &(period, item) in items {
        if day != Some(period.start) {
            day = Some(period.start);
            reach.clear();
            gather::day(weights, clusters, first);
            first = clusters.len();
        }
        let features = weights.features(source, item);
        reach.near(0, &features, &mut near);
        if let Some(cluster) = of_day(&mut near, &features, clusters, weights) {
            clusters[cluster as usize].take(item, &features);
            reach.add(0, cluster, &features);
        } else {
            let number = clusters.len() as u32;
            reach.add(0, number, &features);
            clusters.push(Cluster::open(item, Some(period), features));
        }
    }
    gather::day(weights, clusters, first);
}

/// The likest of the events of a day that a mention goes with.
fn of_day(
    candidates: &mut Vec<u32>,
    features: &Features,
    clusters: &[Cluster],
    weights: &Weights,
) -> Option<u32> {
    let score = |c: u32| likeness(features, &clusters[c as usize].features, weights);
    let mut fit: Vec<(f32, u32)> = most_shared(candidates)
        .map(|c| (score(c), c))
        .filter(|f| f.0 >= SAME_DAY)
        .collect();
    fit.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let goes = |c: &u32| akin(features, &clusters[*c as usize], weights, Time::Day);
    fit.into_iter().take(TRIED).map(|f| f.1).find(goes)
}

/// Whether a period is one day.
pub fn is_day(period: &Period) -> bool {
    period.precision == Precision::Day && period.start == period.end
}
