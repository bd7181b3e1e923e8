//! Joins the annotations of all articles into one model.

use chrono::NaiveDate;

use super::{Model, Place};
use crate::analysis::Annotations;
use crate::corpus::Corpus;

/// What a person put right; one more input of `merge`, never a patch on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Phrases whose date a person gave.
    pub dates: Vec<(Place, NaiveDate)>,
    /// Names that are one actor.
    pub joined: Vec<(Box<str>, Box<str>)>,
    /// Names that are not one actor.
    pub apart: Vec<(Box<str>, Box<str>)>,
}

/// The model of a corpus.
pub fn merge(corpus: Corpus, annotations: Vec<Annotations>, _corrections: &Corrections) -> Model {
    Model {
        articles: corpus.articles,
        skipped: corpus.skipped,
        annotations,
        ..Model::default()
    }
}
