//! Lists what is known of one actor: roles, aliases, what it said, whom it appears with, its events.

use std::collections::HashMap;

use crate::analysis::LocalActorId;
use crate::corpus::ArticleId;
use crate::model::{ActorId, EventId, Model, Place};

/// A detail of an actor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Detail {
    /// Its roles, as indexes into [`crate::model::Actor::roles`].
    Role(ActorId, u32),
    /// One of its aliases, as an index into [`crate::model::Actor::aliases`].
    Alias(ActorId, u32),
    /// Something it said: the quoted words.
    Said(Place),
    /// Somebody it appears with, and in how many events.
    With(ActorId, u32),
    /// An event it takes part in.
    Event(EventId),
    /// So many more that are not listed.
    More(u32),
}

/// The most rows of a kind of detail.
const MOST: usize = 12;
/// The most roles and other names: what an actor said stands below them and should be in sight.
const FEW: usize = 3;
/// The most quotations.
const QUOTATIONS: usize = 100;

/// The most events and articles that are looked through: an actor may be in a million of them.
const LOOK: usize = 2000;

/// The details of an actor.
pub fn details(model: &Model, actor: ActorId) -> Vec<Detail> {
    let known = model.actor(actor);
    let mut rows = Vec::new();
    let numbers = |count: usize| 0..count as u32;
    let roles = numbers(known.roles.len()).map(|n| Detail::Role(actor, n));
    list(&mut rows, FEW, roles);
    // An actor's only alias is mostly the name itself.
    let aliases = numbers(known.aliases.len())
        .filter(|&n| known.aliases[n as usize].surface != known.name)
        .map(|n| Detail::Alias(actor, n));
    list(&mut rows, FEW, aliases);
    let said = said(model, actor).into_iter().map(Detail::Said);
    list(&mut rows, QUOTATIONS, said);
    let events = model.events_of_actor.get(actor.index());
    let events = events.map_or(&[][..], Vec::as_slice).iter();
    list(&mut rows, MOST, events.map(|&id| Detail::Event(id)));
    let with = companions(model, actor).into_iter();
    list(
        &mut rows,
        MOST,
        with.map(|(id, count)| Detail::With(id, count)),
    );
    rows
}

/// Adds the first `most` of `details`, and how many more there are.
fn list(rows: &mut Vec<Detail>, most: usize, details: impl Iterator<Item = Detail>) {
    let before = rows.len();
    let mut more = 0;
    for detail in details {
        if rows.len() - before < most {
            rows.push(detail);
        } else {
            more += 1;
        }
    }
    if more > 0 {
        rows.push(Detail::More(more));
    }
}

/// The quotations of an actor, in order of article and text.
fn said(model: &Model, actor: ActorId) -> Vec<Place> {
    let mentions = &model.actor(actor).mentions;
    let mut articles: Vec<ArticleId> = mentions.iter().map(|m| m.place.article).collect();
    articles.dedup();
    articles.truncate(LOOK);
    let is_speaker = |article: ArticleId, local: LocalActorId| {
        let actors = model.actor_of_local.get(article.index());
        actors.and_then(|actors| actors.get(local.index())) == Some(&actor)
    };
    let mut said = Vec::new();
    for article in articles {
        let quotations = model.annotations[article.index()].quotations.iter();
        said.extend(
            quotations
                .filter(|q| q.speaker.is_some_and(|local| is_speaker(article, local)))
                .map(|q| Place {
                    article,
                    span: q.content,
                }),
        );
    }
    said
}

/// Who takes part in the same events, most often first.
fn companions(model: &Model, actor: ActorId) -> Vec<(ActorId, u32)> {
    let mut counts: HashMap<ActorId, u32> = HashMap::new();
    let events = model.events_of_actor.get(actor.index());
    for &event in events.map_or(&[][..], Vec::as_slice).iter().take(LOOK) {
        for &other in model.event(event).actors.iter().filter(|a| **a != actor) {
            *counts.entry(other).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|&(id, count)| (std::cmp::Reverse(count), id));
    counts
}
