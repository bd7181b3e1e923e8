//! Cuts the noun phrase of an event that is named in passing ("the agreement of 12 May") out of its clause.

use std::ops::Range;

use super::clause::opener;
use super::time::Scene;
use super::trigger::Trigger;
use crate::analysis::token::lower;
use crate::analysis::{Tense, Token, TokenKind, VerbGroup};

/// The tokens that a phrase has at most on either side of its noun.
const WIDE: usize = 20;

/// The phrase of a noun that its clause only names, where the clause tells of something else: "China did not comply
/// with [the Geneva agreement]". `None` where the noun is what the clause is about: its subject, or what its verb carries.
pub fn named(scene: &Scene, trigger: &Trigger, time: Option<Range<usize>>) -> Option<Range<usize>> {
    if !trigger.noun {
        return None;
    }
    let clause = &scene.clauses[trigger.clause];
    let at = trigger.at;
    let start = before(scene, clause.tokens.start, at);
    let lead = start.checked_sub(1).filter(|&i| i >= clause.tokens.start);
    let lead = lead.map_or("", |i| scene.tokens[i].of(scene.text));
    let mut buffer = [0; 24];
    let lead = lower(lead, &mut buffer);
    let object = start > clause.tokens.start && verb_at(scene, start - 1).is_some();
    let governed = is_preposition(lead);
    let carrier = trigger.verb.map(|v| &scene.groups[v]);
    let relative = carrier.filter(|v| !clause.tokens.contains(&(v.first as usize)));
    // "At talks held in Oslo": a noun that a preposition rules is no subject of the verb after it.
    let reduced = carrier.filter(|v| {
        let next = governed && !is_link(lead) && v.first as usize == at + 1;
        v.first as usize > at && (v.tense == Tense::Participle || next)
    });
    if carrier.is_some() && relative.is_none() && reduced.is_none() {
        return None;
    }
    let mut told = scene.groups[clause.verbs.clone()].iter();
    let told = told.find(|v| is_stated(scene, v) && reduced.is_none_or(|r| r.first != v.first));
    // A heading tells the event itself, and so does a clause without a verb: "the talks of May".
    if told.is_none() && !((governed || object) && scene.clauses.len() > 1) {
        return None;
    }
    let opens = start == clause.tokens.start
        || is_opener(scene, start - 1)
        || start == clause.tokens.start + 1 && scene.tokens[start - 1].kind == TokenKind::Mark;
    let subject = told.is_some_and(|v| at < v.first as usize) && opens;
    if subject && relative.is_none() {
        return None;
    }
    let far = if let Some(verb) = relative {
        let other = scene
            .clauses
            .iter()
            .find(|c| c.tokens.contains(&(verb.first as usize)));
        other.map_or(verb.last as usize, |c| c.tokens.end)
    } else {
        let near = time.filter(|t| clause.tokens.contains(&t.start));
        let held = near.as_ref().map_or(at + 1, |t| t.end.max(at + 1));
        let stated = told.is_some_and(|v| (at..held).contains(&(v.first as usize)));
        let near = near.filter(|_| !stated);
        after(
            scene,
            (at, clause.tokens.end),
            reduced.is_some(),
            near.as_ref(),
        )
        .max(if stated { at + 1 } else { held })
    };
    Some(start..far)
}

/// Whether a group is the predicate of its clause. "The city's reprieve ends": what follows a possessive is no verb,
/// whatever its form.
fn is_stated(scene: &Scene, group: &VerbGroup) -> bool {
    let before = (group.first as usize).checked_sub(1);
    let before = before.map_or("", |i| scene.tokens[i].of(scene.text));
    let owned = matches!(before, "'s" | "’s") || is_determiner(before);
    !owned && !matches!(group.tense, Tense::Participle | Tense::Infinitive)
}

/// Where the phrase of the noun at `at` begins.
fn before(scene: &Scene, from: usize, at: usize) -> usize {
    let mut start = at;
    while start > from.max(at.saturating_sub(WIDE)) {
        let token = scene.tokens[start - 1];
        let mut buffer = [0; 24];
        let word = lower(token.of(scene.text), &mut buffer);
        if is_determiner(word) {
            // "its neighbour's last-minute offer": what stands before belongs to another phrase.
            return start - 1;
        }
        let joined = matches!(word, "-" | "'s" | "’s" | "%" | "$" | "£" | "€" | "'" | "’");
        if token.kind == TokenKind::Mark && !joined
            || is_preposition(word)
            || is_link(word)
            || verb_at(scene, start - 1).is_some_and(|v| v.tense != Tense::Participle)
        {
            break;
        }
        start -= 1;
    }
    start
}

