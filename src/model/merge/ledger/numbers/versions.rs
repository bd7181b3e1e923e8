//! Judges the versions of one statement: the same number rounded, numbers that later reports overtake, contradictions.

use chrono::NaiveDate;

use super::Figures;
use super::stated::Stated;
use super::terms::Marks;
use crate::analysis::Direction;
use crate::model::{Discrepancy, DiscrepancyKind, Said, State};

/// The days after which what happened does not grow any more.
const SETTLED: i64 = 60;

/// The versions of one statement that are told apart, and the statements that are looked at; more are no one thing.
const VERSIONS: usize = 48;
const LARGEST: usize = 4096;

/// The days between reports that knew as much.
const NEAR: i64 = 0;

/// How many times the other a number must be to contradict it where one of them is a guess.
const CLEAR: f64 = 1.25;

/// The rule of a row, and what it is about where its figures do not say.
type Named<'a> = (&'static str, Option<&'a str>);

/// Statements of one value, as far as it is exact.
struct Version {
    members: Vec<usize>,
    first: NaiveDate,
    last: NaiveDate,
}

/// The statements of one version and the `others` that were told on one day.
fn beside(figures: Figures, version: &[usize], others: impl Iterator<Item = usize>) -> Vec<usize> {
    let near = |a: usize, b: usize| (day(figures, a) - day(figures, b)).num_days().abs() <= NEAR;
    let met = |m: &usize| version.iter().any(|&v| near(v, *m));
    let mut out: Vec<usize> = others.filter(met).collect();
    let meets = |v: &&usize| out.iter().any(|&m| near(**v, m));
    let own: Vec<usize> = version.iter().filter(meets).copied().collect();
    out.extend(own);
    out
}

/// Adds the rows of the statements of one thing, which stand in order of publication.
pub fn rows(
    figures: Figures,
    group: &[usize],
    named: Named,
    used: &mut [bool],
    out: &mut Vec<Discrepancy>,
) {
    let mut members = group[..group.len().min(LARGEST)].to_vec();
    members.sort_by_key(|&m| (figures.all[m].place.article, figures.all[m].place.span));
    let mut members = figures.one_each(&members);
    if figures.spread(&members) < 2 {
        return;
    }
    members.sort_by_key(|&m| (day(figures, m), figures.all[m].place.article));
    let versions = versions(figures, &members);
    if versions.len() == 1 {
        let row = row_of(figures, &members, named).judged();
        if matches!(row.state, State::Rounded | State::LessExact) {
            push(row, &members, used, out);
        }
        return;
    }
    if is_fixed(figures, &members) {
        differ(figures, &members, named, used, out);
        return;
    }
    let (chain, odd) = chain(versions);
    for version in &odd {
        let near = |a: &&Version| contradict(a, version);
        let others = chain.iter().filter(near).flat_map(|a| &a.members);
        let mut told = beside(figures, &version.members, others.copied());
        told.sort_by_key(|&m| (day(figures, m), figures.all[m].place.article));
        differ(figures, &told, named, used, out);
    }
    if chain.len() > 1 && members.iter().all(|&m| grows(&figures.all[m])) {
        let mut told: Vec<usize> = chain.into_iter().flat_map(|v| v.members).collect();
        told.sort_by_key(|&m| (day(figures, m), figures.all[m].place.article));
        let mut row = row_of(figures, &told, named);
        for (value, &m) in row.values.iter_mut().zip(&told) {
            value.said = tally(&narrow(&figures.all[m]), day(figures, m));
        }
        let row = row.judged();
        if row.state == State::Superseded {
            push(row, &told, used, out);
        }
    }
}

/// Adds a row of statements that contradict each other, those that hold nothing fast left out.
fn differ(
    figures: Figures,
    members: &[usize],
    named: Named,
    used: &mut [bool],
    out: &mut Vec<Discrepancy>,
) {
    let firm = |m: &&usize| is_firm(&figures.all[**m]);
    let members: Vec<usize> = members.iter().filter(firm).copied().collect();
    let value = |m: &usize| figures.all[*m].figure.value;
    let most = members.iter().map(value).fold(0.0, f64::max);
    let least = members.iter().map(value).fold(f64::INFINITY, f64::min);
    // "about 33" may be 30.
    let guessed = members.iter().any(|&m| figures.all[m].figure.approximate);
    if members.len() > 1 && !(guessed && most < least * CLEAR) {
        let row = row_of(figures, &members, named).judged();
        if row.state == State::Differ {
            push(row, &members, used, out);
        }
    }
}

