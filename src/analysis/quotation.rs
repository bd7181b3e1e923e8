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
    /// The quoted words, without their marks; for an indirect quotation the reported clause. Where words of saying
    /// interrupt one utterance ("“We will go,” Vale said, “when all are ready.”") it runs over them.
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
    join(scan, &attributed, &mut quotations);
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

/// How far apart, in bytes, the parts of one utterance may stand.
const INTERRUPTION: u32 = 220;

/// Joins the parts of an utterance that words of saying interrupt.
fn join(scan: &Scan, attributed: &[direct::Attributed], quotations: &mut Vec<Quotation>) {
    let mut joined: Vec<Quotation> = Vec::with_capacity(quotations.len());
    for (index, (one, part)) in attributed.iter().zip(&*quotations).enumerate() {
        let goes_on = index > 0 && goes_on(scan, &attributed[index - 1], one);
        match joined.last_mut().filter(|_| goes_on) {
            Some(whole) => whole.content = whole.content.to(part.content),
            None => joined.push(*part),
        }
    }
    *quotations = joined;
}

/// Whether nothing but words of saying stands between two attributed stretches of one paragraph.
fn goes_on(scan: &Scan, before: &direct::Attributed, after: &direct::Attributed) -> bool {
    let (first, second) = (
        scan.quoted[before.quoted].outer,
        scan.quoted[after.quoted].outer,
    );
    let block = |byte: u32| {
        let at = scan.sentences.partition_point(|s| s.span.start <= byte);
        at.checked_sub(1).map(|s| scan.sentences[s].block)
    };
    let near = after.quoted <= before.quoted + 2 && second.start - first.end <= INTERRUPTION;
    if !near || block(first.start) != block(second.start) {
        return false;
    }
    let (Some(a), Some(b)) = (&before.tag, &after.tag) else {
        return false;
    };
    a.rule == "tag-after" && (b.cue == a.cue || after.rule == "same-paragraph")
}
