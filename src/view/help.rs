//! Draws the list of actions and their keys, those that work here first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::list::List;
use super::status::grouped;
use super::theme::{Theme, over};
use crate::app::help;

/// The help.
#[derive(Debug)]
pub struct Help<'a> {
    /// What is typed, and what passes.
    pub help: &'a help::Help,
    /// The area of the rows.
    pub rows: Rect,
    /// The styles.
    pub theme: Theme,
}

/// Columns for the keys of an action.
const KEYS: usize = 18;

impl Widget for Help<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let help = self.help;
        let theme = self.theme;
        List {
            title: "Keys and commands",
            note: &grouped(help.rows.len()),
            line: Some((&help.line, "type to search; what works here stands first")),
            rows: self.rows,
            place: (help.top, help.cursor, help.rows.len()),
            theme,
        }
        .render(area, buffer, |index, selected, to| {
            let Some(row) = help.rows.get(index) else {
                return;
            };
            let line = match (selected, row.here) {
                (true, _) => theme.selected(true),
                (false, true) => theme.text(),
                (false, false) => theme.quiet(),
            };
            to.keep(1);
            if to.left() >= 60 {
                to.right(
                    &format!(":{}", row.action.name()),
                    over(line, theme.quiet()),
                );
                to.right("  ", line);
            }
            let room = to.left().saturating_sub(KEYS);
            to.keep(room);
            to.cut(&super::keys::shown(&row.keys), over(line, theme.key()));
            let padding = to.left();
            to.text(&" ".repeat(padding), line);
            to.unkeep(room);
            to.cut(row.action.description(), line);
        });
    }
}
