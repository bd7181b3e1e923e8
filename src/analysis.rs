//! Understands one article at a time: sentences, times, actors, quotations, figures, events.
//!
//! `scan` is pure over one article and leaves time phrases unresolved; `date` works out the dates of
//! articles that carry none, from the scans; `resolve` turns an article, its scan and its date into
//! [`Annotations`]. What other articles know about a name acts in the model alone.

pub mod actor;
pub mod date;
pub mod event;
pub mod figure;
pub mod lexicon;
pub mod quotation;
pub mod scan;
pub mod sentence;
pub mod timex;
pub mod token;
pub mod verb;

use crate::corpus::{Article, Published};

pub use actor::{ActorKind, LocalActor, LocalActorId, Mention, MentionForm};
pub use event::{EventMention, Status, When};
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
    let scans: Vec<Scan> = articles.iter().map(scan).collect();
    let dates = date::date(articles, &scans);
    articles
        .iter()
        .zip(&scans)
        .zip(dates)
        .map(|((article, scan), published)| resolve(article, scan, published))
        .collect()
}

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
