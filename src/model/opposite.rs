//! Sets the sentences of two articles opposite each other where they tell the same.
//!
//! Two sentences are alike by what they share: the events they tell, figures, actors, the stems of their words; what is
//! rare in the two articles weighs more (inverse document frequency, Spärck Jones 1972). The likest are joined first, one
//! to one. The left article keeps its order; each sentence of both stands in exactly one pair.

use std::collections::HashMap;

use super::Model;
use super::merge::{stem, words};
use crate::analysis::{Sentence, SentenceKind};
use crate::corpus::{ArticleId, Span};

/// Two sentences that tell the same, or one that stands alone; by their index in the article's annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The sentence of the left article.
    pub left: Option<u32>,
    /// The sentence of the right article.
    pub right: Option<u32>,
}

/// How alike two sentences must be at least, from 0 to 1.
const LEAST: f32 = 0.25;
/// What more sentences of the right article share than this tells none of them apart.
const COMMON: usize = 32;
/// How many rare words more a sentence seems to have than it has: those of few words share one by chance.
const SHORT: f32 = 2.0;
/// How much less alike sentences are that stand at opposite ends of their articles.
const FAR: f32 = 0.15;

/// What two sentences may share. The kind is the key's highest byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    Actor,
    Figure,
    Event,
    Heading,
}

impl Kind {
    fn key(self, value: u64) -> u64 {
        (self as u64) << 56 | value & 0x00ff_ffff_ffff_ffff
    }

    /// How much more than a word it tells.
    fn weight(key: u64) -> f32 {
        match key >> 56 {
            1 => 0.8,
            2 => 1.6,
            3 => 2.0,
            _ => 1.0,
        }
    }
}

/// The sentences of two articles in pairs, in the order of the left one.
pub fn pairs(model: &Model, left: ArticleId, right: ArticleId) -> Vec<Pair> {
    let (l, r) = (features(model, left), features(model, right));
    let matched = matched(&l, &r);
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

/// What each sentence of an article can share with others, each key once.
fn features(model: &Model, article: ArticleId) -> Vec<Vec<u64>> {
    let at = article.index();
    let (Some(text), Some(notes)) = (model.articles.get(at), model.annotations.get(at)) else {
        return Vec::new();
    };
    let text = text.text.as_str();
    let events = model.events_of_article.get(at);
    let actors = model.actor_of_local.get(at);
    let of = |sentence: &Sentence| {
        let span = sentence.span;
        // Headings have stems of their own: they stand opposite headings alone.
        let kind = match sentence.kind {
            SentenceKind::Heading => Kind::Heading,
            SentenceKind::Story => Kind::Word,
        };
        let stems = words(span.of(text)).filter_map(|(_, word)| stem(word));
        let mut keys: Vec<u64> = stems.map(|stem| kind.key(stem.into())).collect();
        if kind == Kind::Heading {
            keys.sort_unstable();
            keys.dedup();
            return keys;
        }
        for (_, id) in within(events.map_or(&[], Vec::as_slice), span, |e| e.0) {
            keys.push(Kind::Event.key(id.0.into()));
        }
        for figure in within(&notes.figures, span, |f| f.span) {
            keys.push(Kind::Figure.key(figure.value.to_bits() >> 8));
        }
        for mention in within(&notes.mentions, span, |m| m.span) {
            let actor = actors.and_then(|a| a.get(mention.actor.index()));
            keys.extend(actor.map(|id| Kind::Actor.key(id.0.into())));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    notes.sentences.iter().map(of).collect()
}

/// Those of `items`, in order of their spans, that begin in `span`.
fn within<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let from = items.partition_point(|i| of(i).start < span.start);
    let to = items.partition_point(|i| of(i).start < span.end);
    items.get(from..to).unwrap_or_default()
}

/// For each left sentence the right one that tells the same, if there is one.
fn matched(left: &[Vec<u64>], right: &[Vec<u64>]) -> Vec<Option<u32>> {
    let mut weights: HashMap<u64, f32> = HashMap::new();
    for key in left.iter().chain(right).flatten() {
        *weights.entry(*key).or_default() += 1.0;
    }
    let all = (left.len() + right.len()) as f32;
    let short = SHORT * (1.0 + all / 2.0).ln();
    for (key, count) in &mut weights {
        *count = Kind::weight(*key) * (1.0 + all / *count).ln();
    }
    let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
    for (keys, at) in right.iter().zip(0..) {
        for key in keys {
            places.entry(*key).or_default().push(at);
        }
    }
    let weigh = |keys: &Vec<u64>| keys.iter().map(|k| weights[k]).sum::<f32>();
    let right_weights: Vec<f32> = right.iter().map(weigh).collect();
    let mut alike: Vec<(f32, u32, u32)> = Vec::new();
    let mut shared: Vec<f32> = vec![0.0; right.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (keys, l) in left.iter().zip(0u32..) {
        for key in keys {
            let Some(at) = places.get(key).filter(|at| at.len() <= COMMON) else {
                continue;
            };
            for &r in at {
                if shared[r as usize] == 0.0 {
                    touched.push(r);
                }
                shared[r as usize] += weights[key];
            }
        }
        let own = weigh(keys);
        for r in touched.drain(..) {
            let both = std::mem::take(&mut shared[r as usize]);
            let apart = l as f32 / left.len() as f32 - r as f32 / right.len() as f32;
            let norm = (own * right_weights[r as usize]).sqrt();
            let score = both / (norm + short) * (1.0 - FAR * apart.abs());
            if score >= LEAST {
                alike.push((score, l, r));
            }
        }
    }
    likest_first(alike, left.len(), right.len())
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
    fn what_is_rare_joins_sentences_and_what_all_share_does_not() {
        let keys = |words: &[u64]| words.iter().map(|w| Kind::Word.key(*w)).collect::<Vec<_>>();
        let left = [keys(&[1, 2, 3]), keys(&[1, 7, 8]), keys(&[1, 20, 21, 22])];
        let right = [
            keys(&[1, 7, 8, 9]),
            keys(&[1, 2, 3]),
            keys(&[1, 30, 31, 32]),
        ];
        assert_eq!(matched(&left, &right), [Some(1), Some(0), None]);
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
            left in prop::collection::vec(prop::collection::vec(0u64..30, 0..8), 0..12),
            right in prop::collection::vec(prop::collection::vec(0u64..30, 0..8), 0..12),
        ) {
            let once = |list: Vec<Vec<u64>>| -> Vec<Vec<u64>> {
                list.into_iter().map(|mut keys| { keys.sort_unstable(); keys.dedup(); keys }).collect()
            };
            let (left, right) = (once(left), once(right));
            let pairs = in_order(left.len(), right.len(), &matched(&left, &right));
            let lefts: Vec<u32> = pairs.iter().filter_map(|p| p.left).collect();
            let mut rights: Vec<u32> = pairs.iter().filter_map(|p| p.right).collect();
            rights.sort_unstable();
            prop_assert_eq!(lefts, (0..left.len() as u32).collect::<Vec<_>>());
            prop_assert_eq!(rights, (0..right.len() as u32).collect::<Vec<_>>());
        }
    }
}
