//! Draws what several articles say of one thing side by side, and the rows of the ledger that compare them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::frame::{Frame, clear};
use super::ledger::meant;
use super::rect;
use super::row::{Row, one_line};
use super::theme::Theme;
use super::{timeline, when, words};
use crate::app::Area;
use crate::app::sides::{self, Column, Line, LineKind};
use crate::corpus::{ArticleId, Span};
use crate::model::{Discrepancy, DiscrepancyKind, DiscrepancyValue, Model, State};

/// Accounts side by side.
#[derive(Debug)]
pub struct Sides<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What stands side by side.
    pub sides: &'a sides::Sides,
    /// The styles.
    pub theme: Theme,
}

/// The least columns that the words of a cell have in the rows on top.
const CELL: usize = 16;

impl Widget for Sides<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let sides = self.sides;
        clear(area, buffer);
        Frame {
            title: &self.title(area.width),
            note: &self.note(),
            focused: true,
            scroll: sides.scrolled(),
            theme: self.theme,
        }
        .render(area, buffer);
        let table = rect(sides.table);
        for (at, line) in (0..sides.rows.len()).zip(0..table.height) {
            let mut to = Row::new(buffer, table, line);
            let left = sides.rows.len() - at;
            if line + 1 == table.height && left > 1 {
                to.skip(1)
                    .cut(&format!("… and {left} more"), self.theme.quiet());
            } else {
                self.compared(self.model.discrepancy(sides.rows[at]), &mut to);
            }
        }
        if table.height > 0 {
            let below = Rect::new(table.x, table.bottom(), table.width, 1);
            Row::new(buffer, below, 0).fill("─", self.theme.quiet());
        }
        for (at, (column, area)) in sides.shown.iter().enumerate() {
            self.column(*column, *area, at > 0, buffer);
        }
    }
}

