//! Tells what the lexicons know of one capitalised word.

use crate::analysis::lexicon;
use crate::analysis::token::{Token, TokenKind};

/// What the lexicons know of a word; eight bytes, so that a whole article's stay in the cache.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    bits: u16,
    /// How common it is as a first name, 9 the commonest; 0 for none.
    pub first: u8,
    /// How common it is as a surname, 9 the commonest; 0 for none.
    pub last: u8,
    /// How common it is as an everyday word, 1 the commonest to 5; 0 for none.
    pub common: u8,
    /// The sex that the first name tells: `m`, `f`, `b` for both, 0 for none.
    pub sex: u8,
}

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $ask:ident;)*) => {
        $(const $name: u16 = 1 << $bit;)*
        impl Word {
            $($(#[$doc])* pub fn $ask(self) -> bool { self.bits & $name != 0 })*
        }
    };
}

flags! {
    /// A word that begins sentences ("The", "But").
    STARTER = 0, starts;
    /// A month, a weekday, a creed: no name by itself.
    NOT_NAME = 1, is_no_name;
    /// "Mr", "Dr", "Sir".
    HONORIFIC = 2, is_honorific;
    /// "President", "striker".
    TITLE = 3, is_title;
    /// "Vice", "Foreign".
    MODIFIER = 4, modifies_title;
    /// "Bank", "Ministry".
    ORG_HEAD = 5, heads_organisation;
    /// "River", "Street".
    PLACE_HEAD = 6, heads_place;
    /// "Cup", "Treaty".
    EVENT_HEAD = 7, heads_event;
    /// A Chinese, Korean or Vietnamese surname.
    FAMILY_FIRST = 8, is_family_first;
    /// Two to six capitals.
    ACRONYM = 9, is_acronym;
    /// One capital.
    INITIAL = 10, is_initial;
    /// Ends as surnames or places of some language do ("-enko", "-sson").
    SURNAME_SHAPE = 11, is_surname_shaped;
}

const SURNAME_ENDS: [&str; 26] = [
    "ov", "ova", "ev", "eva", "enko", "chuk", "sson", "ssen", "sen", "ic", "ić", "vich", "escu",
    "eanu", "vili", "yan", "ian", "adze", "poulos", "idis", "akis", "ski", "sky", "ska", "ez",
    "inen",
];

/// What is known of a token, written in lower case into `low`.
pub(super) fn look(token: Token, text: &str, low: &mut String) -> Word {
    let word = token.of(text);
    if token.kind != TokenKind::Word || !token.capital {
        return Word::default();
    }
    low.clear();
    if word.is_ascii() {
        low.push_str(word);
        low.make_ascii_lowercase();
    } else {
        low.extend(
            word.chars()
                .flat_map(char::to_lowercase)
                .map(|c| if c == '’' { '\'' } else { c }),
        );
    }
    let mut found = Word::default();
    let key = low.strip_suffix('.').unwrap_or(low);
    let proper = proper(word, low);
    let mut set = |yes: bool, bit: u16| {
        if yes {
            found.bits |= bit;
        }
    };
    set(lexicon::STARTERS.contains(low.as_str()), STARTER);
    set(
        lexicon::NOT_NAMES.contains(word) || lexicon::NOT_NAMES.contains(proper.as_str()),
        NOT_NAME,
    );
    let title = key.rsplit_once('-').map_or(key, |(_, tail)| tail);
    match lexicon::TITLES.get(title) {
        Some("honorific") => set(true, HONORIFIC),
        Some("head") => set(true, TITLE),
        Some(_) => set(true, MODIFIER),
        None => {}
    }
    set(
        lexicon::ORG_HEADS.contains(word) || lexicon::ORG_HEADS.contains(proper.as_str()),
        ORG_HEAD,
    );
    set(lexicon::PLACE_HEADS.contains(proper.as_str()), PLACE_HEAD);
    set(lexicon::EVENT_HEADS.contains(proper.as_str()), EVENT_HEAD);
    set(
        lexicon::FAMILY_FIRST.contains(proper.as_str()),
        FAMILY_FIRST,
    );
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let acronym = token.upper && (2..=6).contains(&letters);
    set(token.upper && letters == 1, INITIAL);
    set(
        letters > 4 && SURNAME_ENDS.iter().any(|e| low.ends_with(e)),
        SURNAME_SHAPE,
    );
    names(low, &mut found);
    if acronym && (found.common == 0 || letters <= 3) {
        found.bits |= ACRONYM;
    }
    found
}

/// Looks `low` up among names and everyday words; of a name with a hyphen, its first part.
fn names(low: &str, found: &mut Word) {
    if let Some(value) = lexicon::FIRST_NAMES.packed(low).or_else(|| {
        low.split_once('-')
            .and_then(|(head, _)| lexicon::FIRST_NAMES.packed(head))
    }) {
        found.first = value.digit();
        found.sex = value.letter();
    }
    found.last = lexicon::SURNAMES.packed(low).map_or(0, lexicon::Packed::digit);
    found.common = lexicon::WORDS.packed(low).map_or(0, |v| v.digit().max(1));
}

/// The word with its first letter alone as a capital.
fn proper(word: &str, low: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = low.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
    out
}
