//! Tells what the lexicons know of one capitalised word.

use crate::analysis::lexicon::{self, Flag, WordId};
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
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $ask:ident;)*) => {
        $(const $name: u16 = 1 << ($bit as u16);)*
        impl Word {
            $($(#[$doc])* pub fn $ask(self) -> bool { self.bits & $name != 0 })*
        }
    };
}

flags! {
    /// A word that begins sentences ("The", "But").
    STARTER = Flag::Starter, starts;
    /// A month, a weekday, a creed: no name by itself.
    NOT_NAME = Flag::NotName, is_no_name;
    /// "Mr", "Dr", "Sir".
    HONORIFIC = Flag::Honorific, is_honorific;
    /// "President", "striker".
    TITLE = Flag::Title, is_title;
    /// "Vice", "Foreign".
    MODIFIER = Flag::TitleModifier, modifies_title;
    /// "Bank", "Ministry".
    ORG_HEAD = Flag::OrganisationHead, heads_organisation;
    /// "River", "Street".
    PLACE_HEAD = Flag::PlaceHead, heads_place;
    /// "Cup", "Treaty".
    EVENT_HEAD = Flag::EventHead, heads_event;
    /// A Chinese, Korean or Vietnamese surname.
    FAMILY_FIRST = Flag::FamilyFirst, is_family_first;
    /// A word that a name may begin with or go on with: one with a capital, or with a small article ("al-Assad").
    NAMING = 9, is_naming;
    /// A naming word that may have a hyphen: one that has it, or is not plain ASCII.
    HYPHENATED = 10, may_have_hyphen;
    /// Two to six capitals.
    ACRONYM = 13, is_acronym;
    /// One capital.
    INITIAL = 14, is_initial;
    /// Ends as surnames or places of some language do ("-enko", "-sson").
    SURNAME_SHAPE = 15, is_surname_shaped;
}

/// The bits of titles.
const TITLES: u16 = HONORIFIC | TITLE | MODIFIER;

/// The bits that a word's own row tells.
const LISTED: u16 = STARTER | NOT_NAME | TITLES | ORG_HEAD | PLACE_HEAD | EVENT_HEAD | FAMILY_FIRST;

const SURNAME_ENDS: [&str; 26] = [
    "ov", "ova", "ev", "eva", "enko", "chuk", "sson", "ssen", "sen", "ic", "ić", "vich", "escu",
    "eanu", "vili", "yan", "ian", "adze", "poulos", "idis", "akis", "ski", "sky", "ska", "ez",
    "inen",
];

/// The last two bytes of each of [`SURNAME_ENDS`]: by the low five bits of the one, which case leaves alone, a bit for
/// those of the other.
const SURNAME_TAILS: [u32; 32] = {
    let mut tails = [0; 32];
    let mut at = 0;
    while at < SURNAME_ENDS.len() {
        let end = SURNAME_ENDS[at].as_bytes();
        tails[(end[end.len() - 2] & 31) as usize] |= 1 << (end[end.len() - 1] & 31);
        at += 1;
    }
    tails
};

/// What is known of a token.
pub(super) fn look(token: Token, text: &str) -> Word {
    if token.kind != TokenKind::Word {
        return Word::default();
    }
    if !token.capital {
        let mut found = Word::default();
        found.set(begins_small(token, text), NAMING | HYPHENATED);
        return found;
    }
    let word = token.of(text);
    let mut found = Word::of(token.word);
    let marks = word.bytes().fold(0, |marks, byte| marks | mark(byte));
    if marks & (HYPHEN | STOP) != 0 {
        found.look_at_first_half(word);
        found.look_at_title(word);
    }
    found.set(true, NAMING);
    found.set(marks & (HYPHEN | WIDE) != 0, HYPHENATED);
    if token.word.is(Flag::Respelt) {
        found.look_up_spelling(word);
    }
    if token.upper {
        let letters = letters(word);
        let acronym = (2..=6).contains(&letters);
        found.set(letters == 1, INITIAL);
        found.set(acronym && (found.common == 0 || letters <= 3), ACRONYM);
    }
    let long = word.len() > 4;
    let surname = long && is_surname_shaped(word) && letters(word) > 4;
    found.set(surname, SURNAME_SHAPE);
    found
}

/// The marks that a word may hold, a bit each.
const HYPHEN: u8 = 1;
const STOP: u8 = 2;
/// Any byte that is not ASCII.
const WIDE: u8 = 4;

/// The mark that a byte is.
fn mark(byte: u8) -> u8 {
    match byte {
        b'-' => HYPHEN,
        b'.' => STOP,
        0x80.. => WIDE,
        _ => 0,
    }
}

/// "al-Assad", "el-Sisi": a name word that begins with a small article.
fn begins_small(token: Token, text: &str) -> bool {
    let start = token.span.start as usize;
    let joined = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    token.span.len() > 3
        && (joined(start + 2) || joined(start + 3))
        && has_arabic_article(token.of(text))
}

fn has_arabic_article(word: &str) -> bool {
    let hyphen = word.bytes().take(4).position(|b| b == b'-');
    hyphen.is_some_and(|hyphen| {
        matches!(
            &word[..hyphen],
            "al" | "el" | "ul" | "as" | "ash" | "ad" | "an" | "ar" | "at" | "bin" | "ben"
        ) && word[hyphen + 1..].starts_with(char::is_uppercase)
    })
}

/// How many letters a word has.
fn letters(word: &str) -> usize {
    if word.is_ascii() {
        word.bytes().filter(u8::is_ascii_alphabetic).count()
    } else {
        word.chars().filter(|c| c.is_alphabetic()).count()
    }
}

/// Whether `word` ends as surnames or places of some language do, whatever its case.
fn is_surname_shaped(word: &str) -> bool {
    if !word.is_ascii() {
        let low = word.to_lowercase();
        return SURNAME_ENDS.iter().any(|end| low.ends_with(end));
    }
    let [.., a, b] = word.as_bytes() else {
        return false;
    };
    if SURNAME_TAILS[usize::from(a & 31)] >> (b & 31) & 1 == 0 {
        return false;
    }
    // Of all ends few have the same last letter, which is compared without a call.
    let mut alike = SURNAME_ENDS
        .iter()
        .filter(|end| end.as_bytes().last() == Some(&b.to_ascii_lowercase()));
    alike.any(|end| {
        let tail = word.get(word.len().wrapping_sub(end.len())..);
        tail.is_some_and(|t| t.eq_ignore_ascii_case(end))
    })
}

impl Word {
    fn set(&mut self, yes: bool, bit: u16) {
        if yes {
            self.bits |= bit;
        }
    }

    /// What the lexicons know of a word as a whole.
    fn of(word: WordId) -> Self {
        let row = word.row();
        let name = row.name();
        Self {
            bits: row.first_flags() & LISTED,
            first: name.first,
            last: name.last,
            common: name.common,
            sex: name.sex(),
        }
    }

    /// Of a first name with a hyphen, its first part counts.
    fn look_at_first_half(&mut self, word: &str) {
        if self.first == 0
            && let Some((head, _)) = word.split_once('-')
        {
            let name = WordId::find(head).name();
            if name.first > 0 || name.sex > 0 {
                (self.sex, self.first) = (name.sex(), name.first);
            }
        }
    }

    /// "Co-Chairman", "Gen.": what follows a hyphen makes a title, a full stop at the end counts for nothing.
    fn look_at_title(&mut self, word: &str) {
        let key = word.strip_suffix('.').unwrap_or(word);
        let title = key.rsplit_once('-').map_or(key, |(_, tail)| tail);
        if title.len() < word.len() {
            let title = WordId::find(title).row().first_flags();
            self.bits = self.bits & !TITLES | title & TITLES;
        }
    }

    /// Adds what lists know that spell the word in a way of their own ("AFL").
    fn look_up_spelling(&mut self, word: &str) {
        let found = lexicon::NAME_PARTS.get(word);
        self.set(has_part(found, 'n'), NOT_NAME);
        self.set(has_part(found, 'o'), ORG_HEAD);
    }
}

/// Whether a row of a joined list has a value from the part with `letter`.
fn has_part(row: Option<&'static str>, letter: char) -> bool {
    row.is_some_and(|row| row.split('|').any(|p| p.starts_with(letter)))
}

/// The sex (`m`, `f`, `b`) that a first name tells, and how common it is, 9 the commonest.
pub(super) fn first_name(word: &str) -> Option<(u8, u8)> {
    let name = WordId::find(word).name();
    (name.sex > 0).then_some((name.sex(), name.first))
}

/// Whether a word is an everyday one.
pub(super) fn is_everyday(word: &str) -> bool {
    WordId::find(word).name().common > 0
}

/// Whether a word as it is written is a month, a weekday, a creed: no name by itself.
pub(super) fn is_no_name(written: &str, word: WordId) -> bool {
    (word.is(Flag::NotName) || word.is(Flag::Respelt))
        && has_part(lexicon::NAME_PARTS.get(written), 'n')
}

/// Whether a name as it is written is a Chinese, Korean or Vietnamese surname.
pub(super) fn is_family_first(word: &str) -> bool {
    has_part(lexicon::NAME_PARTS.get(word), 'f')
}
