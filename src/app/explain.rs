//! Where a date, an actor, a quotation or an event comes from.

mod lines;

use super::window::{self, Seen};
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
    /// Where it can be read; `Enter` goes there.
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
        self.mode = Mode::Explain(Explain {
            title,
            lines,
            ..Explain::default()
        });
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
                let place = explain
                    .lines
                    .get(explain.cursor)
                    .and_then(|line| line.place);
                let Some(place) = place else {
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
