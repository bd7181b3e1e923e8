//! Events with their accounts.

use chrono::NaiveDate;

use super::{ActorId, Place, State};
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
