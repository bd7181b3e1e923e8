//! The grammar of English time phrases: named rules, each with an example and a counter-example that tests run.

mod calendar;
mod clock;
mod length;
mod period;
mod phrase;
mod place;
mod range;
mod relative;

use super::begin::{A, BEARS, JOINS, Sorts, THE};
use super::cursor::At;
use super::lexeme::Lex;
use super::meaning::Meaning;

/// What a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it means.
    pub meaning: Meaning,
    /// TIMEX3 `mod`.
    pub modifier: Option<&'static str>,
    /// The index of the lexeme after it.
    pub end: usize,
    /// The other end of an interval in words: its first lexeme, meaning and the lexeme after it.
    pub other: Option<(usize, Meaning, usize)>,
}

impl Found {
    /// A plain finding that ends before `at`.
    fn new(meaning: Meaning, at: At<'_>) -> Self {
        Self {
            meaning,
            modifier: None,
            end: at.index,
            other: None,
        }
    }
}

/// A rule: tried at a word that can begin a time phrase.
#[cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "tests run name, example and counter-example of every rule"
    )
)]
pub struct Rule {
    /// Its name.
    pub name: &'static str,
    /// A sentence in which it finds the words between brackets.
    pub example: &'static str,
    /// A sentence in which the grammar finds nothing, though it looks alike.
    pub counter: &'static str,
    /// The sorts of lexemes that its phrases begin with.
    pub begins: Sorts,
    /// What it finds at a place.
    pub parse: fn(At<'_>) -> Option<Found>,
}

/// The rules for dates: what a modifier ("early", "the end of") can stand before.
pub const DATES: &[&[Rule]] = &[calendar::RULES, period::RULES, relative::RULES];

/// The rules for all else.
pub const OTHERS: &[&[Rule]] = &[
    phrase::RULES,
    place::RULES,
    range::RULES,
    length::RULES,
    clock::RULES,
];

/// The sorts that some date begins with.
const DATE: Sorts = begins(DATES);

/// The sorts that some phrase begins with.
const ANY: Sorts = DATE | begins(OTHERS);

/// The sorts that the rules of `groups` begin with.
const fn begins(groups: &[&[Rule]]) -> Sorts {
    let mut sorts = 0;
    let mut group = 0;
    while group < groups.len() {
        let mut rule = 0;
        while rule < groups[group].len() {
            sorts |= groups[group][rule].begins;
            rule += 1;
        }
        group += 1;
    }
    sorts
}

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    DATES.iter().chain(OTHERS).copied().flatten()
}

/// The longest finding at a place; of equals, the earlier rule's.
pub fn longest(at: At<'_>) -> Option<Found> {
    if !can_begin(at) {
        return None;
    }
    best(rules(), at)
}

/// The longest date at a place.
fn date(at: At<'_>) -> Option<(Meaning, At<'_>)> {
    let found = best(DATES.iter().copied().flatten(), at)?;
    if found.other.is_some() {
        return None;
    }
    Some((found.meaning, at.to(found.end)))
}

fn best<'r>(rules: impl Iterator<Item = &'r Rule>, at: At<'_>) -> Option<Found> {
    let here = at.sorts();
    let mut best: Option<Found> = None;
    for rule in rules {
        if rule.begins & here != 0
            && let Some(found) = (rule.parse)(at)
            && best.as_ref().is_none_or(|b| reach(&found) > reach(b))
        {
            best = Some(found);
        }
    }
    best
}

fn reach(found: &Found) -> usize {
    found.other.as_ref().map_or(found.end, |o| o.2)
}

/// A cheap look at the words: whether a phrase can begin with the first, and a word that bears time is near.
fn can_begin(at: At<'_>) -> bool {
    let here = at.sorts();
    if here & ANY == 0 {
        return false;
    }
    match at.lex() {
        Lex::Other | Lex::Possessive | Lex::Zone(_) | Lex::HalfDay(_) => false,
        Lex::Mark(m) => m == b'\'',
        Lex::Word(_) => here & JOINS == 0 && promises(at),
        Lex::Int(..) | Lex::Number(_) => {
            let more = at.next().lex();
            matches!(more, Lex::Number(_) | Lex::Mark(b':' | b'/' | b'-')) || promises(at)
        }
        Lex::Ordinal(_) | Lex::Nth(_) | Lex::Decimal(_) => promises(at),
        _ => true,
    }
}

/// How many lexemes a phrase can need to come to its first word that bears time.
const LEAD: usize = 10;

/// Whether a word that bears time comes before any that is not of the grammar.
fn promises(at: At<'_>) -> bool {
    for (n, here) in at.ahead(LEAD).iter().enumerate() {
        match here.lex {
            Lex::Other => return false,
            Lex::Word(_) => {
                // A holiday's name begins with a capital; so does any word at the head of a sentence.
                if here.sorts & BEARS != 0 || here.capital && (n > 0 || here.sorts & (THE | A) == 0)
                {
                    return true;
                }
            }
            Lex::Mark(b':') if !here.spaced => return true,
            Lex::Int(_, 4) | Lex::Ordinal(2) | Lex::Nth(_) => return true,
            Lex::Mark(_)
            | Lex::Possessive
            | Lex::Int(..)
            | Lex::Number(_)
            | Lex::Decimal(_)
            | Lex::Ordinal(_) => {}
            _ => return true,
        }
    }
    false
}
