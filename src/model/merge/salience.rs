//! Says how much an event matters in its corpus: how much its day does, and its share of that day.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cluster::{Cluster, is_day};
use super::features::{Source, is_saying};
use crate::analysis::Annotations;
use crate::model::Event;

/// How many articles name a day: those of the day itself, of the week after it, and later ones.
#[derive(Clone, Copy, Debug, Default)]
struct Named {
    same: u32,
    week: u32,
    later: u32,
}

/// How much each day of a corpus matters.
///
/// The features are those that date summarisation found to tell most (Tran et al. 2015; Gholipour Ghalandari
/// and Ifrim 2020): how many articles appeared on a day, and how many later ones look back on it.
#[derive(Debug, Default)]
pub struct Days {
    named: HashMap<NaiveDate, Named>,
    /// The day of the first article.
    first: Option<NaiveDate>,
}

impl Days {
    /// The days that the articles appeared on or name.
    pub fn of(notes: &[Annotations]) -> Self {
        let mut days: HashMap<NaiveDate, Named> = HashMap::new();
        for note in notes {
            let published = note.published.value;
            if let Some(day) = published {
                days.entry(day).or_default().same += 1;
            }
            let mut named: Vec<NaiveDate> = note
                .timexes
                .iter()
                .filter_map(|t| t.period)
                .filter(is_day)
                .map(|p| p.start)
                .collect();
            named.sort_unstable();
            named.dedup();
            for day in named {
                let entry = days.entry(day).or_default();
                match published.map_or(0, |p| (p - day).num_days()) {
                    ..=0 => entry.same += 1,
                    1..=7 => entry.week += 1,
                    _ => entry.later += 1,
                }
            }
        }
        let first = notes.iter().filter_map(|n| n.published.value).min();
        Self { named: days, first }
    }

    /// How much a day matters: each kind of article counts less the more there are, late ones twice.
    fn weight(&self, day: NaiveDate) -> f32 {
        let named = self.named.get(&day).copied().unwrap_or_default();
        let log = |count: u32| (1.0 + count as f32).ln();
        log(named.same) + log(named.week) + 2.0 * log(named.later)
    }
}

/// How much an event is told, above 0: by articles, later days that look back on it, mentions, actors.
pub fn told(source: Source, cluster: &Cluster) -> f32 {
    let mut articles: Vec<u32> = cluster.items.iter().map(|i| i.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let mut later: Vec<_> = articles
        .iter()
        .filter_map(|&a| source.notes[a as usize].published.value)
        .filter(|day| cluster.period.is_some_and(|p| *day > p.end))
        .collect();
    later.sort_unstable();
    later.dedup();
    let mentions = cluster.items.len() as f32;
    let actors = cluster.features.actors.len().min(6) as f32;
    let saying = cluster.items.iter().all(|&i| is_saying(source.mention(i)));
    let base = articles.len() as f32
        + 0.5 * later.len() as f32
        + 0.3 * (1.0 + mentions).ln()
        + 0.1 * actors;
    if saying { 0.5 * base } else { base }
}

/// The days before the first article from which on an event is what led up to the story or a comparison.
const BACKGROUND: i64 = 60;

/// Turns how much each event is told into its salience: its share of its day, where a day is known.
///
/// Shares go by squares, so that what a day is remembered for stands out from what also happened on it. All of a
/// day's events together have the weight of the day, less where one article alone tells the most of it, or where the
/// day lies long before the first article.
pub fn share_out(events: &mut [Event], days: &Days) {
    let day = |e: &Event| {
        let period = e.when.as_ref().and_then(|w| w.period);
        period.filter(is_day).map(|p| p.start)
    };
    let mut sums: HashMap<NaiveDate, f32> = HashMap::new();
    for event in &*events {
        if let Some(day) = day(event) {
            *sums.entry(day).or_default() += event.salience.powi(2);
        }
    }
    for event in events {
        let told = event.salience.max(0.1);
        let before = event.when.as_ref().and_then(|w| w.period);
        let background = before
            .zip(days.first)
            .is_some_and(|(p, first)| (first - p.end).num_days() > BACKGROUND);
        let heard = told / (told + LONE);
        event.salience = match day(event) {
            Some(day) => {
                let share = told.powi(2) / sums[&day].max(0.01);
                days.weight(day).max(0.1) * share * heard
            }
            None if event.when.is_some() => heard * (1.0 + told).ln(),
            None => 0.3 * heard * (1.0 + told).ln(),
        };
        if background {
            event.salience *= 0.25;
        }
    }
}

/// How much must be told for half of its weight.
const LONE: f32 = 4.0;
