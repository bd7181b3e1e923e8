//! Finds the quotations of several articles that are one utterance, by the runs of words that they share.
//!
//! Only runs that stand in two quotations or more are looked at (a small table of counts tells), each knows a few
//! quotations, and a quotation is compared with the few that share most runs with it: the work grows with the text.

mod judge;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;

use super::features::Source;
use crate::corpus::{ArticleId, Span};
use crate::model::utterance::{Utterance, Variant};
use crate::model::wording::{self, Word};
use crate::model::{ActorId, Place};
use judge::Quoted;

/// The words of a run.
const RUN: usize = 4;
/// The quotations that a run knows at most: what more of them share is a common phrase.
const KNOWN: usize = 6;
/// The quotations that one is compared with at most.
const COMPARED: usize = 3;
/// The words before and after a short quotation that it is known by.
const AROUND: usize = 3;

/// Rules of attribution that read the speaker off words beside the quotation, not off its context.
pub const BESIDE: [&str; 6] = [
    "tag-after",
    "tag-before",
    "names-it",
    "signature",
    "according-to",
    "in-words",
];

/// The words up to which a quotation is a phrase: taken for another one's only where the same person says it of the
/// same thing.
const PHRASE: usize = 5;

/// A quotation by article and index.
#[derive(Clone, Copy, Debug)]
struct Quote {
    article: u32,
    index: u32,
    /// How many words it has.
    words: u32,
    /// Its number among all.
    number: u32,
}

/// The words of quotations that are kept at most: the first ones are not folded again and again.
const KEPT: usize = 1 << 13;

/// The utterances that two articles or more quote, in order of their first place.
pub fn find(source: Source) -> Vec<Utterance> {
    let mut kept = Vec::new();
    let mut quotes = shared(source, &mut kept);
    quotes.sort_by_key(|q| (std::cmp::Reverse(q.words), q.article, q.index));
    let mut groups = Groups {
        source,
        quotes: &quotes,
        kept: &kept,
        index: HashMap::new(),
        group_of: Vec::with_capacity(quotes.len()),
        members: Vec::new(),
    };
    for quote in 0..quotes.len() as u32 {
        groups.place(quote);
    }
    let members = groups.members.iter();
    let mut utterances: Vec<Utterance> = members
        .filter_map(|m| utterance(source, &quotes, m))
        .collect();
    utterances.sort_by_key(|u| u.variants.iter().map(|v| v.place).min());
    utterances
}

/// The place of each variant with its utterance's number, in order.
pub fn by_place(utterances: &[Utterance]) -> Vec<(Place, u32)> {
    let mut out: Vec<(Place, u32)> = utterances
        .iter()
        .zip(0..)
        .flat_map(|(u, number)| u.variants.iter().map(move |v| (v.place, number)))
        .collect();
    out.sort_unstable();
    out
}

/// The quotations that share a run of words with another one. The words of the first of all are put into `kept`.
fn shared(source: Source, kept: &mut Vec<Told>) -> Vec<Quote> {
    let total: usize = source
        .notes
        .iter()
        .flat_map(|n| &n.quotations)
        .filter(|q| q.direct)
        .map(|q| q.content.len() / 4)
        .sum();
    let mut counts = vec![0_u8; total.next_power_of_two().clamp(1 << 8, 1 << 26)];
    let slot = |run: u64, size: usize| (run >> 7) as usize & (size - 1);
    let mut room = KEPT;
    for quote in every(source) {
        let told = Told::of(source, quote);
        for run in told.keys() {
            let at = slot(run, counts.len());
            counts[at] = counts[at].saturating_add(1);
        }
        room = room.saturating_sub(told.words.len());
        if room > 0 {
            kept.push(told);
        }
    }
    let mut quotes = Vec::new();
    for mut quote in every(source) {
        let told = quote.told(source, kept);
        if told.keys().any(|run| counts[slot(run, counts.len())] > 1) {
            quote.words = told.core.len() as u32;
            quotes.push(quote);
        }
    }
    quotes
}

/// Every direct quotation, their words not counted yet.
fn every(source: Source<'_>) -> impl Iterator<Item = Quote> {
    let articles = (0..).zip(source.notes);
    let quoted = articles.flat_map(|(article, note)| {
        let direct = (0..).zip(&note.quotations).filter(|(_, q)| q.direct);
        direct.map(move |(index, _)| (article, index))
    });
    (0..).zip(quoted).map(|(number, (article, index))| Quote {
        article,
        index,
        words: 0,
        number,
    })
}

