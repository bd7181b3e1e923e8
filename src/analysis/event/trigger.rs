//! Finds the words that stand for events: predicates and event nouns, and which of them are one event.

use std::borrow::Cow;

use super::clause::{Clause, Whole};
use super::lemma;
use crate::analysis::lexicon::{Flag, WordId};
use crate::analysis::token::lower;
use crate::analysis::{Tense, Token, TokenKind, VerbGroup, hyphen, lexicon};

/// What a word does to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A state, no event of its own ("has", "believes").
    State,
    /// Plain saying, no news of its own ("said").
    Say,
    /// Saying that is the news ("announced").
    News,
    /// Sets two events in relation ("followed").
    Relate,
    /// Carries an event noun ("held talks", "a truce was agreed").
    Light,
    /// What a happening does ("floods swept through the city").
    Effect,
    /// An event of its own.
    Act,
}

impl Kind {
    /// The kind of that name in the list of event verbs.
    fn named(name: &str) -> Self {
        match name {
            "state" => Self::State,
            "say" => Self::Say,
            "news" => Self::News,
            "relate" => Self::Relate,
            "light" => Self::Light,
            "effect" => Self::Effect,
            _ => Self::Act,
        }
    }
}

/// What the verb of a group does to an event, whatever stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate<'a> {
    /// Its lemma.
    lemma: Cow<'a, str>,
    /// What it does.
    kind: Kind,
    /// The class of like events; empty where the list of event verbs has none.
    class: &'static str,
}

impl<'a> Predicate<'a> {
    /// The predicate of a verb group.
    pub fn new(text: &'a str, tokens: &[Token], group: &VerbGroup) -> Self {
        let head = tokens.get(group.head as usize);
        let (lemma, row) = match lemma::lowered(head.map_or("", |t| t.of(text))) {
            Cow::Borrowed(form) => lemma::listed_verb(form),
            Cow::Owned(form) => {
                let (lemma, row) = lemma::listed_verb(&form);
                (lemma.into_owned().into(), row)
            }
        };
        let Some((key, row)) = row else {
            return Self {
                lemma,
                kind: Kind::Act,
                class: "",
            };
        };
        let (kind, class) = row.split_once(' ').unwrap_or((row, key));
        Self {
            lemma: key.into(),
            kind: Kind::named(kind),
            class,
        }
    }

    /// Whether it is one of saying.
    pub fn reports(&self) -> bool {
        matches!(self.kind, Kind::Say | Kind::News)
    }
}

/// Classes of nouns that happen by themselves, so that their verb adds no event.
fn is_happening(class: &str) -> bool {
    matches!(
        class,
        "flood"
            | "storm"
            | "quake"
            | "fire"
            | "attack"
            | "explode"
            | "crash"
            | "protest"
            | "strike"
            | "outbreak"
            | "spill"
            | "war"
            | "coup"
    )
}

/// A word that stands for an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger<'a> {
    /// Its token.
    pub at: usize,
    /// The index of its clause.
    pub clause: usize,
    /// Its verb group, or that of the light verb that carries the noun.
    pub verb: Option<usize>,
    /// Whether it is a noun.
    pub noun: bool,
    /// Its lemma.
    pub lemma: Cow<'a, str>,
    /// What it does.
    pub kind: Kind,
    /// The class of like events; empty where the lexicons have none.
    pub class: &'static str,
    /// Whether it points back ("the call").
    pub definite: bool,
    /// For a light verb: the trigger that is its noun. The two are one event.
    pub carries: Option<usize>,
    /// For a noun: whether a light verb carries it.
    pub carried: bool,
}

impl Trigger<'_> {
    /// Whether it names a measure or a document, an event only where it has a time of its own.
    pub fn is_weak(&self) -> bool {
        self.noun
            && matches!(
                self.class,
                "tariff"
                    | "restriction"
                    | "report"
                    | "sanction"
                    | "fund"
                    | "crisis"
                    | "war"
                    | "speech"
                    | "accuse"
                    | "reform"
            )
    }
}

