//! Compares how one utterance runs in the articles that quote it.

use super::Ground;
use crate::corpus::ArticleId;
use crate::model::wording;
use crate::model::{
    Discrepancy, DiscrepancyKind, DiscrepancyValue, EventId, Said, State, Utterance, Variant,
};

/// The name of the rule.
const RULE: &str = "wording-of-one-utterance";

/// A row for each utterance that articles quote which do not copy each other.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    out.extend(ground.utterances.iter().filter_map(|u| row(ground, u)));
}

fn row(ground: Ground, utterance: &Utterance) -> Option<Discrepancy> {
    let chosen = one_an_article(utterance);
    if is_copied(ground, &chosen) {
        return None;
    }
    let speaker = utterance.speaker.and_then(|s| ground.actors.get(s.index()));
    let about = speaker.map_or_else(
        || "words of one quotation".to_owned(),
        |s| format!("words of {}", s.name),
    );
    Some(Discrepancy {
        event: event(ground, &chosen),
        kind: DiscrepancyKind::Wording,
        about: about.into(),
        state: State::Agree,
        values: chosen.iter().map(|v| value(ground, v)).collect(),
        rule: RULE,
    })
}

/// The longest quotation of each article.
pub fn one_an_article(utterance: &Utterance) -> Vec<Variant> {
    let mut out = utterance.variants.clone();
    out.sort_by_key(|v| v.place.article);
    out.dedup_by_key(|v| v.place.article);
    out
}

/// Whether all that quote it are one article and its copies.
pub fn is_copied(ground: Ground, variants: &[Variant]) -> bool {
    let original = |v: &Variant| ground.originals[v.place.article.index()];
    let mut originals = variants.iter().map(original);
    let first = originals.next();
    originals.all(|o| Some(o) == first)
}

fn value(ground: Ground, variant: &Variant) -> DiscrepancyValue {
    let text = ground.text(variant.place.article);
    let folded: Box<str> = wording::folded(text, variant.place.span).into();
    DiscrepancyValue {
        place: variant.place,
        value: plain(variant.place.span.of(text)),
        said: Said::Words(folded),
    }
}

/// The words as they are written, on one line, without the mark that the sentence around them ends them with.
fn plain(words: &str) -> Box<str> {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches([',', '.', ';']).trim_end().into()
}

/// The event that accounts in two of the articles or more tell where they quote it; the one of most articles.
pub fn event(ground: Ground, variants: &[Variant]) -> Option<EventId> {
    let mut told: Vec<(EventId, ArticleId)> = Vec::new();
    for variant in variants {
        let article = variant.place.article;
        let here = &ground.told[article.index()];
        let over = here
            .iter()
            .take_while(|(span, _)| span.start < variant.place.span.end);
        let over = over.filter(|(span, _)| span.overlaps(variant.place.span));
        told.extend(over.map(|&(_, event)| (event, article)));
    }
    told.sort_unstable();
    told.dedup();
    let runs = told.chunk_by(|a, b| a.0 == b.0);
    let best = runs
        .map(|run| (run.len(), std::cmp::Reverse(run[0].0)))
        .max();
    best.filter(|&(articles, _)| articles > 1)
        .map(|(_, event)| event.0)
}
