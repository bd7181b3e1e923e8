//! Says whether a predicate's event happened, is planned, depends on a condition, or did not happen.

use super::clause::Clause;
use super::lemma;
use super::trigger::Kind;
use super::{Status, When};
use crate::analysis::{Tense, Token, VerbGroup};
use chrono::NaiveDate;

/// What a status is read from.
pub struct Grounds<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The article's tokens.
    pub tokens: &'a [Token],
    /// The clause.
    pub clause: &'a Clause,
    /// The verb group that rules the event, if one does.
    pub group: Option<&'a VerbGroup>,
    /// The finite verb group before it in its clause, if there is one.
    pub governor: Option<&'a VerbGroup>,
    /// The predicate's lemma.
    pub lemma: &'a str,
    /// What the clause before does, where it reports this one.
    pub reported_by: Option<Kind>,
    /// The event's time.
    pub when: Option<&'a When>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
}

impl Grounds<'_> {
    /// The status.
    pub fn status(&self) -> Status {
        if self.opens_with(&["if", "unless", "should"]) {
            return Status::Conditional;
        }
        let future = self
            .published
            .zip(self.when.and_then(|w| w.period))
            .is_some_and(|(day, period)| period.start > day);
        let Some(group) = self.group else {
            return if future {
                Status::Planned
            } else {
                Status::Past
            };
        };
        if group.negated && !self.is_answer(group) {
            return Status::Negated;
        }
        let infinitive = group.tense == Tense::Infinitive || self.opens_with_to(group);
        match group.tense {
            // "announced that a delegation would meet": the future of the past.
            Tense::Conditional if self.is_would() && (self.reported_by.is_some() || future) => {
                Status::Planned
            }
            Tense::Conditional => Status::Conditional,
            _ if infinitive && !future && self.is_purpose() => Status::Past,
            // "Comments that were intended to soothe" tells what they were for, not what comes.
            Tense::Future if !future && self.is_meant(group) => Status::Past,
            Tense::Future | Tense::Infinitive => Status::Planned,
            _ if future => Status::Planned,
            Tense::Past | Tense::Present | Tense::Participle => Status::Past,
        }
    }

    fn opens_with_to(&self, group: &VerbGroup) -> bool {
        let first = self.tokens.get(group.first as usize);
        first.is_some_and(|t| t.of(self.text) == "to")
    }

    /// "Declined to comment", "did not respond": an answer that was given, in words that deny.
    fn is_answer(&self, group: &VerbGroup) -> bool {
        let past = matches!(group.tense, Tense::Past | Tense::Participle);
        let refused = || {
            self.tokens[group.first as usize..group.last as usize]
                .iter()
                .any(|t| {
                    matches!(
                        t.of(self.text),
                        "refused" | "declined" | "refuses" | "declines"
                    )
                })
        };
        let answers = matches!(
            self.lemma,
            "respond" | "reply" | "comment" | "answer" | "return"
        );
        refused() || past && answers
    }

    /// Whether an infinitive says what a past act was for or what it brought about ("used nets to stop the oil",
    /// "forced the crew to leave"), rather than what somebody wished or was told to do.
    fn is_purpose(&self) -> bool {
        let Some(verb) = self.governor else {
            return false;
        };
        let head = self
            .tokens
            .get(verb.head as usize)
            .map_or("", |t| t.of(self.text));
        let head = lemma::lowered(head);
        let lemma = lemma::verb(&head);
        match verb.tense {
            Tense::Past => !verb.negated && !wishes(&lemma),
            Tense::Present => causes(&lemma),
            _ => false,
        }
    }

    /// "Were intended to", "was designed to".
    fn is_meant(&self, group: &VerbGroup) -> bool {
        let mut words = self.tokens[group.first as usize..group.last as usize].iter();
        let was = words
            .next()
            .is_some_and(|t| matches!(t.of(self.text), "was" | "were"));
        was && words.any(|t| matches!(t.of(self.text), "intended" | "designed" | "meant" | "aimed"))
    }

    fn is_would(&self) -> bool {
        self.group.is_some_and(|g| {
            self.tokens[g.first as usize..g.last as usize]
                .iter()
                .any(|t| matches!(t.of(self.text), "would" | "should"))
        })
    }

    fn opens_with(&self, words: &[&str]) -> bool {
        self.tokens[self.clause.tokens.clone()]
            .iter()
            .find(|t| t.of(self.text) != "," && t.of(self.text) != "“")
            .is_some_and(|t| {
                words
                    .iter()
                    .any(|w| t.of(self.text).eq_ignore_ascii_case(w))
            })
    }
}

/// Verbs whose infinitive lies ahead of them: a wish, a plan, a request.
pub fn wishes(lemma: &str) -> bool {
    matches!(
        lemma,
        "want"
            | "wish"
            | "hope"
            | "plan"
            | "intend"
            | "expect"
            | "aim"
            | "seek"
            | "ask"
            | "urge"
            | "tell"
            | "order"
            | "call"
            | "offer"
            | "agree"
            | "promise"
            | "pledge"
            | "vow"
            | "threaten"
            | "decide"
            | "vote"
            | "choose"
            | "propose"
            | "invite"
            | "need"
            | "prepare"
            | "set"
            | "warn"
            | "demand"
            | "request"
            | "beg"
            | "advise"
            | "encourage"
            | "authorise"
            | "authorize"
            | "approve"
            | "permit"
            | "commit"
            | "refuse"
            | "decline"
            | "fail"
            | "say"
            | "have"
            | "be"
            | "consider"
            | "require"
            | "direct"
            | "instruct"
            | "persuade"
            | "convince"
            | "pressure"
            | "press"
            | "push"
            | "arrange"
            | "schedule"
            | "lobby"
            | "appeal"
            | "move"
            | "wait"
            | "swear"
    )
}

/// Verbs that bring about what their infinitive tells.
fn causes(lemma: &str) -> bool {
    matches!(
        lemma,
        "cause" | "force" | "lead" | "prompt" | "enable" | "drive" | "compel" | "help"
    )
}
