//! Dates what stands in a chronology by the entry that it stands in: "April 20 - The rig burns. Two days later …".

use super::When;
use crate::analysis::timex::chronicle::is_label;
use crate::analysis::{Precision, Scan, Timex, TimexKind};
use crate::corpus::Article;

/// The blocks of one entry at most.
const BLOCKS: u32 = 6;

/// An entry of a chronology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The time expression that is its label.
    timex: u32,
    /// The sentence of the label.
    first: u32,
    /// The sentence after its last one.
    end: u32,
}

/// The entries of an article, in order: each goes on to the next one, the last one to the end of its block.
pub fn entries(article: &Article, scan: &Scan, timexes: &[Timex]) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::new();
    let mut block = 0;
    let mut sentence = 0;
    for (number, timex) in timexes.iter().enumerate() {
        let day = |p: Precision| matches!(p, Precision::Day | Precision::Month);
        if timex.kind != TimexKind::Date || !timex.period.is_some_and(|p| day(p.precision)) {
            continue;
        }
        while (article.blocks.get(block)).is_some_and(|b| b.span.end <= timex.span.start) {
            block += 1;
        }
        let Some(here) = article.blocks.get(block).map(|b| b.span) else {
            break;
        };
        if !is_label(article.text.as_str(), here, timex.span) {
            continue;
        }
        while (scan.sentences.get(sentence)).is_some_and(|s| s.span.end <= timex.span.start) {
            sentence += 1;
        }
        let last = scan.sentences[sentence.min(scan.sentences.len().saturating_sub(1))..]
            .partition_point(|s| s.block as usize <= block);
        if let Some(before) = out.last_mut() {
            let apart = scan.sentences[before.first as usize].block + BLOCKS < block as u32;
            before.end = if apart { before.end } else { sentence as u32 };
        }
        out.push(Entry {
            timex: number as u32,
            first: sentence as u32,
            end: (sentence + last) as u32,
        });
    }
    out
}

/// Whether a time is the label of an entry.
pub fn is_label_of(entries: &[Entry], timexes: &[u32]) -> bool {
    let [only] = timexes else { return false };
    entries.binary_search_by_key(only, |e| e.timex).is_ok()
}

/// The time of the entry that a sentence stands in. A lone label is a dateline and makes no chronology.
pub fn time_of(entries: &[Entry], timexes: &[Timex], sentence: usize) -> Option<When> {
    if entries.len() < 2 {
        return None;
    }
    let next = entries.partition_point(|e| e.first as usize <= sentence);
    let entry = entries[..next]
        .last()
        .filter(|e| sentence < e.end as usize)?;
    let timex = &timexes[entry.timex as usize];
    Some(When {
        value: timex.value.clone()?,
        period: timex.period,
        timexes: vec![entry.timex],
        rule: "entry",
    })
}
