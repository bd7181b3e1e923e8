//! Says which way a figure moves and what it measures, by the words beside it.

use super::Direction;
use super::unit::{Unit, Words};
use crate::analysis::token::lower;
use crate::analysis::verb::form;
use crate::analysis::verb::word::{self, Role};
use crate::analysis::{Sentence, Tense, TokenKind, VerbGroup, lexicon};

/// What stands around a figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// Which way it moves.
    pub direction: Option<Direction>,
    /// Whether the text says about, nearly.
    pub approximate: bool,
    /// The token of the noun that it measures.
    pub of: Option<usize>,
}

/// What words before a figure do to it.
#[derive(Clone, Copy)]
enum Effect {
    /// They make it vague.
    Vague,
    /// They make it a limit.
    Limit(Direction),
    /// They only weigh it.
    Nothing,
}

/// Words before a figure that are stepped over: the last one, those before it, what they do. A longer phrase stands
/// before its own tail.
const QUALIFIERS: [(&str, &[&str], Effect); 46] = [
    ("estimated", &["an"], Effect::Vague),
    ("about", &[], Effect::Vague),
    ("around", &[], Effect::Vague),
    ("some", &[], Effect::Vague),
    ("nearly", &[], Effect::Vague),
    ("almost", &[], Effect::Vague),
    ("roughly", &[], Effect::Vague),
    ("approximately", &[], Effect::Vague),
    ("circa", &[], Effect::Vague),
    ("~", &[], Effect::Vague),
    ("estimated", &[], Effect::Vague),
    ("to", &["close"], Effect::Vague),
    ("to", &["up"], Effect::Limit(Direction::AtMost)),
    ("most", &["at"], Effect::Limit(Direction::AtMost)),
    ("of", &["maximum"], Effect::Limit(Direction::AtMost)),
    ("at", &["capped"], Effect::Limit(Direction::AtMost)),
    ("as", &["as", "much"], Effect::Limit(Direction::AtMost)),
    ("as", &["as", "many"], Effect::Limit(Direction::AtMost)),
    ("as", &["as", "high"], Effect::Limit(Direction::AtMost)),
    ("than", &["no", "more"], Effect::Limit(Direction::AtMost)),
    ("than", &["not", "more"], Effect::Limit(Direction::AtMost)),
    ("than", &["no", "higher"], Effect::Limit(Direction::AtMost)),
    ("than", &["no", "less"], Effect::Limit(Direction::AtLeast)),
    ("than", &["not", "less"], Effect::Limit(Direction::AtLeast)),
    ("than", &["no", "fewer"], Effect::Limit(Direction::AtLeast)),
    ("as", &["as", "little"], Effect::Limit(Direction::AtLeast)),
    ("as", &["as", "few"], Effect::Limit(Direction::AtLeast)),
    ("as", &["as", "low"], Effect::Limit(Direction::AtLeast)),
    ("least", &["at"], Effect::Limit(Direction::AtLeast)),
    ("of", &["minimum"], Effect::Limit(Direction::AtLeast)),
    ("over", &["well"], Effect::Limit(Direction::AtLeast)),
    ("above", &["well"], Effect::Limit(Direction::AtLeast)),
    ("than", &["more"], Effect::Limit(Direction::AtLeast)),
    ("than", &["greater"], Effect::Limit(Direction::AtLeast)),
    ("than", &["higher"], Effect::Limit(Direction::AtLeast)),
    ("than", &["less"], Effect::Limit(Direction::AtMost)),
    ("than", &["fewer"], Effect::Limit(Direction::AtMost)),
    ("than", &["lower"], Effect::Limit(Direction::AtMost)),
    ("over", &[], Effect::Limit(Direction::AtLeast)),
    ("above", &[], Effect::Limit(Direction::AtLeast)),
    ("exceeding", &[], Effect::Limit(Direction::AtLeast)),
    ("under", &[], Effect::Limit(Direction::AtMost)),
    ("below", &[], Effect::Limit(Direction::AtMost)),
    ("just", &[], Effect::Nothing),
    ("only", &[], Effect::Nothing),
    ("even", &[], Effect::Nothing),
];

/// Nouns that only say that something is measured.
const EMPTY: [&str; 16] = [
    "rate",
    "level",
    "amount",
    "value",
    "total",
    "sum",
    "number",
    "share",
    "average",
    "figure",
    "percentage",
    "proportion",
    "part",
    "majority",
    "price",
    "maximum",
];

