//! Tells of an actor what it did, said, is said to have done, and whom it appears with, for each export.

use serde::Serialize;

use super::cite::Citations;
use super::rows::{At, Day};
use super::words::when;
use crate::analysis::Status;
use crate::model::dossier::{Companion, Deed, Dossier, Saying, Teller};
use crate::model::{ActorId, Model, Place};

/// The most sentences of a companion that are told.
const SENTENCES: usize = 5;

/// What is known of an actor, in JSON.
#[derive(Serialize)]
pub(super) struct DossierRow<'a> {
    did: Vec<DeedRow<'a>>,
    said: Vec<SaidRow<'a>>,
    said_to_have_done: Vec<DeedRow<'a>>,
    took_part: Vec<DeedRow<'a>>,
    with: Vec<WithRow<'a>>,
}

#[derive(Serialize)]
struct DeedRow<'a> {
    event: u32,
    status: &'static str,
    /// The actor whose word it is, where it is not the article's own and a name is given.
    by: Option<u32>,
    /// The words that name whose word it is, where it is no actor.
    by_words: Option<&'a str>,
    #[serde(flatten)]
    at: At<'a>,
    others: Vec<At<'a>>,
}

#[derive(Serialize)]
struct SaidRow<'a> {
    direct: bool,
    #[serde(flatten)]
    at: At<'a>,
    others: Vec<At<'a>>,
}

#[derive(Serialize)]
struct WithRow<'a> {
    actor: u32,
    /// How many sentences name both.
    shared: usize,
    first: Option<Day>,
    last: Option<Day>,
    sentences: Vec<At<'a>>,
}

/// Tells what is known of one actor after the other.
pub(super) struct Deeds<'a, 'b> {
    /// What is known of all.
    pub model: &'a Model,
    /// Where words stand.
    pub citations: &'b Citations<'a>,
}

impl<'a> Deeds<'a, '_> {
    /// What is known of an actor, in JSON.
    pub fn row(&self, dossier: &Dossier) -> DossierRow<'a> {
        let deeds = |list: &[Deed]| list.iter().map(|d| self.deed(d)).collect();
        DossierRow {
            did: deeds(&dossier.did),
            said: dossier.said.iter().map(|s| self.said(s)).collect(),
            said_to_have_done: deeds(&dossier.told),
            took_part: deeds(&dossier.part),
            with: dossier.with.iter().map(|c| self.with(c)).collect(),
        }
    }

    fn at(&self, place: Place) -> At<'a> {
        At::of(&self.citations.cite(place))
    }

    fn all(&self, places: &[Place]) -> Vec<At<'a>> {
        places.iter().map(|&place| self.at(place)).collect()
    }

    fn deed(&self, deed: &Deed) -> DeedRow<'a> {
        DeedRow {
            event: deed.event.0,
            status: deed.status.name(),
            by: match deed.teller {
                Some(Teller::Actor(ActorId(id))) => Some(id),
                _ => None,
            },
            by_words: match deed.teller {
                Some(Teller::Words(place)) => Some(self.model.words(place)),
                _ => None,
            },
            at: self.at(deed.place),
            others: self.all(&deed.others),
        }
    }

    fn said(&self, saying: &Saying) -> SaidRow<'a> {
        SaidRow {
            direct: saying.direct,
            at: self.at(saying.place),
            others: self.all(&saying.others),
        }
    }

    fn with(&self, companion: &Companion) -> WithRow<'a> {
        let sentences = &companion.sentences[..companion.sentences.len().min(SENTENCES)];
        WithRow {
            actor: companion.actor.0,
            shared: companion.sentences.len(),
            first: companion.days.map(|(first, _)| Day(first)),
            last: companion.days.map(|(_, last)| Day(last)),
            sentences: self.all(sentences),
        }
    }

    /// What is known of an actor, each place with the section that it stands in, for a table.
    pub fn cells(&self, dossier: &Dossier) -> Vec<(String, Place)> {
        let mut cells = Vec::new();
        let lists = [
            ("did", &dossier.did),
            ("said to have done", &dossier.told),
            ("took part", &dossier.part),
        ];
        for (name, deeds) in lists {
            for deed in deeds {
                let places = std::iter::once(&deed.place).chain(&deed.others);
                cells.extend(places.map(|place| (name.to_owned(), *place)));
            }
        }
        for saying in &dossier.said {
            let places = std::iter::once(&saying.place).chain(&saying.others);
            cells.extend(places.map(|place| ("said".to_owned(), *place)));
        }
        for companion in &dossier.with {
            let name = &self.model.actor(companion.actor).name;
            let sentences = companion.sentences.iter().take(SENTENCES);
            cells.extend(sentences.map(|place| (format!("with {name}"), *place)));
        }
        cells
    }

    /// What is known of an actor in a few headed lists: the name of each, and its lines: what stands before the words,
    /// and their place.
    pub fn lists(&self, dossier: &Dossier) -> [(&'static str, Vec<(String, Place)>); 3] {
        let deeds = |list: &[Deed]| -> Vec<(String, Place)> {
            list.iter().map(|d| (self.before(d), d.place)).collect()
        };
        let said = |s: &Saying| {
            let others = match s.others.len() {
                0 => String::new(),
                count => format!("also in {count} places"),
            };
            (others, s.place)
        };
        [
            ("Did", deeds(&dossier.did)),
            ("Said", dossier.said.iter().map(said).collect()),
            ("Is said to have done", deeds(&dossier.told)),
        ]
    }

    /// When a deed was, whether it happened, and whose word it is.
    fn before(&self, deed: &Deed) -> String {
        let mut parts = vec![when(self.model.event(deed.event))];
        if deed.status != Status::Past {
            parts.push(deed.status.name().to_owned());
        }
        match deed.teller {
            Some(Teller::Actor(id)) => parts.push(format!("by {}", self.model.actor(id).name)),
            Some(Teller::Words(place)) => parts.push(format!("by “{}”", self.model.words(place))),
            Some(Teller::Unnamed) => parts.push("by somebody unnamed".to_owned()),
            None => {}
        }
        parts.join(", ")
    }
}
