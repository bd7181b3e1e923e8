//! Opens the accounts side by side: finds the columns, and the rows of the ledger that they are compared by.

use std::collections::BTreeMap;

use super::{Column, Sides};
use crate::app::{Action, App, Effect, Mode, Pane, Stage};
use crate::corpus::{ArticleId, Span};
use crate::model::wording::{self, Stretch};
use crate::model::{
    Discrepancy, DiscrepancyId, DiscrepancyKind, DiscrepancyValue, EventId, Model, Place, State,
};

/// The most columns that are made.
const MOST: usize = 300;

impl App {
    /// Opens the accounts of what is under the eye, where its sentence is marked because others tell it, too; else
    /// nothing is done and `false` returned.
    pub(in crate::app) fn open_marked(&mut self, model: &Model) -> bool {
        let (Some(article), Some(sentence)) = (self.reader.article, self.reader.sentence) else {
            return false;
        };
        if self.focus != Pane::Reader || model.mark_of(article, sentence).is_none() {
            return false;
        }
        let place = Place {
            article,
            span: sentence,
        };
        let rows = rows_in(model, place);
        !rows.is_empty() && self.open_sides_at(model, place, rows)
    }

    /// Opens the accounts of the selected event, or of the sentence under the eye.
    pub(in crate::app) fn open_sides(&mut self, model: &Model) -> Effect {
        let (article, span) = (self.reader.article, self.reader.sentence);
        let here = article
            .zip(span)
            .map(|(article, span)| Place { article, span });
        let opened = if self.focus == Pane::Reader {
            here.is_some_and(|place| {
                let rows = rows_in(model, place);
                self.open_sides_at(model, place, rows)
            })
        } else {
            let told = self.event.and_then(|(id, n)| {
                let event = model.events.get(id.index())?;
                let account = event.accounts.get(n).or_else(|| event.accounts.first())?;
                Some((id, account.article, account.span))
            });
            told.is_some_and(|(id, article, span)| {
                let place = Place {
                    article,
                    span: sentence_at(model, article, span.start).unwrap_or(span),
                };
                self.show_sides(model, place, Some(id), Vec::new())
            })
        };
        if opened {
            return Effect::Draw;
        }
        self.say("One article alone tells this: there is nothing to set beside it")
    }

    /// Sets the accounts of the selected row of ledger or coverage side by side, or the article of its chosen cell and
    /// the one that has most in common with it.
    pub(in crate::app) fn set_beside(&mut self, action: Action, model: &Model) -> Effect {
        let (event, row, cell) = if self.stage == Stage::Ledger {
            let cell = self.ledger.value(model).map(|value| value.place);
            (self.ledger.event(), self.ledger.selected(), cell)
        } else {
            let event = self.coverage.event();
            let accounts = event.map(|id| &model.event(id).accounts);
            let chosen = self.coverage.article();
            let mut accounts = accounts.into_iter().flatten();
            let told = accounts.find(|a| Some(a.article) == chosen);
            let told = told.map(|a| Place {
                article: a.article,
                span: a.span,
            });
            (event, None, told)
        };
        if action == Action::Opposite {
            let article = cell.map(|place| place.article);
            let article = article.or_else(|| self.coverage.article());
            let Some(article) = article.or(self.reader.article) else {
                return self.say("No article is chosen");
            };
            return self.open_opposite_at(model, article, cell.map_or(0, |place| place.span.start));
        }
        let first = || {
            let account = model.event(event?).accounts.first()?;
            Some(Place {
                article: account.article,
                span: account.span,
            })
        };
        let place = cell.or_else(first).map(|place| Place {
            span: sentence_at(model, place.article, place.span.start).unwrap_or(place.span),
            ..place
        });
        let rows = row.into_iter().collect();
        if place.is_some_and(|place| self.show_sides(model, place, event, rows)) {
            return Effect::Draw;
        }
        self.say("One article alone tells this: there is nothing to set beside it")
    }

    fn open_sides_at(&mut self, model: &Model, place: Place, rows: Vec<DiscrepancyId>) -> bool {
        let of_row = rows.first().map(|id| model.discrepancy(*id).event);
        let under_eye = || {
            self.event
                .map(|(id, _)| id)
                .filter(|id| tells(model, *id, place))
        };
        let event = match of_row {
            Some(event) => event,
            None => under_eye(),
        };
        self.show_sides(model, place, event, rows)
    }

    /// Shows the accounts of an event and the cells of rows, the article of `place` first; `false` where there is only
    /// one article to show.
    fn show_sides(
        &mut self,
        model: &Model,
        place: Place,
        event: Option<EventId>,
        mut rows: Vec<DiscrepancyId>,
    ) -> bool {
        let here = rows.len();
        let of_event = event.map_or(0..0, |id| model.numbers_of(id));
        let of_event = of_event.map(|n| DiscrepancyId(n as u32));
        let mut more: Vec<DiscrepancyId> = of_event.filter(|id| !rows.contains(id)).collect();
        more.sort_by_key(|id| model.discrepancy(*id).state);
        rows.extend(more);
        let columns = columns(model, place, event, (&rows, here));
        if columns.len() < 2 {
            return false;
        }
        self.mode = Mode::Sides(Sides {
            event,
            rows,
            columns,
            ..Sides::default()
        });
        true
    }
}

