//! The joined table of words: what all lists say of a word, found by one look-up.
//!
//! The table holds no letters: a word is known by 48 bits of its hash, which no two words of the lists share. Most words
//! are said the same of (a surname of its commonness, a city), and have one row between them.

use super::hash::{self, Head};
use super::row::{self, Flag, Name, Row, TIME_BYTES};

/// The rows, [`row::BYTES`] each.
static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.rows"));
/// The commonest words, which stay in the cache.
static COMMON: Table = Table::new(
    include_bytes!(concat!(env!("OUT_DIR"), "/words.common.turns")),
    include_bytes!(concat!(env!("OUT_DIR"), "/words.common")),
);
/// All other words.
static OTHERS: Table = Table::new(
    include_bytes!(concat!(env!("OUT_DIR"), "/words.others.turns")),
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

    /// The number of its row: 0 where no list has it, then come the words of time expressions, from 1.
    #[inline]
    pub fn number(self) -> usize {
        usize::from(self.0)
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
    match COMMON.find(hash) {
        WordId::NONE => OTHERS.find(hash),
        common => common,
    }
}

/// How many words are looked up at a time.
const MANY: usize = 64;

/// Words of a text that are looked up together, so that to wait for the memory of one is to wait for that of all.
pub struct Asked {
    words: [(u64, u32); MANY],
    count: usize,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            words: [(0, 0); MANY],
            count: 0,
        }
    }
}

impl Asked {
    /// Asks for the word at the head of a text, which is that of token `token`.
    #[inline]
    pub fn add(&mut self, word: Head, token: u32) {
        self.push(word.hash, token);
    }

    /// Asks for a word of any letters, which is that of token `token`.
    pub fn add_any(&mut self, word: &str, token: u32) {
        let hash = hash::folded(word.as_bytes()).or_else(|| folded(word));
        if let Some(hash) = hash {
            self.push(hash, token);
        }
    }

    #[inline]
    fn push(&mut self, hash: u64, token: u32) {
        if let Some(slot) = self.words.get_mut(self.count) {
            *slot = (hash, token);
            self.count += 1;
        }
    }

    /// Whether no other word may be asked for before there are answers.
    #[inline]
    pub fn is_full(&self) -> bool {
        self.count == MANY
    }

    /// Tells which word each token is, and is empty again.
    pub fn answer(&mut self, mut tell: impl FnMut(u32, WordId)) {
        let mut rare = [(0, 0); MANY];
        let mut count = 0;
        for &(hash, token) in self.words.iter().take(self.count) {
            let word = COMMON.find(hash);
            tell(token, word);
            // Written down in any case, and kept where the word is none of the common ones: nothing to guess.
            if let Some(slot) = rare.get_mut(count) {
                *slot = (hash, token);
            }
            count += usize::from(word == WordId::NONE);
        }
        for &(hash, token) in rare.iter().take(count) {
            tell(token, OTHERS.find(hash));
        }
        self.count = 0;
    }
}

/// Words by their hashes, each in a slot of its own that two look-ups find, whether the word is there or not.
struct Table {
    /// For each bucket of words the turn that gives them their slots.
    turns: &'static [u8],
    /// The words, eight bytes each, the lowest first: the number of the row, and above it the rest of the hash.
    words: &'static [[u8; 8]],
}

impl Table {
    const fn new(turns: &'static [u8], words: &'static [u8]) -> Self {
        let (words, _) = words.as_chunks();
        Self { turns, words }
    }

    /// The word with this hash; [`WordId::NONE`] where the table has none.
    #[inline]
    fn find(&self, hash: u64) -> WordId {
        let turn = self.turns.get(hash::bucket(hash, self.turns.len()));
        let at = hash::turned(hash, turn.copied().unwrap_or_default(), self.words.len());
        let word = self.words.get(at).map_or(0, |w| u64::from_le_bytes(*w));
        let same = (word ^ hash::rest(hash)) >> hash::ROW_BITS == 0;
        WordId(if same { word as u16 } else { 0 })
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
