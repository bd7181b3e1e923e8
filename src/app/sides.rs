//! The accounts of one thing side by side: what each article says, level with the others, and where they differ.

mod columns;
mod open;

use super::layout::Area;
use super::window;
use super::{Action, App, Effect, Mode};
use crate::corpus::{ArticleId, Span};
use crate::model::{DiscrepancyId, EventId, Model, Place, State};

/// What a line of a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Which article it is.
    Source,
    /// When it was published.
    Date,
    /// Words that tell it.
    Told,
    /// Words before or after those.
    Context,
    /// Nothing.
    Blank,
}

/// One line of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The words of the article that it shows.
    pub span: Span,
    /// The paragraph's number where one begins, from 1; else 0.
    pub number: u32,
    /// Whether words of its sentence stand before it that are not shown.
    pub cut: bool,
}

/// The lines of every column's head: source and date.
pub const HEAD: usize = 2;

/// What one article says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// The article.
    pub article: ArticleId,
    /// The sentences that tell it: the one to begin with first, then the others in order of the text.
    pub told: Vec<Span>,
    /// What is compared, in order of the text: the words and how they stand to the others'.
    pub cells: Vec<(Span, State)>,
    /// Its lines at the width of the last fit; the first [`HEAD`] tell source and date.
    pub lines: Vec<Line>,
    /// How many lines of context stand before the first sentence that tells it.
    before: usize,
}

/// The state of the accounts side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sides {
    /// The event that is told, if it is one.
    pub event: Option<EventId>,
    /// The rows of the ledger to show: those of the sentence under the eye first, each part the gravest first.
    pub rows: Vec<DiscrepancyId>,
    /// The columns: the article that one came from, then the others in order of publication.
    pub columns: Vec<Column>,
    /// The column that is selected.
    pub cursor: usize,
    /// The first line shown below the heads.
    pub top: usize,
    /// Whether the columns stand one below the other.
    pub stacked: bool,
    /// Where the rows of the ledger stand.
    pub table: Area,
    /// The columns on the screen and where they stand; the stack stands in the area of its first.
    pub shown: Vec<(usize, Area)>,
    /// The whole view with its border.
    pub area: Area,
    /// The first of the other columns that is shown.
    first: usize,
    /// The width that the lines were made for.
    width: u16,
}

/// From this width of a column on two stand beside each other.
const NARROWEST: u16 = 34;
/// The widest that a column is read well.
const WIDEST: u16 = 66;

impl Sides {
    /// Fits columns and window to the area between the top and the bottom line.
    pub(super) fn fit(&mut self, model: &Model, area: Area) {
        self.area = area;
        let inner = area.inner();
        let most = usize::from(inner.height / 4).max(1);
        let table = self.rows.len().min(most) as u16;
        let (table, body) = inner.cut_top(table);
        // A rule parts the rows from the columns.
        let body = body.cut_top(u16::from(!table.is_empty())).1;
        self.table = table;
        let fitting = usize::from((body.width / NARROWEST).max(1));
        self.stacked = fitting < 2 && self.columns.len() > 1;
        let count = fitting.min(self.columns.len()).max(1);
        let width = if self.stacked {
            body.width
        } else {
            (body.width / count as u16).min(WIDEST)
        };
        if width != self.width {
            self.width = width;
            columns::lines(model, &mut self.columns, width.saturating_sub(6));
        }
        self.cursor = self.cursor.min(self.columns.len().saturating_sub(1));
        self.place(body, count, width);
        let height = self.height();
        self.top = self.top.min(self.len().saturating_sub(height));
    }

    /// Gives each column that is on the screen its area.
    fn place(&mut self, body: Area, count: usize, width: u16) {
        self.shown.clear();
        if self.stacked || self.columns.len() < 2 {
            self.shown.push((0, body));
            return;
        }
        let others = count - 1;
        let last = self.columns.len() - others;
        // The selected one is among those that are shown.
        if self.cursor > 0 {
            self.first = self
                .first
                .clamp((self.cursor + 1).saturating_sub(others), self.cursor);
        }
        self.first = self.first.clamp(1, last.max(1));
        let left = std::iter::once(0);
        let numbers = left.chain(self.first..self.first + others);
        let areas = numbers.zip(0..).map(|(column, at)| {
            let area = Area::new(body.x + at * width, body.y, width, body.height);
            (column, area)
        });
        self.shown.extend(areas);
    }

    /// How many lines there are to scroll through.
    fn len(&self) -> usize {
        let lines = |column: &Column| column.lines.len();
        if self.stacked {
            return self.columns.iter().map(lines).sum();
        }
        let shown = self.shown.iter().filter_map(|(c, _)| self.columns.get(*c));
        let pad = self.pad();
        shown
            .map(|c| (lines(c) + pad - c.before.min(pad)).saturating_sub(HEAD))
            .max()
            .unwrap_or(0)
    }

