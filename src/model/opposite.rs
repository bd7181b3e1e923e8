//! Sets the sentences of two articles opposite each other where they tell the same.
//!
//! Sentences that the ledger compares stand opposite each other, those that contradict each other before all others;
//! then those that tell the same, the likest first, one to one. Headings stand alone. The left article keeps its order;
//! each sentence of both stands in exactly one pair.

use std::collections::HashMap;

use super::telling::Likeness;
use super::{DiscrepancyId, DiscrepancyKind, EventId, Model, Place, State};
use crate::analysis::{SentenceKind, Telling};
use crate::corpus::{ArticleId, Span};

/// Two sentences that tell the same, or one that stands alone; by their index in the article's annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The sentence of the left article.
    pub left: Option<u32>,
    /// The sentence of the right article.
    pub right: Option<u32>,
}

/// A pair by its places, and how the ledger judges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Opposed {
    /// The sentence of the left article.
    pub left: Option<Place>,
    /// The sentence of the right article.
    pub right: Option<Place>,
    /// How the gravest row of the ledger that compares the two judges them.
    pub state: Option<State>,
}

/// How much more those sentences are alike that tell an event each as what they are about.
const DEED: f32 = 0.3;
/// So many accounts of one event in one article are looked at.
const ACCOUNTS: usize = 8;
/// How much more a row of the ledger joins two sentences than what they have in common.
const LEDGER: f32 = 0.5;

/// The sentences of two articles in pairs, in the order of the left one.
pub fn pairs(model: &Model, left: ArticleId, right: ArticleId) -> Vec<Pair> {
    let sentences = |article: ArticleId| {
        let notes = model.annotations.get(article.index());
        notes.map_or(&[][..], |n| n.sentences.as_slice())
    };
    let (l, r) = (sentences(left), sentences(right));
    let mut alike = told_alike(model, left, right);
    alike.extend(compared(model, left, right));
    alike.extend(of_one_event(model, left, right));
    let matched = likest_first(alike, l.len(), r.len());
    in_order(l.len(), r.len(), &matched)
}

/// The article that has most in common with another: that tells most of its events, those that few tell counting more.
pub fn likest(model: &Model, article: ArticleId) -> Option<ArticleId> {
    let mut shared: HashMap<ArticleId, f32> = HashMap::new();
    for (_, id) in model
        .events_of_article
        .get(article.index())?
        .iter()
        .take(2000)
    {
        let accounts = &model.event(*id).accounts;
        let weight = 1.0 / (accounts.len() as f32 + 1.0);
        for account in accounts.iter().take(500) {
            *shared.entry(account.article).or_default() += weight;
        }
    }
    shared.remove(&article);
    let likest = shared
        .into_iter()
        .max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a)));
    let next = || {
        let after = ArticleId(article.0 + 1);
        let before = article.0.checked_sub(1).map(ArticleId);
        let is_there = |id: &ArticleId| id.index() < model.articles.len();
        Some(after).filter(is_there).or(before)
    };
    likest.map(|(id, _)| id).or_else(next)
}

