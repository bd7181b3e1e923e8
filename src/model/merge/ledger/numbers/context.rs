//! What stands around a figure: the words by which two sentences are seen to tell one thing with other numbers.

use super::Figures;
use super::fate::{self, Fate};
use super::stated::{Line, Stated};
use crate::analysis::token::lower;
use crate::analysis::verb::form::singular;
use crate::analysis::{ActorKind, TimexKind, Token, TokenKind};
use crate::corpus::Span;
use crate::model::merge::features::{hash, stem};

/// The tokens to either side of a figure that are looked at.
const REACH: usize = 14;
/// The content words to either side that stand near.
const NEAR: usize = 3;

/// The words around one figure.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// All content words, hashed, in order of hash, each once.
    pub words: Vec<u32>,
    /// Those next to the figure.
    pub near: Vec<u32>,
    /// The places that the sentence names, by number, in order.
    pub places: Vec<u32>,
    /// The bodies that it names.
    pub bodies: Vec<u32>,
    /// Whether the figure holds for a while that moves with the report ("in the past 24 hours").
    pub moving: bool,
    /// The years that the sentence names, in order.
    pub years: Vec<u32>,
    /// What becomes of what is counted.
    pub fate: Fate,
    /// The place that the figure holds for; 0 where none is told.
    pub scope: u32,
    /// The words that name it.
    pub place: Option<Span>,
    /// What one of which it is counted for ("each day"), as a hash; 0 where none.
    pub per: u32,
    /// Whether it is only suspected.
    pub suspected: bool,
    /// The year or day that it is the sum since ("since January 2009"); 0 where none is told.
    pub since: u32,
    /// Whether it held before, may hold, is of a part, or is told of what only a pronoun names.
    pub former: bool,
}

impl Context {
    /// Whether the figure holds for the whole world.
    pub fn is_world(&self) -> bool {
        self.scope == fate::world()
    }

    /// Whether it is a flow: so much in each day.
    pub fn is_flow(&self) -> bool {
        self.per != 0 && self.fate != Fate::None
    }

    /// Whether it is known what becomes of the things, and for people where.
    pub fn is_known(&self) -> bool {
        self.fate != Fate::None && (self.scope != 0 || !self.fate.befalls())
    }

    /// Reads what stands around a figure of `line`, the sentence of `stated`.
    pub fn of(line: &Line, stated: &Stated) -> Self {
        let span = stated.place.span;
        let first = line.token(span.start);
        let last = line.token(span.end.saturating_sub(1)) + 1;
        let mut out = Self::default();
        let before = (first.saturating_sub(REACH)..first).rev();
        let after = last..(last + REACH).min(line.tokens.len());
        let own = &*stated.figure.unit;
        let before: Vec<usize> = before.take_while(|&at| !is_rival(line, at, own)).collect();
        let after: Vec<usize> = after.take_while(|&at| !is_rival(line, at, own)).collect();
        for side in [before, after] {
            let from = out.words.len();
            out.words.extend(
                side.iter()
                    .filter_map(|&at| content(line, &line.tokens[at])),
            );
            let near = out.words[from..].iter().take(NEAR);
            out.near.extend(near);
        }
        let numbers = line.tokens.iter().filter(|t| t.kind == TokenKind::Number);
        out.years = numbers
            .filter_map(|t| t.of(line.text()).parse().ok())
            .filter(|year| (1000..2200).contains(year))
            .collect();
        for list in [&mut out.words, &mut out.near, &mut out.years] {
            list.sort_unstable();
            list.dedup();
        }
        out.name(line);
        out.moving = moves(line, first, last) || is_rate(line, first);
        out.fate = fate::read(line, (first, last), stated.figure);
        if out.fate.befalls() {
            (out.scope, out.place) = fate::scope(line, first, last);
        }
        out.former = is_former(line, first, last);
        out.since = since(line, last);
        let around = first.saturating_sub(4)..(last + 3).min(line.tokens.len());
        out.suspected = line.tokens[around].iter().any(|t| {
            let word = t.of(line.text());
            matches!(
                word,
                "suspected"
                    | "probable"
                    | "possible"
                    | "suspect"
                    | "believed"
                    | "feared"
                    | "presumed"
            )
        });
        out.per = match stated.per {
            0 => rate(line, first, last),
            per => per,
        };
        out
    }

    /// Notes the places and bodies of the sentence.
    fn name(&mut self, line: &Line) {
        let note = line.note();
        let whole = line.span();
        let of_local = &line.source.of_local[line.article as usize];
        let from = note
            .mentions
            .partition_point(|m| m.span.start < whole.start);
        let here = note.mentions[from..].iter();
        for mention in here.take_while(|m| m.span.start < whole.end) {
            let Some(id) = of_local.get(mention.actor.index()) else {
                continue;
            };
            match mention.kind {
                ActorKind::City | ActorKind::Place | ActorKind::Country => self.places.push(id.0),
                ActorKind::Person => {}
                ActorKind::Organisation => self.bodies.push(id.0),
            }
        }
        for list in [&mut self.places, &mut self.bodies] {
            list.sort_unstable();
            list.dedup();
        }
    }
}

/// The number of the time that stands behind "since", at most a few words behind a figure; 0 where none does.
fn since(line: &Line, last: usize) -> u32 {
    let end = (last + REACH).min(line.tokens.len());
    let Some(at) = (last..end).find(|&at| line.at(at) == "since") else {
        return 0;
    };
    let numbers = line.tokens[at..].iter().take(4);
    let first = numbers.into_iter().find(|t| t.kind == TokenKind::Number);
    first.map_or(0, |t| hash(t.of(line.text())))
}

