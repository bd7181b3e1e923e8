//! What a sentence tells that other articles have not told: nothing, something, or nothing that can be compared.

use super::telling::Weighed;
use super::{Model, Place, State};
use crate::corpus::{ArticleId, Span};

/// How a sentence stands to what a reader has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Novelty {
    /// What has been read tells the same.
    Told,
    /// It says something that nothing read says.
    New,
    /// It is a heading, or says nothing that can be compared.
    Neither,
}

/// The least part of a sentence that must stand in what was read.
const PART: f32 = 0.45;
/// So many sentences that were read may tell it together.
const TOGETHER: usize = 3;
/// Accounts that begin before a sentence and reach into it are looked for among so many before it.
const REACH: usize = 8;
/// So many accounts of one event are looked at.
const ACCOUNTS: usize = 40;

/// How a sentence of `article` stands to the articles that `read` names. All of an article that was read is told.
pub fn of(
    model: &Model,
    article: ArticleId,
    sentence: Span,
    read: impl Fn(ArticleId) -> bool,
) -> Novelty {
    if model.heading_at(article, sentence.start) {
        return Novelty::Neither;
    }
    if read(article) {
        return Novelty::Told;
    }
    let place = Place {
        article,
        span: sentence,
    };
    let own = model.content(place);
    if own.iter().all(|w| !w.key.is_matter()) {
        return Novelty::Neither;
    }
    if contradicts(model, place, &read) {
        return Novelty::New;
    }
    let known = known(model, place, &read);
    if !known.is_empty() && tells(&own, &known) && !quotes(model, place, &own, &known) {
        Novelty::Told
    } else {
        Novelty::New
    }
}

/// Whether the ledger has something in the sentence that what was read tells otherwise or not as well.
fn contradicts(model: &Model, place: Place, read: &impl Fn(ArticleId) -> bool) -> bool {
    model.cells_in(place.article, place.span).any(|(_, id)| {
        let row = model.discrepancy(id);
        let known = |a: ArticleId| a == place.article || read(a);
        let count = row.values.iter().filter(|v| known(v.place.article)).count();
        let state = row.state_among(known);
        count > 1 && matches!(state, Some(State::Differ | State::Superseded))
    })
}

/// The contents of the sentences that were read and tell of the same, the likest first.
fn known(model: &Model, place: Place, read: &impl Fn(ArticleId) -> bool) -> Vec<Vec<Weighed>> {
    let mut found: Vec<(f32, Place)> = Vec::new();
    for like in model.told_elsewhere(place.article, place.span, read) {
        if like.likeness.deed {
            found.push((like.likeness.of_first, like.place));
        }
    }
    for &(span, id) in events(model, place.article, place.span) {
        if !span.overlaps(place.span) {
            continue;
        }
        let accounts = model.event(id).accounts.iter();
        let elsewhere = accounts.filter(|a| a.article != place.article && read(a.article));
        for account in elsewhere.take(ACCOUNTS) {
            let there = model.sentence_around(Place {
                article: account.article,
                span: account.span,
            });
            if let Some(like) = model.tell_same(place, there) {
                found.push((like.of_first, there));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.dedup_by_key(|(_, place)| *place);
    found.truncate(TOGETHER);
    found.into_iter().map(|(_, p)| model.content(p)).collect()
}

/// Whether a good part of a sentence, with all of its figures, stands in what was read.
fn tells(own: &[Weighed], known: &[Vec<Weighed>]) -> bool {
    let stands = |what: &Weighed| {
        let mut lists = known.iter();
        lists.any(|list| list.iter().any(|w| w.key.what == what.key.what))
    };
    let weight = |all: &mut dyn Iterator<Item = &Weighed>| all.map(|w| w.weight).sum::<f32>();
    let all = weight(&mut own.iter());
    let both = weight(&mut own.iter().filter(|w| stands(w)));
    let figures = own.iter().filter(|w| w.key.is_figure()).all(stands);
    figures && both >= PART * all
}

/// Whether a sentence quotes words that what was read does not quote.
fn quotes(model: &Model, place: Place, own: &[Weighed], known: &[Vec<Weighed>]) -> bool {
    let Some(notes) = model.annotations.get(place.article.index()) else {
        return false;
    };
    let direct = |q: &&crate::analysis::Quotation| q.direct && q.content.overlaps(place.span);
    if !notes.quotations.iter().any(|q| direct(&q)) {
        return false;
    }
    let quoted = own.iter().filter(|w| w.key.quoted);
    let mut count = 0;
    let mut same = 0;
    for word in quoted {
        count += 1;
        let mut lists = known.iter().flatten();
        same += usize::from(lists.any(|w| w.key.quoted && w.key.what == word.key.what));
    }
    count == 0 || same * 3 < count * 2
}

/// The events of an article whose accounts may touch `sentence`.
fn events(model: &Model, article: ArticleId, sentence: Span) -> &[(Span, super::EventId)] {
    let all = model.events_of_article.get(article.index());
    let all = all.map_or(&[][..], Vec::as_slice);
    let end = all.partition_point(|(span, _)| span.start < sentence.end);
    let from = all.partition_point(|(span, _)| span.start < sentence.start);
    &all[from.saturating_sub(REACH)..end]
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
            (0, &[1], Novelty::Told),
            (1, &[0], Novelty::New),
            (2, &[0], Novelty::New),
        ] {
            assert_eq!(
                novelty(sentence, read),
                want,
                "sentence {sentence}, read {read:?}"
            );
        }
    }
}
