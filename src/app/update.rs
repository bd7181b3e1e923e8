//! Performs actions on the panes; each overlay performs its own.

use super::actors::{Detail, Row};
use super::walk::Walk;
use super::{Action, App, Effect, Filter, Message, Mode, Pane, Stage};
use crate::model::{Discrepancy, Event, Model, State};

impl App {
    /// Performs one action.
    pub fn update(&mut self, action: Action, model: &Model) -> Effect {
        self.message = None;
        match action {
            Action::Quit => return self.quit(model),
            Action::Suspend => return Effect::Suspend,
            Action::Reload => return Effect::Reload,
            Action::ToggleMouse => return self.toggle_mouse(),
            Action::Mouse(input) => return self.update_mouse(input, model),
            Action::Unbound(name) => return self.unbound(name),
            _ => {}
        }
        let effect = self.update_mode(action, model);
        self.uncover(action);
        effect
    }

    fn update_mode(&mut self, action: Action, model: &Model) -> Effect {
        match self.mode {
            Mode::Normal => match self.update_sought(action, model) {
                Some(effect) => effect,
                None => self.update_view(action, model),
            },
            Mode::Find => self.update_find(action, model),
            Mode::Span(_) => self.update_span(action, model),
            Mode::Palette(_) => self.update_palette(action, model),
            Mode::Help(_) => self.update_help(action, model),
            Mode::Articles(_) => self.update_articles(action, model),
            Mode::Explain(_) => self.update_explain(action, model),
            Mode::Command(_) => self.update_command(action, model),
            Mode::Sides(_) => self.update_sides(action, model),
            Mode::Opposite(_) => self.update_opposite(action, model),
        }
    }

    /// An action of the view that fills the screen.
    fn update_view(&mut self, action: Action, model: &Model) -> Effect {
        match self.stage {
            Stage::Panes => self.update_panes(action, model),
            Stage::Ledger => self.update_ledger(action, model),
            Stage::Coverage => self.update_coverage(action, model),
            Stage::Dossier => self.update_dossier(action, model),
            Stage::Figures => self.update_figures(action, model),
        }
    }

    /// Quits from the panes; a line or a list that is open is only given up.
    fn quit(&mut self, model: &Model) -> Effect {
        match self.mode {
            Mode::Normal if self.stage == Stage::Panes => return Effect::Quit,
            Mode::Normal => self.leave_stage(None),
            Mode::Find => self.end_find(model, false),
            _ => {
                self.mode = Mode::Normal;
                self.uncover(Action::Close);
            }
        }
        Effect::Draw
    }

    fn update_panes(&mut self, action: Action, model: &Model) -> Effect {
        match action {
            Action::Find => return self.begin_find(),
            Action::FindNext => return self.next_match(model, true),
            Action::FindPrevious => return self.next_match(model, false),
            Action::Palette => self.open_palette(model),
            Action::Help => self.open_help(),
            Action::Articles => self.open_articles(model),
            Action::Ledger => return self.open_ledger(model),
            Action::Coverage => return self.open_coverage(model),
            Action::Dossier => return self.open_dossier(model),
            Action::Figures => return self.open_figures(model),
            Action::Explain => return self.open_explain(model),
            Action::Command => self.open_command(),
            Action::Close => return Effect::Quit,
            Action::Earlier | Action::Later => return self.know(action, model),
            Action::Write => return self.write(model, None),
            Action::Copy => return self.copy(model, false),
            Action::CopyCited => return self.copy(model, true),
            Action::Peel => return self.peel(model),
            _ => return self.update_places(action, model),
        }
        Effect::Draw
    }

