//! Draws the reader: the article's head, its text with what is marked in it, and the margin beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;
use unicode_width::UnicodeWidthStr as _;

use super::frame::Frame;
use super::margin;
use super::marks::Marks;
use super::rect;
use super::row::Row;
use super::theme::Theme;
use super::when;
use super::words;
use crate::app::{App, Pane, wrap};
use crate::corpus::{Article, ArticleId, BlockKind, Span};
use crate::model::novelty::Novelty;
use crate::model::{Model, State};

/// The reader pane.
#[derive(Debug)]
pub struct Reader<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Reader<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let reader = &self.app.reader;
        let text = rect(self.app.areas.text);
        let focused = self.app.focus == Pane::Reader;
        let id = reader
            .article
            .filter(|a| a.index() < self.model.articles.len());
        Frame {
            title: "Reader",
            note: &self.note(id, area.width),
            focused,
            scroll: (reader.top, usize::from(text.height), reader.rows.len()),
            theme: self.theme,
        }
        .render(area, buffer);
        let Some(id) = id else {
            return;
        };
        let article = self.model.article(id);
        self.head(article, rect(self.app.areas.head), buffer);
        self.rows(article, text, buffer);
    }
}

impl Reader<'_> {
    fn note(&self, article: Option<ArticleId>, width: u16) -> String {
        let held = if self.app.is_held(Pane::Reader) {
            "held · "
        } else {
            ""
        };
        let Some(id) = article else {
            return held.trim_end_matches(" · ").to_owned();
        };
        let of = |what: &str, (at, all): (usize, usize)| match width {
            ..54 => format!("{what} {at}/{all}"),
            _ => format!("{what} {at} of {all}"),
        };
        let account = self.account().map(|place| of("account", place) + " · ");
        let article = of("article", (id.index() + 1, self.model.articles.len()));
        format!("{held}{}{article}", account.unwrap_or_default())
    }

    /// Title; source and date; then the note that stands with the article, or which account is shown.
    fn head(&self, article: &Article, area: Rect, buffer: &mut Buffer) {
        let theme = self.theme;
        let mut title = head_row(buffer, area, 0);
        title.cut(article.title.as_str(), theme.strong());
        let mut source = head_row(buffer, area, 1);
        let notes = self.model.annotations.get(article.id.index());
        let published = when::published(notes.map_or(&article.published, |n| &n.published));
        // The date is what everything rests on: the source is cut before it is.
        if let Some(name) = &article.source {
            let date = published.width() + 3;
            let room = source.left();
            let kept = if date + 8 <= room {
                date
            } else {
                room.saturating_sub(8)
            };
            source.keep(kept);
            source.cut(name.as_str(), theme.text());
            source.unkeep(kept);
            source.cut(" · ", theme.quiet());
        }
        source.cut(&published, theme.quiet());
        if self.app.has_read(article.id) {
            source.cut(" · read", theme.quiet());
        }
        let mut note = head_row(buffer, area, 2);
        if let Some(words) = &article.note {
            note.cut(words.as_str(), theme.today());
        }
    }

    /// Which account of the selected event is shown, from 1, of how many.
    fn account(&self) -> Option<(usize, usize)> {
        let (event, at) = self.app.event?;
        let event = self.model.events.get(event.index())?;
        let account = event.accounts.get(at)?;
        let here = Some(account.article) == self.app.reader.article;
        let place = self.app.account_number(self.model)?;
        here.then_some(place)
    }

    fn rows(&self, article: &Article, area: Rect, buffer: &mut Buffer) {
        let reader = &self.app.reader;
        let margin = rect(self.app.areas.margin);
        let Some(notes) = self.model.annotations.get(article.id.index()) else {
            return;
        };
        let actors = self.model.actor_of_local.get(article.id.index());
        let marks = Marks {
            notes,
            actors: actors.map_or(&[], Vec::as_slice),
            chosen: self.app.marked,
            find: self.app.find.as_ref().filter(|f| f.pane == Pane::Reader),
            told: &[],
            theme: self.theme,
        };
        let told = self.told(article.id, area.height);
        let marks = Marks {
            told: &told,
            ..marks
        };
        let window = reader.rows.iter().enumerate().skip(reader.top);
        for ((index, row), line) in window.zip(0..area.height) {
            let mark = self.mark(article.id, row);
            self.margin(index, row, mark, Row::new(buffer, margin, line));
            let mut to = Row::new(buffer, area, line);
            write(&mut to, article, row, &marks);
        }
    }

    /// The sentences on the screen that what was read tells already, where they are to be dimmed.
    fn told(&self, article: ArticleId, height: u16) -> Vec<Span> {
        let reader = &self.app.reader;
        let rows = reader.rows.iter().skip(reader.top).take(height.into());
        let shown = rows
            .map(|row| row.span)
            .filter(|s| !s.is_empty())
            .reduce(Span::to);
        let (Some(shown), true) = (shown, self.app.dims) else {
            return Vec::new();
        };
        let Some(notes) = self.model.annotations.get(article.index()) else {
            return Vec::new();
        };
        let from = notes
            .sentences
            .partition_point(|s| s.span.end <= shown.start);
        let shown = notes.sentences[from..]
            .iter()
            .map(|s| s.span)
            .take_while(|s| s.start < shown.end);
        let told = |s: &Span| self.app.novelty(self.model, article, *s) == Novelty::Told;
        shown.filter(told).collect()
    }

    /// The gravest mark of the sentences that begin in a row.
    fn mark(&self, article: ArticleId, row: &wrap::Row) -> Option<State> {
        let sentences = &self.model.annotations.get(article.index())?.sentences;
        let first = sentences.partition_point(|s| s.span.start < row.span.start);
        let begun = sentences.get(first..)?.iter();
        begun
            .take_while(|s| s.span.start < row.span.end)
            .filter_map(|s| self.model.mark_of(article, s.span))
            .min()
    }

    /// A bar beside the account that is shown, another beside the sentence under the eye; the mark of what begins in
    /// the row; the paragraph's number.
    fn margin(&self, index: usize, row: &wrap::Row, mark: Option<State>, mut to: Row<'_>) {
        let reader = &self.app.reader;
        let theme = self.theme;
        let touches = |span: Option<Span>| span.is_some_and(|s| s.overlaps(row.span));
        let leads = self.app.focus == Pane::Reader;
        let (bar, style) = if leads && index == reader.cursor {
            ("▶", theme.bar())
        } else if touches(reader.account) {
            ("▌", theme.bar())
        } else if touches(reader.sentence) {
            ("▏", theme.bar())
        } else {
            (" ", theme.text())
        };
        margin::write(&mut to, (bar, style), mark, row.number as usize, theme);
    }
}

/// A row of the head, a blank column at both ends.
fn head_row(buffer: &mut Buffer, area: Rect, line: u16) -> Row<'_> {
    let mut row = Row::new(buffer, area, line);
    row.skip(1).keep(1);
    row
}

/// Writes the words of a row, each stretch in its style.
fn write(to: &mut Row<'_>, article: &Article, row: &wrap::Row, marks: &Marks<'_>) {
    let theme = marks.theme;
    let base = match row.kind {
        BlockKind::Headline => theme.strong(),
        BlockKind::Heading => theme.heading(),
        BlockKind::Paragraph => theme.text(),
        BlockKind::Furniture => theme.quiet(),
    };
    words::write(to, article, row.span, base, &marks.of(row.span));
}
