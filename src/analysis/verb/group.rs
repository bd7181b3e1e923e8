//! Joins auxiliaries and verbs into groups, and tells finite verbs from nouns and adjectives by what stands beside them.

use super::form::{BASE, ING, Leaning, PARTICIPLE, PAST, Reading, THIRD};
use super::word::{self, Role, Word};
use super::{Tense, VerbGroup};
use crate::analysis::lexicon::{Flag, WordId};
use crate::analysis::{Sentence, SentenceKind, Token, TokenKind};

/// What a word may ask of an infinitive after it.
const CUES: [Flag; 4] = [Flag::Control, Flag::Future, Flag::Aspect, Flag::Fail];

/// One sentence, read from left to right.
pub struct Clause<'a> {
    text: &'a str,
    tokens: &'a [Token],
    base: usize,
    kind: SentenceKind,
    words: Vec<Word>,
    /// Whether a finite verb stands in the clause that is being read.
    finite: bool,
    /// What the last group asks of an infinitive after it.
    control: bool,
}

impl<'a> Clause<'a> {
    /// The clause of `sentence`, its words' roles read.
    pub fn new(text: &'a str, tokens: &'a [Token], sentence: &Sentence) -> Self {
        let tokens = &tokens[sentence.tokens()];
        // Marks may stand before the word that opens a sentence.
        let opening = tokens
            .iter()
            .position(|t| t.kind != TokenKind::Mark)
            .unwrap_or(tokens.len());
        let words = tokens
            .iter()
            .enumerate()
            .map(|(at, &t)| {
                let opens = at <= opening;
                let word = word::read(text, t, sentence.kind, opens);
                if !word.may_be_name() {
                    return word;
                }
                let beside = (
                    at.checked_sub(1).and_then(|b| tokens.get(b)),
                    tokens.get(at + 1),
                );
                word.unless_name(text, t, beside)
            })
            .collect();
        Self {
            text,
            tokens,
            base: sentence.first as usize,
            kind: sentence.kind,
            words,
            finite: false,
            control: false,
        }
    }

    /// Adds its verb groups to `groups`.
    pub fn read(mut self, groups: &mut Vec<VerbGroup>) {
        let from = groups.len();
        let mut at = 0;
        while at < self.words.len() {
            self.cross(at);
            let found = match self.words[at].role {
                Role::BeNow
                | Role::BeWas
                | Role::HaveNow
                | Role::HaveHad
                | Role::DoNow
                | Role::DoDid
                | Role::Will
                | Role::Modal => Some(self.auxiliary(at)),
                Role::Be => Some(self.bare_be(at)),
                Role::Possessive if self.is_short_be(at) => Some(self.auxiliary(at)),
                Role::To => self.infinitive(at, groups.len() > from),
                Role::Content => self.content(at),
                _ => None,
            };
            let Some(group) = found else {
                at += 1;
                continue;
            };
            self.finite |= !matches!(group.tense, Tense::Infinitive | Tense::Participle);
            self.control = self
                .cue(group.head as usize)
                .is_some_and(|c| matches!(c, Flag::Control | Flag::Future));
            at = group.last as usize;
            groups.push(VerbGroup {
                first: group.first + self.base as u32,
                last: group.last + self.base as u32,
                head: group.head + self.base as u32,
                ..group
            });
            self.after_saying(group.head as usize);
        }
    }

    /// Forgets the finite verb where a new clause begins.
    fn cross(&mut self, at: usize) {
        let word = &self.words[at];
        let mark = word.role == Role::Mark
            && !matches!(self.tokens[at].of(self.text), "-" | "(" | ")" | "'" | "’");
        if mark || matches!(word.role, Role::Conjunction | Role::Relative) {
            self.finite = false;
            self.control &= !mark;
        }
    }

    /// "officials said tariffs rose": a clause may follow a verb of saying without "that".
    fn after_saying(&mut self, head: usize) {
        if let Some(verb) = self.words[head].verb
            && matches!(
                verb.lemma(),
                "say"
                    | "think"
                    | "believe"
                    | "know"
                    | "hope"
                    | "add"
                    | "tell"
                    | "claim"
                    | "report"
                    | "show"
                    | "announce"
                    | "mean"
            )
        {
            self.finite = false;
        }
    }

    fn role(&self, at: usize) -> Option<Role> {
        self.words.get(at).map(|w| w.role)
    }

