//! Walks the marked sentences of the reader: those that others tell differently, and those that nobody else tells.

use super::{App, Effect};
use crate::corpus::{ArticleId, Span};
use crate::model::{Model, State};

/// Which marks are walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Walk {
    /// What is told differently, or known better later.
    Differing,
    /// What one article alone tells.
    Single,
}

impl Walk {
    /// Whether a sentence with this mark is a stop.
    fn stops_at(self, mark: State) -> bool {
        match self {
            Self::Differing => matches!(mark, State::Differ | State::Superseded),
            Self::Single => mark == State::SingleSource,
        }
    }

    /// What is said where there is nothing to walk.
    fn nothing(self, down: bool) -> &'static str {
        match (self, down) {
            (Self::Differing, true) => "No further sentence is told differently",
            (Self::Differing, false) => "No sentence before is told differently",
            (Self::Single, true) => "No further sentence is told by one article alone",
            (Self::Single, false) => "No sentence before is told by one article alone",
        }
    }
}

/// The most sentences that are looked at for one key.
const MOST: usize = 200_000;

impl App {
    /// Goes to the next marked sentence, or the previous one; beyond an article's end on into the next article that has
    /// one, and says so.
    pub(super) fn walk_marks(&mut self, model: &Model, down: bool, walk: Walk) -> Effect {
        let Some(here) = self.reader.article else {
            return self.say(walk.nothing(down));
        };
        self.remember();
        let eye = self.reader.sentence.map_or(self.reader.at(), |s| s.start);
        let mut left = MOST;
        if let Some(span) = stop(model, here, walk, down, Some(eye), &mut left) {
            self.stop_at(model, here, span);
            return Effect::Draw;
        }
        let mut article = here;
        while let Some(next) = self.beyond(model, article, down).filter(|_| left > 0) {
            article = next;
            if let Some(span) = stop(model, next, walk, down, None, &mut left) {
                self.stop_at(model, next, span);
                let number = next.index() + 1;
                let all = model.articles.len();
                return self.say(&format!("Went on into article {number} of {all}"));
            }
        }
        self.say(walk.nothing(down))
    }

    /// The next article that passes the filters, or the previous one.
    pub(super) fn beyond(
        &self,
        model: &Model,
        article: ArticleId,
        down: bool,
    ) -> Option<ArticleId> {
        let shown = self.narrowed_articles();
        let passes = |id: &ArticleId| shown.is_none_or(|shown| shown.binary_search(id).is_ok());
        let count = model.articles.len() as u32;
        if down {
            (article.0 + 1..count).map(ArticleId).find(passes)
        } else {
            (0..article.0).rev().map(ArticleId).find(passes)
        }
    }

    pub(super) fn stop_at(&mut self, model: &Model, article: ArticleId, sentence: Span) {
        if self.reader.article != Some(article) {
            self.reader.open(model, article);
        }
        self.reader.go(model, sentence.start);
        self.lead_from_reader(model);
        // Some marked sentences tell no event of the timeline: there is nothing to be said about that.
        self.message = None;
    }
}

/// The first marked sentence of `article` after byte `eye`, or the last one before it; of the whole article without.
fn stop(
    model: &Model,
    article: ArticleId,
    walk: Walk,
    down: bool,
    eye: Option<u32>,
    left: &mut usize,
) -> Option<Span> {
    // Where nothing is compared no sentence need be looked at.
    let cells = model.discrepancies_of_article.get(article.index());
    if walk == Walk::Differing && cells.is_none_or(Vec::is_empty) {
        return None;
    }
    let sentences = &model.annotations.get(article.index())?.sentences;
    let marked = |span: &Span| {
        *left = left.saturating_sub(1);
        model
            .mark_of(article, *span)
            .is_some_and(|mark| walk.stops_at(mark))
    };
    let spans = sentences.iter().map(|s| s.span);
    if down {
        let from = eye.map_or(0, |eye| sentences.partition_point(|s| s.span.start <= eye));
        spans.skip(from).find(marked)
    } else {
        let to = eye.map_or(sentences.len(), |eye| {
            sentences.partition_point(|s| s.span.start < eye)
        });
        spans.take(to).rev().find(marked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::testing::port;

    #[test]
    fn a_sentence_is_marked_by_the_gravest_of_its_cells_or_because_it_stands_alone() {
        let model = port();
        let mark = |article: u32, words: &str| {
            let text = model.articles[article as usize].text.as_str();
            let at = text.find(words).unwrap();
            model.mark_of(ArticleId(article), Span::new(at, at + words.len()))
        };
        for (article, words, want) in [
            (0, "lost 12 ships", Some(State::Differ)),
            (1, "The union counts 14 lost ships", Some(State::Differ)),
            (0, "A ferry sank", Some(State::SingleSource)),
            (0, "Dockers walked out", None),
            (0, "Talks begin on 12 June", Some(State::Superseded)),
            (1, "The mayor wants peace", Some(State::SingleSource)),
            (2, "Docks stood still", None),
        ] {
            assert_eq!(mark(article, words), want, "{words}");
        }
    }

    #[test]
    fn one_article_alone_carries_no_marks() {
        let mut model = port();
        model.articles.truncate(1);
        assert_eq!(model.mark_of(ArticleId(0), Span::new(0, 400)), None);
    }
}
