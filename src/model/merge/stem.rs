//! Brings a word to what it is compared by, and remembers the words met last: each is met in many mentions.

use std::cell::RefCell;

use super::features::hash;
use crate::analysis::event::lemma;
use crate::analysis::lexicon;

/// The words that are remembered, a power of two.
const REMEMBERED: usize = 1 << 11;

thread_local! {
    /// Words by their hash, each with its stem; one that comes to the place of another takes it.
    static STEMS: RefCell<Vec<(u64, Option<u32>)>> = const { RefCell::new(Vec::new()) };
}

/// The hash of a word's stem, its class of events where it has one; `None` for words that tell nothing.
pub fn stem(word: &str) -> Option<u32> {
    if word.len() < 2 {
        return None;
    }
    let key = key(word);
    STEMS.with_borrow_mut(|stems| {
        if stems.is_empty() {
            stems.resize(REMEMBERED, (0, None));
        }
        let known = &mut stems[(key >> 40) as usize & (REMEMBERED - 1)];
        if known.0 != key {
            *known = (key, find(word));
        }
        known.1
    })
}

fn find(word: &str) -> Option<u32> {
    let lower = lemma::lowered(word);
    if lexicon::STOPWORDS.contains(&lower) {
        return None;
    }
    let noun = lemma::noun(&lower);
    if let Some((_, class)) = lemma::event_noun(&noun) {
        return Some(hash(class));
    }
    let verb = lemma::verb(&lower);
    match lemma::event_verb(&verb).and_then(|(_, row)| row.split_once(' ')) {
        Some(("state" | "say" | "relate", _)) => None,
        Some(("light", class)) if class == verb => None,
        Some((_, class)) => Some(hash(class)),
        None => Some(hash(&verb)),
    }
}

/// The hash of a word as it is written, never 0 (FNV-1a, 64 bits, its high bits mixed).
fn key(word: &str) -> u64 {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ hash >> 32) | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remembered_word_has_the_stem_it_would_be_given() {
        let numbers = (0..3 * REMEMBERED).map(|n| format!("w{n}ed"));
        let words = [
            "talks", "Talks", "the", "The", "said", "a", "", "Élysée", "imposed",
        ];
        let all: Vec<String> = words.map(String::from).into_iter().chain(numbers).collect();
        for _ in 0..2 {
            for word in &all {
                let want = if word.len() < 2 { None } else { find(word) };
                assert_eq!(stem(word), want, "{word}");
            }
        }
        assert_eq!(stem("talks"), stem("Talk"));
        assert_eq!(stem("the"), None);
    }
}
