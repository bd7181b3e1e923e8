//! Draws the actors pane: who takes part, by kind and weight, and what is known of the one unfolded.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::about::About;
use super::frame::Frame;
use super::rect;
use super::row::Row;
use super::theme::{Theme, over};
use super::when;
use crate::analysis::ActorKind;
use crate::app::actors::{Detail, Row as ActorRow};
use crate::app::find::Match;
use crate::app::{App, Pane};
use crate::model::{Actor, ActorId, Model};

/// The actors pane.
#[derive(Debug)]
pub struct Actors<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

/// Parts of a column, in eighths.
const EIGHTHS: [&str; 9] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
/// Columns of the bar that shows a weight.
const BAR: usize = 4;

impl Widget for Actors<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let actors = &self.app.actors;
        let rows = rect(self.app.areas.actors);
        Frame {
            title: "Actors",
            note: &self.note(),
            focused: self.app.focus == Pane::Actors,
            scroll: (actors.top, usize::from(rows.height), actors.len()),
            theme: self.theme,
        }
        .render(area, buffer);
        let most = self.most();
        for (index, line) in (actors.top..actors.len()).zip(0..rows.height) {
            if let Some(row) = actors.row(index) {
                self.row(index, row, most, Row::new(buffer, rows, line));
            }
        }
        About {
            model: self.model,
            row: actors.row(actors.cursor),
            theme: self.theme,
        }
        .render(rect(self.app.areas.about), buffer);
        if actors.is_empty() && !self.model.articles.is_empty() {
            Row::new(buffer, rows, 1)
                .skip(2)
                .cut("nobody here", self.theme.quiet());
        }
    }
}

