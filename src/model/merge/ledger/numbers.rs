//! Compares the figures that several articles give: within one event, and for one measure anywhere in the corpus.

mod context;
mod differ;
mod fate;
mod measures;
pub mod party;
mod same;
mod sense;
mod series;
pub mod stated;
pub mod terms;
mod value;
mod variants;
mod versions;

use std::collections::HashMap;

use super::Ground;
use crate::analysis::{Direction, Figure};
use crate::corpus::Span;
use crate::model::{Discrepancy, DiscrepancyKind, DiscrepancyValue, EventId, State};
pub use series::series;
use stated::{Line, Stated};

/// The figures up to which a corpus is compared as a whole; in a larger one, those of events that several articles
/// tell are.
const WHOLE: usize = 1 << 20;

/// Rows of figures: those that differ or are less exact, those that agree, what one number is said to measure, and
/// figures of an event told by several articles that one alone gives.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let all = stated(ground);
    let mut used = vec![false; all.len()];
    let corpus = Figures { ground, all: &all };
    sense::rows(corpus, &mut used, out);
    if all.len() <= WHOLE {
        measures::rows(corpus, &mut used, out);
    }
    differ::rows(corpus, &mut used, out);
    variants::rows(corpus, &mut used, out);
    same::rows(corpus, &mut used, out);
    same::alone(corpus, &used, out);
}

/// All figures of the corpus that can be compared.
#[derive(Clone, Copy)]
pub struct Figures<'a> {
    ground: Ground<'a>,
    all: &'a [Stated<'a>],
}

impl Figures<'_> {
    /// The words of a statement's figure.
    fn words(&self, stated: &Stated) -> &str {
        let article = &self.ground.source.articles[stated.place.article.index()];
        article.words(stated.place.span)
    }

    /// The content words around a figure.
    fn bag(&self, stated: &Stated) -> Vec<u32> {
        let line = Line::cut(
            self.ground.source,
            stated.place.article.0,
            stated.sentence as usize,
        );
        let first = line.token(stated.place.span.start);
        line.bag(first, line.token(stated.place.span.end.saturating_sub(1)))
    }

    /// How many telling digits the figure has.
    fn digits(&self, stated: &Stated) -> usize {
        value::digits(self.words(stated), stated.figure.value)
    }

    /// The name of a party of a statement.
    fn name(&self, stated: &Stated, party: party::Party) -> &str {
        let note = &self.ground.source.notes[stated.place.article.index()];
        note.actors
            .get(party.local.index())
            .map_or("", |a| &*a.name)
    }

    /// What is measured, in few words: "tariff of Norland on Suria, percent".
    fn about(&self, stated: &Stated) -> Box<str> {
        let unit = &stated.figure.unit;
        let Some(head) = stated.head.as_deref().filter(|h| !h.is_empty()) else {
            return unit.clone();
        };
        let mut out = head.to_owned();
        if let Some(by) = stated.parties.by {
            out.push_str(" of ");
            out.push_str(self.name(stated, by));
        }
        if let Some((link, on)) = stated.parties.on {
            out = format!("{out} {} {}", link.word(), self.name(stated, on));
        }
        format!("{out}, {unit}").into()
    }

    /// The cell of a statement: the figure's words.
    fn cell(&self, stated: &Stated) -> DiscrepancyValue {
        let words = self.words(stated);
        let limit = match stated.figure.direction {
            Some(Direction::AtMost) => "at most ",
            Some(Direction::AtLeast) => "at least ",
            _ if stated.figure.approximate => "about ",
            _ => "",
        };
        DiscrepancyValue {
            place: stated.place,
            value: format!("{limit}{words}").into(),
            said: stated.said.clone(),
        }
    }

    /// The row of some statements, one an article.
    fn row(&self, members: &[usize], rule: &'static str) -> Discrepancy {
        let richest = members.iter().max_by_key(|&&m| {
            let parties = self.all[m].parties;
            (parties.by.is_some(), parties.on.is_some(), usize::MAX - m)
        });
        Discrepancy {
            event: self.event(members),
            kind: DiscrepancyKind::Number,
            about: self.about(&self.all[*richest.unwrap_or(&members[0])]),
            state: State::Agree,
            values: members.iter().map(|&m| self.cell(&self.all[m])).collect(),
            rule,
        }
    }

    /// The event that most of the statements belong to, where at least two do.
    fn event(&self, members: &[usize]) -> Option<EventId> {
        let mut ids: Vec<EventId> = members.iter().filter_map(|&m| self.all[m].event).collect();
        ids.sort_unstable();
        let longest = ids.chunk_by(|a, b| a == b).max_by_key(|c| c.len())?;
        (longest.len() > 1 || members.len() == 1).then(|| longest[0])
    }

    /// The articles of some statements.
    fn spread(&self, members: &[usize]) -> usize {
        let mut articles: Vec<u32> = members
            .iter()
            .map(|&m| self.all[m].place.article.0)
            .collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }

    /// Statements one an article: an article's first; `None` where an article gives two values.
    fn one_each(&self, members: &[usize]) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        for group in
            members.chunk_by(|&a, &b| self.all[a].place.article == self.all[b].place.article)
        {
            let value = |m: usize| self.all[m].figure.value.to_bits();
            if group.iter().all(|&m| value(m) == value(group[0])) {
                out.push(group[0]);
            }
        }
        out
    }
}

