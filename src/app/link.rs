//! Links the panes: the focused one leads, the others follow, and never lead back.

use std::collections::HashSet;

use super::actors::Detail;
use super::{App, Pane, Stage};
use crate::corpus::{ArticleId, Span};
use crate::model::{Event, EventId, Model, Place};

impl App {
    /// Lets the other panes follow the one in focus.
    pub(super) fn lead(&mut self, model: &Model) {
        match self.focus {
            Pane::Timeline => self.lead_from_timeline(model),
            Pane::Reader => self.lead_from_reader(model),
            Pane::Actors => self.lead_from_actors(model),
        }
    }

    /// The selected actor's mentions are marked; what it said is shown where it stands, and so are its events.
    fn lead_from_actors(&mut self, model: &Model) {
        self.marked = self.actors.selected();
        match self.actors.detail() {
            Some(Detail::Said(place)) if !self.is_held(Pane::Reader) => {
                self.reader.show(model, place.article, place.span);
            }
            Some(Detail::Event(event)) => {
                self.event = Some((event, self.best_account(model, event)));
                if !self.is_held(Pane::Timeline) {
                    self.timeline.mark = None;
                    self.timeline.select(event);
                }
                if !self.is_held(Pane::Reader) {
                    self.show_account(model);
                }
            }
            _ => {}
        }
    }

    /// The selected event opens its best account and brings its actors to the front.
    fn lead_from_timeline(&mut self, model: &Model) {
        let Some(event) = self.timeline.selected() else {
            return;
        };
        let kept = self.event.filter(|(id, _)| *id == event);
        let account = kept.map_or_else(|| self.best_account(model, event), |(_, account)| account);
        self.event = Some((event, account));
        if !self.is_held(Pane::Reader) {
            self.show_account(model);
        }
        self.bring_actors(model, event);
    }

    /// The account to open first: the clearest, or the clearest one of the article that is filtered for.
    fn best_account(&self, model: &Model, event: EventId) -> usize {
        let shown = |article: ArticleId| {
            self.filters
                .iter()
                .all(|filter| !matches!(filter, super::Filter::Article(only) if *only != article))
        };
        let mut accounts = model.event(event).accounts.iter();
        accounts.position(|a| shown(a.article)).unwrap_or(0)
    }

    /// The event under the eye is selected in the timeline, and its actors come to the front.
    pub(super) fn lead_from_reader(&mut self, model: &Model) {
        let here = self.event_under_eye(model);
        let Some((span, event, account)) = here.or_else(|| self.event_nearby(model)) else {
            self.reader.account = None;
            if self.focus == Pane::Reader && self.reader.article.is_some() {
                self.say("Nothing in this paragraph is told as an event: the timeline stays");
            }
            return;
        };
        self.reader.account = Some(span);
        self.event = Some((event, account));
        if !self.is_held(Pane::Timeline) {
            self.timeline.mark = None;
            self.timeline.select(event);
        }
        self.bring_actors(model, event);
    }

    /// The event told by the sentence under the eye: the one that is selected already, or the first that passes
    /// the filters.
    fn event_under_eye(&self, model: &Model) -> Option<(Span, EventId, usize)> {
        let article = self.reader.article?;
        let sentence = self.reader.sentence?;
        let events = model.events_of_article.get(article.index())?;
        let end = events.partition_point(|(span, _)| span.start < sentence.end);
        let near = events[..end].iter().rev();
        // Spans are sorted by start and hardly ever nest: a few steps back find all that overlap.
        let here: Vec<_> = near
            .take(16)
            .filter(|(span, _)| span.overlaps(sentence))
            .collect();
        let selected = here
            .iter()
            .find(|(_, id)| Some(*id) == self.timeline.selected());
        let shown = || {
            here.iter()
                .rev()
                .find(|(_, id)| self.timeline.row_of(*id).is_some())
        };
        let &&(span, event) = selected.or_else(shown)?;
        let mut accounts = model.event(event).accounts.iter();
        let account = accounts.position(|a| a.article == article && a.span == span)?;
        Some((span, event, account))
    }

    /// The event that the paragraph under the eye tells: the first at the eye or after it, else the last before.
    fn event_nearby(&self, model: &Model) -> Option<(Span, EventId, usize)> {
        let article = self.reader.article?;
        let at = self.reader.at();
        let blocks = &model.article(article).blocks;
        let block = blocks
            .iter()
            .find(|b| b.span.start <= at && at < b.span.end)?;
        let events = model.events_of_article.get(article.index())?;
        let first = events.partition_point(|(span, _)| span.start < block.span.start);
        let end = events.partition_point(|(span, _)| span.start < block.span.end);
        let told = events.get(first..end)?;
        let shown = |(_, id): &&(Span, EventId)| self.timeline.row_of(*id).is_some();
        let mut after = told.iter().filter(|(span, _)| span.start >= at);
        let before = told.iter().rev().filter(|(span, _)| span.start < at);
        let &(span, event) = after.find(shown).or_else(|| before.clone().find(shown))?;
        let mut accounts = model.event(event).accounts.iter();
        let account = accounts.position(|a| a.article == article && a.span == span)?;
        Some((span, event, account))
    }