/// Where the phrase of the noun at `at` ends: with the phrases that a preposition or a participle adds.
fn after(
    scene: &Scene,
    (at, end): (usize, usize),
    reduced: bool,
    time: Option<&Range<usize>>,
) -> usize {
    let end = end.min(at + 1 + WIDE);
    let mut to = at + 1;
    let mut pair = false;
    let mut added = false;
    while to < end {
        if let Some(time) = time.filter(|t| t.start == to && t.end > to) {
            to = time.end;
            continue;
        }
        let token = scene.tokens[to];
        let word = token.of(scene.text);
        let verb = verb_at(scene, to);
        let stops = match token.kind {
            TokenKind::Mark => !matches!(word, "-" | "'s" | "’s" | "%" | "$" | "£" | "€"),
            _ if verb.is_some() => {
                // "talks held in Oslo", "a deal made in May": a participle right after its noun.
                !verb.is_some_and(|v| {
                    to == at + 1 && (v.tense == Tense::Participle || reduced)
                        || (at + 1..to).contains(&(v.first as usize))
                })
            }
            _ if word == "and" => !pair && !joins_names(scene, to),
            _ if is_preposition(word) => !describes(word),
            // "In the call Ann Poe said": what follows a noun at once belongs to the next phrase.
            _ => is_link(word) || !added,
        };
        if stops {
            break;
        }
        added |= describes(word) || verb.is_some();
        pair |= matches!(word, "between" | "both");
        to += 1;
    }
    let loose = |t: &Token| {
        let word = t.of(scene.text);
        is_preposition(word) || is_determiner(word) || word == "and"
    };
    while to > at + 1 && loose(&scene.tokens[to - 1]) {
        to -= 1;
    }
    to
}

/// "Trump and Xi": the word joins two names.
fn joins_names(scene: &Scene, at: usize) -> bool {
    let capital = |i: usize| scene.tokens.get(i).is_some_and(|t| t.capital);
    at > 0 && capital(at - 1) && capital(at + 1)
}

/// The verb group that a token is in.
fn verb_at<'s>(scene: &'s Scene, at: usize) -> Option<&'s VerbGroup> {
    let next = scene.groups.partition_point(|v| v.first as usize <= at);
    let group = scene.groups.get(next.checked_sub(1)?)?;
    (at < group.last as usize).then_some(group)
}

fn is_opener(scene: &Scene, at: usize) -> bool {
    let word = scene.tokens[at].of(scene.text);
    is_link(word) && !matches!(word, "after" | "before" | "since" | "until" | "as")
}

fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "each"
            | "every"
            | "any"
            | "some"
            | "no"
    )
}

/// Prepositions that may add something to a noun rather than to a verb.
fn describes(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "off"
            | "between"
            | "with"
            | "by"
            | "to"
            | "for"
            | "from"
            | "over"
            | "into"
            | "near"
            | "outside"
            | "against"
            | "aboard"
            | "about"
    )
}

fn is_preposition(word: &str) -> bool {
    describes(word)
        || matches!(
            word,
            "after"
                | "before"
                | "since"
                | "until"
                | "till"
                | "during"
                | "following"
                | "amid"
                | "despite"
                | "than"
                | "like"
                | "unlike"
                | "under"
                | "through"
                | "within"
                | "without"
                | "because"
                | "via"
                | "as"
                | "per"
                | "upon"
                | "onto"
                | "toward"
                | "towards"
                | "beyond"
                | "behind"
                | "above"
                | "below"
                | "among"
                | "around"
        )
}

fn is_link(word: &str) -> bool {
    opener(word)
        || matches!(
            word,
            "whose"
                | "what"
                | "how"
                | "why"
                | "not"
                | "it"
                | "he"
                | "she"
                | "they"
                | "we"
                | "you"
                | "i"
                | "them"
                | "him"
                | "us"
                | "there"
        )
}
