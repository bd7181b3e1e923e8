//! Links facts that two articles tell alike, so that a date in one dates a weekday in the other.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::clue::{self, Clues, Fact, When};
use super::solve::Known;
use crate::analysis::Scan;
use crate::analysis::timex::point::weekday_of;
use crate::analysis::timex::toward::Toward;
use crate::corpus::Article;

/// What other articles tell of one.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Its year, where known.
    pub year: Option<i32>,
    /// The days on which facts of its own fall: the fact's index and the day.
    pub days: Vec<(usize, NaiveDate)>,
}

/// A fact on a date, of some article: of an undated one by its number, or of a dated one.
struct Source<'a> {
    undated: Option<usize>,
    words: &'a [u64],
    names: &'a [u64],
    toward: Toward,
    year: Option<i32>,
    month: u8,
    day: u8,
}

/// A match of a fact with a source.
struct Pair {
    article: usize,
    fact: usize,
    source: usize,
}

/// A word in more facts than this tells nothing, nor does one in more than one of [`SHARE`] of many facts.
const COMMON: usize = 400;
/// Of so many facts one may hold a word that tells.
const SHARE: usize = 100;
/// In few facts a word may stand this often.
const FEW: usize = 12;

/// The links of each undated article.
pub fn link(
    clues: &[Clues],
    known: &[Known],
    dated: &[(&Article, &Scan, NaiveDate)],
) -> Vec<Links> {
    let asked: HashSet<u64> = clues
        .iter()
        .flat_map(|c| &c.facts)
        .flat_map(|f| f.words.iter().copied())
        .collect();
    let own: Vec<(Vec<Fact>, Vec<u64>, NaiveDate)> = dated
        .iter()
        .filter_map(|(article, scan, day)| told(article, scan, &asked).map(|t| (t.0, t.1, *day)))
        .collect();
    let mut sources = undated_sources(clues);
    sources.extend(dated_sources(&own));
    let pairs = pairs(clues, &sources);
    let mut years: Vec<Option<i32>> = known
        .iter()
        .map(|k| k.day.map(|d| chrono::Datelike::year(&d)).or(k.year))
        .collect();
    spread(&pairs, &sources, clues, &mut years);
    let mut links: Vec<Links> = years
        .iter()
        .map(|y| Links {
            year: *y,
            days: Vec::new(),
        })
        .collect();
    for pair in &pairs {
        let source = &sources[pair.source];
        let year = source.year.or(source.undated.and_then(|u| years[u]));
        if let Some(day) = year.and_then(|y| ymd(y, source.month, source.day))
            && agrees(&clues[pair.article].facts[pair.fact], day)
            && years[pair.article] == year
        {
            links[pair.article].days.push((pair.fact, day));
        }
    }
    links
}

/// The facts of a dated article that share words with those asked for, and its names; `None` where it has none.
fn told(article: &Article, scan: &Scan, asked: &HashSet<u64>) -> Option<(Vec<Fact>, Vec<u64>)> {
    let text = article.text.as_str();
    let facts: Vec<Fact> = clue::facts(text, scan)
        .into_iter()
        .filter(|f| f.words.iter().filter(|w| asked.contains(w)).count() >= 3)
        .collect();
    (!facts.is_empty()).then(|| (facts, clue::names(text, &scan.tokens)))
}

fn ymd(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))
}

fn undated_sources(clues: &[Clues]) -> Vec<Source<'_>> {
    let mut sources = Vec::new();
    for (number, article) in clues.iter().enumerate() {
        for fact in &article.facts {
            if let When::Date(year, month, day) = fact.when {
                sources.push(Source {
                    undated: Some(number),
                    words: &fact.words,
                    names: &article.names,
                    toward: fact.toward,
                    year,
                    month,
                    day,
                });
            }
        }
    }
    sources
}

fn dated_sources(own: &[(Vec<Fact>, Vec<u64>, NaiveDate)]) -> Vec<Source<'_>> {
    let mut sources = Vec::new();
    for (facts, names, published) in own {
        for fact in facts {
            if let Some(day) = clue::absolute(fact, *published) {
                use chrono::Datelike as _;
                sources.push(Source {
                    undated: None,
                    words: &fact.words,
                    names,
                    toward: fact.toward,
                    year: Some(day.year()),
                    month: day.month() as u8,
                    day: day.day() as u8,
                });
            }
        }
    }
    sources
}

