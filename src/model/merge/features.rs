//! Describes an event mention by what can be compared: class, actors, places, content words.

use std::collections::HashMap;

use crate::analysis::{
    ActorKind, Annotations, EventMention, MentionForm, Quotation, Telling, lexicon,
};
use crate::corpus::Article;
use crate::model::ActorId;

pub use super::stem::stem;

/// An event mention by article and index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// The article's number.
    pub article: u32,
    /// The index of the mention in the article's annotations.
    pub mention: u32,
}

/// The numbers from here on are countries, by their codes.
pub const COUNTRY: u32 = 1 << 31;

/// What can be compared of a mention. Words, classes and countries are hashes.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that is told of a mention, by itself"
)]
pub struct Features {
    /// The class of like events, or the lemma where there is none.
    pub class: u32,
    /// Whether the class alone tells little ("said", "rose").
    pub common: bool,
    /// Whether it is somebody's saying.
    pub saying: bool,
    /// Whether it is a noun that points at one happening ("the April 20 explosion").
    pub pointing: bool,
    /// Whether it is a noun that a clause about something else names with a time of its own ("the 1989 spill").
    pub named: bool,
    /// Who takes part: actors, and the countries they belong to.
    pub actors: Vec<u32>,
    /// The persons among them.
    pub persons: Vec<u32>,
    /// Cities and other places.
    pub places: Vec<u32>,
    /// Content words, each once.
    pub words: Vec<u32>,
    /// Numbers in figures, times left out.
    pub numbers: Vec<u32>,
}

impl Features {
    /// Whether people meet or are heard: one house sees many such on one day.
    pub fn convenes(&self) -> bool {
        ["talk", "trial", "speech", "visit"]
            .iter()
            .any(|class| hash(class) == self.class)
    }

    /// Whether it tells how a figure changes ("fell 9 percent").
    pub fn moves(&self) -> bool {
        ["rise", "fall", "cut", "raise"]
            .iter()
            .any(|class| hash(class) == self.class)
    }
}

/// Where features come from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// All articles.
    pub articles: &'a [Article],
    /// Their annotations.
    pub notes: &'a [Annotations],
    /// For each article, for each of its local actors, the actor.
    pub of_local: &'a [Vec<ActorId>],
}

