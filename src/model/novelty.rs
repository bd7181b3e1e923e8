//! What a sentence tells that other articles have not told: nothing, something, or nothing that can be compared.

use super::{Account, Event, Model};
use crate::analysis::{Annotations, Figure};
use crate::corpus::{ArticleId, Span};

/// How a sentence stands to what a reader has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// What has been read tells all of its events, with the same figures.
    Told,
    /// It tells an event or a figure, or quotes words, that nothing read has.
    New,
    /// It holds nothing that can be compared.
    Neither,
}

/// How a sentence of `article` stands to the articles that `read` names; the article itself does not count.
pub fn of(
    model: &Model,
    article: ArticleId,
    sentence: Span,
    read: impl Fn(ArticleId) -> bool,
) -> Novelty {
    let Some(notes) = model.annotations.get(article.index()) else {
        return Novelty::Neither;
    };
    let elsewhere = |account: &&Account| account.article != article && read(account.article);
    let mut told: Vec<&Event> = Vec::new();
    for &(span, id) in events(model, article, sentence) {
        let event = model.event(id);
        if span.overlaps(sentence) && !event.accounts.iter().any(|a| elsewhere(&a)) {
            return Novelty::New;
        }
        if span.overlaps(sentence) {
            told.push(event);
        }
    }
    let mut figures = within(&notes.figures, sentence, |f| f.span).peekable();
    let quoted = notes
        .quotations
        .iter()
        .any(|q| q.direct && q.content.overlaps(sentence));
    if told.is_empty() {
        let holds = figures.peek().is_some() || quoted;
        return if holds {
            Novelty::New
        } else {
            Novelty::Neither
        };
    }
    let known = |figure: &Figure| {
        let accounts = told.iter().flat_map(|e| &e.accounts).filter(elsewhere);
        accounts
            .into_iter()
            .any(|a| gives(&model.annotations[a.article.index()], a.span, figure))
    };
    if figures.all(known) {
        Novelty::Told
    } else {
        Novelty::New
    }
}

/// The events of an article whose accounts may touch `sentence`.
fn events(model: &Model, article: ArticleId, sentence: Span) -> &[(Span, super::EventId)] {
    let all = model.events_of_article.get(article.index());
    let all = all.map_or(&[][..], Vec::as_slice);
    let end = all.partition_point(|(span, _)| span.start < sentence.end);
    &all[..end]
}

/// Whether the sentence around `account` gives the same figure.
fn gives(notes: &Annotations, account: Span, figure: &Figure) -> bool {
    let around = notes
        .sentence_at(account.start)
        .map_or(account, |at| notes.sentences[at].span.to(account));
    within(&notes.figures, around, |f| f.span).any(|f| {
        f.unit == figure.unit && (f.value - figure.value).abs() <= f64::EPSILON * f.value.abs()
    })
}

/// Those of `items`, which are in order of their spans' starts, that begin in `span`.
fn within<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let from = items.partition_point(|i| of(i).start < span.start);
    let to = items.partition_point(|i| of(i).start < span.end);
    items[from..to.max(from)].iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::merge::trial::trial;

    #[test]
    fn a_sentence_is_told_where_what_was_read_tells_its_events() {
        let model = trial(&[
            (
                "2031-03-13",
                "[c-NO:Norway] and [c-IS:Iceland] <truce:signed> a truce over cod {2031-03-12|on March 12}.",
            ),
            (
                "2031-03-14",
                "[c-NO:Norway] and [c-IS:Iceland] <truce:signed> their truce over cod {2031-03-12|on Wednesday}. \
                 [c-NO:Norway] <ban:banned> nets {2031-03-13|on Thursday}. It is cold there.",
            ),
        ])
        .model;
        let second = ArticleId(1);
        let sentences = &model.annotations[1].sentences;
        let novelty = |n: usize, read: &[u32]| {
            of(&model, second, sentences[n].span, |id| read.contains(&id.0))
        };
        for (sentence, read, want) in [
            (0, &[0][..], Novelty::Told),
            (0, &[], Novelty::New),
            (0, &[1], Novelty::New),
            (1, &[0], Novelty::New),
            (2, &[0], Novelty::Neither),
        ] {
            assert_eq!(
                novelty(sentence, read),
                want,
                "sentence {sentence}, read {read:?}"
            );
        }
    }
}
