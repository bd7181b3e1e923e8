//! Draws what overlays share: the frame, the line that is typed, and the selected row.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget as _;

use super::frame::{Frame, clear};
use super::hint::prompt;
use super::row::Row;
use super::theme::Theme;
use crate::app::line::Line;

/// An overlay with a list.
#[derive(Debug)]
pub struct List<'a> {
    /// What it lists.
    pub title: &'a str,
    /// How many there are, to show.
    pub note: &'a str,
    /// The line that is typed, if there is one.
    pub line: Option<(&'a Line, &'a str)>,
    /// Whether letters go to that line; else they are keys.
    pub typing: bool,
    /// The area of the rows.
    pub rows: Rect,
    /// First row shown, selected row, rows in all.
    pub place: (usize, usize, usize),
    /// What is said where no row is left.
    pub none: &'a str,
    /// The styles.
    pub theme: Theme,
}

impl List<'_> {
    /// Draws the frame, then each row of the window by `row`, with its index and whether it is selected.
    pub fn render(
        &self,
        area: Rect,
        buffer: &mut Buffer,
        mut row: impl FnMut(usize, bool, &mut Row<'_>),
    ) {
        let (top, cursor, all) = self.place;
        clear(area, buffer);
        Frame {
            title: self.title,
            note: self.note,
            focused: true,
            scroll: (top, usize::from(self.rows.height), all),
            theme: self.theme,
        }
        .render(area, buffer);
        if let Some((line, hint)) = self.line {
            let mut to = Row::new(buffer, area, 1);
            to.skip(2).keep(2);
            let hint = if line.text().is_empty() { hint } else { "" };
            if self.typing {
                prompt(&mut to, "› ", line, hint, self.theme);
            } else {
                to.cut(line.text(), self.theme.text());
                to.cut(hint, self.theme.quiet());
            }
        }
        for (index, number) in (top..all).zip(0..self.rows.height) {
            let mut to = Row::new(buffer, self.rows, number);
            let selected = index == cursor;
            to.text(if selected { "▌" } else { " " }, self.theme.bar());
            if selected {
                to.patch(self.theme.selected(true));
            }
            row(index, selected, &mut to);
        }
        if all == 0 {
            Row::new(buffer, self.rows, 0)
                .skip(2)
                .cut(self.none, self.theme.quiet());
        }
    }
}