impl<'a> Source<'a> {
    /// The mention of `item`.
    pub fn mention(&self, item: Item) -> &'a EventMention {
        &self.notes[item.article as usize].events[item.mention as usize]
    }

    /// Who says a quotation of an article, among the actors of the corpus.
    pub fn speaker(&self, article: u32, quotation: &Quotation) -> Option<ActorId> {
        let local = quotation.speaker?;
        self.of_local[article as usize].get(local.index()).copied()
    }

    /// The class of like events that `item` is of, or its lemma where there is none.
    pub fn class(&self, item: Item) -> &'a str {
        let mention = self.mention(item);
        if bursts(self.articles[item.article as usize].text.as_str(), mention) {
            "explode"
        } else if mention.class.is_empty() {
            &mention.lemma
        } else {
            mention.class
        }
    }

    /// The features of `item`.
    pub fn features(&self, item: Item) -> Features {
        let note = &self.notes[item.article as usize];
        let mention = self.mention(item);
        let text = self.articles[item.article as usize].text.as_str();
        let class = self.class(item);
        let mut out = Features {
            class: hash(class),
            common: is_common(mention, class),
            saying: is_saying(mention),
            pointing: mention.noun && mention.definite,
            named: mention.telling == Telling::Named && mention.when.is_some(),
            ..Features::default()
        };
        self.actors(item, mention, &mut out);
        let mut named = note
            .mentions
            .partition_point(|m| m.span.end <= mention.span.start);
        let mut dated = note
            .timexes
            .partition_point(|t| t.span.end <= mention.span.start);
        let mut ahead = 0;
        for (at, word) in words(mention.span.of(text)) {
            let at = mention.span.start + at;
            while note.mentions.get(named).is_some_and(|m| m.span.end <= at) {
                named += 1;
            }
            while note.timexes.get(dated).is_some_and(|t| t.span.end <= at) {
                dated += 1;
            }
            let in_name = note
                .mentions
                .get(named)
                .is_some_and(|m| m.span.contains(at));
            let in_time = note.timexes.get(dated).is_some_and(|t| t.span.contains(at));
            if in_name || in_time || self.is_title(item, word) {
                continue;
            }
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                push(&mut out.numbers, hash(word));
            }
            if let Some(stem) = stem(word) {
                push(&mut out.words, stem);
            }
            if at < mention.trigger.start {
                ahead = out.words.len();
            }
        }
        // Who says it is described before the verb, what is said stands after it: "the response chief, a former
        // admiral, said …".
        if out.saying && out.words.len() - ahead > 2 {
            out.words.drain(..ahead);
        }
        out.words.sort_unstable();
        out.numbers.sort_unstable();
        out
    }

    /// Whether a word belongs to the title of a person that `item` names ("chief executive", "Interior Secretary").
    fn is_title(&self, item: Item, word: &str) -> bool {
        let capital = word.starts_with(char::is_uppercase);
        if capital && lexicon::TITLES.contains(word.to_lowercase().as_str()) {
            return true;
        }
        let note = &self.notes[item.article as usize];
        let mut named = self.mention(item).actors.iter();
        named.any(|a| {
            let actor = note.actors.get(a.index());
            let mut roles = actor.iter().flat_map(|a| a.roles.iter());
            roles.any(|r| r.split(' ').any(|part| part.eq_ignore_ascii_case(word)))
        })
    }

    fn actors(&self, item: Item, mention: &EventMention, out: &mut Features) {
        let note = &self.notes[item.article as usize];
        let of_local = &self.of_local[item.article as usize];
        for &local in &mention.actors {
            let (Some(actor), Some(id)) =
                (note.actors.get(local.index()), of_local.get(local.index()))
            else {
                continue;
            };
            if !matches!(
                actor.kind,
                ActorKind::Country | ActorKind::City | ActorKind::Place
            ) {
                push(&mut out.actors, id.0);
            }
            if actor.kind == ActorKind::Person {
                push(&mut out.persons, id.0);
            }
            if let Some([a, b]) = actor.country {
                let code = COUNTRY | u32::from(a) << 8 | u32::from(b);
                push(&mut out.actors, code);
            } else if actor.kind == ActorKind::Country {
                push(&mut out.actors, id.0);
            }
        }
        self.places(item, mention, out);
        out.actors.sort_unstable();
        out.persons.sort_unstable();
        out.places.sort_unstable();
    }

    /// The cities and places where it happens: "in Oslo", "the Oslo talks"; not "Oslo accused".
    fn places(&self, item: Item, mention: &EventMention, out: &mut Features) {
        let note = &self.notes[item.article as usize];
        let text = self.articles[item.article as usize].text.as_str();
        let from = note
            .mentions
            .partition_point(|m| m.span.start < mention.span.start);
        for named in note.mentions[from..]
            .iter()
            .take_while(|m| m.span.end <= mention.span.end)
        {
            let place = matches!(named.kind, ActorKind::City | ActorKind::Place);
            let Some(id) = self.of_local[item.article as usize]
                .get(named.actor.index())
                .filter(|_| place)
            else {
                continue;
            };
            let before = text.get(mention.span.start as usize..named.span.start as usize);
            let word = before
                .unwrap_or("")
                .split_whitespace()
                .next_back()
                .unwrap_or("");
            let located = matches!(
                word,
                "in" | "In"
                    | "at"
                    | "At"
                    | "near"
                    | "outside"
                    | "around"
                    | "across"
                    | "off"
                    | "to"
                    | "through"
                    | "hit"
                    | "struck"
            );
            let gap = mention.trigger.start.checked_sub(named.span.end);
            let near = gap.is_some_and(|g| g <= 12);
            let own = named.form == MentionForm::Name && !is_saying(mention);
            if located || if mention.noun { near } else { own } {
                push(&mut out.places, id.0);
            }
        }
    }

    /// How many distinct actors `item` names.
    pub fn named(&self, item: Item) -> usize {
        self.mention(item).actors.len()
    }

    /// Whether a name stands before the trigger in the clause of `item`: its subject, most likely.
    pub fn names_subject(&self, item: Item) -> bool {
        let mention = self.mention(item);
        let mentions = &self.notes[item.article as usize].mentions;
        let from = mentions.partition_point(|m| m.span.start < mention.span.start);
        mentions[from..]
            .iter()
            .take_while(|m| m.span.end <= mention.trigger.start)
            .any(|m| m.form != MentionForm::Adjective)
    }

    /// Whether what the sentence of `item` is about is another event, one that has a time.
    pub fn beside_dated(&self, item: Item) -> bool {
        let events = &self.notes[item.article as usize].events;
        let sentence = events[item.mention as usize].sentence;
        let at = item.mention as usize;
        let same = |e: &&EventMention| e.sentence == sentence;
        let before = events[..at].iter().rev().take_while(same);
        let after = events[at + 1..].iter().take_while(same);
        before.chain(after).any(|e| {
            let dated = e.when.as_ref().is_some_and(|w| w.period.is_some());
            dated && e.telling == Telling::Main
        })
    }

    /// Whether the words before the noun of `item` say that it is another one ("a new agreement", "no deal").
    pub fn is_another(&self, item: Item) -> bool {
        let mention = self.mention(item);
        let text = self.articles[item.article as usize].text.as_str();
        let lead = mention.span.start as usize..mention.trigger.start as usize;
        let lead = text.get(lead).unwrap_or("");
        mention.noun
            && lead.split_whitespace().rev().take(4).any(|w| {
                matches!(
                    w,
                    "new"
                        | "another"
                        | "fresh"
                        | "further"
                        | "no"
                        | "any"
                        | "other"
                        | "similar"
                        | "future"
                )
            })
    }
}

fn push(list: &mut Vec<u32>, value: u32) {
    if !list.contains(&value) {
        list.push(value);
    }
}