    /// How many of the lines to scroll through fit on the screen.
    fn height(&self) -> usize {
        let height = self.shown.first().map_or(0, |(_, a)| usize::from(a.height));
        if self.stacked {
            height
        } else {
            height.saturating_sub(HEAD)
        }
    }

    /// The most context that stands before the first sentence of a column on the screen.
    fn pad(&self) -> usize {
        let shown = self.shown.iter().filter_map(|(c, _)| self.columns.get(*c));
        shown.map(|c| c.before).max().unwrap_or(0)
    }

    /// The line that stands on row `row` of a column's area; in a stack, of all columns one below the other, with the
    /// column that it belongs to.
    pub fn line(&self, column: usize, row: usize) -> Option<(usize, Line)> {
        if self.stacked {
            let (at, line) = self.unstack(self.top + row)?;
            return Some((at, self.columns[at].lines[line]));
        }
        let of = self.columns.get(column)?;
        let at = if row < HEAD {
            row
        } else {
            let blank = self.pad() - of.before.min(self.pad());
            (row + self.top)
                .checked_sub(blank)
                .filter(|at| *at >= HEAD)?
        };
        of.lines.get(at).map(|line| (column, *line))
    }

    /// The column that line `at` of the stack belongs to, and which of its lines that is.
    fn unstack(&self, mut at: usize) -> Option<(usize, usize)> {
        for (number, column) in self.columns.iter().enumerate() {
            if at < column.lines.len() {
                return Some((number, at));
            }
            at -= column.lines.len();
        }
        None
    }

    /// Selects the next column, or the previous one.
    fn turn(&mut self, down: bool) -> bool {
        let last = self.columns.len().saturating_sub(1);
        let to = if down {
            (self.cursor + 1).min(last)
        } else {
            self.cursor.saturating_sub(1)
        };
        let moved = to != self.cursor;
        self.select(to);
        moved
    }

    fn select(&mut self, column: usize) {
        self.cursor = column;
        if self.stacked {
            let above = self.columns.iter().take(column);
            self.top = above.map(|c| c.lines.len()).sum();
        }
    }

    /// Scrolls; in a stack the column on top is selected.
    pub(super) fn scroll(&mut self, rows: isize) {
        let height = self.height() as u16;
        self.top = window::scroll(self.top, rows, self.len(), height);
        if self.stacked {
            self.cursor = self.unstack(self.top).map_or(0, |(column, _)| column);
        }
    }

    /// How far it is scrolled: the first line, how many fit, how many there are.
    pub fn scrolled(&self) -> (usize, usize, usize) {
        (self.top, self.height(), self.len())
    }

    /// Where the selected column tells it.
    pub fn place_of_cursor(&self) -> Option<Place> {
        let column = self.columns.get(self.cursor)?;
        Some(Place {
            article: column.article,
            span: *column.told.first()?,
        })
    }

    /// The column under a cell of the screen.
    pub(super) fn column_at(&self, x: u16, y: u16) -> Option<usize> {
        let (column, area) = self.shown.iter().find(|(_, a)| a.contains(x, y))?;
        if !self.stacked {
            return Some(*column);
        }
        let (at, _) = self.unstack(self.top + usize::from(y - area.y))?;
        Some(at)
    }
}

impl App {
    /// An action while accounts stand side by side.
    pub(super) fn update_sides(&mut self, action: Action, model: &Model) -> Effect {
        if let Some(effect) = self.update_beside(action, model) {
            return effect;
        }
        let Mode::Sides(sides) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel | Action::Close | Action::Accounts => self.mode = Mode::Normal,
            Action::Accept | Action::Open => return self.leave_sides(model),
            Action::NextPane | Action::PreviousPane => {
                if !sides.turn(action == Action::NextPane) {
                    return self.say("There is no further account");
                }
            }
            _ => {
                let (len, height) = (sides.len(), sides.height());
                let rows = match action {
                    Action::Down => 1,
                    Action::Up => -1,
                    _ => match window::step(action, sides.top, len, height as u16) {
                        Some(to) => to as isize - sides.top as isize,
                        None => return Effect::None,
                    },
                };
                sides.scroll(rows);
            }
        }
        Effect::Draw
    }

    /// Goes to what the selected column tells, in its article.
    pub(super) fn leave_sides(&mut self, model: &Model) -> Effect {
        let Mode::Sides(sides) = &self.mode else {
            return Effect::None;
        };
        let (event, place) = (sides.event, sides.place_of_cursor());
        let Some(place) = place else {
            return Effect::None;
        };
        self.mode = Mode::Normal;
        self.remember();
        if let Some(event) = event {
            self.timeline.select(event);
        }
        self.go_to_place(model, place);
        Effect::Draw
    }
}