    /// The actions that move through the panes and narrow them.
    pub(super) fn update_places(&mut self, action: Action, model: &Model) -> Effect {
        match action {
            Action::NextDay | Action::PreviousDay => self.day(action, model),
            Action::NextDiscrepancy | Action::PreviousDiscrepancy => {
                self.discrepancy(action, model)
            }
            Action::NextSingle | Action::PreviousSingle => self.single(action, model),
            Action::NextNew | Action::PreviousNew => {
                self.walk_news(model, action == Action::NextNew)
            }
            Action::Read => self.mark_read(model),
            Action::DimTold => self.dim_told(),
            Action::NextArticle => self.turn(model, true),
            Action::PreviousArticle => self.turn(model, false),
            Action::Open => self.open(model),
            Action::NextMention => self.mention(model),
            Action::Fold => self.fold(model),
            Action::Accounts => self.open_sides(model),
            Action::Opposite => self.open_opposite(model),
            Action::Select => self.select(),
            Action::ExtendDown => self.extend(Action::Down, model),
            Action::ExtendUp => self.extend(Action::Up, model),
            Action::FilterActor => self.filter_actor(model),
            Action::FilterArticle => self.filter_article(model),
            Action::FilterText => self.filter_text(model),
            Action::FilterSpan => self.filter_span(model),
            Action::FilterSingle => self.filter_kind(model, Filter::Single),
            Action::FilterUndated => self.filter_kind(model, Filter::Undated),
            Action::FilterDiffering => self.filter_kind(model, Filter::Differing),
            Action::Back | Action::Forward => self.travel(action, model),
            _ => self.update_focus(action, model),
        }
    }

    /// The actions on the panes themselves, and plain movement.
    fn update_focus(&mut self, action: Action, model: &Model) -> Effect {
        let index = self.focus.index();
        match action {
            Action::NextPane => self.focus_on(Pane::ALL[(index + 1) % 3]),
            Action::PreviousPane => self.focus_on(Pane::ALL[(index + 2) % 3]),
            Action::FocusTimeline => self.focus_on(Pane::Timeline),
            Action::FocusReader => self.focus_on(Pane::Reader),
            Action::FocusActors => self.focus_on(Pane::Actors),
            Action::Zoom => {
                self.zoomed = !self.zoomed;
                Effect::Draw
            }
            Action::Hold => {
                self.held[index] = !self.held[index];
                let verb = if self.held[index] {
                    "is held still"
                } else {
                    "follows again"
                };
                self.say(&format!("{} {verb}", self.focus.name()))
            }
            _ => self.go(action, model),
        }
    }

    /// Gives a pane the focus.
    pub(super) fn focus_on(&mut self, pane: Pane) -> Effect {
        self.focus = pane;
        if pane == Pane::Actors {
            self.marked = self.actors.selected();
        } else {
            self.timeline.mark = None;
        }
        Effect::Draw
    }

    /// Moves the selection of the focused pane; the others follow.
    fn go(&mut self, action: Action, model: &Model) -> Effect {
        if matches!(action, Action::Top | Action::Bottom) {
            self.remember();
        }
        let areas = self.areas;
        let moved = match self.focus {
            Pane::Timeline => self.timeline.step(action, model, areas.timeline.height),
            Pane::Reader => self.reader.step(action, model, areas.text.height),
            Pane::Actors => self.actors.step(action, areas.actors.height),
        };
        if moved {
            self.lead(model);
            // Who jumps to the end only takes a look at it.
            let read_on = self.focus == Pane::Reader && action != Action::Bottom;
            if read_on && self.reader.is_at_end() && self.is_unread() {
                return self.mark_read(model);
            }
            return Effect::Draw;
        }
        Effect::None
    }

    /// Whether an article is open that does not count as read.
    fn is_unread(&self) -> bool {
        self.reader.article.is_some_and(|a| !self.has_read(a))
    }

    fn day(&mut self, action: Action, model: &Model) -> Effect {
        self.remember();
        if !self.timeline.step(action, model, 0) {
            return self.say("There is no further day");
        }
        self.select_everywhere(model);
        Effect::Draw
    }

    /// Opens the timeline's selection whichever pane is in focus: the user asked for it.
    fn select_everywhere(&mut self, model: &Model) {
        if self.focus == Pane::Timeline {
            self.lead(model);
        } else if let Some(event) = self.timeline.selected() {
            self.go_to_event(model, event);
        }
    }

