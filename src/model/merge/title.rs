//! Chooses the words an event is called by: a verbatim span of one of its accounts.
//!
//! Every account offers the stretches of its sentence that hold the predicate, from each place where a
//! clause may begin to each where one may end; the one that reads best as a headline is its offer.

mod read;

use super::features::{Item, Source};
use crate::analysis::{EventMention, Precision, Status, Telling};
use crate::corpus::Span;
use read::{Lead, Words};

/// The longest title, in bytes.
const LONGEST: usize = 180;

/// How much worse the clause serves that tells an event in passing.
const ASIDE: f32 = 3.0;
/// How much worse a phrase serves than a clause that tells the event.
const NAMED: f32 = 2.0;

/// The span of `item` that could best name its event, with how well it would, and the next best one.
pub fn titles(source: Source, item: Item) -> [Option<(f32, Span)>; 2] {
    let mention = source.mention(item);
    let words = Words::of(source, item);
    if mention.telling == Telling::Named {
        // The words around it are about something else.
        let span = words.shortened();
        let reads = words.reads(span, &words.lead(span.start), f32::MIN) - NAMED;
        return [
            Some((reads + tells(source, item, mention, span), span)),
            None,
        ];
    }
    let mut best: [Option<(f32, Span)>; 2] = [None; 2];
    let score = |f: Option<(f32, Span)>| f.map_or(f32::MIN, |f| f.0);
    let ends = words.ends();
    for start in words.starts() {
        let mut lead: Option<Lead> = None;
        for &end in &ends {
            let long = end.saturating_sub(start) > LONGEST;
            if start > mention.trigger.start as usize || end <= start || long {
                continue;
            }
            let span = words.trimmed(start, end);
            if best.iter().flatten().any(|b| b.1 == span) {
                continue;
            }
            let lead = match &mut lead {
                Some(lead) if lead.start == span.start => lead,
                lead => lead.insert(words.lead(span.start)),
            };
            let found = Some((words.reads(span, lead, score(best[1])), span));
            if score(found) > score(best[0]) {
                best = [found, best[0]];
            } else if score(found) > score(best[1]) {
                best[1] = found;
            }
        }
    }
    if best[0].is_none() {
        best[0] = Some((-4.0, words.shortened()));
    }
    let aside = if words.is_aside() { ASIDE } else { 0.0 };
    best.map(|found| {
        found.map(|(reads, span)| (reads - aside + tells(source, item, mention, span), span))
    })
}

/// How well the mention tells its event, whatever the words.
fn tells(source: Source, item: Item, mention: &EventMention, span: Span) -> f32 {
    let note = &source.notes[item.article as usize];
    let mut score = match mention.telling {
        Telling::Main => 2.5,
        Telling::Reported => 1.2,
        Telling::Earlier => 0.3,
        Telling::Aside | Telling::Named => 0.0,
    };
    let exact = mention.when.as_ref().and_then(|w| w.period);
    if exact.is_some_and(|p| p.precision == Precision::Day) {
        score += 0.8;
    }
    let timed = mention.when.as_ref().is_some_and(|w| {
        let inside = |&t: &u32| {
            note.timexes
                .get(t as usize)
                .is_some_and(|t| span.covers(t.span))
        };
        w.timexes.iter().any(inside)
    });
    score += if timed { 0.4 } else { 0.0 };
    score += 0.4 * source.named(item).min(3) as f32;
    score -= if mention.quoted { 2.0 } else { 0.0 };
    // "The meeting showed …" points back at the event and tells of something else.
    score -= match (mention.noun, mention.definite, mention.telling) {
        (true, true, Telling::Aside) => 2.0,
        (true, false, Telling::Aside) => 0.8,
        (true, true, _) => 0.3,
        _ => 0.0,
    };
    score -= match mention.status {
        Status::Conditional => 0.8,
        Status::Negated => 0.3,
        _ => 0.0,
    };
    score + 0.5 / (1.0 + mention.sentence as f32)
}
