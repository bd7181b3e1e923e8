//! Joins the actors of single articles into the actors of the corpus, by names, aliases and country codes.

use std::collections::HashMap;

use super::Corrections;
use super::union::Union;
use crate::analysis::{ActorKind, Annotations, MentionForm};
use crate::corpus::{Article, ArticleId};
use crate::model::{Actor, ActorId, Alias, MentionRef, Place};

/// The actors of a corpus.
#[derive(Debug, Default)]
pub struct Resolved {
    /// The actors, heaviest first.
    pub actors: Vec<Actor>,
    /// For each article, for each of its local actors, the actor.
    pub of_local: Vec<Vec<ActorId>>,
}

/// A name as it stands in one or more articles, before names are joined.
#[derive(Debug)]
struct Named<'a> {
    /// The name, made comparable.
    key: String,
    kind: ActorKind,
    country: Option<[u8; 2]>,
    /// Article and index of every local actor of this name.
    locals: Vec<(u32, u32)>,
    /// The name as most articles write it.
    name: &'a str,
    why: Vec<Box<str>>,
}

/// Resolves the actors of all articles.
pub fn resolve(articles: &[Article], notes: &[Annotations], corrections: &Corrections) -> Resolved {
    let (mut named, of_local) = by_name(notes);
    let mut union = Union::new(named.len());
    let aliases = aliases(&named, notes);
    join_aliases(&mut named, &aliases, &mut union, corrections);
    join_kinds(&mut named, &mut union);
    join_asked(&mut named, &aliases, &mut union, corrections);
    build(articles, notes, &named, &mut union, &of_local)
}

/// The comparable form of a name: lower case, without initials, company endings and a leading article.
fn comparable(name: &str, kind: ActorKind) -> String {
    let mut words: Vec<String> = name
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|w| {
            w.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|w| !w.is_empty())
        .collect();
    // "Organisation" and "Organization" are one word.
    for word in words.iter_mut().filter(|w| w.ends_with("isation")) {
        let stem = word.len() - "isation".len();
        word.replace_range(stem.., "ization");
    }
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    if kind == ActorKind::Person && words.len() > 2 {
        let last = words.len() - 1;
        let mut at = 0;
        words.retain(|w| {
            at += 1;
            at == 1 || at == last + 1 || w.chars().count() > 1
        });
    }
    if kind == ActorKind::Organisation {
        while words.len() > 1
            && matches!(
                words[words.len() - 1].as_str(),
                "inc"
                    | "corp"
                    | "co"
                    | "ltd"
                    | "plc"
                    | "llc"
                    | "ag"
                    | "sa"
                    | "corporation"
                    | "company"
                    | "limited"
                    | "group"
            )
        {
            words.pop();
        }
    }
    words.join(" ")
}

/// Groups local actors of one name and kind; countries go by their code.
fn by_name(notes: &[Annotations]) -> (Vec<Named<'_>>, Vec<Vec<u32>>) {
    let mut index: HashMap<(String, ActorKind), u32> = HashMap::new();
    let mut named: Vec<Named> = Vec::new();
    let mut of_local = Vec::with_capacity(notes.len());
    for (article, note) in notes.iter().enumerate() {
        let mut here = Vec::with_capacity(note.actors.len());
        for (number, local) in note.actors.iter().enumerate() {
            let key = match (local.kind, local.country) {
                (ActorKind::Country, Some([a, b])) => format!("{}{}", a as char, b as char),
                _ => comparable(&local.name, local.kind),
            };
            let id = *index.entry((key.clone(), local.kind)).or_insert_with(|| {
                named.push(Named {
                    key,
                    kind: local.kind,
                    country: local.country,
                    locals: Vec::new(),
                    name: &local.name,
                    why: Vec::new(),
                });
                named.len() as u32 - 1
            });
            let group = &mut named[id as usize];
            group.locals.push((article as u32, number as u32));
            group.country = group.country.or(local.country);
            here.push(id);
        }
        of_local.push(here);
    }
    (named, of_local)
}

/// For each short name, the longer names that articles use it for.
fn aliases(named: &[Named], notes: &[Annotations]) -> HashMap<String, Vec<u32>> {
    let mut out: HashMap<String, Vec<u32>> = HashMap::new();
    let mut add = |alias: String, id: usize| {
        let list = out.entry(alias).or_default();
        if list.last() != Some(&(id as u32)) && !list.contains(&(id as u32)) {
            list.push(id as u32);
        }
    };
    for (id, group) in named.iter().enumerate() {
        if !matches!(group.kind, ActorKind::Person | ActorKind::Organisation) {
            continue;
        }
        let words: Vec<&str> = group.key.split(' ').collect();
        if words.len() > 1 {
            if group.kind == ActorKind::Person {
                add((*words.last().unwrap_or(&"")).to_owned(), id);
            } else {
                let initials: String = words
                    .iter()
                    .filter(|w| !matches!(**w, "of" | "the" | "and" | "for" | "on" | "in"))
                    .filter_map(|w| w.chars().next())
                    .collect();
                if initials.chars().count() > 1 {
                    add(initials, id);
                }
            }
        }
        for &(article, local) in &group.locals {
            for alias in &notes[article as usize].actors[local as usize].aliases {
                let alias = comparable(alias, group.kind);
                if alias != group.key && alias.len() < group.key.len() && !alias.is_empty() {
                    add(alias, id);
                }
            }
        }
    }
    out
}

