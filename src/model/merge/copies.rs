//! Counts tellings, not copies: what stands in the same words in several articles is told once.
//!
//! Three kinds of copies are known. An article may be another one again, or nearly so: it shares most of its
//! sentences (compared by their smallest hashes, Broder 1997). A passage may have been taken over: it shares
//! most of its runs of words with one of another article. And a sentence that very many articles of one
//! source carry is their furniture, and no news.

use std::collections::HashMap;

use super::features::{Item, Source, hash, hash_of};
use crate::model::{Account, Event, State};

/// The words of a run that is compared.
pub const RUN: usize = 4;
/// Shorter sentences may be alike by chance.
pub const FEWEST: usize = 7;
/// Words of a sentence that are compared at most.
const MOST: usize = 96;
/// The sentences that an article is known by.
const SKETCH: usize = 16;
/// The articles of one source from which on a sentence is its furniture.
const FURNITURE: u8 = 5;

/// What is repeated in a corpus.
#[derive(Debug, Default)]
pub struct Copies {
    /// For each article, the first one that it is a copy of; itself where it is none.
    original: Vec<u32>,
    /// How many articles of one source carry a sentence, by its hash.
    carried: Vec<u8>,
    /// Whether any sentence is furniture of its source.
    furnished: bool,
}

/// The mentions that are furniture of their source: clauses that its articles repeat with nothing but days and numbers
/// changed ("This article appeared on page 3 of …"). A fact that is told again and again keeps its day.
#[derive(Debug, Default)]
pub struct Furniture {
    /// How many unlike variants of a clause one source has, by the hash of the clause without its numbers.
    variants: Vec<u8>,
    /// Which clauses have been seen, by their hash.
    seen: Vec<u64>,
    /// Whether any clause has variants enough.
    found: bool,
}

/// The words of a clause by which it is known.
const OPENING: usize = 12;

impl Furniture {
    /// The furniture among the mentions of all articles.
    pub fn of(source: Source) -> Self {
        let mentions: usize = source.notes.iter().map(|n| n.events.len()).sum();
        let size = (mentions * 4).next_power_of_two().clamp(1 << 8, 1 << 24);
        let mut out = Self {
            variants: vec![0; size],
            seen: vec![0; size / 8],
            found: false,
        };
        for (article, note) in (0..).zip(source.notes) {
            for mention in (0..note.events.len() as u32).map(|mention| Item { article, mention }) {
                let Some((folded, whole)) = clause(source, mention) else {
                    continue;
                };
                let bit = whole as usize & (out.seen.len() * 64 - 1);
                if out.seen[bit / 64] >> (bit % 64) & 1 == 0 {
                    out.seen[bit / 64] |= 1 << (bit % 64);
                    let slot = folded as usize & (size - 1);
                    out.variants[slot] = out.variants[slot].saturating_add(1);
                    out.found |= out.variants[slot] >= FURNITURE;
                }
            }
        }
        out
    }

    /// Whether `item` is no account of anything.
    pub fn holds(&self, source: Source, item: Item) -> bool {
        let again =
            |(folded, _)| self.variants[folded as usize & (self.variants.len() - 1)] >= FURNITURE;
        self.found && clause(source, item).is_some_and(again) || of_itself(source, item)
    }
}

/// The hashes of the words from a mention's predicate on, without their numbers and with them; `None` where they are
/// few, have no numbers, or tell amounts.
fn clause(source: Source, item: Item) -> Option<(u64, u64)> {
    let text = source.articles[item.article as usize].text.as_str();
    let note = &source.notes[item.article as usize];
    let mention = source.mention(item);
    let sentence = note.sentences.get(mention.sentence as usize)?.span;
    let from = mention.trigger.start;
    let told = text.get(from as usize..sentence.end as usize)?;
    let mut dated = note.timexes.partition_point(|t| t.span.end <= from);
    // Most clauses have nothing that could change.
    let timed = note
        .timexes
        .get(dated)
        .is_some_and(|t| t.span.start < sentence.end);
    if !timed && !told.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let name = of_source(source, item.article);
    let (mut folded, mut whole, mut fixed) = (name, name, 0);
    let mut changing = false;
    for (at, word) in super::features::words(told).take(OPENING) {
        let end = at as usize + word.len();
        let sign = told[..at as usize].ends_with(['$', '£', '€']);
        if sign || told[end..].starts_with('%') || word.starts_with("per") {
            return None;
        }
        let at = from + at;
        while note.timexes.get(dated).is_some_and(|t| t.span.end <= at) {
            dated += 1;
        }
        let hash = lower_hash(word);
        whole = mix(whole, hash);
        let timed = note.timexes.get(dated).is_some_and(|t| t.span.contains(at));
        if timed || word.bytes().any(|b| b.is_ascii_digit()) {
            changing = true;
        } else {
            folded = mix(folded, hash);
            fixed += 1;
        }
    }
    (changing && fixed >= FEWEST).then_some((folded, whole))
}