/// Whether a mention is somebody's saying: plain saying, or a saying that is the news.
pub fn is_saying(mention: &EventMention) -> bool {
    !mention.noun
        && lexicon::EVENT_VERBS
            .get(&mention.lemma)
            .is_some_and(|row| row.starts_with("say") || row.starts_with("news"))
}

/// Whether a verb tells an explosion with its particle ("blew up", "blew out").
fn bursts(text: &str, mention: &EventMention) -> bool {
    if &*mention.lemma != "blow" || mention.noun {
        return false;
    }
    let after = text.get(mention.trigger.end as usize..).unwrap_or("");
    let particle = words(after).next().map_or("", |w| w.1);
    matches!(particle, "up" | "out")
}

/// Classes that many unlike events of one day share.
fn is_common(mention: &EventMention, class: &str) -> bool {
    is_saying(mention)
        || mention.class.is_empty()
        || matches!(
            class,
            "announce"
                | "impose"
                | "rise"
                | "fall"
                | "approve"
                | "cut"
                | "raise"
                | "report"
                | "release"
                | "begin"
                | "end"
                | "continue"
                | "die"
                | "seal"
                | "spill"
                | "outbreak"
                | "crisis"
                | "visit"
                | "speech"
        )
        || lexicon::EVENT_VERBS
            .get(&mention.lemma)
            .is_some_and(|row| row.starts_with("state") || row.starts_with("light"))
            && !mention.noun
}

/// The words of a stretch with their offsets.
pub fn words(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next(text, at, true)?;
        at = next(text, start, false).unwrap_or(text.len());
        Some((start as u32, &text[start..at]))
    })
}

/// Where the next letter or digit stands from `at` on, or the next character that is none.
fn next(text: &str, mut at: usize, letter: bool) -> Option<usize> {
    loop {
        let &byte = text.as_bytes().get(at)?;
        let (is_letter, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let c = text[at..].chars().next()?;
            (c.is_alphanumeric(), c.len_utf8())
        };
        if is_letter == letter {
            return Some(at);
        }
        at += length;
    }
}

/// FNV-1a, for words: equal on every machine.
pub fn hash(word: &str) -> u32 {
    hash_of(word.bytes())
}

/// The same of the bytes of a word.
pub fn hash_of(word: impl Iterator<Item = u8>) -> u32 {
    word.fold(0x811c_9dc5, |h, b| {
        (h ^ u32::from(b)).wrapping_mul(0x0100_0193)
    })
}

/// How much each word tells, by how few mentions have it (inverse document frequency).
#[derive(Debug)]
pub struct Weights {
    counts: Vec<u32>,
    total: f32,
    /// The features of the first mentions, which will be asked for again.
    kept: HashMap<Item, Features>,
}

/// The mentions whose features are kept: those of a few articles are read once, those of many would fill the memory.
const KEPT: usize = 1 << 12;

impl Weights {
    /// The weights over `items`.
    pub fn over(source: Source, items: impl Iterator<Item = Item>, expected: usize) -> Self {
        let size = (expected * 16).next_power_of_two().clamp(1 << 10, 1 << 21);
        let mut counts = vec![0; size];
        let mut total = 0.0;
        let mut kept = HashMap::with_capacity(expected.min(KEPT));
        for item in items {
            total += 1.0;
            let features = source.features(item);
            for &word in &features.words {
                counts[word as usize & (size - 1)] += 1;
            }
            for actor in features.actors.iter().chain(&features.places).copied() {
                counts[salted(actor) as usize & (size - 1)] += 1;
            }
            if kept.len() < KEPT {
                kept.insert(item, features);
            }
        }
        Self {
            counts,
            total,
            kept,
        }
    }

    /// The features of `item`, which is one of those that were weighed.
    pub fn features(&self, source: Source, item: Item) -> Features {
        let kept = self.kept.get(&item);
        kept.map_or_else(|| source.features(item), Features::clone)
    }

    /// The weight of an actor, as that of a word.
    pub fn of_actor(&self, actor: u32) -> f32 {
        self.of(salted(actor))
    }

    /// How large the corpus is, from 0 (a few articles) to 1 (hundreds), by what its rarest words weigh.
    pub fn large(&self) -> f32 {
        ((self.rarest() - 4.0) / 4.0).clamp(0.0, 1.0)
    }

    /// The weight of a word that one mention alone has.
    pub fn rarest(&self) -> f32 {
        (1.0 + self.total / 2.0).ln()
    }

    /// The weight of a word, from 0.2 to about 14.
    pub fn of(&self, word: u32) -> f32 {
        let count = self.counts[word as usize & (self.counts.len() - 1)] as f32;
        ((self.total + 2.0) / (count + 1.0)).ln().max(0.2)
    }
}

/// The number of an actor, kept apart from the hashes of words.
fn salted(actor: u32) -> u32 {
    (actor ^ 0x5bd1_e995)
        .wrapping_mul(0x9e37_79b1)
        .rotate_left(13)
}
