//! Finds where sentences end: abbreviations, headlines, quotations that run on.

use std::ops::Range;

use super::lexicon::Flag;
use super::token::{Token, TokenKind};
use super::verb::form::{Leaning, PAST, Reading, THIRD};
use super::verb::kind::Role;
use crate::corpus::{BlockKind, Span};

/// What kind of sentence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// The article's headline or a heading inside it.
    Heading,
    /// A sentence of the story.
    Story,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, white space left out.
    pub span: Span,
    /// Its tokens, as indexes into the scan's tokens.
    pub first: u32,
    /// The index after its last token.
    pub last: u32,
    /// The index of its block in the article.
    pub block: u32,
    /// What it is.
    pub kind: SentenceKind,
}

impl Sentence {
    /// Its tokens' indexes.
    pub fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// A sentence longer than this is cut at the next mark that offers itself, and at twice this anywhere: a text
/// without stops must not slow the passes that read a sentence at once.
const LONG: usize = 400;

/// Cuts the tokens of one block, `tokens[from..]`, into sentences, added to `sentences`.
pub fn split(
    text: &str,
    tokens: &[Token],
    from: usize,
    block: (u32, BlockKind),
    sentences: &mut Vec<Sentence>,
) {
    let story = block.1 == BlockKind::Paragraph;
    let mut cutter = Cutter {
        text,
        tokens,
        first: from,
        quoted: false,
    };
    let mut at = from;
    while at < tokens.len() {
        if cutter.goes_on(at) {
            at += 1;
            continue;
        }
        cutter.pass(at);
        if story && cutter.item_begins(at) && cutter.first < at {
            push(tokens, cutter.first..at, block, sentences);
            cutter.first = at;
        }
        let stop = story && cutter.ends(at);
        if stop || cutter.is_long(at) {
            let last = if stop {
                cutter.after_closing(at + 1, true)
            } else {
                at + 1
            };
            push(tokens, cutter.first..last, block, sentences);
            cutter.first = last;
            at = last;
        } else {
            at += 1;
        }
    }
    if cutter.first < tokens.len() {
        push(tokens, cutter.first..tokens.len(), block, sentences);
    }
}

fn push(
    tokens: &[Token],
    range: Range<usize>,
    block: (u32, BlockKind),
    sentences: &mut Vec<Sentence>,
) {
    let kind = if block.1 == BlockKind::Paragraph {
        SentenceKind::Story
    } else {
        SentenceKind::Heading
    };
    sentences.push(Sentence {
        span: tokens[range.start].span.to(tokens[range.end - 1].span),
        first: range.start as u32,
        last: range.end as u32,
        block: block.0,
        kind,
    });
}

/// The state of a cut through one block.
struct Cutter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// The first token of the sentence that is being read.
    first: usize,
    /// Whether an odd number of straight quotation marks stands before.
    quoted: bool,
}