/// Whether two lists of content words tell of one thing: at least `least` in common, and a third of the shorter.
fn akin(a: &[u32], b: &[u32], least: usize) -> bool {
    let shared = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    shared >= least && shared * 3 >= a.len().min(b.len())
}

/// Reads all figures of the corpus, in order of article and text.
fn stated(ground: Ground<'_>) -> Vec<Stated<'_>> {
    let mut events: HashMap<(u32, u32), EventId> = HashMap::new();
    for event in ground
        .events
        .iter()
        .filter(|e| e.state != State::SingleSource)
    {
        for account in &event.accounts {
            events.insert((account.article.0, account.mention), event.id);
        }
    }
    let count: usize = ground.source.notes.iter().map(|n| n.figures.len()).sum();
    let whole = count <= WHOLE;
    let mut out = Vec::new();
    for article in 0..ground.source.articles.len() as u32 {
        read_article(
            ground,
            article,
            |mention| events.get(&(article, mention as u32)).copied(),
            whole,
            &mut out,
        );
    }
    out
}

fn read_article<'a>(
    ground: Ground<'a>,
    article: u32,
    event_of: impl Fn(usize) -> Option<EventId>,
    whole: bool,
    out: &mut Vec<Stated<'a>>,
) {
    let note = &ground.source.notes[article as usize];
    let text = ground.source.articles[article as usize].text.as_str();
    let mut line: Option<Line> = None;
    let mut at = 0;
    while let Some(figure) = note.figures.get(at) {
        let next = note.figures.get(at + 1);
        let upto = next.filter(|n| figure.rule == "range" && n.unit == figure.unit);
        at += 1 + usize::from(upto.is_some());
        let Some(number) = note.sentence_at(figure.span.start) else {
            continue;
        };
        if !is_comparable(text, figure) || upto.is_some_and(|u| !is_range(text, figure, u)) {
            continue;
        }
        if line.as_ref().is_none_or(|l| l.number != number) {
            line = Some(Line::cut(ground.source, article, number));
        }
        let read = line.as_ref().and_then(|l| l.read(figure, upto, &event_of));
        out.extend(read.filter(|s| whole || s.event.is_some()));
    }
}

/// Whether a figure says something that another article may contradict: "the two sides" says who they are.
fn is_comparable(text: &str, figure: &Figure) -> bool {
    if figure.rule != "count" || figure.value > 10.0 {
        return true;
    }
    let before = text.get(..figure.span.start as usize).unwrap_or("");
    let word = before.split_whitespace().next_back().unwrap_or("");
    !matches!(
        word,
        "the"
            | "The"
            | "these"
            | "those"
            | "both"
            | "its"
            | "their"
            | "our"
            | "world’s"
            | "world's"
            | "other"
            | "last"
            | "past"
            | "first"
            | "next"
            | "of"
    )
}

/// Whether two figures are one range: from a number to a number, by "to", "between" and "and", or a dash.
fn is_range(text: &str, low: &Figure, high: &Figure) -> bool {
    let between = Span {
        start: low.span.end.min(high.span.start),
        end: high.span.start,
    };
    let joiner = between.of(text).trim();
    low.value < high.value
        && low.direction != Some(Direction::From)
        && (matches!(joiner, "to" | "-" | "–" | "—" | "through")
            || joiner == "and" && is_between(text, low))
}

/// Whether "between" stands before a figure.
fn is_between(text: &str, figure: &Figure) -> bool {
    let before = text.get(..figure.span.start as usize).unwrap_or("");
    before.split_whitespace().next_back() == Some("between")
}

#[cfg(test)]
mod tests;
