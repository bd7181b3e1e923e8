//! Draws figures over time: the series, the chart of the one selected, its values with their words.

mod chart;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::frame::{Frame, clear};
use super::ledger::detail::Detail;
use super::rect;
use super::row::{Row, one_line};
use super::status::grouped;
use super::theme::{Theme, over};
use super::when;
use crate::app::{App, figures};
use crate::model::{Model, Point, Series};
use chart::Chart;

/// Figures over time.
#[derive(Debug)]
pub struct Figures<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Figures<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let view = &self.app.figures;
        let parts = self.app.areas.figures();
        clear(area, buffer);
        let count = grouped(self.model.series.len());
        let apart = if self.app.filters.is_empty() {
            ""
        } else {
            " · of all reports, filters apart"
        };
        let note = format!("{count} series{apart}");
        Frame {
            title: "Figures over time",
            note: &note,
            focused: true,
            scroll: (
                view.top,
                usize::from(parts.list.height),
                self.model.series.len(),
            ),
            theme: self.theme,
        }
        .render(area, buffer);
        let list = rect(parts.list);
        let window = self.model.series.iter().enumerate().skip(view.top);
        for ((index, series), line) in window.zip(0..list.height) {
            self.series(index, series, &mut Row::new(buffer, list, line));
        }
        let Some(series) = view.series(self.model) else {
            return;
        };
        Chart {
            series,
            chosen: view.point,
            theme: self.theme,
        }
        .render(rect(parts.chart), buffer);
        let values = rect(parts.values);
        let window = series.points.iter().enumerate().skip(view.first);
        for ((index, point), line) in window.zip(0..values.height) {
            self.point(index, point, &mut Row::new(buffer, values, line));
        }
        if let Some(place) = view.place(self.model) {
            Detail {
                model: self.model,
                place,
                theme: self.theme,
            }
            .render(rect(parts.detail), buffer);
        }
    }
}

impl Figures<'_> {
    /// What a series measures, and how many values it has.
    fn series(&self, index: usize, series: &Series, to: &mut Row<'_>) {
        let theme = self.theme;
        let selected = index == self.app.figures.cursor;
        let line = self.line(selected, to);
        let count = format!(" {}", grouped(series.points.len()));
        to.right(&count, over(line, theme.quiet()));
        let needle = self.app.figures.sought.needle();
        let holds = |n: &_| figures::Figures::holds(self.model, series, n);
        let found = if needle.as_ref().is_some_and(holds) {
            theme.found(false)
        } else {
            Style::new()
        };
        to.cut(&series.about, over(line, found));
    }

    /// The mark and the style of a row that is selected or not.
    fn line(&self, selected: bool, to: &mut Row<'_>) -> Style {
        let theme = self.theme;
        to.text(if selected { "▌" } else { " " }, theme.bar());
        let line = if selected {
            theme.selected(true)
        } else {
            theme.text()
        };
        to.keep(1).patch(line);
        line
    }

    /// One value: its time, the figure as it is written, the report, the words around it.
    fn point(&self, index: usize, point: &Point, to: &mut Row<'_>) {
        let theme = self.theme;
        let line = self.line(index == self.app.figures.point, to);
        let quiet = over(line, theme.quiet());
        let wide = to.left() >= 70;
        column(to, &time(point), 15, quiet);
        let mark = if point.before { "○ " } else { "● " };
        to.text(mark, over(line, theme.level()));
        let words = one_line(self.model.words(point.place));
        column(to, &words, 16, over(line, theme.figure()));
        let article = self.model.article(point.place.article);
        column(
            to,
            article.short_source(),
            if wide { 16 } else { 12 },
            quiet,
        );
        let notes = self.model.annotations.get(point.place.article.index());
        let sentence = notes.and_then(|n| {
            let at = n.sentence_at(point.place.span.start)?;
            Some(n.sentences[at].span)
        });
        // Whole it stands below.
        if let Some(sentence) = sentence.filter(|_| to.left() > 10) {
            let words = article.words(sentence);
            let ends = (0..=words.len().min(200)).rev();
            let end = ends.into_iter().find(|&at| words.is_char_boundary(at));
            to.cut(&one_line(&words[..end.unwrap_or(0)]), quiet);
        }
    }
}

/// The time of a point in few columns; "rep." where it is that of its report.
fn time(point: &Point) -> String {
    match (point.period, point.reported) {
        (Some(period), _) => when::briefly(&period),
        (None, Some(day)) => format!("rep. {}", when::short(day)),
        (None, None) => "no date".to_owned(),
    }
}

/// Writes `words` into `columns` columns, the last of them blank.
fn column(to: &mut Row<'_>, words: &str, columns: usize, style: Style) {
    let rest = to.left().saturating_sub(columns);
    to.keep(rest + 1);
    to.cut(words, style);
    to.unkeep(1);
    let gap = to.left();
    to.skip(gap);
    to.unkeep(rest);
}