/// For each fact without a date of its own, the source it shares most words with, if that is enough.
fn pairs(clues: &[Clues], sources: &[Source<'_>]) -> Vec<Pair> {
    let mut index: HashMap<u64, Vec<u32>> = HashMap::new();
    for (number, source) in sources.iter().enumerate() {
        for word in source.words {
            let places = index.entry(*word).or_default();
            if places.len() <= COMMON {
                places.push(number as u32);
            }
        }
    }
    let most = (sources.len() / SHARE).clamp(FEW, COMMON);
    let mut pairs = Vec::new();
    let mut shared: HashMap<u32, (u32, u32)> = HashMap::new();
    for (article, clue) in clues.iter().enumerate() {
        for (fact, own) in clue.facts.iter().enumerate() {
            shared.clear();
            for word in &own.words {
                for source in index
                    .get(word)
                    .filter(|p| p.len() <= most)
                    .into_iter()
                    .flatten()
                {
                    let count = shared.entry(*source).or_default();
                    count.0 += 1;
                    count.1 += (word & 1) as u32;
                }
            }
            let best = shared
                .iter()
                .filter(|(source, count)| {
                    let source = &sources[**source as usize];
                    source.undated != Some(article)
                        && same_way(own.toward, source, **count)
                        && fits(own, source)
                        && enough(**count, own.words.len().min(source.words.len()))
                        && akin(&clue.names, source.names)
                })
                .max_by_key(|(source, count)| (count.0, std::cmp::Reverse(**source)));
            if let Some((source, _)) = best {
                pairs.push(Pair {
                    article,
                    fact,
                    source: *source as usize,
                });
            }
        }
    }
    pairs
}

/// Whether two clauses look the same way; what was planned may have happened, if a full date and many words agree.
fn same_way(own: Toward, source: &Source<'_>, (words, names): (u32, u32)) -> bool {
    own == source.toward
        || own == Toward::Unknown
        || source.toward == Toward::Unknown
        || source.year.is_some() && words >= 5 && names >= 3
}

/// Whether a fact can fall on the source's date as far as both are known.
fn fits(fact: &Fact, source: &Source<'_>) -> bool {
    match fact.when {
        When::Date(_, m, d) => (m, d) == (source.month, source.day),
        When::Weekday(w) => source
            .year
            .and_then(|y| ymd(y, source.month, source.day))
            .is_none_or(|day| weekday_of(day) == w),
        When::Week(_) | When::After(_) => true,
        When::Day(_) | When::Weekend => false,
    }
}

/// Whether so many shared words (and names among them) of so many make it one fact.
fn enough((words, names): (u32, u32), of: usize) -> bool {
    words >= 3 && names >= 1 && words as usize * 5 >= of
}

/// Whether two articles tell of the same things: a quarter of the shorter one's names are in the other.
fn akin(a: &[u64], b: &[u64]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = short
        .iter()
        .filter(|n| long.binary_search(n).is_ok())
        .count();
    common >= 4 && common * 4 >= short.len()
}

/// Whether a day is the weekday that a fact names.
fn agrees(fact: &Fact, day: NaiveDate) -> bool {
    match fact.when {
        When::Weekday(w) => weekday_of(day) == w,
        _ => true,
    }
}

/// Carries years along pairs in which weekday and date agree; one that is told two years has none.
fn spread(pairs: &[Pair], sources: &[Source<'_>], clues: &[Clues], years: &mut [Option<i32>]) {
    let fixed: Vec<bool> = years.iter().map(Option::is_some).collect();
    let mut torn = vec![false; years.len()];
    for _ in 0..6 {
        let mut moved = false;
        for pair in pairs {
            let source = &sources[pair.source];
            let fact = &clues[pair.article].facts[pair.fact];
            if !matches!(fact.when, When::Weekday(_) | When::Date(..)) {
                continue;
            }
            let theirs = source.year.or(source.undated.and_then(|u| years[u]));
            let ours = years[pair.article];
            let carries =
                |y: i32| ymd(y, source.month, source.day).is_some_and(|d| agrees(fact, d));
            match (ours, theirs, source.undated) {
                (None, Some(y), _) if carries(y) && !torn[pair.article] => {
                    years[pair.article] = Some(y);
                    moved = true;
                }
                (Some(y), None, Some(u)) if carries(y) && !torn[u] => {
                    years[u] = Some(y);
                    moved = true;
                }
                (Some(a), Some(b), _)
                    if a != b && carries(a) && carries(b) && !fixed[pair.article] =>
                {
                    torn[pair.article] = true;
                    years[pair.article] = None;
                }
                _ => {}
            }
        }
        if !moved {
            break;
        }
    }
}
