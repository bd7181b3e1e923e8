//! Performs actions on what is known of one actor.

use super::{Row, Section};
use crate::app::copy::{citation, one_line, quoted_at};
use crate::app::stage::{Sought, Stage};
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
        if self.dossier.sought.typing {
            return self.type_in_dossier(action, model);
        }
        match action {
            Action::Peel | Action::Close | Action::Dossier => self.close_dossier(action),
            Action::Accept | Action::Open => return self.open_known(model),
            Action::Right => return self.open_companion(model),
            Action::Fold => self.dossier.fold(model),
            Action::Find => {
                let at = self.position_in_dossier();
                self.dossier.sought.begin(at);
            }
            Action::FindNext => return self.seek_in_dossier(model, true),
            Action::FindPrevious => return self.seek_in_dossier(model, false),
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

    /// Undoes one layer: what was sought, then the view itself.
    fn close_dossier(&mut self, action: Action) {
        if action == Action::Peel && !self.dossier.sought.line.is_empty() {
            self.dossier.sought = Sought::default();
        } else {
            self.leave_stage(None);
        }
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

    fn type_in_dossier(&mut self, action: Action, model: &Model) -> Effect {
        match self.dossier.sought.edit(action) {
            None => Effect::None,
            Some(false) => Effect::Draw,
            Some(true) => {
                let from = self.dossier.sought.origin;
                self.find_known(model, from, true);
                Effect::Draw
            }
        }
    }

    /// Goes to the next item that holds what is sought, or the previous one.
    fn seek_in_dossier(&mut self, model: &Model, down: bool) -> Effect {
        if self.dossier.sought.line.is_empty() {
            return self.say("Nothing was sought yet: / finds here");
        }
        let all = self.dossier.items().count().max(1);
        let here = self.position_in_dossier();
        let from = if down { here + 1 } else { here + all - 1 };
        if self.find_known(model, from % all, down) {
            return Effect::Draw;
        }
        let text = format!("“{}” is in no line", self.dossier.sought.line.text());
        self.warn(text)
    }

    /// The place of the selected item among all.
    fn position_in_dossier(&self) -> usize {
        let Some(Row::Item(section, item) | Row::Other(section, item, _)) = self.dossier.selected()
        else {
            return 0;
        };
        let at = self.dossier.items().position(|one| one == (section, item));
        at.unwrap_or(0)
    }

    fn find_known(&mut self, model: &Model, from: usize, down: bool) -> bool {
        let items: Vec<(Section, u32)> = self.dossier.items().collect();
        let mut sought = self.dossier.sought.clone();
        let found = sought.seek(items.len(), from, down, |at, needle| {
            let (section, item) = items[at];
            self.dossier.holds(model, section, item, needle)
        });
        self.dossier.sought = sought;
        if let Some(at) = found {
            self.dossier.show(model, items[at].0, items[at].1);
        }
        found.is_some()
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