/// The versions that follow each other in time, those of most reports first, and those that contradict one of them.
fn chain(mut versions: Vec<Version>) -> (Vec<Version>, Vec<Version>) {
    versions.sort_by_key(|v| (std::cmp::Reverse(v.members.len()), v.first));
    let mut chain: Vec<Version> = Vec::new();
    let mut odd = Vec::new();
    for version in versions {
        if chain.iter().any(|a| contradict(a, &version)) {
            odd.push(version);
        } else {
            chain.push(version);
        }
    }
    (chain, odd)
}

/// The row of some statements.
fn row_of(figures: Figures, members: &[usize], (rule, about): Named) -> Discrepancy {
    let mut row = figures.row(members, rule);
    if let Some(about) = about {
        row.about = about.into();
    }
    row
}

fn push(row: Discrepancy, members: &[usize], used: &mut [bool], out: &mut Vec<Discrepancy>) {
    for &m in members {
        used[m] = true;
    }
    out.push(row);
}

/// The day of a statement's report; every candidate has one.
fn day(figures: Figures, m: usize) -> NaiveDate {
    let article = figures.all[m].place.article.index();
    let published = &figures.ground.source.notes[article].published;
    published.value.unwrap_or(NaiveDate::MIN)
}

/// The statements by value, as far as they are exact.
fn versions(figures: Figures, members: &[usize]) -> Vec<Version> {
    let mut out: Vec<Version> = Vec::new();
    for &m in members {
        let said = narrow(&figures.all[m]);
        let full = out.len() >= VERSIONS;
        let same = out.iter_mut().find(|v| {
            let first = narrow(&figures.all[v.members[0]]);
            Discrepancy::stand(DiscrepancyKind::Number, &first, &said) != State::Differ
        });
        let day = day(figures, m);
        match same {
            Some(version) => {
                version.members.push(m);
                version.last = day;
            }
            None if full => {}
            None => out.push(Version {
                members: vec![m],
                first: day,
                last: day,
            }),
        }
    }
    out
}

/// Whether two versions contradict each other: told on one day, or each again after the other.
fn contradict(a: &Version, b: &Version) -> bool {
    let one_day = a.first == a.last && b.first == b.last && a.first == b.first;
    one_day || a.first < b.last && b.first < a.last
}

/// Whether what is told cannot change any more: how far places are apart, or what was long over when it was told.
fn is_fixed(figures: Figures, members: &[usize]) -> bool {
    let past = |m: usize| {
        let end = figures.all[m].period.map(|p| p.end);
        end.is_some_and(|end| (day(figures, m) - end).num_days() >= SETTLED)
    };
    members.iter().all(|&m| past(m))
}

/// Whether a statement may contradict another: no limit, no plan.
fn is_firm(one: &Stated) -> bool {
    !one.marks.any(Marks::PLANNED)
        && !matches!(
            one.figure.direction,
            Some(Direction::AtLeast | Direction::AtMost)
        )
}

/// Whether a later report may know a later number of it.
fn grows(one: &Stated) -> bool {
    !matches!(
        &*one.figure.unit,
        "mile" | "kilometer" | "kilometre" | "km" | "foot" | "meter" | "metre" | "inch" | "acre"
    )
}

/// How far beyond a limit the number that is meant may lie, as a share of it: "more than 500" is not 5,000.
const BEYOND: f64 = 0.1;

/// What a statement says, a limit taken for a number near it.
fn narrow(one: &Stated) -> Said {
    let Said::Number { low, high, step } = one.said else {
        return one.said.clone();
    };
    let value = one.figure.value;
    match one.figure.direction {
        Some(Direction::AtLeast) => Said::Number {
            low,
            high: value * (1.0 + BEYOND),
            step,
        },
        Some(Direction::AtMost) => Said::Number {
            low: value * (1.0 - BEYOND),
            high,
            step,
        },
        _ => Said::Number { low, high, step },
    }
}

/// A number as of a day.
fn tally(said: &Said, day: NaiveDate) -> Said {
    match *said {
        Said::Number { low, high, step } => Said::Tally {
            low,
            high,
            step,
            day,
        },
        ref other => other.clone(),
    }
}
