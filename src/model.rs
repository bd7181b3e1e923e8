//! What all articles say together: actors resolved, events clustered, accounts compared, indexes.
//!
//! A [`Model`] is immutable. Loading, reloading and correcting build a new one, which is swapped in.

pub mod actor;
pub mod coverage;
pub mod dossier;
pub mod event;
pub mod known;
pub mod ledger;
pub mod merge;
pub mod novelty;
pub mod opposite;
pub mod origin;
pub mod series;
pub mod telling;
pub mod utterance;
pub mod wording;

use std::borrow::Cow;

use crate::analysis::Annotations;
use crate::corpus::{Article, ArticleId, Skipped, Span};

pub use actor::{Actor, ActorId, Alias, MentionRef};
pub use event::{Account, Event, EventId};
pub use ledger::{
    Discrepancy, DiscrepancyId, DiscrepancyKind, DiscrepancyValue, Part, Said, Site, State,
};
pub use merge::{Corrections, merge};
pub use origin::{Repeat, Tie};
pub use series::{Point, Series};
pub use utterance::{Utterance, Variant};

/// A span of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The span in its text.
    pub span: Span,
}

/// Up to so many articles their sources alone tell them apart.
const FEW: usize = 9;

/// Everything that is known about a pile of articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The articles, by [`ArticleId`].
    pub articles: Vec<Article>,
    /// What is known of each article's text, by [`ArticleId`].
    pub annotations: Vec<Annotations>,
    /// The files that were left out.
    pub skipped: Vec<Skipped>,
    /// The actors, by [`ActorId`]; by weight, heaviest first.
    pub actors: Vec<Actor>,
    /// The events, by [`EventId`]; dated ones in order of time (start, then end, then salience), undated ones last.
    pub events: Vec<Event>,
    /// The ledger: rows of comparable statements, by [`DiscrepancyId`]; in order of event, then of kind, those that
    /// belong to no event last.
    pub discrepancies: Vec<Discrepancy>,
    /// Figures of one measure over time, those of most points first.
    pub series: Vec<Series>,
    /// For each article, its cells in the ledger with their spans, in order of the text.
    pub discrepancies_of_article: Vec<Vec<(Span, DiscrepancyId)>>,
    /// What several articles quote, in order of the first place.
    pub utterances: Vec<Utterance>,
    /// The place of each variant with its utterance's number, in order.
    pub utterance_of: Vec<(Place, u32)>,
    /// The accounts that only repeat others of their event, in order of event, then of place.
    pub repeats: Vec<Repeat>,
    /// For each article, its events with the account's span, in order of the text.
    pub events_of_article: Vec<Vec<(Span, EventId)>>,
    /// For each article, for each of its local actors, the actor.
    pub actor_of_local: Vec<Vec<ActorId>>,
    /// For each actor, the events it takes part in, in order of time.
    pub events_of_actor: Vec<Vec<EventId>>,
    /// Which sentences tell the same, found on first use.
    pub tellings: telling::Tellings,
}

impl Model {
    /// The words at a place.
    pub fn words(&self, place: Place) -> &str {
        self.articles[place.article.index()].words(place.span)
    }

    /// What an article is called in few words: its source, short; where there are many, after its number, since one
    /// source then has several.
    pub fn name_of(&self, id: ArticleId) -> Cow<'_, str> {
        let source = self.article(id).short_source();
        if self.articles.len() > FEW {
            Cow::Owned(format!("{} {source}", id.index() + 1))
        } else {
            Cow::Borrowed(source)
        }
    }

    /// The article with this number.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.index()]
    }

    /// The event with this number.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.index()]
    }

    /// The actor with this number.
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.index()]
    }

    /// The newest publication date of the corpus: what lies after it is planned.
    pub fn newest(&self) -> Option<chrono::NaiveDate> {
        self.annotations
            .iter()
            .filter_map(|a| a.published.value)
            .max()
    }
}
