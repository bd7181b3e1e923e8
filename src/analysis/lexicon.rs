//! The word lists of `assets/lexicon`, compiled into static hash tables when the program is built.
//!
//! What the lists say of a single word is joined into one table ([`WordId`], [`Flag`]), so that a word of a text is
//! looked up once, when it is cut. A list whose values say more becomes a table of its own as well:
//! `assets/lexicon/NAME.tsv` becomes `pub static NAME: List`. A row is a key, or a key, a tab and a value; keys are
//! written as they are looked up; `#` starts a comment line. Lists that are asked for the same words are joined, which
//! `build.rs` names. The tables are plain bytes without pointers, so that the program starts without relocating them
//! and a page that nobody asks for is never read. See `build.rs`.

mod hash;
pub mod row;
mod word;

pub use hash::{Head, head};
pub use row::Flag;
pub use word::{Asked, WordId};

/// One word list that lies in the program: an open hash table of rows.
///
/// A slot is four bytes, the lowest first, and 0 where it is free: 22 bits where the row begins in `ROWS`, counted
/// from 1, and 10 bits of its key's hash. A row is the lengths of key and value, a byte each, the key, and the value;
/// the lengths are below 128, so that all rows are one text and a slice of it needs no checking.
#[derive(Clone, Copy, Debug)]
pub struct List {
    slots: &'static [[u8; 4]],
}

impl List {
    /// The list whose slots are `bytes`.
    const fn new(bytes: &'static [u8]) -> Self {
        let (slots, _) = bytes.as_chunks();
        Self { slots }
    }

    /// The row of `key`: the key as the list holds it, and its value.
    #[inline]
    pub fn get_entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        let hash = hash::hash(key.as_bytes());
        let tag = hash::tag(hash);
        let mut at = hash::slot(hash, self.slots.len());
        // A fifth of the slots are free, at which the search ends.
        loop {
            let Some(slot) = self.slots.get(at) else {
                at = 0;
                continue;
            };
            let slot = u32::from_le_bytes(*slot);
            if slot == 0 {
                return None;
            }
            if slot >> hash::START == tag {
                let found = row((slot & STARTS) as usize - 1, key.as_bytes());
                if found.is_some() {
                    return found;
                }
            }
            at += 1;
        }
    }

    /// The value of `key`; an empty one where the row has a key alone.
    #[inline]
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.get_entry(key).map(|row| row.1)
    }

    /// Whether `key` is in the list.
    #[inline]
    pub fn contains(&self, key: &str) -> bool {
        self.get_entry(key).is_some()
    }
}

/// The bits of a slot that tell where its row begins.
const STARTS: u32 = (1 << hash::START) - 1;

/// The row at `start`, where its key is `key`.
#[inline]
fn row(start: usize, key: &[u8]) -> Option<(&'static str, &'static str)> {
    let [keys, values] = *ROWS.as_bytes().get(start..)?.first_chunk()?;
    let middle = start + 2 + usize::from(keys);
    if !hash::same(ROWS.as_bytes().get(start + 2..middle)?, key) {
        return None;
    }
    let value = ROWS.get(middle..middle + usize::from(values))?;
    Some((ROWS.get(start + 2..middle)?, value))
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_give_their_values_alone_and_joined() {
        assert_eq!(CITIES.get("london"), Some("GB6"));
        assert_eq!(KNOWN_NAMES.get("Kremlin"), Some("oseat RU"));
        assert!(!CITIES.contains("no such place"));
    }

    #[test]
    fn every_row_of_a_list_is_found_with_its_value() {
        for (list, source) in [
            (
                SAYING_VERBS,
                include_str!("../../assets/lexicon/saying-verbs.tsv"),
            ),
            (
                STOPWORDS,
                include_str!("../../assets/lexicon/stopwords.tsv"),
            ),
            (TITLES, include_str!("../../assets/lexicon/titles.tsv")),
            (CITIES, include_str!("../../assets/lexicon/cities.tsv")),
        ] {
            for line in source
                .lines()
                .filter(|l| !l.is_empty() && !l.starts_with('#'))
            {
                let row = line.split_once('\t').unwrap_or((line, ""));
                assert_eq!(list.get_entry(row.0), Some(row), "{line}");
                let other = format!("{}~", row.0);
                assert_eq!(list.get(&other), None, "{other}");
            }
            assert_eq!(list.get(""), None);
        }
    }
}