    /// Brings an event's actors to the front, unless their pane leads or is held.
    fn bring_actors(&mut self, model: &Model, event: EventId) {
        if self.focus != Pane::Actors && !self.is_held(Pane::Actors) {
            self.actors.bring(model, Some(event));
        }
    }

    /// Opens the account that is due in the reader.
    pub(super) fn show_account(&mut self, model: &Model) {
        let Some((event, account)) = self.event else {
            return;
        };
        if let Some(account) = model.event(event).accounts.get(account) {
            self.reader.show(model, account.article, account.span);
        }
    }

    /// Selects an event and opens its best account, whichever pane is in focus.
    pub(super) fn go_to_event(&mut self, model: &Model, event: EventId) {
        let account = self.best_account(model, event);
        self.event = Some((event, account));
        self.timeline.mark = None;
        self.timeline.select(event);
        self.show_account(model);
        self.bring_actors(model, event);
    }

    /// Opens a place in the reader, highlighted, and gives the reader the focus.
    pub(super) fn go_to_place(&mut self, model: &Model, place: Place) {
        self.stage = Stage::Panes;
        self.reader.show(model, place.article, place.span);
        self.focus = Pane::Reader;
        self.lead_from_reader(model);
        self.reader.account = Some(place.span);
    }

    /// Opens an article where it was left, and gives the reader the focus.
    pub(super) fn go_to_article(&mut self, model: &Model, article: ArticleId) {
        self.stage = Stage::Panes;
        self.reader.open(model, article);
        self.focus = Pane::Reader;
        self.lead_from_reader(model);
    }

    /// Opens what the next article tells of the selected event, the first one after the last. Where one article alone
    /// tells it, its sentences are walked through.
    pub(super) fn next_account(&mut self, model: &Model) -> bool {
        let Some((event, account)) = self.event else {
            return false;
        };
        let walk = walk(model.event(event));
        let Some(here) = stop_of(&walk, model.event(event), account) else {
            return false;
        };
        self.event = Some((event, walk[(here + 1) % walk.len()]));
        self.show_account(model);
        true
    }

    /// Which of the accounts that [`Action::Open`](super::Action::Open) walks through is shown, from 1, and how many
    /// there are: one an article.
    pub fn account_number(&self, model: &Model) -> Option<(usize, usize)> {
        let (event, account) = self.event?;
        let event = model.events.get(event.index())?;
        let walk = walk(event);
        Some((stop_of(&walk, event, account)? + 1, walk.len()))
    }

    /// Opens the mention of `actor` after the eye, the first one after the last.
    pub(super) fn next_mention(&mut self, model: &Model, actor: crate::model::ActorId) -> bool {
        let mentions = &model.actor(actor).mentions;
        let here = self
            .reader
            .article
            .map(|article| (article, self.reader.at()));
        let shown = self.reader.account.map(|span| span.start);
        let next = mentions.partition_point(|m| {
            let key = (m.place.article, m.place.span.start);
            here.is_some_and(|here| key < here || key == here && shown == Some(here.1))
        });
        let Some(mention) = mentions.get(next).or_else(|| mentions.first()) else {
            return false;
        };
        self.marked = Some(actor);
        self.reader
            .show(model, mention.place.article, mention.place.span);
        true
    }
}

/// The accounts to walk through: the clearest of each article, or all where there is only one article.
fn walk(event: &Event) -> Vec<usize> {
    let mut seen = HashSet::new();
    let accounts = event.accounts.iter().enumerate();
    let first: Vec<usize> = accounts
        .filter(|(_, account)| seen.insert(account.article))
        .map(|(at, _)| at)
        .collect();
    if first.len() > 1 {
        return first;
    }
    (0..event.accounts.len()).collect()
}

/// The place of an account in a walk: its own, or that of its article.
fn stop_of(walk: &[usize], event: &Event, account: usize) -> Option<usize> {
    let article = event.accounts.get(account)?.article;
    let own = walk.iter().position(|&at| at == account);
    own.or_else(|| {
        walk.iter()
            .position(|&at| event.accounts[at].article == article)
    })
}
