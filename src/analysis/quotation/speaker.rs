//! Finds the actor that a source's words name.

use crate::analysis::verb::word::Role;
use crate::analysis::{ActorKind, LocalActor, LocalActorId, Mention, MentionForm, Sentence};
use crate::corpus::Span;

use super::view::{Phrase, View};

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
        let owned = |m: &&Mention| is_owner(view, m.span);
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
            .rfind(|m| m.span.end <= head_end && head_end - m.span.end <= 2 && core.covers(m.span));
        if let Some(m) = last_word {
            return Some(m.actor);
        }
        (view.role(phrase.first, sentence).role == Role::Subject)
            .then(|| self.antecedent(view, phrase.first, last))?
    }

    /// Whom "he" or "she" at token `at` means: the last person named before, or who spoke last.
    fn antecedent(
        &self,
        view: View,
        at: usize,
        last: Option<LocalActorId>,
    ) -> Option<LocalActorId> {
        if !matches!(view.word(at).to_ascii_lowercase().as_str(), "he" | "she") {
            return None;
        }
        let byte = view.token(at)?.span.start;
        let before = self.mentions.partition_point(|m| m.span.start < byte);
        let sentence = view.scan.sentence_of(at)?;
        let floor = sentence.span.start.saturating_sub(600);
        let recent = self.mentions[..before]
            .iter()
            .rev()
            .take_while(|m| m.span.start >= floor);
        let mut persons = recent
            .filter(|m| {
                self.kind(m.actor) == Some(ActorKind::Person) && m.form != MentionForm::Pronoun
            })
            .filter(|m| !super::stretch::is_inside(&view.scan.quoted, m.span));
        let nearest = persons.next().map(|m| m.actor);
        last.filter(|l| {
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

/// "Vale's lawyer": the name owns what follows.
fn is_owner(view: View, span: Span) -> bool {
    let after = view.token_at(span.end);
    matches!(view.word(after), "'s" | "’s" | "'" | "’")
        && view.token(after).is_some_and(|t| t.span.start == span.end)
}
