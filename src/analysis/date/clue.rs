//! Reads what an article's text tells of its own date.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use chrono::{Datelike, NaiveDate};

use crate::analysis::Scan;
use crate::analysis::timex::Phrase;
use crate::analysis::timex::meaning::{Count, Meaning, Unit, Which};
use crate::analysis::timex::toward::Toward;
use crate::analysis::token::{Token, TokenKind};
use crate::corpus::{Article, BlockKind, Span};

/// When a fact is told to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// On a date: year if told, month, day.
    Date(Option<i32>, u8, u8),
    /// On a weekday.
    Weekday(u8),
    /// A number of days from the publication day.
    Day(i8),
    /// In the week so many weeks from the publication day's.
    Week(i8),
    /// On the weekend.
    Weekend,
    /// So many days after what the sentence tells of.
    After(u8),
}

/// A time phrase with the words around it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The phrase.
    pub span: Span,
    /// When.
    pub when: When,
    /// Which way its clause looks.
    pub toward: Toward,
    /// The index of its sentence.
    pub sentence: u32,
    /// Hashes of the content words of its sentence, sorted; names have the lowest bit set.
    pub words: Vec<u64>,
}

/// What an article tells.
#[derive(Clone, Debug, Default)]
pub struct Clues {
    /// The year, and the words that tell it.
    pub year: Option<(i32, Span)>,
    /// The date that stands as a dateline at its head.
    pub dateline: Option<(Option<i32>, u8, u8, Span)>,
    /// Its facts, in order.
    pub facts: Vec<Fact>,
    /// "tomorrow" in words that are quoted.
    pub tomorrow: Option<Span>,
    /// Hashes of all names in it, sorted.
    pub names: Vec<u64>,
}

impl Clues {
    /// The facts of one sentence.
    pub fn of_sentence(&self, sentence: u32) -> &[Fact] {
        let from = self.facts.partition_point(|f| f.sentence < sentence);
        let to = self.facts.partition_point(|f| f.sentence <= sentence);
        &self.facts[from..to]
    }
}

/// The clues of an article.
pub fn read(article: &Article, scan: &Scan) -> Clues {
    let text = article.text.as_str();
    let mut clues = Clues {
        facts: facts(text, scan),
        names: names(text, &scan.tokens),
        ..Clues::default()
    };
    clues.dateline = dateline(text, scan);
    clues.tomorrow = scan
        .phrases
        .iter()
        .find(|p| p.meaning == Meaning::Day(1) && quoted(scan, p.span))
        .map(|p| p.span);
    clues.year = copyright(article)
        .or_else(|| clues.dateline.and_then(|d| Some((d.0?, d.3))))
        .or_else(|| newest_year(&clues.facts));
    clues
}

/// The facts of a scan that are not inside quotation marks.
pub fn facts(text: &str, scan: &Scan) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for phrase in &scan.phrases {
        let Some(when) = when(&phrase.meaning).or_else(|| days_after(text, phrase)) else {
            continue;
        };
        // "9/11" names an event, not the news.
        if quoted(scan, phrase.span) || phrase.span.of(text) == "9/11" {
            continue;
        }
        let words = match facts.last() {
            Some(last) if last.sentence == phrase.sentence => last.words.clone(),
            _ => content_words(text, scan, phrase),
        };
        facts.push(Fact {
            span: phrase.span,
            when,
            // What was planned back then is read as what is planned: only the date to be found could tell.
            toward: match phrase.toward {
                Toward::Near => Toward::Future,
                Toward::Herald => Toward::Past,
                toward => toward,
            },
            sentence: phrase.sentence,
            words,
        });
    }
    facts
}

/// When a meaning is, if it can date an article.
fn when(meaning: &Meaning) -> Option<When> {
    match meaning {
        Meaning::Calendar(c, which) => match (c.year, c.month, c.day, c.weekday) {
            (year, Some(m), Some(d), _) => Some(When::Date(year, m, d)),
            (None, None, None, Some(w)) if *which == Which::Bare => Some(When::Weekday(w)),
            _ => None,
        },
        Meaning::Part(_, Some(day)) | Meaning::Clock(_, Some(day)) => when(day),
        Meaning::Day(n) => Some(When::Day(*n)),
        Meaning::Unit(Unit::Week, Which::Last) => Some(When::Week(-1)),
        Meaning::Unit(Unit::Week, Which::This) => Some(When::Week(0)),
        Meaning::Unit(Unit::Week, Which::Next) => Some(When::Week(1)),
        Meaning::Unit(Unit::Weekend, Which::The | Which::This) => Some(When::Weekend),
        _ => None,
    }
}

/// "one day after …".
fn days_after(text: &str, phrase: &Phrase) -> Option<When> {
    let after = text.get(phrase.span.end as usize..)?;
    match phrase.meaning {
        Meaning::Duration(Count::Thousandths(n @ 1000..=6000), Unit::Day, None)
            if after.starts_with(" after ") =>
        {
            Some(When::After((n / 1000) as u8))
        }
        _ => None,
    }
}

fn quoted(scan: &Scan, words: Span) -> bool {
    let after = scan
        .quoted
        .partition_point(|q| q.content.start <= words.start);
    after
        .checked_sub(1)
        .is_some_and(|i| scan.quoted[i].content.covers(words))
}

