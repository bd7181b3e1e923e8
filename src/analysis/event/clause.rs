//! Cuts a sentence into clauses: stretches of tokens with one predicate and what belongs to it.

use std::ops::Range;

use super::time::Time;
use super::trigger::Predicate;
use crate::analysis::token::lower;
use crate::analysis::verb::word::{Role, role_of};
use crate::analysis::{Tense, Token, TokenKind, VerbGroup};

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

/// A sentence to cut.
pub struct Whole<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The article's tokens.
    pub tokens: &'a [Token],
    /// The sentence's tokens.
    pub range: Range<usize>,
    /// The article's verb groups.
    pub groups: &'a [VerbGroup],
    /// The sentence's verb groups.
    pub verbs: Range<usize>,
}

/// Adds the clauses of a sentence to `out`; `predicates` are what its verb groups do.
pub fn clauses(whole: &Whole, predicates: &[Predicate], times: &[Time], out: &mut Vec<Clause>) {
    let bare = whole.bare_reports(predicates, times);
    let mut cutter = Cutter {
        whole,
        next: whole.verbs.start,
        open: None,
        out,
    };
    let mut start = whole.range.start;
    for at in start + 1..whole.range.end {
        let cut = if bare.contains(&at) {
            Cut::Word
        } else {
            cut_before(whole.text, whole.tokens, at)
        };
        if cut == Cut::None || cut == Cut::Word && cutter.joins(start, at) {
            continue;
        }
        cutter.push(start..at, bare.contains(&start));
        start = at;
    }
    if start < whole.range.end {
        cutter.push(start..whole.range.end, bare.contains(&start));
    }
    let open = cutter.open;
    out.extend(open);
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

impl Whole<'_> {
    /// Where a report begins without "that": after a verb of saying, and its time, when another verb follows
    /// ("China said Saturday | it approved some applications").
    fn bare_reports(&self, predicates: &[Predicate], times: &[Time]) -> Vec<usize> {
        let (text, tokens) = (self.text, self.tokens);
        let mut out = Vec::new();
        let pairs = self.groups[self.verbs.clone()].windows(2);
        for (pair, predicate) in pairs.zip(predicates) {
            if !predicate.reports() || !is_finite(&pair[0]) || !is_finite(&pair[1]) {
                continue;
            }
            let mut at = pair[0].last as usize;
            let head = tokens.get(pair[0].head as usize).map_or("", |t| t.of(text));
            // "told reporters …": whom it was told stands first, and the report has its "that".
            let tells = matches!(head, "told" | "tells" | "asked" | "urged" | "called");
            let gerund = tokens
                .get(pair[1].first as usize)
                .is_some_and(|t| t.of(text).ends_with("ing"));
            if tells || gerund {
                continue;
            }
            let near = |time: &&Time| (at..=at + 2).contains(&time.tokens.start);
            if let Some(time) = times.iter().find(near) {
                at = time.tokens.end;
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
}

/// Whether a verb is the predicate of a clause that can stand by itself.
fn is_finite(group: &VerbGroup) -> bool {
    !matches!(group.tense, Tense::Infinitive | Tense::Participle)
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
    match word.kind {
        TokenKind::Mark if matches!(word.of(text), "—" | "–" | "--" | "(") => Cut::Mark,
        TokenKind::Word if may_open(word) && opener(word.of(text)) => Cut::Word,
        _ => Cut::None,
    }
}

/// Whether a word joins clauses at all: all that open one do.
fn may_open(word: Token) -> bool {
    matches!(role_of(word.word), Some(Role::Conjunction | Role::Relative))
}

/// Words that may open a clause.
pub(super) fn opener(word: &str) -> bool {
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

/// Cuts a sentence, from left to right.
struct Cutter<'a> {
    whole: &'a Whole<'a>,
    /// The first verb group that is in no clause yet.
    next: usize,
    /// A stretch without a predicate, which goes to the clause after it.
    open: Option<Clause>,
    out: &'a mut Vec<Clause>,
}

impl Cutter<'_> {
    /// "between Norway and Iceland": whether "and" at `at` joins names, as there is no verb before it.
    fn joins(&self, start: usize, at: usize) -> bool {
        let Whole { text, tokens, .. } = *self.whole;
        let groups = &self.whole.groups[self.next..self.whole.verbs.end];
        let mut before = groups.iter().take_while(|v| (v.first as usize) < at);
        matches!(tokens[at].of(text), "and" | "or" | "as" | "so")
            && (!before.any(is_finite) || pairs(text, &tokens[start..at]))
    }

    /// Adds a stretch: one without a predicate is glued to a neighbour, the first one to the next, others to the one
    /// before. What follows a closing quotation mark belongs to the words of saying after it.
    fn push(&mut self, range: Range<usize>, bare: bool) {
        let mut clause = self.clause(range, bare);
        if let Some(before) = self.open.take() {
            clause.leans = before.leans;
            clause.reported |= before.reported;
            clause.tokens.start = before.tokens.start;
            clause.verbs.start = before.verbs.start;
        }
        let mut verbs = self.whole.groups[clause.verbs.clone()].iter();
        if verbs.any(|v| v.tense != Tense::Infinitive) {
            self.out.push(clause);
            return;
        }
        let apart = clause.reported || self.after_quote(clause.tokens.start);
        match self.out.last_mut().filter(|_| !apart) {
            Some(last) => {
                last.tokens.end = clause.tokens.end;
                last.verbs.end = clause.verbs.end;
            }
            None => self.open = Some(clause),
        }
    }

    /// The stretch of `range` as a clause.
    fn clause(&mut self, range: Range<usize>, bare: bool) -> Clause {
        let groups = &self.whole.groups[self.next..self.whole.verbs.end];
        let within = groups.iter().take_while(|v| (v.first as usize) < range.end);
        let verbs = self.next..self.next + within.count();
        self.next = verbs.end;
        // A stretch that opens with its verb ("marking …", "accused …") has its subject before it.
        let verb_first = groups
            .first()
            .is_some_and(|v| v.first as usize == range.start);
        let first = self.whole.tokens[range.start];
        let word = first.of(self.whole.text);
        let opens = may_open(first) && opener(lower(word, &mut [0; 24]));
        Clause {
            leans: opens || verb_first,
            reported: bare || opens && word.eq_ignore_ascii_case("that"),
            tokens: range,
            verbs,
        }
    }

    /// Whether a closing quotation mark stands before token `at`.
    fn after_quote(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|i| self.whole.tokens[i]);
        before.is_some_and(|t| {
            t.kind == TokenKind::Mark && matches!(t.of(self.whole.text), "”" | "''" | "\"")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::lexicon::WordId;

    #[test]
    fn all_that_opens_a_clause_joins_clauses() {
        let rows = include_str!("../../../assets/lexicon/function-words.tsv");
        let rows = rows.lines().filter_map(|row| row.split_once('\t'));
        let openers: Vec<_> = rows.filter(|(word, _)| opener(word)).collect();
        assert_eq!(openers.len(), 23);
        for (word, class) in openers {
            assert!(matches!(class, "conj" | "relative"), "{word}");
            let role = role_of(WordId::find(word));
            assert!(
                matches!(role, Some(Role::Conjunction | Role::Relative)),
                "{word}"
            );
        }
    }
}
