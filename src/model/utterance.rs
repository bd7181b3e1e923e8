//! One utterance: words that somebody said once, as several articles quote them.

use super::{ActorId, Model, Place};
use crate::analysis::Quotation;

/// One quotation of an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The quoted words.
    pub place: Place,
    /// The index of the quotation in its article's annotations.
    pub quotation: u32,
}

/// What somebody said, as two or more articles quote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// Who said it, as most articles that name somebody have it.
    pub speaker: Option<ActorId>,
    /// Its quotations, the longest first. An article may have several, each a part.
    pub variants: Vec<Variant>,
}

impl Model {
    /// The quotation of a variant.
    pub fn quotation(&self, variant: Variant) -> &Quotation {
        let notes = &self.annotations[variant.place.article.index()];
        &notes.quotations[variant.quotation as usize]
    }

    /// The utterance that the quotation at `place` is a variant of, if several articles quote it.
    pub fn utterance_at(&self, place: Place) -> Option<&Utterance> {
        let found = self.utterance_of.binary_search_by_key(&place, |&(p, _)| p);
        let (_, number) = self.utterance_of[found.ok()?];
        self.utterances.get(number as usize)
    }
}
