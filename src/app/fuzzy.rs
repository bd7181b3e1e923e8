//! Scores names against a few letters: the only place that knows the fuzzy matcher.

use std::fmt;

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;

/// A few letters, cut into words: each must match, in any order. Lower case letters match capitals too.
pub struct Query {
    matcher: SkimMatcherV2,
    words: Vec<String>,
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Query").field(&self.words).finish()
    }
}

impl Query {
    /// The query for what was typed. The matcher takes a space for a letter: so words are matched one by one.
    pub fn new(typed: &str) -> Self {
        Self {
            matcher: SkimMatcherV2::default(),
            words: typed.split_whitespace().map(str::to_owned).collect(),
        }
    }

    /// How well `text` matches, the more the better; `None` where it does not.
    pub fn score(&self, text: &str) -> Option<i64> {
        let mut score = 0;
        for word in &self.words {
            if !may_match(word, text) {
                return None;
            }
            score += self.matcher.fuzzy_match(text, word)?;
        }
        Some(score)
    }

    /// The bytes of `text` at which a matched character begins, ascending.
    pub fn positions(&self, text: &str) -> Vec<u32> {
        let mut chars: Vec<usize> = Vec::new();
        for word in &self.words {
            if let Some((_, found)) = self.matcher.fuzzy_indices(text, word) {
                chars.extend(found);
            }
        }
        chars.sort_unstable();
        chars.dedup();
        let mut wanted = chars.into_iter().peekable();
        let at = text.char_indices().enumerate();
        at.filter(|(number, _)| wanted.next_if_eq(number).is_some())
            .map(|(_, (byte, _))| byte as u32)
            .collect()
    }
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
            ("ports", "The Port opens", Some("Ports")),
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
        assert!(query.score("Port closed") > query.score("Parts of our town"));
    }
}
