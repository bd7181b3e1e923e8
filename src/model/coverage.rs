//! Coverage: which articles tell an event, how fully, who first; and what an article passes over.

use chrono::NaiveDate;

use super::{Event, EventId, Model, Place};
use crate::corpus::{ArticleId, Span};

/// How fully an article tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// Not at all.
    Silent,
    /// In no account that was joined to the event, but in a sentence that seems to tell the same.
    Alike,
    /// In passing: one sentence or a part of it, of fewer than [`AT_LENGTH`] words.
    Clause,
    /// In two sentences or more, or in one stretch of at least [`AT_LENGTH`] words.
    Length,
}

/// The fewest words that tell an event at length where they stand in one sentence. A news sentence has some twenty
/// words, so that thirty hold more than a mention.
pub const AT_LENGTH: u32 = 30;

impl Depth {
    /// Its name in exports and on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Silent => "not told",
            Self::Alike => "in a like sentence",
            Self::Clause => "in a clause",
            Self::Length => "at length",
        }
    }
}

/// What one article tells of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its clearest account, whose article it is.
    pub place: Place,
    /// When the article was published.
    pub published: Option<NaiveDate>,
    /// How many sentences its accounts stand in.
    pub sentences: u32,
    /// Whether the article has an account of the event; else one of its sentences tells the same in passing.
    pub account: bool,
    /// How many words its accounts have.
    pub words: u32,
}

impl Told {
    /// How fully it tells the event.
    pub fn depth(&self) -> Depth {
        if !self.account {
            Depth::Alike
        } else if self.sentences > 1 || self.words >= AT_LENGTH {
            Depth::Length
        } else {
            Depth::Clause
        }
    }
}

/// Where an event that an article passes over would stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// After its account of the event that is nearest in time, which was earlier.
    After(EventId, Span),
    /// Before its account of the event that is nearest in time, which was later.
    Before(EventId, Span),
    /// Nowhere in particular: the event has no date, or the article tells nothing that has one.
    Top,
}

impl Gap {
    /// The place to open: that account, or the article's very beginning.
    pub fn span(self) -> Span {
        match self {
            Self::After(_, span) | Self::Before(_, span) => span,
            Self::Top => Span::default(),
        }
    }
}

/// What each article tells of an event, in order of publication; articles that tell nothing are left out.
pub fn told(model: &Model, event: &Event) -> Vec<Told> {
    let mut accounts: Vec<(ArticleId, Span)> =
        event.accounts.iter().map(|a| (a.article, a.span)).collect();
    accounts.sort_unstable();
    let mut all: Vec<Told> = accounts
        .chunk_by(|a, b| a.0 == b.0)
        .map(|of_one| {
            let (article, span) = of_one[0];
            let clearest = event.accounts.iter().find(|a| a.article == article);
            Told {
                place: Place {
                    article,
                    span: clearest.map_or(span, |a| a.span),
                },
                published: published(model, article),
                sentences: sentences(model, of_one),
                account: true,
                words: words(model, of_one),
            }
        })
        .collect();
    // Another article may tell it in a sentence that was not joined to the event.
    all.extend(model.also_told(event).iter().map(|&place| Told {
        place,
        published: published(model, place.article),
        sentences: 1,
        account: false,
        words: words(model, &[(place.article, place.span)]),
    }));
    all.sort_by_key(|told| order(told.published, told.place.article));
    all
}

/// How many articles tell an event, and how many more seem to, in a like sentence.
pub fn spread(model: &Model, event: &Event) -> (usize, usize) {
    (event.sources(), model.also_told(event).len())
}

/// The articles in order of publication, those of unknown date last.
pub fn by_publication(model: &Model) -> Vec<ArticleId> {
    let mut articles: Vec<ArticleId> = model.articles.iter().map(|a| a.id).collect();
    articles.sort_by_key(|id| order(published(model, *id), *id));
    articles
}

/// The day of the first reports of an event; `None` where no article that has an account of it has a date, or only one
/// has an account at all.
pub fn first(told: &[Told]) -> Option<NaiveDate> {
    let mut accounts = told.iter().filter(|t| t.account);
    let day = accounts.next()?.published?;
    accounts.next().map(|_| day)
}

/// Those that told an event on the `day` of its first reports.
pub fn early(told: &[Told], day: Option<NaiveDate>) -> impl Iterator<Item = &Told> {
    let of_day = move |t: &&Told| day.is_some() && t.account && t.published == day;
    told.iter().filter(of_day)
}

/// Where an event would stand in an article that does not tell it.
pub fn gap(model: &Model, event: &Event, article: ArticleId) -> Gap {
    let start = |event: &Event| Some(event.when.as_ref()?.period?.start);
    let Some(day) = start(event) else {
        return Gap::Top;
    };
    let events = model.events_of_article.get(article.index());
    let dated = events.into_iter().flatten().filter_map(|&(span, id)| {
        let other = start(model.event(id))?;
        Some(((other - day).num_days(), id, span))
    });
    // Of two that are as near, the earlier one; of one that is told several times, its first account.
    let nearest = dated.min_by_key(|&(days, id, span)| (days.abs(), id > event.id, span.start));
    match nearest {
        None => Gap::Top,
        Some((_, id, span)) if id < event.id => Gap::After(id, span),
        Some((_, id, span)) => Gap::Before(id, span),
    }
}

