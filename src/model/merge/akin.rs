//! Says whether two descriptions share enough beside their time and their class to be of one event.
//!
//! What "ended", "fell" or was "announced" on one day may be many things. What makes them one is something that few
//! mentions of the corpus have: a participant, a place, an object.

use super::cluster::{Cluster, likeness, most_shared};
use super::features::{Features, Weights};

/// How much of what a corpus's rarest words tell a shared one must tell.
const SHARE: f32 = 0.4;
/// What is taken off for small corpora, where every word is rare.
const SMALL: f32 = 1.2;

/// Whether `features` may be of the event that `known` describes: one telling class, or something distinctive shared.
pub fn akin(features: &Features, known: &Features, weights: &Weights) -> bool {
    let same = features.class == known.class && !features.common;
    same || shares(features, known, weights)
}

/// Whether two descriptions share a participant, a place or a word that few mentions have.
pub fn shares(a: &Features, b: &Features, weights: &Weights) -> bool {
    let least = SHARE * weights.rarest() - SMALL;
    let common = |x: &[u32], y: &[u32], weight: &dyn Fn(u32) -> f32| {
        x.iter()
            .any(|w| y.binary_search(w).is_ok() && weight(*w) >= least)
    };
    let telling = |w: u32| {
        if w == a.class || w == b.class {
            f32::MIN
        } else {
            weights.of(w)
        }
    };
    common(&a.places, &b.places, &|_| f32::MAX)
        || common(&a.actors, &b.actors, &|id| weights.of_actor(id))
        || common(&a.words, &b.words, &telling)
}

/// The likest of `candidates` for a vague mention, the much told first among those that come near: a slip of one
/// article must not take what many articles tell of another day. With its likeness and that of the next one.
pub fn supported(
    candidates: &mut Vec<u32>,
    features: &Features,
    clusters: &[Cluster],
    weights: &Weights,
) -> Option<(u32, f32, f32)> {
    let mut best: Option<(u32, f32, f32)> = None;
    let mut second = f32::MIN;
    for cluster in most_shared(candidates) {
        let known = &clusters[cluster as usize];
        let alike = likeness(features, &known.features, weights);
        let support = (SUPPORT * (known.items.len() as f32).ln()).min(MOST_SUPPORT);
        let same = known.features.class == features.class;
        let score = alike + if same { support } else { 0.0 };
        match best {
            Some((_, _, top)) if score <= top => second = second.max(alike),
            _ => {
                second = best.map_or(second, |b| second.max(b.1));
                best = Some((cluster, alike, score));
            }
        }
    }
    best.map(|(cluster, alike, _)| (cluster, alike, second))
}

/// How much it speaks for an event that e times as many accounts tell it.
const SUPPORT: f32 = 0.25;
/// How much it speaks for an event at most that many accounts tell it.
const MOST_SUPPORT: f32 = 0.4;

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::model::merge::trial::trial;

    fn rows(model: &Model) -> Vec<usize> {
        let mut rows: Vec<usize> = model.events.iter().map(|e| e.accounts.len()).collect();
        rows.sort_unstable();
        rows
    }

    #[test]
    fn a_vague_account_goes_to_the_day_that_most_articles_give() {
        let day = "The ferry Alma <sink:sank> off [l:Besso] {2031-03-02|on March 2}, killing nine sailors.";
        let other = "{2031-03-02|On March 2} nine sailors died when the ferry Alma <sink:sank> near [l:Besso].";
        let third =
            "Off [l:Besso] the ferry Alma <sink:sank> {2031-03-02|on March 2} with nine sailors.";
        let slip = "The ferry Alma <slip:sank> off [l:Besso] {2031-03-09|on March 9}.";
        let vague = "{2031-03|This month} the ferry Alma <sink:sank> off [l:Besso].";
        let told = trial(&[
            ("2031-03-20", day),
            ("2031-03-21", other),
            ("2031-03-22", third),
            ("2031-03-23", slip),
            ("2031-03-24", vague),
        ]);
        assert_eq!(rows(&told.model), [1, 4]);
    }
}
