//! The hash of the word lists' tables: the same when the program is built and when it looks a word up.

/// An odd number with its bits well spread (the golden ratio's).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A hash of `key`, its high bits the best; words are known beforehand, so that nobody can choose ones that collide.
#[inline]
pub fn hash(key: &[u8]) -> u64 {
    let mut state = key.len() as u64;
    let mut rest = key;
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        state = mix(state, u64::from_le_bytes(*head));
        rest = tail;
    }
    mix(state, short(rest))
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

/// The bits of a slot of the joined table that hold the number of a row.
pub const ROW_BITS: u32 = (1 << 18) - 1;

/// The bits of a hash that a slot of the joined table holds, above the number of a row.
#[inline]
pub fn word_tag(hash: u64) -> u32 {
    (hash as u32) & !ROW_BITS
}
