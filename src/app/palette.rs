//! The fuzzy jump over events, actors, articles and commands.

use std::cmp::Reverse;

use super::fuzzy::Query;
use super::line::Line;
use super::window::{self, Seen};
use super::{Action, App, Effect, Mode, Pane};
use crate::corpus::ArticleId;
use crate::model::{ActorId, EventId, Model};

/// What one can jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An event; shown with its title.
    Event(EventId),
    /// An actor; shown with its name.
    Actor(ActorId),
    /// An article; shown with its title.
    Article(ArticleId),
    /// A command; shown with its description.
    Action(Action),
}

/// One row of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it leads.
    pub target: Target,
    /// How well it matches.
    pub score: i64,
    /// The matched characters, as byte offsets into the words that [`Target::words`] gives, ascending; known for the
    /// rows in sight.
    pub matched: Vec<u32>,
}

/// The state of the palette.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// The letters typed.
    pub line: Line,
    /// The best matches, best first.
    pub rows: Vec<Row>,
    /// How many match, listed or not.
    pub total: usize,
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// What was sought last, and what matched it: a longer query looks through these alone.
    kept: Option<(String, Vec<Target>)>,
    seen: Seen,
}

/// The most rows that are listed.
const LISTED: usize = 200;

/// The most events, and the most actors and articles each, that are looked through, the heaviest ones: fewer for a
/// letter or two, which match almost everything, so that each key is answered at once.
fn looked(typed: &str) -> usize {
    if typed.len() < 3 { 4_000 } else { 40_000 }
}

impl Target {
    /// The words it is shown with and matched by.
    pub fn words(self, model: &Model) -> &str {
        match self {
            Self::Event(id) => model.words(model.event(id).title),
            Self::Actor(id) => &model.actor(id).name,
            Self::Article(id) => model.article(id).title.as_str(),
            Self::Action(action) => action.description(),
        }
    }

    /// How well it matches; an actor also by the other names it goes by.
    fn score(self, model: &Model, query: &Query) -> Option<i64> {
        let score = query.score(self.words(model));
        let Self::Actor(id) = self else { return score };
        score.or_else(|| {
            let aliases = model.actor(id).aliases.iter();
            aliases.filter_map(|a| query.score(&a.surface)).max()
        })
    }

    /// Which of two that match equally well stands first: a name before the sentences that hold it, then by weight
    /// in the corpus, then the newer one.
    fn rank(self, model: &Model) -> (u8, u32, u32) {
        match self {
            Self::Event(id) => (2, (model.event(id).salience * 1000.0) as u32, id.0),
            Self::Actor(id) => (
                3,
                model.actor(id).mentions.len() as u32 * 1000,
                u32::MAX - id.0,
            ),
            Self::Article(id) => (1, 0, id.0),
            Self::Action(action) => {
                let at = Action::ALL.iter().position(|a| *a == action);
                (0, 0, u32::MAX - at.unwrap_or(0) as u32)
            }
        }
    }
}

impl Palette {
    /// The palette before anything is typed: the commands, then what weighs most.
    pub fn new(model: &Model) -> Self {
        let mut palette = Self::default();
        palette.seek(model);
        palette
    }

    /// Lists what matches what is typed.
    fn seek(&mut self, model: &Model) {
        let typed = self.line.text().to_owned();
        let kept = self.kept.take();
        let candidates = match kept {
            Some((before, kept))
                if typed.starts_with(&before) && looked(&typed) == looked(&before) =>
            {
                kept
            }
            _ => candidates(model, looked(&typed)),
        };
        let query = Query::new(&typed);
        let mut found: Vec<(i64, Target)> = candidates
            .into_iter()
            .filter_map(|target| Some((target.score(model, &query)?, target)))
            .collect();
        self.kept = Some((typed, found.iter().map(|(_, target)| *target).collect()));
        self.total = found.len();
        let order = |(score, target): &(i64, Target)| Reverse((*score, target.rank(model)));
        if found.len() > LISTED {
            found.select_nth_unstable_by_key(LISTED, order);
            found.truncate(LISTED);
        }
        found.sort_by_cached_key(order);
        let row = |(score, target): (i64, Target)| Row {
            target,
            score,
            matched: Vec::new(),
        };
        self.rows = found.into_iter().map(row).collect();
        self.cursor = 0;
        self.top = 0;
    }

