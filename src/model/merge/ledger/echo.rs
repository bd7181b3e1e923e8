//! Leaves out rows on which reports agree only because one source tells it again in the same words: a copy is no second witness.

use std::collections::HashSet;

use super::Ground;
use crate::model::merge::features::hash;
use crate::model::{Discrepancy, DiscrepancyKind as Kind, Place, State};

/// The words of a run that is compared.
const RUN: usize = 4;
/// The part of a sentence's runs that stand in another one of which it is a copy.
const COPIED: f32 = 0.6;

/// Whether the cells of a row agree and stand in one sentence that one source printed again and again, or in copies of one
/// article. Quotations are meant to be the same; they are asked elsewhere whether their articles are copies.
pub fn is_one(ground: Ground, row: &Discrepancy) -> bool {
    let [first, others @ ..] = &*row.values else {
        return false;
    };
    let quoted = matches!(row.kind, Kind::Wording | Kind::Speaker);
    if row.state != State::Agree || quoted {
        return false;
    }
    let original = |place: Place| ground.originals.get(place.article.index());
    let source = |place: Place| {
        ground.source.articles[place.article.index()]
            .source
            .as_ref()
    };
    let own = runs(ground, first.place);
    !others.is_empty()
        && others.iter().all(|other| {
            original(first.place) == original(other.place)
                || source(first.place).is_some()
                    && source(first.place) == source(other.place)
                    && copies(&own, &runs(ground, other.place))
        })
}

/// Whether the shorter of two sentences, by their runs of words, is taken from the other.
fn copies(one: &HashSet<u32>, other: &HashSet<u32>) -> bool {
    let shared = one.intersection(other).count();
    let shorter = one.len().min(other.len());
    shorter > 0 && shared as f32 >= COPIED * shorter as f32
}

/// The runs of words of the sentence around a place, by their hashes; marks and case apart.
fn runs(ground: Ground, place: Place) -> HashSet<u32> {
    let note = &ground.source.notes[place.article.index()];
    let span = note
        .sentence_at(place.span.start)
        .map_or(place.span, |at| note.sentences[at].span);
    let text = span.of(ground.text(place.article)).to_lowercase();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let hash = |run: &[&str]| hash(&run.join(" "));
    words.windows(RUN).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::copies;

    #[test]
    fn most_of_the_shorter_sentence_must_be_taken_over() {
        let set = |runs: std::ops::Range<u32>| runs.collect();
        assert!(copies(&set(0..10), &set(4..30)));
        assert!(!copies(&set(0..10), &set(6..30)));
        assert!(!copies(&set(0..0), &set(0..30)));
    }
}
