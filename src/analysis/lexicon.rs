//! The word lists of `assets/lexicon`, compiled into static hash tables when the program is built.
//!
//! Every `assets/lexicon/NAME.tsv` becomes `pub static NAME: List`. A row is a key, or a key, a tab and a value; keys are written as they are looked up; `#`
//! starts a comment line. The tables are plain bytes without pointers, so that the program starts without
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

/// A short value: up to seven ASCII characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed(u64);

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

    /// The value of `key`, which has at most seven characters.
    #[inline]
    pub fn packed(&self, key: &str) -> Option<Packed> {
        let value = self.get(key)?;
        Some(Packed(
            value.bytes().fold(0, |all, b| all << 8 | u64::from(b)),
        ))
    }

    /// Whether `key` is in the list.
    #[inline]
    pub fn contains(&self, key: &str) -> bool {
        self.get_entry(key).is_some()
    }
}

/// The bits of a hash that a slot holds.
const TAG: u64 = (1 << 23) - 1;

impl Packed {
    /// The last character, as a digit; 0 where it is none.
    pub fn digit(self) -> u8 {
        let last = self.0 as u8;
        if last.is_ascii_digit() {
            last - b'0'
        } else {
            0
        }
    }

    /// The two characters before the last one, as they stand in a country code.
    pub fn country(self) -> [u8; 2] {
        [(self.0 >> 16) as u8, (self.0 >> 8) as u8]
    }

    /// The character before the last one.
    pub fn letter(self) -> u8 {
        (self.0 >> 8) as u8
    }
}

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_lists_give_their_values() {
        let london = CITIES.packed("london").expect("a large city");
        assert_eq!((london.country(), london.digit()), (*b"GB", 6));
        let mary = FIRST_NAMES.packed("mary").expect("a common name");
        assert_eq!((mary.letter(), mary.digit()), (b'f', 9));
        assert!(WORDS.contains("shipments"));
        assert!(!CITIES.contains("no such place"));
    }

    #[test]
    fn every_row_of_a_list_is_found_with_its_value() {
        for (list, source) in [
            (VERBS, include_str!("../../assets/lexicon/verbs.tsv")),
            (STARTERS, include_str!("../../assets/lexicon/starters.tsv")),
            (PLACES, include_str!("../../assets/lexicon/places.tsv")),
            (
                FIRST_NAMES,
                include_str!("../../assets/lexicon/first-names.tsv"),
            ),
        ] {
            for line in source.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
                let row = line.split_once('\t').unwrap_or((line, ""));
                assert_eq!(list.get_entry(row.0), Some(row), "{line}");
                let other = format!("{}~", row.0);
                assert_eq!(list.get(&other), None, "{other}");
            }
            assert_eq!(list.get(""), None);
        }
    }
}