/// Hashes of the words of a phrase's sentence that carry content: names, and words of five letters and more.
fn content_words(text: &str, scan: &Scan, phrase: &Phrase) -> Vec<u64> {
    let Some(sentence) = scan.sentences.get(phrase.sentence as usize) else {
        return Vec::new();
    };
    let mut words: Vec<u64> = sentence
        .tokens()
        .take(120)
        .filter_map(|i| {
            let token = scan.tokens[i];
            let inside = scan
                .phrases
                .iter()
                .skip(
                    scan.phrases
                        .partition_point(|p| p.span.end <= token.span.start),
                )
                .take(1)
                .any(|p| p.span.overlaps(token.span));
            (!inside).then(|| word(text, token)).flatten()
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The hash of a word with content, without its plural ending.
fn word(text: &str, token: Token) -> Option<u64> {
    let word = token.of(text);
    if token.kind != TokenKind::Word || word.len() < 4 && !token.upper {
        return None;
    }
    let lower = word.to_lowercase();
    if COMMON.contains(&lower.as_str()) {
        return None;
    }
    let stem = lower.strip_suffix('s').unwrap_or(&lower);
    let mut hasher = DefaultHasher::new();
    stem.hash(&mut hasher);
    Some(hasher.finish() & !1 | u64::from(token.capital))
}

/// Words that many sentences share whatever they tell of.
const COMMON: &[&str] = &[
    "that",
    "with",
    "from",
    "this",
    "they",
    "their",
    "have",
    "been",
    "were",
    "will",
    "would",
    "said",
    "says",
    "also",
    "which",
    "after",
    "before",
    "when",
    "while",
    "about",
    "more",
    "than",
    "over",
    "into",
    "between",
    "could",
    "should",
    "there",
    "other",
    "some",
    "such",
    "only",
    "first",
    "last",
    "week",
    "month",
    "year",
    "according",
    "told",
    "announced",
    "reported",
    "officials",
    "government",
    "news",
    "agency",
    "country",
    "countries",
    "president",
    "minister",
    "during",
    "including",
];

/// The hashes of all capitalised words of a text.
pub fn names(text: &str, tokens: &[Token]) -> Vec<u64> {
    let mut names: Vec<u64> = tokens
        .iter()
        .filter(|t| t.capital)
        .filter_map(|t| word(text, *t))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The year of the newest full date that the text's head tells of as past.
fn newest_year(facts: &[Fact]) -> Option<(i32, Span)> {
    facts
        .iter()
        .filter(|f| f.sentence < 5 && f.toward == Toward::Past)
        .filter_map(|f| match f.when {
            When::Date(Some(y), ..) => Some((y, f.span)),
            _ => None,
        })
        .max_by_key(|y| y.0)
}

/// "© 2025 …", "Copyright 2025": the mark or word, then the year.
fn copyright(article: &Article) -> Option<(i32, Span)> {
    let text = article.text.as_str();
    article
        .blocks
        .iter()
        .rev()
        .filter(|b| b.kind == BlockKind::Furniture || b.span.len() < 300)
        .find_map(|b| {
            let block = b.span.of(text);
            let at = ["©", "(c)", "(C)", "Copyright", "COPYRIGHT", "copyright"]
                .iter()
                .find_map(|m| block.find(m).map(|i| i + m.len()))?;
            let rest = &block[at..];
            let digit = rest.find(|c: char| c.is_ascii_digit())?;
            let year: i32 = rest.get(digit..digit + 4)?.parse().ok()?;
            let start = b.span.start as usize + at + digit;
            (digit <= 14 && (1900..2100).contains(&year))
                .then(|| (year, Span::new(start, start + 4)))
        })
}

/// A date near the head, before the story's dash or agency ("LONDON, June 9 (Reuters) -"), or alone in its line.
fn dateline(text: &str, scan: &Scan) -> Option<(Option<i32>, u8, u8, Span)> {
    let phrase = scan.phrases.first().filter(|p| p.sentence < 3)?;
    let When::Date(year, month, day) = when(&phrase.meaning)? else {
        return None;
    };
    let sentence = scan.sentences.get(phrase.sentence as usize)?;
    let alone = sentence.span.len() <= phrase.span.len() + 24
        && !scan
            .verbs
            .iter()
            .any(|v| sentence.tokens().contains(&(v.head as usize)));
    let after = text.get(phrase.span.end as usize..)?.trim_start();
    let head = phrase.span.start.saturating_sub(sentence.span.start) <= 60;
    let lead = text.get(sentence.span.start as usize..phrase.span.start as usize)?;
    let place = lead.chars().all(|c| !c.is_lowercase()) || lead.split(' ').count() <= 4;
    let marked = after.starts_with(['(', '-', '–', '—'])
        || after.starts_with(". -")
        || after.starts_with("--");
    (alone || head && place && marked).then_some((year, month, day, phrase.span))
}

/// The days on which a date of an article with a known date falls.
pub fn absolute(fact: &Fact, published: NaiveDate) -> Option<NaiveDate> {
    use crate::analysis::timex::point::{add_days, weekday_of};
    match fact.when {
        When::Date(Some(y), m, d) => NaiveDate::from_ymd_opt(y, u32::from(m), u32::from(d)),
        When::Date(None, m, d) => (published.year() - 1..=published.year() + 1)
            .filter_map(|y| NaiveDate::from_ymd_opt(y, u32::from(m), u32::from(d)))
            .min_by_key(|day| day.signed_duration_since(published).num_days().abs()),
        When::Weekday(w) => {
            let ahead = (i64::from(w) - i64::from(weekday_of(published))).rem_euclid(7);
            let step = match fact.toward {
                Toward::Future => ahead,
                _ => -(7 - ahead) % 7,
            };
            add_days(published, step)
        }
        When::Day(n) => add_days(published, i64::from(n)),
        When::Week(_) | When::Weekend | When::After(_) => None,
    }
}