    fn discrepancy(&mut self, action: Action, model: &Model) -> Effect {
        let down = action == Action::NextDiscrepancy;
        if self.focus == Pane::Reader {
            return self.walk_marks(model, down, Walk::Differing);
        }
        self.remember();
        if self.timeline.step(action, model, 0) {
            self.select_everywhere(model);
            return Effect::Draw;
        }
        let differs = |event: &Event| event.state == State::Differ;
        if model.events.iter().any(differs) {
            return self.say("No further accounts differ here");
        }
        let text = self.none_differ(model);
        self.say(&text)
    }

    /// What is said where no event's accounts differ: rows of no single event may do.
    fn none_differ(&self, model: &Model) -> String {
        let differs = |row: &&Discrepancy| row.event.is_none() && row.state == State::Differ;
        let key = self.key_of(Action::Ledger).unwrap_or(":ledger");
        match model.discrepancies.iter().filter(differs).count() {
            0 => "No accounts were found to differ".to_owned(),
            1 => {
                format!("No event’s accounts differ; a row of no single event does: {key} shows it")
            }
            rows => {
                format!(
                    "No event’s accounts differ; {rows} rows of no single event do: {key} shows them"
                )
            }
        }
    }

    fn single(&mut self, action: Action, model: &Model) -> Effect {
        if self.focus != Pane::Reader {
            return self.say("What one article alone tells is walked in the reader: 2 goes there");
        }
        self.walk_marks(model, action == Action::NextSingle, Walk::Single)
    }

    /// Opens the next or the previous article.
    fn turn(&mut self, model: &Model, down: bool) -> Effect {
        let Some(article) = self.neighbour(model, down) else {
            let end = if down { "last" } else { "first" };
            return self.say(&format!("This is the {end} article"));
        };
        self.remember();
        self.go_to_article(model, article);
        Effect::Draw
    }

    fn open(&mut self, model: &Model) -> Effect {
        match self.focus {
            Pane::Timeline | Pane::Reader => {
                if self.open_marked(model) {
                    return Effect::Draw;
                }
                if self.focus == Pane::Reader {
                    self.remember();
                }
                if self.next_account(model) {
                    Effect::Draw
                } else {
                    Effect::None
                }
            }
            Pane::Actors => self.open_actor(model),
        }
    }

    /// Opens a quotation or an event where it stands, or what is known of an actor.
    fn open_actor(&mut self, model: &Model) -> Effect {
        match self.actors.row(self.actors.cursor) {
            Some(Row::Detail(Detail::Said(place))) => {
                self.remember();
                self.go_to_place(model, place);
            }
            Some(Row::Detail(Detail::Event(event))) => {
                self.remember();
                self.go_to_event(model, event);
                self.focus = Pane::Timeline;
            }
            Some(Row::Detail(Detail::With(actor, _))) => {
                self.actors.select(actor);
                self.marked = Some(actor);
            }
            Some(Row::Actor(actor, _)) => return self.open_dossier_of(model, actor),
            _ => return self.fold(model),
        }
        Effect::Draw
    }

    /// Goes to the next mention of the actor that is selected, or was last.
    fn mention(&mut self, model: &Model) -> Effect {
        let selected = self.actors.selected();
        let actor = match self.focus {
            Pane::Actors => selected,
            _ => self.marked.or(selected),
        };
        self.remember();
        if actor.is_some_and(|actor| self.next_mention(model, actor)) {
            if self.focus == Pane::Reader {
                self.lead_from_reader(model);
            }
            return Effect::Draw;
        }
        self.say("No actor is selected")
    }

    fn fold(&mut self, model: &Model) -> Effect {
        if self.focus != Pane::Actors {
            return Effect::None;
        }
        self.actors.toggle(model);
        self.find_again(model);
        Effect::Draw
    }

    fn select(&mut self) -> Effect {
        if self.focus != Pane::Timeline {
            return self.say("Several events are selected in the timeline: 1 goes there");
        }
        self.timeline.mark = match self.timeline.mark {
            None => Some(self.timeline.cursor),
            Some(_) => None,
        };
        Effect::Draw
    }

    fn extend(&mut self, action: Action, model: &Model) -> Effect {
        if self.focus != Pane::Timeline {
            return self.go(action, model);
        }
        self.timeline.mark.get_or_insert(self.timeline.cursor);
        self.go(action, model);
        Effect::Draw
    }

