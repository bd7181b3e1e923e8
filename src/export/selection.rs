//! Chooses the events that an export shows: those of a span of time, those that matter most.

use chrono::NaiveDate;

use crate::model::{Event, EventId, Model};

/// Which events are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only events that reach to this day or beyond it.
    pub from: Option<NaiveDate>,
    /// Only events that begin on this day or before it.
    pub to: Option<NaiveDate>,
    /// Only so many, the most salient.
    pub top: Option<usize>,
}

impl Wanted {
    /// The wanted events of `model`, in its order. An undated event lies in no span of time.
    pub fn of(self, model: &Model) -> Vec<EventId> {
        let inside = |event: &&Event| self.holds(event);
        let mut events: Vec<&Event> = model.events.iter().filter(inside).collect();
        if let Some(top) = self.top.filter(|&top| top < events.len()) {
            events.sort_by(|a, b| b.salience.total_cmp(&a.salience).then(a.id.cmp(&b.id)));
            events.truncate(top);
            events.sort_by_key(|e| e.id);
        }
        events.iter().map(|e| e.id).collect()
    }

    fn holds(self, event: &Event) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let Some(period) = event.when.as_ref().and_then(|w| w.period) else {
            return false;
        };
        self.from.is_none_or(|day| period.end >= day)
            && self.to.is_none_or(|day| period.start <= day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::made::{event, model};

    fn titles(wanted: Wanted) -> Vec<u32> {
        let model = model(vec![
            event(Some(("2025-05-01", "2025-05-31")), 2.0),
            event(Some(("2025-05-12", "2025-05-12")), 5.0),
            event(Some(("2025-06-05", "2025-06-05")), 9.0),
            event(None, 7.0),
        ]);
        wanted.of(&model).iter().map(|e| e.0).collect()
    }

    #[test]
    fn the_top_events_come_in_order_of_time() {
        for (top, want) in [
            (0, vec![]),
            (2, vec![2, 3]),
            (3, vec![1, 2, 3]),
            (9, vec![0, 1, 2, 3]),
        ] {
            let top = Some(top);
            assert_eq!(
                titles(Wanted {
                    top,
                    ..Wanted::default()
                }),
                want,
                "{top:?}"
            );
        }
    }

    #[test]
    fn a_span_of_time_takes_what_overlaps_it_and_nothing_undated() {
        let day = |text: &str| text.parse().ok();
        for (from, to, want) in [
            (None, None, vec![0, 1, 2, 3]),
            (day("2025-05-13"), None, vec![0, 2]),
            (None, day("2025-05-11"), vec![0]),
            (day("2025-05-12"), day("2025-05-12"), vec![0, 1]),
            (day("2026-01-01"), None, vec![]),
        ] {
            let wanted = Wanted {
                from,
                to,
                top: None,
            };
            assert_eq!(titles(wanted), want, "{from:?} {to:?}");
        }
    }
}
