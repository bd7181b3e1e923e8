//! Counts whom an actor shares sentences with, and how that changed from one stretch of time to the next.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Dossier, MOST};
use crate::model::{ActorId, Model, Place};

/// Somebody that an actor shares sentences with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Who.
    pub actor: ActorId,
    /// The sentences that name both, in order of article and text.
    pub sentences: Vec<Place>,
    /// How many of them were published in each of the [`Periods`].
    pub counts: Vec<u32>,
    /// The first and the last day of publication of those whose article has one.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// The stretches of equal length that the days of publication of a corpus are divided into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Periods {
    /// The first day of publication; `None` where no article has one.
    pub first: Option<NaiveDate>,
    /// The last day of publication.
    pub last: Option<NaiveDate>,
    /// How many days a stretch has.
    pub days: u32,
    /// How many stretches there are.
    pub count: usize,
}

/// The most stretches.
const STRETCHES: u32 = 24;

impl Periods {
    /// Days, where the corpus spans few of them; else weeks, and where those are many, as many weeks as need be.
    pub fn of(model: &Model) -> Self {
        let days = model.annotations.iter().filter_map(|a| a.published.value);
        let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
            return Self::default();
        };
        let all = (last - first).num_days().unsigned_abs() as u32 + 1;
        let days = match all {
            ..=STRETCHES => 1,
            _ => 7 * all.div_ceil(STRETCHES * 7),
        };
        Self {
            first: Some(first),
            last: Some(last),
            days,
            count: all.div_ceil(days) as usize,
        }
    }

    /// The stretch that `day` lies in.
    pub fn at(self, day: NaiveDate) -> Option<usize> {
        let after = (day - self.first?).num_days();
        let at = usize::try_from(after).ok()? / self.days.max(1) as usize;
        (at < self.count).then_some(at)
    }

    /// What a stretch is called: "day", "week", "3 weeks".
    pub fn name(self) -> String {
        match self.days {
            0 | 1 => "day".to_owned(),
            7 => "week".to_owned(),
            days => format!("{} weeks", days / 7),
        }
    }
}

/// Adds those that share a sentence with `actor`, and in how many sentences it appears itself.
pub(super) fn add(model: &Model, actor: ActorId, dossier: &mut Dossier) {
    let sentences = sentences(model, actor, dossier);
    let periods = dossier.periods;
    dossier.counts = vec![0; periods.count];
    let mut found: HashMap<ActorId, Companion> = HashMap::new();
    let mut here: Vec<ActorId> = Vec::new();
    for place in sentences {
        let notes = &model.annotations[place.article.index()];
        let day = notes.published.value;
        let at = day.and_then(|day| periods.at(day));
        if let Some(at) = at {
            dossier.counts[at] += 1;
        }
        here.clear();
        let from = notes
            .mentions
            .partition_point(|m| m.span.start < place.span.start);
        let actors = model.actor_of_local.get(place.article.index());
        for mention in notes.mentions[from..]
            .iter()
            .take_while(|m| m.span.start < place.span.end)
        {
            let other = actors.and_then(|actors| actors.get(mention.actor.index()));
            if let Some(&other) = other.filter(|&&other| other != actor && !here.contains(&other)) {
                here.push(other);
            }
        }
        for &other in &here {
            let companion = found.entry(other).or_insert_with(|| Companion {
                actor: other,
                sentences: Vec::new(),
                counts: vec![0; periods.count],
                days: None,
            });
            companion.sentences.push(place);
            if let Some(at) = at {
                companion.counts[at] += 1;
            }
            if let Some(day) = day {
                let (first, last) = companion.days.unwrap_or((day, day));
                companion.days = Some((first.min(day), last.max(day)));
            }
        }
    }
    dossier.with = found.into_values().collect();
    dossier
        .with
        .sort_unstable_by_key(|c| (Reverse(c.sentences.len()), c.actor));
}

/// The sentences that name `actor`, each once, in order of article and text.
fn sentences(model: &Model, actor: ActorId, dossier: &mut Dossier) -> Vec<Place> {
    let mentions = &model.actor(actor).mentions;
    let mentions = &mentions[..mentions.len().min(MOST)];
    dossier.read = mentions.len();
    let mut sentences: Vec<Place> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let place = mention.place;
        let again =
            |last: &Place| last.article == place.article && place.span.start < last.span.end;
        if sentences.last().is_some_and(again) {
            continue;
        }
        let Some(notes) = model.annotations.get(place.article.index()) else {
            continue;
        };
        if let Some(at) = notes.sentence_at(place.span.start) {
            sentences.push(Place {
                article: place.article,
                span: notes.sentences[at].span,
            });
        }
    }
    sentences
}
