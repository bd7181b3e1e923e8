//! Weighs what a name's own words and the words around it say about its kind.

use super::known::Known;
use super::word::Word;
use super::{Candidate, Shape};
use crate::analysis::lexicon::{self, Flag};
use crate::analysis::token::{Token, TokenKind};

/// Indexes into [`Candidate::votes`].
pub(super) const PERSON: usize = 0;
/// A company, a ministry, a team.
pub(super) const ORGANISATION: usize = 1;
/// A country or bloc.
pub(super) const COUNTRY: usize = 2;
/// A city or town.
pub(super) const CITY: usize = 3;
/// Any other place.
pub(super) const PLACE: usize = 4;

/// The words around names.
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// What is known of each token while candidates are weighed; empty afterwards.
    pub words: &'a [Word],
    /// Whether the article reports sport, where cities are teams.
    pub sport: bool,
}

impl<'a> Context<'a> {
    pub(super) fn of(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// Whether the word at `at` has a flag and stands in small letters.
    pub(super) fn is_small(&self, at: usize, flag: Flag) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| !t.capital && t.word.is(flag))
    }

    /// Whether the word at `at` is what a name does that speaks ("said").
    pub(super) fn speaks(&self, at: usize) -> bool {
        self.is_small(at, Flag::NameVerb)
    }

    pub(super) fn before(&self, at: usize, n: usize) -> &'a str {
        at.checked_sub(n).map_or("", |i| self.of(i))
    }

    /// Whether words in small letters that begin with `letters`, in their order, stand before the token at `end`; a word of
    /// two parts may give two of them ("blowout").
    pub(super) fn is_spelt_small(&self, end: usize, letters: &str) -> bool {
        let head = end.checked_sub(1).and_then(|i| self.tokens.get(i));
        // "the harbour agency (HA)".
        if head.is_none_or(|t| t.word.is(Flag::OrganisationHead)) {
            return false;
        }
        let letters = letters.to_ascii_lowercase();
        let mut left = letters.as_bytes();
        for at in (end.saturating_sub(left.len())..end).rev() {
            let token = self.tokens[at];
            let word = self.of(at).as_bytes();
            let (Some(&first), TokenKind::Word, false) = (word.first(), token.kind, token.capital)
            else {
                return false;
            };
            left = match left {
                [rest @ .., last] if *last == first => rest,
                [rest @ .., one, last] if *one == first && word[1..].contains(last) => rest,
                _ => return false,
            };
            if left.is_empty() {
                return true;
            }
        }
        false
    }

    /// Gives a candidate its votes.
    pub fn weigh(&self, candidate: &mut Candidate) {
        let mut votes = [0; 5];
        self.own_words(candidate, &mut votes);
        if !candidate.caps {
            self.words_before(candidate, &mut votes);
            self.words_after(candidate, &mut votes);
        }
        if self.sport {
            self.weigh_sport(candidate, &mut votes);
        }
        candidate.votes = votes;
    }

    fn own_words(&self, c: &Candidate, votes: &mut [i16; 5]) {
        let (first, last) = (c.first as usize, c.last as usize);
        let (head, tail) = (self.words[first], self.words[last - 1]);
        let many = last - first > 1;
        let plain = !many && head.common > 0 && head.common < 4;
        let surname = !many && (head.last > 5 || head.first > 5);
        match c.known {
            Some(Known::Country(_) | Known::Part(_)) => {
                votes[COUNTRY] += if head.first > 3 && !many { 9 } else { 14 }
            }
            Some(Known::Continent) => votes[PLACE] += 14,
            Some(Known::Organisation(_) | Known::Seat(_)) => {
                votes[ORGANISATION] += match (plain, surname) {
                    (true, _) => 4 - 4 * i16::from(c.initial),
                    (_, true) => 5,
                    _ => 12,
                }
            }
            Some(Known::Team(_)) => {
                votes[ORGANISATION] += if self.sport {
                    10
                } else if plain {
                    0
                } else {
                    4
                }
            }
            Some(Known::Place(_)) => {
                votes[PLACE] += if plain {
                    4
                } else if surname {
                    6
                } else {
                    11
                }
            }
            Some(Known::City(_, size)) => {
                votes[CITY] +=
                    2 * i16::from(size) - 4 - 4 * i16::from(plain) - 2 * i16::from(surname)
                        + 3 * i16::from(many);
                if !many {
                    votes[PERSON] += i16::from(head.last / 3).max(i16::from(head.first / 3));
                }
            }
            Some(Known::Adjective(_) | Known::People(_)) | None => {}
        }
        if c.caps
            && matches!(c.known, Some(Known::City(..) | Known::Place(_)))
            && self.is_dateline(last)
        {
            votes[CITY] += 10;
        }
        match c.shape {
            Shape::Organisation => votes[ORGANISATION] += 9,
            Shape::Place => votes[PLACE] += 8,
            Shape::Person => {
                votes[PERSON] += 5
                    + i16::from(head.first / 3)
                    + 3 * i16::from(tail.last > 0 || tail.is_surname_shaped())
                    + 3 * i16::from(head.is_initial())
                    - 3 * i16::from(tail.common > 0 && tail.last == 0);
            }
            Shape::Titled => votes[PERSON] += 12,
            Shape::Acronym => votes[ORGANISATION] += 5,
            Shape::Pair if c.known.is_none() => votes[PERSON] += 2,
            Shape::Plain if many && self.is_named_after(c) => votes[ORGANISATION] += 9,
            // "Orbexit EC95": a product.
            Shape::Plain if many && self.of(last - 1).bytes().any(|b| b.is_ascii_digit()) => {
                votes[ORGANISATION] += 3;
            }
            Shape::Plain if many => {
                if head.common > 0 && tail.common > 0
                    || tail.is_acronym() && !is_ordinal(self.of(last - 1))
                {
                    votes[ORGANISATION] += 3;
                } else {
                    votes[PERSON] += 3
                        + 3 * i16::from(tail.last > 0 || tail.is_surname_shaped())
                        + 2 * i16::from(last - first == 2);
                    votes[ORGANISATION] += 3;
                }
            }
            Shape::Plain => {
                if plain {
                    votes[PERSON] -= 3;
                }
                votes[PERSON] += i16::from(head.last > 0)
                    + i16::from(head.last > 5)
                    + i16::from(head.first > 0)
                    + i16::from(head.is_surname_shaped())
                    + 1;
                votes[ORGANISATION] += i16::from(!plain);
            }
            Shape::Loud => votes[PERSON] += i16::from(tail.last > 0),
            Shape::Known | Shape::Pair => {}
        }
    }

    /// "Orbex Halcyon", "Sunny Norland": an organisation's name leads another word, or an everyday word a country's.
    fn is_named_after(&self, c: &Candidate) -> bool {
        let (first, last) = (c.first as usize, c.last as usize - 1);
        let one = |at: usize| super::known::one(self.text, self.tokens[at]);
        let owned =
            self.words[first].first == 0 && matches!(one(first), Some(Known::Organisation(_)));
        let everyday = self.words[first].common > 0 && self.words[first].first == 0;
        owned || everyday && matches!(one(last), Some(Known::Country(_) | Known::Place(_)))
    }

    /// Whether a date follows a name at the head of a line: "LONDON 1996-08-30", "LONDON, May 3".
    pub(super) fn is_dateline(&self, last: usize) -> bool {
        let at = last + usize::from(self.of(last) == ",");
        self.tokens.get(at).is_some_and(|t| {
            let word = t.of(self.text);
            t.kind == TokenKind::Number
                && t.span.len() == 4
                && (word.starts_with("19") || word.starts_with("20"))
                || t.kind == TokenKind::Word
                    && t.capital
                    && super::word::is_no_name(word, t.word)
                    && self
                        .tokens
                        .get(at + 1)
                        .is_some_and(|n| n.kind == TokenKind::Number)
        })
    }

    fn words_before(&self, c: &Candidate, votes: &mut [i16; 5]) {
        let at = c.first as usize;
        let many = c.last - c.first > 1;
        let before = self.before(at, 1);
        match before {
            "in" | "In" | "near" | "outside" | "around" | "inside" | "throughout" | "across"
            | "into" | "toward" | "towards" => {
                votes[CITY] += 3;
                votes[PLACE] += 4;
                votes[COUNTRY] += 1;
                votes[ORGANISATION] += 1;
                votes[PERSON] -= 3;
            }
            "at" | "At" => {
                votes[CITY] += 2;
                votes[PLACE] += 3;
                votes[ORGANISATION] += 2;
                votes[PERSON] -= 2;
            }
            "from" | "to" | "via" => {
                votes[CITY] += 1;
                votes[PLACE] += 1;
            }
            "southern" | "northern" | "eastern" | "western" | "central" | "downtown"
            | "southwestern" | "southeastern" | "northwestern" | "northeastern" | "north"
            | "south" | "east" | "west" => {
                votes[CITY] += 3;
                votes[PLACE] += 6;
                votes[PERSON] -= 4;
            }
            "the" | "The" | "a" | "an" | "its" | "their" => {
                votes[PERSON] -= 6;
                votes[ORGANISATION] += 1;
                votes[CITY] -= 3;
            }
            "Mr" | "Mrs" | "Ms" | "Dr" => votes[PERSON] += 15,
            "during" | "During" | "since" | "Since" | "post" | "Post" | "than" | "like"
                if !many && c.shape == Shape::Plain =>
            {
                votes[PERSON] -= 4;
            }
            "of" => self.after_of(at, votes),
            _ => {}
        }
        if before == "." && at > 1 && self.words[at - 2].is_honorific() {
            votes[PERSON] += 15;
        }
        if at > 0 && self.tokens[at - 1].kind == TokenKind::Word && !self.tokens[at - 1].capital {
            if self.speaks(at - 1) && !many {
                votes[PERSON] += 2;
            } else if self.is_small(at - 1, Flag::Title) {
                votes[PERSON] += 8;
            } else if self.is_small(at - 1, Flag::OrganisationNoun) {
                votes[ORGANISATION] += 5;
            }
        }
        // "teammate, Ann Lee," is no city after a comma; "Essen, Germany" is settled by what follows.
        if before == "," && at > 1 && self.is_small(at - 2, Flag::Title) {
            votes[PERSON] += 3;
        }
    }

    fn after_of(&self, at: usize, votes: &mut [i16; 5]) {
        match self.before(at, 2) {
            "city" | "town" | "port" | "village" | "capital" | "suburb" | "outskirts" => {
                votes[CITY] += 9;
            }
            "province" | "state" | "region" | "island" | "district" | "part" | "parts"
            | "north" | "south" | "east" | "west" | "coast" | "kilometres" | "km" | "miles"
            | "area" => {
                votes[CITY] += 3;
                votes[PLACE] += 6;
            }
            "shares" | "unit" | "subsidiary" | "chairman" | "head" | "members" | "member"
            | "leader" | "chief" | "president" | "director" => votes[ORGANISATION] += 4,
            "university" => votes[ORGANISATION] += 3,
            _ => {}
        }
    }

    fn words_after(&self, c: &Candidate, votes: &mut [i16; 5]) {
        let at = c.last as usize;
        let after = self.of(at);
        let many = c.last - c.first > 1;
        let speaks = self.speaks(at);
        if speaks && self.is_capital(c) {
            votes[CITY] += 2;
        } else if speaks {
            votes[PERSON] += if many { 3 } else { 4 };
            votes[ORGANISATION] += 2;
        } else if matches!(after, "who" | "himself" | "herself") {
            // "Protesters who …" opens a sentence with people, not with a name.
            let name = self.of(c.first as usize);
            let known = self.tokens[c.first as usize].word;
            let row = known.name();
            let word =
                row.common > 0 && row.first == 0 && row.last == 0 && !known.is(Flag::Starter);
            let plural = !many && name.ends_with('s') && word;
            votes[PERSON] += if plural { 0 } else { 8 };
        } else if self.is_small(at, Flag::OrganisationFollower) {
            votes[ORGANISATION] += 3;
            votes[PERSON] -= 2;
        } else if matches!(
            after,
            "province"
                | "region"
                | "island"
                | "islands"
                | "district"
                | "river"
                | "valley"
                | "peninsula"
                | "airport"
                | "state"
                | "county"
                | "border"
        ) {
            votes[PLACE] += 6;
            votes[CITY] += 4;
            votes[PERSON] -= 2;
        } else if matches!(after, "'s" | "’s") {
            votes[PERSON] += 1;
        }
        match after {
            "," => self.after_comma(at, votes),
            "(" => self.in_brackets(at, votes),
            _ => {}
        }
    }

    /// Whether a candidate is a capital that may stand for a government.
    fn is_capital(&self, c: &Candidate) -> bool {
        matches!(c.known, Some(Known::City(..))) && lexicon::CAPITALS.contains(c.span.of(self.text))
    }

    fn after_comma(&self, comma: usize, votes: &mut [i16; 5]) {
        let next = self.of(comma + 1);
        let token = self.tokens.get(comma + 1);
        // "… than Ada, the storm that …".
        if (1..5).any(|i| {
            matches!(
                self.of(comma + i),
                "hurricane" | "storm" | "typhoon" | "cyclone"
            )
        }) && matches!(next, "the" | "a")
        {
            votes[PERSON] -= 9;
        }
        let age = token.is_some_and(|t| t.kind == TokenKind::Number)
            && self.of(comma + 2) == ","
            && next.len() == 2;
        if age || matches!(next, "who" | "whose" | "aged") {
            votes[PERSON] += 8;
        } else if matches!(next, "where") {
            votes[CITY] += 3;
            votes[PLACE] += 3;
        } else if token.is_some_and(|t| t.capital) {
            let known = super::known::longest(
                self.text,
                self.tokens,
                (comma + 1, self.tokens.len().min(comma + 4)),
                false,
            );
            if matches!(known, Some((Known::Country(_) | Known::Part(_) | Known::Place(_), n)) if matches!(self.of(comma + 1 + n), "," | "." | ")" | "" | "-" | "--"))
            {
                votes[CITY] += 4;
            }
        } else if self.is_small(comma + 1, Flag::Title)
            || matches!(next, "the" | "a" | "an" | "who")
                && (2..6).any(|i| self.is_small(comma + i, Flag::Title))
        {
            votes[PERSON] += 4;
        }
    }

    fn in_brackets(&self, open: usize, votes: &mut [i16; 5]) {
        let inside = super::known::longest(
            self.text,
            self.tokens,
            (open + 1, self.tokens.len().min(open + 4)),
            false,
        );
        match inside {
            Some((Known::Country(_) | Known::Part(_), n)) if self.of(open + 1 + n) == ")" => {
                votes[PERSON] += 5;
            }
            _ => {
                let token = self.tokens.get(open + 1);
                if token.is_some_and(|t| t.upper && t.span.len() > 2) && self.of(open + 2) == ")" {
                    votes[ORGANISATION] += 7;
                }
            }
        }
    }
}

/// "Vale III": a numeral after a name, no acronym.
fn is_ordinal(word: &str) -> bool {
    word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) || matches!(word, "JR" | "SR")
}

/// The kind with the most votes, and how many it has.
pub(super) fn winner(votes: &[i16; 5]) -> (usize, i16) {
    // Of equal ones the first: a person.
    let mut best = (0, votes[0]);
    for (kind, &count) in votes.iter().enumerate().skip(1) {
        if count > best.1 {
            best = (kind, count);
        }
    }
    best
}
