//! Tells, eight letters at once, that a word has no hyphen.

use crate::corpus::Span;

/// The same byte eight times.
const fn eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Whether the word at `span` can have a hyphen: false where it is of ASCII alone and has none, as most words are.
#[inline]
pub fn may_stand_in(text: &str, span: Span) -> bool {
    let (mut at, end) = (span.start as usize, span.end as usize);
    while at < end {
        let Some(window) = text.as_bytes().get(at..).and_then(|b| b.first_chunk()) else {
            // The last letters of a text.
            return true;
        };
        let found = hyphens(u64::from_le_bytes(*window));
        let behind = 8 * (end - at).min(8) as u32;
        if found << (64 - behind) != 0 {
            return true;
        }
        at += 8;
    }
    false
}

/// The top bit of each of eight bytes that is a hyphen or no ASCII.
#[inline]
fn hyphens(bytes: u64) -> u64 {
    let tops = eight(0x80);
    // What tells a byte from a hyphen is 0 in that byte alone: adding 0x7f fills the highest bit of all others.
    let others = ((bytes ^ eight(b'-')) & !tops) + eight(0x7f);
    (!others | bytes) & tops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_a_hyphen_are_told_from_others() {
        let tail = " - and some more words";
        for (word, want) in [
            ("truce", false),
            ("ceasefire", false),
            ("abcdefgh", false),
            ("don't", false),
            ("cease-fire", true),
            ("abcdefgh-", true),
            ("-", true),
            ("café", true),
            ("", false),
        ] {
            let text = format!("{word}{tail}");
            assert_eq!(
                may_stand_in(&text, Span::new(0, word.len())),
                want,
                "{word}"
            );
        }
        assert!(may_stand_in("end", Span::new(0, 3)), "the text ends there");
    }
}
