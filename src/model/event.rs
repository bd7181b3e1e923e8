//! Events with their accounts, and where those differ.

use chrono::NaiveDate;

use super::{ActorId, Place};
use crate::analysis::{Precision, Status, When};
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
    /// Whether it lies in the days from `from` to `to`, both inclusive. What is known as exactly as its first and last
    /// day does where one of them is inside; of a coarser time ("June", "2025") at least half must be, so that a
    /// year does not lie in each of its weeks.
    pub fn lies_in(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let Some(period) = self.when.as_ref().and_then(|when| when.period) else {
            return false;
        };
        let inside = |day: NaiveDate| from <= day && day <= to;
        let exact = matches!(period.precision, Precision::Day | Precision::Interval);
        if exact && (inside(period.start) || inside(period.end)) {
            return true;
        }
        let shared = period.end.min(to) - period.start.max(from);
        let all = period.end - period.start;
        shared.num_days() >= 0 && 2 * (shared.num_days() + 1) > all.num_days()
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Period;

    #[test]
    fn a_coarse_time_lies_in_a_span_that_holds_half_of_it() {
        use Precision::{Day, Interval, Month, Week, Year};
        for (start, end, precision, want) in [
            ("2025-06-06", "2025-06-06", Day, true),
            ("2025-06-09", "2025-06-09", Day, true),
            ("2025-06-10", "2025-06-10", Day, false),
            ("2025-06-09", "2025-06-14", Interval, true),
            ("2025-06-05", "2025-06-11", Interval, true),
            ("2018-01-01", "2025-12-31", Interval, false),
            ("2025-06-02", "2025-06-08", Week, false),
            ("2025-06-07", "2025-06-08", Week, true),
            ("2025-06-01", "2025-06-30", Month, false),
            ("2025-01-01", "2025-12-31", Year, false),
        ] {
            let date = |text: &str| text.parse::<NaiveDate>().unwrap();
            let event = Event {
                id: EventId(0),
                title: Place {
                    article: ArticleId(0),
                    span: Span::default(),
                },
                when: Some(When {
                    value: "".into(),
                    period: Some(Period {
                        start: date(start),
                        end: date(end),
                        precision,
                    }),
                    timexes: Vec::new(),
                    rule: "made",
                }),
                status: Status::Past,
                salience: 1.0,
                state: State::Agree,
                actors: Vec::new(),
                accounts: Vec::new(),
                why: Vec::new(),
            };
            let got = event.lies_in(date("2025-06-06"), date("2025-06-09"));
            assert_eq!(got, want, "{start} to {end}");
        }
    }
}
