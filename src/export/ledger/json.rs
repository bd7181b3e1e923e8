//! Writes the ledger and the coverage as one JSON object; offsets count code points.

use std::io::{self, Write};

use serde::Serialize;

use super::Ledger;
use crate::export::cite::{Citation, Citations};
use crate::export::json::Rows;
use crate::export::rows::{At, Day, Each};
use crate::model::coverage::{self, Told};
use crate::model::{EventId, Model, Point, Series};

#[derive(Serialize)]
struct CompareObject<A, E, D, C, S> {
    articles: A,
    events: E,
    discrepancies: D,
    coverage: C,
    series: S,
}

/// Figures of one measure over time.
#[derive(Serialize)]
struct SeriesRow<'a, P> {
    about: &'a str,
    unit: &'a str,
    points: P,
}

/// One figure of a series. Its time is the text's own; without one it is known by the day of its report.
#[derive(Serialize)]
struct PointRow<'a> {
    value: f64,
    from: Option<Day>,
    to: Option<Day>,
    reported: Option<Day>,
    before_change: bool,
    #[serde(flatten)]
    at: At<'a>,
}

fn point<'a>(point: &Point, at: &Citation<'a>) -> PointRow<'a> {
    PointRow {
        value: point.value,
        from: point.period.map(|p| Day(p.start)),
        to: point.period.map(|p| Day(p.end)),
        reported: point.reported.map(Day),
        before_change: point.before,
        at: At::of(at),
    }
}

/// Which articles tell one event.
#[derive(Serialize)]
struct CoverageRow<T> {
    event: u32,
    /// The day of the first reports, and the articles that told it then.
    first: Option<Day>,
    first_in: Vec<u32>,
    /// How many articles do not tell it.
    silent: usize,
    told: T,
}

/// How fully one article tells it; the place is its clearest account.
#[derive(Serialize)]
struct ToldRow<'a> {
    article: u32,
    paragraph: u32,
    depth: &'static str,
    sentences: u32,
    words: u32,
    start: u32,
    end: u32,
    text: &'a str,
}

fn told<'a>(told: &Told, at: &Citation<'a>) -> ToldRow<'a> {
    ToldRow {
        article: at.article.0,
        paragraph: at.paragraph,
        depth: told.depth().name(),
        sentences: told.sentences,
        words: told.words,
        start: at.start,
        end: at.end,
        text: at.text,
    }
}

/// Writes the articles, the events, the rows of the ledger, which articles tell each event, and figures over time.
///
/// # Errors
/// What `out` refuses.
pub fn compare(model: &Model, ledger: &Ledger, mut out: impl Write) -> io::Result<()> {
    let made = Rows::of(model);
    let citations = Citations::of(model);
    let rows = &ledger.rows;
    let coverage = |&event: &EventId| {
        let all = coverage::told(model, model.event(event));
        let first = coverage::first(&all);
        let early = coverage::early(&all, first);
        CoverageRow {
            event: event.0,
            first: first.map(Day),
            first_in: early.map(|t| t.place.article.0).collect(),
            silent: model.articles.len() - all.len(),
            told: all
                .iter()
                .map(|t| told(t, &citations.cite(t.place)))
                .collect::<Vec<_>>(),
        }
    };
    let series = |one| {
        let Series {
            about,
            unit,
            points,
        }: &Series = one;
        let points: Vec<_> = points
            .iter()
            .map(|p| point(p, &citations.cite(p.place)))
            .collect();
        SeriesRow {
            about,
            unit,
            points,
        }
    };
    let mut events: Vec<_> = rows
        .iter()
        .filter_map(|&id| model.discrepancy(id).event)
        .collect();
    events.extend(&ledger.events);
    events.sort_unstable();
    events.dedup();
    let object = CompareObject {
        articles: Each(|| model.articles.iter().map(|a| made.article(a))),
        events: Each(|| events.iter().map(|&e| made.event(model.event(e)))),
        discrepancies: Each(|| {
            rows.iter()
                .map(|&id| made.discrepancy(model.discrepancy(id)))
        }),
        coverage: Each(|| ledger.events.iter().map(coverage)),
        series: Each(|| super::series(model, ledger).iter().map(series)),
    };
    serde_json::to_writer(&mut out, &object)?;
    out.write_all(b"\n")
}