    /// What the word at `at` asks of an infinitive.
    fn cue(&self, at: usize) -> Option<Flag> {
        let of = |word: WordId| CUES.into_iter().find(|&cue| word.is(cue));
        let verb = self.words[at].verb;
        verb.and_then(|v| of(v.base))
            .or_else(|| of(self.tokens[at].word))
    }

    /// Steps over adverbs and negations from `at`; whether one negates.
    fn skip(&self, mut at: usize) -> (usize, bool) {
        let mut negated = false;
        while matches!(self.role(at), Some(Role::Adverb | Role::Not)) {
            negated |= self.words[at].negates;
            at += 1;
        }
        (at, negated)
    }

    /// Whether the 's at `at` is "is" ("he's leaving").
    fn is_short_be(&self, at: usize) -> bool {
        at > 0
            && (matches!(self.words[at - 1].role, Role::Subject)
                || ["that", "there", "what", "here"]
                    .iter()
                    .any(|w| self.tokens[at - 1].of(self.text).eq_ignore_ascii_case(w)))
    }

    fn group(first: usize, head: usize, tense: Tense) -> VerbGroup {
        VerbGroup {
            first: first as u32,
            last: head as u32 + 1,
            head: head as u32,
            tense,
            negated: false,
            passive: false,
        }
    }

    /// The group that an auxiliary at `first` opens.
    fn auxiliary(&self, first: usize) -> VerbGroup {
        let role = self.words[first].role;
        let tense = match role {
            Role::BeWas | Role::HaveHad | Role::DoDid => Tense::Past,
            Role::Will => Tense::Future,
            Role::Modal => Tense::Conditional,
            _ => Tense::Present,
        };
        let mut group = Self::group(first, first, tense);
        group.negated = self.words[first].negates;
        let mut next = first + 1;
        // "Did he sign?": the subject stands inside.
        if self.role(next) == Some(Role::Subject)
            && (first == 0 || self.role(first - 1) != Some(Role::Subject))
        {
            next += 1;
        }
        let role = if role == Role::Possessive {
            Role::BeNow
        } else {
            role
        };
        self.chain(&mut group, role, next);
        self.ruled(&mut group);
        group
    }

    /// "being held", "been told" without another auxiliary.
    fn bare_be(&self, first: usize) -> VerbGroup {
        let tense = if self.tokens[first].of(self.text).eq_ignore_ascii_case("be") {
            Tense::Infinitive
        } else {
            Tense::Participle
        };
        let mut group = Self::group(first, first, tense);
        self.chain(&mut group, Role::Be, first + 1);
        group
    }

    /// Follows auxiliaries from `next` to the verb that they serve.
    fn chain(&self, group: &mut VerbGroup, mut role: Role, mut next: usize) {
        loop {
            let (at, negated) = self.skip(next);
            let Some(word) = self.words.get(at) else {
                return;
            };
            let be = matches!(role, Role::BeNow | Role::BeWas | Role::Be);
            let have = matches!(role, Role::HaveNow | Role::HaveHad);
            let fits = match word.role {
                Role::Be => true,
                Role::HaveNow | Role::DoNow => !be && !have,
                Role::HaveHad => have,
                Role::Content if be => word.is(ING | PARTICIPLE) && !self.is_attributive(at),
                Role::Content if have => word.is(PARTICIPLE),
                Role::Content => word.is(BASE),
                _ => false,
            };
            if !fits {
                // "is not": the negation belongs to a group without a verb after it as well.
                group.negated |= negated;
                if negated {
                    group.last = group.last.max(at as u32);
                }
                return;
            }
            if have && group.tense == Tense::Present {
                group.tense = Tense::Past;
            }
            group.negated |= negated;
            group.head = at as u32;
            group.last = at as u32 + 1;
            match word.role {
                Role::Content => {
                    group.passive = be && word.is(PARTICIPLE) && !word.is(ING);
                    return;
                }
                other => role = other,
            }
            next = at + 1;
        }
    }

    /// "is rising demand", "were imported goods": a participle that a noun follows at once is its adjective.
    fn is_attributive(&self, at: usize) -> bool {
        let word = &self.words[at];
        let noun_follows = self.words.get(at + 1).is_some_and(|n| {
            n.role == Role::Content && !n.name && n.plural && !n.is(ING | PARTICIPLE)
        });
        noun_follows && word.verb.is_some_and(|v| v.leaning == Leaning::Noun)
    }

    /// The base-form verb of an infinitive whose "to" stands at `to`.
    fn to_verb(&self, to: usize) -> Option<(usize, bool)> {
        let (at, negated) = self.skip(to + 1);
        let word = self.words.get(at)?;
        let fits = match word.role {
            Role::Be | Role::HaveNow | Role::DoNow => true,
            Role::Content => word.is(BASE) && self.takes_object(at, word.verb?),
            _ => false,
        };
        fits.then_some((at, negated))
    }

