//! Draws two articles side by side, what tells the same opposite each other.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::frame::{Frame, clear};
use super::rect;
use super::row::Row;
use super::theme::Theme;
use super::{margin, timeline, when, words};
use crate::analysis::SentenceKind;
use crate::app::layout::MARGIN;
use crate::app::opposite::{self, BETWEEN, HEAD, Side, Stand};
use crate::corpus::{ArticleId, Span};
use crate::model::{Model, State};

/// Two articles side by side.
#[derive(Debug)]
pub struct Opposite<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What stands side by side.
    pub opposite: &'a opposite::Opposite,
    /// The styles.
    pub theme: Theme,
}

/// What joins the two sides of a row.
#[derive(Clone, Copy, Debug)]
enum Joined {
    /// Nothing.
    Not,
    /// They tell the same.
    Same,
    /// They tell the same, and the ledger compares them.
    Compared(State),
}

impl Widget for Opposite<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let opposite = self.opposite;
        clear(area, buffer);
        let height = usize::from(opposite.body.height);
        Frame {
            title: "Two articles",
            note: &self.note(),
            focused: true,
            scroll: (opposite.top, height, opposite.len()),
            theme: self.theme,
        }
        .render(area, buffer);
        for side in [Side::Left, Side::Right] {
            self.head(side, buffer);
        }
        let body = rect(opposite.body);
        for line in 0..body.height {
            let mut to = Row::new(buffer, body, line);
            if let Some((pair, row)) = opposite.at(opposite.top + usize::from(line))
                && let Some(stand) = opposite.stands.get(pair)
            {
                self.row(pair, stand, row, to);
            } else if !opposite.stacked {
                to.skip(usize::from(opposite.width));
                self.rule(to, Joined::Not);
            }
        }
    }
}

