//! Draws the list of articles, then of the files that were left out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::list::List;
use super::row::{Row, width_within};
use super::status::grouped;
use super::theme::{Theme, over};
use super::when;
use crate::app::{App, articles};
use crate::corpus::{Article, Skipped};
use crate::model::Model;

/// The list of articles.
#[derive(Debug)]
pub struct Articles<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// What is typed, and what passes.
    pub articles: &'a articles::Articles,
    /// The area of the rows.
    pub rows: Rect,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Articles<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let model = self.model;
        let list = self.articles;
        let note = match model.skipped.len() {
            0 => grouped(model.articles.len()),
            skipped => format!(
                "{}, {} left out",
                grouped(model.articles.len()),
                grouped(skipped)
            ),
        };
        let prompt = if list.typing {
            "words of title, source or path"
        } else {
            "/ searches title, source and path"
        };
        List {
            title: "Articles",
            note: &note,
            line: Some((&list.line, prompt)),
            typing: list.typing,
            rows: self.rows,
            place: (list.top, list.cursor, list.rows.len()),
            none: "nothing fits",
            theme: self.theme,
        }
        .render(area, buffer, |index, selected, to| {
            let Some(&number) = list.rows.get(index) else {
                return;
            };
            let number = number as usize;
            to.keep(1);
            if let Some(article) = model.articles.get(number) {
                self.article(article, selected, to);
            } else if let Some(skipped) = model.skipped.get(number - model.articles.len()) {
                self.skipped(skipped, selected, to);
            }
        });
    }
}

impl Articles<'_> {
    fn article(&self, article: &Article, selected: bool, to: &mut Row<'_>) {
        let theme = self.theme;
        let line = if selected {
            theme.selected(true)
        } else {
            theme.text()
        };
        let quiet = over(line, theme.quiet());
        if let Some(warning) = article.warnings.first() {
            let words = format!("! {}", warning.message);
            if width_within(&words, to.left() / 3) {
                to.right(&words, over(line, theme.warning()));
            } else {
                to.right("!", over(line, theme.warning()));
            }
            to.right("  ", line);
        }
        let kilobytes = article.text.as_str().len().div_ceil(1000);
        if to.left() >= 60 {
            to.right(&format!("{} KB", grouped(kilobytes)), quiet)
                .right("  ", line);
        }
        let notes = self.model.annotations.get(article.id.index());
        let published = notes.map_or(&article.published, |n| &n.published);
        let read = if self.app.has_read(article.id) {
            "✓"
        } else {
            " "
        };
        to.text(&format!("{:>3}{read} ", article.id.index() + 1), quiet);
        if to.left() >= 60 {
            column(to, &when::published(published), 34, quiet);
        } else {
            let day = published.value.map_or_else(|| "?".to_owned(), when::short);
            column(to, &day, 8, quiet);
        }
        if let Some(source) = &article.source
            && to.left() >= 30
        {
            column(to, source.as_str(), 14, over(line, theme.strong()));
        }
        to.cut(article.title.as_str(), line);
    }

    fn skipped(&self, skipped: &Skipped, selected: bool, to: &mut Row<'_>) {
        let line = if selected {
            self.theme.selected(true)
        } else {
            self.theme.text()
        };
        to.text("  ✗  ", over(line, self.theme.warning()));
        to.cut(skipped.path.as_str(), line);
        to.cut(" · ", over(line, self.theme.quiet()));
        to.cut(skipped.reason.as_str(), over(line, self.theme.quiet()));
    }
}

/// Writes `words` into `columns` columns, the last of them blank.
fn column(to: &mut Row<'_>, words: &str, columns: usize, style: ratatui::style::Style) {
    let rest = to.left().saturating_sub(columns);
    to.keep(rest + 1);
    to.cut(words, style);
    to.unkeep(1);
    let padding = " ".repeat(to.left());
    to.text(
        &padding,
        style.remove_modifier(ratatui::style::Modifier::UNDERLINED),
    );
    to.unkeep(rest);
}
