//! What a word can do in a clause: its role, the forms of a verb that it can be, how it is mostly used.
//!
//! `build.rs` reads this file, too: the joined table of words is written in its terms.

/// The base form ("agree").
pub const BASE: u8 = 1;
/// The third person ("agrees").
pub const THIRD: u8 = 2;
/// The past tense ("agreed").
pub const PAST: u8 = 4;
/// The past participle ("agreed", "taken").
pub const PARTICIPLE: u8 = 8;
/// The form in -ing.
pub const ING: u8 = 16;

/// How a word that has the form of a verb is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// Almost always as a verb.
    Verb,
    /// As often as a noun.
    Both,
    /// Mostly as a noun, or as an adjective.
    Noun,
}

impl Leaning {
    /// Each of them, by its number.
    pub const ALL: [Self; 3] = [Self::Verb, Self::Both, Self::Noun];
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $class:literal;)*) => {
        /// What a token does in a clause.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role {
            $($(#[$doc])* $name,)*
            /// A possessive mark.
            Possessive,
            /// Digits.
            Number,
            /// Punctuation.
            Mark,
            /// A noun, an adjective, a name, a verb.
            Content,
        }

        impl Role {
            /// The roles of function words, by their numbers, each with its class in the list of function words.
            pub const FUNCTION: &[(Self, &'static str)] = &[$((Self::$name, $class)),*];
        }
    };
}

roles! {
    /// "is", "are".
    BeNow = "be-now";
    /// "was", "were".
    BeWas = "be-was";
    /// "be", "been", "being".
    Be = "be";
    /// "has", "have".
    HaveNow = "have-now";
    /// "had".
    HaveHad = "have-had";
    /// "do", "does".
    DoNow = "do-now";
    /// "did".
    DoDid = "do-did";
    /// "will", "'ll".
    Will = "will";
    /// "would", "may", "can".
    Modal = "modal";
    /// "not", "never".
    Not = "not";
    /// "to".
    To = "to";
    /// Before a noun only: "the", "its".
    Determiner = "det";
    /// Before a noun, or for one: "this", "some".
    Quantifier = "det-subject";
    /// "he", "they".
    Subject = "subject";
    /// "him", "itself".
    Object = "object";
    /// "that", "which", "who".
    Relative = "relative";
    /// "and", "when".
    Conjunction = "conj";
    /// "in", "of".
    Preposition = "prep";
    /// "also", "quickly".
    Adverb = "adverb";
}
