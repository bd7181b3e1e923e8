//! Joins the actors of single articles into the actors of the corpus, by names, aliases and country codes.

use std::collections::HashMap;

use super::Corrections;
use super::union::Union;
use crate::analysis::lexicon::{Flag, WordId};
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
    /// The country that most articles give it.
    country: Option<[u8; 2]>,
    /// Article and index of every local actor of this name.
    locals: Vec<(u32, u32)>,
    /// The name as most articles write it.
    name: &'a str,
    why: Vec<Box<str>>,
}

/// How often each of a few values was given, in order of their first time.
#[derive(Debug)]
struct Tally<T>(Vec<(T, u32)>);

impl<T: PartialEq + Copy> Tally<T> {
    /// The values that are told apart: of a name that is written in more ways, the first ones count.
    const MOST: usize = 8;

    fn of(values: impl Iterator<Item = T>) -> Self {
        let mut counts: Vec<(T, u32)> = Vec::new();
        for value in values {
            let room = counts.len() < Self::MOST;
            match counts.iter_mut().find(|(known, _)| *known == value) {
                Some((_, count)) => *count += 1,
                None if room => counts.push((value, 1)),
                None => {}
            }
        }
        Self(counts)
    }

    /// The value that was given most often, of equal ones the first, and how often it was.
    fn most(&self) -> Option<(T, u32)> {
        self.0.iter().rev().max_by_key(|(_, n)| *n).copied()
    }
}

/// Resolves the actors of all articles.
pub fn resolve(articles: &[Article], notes: &[Annotations], corrections: &Corrections) -> Resolved {
    let (mut named, of_local) = by_name(notes);
    let mut union = Union::new(named.len());
    let aliases = aliases(&named, notes);
    join_aliases(&mut named, &aliases, &mut union, corrections);
    join_kinds(&mut named, &aliases, &mut union);
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
    // "Organisation" and "Organization" are one word, so are "Centre" and "Centers".
    for word in &mut words {
        if kind == ActorKind::Organisation && is_dotted(word) {
            word.retain(|c| c != '.');
        }
        if word.ends_with("isation") {
            let stem = word.len() - "isation".len();
            word.replace_range(stem.., "ization");
        }
        if matches!(word.as_str(), "centre" | "centres" | "centers") {
            "center".clone_into(word);
        }
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
        // "Norland AG" may be Norland's attorney general.
        let place = words.len() == 2 && is_place(&words[0]);
        while words.len() > 1
            && !place
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

/// "u.n": letters with full stops between them.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

/// Whether a word names a country or a region.
fn is_place(word: &str) -> bool {
    let word = WordId::find(word);
    word.is(Flag::Country) || word.is(Flag::Place)
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
                    country: None,
                    locals: Vec::new(),
                    name: &local.name,
                    why: Vec::new(),
                });
                named.len() as u32 - 1
            });
            named[id as usize]
                .locals
                .push((article as u32, number as u32));
            here.push(id);
        }
        of_local.push(here);
    }
    for group in &mut named {
        let locals = group.locals.iter();
        let locals = locals.map(|&(a, l)| &notes[a as usize].actors[l as usize]);
        let countries = Tally::of(locals.clone().filter_map(|l| l.country));
        group.country = countries.most().map(|(country, _)| country);
        let tally = Tally::of(locals.map(|l| &*l.name));
        group.name = tally.most().map_or(group.name, |(name, _)| name);
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
        // Initials stand for an organisation only where an article has them for it: two may share them.
        if group.kind == ActorKind::Person
            && let Some((_, last)) = group.key.rsplit_once(' ')
        {
            add(last.to_owned(), id);
        }
        for &(article, local) in &group.locals {
            for alias in &notes[article as usize].actors[local as usize].aliases {
                let alias = comparable(alias, group.kind);
                let given = group.kind == ActorKind::Person && is_given_name(&alias, &group.key);
                if alias.len() < group.key.len() && !alias.is_empty() && !given {
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

/// How many times the articles of its full name know an organisation by its initials alone for these to be its name.
const INITIALS: usize = 12;

/// As [`INITIALS`], for the first words of its full name.
const FIRST_WORDS: usize = 3;

/// The rank up to which a word is an everyday one.
const EVERYDAY: u8 = 2;

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
        let person = kind == ActorKind::Person;
        let known_by = named[short].locals.len();
        // A person that nearly every report names is meant where one takes the surname for a town or a company.
        let towers = |l: &Named, times: usize| {
            l.kind == ActorKind::Person && l.locals.len() >= TOWERS.max(times * known_by)
        };
        let (longer, led) = match aliases.get(&named[short].key) {
            Some(longer) => (longer, false),
            None => match led(&named[short], aliases) {
                Some(longer) => (longer, true),
                None => continue,
            },
        };
        let fits = |l: &usize| {
            let long = &named[*l];
            let same = long.kind == kind && (!led || towers(long, 8));
            let meant = same || !person && towers(long, 3);
            *l != short && meant && !is_apart(long, &named[short], corrections)
        };
        let mut fitting: Vec<usize> = longer.iter().map(|&l| l as usize).filter(fits).collect();
        // Of several, one from elsewhere is not meant; the only bearer of a surname is, whatever country a report gives.
        if kind == ActorKind::Organisation || person && fitting.len() > 1 {
            fitting.retain(|&l| !disagree(named[l].country, named[short].country));
        }
        // "Orbex Board" is a part of Orbex, which nearly all call by that name, and no name that Orbex is short for.
        let parts: Vec<usize> = fitting
            .iter()
            .copied()
            .filter(|&l| is_part(&named[l], &named[short]))
            .collect();
        fitting.retain(|l| !parts.contains(l));
        for part in parts {
            union.join(short, part);
        }
        // "Bush" beside "George Bush" and "Laura Bush": one name must tower over the others to be meant.
        let Some(&best) = fitting
            .iter()
            .max_by_key(|&&l| (named[l].locals.len(), usize::MAX - l))
        else {
            continue;
        };
        let cut =
            |l: &usize| kind == ActorKind::Organisation && is_cut(&named[*l].key, &named[best].key);
        let (ways, others): (Vec<usize>, Vec<usize>) =
            fitting.into_iter().filter(|&l| l != best).partition(cut);
        let others: usize = others.iter().map(|&l| named[l].locals.len()).sum();
        if others * 8 > named[best].locals.len() {
            continue;
        }
        for way in ways {
            union.join(best, way);
        }
        let line = format!(
            "“{}” is short for no other name here than “{}”",
            named[short].name, named[best].name
        );
        named[best].why.push(line.into());
        union.join(best, short);
    }
}

/// The names that end in the surname of a person whose name begins with everyday words alone ("Team Harrow").
fn led<'a>(short: &Named, aliases: &'a HashMap<String, Vec<u32>>) -> Option<&'a Vec<u32>> {
    let (before, surname) = short.key.rsplit_once(' ')?;
    let everyday = |word: &str| {
        let row = WordId::find(word).name();
        (1..=EVERYDAY).contains(&row.common) && row.first == 0 && row.last == 0
    };
    let led = short.kind == ActorKind::Person && before.split(' ').all(everyday);
    led.then(|| aliases.get(surname))?
}

