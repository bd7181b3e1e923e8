//! Makes the ledger: compares what the accounts of each event say, thing by thing.
//!
//! Each file below compares one sort of thing and adds rows; a row says *differ* only where both spans are about the
//! same thing, and what is in doubt is left out.

mod ages;
mod claims;
mod counts;
mod dates;
mod echo;
mod elapsed;
mod explain;
mod happenings;
mod numbers;
mod opening;
mod participants;
mod places;
mod posts;
mod scene;
mod speakers;
mod statuses;
mod twins;
mod wordings;

pub use explain::explain;

pub use numbers::series;

use super::features::Source;
use crate::analysis::event::lemma;
use crate::analysis::{ActorKind, Mention, MentionForm, lexicon};
use crate::corpus::{ArticleId, Span};
use crate::model::{
    Actor, ActorId, Discrepancy, DiscrepancyId, DiscrepancyKind, Event, EventId, Place, State,
    Utterance,
};

/// What the comparisons look at.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The articles with their annotations.
    pub source: Source<'a>,
    /// All events, by number.
    pub events: &'a [Event],
    /// All actors, by number.
    pub actors: &'a [Actor],
    /// What several articles quote.
    pub utterances: &'a [Utterance],
    /// For each article, its events with the account's span, in order of the text.
    pub told: &'a [Vec<(Span, EventId)>],
    /// For each article, the first one that it is a copy of; itself where it is none.
    pub originals: &'a [u32],
}

impl<'a> Ground<'a> {
    /// The text of an article.
    pub fn text(&self, article: ArticleId) -> &'a str {
        self.source.articles[article.index()].text.as_str()
    }

    /// Every place that names a person by more than one word, in articles whose day is known.
    pub fn full_names(self) -> impl Iterator<Item = FullName<'a>> {
        let articles = (0..).map(ArticleId).zip(self.source.articles);
        articles.flat_map(move |(article, text)| {
            let note = &self.source.notes[article.index()];
            let text = text.text.as_str();
            let of_local = &self.source.of_local[article.index()];
            note.published.value.into_iter().flat_map(move |day| {
                note.mentions.iter().filter_map(move |mention| {
                    let whole = mention.kind == ActorKind::Person
                        && mention.form == MentionForm::Name
                        && mention.span.of(text).contains(' ');
                    let actor = *of_local.get(mention.actor.index()).filter(|_| whole)?;
                    Some(FullName {
                        article,
                        day,
                        text,
                        mention,
                        actor,
                    })
                })
            })
        })
    }

    /// The order of a cell in its row: by publication, then by place.
    pub fn order(&self, place: Place) -> (Option<chrono::NaiveDate>, Place) {
        let published = &self.source.notes[place.article.index()].published;
        (published.value, place)
    }
}

/// A place that names a person by more than one word.
pub struct FullName<'a> {
    /// The article.
    pub article: ArticleId,
    /// The day of its report.
    pub day: chrono::NaiveDate,
    /// Its text.
    pub text: &'a str,
    /// Where the name stands.
    pub mention: &'a Mention,
    /// Whose it is.
    pub actor: ActorId,
}

/// One comparison: adds the rows that it finds.
type Compare = fn(Ground, &mut Vec<Discrepancy>);

/// The comparisons, each over all events.
const COMPARISONS: &[Compare] = &[
    dates::rows,
    elapsed::rows,
    happenings::rows,
    numbers::rows,
    ages::rows,
    claims::rows,
    counts::rows,
    participants::rows,
    places::rows,
    posts::rows,
    speakers::rows,
    statuses::rows,
    wordings::rows,
];

/// The rows of the ledger, in order of event, then of kind; those that belong to no event last.
pub fn rows(ground: Ground) -> Vec<Discrepancy> {
    let mut rows = Vec::new();
    for compare in COMPARISONS {
        compare(ground, &mut rows);
    }
    rows.retain(|row| !row.values.is_empty());
    for row in &mut rows {
        row.values.sort_by_key(|v| ground.order(v.place));
        if let Some(state) = row.state_among(|_| true) {
            row.state = state;
        }
    }
    rows.retain(|row| !echo::is_one(ground, row));
    rows.sort_by(|a, b| {
        let key = |row: &Discrepancy| (row.event.is_none(), row.event, row.kind);
        key(a)
            .cmp(&key(b))
            .then(a.values[0].place.cmp(&b.values[0].place))
            .then(a.about.cmp(&b.about))
    });
    rows.shrink_to_fit();
    rows
}

/// Whether a class of events is of gatherings: they have one place, a day and participants.
fn gathers(class: &str) -> bool {
    matches!(
        class,
        "talk" | "trial" | "inaugurate" | "celebrate" | "sign" | "deal" | "vote"
    )
}

/// The class of gatherings that a word stands for.
fn class_of_word(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let noun = lexicon::EVENT_NOUNS.get(&lemma::noun(&word));
    let class = noun.or_else(|| {
        let row = lexicon::EVENT_VERBS.get(&lemma::verb(&word))?;
        row.split_once(' ').map(|row| row.1)
    })?;
    gathers(class).then_some(class)
}

/// The class that most accounts of an event are of; empty where none is.
fn class_of(ground: Ground, event: &Event) -> &'static str {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for account in &event.accounts {
        let note = &ground.source.notes[account.article.index()];
        let class = note.events[account.mention as usize].class;
        match counts.iter_mut().find(|c| c.0 == class) {
            Some(count) => count.1 += 1,
            None => counts.push((class, 1)),
        }
    }
    let most = counts.into_iter().max_by_key(|c| (c.1, c.0));
    most.map_or("", |c| c.0)
}

/// Gives each event told by several articles the gravest state of its rows, where that is graver than its own.
pub fn settle(events: &mut [Event], rows: &[Discrepancy]) {
    for row in rows {
        // A quotation that runs otherwise does not make accounts of what happened differ.
        if row.kind == DiscrepancyKind::Wording {
            continue;
        }
        let told = row.event.and_then(|id| events.get_mut(id.index()));
        if let Some(event) = told.filter(|e| e.state != State::SingleSource) {
            event.state = event.state.min(row.state);
        }
    }
}

/// For each of `articles` articles, its cells with their spans, in order of the text.
pub fn by_article(rows: &[Discrepancy], articles: usize) -> Vec<Vec<(Span, DiscrepancyId)>> {
    let mut out = vec![Vec::new(); articles];
    for (row, number) in rows.iter().zip(0..) {
        for value in &row.values {
            let ArticleId(article) = value.place.article;
            out[article as usize].push((value.place.span, DiscrepancyId(number)));
        }
    }
    for list in &mut out {
        list.sort_unstable();
    }
    out
}
