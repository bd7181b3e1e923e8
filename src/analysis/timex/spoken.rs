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

/// The quoted stretches of an article in order, each with its day; a speaker's day holds for what he is quoted with later.
pub fn speeches(
    scan: &Scan,
    published: Option<NaiveDate>,
    quotations: &[Quotation],
) -> Vec<Speech> {
    let mut speeches: Vec<Speech> = Vec::new();
    let mut known: Vec<(crate::analysis::LocalActorId, NaiveDate)> = Vec::new();
    for quotation in quotations.iter().filter(|q| q.direct) {
        let own = attribution_day(scan, published, quotation.content, quotation.cue);
        let carried = quotation
            .speaker
            .and_then(|s| known.iter().rev().find(|k| k.0 == s))
            .map(|k| k.1);
        if let (Some(speaker), Some(day)) = (quotation.speaker, own) {
            known.retain(|k| k.0 != speaker);
            known.push((speaker, day));
        }
        speeches.push(Speech {
            content: quotation.content,
            day: own.or(carried),
        });
    }
    if quotations.is_empty() {
        speeches.extend(scan.quoted.iter().map(|q| Speech {
            content: q.content,
            day: attribution_day(scan, published, q.content, None),
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
    let begin = scan.phrases.partition_point(|p| p.span.start < from);
    let end = scan.phrases.partition_point(|p| p.span.start < to);
    let middle = cue.unwrap_or(content);
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
        .filter(|p| p.toward != Toward::Future && near(p) < 120)
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
