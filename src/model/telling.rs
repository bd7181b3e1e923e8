//! Which sentences tell the same: one measure for what stands opposite each other, what is new, and what one report
//! alone tells.
//!
//! A stretch of text is known by what it tells with: stems of words (events by their class), actors, figures with their
//! unit, days. What is rare in the corpus weighs more (inverse document frequency, Spärck Jones 1972). Two stretches
//! tell the same where a good part of the lighter one stands in the other. Words between quotation marks must be quoted
//! in both, or the rest must tell the same. When in doubt they do not.

mod index;
mod keys;
mod likeness;

use std::borrow::Cow;
use std::sync::OnceLock;

use super::{DiscrepancyKind, Event, Model, Place, State};
use crate::analysis::{SentenceKind, Status};
use crate::corpus::{ArticleId, Span};
use index::Index;
pub use likeness::{Likeness, Weighed};

/// The index of all sentences, and what it says of each event: made when first asked for or ahead of it. Both follow
/// from the rest of the model, so that they make no two models different.
#[derive(Debug, Default)]
pub struct Tellings {
    index: OnceLock<Index>,
    /// For each event, by number, what [`Model::also_told`] gives.
    also: OnceLock<Vec<Box<[Place]>>>,
}

impl Clone for Tellings {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Tellings {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A sentence that tells the same as another stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Telling {
    /// The sentence.
    pub place: Place,
    /// How alike the two are.
    pub likeness: Likeness,
}

impl Model {
    /// Asks all that will be asked of all events, so that no key press has to wait for it.
    pub fn index_tellings(&self) {
        self.tellings.also.get_or_init(|| {
            let events = self.events.iter();
            events.map(|event| self.retold(event).into()).collect()
        });
    }

    fn index(&self) -> &Index {
        self.tellings.index.get_or_init(|| Index::of(self))
    }

    /// The sentences of those other articles that `of` names which tell what `stretch` of `article` tells.
    pub fn told_elsewhere(
        &self,
        article: ArticleId,
        stretch: Span,
        of: impl Fn(ArticleId) -> bool,
    ) -> Vec<Telling> {
        if self.heading_at(article, stretch.start) {
            return Vec::new();
        }
        let own = self.content(Place {
            article,
            span: stretch,
        });
        self.index()
            .like(&own, |other| other != article && of(other))
    }

    /// What a stretch tells with.
    pub(super) fn content(&self, place: Place) -> Vec<Weighed> {
        let keys = keys::of(self, place.article, place.span);
        self.index().weigh(&keys)
    }

    /// How alike two stretches of two articles are that are known to tell of one thing; `None` where they tell too
    /// little of it in common.
    pub fn tell_same(&self, one: Place, other: Place) -> Option<Likeness> {
        if self.heading_at(one.article, one.span.start)
            || self.heading_at(other.article, other.span.start)
        {
            return None;
        }
        let (one, other) = (self.content(one), self.content(other));
        likeness::of(&one, &other, likeness::KNOWN)
    }

    /// The sentence that a place begins in.
    pub fn sentence_around(&self, place: Place) -> Place {
        let notes = self.annotations.get(place.article.index());
        let sentence = notes.and_then(|n| n.sentences.get(n.sentence_at(place.span.start)?));
        let span = sentence.map_or(place.span, |s| s.span);
        Place { span, ..place }
    }

    /// Whether a heading stands there, or nothing.
    pub(super) fn heading_at(&self, article: ArticleId, at: u32) -> bool {
        let notes = self.annotations.get(article.index());
        let sentence = notes.and_then(|n| Some(&n.sentences[n.sentence_at(at)?]));
        sentence.is_none_or(|s| s.kind == SentenceKind::Heading)
    }

    /// The sentences of articles that have no account of an event but tell what one of its accounts tells, one of each
    /// article, in order of article: those whose cells a row of the ledger compares with one of the account, else the
    /// likest. Only events of one source are asked: what several tell was compared when they were joined.
    pub fn also_told(&self, event: &Event) -> Cow<'_, [Place]> {
        match self.tellings.also.get() {
            Some(known) => Cow::Borrowed(&known[event.id.index()]),
            None => Cow::Owned(self.retold(event)),
        }
    }

    fn retold(&self, event: &Event) -> Vec<Place> {
        if event.state != State::SingleSource || event.sources() != 1 {
            return Vec::new();
        }
        let mut found: Vec<(f32, Place)> = Vec::new();
        for account in &event.accounts {
            let like = self.told_elsewhere(account.article, account.span, |_| true);
            let tells = like.into_iter().filter(|t| t.likeness.deed);
            found.extend(tells.map(|t| (t.likeness.part, t.place)));
            let cells = self.also_compared(account.article, account.span);
            found.extend(cells.map(|place| (2.0, self.sentence_around(place))));
        }
        found.retain(|(_, place)| {
            let own = event.accounts.iter().any(|a| a.article == place.article);
            !own && !self.precedes(place.article, event)
        });
        found.sort_by(|a, b| (a.1.article.cmp(&b.1.article)).then(b.0.total_cmp(&a.0)));
        found.dedup_by_key(|(_, place)| place.article);
        found.into_iter().map(|(_, place)| place).collect()
    }

    /// Whether an article appeared before a day on which something happened: it may tell the like, but not that.
    fn precedes(&self, article: ArticleId, event: &Event) -> bool {
        let notes = self.annotations.get(article.index());
        let published = notes.and_then(|n| n.published.value);
        let period = event.when.as_ref().and_then(|w| w.period);
        event.status == Status::Past
            && published
                .zip(period)
                .is_some_and(|(day, period)| day < period.start)
    }

