//! What the user is doing: mode, focus, cursors, filters, history; changed by actions alone.
//!
//! The loop is `update → fit → draw`: [`App::update`] changes the state, [`App::fit`] clamps cursors
//! and offsets to the areas that [`layout::areas`] gives, and drawing takes shared references only.

pub mod action;
pub mod actors;
pub mod articles;
pub mod command;
mod copy;
pub mod coverage;
pub mod days;
pub mod dossier;
pub mod explain;
pub mod figures;
pub mod filter;
pub mod find;
pub mod fuzzy;
pub mod help;
pub mod history;
pub mod known;
pub mod layout;
pub mod ledger;
pub mod line;
mod link;
mod mouse;
mod narrow;
mod novel;
pub mod opposite;
pub mod palette;
mod place;
pub mod reader;
mod seek;
pub mod sides;
mod span;
pub mod stage;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod timeline;
mod update;
mod walk;
pub mod window;
pub mod wrap;
pub mod write;

use crate::model::{ActorId, EventId, Model};

pub use action::{Action, MouseInput, MouseKind};
pub use filter::Filter;
pub use layout::{Area, Areas, Shape};
pub use stage::Stage;

/// One of the three views of the model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// What happened when.
    #[default]
    Timeline,
    /// One article.
    Reader,
    /// Who took part.
    Actors,
}

impl Pane {
    /// All of them, from left to right.
    pub const ALL: [Self; 3] = [Self::Timeline, Self::Reader, Self::Actors];

    /// Its place from the left, from 0.
    pub fn index(self) -> usize {
        self as usize
    }

    /// Its name, to show.
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "Timeline",
            Self::Reader => "Reader",
            Self::Actors => "Actors",
        }
    }
}

/// What the keys act on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mode {
    /// The panes.
    #[default]
    Normal,
    /// The find line; what is sought is in [`App::find`].
    Find,
    /// The line that asks for a span of time.
    Span(line::Line),
    /// The fuzzy jump over events, actors, articles and commands.
    Palette(palette::Palette),
    /// The list of actions and keys.
    Help(help::Help),
    /// The list of articles and of files that were left out.
    Articles(articles::Articles),
    /// Where something comes from.
    Explain(explain::Explain),
    /// The command line (`:`).
    Command(command::Command),
    /// What several articles say of one thing, side by side.
    Sides(sides::Sides),
    /// Two articles side by side.
    Opposite(opposite::Opposite),
}

/// What a change asks of the event loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing changed: no frame is due.
    None,
    /// A frame is due.
    Draw,
    /// The program ends.
    Quit,
    /// The program is suspended (Ctrl-Z).
    Suspend,
    /// The text goes to the clipboard; a frame is due.
    Copy(String),
    /// What the view shows goes to a file; a frame is due.
    Write(Box<write::Request>),
    /// The model of what was known by a day, or of all, is taken; a frame is due.
    Known(Option<chrono::NaiveDate>),
    /// An article counts as read from now on, or does no more; a frame is due.
    Read(crate::corpus::ArticleId, bool),
    /// The corpus is read again.
    Reload,
    /// Mouse reporting is turned on or off; a frame is due.
    Mouse(bool),
}

/// A word to the user, shown on the bottom line until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub error: bool,
}

/// How far a loading in the background has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// Articles read so far.
    pub read: usize,
    /// Articles analysed so far.
    pub annotated: usize,
    /// Files found; 0 while still looking.
    pub found: usize,
}

/// What the surroundings tell the app once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether the mouse is on at the start.
    pub mouse: bool,
    /// The keys of each action, for help and the bottom line.
    pub keys: Vec<help::KeyHint>,
}