/// Whether another number of the same unit stands at a token: what is said around it is said of that one.
fn is_rival(line: &Line, at: usize, unit: &str) -> bool {
    let number = line.tokens[at].kind == TokenKind::Number;
    let mut buffer = [0; 24];
    number && (at + 1..at + 4).any(|k| singular(lower(line.at(k), &mut buffer)) == unit)
}

/// The hash of a content word.
fn content(line: &Line, token: &Token) -> Option<u32> {
    let long = token.kind == TokenKind::Word && token.span.len() > 2;
    long.then(|| stem(token.of(line.text()))).flatten()
}

/// The time that a figure is counted for, told farther behind it ("of oil pour from the well each day") or before it
/// ("the daily flow"), as a hash; 0 where none is.
fn rate(line: &Line, first: usize, last: usize) -> u32 {
    let mut inside = false;
    for at in last..(last + 3 * REACH).min(line.tokens.len()) {
        let mut buffer = [0; 24];
        match line.at(at) {
            "(" => inside = true,
            ")" => inside = false,
            ";" => break,
            _ if inside => {}
            _ if line.tokens[at].kind == TokenKind::Number => break,
            "a" | "per" | "each" | "every" => {
                let unit = lower(line.at(at + 1), &mut buffer);
                if matches!(unit, "day" | "week" | "month" | "year" | "hour" | "minute") {
                    return hash(unit);
                }
            }
            "daily" => return hash("day"),
            _ => {}
        }
    }
    let before = line.tokens[first.saturating_sub(REACH)..first].iter();
    let daily = before.rev().any(|t| t.of(line.text()) == "daily");
    let mut buffer = [0; 24];
    if matches!(line.at(0), "Every" | "Each") {
        return hash(lower(line.at(1), &mut buffer));
    }
    if daily { hash("day") } else { 0 }
}

/// Whether a figure is the end of a range ("from 5 to 10", "between") or a price of the moment.
fn is_rate(line: &Line, first: usize) -> bool {
    let before = first.saturating_sub(6)..first;
    line.tokens[before].iter().any(|t| {
        matches!(
            t.of(line.text()),
            "range"
                | "ranges"
                | "ranging"
                | "ranged"
                | "between"
                | "="
                | "trading"
                | "traded"
                | "closed"
                | "close"
                | "shares"
        )
    })
}

/// Whether a figure is told as one that held before, may hold, is of a part, or of something that only a pronoun names.
fn is_former(line: &Line, first: usize, last: usize) -> bool {
    let around = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let former = around.into_iter().any(|at| match line.at(at) {
        "initially" | "originally" | "initial" | "original" | "earlier" | "early" | "Initially"
        | "Originally" | "previously" | "first" | "increased" | "revised" | "raised" | "upped"
        | "capacity" | "capable" | "able" | "can" | "could" | "maximum" | "designed"
        | "worst-case" | "scenario" | "largest" | "smaller" | "alone" => true,
        "last" | "Last" => matches!(
            line.at(at + 1),
            "estimate" | "figure" | "count" | "tally" | "month"
        ),
        _ => false,
    });
    former
        || is_left_behind(line, first)
        || matches!(
            line.at(0),
            "It" | "They" | "This" | "That" | "These" | "Those" | "Early"
        )
}

/// Whether a figure is taken back or left behind: "revised downward an estimate that the tube … was catching 5,000",
/// "declining from the 5,000 that it had caught".
pub(super) fn is_left_behind(line: &Line, first: usize) -> bool {
    let taken_back = (0..first).any(|at| matches!(line.at(at), "revised" | "retracted"));
    taken_back || first >= 2 && line.at(first - 2) == "from" && line.at(first - 1) == "the"
}

/// Whether words near a figure tie it to the day of the report.
fn moves(line: &Line, first: usize, last: usize) -> bool {
    let range = first.saturating_sub(REACH)..(last + REACH).min(line.tokens.len());
    let says = line.tokens[range.clone()].iter().any(|t| {
        let mut buffer = [0; 24];
        matches!(
            lower(t.of(line.text()), &mut buffer),
            "yesterday"
                | "overnight"
                | "previous"
                | "past"
                | "hours"
                | "24-hour"
                | "12-hour"
                | "midnight"
                | "noon"
        )
    });
    let Some(from) = line.tokens.get(range.start) else {
        return says;
    };
    let note = line.note();
    let whole = from.span.to(line.tokens[range.end - 1].span);
    let first = note.timexes.partition_point(|t| t.span.start < whole.start);
    let lasts = note.timexes[first..]
        .iter()
        .take_while(|t| t.span.end <= whole.end)
        .any(|t| t.kind == TimexKind::Duration && t.span.of(line.text()).contains("day"));
    says || lasts
}

/// The contexts of some statements, which stand in order of article and text.
pub fn contexts(figures: Figures, members: &[usize]) -> Vec<Context> {
    let mut out = Vec::with_capacity(members.len());
    let mut line: Option<Line> = None;
    for &m in members {
        let one = &figures.all[m];
        let (article, number) = (one.place.article.0, one.sentence as usize);
        if line
            .as_ref()
            .is_none_or(|l| (l.article, l.number) != (article, number))
        {
            line = Some(Line::cut(figures.ground.source, article, number));
        }
        out.push(
            line.as_ref()
                .map_or_else(Context::default, |l| Context::of(l, one)),
        );
    }
    out
}

/// How many of two ordered lists are common.
pub fn common(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|w| b.binary_search(w).is_ok()).count()
}

/// Whether two ordered lists both hold something, and nothing in common.
pub fn apart(a: &[u32], b: &[u32]) -> bool {
    !a.is_empty() && !b.is_empty() && common(a, b) == 0
}
