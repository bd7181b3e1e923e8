//! The joined table of words: what all lists say of a word, found by one look-up.

use super::hash;
use super::row::{self, Flag, Name, Row};

/// The rows, [`row::BYTES`] each.
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.rows"));
/// The words, one after another.
static KEYS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.keys"));
/// An open hash table: a slot is four bytes, the lowest first, and 0 where it is free: the number of a row, and above it
/// bits of its word's hash.
static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.slots"));

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

    /// What it is as a name or as an everyday word.
    #[inline]
    pub fn name(self) -> Name {
        self.row().name()
    }
}

fn find(word: &[u8]) -> WordId {
    let (slots, _): (&[[u8; 4]], _) = SLOTS.as_chunks();
    let hash = hash::hash(word);
    let tag = hash::word_tag(hash);
    let mut at = hash::slot(hash, slots.len());
    // A table that were full would be searched once.
    for _ in 0..slots.len() {
        let slot = slots.get(at).map_or(0, |slot| u32::from_le_bytes(*slot));
        if slot == 0 {
            break;
        }
        let id = WordId(slot & hash::ROW_BITS);
        if slot & !hash::ROW_BITS == tag && KEYS.as_bytes().get(id.row().key()) == Some(word) {
            return id;
        }
        at += 1;
        if at == slots.len() {
            at = 0;
        }
    }
    WordId::NONE
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
        assert_eq!(WordId::find("no such word"), WordId::NONE);
        assert_eq!(WordId::NONE.text(), "");
    }

    #[test]
    fn flags_fit_a_row() {
        assert!(FLAGS.len() < 48, "{}", FLAGS.len());
        assert!(FLAGS.iter().enumerate().all(|(at, f)| f.0 as usize == at));
    }
}
