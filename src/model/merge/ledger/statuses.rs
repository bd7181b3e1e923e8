//! Compares whether a matter is settled: one account says that it has been resolved, another that it has not.
//!
//! A matter is what stands before the predicate ("the [row over fishing quotas] has been resolved"). Two accounts speak
//! of one matter where their words for it are nearly the same.

use std::collections::HashMap;

use chrono::Days;

use super::super::features;
use super::Ground;
use super::scene::Scene;
use crate::analysis::event::lemma;
use crate::analysis::{MentionForm, Status, lexicon};
use crate::corpus::{ArticleId, Span};
use crate::model::{Discrepancy, DiscrepancyKind, DiscrepancyValue, Said, State};

/// The name of the rule.
const RULE: &str = "outcome-of-one-matter";
/// How many of the latest matters with a word are compared with the next one that has it.
const RECENT: usize = 24;
/// How many days may lie between two accounts of one matter.
const APART: u64 = 60;
/// After so many days a matter said to be settled may have come up again.
const AGAIN: u64 = 14;
/// The most words that a matter is told with.
const LONGEST: usize = 40;

/// What one article says of one matter.
#[derive(Clone, Debug)]
struct Matter {
    article: ArticleId,
    /// The words from the matter to the end of the predicate.
    span: Span,
    /// The matter alone.
    about: Span,
    /// What may become of it ("settle").
    family: &'static str,
    settled: bool,
    /// Its telling words, as hashes, in order.
    words: Vec<u32>,
}

/// A row for each matter that some accounts call settled and others not.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let mut matters = matters(ground);
    let day = |m: &Matter| ground.source.notes[m.article.index()].published.value;
    matters.retain(|m| day(m).is_some());
    matters.sort_by_key(|m| (day(m), m.article, m.span));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut recent: HashMap<(&str, u32), Vec<usize>> = HashMap::new();
    for (index, matter) in matters.iter().enumerate() {
        let near = |&&group: &&usize| {
            let first = &matters[groups[group][0]];
            let until = day(first).and_then(|d| d.checked_add_days(Days::new(APART)));
            until >= day(matter) && is_one(&first.words, &matter.words)
        };
        let found = matter.words.iter().find_map(|&word| {
            let groups = recent.get(&(matter.family, word))?;
            groups.iter().rev().take(RECENT).find(near).copied()
        });
        let group = found.unwrap_or(groups.len());
        if found.is_none() {
            groups.push(Vec::new());
            for &word in &matter.words {
                recent.entry((matter.family, word)).or_default().push(group);
            }
        }
        groups[group].push(index);
    }
    let of = |group: Vec<usize>| group.into_iter().map(|i| matters[i].clone()).collect();
    out.extend(groups.into_iter().filter_map(|g| row(ground, of(g))));
}

/// Whether two matters are one by their words: three in common, or all of one that has but two.
fn is_one(a: &[u32], b: &[u32]) -> bool {
    let shared = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    let least = a.len().min(b.len());
    shared >= 2 && (shared >= 3 || shared == a.len().max(b.len())) && 5 * shared >= 3 * least
}

