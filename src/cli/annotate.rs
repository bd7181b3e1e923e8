//! Prints the annotations of each article, a line each.

use super::arguments::{Common, Paths};
use super::{Outcome, input, print};
use crate::{analysis, export};

/// The articles that are annotated before their lines are written.
const BATCH: usize = 128;

/// Runs `annotate`. Where every article has a date of its own, none depends on another, and what is held besides
/// their text is a batch's annotations.
pub fn run(paths: &Paths, common: &Common) -> anyhow::Result<Outcome> {
    let corpus = input::corpus(paths, common)?;
    let mut dates = corpus.articles.iter().map(|a| a.published.value);
    let batch = if dates.any(|d| d.is_none()) {
        corpus.articles.len()
    } else {
        BATCH
    };
    print(|out| {
        for articles in corpus.articles.chunks(batch) {
            for (article, notes) in articles.iter().zip(analysis::annotate(articles)) {
                export::annotate::line(article, &notes, &mut *out)?;
            }
        }
        Ok(())
    })?;
    Ok(input::outcome(&corpus.skipped))
}
