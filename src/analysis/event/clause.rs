//! Cuts a sentence into clauses: stretches of tokens with one predicate and what belongs to it.

use std::ops::Range;

use super::trigger;
use crate::analysis::token::lower;
use crate::analysis::{Sentence, Tense, Token, TokenKind, VerbGroup};

/// A clause of a sentence, as ranges into the scan's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its verb groups.
    pub verbs: Range<usize>,
    /// Whether it begins with a conjunction or a relative word and so leans on the clause before.
    pub leans: bool,
    /// Whether it is what somebody says ("said that …").
    pub reported: bool,
}

/// What may stand between two clauses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// No cut.
    None,
    /// Punctuation that separates: the mark stays with the clause before.
    Mark,
    /// A word that opens a clause.
    Word,
}

/// The clauses of `sentence`; `verbs` are the indexes of its verb groups in `groups`.
pub fn clauses(
    text: &str,
    tokens: &[Token],
    sentence: &Sentence,
    groups: &[VerbGroup],
    verbs: Range<usize>,
    times: &[Range<usize>],
) -> Vec<Clause> {
    let all = sentence.tokens();
    let bare = bare_reports(text, tokens, groups, verbs.clone(), times);
    let mut out: Vec<Clause> = Vec::new();
    let mut start = all.start;
    for at in all.start + 1..=all.end {
        let cut = if at == all.end {
            Cut::Mark
        } else if bare.contains(&at) {
            Cut::Word
        } else {
            cut_before(text, tokens, at)
        };
        if cut == Cut::None || at <= start {
            continue;
        }
        // "between Norway and Iceland": "and" joins names as long as there is no verb before it.
        if cut == Cut::Word
            && matches!(tokens[at].of(text), "and" | "or" | "as" | "so")
            && (!predicate(groups, verbs.clone(), start..at) || pairs(text, &tokens[start..at]))
        {
            continue;
        }
        push(text, tokens, groups, &verbs, start..at, &mut out);
        if let Some(last) = out.last_mut() {
            last.reported |= bare.contains(&start);
        }
        start = at;
    }
    join(text, tokens, &mut out, groups);
    out
}

/// Whether an "and" after `before` is the second half of "between … and" or "both … and".
fn pairs(text: &str, before: &[Token]) -> bool {
    before
        .iter()
        .rev()
        .take(8)
        .take_while(|t| !matches!(t.of(text), "and" | "," | ";"))
        .any(|t| matches!(t.of(text), "between" | "both" | "from"))
}

/// Whether a finite verb begins within `range`.
fn predicate(groups: &[VerbGroup], verbs: Range<usize>, range: Range<usize>) -> bool {
    groups[verbs].iter().any(|v| {
        let finite = !matches!(v.tense, Tense::Infinitive | Tense::Participle);
        finite && range.contains(&(v.first as usize))
    })
}

/// Where a report begins without "that": after a verb of saying, and its time, when another verb follows
/// ("China said Saturday | it approved some applications").
fn bare_reports(
    text: &str,
    tokens: &[Token],
    groups: &[VerbGroup],
    verbs: Range<usize>,
    times: &[Range<usize>],
) -> Vec<usize> {
    let mut out = Vec::new();
    for pair in groups[verbs].windows(2) {
        let finite = |v: &VerbGroup| !matches!(v.tense, Tense::Infinitive | Tense::Participle);
        let mut at = pair[0].last as usize;
        let head = tokens.get(pair[0].head as usize).map_or("", |t| t.of(text));
        // "told reporters …": whom it was told stands first, and the report has its "that".
        let tells = matches!(head, "told" | "tells" | "asked" | "urged" | "called");
        let gerund = tokens
            .get(pair[1].first as usize)
            .is_some_and(|t| t.of(text).ends_with("ing"));
        if tells || gerund || !finite(&pair[0]) || !finite(&pair[1]) {
            continue;
        }
        if !trigger::reports(text, tokens, &pair[0]) {
            continue;
        }
        if let Some(time) = times.iter().find(|t| t.start >= at && t.start <= at + 2) {
            at = time.end;
        }
        let begins = tokens.get(at).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !opener(t.of(text))
                && !matches!(
                    t.of(text),
                    "to" | "on" | "in" | "at" | "of" | "by" | "for" | "with" | "from"
                )
        });
        if begins && at < pair[1].first as usize {
            out.push(at);
        }
    }
    out
}