fn row(ground: Ground, mut matters: Vec<Matter>) -> Option<Discrepancy> {
    let day = |m: &Matter| ground.source.notes[m.article.index()].published.value;
    // An article that says both tells of somebody's words or of a change: it is no witness for either.
    let torn: Vec<ArticleId> = matters
        .iter()
        .filter(|m| {
            let others = matters.iter();
            others
                .clone()
                .any(|o| o.article == m.article && o.settled != m.settled)
        })
        .map(|m| m.article)
        .collect();
    matters.retain(|m| !torn.contains(&m.article));
    matters.dedup_by_key(|m| m.article);
    let last = matters.iter().filter(|m| m.settled).map(day).max()?;
    let stale = |m: &Matter| {
        let before = matters.iter().filter(|o| o.settled && day(o) < day(m));
        let latest = before.filter_map(day).max();
        let until = latest.and_then(|d| d.checked_add_days(Days::new(AGAIN)));
        !m.settled && until.is_some() && day(m) > until
    };
    let kept: Vec<bool> = matters.iter().map(|m| !stale(m)).collect();
    let mut kept = kept.into_iter();
    matters.retain(|_| kept.next().unwrap_or(false));
    if matters.iter().all(|m| m.settled) {
        return None;
    }
    let shortest = matters.iter().min_by_key(|m| (m.about.len(), m.span))?;
    let text = ground.source.articles[shortest.article.index()]
        .text
        .as_str();
    let about = shortest.about.of(text);
    let about = named(about).trim_end_matches(|c: char| !c.is_alphanumeric());
    let cell = |m: &Matter| DiscrepancyValue {
        place: crate::model::Place {
            article: m.article,
            span: m.span,
        },
        value: if m.settled {
            "settled".into()
        } else {
            "not settled".into()
        },
        said: Said::Status(match m.settled {
            true => Status::Past,
            false if day(m) < last => Status::Planned,
            false => Status::Negated,
        }),
    };
    Some(Discrepancy {
        event: None,
        kind: DiscrepancyKind::Status,
        about: about.into(),
        state: State::Agree,
        values: matters.iter().map(cell).collect(),
        rule: RULE,
    })
}

/// The words for a matter without a clause of saying after them: "the row over quotas[, she confirmed]".
fn named(about: &str) -> &str {
    let Some((matter, rest)) = about.split_once(", ") else {
        return about;
    };
    let says = |word: &str| {
        let word = word.trim_end_matches(',').to_lowercase();
        let row = lexicon::EVENT_VERBS.get(&lemma::verb(&word));
        row.is_some_and(|row| row.starts_with("say")) || word == "confirmed"
    };
    let aside = rest.split(' ').take(6).any(says);
    if aside { matter } else { about }
}

/// The matters of all articles.
fn matters(ground: Ground) -> Vec<Matter> {
    let mut out = Vec::new();
    for (number, article) in ground.source.articles.iter().enumerate() {
        let id = ArticleId(number as u32);
        let text = article.text.as_str();
        for (at, _) in text.match_indices("ed") {
            let Some(word) = ending(text, at + 2) else {
                continue;
            };
            if let Some((family, denied)) = family(word) {
                let start = (at + 2 - word.len()) as u32;
                out.extend(matter(ground, id, start, (family, denied)));
            }
        }
    }
    out
}

/// The word of ASCII letters that ends at byte `end`; `None` where more letters follow.
fn ending(text: &str, end: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let letter = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80;
    if bytes.get(end).is_some_and(letter) {
        return None;
    }
    let back = bytes[..end].iter().rev().take(14);
    let length = back.take_while(|b| letter(b)).count();
    text.get(end - length..end)
}

/// What may become of a matter, and whether the word says that it did not.
fn family(word: &str) -> Option<(&'static str, bool)> {
    Some(match word {
        "resolved" | "settled" => ("settle", false),
        "unresolved" | "unsettled" => ("settle", true),
        "finalized" | "finalised" | "completed" | "concluded" => ("complete", false),
        "approved" | "ratified" => ("approve", false),
        "lifted" => ("lift", false),
        "signed" => ("sign", false),
        "sealed" | "plugged" | "capped" => ("seal", false),
        "released" | "freed" => ("release", false),
        _ => return None,
    })
}

