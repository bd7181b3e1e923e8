//! Turns keys, pastes and the mouse into actions.

pub mod keymap;
pub mod keys;

use crossterm::event::Event;

use crate::app::Action;
use crate::app::action::Context;

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
    pub fn actions(&mut self, _event: &Event, _context: Context) -> Vec<Action> {
        Vec::new()
    }

    /// The keys of an unfinished sequence, to show; empty mostly.
    pub fn pending(&self) -> String {
        self.pending.iter().map(ToString::to_string).collect()
    }
}
