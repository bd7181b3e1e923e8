//! Works out when articles without a date were published: from their own phrases, then from each other's.
//!
//! An article's phrases are read as clues. Clues that tell of the same thing in two articles are linked by the
//! words of their sentences; a link carries the year where weekday and date agree, and turns "on Monday" into
//! a day. Each day of the year is then tested against all clues; too little evidence leaves the date unknown.

mod clue;
mod link;
mod solve;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use self::clue::Clues;
use self::solve::Known;
use super::Scan;
use crate::corpus::{Article, Basis, Published};

/// The publication date of each article, in their order. One with a date of its own keeps it untouched.
pub fn date(articles: &[Article], scans: &[Scan]) -> Vec<Published> {
    let mut dates: Vec<Published> = articles.iter().map(|a| a.published.clone()).collect();
    let undated: Vec<usize> = (0..articles.len())
        .filter(|&i| dates[i].value.is_none())
        .collect();
    if undated.is_empty() {
        return dates;
    }
    let clues: Vec<Clues> = undated
        .iter()
        .map(|&i| clue::read(&articles[i], &scans[i]))
        .collect();
    let mut open = Vec::new();
    for (number, &i) in undated.iter().enumerate() {
        match own(&clues[number]) {
            Some(published) => dates[i] = published,
            None => open.push(number),
        }
    }
    if open.is_empty() {
        return dates;
    }
    let known: Vec<Known> = clues
        .iter()
        .zip(&undated)
        .map(|(c, &i)| Known {
            day: dates[i].value,
            year: c.year.map(|y| y.0),
        })
        .collect();
    let sure: Vec<(&Article, &Scan, NaiveDate)> = articles
        .iter()
        .zip(scans)
        .filter_map(|(a, s)| Some((a, s, a.published.value?)))
        .collect();
    let links = link::link(&clues, &known, &sure);
    for number in open {
        if let Some(published) = solve::solve(&clues[number], &links[number], Basis::Corpus) {
            dates[undated[number]] = published;
        }
    }
    dates
}

/// What an article's own text tells, if that is enough.
fn own(clues: &Clues) -> Option<Published> {
    let year = clues.year?;
    let alone = link::Links {
        year: Some(year.0),
        days: Vec::new(),
    };
    solve::solve(clues, &alone, Basis::Text)
}
