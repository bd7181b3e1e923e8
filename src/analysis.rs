//! Understands one article at a time: sentences, times, actors, quotations, figures, events.
//!
//! `scan` is pure over one article and leaves time phrases unresolved; `date` works out the dates of
//! articles that carry none, from the scans; `resolve` turns an article, its scan and its date into
//! [`Annotations`]. What other articles know about a name acts in the model alone.

pub mod actor;
pub mod date;
pub mod event;
pub mod figure;
mod gate;
mod hyphen;
pub mod lexicon;
mod parallel;
pub mod quotation;
pub mod scan;
pub mod sentence;
pub mod timex;
pub mod token;
pub mod verb;

use std::sync::atomic::Ordering;

use crate::corpus::read::Progress;
use crate::corpus::{Article, Published};

pub use actor::{ActorKind, LocalActor, LocalActorId, Mention, MentionForm};
pub use event::{EventMention, Status, Telling, When};
pub use figure::{Direction, Figure};
pub use quotation::Quotation;
pub use scan::{Scan, scan};
pub use sentence::{Sentence, SentenceKind};
pub use timex::{AnchorBasis, Period, Precision, Timex, TimexKind};
pub use token::{Token, TokenKind};
pub use verb::{Tense, VerbGroup};

/// All that is known about one article's text. Each list is in order of span start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// When the article was published, and how that is known.
    pub published: Published,
    /// Its sentences, headlines included, furniture left out.
    pub sentences: Vec<Sentence>,
    /// Its time expressions, resolved as far as possible.
    pub timexes: Vec<Timex>,
    /// Who and what it names, by [`LocalActorId`].
    pub actors: Vec<LocalActor>,
    /// Where they are named.
    pub mentions: Vec<Mention>,
    /// Words given as somebody's own.
    pub quotations: Vec<Quotation>,
    /// Numbers with their units.
    pub figures: Vec<Figure>,
    /// What happened or is planned.
    pub events: Vec<EventMention>,
}

impl Annotations {
    /// The number of the sentence that holds byte `at`, if one does.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|s| s.span.start <= at);
        let index = after.checked_sub(1)?;
        (at < self.sentences[index].span.end).then_some(index)
    }
}

/// Annotates a whole corpus: `scan` each article, `date` those that carry no date, `resolve` each.
pub fn annotate(articles: &[Article]) -> Vec<Annotations> {
    annotate_counting(articles, &Progress::default()).unwrap_or_default()
}

/// Annotates a whole corpus as [`annotate`] does, counting articles in `progress`; `None` where it was told to stop.
///
/// A few small articles are done on this thread, more of them on all cores.
pub fn annotate_counting(articles: &[Article], progress: &Progress) -> Option<Vec<Annotations>> {
    let undated = articles.iter().any(|a| a.published.value.is_none());
    let keeps = |article: &Article| {
        undated && (articles.len() <= DATING || article.published.value.is_none())
    };
    // An article with a date of its own is resolved at once and its scan dropped: scans outweigh texts.
    let first: Vec<(Scan, Option<Annotations>)> = parallel::map(articles, progress, |article| {
        let scan = scan(article);
        if keeps(article) {
            (scan, None)
        } else {
            let notes = resolve(article, &scan, article.published.clone());
            progress.annotated.fetch_add(1, Ordering::Relaxed);
            (Scan::default(), Some(notes))
        }
    })?;
    let (scans, done): (Vec<Scan>, Vec<Option<Annotations>>) = first.into_iter().unzip();
    if !undated {
        return Some(done.into_iter().flatten().collect());
    }
    let mut dates = date::date(articles, &scans);
    dates.resize(articles.len(), Published::default());
    let waiting: Vec<usize> = (0..articles.len()).filter(|&i| done[i].is_none()).collect();
    let mut resolved = parallel::map(&waiting, progress, |&i| {
        let notes = resolve(&articles[i], &scans[i], dates[i].clone());
        progress.annotated.fetch_add(1, Ordering::Relaxed);
        notes
    })?
    .into_iter();
    let all = done.into_iter().map(|d| d.or_else(|| resolved.next()));
    Some(all.flatten().collect())
}

/// The articles up to which dated ones, too, are evidence for the dates of others.
const DATING: usize = 4096;

/// Resolves one article's scan against its publication date.
pub fn resolve(article: &Article, scan: &Scan, published: Published) -> Annotations {
    let (actors, mentions) = actor::resolve(article, scan);
    let quotations = quotation::resolve(article, scan, &actors, &mentions);
    let timexes = timex::resolve(article, scan, &published, &quotations);
    let figures = figure::resolve(article, scan);
    let events = event::resolve(article, scan, &published, &timexes, &mentions, &quotations);
    Annotations {
        published,
        sentences: scan.sentences.clone(),
        timexes,
        actors,
        mentions,
        quotations,
        figures,
        events,
    }
}
