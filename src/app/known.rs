//! Moves the day up to which reports are known: earlier and later, from one day of publication to the next.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Action, App, Effect};
use crate::model::Model;
use crate::model::known::{self, News};

/// The day up to which reports are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The day.
    pub by: NaiveDate,
    /// The days of publication of all articles, in order.
    pub days: Arc<[NaiveDate]>,
    /// How many articles there are in all.
    pub all: usize,
    /// The day whose model is shown: another one while it is worked out.
    pub shown: Option<NaiveDate>,
}

impl App {
    /// Goes to the day of publication before or after the one that is known; after the last, all is known.
    pub(super) fn know(&mut self, action: Action, model: &Model) -> Effect {
        let (days, all) = match &self.known {
            Some(known) => (Arc::clone(&known.days), known.all),
            None => (known::days(model).into(), model.articles.len()),
        };
        let at = self
            .known
            .as_ref()
            .map_or(days.len(), |k| days.partition_point(|day| *day < k.by));
        let last = days.len().saturating_sub(1);
        let to = match action {
            Action::Later if self.known.is_none() => {
                return self.say("All reports are known already");
            }
            Action::Later if at >= last => return self.know_all(),
            Action::Later => at + 1,
            // The last day knows what all know, unless some articles have no day.
            _ if self.known.is_none() => days.len().saturating_sub(2),
            _ if at == 0 => return self.say("There is no earlier report"),
            _ => at - 1,
        };
        if days.len() < 2 {
            return self.say("All reports are of one day");
        }
        let by = days[to];
        let shown = self.known.as_ref().and_then(|known| known.shown);
        self.known = Some(Known {
            by,
            days,
            all,
            shown,
        });
        Effect::Known(Some(by))
    }

    /// Goes back to what all articles tell.
    pub(super) fn know_all(&mut self) -> Effect {
        self.known = None;
        Effect::Known(None)
    }

    /// Takes over the model of what is known by the day, keeping the user's place, and tells what came in that day.
    pub fn learn(&mut self, old: &Model, new: &Model) {
        self.swap(old, new);
        if let Some(known) = &mut self.known {
            known.shown = Some(known.by);
        }
        let text = match &self.known {
            Some(known) => told(known::news(new, known.by)),
            None => "All reports are known again".to_owned(),
        };
        self.say(&text);
    }
}

/// What came in on a day, in words.
fn told(news: News) -> String {
    let count = |number: usize, noun: &str| {
        let s = if number == 1 { "" } else { "s" };
        format!("{number} {noun}{s}")
    };
    format!(
        "{} came in that day: {} new, {} told again",
        count(news.reports, "report"),
        count(news.new, "event"),
        news.again
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Settings;
    use crate::app::testing::Made;

    #[test]
    fn the_days_of_publication_are_walked_to_both_ends() {
        let model = Made::default()
            .article("One", "2025-06-05", "A.")
            .article("Two", "2025-06-06", "B.")
            .article("Three", "2025-06-09", "C.")
            .model;
        let mut app = App::new(&model, Settings::default());
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        for (action, want) in [
            (Action::Later, Effect::Draw),
            (Action::Earlier, Effect::Known(day("2025-06-06"))),
            (Action::Earlier, Effect::Known(day("2025-06-05"))),
            (Action::Earlier, Effect::Draw),
            (Action::Later, Effect::Known(day("2025-06-06"))),
            (Action::Later, Effect::Known(day("2025-06-09"))),
            (Action::Later, Effect::Known(None)),
            (Action::Earlier, Effect::Known(day("2025-06-06"))),
            (Action::Peel, Effect::Known(None)),
        ] {
            assert_eq!(app.update(action, &model), want, "{action:?}");
        }
    }
}
