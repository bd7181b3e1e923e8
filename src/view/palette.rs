//! Draws the fuzzy jump: events, actors, articles and commands, the matched letters marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation as _;

use super::list::List;
use super::row::{Row, width_within};
use super::status::grouped;
use super::theme::{Theme, over};
use super::when;
use crate::app::palette::{self, Target};
use crate::model::Model;

/// The palette.
#[derive(Debug)]
pub struct Palette<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What is typed, and what matches.
    pub palette: &'a palette::Palette,
    /// The area of the rows.
    pub rows: Rect,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Palette<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let palette = self.palette;
        List {
            title: "Jump to",
            note: &grouped(palette.total),
            line: Some((&palette.line, "an event, actor, article or command")),
            typing: true,
            rows: self.rows,
            place: (palette.top, palette.cursor, palette.rows.len()),
            none: "nothing is called so; Enter finds these words in the texts",
            theme: self.theme,
        }
        .render(area, buffer, |index, selected, to| {
            if let Some(row) = palette.rows.get(index) {
                self.row(row, selected, to);
            }
        });
    }
}

impl Palette<'_> {
    fn row(&self, row: &palette::Row, selected: bool, to: &mut Row<'_>) {
        let theme = self.theme;
        let line = if selected {
            theme.selected(true)
        } else {
            theme.text()
        };
        let (kind, note) = self.describe(row.target);
        to.keep(1);
        if width_within(&note, to.left() / 3) {
            to.right(&note, over(line, theme.quiet())).right("  ", line);
        }
        to.text(&format!("{kind:<8} "), over(line, theme.quiet()));
        matched(
            to,
            row.target.words(self.model),
            &row.matched,
            (line, over(line, theme.found(false))),
        );
    }

    /// What a target is, and when or how much.
    fn describe(&self, target: Target) -> (&'static str, String) {
        match target {
            Target::Event(id) => {
                let when = self.model.event(id).when.as_ref().and_then(|w| w.period);
                ("event", when.map_or_else(String::new, |p| when::period(&p)))
            }
            Target::Actor(id) => {
                let actor = self.model.actor(id);
                (
                    "actor",
                    format!("{} · {}", actor.kind.name(), actor.mentions.len()),
                )
            }
            Target::Article(id) => {
                let source = self.model.article(id).source.as_ref();
                (
                    "article",
                    source.map_or_else(String::new, ToString::to_string),
                )
            }
            Target::Action(action) => ("command", format!(":{}", action.name())),
        }
    }
}

/// Writes `words` cut to the row, those letters whose byte offsets are in `at` in the second style.
fn matched(to: &mut Row<'_>, words: &str, at: &[u32], (plain, found): (Style, Style)) {
    let fits = width_within(words, to.left());
    if !fits {
        to.keep(1);
    }
    let mut at = at.iter().copied().peekable();
    for (offset, grapheme) in words.grapheme_indices(true) {
        let end = (offset + grapheme.len()) as u32;
        let mut is_match = false;
        while at.next_if(|&a| a < end).is_some() {
            is_match = true;
        }
        if !to.text(grapheme, if is_match { found } else { plain }) {
            break;
        }
    }
    if !fits {
        to.unkeep(1);
        to.text("…", plain);
    }
}
