//! Compares amounts of one and the same thing, whatever words stand around them: a distance, a size, a count of a day.

mod amount;
mod away;
mod flow;
mod funds;
mod money;
mod past;
mod scale;
mod shares;
mod size;
mod sorts;
mod spread;
mod tally;
mod toll;

use chrono::{Datelike as _, NaiveDate};

use super::Figures;
use super::stated::Line;
use crate::analysis::{Precision, Timex, TokenKind};
use crate::corpus::ArticleId;
use crate::model::merge::features::stem;
use crate::model::{Discrepancy, DiscrepancyKind, DiscrepancyValue, EventId, Place, Said, State};
use amount::Amount;

/// The name of the rule.
const RULE: &str = "amounts-of-one-thing";

/// How many things are told apart for one measure; what comes after is left out.
const GROUPS: usize = 24;
/// The days between reports of what is built or moved and may be changed.
const NEAR: i64 = 21;

/// The bytes at the head of a sentence in which the day stands that it is told of.
const LEAD: u32 = 12;
/// The bytes before a sentence in which the entry of a chronology begins that it belongs to.
const ENTRY: u32 = 1000;
/// The tokens of a sentence that are looked at.
const LONGEST: usize = 64;
/// The members of a group that another statement is compared with.
const COMPARED: usize = 12;

/// How long an amount holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lasting {
    /// For good.
    Fixed,
    /// For some weeks.
    Near,
    /// On the day of the report.
    Day,
    /// Until it changes, which it seldom does: other values told on one day, or each again after the other, differ.
    Slow,
    /// For a year that is long over.
    Past,
}

/// What an amount measures.
#[derive(Clone, Debug)]
struct Told {
    /// What statements of one thing share for certain.
    key: (u32, u32, u32),
    /// In few words.
    about: Box<str>,
    /// How long it holds.
    lasting: Lasting,
    /// How many times the smaller value the larger one may be.
    times: f64,
    /// How many content words around them two statements must share.
    shared: usize,
}

/// One amount with what it measures.
struct Reading {
    place: Place,
    told: Told,
    said: Said,
    value: f64,
    unit: Box<str>,
    words: Vec<u32>,
    names: Vec<u32>,
    day: NaiveDate,
    about: bool,
}

/// Rows of amounts of one thing that contradict each other or are rounded.
pub fn rows(figures: Figures, used: &mut [bool], out: &mut Vec<Discrepancy>) {
    let mut all: Vec<Reading> = Vec::new();
    for article in 0..figures.ground.source.articles.len() as u32 {
        read_article(figures, article, &mut all);
    }
    all.sort_by_key(|r| (r.told.key, r.place.article, r.place.span));
    for bucket in all.chunk_by(|a, b| a.told.key == b.told.key) {
        for group in groups(bucket) {
            for set in sets(bucket, &group) {
                row(figures, &set, used, out);
            }
        }
    }
}

/// Reads the amounts of an article.
fn read_article(figures: Figures, article: u32, all: &mut Vec<Reading>) {
    let source = figures.ground.source;
    let note = &source.notes[article as usize];
    let Some(day) = note.published.value else {
        return;
    };
    let text = source.articles[article as usize].text.as_str();
    let mut line: Option<Line> = None;
    for amount in amount::amounts(text, note) {
        let Some(number) = note.sentence_at(amount.span.start) else {
            continue;
        };
        if line.as_ref().is_none_or(|l| l.number != number) {
            line = Some(Line::cut(source, article, number));
        }
        let Some(line) = &line else { continue };
        let told = away::read(line, &amount)
            .or_else(|| size::read(line, &amount))
            .or_else(|| past::read(line, &amount, day.year()))
            .or_else(|| flow::read(line, &amount))
            .or_else(|| shares::read(line, &amount, day))
            .or_else(|| funds::read(line, &amount))
            .or_else(|| spread::read(line, &amount))
            .or_else(|| tally::read(line, &amount))
            .or_else(|| toll::read(line, &amount));
        let told = told.filter(|told| {
            !matches!(told.lasting, Lasting::Day | Lasting::Slow) || is_of_day(line, day)
        });
        all.extend(told.map(|told| reading(line, &amount, told, day)));
    }
}

