//! What fills the screen between the line on top and the one at the bottom.

pub mod sought;

use super::action::Context;
use super::{Action, App, Effect, Mode, Pane, copy};
use crate::model::Model;

/// What fills the screen between the line on top and the one at the bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Timeline, reader and actors.
    #[default]
    Panes,
    /// What the reports say of one thing, row by row.
    Ledger,
    /// Which report tells which event.
    Coverage,
    /// What is known of one actor.
    Dossier,
    /// Figures over time.
    Figures,
}

impl App {
    /// Makes the rows of the view that fills the screen anew: the filters or the model changed.
    pub(super) fn restage(&mut self, model: &Model) {
        match self.stage {
            Stage::Panes | Stage::Figures => {}
            Stage::Ledger => self.ledger.rebuild(model, &self.filters),
            Stage::Coverage => self.coverage.rebuild(model, &self.filters),
            Stage::Dossier => match self.dossier.actor {
                Some(actor) => self.dossier.open(model, actor),
                None => self.stage = Stage::Panes,
            },
        }
    }

    /// Lays what stands side by side aside, for an overlay to lie over it.
    pub(super) fn cover(&mut self) {
        if matches!(self.mode, Mode::Sides(_) | Mode::Opposite(_)) {
            self.under = Some(Box::new(std::mem::take(&mut self.mode)));
        }
    }

    /// Comes back to what lay under an overlay that `action` closed; where it went elsewhere, that is left, too.
    pub(super) fn uncover(&mut self, action: Action) {
        if self.mode != Mode::Normal {
            return;
        }
        let Some(under) = self.under.take() else {
            return;
        };
        if matches!(
            action,
            Action::Peel
                | Action::Close
                | Action::Help
                | Action::Explain
                | Action::Palette
                | Action::Articles
                | Action::DeleteBack
        ) {
            self.mode = *under;
        }
    }

    /// Opens an overlay over what stands side by side, or copies from it; `None` for an action that is none of these.
    pub(super) fn update_beside(&mut self, action: Action, model: &Model) -> Option<Effect> {
        let place = match &self.mode {
            Mode::Sides(sides) => sides.place_of_cursor(),
            Mode::Opposite(opposite) => opposite.place(),
            _ => None,
        };
        match action {
            Action::Palette | Action::Help | Action::Articles | Action::Command => {
                self.cover();
                Some(self.update_stage(action, model))
            }
            Action::Write => Some(self.write(model, None)),
            Action::Explain => {
                self.cover();
                Some(self.explain_place(model, place?))
            }
            Action::Copy | Action::CopyCited => {
                let cited = action == Action::CopyCited;
                let text = copy::of_place(model, place?, cited);
                Some(self.copy_text(text, cited))
            }
            _ => None,
        }
    }

    /// Where a key is pressed while no overlay is open.
    pub(super) fn stage_context(&self) -> Context {
        match self.under.as_deref() {
            Some(Mode::Sides(_)) => return Context::Sides,
            Some(Mode::Opposite(_)) => return Context::Opposite,
            _ => {}
        }
        match self.stage {
            _ if self.is_seeking() => Context::StageLine,
            Stage::Panes => Context::Pane(self.focus),
            Stage::Ledger => Context::Ledger,
            Stage::Coverage => Context::Coverage,
            Stage::Dossier => Context::Dossier,
            Stage::Figures => Context::Figures,
        }
    }

    /// An action of its own that every view of the whole screen knows.
    pub(super) fn update_stage(&mut self, action: Action, model: &Model) -> Effect {
        match action {
            Action::Palette => self.open_palette(model),
            Action::Help => self.open_help(),
            Action::Articles => self.open_articles(model),
            Action::Command => self.open_command(),
            Action::FilterSingle
            | Action::FilterUndated
            | Action::FilterDiffering
            | Action::FilterSpan
            | Action::FilterArticle
            | Action::FilterActor => return self.update_places(action, model),
            Action::Write => return self.write(model, None),
            Action::Earlier | Action::Later => return self.know(action, model),
            Action::Ledger => return self.open_ledger(model),
            Action::Coverage => return self.open_coverage(model),
            Action::Dossier => return self.open_dossier(model),
            Action::Figures => return self.open_figures(model),
            Action::Back | Action::Forward => return self.travel(action, model),
            Action::FocusTimeline => self.leave_stage(Some(Pane::Timeline)),
            Action::FocusReader => self.leave_stage(Some(Pane::Reader)),
            Action::FocusActors => self.leave_stage(Some(Pane::Actors)),
            _ => return Effect::None,
        }
        Effect::Draw
    }

    /// Goes back to the panes, one of them in focus.
    pub(super) fn leave_stage(&mut self, pane: Option<Pane>) {
        self.stage = Stage::Panes;
        if let Some(pane) = pane {
            self.focus_on(pane);
        }
    }
}
