//! Finds words in a pane, with a live count.

use std::ops::Range;

use super::Pane;
use super::line::Line;
use crate::corpus::Span;

/// What is sought, and where it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// The pane it is sought in.
    pub pane: Pane,
    /// The words. Lower case letters match capitals too; a capital matches only itself.
    pub line: Line,
    /// Where they were found: rows of the timeline or of the actors, or bytes of the open article.
    pub matches: Vec<Match>,
    /// How many matches all articles hold, for the reader: counted when the line is taken, where there is not too much
    /// to read.
    pub everywhere: Option<usize>,
    /// How many filters were in force when it was sought: those put in force later are peeled off before it.
    pub above: usize,
    /// The match that is selected, as an index into `matches`.
    pub current: Option<usize>,
    /// The row that is looked at next, while not all were.
    pub(super) next: Option<usize>,
}

impl Find {
    /// What to look for; `None` while nothing is typed.
    pub fn needle(&self) -> Option<Needle> {
        Needle::new(self.line.text())
    }

    /// Whether rows are left to be looked at.
    pub fn is_under_way(&self) -> bool {
        self.next.is_some()
    }
}

/// One match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// A row of the timeline or of the actors pane.
    Row(u32),
    /// Bytes of the open article.
    Text(Span),
}

/// Words to look for. Case counts where a capital was typed; straight quotation marks match curly ones, and a
/// space matches any white space and a hyphen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    chars: Vec<char>,
    exact: bool,
}

impl Needle {
    /// The needle for what was typed; `None` for nothing.
    pub fn new(typed: &str) -> Option<Self> {
        let exact = typed.chars().any(char::is_uppercase);
        let chars: Vec<char> = typed.chars().map(|c| fold(c, exact)).collect();
        (!chars.is_empty()).then_some(Self { chars, exact })
    }

    /// Whether `text` holds it.
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text, 0).is_some()
    }

    /// Where `text` holds it, as byte ranges in order, apart from each other.
    pub fn ranges<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let range = self.find(text, from)?;
            from = range.end;
            Some(range)
        })
    }

    /// The first match at or after byte `from`.
    fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let first = self.chars[0];
        let bytes = text.as_bytes();
        if first.is_ascii_alphanumeric() {
            // The common case looks at bytes: a letter of ASCII is never part of another character.
            let other = if self.exact {
                first
            } else {
                first.to_ascii_uppercase()
            };
            let (a, b) = (first as u8, other as u8);
            let mut at = from;
            loop {
                at += bytes.get(at..)?.iter().position(|&x| x == a || x == b)?;
                if let Some(end) = self.ends(text, at) {
                    return Some(at..end);
                }
                at += 1;
            }
        }
        text.get(from..)?
            .char_indices()
            .find_map(|(offset, _)| Some(from + offset..self.ends(text, from + offset)?))
    }

    /// Where the match that begins at byte `at` ends, if one does.
    fn ends(&self, text: &str, at: usize) -> Option<usize> {
        let mut chars = text.get(at..)?.char_indices();
        for &want in &self.chars {
            let (_, c) = chars.next()?;
            if fold(c, self.exact) != want {
                return None;
            }
        }
        Some(at + chars.next().map_or(text.len() - at, |(offset, _)| offset))
    }
}

/// A character as it is compared.
fn fold(c: char, exact: bool) -> char {
    match c {
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' => '"',
        '-' | '‐' | '‑' => ' ',
        c if c.is_whitespace() => ' ',
        c if exact => c,
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_matches_both_and_a_capital_only_itself() {
        for (typed, text, want) in [
            (
                "port",
                "The Port of Rivermouth: a port",
                vec!["Port", "port"],
            ),
            ("Port", "The Port of Rivermouth: a port", vec!["Port"]),
            ("it's", "It’s late", vec!["It’s"]),
            ("a b", "a\nb", vec!["a\nb"]),
            ("cease fire", "a cease-fire", vec!["cease-fire"]),
            ("cease-fire", "a cease fire", vec!["cease fire"]),
            ("é", "É é e", vec!["É", "é"]),
            ("“no”", "\"No\" he said", vec!["\"No\""]),
            ("aa", "aaaa", vec!["aa", "aa"]),
            ("x", "", vec![]),
            ("北", "北京", vec!["北"]),
        ] {
            let needle = Needle::new(typed).unwrap();
            let got: Vec<&str> = needle.ranges(text).map(|r| &text[r]).collect();
            assert_eq!(got, want, "{typed:?} in {text:?}");
        }
        assert_eq!(Needle::new(""), None);
    }
}
