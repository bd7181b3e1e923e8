//! Says what each word does in a clause: auxiliary, determiner, preposition, or a word of content.

use super::form::{self, BASE, ING, PARTICIPLE, PAST, Reading};
use crate::analysis::token;
use crate::analysis::{SentenceKind, Token, TokenKind, lexicon};

/// What a token does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// "is", "are".
    BeNow,
    /// "was", "were".
    BeWas,
    /// "be", "been", "being".
    Be,
    /// "has", "have".
    HaveNow,
    /// "had".
    HaveHad,
    /// "do", "does".
    DoNow,
    /// "did".
    DoDid,
    /// "will", "'ll".
    Will,
    /// "would", "may", "can".
    Modal,
    /// "not", "never".
    Not,
    /// "to".
    To,
    /// Before a noun only: "the", "its".
    Determiner,
    /// Before a noun, or for one: "this", "some".
    Quantifier,
    /// "he", "they".
    Subject,
    /// "him", "itself".
    Object,
    /// "that", "which", "who".
    Relative,
    /// "and", "when".
    Conjunction,
    /// "in", "of".
    Preposition,
    /// "also", "quickly".
    Adverb,
    /// A possessive mark.
    Possessive,
    /// Digits.
    Number,
    /// Punctuation.
    Mark,
    /// A noun, an adjective, a name, a verb.
    Content,
}

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
    let mut buffer = [0; 24];
    let word = token::lower(token.of(text), &mut buffer);
    let inside = kind == SentenceKind::Story && !opens;
    // "US" is no pronoun, "in May" and "Will Brown" hold no auxiliary.
    let name = inside
        && (token.upper && token.span.len() > 1 || token.capital && matches!(word, "may" | "will"));
    if let Some(class) = lexicon::FUNCTION_WORDS.get(word).filter(|_| !name) {
        return function(class);
    }
    if word == "'s" {
        return Word::new(Role::Possessive);
    }
    if word.len() > 4 && word.ends_with("ly") && !token.capital && !lexicon::VERBS.contains(word) {
        return Word::new(Role::Adverb);
    }
    let story = kind == SentenceKind::Story;
    let mut verb = if token.upper && story {
        None
    } else {
        form::read(word)
    };
    if token.capital && story {
        // "Asked about it, she …": at the head of a sentence only these forms are told from names.
        verb = verb.filter(|v| opens && v.is(PAST | PARTICIPLE | ING) && !v.is(BASE));
    }
    Word {
        role: Role::Content,
        negates: false,
        name: token.capital && !opens,
        plural: word.ends_with('s') && !word.ends_with("ss"),
        verb,
    }
}

fn function(class: &str) -> Word {
    let (class, negates) = class
        .strip_suffix('!')
        .map_or((class, false), |c| (c, true));
    let role = match class {
        "be-now" => Role::BeNow,
        "be-was" => Role::BeWas,
        "be" => Role::Be,
        "have-now" => Role::HaveNow,
        "have-had" => Role::HaveHad,
        "do-now" => Role::DoNow,
        "do-did" => Role::DoDid,
        "will" => Role::Will,
        "modal" => Role::Modal,
        "not" => Role::Not,
        "to" => Role::To,
        "det" => Role::Determiner,
        "det-subject" => Role::Quantifier,
        "subject" => Role::Subject,
        "object" => Role::Object,
        "relative" => Role::Relative,
        "conj" => Role::Conjunction,
        "prep" => Role::Preposition,
        _ => Role::Adverb,
    };
    Word {
        negates: negates || role == Role::Not,
        ..Word::new(role)
    }
}
