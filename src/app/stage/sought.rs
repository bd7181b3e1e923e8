//! Seeks words in the rows of a view that fills the screen: as they are typed, the next time and the one before.

use super::Stage;
use crate::app::find::Needle;
use crate::app::line::Line;
use crate::app::{Action, App, Effect};
use crate::model::Model;

/// Words that are sought in a view of the whole screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// The words.
    pub line: Line,
    /// Whether letters go to the line; else they are keys.
    pub typing: bool,
    /// Whether the last search found nothing.
    pub missed: bool,
    /// The row at which the search began.
    origin: usize,
}

impl Sought {
    /// What to look for; `None` while nothing is typed.
    pub fn needle(&self) -> Option<Needle> {
        Needle::new(self.line.text())
    }

    /// Opens the line at row `origin`.
    fn begin(&mut self, origin: usize) {
        *self = Self {
            typing: true,
            origin,
            ..Self::default()
        };
    }

    /// An action while the line is open: whether the words changed, so that they are to be sought from
    /// [`Self::origin`] on; `None` for an action that means nothing here.
    fn edit(&mut self, action: Action) -> Option<bool> {
        match action {
            Action::Accept => self.typing = false,
            Action::DeleteBack | Action::Peel | Action::Close
                if self.line.is_empty() || action != Action::DeleteBack =>
            {
                *self = Self::default();
            }
            _ => return self.line.edit(action),
        }
        Some(false)
    }

    /// The first of `all` rows that holds the words: from row `from` on, or back from it; the first follows the last.
    fn seek(
        &mut self,
        all: usize,
        from: usize,
        down: bool,
        holds: impl Fn(usize, &Needle) -> bool,
    ) -> Option<usize> {
        let needle = self.needle()?;
        let at = |step: usize| {
            if down {
                (from + step) % all
            } else {
                (from + all - step % all) % all
            }
        };
        let found = (0..all).map(at).find(|&row| holds(row, &needle));
        self.missed = found.is_none();
        found
    }
}

/// A view of the whole screen in whose rows words are sought.
pub(in crate::app) trait Rows {
    /// What is sought.
    fn sought(&self) -> &Sought;
    /// What is sought, to be changed.
    fn sought_mut(&mut self) -> &mut Sought;
    /// How many rows can be found.
    fn count(&self, model: &Model) -> usize;
    /// The selected one, from 0; 0 where none is.
    fn here(&self) -> usize;
    /// Whether the row with this number holds the words.
    fn holds(&self, model: &Model, row: usize, needle: &Needle) -> bool;
    /// Selects the row with this number.
    fn reach(&mut self, model: &Model, row: usize);
}

impl dyn Rows + '_ {
    /// Selects the first row that holds what is sought, from row `from` on or back from it; whether there is one.
    fn seek(&mut self, model: &Model, from: usize, down: bool) -> bool {
        let mut sought = std::mem::take(self.sought_mut());
        let holds = |row: usize, needle: &Needle| self.holds(model, row, needle);
        let found = sought.seek(self.count(model), from, down, holds);
        *self.sought_mut() = sought;
        if let Some(row) = found {
            self.reach(model, row);
        }
        found.is_some()
    }
}

impl App {
    /// Whether letters go to the line of the view that fills the screen.
    pub(in crate::app) fn is_seeking(&self) -> bool {
        let rows = self.rows();
        rows.is_some_and(|rows| rows.sought().typing)
    }

    /// An action of seeking in the view that fills the screen; `None` where it is none, or no line is open or kept.
    pub(in crate::app) fn update_sought(
        &mut self,
        action: Action,
        model: &Model,
    ) -> Option<Effect> {
        let seeking = self.is_seeking();
        let rows = self.rows_mut()?;
        if seeking {
            return Some(type_in(rows, action, model));
        }
        match action {
            Action::Find => {
                let here = rows.here();
                rows.sought_mut().begin(here);
            }
            Action::Peel if !rows.sought().line.is_empty() => {
                *rows.sought_mut() = Sought::default();
            }
            Action::FindNext => return Some(self.seek_again(model, true)),
            Action::FindPrevious => return Some(self.seek_again(model, false)),
            _ => return None,
        }
        Some(Effect::Draw)
    }

    /// Goes to the next row that holds what is sought, or the previous one.
    fn seek_again(&mut self, model: &Model, down: bool) -> Effect {
        let Some(rows) = self.rows_mut() else {
            return Effect::None;
        };
        let words = rows.sought().line.text().to_owned();
        if words.is_empty() {
            return self.say("Nothing was sought yet: / finds here");
        }
        let (all, here) = (rows.count(model).max(1), rows.here());
        let from = if down { here + 1 } else { here + all - 1 };
        if rows.seek(model, from % all, down) {
            return Effect::Draw;
        }
        self.warn(format!("“{words}” is nowhere here"))
    }

    fn rows(&self) -> Option<&dyn Rows> {
        match self.stage {
            Stage::Panes => None,
            Stage::Ledger => Some(&self.ledger),
            Stage::Coverage => Some(&self.coverage),
            Stage::Dossier => Some(&self.dossier),
            Stage::Figures => Some(&self.figures),
        }
    }

    fn rows_mut(&mut self) -> Option<&mut dyn Rows> {
        match self.stage {
            Stage::Panes => None,
            Stage::Ledger => Some(&mut self.ledger),
            Stage::Coverage => Some(&mut self.coverage),
            Stage::Dossier => Some(&mut self.dossier),
            Stage::Figures => Some(&mut self.figures),
        }
    }
}

/// An action while the line is open: the view follows the words, and goes back to where it was where none has them.
fn type_in(rows: &mut dyn Rows, action: Action, model: &Model) -> Effect {
    match rows.sought_mut().edit(action) {
        None => return Effect::None,
        Some(false) => {}
        Some(true) => {
            let from = rows.sought().origin;
            if !rows.seek(model, from, true) && from < rows.count(model) {
                rows.reach(model, from);
            }
        }
    }
    Effect::Draw
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_goes_round_in_both_directions() {
        let rows = ["toll", "talks", "toll", "truce"];
        let mut sought = Sought {
            line: Line::new("toll"),
            ..Sought::default()
        };
        let mut from = |at, down| sought.seek(rows.len(), at, down, |i, n| n.is_in(rows[i]));
        assert_eq!(from(0, true), Some(0));
        assert_eq!(from(1, true), Some(2));
        assert_eq!(from(3, true), Some(0));
        assert_eq!(from(1, false), Some(0));
        assert_eq!(from(3, false), Some(2));
        sought.line = Line::new("strait");
        assert_eq!(sought.seek(4, 2, true, |i, n| n.is_in(rows[i])), None);
        assert!(sought.missed);
        assert_eq!(sought.seek(0, 0, false, |_, _| true), None);
    }
}
