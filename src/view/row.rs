//! Writes into one row of the screen, grapheme by grapheme, and never outside of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// A place in a row where text goes next.
#[derive(Debug)]
pub struct Row<'a> {
    buffer: &'a mut Buffer,
    y: u16,
    at: u16,
    end: u16,
}

impl<'a> Row<'a> {
    /// Row number `line` of `area`; one that takes nothing where the area or the buffer has no such row.
    pub fn new(buffer: &'a mut Buffer, area: Rect, line: u16) -> Self {
        let area = area.intersection(buffer.area);
        let end = if line < area.height {
            area.right()
        } else {
            area.x
        };
        Self {
            buffer,
            y: area.y.saturating_add(line),
            at: area.x,
            end,
        }
    }

    /// Columns that are left.
    pub fn left(&self) -> usize {
        usize::from(self.end.saturating_sub(self.at))
    }

    /// Keeps the last `columns` for later: text ends before them.
    pub fn keep(&mut self, columns: usize) -> &mut Self {
        self.end = self.end.saturating_sub(columns as u16).max(self.at);
        self
    }

    /// Gives back `columns` that were kept.
    pub fn unkeep(&mut self, columns: usize) -> &mut Self {
        self.end = (self.end.saturating_add(columns as u16)).min(self.buffer.area.right());
        self
    }

    /// Writes as much of `text` as fits. Returns whether all did.
    pub fn text(&mut self, text: &str, style: Style) -> bool {
        for grapheme in graphemes(text) {
            if !self.grapheme(grapheme, style) {
                return false;
            }
        }
        true
    }

    /// Writes `text`, cut with `…` where it does not fit.
    pub fn cut(&mut self, text: &str, style: Style) -> &mut Self {
        if width_within(text, self.left()) {
            self.text(text, style);
        } else if self.left() > 0 {
            self.keep(1);
            self.text(text, style);
            self.unkeep(1);
            self.text("…", style);
        }
        self
    }

    /// Writes `text` at the right end of what is left, and ends the row before it; nothing where it does not fit.
    pub fn right(&mut self, text: &str, style: Style) -> &mut Self {
        let width = text.width();
        if width <= self.left() {
            let (at, end) = (self.at, self.end);
            self.at = end - width as u16;
            self.text(text, style);
            (self.at, self.end) = (at, end - width as u16);
        }
        self
    }

    /// Leaves `columns` as they are.
    pub fn skip(&mut self, columns: usize) -> &mut Self {
        self.at = self.at.saturating_add(columns as u16).min(self.end);
        self
    }

    /// Fills the rest with `symbol`, one column wide.
    pub fn fill(&mut self, symbol: &str, style: Style) {
        while self.at < self.end && self.grapheme(symbol, style) {}
    }

    /// Adds `style` to every column from here to the end.
    pub fn patch(&mut self, style: Style) -> &mut Self {
        let rest = Rect::new(self.at, self.y, self.end.saturating_sub(self.at), 1);
        self.buffer.set_style(rest, style);
        self
    }

    fn grapheme(&mut self, grapheme: &str, style: Style) -> bool {
        let width = columns(grapheme);
        if width == 0 || grapheme.starts_with(char::is_control) {
            return true;
        }
        if width > self.left() {
            return false;
        }
        if let Some(cell) = self.buffer.cell_mut((self.at, self.y)) {
            cell.set_symbol(grapheme).set_style(style);
        }
        for x in self.at + 1..self.at + width as u16 {
            if let Some(cell) = self.buffer.cell_mut((x, self.y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        self.at += width as u16;
        true
    }
}

/// Words on one line.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `text` takes at most `columns`; looks no further than it must.
pub fn width_within(text: &str, columns: usize) -> bool {
    let mut used = 0;
    graphemes(text).all(|g| {
        used += self::columns(g);
        used <= columns
    })
}

/// The columns that a grapheme takes.
fn columns(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [b' '..=b'~'] => 1,
        _ => grapheme.width(),
    }
}

/// The graphemes of a text. A printing character of ASCII with another one behind it is one; the others are asked for.
pub fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let length = match rest.as_bytes() {
            [b' '..=b'~'] | [b' '..=b'~', ..=0x7f, ..] => 1,
            _ => rest.graphemes(true).next()?.len(),
        };
        let (grapheme, after) = rest.split_at(length);
        rest = after;
        Some(grapheme)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: u16, write: impl FnOnce(&mut Row<'_>)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let area = buffer.area;
        write(&mut Row::new(&mut buffer, area, 0));
        super::super::snapshot::cells(&buffer, 0)
            .map(|(_, cell)| cell.symbol())
            .collect()
    }

    #[test]
    fn text_is_cut_at_the_width_with_a_mark() {
        for (width, text, want) in [
            (5, "abc", "abc  "),
            (5, "abcde", "abcde"),
            (5, "abcdef", "abcd…"),
            (4, "中文字", "中… "),
            (1, "abc", "…"),
            (0, "abc", ""),
        ] {
            let got = drawn(width, |row| {
                row.cut(text, Style::new());
            });
            assert_eq!(got, want, "{text} in {width}");
        }
    }

    #[test]
    fn graphemes_are_those_of_the_standard() {
        for text in [
            "",
            "a",
            "plain",
            "e\u{301}a",
            "a\r\nb",
            "a\tb\u{300}",
            "“x” – 中文 🇳🇴🇮🇸 é",
            "\u{600}1 2\u{301}",
        ] {
            let want: Vec<&str> = text.graphemes(true).collect();
            assert_eq!(graphemes(text).collect::<Vec<_>>(), want, "{text:?}");
        }
    }

    #[test]
    fn the_right_part_leaves_room_for_the_left() {
        let got = drawn(8, |row| {
            row.right("5/5", Style::new()).cut("abcdefgh", Style::new());
        });
        assert_eq!(got, "abcd…5/5");
    }

    #[test]
    fn a_row_outside_of_the_area_takes_nothing() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        let before = buffer.clone();
        for (area, line) in [
            (Rect::new(0, 0, 3, 1), 1),
            (Rect::new(0, 5, 9, 9), 0),
            (Rect::new(9, 0, 9, 9), 0),
        ] {
            Row::new(&mut buffer, area, line).text("abc", Style::new());
        }
        assert_eq!(buffer, before);
    }

    #[test]
    fn control_characters_reach_no_cell() {
        assert_eq!(
            drawn(4, |row| {
                row.text("a\u{1b}\u{9b}b", Style::new());
            }),
            "ab  "
        );
    }
}
