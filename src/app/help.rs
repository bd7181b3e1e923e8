//! The list of actions and keys, filtered as one types.

use super::action::Context;
use super::find::Needle;
use super::line::Line;
use super::window::{self, Seen};
use super::{Action, App, Effect, Mode};
use crate::model::Model;

/// The keys of one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyHint {
    /// The action.
    pub action: Action,
    /// Its keys in vi's notation (`j`, `<C-d>`, `]d`).
    pub keys: String,
}

/// What the marks on the screen mean, a row each.
pub const MARKS: [(&str, &str); 11] = [
    (
        "● ◆ ↔ ◐ ◔ ○ ?",
        "a day, week, days from–to, month, quarter or season, year; no date",
    ),
    ("▷ ◇ ✗", "planned, may happen, did not happen"),
    ("4/5", "told by 4 of 5 articles; no number: by one alone"),
    (
        "= ≠ ~ ⊂ »",
        "reports agree, differ, less exact or rounded, fit together, known better later",
    ),
    (
        "≠ » ·",
        "in the reader’s margin: told differently, known better later, told here alone",
    ),
    ("+", "came in on the day up to which reports are known"),
    ("✓", "an article that counts as read"),
    (
        "─=─ ─≠─ ─┼─",
        "in two articles: the sentences agree, differ, tell the same uncompared",
    ),
    (
        "● ◐ ○ · ¹",
        "in coverage: told at length, in a clause, in a like sentence, not told; first to report it",
    ),
    ("[ ]", "in coverage: the chosen cell"),
    (
        "▌ ▏",
        "selected, or the account shown; the sentence under the eye",
    ),
];
/// The rows below the list that tell the selected row in full.
pub const FOOT: u16 = 3;

/// One row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The action; none where a mark is explained.
    pub action: Option<Action>,
    /// All its keys, as one writes them, separated by spaces, or the marks.
    pub keys: String,
    /// What it does, or what the marks mean.
    pub what: &'static str,
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
    fn seek(&mut self, from: Context, hints: &[KeyHint]) {
        let words: Vec<Needle> = self
            .line
            .text()
            .split_whitespace()
            .filter_map(Needle::new)
            .collect();
        let actions = Action::ALL.iter().map(|&action| Row {
            action: Some(action),
            keys: keys(hints, action),
            what: action.description(),
            here: action.works_in(from),
        });
        let marks = MARKS.iter().map(|&(marks, what)| Row {
            action: None,
            keys: marks.to_owned(),
            what,
            here: true,
        });
        let passes = |row: &Row| {
            let name = row.action.map_or("", Action::name);
            let texts = [name, row.what, &row.keys];
            words
                .iter()
                .all(|word| texts.iter().any(|text| word.is_in(text)))
        };
        self.rows = marks.chain(actions).filter(passes).collect();
        self.rows.sort_by_key(|row| !row.here);
        let first = self.rows.iter().position(|row| row.action.is_some());
        self.cursor = first.unwrap_or(0);
        self.top = 0;
    }

    /// Fits cursor and window to a list of `height` rows.
    pub(super) fn fit(&mut self, height: u16) {
        let height = height.saturating_sub(FOOT);
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
        help.seek(self.stage_context(), &self.keys);
        self.mode = Mode::Help(help);
    }

    /// An action while the help is open.
    pub(super) fn update_help(&mut self, action: Action, model: &Model) -> Effect {
        let from = self.stage_context();
        let Mode::Help(help) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel | Action::Close | Action::Help => self.mode = Mode::Normal,
            Action::Accept => {
                let chosen = help.rows.get(help.cursor).filter(|row| row.here);
                let chosen = chosen.and_then(|row| row.action);
                self.mode = self.under.take().map_or(Mode::Normal, |under| *under);
                if let Some(action) = chosen {
                    return self.update(action, model);
                }
            }
            _ => match help.line.edit(action) {
                Some(true) => help.seek(from, &self.keys),
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
