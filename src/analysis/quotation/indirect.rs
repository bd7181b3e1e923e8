//! Finds clauses that are reported without quotation marks: "Vale said that …", "…, Vale said", "according to Vale".

use std::ops::Range;

use super::tag::Tag;
use super::view::View;
use crate::analysis::token::lower;
use crate::analysis::verb::form;
use crate::analysis::verb::word::Role;
use crate::analysis::{Sentence, SentenceKind, Tense, VerbGroup};

/// Verbs that a reported clause may follow without "that".
const BARE: [&str; 22] = [
    "say",
    "add",
    "claim",
    "announce",
    "report",
    "insist",
    "argue",
    "note",
    "state",
    "confirm",
    "acknowledge",
    "admit",
    "concede",
    "predict",
    "suggest",
    "maintain",
    "contend",
    "write",
    "tweet",
    "warn",
    "promise",
    "estimate",
];

/// How near to its end a clause loses brackets that nothing closes.
const BROKEN_OFF: usize = 4;

/// A reported clause, as tokens, with its source.
pub struct Reported {
    /// The clause.
    pub content: Range<usize>,
    /// Its source and cue.
    pub tag: Tag,
}

/// The reported clauses of one sentence.
pub fn find(view: View, sentence: &Sentence, found: &mut Vec<Reported>) {
    let first = found.len();
    collect(view, sentence, found);
    let mut at = first;
    while at < found.len() {
        if found[at].content.len() < 2 || is_spoken(view, &found[at].content) {
            found.swap_remove(at);
        } else {
            at += 1;
        }
    }
}

/// Whether a clause is, but for a few words, a direct quotation.
fn is_spoken(view: View, content: &Range<usize>) -> bool {
    let span = view.span(content.start, content.end);
    let from = view
        .scan
        .quoted
        .partition_point(|q| q.outer.end <= span.start);
    let inside = view.scan.quoted[from..]
        .iter()
        .take_while(|q| q.outer.start < span.end);
    let quoted: usize = inside.map(|q| q.outer.len()).sum();
    quoted * 10 > span.len() * 7
}

fn collect(view: View, sentence: &Sentence, found: &mut Vec<Reported>) {
    let zone = sentence.first as usize..sentence.last as usize;
    let end = clause_end(view, sentence);
    for group in view.groups(&zone) {
        let span = view.scan.tokens[group.head as usize].span;
        if view.saying(group) != Some("say") || super::stretch::is_inside(&view.scan.quoted, span) {
            continue;
        }
        if let Some(reported) =
            after_verb(view, group, end, sentence).or_else(|| before_verb(view, group, sentence))
        {
            found.push(reported);
        }
    }
    if let Some(at) = view.first_according(&zone) {
        let tag = view.according(at, end, sentence);
        if let Some(source) = tag.source {
            let opens = at <= zone.start + 1;
            let content = if opens {
                (source.last + 1).min(end)..end
            } else {
                zone.start..at
            };
            found.push(Reported {
                content: trim(view, content),
                tag,
            });
        }
    }
}

/// The end of a sentence without its final stop and closing marks.
fn clause_end(view: View, sentence: &Sentence) -> usize {
    let mut end = sentence.last as usize;
    while end > sentence.first as usize + 1
        && matches!(view.word(end - 1), "." | "!" | "?" | "…" | "...")
    {
        end -= 1;
    }
    end
}

fn trim(view: View, mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && matches!(view.word(range.start), "," | ":" | ";") {
        range.start += 1;
    }
    while range.start < range.end
        && matches!(view.word(range.end - 1), "," | ":" | ";" | "." | "—" | "–")
    {
        range.end -= 1;
    }
    // "… of Orbex Plc (ORB.": brackets that the text breaks off.
    let near = range.end.saturating_sub(BROKEN_OFF).max(range.start);
    let open = (near..range.end)
        .rev()
        .find(|&k| matches!(view.word(k), "(" | ")"));
    if let Some(open) = open.filter(|&k| view.word(k) == "(" && k > range.start) {
        range.end = open;
    }
    range
}

