//! Keeps the user's place when a new model is swapped in: by path, name and text, not by number.

use chrono::{Days, NaiveDate};

use super::{App, Filter, Mode, Pane, Stage};
use crate::analysis::Precision;
use crate::corpus::ArticleId;
use crate::model::{ActorId, Discrepancy, DiscrepancyId, DiscrepancyKind, Event, EventId, Model};

/// How many days before the newest publication still are news.
const NEWS: Days = Days::new(7);
/// A story still runs where the heaviest event of its newest week has at least this share of the heaviest of all.
const RUNS: f32 = 0.2;

/// Whether an event is dated to the day or the week, and began on `since` or later.
fn is_news(event: &Event, since: Option<NaiveDate>) -> bool {
    let period = event.when.as_ref().and_then(|w| w.period);
    period.is_some_and(|p| p.precision <= Precision::Week && since.is_some_and(|s| p.start >= s))
}

/// What the numbers of one model are in another.
struct Moved<'a> {
    old: &'a Model,
    new: &'a Model,
}

/// What is selected in ledger and coverage, in the numbers of the new model.
struct Staged {
    /// The ledger's row: its event, its kind, what it is about.
    compared: Option<(Option<EventId>, DiscrepancyKind, Box<str>)>,
    /// The grid's event.
    event: Option<EventId>,
    /// The grid's article.
    article: Option<ArticleId>,
}

impl Moved<'_> {
    /// The article with the same path.
    fn article(&self, id: ArticleId) -> Option<ArticleId> {
        let path = &self.old.articles.get(id.index())?.path;
        let same = self.new.articles.get(id.index());
        // Mostly nothing moved; else the path is looked for.
        if same.is_some_and(|article| article.path == *path) {
            return Some(id);
        }
        let at = self
            .new
            .articles
            .iter()
            .position(|article| article.path == *path)?;
        Some(ArticleId(at as u32))
    }

    /// The actor with the same name and kind.
    fn actor(&self, id: ActorId) -> Option<ActorId> {
        let was = self.old.actors.get(id.index())?;
        let is = |actor: &&crate::model::Actor| actor.name == was.name && actor.kind == was.kind;
        let same = self.new.actors.get(id.index()).filter(is);
        same.or_else(|| self.new.actors.iter().find(is))
            .map(|a| a.id)
    }

    /// The event with an account at the same place, and which of its accounts that is.
    fn event(&self, id: EventId, account: usize) -> Option<(EventId, usize)> {
        let accounts = &self.old.events.get(id.index())?.accounts;
        let chosen = accounts.get(account).into_iter().chain(accounts);
        chosen.into_iter().find_map(|account| {
            let article = self.article(account.article)?;
            let events = self.new.events_of_article.get(article.index())?;
            let (span, event) = events
                .iter()
                .find(|(span, _)| span.overlaps(account.span))?;
            let mut accounts = self.new.event(*event).accounts.iter();
            let at = accounts.position(|a| a.article == article && a.span == *span);
            Some((*event, at.unwrap_or(0)))
        })
    }

    fn filter(&self, filter: &Filter) -> Option<Filter> {
        Some(match filter {
            Filter::Actor(id) => Filter::Actor(self.actor(*id)?),
            Filter::Article(id) => Filter::Article(self.article(*id)?),
            Filter::Span(..)
            | Filter::Text(_)
            | Filter::Single
            | Filter::Undated
            | Filter::Differing => filter.clone(),
        })
    }
}

