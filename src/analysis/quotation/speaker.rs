//! Finds the actor that a source's words name.

use crate::analysis::lexicon::{Flag, WordId};
use crate::analysis::token::Token;
use crate::analysis::verb::word::Role;
use crate::analysis::{ActorKind, LocalActor, LocalActorId, Mention, MentionForm, Sentence};
use crate::corpus::Span;

use super::view::{Phrase, View};

/// How far back, in tokens, a list of places is followed to the preposition before it.
const LISTED: usize = 14;

/// What a first name tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sex {
    Female,
    Male,
}

fn is_place(kind: ActorKind) -> bool {
    matches!(
        kind,
        ActorKind::Place | ActorKind::City | ActorKind::Country
    )
}

/// The mentions of one article, looked up by place.
pub struct Cast<'a> {
    actors: &'a [LocalActor],
    mentions: &'a [Mention],
}

impl<'a> Cast<'a> {
    /// The cast of one article.
    pub fn new(actors: &'a [LocalActor], mentions: &'a [Mention]) -> Self {
        Self { actors, mentions }
    }

    fn within(&self, span: Span) -> &'a [Mention] {
        let from = self.mentions.partition_point(|m| m.span.start < span.start);
        let to = self.mentions.partition_point(|m| m.span.start < span.end);
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// The sex that a person's first name tells, where it is one of a full name and tells one.
    fn sex(&self, id: LocalActorId) -> Option<Sex> {
        let (first, _) = self.actors.get(id.index())?.name.split_once(' ')?;
        let word = WordId::find(first);
        match word.name().sex() {
            _ if word.is(Flag::FamilyFirst) => None,
            b'm' => Some(Sex::Male),
            b'f' => Some(Sex::Female),
            _ => None,
        }
    }

    fn kind(&self, id: LocalActorId) -> Option<ActorKind> {
        self.actors.get(id.index()).map(|a| a.kind)
    }

    /// The actor that a source phrase names; `last` is who spoke last.
    pub fn speaker(
        &self,
        view: View,
        phrase: Phrase,
        last: Option<LocalActorId>,
    ) -> Option<LocalActorId> {
        let span = view.span(phrase.first, phrase.last);
        let sentence = view.scan.sentence_of(phrase.first)?;
        let named = self.within(span);
        let core = view.span(phrase.first, phrase.core);
        let complement = complement(view, phrase, sentence);
        let head =
            |m: &&Mention| core.covers(m.span) && complement.is_none_or(|c| m.span.start < c);
        let nominal = |m: &&Mention| m.form != MentionForm::Adjective;
        let person = |m: &&Mention| self.kind(m.actor) == Some(ActorKind::Person);
        let owned = |m: &&Mention| {
            is_owner(view, m.span) || core.covers(m.span) && is_modifier(view, m.span, phrase.core)
        };
        if let Some(m) = named
            .iter()
            .filter(nominal)
            .filter(|m| person(m) && !owned(m))
            .find(head)
        {
            return Some(m.actor);
        }
        if let Some(m) = named
            .iter()
            .filter(nominal)
            .find(|m| person(m) && !core.covers(m.span))
        {
            return Some(m.actor);
        }
        let head_end = complement.unwrap_or(core.end);
        // Whatever else the phrase names, only its last word tells what it is: "a Norland spokesman" is not Norland.
        let last_word = named
            .iter()
            .filter(nominal)
            .filter(|m| !(owned(m) && view.token_at(m.span.end) < phrase.core))
            .filter(|m| !self.is_complement(view, m))
            .rfind(|m| m.span.end <= head_end && head_end - m.span.end <= 2 && core.covers(m.span));
        if let Some(m) = last_word {
            return Some(m.actor);
        }
        (view.role(phrase.first, sentence).role == Role::Subject)
            .then(|| self.antecedent(view, phrase.first, last))?
    }

