//! Asks for a span of time, and refuses what is none or holds nothing.

use chrono::{Datelike as _, NaiveDate};

use super::line::Line;
use super::{Action, App, Effect, Filter, Mode, days};
use crate::model::Model;

impl App {
    pub(super) fn filter_span(&mut self, model: &Model) -> Effect {
        let days = self
            .timeline
            .mark
            .and_then(|_| self.timeline.selected_days(model));
        match days {
            Some(days) => self.toggle_filter(model, Filter::Span(days.start, days.end)),
            None => self.mode = Mode::Span(Line::default()),
        }
        Effect::Draw
    }

    /// An action while the line that asks for a span is open.
    pub(super) fn update_span(&mut self, action: Action, model: &Model) -> Effect {
        let Mode::Span(line) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel | Action::Close => self.mode = Mode::Normal,
            Action::DeleteBack if line.is_empty() => self.mode = Mode::Normal,
            Action::Accept if line.text().trim().is_empty() => self.mode = Mode::Normal,
            Action::Accept => {
                let typed = line.text().to_owned();
                match self.span_of(model, &typed) {
                    Ok((from, to)) => {
                        self.mode = Mode::Normal;
                        self.toggle_filter(model, Filter::Span(from, to));
                    }
                    Err(error) => {
                        if let Mode::Span(line) = &mut self.mode {
                            line.error = Some(error);
                        }
                    }
                }
            }
            _ => return line.edit(action).map_or(Effect::None, |_| Effect::Draw),
        }
        Effect::Draw
    }

    /// The span that `typed` names; the error tells what is understood and which days the events span.
    pub(super) fn span_of(
        &self,
        model: &Model,
        typed: &str,
    ) -> Result<(NaiveDate, NaiveDate), String> {
        let span = days::parse(typed, self.year_meant(model));
        let (from, to) = span.ok_or_else(|| format!("{}{}", days::EXPECTED, told(model)))?;
        if model.events.iter().any(|event| event.lies_in(from, to)) {
            return Ok((from, to));
        }
        Err(format!(
            "no event lies in {}{}",
            range(from, to),
            told(model)
        ))
    }

    /// The year that is meant where none is typed: that of the open article, else of the newest one.
    fn year_meant(&self, model: &Model) -> Option<i32> {
        let notes = self
            .reader
            .article
            .and_then(|id| model.annotations.get(id.index()));
        let open = notes.and_then(|notes| notes.published.value);
        open.or_else(|| model.newest()).map(|day| day.year())
    }
}

/// Which days the events span, for an error.
fn told(model: &Model) -> String {
    let periods = || {
        let whens = model.events.iter().filter_map(|event| event.when.as_ref());
        whens.filter_map(|when| when.period)
    };
    let first = periods().map(|p| p.start).min();
    let last = periods().map(|p| p.end).max();
    let Some((first, last)) = first.zip(last) else {
        return "; no event here has a date".to_owned();
    };
    format!("; events are told from {}", range(first, last))
}

/// Two days for an error: `2025-06-06 to 2025-06-09`, or one.
fn range(from: NaiveDate, to: NaiveDate) -> String {
    match (from == NaiveDate::MIN, to == NaiveDate::MAX) {
        (true, _) => format!("..{to}"),
        (_, true) => format!("{from}.."),
        _ if from == to => from.to_string(),
        _ => format!("{from} to {to}"),
    }
}