/// Whether a sentence does not begin with another day than the report's, nor the entry of a chronology that it stands in:
/// "May 28 - The minister came. The cost so far is …", be it in paragraphs of its own.
fn is_of_day(line: &Line, day: NaiveDate) -> bool {
    let text = line.text();
    let start = line.span().start;
    let timexes = &line.note().timexes;
    let from = timexes.partition_point(|t| t.span.start < start);
    let first = timexes.get(from).filter(|t| t.span.start < start + LEAD);
    let least = start.saturating_sub(ENTRY);
    let is_entry = |t: &&Timex| {
        let before = text.as_bytes()[..t.span.start as usize].last();
        let behind = text.get(t.span.end as usize..).unwrap_or("").trim_start();
        before.is_none_or(|b| *b == b'\n') && behind.starts_with(['-', '–', '—', ':'])
    };
    let near = timexes[..from].iter().rev();
    let entry = near.take_while(|t| t.span.start >= least).find(is_entry);
    let other = |t: &Timex| {
        let period = t.period;
        period.is_some_and(|p| p.precision == Precision::Day && (day - p.end).num_days().abs() > 1)
    };
    !first.is_some_and(other) && !entry.is_some_and(other)
}

fn reading(line: &Line, amount: &Amount, told: Told, day: NaiveDate) -> Reading {
    let whole = line.span();
    let note = line.note();
    let of_local = &line.source.of_local[line.article as usize];
    let from = note
        .mentions
        .partition_point(|m| m.span.start < whole.start);
    let mut names: Vec<u32> = note.mentions[from..]
        .iter()
        .take_while(|m| m.span.start < whole.end)
        .filter_map(|m| of_local.get(m.actor.index()).map(|id| id.0))
        .collect();
    names.sort_unstable();
    names.dedup();
    let before = line
        .number
        .checked_sub(1)
        .map(|n| Line::cut(line.source, line.article, n));
    Reading {
        place: Place {
            article: ArticleId(line.article),
            span: amount.span,
        },
        told,
        said: amount.said.clone(),
        value: amount.value,
        unit: amount.unit.as_ref().into(),
        words: bag(line, before.as_ref()),
        names,
        day,
        about: amount.figure.is_some_and(|f| f.approximate),
    }
}

/// The content words of a sentence and the one before it, in order.
fn bag(line: &Line, before: Option<&Line>) -> Vec<u32> {
    let words = line.tokens.iter().take(LONGEST);
    let more = before
        .into_iter()
        .flat_map(|l| l.tokens.iter().take(LONGEST));
    let mut bag: Vec<u32> = words
        .chain(more)
        .filter(|t| t.kind == TokenKind::Word && t.span.len() > 2)
        .filter_map(|t| stem(t.of(line.text())))
        .collect();
    bag.sort_unstable();
    bag.dedup();
    bag
}

/// The readings of one measure by the thing that they measure: values that are near enough to be of one, and words.
fn groups(bucket: &[Reading]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut order: Vec<usize> = (0..bucket.len()).collect();
    order.sort_by_key(|&r| (bucket[r].day, bucket[r].place));
    for r in order {
        let fits = |group: &[usize]| {
            let times = |g: &usize| {
                let (x, y) = (bucket[*g].value, bucket[r].value);
                x.max(y) / x.min(y).max(f64::MIN_POSITIVE)
            };
            group
                .iter()
                .rev()
                .take(COMPARED * COMPARED)
                .all(|g| times(g) <= bucket[r].told.times)
        };
        let own = groups.iter().rposition(|group| {
            fits(group)
                && group
                    .iter()
                    .rev()
                    .take(COMPARED)
                    .any(|&g| is_one(&bucket[g], &bucket[r]))
        });
        match own {
            Some(group) => groups[group].push(r),
            None if groups.len() < GROUPS => groups.push(vec![r]),
            None => {}
        }
    }
    groups
}

/// Whether two readings of one measure may be of one thing.
fn is_one(a: &Reading, b: &Reading) -> bool {
    let common = |x: &[u32], y: &[u32]| x.iter().filter(|w| y.binary_search(w).is_ok()).count();
    let days = (a.day - b.day).num_days().abs();
    let timely = match a.told.lasting {
        Lasting::Fixed | Lasting::Past | Lasting::Day => true,
        Lasting::Near | Lasting::Slow => days <= NEAR,
    };
    let named = a.told.lasting != Lasting::Past || common(&a.names, &b.names) > 0;
    let shared = common(&a.words, &b.words) + common(&a.names, &b.names);
    timely && named && shared >= a.told.shared
}