impl Quote {
    /// Its words, from those that are kept where they are.
    fn told<'k>(&self, source: Source, kept: &'k [Told]) -> Cow<'k, Told> {
        match kept.get(self.number as usize) {
            Some(told) => Cow::Borrowed(told),
            None => Cow::Owned(Told::of(source, *self)),
        }
    }
}

/// The words of a quotation; of a short one those around it, too.
#[derive(Clone)]
struct Told {
    words: Vec<Word>,
    /// Which of them are quoted.
    core: std::ops::Range<usize>,
    /// Who says it, where that is known.
    speaker: Option<ActorId>,
}

impl Told {
    fn of(source: Source, quote: Quote) -> Self {
        let text = source.articles[quote.article as usize].text.as_str();
        let note = &source.notes[quote.article as usize];
        let quotation = &note.quotations[quote.index as usize];
        let speaker = source.speaker(quote.article, quotation);
        let content = quotation.content;
        let words = wording::spoken(text, content);
        let core = 0..words.len();
        let sentence = note
            .sentence_at(content.start)
            .map(|s| note.sentences[s].span);
        let Some(sentence) = sentence.filter(|s| core.len() < RUN && s.covers(content)) else {
            return Self {
                words,
                core,
                speaker,
            };
        };
        let before = wording::words(
            text,
            Span {
                end: content.start,
                ..sentence
            },
        );
        let after = wording::words(
            text,
            Span {
                start: content.end,
                ..sentence
            },
        );
        let from = before.len().saturating_sub(AROUND);
        let core = before.len() - from..before.len() - from + words.len();
        let mut all = before[from..].to_vec();
        all.extend(words);
        all.extend(after.into_iter().take(AROUND));
        Self {
            words: all,
            core,
            speaker,
        }
    }

    /// Whether it is too short to be known by its own words.
    fn is_short(&self) -> bool {
        self.core.len() < RUN
    }

    /// Whether it is no more than a phrase.
    fn is_phrase(&self) -> bool {
        (2..=PHRASE).contains(&self.core.len())
    }

    /// Its runs of words; of a short one those that hold all that is quoted.
    fn runs(&self) -> impl Iterator<Item = u64> {
        let short = self.is_short();
        let core = self.core.clone();
        let none = core.is_empty();
        let runs = self.words.windows(RUN).take(wording::MOST).enumerate();
        let inside = move |at: usize| !short || at <= core.start && core.end <= at + RUN;
        runs.filter(move |&(at, _)| !none && inside(at))
            .map(|(_, run)| run.iter().fold(0, |h, w| mix(h, w.key)))
    }

    /// Of a phrase each two words in a row with who says them.
    fn pairs(&self) -> impl Iterator<Item = u64> {
        let speaker = self.speaker.filter(|_| self.is_phrase());
        let words = &self.words[self.core.clone()];
        let pairs = speaker
            .into_iter()
            .flat_map(move |s| words.windows(2).map(move |pair| (s, pair)));
        pairs
            .filter(|(_, pair)| pair.iter().any(|w| w.content))
            .map(|(s, pair)| {
                pair.iter()
                    .fold(mix(1, u64::from(s.0)), |h, w| mix(h, w.key))
            })
    }

    /// All that it may be found by.
    fn keys(&self) -> impl Iterator<Item = u64> {
        self.runs().chain(self.pairs())
    }
}

fn mix(hash: u64, word: u64) -> u64 {
    let mixed = (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    mixed ^ (mixed >> 29)
}

/// Utterances in the making.
struct Groups<'a> {
    source: Source<'a>,
    quotes: &'a [Quote],
    kept: &'a [Told],
    /// For each run, quotations that hold it, one an utterance.
    index: HashMap<u64, Vec<u32>>,
    /// The group of each quotation so far.
    group_of: Vec<u32>,
    members: Vec<Vec<u32>>,
}

