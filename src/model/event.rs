//! Events with their accounts, and where those differ.

use super::{ActorId, Place};
use crate::analysis::{Status, When};
use crate::corpus::{ArticleId, Span};

/// The number of an event in the model, dense from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u32);

impl EventId {
    /// The number as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How comparable statements stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Several sources say the same.
    Agree,
    /// They contradict each other.
    Differ,
    /// One is the other, rounded.
    Rounded,
    /// One is less exact than the other ("May", "12 May").
    LessExact,
    /// One is part of the other.
    Compatible,
    /// A later report knows more.
    Superseded,
    /// One source alone tells it.
    SingleSource,
}

impl State {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Differ => "differ",
            Self::Rounded => "rounded",
            Self::LessExact => "less exact",
            Self::Compatible => "compatible",
            Self::Superseded => "superseded",
            Self::SingleSource => "single source",
        }
    }
}

/// What one article says about one event: one sentence's worth. An article may have several.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The article.
    pub article: ArticleId,
    /// The clause or sentence that tells it.
    pub span: Span,
    /// The predicate or event noun.
    pub trigger: Span,
    /// When it is said to happen.
    pub when: Option<When>,
    /// The index of the event mention in the article's annotations.
    pub mention: u32,
}

/// Something that happened or is planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its number.
    pub id: EventId,
    /// Its title: a verbatim span of one of its accounts.
    pub title: Place,
    /// When: the most exact time its accounts agree on.
    pub when: Option<When>,
    /// Whether it happened.
    pub status: Status,
    /// How much it matters in this corpus, above 0.
    pub salience: f32,
    /// How its accounts stand to each other.
    pub state: State,
    /// Who takes part, heaviest first.
    pub actors: Vec<ActorId>,
    /// What the articles say, the clearest first, then in order of publication.
    pub accounts: Vec<Account>,
    /// Why its accounts were joined, a line each, for a person to read.
    pub why: Vec<Box<str>>,
}

impl Event {
    /// How many articles tell it.
    pub fn sources(&self) -> usize {
        let mut articles: Vec<_> = self.accounts.iter().map(|a| a.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }
}

/// What a discrepancy is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DiscrepancyKind {
    /// A figure.
    Number,
    /// A time.
    Date,
    /// A place.
    Place,
    /// Who takes part.
    Participant,
    /// Who said it.
    Speaker,
    /// How a quotation runs.
    Wording,
    /// Whether it happened, is planned, is settled.
    Status,
    /// A claim such as "the first since".
    Claim,
}

impl DiscrepancyKind {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Place => "place",
            Self::Participant => "participant",
            Self::Speaker => "speaker",
            Self::Wording => "wording",
            Self::Status => "status",
            Self::Claim => "claim",
        }
    }
}

/// One cell of a discrepancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscrepancyValue {
    /// The words that say it.
    pub place: Place,
    /// Its value, made comparable.
    pub value: Box<str>,
}

/// Accounts of one thing, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// The event.
    pub event: EventId,
    /// What it is about.
    pub kind: DiscrepancyKind,
    /// How the values stand to each other.
    pub state: State,
    /// The values, one an article, in order of publication.
    pub values: Vec<DiscrepancyValue>,
}