/// The statements that are compared with each other: all, or those of one day.
fn sets<'a>(bucket: &'a [Reading], group: &[usize]) -> Vec<Vec<&'a Reading>> {
    let members: Vec<&Reading> = group.iter().map(|&r| &bucket[r]).collect();
    let daily = members
        .first()
        .is_some_and(|r| r.told.lasting == Lasting::Day);
    let sets: Vec<Vec<&Reading>> = if daily {
        let days = members.chunk_by(|a, b| a.day == b.day);
        days.map(<[_]>::to_vec).collect()
    } else {
        vec![members]
    };
    sets
}

/// Adds the row of some statements, one an article; an article that gives two values tells both.
fn row(figures: Figures, set: &[&Reading], used: &mut [bool], out: &mut Vec<Discrepancy>) {
    let mut set = set.to_vec();
    set.sort_by_key(|r| r.place);
    let mut members: Vec<&Reading> = Vec::new();
    for own in set.chunk_by(|a, b| a.place.article == b.place.article) {
        let alone = own.iter().all(|r| {
            Discrepancy::stand(DiscrepancyKind::Number, &own[0].said, &r.said) != State::Differ
        });
        let exact = own
            .iter()
            .min_by(|a, b| width(&a.said).total_cmp(&width(&b.said)));
        members.extend(exact.filter(|_| alone));
    }
    if members.len() < 2 {
        return;
    }
    let row = Discrepancy {
        event: None,
        kind: DiscrepancyKind::Number,
        about: about(&members),
        state: State::Agree,
        values: members.iter().map(|r| cell(figures, r)).collect(),
        rule: RULE,
    };
    let mut row = row.judged();
    let slow = members[0].told.lasting == Lasting::Slow;
    if row.state != State::Differ || slow && !is_told_again(&members) {
        return;
    }
    row.event = mark(figures, &members, used);
    out.push(row);
}

/// How far apart the least and the most are that a statement says, as a share.
fn width(said: &Said) -> f64 {
    match *said {
        Said::Number { low, high, .. } => (high - low) / high.max(f64::MIN_POSITIVE),
        _ => 0.0,
    }
}

/// Whether two values that contradict each other were told on one day, or each again after the other.
fn is_told_again(members: &[&Reading]) -> bool {
    let differ = |a: &Reading, b: &Reading| {
        Discrepancy::stand(DiscrepancyKind::Number, &a.said, &b.said) == State::Differ
    };
    let mut order = members.to_vec();
    order.sort_by_key(|r| r.day);
    let (Some(first), Some(last)) = (order.first(), order.last()) else {
        return false;
    };
    let one_day = |r: &&&Reading| order.iter().any(|o| o.day == r.day && differ(o, r));
    let between = |r: &&&Reading| differ(r, first) && differ(r, last) && !differ(first, last);
    order.iter().any(|r| one_day(&r)) || order.iter().any(|r| between(&r))
}

/// What is measured, with the unit that most statements give it in.
fn about(members: &[&Reading]) -> Box<str> {
    let mut units: Vec<(&str, usize)> = Vec::new();
    for member in members {
        match units.iter_mut().find(|u| u.0 == &*member.unit) {
            Some(unit) => unit.1 += 1,
            None => units.push((&member.unit, 1)),
        }
    }
    let unit = units.iter().rev().max_by_key(|u| u.1).map_or("", |u| u.0);
    format!("{}, {unit}", members[0].told.about).into()
}

fn cell(figures: Figures, reading: &Reading) -> DiscrepancyValue {
    let article = &figures.ground.source.articles[reading.place.article.index()];
    let words = article.words(reading.place.span);
    let lead = match reading.said {
        Said::Number { high, .. } if high.is_infinite() => "at least ",
        Said::Number { low, .. } if low <= 0.0 => "at most ",
        _ if reading.about => "about ",
        _ => "",
    };
    DiscrepancyValue {
        place: reading.place,
        value: format!("{lead}{words}").into(),
        said: reading.said.clone(),
    }
}

/// Notes that the figures of some readings are compared; the event that at least two of them belong to.
fn mark(figures: Figures, members: &[&Reading], used: &mut [bool]) -> Option<EventId> {
    let mut events = Vec::new();
    for member in members {
        let place = member.place;
        let from = figures
            .all
            .partition_point(|s| (s.place.article, s.place.span) < (place.article, place.span));
        if let Some(one) = figures.all.get(from).filter(|s| s.place == place) {
            used[from] = true;
            events.extend(one.event);
        }
    }
    events.sort_unstable();
    let most = events.chunk_by(|a, b| a == b).max_by_key(|c| c.len())?;
    (most.len() > 1).then(|| most[0])
}

#[cfg(test)]
mod tests;