/// What the user is doing.
#[derive(Clone, Debug, Default)]
pub struct App {
    /// What the keys act on.
    pub mode: Mode,
    /// The accounts or articles side by side that an overlay lies over.
    pub under: Option<Box<Mode>>,
    /// What fills the screen between the line on top and the one at the bottom.
    pub stage: Stage,
    /// The ledger, which keeps its order, filters and place while it is closed.
    pub ledger: ledger::Ledger,
    /// The grid of coverage, which keeps its order and place while it is closed.
    pub coverage: coverage::Coverage,
    /// What is known of one actor, kept while it is closed.
    pub dossier: dossier::Dossier,
    /// Figures over time, which keep their place while they are closed.
    pub figures: figures::Figures,
    /// The pane that leads.
    pub focus: Pane,
    /// Whether the focused pane has the screen to itself.
    pub zoomed: bool,
    /// Which panes are held still, by [`Pane::index`].
    pub held: [bool; 3],
    /// How the screen is divided.
    pub splits: layout::Splits,
    /// The areas of the last [`App::fit`].
    pub areas: Areas,
    /// The day up to which reports are known; `None` where all are.
    pub known: Option<known::Known>,
    /// The articles that have been read.
    pub read: std::collections::HashSet<crate::corpus::ArticleId>,
    /// Whether the reader dims what those tell already.
    pub dims: bool,
    /// What narrows the panes, oldest first.
    pub filters: Vec<Filter>,
    /// The timeline pane.
    pub timeline: timeline::Timeline,
    /// The reader pane.
    pub reader: reader::Reader,
    /// The actors pane.
    pub actors: actors::Actors,
    /// The event that was selected last, in whichever pane, with the account that is shown.
    pub event: Option<(EventId, usize)>,
    /// The actor whose mentions are marked in the reader.
    pub marked: Option<ActorId>,
    /// What was sought last; its matches stay highlighted until it is peeled off.
    pub find: Option<find::Find>,
    /// A word to the user.
    pub message: Option<Message>,
    /// Whether the mouse is on.
    pub mouse: bool,
    /// How far a loading has come, while there is one.
    pub loading: Option<Loading>,
    /// Where the user has been.
    pub history: history::History,
    /// The keys of each action.
    pub keys: Vec<help::KeyHint>,
    /// How many events a span of time keeps out because they have no date.
    pub undated_hidden: usize,
    /// The articles that pass the filters; `None` for all.
    articles: Option<Vec<crate::corpus::ArticleId>>,
    /// The border that is being dragged.
    dragged: Option<mouse::Border>,
}

impl App {
    /// The state at the start: the event that matters most selected, its account open.
    pub fn new(model: &Model, settings: Settings) -> Self {
        let mut app = Self {
            mouse: settings.mouse,
            keys: settings.keys,
            ..Self::default()
        };
        app.rebuild(model);
        app.start(model);
        app
    }

    /// Fits the state to a screen of `width` columns and `height` rows.
    pub fn fit(&mut self, model: &Model, width: u16, height: u16) {
        self.areas = layout::areas(width, height, self.focus, self.zoomed, self.splits);
        let areas = self.areas;
        if areas.shape == Shape::Tiny {
            return;
        }
        if areas.pane(Pane::Timeline).is_some() {
            self.timeline.fit(model, &areas);
        }
        if areas.pane(Pane::Actors).is_some() {
            self.actors.fit(&areas);
        }
        self.reader.fit(model, &areas);
        match self.stage {
            Stage::Panes => {}
            Stage::Ledger => self.ledger.fit(areas.ledger().rows.height),
            Stage::Coverage => {
                let rows = areas.coverage().rows;
                self.coverage.fit(rows.width, rows.height);
            }
            Stage::Dossier => self.dossier.fit(areas.dossier().rows),
            Stage::Figures => self.figures.fit(model, &areas.figures()),
        }
        match self.under.as_deref_mut() {
            Some(Mode::Sides(sides)) => sides.fit(model, areas.body),
            Some(Mode::Opposite(opposite)) => opposite.fit(model, areas.body),
            _ => {}
        }
        let list = areas.list.height;
        match &mut self.mode {
            Mode::Palette(palette) => palette.fit(model, list),
            Mode::Help(help) => help.fit(list),
            Mode::Articles(articles) => articles.fit(list),
            Mode::Explain(explain) => explain.fit(areas.overlay.inner().height),
            Mode::Sides(sides) => sides.fit(model, areas.body),
            Mode::Opposite(opposite) => opposite.fit(model, areas.body),
            Mode::Normal | Mode::Find | Mode::Span(_) | Mode::Command(_) => {}
        }
    }

    /// Where a key is pressed now.
    pub fn context(&self) -> action::Context {
        use action::Context;
        match self.mode {
            Mode::Normal => self.stage_context(),
            Mode::Find => Context::Find,
            Mode::Span(_) => Context::Span,
            Mode::Palette(_) => Context::Palette,
            Mode::Help(_) => Context::Help,
            Mode::Articles(ref articles) if articles.typing => Context::ArticlesLine,
            Mode::Articles(_) => Context::Articles,
            Mode::Explain(_) => Context::Explain,
            Mode::Command(_) => Context::Command,
            Mode::Sides(_) => Context::Sides,
            Mode::Opposite(_) => Context::Opposite,
        }
    }

    /// Whether `pane` does not follow the others.
    pub fn is_held(&self, pane: Pane) -> bool {
        self.held[pane.index()]
    }

    /// The keys of an action as one writes them, the first one bound ("j"), if any.
    pub fn key_of(&self, action: Action) -> Option<&str> {
        self.keys
            .iter()
            .find(|hint| hint.action == action)
            .map(|hint| hint.keys.as_str())
    }
}
