//! Writes two articles side by side: sentences that tell the same in pairs, every one quoted and cited.

use std::io::{self, Write};

use serde::Serialize;

use super::cite::Citations;
use super::csv::{PLACE, place, refused, row};
use super::json::Rows;
use super::markdown::{articles, cited_words, only};
use super::rows::{At, Each};
use super::words::count;
use crate::corpus::ArticleId;
use crate::model::opposite::Opposed;
use crate::model::{Model, State};

/// What two sentences opposite each other are to each other, in a word.
fn relation(pair: &Opposed) -> &'static str {
    match (pair.left, pair.right) {
        (Some(_), Some(_)) => pair.state.map_or("tells the same", State::name),
        _ => "stands alone",
    }
}

/// Writes an item a pair; what only one of the two tells stands alone.
///
/// # Errors
/// What `out` refuses.
pub fn markdown(
    model: &Model,
    pairs: &[Opposed],
    shown: Option<&str>,
    mut out: impl Write,
) -> io::Result<()> {
    let citations = Citations::of(model);
    writeln!(out, "# Two reports side by side\n")?;
    only(shown, &mut out)?;
    let both = pairs
        .iter()
        .filter(|p| p.left.is_some() && p.right.is_some());
    let both = both.count();
    writeln!(
        out,
        "{}, {both} of them in both.\n",
        count(pairs.len(), "row")
    )?;
    for pair in pairs {
        writeln!(out, "- {}", relation(pair))?;
        for place in [pair.left, pair.right].into_iter().flatten() {
            writeln!(out, "  - {}", cited_words(&citations.cite(place)))?;
        }
    }
    articles(model, cited(pairs), &mut out)
}

/// Writes a row a sentence: the number of its pair, from 0, and how it stands to the one opposite.
///
/// # Errors
/// What `out` refuses.
pub fn csv(model: &Model, pairs: &[Opposed], out: impl Write) -> io::Result<()> {
    let citations = Citations::of(model);
    let mut out = ::csv::Writer::from_writer(out);
    out.write_record(["pair", "side", "state"].iter().chain(&PLACE))
        .map_err(refused)?;
    for (pair, number) in pairs.iter().zip(0..) {
        for (side, at) in [("left", pair.left), ("right", pair.right)] {
            let Some(at) = at.map(|place| citations.cite(place)) else {
                continue;
            };
            let head = [
                format!("{number}"),
                side.to_owned(),
                relation(pair).to_owned(),
            ];
            row(&mut out, head.into_iter().chain(place(model, &at)))?;
        }
    }
    out.flush()
}

#[derive(Serialize)]
struct OppositeObject<A, P> {
    articles: A,
    opposite: P,
}

#[derive(Serialize)]
struct PairRow<'a> {
    state: &'static str,
    left: Option<At<'a>>,
    right: Option<At<'a>>,
}

/// Writes the articles and the pairs as one JSON object; offsets count code points.
///
/// # Errors
/// What `out` refuses.
pub fn json(model: &Model, pairs: &[Opposed], mut out: impl Write) -> io::Result<()> {
    let made = Rows::of(model);
    let citations = Citations::of(model);
    let pair = |pair: &Opposed| PairRow {
        state: relation(pair),
        left: pair.left.map(|place| At::of(&citations.cite(place))),
        right: pair.right.map(|place| At::of(&citations.cite(place))),
    };
    let object = OppositeObject {
        articles: Each(|| model.articles.iter().map(|a| made.article(a))),
        opposite: Each(|| pairs.iter().map(pair)),
    };
    serde_json::to_writer(&mut out, &object)?;
    out.write_all(b"\n")
}

/// The articles that the pairs cite; some more than once.
fn cited(pairs: &[Opposed]) -> impl Iterator<Item = ArticleId> + '_ {
    let places = pairs.iter().flat_map(|p| [p.left, p.right]);
    places.flatten().map(|place| place.article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Span;
    use crate::export::made::{event, model};
    use crate::export::report;
    use crate::model::Place;

    #[test]
    fn every_sentence_of_every_format_is_read_back() {
        let model = model(vec![event(None, 1.0)]);
        let at = |start, end| {
            let (article, span) = (ArticleId(0), Span::new(start, end));
            Some(Place { article, span })
        };
        let pairs = [
            Opposed {
                left: at(0, 49),
                right: at(51, 59),
                state: Some(State::Differ),
            },
            Opposed {
                left: None,
                right: at(0, 9),
                state: None,
            },
        ];
        let mut written: [Vec<u8>; 3] = Default::default();
        let [md, table, object] = &mut written;
        markdown(&model, &pairs, None, md).expect("a vector takes all");
        csv(&model, &pairs, table).expect("a vector takes all");
        json(&model, &pairs, object).expect("a vector takes all");
        for text in written {
            let text = String::from_utf8(text).expect("exports are UTF-8");
            let claims = report::read(&text).expect("it can be read back");
            assert_eq!(claims.len(), 3, "{text}");
            assert!(
                text.contains("differ") && text.contains("stands alone"),
                "{text}"
            );
        }
    }
}
