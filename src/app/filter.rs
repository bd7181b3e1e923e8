//! What narrows the panes.

use chrono::NaiveDate;

use super::find::Needle;
use crate::corpus::ArticleId;
use crate::model::{ActorId, Event, Model, State};

/// One filter; all in force act together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Only what this actor takes part in.
    Actor(ActorId),
    /// Only what happens from a day to a day, both inclusive, as [`Event::lies_in`] tells.
    Span(NaiveDate, NaiveDate),
    /// Only what this article tells.
    Article(ArticleId),
    /// Only events with an account that holds these words.
    Text(Box<str>),
    /// Only what one article alone tells.
    Single,
    /// Only what has no date.
    Undated,
    /// Only events whose accounts differ.
    Differing,
}

impl Filter {
    /// What it shows, in a few words, for the line of filters.
    pub fn label(&self, model: &Model) -> String {
        match self {
            Self::Actor(id) => model.actor(*id).name.to_string(),
            Self::Span(from, to) if from == to => from.to_string(),
            Self::Span(from, to) => format!("{from}..{to}"),
            Self::Article(id) => model.article(*id).title.to_string(),
            Self::Text(words) => format!("“{words}”"),
            Self::Single => "told by one article".to_owned(),
            Self::Undated => "undated".to_owned(),
            Self::Differing => "accounts differ".to_owned(),
        }
    }
}

/// All filters in force, ready to be asked about many events.
#[derive(Debug)]
pub struct Sieve<'a> {
    model: &'a Model,
    filters: &'a [Filter],
    needles: Vec<Option<Needle>>,
}

impl<'a> Sieve<'a> {
    /// The sieve of `filters`.
    pub fn new(model: &'a Model, filters: &'a [Filter]) -> Self {
        let needles = filters.iter().map(|filter| match filter {
            Filter::Text(words) => Needle::new(words),
            _ => None,
        });
        Self {
            model,
            filters,
            needles: needles.collect(),
        }
    }

    /// Whether everything passes.
    pub fn is_open(&self) -> bool {
        self.filters.is_empty()
    }

    /// Whether an event passes every filter.
    pub fn passes(&self, event: &Event) -> bool {
        self.filters
            .iter()
            .zip(&self.needles)
            .all(|(filter, needle)| self.passes_one(event, filter, needle.as_ref()))
    }

    /// How many events are kept out by nothing but their having no date.
    pub fn undated_hidden(&self) -> usize {
        let is_span = |filter: &Filter| matches!(filter, Filter::Span(..));
        if !self.filters.iter().any(is_span) {
            return 0;
        }
        let others = || self.filters.iter().zip(&self.needles);
        let passes = |event: &&Event| {
            event.when.as_ref().and_then(|w| w.period).is_none()
                && others()
                    .filter(|(filter, _)| !is_span(filter))
                    .all(|(filter, needle)| self.passes_one(event, filter, needle.as_ref()))
        };
        self.model.events.iter().filter(passes).count()
    }

    /// Whether accounts of this article are shown.
    pub fn shows_article(&self, article: ArticleId) -> bool {
        self.filters
            .iter()
            .all(|filter| !matches!(filter, Filter::Article(id) if *id != article))
    }

    fn passes_one(&self, event: &Event, filter: &Filter, needle: Option<&Needle>) -> bool {
        match filter {
            Filter::Actor(id) => event.actors.contains(id),
            Filter::Span(from, to) => event.lies_in(*from, *to),
            Filter::Article(id) => event.accounts.iter().any(|a| a.article == *id),
            Filter::Single => {
                let mut articles = event.accounts.iter().map(|a| a.article);
                let first = articles.next();
                articles.all(|article| Some(article) == first)
            }
            Filter::Undated => event.when.as_ref().and_then(|w| w.period).is_none(),
            Filter::Differing => event.state == State::Differ,
            Filter::Text(_) => needle.is_none_or(|needle| {
                needle.is_in(self.model.words(event.title))
                    || event.accounts.iter().any(|account| {
                        needle.is_in(self.model.article(account.article).words(account.span))
                    })
            }),
        }
    }
}