/// Adds the triggers of a sentence's clauses to `out`, in order of the text, light verbs joined to their nouns; the
/// lemmas of `predicates` become theirs.
pub fn triggers<'a>(
    whole: &Whole,
    predicates: &mut [Predicate<'a>],
    clauses: &[Clause],
    out: &mut Vec<Trigger<'a>>,
) {
    let Whole {
        text,
        tokens,
        groups,
        ..
    } = *whole;
    for (number, clause) in clauses.iter().enumerate() {
        let from = out.len();
        let mut next = clause.verbs.start;
        let mut at = clause.tokens.start;
        while at < clause.tokens.end {
            if next < clause.verbs.end && at >= groups[next].first as usize {
                if !is_attribute(text, tokens, groups, next)
                    && let Some(predicate) = predicates.get_mut(next - whole.verbs.start)
                {
                    out.push(verb(whole, predicate, next, number));
                }
                at = (groups[next].last as usize).max(at + 1);
                next += 1;
                continue;
            }
            if may_be_noun(text, tokens[at])
                && let Some(found) = noun(text, tokens, at, clause, &groups[next..clause.verbs.end])
                && !is_within(text, tokens, out.last(), &found)
            {
                out.push(Trigger {
                    clause: number,
                    ..found
                });
            }
            at += 1;
        }
        if out.len() > from {
            carry(text, tokens, groups, from, out);
            carry_back(text, tokens, clause, from, out);
        }
    }
}

/// Joins the light verb of a relative clause to the noun that the clause is about ("the deal that was struck in May").
fn carry_back(text: &str, tokens: &[Token], clause: &Clause, from: usize, out: &mut [Trigger]) {
    let opening = tokens[clause.tokens.start].of(text);
    if !matches!(opening, "that" | "which") || clause.reported && clause.verbs.is_empty() {
        return;
    }
    let verb = (from..out.len()).find(|&i| !out[i].noun);
    let Some(verb) = verb.filter(|&v| out[v].kind == Kind::Light && out[v].carries.is_none())
    else {
        return;
    };
    // The verb follows its "that" at once; else the clause has a subject of its own.
    if out[verb].at > clause.tokens.start + 4 {
        return;
    }
    let noun = (0..from)
        .rev()
        .take_while(|&i| out[i].clause + 1 == out[verb].clause)
        .find(|&i| out[i].noun && !out[i].carried && !out[i].is_weak());
    if let Some(noun) = noun {
        out[verb].carries = Some(noun);
        out[noun].carried = true;
        out[noun].verb = out[verb].verb;
    }
}

/// Whether a participle stands before its noun ("imposed sweeping tariffs", "the growing crisis").
fn is_attribute(text: &str, tokens: &[Token], groups: &[VerbGroup], index: usize) -> bool {
    let group = &groups[index];
    if group.tense != Tense::Participle || group.last - group.first != 1 {
        return false;
    }
    let after_verb = index > 0 && groups[index - 1].last == group.first;
    let before = (group.first as usize)
        .checked_sub(1)
        .map_or("", |i| tokens[i].of(text));
    after_verb
        || matches!(
            before,
            "the" | "a" | "an" | "its" | "their" | "his" | "her" | "’s" | "'s" | "new" | "more"
        )
}

/// Whether a noun only says what the noun before it is of ("a round of talks").
fn is_within(text: &str, tokens: &[Token], before: Option<&Trigger>, noun: &Trigger) -> bool {
    before.is_some_and(|b| {
        b.noun
            && b.class == noun.class
            && noun.at - b.at <= 5
            && tokens.get(b.at + 1).is_some_and(|t| t.of(text) == "of")
    })
}