impl Cutter<'_> {
    fn is_mark(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.kind == TokenKind::Mark)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// How the word at `at` reads as a verb.
    fn verb(&self, at: usize) -> Option<Reading> {
        Reading::of(self.tokens.get(at)?.word)
    }

    /// Notes a straight quotation mark.
    fn pass(&mut self, at: usize) {
        if self.is_mark(at) && self.word(at) == "\"" {
            self.quoted = !self.quoted;
        }
    }

    /// Closing marks and brackets right after a stop belong to its sentence; in tokenised text a space stands between.
    fn closes(&self, at: usize, quoted: bool) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        match self.word(at) {
            "”" | "''" | "»" => true,
            ")" | "]" | "’" | "'" => !token.spaced,
            "\"" => !token.spaced || quoted && self.tokens.get(at + 1).is_none_or(|n| n.spaced),
            _ => false,
        }
    }

    /// The index after the closing marks that stand at `at`; `note` counts them as passed.
    fn after_closing(&mut self, mut at: usize, note: bool) -> usize {
        let before = self.quoted;
        while self.closes(at, self.quoted) {
            self.pass(at);
            at += 1;
        }
        if !note {
            self.quoted = before;
        }
        at
    }

    /// Whether the token at `at` can neither end nor begin a sentence, as nearly all of them: a word without a full
    /// stop, a number.
    fn goes_on(&self, at: usize) -> bool {
        let token = self.tokens[at];
        let open = match token.kind {
            TokenKind::Word => self.text.as_bytes().get(token.span.end as usize - 1) != Some(&b'.'),
            TokenKind::Number => true,
            TokenKind::Mark => false,
        };
        open && at - self.first < LONG
    }

    fn is_long(&self, at: usize) -> bool {
        let length = at - self.first;
        length >= LONG
            && (length >= 2 * LONG || matches!(self.word(at), ";" | ":" | "," | "—" | "|"))
    }

    /// A bullet that begins a line begins a sentence.
    fn item_begins(&self, at: usize) -> bool {
        let bullet = self.tokens[at].spaced
            && self.is_mark(at)
            && matches!(
                self.word(at),
                "•" | "·" | "▪" | "●" | "◦" | "‣" | "*" | "-" | "–"
            );
        bullet
            && at > 0
            && self
                .text
                .get(self.tokens[at - 1].span.end as usize..self.tokens[at].span.start as usize)
                .is_some_and(|gap| gap.contains('\n'))
    }

    /// Whether a sentence ends with the token at `at`.
    fn ends(&mut self, at: usize) -> bool {
        let token = self.tokens[at];
        let stop = self.word(at);
        let is_stop = token.kind == TokenKind::Mark
            && (matches!(stop, "." | "!" | "?" | "…") || stop.starts_with(".."));
        let is_short = token.kind == TokenKind::Word && stop.ends_with('.');
        if !is_stop && !is_short {
            return false;
        }
        let next = self.after_closing(at + 1, false);
        if next >= self.tokens.len() {
            return true;
        }
        let closed = next > at + 1;
        if is_short {
            return self.initials_end(at, next, closed);
        }
        let after = self.tokens[next];
        let begins = after.capital || after.kind == TokenKind::Number || self.opens(next);
        match self.word(at) {
            "!" | "?" => {
                after.spaced
                    && begins
                    && !(closed && self.attributes(next))
                    && !is_inc(self.word(next))
            }
            "." => {
                // "deal.The": a space that was lost in copying.
                let glued = !after.spaced && after.capital && self.is_glued(at, next);
                begins && (after.spaced || glued) && (closed || !self.is_abbreviation(at, next))
            }
            _ => {
                after.spaced
                    && begins
                    && !(closed && self.attributes(next))
                    && !matches!(self.word(next), "I" | "I'm" | "I’m")
            }
        }
    }

    fn opens(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "“" | "‘"
                | "\""
                | "'"
                | "``"
                | "«"
                | "("
                | "["
                | "—"
                | "–"
                | "-"
                | "--"
                | "•"
                | "*"
                | "$"
                | "£"
                | "€"
                | "#"
                | "@"
        )
    }

    fn is_glued(&self, at: usize, next: usize) -> bool {
        let full = |w: &str| w.len() > 1 && w.chars().any(char::is_lowercase);
        let before = if at > 0 { self.word(at - 1) } else { "" };
        full(before) && full(self.word(next))
            || self.tokens[at].span.end < self.tokens[next].span.start
            || next > at + 1
    }

    /// `"Is it over?" Vale asked.`: who spoke follows the quotation.
    fn attributes(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|k| {
            self.verb(k)
                .is_some_and(|v| v.is(PAST | THIRD) && v.base.is(Flag::Say))
        })
    }

    /// An abbreviation with inner stops ("U.S.") ends a sentence only before a clear start.
    fn initials_end(&self, at: usize, next: usize, closed: bool) -> bool {
        let after = self.tokens[next];
        if !after.spaced {
            return false;
        }
        let word = self.word(at);
        if (word.eq_ignore_ascii_case("a.m.") || word.eq_ignore_ascii_case("p.m.")) && !closed {
            return after.capital && !is_time_word(self.word(next))
                || self.opens(next) && self.word(next) != "(";
        }
        let opens = matches!(self.word(next), "“" | "``" | "‘");
        if after.capital && self.ends_place(at) && self.is_subject(next) {
            return true;
        }
        opens || after.capital && (closed || self.is_starter(next))
    }

    /// "in the U.S.": a place that is complete.
    fn ends_place(&self, at: usize) -> bool {
        at > self.first + 1 && self.word(at - 1) == "the" && is_preposition(self.tokens[at - 2])
    }

    /// Whether a verb follows the name at `at` ("… in the U.S. Vale later said").
    fn is_subject(&self, at: usize) -> bool {
        let adverb = matches!(
            self.word(at + 1),
            "later" | "also" | "then" | "has" | "had" | "is" | "was" | "will"
        );
        let finite = self
            .verb(at + 1 + usize::from(adverb))
            .is_some_and(|v| v.is(PAST | THIRD) && v.leaning == Leaning::Verb);
        finite
            && !matches!(
                self.word(at),
                "Senate"
                    | "House"
                    | "Congress"
                    | "Treasury"
                    | "Embassy"
                    | "Army"
                    | "Navy"
                    | "State"
            )
    }

    /// Whether the word at `at`, capitalised, begins a sentence rather than goes on with a name.
    fn is_starter(&self, at: usize) -> bool {
        let token = self.tokens[at];
        let written = token.of(self.text);
        let acronym = token.upper && written.len() > 1;
        !acronym
            && (token.word.is(Flag::Starter) || token.word.function().is_some())
            && !["will", "may"]
                .iter()
                .any(|w| written.eq_ignore_ascii_case(w))
    }

    /// Whether the full stop at `at` is its word's own ("Mr. He", "No. 2", "J. Smith").
    fn is_abbreviation(&self, at: usize, next: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| at > self.first) else {
            return false;
        };
        let token = self.tokens[before];
        // "1. The" opens an item of a list.
        if token.kind == TokenKind::Number && before == self.first {
            return true;
        }
        let written = token.of(self.text);
        let mut letters = written.chars();
        if letters.next().is_some_and(|l| l != 'I') && letters.next().is_none() && token.capital {
            return !self.is_starter(next);
        }
        let is = |words: &[&str]| words.iter().any(|w| written.eq_ignore_ascii_case(w));
        let word = token.word;
        if word.is(Flag::ShortTitle) {
            return !is(&["st"]) || !self.is_starter(next);
        }
        if word.is(Flag::ShortNumber) {
            return self.tokens[next].kind == TokenKind::Number;
        }
        word.is(Flag::ShortOther)
            && (token.capital && !self.is_starter(next) || is(&["v", "vs", "approx", "est", "al"]))
    }
}