/// Whether an article tells of itself ("This article was amended on 3 May"; "A version of this story appeared …").
fn of_itself(source: Source, item: Item) -> bool {
    let mention = source.mention(item);
    let printed = matches!(
        &*mention.lemma,
        "appear"
            | "amend"
            | "update"
            | "publish"
            | "correct"
            | "print"
            | "revise"
            | "post"
            | "edit"
    );
    if !printed || mention.noun {
        return false;
    }
    let text = source.articles[item.article as usize].text.as_str();
    let sentence = source.notes[item.article as usize]
        .sentences
        .get(mention.sentence as usize);
    let lead =
        sentence.and_then(|s| text.get(s.span.start as usize..mention.trigger.start as usize));
    let mut words = lead.unwrap_or("").split_whitespace().rev();
    let passes = |w: &&str| {
        matches!(
            *w,
            "was" | "is" | "has" | "been" | "were" | "first" | "originally" | "last"
        )
    };
    let noun = words.by_ref().find(|w| !passes(w)).unwrap_or("");
    let this = words.next().unwrap_or("").to_lowercase();
    match noun {
        "article" | "story" | "page" | "post" | "column" | "piece" => this == "this",
        "version" => this == "a",
        _ => false,
    }
}

/// How often an event is told.
struct Tellings {
    /// Whether each account is in words of its own.
    own: Vec<bool>,
    /// The articles that tell it in words of their own.
    articles: usize,
    /// Whether all that is told is furniture of its source.
    furniture: bool,
}

impl Copies {
    /// What the articles of `source` repeat.
    pub fn of(source: Source) -> Self {
        let sentences: usize = source.notes.iter().map(|n| n.sentences.len()).sum();
        let size = (sentences * 4).next_power_of_two().clamp(1 << 8, 1 << 24);
        let mut out = Self {
            original: Vec::with_capacity(source.articles.len()),
            carried: vec![0; size],
            furnished: false,
        };
        let mut first: HashMap<u64, u32> = HashMap::new();
        let mut hashes = Vec::new();
        for article in 0..source.articles.len() as u32 {
            hashes.clear();
            let count = source.notes[article as usize].sentences.len() as u32;
            hashes.extend((0..count).filter_map(|s| fingerprint(&words(source, article, s))));
            hashes.sort_unstable();
            hashes.dedup();
            for &hash in &hashes {
                let slot = out.slot(source, article, hash);
                out.carried[slot] = out.carried[slot].saturating_add(1);
                out.furnished |= out.carried[slot] >= FURNITURE;
            }
            hashes.truncate(SKETCH);
            out.original.push(original(&hashes, article, &first));
            for &hash in &hashes {
                first.entry(hash).or_insert(article);
            }
        }
        out
    }

    /// For each article, the first one that it is a copy of; itself where it is none.
    pub fn originals(&self) -> &[u32] {
        &self.original
    }

    fn slot(&self, source: Source, article: u32, sentence: u64) -> usize {
        (sentence ^ of_source(source, article)) as usize & (self.carried.len() - 1)
    }

    /// Lets an event count no more than its tellings do: its weight, its state, and why.
    pub fn count_once(&self, source: Source, event: &mut Event) {
        let articles = event.sources();
        if articles < 2 && !self.furnished {
            return;
        }
        let tellings = self.tellings(source, event);
        if tellings.furniture {
            event.salience *= 0.2 / articles as f32;
            event
                .why
                .push("stands in many articles of one source: no news".into());
        }
        if tellings.articles >= articles {
            return;
        }
        event.salience *= tellings.articles as f32 / articles as f32;
        event.state = state(event, &tellings);
        let repeated = articles - tellings.articles + 1;
        event
            .why
            .push(format!("told in the same words by {repeated} articles: counted once").into());
    }

