//! Scores names against a few letters: the only place that knows the fuzzy matcher.

use std::fmt;

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::find::Needle;

/// A few letters, cut into words: each must match, in any order. A word matches where it stands as it is, or else where
/// its letters stand in order within one word that begins as it does. Lower case letters match capitals too.
pub struct Query {
    matcher: SkimMatcherV2,
    words: Vec<(String, Needle)>,
}

/// What each letter of a word is worth that stands as it was typed: more than the matcher gives for scattered ones.
const WHOLE: i64 = 100;

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Query").field(&self.words).finish()
    }
}

impl Query {
    /// The query for what was typed. The matcher takes a space for a letter: so words are matched one by one.
    pub fn new(typed: &str) -> Self {
        let words = typed.split_whitespace();
        Self {
            matcher: SkimMatcherV2::default(),
            words: words
                .filter_map(|word| Some((word.to_owned(), Needle::new(word)?)))
                .collect(),
        }
    }

    /// How well `text` matches, the more the better; `None` where it does not.
    pub fn score(&self, text: &str) -> Option<i64> {
        self.words.iter().map(|word| self.word(word, text)).sum()
    }

    /// How well the best place in `text` matches one word.
    fn word(&self, (word, needle): &(String, Needle), text: &str) -> Option<i64> {
        let whole = needle.ranges(text).take(8).map(|range| {
            let before = text[..range.start].chars().next_back();
            let after = text[range.end..].chars().next();
            let ends = |c: Option<char>| i64::from(!c.is_some_and(char::is_alphanumeric));
            let is_all = i64::from(range.len() == text.len());
            WHOLE * word.len() as i64 + 40 * ends(before) + 20 * ends(after) + 20 * is_all
        });
        whole.max().or_else(|| {
            let near = near(word, text).filter_map(|(_, there)| self.scattered(word, there));
            near.max()
        })
    }

    fn scattered(&self, word: &str, there: &str) -> Option<i64> {
        self.matcher.fuzzy_match(there, word)
    }

    /// The bytes of `text` at which a matched character begins, ascending.
    pub fn positions(&self, text: &str) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        for (word, needle) in &self.words {
            if let Some(range) = needle.ranges(text).next() {
                let chars = text[range.clone()].char_indices();
                found.extend(chars.map(|(at, _)| (range.start + at) as u32));
                continue;
            }
            let best = near(word, text)
                .filter_map(|(at, there)| Some((self.scattered(word, there)?, at, there)))
                .max_by_key(|(score, ..)| *score);
            if let Some((_, start, there)) = best
                && let Some((_, chars)) = self.matcher.fuzzy_indices(there, word)
            {
                let mut wanted = chars.into_iter().peekable();
                let at = there.char_indices().enumerate();
                let at = at.filter(|(number, _)| wanted.next_if_eq(number).is_some());
                found.extend(at.map(|(_, (at, _))| (start + at) as u32));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The words of `text`, with their places, that begin as `word` does and are not much longer.
fn near<'a>(word: &'a str, text: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let first = word.chars().next().map(lower);
    let most = 2 * word.len() + 2;
    let mut end = 0;
    let words = text.split(|c: char| !c.is_alphanumeric());
    let placed = words.map(move |there| {
        let at = end;
        end += there.len();
        // The character that parts two words may be a long one.
        end += text[end..].chars().next().map_or(0, char::len_utf8);
        (at, there)
    });
    placed.filter(move |(_, there)| {
        there.len() <= most && there.chars().next().map(lower) == first && may_match(word, there)
    })
}

/// Whether the letters of `word` stand in `text` in this order: a quick test that spares most of the scoring.
fn may_match(word: &str, text: &str) -> bool {
    let mut bytes = text.bytes();
    word.bytes()
        .all(|w| !w.is_ascii() || bytes.any(|b| b.eq_ignore_ascii_case(&w)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_match_in_any_order_and_their_letters_are_known() {
        for (typed, text, want) in [
            ("port", "The Port opens", Some("Port")),
            ("opn prt", "The Port opens", Some("Prtopn")),
            ("ports", "The Port opens", None),
            ("Canada", "A campaign and a boycott across a nation", None),
            ("rivm", "The port of Rivermouth", Some("Rivm")),
            ("xyz", "The Port opens", None),
            ("troe", "The Port", None),
            ("é", "Café open", Some("é")),
            ("", "anything", Some("")),
        ] {
            let query = Query::new(typed);
            let got = query.score(text).map(|_| {
                let positions = query.positions(text);
                positions
                    .iter()
                    .filter_map(|&at| text[at as usize..].chars().next())
                    .collect::<String>()
            });
            assert_eq!(got.as_deref(), want, "{typed:?} in {text:?}");
        }
    }

    #[test]
    fn a_whole_word_scores_above_scattered_letters() {
        let query = Query::new("port");
        assert!(query.score("Port") > query.score("Port closed"));
        assert!(query.score("Port closed") > query.score("Airport closed"));
        assert!(query.score("Airport closed") > query.score("Piers of our poorest town"));
    }
}
