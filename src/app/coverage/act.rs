//! Performs actions on the grid of coverage.

use crate::app::find::Needle;
use crate::app::stage::Stage;
use crate::app::stage::sought::{Rows, Sought};
use crate::app::{Action, App, Effect, Pane, seek};
use crate::model::{Model, coverage};

use super::{Coverage, Only};

impl App {
    /// Opens the grid at the selected event and the open article.
    pub(in crate::app) fn open_coverage(&mut self, model: &Model) -> Effect {
        if model.events.is_empty() {
            return self.say("No event was found");
        }
        self.remember();
        self.timeline.mark = None;
        // From the ledger, its row's event and its cell's report stay in sight.
        let of_ledger = (self.stage == Stage::Ledger).then(|| {
            let cell = self.ledger.value(model).map(|v| v.place.article);
            (self.ledger.event(), cell)
        });
        self.stage = Stage::Coverage;
        self.coverage.rebuild(model, &self.filters);
        let (event, article) = of_ledger.unwrap_or((None, None));
        let event = event.or(self.event.map(|(event, _)| event));
        self.coverage.select(event, article.or(self.reader.article));
        self.coverage.meet(model);
        Effect::Draw
    }

    /// An action while the grid fills the screen.
    pub(in crate::app) fn update_coverage(&mut self, action: Action, model: &Model) -> Effect {
        match action {
            Action::Peel | Action::Close | Action::Coverage => self.close_coverage(action, model),
            Action::Accept | Action::Open => return self.open_covered(model),
            Action::NextOrder => {
                self.coverage.order = self.coverage.order.next();
                self.coverage.rebuild(model, &self.filters);
            }
            Action::NextState => {
                self.coverage.only = self.coverage.only.next();
                self.coverage.rebuild(model, &self.filters);
            }
            Action::Explain => return self.explain_covered(model),
            Action::Accounts | Action::Opposite => return self.set_beside(action, model),
            Action::FocusTimeline => return self.leave_coverage(model),
            Action::Ledger => {
                self.event = self.coverage.event().map(|event| (event, 0)).or(self.event);
                return self.open_ledger(model);
            }
            _ => {
                let height = self.areas.coverage().rows.height;
                return match self.coverage.step(action, model, height) {
                    Some(true) => Effect::Draw,
                    Some(false) => Effect::None,
                    None => self.update_stage(action, model),
                };
            }
        }
        Effect::Draw
    }

    /// Undoes one layer: what is shown alone, then the view itself.
    fn close_coverage(&mut self, action: Action, model: &Model) {
        let grid = &mut self.coverage;
        if action == Action::Peel && grid.only != Only::All {
            grid.only = Only::All;
            grid.rebuild(model, &self.filters);
        } else {
            self.leave_stage(None);
        }
    }

    /// Closes the view and opens what the article tells of the event, or the place where it would tell it.
    fn open_covered(&mut self, model: &Model) -> Effect {
        let Some((id, article)) = self.coverage.event().zip(self.coverage.article()) else {
            return Effect::None;
        };
        self.remember();
        let event = model.event(id);
        let told = event.accounts.iter().position(|a| a.article == article);
        let span = match told {
            Some(account) => event.accounts[account].span,
            None => coverage::gap(model, event, article).span(),
        };
        self.leave_stage(Some(Pane::Reader));
        self.event = Some((id, told.unwrap_or(0)));
        self.timeline.select(id);
        self.reader.show(model, article, span);
        if told.is_some() {
            return Effect::Draw;
        }
        let words = match coverage::gap(model, event, article) {
            coverage::Gap::After(..) => {
                "It is not told here; in order of time it would stand after this"
            }
            coverage::Gap::Before(..) => {
                "It is not told here; in order of time it would stand before this"
            }
            coverage::Gap::Top => "It is not told here",
        };
        self.say(words)
    }

    /// Goes to the timeline, at the event of the selected row.
    fn leave_coverage(&mut self, model: &Model) -> Effect {
        self.remember();
        let event = self.coverage.event();
        self.leave_stage(Some(Pane::Timeline));
        if let Some(event) = event {
            self.go_to_event(model, event);
        }
        Effect::Draw
    }
}

impl Rows for Coverage {
    fn sought(&self) -> &Sought {
        &self.sought
    }

    fn sought_mut(&mut self) -> &mut Sought {
        &mut self.sought
    }

    fn count(&self, _: &Model) -> usize {
        self.rows.len()
    }

    fn here(&self) -> usize {
        self.cursor
    }

    fn holds(&self, model: &Model, row: usize, needle: &Needle) -> bool {
        seek::in_event(model, model.event(self.rows[row].event), needle)
    }

    fn reach(&mut self, _: &Model, row: usize) {
        self.cursor = row;
    }
}
