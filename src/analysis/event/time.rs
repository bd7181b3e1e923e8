//! Gives each time expression of a sentence to the predicate or event noun it belongs to.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use super::When;
use super::clause::Clause;
use super::trigger::{Kind, Trigger};
use crate::analysis::timex::{Period, Precision, Timex, TimexKind};
use crate::analysis::token::lower;
use crate::analysis::{Tense, Token, TokenKind, VerbGroup, lexicon};

/// A time of a sentence: one expression, or two that are the ends of an interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says.
    pub when: When,
}

/// The times of a sentence that can date an event; `within` are the indexes of its expressions.
pub fn times(text: &str, tokens: &[Token], timexes: &[Timex], within: Range<usize>) -> Vec<Time> {
    let mut out: Vec<Time> = Vec::new();
    for index in within {
        let timex = &timexes[index];
        if !matches!(timex.kind, TimexKind::Date | TimexKind::Time) {
            continue;
        }
        let Some(value) = timex.value.as_deref().filter(|v| !v.ends_with("_REF")) else {
            continue;
        };
        let first = tokens.partition_point(|t| t.span.end <= timex.span.start);
        let last = tokens.partition_point(|t| t.span.start < timex.span.end);
        // "almost 18th century in spirit": a manner; "in the 18th century" is a time.
        let article = |t: &Token| matches!(t.of(text), "the" | "The" | "this" | "that" | "last");
        let begins = tokens.get(first).is_some_and(article);
        let follows = first > 0 && article(&tokens[first - 1]);
        if value.len() == 2 && !begins && !follows {
            continue;
        }
        if let Some(before) = out.last_mut()
            && let Some(interval) = interval(text, tokens, before, (first, index), timex)
        {
            before.when = interval;
            before.tokens.end = last;
            continue;
        }
        out.push(Time {
            tokens: first..last.max(first),
            when: When {
                value: value.into(),
                period: timex.period,
                timexes: vec![index as u32],
                rule: "",
            },
        });
    }
    out
}

/// The interval of two times with "to", "and" or a dash between them ("from 8 to 13 June").
fn interval(
    text: &str,
    tokens: &[Token],
    before: &Time,
    (first, index): (usize, usize),
    timex: &Timex,
) -> Option<When> {
    if before.when.timexes.len() > 1 || before.tokens.end > first {
        return None;
    }
    let [link] = tokens.get(before.tokens.end..first)? else {
        return None;
    };
    let opening = before
        .tokens
        .start
        .checked_sub(1)
        .map_or("", |i| tokens[i].of(text));
    let joined = match link.of(text) {
        "to" | "until" | "till" | "through" | "-" | "–" | "—" => true,
        "and" => opening.eq_ignore_ascii_case("between"),
        _ => false,
    };
    let (from, to) = (before.when.period?, timex.period?);
    if !joined || from.start > to.end {
        return None;
    }
    let value = format!(
        "{}/{}",
        before.when.value,
        timex.value.as_deref().unwrap_or_default()
    );
    Some(When {
        value: value.into(),
        period: Some(Period {
            start: from.start,
            end: to.end,
            precision: Precision::Interval,
        }),
        timexes: vec![before.when.timexes[0], index as u32],
        rule: "",
    })
}

/// The sentence that times are given out in.
pub struct Scene<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The article's tokens.
    pub tokens: &'a [Token],
    /// The sentence's clauses.
    pub clauses: &'a [Clause],
    /// The article's verb groups.
    pub groups: &'a [VerbGroup],
    /// The sentence's triggers.
    pub triggers: &'a [Trigger<'a>],
    /// What the last predicate of each clause does.
    pub said: &'a [Option<Kind>],
    /// Whether it is a headline.
    pub heading: bool,
    /// The tokens of the sentence that are somebody's own words.
    pub quoted: &'a [Range<usize>],
    /// The day of publication.
    pub published: Option<NaiveDate>,
}

/// The tokens before a time among which the word stands that makes it a bound.
const REACH: usize = 8;

/// Words that make the time after them a bound, or the other side of a comparison.
fn bounds(word: &str) -> bool {
    matches!(
        word,
        "since" | "Since" | "than" | "before" | "Before" | "after" | "After" | "unlike" | "Unlike"
    )
}

