//! What a sentence is worth a mark for: whether others tell it otherwise, or nobody else tells it.

use super::State;
use crate::corpus::{ArticleId, Span};
use crate::model::{DiscrepancyId, Model};

/// Spans that begin before a sentence and reach into it are looked for among so many before it.
const REACH: usize = 8;

impl Model {
    /// The cells of the ledger that share a byte with `span`, in order of the text.
    pub fn cells_in(
        &self,
        article: ArticleId,
        span: Span,
    ) -> impl Iterator<Item = (Span, DiscrepancyId)> {
        let cells = self.discrepancies_of_article.get(article.index());
        overlapping(cells.map_or(&[], Vec::as_slice), span)
    }

    /// The mark of a sentence: [`State::Differ`] or [`State::Superseded`] where a row of the ledger says so of a cell in
    /// it, else [`State::SingleSource`] where what it tells stands in no other article; `None` where there is nothing
    /// to say. With one article alone nothing is marked.
    pub fn mark_of(&self, article: ArticleId, sentence: Span) -> Option<State> {
        if self.articles.len() < 2 {
            return None;
        }
        let states = self
            .cells_in(article, sentence)
            .map(|(_, id)| self.discrepancy(id).state);
        let gravest = states.fold(None, |most: Option<State>, state| match (most, state) {
            (Some(most), state) if is_mark(state) => Some(most.min(state)),
            (None, state) if is_mark(state) => Some(state),
            (most, _) => most,
        });
        gravest.or_else(|| self.tells_alone(article, sentence))
    }

    /// [`State::SingleSource`] where a sentence tells events, and no other article tells any of them.
    fn tells_alone(&self, article: ArticleId, sentence: Span) -> Option<State> {
        let events = self.events_of_article.get(article.index())?;
        let mut told = overlapping(events, sentence).peekable();
        told.peek()?;
        let alone = told.all(|(_, id)| self.event(id).state == State::SingleSource)
            && !self.compares(article, sentence)
            && overlapping(events, sentence)
                .all(|(_, id)| self.also_told(self.event(id)).is_empty());
        alone.then_some(State::SingleSource)
    }

    /// Whether a row of the ledger has a cell in a sentence and one in another article.
    fn compares(&self, article: ArticleId, sentence: Span) -> bool {
        self.cells_in(article, sentence)
            .any(|(_, id)| self.discrepancy(id).values.len() > 1)
    }
}

/// Whether a state is worth a mark in the text.
fn is_mark(state: State) -> bool {
    matches!(
        state,
        State::Differ | State::Superseded | State::SingleSource
    )
}

/// Those of `items`, which are in order of their spans, that share a byte with `span`.
fn overlapping<T: Copy>(items: &[(Span, T)], span: Span) -> impl Iterator<Item = (Span, T)> {
    let start = items.partition_point(|(s, _)| s.start < span.start);
    let end = items.partition_point(|(s, _)| s.start < span.end);
    let near = items.get(start.saturating_sub(REACH)..end);
    let near = near.unwrap_or_default().iter().copied();
    near.filter(move |(s, _)| s.overlaps(span))
}
