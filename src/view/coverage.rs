//! Draws the grid of coverage: events by articles, how fully each is told, and what the chosen cell holds in words.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::detail;
use super::frame::{Frame, clear};
use super::rect;
use super::row::{Row, width_within};
use super::status::{counted, grouped};
use super::theme::{Theme, over};
use super::{timeline, when};
use crate::app::coverage::{Only, SPREAD};
use crate::app::{App, Area, wrap};
use crate::corpus::ArticleId;
use crate::model::coverage::{self, Depth, Gap, Told};
use crate::model::{Event, EventId, Model};

/// The grid.
#[derive(Debug)]
pub struct Coverage<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Coverage<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let grid = &self.app.coverage;
        let parts = self.app.areas.coverage();
        let rows = rect(parts.rows);
        clear(area, buffer);
        Frame {
            title: "Who tells what",
            note: &self.note(area.width),
            focused: true,
            scroll: (grid.top, usize::from(rows.height), grid.rows.len()),
            theme: self.theme,
        }
        .render(area, buffer);
        self.head(parts.head, buffer);
        let window = grid.rows.iter().enumerate().skip(grid.top);
        for ((index, row), line) in window.zip(0..rows.height) {
            if let Some(event) = self.model.events.get(row.event.index()) {
                let selected = index == grid.cursor;
                self.row(event, row.told, selected, &mut Row::new(buffer, rows, line));
            }
        }
        if grid.rows.is_empty() {
            Row::new(buffer, rows, 1)
                .skip(2)
                .cut("no event passes the filters", self.theme.quiet());
        }
        self.detail(parts.detail, buffer);
    }
}