/// The sentences of the two that tell the same, with how alike they are.
fn told_alike(model: &Model, left: ArticleId, right: ArticleId) -> Vec<(f32, u32, u32)> {
    let Some(notes) = model.annotations.get(left.index()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (at, sentence) in (0..).zip(&notes.sentences) {
        for like in model.told_elsewhere(left, sentence.span, |id| id == right) {
            let other = model.annotations[right.index()].sentence_at(like.place.span.start);
            let score = like.likeness.score();
            out.extend(other.map(|other| (score, at, other as u32)));
        }
    }
    out
}

/// The sentences of the two that the ledger compares; those that contradict each other come before all others.
fn compared(model: &Model, left: ArticleId, right: ArticleId) -> Vec<(f32, u32, u32)> {
    let cells = model.discrepancies_of_article.get(left.index());
    let sentence = |article: ArticleId, at: u32| {
        let notes = model.annotations.get(article.index())?;
        let at = notes.sentence_at(at)?;
        let of_story = notes.sentences[at].kind == SentenceKind::Story;
        of_story.then_some((at as u32, notes.sentences[at].span))
    };
    let pair = |&(span, id): &(Span, DiscrepancyId)| {
        let row = model.discrepancy(id);
        let other = row.values.iter().find(|v| v.place.article == right)?;
        let state = row.state_among(|a| a == left || a == right)?;
        let (l, here) = sentence(left, span.start)?;
        let (r, there) = sentence(right, other.place.span.start)?;
        let place = |article, span| Place { article, span };
        let like = model.tell_same(place(left, here), place(right, there));
        // A day or a house of an event is not yet what a sentence tells.
        let circumstance = matches!(row.kind, DiscrepancyKind::Date | DiscrepancyKind::Place);
        let grave = match state {
            State::Differ => 10.0,
            State::Superseded => 5.0,
            _ if circumstance => return None,
            _ => LEDGER,
        };
        let score = like.map_or(0.0, Likeness::score);
        Some((grave + score, l, r))
    };
    cells.into_iter().flatten().filter_map(pair).collect()
}

/// The sentences of the two that tell one event and have something of it in common.
fn of_one_event(model: &Model, left: ArticleId, right: ArticleId) -> Vec<(f32, u32, u32)> {
    let events = model.events_of_article.get(left.index());
    let sentence = |article: ArticleId, at: u32| {
        let notes = model.annotations.get(article.index())?;
        let at = notes.sentence_at(at)?;
        let span = notes.sentences[at].span;
        Some((at as u32, Place { article, span }))
    };
    let mut out = Vec::new();
    for &(span, id) in events.into_iter().flatten() {
        let accounts = model.event(id).accounts.iter();
        for other in accounts.filter(|a| a.article == right).take(ACCOUNTS) {
            let ends = sentence(left, span.start).zip(sentence(right, other.span.start));
            let Some(((l, here), (r, there))) = ends else {
                continue;
            };
            let verbs = [(left, span), (right, other.span)].map(|(a, s)| deed(model, a, s, id));
            let bonus = DEED * verbs.iter().filter(|told| **told).count() as f32;
            let like = model.tell_same(here, there).filter(|like| {
                let much = like.part >= 0.33 || like.shared >= 1.4;
                much && (bonus > 0.0 || like.verbs > 0.0 || like.part >= 0.4)
            });
            out.extend(like.map(|like| (like.score() + bonus, l, r)));
        }
    }
    out
}

/// Whether an article's account at `span` tells that the event happens, and does not only point at it ("after the
/// call").
fn deed(model: &Model, article: ArticleId, span: Span, id: EventId) -> bool {
    let mut accounts = model.event(id).accounts.iter();
    let account = accounts.find(|a| a.article == article && a.span == span);
    let events = model.annotations.get(article.index()).map(|n| &n.events);
    let mention = account.and_then(|a| events?.get(a.mention as usize));
    mention.is_some_and(|m| m.telling == Telling::Main)
}

/// Joins the likest first, one to one.
fn likest_first(mut alike: Vec<(f32, u32, u32)>, left: usize, right: usize) -> Vec<Option<u32>> {
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out = vec![None; left];
    let mut taken = vec![false; right];
    for (_, l, r) in alike {
        if out[l as usize].is_none() && !taken[r as usize] {
            out[l as usize] = Some(r);
            taken[r as usize] = true;
        }
    }
    out
}

/// All sentences in pairs: the left ones in their order, each run of right ones that stand alone after the one before
/// it.
fn in_order(left: usize, right: usize, matched: &[Option<u32>]) -> Vec<Pair> {
    let mut taken = vec![false; right];
    for r in matched.iter().flatten() {
        taken[*r as usize] = true;
    }
    let mut out = Vec::with_capacity(left + right);
    let run = |from: usize, out: &mut Vec<Pair>| {
        let alone = (from..right).take_while(|r| !taken[*r]);
        out.extend(alone.map(|r| Pair {
            left: None,
            right: Some(r as u32),
        }));
    };
    run(0, &mut out);
    for (l, r) in matched.iter().enumerate() {
        out.push(Pair {
            left: Some(l as u32),
            right: *r,
        });
        if let Some(r) = r {
            run(*r as usize + 1, &mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_left_keeps_its_order_and_the_right_stays_near_its_neighbours() {
        let pair = |left: Option<u32>, right: Option<u32>| Pair { left, right };
        // Left 1 tells what right 3 tells, left 2 what right 1 tells; right 0, 2 and 4 stand alone.
        let got = in_order(3, 5, &[None, Some(3), Some(1)]);
        let want = [
            pair(None, Some(0)),
            pair(Some(0), None),
            pair(Some(1), Some(3)),
            pair(None, Some(4)),
            pair(Some(2), Some(1)),
            pair(None, Some(2)),
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn articles_without_sentences_give_no_pairs() {
        assert_eq!(pairs(&Model::default(), ArticleId(0), ArticleId(1)), []);
        assert_eq!(likest(&Model::default(), ArticleId(0)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]
        #[test]
        fn every_sentence_of_both_stands_in_exactly_one_pair(
            left in 0u32..12,
            right in 0u32..12,
            alike in prop::collection::vec((0f32..1.0, 0u32..12, 0u32..12), 0..40),
        ) {
            let alike = alike.into_iter().filter(|(_, l, r)| *l < left && *r < right);
            let matched = likest_first(alike.collect(), left as usize, right as usize);
            let pairs = in_order(left as usize, right as usize, &matched);
            let lefts: Vec<u32> = pairs.iter().filter_map(|p| p.left).collect();
            let mut rights: Vec<u32> = pairs.iter().filter_map(|p| p.right).collect();
            rights.sort_unstable();
            prop_assert_eq!(lefts, (0..left).collect::<Vec<_>>());
            prop_assert_eq!(rights, (0..right).collect::<Vec<_>>());
        }
    }
}
