//! The hash of the word lists' tables: the same when the program is built and when it looks a word up.

/// An odd number with its bits well spread (the golden ratio's).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash of `key`, its high bits the best; words are known beforehand, so that nobody can choose ones that collide.
#[inline]
pub fn hash(key: &[u8]) -> u64 {
    let mut state = start(key.len());
    let mut rest = key;
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        state = mix(state, u64::from_le_bytes(*head));
        rest = tail;
    }
    mix(state, short(rest))
}

/// The hash of `word` as [`super::row::fold`] would write it, without writing it; `None` where that takes more than
/// letters made small.
#[inline]
pub fn folded(word: &[u8]) -> Option<u64> {
    let mut state = start(word.len());
    let mut rest = word;
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        state = mix(state, lower(u64::from_le_bytes(*head))?);
        rest = tail;
    }
    Some(mix(state, lower(short(rest))?))
}

/// The same byte eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Eight bytes with their letters made small; `None` where one of them is not ASCII, or is a backtick.
#[inline]
fn lower(bytes: u64) -> Option<u64> {
    let tops = eight(0x80);
    if bytes & tops != 0 {
        return None;
    }
    // What tells a byte from a backtick is 0 in that byte alone: adding 0x7f fills the highest bit of all others.
    let plain = (bytes ^ eight(b'`')) + eight(0x7f);
    if plain & tops != tops {
        return None;
    }
    let from_a = bytes + eight(0x80 - b'A');
    let behind_z = bytes + eight(0x7f - b'Z');
    Some(bytes | (from_a & !behind_z & tops) >> 2)
}

/// What the hash of a word of so many bytes begins with: lengths differ in bits in which no two letters do.
#[inline]
fn start(length: usize) -> u64 {
    (length as u64).wrapping_mul(SPREAD)
}

/// Up to seven bytes as one number.
#[inline]
fn short(bytes: &[u8]) -> u64 {
    if let (Some(head), Some(tail)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        u64::from(u32::from_le_bytes(*head)) << 32 | u64::from(u32::from_le_bytes(*tail))
    } else {
        bytes.iter().fold(0, |all, &b| all << 8 | u64::from(b))
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

/// The bits of a hash that a word of the joined table holds; with 65,536 buckets they tell it wholly.
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
}
