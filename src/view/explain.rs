//! Draws where a date, an actor, a quotation or an event comes from.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::widgets::Widget;

use super::list::List;
use super::row::Row;
use super::theme::{Theme, over};
use crate::app::explain::{self, ExplainLine, LineKind};
use crate::model::Model;

/// An explanation.
#[derive(Debug)]
pub struct Explain<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What is explained.
    pub explain: &'a explain::Explain,
    /// The styles.
    pub theme: Theme,
}

/// Columns for the names of facts.
const LABEL: usize = 12;

impl Widget for Explain<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let explain = self.explain;
        List {
            title: &explain.title,
            note: "where it comes from",
            line: None,
            typing: false,
            rows: area.inner(Margin::new(1, 1)),
            place: (explain.top, explain.cursor, explain.lines.len()),
            none: "nothing fits",
            theme: self.theme,
        }
        .render(area, buffer, |index, selected, to| {
            if let Some(line) = explain.lines.get(index) {
                self.line(line, selected, to);
            }
        });
    }
}

impl Explain<'_> {
    fn line(&self, line: &ExplainLine, selected: bool, to: &mut Row<'_>) {
        let theme = self.theme;
        let base = if selected {
            theme.selected(true)
        } else {
            theme.text()
        };
        to.keep(1);
        if let Some(place) = line.place {
            let source = self.source(place);
            if super::row::width_within(&source, to.left() / 3) {
                to.right(&source, over(base, theme.quiet()))
                    .right("  ", base);
            }
        }
        match line.kind {
            LineKind::Heading => {
                to.cut(&line.text, over(base, theme.heading()));
            }
            LineKind::Fact => {
                to.text(
                    &format!("  {:<LABEL$}", line.label),
                    over(base, theme.quiet()),
                );
                to.cut(&line.text, base);
            }
            LineKind::Words => {
                to.text("  ", base);
                to.text(
                    if line.label.is_empty() {
                        ""
                    } else {
                        line.label
                    },
                    over(base, theme.quiet()),
                );
                to.text(if line.label.is_empty() { "" } else { " " }, base);
                to.cut(&line.text, over(base, theme.quotation()));
            }
            LineKind::Reason => {
                to.text("  · ", over(base, theme.quiet()));
                to.cut(&line.text, base);
            }
        }
    }

    /// Where words stand: `Report 2 ¶3`.
    fn source(&self, place: crate::model::Place) -> String {
        self.model
            .articles
            .get(place.article.index())
            .map_or_else(String::new, |article| {
                let source = article.source.as_ref().unwrap_or(&article.title);
                format!("{source} ¶{}", article.paragraph(place.span.start))
            })
    }
}
