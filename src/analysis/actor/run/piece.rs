//! Takes one piece of a run as a name, or as the names it holds, and tells its shape.

use std::ops::Range;

use super::Finder;
use super::joiner::{is_company_end, is_firm_place, is_government, is_particle, split_pair};
use crate::analysis::actor::Shape;
use crate::analysis::actor::known::{self, Known};
use crate::analysis::actor::word::Word;
use crate::analysis::lexicon::Flag;
use crate::analysis::token::TokenKind;
use crate::corpus::Span;

impl Finder<'_> {
    /// Takes a word such as "Trump-Xi" or "U.S.-China" apart; whether it is one.
    pub(super) fn hyphenated(&mut self, at: usize, sentence: usize) -> bool {
        if self.is_name_word(at) && !self.words[at].may_have_hyphen() {
            return false;
        }
        let word = self.of(at);
        let Some((left, right)) = split_pair(word) else {
            return false;
        };
        if known::exact(word).is_some() || right.is_empty() {
            return false;
        }
        let known_left = known::exact(left);
        if self.is_compound_adjective(at) {
            // What it names is no actor of its own there.
            if matches!(known_left, Some(Known::Adjective(_) | Known::Country(_))) {
                self.push_part(at, (0, left.len()), known_left, sentence);
            }
            return true;
        }
        if !left.starts_with(char::is_uppercase) || !right.starts_with(char::is_uppercase) {
            return false;
        }
        let known_right = known::exact(right);
        let pair = |k: Option<Known>| {
            matches!(
                k,
                Some(
                    Known::Country(_)
                        | Known::Adjective(_)
                        | Known::Continent
                        | Known::Part(_)
                        | Known::City(..)
                )
            )
        };
        let adjective = |k: Option<Known>| matches!(k, Some(Known::Adjective(_)));
        if adjective(known_left) != adjective(known_right)
            && !(pair(known_left) && pair(known_right))
        {
            // "Arab-Israeli", "Franco-German": an adjective of which one half is known.
            let from = word.len() - right.len();
            let (at_part, known) = if adjective(known_left) {
                ((0, left.len()), known_left)
            } else {
                ((from, word.len()), known_right)
            };
            self.push_part(at, at_part, known, sentence);
            return true;
        }
        if !pair(known_left) || !pair(known_right) {
            return false;
        }
        let from = word.len() - right.len();
        self.push_part(at, (0, left.len()), known_left, sentence);
        self.push_part(at, (from, word.len()), known_right, sentence);
        true
    }

    /// Adds the part of a token as a candidate.
    pub(super) fn push_part(
        &mut self,
        at: usize,
        (from, to): (usize, usize),
        known: Option<Known>,
        sentence: usize,
    ) {
        let start = self.tokens[at].span.start as usize;
        self.push(at..at + 1, known, Shape::Pair, sentence);
        if let Some(last) = self.found.last_mut() {
            last.span = Span::new(start + from, start + to);
        }
    }

    /// Adds the name at the head of `piece`; where the rest begins.
    pub(super) fn piece(
        &mut self,
        piece: Range<usize>,
        known: Option<(Known, usize)>,
        sentence: usize,
    ) -> usize {
        let (at, end) = (piece.start, piece.end);
        let marked = self.of(end - 1) == "." && end - at > 1;
        let last = end - 1 - usize::from(marked);
        let tail = self.words[last];
        let whole = known.is_some_and(|(_, n)| at + n == end);
        if self.is_compound_adjective(last) && !whole {
            return end;
        }
        if let Some((known, n)) = known {
            if whole {
                self.push(piece, Some(known), Shape::Known, sentence);
                return end;
            }
            if tail.heads_event() && !is_government(self.of(last)) {
                if matches!(known, Known::Adjective(_)) {
                    self.push(at..at + n, Some(known), Shape::Known, sentence);
                }
                return end;
            }
            if self.splits_after(&piece, (known, n), last) {
                self.push(at..at + n, Some(known), Shape::Known, sentence);
                return at + n;
            }
        }
        let named = end - at > 1
            && (self.words[at].first > 1 || self.words[at].is_initial())
            && tail.last > 2;
        let singles = (at..end).all(|i| self.words[i].is_initial());
        let peopled = matches!(
            known::one(self.text, self.tokens[last]),
            Some(Known::Adjective(_) | Known::People(_))
        ) && last > at;
        if tail.heads_event() && !named || singles || peopled {
            return end;
        }
        if let Some(first) = self.full_name_in(&piece) {
            if first > at + 1 {
                self.piece(at..first, known, sentence);
            }
            return first;
        }
        let shape = self.shape(&piece, last);
        let head = self.words[at];
        // "Yesterday Ann Lee": a word that merely begins the sentence.
        let begins = at == sentence
            && end - at > 1
            && head.common > 0
            && (head.first < 4 || self.is_function_word(at))
            && !head.is_initial();
        if begins && !matches!(shape, Shape::Organisation | Shape::Place) {
            return at + 1;
        }
        if last == at && head.is_initial() {
            return end;
        }
        self.push(piece, None, shape, sentence);
        end
    }

    /// "Can Vale go?": a word that names nothing though some bear it; "Will" and "May" are common names.
    fn is_function_word(&self, at: usize) -> bool {
        let name = self.words[at].first > 4 || matches!(self.of(at), "Will" | "May");
        !name && self.tokens[at].word.function().is_some()
    }

    /// Whether no lexicon holds the name in these tokens, or it is one that every country has.
    pub(super) fn is_unknown(&self, at: usize, end: usize) -> bool {
        !matches!(known::longest(self.text, self.tokens, (at, end), false), Some((_, n)) if at + n == end)
            || is_government(self.of(end - 1))
    }

    /// Whether a known name of `n` tokens is a name of its own at the head of a longer piece.
    pub(super) fn splits_after(
        &self,
        piece: &Range<usize>,
        (known, n): (Known, usize),
        last: usize,
    ) -> bool {
        let (at, end) = (piece.start, piece.end);
        let (head, tail, next) = (self.words[at], self.words[last], self.words[at + n]);
        let apart = match known {
            Known::Adjective(_) => is_government(self.of(last)) && !self.joined_by_of(piece),
            Known::Country(_) if self.tokens[at].upper && n == 1 => {
                return !tail.heads_organisation() || !self.is_unknown(at + 1, end);
            }
            Known::Country(_) => is_government(self.of(last)),
            Known::Seat(_) => true,
            _ => false,
        };
        if apart {
            return true;
        }
        let institution = tail.heads_organisation()
            || tail.heads_place()
            || self.is_team(last, end)
            || piece.clone().any(|i| self.of(i) == "&");
        let particle = is_particle(self.of(at + n));
        let person = n == 1
            && (matches!(known, Known::City(..) | Known::Place(_)) || head.first > 3)
            && !matches!(
                known,
                Known::Organisation(_) | Known::Adjective(_) | Known::Seat(_)
            )
            && (head.first > 0 || head.last > 0)
            && (next.last > 0 || next.is_initial() || head.first > 3 && next.common == 0)
            && self.of(at) != self.of(at + n);
        !institution && !particle && !person && !self.is_christened(piece, (known, n))
    }

    /// "the Orbex Halcyon", "Orbex Halcyon tankers": a ship or a product after its owner, no name of its own.
    fn is_christened(&self, piece: &Range<usize>, (known, n): (Known, usize)) -> bool {
        let (at, end) = (piece.start, piece.end);
        let own = self.words[at + n];
        let owned = matches!(known, Known::Organisation(_)) && n == 1 && piece.len() == 2;
        if !owned || self.tokens[at].upper || own.first > 0 || own.is_initial() {
            return false;
        }
        let one = self.tokens[at + n];
        let unknown =
            one.kind == TokenKind::Word && !one.upper && known::one(self.text, one).is_none();
        let led = at > 0 && matches!(self.of(at - 1), "the" | "The");
        let noun = self.tokens.get(end).is_some_and(|t| {
            let small = t.kind == TokenKind::Word && !t.capital && t.spaced;
            let past = t.of(self.text).ends_with("ed");
            small && !past && !t.word.is(Flag::NameVerb) && t.word.function().is_none()
        });
        unknown && (led || noun)
    }

    pub(super) fn joined_by_of(&self, piece: &Range<usize>) -> bool {
        piece.clone().any(|i| self.of(i) == "of")
    }

    /// Whether the tokens before `end` name a team by its nickname.
    pub(super) fn is_team(&self, last: usize, end: usize) -> bool {
        [last, last.saturating_sub(1)].into_iter().any(|i| {
            matches!(known::longest(self.text, self.tokens, (i, end), false), Some((Known::Team(_), n)) if i + n == end)
        })
    }

    /// "Norland Falls": a place that is named after a larger one; "Virginia Field" may be a person.
    fn is_part_of_place(&self, head: usize, last: usize) -> bool {
        let whole = known::one(self.text, self.tokens[head]);
        self.words[last].heads_place()
            && matches!(whole, Some(Known::Place(_) | Known::Country(_)))
            && (self.words[head].first < 5 || self.of(last).ends_with('s'))
    }

    /// What a name that no lexicon holds looks like.
    pub(super) fn shape(&self, piece: &Range<usize>, last: usize) -> Shape {
        let (head, tail) = (self.words[piece.start], self.words[last]);
        let many = piece.len() > 1;
        let of = self.joined_by_of(piece);
        let first_of = piece
            .clone()
            .find(|&i| matches!(self.of(i), "of" | "for"))
            .map(|i| self.words[i - 1]);
        if many
            && (tail.heads_organisation()
                || self.is_team(last, piece.end)
                || is_company_end(self.of(last))
                || first_of.is_some_and(Word::heads_organisation))
        {
            return Shape::Organisation;
        }
        if many && piece.clone().any(|i| matches!(self.of(i), "&" | "and")) {
            return Shape::Organisation;
        }
        let surname = piece.len() <= 3
            && (head.first > 1 || head.is_initial())
            && tail.last > 3
            && !is_firm_place(self.of(last))
            && !self.is_part_of_place(piece.start, last);
        if many
            && (tail.heads_place() && !surname
                || of && first_of.is_some_and(Word::heads_place)
                || matches!(
                    self.of(piece.start),
                    "Mount"
                        | "Lake"
                        | "Cape"
                        | "Fort"
                        | "Port"
                        | "San"
                        | "Santa"
                        | "North"
                        | "South"
                        | "East"
                        | "West"
                        | "Saint"
                        | "Gulf"
                        | "Camp"
                ))
        {
            return Shape::Place;
        }
        if !many
            && head.may_have_hyphen()
            && ["-ul-", "-ur-", "-ud-", "-us-"]
                .iter()
                .any(|j| self.of(piece.start).contains(j))
        {
            return Shape::Person;
        }
        if many && (head.first > 0 || head.is_initial()) {
            return Shape::Person;
        }
        if many && head.is_family_first() && piece.len() <= 3 && head.common == 0 {
            return Shape::Person;
        }
        if !many && head.is_acronym() {
            return Shape::Acronym;
        }
        Shape::Plain
    }
}
