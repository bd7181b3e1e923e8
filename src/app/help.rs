//! The list of actions and keys, filtered as one types.

use super::action::Context;
use super::find::Needle;
use super::line::Line;
use super::window::{self, Seen};
use super::{Action, App, Effect, Mode, Pane};
use crate::model::Model;

/// The keys of one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// The action.
    pub action: Action,
    /// Its keys in vi's notation (`j`, `<C-d>`, `]d`).
    pub keys: String,
}

/// One row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The action.
    pub action: Action,
    /// All its keys, as one writes them, separated by spaces.
    pub keys: String,
    /// Whether it does something in the mode and pane that help was opened from.
    pub here: bool,
}

/// The state of the help.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// What filters the rows.
    pub line: Line,
    /// The rows that pass, those that work here first.
    pub rows: Vec<Row>,
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    seen: Seen,
}

impl Help {
    /// The rows of all actions that hold what is typed in name, description or keys.
    fn seek(&mut self, pane: Pane, hints: &[KeyHint]) {
        let words: Vec<Needle> = self
            .line
            .text()
            .split_whitespace()
            .filter_map(Needle::new)
            .collect();
        let rows = Action::ALL.iter().map(|&action| Row {
            action,
            keys: keys(hints, action),
            here: action.works_in(Context::Pane(pane)),
        });
        let passes = |row: &Row| {
            let texts = [row.action.name(), row.action.description(), &row.keys];
            words
                .iter()
                .all(|word| texts.iter().any(|text| word.is_in(text)))
        };
        self.rows = rows.filter(passes).collect();
        self.rows.sort_by_key(|row| !row.here);
        self.cursor = 0;
        self.top = 0;
    }

    /// Fits cursor and window to a list of `height` rows.
    pub(super) fn fit(&mut self, height: u16) {
        let len = self.rows.len();
        window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height);
    }
}

/// All keys of an action, separated by spaces.
fn keys(hints: &[KeyHint], action: Action) -> String {
    let of_action = hints.iter().filter(|hint| hint.action == action);
    let mut keys: Vec<&str> = of_action.map(|hint| hint.keys.as_str()).collect();
    keys.dedup();
    keys.join(" ")
}

impl App {
    pub(super) fn open_help(&mut self) {
        let mut help = Help::default();
        help.seek(self.focus, &self.keys);
        self.mode = Mode::Help(help);
    }

    /// An action while the help is open.
    pub(super) fn update_help(&mut self, action: Action, model: &Model) -> Effect {
        let Mode::Help(help) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel | Action::Close | Action::Help => self.mode = Mode::Normal,
            Action::Accept => {
                let chosen = help.rows.get(help.cursor).filter(|row| row.here);
                let chosen = chosen.map(|row| row.action);
                self.mode = Mode::Normal;
                if let Some(action) = chosen {
                    return self.update(action, model);
                }
            }
            _ => match help.line.edit(action) {
                Some(true) => help.seek(self.focus, &self.keys),
                Some(false) => {}
                None => {
                    let height = self.areas.list.height;
                    match window::step(action, help.cursor, help.rows.len(), height) {
                        Some(to) => help.cursor = to,
                        None => return Effect::None,
                    }
                }
            },
        }
        Effect::Draw
    }
}