/// Verbs that set their object beside something or call it back.
fn compares(lemma: &str) -> bool {
    matches!(
        lemma,
        "compare"
            | "surpass"
            | "eclipse"
            | "exceed"
            | "rival"
            | "match"
            | "dwarf"
            | "outstrip"
            | "equal"
            | "resemble"
            | "recall"
            | "remember"
            | "echo"
            | "commemorate"
            | "outweigh"
            | "outdo"
    )
}

impl Scene<'_> {
    /// The trigger that `time` belongs to and the rule that says so.
    pub fn owner(&self, time: &Time) -> Option<(usize, &'static str)> {
        if let Some(noun) = self.premodified(time) {
            return Some((noun, "before-noun"));
        }
        if let Some(noun) = self.named_by(time) {
            return Some((noun, "of-noun"));
        }
        let clause = self
            .clauses
            .iter()
            .position(|c| c.tokens.contains(&time.tokens.start))?;
        let here = |t: &Trigger| t.clause == clause;
        let last_verb = |t: &Trigger| here(t) && !t.noun && t.at < time.tokens.start;
        let verb = self.triggers.iter().rfind(|t| last_verb(t));
        let from = verb.map_or(self.clauses[clause].tokens.start, |v| v.at);
        let bound = self.bound(time, from);
        let left = self
            .triggers
            .iter()
            .rposition(|t| here(t) && t.at < time.tokens.start)
            .filter(|&l| !self.parted(self.triggers[l].at, time));
        let Some(left) = left else {
            let after = |t: &&Trigger| here(t) && t.at >= time.tokens.start;
            let spoken = |t: &Trigger| self.quoted.iter().any(|q| q.contains(&t.at));
            let verb = |t: &&Trigger| !t.noun && t.kind != Kind::Relate;
            let ahead = || self.triggers.iter().filter(after);
            // "12.40 pm: “You never asked me,” says the mayor": the time is that of the saying.
            let own = |t: &&Trigger| self.is_quoted(time) || !spoken(t);
            let says = |t: &&Trigger| !t.noun && matches!(t.kind, Kind::Say | Kind::News) && own(t);
            let outside = || self.triggers.iter().find(says);
            let right = ahead()
                .find(|t| verb(t) && own(t))
                .or_else(|| ahead().find(own));
            // "The note says: On April 23, your child …": the time was glued to the clause before the mark.
            let next = |t: &&Trigger| t.clause == clause + 1 && !t.noun;
            let glued = || self.triggers.iter().find(next);
            let begins = self.clauses[clause].tokens.start < time.tokens.start.saturating_sub(2);
            let right = right.or_else(|| glued().filter(|_| begins));
            if right.is_none() {
                let says = outside()?;
                let number = self.triggers.iter().position(|t| t == says)?;
                return Some((number, "label"));
            }
            let right = right?;
            let number = self.triggers.iter().position(|t| t == right)?;
            let holds = right.noun || bound.is_none_or(|b| self.spans(b, right));
            return holds.then_some((number, "clause-opening"));
        };
        if let Some(main) = self.opened_by(left) {
            return Some((main, "fronted-participle"));
        }
        let noun = self.triggers[left].noun;
        let ruled = bound.filter(|b| *b > self.triggers[left].at);
        if ruled.is_some_and(|b| !self.spans(b, &self.triggers[left])) {
            return None;
        }
        if !noun {
            let of_object = self.within_object(left, time) || self.sets_beside(left, time);
            return (!of_object).then_some((left, "after-verb"));
        }
        if bound.is_some() {
            return Some((left, "after-noun"));
        }
        Some(self.noun_or_verb(left, clause, time))
    }

    /// The word that makes a time the bound of a stretch or the other side of a comparison rather than the day of its
    /// clause ("since February", "than in 2029"): the last one before the time, in the same clause.
    fn bound(&self, time: &Time, from: usize) -> Option<usize> {
        let from = from.max(time.tokens.start.saturating_sub(REACH));
        let lead = self.tokens.get(from..time.tokens.start)?;
        let at = lead.iter().rposition(|t| {
            let word = t.of(self.text);
            bounds(word) || t.kind == TokenKind::Mark && !matches!(word, "-" | "'s" | "’s")
        })?;
        bounds(lead[at].of(self.text)).then_some(from + at)
    }

    /// Whether a bound at token `at` still lets its time date the verb: what has been going on since a day began on it,
    /// and a term ("before May") is the time of what is to come.
    fn spans(&self, at: usize, trigger: &Trigger) -> bool {
        let Some(group) = trigger.verb.and_then(|v| self.groups.get(v)) else {
            return false;
        };
        let words = || self.tokens[group.first as usize..group.last as usize].iter();
        let has = |w: &str| words().any(|t| t.of(self.text) == w);
        match lower(self.tokens[at].of(self.text), &mut [0; 24]) {
            "since" => {
                let going = words().any(|t| t.of(self.text).ends_with("ing"));
                group.tense != Tense::Past || (has("has") || has("have")) && has("been") && going
            }
            "before" | "after" => group.tense != Tense::Past,
            _ => false,
        }
    }

    /// Whether a mark that parts an entry from its label stands between a trigger and a time ("a chronology: * April 20").
    fn parted(&self, from: usize, time: &Time) -> bool {
        let between = self
            .tokens
            .get(from + 1..time.tokens.start)
            .unwrap_or_default();
        between
            .iter()
            .any(|t| matches!(t.of(self.text), ":" | "*" | "•" | "|"))
    }

    /// Whether a verb compares with something or recalls it, so that a coarse time after its object is that of the object
    /// ("surpassed the Alma spill in 2029").
    fn sets_beside(&self, verb: usize, time: &Time) -> bool {
        let trigger = &self.triggers[verb];
        let object = time.tokens.start > trigger.at + 2;
        let coarse = !is_day(time);
        coarse && object && compares(&trigger.lemma)
    }

    /// Whether a time stands in words given as somebody's own.
    fn is_quoted(&self, time: &Time) -> bool {
        self.quoted.iter().any(|q| q.contains(&time.tokens.start))
    }

    /// The predicate that a sentence-opening participle clause leads up to ("Speaking to reporters on Monday, the
    /// minister announced …"): what is told with its time is the main clause.
    fn opened_by(&self, left: usize) -> Option<usize> {
        let trigger = &self.triggers[left];
        let first = &self.clauses.first().filter(|_| trigger.clause == 0)?.verbs;
        let group = &self.groups[first.clone()].first()?;
        let opens = group.first as usize == self.clauses[0].tokens.start;
        let word = self.tokens[group.head as usize].of(self.text);
        if !opens || group.tense != Tense::Participle || !word.ends_with("ing") {
            return None;
        }
        let main = self.clauses.get(1).filter(|c| !c.leans && !c.reported)?;
        let lead = main.verbs.start;
        self.triggers
            .iter()
            .position(|t| t.clause == 1 && t.verb == Some(lead))
    }

    /// The event noun that `time` belongs to by "of" ("the agreement of May 12", "the attacks of 11 September").
    fn named_by(&self, time: &Time) -> Option<usize> {
        let of = time.tokens.start.checked_sub(1)?;
        let noun = of
            .checked_sub(1)
            .filter(|_| self.tokens[of].of(self.text) == "of")?;
        self.triggers.iter().position(|t| t.noun && t.at == noun)
    }

    /// Whether a day or a year stands in the known object of a verb ("investigating the April 20 incident", "worse than
    /// the 1989 wreck"): it tells of the object, not of the verb.
    fn within_object(&self, verb: usize, time: &Time) -> bool {
        let lead = time.tokens.start.checked_sub(1);
        let lead = lead.map_or("", |i| self.tokens[i].of(self.text));
        let year = time.when.value.len() == 4 && time.tokens.len() == 1;
        let named = is_day(time) || year;
        let Some(next) = self.tokens.get(time.tokens.end).filter(|_| named) else {
            return false;
        };
        let word = next.of(self.text);
        let noun = next.spaced && word.starts_with(char::is_alphabetic);
        let at = time.tokens.end as u32;
        let verbal = self.groups.iter().any(|g| (g.first..g.last).contains(&at));
        matches!(lead, "the" | "its" | "his" | "her" | "their")
            && (year || self.triggers[verb].at + 2 == time.tokens.start)
            && noun
            && !verbal
            && !lexicon::STOPWORDS.contains(word.to_lowercase().as_str())
    }

    /// The event noun that `time` stands before ("the June 5 conversation", "last month's talks").
    fn premodified(&self, time: &Time) -> Option<usize> {
        let before = time
            .tokens
            .start
            .checked_sub(1)
            .map_or("", |i| self.tokens[i].of(self.text));
        let mut at = time.tokens.end;
        let is_possessive = |i: usize| {
            self.tokens
                .get(i)
                .is_some_and(|t| matches!(t.of(self.text), "'s" | "’s"))
        };
        let possessive = is_possessive(at) || at > 0 && is_possessive(at - 1);
        if is_possessive(at) {
            at += 1;
        }
        let lead = before.to_lowercase();
        let determined = matches!(
            lead.as_str(),
            "the" | "a" | "an" | "this" | "that" | "their" | "its" | "his" | "her" | "’s" | "'s"
        );
        if !possessive && !determined {
            return None;
        }
        let end = (at + 6).min(self.tokens.len());
        for i in at..end {
            if let Some(found) = self.triggers.iter().position(|t| t.at == i) {
                return Some(found).filter(|&f| self.triggers[f].noun);
            }
            let word = self.tokens[i].of(self.text);
            let passes = self.tokens[i].spaced && word.starts_with(char::is_alphanumeric)
                || matches!(word, "-" | "–");
            if !passes
                || matches!(
                    word,
                    "of" | "in" | "on" | "for" | "to" | "with" | "and" | "that"
                )
            {
                return None;
            }
        }
        None
    }

    /// Whether a time after a noun belongs to it or to the verb before it.
    fn noun_or_verb(&self, noun: usize, clause: usize, time: &Time) -> (usize, &'static str) {
        let trigger = &self.triggers[noun];
        let verb_before = self.triggers[..noun]
            .iter()
            .rposition(|t| t.clause == clause && !t.noun);
        let between = &self.tokens[trigger.at + 1..time.tokens.start.max(trigger.at + 1)];
        let apart = between.iter().any(|t| t.of(self.text) == ",");
        let Some(verb) = verb_before else {
            // The noun is the subject, or the clause has no verb: "a call last week generated hope".
            return (noun, "after-noun");
        };
        let governor = &self.triggers[verb];
        if governor.carries == Some(noun) {
            return (noun, "carried-noun");
        }
        if self.opens_adjunct(noun) && !apart || compares(&governor.lemma) {
            return (noun, "after-noun");
        }
        let past = governor
            .verb
            .is_some_and(|v| self.groups[v].tense == Tense::Past);
        if past && self.is_ahead(time) {
            // "Announced a vote on 9 June": what is past is not the verb's day.
            return (noun, "after-noun");
        }
        if apart || trigger.is_weak() {
            return (verb, "after-object");
        }
        match governor.kind {
            Kind::Relate | Kind::State | Kind::Light => (noun, "after-noun"),
            _ if self.opens_adjunct(noun) => (noun, "after-noun"),
            _ if trigger.definite || is_day(time) => (verb, "after-object"),
            _ => (noun, "after-noun"),
        }
    }

    /// Whether a time lies after the day of publication and the day after that.
    fn is_ahead(&self, time: &Time) -> bool {
        let next = self
            .published
            .and_then(|d| d.checked_add_days(Days::new(1)));
        next.zip(time.when.period)
            .is_some_and(|(day, p)| p.start > day)
    }

    /// Whether the noun's phrase is an adjunct ("during talks in Switzerland").
    pub fn opens_adjunct(&self, noun: usize) -> bool {
        let at = self.triggers[noun].at;
        let clause = self.triggers[noun].clause;
        let from = self.clauses[clause].tokens.start;
        let verb = self.triggers[..noun]
            .iter()
            .rfind(|t| t.clause == clause && !t.noun);
        let from = verb.map_or(from, |v| v.at.max(from));
        self.tokens[from..at].iter().rev().take(5).any(|t| {
            matches!(
                t.of(self.text),
                "during" | "after" | "before" | "following" | "at" | "since" | "until"
            )
        })
    }
}

fn is_day(time: &Time) -> bool {
    time.when
        .period
        .is_some_and(|p| p.precision == Precision::Day)
}
