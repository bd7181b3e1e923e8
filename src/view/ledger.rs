//! Draws the ledger: rows of what the reports say of one thing, under their events, cell below cell.

mod cell;
pub(super) mod detail;

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::frame::{Frame, clear};
use super::rect;
use super::row::{Row, width_within};
use super::status::{counted, grouped};
use super::theme::{Theme, over};
use super::{timeline, when};
use crate::app::{Action, App, ledger};
use crate::corpus::ArticleId;
use crate::model::{Discrepancy, DiscrepancyValue, Event, EventId, Model, Said, State};
use cell::Cell;

/// The ledger.
#[derive(Debug)]
pub struct Ledger<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Ledger<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let ledger = &self.app.ledger;
        let parts = self.app.areas.ledger();
        let rows = rect(parts.rows);
        clear(area, buffer);
        Frame {
            title: "What the reports say",
            note: &self.note(area.width),
            focused: true,
            scroll: (ledger.top, usize::from(rows.height), ledger.rows.len()),
            theme: self.theme,
        }
        .render(area, buffer);
        self.head(&mut Row::new(buffer, rect(parts.head), 0));
        let window = ledger.rows.iter().enumerate().skip(ledger.top);
        for ((index, row), line) in window.zip(0..rows.height) {
            self.row(index, *row, &mut Row::new(buffer, rows, line));
        }
        if ledger.rows.is_empty() {
            let words = "no row passes the filters";
            Row::new(buffer, rows, 1)
                .skip(2)
                .cut(words, self.theme.quiet());
        }
        if let Some(value) = ledger.value(self.model) {
            detail::Detail {
                model: self.model,
                place: value.place,
                theme: self.theme,
            }
            .render(rect(parts.detail), buffer);
        }
    }
}

