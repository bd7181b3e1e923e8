//! The grid of coverage on the screen: events by articles, with a cell chosen.

mod act;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use unicode_width::UnicodeWidthStr as _;

use super::filter::Sieve;
use super::stage::sought::Sought;
use super::window::{self, Seen};
use super::{Action, Filter};
use crate::corpus::ArticleId;
use crate::model::{EventId, Model, coverage};

/// In which order the events stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// In order of time, undated ones last.
    #[default]
    Time,
    /// What matters most first.
    Salience,
    /// What most articles tell first.
    Spread,
}

impl Order {
    /// The order that follows this one when a key changes it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Time => Self::Salience,
            Self::Salience => Self::Spread,
            Self::Spread => Self::Time,
        }
    }

    /// Its name, to show.
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "in order of time",
            Self::Salience => "what matters most first",
            Self::Spread => "what most tell first",
        }
    }
}

/// Which events are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those that one article alone tells.
    OneTells,
    /// Those that one article alone leaves out.
    OneLeavesOut,
}

impl Only {
    /// What follows when a key changes it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::All => Self::OneTells,
            Self::OneTells => Self::OneLeavesOut,
            Self::OneLeavesOut => Self::All,
        }
    }

    /// What is shown, in words; nothing for all.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "",
            Self::OneTells => "told by one report alone",
            Self::OneLeavesOut => "left out by one report alone",
        }
    }

    /// Whether an event that so many of `all` articles tell is shown, and so many more seem to tell.
    fn shows(self, (told, like): (usize, usize), all: usize) -> bool {
        match self {
            Self::All => true,
            Self::OneTells => told + like == 1,
            Self::OneLeavesOut => all > 2 && told + like + 1 == all,
        }
    }
}

/// One row of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The event.
    pub event: EventId,
    /// How many articles tell it.
    pub told: u32,
}

/// How the grid's columns are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Columns of the screen for what stands before the cells.
    pub title: u16,
    /// Columns of the screen for each article.
    pub column: u16,
    /// How many articles are in sight.
    pub shown: usize,
    /// Whether they are named above; else their days alone are.
    pub named: bool,
}

/// Columns of the screen behind the cells: how many articles tell an event, of how many.
pub const SPREAD: u16 = 9;
/// The widest name of an article above its column.
const NAME: u16 = 12;
/// The fewest columns of the screen for an article.
const NARROW: u16 = 3;

impl Grid {
    /// The layout of `articles` columns with names of at most `name` columns, in `width` columns of the screen.
    fn new(width: u16, articles: usize, name: u16) -> Self {
        let least = (width / 3).max(14);
        let room = width.saturating_sub(least + SPREAD);
        let wide = usize::from(name.min(NAME) + 2);
        let named = articles * wide <= usize::from(room);
        let column = if named { wide as u16 } else { NARROW };
        let shown = articles.min(usize::from(room / column.max(1)));
        let cells = shown as u16 * column;
        Self {
            title: width.saturating_sub(cells + SPREAD),
            column,
            shown,
            named,
        }
    }
}

/// The state of the grid's view.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// In which order the events stand.
    pub order: Order,
    /// Which events are shown.
    pub only: Only,
    /// The events that pass the filters.
    pub rows: Vec<Row>,
    /// The articles, in order of publication.
    pub columns: Vec<ArticleId>,
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The selected column.
    pub column: usize,
    /// The first column on the screen.
    pub left: usize,
    /// How the columns are laid out.
    pub grid: Grid,
    /// What is sought.
    pub sought: Sought,
    /// The longest name of an article, in columns of the screen.
    name: u16,
    seen: Seen,
}

impl Coverage {
    /// The selected event.
    pub fn event(&self) -> Option<EventId> {
        self.rows.get(self.cursor).map(|row| row.event)
    }

    /// The article of the selected column.
    pub fn article(&self) -> Option<ArticleId> {
        self.columns.get(self.column).copied()
    }

    /// Takes the events that pass the filters from the model, and puts them in order; the selection stays.
    pub(super) fn rebuild(&mut self, model: &Model, filters: &[Filter]) {
        let selected = (self.event(), self.article());
        self.columns = coverage::by_publication(model);
        let sieve = Sieve::new(model, filters);
        let all = model.articles.len();
        self.rows.clear();
        for event in model.events.iter().filter(|event| sieve.passes(event)) {
            let spread = coverage::spread(model, event);
            if self.only.shows(spread, all) {
                let (event, told) = (event.id, spread.0 as u32);
                self.rows.push(Row { event, told });
            }
        }
        let weight = |row: &Row| model.event(row.event).salience.max(0.0).to_bits();
        match self.order {
            Order::Time => {}
            Order::Salience => self.rows.sort_by_key(|row| std::cmp::Reverse(weight(row))),
            Order::Spread => self
                .rows
                .sort_by_key(|row| std::cmp::Reverse((row.told, weight(row)))),
        }
        // Names stand above few articles alone.
        let names = model.articles.iter().take(40);
        let widest = names.map(|a| a.short_source().width()).max();
        self.name = widest.unwrap_or(0).min(usize::from(NAME)) as u16;
        self.cursor = 0;
        self.column = self.column.min(self.columns.len().saturating_sub(1));
        self.select(selected.0, selected.1);
    }