/// The rows that compare something in a sentence with other articles, the gravest first.
fn rows_in(model: &Model, place: Place) -> Vec<DiscrepancyId> {
    let mut rows: Vec<DiscrepancyId> = model
        .cells_in(place.article, place.span)
        .map(|(_, id)| id)
        .collect();
    rows.sort_by_key(|id| (model.discrepancy(*id).state, *id));
    rows.dedup();
    rows
}

/// Whether a sentence tells an event.
fn tells(model: &Model, event: EventId, place: Place) -> bool {
    let event = model.events.get(event.index());
    event.is_some_and(|e| {
        let mut accounts = e.accounts.iter();
        accounts.any(|a| a.article == place.article && a.span.overlaps(place.span))
    })
}

/// The sentence that holds a byte.
fn sentence_at(model: &Model, article: ArticleId, at: u32) -> Option<Span> {
    let notes = model.annotations.get(article.index())?;
    Some(notes.sentences[notes.sentence_at(at)?].span)
}

/// What each article tells, in the order to show them.
fn columns(
    model: &Model,
    place: Place,
    event: Option<EventId>,
    (rows, here): (&[DiscrepancyId], usize),
) -> Vec<Column> {
    let mut told: BTreeMap<ArticleId, Vec<Span>> = BTreeMap::new();
    let mut add = |place: Place| {
        let sentence = sentence_at(model, place.article, place.span.start);
        let sentence = sentence.unwrap_or(place.span);
        let list = told.entry(place.article).or_default();
        if !list.contains(&sentence) {
            list.push(sentence);
        }
    };
    let cells = |rows: &[DiscrepancyId]| -> Vec<Place> {
        let rows = rows.iter().map(|id| model.discrepancy(*id));
        let values = rows.flat_map(|row| row.values.iter().map(|v| v.place));
        values.collect()
    };
    // What is compared with the sentence under the eye comes first in each column, else the clearest account.
    add(place);
    cells(&rows[..here]).into_iter().for_each(&mut add);
    if let Some(event) = event.and_then(|id| model.events.get(id.index())) {
        for account in &event.accounts {
            add(Place {
                article: account.article,
                span: account.span,
            });
        }
    }
    cells(rows).into_iter().for_each(&mut add);
    let mut order: Vec<ArticleId> = told.keys().copied().collect();
    order.sort_by_key(|id| {
        let published = model.annotations[id.index()].published.value;
        (*id != place.article, published, *id)
    });
    order.truncate(MOST);
    order
        .into_iter()
        .map(|article| {
            let mut told = told.remove(&article).unwrap_or_default();
            told[1..].sort_unstable();
            Column {
                article,
                cells: compared(model, (place.article, article), rows),
                told,
                ..Column::default()
            }
        })
        .collect()
}

/// The cells of one article, in order of the text; of the wording of a quotation the words that differ.
fn compared(
    model: &Model,
    (left, article): (ArticleId, ArticleId),
    rows: &[DiscrepancyId],
) -> Vec<(Span, State)> {
    let mut cells = Vec::new();
    for row in rows.iter().map(|id| model.discrepancy(*id)) {
        let Some(own) = row.values.iter().find(|v| v.place.article == article) else {
            continue;
        };
        if row.kind == DiscrepancyKind::Wording && row.state != State::Agree {
            let other = other(row, left, own);
            let words = other.map(|other| differing(model, own.place, other));
            cells.extend(words.into_iter().flatten().map(|span| (span, row.state)));
        } else {
            cells.push((own.place.span, row.state));
        }
    }
    cells.sort_unstable();
    cells
}

/// What the wording of a cell is compared with: that of the article on the left, or for that one the first that runs
/// otherwise.
fn other(row: &Discrepancy, left: ArticleId, own: &DiscrepancyValue) -> Option<Place> {
    let mut others = row.values.iter().filter(|v| v.place != own.place);
    let on_left = |v: &&DiscrepancyValue| v.place.article == left;
    let found = others
        .clone()
        .find(on_left)
        .filter(|_| own.place.article != left);
    let found = found.or_else(|| others.find(|v| v.said != own.said));
    found.map(|v| v.place)
}

/// The words of one passage that the other does not have.
fn differing(model: &Model, own: Place, other: Place) -> Vec<Span> {
    let spoken = |place: Place| {
        let text = model.article(place.article).text.as_str();
        wording::spoken(text, place.span)
    };
    let stretches = wording::align(&spoken(own), &spoken(other));
    let own = stretches.into_iter().filter_map(|stretch| match stretch {
        Stretch::Left(span) => Some(span),
        Stretch::Same { .. } | Stretch::Right(_) => None,
    });
    own.collect()
}
