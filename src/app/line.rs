//! One line of text that the user edits.

/// A line and its cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The text.
    text: String,
    /// The cursor, as a byte offset on a character's boundary.
    cursor: usize,
    /// What is wrong with it, if it was tried.
    pub error: Option<String>,
}

impl Line {
    /// The longest line that is kept, in bytes: a paste has no bound of its own.
    pub const MOST: usize = 1000;

    /// A line that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            cursor: text.len(),
            error: None,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the cursor, and the text from it on.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }
}
