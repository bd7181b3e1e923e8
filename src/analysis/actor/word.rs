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
    found.look_up(low);
    found.look_up_written(word, low);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let acronym = token.upper && (2..=6).contains(&letters);
    found.set(token.upper && letters == 1, INITIAL);
    found.set(
        letters > 4 && SURNAME_ENDS.iter().any(|e| low.ends_with(e)),
        SURNAME_SHAPE,
    );
    found.set(acronym && (found.common == 0 || letters <= 3), ACRONYM);
    found
}

impl Word {
    fn set(&mut self, yes: bool, bit: u16) {
        if yes {
            self.bits |= bit;
        }
    }

    /// Adds what is known of the word in lower case; of a first name with a hyphen, its first part counts.
    fn look_up(&mut self, low: &str) {
        for part in parts(lexicon::NAMES_AND_WORDS.get(low)) {
            match part.as_bytes() {
                [b'f', .., sex, _] => (self.sex, self.first) = (*sex, digit(part)),
                [b'l', ..] => self.last = digit(part),
                [b'w', ..] => self.common = digit(part).max(1),
                _ => self.bits |= STARTER,
            }
        }
        if self.first == 0
            && let Some((head, _)) = low.split_once('-')
            && let Some((sex, common)) = first_name(head)
        {
            (self.sex, self.first) = (sex, common);
        }
        let key = low.strip_suffix('.').unwrap_or(low);
        let title = key.rsplit_once('-').map_or(key, |(_, tail)| tail);
        match lexicon::TITLES.get(title) {
            Some("honorific") => self.bits |= HONORIFIC,
            Some("head") => self.bits |= TITLE,
            Some(_) => self.bits |= MODIFIER,
            None => {}
        }
    }

    /// Adds what is known of the word as it is written, and with its first letter alone as a capital.
    fn look_up_written(&mut self, word: &str, low: &str) {
        let mut buffer = String::new();
        let proper = proper(word, low, &mut buffer);
        let found = lexicon::NAME_PARTS.get(proper);
        for part in parts(found) {
            self.bits |= match part.as_bytes().first() {
                Some(b'n') => NOT_NAME,
                Some(b'o') => ORG_HEAD,
                Some(b'p') => PLACE_HEAD,
                Some(b'e') => EVENT_HEAD,
                _ => FAMILY_FIRST,
            };
        }
        if proper != word {
            let found = lexicon::NAME_PARTS.get(word);
            self.set(has_part(found, 'n'), NOT_NAME);
            self.set(has_part(found, 'o'), ORG_HEAD);
        }
    }
}

/// The values that a row of a joined list has from its parts, each behind its letter.
fn parts(row: Option<&'static str>) -> impl Iterator<Item = &'static str> {
    row.unwrap_or_default().split('|').filter(|p| !p.is_empty())
}

fn has_part(row: Option<&'static str>, letter: char) -> bool {
    parts(row).any(|p| p.starts_with(letter))
}

/// The last character as a digit; 0 where it is none.
fn digit(value: &str) -> u8 {
    value
        .bytes()
        .last()
        .filter(u8::is_ascii_digit)
        .map_or(0, |b| b - b'0')
}

/// The sex (`m`, `f`, `b`) that a first name in lower case tells, and how common it is, 9 the commonest.
pub(super) fn first_name(low: &str) -> Option<(u8, u8)> {
    let part = parts(lexicon::NAMES_AND_WORDS.get(low)).find(|p| p.starts_with('f'))?;
    let sex = *part.as_bytes().get(part.len().checked_sub(2)?)?;
    Some((sex, digit(part)))
}

/// Whether a word in lower case is an everyday one.
pub(super) fn is_everyday(low: &str) -> bool {
    has_part(lexicon::NAMES_AND_WORDS.get(low), 'w')
}

/// Whether a word as it is written is a month, a weekday, a creed: no name by itself.
pub(super) fn is_no_name(word: &str) -> bool {
    has_part(lexicon::NAME_PARTS.get(word), 'n')
}

/// Whether a name as it is written is a Chinese, Korean or Vietnamese surname.
pub(super) fn is_family_first(word: &str) -> bool {
    has_part(lexicon::NAME_PARTS.get(word), 'f')
}

/// The word with its first letter alone as a capital; written into `buffer` where it is not so already.
fn proper<'a>(word: &'a str, low: &str, buffer: &'a mut String) -> &'a str {
    if word.is_ascii() && word.get(1..) == low.get(1..) {
        return word;
    }
    let mut chars = low.chars();
    buffer.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    buffer.push_str(chars.as_str());
    buffer
}