impl Coverage<'_> {
    fn note(&self, width: u16) -> String {
        let grid = &self.app.coverage;
        let events = counted(grid.rows.len(), "event");
        match (width, grid.only) {
            (..70, _) => events,
            (_, Only::All) => format!("{events} · {}", grid.order.name()),
            (_, only) => format!("{events} {} · {}", only.name(), grid.order.name()),
        }
    }

    fn published(&self, article: ArticleId) -> Option<chrono::NaiveDate> {
        self.model.annotations.get(article.index())?.published.value
    }

    /// The articles above their columns: by name and day where there is room, else by month and day alone.
    fn head(&self, area: Area, buffer: &mut Buffer) {
        let grid = &self.app.coverage;
        let shown = grid.columns.iter().enumerate().skip(grid.left);
        let shown: Vec<(usize, ArticleId)> = shown
            .take(grid.grid.shown)
            .map(|(at, id)| (at, *id))
            .collect();
        let mut month = String::new();
        let mut free = 0;
        for (place, &(at, article)) in shown.iter().enumerate() {
            let x = grid.grid.title + place as u16 * grid.grid.column;
            let column = column(area, x, grid.grid.column);
            let chosen = at == grid.column;
            let style = if chosen {
                self.theme.selected(true)
            } else {
                self.theme.text()
            };
            let quiet = over(style, self.theme.quiet());
            let day = self.published(article);
            if grid.grid.named {
                let name = self.model.name_of(article);
                Row::new(buffer, column, 0).keep(1).cut(&name, style);
                let day = day.map_or_else(|| "?".to_owned(), when::short);
                Row::new(buffer, column, 1).keep(1).cut(&day, quiet);
                continue;
            }
            let of_month = day.map_or_else(|| "?".to_owned(), when::short_month);
            if of_month != month && place >= free {
                let wide = rect(Area {
                    width: area.width.saturating_sub(x),
                    x: area.x.saturating_add(x),
                    ..area
                });
                let words = of_month.as_str();
                let rest = (shown.len() - place) * usize::from(grid.grid.column);
                if width_within(words, rest) {
                    Row::new(buffer, wide, 0).cut(words, self.theme.heading());
                    free = place + words.len() / usize::from(grid.grid.column) + 1;
                }
                month = of_month;
            }
            let number = day.map_or_else(|| " ?".to_owned(), |d| d.format("%e").to_string());
            Row::new(buffer, column, 1).keep(1).cut(&number, quiet);
        }
        self.beyond(area, buffer);
    }

    /// How many articles stand to the left and to the right of those in sight.
    fn beyond(&self, area: Area, buffer: &mut Buffer) {
        let grid = &self.app.coverage;
        let after = grid
            .columns
            .len()
            .saturating_sub(grid.left + grid.grid.shown);
        let quiet = self.theme.quiet();
        let title = column(area, 0, grid.grid.title);
        let mut to = Row::new(buffer, title, 1);
        to.skip(1);
        let order = counted(grid.columns.len(), "report");
        if grid.left > 0 {
            to.right(&format!("‹ {} more ", grouped(grid.left)), quiet);
        }
        to.cut(&order, quiet);
        if after > 0 {
            let x = grid.grid.title + grid.grid.shown as u16 * grid.grid.column;
            let words = format!("+{}›", grouped(after));
            Row::new(buffer, column(area, x, SPREAD), 1).cut(&words, quiet);
        }
    }

    fn row(&self, event: &Event, told: u32, selected: bool, to: &mut Row<'_>) {
        let theme = self.theme;
        let grid = &self.app.coverage;
        let line = if selected {
            theme.selected(false)
        } else {
            theme.text()
        };
        to.text(if selected { "▌" } else { " " }, theme.bar());
        let rest = to.left().saturating_sub(usize::from(grid.grid.title) - 1);
        to.keep(rest);
        let period = event.when.as_ref().and_then(|when| when.period);
        if grid.grid.title >= 40 {
            let day = period.map_or_else(String::new, |p| when::briefly(&p));
            let used = to.left();
            to.cut(&day, over(line, theme.quiet()));
            let used = used - to.left();
            to.skip((when::BRIEF + 1).saturating_sub(used));
        }
        let (mark, style) = timeline::status(event.status, theme);
        to.keep(1).text(mark, over(line, theme.today()));
        let found = self.found(event);
        to.cut(
            self.model.words(event.title),
            over(over(line, style), found),
        );
        to.unkeep(1);
        let gap = to.left();
        to.skip(gap).unkeep(rest);
        self.cells(event, selected, line, to);
        let spread = format!("{}/{}", grouped(told as usize), self.model.articles.len());
        to.cut(&spread, over(line, theme.quiet()));
    }

    /// How fully each article in sight tells an event; the first reports of it are marked.
    fn cells(&self, event: &Event, selected: bool, line: Style, to: &mut Row<'_>) {
        let theme = self.theme;
        let grid = &self.app.coverage;
        let told = coverage::told(self.model, event);
        let first = coverage::first(&told);
        let shown = grid.columns.iter().enumerate().skip(grid.left);
        for (at, article) in shown.take(grid.grid.shown) {
            let found = told.iter().position(|t| t.place.article == *article);
            let depth = found.map_or(Depth::Silent, |i| told[i].depth());
            let is_first = coverage::early(&told, first).any(|t| t.place.article == *article);
            let (symbol, style) = symbol(depth, theme);
            let chosen = selected && at == grid.column;
            let style = if chosen {
                over(theme.selected(true), style)
            } else {
                over(line, style)
            };
            let width = usize::from(grid.grid.column);
            to.text(if chosen { "[" } else { " " }, style);
            to.text(symbol, style);
            let end = match (chosen, is_first) {
                (_, true) => "¹",
                (true, false) => "]",
                (false, false) => " ",
            };
            to.text(end, style);
            to.skip(width.saturating_sub(3));
        }
    }

    /// The style of a row that holds what was sought.
    fn found(&self, event: &Event) -> Style {
        let needle = self.app.coverage.sought.needle();
        let holds = needle.is_some_and(|n| n.is_in(self.model.words(event.title)));
        if holds {
            self.theme.found(false)
        } else {
            Style::new()
        }
    }

    /// What the chosen cell holds, in words, below a rule with the event's time.
    fn detail(&self, area: Area, buffer: &mut Buffer) {
        let grid = &self.app.coverage;
        let chosen = grid.event().zip(grid.article());
        let Some((id, article)) = chosen.filter(|_| area.height >= 4) else {
            return;
        };
        let theme = self.theme;
        let event = self.model.event(id);
        let told = coverage::told(self.model, event);
        let area = rect(area);
        let mut to = Row::new(buffer, area, 0);
        let period = event.when.as_ref().and_then(|when| when.period);
        let when = period.map_or_else(|| "no date".to_owned(), |p| when::exactly(&p));
        to.text("─ ", theme.quiet());
        to.cut(&when, theme.strong());
        to.cut(&format!(" · {}", self.spread(event, &told)), theme.text());
        to.text(" ", theme.text());
        to.fill("─", theme.quiet());
        let title = super::row::one_line(self.model.words(event.title));
        Row::new(buffer, area, 1)
            .skip(1)
            .keep(1)
            .cut(&title, theme.text());
        let words = self.cell_words(event, article, &told);
        Row::new(buffer, area, 2)
            .skip(1)
            .keep(1)
            .cut(&words, theme.strong());
        let span = match told.iter().find(|t| t.place.article == article) {
            Some(told) => told.place.span,
            None => match coverage::gap(self.model, event, article) {
                Gap::After(_, span) | Gap::Before(_, span) => span,
                Gap::Top => return,
            },
        };
        let below = Rect::new(area.x, area.y + 3, area.width, area.height - 3);
        let text = wrap::shown(self.model.article(article).words(span));
        let pieces = wrap::pieces(&text, below.width.saturating_sub(2));
        detail::block(&pieces, below, theme.quiet(), buffer);
    }

    /// Who tells an event and who does not, and who first.
    fn spread(&self, event: &Event, told: &[Told]) -> String {
        let all = self.model.articles.len();
        let name = |id: ArticleId| self.model.name_of(id);
        match told {
            [only] if all > 1 => format!("only in {}", name(only.place.article)),
            _ if event.sources() == all => format!("in all {}", counted(all, "report")),
            _ if event.sources() + 1 == all && told.len() + 1 == all && all > 2 => {
                let tells = |id: &ArticleId| told.iter().any(|t| t.place.article == *id);
                let mut silent = self.app.coverage.columns.iter().filter(|id| !tells(id));
                let silent = silent.next().map_or(Cow::Borrowed(""), |id| name(*id));
                format!("in all reports but {silent}")
            }
            _ => match told.iter().filter(|t| !t.account).count() {
                0 => format!("in {} of {all} reports", grouped(told.len())),
                like => {
                    let told = grouped(told.len() - like);
                    format!(
                        "in {told} of {all} reports, in a like sentence in {}",
                        grouped(like)
                    )
                }
            },
        }
    }

    /// What the chosen cell holds: how fully the article tells the event, and whether first; or where it would.
    fn cell_words(&self, event: &Event, article: ArticleId, told: &[Told]) -> String {
        let name = self.model.name_of(article);
        let Some(cell) = told.iter().find(|t| t.place.article == article) else {
            let title =
                |id: EventId| super::row::one_line(self.model.words(self.model.event(id).title));
            return match coverage::gap(self.model, event, article) {
                Gap::After(id, _) => {
                    format!("{name}: not told; it would stand after: {}", title(id))
                }
                Gap::Before(id, _) => {
                    format!("{name}: not told; it would stand before: {}", title(id))
                }
                Gap::Top => format!("{name}: not told"),
            };
        };
        let mut words = format!(
            "{name} · {}, {}, {}",
            cell.depth().name(),
            counted(cell.sentences as usize, "sentence"),
            counted(cell.words as usize, "word")
        );
        if let Some(day) = coverage::first(told) {
            let is_first = cell.account && cell.published == Some(day);
            let first = match (is_first, coverage::early(told, Some(day)).count()) {
                (true, 1) => "the first to report it,",
                (true, _) => "among the first to report it,",
                (false, _) => "first reported",
            };
            words.extend([" · ", first, " ", &when::short(day)]);
        }
        words
    }
}

/// A part of `area`: `width` columns from column `x` on.
fn column(area: Area, x: u16, width: u16) -> Rect {
    let x = x.min(area.width);
    Rect::new(area.x + x, area.y, width.min(area.width - x), area.height)
}

/// The mark of a depth, told apart by shape.
pub fn symbol(depth: Depth, theme: Theme) -> (&'static str, Style) {
    match depth {
        Depth::Length => ("●", theme.agree()),
        Depth::Clause => ("◐", theme.level()),
        Depth::Alike => ("○", theme.level()),
        Depth::Silent => ("·", theme.quiet()),
    }
}
