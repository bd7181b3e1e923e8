//! The word lists of `assets/lexicon`, compiled into static hash tables when the program is built.
//!
//! Every `assets/lexicon/NAME.tsv` becomes `pub static NAME: List`. A row is a key, or a key, a tab and a value; keys are written as they are looked up; `#`
//! starts a comment line. Lists that are asked for the same words are joined into one, which `build.rs` names. The tables are plain bytes without pointers, so that the program starts without
//! relocating them and a page that nobody asks for is never read. See `build.rs`.

mod hash;

/// One word list that lies in the program: an open hash table of rows.
///
/// A slot is eight bytes, the lowest first: 24 bits where the row's key begins in [`ROWS`], the length of key and of
/// value, 8 bits each, a bit that says that the slot is taken, and 23 bits of the key's hash. A value stands behind
/// its key.
#[derive(Clone, Copy, Debug)]
pub struct List {
    slots: &'static [[u8; 8]],
}

impl List {
    /// The list whose slots are `bytes`; their number is a power of two.
    const fn new(bytes: &'static [u8]) -> Self {
        let (slots, _) = bytes.as_chunks();
        Self { slots }
    }

    /// The row of `key`: the key as the list holds it, and its value.
    #[inline]
    pub fn get_entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        let hash = hash::hash(key.as_bytes());
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (hash >> 40) as usize;
        loop {
            let slot = u64::from_le_bytes(*self.slots.get(at & mask)?);
            if slot == 0 {
                return None;
            }
            if slot >> 41 == hash & TAG {
                let start = (slot & 0xff_ffff) as usize;
                let middle = start + (slot >> 24 & 0xff) as usize;
                if ROWS.get(start..middle) == Some(key) {
                    let end = middle + (slot >> 32 & 0xff) as usize;
                    return Some((&ROWS[start..middle], &ROWS[middle..end]));
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

/// The bits of a hash that a slot holds.
const TAG: u64 = (1 << 23) - 1;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_give_their_values_alone_and_joined() {
        assert_eq!(CITIES.get("london"), Some("GB6"));
        assert_eq!(NAMES_AND_WORDS.get("mary"), Some("ff9|l3"));
        assert!(!CITIES.contains("no such place"));
    }

    #[test]
    fn every_row_of_a_list_is_found_with_its_value() {
        for (list, source) in [
            (VERBS, include_str!("../../assets/lexicon/verbs.tsv")),
            (STARTERS, include_str!("../../assets/lexicon/starters.tsv")),
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
