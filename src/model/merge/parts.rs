//! Leaves out names that only ever are part of something else: of a person's title, of the name of a work.
//!
//! "Treasury Secretary Ada Vale" names one actor, and so does a programme called “Meet the Nation”. A name that
//! stands anywhere in the corpus by itself stays an actor everywhere.

use std::collections::HashSet;

use crate::analysis::{ActorKind, Annotations, LocalActorId, Mention, MentionForm};
use crate::corpus::Article;

/// The longest title and the longest name of a work that are looked at, in bytes.
const REACH: usize = 60;

/// Takes from `notes` the actors that are never named by themselves.
pub fn leave_out(articles: &[Article], notes: &mut [Annotations]) {
    let mut parts: HashSet<Box<str>> = HashSet::new();
    let mut own: HashSet<Box<str>> = HashSet::new();
    for (article, note) in articles.iter().zip(&*notes) {
        let text = article.text.as_str();
        for (index, mention) in note.mentions.iter().enumerate() {
            let name = &note.actors[mention.actor.index()].name;
            let set = if is_part(text, note, index) {
                &mut parts
            } else {
                &mut own
            };
            if !set.contains(name) {
                set.insert(name.clone());
            }
        }
    }
    parts.retain(|name| !own.contains(name));
    if parts.is_empty() {
        return;
    }
    for note in notes {
        without(note, &parts);
    }
}

/// Whether a mention stands in a title before a person's name or in the name of a work.
fn is_part(text: &str, note: &Annotations, index: usize) -> bool {
    let mention = &note.mentions[index];
    let alone = matches!(mention.kind, ActorKind::Organisation | ActorKind::Person)
        && mention.form == MentionForm::Name;
    alone && (in_title(text, note, index) || in_work(text, mention))
}

/// "[Treasury] Secretary Ada Vale": the words from the name to the person are one of the person's titles.
fn in_title(text: &str, note: &Annotations, index: usize) -> bool {
    let mention = &note.mentions[index];
    let Some(person) = note.mentions.get(index + 1) else {
        return false;
    };
    let between = text.get(mention.span.end as usize..person.span.start as usize);
    let lead = between.is_some_and(|b| {
        b.len() < REACH && b.trim().starts_with(char::is_uppercase) && !b.contains(['.', '\n'])
    });
    if person.kind != ActorKind::Person || !lead {
        return false;
    }
    let title = text.get(mention.span.start as usize..person.span.start as usize);
    let title = title.map(str::trim_end);
    let mut roles = note.actors[person.actor.index()].roles.iter();
    roles.any(|r| title.is_some_and(|t| t.ends_with(&**r) || r.ends_with(t)))
}

/// “Meet the [Nation]”: quotation marks around a few capitalised words of which the name is one.
fn in_work(text: &str, mention: &Mention) -> bool {
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let mut from = start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (end + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let open = text[from..start].rfind(['“', '"', '‘']);
    let close = text[end..to].find(['”', '"', '’']);
    let (Some(open), Some(close)) = (open, close) else {
        return false;
    };
    let inside = text[from + open..end + close].trim_start_matches(['“', '"', '‘']);
    let words = || {
        inside
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
    };
    let count = words().count();
    let named = (2..8).contains(&count)
        && words().all(|w| w.starts_with(char::is_uppercase) || w.len() <= 3);
    named && inside.trim_end_matches([',', '.', '!', '?']).len() > mention.span.len()
}

/// Takes the actors of these names and their mentions out of one article.
fn without(note: &mut Annotations, parts: &HashSet<Box<str>>) {
    if !note.actors.iter().any(|a| parts.contains(&a.name)) {
        return;
    }
    let mut number = 0;
    let kept: Vec<Option<LocalActorId>> = note
        .actors
        .iter()
        .map(|actor| {
            let stays = !parts.contains(&actor.name);
            number += u32::from(stays);
            stays.then(|| LocalActorId(number - 1))
        })
        .collect();
    let place = |old: LocalActorId| kept.get(old.index()).copied().flatten();
    note.actors.retain(|a| !parts.contains(&a.name));
    note.mentions.retain_mut(|m| {
        let new = place(m.actor);
        m.actor = new.unwrap_or(m.actor);
        new.is_some()
    });
    for event in &mut note.events {
        event.actors = event.actors.iter().filter_map(|&a| place(a)).collect();
    }
    for quotation in &mut note.quotations {
        quotation.speaker = quotation.speaker.and_then(place);
    }
}
