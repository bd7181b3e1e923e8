//! What each key means in each context: the built-in keymap, patched by the user's.

use crate::app::help::KeyHint;

/// What each key means in each context.
#[derive(Clone, Debug, Default)]
pub struct Keymap {}

/// What is wrong with a keymap file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct KeymapError(pub String);

impl Keymap {
    /// The keymap that the program ships with.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// Adds the bindings of a user's file, which win over the built-in ones.
    ///
    /// # Errors
    /// When the file is no TOML, names an unknown section, action or key, or binds a key twice.
    pub fn patch(&mut self, _toml: &str) -> Result<(), KeymapError> {
        Ok(())
    }

    /// The keys of each action, for help and the bottom line.
    pub fn hints(&self) -> Vec<KeyHint> {
        Vec::new()
    }
}
