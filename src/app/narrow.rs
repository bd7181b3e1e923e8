//! Adds and removes filters, and makes the panes' rows anew.

use super::filter::Sieve;
use super::{App, Filter, Pane};
use crate::corpus::ArticleId;
use crate::model::Model;

impl App {
    /// Adds a filter; one that is in force already is taken away instead.
    pub(super) fn toggle_filter(&mut self, model: &Model, filter: Filter) {
        let before = self.filters.len();
        self.filters.retain(|f| *f != filter);
        if self.filters.len() == before {
            // A second span or article would leave nothing or repeat the first: the newest stands.
            self.filters.retain(|f| {
                !matches!(
                    (f, &filter),
                    (
                        Filter::Span(..) | Filter::Undated,
                        Filter::Span(..) | Filter::Undated
                    ) | (Filter::Article(_), Filter::Article(_))
                )
            });
            self.filters.push(filter);
        }
        self.narrow(model);
    }

    /// Makes the rows anew after the filters changed; the selection stays, or goes to the event nearest in time.
    pub(super) fn narrow(&mut self, model: &Model) {
        let kept = self.event.map(|(event, _)| event);
        self.rebuild(model);
        let selected = self.timeline.selected();
        if selected != kept && !(self.focus == Pane::Reader && self.is_held(Pane::Timeline)) {
            self.event = None;
            match selected {
                Some(event) if !self.is_held(Pane::Reader) => self.go_to_event(model, event),
                Some(event) => self.event = Some((event, 0)),
                None => self.actors.bring(model, None),
            }
        }
    }

    /// Makes the rows of timeline and actors anew.
    pub(super) fn rebuild(&mut self, model: &Model) {
        let kept = self.event.map(|(event, _)| event);
        let sieve = Sieve::new(model, &self.filters);
        self.timeline.rebuild(model, &sieve, kept);
        self.actors.rebuild(model, &sieve);
        self.undated_hidden = sieve.undated_hidden();
        self.articles = (!sieve.is_open()).then(|| {
            let mut articles: Vec<ArticleId> = self
                .timeline
                .rows
                .iter()
                .filter_map(|row| row.event())
                .flat_map(|id| &model.event(id).accounts)
                .map(|account| account.article)
                .filter(|id| sieve.shows_article(*id))
                .collect();
            articles.sort_unstable();
            articles.dedup();
            articles
        });
        self.find_again(model);
        self.restage(model);
    }

    /// The articles that pass the filters, in their order; `None` for all.
    pub fn narrowed_articles(&self) -> Option<&[ArticleId]> {
        self.articles.as_deref()
    }

    /// The article after or before the open one, among those that pass the filters.
    pub(super) fn neighbour(&self, model: &Model, down: bool) -> Option<ArticleId> {
        let here = self.reader.article;
        let Some(articles) = &self.articles else {
            let last = model.articles.len().checked_sub(1)? as u32;
            let next = match here {
                None => 0,
                Some(id) if down => id.0.checked_add(1)?,
                Some(id) => id.0.checked_sub(1)?,
            };
            return (next <= last).then_some(ArticleId(next));
        };
        let at = articles.partition_point(|id| here.is_some_and(|here| *id < here));
        if down {
            let same = articles.get(at).copied() == here;
            articles.get(at + usize::from(same)).copied()
        } else {
            at.checked_sub(1).map(|i| articles[i])
        }
    }
}