impl App {
    /// Takes over a new model, keeping the user's place by identity: article and text position, event by the place
    /// of its account, actor by name. What is gone leaves the user at the start.
    pub fn swap(&mut self, old: &Model, new: &Model) {
        let moved = Moved { old, new };
        let article = self.reader.article.and_then(|id| moved.article(id));
        let (at, account) = (self.reader.at(), self.reader.account);
        self.event = self.event.and_then(|(id, n)| moved.event(id, n));
        self.marked = self.marked.and_then(|id| moved.actor(id));
        let actor = self.actors.selected().and_then(|id| moved.actor(id));
        self.filters = self
            .filters
            .iter()
            .filter_map(|f| moved.filter(f))
            .collect();
        self.move_history(&moved);
        // Lists of the old model's numbers close; lines that are being typed stay.
        self.under = None;
        if !matches!(
            self.mode,
            Mode::Normal | Mode::Find | Mode::Span(_) | Mode::Command(_)
        ) {
            self.mode = Mode::Normal;
        }
        let staged = self.staged(&moved);
        let tops = (self.timeline.top, self.actors.top, self.reader.top);
        self.reader.forget();
        self.ledger.forget();
        self.coverage.forget();
        self.figures.forget();
        let dossier = self.dossier.actor.and_then(|id| moved.actor(id));
        self.dossier.forget();
        self.dossier.actor = dossier;
        self.actors = super::actors::Actors::default();
        if self.stage == super::Stage::Figures && new.series.is_empty() {
            self.stage = super::Stage::Panes;
        }
        self.rebuild(new);
        self.select_staged(new, &staged);
        let Some(article) = article else {
            self.start(new);
            return;
        };
        self.actors.bring(new, self.event.map(|(id, _)| id));
        if let Some(actor) = actor {
            self.actors.select(actor);
        }
        self.reader.article = Some(article);
        self.reader.go(new, at);
        self.reader.account = account.filter(|_| self.event.is_some());
        (self.timeline.top, self.actors.top, self.reader.top) = tops;
    }

    /// What is selected in ledger and coverage, by identity.
    fn staged(&self, moved: &Moved<'_>) -> Staged {
        let event = |id: Option<EventId>| Some(moved.event(id?, 0)?.0);
        let row = self.ledger.selected();
        let row = row.and_then(|id| moved.old.discrepancies.get(id.index()));
        Staged {
            compared: row.map(|row| (event(row.event), row.kind, row.about.clone())),
            event: event(self.coverage.event()),
            article: self.coverage.article().and_then(|id| moved.article(id)),
        }
    }

    /// Selects again what was selected in ledger and coverage, in the one that is open.
    fn select_staged(&mut self, new: &Model, staged: &Staged) {
        match (self.stage, &staged.compared) {
            (Stage::Coverage, _) => {
                self.coverage.select(staged.event, staged.article);
            }
            (Stage::Ledger, Some((event, kind, about))) => {
                let is = |row: &&Discrepancy| {
                    row.event == *event && row.kind == *kind && row.about == *about
                };
                let rows = new.discrepancies.iter();
                let found = (0..).map(DiscrepancyId).zip(rows).find(|(_, row)| is(row));
                match (found, event) {
                    (Some((id, _)), _) if self.ledger.kept().contains(&id) => {
                        self.ledger.show(new, id);
                    }
                    (_, Some(event)) => {
                        self.ledger.select_event(*event);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn move_history(&mut self, moved: &Moved) {
        for stops in [&mut self.history.back, &mut self.history.forward] {
            stops.retain_mut(|stop| {
                stop.event = stop.event.and_then(|(id, n)| moved.event(id, n));
                let article = stop
                    .article
                    .and_then(|(id, at)| Some((moved.article(id)?, at)));
                stop.article = article;
                stop.dossier = stop
                    .dossier
                    .and_then(|(id, row)| Some((moved.actor(id)?, row)));
                article.is_some()
            });
        }
    }

    /// Puts the user at the start: at the event of the newest week, or still to come, that matters most, where the
    /// story still runs then; else at the one that matters most of all, or in the first article where there is none.
    pub(super) fn start(&mut self, model: &Model) {
        self.event = None;
        self.reader = super::reader::Reader::default();
        let since = model.newest().and_then(|n| n.checked_sub_days(NEWS));
        let events = model.events.iter().rev();
        let shown = events.filter(|e| self.timeline.row_of(e.id).is_some());
        let heavier = |a: &&Event, b: &&Event| a.salience.total_cmp(&b.salience);
        let heaviest = shown.clone().max_by(heavier);
        let newest = shown.filter(|e| is_news(e, since)).max_by(heavier);
        let runs = |e: &&Event| heaviest.is_none_or(|h| e.salience >= h.salience * RUNS);
        if let Some(event) = newest.filter(runs).or(heaviest) {
            self.go_to_event(model, event.id);
        } else if !model.articles.is_empty() {
            self.reader.open(model, ArticleId(0));
            self.focus = Pane::Reader;
        }
    }
}
