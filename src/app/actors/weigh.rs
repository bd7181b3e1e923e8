//! Weighs actors by their mentions in what is shown, and lays them out by kind.

use std::collections::HashMap;

use super::Row;
use crate::analysis::ActorKind;
use crate::app::filter::Sieve;
use crate::model::{Account, ActorId, EventId, Model};

/// The kinds, in the order of the pane.
const KINDS: [ActorKind; 5] = [
    ActorKind::Person,
    ActorKind::Organisation,
    ActorKind::Country,
    ActorKind::City,
    ActorKind::Place,
];

/// The rows of all actors with a mention in what passes `sieve`, heaviest first in each kind.
pub fn rows(model: &Model, sieve: &Sieve) -> Vec<Row> {
    let weights = if sieve.is_open() {
        let all = model.actors.iter().map(|a| a.mentions.len() as u32);
        all.collect()
    } else {
        weights(model, sieve)
    };
    let mut rows = Vec::with_capacity(model.actors.len() + KINDS.len());
    for kind in KINDS {
        let of_kind = model.actors.iter().filter(|a| a.kind == kind);
        let mut actors: Vec<(u32, ActorId)> = of_kind
            .map(|a| (weights[a.id.index()], a.id))
            .filter(|(weight, _)| *weight > 0)
            .collect();
        actors.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        if !actors.is_empty() {
            rows.push(Row::Kind(kind, actors.len() as u32));
            rows.extend(
                actors
                    .into_iter()
                    .map(|(weight, id)| Row::Actor(id, weight)),
            );
        }
    }
    rows
}

/// How often each actor is mentioned in an event's accounts, each mention counted once.
pub fn in_event(model: &Model, event: Option<EventId>) -> HashMap<ActorId, u32> {
    let mut mentions = Vec::new();
    for account in event.map_or(&[][..], |id| &model.event(id).accounts) {
        inside(model, account, &mut mentions);
    }
    let mut counts = HashMap::new();
    for actor in actors(model, mentions) {
        *counts.entry(actor).or_default() += 1;
    }
    counts
}

/// How often each actor is mentioned in the accounts that are shown, each mention counted once.
fn weights(model: &Model, sieve: &Sieve) -> Vec<u32> {
    let mut mentions = Vec::new();
    for event in model.events.iter().filter(|e| sieve.passes(e)) {
        let shown = |account: &&Account| sieve.shows_article(account.article);
        for account in event.accounts.iter().filter(shown) {
            inside(model, account, &mut mentions);
        }
    }
    let mut weights = vec![0; model.actors.len()];
    for actor in actors(model, mentions) {
        if let Some(weight) = weights.get_mut(actor.index()) {
            *weight += 1;
        }
    }
    weights
}

/// Adds the mentions in an account: its article, and their numbers in it.
fn inside(model: &Model, account: &Account, mentions: &mut Vec<(u32, u32)>) {
    let list = &model.annotations[account.article.index()].mentions;
    let first = list.partition_point(|m| m.span.start < account.span.start);
    let inside = list[first..]
        .iter()
        .take_while(|m| m.span.start < account.span.end);
    let numbers = (first as u32..).zip(inside).map(|(number, _)| number);
    mentions.extend(numbers.map(|number| (account.article.0, number)));
}

/// The actors of mentions, each mention once.
fn actors(model: &Model, mut mentions: Vec<(u32, u32)>) -> impl Iterator<Item = ActorId> {
    mentions.sort_unstable();
    mentions.dedup();
    mentions.into_iter().filter_map(|(article, number)| {
        let local = model.annotations[article as usize].mentions[number as usize].actor;
        let actors = model.actor_of_local.get(article as usize)?;
        actors.get(local.index()).copied()
    })
}