    fn tellings(&self, source: Source, event: &Event) -> Tellings {
        let mut runs: HashMap<u64, u32> = HashMap::new();
        let mut own = Vec::with_capacity(event.accounts.len());
        let mut told: HashMap<u32, u32> = HashMap::new();
        let mut articles: Vec<u32> = Vec::new();
        let mut furniture = true;
        for account in &event.accounts {
            let article = account.article.0;
            let sentence = source.notes[article as usize].events[account.mention as usize].sentence;
            let passage = words(source, article, sentence);
            furniture &= fingerprint(&passage)
                .is_some_and(|p| self.carried[self.slot(source, article, p)] >= FURNITURE);
            let original = self.original[article as usize];
            let copied = repeats(&passage, article, &mut runs);
            let again = *told.entry(original).or_insert(article) != article;
            own.push(!copied && !again);
            if !copied && !again {
                articles.push(article);
            }
        }
        articles.sort_unstable();
        articles.dedup();
        Tellings {
            own,
            articles: articles.len().max(1),
            furniture,
        }
    }
}

/// The source of an article as a number.
fn of_source(source: Source, article: u32) -> u64 {
    let name = source.articles[article as usize].source.as_ref();
    u64::from(hash(name.map_or("", |s| s.as_str()))).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// How the accounts stand to each other: copies neither agree nor differ.
fn state(event: &Event, tellings: &Tellings) -> State {
    if tellings.articles < 2 {
        return State::SingleSource;
    }
    let dated = |a: &Account| a.when.as_ref().is_some_and(|w| w.period.is_some());
    let mut dated: Vec<_> = event
        .accounts
        .iter()
        .zip(&tellings.own)
        .filter(|(account, own)| **own && dated(account))
        .map(|(account, _)| account.article)
        .collect();
    dated.dedup();
    match event.state {
        State::Agree if dated.len() < 2 => State::Compatible,
        state => state,
    }
}

/// The article that most of the sentences of `article` stood in before.
fn original(sketch: &[u64], article: u32, first: &HashMap<u64, u32>) -> u32 {
    let mut votes: HashMap<u32, usize> = HashMap::new();
    for hash in sketch {
        if let Some(&before) = first.get(hash) {
            *votes.entry(before).or_default() += 1;
        }
    }
    let best = votes
        .into_iter()
        .max_by_key(|&(a, n)| (n, std::cmp::Reverse(a)));
    best.filter(|&(_, shared)| shared > 1 && shared * 3 >= sketch.len() * 2)
        .map_or(article, |b| b.0)
}

/// Whether most runs of `passage` stand in another article's passage; all become known as `article`'s.
fn repeats(passage: &[u32], article: u32, runs: &mut HashMap<u64, u32>) -> bool {
    if passage.len() < FEWEST {
        return false;
    }
    let mut elsewhere = 0;
    let all = passage.len() + 1 - RUN;
    for run in passage.windows(RUN) {
        let key = run.iter().fold(0, |h, &w| mix(h, w));
        let known = *runs.entry(key).or_insert(article);
        elsewhere += usize::from(known != article);
    }
    elsewhere * 3 >= all * 2
}

/// The hash of a sentence's words; `None` where they are too few to tell a copy by.
fn fingerprint(words: &[u32]) -> Option<u64> {
    (words.len() >= FEWEST).then(|| words.iter().fold(0, |h, &w| mix(h, w)))
}

/// The hash of a run with one more word.
pub fn mix(hash: u64, word: u32) -> u64 {
    let mixed = (hash.rotate_left(5) ^ u64::from(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
    mixed ^ (mixed >> 29)
}

/// The words of a sentence as hashes, in lower case, without marks.
fn words(source: Source, article: u32, sentence: u32) -> Vec<u32> {
    let note = &source.notes[article as usize];
    let Some(sentence) = note.sentences.get(sentence as usize) else {
        return Vec::new();
    };
    let text = sentence
        .span
        .of(source.articles[article as usize].text.as_str());
    let words = super::features::words(text).take(MOST);
    words.map(|(_, word)| lower_hash(word)).collect()
}

/// [`hash`] of a word in lower case.
pub fn lower_hash(word: &str) -> u32 {
    if word.is_ascii() {
        hash_of(word.bytes().map(|b| b.to_ascii_lowercase()))
    } else {
        hash(&word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;
    use crate::model::merge::trial::trial;

    const SIGNED: &str = "Envoys of [c-NO:Norway] and [c-IS:Iceland] <truce:signed> a truce on cod quotas \
        in [l:Bergen] {2031-03-12|on March 12}.";
    const AGAIN: &str = "After a night of talks [c-NO:Norway] and [c-IS:Iceland] <truce:signed> their truce \
        over cod {2031-03-12|on March 12}.";

    fn truce(model: &Model) -> &Event {
        let events = model.events.iter();
        events
            .max_by_key(|e| e.accounts.len())
            .expect("a text has events")
    }

    #[test]
    fn the_same_words_in_several_articles_are_told_once() {
        let copied = trial(&[
            ("2031-03-13", SIGNED),
            ("2031-03-14", SIGNED),
            ("2031-03-15", SIGNED),
        ]);
        let event = truce(&copied.model);
        assert_eq!(event.accounts.len(), 3);
        assert_eq!(event.state, State::SingleSource);
        assert!(event.why.iter().any(|w| w.contains("by 3 articles")));
        assert!(copied.model.discrepancies.is_empty());
    }

    #[test]
    fn a_telling_in_other_words_agrees_with_a_copied_one() {
        let both = trial(&[
            ("2031-03-13", SIGNED),
            ("2031-03-14", SIGNED),
            ("2031-03-15", AGAIN),
        ]);
        let event = truce(&both.model);
        assert_eq!((event.accounts.len(), event.state), (3, State::Agree));
        let twice = trial(&[("2031-03-13", SIGNED), ("2031-03-15", AGAIN)]);
        assert!(truce(&twice.model).why.iter().all(|w| !w.contains("once")));
    }

    #[test]
    fn what_a_source_prints_with_another_date_each_time_is_no_account() {
        let printed = |page: u32| {
            format!(
                "Ann Poe's long view of the quay <appear:appeared> on page {page} of the main section of the Harbour Post \
                    {{2031-03-{page:02}|on March {page}}}."
            )
        };
        let texts: Vec<String> = (12..18).map(printed).collect();
        let days: Vec<String> = (12..18).map(|d| format!("2031-03-{d:02}")).collect();
        let articles = |count: usize| {
            let rows = days.iter().zip(&texts).take(count);
            let rows: Vec<(&str, &str)> = rows.map(|(d, t)| (d.as_str(), t.as_str())).collect();
            trial(&rows).model.events.len()
        };
        assert_eq!(articles(3), 3, "a few may be chance");
        assert_eq!(articles(6), 0);
    }

    #[test]
    fn what_an_article_tells_of_itself_is_no_account() {
        for (text, want) in [
            (
                "This article was <amend:amended> {2031-03-12|on March 12}.",
                0,
            ),
            (
                "A version <appear:appeared> in print {2031-03-12|on March 12}.",
                0,
            ),
            ("The bill was <amend:amended> {2031-03-12|on March 12}.", 1),
        ] {
            let told = trial(&[("2031-03-13", text)]);
            assert_eq!(told.model.events.len(), want, "{text}");
        }
    }

    #[test]
    fn runs_of_words_tell_a_copy_from_a_telling() {
        let passage = |text: &str| text.split(' ').map(hash).collect::<Vec<u32>>();
        let first = passage("the envoys signed a truce on the grey wall at dawn");
        let edited = passage("the envoys signed a truce on the grey wall at noon");
        let other = passage("at dawn a truce was signed by the envoys of both sides");
        let mut runs = HashMap::new();
        assert!(!repeats(&first, 0, &mut runs));
        assert!(repeats(&edited, 1, &mut runs));
        assert!(!repeats(&other, 2, &mut runs));
        assert!(
            !repeats(&first, 0, &mut runs),
            "an article does not copy itself"
        );
    }
}
