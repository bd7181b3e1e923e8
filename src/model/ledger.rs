//! The ledger: what accounts say of one thing, cell beside cell, and how the cells stand to each other.

mod mark;
mod state;

use chrono::NaiveDate;

use super::{EventId, Model, Place};
use crate::analysis::{Period, Status};
use crate::corpus::ArticleId;

use super::ActorId;

/// The number of a row of the ledger in the model, dense from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DiscrepancyId(pub u32);

impl DiscrepancyId {
    /// The number as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How comparable statements stand to each other, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// They contradict each other.
    Differ,
    /// A later report knows more.
    Superseded,
    /// One is the other, rounded.
    Rounded,
    /// One is less exact than the other ("May", "12 May").
    LessExact,
    /// One is part of the other.
    Compatible,
    /// Several sources say the same.
    Agree,
    /// One source alone tells it.
    SingleSource,
}

impl State {
    /// All of them, the gravest first.
    pub const ALL: [Self; 7] = [
        Self::Differ,
        Self::Superseded,
        Self::Rounded,
        Self::LessExact,
        Self::Compatible,
        Self::Agree,
        Self::SingleSource,
    ];

    /// Its name in exports and on the screen.
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

/// What a row of the ledger is about.
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
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Number,
        Self::Date,
        Self::Place,
        Self::Participant,
        Self::Speaker,
        Self::Wording,
        Self::Status,
        Self::Claim,
    ];

    /// Its name in exports and on the screen.
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

/// What a cell says, made comparable with the other cells of its row.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A number from `low` to `high` (equal for one number), in the unit of its row.
    Number {
        /// The least it may be.
        low: f64,
        /// The most it may be.
        high: f64,
        /// What the last written digit is worth ("33 billion": 1e9): two numbers within half of it are one, rounded.
        step: f64,
    },
    /// A number that a later report may overtake: a count so far, an estimate.
    Tally {
        /// The least it may be.
        low: f64,
        /// The most it may be.
        high: f64,
        /// What the last written digit is worth.
        step: f64,
        /// The day as of which it holds.
        day: NaiveDate,
    },
    /// A time.
    Time(Period),
    /// Actors: participants and places in order of number; a speaker and after it who may speak for it in other cells.
    Actors(Box<[ActorId]>),
    /// Whether it happened.
    Status(Status),
    /// A place.
    Where(Site),
    /// Words that are the same where they are equal, lower-cased, without marks.
    Words(Box<str>),
    /// What a number measures, or what a claim claims, part by part.
    Sense(Box<[Part]>),
    /// Nothing yet ("at a location to be determined"): whoever says more later knows more.
    Open,
    /// Nothing yet, told at the same time as the others or in an unknown order.
    Vague,
}

/// A place, from the country down to the building; what is not told is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// ISO 3166 alpha-2 code of the country.
    pub country: Option<[u8; 2]>,
    /// The name of the city.
    pub city: Option<Box<str>>,
    /// The name of the house, hall or square.
    pub venue: Option<Box<str>>,
}

/// One part of what a number measures or a claim claims; parts of one name exclude each other where they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which part it is ("by", "since").
    pub name: &'static str,
    /// What it is there.
    pub value: Box<str>,
    /// The time it is, where it is one: two times exclude each other only where they share no day.
    pub period: Option<Period>,
}

impl Part {
    /// The name of a part that is known by its words alone: other words for it exclude nothing.
    pub const WORDS: &str = "in words";
}

/// One cell of a row: what one article says.
#[derive(Clone, Debug, PartialEq)]
pub struct DiscrepancyValue {
    /// The words that say it.
    pub place: Place,
    /// Its value, made comparable, for a person and for exports.
    pub value: Box<str>,
    /// The same for the comparison.
    pub said: Said,
}

/// One row of the ledger: accounts of one thing, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Discrepancy {
    /// The event it belongs to; a row that belongs to none ("what 145 percent was") has none.
    pub event: Option<EventId>,
    /// What sort of thing is compared.
    pub kind: DiscrepancyKind,
    /// What is compared, in few words: "tariff, percent", "place of the talks".
    pub about: Box<str>,
    /// How the values stand to each other.
    pub state: State,
    /// The values, at most one an article, in order of publication, then of article.
    pub values: Vec<DiscrepancyValue>,
    /// The rule that made the row, by name; [`explain`](super::merge::explain) tells what it goes by.
    pub rule: &'static str,
}

impl Discrepancy {
    /// How the values of the articles that `known` names stand to each other; `None` where none is left.
    pub fn state_among(&self, known: impl Fn(ArticleId) -> bool) -> Option<State> {
        let left: Vec<&Said> = self
            .values
            .iter()
            .filter(|v| known(v.place.article))
            .map(|v| &v.said)
            .collect();
        (!left.is_empty()).then(|| state::of(self.kind, &left))
    }

    /// How a later value of a kind stands to an earlier one.
    pub fn stand(kind: DiscrepancyKind, earlier: &Said, later: &Said) -> State {
        state::of(kind, &[earlier, later])
    }

    /// Sets the state from the values.
    #[must_use]
    pub fn judged(mut self) -> Self {
        if let Some(state) = self.state_among(|_| true) {
            self.state = state;
        }
        self
    }
}

impl Model {
    /// The rows of the ledger that belong to an event.
    pub fn rows_of(&self, event: EventId) -> &[Discrepancy] {
        &self.discrepancies[self.numbers_of(event)]
    }

    /// The numbers of those rows.
    pub fn numbers_of(&self, event: EventId) -> std::ops::Range<usize> {
        let from = self
            .discrepancies
            .partition_point(|d| d.event.is_some_and(|e| e < event));
        let to = self
            .discrepancies
            .partition_point(|d| d.event.is_some_and(|e| e <= event));
        from..to
    }

    /// The row with this number.
    pub fn discrepancy(&self, id: DiscrepancyId) -> &Discrepancy {
        &self.discrepancies[id.index()]
    }
}