impl Sides<'_> {
    /// What is told: the event's title, or what the first row compares.
    fn title(&self, width: u16) -> String {
        let event = self.sides.event;
        let event = event.and_then(|id| self.model.events.get(id.index()));
        let row = self.sides.rows.first();
        let words = match (event, row) {
            (Some(event), _) => self.model.words(event.title),
            (None, Some(id)) => &*self.model.discrepancy(*id).about,
            _ => "",
        };
        let mut title = String::from("Side by side · ");
        let most = usize::from(width).saturating_sub(46).max(12);
        let mut used = 0;
        for word in words.split_whitespace() {
            used += crate::app::wrap::columns(word) + 1;
            if used > most {
                title.push('…');
                break;
            }
            title.push_str(word);
            title.push(' ');
        }
        title.trim_end().to_owned()
    }

    fn note(&self) -> String {
        let all = self.sides.columns.len();
        let account = self.sides.cursor + 1;
        let others = self.sides.shown.get(1..).unwrap_or_default();
        match (others.first(), others.last()) {
            (Some((first, _)), Some((last, _))) if others.len() + 1 < all => {
                let sight = match (first + 1, last + 1) {
                    (one, same) if one == same => format!("{one}"),
                    (first, last) => format!("{first}–{last}"),
                };
                format!("account {account} · beside it {sight} of {all}")
            }
            _ => format!("account {account} of {all}"),
        }
    }

    /// A row of the ledger in a line: what is compared, and who says what.
    fn compared(&self, row: &Discrepancy, to: &mut Row<'_>) {
        let theme = self.theme;
        let (mark, style) = timeline::state(row.state, theme);
        to.skip(1).text(mark, style);
        to.text(" ", theme.text());
        to.text(row.kind.name(), theme.strong());
        to.cut(&format!(" · {}: ", row.about), theme.text());
        let selected = self.sides.columns.get(self.sides.cursor);
        let mut values: Vec<Voices> = Vec::new();
        for value in &row.values {
            let words = one_line(self.model.words(value.place));
            let alike = |v: &&mut Voices| {
                v.value.said == value.said
                    && (v.words.as_deref() == Some(&*words) || !v.value.value.is_empty())
            };
            match values.iter_mut().find(alike) {
                Some(voices) => {
                    voices.words = voices.words.take().filter(|w| *w == words);
                    voices.articles.push(value.place.article);
                }
                None => values.push(Voices {
                    value,
                    words: Some(words),
                    articles: vec![value.place.article],
                }),
            }
        }
        // What each says has its share of the line, so that nobody is pushed out of it.
        let share = (to.left() / values.len().max(1))
            .saturating_sub(10)
            .max(CELL);
        for (at, voices) in values.iter_mut().enumerate() {
            let articles = &mut voices.articles;
            articles.sort_unstable();
            if at > 0 {
                to.text(" | ", theme.quiet());
            }
            let own = selected.is_some_and(|c| articles.contains(&c.article));
            let style = if own { theme.strong() } else { theme.text() };
            to.cut(&numbers(articles), theme.quiet());
            to.cut(&voices.shown(row.kind, share), style);
        }
    }

    fn column(&self, column: usize, area: Area, parted: bool, buffer: &mut Buffer) {
        let theme = self.theme;
        for line in 0..area.height {
            let mut to = Row::new(buffer, rect(area), line);
            to.text(if parted { "│" } else { " " }, theme.quiet());
            if let Some((of, line)) = self.sides.line(column, usize::from(line))
                && let Some(column) = self.sides.columns.get(of)
            {
                self.line(column, line, of == self.sides.cursor, to);
            }
        }
    }

    fn line(&self, column: &Column, line: Line, selected: bool, mut to: Row<'_>) {
        let theme = self.theme;
        let Some(article) = self.model.articles.get(column.article.index()) else {
            return;
        };
        let notes = self.model.annotations.get(column.article.index());
        match line.kind {
            LineKind::Source => {
                let style = if selected {
                    theme.selected(true)
                } else {
                    theme.strong()
                };
                to.keep(1);
                to.text(if selected { "▌" } else { " " }, theme.bar());
                let number = column.article.index() + 1;
                let name = article.source.as_ref().unwrap_or(&article.title);
                to.cut(&format!("{number} {}", name.as_str()), style);
            }
            LineKind::Date => {
                to.keep(1).skip(1);
                let published = notes.and_then(|n| n.published.value);
                let day = published.map_or_else(|| "date unknown".to_owned(), when::day);
                to.text(&day, theme.quiet());
                to.text(" · ", theme.quiet());
                to.cut(article.title.as_str(), theme.quiet());
            }
            LineKind::Told | LineKind::Context => {
                let number = match line.number {
                    0 => "   ".to_owned(),
                    number => format!("{number:>3}"),
                };
                to.text(&number, theme.quiet());
                to.text(if line.cut { "…" } else { " " }, theme.quiet());
                let base = if line.kind == LineKind::Told {
                    theme.text()
                } else {
                    theme.quiet()
                };
                let cells = self.cells(column, line.span);
                words::write(&mut to, article, line.span, base, &cells);
            }
            LineKind::Blank => {}
        }
    }

    /// The cells in a row of words, each in the style of its state.
    fn cells(&self, column: &Column, row: Span) -> Vec<(Span, Style)> {
        let cells = column.cells.iter().filter(|(span, _)| span.overlaps(row));
        // The gravest lies on top.
        let mut cells: Vec<(Span, State)> = cells.copied().collect();
        cells.sort_by_key(|(_, state)| std::cmp::Reverse(*state));
        cells
            .into_iter()
            .map(|(span, state)| (span, self.theme.cell(state)))
            .collect()
    }
}

/// What some articles say alike.
struct Voices<'a> {
    /// What the first of them says.
    value: &'a DiscrepancyValue,
    /// Their words, where all use the same.
    words: Option<String>,
    articles: Vec<ArticleId>,
}

impl Voices<'_> {
    /// Their words, quoted, and what they mean where that is a date; the meaning alone where their words differ.
    fn shown(&self, kind: DiscrepancyKind, most: usize) -> String {
        let meaning = meant(self.value);
        let Some(words) = &self.words else {
            return meaning.into_owned();
        };
        // What does not fit is told by the part of it that is compared: "since …", not "first time the two …".
        let long = crate::app::wrap::columns(words) > most;
        let words = if long && !meaning.is_empty() && words.contains(&*meaning) {
            &*meaning
        } else {
            words
        };
        let mut shown = String::from("“");
        let mut used = 0;
        for (at, word) in words.split(' ').enumerate() {
            used += crate::app::wrap::columns(word) + 1;
            if used > most {
                shown.push('…');
                break;
            }
            if at > 0 {
                shown.push(' ');
            }
            shown.push_str(word);
        }
        shown.push('”');
        if kind == DiscrepancyKind::Date && !meaning.is_empty() {
            shown = format!("{shown} {meaning}");
        }
        shown
    }
}

/// The articles that say one thing: `1, 3 `.
fn numbers(articles: &[ArticleId]) -> String {
    let mut out = String::new();
    for (at, article) in articles.iter().enumerate() {
        if at == 4 {
            out.push_str(" and more");
            break;
        }
        if at > 0 {
            out.push_str(", ");
        }
        out.push_str(&(article.index() + 1).to_string());
    }
    out.push(' ');
    out
}