    /// The cells of other articles that say the same number, status or claim as a cell in `stretch`.
    fn also_compared(&self, article: ArticleId, stretch: Span) -> impl Iterator<Item = Place> {
        let rows = self.cells_in(article, stretch);
        let told = rows.filter(move |&(span, id)| {
            let row = self.discrepancy(id);
            let matter = matches!(
                row.kind,
                DiscrepancyKind::Number | DiscrepancyKind::Status | DiscrepancyKind::Claim
            );
            stretch.covers(span) && matter && matches!(row.state, State::Agree | State::Rounded)
        });
        let cells = told.flat_map(|(_, id)| &self.discrepancy(id).values);
        cells
            .map(|value| value.place)
            .filter(move |place| place.article != article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Input;
    use crate::corpus::read::{Options, Progress, read};

    /// The model of made-up reports.
    fn model(reports: &[&str]) -> Model {
        let inputs: Vec<Input> = (1..)
            .zip(reports)
            .map(|(number, text)| Input::Bytes {
                name: format!("report-{number}.md"),
                bytes: text.as_bytes().to_vec(),
            })
            .collect();
        let corpus = read(&inputs, &Options::default(), &Progress::default());
        let annotations = crate::analysis::annotate(&corpus.articles);
        crate::model::merge(corpus, annotations, &crate::model::Corrections::default())
    }

    const FIRST: &str = "---\ntitle: Cod talks\npublished: 2031-03-07\n---\n\n\
        Norway and Iceland will resume talks over cod quotas in Oslo on Monday.\n\n\
        The Norwegian delegation will be led by Astrid Holm, Erik Dahl and Ingrid Moen.\n\n\
        Iceland cut its levy on imported herring to 12 percent.\n\n\
        “The sea belongs to nobody,” Holm wrote on Friday.\n\n\
        Trawlers stayed in the harbour of Bergen because diesel was short.\n";
    const SECOND: &str = "---\ntitle: Cod talks begin\npublished: 2031-03-09\n---\n\n\
        Delegates meet in Oslo on Monday, when Norway and Iceland resume talks over cod quotas.\n\n\
        Astrid Holm, Erik Dahl and Ingrid Moen are the negotiators for Norway.\n\n\
        The levy on imported herring had been cut by Iceland to 12 percent.\n\n\
        “We shall keep our nets,” Holm wrote on Friday.\n\n\
        Norway cut its levy on imported wool to 40 percent.\n\n\
        The quarrel over cod quotas costs Norway and Iceland much money.\n";

    #[test]
    fn sentences_tell_the_same_in_other_words_and_not_by_their_subject_alone() {
        let model = model(&[FIRST, SECOND]);
        let told = |words: &str| {
            let article = (0..)
                .map(ArticleId)
                .zip(&model.articles)
                .find(|(_, a)| a.text.as_str().contains(words));
            let (article, text) = article.expect("the words stand in a report");
            let at = text.text.as_str().find(words).expect("they stand there");
            let place = model.sentence_around(Place {
                article,
                span: Span::new(at, at),
            });
            let found = model.told_elsewhere(article, place.span, |_| true);
            let words = found.iter().map(|t| model.words(t.place));
            words.collect::<Vec<_>>()
        };
        for (words, want) in [
            ("will be led by", Some("Astrid Holm, Erik")),
            ("The levy on", Some("Iceland cut its levy")),
            ("belongs to nobody", None),
            ("We shall keep", None),
            ("imported wool", None),
            ("The quarrel", None),
            ("Trawlers", None),
        ] {
            let got = told(words);
            let fits = match want {
                Some(want) => got.len() == 1 && got[0].starts_with(want),
                None => got.is_empty(),
            };
            assert!(fits, "{words}: {got:?}");
        }
    }

    #[test]
    fn what_is_told_twice_is_not_told_in_one_report_alone() {
        let model = model(&[FIRST, SECOND]);
        for (word, want) in [("herring", 2), ("wool", 1)] {
            let told: Vec<usize> = model
                .events
                .iter()
                .filter(|event| model.words(event.title).contains(word))
                .map(|event| super::super::coverage::told(&model, event).len())
                .collect();
            assert!(!told.is_empty(), "{word}");
            assert!(told.iter().all(|&count| count == want), "{word}: {told:?}");
        }
    }

    #[test]
    fn no_report_tells_what_happened_after_it_appeared() {
        const LATER: &str = "---\ntitle: Levies\npublished: 2031-03-12\n---\n\n\
            Iceland cut its levy on imported herring to 12 percent on March 10.\n";
        let model = model(&[FIRST, LATER]);
        let mut events = model.events.iter();
        let cut = events
            .find(|e| e.accounts.iter().any(|a| a.article == ArticleId(1)))
            .expect("the later report tells an event");
        let told = super::super::coverage::told(&model, cut);
        assert!(
            told.iter().all(|t| t.place.article == ArticleId(1)),
            "{told:?}"
        );
    }

    #[test]
    fn all_of_a_read_article_is_told_and_of_another_what_it_tells_as_well() {
        use crate::model::novelty::{self, Novelty};
        let model = model(&[FIRST, SECOND]);
        let novelty = |article: u32| -> Vec<Novelty> {
            let sentences = &model.annotations[article as usize].sentences;
            let of = |s: &crate::analysis::Sentence| {
                novelty::of(&model, ArticleId(article), s.span, |id| id.0 == 0)
            };
            sentences.iter().map(of).collect()
        };
        assert!(novelty(0).iter().all(|n| *n != Novelty::New));
        let (told, new) = (Novelty::Told, Novelty::New);
        assert_eq!(novelty(1), [told, told, told, new, new, new]);
    }

    #[test]
    fn an_empty_model_tells_nothing() {
        let model = Model::default();
        let span = Span::default();
        assert!(
            model
                .told_elsewhere(ArticleId(0), span, |_| true)
                .is_empty()
        );
    }
}
