//! Performs actions on what is known of one actor.

use super::{Dossier, Row, Section};
use crate::app::copy::{citation, one_line, quoted_at};
use crate::app::find::Needle;
use crate::app::stage::Stage;
use crate::app::stage::sought::{Rows, Sought};
use crate::app::{Action, App, Effect, Pane};
use crate::model::{ActorId, Model};

impl App {
    /// Opens what is known of the selected actor, or the one marked last.
    pub(in crate::app) fn open_dossier(&mut self, model: &Model) -> Effect {
        let selected = self.actors.selected();
        let actor = match self.focus {
            Pane::Actors => selected,
            _ => self.marked.or(selected),
        };
        match actor {
            Some(actor) => self.open_dossier_of(model, actor),
            None => self.say("No actor is selected"),
        }
    }

    /// Opens what is known of `actor`.
    pub(in crate::app) fn open_dossier_of(&mut self, model: &Model, actor: ActorId) -> Effect {
        self.remember();
        self.timeline.mark = None;
        self.stage = Stage::Dossier;
        self.marked = Some(actor);
        self.dossier.open(model, actor);
        Effect::Draw
    }

    /// An action while the view fills the screen.
    pub(in crate::app) fn update_dossier(&mut self, action: Action, model: &Model) -> Effect {
        match action {
            Action::Peel | Action::Close | Action::Dossier => self.leave_stage(None),
            Action::Accept | Action::Open => return self.open_known(model),
            Action::Right => return self.open_companion(model),
            Action::Fold => self.dossier.fold(model),
            Action::Explain => return self.explain_known(model),
            Action::Copy => return self.copy_known(model, false),
            Action::CopyCited => return self.copy_known(model, true),
            Action::FilterActor => {
                if let Some(actor) = self.dossier.actor {
                    self.leave_stage(None);
                    self.toggle_filter(model, crate::app::Filter::Actor(actor));
                }
            }
            _ => {
                let height = self.areas.dossier().rows.height;
                return match self.dossier.step(action, height) {
                    Some(true) => Effect::Draw,
                    Some(false) => Effect::None,
                    None => self.update_stage(action, model),
                };
            }
        }
        Effect::Draw
    }

    /// Goes to the words of the selected row; a companion, and a count of what is folded, unfold.
    fn open_known(&mut self, model: &Model) -> Effect {
        match self.dossier.selected() {
            Some(Row::Item(Section::With, _) | Row::More(..)) => self.dossier.fold(model),
            Some(row) => {
                let Some(place) = self.dossier.place(row) else {
                    return Effect::None;
                };
                self.remember();
                self.go_to_place(model, place);
                self.marked = self.dossier.actor;
            }
            None => return Effect::None,
        }
        Effect::Draw
    }

    /// Opens what is known of the selected companion, or of whose word the selected row is.
    fn open_companion(&mut self, model: &Model) -> Effect {
        use crate::model::dossier::Teller;
        let actor = match self.dossier.selected() {
            Some(Row::Item(Section::With, item) | Row::Other(Section::With, item, _)) => {
                self.dossier.companion(item).map(|c| c.actor)
            }
            Some(Row::Item(section, item) | Row::Other(section, item, _)) => self
                .dossier
                .deed(section, item)
                .and_then(|deed| match deed.teller {
                    Some(Teller::Actor(actor)) => Some(actor),
                    _ => None,
                }),
            _ => None,
        };
        match actor.filter(|actor| self.dossier.actor != Some(*actor)) {
            Some(actor) => self.open_dossier_of(model, actor),
            None => self.say("This line names no other actor whose dossier could be opened"),
        }
    }

    fn copy_known(&mut self, model: &Model, cited: bool) -> Effect {
        let row = self.dossier.selected();
        if let Some(Row::Item(Section::With, item)) = row
            && let Some(companion) = self.dossier.companion(item)
        {
            let name = model.actor(companion.actor).name.to_string();
            return self.copy_text(name, false);
        }
        let Some(place) = row.and_then(|row| self.dossier.place(row)) else {
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

impl Rows for Dossier {
    fn sought(&self) -> &Sought {
        &self.sought
    }

    fn sought_mut(&mut self) -> &mut Sought {
        &mut self.sought
    }

    fn count(&self, _: &Model) -> usize {
        let sections = Section::ALL.into_iter();
        sections.map(|section| Self::count(self, section)).sum()
    }

    fn here(&self) -> usize {
        match self.selected() {
            Some(Row::Item(section, item) | Row::Other(section, item, _)) => {
                self.number_of(section, item)
            }
            _ => 0,
        }
    }

    fn holds(&self, model: &Model, row: usize, needle: &Needle) -> bool {
        let item = self.item_at(row);
        item.is_some_and(|(section, item)| Self::holds(self, model, section, item, needle))
    }

    fn reach(&mut self, model: &Model, row: usize) {
        if let Some((section, item)) = self.item_at(row) {
            self.show(model, section, item);
        }
    }
}
