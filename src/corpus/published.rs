//! Says when an article was published, and how that is known.

use chrono::NaiveDate;

use super::{Clean, Span};

/// How a publication date is known, strongest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The article's own metadata (front matter).
    Metadata,
    /// The user gave it (`--published`).
    Given,
    /// The file's name holds it.
    Filename,
    /// The article's text tells it: a dateline, a copyright year, explicit dates.
    Text,
    /// Worked out with the help of other articles.
    Corpus,
    /// Too little evidence.
    #[default]
    Unknown,
}

impl Basis {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Given => "given",
            Self::Filename => "filename",
            Self::Text => "text",
            Self::Corpus => "corpus",
            Self::Unknown => "unknown",
        }
    }
}

/// One reason for a publication date, with the words it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The words, where they stand in this article's text.
    pub span: Option<Span>,
    /// What they tell, for a person to read: `"tomorrow", said on Sunday, is the Monday of 9 June`.
    pub says: Clean,
}

/// The day an article was published, as well as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The best day; `None` where unknown.
    pub value: Option<NaiveDate>,
    /// The earliest day that fits the evidence.
    pub earliest: Option<NaiveDate>,
    /// The latest day that fits the evidence.
    pub latest: Option<NaiveDate>,
    /// How it is known.
    pub basis: Basis,
    /// Why, in the order it was found.
    pub evidence: Vec<Evidence>,
}

impl Published {
    /// A day that is known exactly, on `basis`.
    pub fn exact(day: NaiveDate, basis: Basis) -> Self {
        Self {
            value: Some(day),
            earliest: Some(day),
            latest: Some(day),
            basis,
            evidence: Vec::new(),
        }
    }
}
