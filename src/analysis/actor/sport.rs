//! Tells reports on team sports, in which a city's name is its team's, and where in them it is the city after all.

use super::evidence::{CITY, Context, ORGANISATION, PERSON, PLACE};
use super::known::Known;
use super::{Candidate, Shape};
use crate::analysis::lexicon::Flag;
use crate::analysis::token::{Token, TokenKind};

/// How many tokens tell what a report is about.
const ENOUGH: usize = 600;

/// How many words of team sports a report has at least.
const FEW: usize = 3;

/// Whether an article reports team sports: its words say so, more often than those of single players' sports.
pub(super) fn is_team_sport(tokens: &[Token]) -> bool {
    let (mut team, mut single, mut words) = (0, 0, 0);
    for (at, token) in tokens
        .iter()
        .enumerate()
        .take(ENOUGH)
        .filter(|(_, t)| t.kind == TokenKind::Word)
    {
        words += 1;
        // The kind of sport is named at the head of a report.
        let weight = if at < 3 && token.upper { 8 } else { 1 };
        if token.word.is(Flag::SingleSport) {
            single += weight;
        } else if token.word.is(Flag::TeamSport) {
            team += weight;
        }
    }
    team >= FEW && team * 40 > words && team > single
}

impl Context<'_> {
    /// Gives the votes that hold in a report on team sports.
    pub(super) fn weigh_sport(&self, c: &Candidate, votes: &mut [i16; 5]) {
        let local = match c.known {
            Some(Known::City(..)) => true,
            Some(Known::Place(code)) => code != *b"  ",
            _ => false,
        };
        let (first, last) = (c.first as usize, c.last as usize);
        if local && !self.is_location(first, last, c.caps) {
            votes[ORGANISATION] += 8 + votes[CITY].max(votes[PLACE]);
        } else if c.shape == Shape::Place
            && c.known.is_none()
            && !self.is_location(first, last, c.caps)
            && matches!(
                self.of(last - 1),
                "City" | "County" | "Town" | "Park" | "Villa" | "Fife"
            )
        {
            votes[ORGANISATION] += 10;
        } else if c.known.is_none()
            && matches!(c.shape, Shape::Plain | Shape::Loud | Shape::Acronym)
            && self.is_side(first, last)
        {
            votes[ORGANISATION] += 9;
            votes[PERSON] -= 2;
        }
    }

    /// Whether a local name stands for the place: "in Leeds", a dateline, "Leeds, England".
    fn is_location(&self, first: usize, last: usize, caps: bool) -> bool {
        let before = self.before(first, 1);
        let after = self.of(last);
        let next = self.tokens.get(last);
        let located = matches!(
            before,
            "in" | "In"
                | "near"
                | "outside"
                | "around"
                | "from"
                | "IN"
                | "of"
                | "southern"
                | "northern"
                | "eastern"
                | "western"
                | "central"
                | "downtown"
        ) || matches!(before, "at" | "At" | "(")
            && !caps
            && !matches!(self.before(first, 2), "play" | "plays" | "game");
        let ends_caps =
            |t: &Token| t.kind == TokenKind::Mark || t.kind == TokenKind::Word && !t.upper;
        let dateline = caps
            && (self.is_dateline(last)
                || before == "AT"
                || self.starts_line(first) && next.is_none_or(ends_caps))
            || after == ","
                && self.tokens.get(last + 1).is_some_and(|t| t.capital)
                && self.known_place(last + 1);
        located && !self.is_result(last) || dateline || after == ":"
    }

    /// Whether a number or a verb of playing follows, as in tables and results.
    fn is_result(&self, last: usize) -> bool {
        matches!(
            self.of(last),
            "beat" | "BEAT" | "v" | "vs" | "drew" | "lost" | "won"
        )
    }

    /// Whether a name that nothing else is known of is a side's: results, tables, fixtures.
    fn is_side(&self, first: usize, last: usize) -> bool {
        let next = self.tokens.get(last);
        let number = next.is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 3)
            && !self.of(last + 1).starts_with('-');
        let begins = first == 0
            || self.starts_line(first)
            || self.tokens[first - 1].kind == TokenKind::Number;
        number && begins
            || self.is_result(last)
            || matches!(
                self.before(first, 1),
                "beat" | "v" | "vs" | "v." | "against" | "BEAT" | "over"
            )
    }

    fn starts_line(&self, at: usize) -> bool {
        at == 0
            || self
                .text
                .get(self.tokens[at - 1].span.end as usize..self.tokens[at].span.start as usize)
                .is_some_and(|gap| gap.contains('\n'))
    }

    fn known_place(&self, at: usize) -> bool {
        matches!(
            super::known::longest(
                self.text,
                self.tokens,
                (at, self.tokens.len().min(at + 3)),
                false
            ),
            Some((Known::Country(_) | Known::Part(_) | Known::Place(_), _))
        )
    }
}
