//! Draws the timeline: headings, events with their marks, gaps, and the line between past and planned.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::detail::Detail;
use super::frame::Frame;
use super::rect;
use super::row::Row;
use super::strip::Strip;
use super::theme::{Theme, over};
use super::when;
use crate::analysis::Status;
use crate::app::find::Match;
use crate::app::{App, Pane, timeline};
use crate::model::{Event, EventId, Model, State, known};

/// The timeline pane.
#[derive(Debug)]
pub struct Timeline<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Timeline<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let timeline = &self.app.timeline;
        let rows = rect(self.app.areas.timeline);
        Frame {
            title: "Timeline",
            note: &self.note(),
            focused: self.is_focused(),
            scroll: (timeline.top, usize::from(rows.height), timeline.rows.len()),
            theme: self.theme,
        }
        .render(area, buffer);
        Strip {
            strip: &timeline.strip,
            selected: self.selected_day(),
            theme: self.theme,
        }
        .render(rect(self.app.areas.strip), buffer);
        let window = timeline.rows.iter().enumerate().skip(timeline.top);
        for ((index, row), line) in window.zip(0..rows.height) {
            self.row(index, *row, Row::new(buffer, rows, line));
        }
        let selected = timeline
            .selected()
            .and_then(|id| self.model.events.get(id.index()));
        if let Some(event) = selected {
            Detail {
                model: self.model,
                event,
                theme: self.theme,
            }
            .render(rect(self.app.areas.detail), buffer);
        }
        if timeline.rows.is_empty() && !self.model.articles.is_empty() {
            self.nothing(rows, buffer);
        }
    }
}

impl Timeline<'_> {
    fn is_focused(&self) -> bool {
        self.app.focus == Pane::Timeline
    }

    fn note(&self) -> String {
        let held = if self.app.is_held(Pane::Timeline) {
            "held · "
        } else {
            ""
        };
        match (self.app.timeline.events, self.model.events.len()) {
            (1, 1) => format!("{held}1 event"),
            (shown, all) if shown == all => format!("{held}{all} events"),
            (shown, all) => format!("{held}{shown} of {all}"),
        }
    }

    fn selected_day(&self) -> Option<chrono::NaiveDate> {
        let event = self
            .model
            .events
            .get(self.app.timeline.selected()?.index())?;
        Some(event.when.as_ref()?.period?.start)
    }

    fn nothing(&self, area: Rect, buffer: &mut Buffer) {
        let words = if self.app.filters.is_empty() {
            "no event was found"
        } else {
            "no event passes the filters"
        };
        Row::new(buffer, area, 1)
            .skip(2)
            .cut(words, self.theme.quiet());
        if let (false, Some(key)) = (
            self.app.filters.is_empty(),
            self.app.key_of(crate::app::Action::Peel),
        ) {
            let mut row = Row::new(buffer, area, 2);
            row.skip(2).text(&super::keys::shown(key), self.theme.key());
            row.cut(" undoes the last one", self.theme.quiet());
        }
    }

    fn row(&self, index: usize, row: timeline::Row, mut to: Row<'_>) {
        use timeline::Row as R;
        let theme = self.theme;
        let selected = self.app.timeline.is_selected(index);
        if selected {
            to.text("▌", theme.bar());
        } else {
            to.skip(1);
        }
        match row {
            R::Year(year) => heading(&mut to, &year.to_string(), theme.heading(), theme),
            R::Month(day) => {
                to.cut(when::month(day), theme.heading());
            }
            R::Day(day) => {
                to.cut(&when::heading(day), theme.strong());
            }
            R::Span(period) => {
                to.cut(&when::period(&period), theme.strong());
            }
            R::Gap(days) => {
                let words = format!("┄ {} without events ┄", when::length(days));
                to.skip(1).cut(&words, theme.quiet());
            }
            R::Planned(day) => {
                let words = format!("still to come, as of {}", when::short(day));
                heading(&mut to, &words, theme.today(), theme);
            }
            R::Undated(count) => {
                let words = format!("without a date · {count}");
                heading(&mut to, &words, theme.heading(), theme);
            }
            R::Event(id) => self.event(index, id, selected, to),
        }
    }

    fn event(&self, index: usize, id: EventId, selected: bool, mut to: Row<'_>) {
        let Some(event) = self.model.events.get(id.index()) else {
            return;
        };
        let theme = self.theme;
        let line = if selected {
            theme.selected(self.is_focused())
        } else {
            theme.text()
        };
        to.patch(line);
        let precision = event
            .when
            .as_ref()
            .and_then(|w| w.period)
            .map(|p| p.precision);
        to.text(when::mark(precision), over(line, theme.level()));
        to.text(" ", line);
        if let Some(known) = &self.app.known
            && known::is_new(self.model, event, known.by)
        {
            to.right("+", over(line, theme.today())).right(" ", line);
        }
        if event.state != State::SingleSource {
            let (state, style) = state(event.state, theme);
            to.right(state, over(line, style)).right(" ", line);
            to.right(&self.sources(event), over(line, theme.quiet()));
            to.right(" ", line);
        }
        let (mark, style) = status(event.status, theme);
        to.text(mark, over(line, theme.today()));
        let title = self.model.words(event.title);
        to.cut(title, over(over(line, style), self.found(index)));
    }

    /// How many articles tell an event, of how many.
    fn sources(&self, event: &Event) -> String {
        match self.model.articles.len() {
            0..=1 => String::new(),
            all @ 2..=9 => format!("{}/{all}", event.sources()),
            _ => format!("{:>3}", event.sources()),
        }
    }

    /// The style of a row that holds what was sought.
    fn found(&self, index: usize) -> Style {
        let Some(find) = self.app.find.as_ref().filter(|f| f.pane == Pane::Timeline) else {
            return Style::new();
        };
        match find
            .matches
            .binary_search_by_key(&(index as u32), |m| match m {
                Match::Row(row) => *row,
                Match::Text(span) => span.start,
            }) {
            Ok(at) => self.theme.found(find.current == Some(at)),
            Err(_) => Style::new(),
        }
    }
}

/// Words with a rule behind them.
fn heading(to: &mut Row<'_>, words: &str, style: Style, theme: Theme) {
    to.cut(words, style);
    to.text(" ", style);
    to.fill("─", theme.quiet());
}

/// The mark of a state, told apart by shape.
pub fn state(state: State, theme: Theme) -> (&'static str, Style) {
    match state {
        State::Agree => ("=", theme.agree()),
        State::Differ => ("≠", theme.differ()),
        State::Rounded | State::LessExact => ("~", theme.agree()),
        State::Compatible => ("⊂", theme.agree()),
        State::Superseded => ("»", theme.agree()),
        State::SingleSource => ("·", theme.quiet()),
    }
}

/// The mark before the title of what did not simply happen, and the title's style.
pub fn status(status: Status, theme: Theme) -> (&'static str, Style) {
    match status {
        Status::Past => ("", theme.text()),
        Status::Planned => ("▷ ", theme.planned()),
        Status::Conditional => ("◇ ", theme.planned()),
        Status::Negated => ("✗ ", theme.quiet()),
    }
}
