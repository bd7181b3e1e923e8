//! Performs actions on figures over time.

use super::Figures;
use crate::app::copy::{citation, one_line, quoted_at};
use crate::app::stage::{Sought, Stage};
use crate::app::{Action, App, Effect};
use crate::model::{Model, Place};

impl App {
    /// Opens the figures over time, at one of the sentence under the eye if there is one.
    pub(in crate::app) fn open_figures(&mut self, model: &Model) -> Effect {
        if model.series.is_empty() {
            return self.say(
                "No figure was found twice: a series needs two values of one measure, in one unit",
            );
        }
        self.remember();
        self.timeline.mark = None;
        let eye = self.reader.article.zip(self.reader.sentence);
        if let Some((article, span)) = eye {
            self.figures.select(model, Place { article, span });
        }
        self.stage = Stage::Figures;
        Effect::Draw
    }

    /// An action while the view fills the screen.
    pub(in crate::app) fn update_figures(&mut self, action: Action, model: &Model) -> Effect {
        if self.figures.sought.typing {
            return self.type_in_figures(action, model);
        }
        match action {
            Action::Peel if !self.figures.sought.line.is_empty() => {
                self.figures.sought = Sought::default();
            }
            Action::Peel | Action::Close | Action::Figures => self.leave_stage(None),
            Action::Accept | Action::Open => {
                let Some(place) = self.figures.place(model) else {
                    return Effect::None;
                };
                self.remember();
                self.go_to_place(model, place);
            }
            Action::Find => self.figures.sought.begin(self.figures.cursor),
            Action::FindNext => return self.seek_in_figures(model, true),
            Action::FindPrevious => return self.seek_in_figures(model, false),
            Action::Explain => return self.explain_figure(model),
            Action::Copy => return self.copy_figure(model, false),
            Action::CopyCited => return self.copy_figure(model, true),
            _ => {
                let height = self.areas.figures().list.height;
                return match self.figures.step(action, model, height) {
                    Some(true) => Effect::Draw,
                    Some(false) => Effect::None,
                    None => self.update_stage(action, model),
                };
            }
        }
        Effect::Draw
    }

    fn type_in_figures(&mut self, action: Action, model: &Model) -> Effect {
        match self.figures.sought.edit(action) {
            None => Effect::None,
            Some(false) => Effect::Draw,
            Some(true) => {
                let from = self.figures.sought.origin;
                self.find_series(model, from, true);
                Effect::Draw
            }
        }
    }

    /// Goes to the next series that holds what is sought, or the previous one.
    fn seek_in_figures(&mut self, model: &Model, down: bool) -> Effect {
        if self.figures.sought.line.is_empty() {
            return self.say("Nothing was sought yet: / finds here");
        }
        let all = model.series.len().max(1);
        let here = self.figures.cursor;
        let from = if down { here + 1 } else { here + all - 1 };
        if self.find_series(model, from % all, down) {
            return Effect::Draw;
        }
        let text = format!("“{}” is in no series", self.figures.sought.line.text());
        self.warn(text)
    }

    fn find_series(&mut self, model: &Model, from: usize, down: bool) -> bool {
        let holds = |at: usize, needle: &_| Figures::holds(model, &model.series[at], needle);
        let sought = &mut self.figures.sought;
        let found = sought.seek(model.series.len(), from, down, holds);
        if let Some(at) = found {
            (self.figures.cursor, self.figures.point) = (at, 0);
        }
        found.is_some()
    }

    fn copy_figure(&mut self, model: &Model, cited: bool) -> Effect {
        let Some(place) = self.figures.place(model) else {
            return self.say("Nothing is selected that could be copied");
        };
        let words = one_line(model.words(place));
        let text = if cited {
            let words = quoted_at(model, place, &words);
            format!("{words} — {}", citation(model, place))
        } else {
            words
        };
        self.copy_text(text, cited)
    }
}