    /// Whether what names no person stands behind a preposition, be it the last of several: "crews from Norland and Tarn".
    fn is_complement(&self, view: View, mention: &Mention) -> bool {
        let (Some(sentence), from) = (
            view.scan.sentence_of(view.token_at(mention.span.start)),
            view.token_at(mention.span.start),
        ) else {
            return false;
        };
        let place = self.kind(mention.actor).is_some_and(is_place);
        let floor = (sentence.first as usize).max(from.saturating_sub(LISTED));
        for at in (floor..from).rev() {
            let word = view.word(at);
            let led = matches!(
                word,
                "of" | "from" | "in" | "at" | "aboard" | "across" | "near" | "around"
            );
            let listed = place && (matches!(word, "," | "and" | "or") || view.is_name(at));
            if led || !listed && !matches!(word, "the" | "The") {
                return led;
            }
        }
        false
    }

    /// Whether a place or a country is said to say what only a person near it can have said.
    pub fn is_mute(&self, speaker: LocalActorId, rule: &str) -> bool {
        let guessed = matches!(rule, "subject-before" | "subject");
        guessed && self.kind(speaker).is_some_and(is_place)
    }

    /// Whom "he" or "she" at token `at` means: the last person named before, or who spoke last.
    fn antecedent(
        &self,
        view: View,
        at: usize,
        last: Option<LocalActorId>,
    ) -> Option<LocalActorId> {
        let unlike = match view.word(at) {
            "he" | "He" => Sex::Female,
            "she" | "She" => Sex::Male,
            _ => return None,
        };
        let fits = |id: LocalActorId| self.sex(id) != Some(unlike);
        let byte = view.token(at)?.span.start;
        let before = self.mentions.partition_point(|m| m.span.start < byte);
        let sentence = view.scan.sentence_of(at)?;
        let floor = sentence.span.start.saturating_sub(600);
        let caption = view.scan.caption_end(view.text, sentence, byte);
        let captioned = |m: &&Mention| (sentence.span.start..caption).contains(&m.span.start);
        let recent = self.mentions[..before]
            .iter()
            .rev()
            .take_while(|m| m.span.start >= floor);
        let mut persons = recent
            .filter(|m| {
                self.kind(m.actor) == Some(ActorKind::Person) && m.form != MentionForm::Pronoun
            })
            .filter(|m| fits(m.actor))
            .filter(|m| !captioned(m) && !super::stretch::is_inside(&view.scan.quoted, m.span));
        let nearest = persons.next().map(|m| m.actor);
        last.filter(|l| fits(*l))
            .filter(|l| {
                nearest.is_none()
                    || self.mentions[..before]
                        .iter()
                        .rev()
                        .take(6)
                        .any(|m| m.actor == *l)
            })
            .or(nearest)
    }
}

/// Where the first complement of a phrase begins ("of the bank" in "chief of the bank"), in bytes.
fn complement(view: View, phrase: Phrase, sentence: &Sentence) -> Option<u32> {
    (phrase.first..phrase.core)
        .find(|&k| view.role(k, sentence).role == Role::Preposition)
        .and_then(|k| view.token(k))
        .map(|t| t.span.start)
}

/// "a Vale administration official": a title or a body in small letters follows the name in its phrase.
fn is_modifier(view: View, span: Span, core: usize) -> bool {
    let noun = |t: &Token| {
        let heads = [Flag::Title, Flag::OrganisationHead, Flag::OrganisationNoun];
        !t.capital && t.spaced && heads.into_iter().any(|flag| t.word.is(flag))
    };
    let after = view.scan.tokens.get(view.token_at(span.end)..core);
    after.is_some_and(|tokens| tokens.iter().any(noun))
}

/// "Vale's lawyer": the name owns what follows.
fn is_owner(view: View, span: Span) -> bool {
    let after = view.token_at(span.end);
    matches!(view.word(after), "'s" | "’s" | "'" | "’")
        && view.token(after).is_some_and(|t| t.span.start == span.end)
}
