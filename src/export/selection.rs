//! Chooses what an export shows: the events of a span of time, those that matter most, the actors named most.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::model::{ActorId, Event, EventId, Model};

/// Which events are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// Only events from this day on, as [`Event::lies_in`] tells.
    pub from: Option<NaiveDate>,
    /// Only events up to this day, as [`Event::lies_in`] tells.
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
        let from = self.from.unwrap_or(NaiveDate::MIN);
        event.lies_in(from, self.to.unwrap_or(NaiveDate::MAX))
    }
}

/// The actors of `model`, the one with most mentions first: at most `top` of them.
pub fn actors(model: &Model, top: Option<usize>) -> Vec<ActorId> {
    let mut actors: Vec<_> = model.actors.iter().collect();
    actors.sort_by_key(|a| (Reverse(a.mentions.len()), a.id));
    actors.truncate(top.unwrap_or(usize::MAX));
    actors.iter().map(|a| a.id).collect()
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
    fn the_actors_named_most_come_first() {
        let mut model = model(Vec::new());
        let again = model.actors[1].mentions[0];
        model.actors[1].mentions.push(again);
        assert_eq!(actors(&model, None), [ActorId(1), ActorId(0)]);
        assert_eq!(actors(&model, Some(1)), [ActorId(1)]);
    }

    #[test]
    fn a_span_of_time_takes_what_lies_in_it_and_nothing_undated() {
        let day = |text: &str| text.parse().ok();
        for (from, to, want) in [
            (None, None, vec![0, 1, 2, 3]),
            (day("2025-05-13"), None, vec![0, 2]),
            (None, day("2025-05-11"), vec![0]),
            (day("2025-05-12"), day("2025-05-12"), vec![1]),
            (day("2025-05-12"), day("2025-06-30"), vec![0, 1, 2]),
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
