//! Finds the day on which quoted words were spoken: "…tomorrow," he said Sunday.

use chrono::NaiveDate;

use super::meaning::{Meaning, Which};
use super::point::Point;
use super::resolve::{Anchor, Story, answer};
use super::toward::Toward;
use super::{AnchorBasis, Phrase};
use crate::analysis::{Quotation, Scan};
use crate::corpus::Span;

/// Quoted words with the day they were spoken.
#[derive(Clone, Copy, Debug)]
pub struct Speech {
    /// The words.
    pub content: Span,
    /// The day, where the text tells it.
    pub day: Option<NaiveDate>,
}

/// How many speakers' days are kept: those who spoke last.
const REMEMBERED: usize = 32;

/// The quoted stretches of an article in order, each with its day; a speaker's day holds for what he is quoted with later.
pub fn speeches(
    text: &str,
    scan: &Scan,
    published: Option<NaiveDate>,
    quotations: &[Quotation],
) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    let mut known: Vec<(crate::analysis::LocalActorId, NaiveDate)> = Vec::new();
    for quotation in quotations.iter().filter(|q| q.direct) {
        let own = attribution_day(scan, published, quotation.content, quotation.cue)
            .or_else(|| led_day(text, scan, published, quotation.content));
        let carried = quotation
            .speaker
            .and_then(|s| known.iter().rev().find(|k| k.0 == s))
            .map(|k| k.1);
        if let (Some(speaker), Some(day)) = (quotation.speaker, own) {
            known.retain(|k| k.0 != speaker);
            if known.len() == REMEMBERED {
                known.remove(0);
            }
            known.push((speaker, day));
        }
        speeches.push(Speech {
            content: quotation.content,
            day: own.or(carried),
        });
    }
    if quotations.is_empty() {
        speeches.extend(scan.quoted.iter().map(|q| {
            Speech {
                content: q.content,
                day: attribution_day(scan, published, q.content, None)
                    .or_else(|| led_day(text, scan, published, q.content)),
            }
        }));
    }
    speeches.sort_by_key(|s| s.content.start);
    speeches
}

/// The day named in the attribution: the phrase nearest to the cue, outside quotation marks, in the quotation's sentences.
fn attribution_day(
    scan: &Scan,
    published: Option<NaiveDate>,
    content: Span,
    cue: Option<Span>,
) -> Option<NaiveDate> {
    let whole = cue.map_or(content, |c| c.to(content));
    let first = scan
        .sentences
        .partition_point(|s| s.span.end <= whole.start);
    let last = scan.sentences.partition_point(|s| s.span.start < whole.end);
    let from = scan.sentences.get(first)?.span.start;
    let to = scan.sentences.get(last.checked_sub(1)?)?.span.end;
    day_between(
        scan,
        published,
        Span {
            start: from,
            end: to,
        },
        cue.unwrap_or(content),
        120,
    )
}

/// The day of a sentence that leads up to the quotation in its paragraph: "Ms. Vale spoke to reporters on Sunday. “…”".
fn led_day(
    text: &str,
    scan: &Scan,
    published: Option<NaiveDate>,
    content: Span,
) -> Option<NaiveDate> {
    let own = scan
        .sentences
        .partition_point(|s| s.span.end <= content.start);
    let before = scan.sentences.get(own.checked_sub(1)?)?;
    let here = scan.sentences.get(own)?;
    let opens = content.start.saturating_sub(here.span.start) <= 4;
    let told = || {
        scan.tokens
            .get(before.tokens())
            .unwrap_or_default()
            .iter()
            .any(|t| speaks(t.of(text)))
    };
    if !opens || before.block != here.block || !told() {
        return None;
    }
    day_between(scan, published, before.span, content, u32::MAX)
}

/// Words of an occasion on which something is said.
fn speaks(word: &str) -> bool {
    matches!(
        word,
        "interview"
            | "interviewed"
            | "said"
            | "told"
            | "spoke"
            | "Speaking"
            | "speaking"
            | "speech"
            | "statement"
            | "briefing"
            | "conference"
            | "post"
            | "posted"
            | "wrote"
            | "message"
            | "letter"
            | "remarks"
            | "reporters"
            | "announced"
    )
}

/// The day that the phrase nearest to `middle` names, of those outside quotation marks in a stretch, at most `reach`
/// bytes away.
fn day_between(
    scan: &Scan,
    published: Option<NaiveDate>,
    stretch: Span,
    middle: Span,
    reach: u32,
) -> Option<NaiveDate> {
    let begin = scan
        .phrases
        .partition_point(|p| p.span.start < stretch.start);
    let end = scan.phrases.partition_point(|p| p.span.start < stretch.end);
    let near = |p: &&Phrase| {
        p.span
            .start
            .abs_diff(middle.end)
            .min(p.span.end.abs_diff(middle.start))
    };
    let phrase = scan
        .phrases
        .get(begin..end)?
        .iter()
        .filter(|p| tells_day(p) && !quoted(scan, p.span))
        .filter(|p| !matches!(p.toward, Toward::Future | Toward::Near) && near(p) < reach)
        .min_by_key(near)?;
    let anchor = Anchor {
        day: published,
        basis: AnchorBasis::Published,
        toward: Toward::Past,
    };
    match answer(&phrase.meaning, anchor, &Story::default()).point? {
        Point::Day(day) if published.is_none_or(|p| day <= p) => Some(day),
        _ => None,
    }
}

/// Whether a phrase names one day.
fn tells_day(phrase: &Phrase) -> bool {
    match &phrase.meaning {
        Meaning::Day(n) => *n <= 0,
        Meaning::Calendar(c, which) => {
            (c.weekday.is_some() || c.day.is_some()) && matches!(which, Which::Bare | Which::Last)
        }
        _ => false,
    }
}

/// Whether a span stands between quotation marks.
fn quoted(scan: &Scan, words: Span) -> bool {
    let after = scan
        .quoted
        .partition_point(|q| q.content.start <= words.start);
    after
        .checked_sub(1)
        .is_some_and(|i| scan.quoted[i].content.covers(words))
}
