//! The joined table of words: what all lists say of a word, found by one look-up.
//!
//! The table holds no letters: a word is known by its hash of 64 bits, which no two words of the lists share. Most words
//! are said the same of (a surname of its commonness, a city), and have one row between them.

use super::hash;
use super::row::{self, Flag, Name, Row, TIME_BYTES};

/// The rows, [`row::BYTES`] each.
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.rows"));
/// The commonest words, which stay in the cache.
static COMMON: Table = Table::new(
    include_bytes!(concat!(env!("OUT_DIR"), "/words.common.starts")),
    include_bytes!(concat!(env!("OUT_DIR"), "/words.common")),
);
/// All other words.
static OTHERS: Table = Table::new(
    include_bytes!(concat!(env!("OUT_DIR"), "/words.others.starts")),
    include_bytes!(concat!(env!("OUT_DIR"), "/words.others")),
);
/// What the words of the first rows are in time expressions: its length and itself, [`TIME_BYTES`] in all.
static TIMES: &str = include_str!(concat!(env!("OUT_DIR"), "/words.times"));
/// The words of the first rows, one after another.
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.texts"));
/// Where among [`TEXTS`] each of them ends, two bytes each, from row 0.
static ENDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.ends"));

/// A word by the number of its row in the joined table; [`WordId::NONE`] where no list has it. Words of which the lists
/// say the same are one; a verb's base and a word of time expressions is always itself alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordId(u16);

impl WordId {
    /// A word that no list has.
    pub const NONE: Self = Self(0);

    /// The word, whatever its letters' case and the shape of its apostrophes.
    #[inline]
    pub fn find(word: &str) -> Self {
        let hash = hash::folded(word.as_bytes()).or_else(|| folded(word));
        hash.map_or(Self::NONE, find)
    }

    /// Its row.
    #[inline]
    pub fn row(self) -> Row {
        let (rows, _) = ROWS.as_chunks();
        let bytes = rows.get(usize::from(self.0)).copied();
        bytes.map_or_else(Row::default, Row::from_bytes)
    }

    /// The base of a verb or the word of time expressions in small letters; an empty text for other words.
    pub fn text(self) -> &'static str {
        let (ends, _) = ENDS.as_chunks();
        let end = |at: usize| ends.get(at).map(|e| usize::from(u16::from_le_bytes(*e)));
        let at = usize::from(self.0);
        let range = at.checked_sub(1).and_then(end).zip(end(at));
        let text = range.and_then(|(start, end)| TEXTS.get(start..end));
        text.unwrap_or_default()
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
        Some((Self(base), forms, leaning))
    }

    /// The number of its role as a function word, and whether it negates.
    #[inline]
    pub fn function(self) -> Option<(u8, bool)> {
        self.row().function()
    }

    /// Its class in the grammar of time expressions.
    #[inline]
    pub fn time(self) -> Option<&'static str> {
        let start = usize::from(self.0).checked_sub(1)? * TIME_BYTES;
        let length = usize::from(*TIMES.as_bytes().get(start)?);
        TIMES.get(start + 1..start + 1 + length)
    }

    /// What it is as a name or as an everyday word.
    #[inline]
    pub fn name(self) -> Name {
        self.row().name()
    }
}

/// The hash of a word that is not written in plain ASCII; `None` where it is longer than any of the table.
#[cold]
fn folded(word: &str) -> Option<u64> {
    let mut buffer = [0; row::LONGEST];
    row::fold(word, &mut buffer).map(hash::hash)
}

fn find(hash: u64) -> WordId {
    let common = COMMON.find(hash);
    common.or_else(|| OTHERS.find(hash)).unwrap_or_default()
}

/// Words by their hashes, in buckets that lie one after another without gaps.
struct Table {
    /// Where each bucket begins, and behind the last one its end: four bytes each, the lowest first.
    starts: &'static [[u8; 4]],
    /// The words, eight bytes each, the lowest first: the number of the row, and above it the rest of the hash.
    words: &'static [[u8; 8]],
}

impl Table {
    const fn new(starts: &'static [u8], words: &'static [u8]) -> Self {
        let ((starts, _), (words, _)) = (starts.as_chunks(), words.as_chunks());
        Self { starts, words }
    }

    /// The word with this hash.
    #[inline]
    fn find(&self, hash: u64) -> Option<WordId> {
        let bucket = hash::bucket(hash, self.starts.len() - 1);
        let [start, end] = *self.starts.get(bucket..)?.first_chunk()?;
        let (start, end) = (u32::from_le_bytes(start), u32::from_le_bytes(end));
        let words = self.words.get(start as usize..end as usize)?;
        let mut words = words.iter().map(|w| u64::from_le_bytes(*w));
        let same = |word: &u64| (word ^ hash::rest(hash)) >> hash::ROW_BITS == 0;
        words.find(same).map(|word| WordId(word as u16))
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::FLAGS;
    use super::*;

    #[test]
    fn one_look_up_tells_what_all_lists_say() {
        let word = WordId::find("Said");
        let base = word.verb().map(|(base, _, _)| base);
        assert_eq!(base.map(WordId::text), Some("say"));
        assert!(base.is_some_and(|b| b.is(Flag::Say)));
        assert!(WordId::find("THE").function().is_some());
        assert_eq!(WordId::find("don’t"), WordId::find("don't"));
        assert_eq!(WordId::find("mary").name().first, 9);
        assert!(WordId::find("London").is(Flag::City));
        assert!(WordId::find("london").name().reach > 0);
        assert_eq!(WordId::find("Tuesday").time(), Some("weekday 2"));
        assert_eq!(WordId::find("Tuesday").text(), "tuesday");
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
