//! The index of all sentences by what they tell with, so that those that may tell the same are found without a look at
//! the others.

use super::super::Model;
use super::keys::{self, Key, is_time};
use super::likeness::{self, ALONE, Weighed};
use super::{Place, Telling};
use crate::analysis::SentenceKind;
use crate::corpus::ArticleId;

/// What more sentences than this share leads to none of them.
const COMMON: usize = 64;
/// By how many of its rarest keys a stretch is looked up.
const RAREST: usize = 8;
/// In a corpus of more sentences nothing is looked up: the index would take too long and too much memory.
const MOST: usize = 500_000;
/// How much steeper than its inverse document frequency the weight of a key falls: in few articles of one story what
/// all of them talk about would weigh too much.
const STEEP: f32 = 1.5;
/// How much less a time weighs than a word: it tells when, not what.
const TIME: f32 = 0.5;

/// All sentences of stories with their keys.
#[derive(Debug, Default)]
pub struct Index {
    /// The keys there are, in order.
    known: Vec<u64>,
    /// Where the sentences of each key begin in `places`, and after the last key their number.
    starts: Vec<u32>,
    /// The sentences of each key, by their number.
    places: Vec<u32>,
    /// How much each key weighs, from 0 to 1.
    weights: Vec<f32>,
    /// The sentences.
    sentences: Vec<Place>,
    /// Where the keys of each sentence end in `keys`.
    ends: Vec<u32>,
    /// The keys of all sentences.
    keys: Vec<Weighed>,
}

impl Index {
    /// The index of a model.
    pub fn of(model: &Model) -> Self {
        let mut out = Self::default();
        let count: usize = model.annotations.iter().map(|n| n.sentences.len()).sum();
        if count > MOST {
            return out;
        }
        for (article, notes) in (0..).map(ArticleId).zip(&model.annotations) {
            let story = |s: &&crate::analysis::Sentence| s.kind == SentenceKind::Story;
            for sentence in notes.sentences.iter().filter(story) {
                let span = sentence.span;
                out.sentences.push(Place { article, span });
                let keys = keys::of(model, article, span).into_iter();
                out.keys
                    .extend(keys.map(|key| Weighed { key, weight: 1.0 }));
                out.ends.push(out.keys.len() as u32);
            }
        }
        out.invert();
        let weights = out.keys.iter().map(|own| out.weight(own.key.what));
        let weights: Vec<f32> = weights.collect();
        for (own, weight) in out.keys.iter_mut().zip(weights) {
            own.weight = weight;
        }
        out
    }

    /// Finds the sentences of each key, and how much the key weighs.
    fn invert(&mut self) {
        let mut all: Vec<(u64, u32)> = Vec::with_capacity(self.keys.len());
        for number in 0..self.sentences.len() {
            let keys = self.keys_of(number).iter();
            all.extend(keys.map(|own| (own.key.what, number as u32)));
        }
        all.sort_unstable();
        let rarest = idf(2, self.sentences.len());
        for same in all.chunk_by(|a, b| a.0 == b.0) {
            let what = same[0].0;
            self.known.push(what);
            self.starts.push(self.places.len() as u32);
            self.places.extend(same.iter().map(|&(_, number)| number));
            let weight = idf(same.len(), self.sentences.len()) / rarest;
            let kind = if is_time(what) { TIME } else { 1.0 };
            let weight = kind * weight.max(0.0).powf(STEEP).clamp(0.02, 1.0);
            self.weights.push(weight);
        }
        self.starts.push(self.places.len() as u32);
    }

    fn keys_of(&self, number: usize) -> &[Weighed] {
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.keys[from as usize..self.ends[number] as usize]
    }

    fn weight(&self, what: u64) -> f32 {
        let known = self.known.binary_search(&what);
        known.map_or(1.0, |at| self.weights[at])
    }

    /// The keys with their weights.
    pub fn weigh(&self, keys: &[Key]) -> Vec<Weighed> {
        let weigh = |&key: &Key| Weighed {
            key,
            weight: self.weight(key.what),
        };
        keys.iter().map(weigh).collect()
    }

    /// The sentences of the articles that `of` names which tell what `own` tells, in order.
    pub fn like(&self, own: &[Weighed], of: impl Fn(ArticleId) -> bool) -> Vec<Telling> {
        let mut near: Vec<u32> = Vec::new();
        for rare in self.rarest(own) {
            near.extend(self.places_of(rare));
        }
        near.sort_unstable();
        // Two stretches that share one rare thing alone do not tell the same.
        let twice = near.chunk_by(|a, b| a == b).filter(|same| same.len() > 1);
        let tell = |same: &[u32]| {
            let number = same[0] as usize;
            let place = self.sentences[number];
            if !of(place.article) {
                return None;
            }
            let likeness = likeness::of(own, self.keys_of(number), ALONE)?;
            Some(Telling { place, likeness })
        };
        twice.filter_map(tell).collect()
    }

    /// The rarest of the keys, by their place in the index.
    fn rarest(&self, keys: &[Weighed]) -> Vec<usize> {
        let known = keys
            .iter()
            .filter_map(|own| self.known.binary_search(&own.key.what).ok());
        let count = |at: &usize| self.places_of(*at).len();
        let mut rare: Vec<usize> = known
            .filter(|at| (2..=COMMON).contains(&count(at)))
            .collect();
        rare.sort_by_key(count);
        rare.truncate(RAREST);
        rare
    }

    fn places_of(&self, at: usize) -> &[u32] {
        &self.places[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// How much a key tells that `count` of `sentences` sentences have.
fn idf(count: usize, sentences: usize) -> f32 {
    ((sentences as f32 + 3.0) / (count as f32 + 1.0))
        .ln()
        .max(0.01)
}