    fn filter_actor(&mut self, model: &Model) -> Effect {
        let selected = self.actors.selected();
        let actor = match self.focus {
            Pane::Actors => selected,
            _ => self.marked.or(selected),
        };
        let Some(actor) = actor else {
            return self.say("No actor is selected");
        };
        self.toggle_filter(model, Filter::Actor(actor));
        Effect::Draw
    }

    fn filter_article(&mut self, model: &Model) -> Effect {
        let Some(article) = self.reader.article else {
            return self.say("No article is open");
        };
        self.toggle_filter(model, Filter::Article(article));
        Effect::Draw
    }

    fn filter_text(&mut self, model: &Model) -> Effect {
        let words = self.find.as_ref().map(|find| find.line.text().to_owned());
        let Some(words) = words.filter(|w| !w.is_empty()) else {
            return self.say("Nothing was sought yet: / finds in this pane");
        };
        self.toggle_filter(model, Filter::Text(words.into()));
        Effect::Draw
    }

    /// Puts a filter in force, or out of it; one that would leave nothing of all is refused.
    fn filter_kind(&mut self, model: &Model, filter: Filter) -> Effect {
        let alone = std::slice::from_ref(&filter);
        let sieve = super::filter::Sieve::new(model, alone);
        if model.events.iter().any(|event| sieve.passes(event)) {
            self.toggle_filter(model, filter);
            return Effect::Draw;
        }
        self.say(match filter {
            Filter::Differing => {
                let text = self.none_differ(model);
                return self.say(&text);
            }
            Filter::Undated => "Every event has a date",
            _ => "No event is told by one article alone",
        })
    }

    pub(super) fn travel(&mut self, action: Action, model: &Model) -> Effect {
        let moved = match action {
            Action::Back => self.back(model),
            _ => self.forward(model),
        };
        if moved {
            return Effect::Draw;
        }
        self.say("There is no further place to go to")
    }

    /// Undoes one layer.
    fn peel(&mut self, model: &Model) -> Effect {
        if self.timeline.mark.take().is_some() {
            return Effect::Draw;
        }
        // What was sought before the newest filter is peeled after it.
        let filters = self.filters.len();
        if self.find.take_if(|find| find.above >= filters).is_some() {
            return Effect::Draw;
        }
        if self.filters.pop().is_some() {
            self.narrow(model);
            return Effect::Draw;
        }
        if self.find.take().is_none() && self.marked.take().is_none() && self.known.is_some() {
            return self.know_all();
        }
        self.marked = None;
        Effect::Draw
    }

    fn copy(&mut self, model: &Model, cited: bool) -> Effect {
        let Some(text) = self.copied(model, cited) else {
            return self.say("Nothing is selected that could be copied");
        };
        self.timeline.mark = None;
        self.copy_text(text, cited)
    }

    /// Sends text to the clipboard, and says so.
    pub(super) fn copy_text(&mut self, text: String, cited: bool) -> Effect {
        let how = if cited { " with its citation" } else { "" };
        self.say(&format!(
            "Sent{how} to the terminal’s clipboard (OSC 52): {text}"
        ));
        Effect::Copy(text)
    }

    fn unbound(&mut self, key: super::action::KeyName) -> Effect {
        let lists = self.key_of(Action::Help).unwrap_or(":help");
        let text = format!("No action on {}; {lists} lists the keys", key.as_str());
        self.say(&text)
    }

    fn toggle_mouse(&mut self) -> Effect {
        self.mouse = !self.mouse;
        self.say(if self.mouse {
            "The mouse is on"
        } else {
            "The mouse is off: the terminal selects text again"
        });
        Effect::Mouse(self.mouse)
    }

    /// Says a word on the bottom line.
    pub(super) fn say(&mut self, text: &str) -> Effect {
        self.message = Some(Message {
            text: text.to_owned(),
            error: false,
        });
        Effect::Draw
    }

    /// Says that something went wrong.
    pub(super) fn warn(&mut self, text: String) -> Effect {
        self.message = Some(Message { text, error: true });
        Effect::Draw
    }
}
