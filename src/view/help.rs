//! Draws the list of actions and their keys, those that work here first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::list::List;
use super::row::Row;
use super::status::grouped;
use super::theme::{Theme, over};
use crate::app::{help, wrap};

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
        let foot = help::FOOT.min(self.rows.height);
        let rows = Rect {
            height: self.rows.height - foot,
            ..self.rows
        };
        List {
            title: "Keys and commands",
            note: &grouped(help.rows.len()),
            line: Some((&help.line, "type to search; what works here stands first")),
            typing: true,
            rows,
            place: (help.top, help.cursor, help.rows.len()),
            none: "nothing fits",
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
            if let Some(action) = row.action.filter(|_| to.left() >= 60) {
                to.right(&format!(":{}", action.name()), over(line, theme.quiet()));
                to.right("  ", line);
            }
            let room = to.left().saturating_sub(KEYS);
            to.keep(room);
            let keys = match row.action {
                Some(_) => super::keys::shown(&row.keys),
                None => row.keys.clone(),
            };
            to.cut(&keys, over(line, theme.key()));
            let padding = to.left();
            to.text(&" ".repeat(padding), line);
            to.unkeep(room);
            to.cut(row.what, line);
        });
        let below = Rect::new(rows.x, rows.bottom(), rows.width, foot);
        self.whole(below, buffer);
    }
}

impl Help<'_> {
    /// The selected row without anything cut off, below a rule.
    fn whole(&self, area: Rect, buffer: &mut Buffer) {
        let help = self.help;
        let Some(row) = help.rows.get(help.cursor).filter(|_| area.height > 1) else {
            return;
        };
        Row::new(buffer, area, 0).fill("─", self.theme.quiet());
        let words = match row.action {
            Some(action) => format!(
                "{} · {} · :{}",
                super::keys::shown(&row.keys),
                row.what,
                action.name()
            ),
            None => format!("{} · {}", row.keys, row.what),
        };
        let pieces = wrap::pieces(&words, area.width.saturating_sub(2));
        for (piece, line) in pieces.iter().zip(1..area.height) {
            Row::new(buffer, area, line)
                .skip(1)
                .keep(1)
                .cut(piece, self.theme.text());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{timeline, when};
    use super::*;
    use crate::analysis::{Precision, Status};
    use crate::model::State;

    #[test]
    fn every_mark_of_the_timeline_is_explained() {
        let legend: String = help::MARKS.map(|(marks, _)| marks).join(" ");
        let theme = Theme::new(true);
        let mut marks = vec![when::mark(None)];
        marks.extend(
            [
                Precision::Day,
                Precision::Week,
                Precision::Interval,
                Precision::Month,
                Precision::Quarter,
                Precision::Season,
                Precision::Year,
            ]
            .map(|p| when::mark(Some(p))),
        );
        marks.extend(
            [Status::Planned, Status::Conditional, Status::Negated]
                .map(|s| timeline::status(s, theme).0.trim()),
        );
        marks.extend(
            [
                State::Agree,
                State::Differ,
                State::Rounded,
                State::LessExact,
                State::Compatible,
                State::Superseded,
            ]
            .map(|s| timeline::state(s, theme).0),
        );
        for mark in marks {
            assert!(legend.split(' ').any(|m| m == mark), "{mark}");
        }
    }
}
