//! The hash of the word lists' tables: the same when the program is built and when it looks a word up.

/// An odd number with its bits well spread (the golden ratio's).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash of `key`, its high bits the best; words are known beforehand, so that nobody can choose ones that collide.
#[inline]
pub fn hash(key: &[u8]) -> u64 {
    let mut state = 0;
    let mut rest = key;
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        if tail.is_empty() {
            return close(state, u64::from_le_bytes(*head), key.len());
        }
        state = mix(state, u64::from_le_bytes(*head));
        rest = tail;
    }
    close(state, short(rest), key.len())
}

/// The hash of `word` as [`super::row::fold`] would write it, without writing it; `None` where that takes more than
/// letters made small.
#[inline]
pub fn folded(word: &[u8]) -> Option<u64> {
    let mut state = 0;
    let mut rest = word;
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let head = lower(u64::from_le_bytes(*head))?;
        if tail.is_empty() {
            return Some(close(state, head, word.len()));
        }
        state = mix(state, head);
        rest = tail;
    }
    Some(close(state, lower(short(rest))?, word.len()))
}

/// A word at the head of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its bytes.
    pub length: usize,
    /// Its hash with its letters made small, as `folded` tells it.
    pub hash: u64,
    /// Whether it has a small letter.
    pub small: bool,
}

/// The ASCII letters and digits at the head of `text`: measured and hashed eight at a time, where neither how long a
/// word is nor where its capitals stand has to be guessed.
#[inline]
pub fn head(text: &[u8]) -> Head {
    let (mut state, mut length, mut small) = (0, 0, 0);
    loop {
        let rest = text.get(length..).unwrap_or_default();
        let eight = match rest.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => short(rest),
        };
        let letters = letters(eight);
        let other = !(letters | digits(eight)) & eight_of(0x80);
        // The bits of those of the eight bytes that stand before the first other one.
        let kept = match other {
            0 => u64::MAX,
            _ => (other ^ (other - 1)) >> 8,
        };
        small |= eight & letters >> 2 & kept;
        let low = (eight | letters >> 2) & kept;
        length += other.trailing_zeros() as usize / 8;
        let next = text.get(length).filter(|_| other == 0);
        if !next.is_some_and(u8::is_ascii_alphanumeric) {
            return Head {
                length,
                hash: close(state, low, length),
                small: small != 0,
            };
        }
        state = mix(state, low);
    }
}

/// The same byte eight times.
#[inline]
const fn eight_of(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each of eight bytes that is an ASCII letter.
#[inline]
fn letters(bytes: u64) -> u64 {
    let low = bytes & eight_of(0x7f) | eight_of(0x20);
    between(low, b'a', b'z') & !bytes
}

/// The highest bit of each of eight bytes that is an ASCII digit.
#[inline]
fn digits(bytes: u64) -> u64 {
    between(bytes & eight_of(0x7f), b'0', b'9') & !bytes
}

/// The highest bit of each of eight bytes, all below 0x80, that is `first`, `last` or one between them.
#[inline]
fn between(bytes: u64, first: u8, last: u8) -> u64 {
    let from = bytes + eight_of(0x80 - first);
    let behind = bytes + eight_of(0x7f - last);
    from & !behind & eight_of(0x80)
}

/// Eight bytes with their letters made small; `None` where one of them is not ASCII, or is a backtick.
#[inline]
fn lower(bytes: u64) -> Option<u64> {
    let tops = eight_of(0x80);
    if bytes & tops != 0 {
        return None;
    }
    // What tells a byte from a backtick is 0 in that byte alone: adding 0x7f fills the highest bit of all others.
    let plain = (bytes ^ eight_of(b'`')) + eight_of(0x7f);
    if plain & tops != tops {
        return None;
    }
    Some(bytes | between(bytes, b'A', b'Z') >> 2)
}

/// Up to seven bytes as one number, the first one lowest.
#[inline]
fn short(bytes: &[u8]) -> u64 {
    if let (Some(head), Some(tail)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let tail = u64::from(u32::from_le_bytes(*tail));
        u64::from(u32::from_le_bytes(*head)) | tail << (8 * (bytes.len() - 4))
    } else {
        let next = |all: u64, &byte: &u8| all << 8 | u64::from(byte);
        bytes.iter().rev().fold(0, next)
    }
}

/// Whether two words are the same: compared here, as to call what compares memory takes longer than most words do.
#[inline]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (mut one, mut other) = (one, other);
    while let (Some((a, rest)), Some((b, others))) =
        (one.split_first_chunk::<8>(), other.split_first_chunk::<8>())
    {
        if a != b {
            return false;
        }
        (one, other) = (rest, others);
    }
    short(one) == short(other)
}