    /// Fits cursor and window to a list of `height` rows, and marks what matches in those that are in sight.
    pub(super) fn fit(&mut self, model: &Model, height: u16) {
        let len = self.rows.len();
        window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height);
        if self.line.is_empty() {
            return;
        }
        let query = Query::new(self.line.text());
        let rows = self.rows.iter_mut().skip(self.top);
        for row in rows.take(height.into()).filter(|r| r.matched.is_empty()) {
            row.matched = query.positions(row.target.words(model));
        }
    }
}

/// What can match: all of a small corpus, the heaviest part of a large one.
fn candidates(model: &Model, most: usize) -> Vec<Target> {
    let mut events: Vec<EventId> = model.events.iter().map(|e| e.id).collect();
    if events.len() > most {
        let weight = |id: &EventId| Reverse((model.event(*id).salience * 1000.0) as u32);
        events.select_nth_unstable_by_key(most, weight);
        events.truncate(most);
    }
    let commands = Action::ALL.iter().filter(|a| a.is_command());
    let actors = model.actors.iter().take(most);
    let articles = model.articles.iter().rev().take(most);
    let mut targets: Vec<Target> = commands.map(|&a| Target::Action(a)).collect();
    targets.extend(events.into_iter().map(Target::Event));
    targets.extend(actors.map(|a| Target::Actor(a.id)));
    targets.extend(articles.map(|a| Target::Article(a.id)));
    targets
}

impl App {
    pub(super) fn open_palette(&mut self, model: &Model) {
        self.mode = Mode::Palette(Palette::new(model));
    }

    /// An action while the palette is open.
    pub(super) fn update_palette(&mut self, action: Action, model: &Model) -> Effect {
        let Mode::Palette(palette) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel | Action::Close | Action::Palette => self.mode = Mode::Normal,
            Action::Accept => {
                let target = palette.rows.get(palette.cursor).map(|row| row.target);
                let typed = palette.line.text().trim().to_owned();
                self.mode = Mode::Normal;
                if let Some(target) = target {
                    return self.jump(model, target);
                }
                if !typed.is_empty() {
                    self.leave_stage(Some(Pane::Reader));
                    return self.find_words(model, &typed);
                }
            }
            _ => match palette.line.edit(action) {
                Some(true) => palette.seek(model),
                Some(false) => {}
                None => {
                    let len = palette.rows.len();
                    let height = self.areas.list.height;
                    match window::step(action, palette.cursor, len, height) {
                        Some(to) => palette.cursor = to,
                        None => return Effect::None,
                    }
                }
            },
        }
        Effect::Draw
    }

    /// Goes to a target, or performs it.
    pub(super) fn jump(&mut self, model: &Model, target: Target) -> Effect {
        if let Target::Action(action) = target {
            self.mode = self.under.take().map_or(Mode::Normal, |under| *under);
            return self.update(action, model);
        }
        self.remember();
        self.leave_stage(None);
        match target {
            Target::Event(event) => {
                if self.timeline.row_of(event).is_none() {
                    self.filters.clear();
                    self.rebuild(model);
                    self.say("The filters were taken away: they hid this event");
                }
                self.focus = Pane::Timeline;
                self.go_to_event(model, event);
            }
            Target::Actor(actor) => {
                self.focus = Pane::Actors;
                if !self.actors.select(actor) {
                    self.filters.clear();
                    self.rebuild(model);
                    self.actors.select(actor);
                    self.say("The filters were taken away: they hid this actor");
                }
                self.marked = Some(actor);
                if !self.is_held(Pane::Reader) {
                    self.next_mention(model, actor);
                }
            }
            Target::Article(article) => self.go_to_article(model, article),
            Target::Action(_) => {}
        }
        Effect::Draw
    }
}
