//! Keys in vi's notation: `j`, `<C-d>`, `<A-Left>`, `<Space>`, `<lt>`.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Control, Alt; Shift only with keys that are no characters.
    pub modifiers: KeyModifiers,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)
    }
}

/// Why keys could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{key}\" is no key; write a character, <CR>, <Esc>, <Tab>, <C-d>, <A-Left>, <F2>, <Space> or <lt>"
)]
pub struct KeyError {
    /// What was written.
    pub key: String,
}

/// The keys that `text` writes, one after another.
///
/// # Errors
/// When something between `<` and `>` names no key.
pub fn parse_keys(text: &str) -> Result<Vec<KeyEvent>, KeyError> {
    Ok(text
        .chars()
        .map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
        .collect())
}