/// The hash of a word from what its first bytes have made, its last eight or fewer, and its length: lengths differ in
/// bits in which no two letters do.
#[inline]
fn close(state: u64, last: u64, length: usize) -> u64 {
    mix(state ^ (length as u64).wrapping_mul(SPREAD), last)
}

#[inline]
fn mix(state: u64, word: u64) -> u64 {
    let product = (state.rotate_left(23) ^ word).wrapping_mul(SPREAD);
    product ^ product >> 32
}

/// The bits of a slot that tell where its row begins, counted from 1; the rest are the hash's tag.
pub const START: u32 = 22;

/// The slot of a table of `count` slots where the search for a hash begins.
#[inline]
pub fn slot(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}

/// The bits of a hash that its slot holds.
#[inline]
pub fn tag(hash: u64) -> u32 {
    (hash & ((1 << (32 - START)) - 1)) as u32
}

/// The bits of a word of the joined table that hold the number of its row; above them stand [`rest`] of its hash.
pub const ROW_BITS: u32 = 16;

/// The bucket of the joined table, of `count`, in which a hash is.
#[inline]
pub fn bucket(hash: u64, count: usize) -> usize {
    slot(hash, count)
}

/// The only slot of the joined table, of `count`, in which a hash may be; `turn` is its bucket's, by which no two words
/// of the table have the same.
#[inline]
pub fn turned(hash: u64, turn: u8, count: usize) -> usize {
    let factor = (2 * u64::from(turn) + 1).wrapping_mul(SPREAD);
    slot(hash.wrapping_mul(factor), count)
}

/// The bits of a hash that a word of the joined table holds; no two of its words share them.
#[inline]
pub fn rest(hash: u64) -> u64 {
    hash << ROW_BITS
}

#[cfg(test)]
mod tests {
    use super::super::row::{LONGEST, fold};
    use super::*;

    #[test]
    fn a_word_is_hashed_as_if_its_letters_were_small() {
        for word in [
            "",
            "A",
            "Zu",
            "AZaz@[{",
            "O'BRIEN",
            "Co-OPERATION",
            "X12.9&Y",
            "EIGHTEEN",
            "SIXTEENLETTERSxx",
        ] {
            let mut buffer = [0; LONGEST];
            let small = fold(word, &mut buffer).map(hash);
            assert_eq!(folded(word.as_bytes()), small, "{word}");
        }
        for word in ["`", "a`", "rock`n`roll", "é", "Zürich", "abcdefgh\u{7f}ë"] {
            assert_eq!(folded(word.as_bytes()), None, "{word}");
        }
    }

    #[test]
    fn words_of_two_lengths_have_two_hashes() {
        assert_ne!(hash(b"arar"), hash(b"araras"));
        assert_ne!(hash(b"sakai"), hash(b"sakakah"));
    }

    proptest::proptest! {
        #[test]
        fn the_head_of_a_text_is_its_letters_and_digits(
            text in "[A-Za-z0-9]{0,20}([\u{0}-\u{7f}]|[é“’]){0,9}",
        ) {
            let end = text.find(|c: char| !c.is_ascii_alphanumeric());
            let word = &text[..end.unwrap_or(text.len())];
            let want = Head {
                length: word.len(),
                hash: folded(word.as_bytes()).expect("plain letters"),
                small: word.bytes().any(|b| b.is_ascii_lowercase()),
            };
            proptest::prop_assert_eq!(head(text.as_bytes()), want);
        }
    }
}