/// Verbs that set their subject equal to a figure.
const EQUATING: [&str; 17] = [
    "be",
    "stand",
    "total",
    "reach",
    "hit",
    "cost",
    "amount",
    "average",
    "exceed",
    "remain",
    "top",
    "represent",
    "equal",
    "retail",
    "sell",
    "come",
    "account",
];

impl Words<'_> {
    /// The measure of a figure whose words, or whose range, begin at token `first`; `from_before` tells that a figure with "from" stands before it in its sentence.
    pub fn measure(
        &self,
        unit: &Unit,
        first: usize,
        sentence: &Sentence,
        from_before: bool,
    ) -> Measure {
        let floor = sentence.first as usize;
        let (start, approximate, limit) = self.qualifiers(first, floor);
        let verb = self.verb_before(start, floor);
        let change = verb.and_then(|g| self.change(g.head as usize));
        let lead = self.before(start).to_ascii_lowercase();
        let after = self.noun_after(unit, sentence);
        let after_change = after.and_then(|at| self.change(at));
        let direction = limit.or_else(|| match lead.as_str() {
            "from" => Some(Direction::From),
            "to" if from_before || change.is_some() || self.at(unit.last) == "from" => {
                Some(Direction::To)
            }
            "up" => Some(Direction::Up),
            "down" => Some(Direction::Down),
            "by" => change.or(after_change),
            // "exports rose 5 percent", but "they raised $5".
            _ if verb.is_some_and(|g| g.last as usize == start && !self.takes_money(g, unit)) => {
                change
            }
            _ => after_change,
        });
        let direct = after.filter(|&at| self.change(at).is_none());
        if unit.rule == "count" {
            let of = self.complement(unit, sentence);
            return Measure {
                direction,
                approximate,
                of,
            };
        }
        // "sent tariffs well above 100%"
        let beside = limit
            .and(start.checked_sub(1))
            .filter(|&at| at >= floor && self.is_noun(at, sentence));
        let of = direct
            .or(beside)
            .or_else(|| self.changed_noun(after, sentence))
            .or_else(|| self.noun_before(start, floor, sentence))
            .or_else(|| self.complement(unit, sentence))
            .or_else(|| self.by_verb(start, verb, floor, sentence));
        Measure {
            direction,
            approximate,
            of,
        }
    }

    /// "raised $5 million", "lost $3": the money is what is got or gone, not a change of something.
    fn takes_money(&self, verb: &VerbGroup, unit: &Unit) -> bool {
        let lemma = self.lemma(verb.head as usize);
        unit.rule.starts_with("money")
            && matches!(lemma, Some("raise" | "lose" | "add" | "shed" | "save"))
    }

    fn role(&self, at: usize, sentence: &Sentence) -> Role {
        self.scan
            .tokens
            .get(at)
            .filter(|_| at < sentence.last as usize)
            .map_or(Role::Mark, |t| {
                word::read(self.text, *t, sentence.kind, at == sentence.first as usize).role
            })
    }

    /// Whether the token at `at` can be the noun that is measured: no name, no verb, no time.
    fn is_noun(&self, at: usize, sentence: &Sentence) -> bool {
        let token = self.scan.tokens[at];
        let byte = token.span.start;
        let after = self.scan.phrases.partition_point(|p| p.span.start <= byte);
        let timed = after
            .checked_sub(1)
            .is_some_and(|p| self.scan.phrases[p].span.contains(byte));
        token.kind == TokenKind::Word
            && !timed
            && (!token.capital || at == sentence.first as usize)
            && self.role(at, sentence) == Role::Content
            && !self.is_predicate(at)
            && !self.is_bare_verb(at)
    }

    /// A word that is always a verb in this form ("apply").
    fn is_bare_verb(&self, at: usize) -> bool {
        let mut buffer = [0; 24];
        form::read(lower(self.at(at), &mut buffer))
            .is_some_and(|r| r.leaning == form::Leaning::Verb && r.is(form::BASE | form::THIRD))
    }

    fn is_participle(&self, at: usize) -> bool {
        let mut buffer = [0; 24];
        form::read(lower(self.at(at), &mut buffer))
            .is_some_and(|r| r.is(form::PARTICIPLE | form::ING) && !r.is(form::BASE))
    }

    fn is_predicate(&self, at: usize) -> bool {
        let after = self.scan.verbs.partition_point(|g| g.first as usize <= at);
        after
            .checked_sub(1)
            .and_then(|g| self.scan.verbs.get(g))
            .is_some_and(|g| at < g.last as usize)
    }

    /// Steps over what makes a figure vague or a limit: the token where the figure proper begins.
    fn qualifiers(&self, first: usize, floor: usize) -> (usize, bool, Option<Direction>) {
        let (mut at, mut approximate, mut limit) = (first, false, None);
        for _ in 0..3 {
            let tail = self.before(at);
            let found = QUALIFIERS.iter().find_map(|(last, before, effect)| {
                let start = at.checked_sub(1 + before.len()).filter(|&k| k >= floor)?;
                let fits = tail.eq_ignore_ascii_case(last)
                    && (start..)
                        .zip(*before)
                        .all(|(k, word)| self.at(k).eq_ignore_ascii_case(word));
                fits.then_some((start, *effect))
            });
            let Some((start, effect)) = found else { break };
            match effect {
                Effect::Vague => approximate = true,
                Effect::Limit(direction) => limit = limit.or(Some(direction)),
                Effect::Nothing => {}
            }
            at = start;
        }
        (at, approximate, limit)
    }

    /// The last verb group before token `at` in the sentence.
    fn verb_before(&self, at: usize, floor: usize) -> Option<&VerbGroup> {
        let after = self.scan.verbs.partition_point(|g| (g.first as usize) < at);
        self.scan
            .verbs
            .get(after.checked_sub(1)?)
            .filter(|g| g.first as usize >= floor)
    }

    fn lemma(&self, at: usize) -> Option<&'static str> {
        let mut buffer = [0; 24];
        form::read(lower(self.at(at), &mut buffer)).map(form::Reading::lemma)
    }

    /// Which way a word of change at `at` points.
    pub fn change(&self, at: usize) -> Option<Direction> {
        let way = self
            .lemma(at)
            .and_then(|l| lexicon::CHANGE_WORDS.get(l))
            .or_else(|| {
                let mut buffer = [0; 24];
                lexicon::CHANGE_WORDS.get(lower(self.at(at), &mut buffer))
            })?;
        Some(if way == "up" {
            Direction::Up
        } else {
            Direction::Down
        })
    }

    /// The head of the nouns right after a figure ("a 25% import tariff").
    fn noun_after(&self, unit: &Unit, sentence: &Sentence) -> Option<usize> {
        if unit.rule == "count" {
            return None;
        }
        let end = sentence.last as usize;
        let mut at = unit.last;
        if matches!(self.at(at), "-" | "‑") {
            at += 1;
        }
        let mut head = None;
        while at < end
            && at < unit.last + 6
            && self.role(at, sentence) == Role::Content
            && !self.is_predicate(at)
        {
            if self.is_noun(at, sentence) {
                head = Some(at);
            }
            at += 1;
        }
        head
    }

    /// "a 12% rise in exports": what changes.
    fn changed_noun(&self, change: Option<usize>, sentence: &Sentence) -> Option<usize> {
        let at = change.filter(|&at| matches!(self.at(at + 1), "in" | "of" | "on" | "to"))?;
        self.first_head(at + 2, sentence).or(change)
    }

    /// The head of the first noun phrase at `from`: the last noun before a preposition or mark.
    fn first_head(&self, from: usize, sentence: &Sentence) -> Option<usize> {
        let end = (sentence.last as usize).min(from + 8);
        let mut head = None;
        for at in from..end {
            match self.role(at, sentence) {
                Role::Content if self.is_predicate(at) => break,
                Role::Content => {
                    head = if self.is_noun(at, sentence) {
                        Some(at)
                    } else {
                        head
                    }
                }
                Role::Determiner | Role::Quantifier | Role::Possessive | Role::Number
                    if head.is_none() => {}
                Role::Possessive => head = None,
                _ => break,
            }
        }
        head
    }

    /// "a tariff of 25%", "a deal worth $4 million": the noun before the figure.
    fn noun_before(&self, start: usize, floor: usize, sentence: &Sentence) -> Option<usize> {
        let lead = self.before(start);
        if !matches!(
            lead,
            "of" | "worth" | "at" | "totaling" | "totalling" | "exceeding" | "valued"
        ) {
            return None;
        }
        let mut end = start - 1;
        while end > floor
            && (matches!(
                self.before(end),
                "valued" | "priced" | "set" | "estimated" | "worth"
            ) || self.role(end - 1, sentence) == Role::Adverb)
        {
            end -= 1;
        }
        let range = self.phrase_before(end, floor, sentence)?;
        self.head_of(range, sentence)
    }

    /// The tokens of the noun phrase, with its complements, that ends before token `end`.
    fn phrase_before(
        &self,
        end: usize,
        floor: usize,
        sentence: &Sentence,
    ) -> Option<std::ops::Range<usize>> {
        let mut first = end;
        while first > floor && end - first < 14 {
            let role = self.role(first - 1, sentence);
            let goes_on = match role {
                Role::Content => !self.is_predicate(first - 1),
                Role::Determiner
                | Role::Quantifier
                | Role::Possessive
                | Role::To
                | Role::Preposition
                | Role::Number => true,
                Role::Mark => {
                    !self.scan.tokens[first - 1].spaced
                        && matches!(self.at(first - 1), "." | "-")
                        && first < end
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            first -= 1;
        }
        (first < end).then_some(first..end)
    }

    /// The noun that a phrase is about: before its first preposition; past nouns that only measure.
    fn head_of(&self, range: std::ops::Range<usize>, sentence: &Sentence) -> Option<usize> {
        let is_link = |at: usize| matches!(self.role(at, sentence), Role::Preposition | Role::To);
        let mut from = range.start;
        while from < range.end && is_link(from) {
            from += 1;
        }
        for _ in 0..3 {
            let stop = (from..range.end)
                .find(|&at| is_link(at))
                .unwrap_or(range.end);
            let head = (from..stop).rev().find(|&at| self.is_noun(at, sentence));
            let empty = head.is_none_or(|at| {
                let mut buffer = [0; 24];
                EMPTY.contains(&&*form::singular(lower(self.at(at), &mut buffer)))
            });
            if !empty {
                return head;
            }
            // "the tariff rate", "the value of the contract"
            if let Some(before) = head.and_then(|h| {
                (from..h).rev().find(|&at| {
                    at + 1 == h && self.is_noun(at, sentence) && !self.is_participle(at)
                })
            }) {
                return Some(before);
            }
            if stop >= range.end || self.at(stop) != "of" && head.is_some() {
                return head;
            }
            from = stop + 1;
        }
        None
    }

    /// "145% in tariffs", "12 percent of voters", "3 million barrels of oil".
    fn complement(&self, unit: &Unit, sentence: &Sentence) -> Option<usize> {
        let link = self.at(unit.last);
        (link == "of" || link == "in" && unit.rule != "count")
            .then(|| self.first_head(unit.last + 1, sentence))?
    }

    /// What a verb that says how many times more changes: "doubled tariffs", "tariffs doubled".
    pub fn multiplied(&self, verb: &VerbGroup, sentence: &Sentence) -> Option<usize> {
        let from = verb.last as usize;
        let object = self
            .first_head(from, sentence)
            .filter(|_| self.role(from, sentence) != Role::Preposition);
        object.or_else(|| {
            let range =
                self.phrase_before(verb.first as usize, sentence.first as usize, sentence)?;
            self.head_of(range, sentence)
        })
    }

    /// "lowered tariffs on timber from 40 to 10 percent", "exports dropped 12.7%".
    fn by_verb(
        &self,
        start: usize,
        verb: Option<&VerbGroup>,
        floor: usize,
        sentence: &Sentence,
    ) -> Option<usize> {
        let verb = verb?;
        let lemma = self.lemma(verb.head as usize);
        let changes = self.change(verb.head as usize).is_some();
        let lead = self.before(start);
        let moved = matches!(lead, "from" | "to" | "by" | "at" | "down" | "up");
        let object = (verb.last as usize..start).take(1).any(|at| {
            matches!(
                self.role(at, sentence),
                Role::Content | Role::Determiner | Role::Quantifier
            )
        });
        if moved
            && object
            && let Some(head) = self
                .first_head(verb.last as usize, sentence)
                .filter(|&h| h < start)
        {
            return Some(head);
        }
        let equates = lemma.is_some_and(|l| EQUATING.contains(&l))
            || self.role(verb.head as usize, sentence) != Role::Content;
        if !(changes || equates) || matches!(verb.tense, Tense::Infinitive) || object && !moved {
            return None;
        }
        let mut end = verb.first as usize;
        while end > floor && self.role(end - 1, sentence) == Role::Adverb {
            end -= 1;
        }
        let range = self.phrase_before(end, floor, sentence)?;
        self.head_of(range, sentence)
    }
}