impl Groups<'_> {
    /// Puts a quotation to the utterance that it is a variant of, or makes it a new one.
    fn place(&mut self, number: u32) {
        let quote = self.quotes[number as usize];
        let told = quote.told(self.source, self.kept);
        let runs: Vec<u64> = told.keys().collect();
        let fits = self
            .candidates(&runs)
            .into_iter()
            .find(|&other| self.is_one((quote, &told), other));
        let group = fits.map_or(self.members.len() as u32, |o| self.group_of[o as usize]);
        if fits.is_none() {
            self.members.push(Vec::new());
        }
        self.group_of.push(group);
        self.members[group as usize].push(number);
        // The words around a short quotation are not the speaker's.
        let own = if told.is_short() {
            told.pairs().collect()
        } else {
            runs
        };
        for run in own {
            let known = self.index.entry(run).or_default();
            let group_of = &self.group_of;
            if known.len() < KNOWN && known.iter().all(|&k| group_of[k as usize] != group) {
                known.push(number);
            }
        }
    }

    /// The quotations that share most runs.
    fn candidates(&self, runs: &[u64]) -> Vec<u32> {
        let mut votes: HashMap<u32, usize> = HashMap::new();
        for run in runs {
            for &known in self.index.get(run).into_iter().flatten() {
                *votes.entry(known).or_default() += 1;
            }
        }
        let mut votes: Vec<(u32, usize)> = votes.into_iter().collect();
        votes.sort_by_key(|&(quote, count)| (std::cmp::Reverse(count), quote));
        votes
            .into_iter()
            .take(COMPARED)
            .map(|(quote, _)| quote)
            .collect()
    }

    fn is_one(&self, (quote, told): (Quote, &Told), other: u32) -> bool {
        let other = self.quotes[other as usize];
        let known = other.told(self.source, self.kept);
        let (a, b) = (self.quoted(quote, told), self.quoted(other, &known));
        let of_one_thing = || judge::share_words(&self.around(quote), &self.around(other));
        if told.is_phrase() && known.is_phrase() && judge::is_phrase(&a, &b) && of_one_thing() {
            return true;
        }
        if told.is_short() {
            return judge::is_part(&a, &b);
        }
        !known.is_short() && judge::is_one(&a, &b)
    }

    /// The words of the sentence of a quotation, the quotation aside.
    fn around(&self, quote: Quote) -> Vec<Word> {
        let text = self.source.articles[quote.article as usize].text.as_str();
        let note = &self.source.notes[quote.article as usize];
        let quotation = &note.quotations[quote.index as usize];
        let content = quotation.content;
        let sentence = note
            .sentence_at(content.start)
            .map(|s| note.sentences[s].span);
        let mut words = sentence.map_or_else(Vec::new, |s| wording::words(text, s));
        // Who says it is known to be one, and so tells nothing of what it is said.
        let apart = |span: Span, w: &Word| !span.overlaps(w.span);
        words.retain(|w| apart(content, w) && quotation.source.is_none_or(|s| apart(s, w)));
        words
    }

    fn quoted<'b>(&'b self, quote: Quote, told: &'b Told) -> Quoted<'b> {
        let note = &self.source.notes[quote.article as usize];
        let quotation = &note.quotations[quote.index as usize];
        Quoted {
            text: self.source.articles[quote.article as usize].text.as_str(),
            words: &told.words,
            core: told.core.clone(),
            speaker: self.source.speaker(quote.article, quotation),
            person: quotation
                .speaker
                .and_then(|s| note.actors.get(s.index()))
                .is_some_and(|a| a.kind == crate::analysis::ActorKind::Person),
            published: note.published.value,
        }
    }
}

/// The utterance of a group, where two articles or more quote it.
fn utterance(source: Source, quotes: &[Quote], members: &[u32]) -> Option<Utterance> {
    let quote = |&m: &u32| quotes[m as usize];
    let first = members.first().map(quote)?;
    if members.iter().all(|m| quote(m).article == first.article) {
        return None;
    }
    let mut speakers: Vec<(ActorId, usize)> = Vec::new();
    let mut variants = Vec::with_capacity(members.len());
    for q in members.iter().map(quote) {
        let quotation = &source.notes[q.article as usize].quotations[q.index as usize];
        if let Some(speaker) = source.speaker(q.article, quotation) {
            // Words of saying right beside the quotation outweigh what its context suggests.
            let weight = if BESIDE.contains(&quotation.rule) {
                100
            } else {
                1
            };
            match speakers.iter_mut().find(|(s, _)| *s == speaker) {
                Some((_, count)) => *count += weight,
                None => speakers.push((speaker, weight)),
            }
        }
        variants.push(Variant {
            place: Place {
                article: ArticleId(q.article),
                span: quotation.content,
            },
            quotation: q.index,
        });
    }
    let most = speakers
        .into_iter()
        .max_by_key(|&(id, count)| (count, std::cmp::Reverse(id)));
    Some(Utterance {
        speaker: most.map(|(id, _)| id),
        variants,
    })
}