impl Opposite<'_> {
    fn note(&self) -> String {
        let (joined, all) = (self.opposite.joined(), self.opposite.stands.len());
        let why = if self.opposite.likest {
            "most in common: "
        } else {
            ""
        };
        format!("{why}{joined} in both, {} in one", all - joined)
    }

    /// Number and source of a side; date and title below. One below the other each has a row.
    fn head(&self, side: Side, buffer: &mut Buffer) {
        let opposite = self.opposite;
        let theme = self.theme;
        let id = opposite.article(side);
        let Some(article) = self.model.articles.get(id.index()) else {
            return;
        };
        let leads = opposite.lead == side;
        let area = rect(opposite.head);
        let skip = match side {
            Side::Right if !opposite.stacked => opposite.width + BETWEEN,
            _ => 0,
        };
        let column = Rect::new(area.x + skip.min(area.width), area.y, opposite.width, HEAD);
        let column = column.intersection(area);
        let line = u16::from(opposite.stacked && side == Side::Right);
        let mut to = Row::new(buffer, column, line);
        to.keep(1);
        to.text(if leads { "▌" } else { " " }, theme.bar());
        let name = article.source.as_ref().unwrap_or(&article.title);
        let style = if leads {
            theme.selected(true)
        } else {
            theme.strong()
        };
        let published = self.model.annotations.get(id.index());
        let published = published.and_then(|n| n.published.value);
        let day = published.map_or_else(|| "date unknown".to_owned(), when::day);
        let number = id.index() + 1;
        if opposite.stacked {
            to.cut(&format!("{number} {} · {day}", name.as_str()), style);
            return;
        }
        to.cut(&format!("{number} {}", name.as_str()), style);
        let mut to = Row::new(buffer, column, 1);
        to.keep(1).skip(1);
        to.cut(
            &format!("{day} · {}", article.title.as_str()),
            theme.quiet(),
        );
    }

    fn row(&self, pair: usize, stand: &Stand, row: Option<usize>, mut to: Row<'_>) {
        let opposite = self.opposite;
        let selected = pair == opposite.cursor;
        if opposite.stacked {
            let Some(row) = row else { return };
            let left = opposite.words(pair, Side::Left, row);
            let side = if left.is_some() {
                Side::Left
            } else {
                Side::Right
            };
            if let Some(words) = left.or_else(|| opposite.words(pair, side, row)) {
                self.words(side, words, selected, &mut to);
            }
            return;
        }
        let width = usize::from(opposite.width);
        let right = to.left().saturating_sub(width);
        to.keep(right);
        if let Some(words) = row.and_then(|row| opposite.words(pair, Side::Left, row)) {
            self.words(Side::Left, words, selected, &mut to);
        }
        let rest = to.left();
        to.skip(rest).unkeep(right);
        let joined = row == Some(0) && stand.left.is_some() && stand.right.is_some();
        let joined = match stand.state {
            _ if !joined => Joined::Not,
            Some(state) => Joined::Compared(state),
            None => Joined::Same,
        };
        let mut to = self.rule(to, joined);
        if let Some(words) = row.and_then(|row| opposite.words(pair, Side::Right, row)) {
            self.words(Side::Right, words, selected, &mut to);
        }
    }

    /// The rule between the two; across it a line joins what tells the same, with the mark of how they compare.
    fn rule<'b>(&self, mut to: Row<'b>, joined: Joined) -> Row<'b> {
        let theme = self.theme;
        let (mark, style) = match joined {
            Joined::Not => {
                to.text(" │ ", theme.quiet());
                return to;
            }
            Joined::Same => ("┼", theme.quiet()),
            Joined::Compared(state) => timeline::state(state, theme),
        };
        to.text("─", theme.quiet());
        to.text(mark, style);
        to.text("─", theme.quiet());
        to
    }

    /// A row of a sentence with its margin.
    fn words(&self, side: Side, (span, first): (Span, bool), selected: bool, to: &mut Row<'_>) {
        let opposite = self.opposite;
        let theme = self.theme;
        let id = opposite.article(side);
        let (Some(article), Some(notes)) = (
            self.model.articles.get(id.index()),
            self.model.annotations.get(id.index()),
        ) else {
            return;
        };
        let bar = match (selected, side == opposite.lead) {
            (true, true) => "▌",
            (true, false) => "▏",
            _ => " ",
        };
        let at = notes.sentence_at(span.start).map(|at| &notes.sentences[at]);
        let mark = at
            .filter(|_| first)
            .and_then(|s| self.model.mark_of(id, s.span));
        // One below the other the article's number tells whose words they are, else the paragraph's where one begins.
        let begins = first
            && at.is_some_and(|s| {
                article
                    .blocks
                    .get(s.block as usize)
                    .is_some_and(|b| b.span.start == s.span.start)
            });
        let number = match (opposite.stacked, first) {
            (true, true) => id.index() + 1,
            (false, _) if begins => article.paragraph(span.start),
            _ => 0,
        };
        let before = to.left();
        margin::write(to, (bar, theme.bar()), mark, number, theme);
        let used = before - to.left();
        to.skip(usize::from(MARGIN).saturating_sub(used));
        let base = match at.map(|s| s.kind) {
            Some(SentenceKind::Heading) => theme.strong(),
            _ => theme.text(),
        };
        let cells = self.cells(id, opposite.article(side.other()), span);
        words::write(to, article, span, base, &cells);
    }

    /// The cells in a row that are compared with the other article, in the style of how the two stand to each other.
    fn cells(&self, own: ArticleId, other: ArticleId, row: Span) -> Vec<(Span, Style)> {
        let mut cells: Vec<(State, Span)> = self
            .model
            .cells_in(own, row)
            .filter_map(|(span, id)| {
                let compared = self.model.discrepancy(id);
                let there = compared.values.iter().any(|v| v.place.article == other);
                let state = compared.state_among(|a| a == own || a == other)?;
                there.then_some((state, span))
            })
            .collect();
        // The gravest lies on top.
        cells.sort_by_key(|(state, _)| std::cmp::Reverse(*state));
        let styled = cells.into_iter();
        styled
            .map(|(state, span)| (span, self.theme.cell(state)))
            .collect()
    }
}
