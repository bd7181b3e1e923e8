//! Says what each word does in a clause: auxiliary, determiner, preposition, or a word of content.

use super::form::{BASE, ING, PARTICIPLE, PAST, Reading};
use crate::analysis::lexicon::{Flag, WordId};
use crate::analysis::token::is_apostrophe;
use crate::analysis::{SentenceKind, Token, TokenKind};

pub use super::kind::Role;

/// One token as a part of a clause.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// What it does.
    pub role: Role,
    /// Whether it negates.
    pub negates: bool,
    /// Whether it is written as a name.
    pub name: bool,
    /// Whether it ends as a plural does.
    pub plural: bool,
    /// How it reads as a verb, where it can be one.
    pub verb: Option<Reading>,
}

impl Word {
    fn new(role: Role) -> Self {
        Self {
            role,
            negates: false,
            name: false,
            plural: false,
            verb: None,
        }
    }

    /// Whether it may only look like an auxiliary.
    #[inline]
    pub fn may_be_name(&self) -> bool {
        matches!(self.role, Role::Will | Role::Modal)
    }

    /// An auxiliary, or a noun where it only looks like one: "May 19", "on May", "the will of the people".
    #[must_use]
    pub fn unless_name(self, text: &str, token: Token, beside: Beside<'_>) -> Self {
        if !matches!(token.span.len(), 3 | 4) {
            return self;
        }
        let written = token.of(text);
        let noun = if written.eq_ignore_ascii_case("may") {
            token.capital && is_month(text, beside)
        } else {
            written == "will" && follows_owner(text, beside.0)
        };
        if !noun {
            return self;
        }
        Self {
            name: token.capital,
            ..Self::new(Role::Content)
        }
    }

    /// Whether it can be a verb in one of `forms`.
    pub fn is(&self, forms: u8) -> bool {
        self.verb.is_some_and(|v| v.is(forms))
    }
}

/// What `token` does; `opens` where it stands first in its sentence.
pub fn read(text: &str, token: Token, kind: SentenceKind, opens: bool) -> Word {
    match token.kind {
        TokenKind::Number => return Word::new(Role::Number),
        TokenKind::Mark => return Word::new(Role::Mark),
        TokenKind::Word => {}
    }
    if let Some((role, negates)) = token.word.function() {
        let inside = kind == SentenceKind::Story && !opens;
        if !(inside && token.capital && is_name(text, token)) {
            return function(role, negates);
        }
    }
    let (before_last, last) = endings(text, token);
    if last == b's' && token.of(text).starts_with(is_apostrophe) {
        return Word::new(Role::Possessive);
    }
    let adverb = (before_last, last) == (b'l', b'y') && token.span.len() > 4 && !token.capital;
    if adverb && !token.word.is(Flag::Verb) {
        return Word::new(Role::Adverb);
    }
    let story = kind == SentenceKind::Story;
    let mut verb = Reading::of(token.word).filter(|_| !(token.upper && story));
    if token.capital && story {
        // "Asked about it, she …": at the head of a sentence only these forms are told from names.
        verb = verb.filter(|v| opens && v.is(PAST | PARTICIPLE | ING) && !v.is(BASE));
    }
    Word {
        role: Role::Content,
        negates: false,
        name: token.capital && !opens,
        plural: last == b's' && before_last != b's',
        verb,
    }
}

/// Whether a function word with a capital inside a story's sentence is a name: "US" is no pronoun, "in May" and
/// "Will Brown" hold no auxiliary.
fn is_name(text: &str, token: Token) -> bool {
    token.upper && token.span.len() > 1
        || ["may", "will"]
            .iter()
            .any(|w| token.of(text).eq_ignore_ascii_case(w))
}

/// The tokens before and after a word.
pub type Beside<'a> = (Option<&'a Token>, Option<&'a Token>);

/// Whether what stands beside "May" makes it the month: a number, a word that places in time, a verb that is finite.
fn is_month(text: &str, (before, after): Beside<'_>) -> bool {
    let numbered = |t: &Token| t.kind == TokenKind::Number;
    let places = |t: &Token| {
        let word = t.of(text);
        TIMES.iter().any(|w| word.eq_ignore_ascii_case(w))
    };
    let finite = |t: &Token| Reading::of(t.word).is_some_and(|v| v.is(PAST) && !v.is(BASE));
    before.is_some_and(|t| numbered(t) && t.span.len() <= 4 || places(t))
        || after.is_some_and(|t| numbered(t) || finite(t))
}

/// Words that stand before a month and never before an auxiliary.
const TIMES: [&str; 16] = [
    "in", "on", "by", "since", "until", "till", "of", "from", "during", "before", "after", "early",
    "mid", "late", "last", "next",
];

/// Whether what stands before "will" owns it: an article, a possessive.
fn follows_owner(text: &str, before: Option<&Token>) -> bool {
    before.is_some_and(|t| {
        matches!(
            t.of(text),
            "the" | "The" | "a" | "his" | "their" | "its" | "our" | "my" | "your" | "political"
        )
    })
}

/// The last two bytes of a word in small letters.
#[inline]
fn endings(text: &str, token: Token) -> (u8, u8) {
    match text.as_bytes().get(token.span.range()) {
        Some(&[.., a, b]) => (a.to_ascii_lowercase(), b.to_ascii_lowercase()),
        _ => (b' ', b' '),
    }
}

/// The role of a function word.
#[inline]
pub fn role_of(word: WordId) -> Option<Role> {
    word.function().map(|(role, _)| numbered(role))
}

/// The role of that number.
#[inline]
fn numbered(role: u8) -> Role {
    let role = Role::FUNCTION.get(usize::from(role));
    role.map_or(Role::Adverb, |(role, _)| *role)
}

fn function(role: u8, negates: bool) -> Word {
    let role = numbered(role);
    Word {
        negates: negates || role == Role::Not,
        ..Word::new(role)
    }
}
