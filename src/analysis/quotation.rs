//! Quotations: words given as somebody's own, and who said them.

use super::{LocalActor, LocalActorId, Mention, Scan};
use crate::corpus::{Article, Span};

mod direct;
mod indirect;
mod rule;
mod speaker;
mod stretch;
mod tag;
mod view;

pub use rule::explain;

/// One quotation (source, cue, content: Pareti 2012).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The quoted words, without their marks; for an indirect quotation the reported clause.
    pub content: Span,
    /// Whether it stands between quotation marks.
    pub direct: bool,
    /// The words that name the speaker there ("Trump", "a spokesperson", "he").
    pub source: Option<Span>,
    /// The words of saying ("said", "according to").
    pub cue: Option<Span>,
    /// The speaker, where it is one of the article's actors.
    pub speaker: Option<LocalActorId>,
    /// The rule that attributed it, by name.
    pub rule: &'static str,
}

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words inside.
    pub content: Span,
    /// The words with their marks.
    pub outer: Span,
}

/// The quoted stretches of a scan (tokens, sentences and verbs are there already).
pub fn scan(article: &Article, scan: &Scan) -> Vec<Quoted> {
    stretch::find(article.text.as_str(), &scan.tokens, &scan.sentences)
}

/// The quotations of an article, with speakers where the text names them.
pub fn resolve(
    article: &Article,
    scan: &Scan,
    actors: &[LocalActor],
    mentions: &[Mention],
) -> Vec<Quotation> {
    let view = view::View::new(article, scan);
    let cast = speaker::Cast::new(actors, mentions);
    let attributed = direct::attribute(view);
    let mut quotations: Vec<Quotation> = Vec::with_capacity(attributed.len());
    let mut last = None;
    for one in &attributed {
        let source = one.tag.as_ref().and_then(|t| t.source);
        let speaker = match one.carried {
            Some(from) => quotations[from].speaker,
            None => source.and_then(|phrase| cast.speaker(view, phrase, last)),
        };
        last = speaker.or(last);
        quotations.push(Quotation {
            content: scan.quoted[one.quoted].content,
            direct: true,
            source: source.map(|phrase| view.source(phrase)),
            cue: one
                .tag
                .as_ref()
                .filter(|t| !t.cue.is_empty())
                .map(|t| view.span(t.cue.start, t.cue.end)),
            speaker,
            rule: one.rule,
        });
    }
    let mut reported = Vec::new();
    for sentence in &scan.sentences {
        indirect::find(view, sentence, &mut reported);
    }
    quotations.extend(reported.iter().map(|r| {
        Quotation {
            content: view.span(r.content.start, r.content.end),
            direct: false,
            source: r.tag.source.map(|phrase| view.source(phrase)),
            cue: Some(view.span(r.tag.cue.start, r.tag.cue.end)),
            speaker: r
                .tag
                .source
                .and_then(|phrase| cast.speaker(view, phrase, None)),
            rule: r.tag.rule,
        }
    }));
    quotations.sort_by_key(|q| (q.content.start, q.content.end));
    quotations
}