/// The trigger of verb group `index` in the clause of that number.
fn verb<'a>(
    whole: &Whole,
    predicate: &mut Predicate<'a>,
    index: usize,
    clause: usize,
) -> Trigger<'a> {
    let Whole { text, tokens, .. } = *whole;
    let at = whole.groups[index].head as usize;
    let lemma = std::mem::take(&mut predicate.lemma);
    let (mut kind, mut class) = (predicate.kind, predicate.class);
    let next = tokens.get(at + 1).map_or("", |t| t.of(text));
    match (&*lemma, next) {
        ("take", "place" | "effect") => (kind, class) = (Kind::Light, "hold"),
        ("come", "into") => (kind, class) = (Kind::Light, "begin"),
        ("run", "out") => (kind, class) = (Kind::Act, "expire"),
        ("step", "down") => (kind, class) = (Kind::Act, "resign"),
        ("lead", "to") => (kind, class) = (Kind::Relate, "cause"),
        ("break", "down" | "off" | "up") => (kind, class) = (Kind::Light, "stall"),
        ("break", "out") => (kind, class) = (Kind::Act, "begin"),
        ("hold", "that") => kind = Kind::Say,
        ("speak" | "talk", _) if by_phone(text, tokens, at) => (kind, class) = (Kind::Act, "call"),
        _ => {}
    }
    Trigger {
        at,
        clause,
        verb: Some(index),
        noun: false,
        lemma,
        kind,
        class,
        definite: false,
        carries: None,
        carried: false,
    }
}

/// Whether the words after a verb of speaking name a telephone ("spoke in a phone call", "talked by telephone").
fn by_phone(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens[at..].iter().take(7).any(|t| {
        matches!(
            t.of(text),
            "phone" | "telephone" | "call" | "videoconference" | "video"
        )
    })
}

/// Whether a word, or its part behind the last hyphen, may be an event noun: false for most, by a bit each.
#[inline]
fn may_be_noun(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Word
        && token.span.len() >= 3
        && (token.word.is(Flag::EventForm) || hyphen::may_stand_in(text, token.span))
}

/// The event noun at token `at`, where it is the head of its phrase; `verbs` are the groups that follow.
fn noun(
    text: &str,
    tokens: &[Token],
    at: usize,
    clause: &Clause,
    verbs: &[VerbGroup],
) -> Option<Trigger<'static>> {
    let (lemma, class) = event_noun(tokens[at], text)?;
    // "Told members of Congress this month": the house, not a meeting of that name ("the Party Congress").
    let named = at > clause.tokens.start && tokens[at - 1].capital;
    if lemma == "congress" && tokens[at].capital && !named {
        return None;
    }
    let follows = tokens.get(at + 1).filter(|_| at + 1 < clause.tokens.end);
    if let Some(next) = follows
        && compounds(text, *next)
        && !verbs.iter().any(|v| v.first as usize == at + 1)
    {
        return None;
    }
    Some(Trigger {
        at,
        clause: 0,
        verb: None,
        noun: true,
        lemma: lemma.into(),
        kind: Kind::Act,
        class,
        definite: is_definite(text, tokens, at, clause.tokens.start),
        carries: None,
        carried: false,
    })
}

/// The event noun that a word is a form of, and its class.
fn event_noun(token: Token, text: &str) -> Option<(&'static str, &'static str)> {
    let word = token.of(text);
    let held = |id: WordId, part: &str| {
        let held = || lemma::event_noun(&lemma::noun(&lemma::lowered(part)));
        id.is(Flag::EventForm).then(held)?
    };
    // "telephone-call", "China-EU-summit": the last part is the head.
    held(token.word, word).or_else(|| {
        let hyphen = word.bytes().rposition(|b| b == b'-')?;
        let part = &word[hyphen + 1..];
        held(WordId::find(part), part)
    })
}

