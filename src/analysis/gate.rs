//! Tells, without looking a word up, that a word list cannot hold it.

/// The bits of a gate; a gate takes 2 KB and stays in the cache where the lists do not.
const BITS: usize = 1 << 14;
/// Words of this length and longer ones count as alike.
const LONGEST: usize = 15;

/// The first two letters and the length of each word of a list, in whatever case.
///
/// A list is asked about every word of a text and holds few of them. Its gate lets a tenth of the others through.
pub struct Gate([u64; BITS / 64]);

impl Gate {
    /// The gate of a list as its file has it: a word a line, its values after a tab, comments after `#`.
    pub const fn of(list: &str) -> Self {
        let bytes = list.as_bytes();
        let mut bits = [0; BITS / 64];
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            while at < bytes.len() && bytes[at] != b'\t' && bytes[at] != b'\n' {
                at += 1;
            }
            if at > start && bytes[start] != b'#' {
                let second = if at - start > 1 { bytes[start + 1] } else { 0 };
                let bit = bit(bytes[start], second, at - start);
                bits[bit / 64] |= 1 << (bit % 64);
            }
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        Self(bits)
    }

    /// Whether the list can hold a word of ASCII that begins as `word` and is `length` bytes long.
    #[inline]
    pub const fn passes(&self, word: &[u8], length: usize) -> bool {
        let (first, second) = match *word {
            [first, second, ..] => (first, second),
            [first] => (first, 0),
            [] => return false,
        };
        let bit = bit(first, second, length);
        self.0[bit / 64] >> (bit % 64) & 1 != 0
    }
}

/// The bit for a word's first two letters, of which case leaves the low five bits alone, and its length.
const fn bit(first: u8, second: u8, length: usize) -> usize {
    let length = if length < LONGEST { length } else { LONGEST };
    (first & 31) as usize | ((second & 31) as usize) << 5 | length << 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_list_passes_in_any_case() {
        const LIST: &str = "# words\nceasefire\tdeal\nx\n\nrapprochement-of-neighbours\tdeal";
        const GATE: Gate = Gate::of(LIST);
        for word in ["ceasefire", "Ceasefire", "CEASEFIRE", "x", "X"] {
            assert!(GATE.passes(word.as_bytes(), word.len()), "{word}");
        }
        let long = "rapprochement-of-neighbours";
        assert!(GATE.passes(long.as_bytes(), long.len()));
    }

    #[test]
    fn words_of_another_beginning_or_length_stay_out() {
        const GATE: Gate = Gate::of("ceasefire\tdeal\n# words\n");
        for word in ["ceasefires", "creations", "", "w", "deal", "words"] {
            assert!(!GATE.passes(word.as_bytes(), word.len()), "{word}");
        }
    }
}
