//! Joins the annotations of all articles into one model.

mod actors;
mod akin;
mod attach;
mod cluster;
mod copies;
mod events;
mod features;
mod gather;
mod ledger;
mod origins;
mod parts;
mod salience;
mod stem;
#[cfg(test)]
mod tests;
mod title;
#[cfg(test)]
pub(super) mod trial;
mod union;
mod utterances;

use chrono::NaiveDate;

use super::{Event, EventId, Model, Place};
use crate::analysis::{Annotations, Period, Precision};
use crate::corpus::{Corpus, Span};
use cluster::Cluster;
use features::{Item, Source, Weights};
pub(super) use features::{is_saying, words};
use ledger::Ground;
pub use ledger::explain;
pub(super) use stem::stem;

/// What a person put right; one more input of `merge`, never a patch on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Phrases whose date a person gave.
    pub dates: Vec<(Place, NaiveDate)>,
    /// Names that are one actor.
    pub joined: Vec<(Box<str>, Box<str>)>,
    /// Names that are not one actor.
    pub apart: Vec<(Box<str>, Box<str>)>,
}

/// The model of a corpus.
pub fn merge(
    corpus: Corpus,
    mut annotations: Vec<Annotations>,
    corrections: &Corrections,
) -> Model {
    correct(&mut annotations, corrections);
    parts::leave_out(&corpus.articles, &mut annotations);
    let resolved = actors::resolve(&corpus.articles, &annotations, corrections);
    let source = Source {
        articles: &corpus.articles,
        notes: &annotations,
        of_local: &resolved.of_local,
    };
    let clusters = clusters(source);
    let newest = annotations.iter().filter_map(|a| a.published.value).max();
    let drafts = clusters
        .iter()
        .map(|c| events::event(source, c, newest))
        .collect();
    let mut events = events::entitle(source, drafts);
    let copies = copies::Copies::of(source);
    for event in &mut events {
        copies.count_once(source, event);
    }
    salience::share_out(&mut events, &salience::Days::of(&annotations));
    number(&mut events);
    let (events_of_article, events_of_actor) = by_event(&events, &corpus, resolved.actors.len());
    let utterances = utterances::find(source);
    let ground = Ground {
        source,
        events: &events,
        actors: &resolved.actors,
        utterances: &utterances,
        told: &events_of_article,
        originals: copies.originals(),
    };
    let discrepancies = ledger::rows(ground);
    let series = ledger::series(ground);
    ledger::settle(&mut events, &discrepancies);
    let discrepancies_of_article = ledger::by_article(&discrepancies, corpus.articles.len());
    let repeats = origins::find(source, copies.originals(), &events);
    Model {
        articles: corpus.articles,
        skipped: corpus.skipped,
        annotations,
        actors: resolved.actors,
        events,
        discrepancies,
        series,
        discrepancies_of_article,
        utterance_of: utterances::by_place(&utterances),
        utterances,
        repeats,
        events_of_article,
        actor_of_local: resolved.of_local,
        events_of_actor,
        tellings: super::telling::Tellings::default(),
    }
}

/// The events of one article with the account's span, in order of the text.
type Told = Vec<(Span, EventId)>;

/// For each article its events with the account's span, in order of the text; for each actor its events.
fn by_event(events: &[Event], corpus: &Corpus, actors: usize) -> (Vec<Told>, Vec<Vec<EventId>>) {
    let mut of_article = vec![Vec::new(); corpus.articles.len()];
    let mut of_actor = vec![Vec::new(); actors];
    for event in events {
        for account in &event.accounts {
            of_article[account.article.index()].push((account.span, event.id));
        }
        for actor in &event.actors {
            of_actor[actor.index()].push(event.id);
        }
    }
    for list in &mut of_article {
        list.sort_unstable();
        list.dedup();
    }
    (of_article, of_actor)
}

/// Puts the dates that a person gave into the time expressions and the events that rest on them.
fn correct(annotations: &mut [Annotations], corrections: &Corrections) {
    for &(place, day) in &corrections.dates {
        let Some(note) = annotations.get_mut(place.article.index()) else {
            continue;
        };
        let period = Period {
            start: day,
            end: day,
            precision: Precision::Day,
        };
        for (index, timex) in note.timexes.iter_mut().enumerate() {
            if !overlaps(timex.span, place.span) {
                continue;
            }
            timex.value = Some(day.to_string().into());
            timex.period = Some(period);
            timex.rule = "corrected";
            let resting = note.events.iter_mut().filter_map(|e| e.when.as_mut());
            for when in resting.filter(|w| w.timexes.contains(&(index as u32))) {
                when.value = day.to_string().into();
                when.period = Some(period);
                when.rule = "corrected";
            }
        }
    }
}

fn overlaps(a: Span, b: Span) -> bool {
    a.overlaps(b)
}

/// The mentions of all articles as clusters, one an event.
fn clusters(source: Source) -> Vec<Cluster> {
    let mut daily: Vec<(Period, Item)> = Vec::new();
    let mut coarse: Vec<(Period, Item)> = Vec::new();
    let mut undated: Vec<Item> = Vec::new();
    let furniture = copies::Furniture::of(source);
    for (article, note) in source.notes.iter().enumerate() {
        for (mention, event) in note.events.iter().enumerate() {
            let item = Item {
                article: article as u32,
                mention: mention as u32,
            };
            if furniture.holds(source, item) {
                continue;
            }
            match event.when.as_ref().and_then(|w| w.period) {
                Some(period) if cluster::is_day(&period) => daily.push((period, item)),
                Some(period) => coarse.push((period, item)),
                None => undated.push(item),
            }
        }
    }
    let total = daily.len() + coarse.len() + undated.len();
    let all = daily.iter().chain(&coarse).map(|&(_, i)| i);
    let weights = Weights::over(source, all.chain(undated.iter().copied()), total);
    daily.sort_by_key(|&(p, i)| (p.start, i));
    coarse.sort_by_key(|&(p, i)| (p.precision, p.end - p.start, p.start, i));
    let mut clusters = Vec::new();
    cluster::by_day(source, &weights, &daily, &mut clusters);
    attach::coarse(source, &weights, &coarse, &mut clusters);
    attach::undated(source, &weights, &undated, &mut clusters);
    clusters
}

/// Puts events in order of time (start, then end, then salience), undated ones last, and numbers them.
fn number(events: &mut [Event]) {
    let key = |e: &Event| {
        let period = e.when.as_ref().and_then(|w| w.period);
        (period.is_none(), period.map(|p| (p.start, p.end)))
    };
    events.sort_by(|a, b| {
        key(a)
            .cmp(&key(b))
            .then(b.salience.total_cmp(&a.salience))
            .then(a.title.cmp(&b.title))
    });
    for (number, event) in events.iter_mut().enumerate() {
        event.id = EventId(number as u32);
    }
}