    /// "to trade talks": a word that is mostly a noun is a verb only where no other noun follows it.
    fn takes_object(&self, at: usize, verb: Reading) -> bool {
        let next = self.words.get(at + 1);
        verb.leaning != Leaning::Noun || next.is_none_or(|n| n.role != Role::Content || n.name)
    }

    /// Where a group's verb rules an infinitive ("is set to meet", "failed to agree"), goes on to that verb.
    fn ruled(&self, group: &mut VerbGroup) {
        for _ in 0..3 {
            let head = group.head as usize;
            let (at, _) = self.skip(group.last as usize);
            let role = self.words[head].role;
            let finite_have = matches!(role, Role::HaveNow | Role::HaveHad | Role::Be);
            let bare_be = matches!(role, Role::BeNow | Role::BeWas);
            if bare_be && self.role(at) == Some(Role::Content) && self.future_adjective(at) {
                if let Some((verb, negated)) = self.to_after(at) {
                    self.plan(group, verb, negated);
                    group.negated |= self.tokens[at]
                        .of(self.text)
                        .eq_ignore_ascii_case("unlikely");
                } else if self.is_scheduled(at) {
                    group.head = at as u32;
                    group.last = at as u32 + 1;
                    group.tense = Tense::Future;
                    return;
                } else {
                    return;
                }
                continue;
            }
            if self.role(at) != Some(Role::To) {
                if role == Role::Content
                    && self.is_scheduled(head)
                    && self.cue(head) == Some(Flag::Future)
                {
                    group.tense = Tense::Future;
                }
                return;
            }
            let Some((verb, negated)) = self.to_verb(at) else {
                return;
            };
            match self.cue(head) {
                _ if bare_be => self.plan(group, verb, negated),
                Some(Flag::Future) => self.plan(group, verb, negated),
                Some(Flag::Aspect) => Self::move_on(group, verb, negated),
                Some(Flag::Fail) => {
                    Self::move_on(group, verb, negated);
                    group.negated = true;
                }
                _ if finite_have => Self::move_on(group, verb, negated),
                _ => return,
            }
            self.passive_be(group);
        }
    }

    fn plan(&self, group: &mut VerbGroup, verb: usize, negated: bool) {
        Self::move_on(group, verb, negated);
        if group.tense != Tense::Conditional {
            group.tense = Tense::Future;
        }
        self.passive_be(group);
    }

    fn move_on(group: &mut VerbGroup, verb: usize, negated: bool) {
        group.head = verb as u32;
        group.last = verb as u32 + 1;
        group.negated |= negated;
        group.passive = false;
    }

    /// "to be held", "to have met": follows the infinitive's own auxiliaries.
    fn passive_be(&self, group: &mut VerbGroup) {
        let role = self.words[group.head as usize].role;
        if matches!(role, Role::Be | Role::HaveNow) {
            let tense = group.tense;
            self.chain(group, role, group.head as usize + 1);
            group.tense = tense;
        }
    }

    /// "due", "likely", "set", "poised", "about": adjectives that make an infinitive planned.
    fn future_adjective(&self, at: usize) -> bool {
        self.cue(at) == Some(Flag::Future) && !self.words[at].is(ING)
    }

    /// The infinitive right after the word at `at`.
    fn to_after(&self, at: usize) -> Option<(usize, bool)> {
        let (to, _) = self.skip(at + 1);
        (self.role(to) == Some(Role::To)).then(|| self.to_verb(to))?
    }

    /// "scheduled for Monday", "due in London", "set for June".
    fn is_scheduled(&self, at: usize) -> bool {
        let word = self.tokens[at].of(self.text);
        let planned = ["scheduled", "due", "set", "slated", "expected", "planned"];
        let (next, _) = self.skip(at + 1);
        planned.iter().any(|p| word.eq_ignore_ascii_case(p))
            && self.tokens.get(next).is_some_and(|t| {
                let next = t.of(self.text);
                next.eq_ignore_ascii_case("for")
                    || !word.eq_ignore_ascii_case("set")
                        && ["in", "on", "at", "by", "next", "later"]
                            .iter()
                            .any(|p| next.eq_ignore_ascii_case(p))
            })
    }

