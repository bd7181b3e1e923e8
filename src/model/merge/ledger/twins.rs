//! Finds pairs of events that are plainly one happening told with different particulars: other days, other places.
//!
//! Accounts that contradict each other in time or place are kept apart as events. They are one happening only where
//! everything else speaks for it: class, participants, and that no article tells both.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use super::super::features::Item;
use super::{Ground, class_of};
use crate::analysis::{Precision, Status};
use crate::corpus::ArticleId;
use crate::model::{Account, Event};

/// How many events of one class and day are compared with each other.
const MOST: usize = 12;

/// What makes events comparable.
pub struct Twin<'a> {
    /// The event.
    pub event: &'a Event,
    /// Its class.
    pub class: &'static str,
    /// The accounts that give its day in words of their own.
    pub dated: Vec<&'a Account>,
    /// Who takes part by those accounts: actors, and countries as codes, in order.
    actors: Vec<u32>,
    day: NaiveDate,
}

/// Pairs of one-off events of one class that lie `apart` days or fewer (0: on one day), the earlier one first.
pub fn pairs(ground: Ground, classes: &[&str], apart: u64) -> Vec<(Side, Side)> {
    let events = ground.events.iter();
    let found: Vec<Twin> = events.filter_map(|e| twin(ground, e, classes)).collect();
    let mut by_day: HashMap<(&str, NaiveDate), Vec<&Twin>> = HashMap::new();
    for twin in &found {
        let list = by_day.entry((twin.class, twin.day)).or_default();
        if list.len() < MOST {
            list.push(twin);
        }
    }
    let mut out = Vec::new();
    for one in &found {
        let later = match apart {
            0 => one.day..=one.day,
            _ => one.day + Days::new(1)..=one.day + Days::new(apart),
        };
        for day in later.start().iter_days().take_while(|d| later.contains(d)) {
            for other in by_day.get(&(one.class, day)).into_iter().flatten() {
                if (apart > 0 || one.event.id < other.event.id) && is_one(ground, one, other) {
                    out.push((one.numbers(), other.numbers()));
                }
            }
        }
    }
    out
}

/// An event with those of its accounts that give its day, by number.
#[derive(Clone, Debug)]
pub struct Side {
    /// The event's number.
    pub event: usize,
    /// The accounts' places in the event.
    pub accounts: Vec<usize>,
}

impl Twin<'_> {
    fn numbers(&self) -> Side {
        let all = self.event.accounts.iter().enumerate();
        let own = |a: &Account| self.dated.iter().any(|d| std::ptr::eq(*d, a));
        Side {
            event: self.event.id.index(),
            accounts: all.filter(|(_, a)| own(a)).map(|(i, _)| i).collect(),
        }
    }
}

fn twin<'a>(ground: Ground, event: &'a Event, classes: &[&str]) -> Option<Twin<'a>> {
    let period = event.when.as_ref()?.period?;
    if period.precision != Precision::Day {
        return None;
    }
    let class = class_of(ground, event);
    if !classes.contains(&class) {
        return None;
    }
    let explicit = |a: &&Account| {
        let when = a.when.as_ref().filter(|w| !w.timexes.is_empty());
        let day = when.and_then(|w| w.period);
        let mention = ground.source.mention(item(a));
        day.is_some_and(|p| p.start == period.start && p.end == period.end)
            && mention.class == class
            && matches!(mention.status, Status::Past | Status::Planned)
            && !ground.source.is_another(item(a))
            && !is_counted(ground, a)
    };
    let dated: Vec<&Account> = event.accounts.iter().filter(explicit).collect();
    let mut actors: Vec<u32> = Vec::new();
    for account in dated.iter().take(6) {
        actors.extend(ground.source.features(item(account)).actors);
    }
    actors.sort_unstable();
    actors.dedup();
    (!dated.is_empty() && actors.len() > 1).then_some(Twin {
        event,
        class,
        dated,
        actors,
        day: period.start,
    })
}

/// Whether an account says that its event is one of several ("their second call").
fn is_counted(ground: Ground, account: &Account) -> bool {
    let text = ground.source.articles[account.article.index()]
        .text
        .as_str();
    let mut words = account.span.of(text).split_whitespace();
    words.any(|w| {
        matches!(
            w,
            "second"
                | "third"
                | "fourth"
                | "again"
                | "follow-up"
                | "calls"
                | "daily"
                | "series"
                | "repeated"
                | "several"
                | "latest"
        )
    })
}

fn item(account: &Account) -> Item {
    Item {
        article: account.article.0,
        mention: account.mention,
    }
}

/// Whether two events have the same participants, two of them persons or bodies, and no article tells both.
fn is_one(ground: Ground, a: &Twin, b: &Twin) -> bool {
    let person = |x: &&u32| **x < 1 << 31;
    let shared = || {
        a.actors
            .iter()
            .filter(|x| b.actors.binary_search(x).is_ok())
    };
    let least = a.actors.len().min(b.actors.len());
    let alike = shared().filter(person).count() >= 2 && 3 * shared().count() >= 2 * least;
    let tells = |event: &Event, article: ArticleId| {
        let accounts = event.accounts.iter();
        accounts.map(|x| x.article).any(|x| x == article)
    };
    let apart = a.event.accounts.iter().all(|x| !tells(b.event, x.article));
    alike && apart && both_could_know(ground, a, b)
}

/// Whether each side was written when both days were past, or when neither was.
fn both_could_know(ground: Ground, a: &Twin, b: &Twin) -> bool {
    let published = |x: &&Account| ground.source.notes[x.article.index()].published.value;
    let first = a.day.min(b.day);
    let last = a.day.max(b.day);
    let days = a.dated.iter().chain(&b.dated).map(published);
    let all = |ok: &dyn Fn(NaiveDate) -> bool| days.clone().all(|d| d.is_some_and(ok));
    all(&|d| d >= last) || all(&|d| d < first)
}
