//! Where the user has been, to go back and forward.

use super::{App, Pane, Stage};
use crate::corpus::ArticleId;
use crate::model::{ActorId, EventId, Model};

/// A place the user was at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// What filled the screen.
    pub stage: Stage,
    /// The pane that led.
    pub focus: Pane,
    /// The selected event and the account shown.
    pub event: Option<(EventId, usize)>,
    /// The article that was open, and the byte under the eye.
    pub article: Option<(ArticleId, u32)>,
    /// The actor whose dossier filled the screen, and the row that was selected there.
    pub dossier: Option<(ActorId, usize)>,
}

/// Where the user has been.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Places to go back to, oldest first.
    pub back: Vec<Stop>,
    /// Places to go forward to, nearest last.
    pub forward: Vec<Stop>,
}

/// The most places that are kept.
const MOST: usize = 200;

impl App {
    /// Remembers the present place before a jump.
    pub(super) fn remember(&mut self) {
        let here = self.here();
        if self.history.back.last() != Some(&here) {
            self.history.back.push(here);
        }
        if self.history.back.len() > MOST {
            self.history.back.remove(0);
        }
        self.history.forward.clear();
    }

    fn here(&self) -> Stop {
        Stop {
            stage: self.stage,
            focus: self.focus,
            event: self.event,
            article: self.reader.article.map(|id| (id, self.reader.at())),
            dossier: (self.stage == Stage::Dossier)
                .then(|| Some((self.dossier.actor?, self.dossier.cursor)))
                .flatten(),
        }
    }

    /// Goes back to where the user was; `false` where there is no such place.
    pub(super) fn back(&mut self, model: &Model) -> bool {
        let here = self.here();
        while let Some(stop) = self.history.back.pop() {
            if stop != here {
                self.history.forward.push(here);
                self.restore(model, stop);
                return true;
            }
        }
        false
    }

    /// Goes forward again; `false` where the user did not go back.
    pub(super) fn forward(&mut self, model: &Model) -> bool {
        let here = self.here();
        while let Some(stop) = self.history.forward.pop() {
            if stop != here {
                self.history.back.push(here);
                self.restore(model, stop);
                return true;
            }
        }
        false
    }

    /// Takes a place up again.
    pub(super) fn restore(&mut self, model: &Model, stop: Stop) {
        self.focus = stop.focus;
        self.event = stop.event;
        self.timeline.mark = None;
        if let Some((event, _)) = stop.event {
            self.timeline.select(event);
            if !self.is_held(Pane::Actors) {
                self.actors.bring(model, Some(event));
            }
        }
        if let Some((article, at)) = stop.article {
            let account = self.account_at(model, article, at);
            self.reader.open(model, article);
            self.reader.go(model, at);
            self.reader.account = account;
        }
        self.stage = stop.stage;
        match stop.dossier {
            Some((actor, row)) => self.dossier.reopen(model, actor, row),
            None => self.restage(model),
        }
    }

    /// The span of the selected event's account, if that is what stands at byte `at`.
    fn account_at(
        &self,
        model: &Model,
        article: ArticleId,
        at: u32,
    ) -> Option<crate::corpus::Span> {
        let (event, account) = self.event?;
        let account = model.event(event).accounts.get(account)?;
        let here = account.article == article && account.span.start <= at && at < account.span.end;
        here.then_some(account.span)
    }
}
