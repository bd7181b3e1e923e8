//! Draws the line on top: what is open, what narrows it and how to undo that, how far a loading is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::keys;
use super::row::Row;
use super::theme::Theme;
use super::when;
use crate::app::known::Known;
use crate::app::{Action, App, Filter, Loading, Stage};
use crate::model::Model;

/// A frame must not look at a million articles: of more than so many, dates and warnings are left to their list.
const LOOKED_AT: usize = 4096;

/// The status line.
#[derive(Debug)]
pub struct Status<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Status<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let theme = self.theme;
        let mut row = Row::new(buffer, area, 0);
        row.skip(1).keep(1);
        if let Some(loading) = self.app.loading {
            row.right(&progress(loading), theme.today())
                .right("  ", theme.text());
        }
        if let Some(known) = &self.app.known {
            self.known(known, &mut row);
        }
        if self.app.filters.is_empty() {
            self.corpus(&mut row);
        } else {
            self.filters(&mut row);
        }
    }
}

impl Status<'_> {
    fn corpus(&self, row: &mut Row<'_>) {
        let theme = self.theme;
        let model = self.model;
        // What went wrong is told before what is right.
        let warned = model.articles.iter().take(LOOKED_AT);
        let warned = warned.filter(|a| !a.warnings.is_empty());
        match (model.skipped.len(), warned.count()) {
            (0, 0) => {}
            (0, warned) => {
                row.right(&counted(warned, "warning"), theme.warning());
            }
            (skipped, _) => {
                let words = format!("{} left out", counted(skipped, "file"));
                row.right(&words, theme.warning());
            }
        }
        row.right("  ", theme.text());
        row.cut("tradewar-tui", theme.strong());
        if model.articles.is_empty() {
            return;
        }
        let days = model.annotations.iter().take(LOOKED_AT);
        let days = days.filter_map(|a| a.published.value);
        let days = match (days.clone().min(), days.max()) {
            (Some(first), Some(last)) if model.articles.len() <= LOOKED_AT => {
                format!(", {}", when::range(first, last))
            }
            _ => String::new(),
        };
        let words = format!(
            "  {}{days} · {} · {}",
            counted(model.articles.len(), "article"),
            counted(model.events.len(), "event"),
            counted(model.actors.len(), "actor")
        );
        row.cut(&words, theme.quiet());
    }

    /// The day up to which reports are known, and how many that are.
    fn known(&self, known: &Known, row: &mut Row<'_>) {
        let theme = self.theme;
        let words = format!(
            "as known by {}, {} of {} reports",
            when::day(known.by),
            grouped(self.model.articles.len()),
            grouped(known.all)
        );
        let words = if known.shown == Some(known.by) {
            words
        } else {
            format!("working out what was known by {} …", when::day(known.by))
        };
        row.cut(&words, theme.filter());
        row.cut("  ", theme.text());
    }

    fn filters(&self, row: &mut Row<'_>) {
        let theme = self.theme;
        let peels = self.app.stage == Stage::Panes;
        let key = self.app.key_of(Action::Peel).filter(|_| peels);
        if let Some(key) = key.map(keys::shown) {
            let words = if self.app.filters.len() > 1 {
                " undoes the last"
            } else {
                " undoes"
            };
            if row.left() >= 40 {
                row.right(words, theme.quiet())
                    .right(&key, theme.key())
                    .right("  ", theme.text());
            }
        }
        if self.app.undated_hidden > 0 && row.left() >= 60 {
            let hidden = format!("{} undated hidden", grouped(self.app.undated_hidden));
            row.right(&hidden, theme.quiet()).right("  ", theme.text());
        }
        row.cut("only ", theme.quiet());
        for (at, filter) in self.app.filters.iter().enumerate() {
            if at > 0 {
                row.cut(" + ", theme.quiet());
            }
            row.cut(&self.words(filter), theme.filter());
        }
    }

    fn words(&self, filter: &Filter) -> String {
        match filter {
            Filter::Actor(id) => self
                .model
                .actors
                .get(id.index())
                .map_or_else(String::new, |a| a.name.to_string()),
            Filter::Span(from, to) => when::range(*from, *to),
            Filter::Article(id) => self
                .model
                .articles
                .get(id.index())
                .map_or_else(String::new, |a| {
                    a.source.as_ref().unwrap_or(&a.title).to_string()
                }),
            Filter::Text(_) | Filter::Single | Filter::Undated | Filter::Differing => {
                filter.label(self.model)
            }
        }
    }
}

/// How far a loading has come, in words.
fn progress(loading: Loading) -> String {
    let Loading {
        read,
        annotated,
        found,
    } = loading;
    match (read, found) {
        (0, 0) => "looking for articles …".to_owned(),
        (read, found) if read < found => {
            format!("reading {} of {} …", grouped(read), grouped(found))
        }
        (read, _) if annotated < read => {
            format!("analysing {} of {} …", grouped(annotated), grouped(read))
        }
        _ => "joining accounts …".to_owned(),
    }
}

/// A number with its noun: `1 event`, `2 events`.
pub fn counted(count: usize, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{} {noun}{s}", grouped(count))
}

/// A number with its thousands set off.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_counted() {
        for (number, want) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(number), want);
        }
        assert_eq!(counted(1, "event"), "1 event");
        assert_eq!(counted(2, "event"), "2 events");
    }

    #[test]
    fn a_loading_tells_its_stage() {
        let of = |read, annotated, found| {
            progress(Loading {
                read,
                annotated,
                found,
            })
        };
        assert_eq!(of(0, 0, 0), "looking for articles …");
        assert_eq!(of(1200, 0, 30_000), "reading 1,200 of 30,000 …");
        assert_eq!(of(30_000, 5, 30_000), "analysing 5 of 30,000 …");
        assert_eq!(of(3, 3, 3), "joining accounts …");
    }
}