/// The matter that the participle at byte `at` tells of.
fn matter(
    ground: Ground,
    article: ArticleId,
    at: u32,
    (family, denied): (&'static str, bool),
) -> Option<Matter> {
    let note = &ground.source.notes[article.index()];
    let scene = Scene::of(ground.source, article, note.sentence_at(at)?)?;
    let index = scene.token_at(at)?;
    let (first, settled) = predicate(&scene, index, denied)?;
    let start = subject(&scene, first)?;
    let words = words(&scene, start, first);
    Some(Matter {
        article,
        span: scene.stretch(start, index)?,
        about: scene.stretch(start, first.checked_sub(1)?)?,
        family,
        settled,
        words,
    })
    .filter(|m| m.words.len() >= 2)
}

/// The first token of the predicate that ends at the participle `index`, and whether it says that the matter is settled.
fn predicate(scene: &Scene, index: usize, denied: bool) -> Option<(usize, bool)> {
    let mut first = index;
    let mut not = denied;
    let mut be = false;
    let mut to = false;
    let mut still = false;
    while let Some(before) = first.checked_sub(1) {
        let word = scene.word(before).to_lowercase();
        match word.as_str() {
            "been" | "be" => be = true,
            "is" | "are" | "was" | "were" | "has" | "have" | "had" => {
                first = before;
                // "has settled a claim" is no passive.
                let passive = be || !matches!(word.as_str(), "has" | "have" | "had");
                let yet = still && to;
                return (passive && (!to || yet)).then_some((first, !not && !yet));
            }
            "remain" | "remains" | "remained" => {
                first = before;
                return (denied || to).then_some((first, false));
            }
            "not" | "never" | "n't" | "n’t" => not = true,
            "to" => to = true,
            "yet" | "still" => still = true,
            "now" | "fully" | "finally" | "largely" | "entirely" | "all" | "since" | "already" => {}
            _ => return None,
        }
        first = before;
        if index - first > 5 {
            return None;
        }
    }
    None
}

/// The token that the clause of a predicate begins at; `None` for a condition.
fn subject(scene: &Scene, first: usize) -> Option<usize> {
    let mut start = first;
    while let Some(before) = start.checked_sub(1) {
        if first - before > LONGEST {
            return None;
        }
        let word = scene.word(before).to_lowercase();
        match word.as_str() {
            "if" | "unless" | "until" | "once" | "when" | "whether" | "before" | "after"
            | "till" | "how" | "which" | "who" => return None,
            "but" | "that" | "while" | "although" | "though" | "because" | "since" | ";" | ":"
            | "“" | "”" | "\"" => break,
            "and" if before > 0 && scene.word(before - 1) == "," => break,
            // What stands between dashes belongs to the matter, whatever its own build.
            "—" | "–" | "--" => {
                let open = before.saturating_sub(LONGEST / 2)..before;
                start = open.rev().find(|&i| scene.word(i) == scene.word(before))?;
            }
            _ => start = before,
        }
    }
    let question = scene.word(scene.tokens.len().saturating_sub(1)) == "?";
    let opening = (start..first).find(|&i| scene.word(i) != ",")?;
    (!question).then_some(opening)
}

/// Words that stand for any matter.
fn is_general(word: &str) -> bool {
    matches!(
        word,
        "dispute"
            | "question"
            | "issue"
            | "matter"
            | "problem"
            | "disagreement"
            | "difference"
            | "point"
            | "row"
            | "quarrel"
            | "case"
            | "linger"
            | "lingering"
            | "remaining"
            | "main"
            | "key"
            | "major"
            | "particularly"
            | "especially"
            | "mainly"
            | "notably"
            | "disputed"
    )
}

/// The telling words of some tokens, each once; what belongs to a country is one word with its name.
fn words(scene: &Scene, from: usize, to: usize) -> Vec<u32> {
    let mut out = Vec::new();
    let mut at = from;
    while at < to {
        if let Some(next) = scene.behind_time(at) {
            at = next;
            continue;
        }
        if let Some(name) = scene
            .mention_at(at)
            .filter(|m| m.form != MentionForm::Pronoun)
        {
            let known = scene.note.actors.get(name.actor.index());
            let code = known.and_then(|a| a.country).map(|c| {
                let code = String::from_utf8_lossy(&c).into_owned();
                features::hash(&code)
            });
            let own = || scene.actor(name).map(|a| a.0 ^ 0x5bd1_e995);
            out.extend(code.or_else(own));
            at = scene.behind(name.span).max(at + 1);
            continue;
        }
        let word = scene.word(at).to_lowercase();
        let said = lexicon::EVENT_VERBS
            .get(&lemma::verb(&word))
            .is_some_and(|row| row.starts_with("say") || row.starts_with("news"));
        if !is_general(&lemma::noun(&word)) && !said {
            out.extend(features::stem(&word));
        }
        at += 1;
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;
    use crate::model::{DiscrepancyKind, State};

    /// The rows of matters: state, and what each article says.
    fn matters(articles: &[(&str, &str)]) -> Vec<(State, Vec<String>)> {
        let model = trial(articles).model;
        let rows = model.discrepancies.iter();
        rows.filter(|d| d.kind == DiscrepancyKind::Status)
            .map(|d| {
                let say = |v: &crate::model::DiscrepancyValue| {
                    format!("{}={}", model.words(v.place), v.value)
                };
                (d.state, d.values.iter().map(say).collect())
            })
            .collect()
    }

    const SETTLED: &str =
        "[Mira Halvorsen] said that the long row over cod fishing quotas has been resolved.";
    const UNSETTLED: &str =
        "The ministers met, but the dispute about fishing quotas for cod remains unresolved.";

    #[test]
    fn a_matter_called_settled_and_unsettled_differs() {
        let settled = "the long row over cod fishing quotas has been resolved=settled";
        let unsettled = "the dispute about fishing quotas for cod remains unresolved=not settled";
        for (first, second, want) in [
            (SETTLED, UNSETTLED, vec![settled, unsettled]),
            (UNSETTLED, SETTLED, vec![unsettled, settled]),
        ] {
            for second_day in ["2031-03-07", "2031-03-09"] {
                let state = if first == SETTLED || second_day == "2031-03-07" {
                    State::Differ
                } else {
                    // Who writes later knows the outcome.
                    State::Superseded
                };
                let got = matters(&[("2031-03-07", first), (second_day, second)]);
                let want = want.iter().map(ToString::to_string).collect();
                assert_eq!(got, [(state, want)], "{second_day} {second}");
            }
        }
    }

    #[test]
    fn each_way_to_say_that_a_matter_is_open_is_read() {
        for (open, want) in [
            ("The quotas for cod fishing have not been settled.", true),
            ("The quotas for cod fishing are still to be settled.", true),
            ("The quotas for cod fishing have yet to be resolved.", true),
            ("The quotas for cod fishing remain to be settled.", true),
            ("The quotas for cod fishing were never resolved.", true),
            // None of these says that it has not been settled.
            ("The quotas for cod fishing will be settled.", false),
            ("The quotas for cod fishing could not be settled.", false),
            (
                "Nobody knows whether the quotas for cod fishing were never resolved.",
                false,
            ),
            ("Were the quotas for cod fishing not settled?", false),
            (
                "The quotas for cod fishing, unresolved for years, came up.",
                false,
            ),
            // Another matter.
            ("The quotas for herring remain unresolved.", false),
            ("The prices of tinned fish have not been settled.", false),
            // Another thing that has not come about.
            ("The quotas for cod fishing have not been released.", false),
        ] {
            let got = matters(&[("2031-03-07", SETTLED), ("2031-03-08", open)]);
            assert_eq!(got.len() == 1, want, "{open}: {got:?}");
        }
    }

    #[test]
    fn a_matter_that_comes_up_again_or_is_told_both_ways_is_left_out() {
        let both = format!("{SETTLED}\nShe added: {UNSETTLED}");
        for (name, articles) in [
            (
                "a month later",
                [("2031-03-07", SETTLED), ("2031-04-09", UNSETTLED)],
            ),
            (
                "both ways",
                [("2031-03-07", SETTLED), ("2031-03-09", &*both)],
            ),
            (
                "one article",
                [("2031-03-07", UNSETTLED), ("2031-03-09", UNSETTLED)],
            ),
        ] {
            assert_eq!(matters(&articles), [], "{name}");
        }
    }
}
