//! Prints the annotations of each article, a line each.

use super::arguments::{Common, Paths};
use super::{Outcome, input, print};
use crate::{analysis, export};

/// Runs `annotate`.
pub fn run(paths: &Paths, common: &Common) -> anyhow::Result<Outcome> {
    let corpus = input::corpus(paths, common)?;
    let notes = analysis::annotate(&corpus.articles);
    print(|out| {
        corpus
            .articles
            .iter()
            .zip(&notes)
            .try_for_each(|(article, notes)| export::annotate::line(article, notes, &mut *out))
    })?;
    Ok(input::outcome(&corpus.skipped))
}
