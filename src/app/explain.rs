//! Where a date, an actor, a quotation or an event comes from.

mod compared;
mod figured;
mod known;
mod lines;

use super::window::{self, Seen};
use super::wrap;
use super::{Action, App, Effect, Mode, Pane};
use crate::model::{Model, Place};

/// What a line of an explanation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The thing explained begins.
    Heading,
    /// A name and its value ("anchor", "Friday 6 June 2025, the publication date").
    Fact,
    /// Verbatim words, with their place.
    Words,
    /// A reason in plain words.
    Reason,
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplainLine {
    /// What it is.
    pub kind: LineKind,
    /// The name of a fact ("rule"); empty for other lines.
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// Where it can be read; `Enter` goes there. A line that goes on from the one above has none of its own.
    pub place: Option<Place>,
}

/// The state of an explanation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explain {
    /// What is explained.
    pub title: String,
    /// The explanation.
    pub lines: Vec<ExplainLine>,
    /// The selected line.
    pub cursor: usize,
    /// The first line on the screen.
    pub top: usize,
    seen: Seen,
}

impl Explain {
    /// An explanation whose long lines go on below, in an overlay of `width` columns.
    fn new(title: String, lines: Vec<ExplainLine>, width: u16) -> Self {
        let mut wrapped = Vec::with_capacity(lines.len());
        for line in lines {
            // The view sets facts after their names, and the source to the right of words.
            let room = match line.kind {
                LineKind::Fact => width.saturating_sub(18),
                LineKind::Words => width / 3 * 2,
                LineKind::Heading | LineKind::Reason => width.saturating_sub(8),
            };
            let pieces = wrap::pieces(&line.text, room.max(16));
            let first = pieces.first().map_or(String::new(), ToString::to_string);
            let rest = pieces.iter().skip(1).map(|piece| ExplainLine {
                kind: line.kind,
                label: "",
                text: (*piece).to_owned(),
                place: None,
            });
            let rest: Vec<_> = rest.collect();
            wrapped.push(ExplainLine {
                text: first,
                ..line
            });
            wrapped.extend(rest);
        }
        Self {
            title,
            lines: wrapped,
            ..Self::default()
        }
    }

    /// Where the selected line can be read: its own place, or that of the words it goes on from.
    pub fn place(&self) -> Option<Place> {
        let mut above = self.lines.get(..=self.cursor)?.iter().rev();
        let kind = above.clone().next()?.kind;
        if kind != LineKind::Words {
            return None;
        }
        above.find_map(|line| line.place)
    }

    /// Fits cursor and window to `height` rows.
    pub(super) fn fit(&mut self, height: u16) {
        let len = self.lines.len();
        window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height);
    }
}

impl App {
    /// Explains what is selected: the event, the sentence under the eye, or the actor.
    pub(super) fn open_explain(&mut self, model: &Model) -> Effect {
        let explained = match self.focus {
            Pane::Timeline => self.timeline.selected().map(|id| lines::event(model, id)),
            Pane::Reader => self.reader.article.map(|article| {
                let span = self.reader.sentence.unwrap_or_default();
                lines::sentence(model, Place { article, span })
            }),
            Pane::Actors => self.actors.selected().map(|id| lines::actor(model, id)),
        };
        let Some((title, lines)) = explained.filter(|(_, lines)| !lines.is_empty()) else {
            return self.say("There is nothing here to explain");
        };
        let width = self.areas.overlay.inner().width;
        self.mode = Mode::Explain(Explain::new(title, lines, width));
        Effect::Draw
    }

    /// Explains the selected event of the grid of coverage.
    pub(super) fn explain_covered(&mut self, model: &Model) -> Effect {
        let Some(id) = self.coverage.event() else {
            return self.say("There is nothing here to explain");
        };
        let (title, lines) = lines::event(model, id);
        let width = self.areas.overlay.inner().width;
        self.mode = Mode::Explain(Explain::new(title, lines, width));
        Effect::Draw
    }

    /// Explains the selected row of what is known of an actor.
    pub(super) fn explain_known(&mut self, model: &Model) -> Effect {
        let Some((title, lines)) = known::selected(model, &self.dossier) else {
            return self.say("There is nothing here to explain");
        };
        let width = self.areas.overlay.inner().width;
        self.mode = Mode::Explain(Explain::new(title, lines, width));
        Effect::Draw
    }

    /// Explains the selected series of figures.
    pub(super) fn explain_figure(&mut self, model: &Model) -> Effect {
        let Some(series) = self.figures.series(model) else {
            return self.say("There is nothing here to explain");
        };
        let (title, lines) = figured::series(model, series);
        let width = self.areas.overlay.inner().width;
        self.mode = Mode::Explain(Explain::new(title, lines, width));
        Effect::Draw
    }

    /// Explains the sentence at a place.
    pub(super) fn explain_place(&mut self, model: &Model, place: Place) -> Effect {
        let (title, lines) = lines::sentence(model, place);
        let width = self.areas.overlay.inner().width;
        self.mode = Mode::Explain(Explain::new(title, lines, width));
        Effect::Draw
    }

    /// Explains the selected row of the ledger.
    pub(super) fn explain_row(&mut self, model: &Model) -> Effect {
        let Some(id) = self.ledger.selected() else {
            return self.say("There is nothing here to explain");
        };
        let (title, lines) = compared::row(model, model.discrepancy(id));
        let width = self.areas.overlay.inner().width;
        self.mode = Mode::Explain(Explain::new(title, lines, width));
        Effect::Draw
    }

    /// An action while an explanation is open.
    pub(super) fn update_explain(&mut self, action: Action, model: &Model) -> Effect {
        let Mode::Explain(explain) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel | Action::Close | Action::Explain => self.mode = Mode::Normal,
            Action::Accept | Action::Open => {
                let Some(place) = explain.place() else {
                    return Effect::None;
                };
                self.mode = Mode::Normal;
                self.remember();
                self.go_to_place(model, place);
            }
            _ => {
                let height = self.areas.overlay.inner().height;
                match window::step(action, explain.cursor, explain.lines.len(), height) {
                    Some(to) => explain.cursor = to,
                    None => return Effect::None,
                }
            }
        }
        Effect::Draw
    }
}