    /// "to meet": planned where a wish, a promise or a headline rules it.
    fn infinitive(&self, to: usize, after_verb: bool) -> Option<VerbGroup> {
        let (verb, negated) = self.to_verb(to)?;
        let headline = self.kind == SentenceKind::Heading && !after_verb;
        let tense = if self.control || headline {
            Tense::Future
        } else {
            Tense::Infinitive
        };
        let mut group = Self::group(to, verb, tense);
        group.negated = negated;
        self.passive_be(&mut group);
        self.ruled(&mut group);
        Some(group)
    }
}

/// Verbs without an auxiliary.
impl Clause<'_> {
    /// The nearest word before `at` that is no adverb.
    fn before(&self, at: usize) -> Option<&Word> {
        self.words[..at]
            .iter()
            .rev()
            .take(4)
            .find(|w| !matches!(w.role, Role::Adverb | Role::Not))
    }

    /// The group that a word of content at `at` opens, if it is a verb there.
    fn content(&self, at: usize) -> Option<VerbGroup> {
        if !self.words[at].is(BASE | THIRD)
            && let Some((verb, negated)) = self.to_after(at)
            && self.before(at).is_some_and(|w| w.role == Role::Content)
            && self.future_adjective(at)
        {
            let mut group = Self::group(at, at, Tense::Future);
            self.plan(&mut group, verb, negated);
            return Some(group);
        }
        let verb = self.words[at].verb?;
        let tense = self.tense_of(at, verb)?;
        let mut group = Self::group(at, at, tense);
        group.passive = tense == Tense::Participle && verb.is(PARTICIPLE);
        group.negated = at > 0 && self.words[at - 1].negates;
        self.ruled(&mut group);
        Some(group)
    }

    fn tense_of(&self, at: usize, verb: Reading) -> Option<Tense> {
        let before = self.before(at);
        let previous = before.map_or(Role::Mark, |w| w.role);
        if matches!(previous, Role::Determiner | Role::Possessive | Role::Object) && !verb.is(ING) {
            return None;
        }
        if verb.is(ING) {
            return self
                .is_gerund(at, verb, previous)
                .then_some(Tense::Participle);
        }
        if verb.is(BASE) && verb.is(PAST) {
            return self.is_flat_past(at, before).then_some(Tense::Past);
        }
        if verb.is(PAST | PARTICIPLE) {
            return self.past(at, verb, previous);
        }
        let present = if verb.is(THIRD) {
            self.is_third(at, verb, before)
        } else {
            self.is_plain(at, verb, before)
        };
        present.then_some(Tense::Present)
    }

    /// Whether an object or a clause follows `at`: what tells a verb from a noun.
    fn object_follows(&self, at: usize) -> bool {
        let (next, _) = self.skip(at + 1);
        self.words.get(next).is_some_and(|n| match n.role {
            Role::Determiner
            | Role::Quantifier
            | Role::Relative
            | Role::Subject
            | Role::Object
            | Role::Number => true,
            Role::To => self.to_verb(next).is_some(),
            Role::Content => n.name,
            _ => false,
        })
    }

    /// Whether a plural noun follows right after `at`.
    fn plural_follows(&self, at: usize) -> bool {
        self.words
            .get(at + 1)
            .is_some_and(|n| n.role == Role::Content && n.plural)
    }

    fn is_gerund(&self, at: usize, verb: Reading, previous: Role) -> bool {
        if matches!(
            previous,
            Role::Determiner | Role::Possessive | Role::Number | Role::Quantifier
        ) {
            return false;
        }
        if self.tokens[at].word.is(Flag::IngNoun) || verb.leaning == Leaning::Noun {
            return self.object_follows(at);
        }
        let noun_between = previous == Role::Content
            && self
                .words
                .get(at + 1)
                .is_some_and(|n| n.role == Role::Content && n.plural && !n.name)
            && self.finite;
        !noun_between
    }

    /// "cut", "set", "hit": the past tense where a subject stands before it and an object after it.
    fn is_flat_past(&self, at: usize, before: Option<&Word>) -> bool {
        match before.map(|w| w.role) {
            Some(Role::Subject | Role::Relative) => true,
            Some(Role::Content) => {
                !self.finite && (self.object_follows(at) || self.plural_follows(at))
            }
            Some(Role::Conjunction) => self.object_follows(at),
            _ => false,
        }
    }

    fn past(&self, at: usize, verb: Reading, previous: Role) -> Option<Tense> {
        if !verb.is(PARTICIPLE) {
            return Some(Tense::Past);
        }
        if !verb.is(PAST) {
            return (previous != Role::Preposition).then_some(Tense::Participle);
        }
        let (next, _) = self.skip(at + 1);
        let by = self
            .tokens
            .get(next)
            .is_some_and(|t| t.of(self.text) == "by")
            && self.role(next + 1) != Some(Role::Number);
        match previous {
            Role::Subject | Role::Relative | Role::Quantifier => Some(Tense::Past),
            Role::Preposition | Role::Number => None,
            Role::Mark if at > 0 => Some(self.after_mark(at, by)),
            Role::Mark => Some(Tense::Participle),
            _ if by => Some(Tense::Participle),
            Role::Conjunction => Some(Tense::Past),
            _ if self.before_noun(at) => None,
            _ if self.is_reduced(at, next) => Some(Tense::Participle),
            _ => Some(Tense::Past),
        }
    }

    /// "newly imposed tariffs cost": a form in -ed between an adverb or an adjective and a plural noun that has its own verb.
    fn before_noun(&self, at: usize) -> bool {
        self.finite
            && self
                .words
                .get(at + 1)
                .is_some_and(|n| n.role == Role::Content && n.plural && !n.name)
            && self.words[..at].last().is_some_and(|w| {
                w.role == Role::Adverb || w.role == Role::Content && !w.plural && !w.name
            })
    }

    /// A form in -ed after a mark: ", signed in May," is a participle, "…", said the minister" is not.
    fn after_mark(&self, at: usize, by: bool) -> Tense {
        let saying = self.words[at].verb.is_some_and(|v| v.base.is(Flag::Saying));
        if !by && (saying || self.object_follows(at)) {
            Tense::Past
        } else {
            let next = self.role(self.skip(at + 1).0);
            if by || matches!(next, Some(Role::Preposition)) {
                Tense::Participle
            } else {
                Tense::Past
            }
        }
    }

    /// "the deal reached in May collapsed": the clause has its finite verb elsewhere.
    fn is_reduced(&self, at: usize, next: usize) -> bool {
        if self.finite {
            return true;
        }
        if self.role(next) != Some(Role::Preposition) {
            return false;
        }
        for (k, word) in self.words.iter().enumerate().skip(next + 1).take(12) {
            match word.role {
                Role::Mark | Role::Conjunction | Role::Relative | Role::Subject => return false,
                Role::BeNow
                | Role::BeWas
                | Role::HaveNow
                | Role::HaveHad
                | Role::Will
                | Role::Modal
                | Role::DoDid
                | Role::DoNow => return true,
                Role::Content => {
                    let after_noun = self.before(k).is_some_and(|w| w.role == Role::Content);
                    let finite = word.verb.is_some_and(|v| {
                        v.is(PAST) && !v.is(BASE) || v.is(THIRD) && v.leaning == Leaning::Verb
                    });
                    if finite && after_noun && k > at + 2 {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    fn is_third(&self, at: usize, verb: Reading, before: Option<&Word>) -> bool {
        let Some(before) = before else { return false };
        let subject = matches!(before.role, Role::Subject | Role::Relative);
        match verb.leaning {
            Leaning::Verb => !matches!(before.role, Role::Preposition | Role::Number | Role::To),
            Leaning::Both if subject => true,
            // "Norland bans timber imports".
            Leaning::Both if self.kind == SentenceKind::Heading => {
                before.role == Role::Content
                    && !before.plural
                    && !self.finite
                    && matches!(
                        self.role(at + 1),
                        Some(Role::Content | Role::Determiner | Role::Number)
                    )
            }
            Leaning::Both | Leaning::Noun => {
                let own_subject = subject && before.role == Role::Subject;
                own_subject
                    || before.role == Role::Content
                        && !before.plural
                        && !self.finite
                        && self.object_follows(at)
            }
        }
    }

    fn is_plain(&self, at: usize, verb: Reading, before: Option<&Word>) -> bool {
        let Some(before) = before else {
            return verb.leaning == Leaning::Verb && self.object_follows(at);
        };
        let headline = self.kind == SentenceKind::Heading;
        match (before.role, verb.leaning) {
            (Role::Subject, _)
            | (Role::Relative, Leaning::Verb | Leaning::Both)
            | (Role::Quantifier | Role::Conjunction, Leaning::Verb) => true,
            (Role::Content, Leaning::Verb) => {
                (before.plural || headline || before.name) && !self.finite
            }
            (Role::Content, Leaning::Both) => {
                before.plural && !self.finite && self.object_follows(at)
            }
            (Role::Mark, Leaning::Verb) => self.object_follows(at),
            _ => false,
        }
    }
}
