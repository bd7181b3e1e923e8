//! Reads titles, offices and roles off the words beside a person's name.

use super::known::{self, Known};
use super::{ActorKind, Candidate, LocalActor, Mention};
use crate::analysis::lexicon::Flag;
use crate::analysis::token::TokenKind;
use crate::corpus::Span;

use super::evidence::Context;
use super::link::on_one_line;

/// The longest role after a comma, in tokens.
const LONGEST: usize = 16;

/// What the words beside a name say of the person.
pub(super) struct Role {
    /// The words, article and country left out.
    pub words: Box<str>,
    /// The country in the title ("Chinese President").
    pub country: Option<[u8; 2]>,
}

/// Adds the roles that the words beside each mention give its person.
pub(super) fn add_roles(
    cx: &Context,
    candidates: &[Candidate],
    mentions: &[(Mention, u32)],
    actors: &mut [LocalActor],
) {
    for &(mention, index) in mentions.iter().filter(|(m, _)| m.kind == ActorKind::Person) {
        let Some(c) = candidates.get(index as usize) else {
            continue;
        };
        let actor = &mut actors[mention.actor.index()];
        let found = [cx.title(c), cx.small_title(c), cx.apposition(c)];
        for role in found.into_iter().flatten() {
            actor.country = actor.country.or(role.country);
            let known = actor
                .roles
                .iter()
                .any(|r| r.eq_ignore_ascii_case(&role.words));
            if !known && !role.words.is_empty() {
                actor.roles.push(role.words);
            }
        }
    }
}

impl Context<'_> {
    fn role(&self, from: usize, to: usize, country: Option<[u8; 2]>) -> Option<Role> {
        let span = self
            .tokens
            .get(from)?
            .span
            .to(self.tokens.get(to.checked_sub(1)?)?.span);
        (from < to).then(|| Role {
            words: on_one_line(Span::of(span, self.text)),
            country,
        })
    }

    /// The capitalised title before a name: "U.S. Trade Representative".
    fn title(&self, c: &Candidate) -> Option<Role> {
        let (from, to) = c.title?;
        let (mut from, to) = (from as usize, to as usize);
        let mut country = None;
        while let Some((known, n)) = known::longest(self.text, self.tokens, (from, to), false) {
            match known {
                Known::Country(code) | Known::Adjective(code) | Known::Part(code) => {
                    country = Some(code);
                    from += n;
                }
                _ => break,
            }
        }
        let mut end = to;
        while end > from
            && (self.tokens[end - 1].kind == TokenKind::Mark
                || self.tokens[end - 1].word.is(Flag::Honorific))
        {
            end -= 1;
        }
        if country.is_none() && from > 0 {
            country = self.country_before(from);
        }
        self.role(from, end, country)
    }

    fn country_before(&self, at: usize) -> Option<[u8; 2]> {
        (1..=3).find_map(|n| {
            let from = at.checked_sub(n)?;
            match known::longest(self.text, self.tokens, (from, at), false) {
                Some((Known::Country(code) | Known::Adjective(code), len)) if len == n => {
                    Some(code)
                }
                _ => None,
            }
        })
    }

    /// The title in small letters before a name: "chief economist".
    fn small_title(&self, c: &Candidate) -> Option<Role> {
        let to = c.first as usize;
        if to == 0 || !self.is_small(to - 1, Flag::Title) {
            return None;
        }
        let mut from = to - 1;
        while from > 0
            && (self.is_small(from - 1, Flag::Title)
                || self.is_small(from - 1, Flag::TitleModifier))
        {
            from -= 1;
        }
        self.role(from, to, self.country_before(from))
    }

    /// The role after a name, between commas: ", head of the Council at the Palace,".
    fn apposition(&self, c: &Candidate) -> Option<Role> {
        let comma = c.last as usize;
        if self.of(comma) != "," {
            return None;
        }
        let mut from = comma + 1;
        // "Ann Lee, 45, a painter".
        if self
            .tokens
            .get(from)
            .is_some_and(|t| t.kind == TokenKind::Number)
            && self.of(from + 1) == ","
        {
            from += 2;
        }
        if matches!(
            self.of(from),
            "the" | "a" | "an" | "its" | "his" | "her" | "their"
        ) {
            from += 1;
        }
        let mut country = None;
        while let Some((Known::Country(code) | Known::Adjective(code), n)) = known::longest(
            self.text,
            self.tokens,
            (from, self.tokens.len().min(from + 4)),
            false,
        ) {
            country = Some(code);
            from += n;
        }
        let end = (from..self.tokens.len().min(from + LONGEST)).find(|&i| {
            matches!(
                self.of(i),
                "," | "."
                    | ";"
                    | ")"
                    | "—"
                    | "--"
                    | "–"
                    | "-"
                    | "who"
                    | "said"
                    | "says"
                    | "told"
                    | "and"
                    | "\""
                    | "”"
                    | "“"
                    | "("
                    | ":"
            )
        })?;
        let head = (from..end.min(from + 6)).find(|&i| self.tokens[i].word.is(Flag::Title))?;
        // "Ann Lee, Trade Minister Bo Chan": the next one of a list.
        let next_name = self
            .tokens
            .get(head + 1)
            .is_some_and(|t| t.capital && t.kind == TokenKind::Word)
            && head + 1 < end;
        let verb_before = (from..head).any(|i| self.tokens[i].kind == TokenKind::Mark);
        if next_name || verb_before {
            return None;
        }
        self.role(from, end, country)
    }
}
