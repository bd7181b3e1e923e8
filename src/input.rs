//! Turns keys, pastes and the mouse into actions.

pub mod keymap;
pub mod keys;

use crossterm::event::{Event, KeyCode, KeyEventKind, MouseButton, MouseEventKind};

use crate::app::action::{Context, KeyName};
use crate::app::{Action, MouseInput, MouseKind};
use keymap::Meaning;

pub use keymap::{Keymap, KeymapError};
pub use keys::{Key, parse_keys};

/// Turns terminal events into actions, remembering the keys of an unfinished sequence.
#[derive(Debug)]
pub struct Input {
    /// What the keys mean.
    pub keymap: Keymap,
    /// The keys of an unfinished sequence (`]` of `]d`).
    pending: Vec<Key>,
}

impl Input {
    /// An input with nothing pending.
    pub fn new(keymap: Keymap) -> Self {
        Self {
            keymap,
            pending: Vec::new(),
        }
    }

    /// The actions that a terminal event asks for in `context`; none for a key that means nothing there.
    pub fn actions(&mut self, event: &Event, context: Context) -> Vec<Action> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => {
                self.key(Key::from(*key), context).into_iter().collect()
            }
            // Pasted words are typed; in a pane they would be taken for commands, and are left out.
            Event::Paste(text) if keymap::types(context) => {
                text.chars().take(MOST).map(Action::Type).collect()
            }
            Event::Mouse(mouse) => {
                let kind = match mouse.kind {
                    MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                    MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
                    MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
                    MouseEventKind::ScrollUp => MouseKind::WheelUp,
                    MouseEventKind::ScrollDown => MouseKind::WheelDown,
                    _ => return Vec::new(),
                };
                vec![Action::Mouse(MouseInput {
                    kind,
                    x: mouse.column,
                    y: mouse.row,
                })]
            }
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, context: Context) -> Option<Action> {
        self.pending.push(key);
        match self.keymap.meaning(&self.pending, context) {
            Meaning::Action(action) => {
                self.pending.clear();
                Some(action)
            }
            Meaning::Prefix => None,
            Meaning::Nothing => {
                let alone = self.pending.len() == 1;
                self.pending.clear();
                if alone {
                    return typed(key, context).or_else(|| unbound(key, context));
                }
                // A sequence that means nothing is dropped; its last key counts by itself, but Esc only drops it.
                (key.code != KeyCode::Esc).then(|| self.key(key, context))?
            }
        }
    }

    /// The keys of an unfinished sequence, to show; empty mostly.
    pub fn pending(&self) -> String {
        self.pending.iter().map(ToString::to_string).collect()
    }
}

/// The most characters of one paste that are typed.
const MOST: usize = crate::app::line::Line::MOST;

/// A character that is typed into the line that is open.
fn typed(key: Key, context: Context) -> Option<Action> {
    match key.code {
        KeyCode::Char(c) if key.modifiers.is_empty() && keymap::types(context) => {
            Some(Action::Type(c))
        }
        _ => None,
    }
}

/// A key that means nothing where keys are commands: to be told so.
fn unbound(key: Key, context: Context) -> Option<Action> {
    let name = || KeyName::new(&key.to_string());
    (!keymap::types(context)).then(|| Action::Unbound(name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Pane;

    fn actions(keys: &str, context: Context) -> Vec<Action> {
        let mut input = Input::new(Keymap::built_in());
        let events = parse_keys(keys).unwrap();
        let events = events.into_iter().map(Event::Key);
        events.flat_map(|e| input.actions(&e, context)).collect()
    }

    #[test]
    fn sequences_wait_for_their_last_key_and_letters_are_typed_into_lines() {
        use Action::{Accept, Down, NextDay, NextDiscrepancy, Type, Up};
        let timeline = Context::Pane(Pane::Timeline);
        for (keys, context, want) in [
            ("j]dk", timeline, vec![Down, NextDiscrepancy, Up]),
            ("]jk", timeline, vec![Down, Up]),
            ("]<Esc>d", timeline, vec![NextDay]),
            ("]]d", timeline, vec![NextDiscrepancy]),
            (
                "qj<CR>",
                Context::Palette,
                vec![Type('q'), Type('j'), Accept],
            ),
            ("Z", timeline, vec![Action::Unbound(KeyName::new("Z"))]),
            ("q?", Context::Help, vec![Type('q'), Type('?')]),
            ("<C-x>", Context::Find, vec![]),
        ] {
            assert_eq!(actions(keys, context), want, "{keys}");
        }
    }

    #[test]
    fn a_paste_is_typed_into_lines_and_never_taken_for_commands() {
        let mut input = Input::new(Keymap::built_in());
        let paste = Event::Paste("qq".to_owned());
        assert_eq!(input.actions(&paste, Context::Pane(Pane::Reader)), []);
        assert_eq!(input.actions(&paste, Context::Find).len(), 2);
    }
}
