//! One line of text that the user edits.

use unicode_segmentation::UnicodeSegmentation as _;

use super::Action;

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

    /// Whether nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text before the cursor, and the text from it on.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Edits the line; `None` for an action that is no edit, else whether the text changed.
    pub fn edit(&mut self, action: Action) -> Option<bool> {
        let before = self.text.len();
        match action {
            Action::Type(c) => self.insert(c),
            Action::DeleteBack => self.delete_to(self.previous()),
            Action::DeleteWord => self.delete_to(self.word_start()),
            Action::DeleteLine => self.delete_to(0),
            Action::Left => self.cursor = self.previous(),
            Action::Right => self.cursor = self.next(),
            Action::Home => self.cursor = 0,
            Action::End => self.cursor = self.text.len(),
            _ => return None,
        }
        let changed = self.text.len() != before;
        if changed {
            self.error = None;
        }
        Some(changed)
    }

    fn insert(&mut self, c: char) {
        // A pasted line end or tab becomes a space; other control characters mean nothing here.
        let c = if c.is_whitespace() { ' ' } else { c };
        if !c.is_control() && self.text.len() + c.len_utf8() <= Self::MOST {
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
    }

    fn delete_to(&mut self, start: usize) {
        self.text.drain(start..self.cursor);
        self.cursor = start;
    }

    fn previous(&self) -> usize {
        let (before, _) = self.parts();
        before
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        let (_, after) = self.parts();
        self.cursor + after.graphemes(true).next().map_or(0, str::len)
    }

    fn word_start(&self) -> usize {
        let (before, _) = self.parts();
        let word = before.trim_end();
        word.rfind(char::is_whitespace).map_or(0, |at| {
            at + word[at..].chars().next().map_or(0, char::len_utf8)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Line {
        let mut line = Line::default();
        for c in text.chars() {
            line.edit(Action::Type(c));
        }
        line
    }

    #[test]
    fn edits_act_at_the_cursor() {
        use Action::{DeleteBack, DeleteLine, DeleteWord, Home, Left, Right, Type};
        for (start, actions, want) in [
            ("tarif", vec![Type('f')], ("tariff", "")),
            ("tariff", vec![DeleteBack], ("tarif", "")),
            ("rare earth", vec![DeleteWord], ("rare ", "")),
            ("rare earth  ", vec![DeleteWord], ("rare ", "")),
            ("rare earth", vec![Left, Left, DeleteLine], ("", "th")),
            ("ab", vec![Home, Type('x')], ("x", "ab")),
            ("ab", vec![Home, DeleteBack, DeleteWord], ("", "ab")),
            ("e\u{301}a", vec![Left, DeleteBack], ("", "a")),
            ("é", vec![Home, Right], ("é", "")),
            ("a", vec![Type('\n'), Type('\u{7}')], ("a ", "")),
        ] {
            let mut line = typed(start);
            for action in &actions {
                line.edit(*action);
            }
            assert_eq!(line.parts(), want, "{start:?} {actions:?}");
        }
    }

    #[test]
    fn a_paste_without_end_is_cut() {
        assert_eq!(typed(&"x".repeat(5000)).text().len(), Line::MOST);
    }
}