    /// Selects an event and an article, as far as they are shown; whether the event is.
    pub(super) fn select(&mut self, event: Option<EventId>, article: Option<ArticleId>) -> bool {
        let column = self.columns.iter().position(|id| Some(*id) == article);
        self.column = column.unwrap_or(self.column);
        let row = self.rows.iter().position(|row| Some(row.event) == event);
        self.cursor = row.unwrap_or(self.cursor);
        row.is_some()
    }

    /// Moves the selection; `None` where the action is no movement, else whether it moved.
    fn step(&mut self, action: Action, model: &Model, height: u16) -> Option<bool> {
        let before = (self.cursor, self.column);
        let last = self.columns.len().saturating_sub(1);
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(last),
            Action::NextBlock | Action::PreviousBlock => {
                self.column = self.telling(model, action == Action::NextBlock);
            }
            Action::Home => self.column = 0,
            Action::End => self.column = last,
            _ => self.cursor = window::step(action, self.cursor, self.rows.len(), height)?,
        }
        if self.cursor != before.0 {
            self.meet(model);
        }
        Some((self.cursor, self.column) != before)
    }

    /// Goes to the nearest article that tells the selected event, where none of those in sight does.
    pub(super) fn meet(&mut self, model: &Model) {
        let Some(event) = self.event() else { return };
        let accounts = model.event(event).accounts.iter();
        let told: HashSet<ArticleId> = accounts.map(|a| a.article).collect();
        let tells = |at: &usize| told.contains(&self.columns[*at]);
        let sight = self.left..self.columns.len().min(self.left + self.grid.shown.max(1));
        if sight.clone().any(|at| tells(&at)) {
            return;
        }
        let nearest = (0..self.columns.len())
            .filter(tells)
            .min_by_key(|at| at.abs_diff(self.column));
        self.column = nearest.unwrap_or(self.column);
    }

    /// The column of the next article that tells the selected event, or of the previous one; the present one where
    /// there is none.
    fn telling(&self, model: &Model, onward: bool) -> usize {
        let accounts = self.event().map(|id| &model.event(id).accounts);
        let told: HashSet<ArticleId> = accounts.into_iter().flatten().map(|a| a.article).collect();
        let tells = |at: &usize| told.contains(&self.columns[*at]);
        let found = if onward {
            (self.column + 1..self.columns.len()).find(tells)
        } else {
            (0..self.column.min(self.columns.len())).rfind(tells)
        };
        found.unwrap_or(self.column)
    }

    /// Forgets what belongs to a model that is gone.
    pub(super) fn forget(&mut self) {
        self.rows.clear();
        self.columns.clear();
    }

    /// Fits the selection and the window to `height` rows of `width` columns.
    pub(super) fn fit(&mut self, width: u16, height: u16) {
        let len = self.rows.len();
        window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height);
        self.grid = Grid::new(width, self.columns.len(), self.name);
        let shown = self.grid.shown.max(1);
        self.column = self.column.min(self.columns.len().saturating_sub(1));
        if self.column < self.left || self.column >= self.left + shown {
            // As with rows: more of what lies ahead than of what was passed.
            self.left = window::follow(self.column, self.left, shown);
        }
        self.left = self.left.min(self.columns.len().saturating_sub(shown));
    }

    /// Scrolls without moving the selection.
    pub(super) fn scroll(&mut self, rows: isize, height: u16) {
        self.top = window::scroll(self.top, rows, self.rows.len(), height);
    }

    /// Selects the cell `x` columns and `y` rows from the first on the screen: whether it was selected already; `None`
    /// where there is none.
    pub(super) fn press(&mut self, x: u16, y: usize) -> Option<bool> {
        let row = self.top + y;
        if row >= self.rows.len() {
            return None;
        }
        let before = (self.cursor, self.column);
        self.cursor = row;
        let cell = x.checked_sub(self.grid.title);
        let column = cell.map(|x| usize::from(x / self.grid.column.max(1)));
        if let Some(column) = column.filter(|column| *column < self.grid.shown) {
            self.column = self.left + column;
        }
        Some(before == (self.cursor, self.column))
    }
}
