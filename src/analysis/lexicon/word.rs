//! The joined table of words: what all lists say of a word, found by one look-up.

use super::hash;
use super::row::{self, Flag, Name, Row, TIME_BYTES};

/// The rows, [`row::BYTES`] each.
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.rows"));
/// The words, one after another.
static KEYS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.keys"));
/// An open hash table of the commonest words: a slot is four bytes, the lowest first, and 0 where it is free: the number of a row, and above it
/// bits of its word's hash.
static COMMON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.common"));
/// The same of all other words.
static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.slots"));
/// What the words of the first rows are in time expressions: its length and itself, [`TIME_BYTES`] in all.
static TIMES: &str = include_str!(concat!(env!("OUT_DIR"), "/words.times"));

/// A word by the number of its row in the joined table; [`WordId::NONE`] where no list has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordId(u32);

impl WordId {
    /// A word that no list has.
    pub const NONE: Self = Self(0);

    /// The word, whatever its letters' case and the shape of its apostrophes.
    #[inline]
    pub fn find(word: &str) -> Self {
        let mut buffer = [0; row::LONGEST];
        row::fold(word, &mut buffer).map_or(Self::NONE, find)
    }

    /// Its row.
    #[inline]
    pub fn row(self) -> Row {
        let (rows, _) = ROWS.as_chunks();
        let bytes = rows.get(self.0 as usize).copied();
        bytes.map_or_else(Row::default, Row::from_bytes)
    }

    /// The word as the table has it, in small letters; an empty text for none.
    #[inline]
    pub fn text(self) -> &'static str {
        KEYS.get(self.row().key()).unwrap_or_default()
    }

    /// Whether it has the flag.
    #[inline]
    pub fn is(self, flag: Flag) -> bool {
        self.row().is(flag)
    }

    /// Its verb's base, the forms that it can be, the number of its leaning.
    #[inline]
    pub fn verb(self) -> Option<(Self, u8, u8)> {
        let (base, forms, leaning) = self.row().verb()?;
        Some((Self(u32::from(base)), forms, leaning))
    }

    /// The number of its role as a function word, and whether it negates.
    #[inline]
    pub fn function(self) -> Option<(u8, bool)> {
        self.row().function()
    }

    /// Its class in the grammar of time expressions.
    #[inline]
    pub fn time(self) -> Option<&'static str> {
        let start = (self.0 as usize).checked_sub(1)? * TIME_BYTES;
        let length = usize::from(*TIMES.as_bytes().get(start)?);
        TIMES.get(start + 1..start + 1 + length)
    }

    /// What it is as a name or as an everyday word.
    #[inline]
    pub fn name(self) -> Name {
        self.row().name()
    }
}

fn find(word: &[u8]) -> WordId {
    let hash = hash::hash(word);
    let common = seek(COMMON, hash, word);
    common
        .or_else(|| seek(SLOTS, hash, word))
        .unwrap_or_default()
}

/// The word in one table of slots.
#[inline]
fn seek(slots: &'static [u8], hash: u64, word: &[u8]) -> Option<WordId> {
    let (slots, _): (&[[u8; 4]], _) = slots.as_chunks();
    let tag = hash::word_tag(hash);
    let (before, after) = slots.split_at_checked(hash::slot(hash, slots.len()))?;
    for slot in after.iter().chain(before) {
        let slot = u32::from_le_bytes(*slot);
        if slot == 0 {
            return None;
        }
        let id = WordId(slot & hash::ROW_BITS);
        if slot & !hash::ROW_BITS == tag {
            let key = KEYS.as_bytes().get(id.row().key())?;
            if hash::same(key, word) {
                return Some(id);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::row::FLAGS;
    use super::*;

    #[test]
    fn one_look_up_tells_what_all_lists_say() {
        let word = WordId::find("Said");
        assert_eq!(word.text(), "said");
        let base = word.verb().map(|(base, _, _)| base);
        assert_eq!(base.map(WordId::text), Some("say"));
        assert!(base.is_some_and(|b| b.is(Flag::Say)));
        assert!(WordId::find("THE").function().is_some());
        assert_eq!(WordId::find("don’t"), WordId::find("don't"));
        assert_eq!(WordId::find("mary").name().first, 9);
        assert!(WordId::find("London").is(Flag::City));
        assert!(WordId::find("london").name().reach > 0);
        assert_eq!(WordId::find("Tuesday").time(), Some("weekday 2"));
        assert_eq!(WordId::find("minister").time(), None);
        assert_eq!(WordId::NONE.time(), None);
        assert_eq!(WordId::find("no such word"), WordId::NONE);
        assert_eq!(WordId::NONE.text(), "");
    }

    #[test]
    fn flags_fit_a_row() {
        assert!(FLAGS.len() < 48, "{}", FLAGS.len());
        assert!(FLAGS.iter().enumerate().all(|(at, f)| f.0 as usize == at));
    }
}