/// Whether `next` makes a compound of the noun before it ("tariff rates"): a plain word that is no verb.
fn compounds(text: &str, next: Token) -> bool {
    let word = next.of(text);
    next.kind == TokenKind::Word
        && next.spaced
        && !next.capital
        && !word.ends_with("ed")
        && !word.ends_with("ing")
        && !word.ends_with("ly")
        && !lexicon::STOPWORDS.contains(word)
}

/// Whether a determiner that points back stands before the noun's phrase.
fn is_definite(text: &str, tokens: &[Token], at: usize, start: usize) -> bool {
    for before in tokens[start..at].iter().rev().take(6) {
        if before.kind == TokenKind::Mark && before.of(text) != "-" {
            return false;
        }
        match lower(before.of(text), &mut [0; 24]) {
            "the" | "this" | "that" | "these" | "those" | "its" | "their" | "his" | "her"
            | "'s" => return true,
            "a" | "an" | "of" | "in" | "on" | "for" | "to" | "with" | "no" | "any" | "some"
            | "new" | "another" | "more" | "and" | "or" | "by" | "at" | "from" | "toward"
            | "towards" | "into" | "about" | "over" => return false,
            _ => {}
        }
    }
    false
}

/// Joins each light verb of one clause to its noun: a passive to the one before, others to the one after.
fn carry(text: &str, tokens: &[Token], groups: &[VerbGroup], from: usize, out: &mut [Trigger]) {
    for verb in from..out.len() {
        if out[verb].noun {
            continue;
        }
        let Some(group) = out[verb].verb.map(|g| groups[g]) else {
            continue;
        };
        let (kind, class) = (out[verb].kind, out[verb].class);
        let free = |t: &Trigger| {
            let alike = !class.is_empty() && class == t.class;
            let fits = match kind {
                Kind::Light => true,
                Kind::Effect => is_happening(t.class),
                Kind::Act => alike,
                _ => false,
            };
            t.noun && !t.carried && fits
        };
        let next_verb = (verb + 1..out.len())
            .find(|&i| !out[i].noun)
            .unwrap_or(out.len());
        let object = (verb + 1..next_verb).find(|&i| free(&out[i])).filter(|&i| {
            let between = &tokens[out[verb].at + 1..out[i].at];
            let turned = is_general(&out[verb].lemma) && turns(text, between);
            !turned && !leaves(text, between)
        });
        let subject = (from..verb)
            .rev()
            .find(|&i| free(&out[i]) && !out[i].is_weak());
        let reduced =
            group.tense == Tense::Participle && !tokens[out[verb].at].of(text).ends_with("ing");
        let noun = if group.passive || reduced || kind == Kind::Effect {
            subject.or(object)
        } else {
            object.or(subject)
        };
        if let Some(noun) = noun {
            out[verb].carries = Some(noun);
            out[noun].carried = true;
            out[noun].verb = out[verb].verb;
        }
    }
}

/// Verbs that carry a noun only as their plain object ("made a deal", not "went back on a deal").
fn is_general(lemma: &str) -> bool {
    matches!(
        lemma,
        "become" | "go" | "come" | "take" | "give" | "put" | "make" | "get"
    )
}

/// Whether a preposition stands between a verb and a noun; "part in" belongs to its verb.
fn turns(text: &str, between: &[Token]) -> bool {
    let part = between.first().is_some_and(|t| t.of(text) == "part");
    !part
        && between.iter().any(|t| {
            matches!(
                t.of(text),
                "on" | "of"
                    | "from"
                    | "against"
                    | "about"
                    | "over"
                    | "to"
                    | "for"
                    | "into"
                    | "by"
                    | "in"
                    | "with"
                    | "at"
            )
        })
}

/// Whether the words between a verb and a noun lead away from its object ("held during the talks").
fn leaves(text: &str, between: &[Token]) -> bool {
    between.iter().any(|t| {
        matches!(
            t.of(text),
            "during"
                | "after"
                | "before"
                | "following"
                | "amid"
                | "despite"
                | "since"
                | "under"
                | ","
                | "because"
        )
    })
}
