//! Puts the rows of the ledger that pass the filters in order, and lays them out line by line.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use super::Order;
use crate::app::Filter;
use crate::app::filter::Sieve;
use crate::app::find::Needle;
use crate::model::{Discrepancy, DiscrepancyId, DiscrepancyKind, EventId, Model, Said, State};

/// One line of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The rows of an event begin, or of none.
    Event(Option<EventId>),
    /// A row of the ledger: what is compared, and how it stands.
    Item(DiscrepancyId),
    /// A cell of the row above, by its place among the row's values.
    Cell(DiscrepancyId, u32),
    /// So many cells more say what those above say already.
    More(DiscrepancyId, u32),
    /// So many rows of the event agree, and so many stand in one report alone: they are folded.
    Folded(u32, u32),
}

impl Row {
    /// Whether it can be selected.
    pub fn is_stop(&self) -> bool {
        matches!(self, Self::Item(_) | Self::Folded(..))
    }
}

/// Up to so many cells show without being asked for.
const CELLS: usize = 6;
/// Of a row with more, so many that say different things.
const DISTINCT: usize = 12;

/// The rows of one event.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The event, if there is one.
    pub event: Option<EventId>,
    /// Which of [`Shelf::kept`] they are.
    rows: Range<usize>,
}

/// The rows that pass the filters, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelf {
    /// The rows.
    pub kept: Vec<DiscrepancyId>,
    /// The events that they belong to, in order.
    pub groups: Vec<Group>,
    /// How many pass all filters but that of the state, by the place of their state in [`State::ALL`].
    pub counts: [usize; State::ALL.len()],
}

impl Shelf {
    /// The rows of `model` that pass `filters`, and are of `only` this kind and state.
    pub fn new(
        model: &Model,
        filters: &[Filter],
        only: (Option<DiscrepancyKind>, Option<State>),
        order: Order,
    ) -> Self {
        let sieve = Sieve::new(model, filters);
        let mut shelf = Self::default();
        let rows = (0..).map(DiscrepancyId).zip(&model.discrepancies);
        let all: Vec<(DiscrepancyId, &Discrepancy)> = rows.collect();
        let mut groups: Vec<(State, Option<EventId>, Vec<DiscrepancyId>)> = Vec::new();
        for of_event in all.chunk_by(|(_, a), (_, b)| a.event == b.event) {
            let event = of_event[0].1.event;
            if event.is_some_and(|id| !sieve.passes(model.event(id))) {
                continue;
            }
            let passing = of_event.iter().filter(|(_, row)| {
                only.0.is_none_or(|kind| row.kind == kind)
                    && filters.iter().all(|f| passes(model, row, f))
            });
            let mut kept = Vec::new();
            for (id, row) in passing {
                shelf.counts[row.state as usize] += 1;
                if only.1.is_none_or(|state| row.state == state) {
                    kept.push(*id);
                }
            }
            kept.sort_by_key(|id| (model.discrepancy(*id).state, *id));
            if let Some(first) = kept.first() {
                groups.push((model.discrepancy(*first).state, event, kept));
            }
        }
        let weight = |event: Option<EventId>| {
            let salience = event.map_or(0.0, |id| model.event(id).salience);
            // Saliences are above 0, so that their bits stand in the order of what they are.
            Reverse(salience.max(0.0).to_bits())
        };
        groups.sort_by_key(|(state, event, _)| {
            let none = event.is_none();
            match order {
                Order::State => (Some(*state), none, weight(*event), *event),
                Order::Time => (None, none, Reverse(0), *event),
                Order::Salience => (None, none, weight(*event), *event),
            }
        });
        for (_, event, rows) in groups {
            let from = shelf.kept.len();
            shelf.kept.extend(rows);
            let rows = from..shelf.kept.len();
            shelf.groups.push(Group { event, rows });
        }
        shelf
    }
}

/// Whether a row passes a filter of the panes that its event passed, if it has one.
fn passes(model: &Model, row: &Discrepancy, filter: &Filter) -> bool {
    match filter {
        Filter::Article(id) => row.values.iter().any(|v| v.place.article == *id),
        _ if row.event.is_some() => true,
        Filter::Differing => row.state == State::Differ,
        Filter::Text(words) => Needle::new(words).is_none_or(|needle| {
            let mut values = row.values.iter();
            needle.is_in(&row.about) || values.any(|v| needle.is_in(model.words(v.place)))
        }),
        Filter::Actor(actor) => row
            .values
            .iter()
            .any(|v| matches!(&v.said, Said::Actors(ids) if ids.contains(actor))),
        Filter::Span(..) | Filter::Single | Filter::Undated => false,
    }
}

/// Adds the lines of a group: its heading, its rows with their cells, and a count of those that stay folded.
pub(super) fn lay(
    rows: &mut Vec<Row>,
    model: &Model,
    shelf: &Shelf,
    (group, open): (&Group, bool),
    spread: &HashSet<DiscrepancyId>,
) {
    rows.push(Row::Event(group.event));
    let (mut agree, mut single) = (0, 0);
    for &id in &shelf.kept[group.rows.clone()] {
        let row = model.discrepancy(id);
        match row.state {
            State::Agree if !open => agree += 1,
            State::SingleSource if !open => single += 1,
            _ => {
                rows.push(Row::Item(id));
                lay_cells(rows, row, id, spread.contains(&id));
            }
        }
    }
    if agree + single > 0 {
        rows.push(Row::Folded(agree, single));
    }
}

/// Adds the cells of a row; of many, those that say something new, unless `all` are asked for.
fn lay_cells(rows: &mut Vec<Row>, row: &Discrepancy, id: DiscrepancyId, all: bool) {
    let few = all || row.values.len() <= CELLS;
    let mut said: Vec<&Said> = Vec::new();
    let mut hidden = 0;
    for (value, number) in row.values.iter().zip(0..) {
        let new = few || said.len() < DISTINCT && !said.contains(&&value.said);
        if new {
            rows.push(Row::Cell(id, number));
            said.push(&value.said);
        } else {
            hidden += 1;
        }
    }
    if hidden > 0 {
        rows.push(Row::More(id, hidden));
    }
}
