//! Figures over time, on the whole screen: a list of series, and the points of the one selected.

mod act;
#[cfg(test)]
mod tests;

use super::Action;
use super::find::Needle;
use super::layout::{Area, Figured};
use super::stage::sought::Sought;
use super::window::{self, Seen};
use crate::model::{Model, Place, Point, Series};

/// The state of the view.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// The selected series, as an index into [`Model::series`]: those of most points come first.
    pub cursor: usize,
    /// The first series on the screen.
    pub top: usize,
    /// The selected point of the series.
    pub point: usize,
    /// The first point on the screen.
    pub first: usize,
    /// What is sought.
    pub sought: Sought,
    seen: Seen,
    seen_points: Seen,
}

impl Figures {
    /// The selected series.
    pub fn series<'a>(&self, model: &'a Model) -> Option<&'a Series> {
        model.series.get(self.cursor)
    }

    /// The selected point.
    pub fn chosen<'a>(&self, model: &'a Model) -> Option<&'a Point> {
        self.series(model)?.points.get(self.point)
    }

    /// Where the selected figure stands.
    pub fn place(&self, model: &Model) -> Option<Place> {
        self.chosen(model).map(|point| point.place)
    }

    /// Selects the first point that stands inside a sentence of the article in `at`; whether there is one.
    pub(super) fn select(&mut self, model: &Model, at: Place) -> bool {
        for (series, one) in model.series.iter().enumerate() {
            let inside = |p: &Point| p.place.article == at.article && at.span.covers(p.place.span);
            if let Some(point) = one.points.iter().position(inside) {
                (self.cursor, self.point) = (series, point);
                return true;
            }
        }
        false
    }

    /// Moves the selection; `None` where the action is no movement, else whether it moved.
    pub(super) fn step(&mut self, action: Action, model: &Model, height: u16) -> Option<bool> {
        let before = (self.cursor, self.point);
        let points = self.series(model).map_or(0, |s| s.points.len());
        match action {
            Action::Left => self.point = self.point.saturating_sub(1),
            Action::Right => self.point = (self.point + 1).min(points.saturating_sub(1)),
            Action::Home => self.point = 0,
            Action::End => self.point = points.saturating_sub(1),
            _ => {
                self.cursor = window::step(action, self.cursor, model.series.len(), height)?;
                if self.cursor != before.0 {
                    self.point = 0;
                }
            }
        }
        Some((self.cursor, self.point) != before)
    }

    /// Whether the name of a series, or one of its figures, holds what is sought.
    pub fn holds(model: &Model, series: &Series, needle: &Needle) -> bool {
        let mut points = series.points.iter();
        needle.is_in(&series.about) || points.any(|p| needle.is_in(model.words(p.place)))
    }

    /// Forgets what belongs to a model that is gone.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Fits cursors and windows to the screen.
    pub(super) fn fit(&mut self, model: &Model, areas: &Figured) {
        let len = model.series.len();
        let height = areas.list.height;
        window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height);
        let points = self.series(model).map_or(0, |s| s.points.len());
        let height = areas.values.height;
        window::fit(
            &mut self.point,
            &mut self.first,
            &mut self.seen_points,
            points,
            height,
        );
    }

    /// Selects the series `offset` rows below the first one on the screen: whether it was selected already.
    pub(super) fn press(&mut self, model: &Model, offset: usize) -> Option<bool> {
        let at = self.top + offset;
        model.series.get(at)?;
        let again = self.cursor == at;
        if !again {
            (self.cursor, self.point) = (at, 0);
        }
        Some(again)
    }

    /// Selects the point `offset` rows below the first one on the screen: whether it was selected already.
    pub(super) fn press_point(&mut self, model: &Model, offset: usize) -> Option<bool> {
        let at = self.first + offset;
        self.series(model)?.points.get(at)?;
        let again = self.point == at;
        self.point = at;
        Some(again)
    }

    /// Scrolls the list that column `x`, row `y` lies in without moving the selection.
    pub(super) fn scroll(&mut self, model: &Model, rows: isize, areas: &Figured, at: (u16, u16)) {
        let Area { height, .. } = areas.values;
        if areas.values.contains(at.0, at.1) {
            let points = self.series(model).map_or(0, |s| s.points.len());
            self.first = window::scroll(self.first, rows, points, height);
        } else {
            self.top = window::scroll(self.top, rows, model.series.len(), areas.list.height);
        }
    }
}
