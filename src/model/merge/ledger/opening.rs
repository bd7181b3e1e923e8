//! Finds what an article leaves open of an event to come: "at a location to be determined", "no date has been set".

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::scene::Scene;
use super::{Ground, class_of_word, gathers};
use crate::analysis::Precision;
use crate::corpus::{ArticleId, Span};
use crate::model::{ActorId, DiscrepancyValue, Event, EventId, Place, Said, State};

/// How many days after an article the event that it announces may be.
const AHEAD: u64 = 21;
/// How many of an event's heaviest actors must know an article for it to speak of that event.
const SHARED: usize = 2;

/// What may be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Where.
    Place,
    /// When.
    Date,
}

impl Thing {
    /// Its nouns.
    fn nouns(self) -> &'static [&'static str] {
        match self {
            Self::Place => &["location", "venue", "place", "site"],
            Self::Date => &["date"],
        }
    }
}

/// What articles leave open, by the event that they speak of.
#[derive(Debug, Default)]
pub struct Openings(HashMap<EventId, Vec<Place>>);

impl Openings {
    /// Whether an article leaves something of the event open.
    pub fn has(&self, event: EventId) -> bool {
        self.0.contains_key(&event)
    }

    /// The cells of an event: one for each article that leaves it open and is not among those that `told` it.
    pub fn cells(
        &self,
        ground: Ground,
        event: EventId,
        told: &[ArticleId],
    ) -> Vec<DiscrepancyValue> {
        let day = |a: ArticleId| ground.source.notes[a.index()].published.value;
        let mut out: Vec<DiscrepancyValue> = Vec::new();
        for &place in self.0.get(&event).into_iter().flatten() {
            let again = out.iter().any(|v| v.place.article == place.article);
            if again || told.contains(&place.article) {
                continue;
            }
            let later = |a: &ArticleId| day(*a).zip(day(place.article)).is_some_and(|(a, b)| a > b);
            out.push(DiscrepancyValue {
                place,
                value: "not known yet".into(),
                said: if told.iter().any(later) {
                    Said::Open
                } else {
                    Said::Vague
                },
            });
        }
        out
    }
}

/// What all articles leave open of a thing.
pub fn openings(ground: Ground, thing: Thing) -> Openings {
    let mut out = Openings::default();
    let mut gatherings: Option<[Vec<Gathering>; 2]> = None;
    for (number, article) in ground.source.articles.iter().enumerate() {
        let id = ArticleId(number as u32);
        for noun in thing.nouns() {
            for (at, _) in article.text.as_str().match_indices(noun) {
                let known = gatherings.get_or_insert_with(|| {
                    let several = gatherings_of(ground);
                    [several, gatherings_with(ground, |_| true)]
                });
                if let Some((event, place)) = opening(ground, known, id, at as u32) {
                    out.0.entry(event).or_default().push(place);
                }
            }
        }
    }
    out
}

/// What the noun at byte `at` leaves open, with the event that it speaks of.
fn opening(
    ground: Ground,
    known: &[Vec<Gathering>; 2],
    article: ArticleId,
    at: u32,
) -> Option<(EventId, Place)> {
    let note = &ground.source.notes[article.index()];
    let sentence = note.sentence_at(at)?;
    let scene = Scene::of(ground.source, article, sentence)?;
    let index = scene.token_at(at)?;
    let token = scene.tokens[index];
    if token.span.start != at || token.of(scene.text).len() > "locations".len() {
        return None;
    }
    let span = left_open(&scene, index)?;
    // One that a single report tells is better than none: that report may be the first to know.
    let event = known.iter().find_map(|k| next_of(ground, k, &scene))?;
    Some((event, scene.place(span)))
}

/// Words for what has not been made known.
fn is_unknown(word: &str) -> bool {
    matches!(
        word,
        "undisclosed" | "unnamed" | "unspecified" | "undetermined" | "unannounced" | "secret"
    )
}

/// Words for making something known.
fn is_settling(word: &str) -> bool {
    matches!(
        word,
        "determined"
            | "decided"
            | "announced"
            | "agreed"
            | "named"
            | "confirmed"
            | "fixed"
            | "set"
            | "chosen"
            | "finalized"
            | "finalised"
            | "given"
            | "disclosed"
            | "specified"
            | "settled"
            | "revealed"
            | "picked"
            | "known"
    )
}

