//! Chooses the words an event is called by: a verbatim span of one of its accounts.

use super::features::{Item, Source};
use crate::analysis::{EventMention, Precision, SentenceKind, Status, lexicon};
use crate::corpus::Span;

/// The longest title, in bytes.
const LONGEST: usize = 120;

/// How well `item` could name its event, and the span that would.
pub fn title(source: Source, item: Item) -> (f32, Span) {
    let mention = source.mention(item);
    let note = &source.notes[item.article as usize];
    let article = &source.articles[item.article as usize];
    let text = article.text.as_str();
    let sentence = note.sentences.get(mention.sentence as usize);
    let heading = sentence.is_some_and(|s| s.kind == SentenceKind::Heading);
    let mut span = mention.span;
    if let Some(sentence) = sentence
        && (heading || span.len() < 40 && sentence.span.len() <= LONGEST)
    {
        span = sentence.span;
    }
    // "…, she said on Sunday": words that begin with their verb lack who did it.
    if let Some(sentence) = sentence
        && mention.trigger.start < span.start + 6
        && !mention.noun
        && (mention.trigger.end - sentence.span.start) as usize <= LONGEST
    {
        span = sentence.span;
    }
    let span = shortened(text, span, mention.trigger);
    (score(source, item, mention, (span, heading)), span)
}

/// `span` cut at a comma or a space after the trigger, where it is too long.
fn shortened(text: &str, span: Span, trigger: Span) -> Span {
    if span.len() <= LONGEST {
        return span;
    }
    let words = span.of(text);
    let least = (trigger.end.max(span.start) - span.start) as usize;
    let from = least.max(40);
    let window = |to: usize| {
        let mut to = to.min(words.len());
        while !words.is_char_boundary(to) {
            to -= 1;
        }
        to
    };
    let head = &words[..window(LONGEST.max(least + 30))];
    let cut = head
        .rmatch_indices([',', ';', '—', '–'])
        .map(|m| m.0)
        .find(|&at| at >= from)
        .or_else(|| {
            let link = [
                " and ", " amid ", " after ", " with ", " for ", " in ", " on ", " to ", " of ",
            ];
            link.iter()
                .filter_map(|l| head.rfind(l))
                .filter(|&at| at >= from)
                .max()
        })
        .or_else(|| head.rfind(' ').filter(|&at| at >= least));
    let cut = cut.unwrap_or(words.len());
    let kept =
        words[..cut].trim_end_matches(|c: char| !c.is_alphanumeric() && !")%”\"".contains(c));
    Span::new(span.start as usize, span.start as usize + kept.len())
}

fn score(source: Source, item: Item, mention: &EventMention, (span, heading): (Span, bool)) -> f32 {
    let article = &source.articles[item.article as usize];
    let words = span.of(article.text.as_str());
    let first = words
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    let lower = first.to_lowercase();
    let length = words.chars().count();
    let mut score = 0.0;
    if (40..=110).contains(&length) {
        score += 2.0;
    }
    score -= (length as f32 - 75.0).abs() / 60.0;
    if words.starts_with(char::is_uppercase) || source.names_at(item.article, span.start) {
        score += 1.0;
    }
    if lexicon::STOPWORDS.contains(lower.as_str())
        && !matches!(&*lower, "the" | "a" | "an" | "two" | "three")
    {
        score -= 2.0;
    }
    if lower.ends_with("ing") || lower.ends_with("ed") {
        score -= 1.5;
    }
    if !span.covers(mention.trigger) {
        score -= 2.0;
    }
    let exact = mention
        .when
        .as_ref()
        .and_then(|w| w.period)
        .is_some_and(|p| p.precision == Precision::Day);
    score += if exact { 1.5 } else { 0.0 };
    // What the words are about stands early in them.
    let offset = mention.trigger.start.saturating_sub(span.start) as f32;
    score += 0.8 * (1.0 - offset / span.len().max(1) as f32).max(0.0);
    score += 0.4 * source.named(item).min(3) as f32;
    score -= if mention.quoted { 1.5 } else { 0.0 };
    score -= if mention.noun && mention.definite {
        1.5
    } else {
        0.0
    };
    score -= if mention.status == Status::Conditional {
        0.5
    } else {
        0.0
    };
    score += if heading { 0.5 } else { 0.0 };
    score + 0.5 / (1.0 + mention.sentence as f32)
}