/// Whether a person said that two names are not one actor.
fn is_apart(a: &Named, b: &Named, corrections: &Corrections) -> bool {
    let is = |n: &Named, name: &str| n.key == comparable(name, n.kind);
    corrections
        .apart
        .iter()
        .any(|(x, y)| is(a, x) && is(b, y) || is(a, y) && is(b, x))
}

/// The articles that must name a person for a town of that name to be doubted.
const TOWERS: usize = 6;

/// Joins a short name to the one longer name that it is used for; where there are several, to none.
fn join_aliases(
    named: &mut [Named],
    aliases: &HashMap<String, Vec<u32>>,
    union: &mut Union,
    corrections: &Corrections,
) {
    for short in 0..named.len() {
        let kind = named[short].kind;
        if !matches!(
            kind,
            ActorKind::Person | ActorKind::Organisation | ActorKind::City
        ) {
            continue;
        }
        // A person that nearly every report names is meant where one takes the surname for a town.
        let city = kind == ActorKind::City;
        let known_by = named[short].locals.len();
        let towers =
            |l: &Named| l.kind == ActorKind::Person && l.locals.len() >= TOWERS.max(3 * known_by);
        let Some(longer) = aliases.get(&named[short].key) else {
            continue;
        };
        let fitting: Vec<usize> = longer
            .iter()
            .map(|&l| l as usize)
            .filter(|&l| l != short && (named[l].kind == kind || city && towers(&named[l])))
            .filter(|&l| !is_apart(&named[l], &named[short], corrections))
            .filter(|&l| city || !disagree(named[l].country, named[short].country))
            .collect();
        // "Bush" beside "George Bush" and "Laura Bush": one name must tower over the others to be meant.
        let Some(&best) = fitting
            .iter()
            .max_by_key(|&&l| (named[l].locals.len(), usize::MAX - l))
        else {
            continue;
        };
        let others: usize = fitting
            .iter()
            .filter(|&&l| l != best)
            .map(|&l| named[l].locals.len())
            .sum();
        if others * 8 > named[best].locals.len() {
            continue;
        }
        let line = format!(
            "“{}” is short for no other name here than “{}”",
            named[short].name, named[best].name
        );
        named[best].why.push(line.into());
        union.join(best, short);
    }
}