/// The words that leave open what the noun at `index` stands for: "a [yet unnamed location]", "[location to be named]",
/// "[no venue was given]".
fn left_open(scene: &Scene, index: usize) -> Option<Span> {
    let before = |n: usize| index.checked_sub(n).map_or("", |i| scene.word(i));
    if is_unknown(before(1))
        || matches!((before(2), before(1)), ("yet" | "still" | "as-yet", w) if is_unknown(w))
    {
        let first = index - 1 - usize::from(matches!(before(2), "yet" | "still"));
        return scene.stretch(first, index);
    }
    let settled = (index + 1..index + 7).find(|&i| is_settling(scene.word(i)));
    let passed = (index + 1..settled?).map(|i| scene.word(i));
    let mut to_be = passed.clone();
    let clean = passed
        .clone()
        .all(|w| !matches!(w, "." | ";" | ":" | "where" | "that" | "which" | "who"));
    let future = to_be.any(|w| w == "to") && passed.clone().any(|w| w == "be");
    let denied = passed.clone().any(|w| matches!(w, "not" | "n't" | "n’t"));
    let no = (1..=5)
        .take_while(|&n| index >= n && !matches!(before(n), "," | ";" | "." | "but"))
        .find(|&n| matches!(before(n).to_lowercase().as_str(), "no" | "neither" | "nor"));
    if !clean {
        None
    } else if let Some(n) = no {
        scene.stretch(index - n, settled?)
    } else if future || denied {
        scene.stretch(index, settled?)
    } else {
        None
    }
}

/// A gathering on one day that several articles tell.
pub struct Gathering {
    /// The event.
    pub event: EventId,
    day: NaiveDate,
    /// The class of its accounts.
    pub class: &'static str,
    actors: Vec<ActorId>,
}

/// The gatherings that several reports tell, in order of time.
pub fn gatherings_of(ground: Ground) -> Vec<Gathering> {
    gatherings_with(ground, |event| event.state != State::SingleSource)
}

/// The gatherings that `wanted` takes, in order of time.
fn gatherings_with(ground: Ground, wanted: fn(&Event) -> bool) -> Vec<Gathering> {
    let events = ground.events.iter().filter(|e| wanted(e));
    let mut out: Vec<Gathering> = events.filter_map(|e| gathering(ground, e)).collect();
    out.sort_by_key(|g| g.day);
    out
}

fn gathering(ground: Ground, event: &Event) -> Option<Gathering> {
    let period = event.when.as_ref()?.period?;
    let class = super::class_of(ground, event);
    let fits = period.precision == Precision::Day && gathers(class);
    fits.then(|| Gathering {
        event: event.id,
        day: period.start,
        class,
        actors: event.actors.iter().take(5).copied().collect(),
    })
}

/// The next gathering after a sentence's article that its words may speak of; `None` where there are two.
pub fn next_of(ground: Ground, known: &[Gathering], scene: &Scene) -> Option<EventId> {
    let day = scene.note.published.value?;
    let words = (0..scene.tokens.len()).map(|i| scene.word(i));
    let classes: Vec<&str> = words.filter_map(class_of_word).collect();
    let last = day.checked_add_days(Days::new(AHEAD))?;
    let from = known.partition_point(|g| g.day <= day);
    let mut fitting = known[from..]
        .iter()
        .take_while(|g| g.day <= last)
        .filter(|g| classes.contains(&g.class))
        .filter(|g| names(ground, scene.article, &g.actors) >= SHARED);
    let first = fitting.next()?;
    let clear = fitting.next().is_none_or(|g| g.day > first.day);
    clear.then_some(first.event)
}

/// How many of `actors` an article names more than once.
fn names(ground: Ground, article: ArticleId, actors: &[ActorId]) -> usize {
    let of_local = &ground.source.of_local[article.index()];
    let note = &ground.source.notes[article.index()];
    let often = |actor: &&ActorId| {
        let named = note.mentions.iter();
        named
            .filter(|m| of_local.get(m.actor.index()) == Some(*actor))
            .nth(1)
            .is_some()
    };
    actors.iter().filter(often).count()
}
