//! Actors across articles.

use super::Place;
use crate::analysis::{ActorKind, MentionForm};

/// The number of an actor in the model, dense from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u32);

impl ActorId {
    /// The number as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One of the surfaces an actor goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The surface, verbatim.
    pub surface: Box<str>,
    /// How often it stands in the corpus.
    pub count: u32,
}

/// One mention of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MentionRef {
    /// Where.
    pub place: Place,
    /// How it names the actor.
    pub form: MentionForm,
}

/// One actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its number.
    pub id: ActorId,
    /// Its canonical name: the fullest one that stands in the corpus, or the lexicon's.
    pub name: Box<str>,
    /// What it is.
    pub kind: ActorKind,
    /// The surfaces it goes by, most frequent first; pronouns left out.
    pub aliases: Vec<Alias>,
    /// Its roles and titles, most frequent first.
    pub roles: Vec<Alias>,
    /// ISO 3166 alpha-2 code of the country it is or belongs to, where known.
    pub country: Option<[u8; 2]>,
    /// Its mentions, in order of article and text.
    pub mentions: Vec<MentionRef>,
    /// Why its mentions were joined, a line each, for a person to read.
    pub why: Vec<Box<str>>,
}