/// Whether a word in small letters is a preposition, or "to".
fn is_preposition(token: Token) -> bool {
    let role = |(role, _)| Role::FUNCTION.get(usize::from(role));
    let role = token.word.function().and_then(role).map(|(role, _)| *role);
    !token.capital && matches!(role, Some(Role::Preposition | Role::To))
}

fn is_inc(word: &str) -> bool {
    word.eq_ignore_ascii_case("inc") || word.eq_ignore_ascii_case("inc.")
}

/// What follows "p.m." inside a sentence.
fn is_time_word(word: &str) -> bool {
    let start = word.get(..3).unwrap_or(word);
    let calendar = [
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun",
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Eas", "Pac", "Cen", "Mou", "Gre", "Bei", "Lon",
    ];
    calendar.contains(&start) || word.len() > 1 && word.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokenize;

    fn cut(text: &str) -> Vec<&str> {
        let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        split(text, &tokens, 0, (0, BlockKind::Paragraph), &mut sentences);
        sentences.iter().map(|s| s.span.of(text)).collect()
    }

    /// `|` shows where a sentence ends.
    #[test]
    fn sentences_end_where_readers_end_them() {
        for row in [
            "The U.S. Trade Representative spoke.| He left.",
            "They met in the U.S.| The talks went well.",
            "It is the No. 2 party.| It lost.",
            "They study in the U.S.| Vale later said so.",
            "Mr. He and Ms. Li met.| Dr. Vale did not.",
            "J. K. Marsh and George W. Finch agreed.| So did others.",
            "It began at 5 p.m. Friday.| It ended at 9 p.m.| Crowds went home.",
            "“We won.| We did it,” he said.",
            "“Is it over?” Vale asked.| Nobody knew.",
            "“Stop!” he cried.| “Now.”| They stopped.",
            "He paused... Then he spoke.",
            "`` It is done . ''| The room was quiet .",
            "\" It is done . \"| The room was quiet .",
            "She spoke (briefly).| (He did not.)| Then they left.",
            "Shares of Norland Corp. fell on Jan. 5 and Feb. 6.| They rose later.",
            "He works for Norland Inc.| The firm is new.",
            "1. The first item stays whole.",
            "Finch v. Marsh was heard by Gov. Vale.| It was brief.",
            "It rose 3.5 percent in 2016.| In 2017 it fell.",
            "What now?| Nobody knows!| Really.",
        ] {
            let row = row.replace("... Then", "...| Then");
            let want: Vec<&str> = row.split('|').map(str::trim).collect();
            let text = row.replace('|', "");
            assert_eq!(cut(&text), want, "{text}");
        }
        assert_eq!(
            cut("Agreed:\n• a truce\n• a call"),
            ["Agreed:", "• a truce", "• a call"]
        );
        assert_eq!(
            cut("The deal is off.The market fell."),
            ["The deal is off.", "The market fell."]
        );
    }

    #[test]
    fn a_text_without_stops_is_cut_into_bearable_pieces() {
        let text = "word ".repeat(10_000);
        assert!(
            cut(&text)
                .iter()
                .all(|s| s.split(' ').count() <= 2 * LONG + 1)
        );
    }

    proptest::proptest! {
        #[test]
        fn sentences_hold_every_token_once(text in "[A-Z][a-zA-Z .!?'\"“”’()]{0,80}") {
            let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
            tokenize(&text, Span::new(0, text.len()), &mut tokens);
            split(&text, &tokens, 0, (0, BlockKind::Paragraph), &mut sentences);
            let mut next = 0;
            for s in &sentences {
                proptest::prop_assert_eq!(s.first, next);
                proptest::prop_assert!(s.last > s.first);
                next = s.last;
            }
            proptest::prop_assert_eq!(next as usize, tokens.len());
        }
    }
}
