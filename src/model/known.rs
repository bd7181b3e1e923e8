//! What was known by a day: the model of the articles that had been published by then.

use chrono::NaiveDate;

use super::merge::{Corrections, merge};
use super::{Event, Model};
use crate::analysis::Annotations;
use crate::corpus::{Article, ArticleId, Corpus};

/// What came in on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Reports of that day.
    pub reports: usize,
    /// Events that no earlier report tells.
    pub new: usize,
    /// Events that earlier reports tell, too.
    pub again: usize,
}

/// The days on which articles were published, in order, each once.
pub fn days(model: &Model) -> Vec<NaiveDate> {
    let mut days: Vec<_> = model.annotations.iter().filter_map(published).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The model that the articles published by `day` give: titles, times, states and weights are what one could know
/// then. An article whose day of publication is unknown is not in it.
pub fn as_of(full: &Model, day: NaiveDate) -> Model {
    let both = full.articles.iter().zip(&full.annotations);
    let known = both.filter(|(_, notes)| published(notes).is_some_and(|d| d <= day));
    let (mut articles, annotations): (Vec<Article>, Vec<Annotations>) =
        known.map(|(a, n)| (a.clone(), n.clone())).unzip();
    for (article, number) in articles.iter_mut().zip(0..) {
        article.id = ArticleId(number);
    }
    let corpus = Corpus {
        articles,
        skipped: full.skipped.clone(),
    };
    merge(corpus, annotations, &Corrections::default())
}

/// What the reports of `day` brought to `model`, in which they are the newest.
pub fn news(model: &Model, day: NaiveDate) -> News {
    let of_day = |article: ArticleId| {
        let notes = model.annotations.get(article.index());
        notes.and_then(published) == Some(day)
    };
    let mut out = News {
        reports: model
            .annotations
            .iter()
            .filter(|n| published(n) == Some(day))
            .count(),
        ..News::default()
    };
    for event in &model.events {
        if !event.accounts.iter().any(|a| of_day(a.article)) {
            continue;
        }
        if event.accounts.iter().all(|a| of_day(a.article)) {
            out.new += 1;
        } else {
            out.again += 1;
        }
    }
    out
}

/// Whether no report before `day` tells `event`.
pub fn is_new(model: &Model, event: &Event, day: NaiveDate) -> bool {
    let mut days = event
        .accounts
        .iter()
        .map(|a| model.annotations.get(a.article.index()).and_then(published));
    days.all(|d| d == Some(day))
}

fn published(notes: &Annotations) -> Option<NaiveDate> {
    notes.published.value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::merge::trial::trial;

    #[test]
    fn a_day_knows_its_own_reports_and_the_earlier_ones_and_no_later_word() {
        let trial = trial(&[
            (
                "2031-03-05",
                "[c-NO:Norway] and [c-IS:Iceland] will <talks:meet> on cod {2031-03-09|on Sunday}.",
            ),
            (
                "2031-03-07",
                "[c-NO:Norway] and [c-IS:Iceland] <talks:meet> {2031-03-09|on Sunday} in [l:Oslo] over cod.",
            ),
            (
                "2031-03-07",
                "[c-NO:Norway] <ban:banned> nets {2031-03-06|on Thursday}.",
            ),
        ]);
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(days(&trial.model), [day("2031-03-05"), day("2031-03-07")]);
        let early = as_of(&trial.model, day("2031-03-05"));
        assert_eq!(early.articles.len(), 1);
        let cited = early.events.iter().flat_map(|e| &e.accounts);
        assert!(cited.clone().count() > 0 && cited.clone().all(|a| a.article.0 == 0));
        assert!(early.actors.iter().all(|a| &*a.name != "Oslo"));
        assert_eq!(as_of(&trial.model, day("2031-03-07")), trial.model);
        assert!(as_of(&trial.model, day("2031-03-04")).events.is_empty());
        let brought = news(&trial.model, day("2031-03-07"));
        assert_eq!((brought.reports, brought.new), (2, 1));
        assert_eq!(brought.again, 1);
    }
}
