//! Tells what stands beside a name in capitals and is no part of it: stressed words, days, storms, a caption's words.

use std::ops::Range;

use super::Finder;
use crate::analysis::actor::Shape;
use crate::analysis::token::TokenKind;

/// The rank from which on a first name is common enough to begin a full name.
const FIRST: u8 = 6;
/// The rank from which on a surname is common enough to end one.
const LAST: u8 = 4;

impl<'a> Finder<'a> {
    /// "FORCED Vale": an everyday word in capitals beside a name that is not.
    pub(super) fn is_stressed(&self, at: usize, beside: usize) -> bool {
        let (token, word) = (self.tokens[at], self.words[at]);
        token.upper
            && token.span.len() > 3
            && word.common > 0
            && (word.first == 0 && word.last < LAST || token.word.function().is_some())
            && !word.heads_organisation()
            && self.tokens[beside].kind == TokenKind::Word
            && !self.tokens[beside].upper
    }

    /// Whether a run begins with everyday words in capitals before a name that is not: "CREWS AT WORK Vale".
    pub(super) fn leads_stressed(&self, run: &Range<usize>) -> bool {
        let loud = |at: usize| self.tokens[at].kind != TokenKind::Word || self.tokens[at].upper;
        let name = (run.start + 1..run.end).find(|&at| !loud(at));
        name.is_some_and(|name| self.is_stressed(run.start, name))
    }

    /// "since last June Vale …": the day or month at `at` belongs to the words before it.
    pub(super) fn is_dated(&self, at: usize) -> bool {
        at > 0
            && matches!(
                self.of(at - 1),
                "on" | "On"
                    | "last"
                    | "Last"
                    | "next"
                    | "this"
                    | "late"
                    | "early"
                    | "since"
                    | "Since"
                    | "until"
                    | "in"
                    | "In"
                    | "every"
            )
    }

    /// Takes "Hurricane Ada", and "Ada" after a storm's word, for a storm; where the run goes on.
    pub(super) fn storm(&mut self, run: &Range<usize>) -> Option<usize> {
        let at = run.start;
        let leads =
            |word: &str| is_storm(word) && self.tokens[at].capital && !self.leads_institution(run);
        if run.len() > 1
            && (leads(self.of(at)) || self.of(at) == "Tropical" && is_storm(self.of(at + 1)))
        {
            return Some(at + 1);
        }
        let before = at.checked_sub(1)?;
        let listed = self.of(before) == "and" && self.storms.last().map(|s| s + 1) == Some(before);
        if !is_storm(self.of(before)) && !listed {
            return None;
        }
        let named = self.words[at].common == 0 || self.words[at].first > 0;
        named.then(|| {
            self.storms.push(at);
            at + 1
        })
    }

    /// Drops what the article calls a storm elsewhere.
    pub(super) fn drop_storms(&mut self) {
        if self.storms.is_empty() {
            return;
        }
        let mut names: Vec<&'a str> = self.storms.iter().map(|&at| self.of(at)).collect();
        names.sort_unstable();
        let (text, plain) = (self.text, [Shape::Plain, Shape::Known]);
        self.found.retain(|c| {
            let one = c.last - c.first == 1 && plain.contains(&c.shape);
            !one || names.binary_search(&c.span.of(text)).is_err()
        });
    }

    /// Where in a piece a full name begins that everyday words stand before ("Asking Ann Vale").
    pub(super) fn full_name_in(&self, piece: &Range<usize>) -> Option<usize> {
        let head = self.words[piece.start];
        if piece.len() < 3 || head.first > 0 || head.is_initial() {
            return None;
        }
        let tail = self.words[piece.end - 1];
        let named = tail.last > 2 && !tail.heads_organisation() && !tail.heads_place();
        let from = piece.end.saturating_sub(3).max(piece.start + 1);
        let first = (from..piece.end - 1).find(|&i| self.words[i].first >= FIRST)?;
        let before = self.words[first - 1];
        let everyday = before.common > 0 && before.first == 0 && before.last < LAST;
        let apart = everyday && !before.is_title() && !before.heads_place();
        let joined = (piece.start..first).any(|i| !self.is_name_word(i));
        (named && apart && !joined).then_some(first)
    }
}

/// Words before the name of a storm.
fn is_storm(word: &str) -> bool {
    matches!(
        word,
        "Hurricane"
            | "hurricane"
            | "Hurricanes"
            | "hurricanes"
            | "Typhoon"
            | "typhoon"
            | "Cyclone"
            | "cyclone"
            | "Storm"
            | "storm"
    )
}
