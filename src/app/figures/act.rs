//! Performs actions on figures over time.

use super::Figures;
use crate::app::copy::{citation, one_line, quoted_at};
use crate::app::find::Needle;
use crate::app::stage::Stage;
use crate::app::stage::sought::{Rows, Sought};
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
        match action {
            Action::Peel | Action::Close | Action::Figures => self.leave_stage(None),
            Action::Accept | Action::Open => {
                let Some(place) = self.figures.place(model) else {
                    return Effect::None;
                };
                self.remember();
                self.go_to_place(model, place);
            }
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

impl Rows for Figures {
    fn sought(&self) -> &Sought {
        &self.sought
    }

    fn sought_mut(&mut self) -> &mut Sought {
        &mut self.sought
    }

    fn count(&self, model: &Model) -> usize {
        model.series.len()
    }

    fn here(&self) -> usize {
        self.cursor
    }

    fn holds(&self, model: &Model, row: usize, needle: &Needle) -> bool {
        Self::holds(model, &model.series[row], needle)
    }

    fn reach(&mut self, _: &Model, row: usize) {
        (self.cursor, self.point) = (row, 0);
    }
}
