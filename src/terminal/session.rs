//! The event loop: waits, turns what comes into actions, performs their effects, draws what changed.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use crossterm::event::Event;
use rustix::process::{Signal, getpid, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::low_level::emulate_default_handler;

use super::decode::Decoder;
use super::load::Loading;
use super::memory::Memory;
use super::screen::Screen;
use super::signals::Signals;
use super::{Setup, clipboard, load, save, tty, wait};
use crate::app::{self, App, Effect, Message, Settings};
use crate::corpus::read::Progress;
use crate::corpus::{Input, Options};
use crate::input;
use crate::model::{Model, known};
use crate::view::{self, Theme};

/// How long the first frame waits for the model: a frame of an empty one that is gone at once would only flicker.
const GRACE: Duration = Duration::from_millis(40);
/// The most articles whose accounts are joined anew within a key press.
const AT_ONCE: usize = 12;
/// How often the counts of a loading are drawn.
const TICK: Duration = Duration::from_millis(100);
/// The most reads of the keyboard between two frames.
const READS: usize = 64;

/// How the explorer ends.
#[derive(Debug)]
pub enum End {
    /// The user quits.
    Quit,
    /// The terminal is gone.
    Gone,
    /// A signal ends the program.
    Signal(i32),
    /// There is no article; why, as one sentence.
    Empty(String),
}

/// The explorer while it runs.
#[derive(Debug)]
pub struct Session {
    inputs: Arc<[Input]>,
    options: Options,
    theme: Theme,
    model: Arc<Model>,
    /// The model of all articles, while only what was known by a day is shown.
    full: Option<Arc<Model>>,
    memory: Memory,
    app: App,
    input: input::Input,
    decoder: Decoder,
    last: Option<Event>,
    events: Vec<Event>,
    screen: Screen,
    signals: Signals,
    loading: Option<Loading>,
    started: Instant,
    due: bool,
    untouched: bool,
}

/// The model, or what brings it: the few articles built in are done before a thread would have started.
fn begin(inputs: &Arc<[Input]>, options: &Options) -> io::Result<(Model, Option<Loading>)> {
    if inputs.iter().all(|input| *input == Input::BuiltIn)
        && let Some(model) = load::model(inputs, options, &Progress::default())
    {
        return Ok((model, None));
    }
    let loading = Loading::start(Arc::clone(inputs), options.clone())?;
    Ok((Model::default(), Some(loading)))
}

impl Session {
    /// Starts to load and to listen to signals.
    ///
    /// # Errors
    /// Where the system has no thread or descriptor left.
    pub fn start(inputs: Arc<[Input]>, options: Options, setup: Setup) -> io::Result<Self> {
        let (model, loading) = begin(&inputs, &options)?;
        let signals = Signals::listen()?;
        let settings = Settings {
            mouse: setup.mouse,
            keys: setup.keymap.hints(),
        };
        let memory = Memory::open();
        let mut app = App::new(&model, settings);
        app.read = memory.recall(&model);
        Ok(Self {
            inputs,
            options,
            theme: setup.theme,
            app,
            memory,
            model: Arc::new(model),
            full: None,
            input: input::Input::new(setup.keymap),
            decoder: Decoder::default(),
            last: None,
            events: Vec::new(),
            screen: Screen::default(),
            signals,
            loading,
            started: Instant::now(),
            due: true,
            untouched: true,
        })
    }

    /// How many files were left out.
    pub fn skipped(&self) -> usize {
        self.model.skipped.len()
    }

    /// Runs until something ends it.
    ///
    /// # Errors
    /// Where the system cannot wait.
    pub fn run(&mut self) -> io::Result<End> {
        loop {
            if self.app.is_busy() {
                self.app.pursue(&self.model);
                self.due = true;
            }
            if self.due && !self.waits_for_the_model() && self.draw().is_err() {
                return Ok(End::Gone);
            }
            let loader = self.loading.as_ref().map(Loading::descriptor);
            let ready = wait::wait(self.signals.descriptor(), loader, self.limit())?;
            if let Some(end) = self.act(ready) {
                return Ok(end);
            }
        }
    }

    /// Whether the first frame is held back, the model being about to come.
    fn waits_for_the_model(&self) -> bool {
        self.loading.is_some() && self.model.articles.is_empty() && self.started.elapsed() < GRACE
    }

    /// How long to sleep at most: for ever, but while loading.
    fn limit(&self) -> Option<Duration> {
        if self.app.is_busy() {
            return Some(Duration::ZERO);
        }
        self.loading.as_ref()?;
        Some(if self.waits_for_the_model() {
            GRACE.saturating_sub(self.started.elapsed())
        } else {
            TICK
        })
    }

    fn act(&mut self, ready: wait::Ready) -> Option<End> {
        if ready.signal
            && let Some(end) = self.obey()
        {
            return Some(end);
        }
        if ready.gone {
            return Some(End::Gone);
        }
        if ready.loader
            && let Some(end) = self.loaded()
        {
            return Some(end);
        }
        self.count();
        if ready.keys { self.keys() } else { None }
    }

    /// Does what the signals ask.
    fn obey(&mut self) -> Option<End> {
        for signal in self.signals.take() {
            match signal {
                SIGWINCH => self.due = true,
                SIGTSTP => {
                    tty::restore();
                    // Sleeps here until SIGCONT, which is then found on the pipe.
                    let _ = emulate_default_handler(SIGTSTP);
                }
                SIGCONT => {
                    if tty::resume().is_err() {
                        return Some(End::Gone);
                    }
                    self.screen.lose();
                    self.due = true;
                }
                ending => return Some(End::Signal(ending)),
            }
        }
        None
    }

    /// Takes the model that was loaded.
    fn loaded(&mut self) -> Option<End> {
        let loading = self.loading.take()?;
        let model = loading.take()?;
        self.app.loading = None;
        self.due = true;
        if let Some(day) = loading.chooses {
            match self.app.known.as_ref().map(|known| known.by) {
                // Other days were asked for meanwhile: the last of them is made, none between.
                Some(asked) if asked != day => self.know(Some(asked)),
                Some(_) => self.learn(Arc::new(model)),
                None => {}
            }
            return None;
        }
        if model.articles.is_empty() {
            return self.refuse(&model);
        }
        let old = std::mem::replace(&mut self.model, Arc::new(model));
        (self.full, self.app.known) = (None, None);
        if old.articles.is_empty() && self.untouched {
            let settings = Settings {
                mouse: self.app.mouse,
                keys: std::mem::take(&mut self.app.keys),
            };
            self.app = App::new(&self.model, settings);
            self.app.read = self.memory.recall(&self.model);
        } else {
            self.app.swap(&old, &self.model);
            self.app.read = self.memory.recall(&self.model);
            self.say(
                format!("{} articles read", self.model.articles.len()),
                false,
            );
        }
        None
    }

    /// Ends where there was no article from the start; keeps the old ones where a reload finds none.
    fn refuse(&mut self, model: &Model) -> Option<End> {
        let reason = model.skipped.first().map_or_else(
            || "there is no article in what was named; give a .txt or .md file, or a folder that holds some".into(),
            |s| format!("{}: {}", s.path, s.reason),
        );
        if self.model.articles.is_empty() {
            return Some(End::Empty(reason));
        }
        self.say(reason, true);
        None
    }

    /// Hands the counts of a loading to the app.
    fn count(&mut self) {
        let reading = self
            .loading
            .as_ref()
            .filter(|loading| loading.chooses.is_none());
        let Some((read, annotated, found)) = reading.map(Loading::counts) else {
            return;
        };
        let counts = Some(app::Loading {
            read,
            annotated,
            found,
        });
        if self.app.loading != counts {
            self.app.loading = counts;
            self.due = true;
        }
    }

    /// Reads all keys that wait, then acts on them: one frame for as many as were held down.
    fn keys(&mut self) -> Option<End> {
        let mut bytes = [0; 4096];
        for _ in 0..READS {
            let count = wait::read_keys(&mut bytes);
            if count == 0 {
                return Some(End::Gone);
            }
            let more = wait::more_keys();
            self.decoder.feed(&bytes[..count], more, &mut self.events);
            if !more {
                break;
            }
        }
        let mut events = std::mem::take(&mut self.events);
        let end = events.drain(..).find_map(|event| self.event(event));
        self.events = events;
        end
    }

    fn event(&mut self, event: Event) -> Option<End> {
        self.untouched = false;
        // A held key acts again and again on rows that stay; another key may need what the last one opened.
        if self.due && self.last.as_ref() != Some(&event) {
            self.fit();
        }
        for action in self.input.actions(&event, self.app.context()) {
            let effect = self.app.update(action, &self.model);
            if let Some(end) = self.perform(effect) {
                return Some(end);
            }
        }
        self.last = Some(event);
        None
    }

    fn perform(&mut self, effect: Effect) -> Option<End> {
        self.due |= effect != Effect::None;
        match effect {
            Effect::None | Effect::Draw => {}
            Effect::Quit => return Some(End::Quit),
            Effect::Suspend => self.suspend(),
            Effect::Copy(text) => match clipboard::copy(&text) {
                Ok(true) => {}
                Ok(false) => self.say("too long for the terminal's clipboard".into(), true),
                Err(_) => return Some(End::Gone),
            },
            Effect::Write(request) => match save::save(&self.model, &request) {
                Ok(told) => self.say(told, false),
                Err(told) => self.say(told, true),
            },
            Effect::Known(day) => self.know(day),
            Effect::Read(article, read) => {
                if let Err(error) = self.memory.note(self.model.article(article), read) {
                    self.say(format!("cannot remember what is read: {error}"), true);
                }
            }
            Effect::Reload => self.reload(),
            Effect::Mouse(on) => {
                if tty::mouse(on).is_err() {
                    return Some(End::Gone);
                }
            }
        }
        None
    }

    /// Stops the whole job, as the terminal does at Ctrl-Z; where there is no shell to go back to, says so.
    fn suspend(&mut self) {
        if getsid(None).is_ok_and(|leader| leader == getpid()) {
            self.say("there is no shell to go back to".into(), true);
        } else {
            let _ = kill_current_process_group(Signal::TSTP);
        }
    }

    /// Takes the model of what was known by `day`, or has it made where that takes longer than a key may.
    fn know(&mut self, day: Option<NaiveDate>) {
        if self.loading.as_ref().is_some_and(|l| l.chooses.is_none()) {
            self.app.known = None;
            self.say("the articles are still being read".into(), true);
            return;
        }
        let full = Arc::clone(self.full.get_or_insert_with(|| Arc::clone(&self.model)));
        match day {
            None => {
                (self.full, self.loading) = (None, None);
                self.learn(full);
            }
            Some(day) if full.articles.len() <= AT_ONCE => {
                self.learn(Arc::new(known::as_of(&full, day)));
            }
            // One day is made at a time, whatever is asked for meanwhile.
            Some(_) if self.loading.is_some() => {}
            Some(day) => match Loading::choose(full, day) {
                Ok(loading) => self.loading = Some(loading),
                Err(error) => self.say(format!("cannot choose the reports: {error}"), true),
            },
        }
    }

    fn learn(&mut self, model: Arc<Model>) {
        let old = std::mem::replace(&mut self.model, model);
        self.app.learn(&old, &self.model);
        self.app.read = self.memory.recall(&self.model);
        self.due = true;
    }

    fn reload(&mut self) {
        if self.loading.is_some() {
            return;
        }
        match Loading::start(Arc::clone(&self.inputs), self.options.clone()) {
            Ok(loading) => self.loading = Some(loading),
            Err(error) => self.say(format!("cannot read again: {error}"), true),
        }
    }

    fn say(&mut self, text: String, error: bool) {
        self.app.message = Some(Message { text, error });
        self.due = true;
    }

    fn fit(&mut self) {
        let (width, height) = tty::size();
        self.app.fit(&self.model, width, height);
    }

    fn draw(&mut self) -> io::Result<()> {
        let size = tty::size();
        self.app.fit(&self.model, size.0, size.1);
        let (model, app, theme) = (&self.model, &self.app, self.theme);
        let bytes = self
            .screen
            .frame(size, |buffer| view::draw(model, app, theme, buffer));
        if !bytes.is_empty() {
            tty::write(bytes)?;
        }
        self.due = false;
        Ok(())
    }
}