/// Whether an alias is a person's given name, which others bear too ("Ann" of Ann Vale).
fn is_given_name(alias: &str, key: &str) -> bool {
    let first = key.split(' ').next();
    let word = WordId::find(alias);
    first == Some(alias) && word.name().first > 0 && !word.is(Flag::FamilyFirst)
}

/// Whether an organisation's name goes on after a short one that several times the articles know it by.
fn is_part(long: &Named, short: &Named) -> bool {
    let tail = long.key.strip_prefix(&short.key);
    short.kind == ActorKind::Organisation
        && tail.is_some_and(|tail| tail.starts_with(' '))
        && short.locals.len() >= FIRST_WORDS * long.locals.len()
}

/// Whether one of two names is the other one cut short at its end.
fn is_cut(a: &str, b: &str) -> bool {
    let begins = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|t| t.starts_with(' '));
    begins(a, b) || begins(b, a)
}

fn disagree(a: Option<[u8; 2]>, b: Option<[u8; 2]>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}

/// Joins one name under two kinds where one kind is three times as frequent: the other is a slip. So is a person of one
/// word whom no article names more fully, where others of at least the same number name an organisation.
fn join_kinds(named: &mut [Named], aliases: &HashMap<String, Vec<u32>>, union: &mut Union) {
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
        let surname = |key: &str| {
            let longer = aliases.get(key).into_iter().flatten();
            key.contains(' ')
                || longer
                    .copied()
                    .any(|l| named[l as usize].kind == ActorKind::Person)
        };
        for &id in ids.iter().filter(|&&id| id != best) {
            let kinds = (named[best].kind, named[id].kind);
            let slip = kinds == (ActorKind::Organisation, ActorKind::Person);
            let rare = named[id].locals.len() * 3 <= named[best].locals.len();
            if rare || slip && !surname(&named[id].key) {
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
    let count = |m: usize| (named[m].locals.len(), usize::MAX - m);
    let heaviest = |long: bool| {
        let fitting = members.iter().copied();
        let fitting = fitting.filter(|&m| !long || named[m].key.contains(' '));
        fitting.max_by_key(|&m| count(m))
    };
    let commonest = heaviest(false).unwrap_or(members[0]);
    let kind = named[commonest].kind;
    // The full name stands for a short one; "Orbex Audit Office", which one report names once, does not for Orbex.
    let named_short = |full: usize| {
        let (full, short) = (&named[full], &named[commonest]);
        let longer = if full.key.starts_with(&short.key) {
            FIRST_WORDS
        } else {
            INITIALS
        };
        kind != ActorKind::Person && short.locals.len() >= longer * full.locals.len()
    };
    let full = heaviest(true).filter(|&f| !named_short(f));
    let heaviest = full.unwrap_or(commonest);
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
    fn a_company_ends_in_corp_but_not_after_a_place() {
        let of = |name| comparable(name, ActorKind::Organisation);
        assert_eq!(of("Orbex Corp."), "orbex");
        assert_eq!(of("Texas AG"), "texas ag");
        assert_eq!(of("H.B."), of("HB"));
        assert_ne!(of("Orbex.org"), of("Orbexorg"));
    }

    /// Joins the names by the aliases that each is given; the groups by their first names.
    fn joined(mut all: Vec<Named>, short: &[(&str, &[u32])]) -> Vec<usize> {
        let short = short.iter().map(|(s, l)| ((*s).to_owned(), l.to_vec()));
        let aliases: HashMap<String, Vec<u32>> = short.collect();
        let mut union = Union::new(all.len());
        join_aliases(&mut all, &aliases, &mut union, &Corrections::default());
        join_kinds(&mut all, &aliases, &mut union);
        (0..all.len()).map(|i| union.find(i)).collect()
    }

    #[test]
    fn the_only_bearer_of_a_surname_is_meant_whatever_country_one_report_gives() {
        let mut all = vec![
            named("Ann Harrow", ActorKind::Person, 9),
            named("Harrow", ActorKind::Person, 4),
            named("Tom Harrow", ActorKind::Person, 5),
        ];
        (all[0].country, all[1].country) = (Some(*b"NO"), Some(*b"SE"));
        let alone = joined(all.drain(..2).collect(), &[("harrow", &[0])]);
        assert_eq!(alone[0], alone[1]);
        all.insert(0, named("Harrow", ActorKind::Person, 4));
        all.insert(0, named("Ann Harrow", ActorKind::Person, 9));
        let two = joined(all, &[("harrow", &[0, 2])]);
        assert_ne!(two[0], two[1]);
        assert_ne!(two[2], two[1]);
    }

    #[test]
    fn everyday_words_before_a_surname_are_no_part_of_a_known_name() {
        for (name, articles, want) in [
            ("Team Harrow", 1, true),
            ("Team Harrow", 3, false),
            ("Tom Harrow", 1, false),
        ] {
            let all = vec![
                named("Ann Harrow", ActorKind::Person, 20),
                named(name, ActorKind::Person, articles),
            ];
            let found = joined(all, &[("harrow", &[0, 1])]);
            assert_eq!(found[0] == found[1], want, "{name} {articles}");
        }
    }

    #[test]
    fn one_word_that_nobody_bears_as_a_surname_is_the_organisation_of_that_name() {
        let all = |articles| {
            vec![
                named("Orbex", ActorKind::Organisation, 5),
                named("Orbex", ActorKind::Person, articles),
                named("Ann Orbex", ActorKind::Person, 2),
            ]
        };
        assert_eq!(joined(all(4), &[]), [0, 0, 2]);
        assert_eq!(joined(all(6), &[]), [0, 1, 2]);
        let borne = joined(all(4), &[("orbex", &[2])]);
        assert_ne!(borne[0], borne[1]);
    }

    #[test]
    fn parts_of_a_company_and_names_cut_short_do_not_hide_what_letters_stand_for() {
        let org = |name, articles| named(name, ActorKind::Organisation, articles);
        let all = vec![
            org("HB", 40),
            org("Harbour Bank of Norland", 9),
            org("HB Board", 2),
            org("Harbour Bank", 3),
            org("Hill Brewery", 3),
        ];
        let three = joined(all, &[("hb", &[1, 2, 3])]);
        assert_eq!(three, [1, 1, 1, 1, 4]);
    }

    #[test]
    fn a_given_name_is_no_alias_in_other_articles() {
        assert!(is_given_name("ann", "ann harrow"));
        assert!(!is_given_name("harrow", "ann harrow"));
        assert!(!is_given_name("xi", "xi jianming"));
    }

    #[test]
    fn initials_join_only_where_an_article_has_them() {
        use crate::model::merge::trial::trial;
        let names = |texts: &[(&str, &str)]| {
            let actors = trial(texts).model.actors;
            let names = actors.iter().map(|a| a.name.to_string());
            names.collect::<Vec<_>>()
        };
        let apart = names(&[
            ("2031-03-05", "[o:Harbour Pilots] met."),
            ("2031-03-06", "[o:HP] fell."),
        ]);
        assert_eq!(apart.len(), 2, "{apart:?}");
    }

    #[test]
    fn what_most_articles_give_is_taken_and_of_equals_the_first() {
        let most = |values: &[u8]| Tally::of(values.iter().copied()).most();
        assert_eq!(most(&[2, 1, 1, 3]), Some((1, 2)));
        assert_eq!(most(&[2, 1]), Some((2, 1)));
        assert_eq!(most(&[]), None);
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
