//! Performs actions on the ledger.

use super::{Ledger, words};
use crate::app::find::Needle;
use crate::app::stage::Stage;
use crate::app::stage::sought::{Rows, Sought};
use crate::app::{Action, App, Effect, Pane};
use crate::model::{DiscrepancyKind, Model, State};

impl App {
    /// Opens the ledger at the selected event.
    pub(in crate::app) fn open_ledger(&mut self, model: &Model) -> Effect {
        if model.discrepancies.is_empty() {
            return self.say("No two reports tell a comparable thing of the same event");
        }
        self.remember();
        self.timeline.mark = None;
        self.stage = Stage::Ledger;
        self.ledger.rebuild(model, &self.filters);
        let event = self.event.map(|(event, _)| event);
        if event.is_some_and(|event| !self.ledger.select_event(event)) {
            return self.say("Nothing comparable is told of the selected event: here is the rest");
        }
        Effect::Draw
    }

    /// An action while the ledger fills the screen.
    pub(in crate::app) fn update_ledger(&mut self, action: Action, model: &Model) -> Effect {
        match action {
            Action::Peel | Action::Close | Action::Ledger => {
                return self.close_ledger(action, model);
            }
            Action::Accept | Action::Open => return self.open_cell(model),
            Action::Fold => self.ledger.fold(model),
            Action::NextOrder => {
                self.ledger.order = self.ledger.order.next();
                self.ledger.rebuild(model, &self.filters);
            }
            Action::NextState | Action::FilterDiffering => return self.next_state(model),
            Action::NextKind => return self.next_kind(model),
            Action::Explain => return self.explain_row(model),
            Action::Accounts | Action::Opposite => return self.set_beside(action, model),
            Action::Copy => return self.copy_row(model, false),
            Action::CopyCited => return self.copy_row(model, true),
            Action::FocusTimeline => return self.leave_for_timeline(model),
            _ => {
                let height = self.areas.ledger().rows.height;
                return match self.ledger.step(action, model, height) {
                    Some(true) => Effect::Draw,
                    Some(false) => Effect::None,
                    None => self.update_stage(action, model),
                };
            }
        }
        Effect::Draw
    }

    /// Undoes one layer: the filters of the ledger's own, then the view itself.
    fn close_ledger(&mut self, action: Action, model: &Model) -> Effect {
        let ledger = &mut self.ledger;
        if action == Action::Peel && (ledger.state.is_some() || ledger.kind.is_some()) {
            (ledger.state, ledger.kind) = (None, None);
            ledger.rebuild(model, &self.filters);
        } else {
            self.leave_stage(None);
        }
        Effect::Draw
    }

    /// Closes the view and puts the reader on the words of the chosen cell; unfolds what is folded.
    fn open_cell(&mut self, model: &Model) -> Effect {
        let Some(place) = self.ledger.value(model).map(|value| value.place) else {
            self.ledger.fold(model);
            return Effect::Draw;
        };
        self.remember();
        if let Some(event) = self.ledger.event() {
            self.timeline.select(event);
        }
        self.go_to_place(model, place);
        Effect::Draw
    }

    /// Goes to the timeline, at the event of the selected row.
    fn leave_for_timeline(&mut self, model: &Model) -> Effect {
        self.remember();
        let event = self.ledger.event();
        self.leave_stage(Some(Pane::Timeline));
        if let Some(event) = event.filter(|id| self.timeline.row_of(*id).is_some()) {
            self.go_to_event(model, event);
        }
        Effect::Draw
    }

    /// Shows the rows of one state alone: those that differ, then each other state that there is, then all.
    fn next_state(&mut self, model: &Model) -> Effect {
        let counts = self.ledger.counts;
        let there = State::ALL.into_iter().filter(|s| counts[*s as usize] > 0);
        let now = self.ledger.state;
        self.ledger.state = there.into_iter().find(|s| now.is_none_or(|now| *s > now));
        self.ledger.rebuild(model, &self.filters);
        match self.ledger.state {
            Some(state) if now.is_none() && state != State::Differ => {
                self.say(&format!("Nothing differs; these rows: {}", state.name()))
            }
            _ => Effect::Draw,
        }
    }

    /// Shows the rows of one kind alone, then of the next one that there is, then all.
    fn next_kind(&mut self, model: &Model) -> Effect {
        let now = self.ledger.kind;
        let there = |kind: &DiscrepancyKind| model.discrepancies.iter().any(|d| d.kind == *kind);
        let mut kinds = DiscrepancyKind::ALL.into_iter().filter(there);
        self.ledger.kind = kinds.find(|kind| now.is_none_or(|now| *kind > now));
        self.ledger.rebuild(model, &self.filters);
        Effect::Draw
    }

    fn copy_row(&mut self, model: &Model, cited: bool) -> Effect {
        let Some(id) = self.ledger.selected() else {
            return self.say("Nothing is selected that could be copied");
        };
        let text = words::copied(model, model.discrepancy(id), cited);
        self.copy_text(text, cited)
    }
}

impl Rows for Ledger {
    fn sought(&self) -> &Sought {
        &self.sought
    }

    fn sought_mut(&mut self) -> &mut Sought {
        &mut self.sought
    }

    fn count(&self, _: &Model) -> usize {
        self.kept().len()
    }

    fn here(&self) -> usize {
        let selected = self.selected();
        let mut kept = self.kept().iter();
        let at = kept.position(|id| Some(*id) == selected);
        at.unwrap_or(0)
    }

    fn holds(&self, model: &Model, row: usize, needle: &Needle) -> bool {
        words::holds(model, model.discrepancy(self.kept()[row]), needle)
    }

    fn reach(&mut self, model: &Model, row: usize) {
        self.show(model, self.kept()[row]);
    }
}