impl Actors<'_> {
    fn note(&self) -> String {
        let held = if self.app.is_held(Pane::Actors) {
            "held · "
        } else {
            ""
        };
        let kinds = self.app.actors.rows.iter().map(|row| match row {
            ActorRow::Kind(_, count) => *count as usize,
            _ => 0,
        });
        // Without a filter everybody is there: a long list need not be walked at every frame.
        let everybody = self.app.filters.is_empty() && !self.app.actors.rows.is_empty();
        let count = if everybody {
            self.model.actors.len()
        } else {
            kinds.sum()
        };
        format!("{held}{count}")
    }

    /// The greatest weight: the length of a full bar.
    fn most(&self) -> u32 {
        // The heaviest actor of a kind stands first in it, so that few rows need to be looked at.
        let rows = &self.app.actors.rows;
        let heads = rows.iter().zip(rows.iter().skip(1));
        heads
            .take(4096)
            .filter_map(|pair| match pair {
                (ActorRow::Kind(..), ActorRow::Actor(_, weight)) => Some(*weight),
                _ => None,
            })
            .max()
            .unwrap_or(1)
            .max(1)
    }

    fn row(&self, index: usize, row: ActorRow, most: u32, mut to: Row<'_>) {
        let theme = self.theme;
        let selected = index == self.app.actors.cursor;
        let focused = self.app.focus == Pane::Actors;
        let line = match (selected, &row) {
            (true, ActorRow::Actor(..) | ActorRow::Detail(_)) => theme.selected(focused),
            _ => theme.text(),
        };
        if selected {
            to.text("▌", theme.bar());
        } else {
            to.skip(1);
        }
        match row {
            ActorRow::Here => {
                to.cut("In this event", theme.heading());
            }
            ActorRow::Kind(kind, count) => {
                to.cut(group(kind), theme.heading());
                to.cut(&format!(" {count}"), theme.quiet());
            }
            ActorRow::Actor(id, weight) => {
                if let Some(actor) = self.model.actors.get(id.index()) {
                    to.patch(line);
                    self.actor(index, actor, (weight, most), (line, to));
                }
            }
            ActorRow::Detail(detail) => {
                to.patch(line);
                self.detail(detail, line, &mut to);
            }
        }
    }

    fn actor(
        &self,
        index: usize,
        actor: &Actor,
        (weight, most): (u32, u32),
        (line, mut to): (Style, Row<'_>),
    ) {
        let theme = self.theme;
        let fold = if self.app.actors.unfolded == Some(actor.id) {
            "▾"
        } else {
            " "
        };
        to.text(fold, over(line, theme.quiet()));
        to.right(&format!("{weight:>3}"), over(line, theme.quiet()));
        if to.left() > 14 {
            to.right(&bar(weight, most), over(line, theme.level()));
            to.right(" ", line);
        }
        let marked = if self.app.marked == Some(actor.id) {
            theme.strong()
        } else {
            Style::new()
        };
        let again = if self.app.actors.is_repeated(index) {
            theme.quiet()
        } else {
            Style::new()
        };
        let name = over(over(line, again), marked);
        to.cut(&actor.name, over(name, self.found(index)));
    }

    fn detail(&self, detail: Detail, line: Style, to: &mut Row<'_>) {
        let quiet = over(line, self.theme.quiet());
        to.text("  ", line);
        match detail {
            Detail::Role(id, at) => {
                if let Some(role) = self.actor_of(id).and_then(|a| a.roles.get(at as usize)) {
                    to.cut(&role.surface, line);
                }
            }
            Detail::Alias(id, at) => {
                if let Some(alias) = self.actor_of(id).and_then(|a| a.aliases.get(at as usize)) {
                    to.right(&format!("{:>3}", alias.count), quiet);
                    to.text("also ", quiet);
                    to.cut(&alias.surface, line);
                }
            }
            Detail::Said(place) => {
                let words = over(line, self.theme.quotation());
                if (2..=99).contains(&self.model.articles.len()) {
                    let number = place.article.index() + 1;
                    to.text(&format!("{number} "), quiet);
                }
                // What stands without marks in the article is told in its own words: it gets none here.
                let before = place.span.start as usize;
                let text = self.model.article(place.article).text.as_str();
                let quoted = text
                    .get(..before)
                    .is_some_and(|t| t.ends_with(['“', '"', '‘', '«', '\'']));
                to.text(if quoted { "“" } else { "" }, words);
                to.cut(self.model.words(place), words);
            }
            Detail::With(id, count) => {
                if let Some(actor) = self.actor_of(id) {
                    to.right(&format!("{count:>3}"), quiet);
                    to.text("with ", quiet);
                    to.cut(&actor.name, line);
                }
            }
            Detail::Event(id) => {
                if let Some(event) = self.model.events.get(id.index()) {
                    let precision = event.when.as_ref().and_then(|w| w.period);
                    let mark = when::mark(precision.map(|p| p.precision));
                    to.text(mark, over(line, self.theme.level()));
                    to.text(" ", line);
                    to.cut(self.model.words(event.title), line);
                }
            }
            Detail::More(count) => {
                to.cut(&format!("… and {count} more"), quiet);
            }
        }
    }

    fn actor_of(&self, id: ActorId) -> Option<&Actor> {
        self.model.actors.get(id.index())
    }

    fn found(&self, index: usize) -> Style {
        let Some(find) = self.app.find.as_ref().filter(|f| f.pane == Pane::Actors) else {
            return Style::new();
        };
        let row = |m: &Match| match m {
            Match::Row(row) => *row,
            Match::Text(span) => span.start,
        };
        match find.matches.binary_search_by_key(&(index as u32), row) {
            Ok(at) => self.theme.found(find.current == Some(at)),
            Err(_) => Style::new(),
        }
    }
}

/// What a kind of actors is called, several of them.
fn group(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "People",
        ActorKind::Organisation => "Organisations",
        ActorKind::Country => "Countries",
        ActorKind::City => "Cities",
        ActorKind::Place => "Places",
    }
}

/// A bar of at most [`BAR`] columns, padded to it.
fn bar(weight: u32, most: u32) -> String {
    let eighths = (weight as usize * BAR * 8)
        .div_ceil(most.max(1) as usize)
        .min(BAR * 8);
    let full = eighths / 8;
    let part = EIGHTHS[eighths % 8];
    let bar = "█".repeat(full) + part;
    format!("{bar:<BAR$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_shares_and_never_vanish() {
        for (weight, want) in [(100, "████"), (50, "██  "), (3, "▏   "), (0, "    ")]
        {
            assert_eq!(bar(weight, 100), want);
        }
    }
}