/// "Vale said (that) the talks would go on", "Vale told reporters on Friday that …".
fn after_verb(view: View, group: &VerbGroup, end: usize, sentence: &Sentence) -> Option<Reported> {
    if group.passive || matches!(group.tense, Tense::Infinitive | Tense::Conditional) {
        return None;
    }
    let from = view.after_time(group.last as usize, end, sentence);
    let that = (from..end.min(from + 12)).find(|&k| {
        view.word(k) == "that"
            || view.token(k).is_some_and(|t| {
                t.kind == crate::analysis::TokenKind::Mark && t.of(view.text) != "-"
            })
    });
    let start = match that {
        // "a truce that included …" is a relative clause.
        Some(k)
            if view.word(k) == "that" && no_verb(view, from..k) && no_verb(view, k + 1..k + 2) =>
        {
            k + 1
        }
        _ => {
            // Without "that": a subject right after the verb, and a finite verb after it.
            let role = view
                .scan
                .tokens
                .get(from)
                .filter(|_| from < end)
                .map(|_| view.role(from, sentence))?;
            let subject = matches!(
                role.role,
                Role::Subject | Role::Determiner | Role::Quantifier | Role::Content
            );
            let mut buffer = [0; 24];
            let verb = form::read(lower(view.word(group.head as usize), &mut buffer))?;
            let finite = view.groups(&(from..end)).first().is_some_and(|g| {
                let at = g.first as usize;
                let shared = at > from && view.role(at - 1, sentence).role == Role::Conjunction;
                !matches!(g.tense, Tense::Infinitive | Tense::Participle)
                    && at > from
                    && at - from < 20
                    && !shared
            });
            let quoted = (from..end).any(|k| view.word(k) == ":");
            if is_object(view, group, from..end, sentence) {
                return None;
            }
            if !subject || !BARE.contains(&verb.lemma()) || !finite || quoted {
                return None;
            }
            from
        }
    };
    let source = view.source_of(group, sentence.first as usize, sentence)?;
    Some(Reported {
        content: trim(view, start..end),
        tag: Tag {
            source: Some(source),
            cue: group.first as usize..group.last as usize,
            rule: "reported-clause",
        },
    })
}

/// Whether what follows a verb of saying is a thing, not what is said: "reported four cases, and hospitals said …", "…, said
/// the minister, while others …", "confirmed the case that opened the year".
fn is_object(view: View, group: &VerbGroup, zone: Range<usize>, sentence: &Sentence) -> bool {
    let Some(verb) = view.groups(&zone).first().map(|g| g.first as usize) else {
        return false;
    };
    let plain = matches!(
        view.word(group.head as usize),
        "said" | "says" | "say" | "saying"
    );
    let role = |at: usize| view.role(at, sentence).role;
    // "reported a rise in the oil it is losing".
    if !plain && verb > zone.start + 1 && role(verb - 1) == Role::Subject {
        return true;
    }
    if verb > zone.start
        && (view.word(verb - 1) == "that" || view.role(verb - 1, sentence).role == Role::Relative)
    {
        return true;
    }
    let Some(comma) = (zone.start..verb).find(|&k| view.word(k) == ",") else {
        return false;
    };
    let inverted = group.first > sentence.first && view.word(group.first as usize - 1) == ",";
    let next = view.role(comma + 1, sentence).role;
    next == Role::Conjunction
        || inverted && next != Role::Relative
        || !plain && next != Role::Relative
}

fn no_verb(view: View, zone: Range<usize>) -> bool {
    view.groups(&zone).is_empty()
}

/// Whether a stretch says something by itself: it has a finite verb that stands in no relative clause, and no
/// word opens it that ties it to what follows ("When asked about the pact, Vale said …").
fn is_statement(view: View, zone: Range<usize>, sentence: &Sentence) -> bool {
    let opening = view.role(zone.start, sentence).role;
    let word = view.word(zone.start).to_lowercase();
    let tied = matches!(opening, Role::Relative)
        || matches!(
            word.as_str(),
            "when"
                | "while"
                | "after"
                | "before"
                | "although"
                | "though"
                | "if"
                | "because"
                | "since"
                | "as"
        );
    let finite = |g: &&VerbGroup| !matches!(g.tense, Tense::Infinitive | Tense::Participle);
    let first = view.groups(&zone).iter().find(finite);
    let own = first.is_some_and(|g| {
        let before = (g.first as usize)
            .checked_sub(1)
            .filter(|&k| k >= zone.start);
        !before.is_some_and(|k| matches!(view.word(k), "who" | "which" | "that"))
            || view.groups(&zone).iter().filter(finite).count() > 1
    });
    own && !tied
}

/// "The talks would go on, Vale said."
fn before_verb(view: View, group: &VerbGroup, sentence: &Sentence) -> Option<Reported> {
    let verb = group.first as usize;
    if sentence.kind != SentenceKind::Story || sentence.last as usize - verb > 14 || group.passive {
        return None;
    }
    let first = sentence.first as usize;
    // "Asked about it, Vale said: “…”": what is said follows.
    if matches!(
        view.word(group.last as usize),
        ":" | "“" | "\"" | "``" | "‘"
    ) {
        return None;
    }
    let source = view.subject(verb, first, sentence)?;
    let comma = source
        .first
        .checked_sub(1)
        .filter(|&k| k > first + 2 && view.word(k) == ",")?;
    let marked = view.word(comma - 1);
    if matches!(marked, "”" | "\"" | "''") || !is_statement(view, first..comma, sentence) {
        return None;
    }
    Some(Reported {
        content: trim(view, first..comma),
        tag: Tag {
            source: Some(source),
            cue: verb..group.last as usize,
            rule: "reported-before",
        },
    })
}
