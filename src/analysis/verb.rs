//! Finds verb groups and their tense, modality and negation, by word forms and lexicons.

use super::{Sentence, Token};

/// What a verb group says about when and whether.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "agreed", "has agreed", "was held", "had been told".
    Past,
    /// "is", "says", "are meeting".
    Present,
    /// "will meet", "is set to", "are expected to", "plans to", "is due to", "to be held".
    Future,
    /// "would", "could", "might", "may", "should".
    Conditional,
    /// "to meet", where no finite verb rules it.
    Infinitive,
    /// "marking", "accused by", where no auxiliary stands before it.
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// Its first token, as an index into the scan's tokens.
    pub first: u32,
    /// The index after its last token.
    pub last: u32,
    /// The token of the verb that carries the meaning ("agreed" in "has not agreed").
    pub head: u32,
    /// Its tense.
    pub tense: Tense,
    /// Whether it is negated ("did not", "never", "failed to").
    pub negated: bool,
    /// Whether it is passive ("was signed").
    pub passive: bool,
}

/// The verb groups of one sentence, in order, added to `groups`.
pub fn groups(_text: &str, _tokens: &[Token], _sentence: &Sentence, _groups: &mut Vec<VerbGroup>) {}
