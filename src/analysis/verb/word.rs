//! Says what each word does in a clause: auxiliary, determiner, preposition, or a word of content.

use super::form::{BASE, ING, PARTICIPLE, PAST, Reading};
use crate::analysis::lexicon::Flag;
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
    let inside = kind == SentenceKind::Story && !opens;
    // "US" is no pronoun, "in May" and "Will Brown" hold no auxiliary.
    let name = inside
        && (token.upper && token.span.len() > 1
            || token.capital
                && ["may", "will"]
                    .iter()
                    .any(|w| token.of(text).eq_ignore_ascii_case(w)));
    if let Some((role, negates)) = token.word.function().filter(|_| !name) {
        return function(role, negates);
    }
    let written = token.of(text);
    let (before_last, last) = endings(written);
    if last == b's' && written.starts_with(is_apostrophe) {
        return Word::new(Role::Possessive);
    }
    let adverb = (before_last, last) == (b'l', b'y') && written.len() > 4 && !token.capital;
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

/// The last two bytes in small letters.
fn endings(word: &str) -> (u8, u8) {
    match *word.as_bytes() {
        [.., a, b] => (a.to_ascii_lowercase(), b.to_ascii_lowercase()),
        _ => (b' ', b' '),
    }
}

fn function(role: u8, negates: bool) -> Word {
    let role = Role::FUNCTION.get(usize::from(role));
    let role = role.map_or(Role::Adverb, |(role, _)| *role);
    Word {
        negates: negates || role == Role::Not,
        ..Word::new(role)
    }
}