fn published(model: &Model, article: ArticleId) -> Option<NaiveDate> {
    model.annotations.get(article.index())?.published.value
}

/// What orders articles by publication.
fn order(day: Option<NaiveDate>, article: ArticleId) -> (bool, Option<NaiveDate>, ArticleId) {
    (day.is_none(), day, article)
}

/// How many sentences hold these spans, which are in order and of one article.
fn sentences(model: &Model, of_one: &[(ArticleId, Span)]) -> u32 {
    let Some(notes) = of_one
        .first()
        .and_then(|(id, _)| model.annotations.get(id.index()))
    else {
        return 0;
    };
    let (mut count, mut counted) = (0, 0);
    for (_, span) in of_one {
        let first = notes
            .sentences
            .partition_point(|s| s.span.end <= span.start);
        let end = notes.sentences.partition_point(|s| s.span.start < span.end);
        let from = first.max(counted);
        count += end.saturating_sub(from);
        counted = counted.max(end);
    }
    (count as u32).max(1)
}

/// How many words these spans hold, those that they share counted once; they are in order and of one article.
fn words(model: &Model, of_one: &[(ArticleId, Span)]) -> u32 {
    let mut read = 0;
    let mut count = 0;
    for &(article, span) in of_one {
        let fresh = Span::new(span.start.max(read) as usize, span.end.max(read) as usize);
        let words = model.article(article).words(fresh);
        count += words.split_whitespace().count();
        read = read.max(span.end);
    }
    count as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::ActorKind;
    use crate::app::testing::{Made, port};
    use crate::model::State;

    fn event(model: &Model, words: &str) -> EventId {
        let mut events = model.events.iter();
        let found = events.find(|e| model.words(e.title).starts_with(words));
        found.expect("an event of this title").id
    }

    #[test]
    fn what_is_told_in_two_sentences_or_thirty_words_is_told_at_length() {
        let long = "One two three four five six seven eight nine ten one two three four five six seven eight nine \
                    ten one two three four five six seven eight nine ten";
        let model = Made::default()
            .article(
                "Long",
                "2031-03-02",
                &format!("A fire broke out. It burnt. {long}."),
            )
            .article("Short", "2031-03-01", "A fire broke out, they said.")
            .actor("Ada", ActorKind::Person)
            .event(
                "2031-03-01",
                &[(0, "A fire broke out"), (0, "It burnt"), (1, "A fire")],
                State::Agree,
            )
            .event("2031-03-01", &[(0, long)], State::SingleSource)
            .model;
        for (words, want) in [
            (
                "A fire",
                vec![(1, Depth::Clause, 1, 2), (0, Depth::Length, 2, 6)],
            ),
            ("One two", vec![(0, Depth::Length, 1, 30)]),
        ] {
            let told = told(&model, model.event(event(&model, words)));
            let got: Vec<_> = told
                .iter()
                .map(|t| (t.place.article.0, t.depth(), t.sentences, t.words))
                .collect();
            assert_eq!(got, want, "{words}");
        }
    }

    #[test]
    fn the_first_reports_are_those_of_the_earliest_day() {
        let model = port();
        let of = |words| {
            let told = told(&model, model.event(event(&model, words)));
            let day = first(&told);
            (day, early(&told, day).count())
        };
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(of("Dockers walked"), (Some(day("2025-06-06")), 1));
        assert_eq!(of("A ferry sank"), (None, 0));
    }

    #[test]
    fn words_told_twice_are_counted_once() {
        let model = Made::default()
            .article("One", "2031-03-02", "A fire broke out at the old mill.")
            .event(
                "2031-03-01",
                &[
                    (0, "A fire broke out"),
                    (0, "fire broke out at the old mill"),
                ],
                State::Agree,
            )
            .model;
        assert_eq!(told(&model, model.event(EventId(0)))[0].words, 8);
    }

    #[test]
    fn a_silence_stands_beside_what_is_nearest_in_time() {
        let model = port();
        let of = |words, article| {
            gap(
                &model,
                model.event(event(&model, words)),
                ArticleId(article),
            )
        };
        let is_after = |gap, words| matches!(gap, Gap::After(id, _) if id == event(&model, words));
        let is_before =
            |gap, words| matches!(gap, Gap::Before(id, _) if id == event(&model, words));
        // The mediator came on 8 June: the first article tells of 5 June and of the 12th.
        assert!(
            is_after(of("Nordia sent", 0), "Dockers walked")
                || is_after(of("Nordia sent", 0), "Ana Lopez called")
        );
        assert!(is_before(of("A ferry sank", 2), "Dockers walked"));
        assert_eq!(of("The mayor", 0), Gap::Top);
        assert_eq!(of("The mayor", 0).span(), Span::default());
    }

    #[test]
    fn articles_stand_in_order_of_publication() {
        let model = Made::default()
            .article("Later", "2031-03-02", "A.")
            .article("Earlier", "2031-03-01", "B.")
            .model;
        assert_eq!(by_publication(&model), [ArticleId(1), ArticleId(0)]);
    }
}