fn disagree(a: Option<[u8; 2]>, b: Option<[u8; 2]>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// Joins one name under two kinds where one kind is three times as frequent: the other is a slip.
fn join_kinds(named: &mut [Named], union: &mut Union) {
    let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
    for (id, group) in named.iter().enumerate() {
        by_key.entry(group.key.as_str()).or_default().push(id);
    }
    let mut joins = Vec::new();
    for ids in by_key.values().filter(|ids| ids.len() > 1) {
        let Some(&best) = ids
            .iter()
            .max_by_key(|&&i| (named[i].locals.len(), usize::MAX - i))
        else {
            continue;
        };
        for &id in ids {
            if id != best && named[id].locals.len() * 3 <= named[best].locals.len() {
                joins.push((best, id));
            }
        }
    }
    joins.sort_unstable();
    for (best, id) in joins {
        let line = format!(
            "“{}” is mostly a {} here",
            named[best].name,
            named[best].kind.name()
        );
        named[best].why.push(line.into());
        union.join(best, id);
    }
}

/// Joins the names that a person said are one.
fn join_asked(
    named: &mut [Named],
    aliases: &HashMap<String, Vec<u32>>,
    union: &mut Union,
    corrections: &Corrections,
) {
    for (a, b) in &corrections.joined {
        let find = |name: &str| {
            named
                .iter()
                .position(|n| n.key == comparable(name, n.kind) || n.name == name)
                .or_else(|| {
                    aliases
                        .get(&comparable(name, ActorKind::Person))?
                        .first()
                        .map(|&i| i as usize)
                })
        };
        if let (Some(x), Some(y)) = (find(a), find(b)) {
            named[x]
                .why
                .push(format!("you joined “{a}” and “{b}”").into());
            union.join(x, y);
        }
    }
}

/// Turns joined names into actors, heaviest first.
fn build(
    articles: &[Article],
    notes: &[Annotations],
    named: &[Named],
    union: &mut Union,
    of_local: &[Vec<u32>],
) -> Resolved {
    let root: Vec<usize> = (0..named.len()).map(|i| union.find(i)).collect();
    let mut mentions = vec![Vec::new(); named.len()];
    for (article, note) in notes.iter().enumerate() {
        for mention in &note.mentions {
            let Some(&name) = of_local[article].get(mention.actor.index()) else {
                continue;
            };
            let place = Place {
                article: ArticleId(article as u32),
                span: mention.span,
            };
            mentions[root[name as usize]].push(MentionRef {
                place,
                form: mention.form,
            });
        }
    }
    let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
    for (name, &r) in root.iter().enumerate() {
        members.entry(r).or_default().push(name);
    }
    let weight = |r: usize| {
        let locals: usize = members[&r].iter().map(|&n| named[n].locals.len()).sum();
        mentions[r].len() + 2 * locals
    };
    let mut order: Vec<usize> = members.keys().copied().collect();
    order.sort_by_cached_key(|&r| (std::cmp::Reverse(weight(r)), r));
    let mut id_of = vec![ActorId(0); named.len()];
    let mut actors = Vec::with_capacity(order.len());
    for (number, &r) in order.iter().enumerate() {
        let id = ActorId(number as u32);
        for &name in &members[&r] {
            id_of[name] = id;
        }
        let found = std::mem::take(&mut mentions[r]);
        actors.push(actor(id, &members[&r], named, (articles, notes), found));
    }
    let of_local = of_local
        .iter()
        .map(|here| here.iter().map(|&n| id_of[n as usize]).collect())
        .collect();
    Resolved { actors, of_local }
}

fn actor(
    id: ActorId,
    members: &[usize],
    named: &[Named],
    (articles, notes): (&[Article], &[Annotations]),
    mentions: Vec<MentionRef>,
) -> Actor {
    let heaviest = members
        .iter()
        .copied()
        .max_by_key(|&m| {
            let words = named[m].key.split(' ').count();
            (
                words > 1 || members.len() == 1,
                named[m].locals.len(),
                usize::MAX - m,
            )
        })
        .unwrap_or(members[0]);
    let by_count = members
        .iter()
        .copied()
        .max_by_key(|&m| (named[m].locals.len(), usize::MAX - m));
    let kind = named[by_count.unwrap_or(heaviest)].kind;
    let surfaces = mentions
        .iter()
        .filter(|m| !matches!(m.form, MentionForm::Pronoun | MentionForm::Title))
        .map(|m| articles[m.place.article.index()].words(m.place.span));
    let locals = || {
        members
            .iter()
            .flat_map(|&m| named[m].locals.iter().copied())
    };
    let roles = locals().flat_map(|(a, l)| {
        notes[a as usize].actors[l as usize]
            .roles
            .iter()
            .map(|r| &**r)
    });
    let mut why: Vec<Box<str>> = Vec::new();
    let number = locals().count();
    if number > 1 {
        why.push(format!("the same name stands in {number} articles").into());
    }
    why.extend(
        members
            .iter()
            .flat_map(|&m| named[m].why.iter().cloned())
            .take(12),
    );
    Actor {
        id,
        name: named[heaviest].name.into(),
        kind,
        aliases: counted(surfaces),
        roles: counted(roles),
        country: members.iter().find_map(|&m| named[m].country),
        mentions,
        why,
    }
}

/// Each of the words once with its count, most frequent first.
fn counted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<Alias> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut out: Vec<Alias> = counts
        .into_iter()
        .map(|(surface, count)| Alias {
            surface: surface.into(),
            count,
        })
        .collect();
    out.sort_by(|a, b| {
        b.count
            .cmp(&a.count)
            .then_with(|| a.surface.cmp(&b.surface))
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, kind: ActorKind, articles: u32) -> Named<'_> {
        Named {
            key: comparable(name, kind),
            kind,
            country: None,
            locals: (0..articles).map(|a| (a, 0)).collect(),
            name,
            why: Vec::new(),
        }
    }

    #[test]
    fn both_spellings_of_a_word_are_one_name() {
        let of = |name| comparable(name, ActorKind::Organisation);
        assert_eq!(
            of("Norland Fish Organisation"),
            of("Norland Fish Organization")
        );
        assert_ne!(of("Norland Nation"), of("Norland Nization"));
    }

    #[test]
    fn a_town_is_a_person_only_where_the_person_towers() {
        for (articles, towns, want) in [(9, 3, true), (9, 4, false), (5, 1, false)] {
            let mut all = vec![
                named("Ann Harrow", ActorKind::Person, articles),
                named("Harrow", ActorKind::City, towns),
            ];
            let mut union = Union::new(2);
            let short = HashMap::from([("harrow".to_owned(), vec![0])]);
            join_aliases(&mut all, &short, &mut union, &Corrections::default());
            let joined = union.find(0) == union.find(1);
            assert_eq!(joined, want, "{articles} {towns}");
        }
    }
}
