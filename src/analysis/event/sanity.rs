//! Keeps an event's status and its time from contradicting each other.

use chrono::{Days, NaiveDate};

use super::clause::Clause;
use super::lemma;
use super::status::wishes;
use super::{Status, When};
use crate::analysis::timex::Timex;
use crate::analysis::{Precision, Tense, Token, VerbGroup};

/// What tells whether an event lies behind or ahead.
pub struct Ground<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The article's tokens.
    pub tokens: &'a [Token],
    /// The article's verb groups.
    pub groups: &'a [VerbGroup],
    /// The clause that tells the event.
    pub clause: &'a Clause,
    /// The event's verb group, if one rules it.
    pub verb: Option<usize>,
    /// The event's token.
    pub at: usize,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// The article's time expressions.
    pub timexes: &'a [Timex],
    /// Whether its time is the label of an entry.
    pub entry: bool,
}

/// Which way a predicate looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// "agreed", "said".
    Back,
    /// "will meet", "hopes to begin".
    Ahead,
    /// "was due to meet", "planned to leave": ahead of a time that is past itself.
    AheadOfThen,
    /// "Sought to leave", "urged them to go": ahead of then, and over where its time is.
    Wished,
}

impl Ground<'_> {
    /// The predicate that governs the event: its own verb, or, where that is an infinitive or a participle
    /// ("hopes to begin its attempt to seal …"), the finite verb before it.
    fn look(&self) -> Option<Look> {
        let own = self.verb?;
        let verb = self
            .groups
            .get(self.clause.verbs.start.min(own)..=own)?
            .iter()
            .rfind(|g| {
                !matches!(g.tense, Tense::Infinitive | Tense::Participle) && !self.is_to(g)
            })?;
        let own = &self.groups[own];
        let ruled = own.tense == Tense::Infinitive || self.is_to(own);
        match verb.tense {
            Tense::Past if self.says(verb, plans) => Some(Look::AheadOfThen),
            Tense::Past if ruled && self.wishes(verb) => Some(Look::Wished),
            Tense::Past => Some(Look::Back),
            Tense::Future if self.says(verb, |w| plans(w) || was(w)) => Some(Look::AheadOfThen),
            Tense::Future => Some(Look::Ahead),
            _ => None,
        }
    }

    /// Whether a group is an infinitive, planned or not.
    fn is_to(&self, group: &VerbGroup) -> bool {
        self.words(group.first as usize..group.first as usize + 1)
            .any(|w| w == "to")
    }

    /// Whether what a group rules lies ahead of it ("urged the mayor to resign").
    fn wishes(&self, group: &VerbGroup) -> bool {
        let mut head = self.words(group.head as usize..group.head as usize + 1);
        head.any(|w| wishes(&lemma::verb(&lemma::lowered(w))))
    }

    /// Whether a word of a verb group, or the two before it, fits.
    fn says(&self, verb: &VerbGroup, fits: fn(&str) -> bool) -> bool {
        let from = (verb.first as usize).saturating_sub(2);
        self.words(from..verb.last as usize).any(fits)
    }

    fn words(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = &str> {
        let tokens = self.tokens.get(range).unwrap_or_default();
        tokens.iter().map(|t| t.of(self.text))
    }

    /// Turns a bare weekday round that was taken the other way than the predicate that governs it looks:
    /// "will try to plug the well on Wednesday" is the next one, "said on Sunday" the last one.
    pub fn turned(&self, when: When) -> When {
        let (Some(period), &[only]) = (when.period, when.timexes.as_slice()) else {
            return when;
        };
        let bare = self.timexes.get(only as usize).filter(|t| is_bare(t));
        let Some(anchor) = bare.and_then(|t| t.anchor) else {
            return when;
        };
        let week = Days::new(7);
        let day = match self.look() {
            Some(Look::Ahead) if period.start < anchor => period.start.checked_add_days(week),
            Some(Look::Back) if period.start > anchor && !self.has_term(bare) => {
                period.start.checked_sub_days(week)
            }
            _ => None,
        };
        let Some(day) = day.filter(|_| period.precision == Precision::Day) else {
            return when;
        };
        let tail = when.value.get(10..).unwrap_or("");
        When {
            value: format!("{day}{tail}").into(),
            period: Some(crate::analysis::Period {
                start: day,
                end: day,
                ..period
            }),
            rule: "as-the-predicate-looks",
            ..when
        }
    }

    /// Whether a time lies ahead of publication although the event's own verb tells it as past: it is the time of
    /// something else ("agreed on Friday to a vote on 9 June"). A day of doubt is left to the date of publication.
    pub fn gainsays(&self, when: &When) -> bool {
        let Some(group) = self.verb.and_then(|v| self.groups.get(v)) else {
            return false;
        };
        let after = self.published.zip(when.period).is_some_and(|(day, p)| {
            day.checked_add_days(Days::new(1))
                .is_some_and(|next| p.start > next)
        });
        after
            && group.tense == Tense::Past
            && self.look() == Some(Look::Back)
            && !self.ends_then(group, when.timexes.first())
    }

    /// Whether a verb of a timetable stands between a predicate and a time ("the truce that he granted ends in August").
    fn ends_then(&self, group: &VerbGroup, time: Option<&u32>) -> bool {
        let Some(phrase) = time.and_then(|&t| self.timexes.get(t as usize)) else {
            return false;
        };
        let at = self
            .tokens
            .partition_point(|t| t.span.end <= phrase.span.start);
        self.words(group.last as usize..at.max(group.last as usize))
            .any(|w| {
                matches!(
                    w,
                    "ends"
                        | "expires"
                        | "begins"
                        | "starts"
                        | "opens"
                        | "closes"
                        | "lapses"
                        | "resumes"
                        | "runs"
                        | "takes"
                )
            })
    }

    /// "Due Friday", "effective Monday", "until Tuesday": the word before sets a term.
    fn has_term(&self, phrase: Option<&Timex>) -> bool {
        let Some(phrase) = phrase else { return false };
        let at = self
            .tokens
            .partition_point(|t| t.span.end <= phrase.span.start);
        self.words(at.saturating_sub(3)..at).any(|w| {
            matches!(
                w,
                "due"
                    | "until"
                    | "till"
                    | "effective"
                    | "payable"
                    | "ahead"
                    | "scheduled"
                    | "by"
                    | "for"
            )
        })
    }

    /// `status`, unless the time or the words beside it gainsay it.
    pub fn settled(&self, status: Status, when: Option<&When>) -> Status {
        let period = when.and_then(|w| w.period);
        let behind = self
            .published
            .zip(period)
            .is_some_and(|(day, p)| p.end < day);
        let ahead = self
            .published
            .zip(period)
            .is_none_or(|(day, p)| p.start > day);
        match status {
            Status::Negated if period.is_some() && self.waits() => {
                if behind {
                    Status::Past
                } else {
                    Status::Planned
                }
            }
            Status::Past | Status::Planned if self.denies() => Status::Negated,
            // What an entry of a chronicle tells has happened by its day.
            Status::Planned if self.entry && !ahead => Status::Past,
            Status::Planned if behind && self.is_unreal() => Status::Conditional,
            Status::Planned if behind && self.look() != Some(Look::AheadOfThen) => Status::Past,
            status => status,
        }
    }

    /// "Not due until August", "will not report before January": it comes, only later.
    fn waits(&self) -> bool {
        let from = self.at.min(self.clause.tokens.end);
        let mut words = self.words(from..self.clause.tokens.end);
        words.any(|w| matches!(w, "until" | "till" | "before"))
    }

    /// "No agreement was reached", "nobody signed": the subject denies it.
    fn denies(&self) -> bool {
        let Some(verb) = self.verb.and_then(|v| self.groups.get(v)) else {
            return self.at.checked_sub(1).is_some_and(|before| {
                self.words(before..self.at)
                    .any(|w| matches!(w, "no" | "No" | "without"))
            });
        };
        // "Nobody knows what happened": only the first predicate is denied by the subject.
        let finite = |g: &&VerbGroup| !matches!(g.tense, Tense::Infinitive | Tense::Participle);
        let first = self.groups[self.clause.verbs.clone()].iter().find(finite);
        if first.is_some_and(|f| f.first < verb.first) {
            return false;
        }
        let from = self.clause.tokens.start;
        let subject = self.words(from..(verb.first as usize).max(from));
        let mut near = subject.skip_while(|w| matches!(*w, "and" | "but" | "that" | "," | "“"));
        near.next().is_some_and(|w| {
            matches!(
                w,
                "No" | "no" | "Neither" | "neither" | "Nobody" | "nobody" | "None" | "none"
            )
        })
    }

    /// "Should have prevented": it did not happen.
    fn is_unreal(&self) -> bool {
        self.verb.and_then(|v| self.groups.get(v)).is_some_and(|g| {
            self.words(g.first as usize..g.last as usize)
                .any(|w| matches!(w, "should" | "could" | "would" | "might"))
        })
    }
}

/// Verbs of a past plan.
fn plans(word: &str) -> bool {
    matches!(
        word,
        "planned"
            | "hoped"
            | "intended"
            | "expected"
            | "scheduled"
            | "slated"
            | "due"
            | "wanted"
            | "aimed"
            | "promised"
            | "pledged"
            | "vowed"
            | "agreed"
            | "would"
    )
}

/// Auxiliaries that put a plan into the past ("was to meet", "had to leave").
fn was(word: &str) -> bool {
    matches!(word, "was" | "were" | "had")
}

/// A weekday without "last", "next" or a date.
fn is_bare(timex: &Timex) -> bool {
    matches!(timex.rule, "weekday-past" | "weekday-future")
}