impl Ledger<'_> {
    fn note(&self, width: u16) -> String {
        let ledger = &self.app.ledger;
        let rows = counted(ledger.count(), "row");
        let only = ledger.kind.map_or("", |kind| kind.name());
        match (width, only) {
            (..70, _) => rows,
            (_, "") => format!("{rows} · {}", ledger.order.name()),
            (_, kind) => format!("{rows}, only of kind {kind} · {}", ledger.order.name()),
        }
    }

    /// How many rows there are in each state; the one that is shown alone stands out.
    fn head(&self, to: &mut Row<'_>) {
        let ledger = &self.app.ledger;
        let there = State::ALL
            .into_iter()
            .map(|state| (state, ledger.counts[state as usize]))
            .filter(|(state, count)| *count > 0 || ledger.state == Some(*state));
        to.skip(1).keep(1);
        let mut rest: usize = there
            .clone()
            .map(|(_, count)| grouped(count).len() + 4)
            .sum();
        for (state, count) in there {
            // As many have their names as fit, the gravest first.
            rest -= grouped(count).len() + 4;
            let named = grouped(count).len() + state.name().len() + 7 + rest <= to.left();
            let (glyph, style) = timeline::state(state, self.theme);
            let chosen = ledger.state == Some(state);
            let words = if named || chosen {
                format!(" {} {}", grouped(count), state.name())
            } else {
                format!(" {}", grouped(count))
            };
            let style = if chosen { self.theme.filter() } else { style };
            to.text(if chosen { "[" } else { "" }, style);
            to.text(glyph, style);
            let quiet = if chosen { style } else { self.theme.quiet() };
            to.text(&words, quiet);
            to.text(if chosen { "]" } else { "" }, style);
            to.text("  ", self.theme.text());
        }
    }

    fn row(&self, index: usize, row: ledger::Row, to: &mut Row<'_>) {
        use ledger::Row as R;
        let ledger = &self.app.ledger;
        let below = index.checked_sub(ledger.cursor);
        let cells = ledger.cells();
        let selected = below.is_some_and(|below| below <= cells);
        to.text(if selected { "▌" } else { " " }, self.theme.bar());
        let chosen = match row {
            R::Folded(..) => selected,
            _ => selected && cells > 0 && below == Some(ledger.cell + 1),
        };
        let line = if chosen {
            self.theme.selected(true)
        } else {
            self.theme.text()
        };
        to.patch(line);
        match row {
            R::Event(event) => self.heading(event, to),
            R::Item(id) => {
                if let Some(row) = self.model.discrepancies.get(id.index()) {
                    self.item(row, selected, to);
                }
            }
            R::Cell(id, number) => {
                let row = self.model.discrepancies.get(id.index());
                if let Some(value) = row.and_then(|row| row.values.get(number as usize)) {
                    Cell {
                        model: self.model,
                        value,
                        theme: self.theme,
                    }
                    .draw(to, line);
                }
            }
            R::More(_, hidden) => {
                let words = format!("    and {} more: ", grouped(hidden as usize));
                to.text(&words, self.theme.quiet());
                self.unfolds(" shows them", to);
            }
            R::Folded(agree, single) => self.folded(agree, single, line, to),
        }
    }

    /// An event's title, when it was, and how many reports tell it.
    fn heading(&self, event: Option<EventId>, to: &mut Row<'_>) {
        let theme = self.theme;
        to.keep(1);
        let Some(event) = event.and_then(|id| self.model.events.get(id.index())) else {
            to.cut("Of no single event", theme.heading());
            to.text(" ", theme.text());
            return to.fill("─", theme.quiet());
        };
        let period = event.when.as_ref().and_then(|when| when.period);
        let when = period.map_or_else(|| "no date".to_owned(), |p| when::exactly(&p));
        let (told, compared) = (event.sources(), self.tellers(event));
        let all = self.model.articles.len();
        // A sentence that is no account of the event can say what a row compares.
        let told = if compared == told {
            format!("{told}/{all}")
        } else {
            format!("{told}/{all}, {compared} compared")
        };
        if to.left() >= 60 {
            to.right(&told, theme.quiet()).right("  ", theme.text());
        }
        if width_within(&when, to.left() / 2) {
            to.right(&when, theme.quiet()).right(" ", theme.text());
        }
        let (mark, _) = timeline::status(event.status, theme);
        to.text(mark, theme.today());
        to.cut(self.model.words(event.title), theme.heading());
        to.text(" ", theme.text());
        to.fill("─", theme.quiet());
    }

    /// How many reports have an account of an event, or say what a row of it compares.
    fn tellers(&self, event: &Event) -> usize {
        let rows = self.model.rows_of(event.id);
        let cells = rows.iter().flat_map(|row| &row.values);
        let mut reports: Vec<ArticleId> = cells.map(|v| v.place.article).collect();
        reports.extend(event.accounts.iter().map(|a| a.article));
        reports.sort_unstable();
        reports.dedup();
        reports.len()
    }

    /// How a row stands, by mark and by word, of what kind it is, and what it is about.
    fn item(&self, row: &Discrepancy, selected: bool, to: &mut Row<'_>) {
        let theme = self.theme;
        let (mark, style) = timeline::state(row.state, theme);
        to.text(mark, style);
        to.text(" ", theme.text());
        to.text(row.state.name(), style);
        to.text("  ", theme.text());
        to.text(row.kind.name(), theme.quiet());
        to.text(" · ", theme.quiet());
        let about = if selected {
            theme.strong()
        } else {
            theme.text()
        };
        to.keep(1).cut(&row.about, over(about, self.found(row)));
    }

    /// The style of a row that holds what was sought.
    fn found(&self, row: &Discrepancy) -> Style {
        let holds = self
            .app
            .ledger
            .sought
            .needle()
            .is_some_and(|needle| ledger::holds(self.model, row, &needle));
        if holds {
            self.theme.found(false)
        } else {
            Style::new()
        }
    }

    fn folded(&self, agree: u32, single: u32, line: Style, to: &mut Row<'_>) {
        let theme = self.theme;
        for (state, count, words) in [
            (State::Agree, agree, "on which the reports agree"),
            (State::SingleSource, single, "that one report alone tells"),
        ] {
            if count > 0 {
                let (mark, style) = timeline::state(state, theme);
                to.text(mark, over(line, style));
                let words = format!(" {} {words}  ", grouped(count as usize));
                to.text(&words, over(line, theme.quiet()));
            }
        }
        to.patch(line);
        self.unfolds(" unfolds", to);
    }

    fn unfolds(&self, words: &str, to: &mut Row<'_>) {
        if let Some(key) = self.app.key_of(Action::Fold).map(super::keys::shown) {
            to.cut(&key, self.theme.key());
            to.cut(words, self.theme.quiet());
        }
    }
}

/// What a cell means, to read: a time in words, all else as it is made comparable.
pub(super) fn meant(value: &DiscrepancyValue) -> Cow<'_, str> {
    match &value.said {
        Said::Time(period) => Cow::Owned(when::period(period)),
        _ => Cow::Borrowed(&*value.value),
    }
}
