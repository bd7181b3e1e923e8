//! The word lists of `assets/lexicon`, compiled into static tables when the program is built.
//!
//! Every `assets/lexicon/NAME.tsv` becomes `pub static NAME: phf::Map<&str, &str>` (key, a tab, value) or,
//! when no line holds a tab, `pub static NAME: phf::Set<&str>`. Keys are written as they are looked up;
//! `#` starts a comment line. Lists of more than about 5,000 rows are called `NAME.fst.tsv` and become
//! `pub static NAME: Transducer`; their values are at most seven ASCII characters. See `build.rs`.

/// A large word list as a finite-state transducer that lies in the program.
#[derive(Clone, Copy, Debug)]
pub struct Transducer(&'static [u8]);

/// The value of a row of a [`Transducer`]: up to seven ASCII characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed(u64);

impl Transducer {
    /// The value of `key`; an empty one where the row has a key alone.
    pub fn get(self, key: &str) -> Option<Packed> {
        let map = fst::raw::Fst::new(self.0).ok()?;
        map.get(key).map(|output| Packed(output.value()))
    }

    /// Whether `key` is in the list.
    pub fn contains(self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

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

pub use tables::*;

/// The tables that `build.rs` wrote.
#[expect(
    clippy::unreadable_literal,
    reason = "the hashes of generated tables are not for reading"
)]
mod tables {
    use super::Transducer;

    include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_lists_give_their_values() {
        let london = CITIES.get("london").expect("a large city");
        assert_eq!((london.country(), london.digit()), (*b"GB", 6));
        let mary = FIRST_NAMES.get("mary").expect("a common name");
        assert_eq!((mary.letter(), mary.digit()), (b'f', 9));
        assert!(WORDS.contains("shipments"));
        assert!(!CITIES.contains("no such place"));
    }
}