/// Whether a clause may begin at token `at`.
fn cut_before(text: &str, tokens: &[Token], at: usize) -> Cut {
    let before = tokens[at - 1];
    if before.kind == TokenKind::Mark {
        match before.of(text) {
            ";" | ":" | "—" | "–" | "--" | "(" | ")" | "," | "”" | "''" => return Cut::Mark,
            "\"" if at > 1 && matches!(tokens[at - 2].of(text), "," | "?" | "!" | ".") => {
                return Cut::Mark;
            }
            _ => {}
        }
    }
    let word = tokens[at];
    if word.kind != TokenKind::Word {
        return if matches!(word.of(text), "—" | "–" | "--" | "(") {
            Cut::Mark
        } else {
            Cut::None
        };
    }
    if word.word.function().is_some() && opener(word.of(text)) {
        Cut::Word
    } else {
        Cut::None
    }
}

/// Words that may open a clause.
fn opener(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "which"
            | "who"
            | "whom"
            | "where"
            | "when"
            | "while"
            | "after"
            | "before"
            | "because"
            | "although"
            | "though"
            | "if"
            | "unless"
            | "as"
            | "since"
            | "until"
            | "whether"
            | "but"
            | "and"
            | "or"
            | "once"
            | "so"
    )
}

fn push(
    text: &str,
    tokens: &[Token],
    groups: &[VerbGroup],
    verbs: &Range<usize>,
    range: Range<usize>,
    out: &mut Vec<Clause>,
) {
    let head = |v: &VerbGroup| v.first as usize;
    let within = &groups[verbs.clone()];
    let first = verbs.start + within.partition_point(|v| head(v) < range.start);
    let last = verbs.start + within.partition_point(|v| head(v) < range.end);
    let mut buffer = [0; 24];
    let lower = lower(tokens[range.start].of(text), &mut buffer);
    out.push(Clause {
        leans: opener(lower) || first_is_verb(groups, first..last, range.start),
        reported: lower == "that",
        tokens: range,
        verbs: first..last,
    });
}

/// Whether the stretch opens with its verb ("marking …", "accused …"), the subject standing before it.
fn first_is_verb(groups: &[VerbGroup], verbs: Range<usize>, start: usize) -> bool {
    verbs.start < verbs.end && groups[verbs.start].first as usize == start
}

/// Whether a stretch has a predicate of its own.
fn has_predicate(clause: &Clause, groups: &[VerbGroup]) -> bool {
    groups[clause.verbs.clone()]
        .iter()
        .any(|v| v.tense != Tense::Infinitive)
}

/// Glues stretches without a predicate to a neighbour: the first one to the next, others to the one before.
///
/// What follows a closing quotation mark belongs to the words of saying after it.
fn join(text: &str, tokens: &[Token], clauses: &mut Vec<Clause>, groups: &[VerbGroup]) {
    let after_quote = |c: &Clause| {
        let before = c
            .tokens
            .start
            .checked_sub(1)
            .map_or("", |i| tokens[i].of(text));
        matches!(before, "”" | "''" | "\"")
    };
    let mut out: Vec<Clause> = Vec::with_capacity(clauses.len());
    let mut open: Option<Clause> = None;
    for mut clause in clauses.drain(..) {
        if let Some(before) = open.take() {
            clause.leans = before.leans;
            clause.reported |= before.reported;
            clause.tokens.start = before.tokens.start;
            clause.verbs.start = before.verbs.start;
        }
        if has_predicate(&clause, groups) {
            out.push(clause);
        } else if let (Some(last), false) =
            (out.last_mut(), clause.reported || after_quote(&clause))
        {
            last.tokens.end = clause.tokens.end;
            last.verbs.end = clause.verbs.end;
        } else {
            open = Some(clause);
        }
    }
    out.extend(open);
    *clauses = out;
}
