//! The command line: names of actions and a few commands with arguments.

use super::find::Needle;
use super::line::Line;
use super::{Action, App, Effect, Filter, Mode};
use crate::corpus::{ArticleId, BlockKind};
use crate::model::{ActorId, Model};

/// The state of the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// What is typed.
    pub line: Line,
    /// The names that complete it, best first.
    pub completions: Vec<&'static str>,
    /// The one that `Tab` chose last, as an index.
    pub chosen: Option<usize>,
}

/// The commands with arguments: each with what it does.
pub const COMMANDS: &[(&str, &str)] = &[
    (
        "from",
        "from 2025-05 to 2025-06: show only that span of time",
    ),
    (
        "actor",
        "actor NAME: show only what this actor takes part in",
    ),
    ("text", "text WORDS: show only events that hold these words"),
    ("open", "open TITLE or PATH: open this article"),
    ("find", "find WORDS: find them in the pane"),
    ("paragraph", "paragraph NUMBER: go to this paragraph"),
    (
        "write",
        "write NAME.md, NAME.csv or NAME.json: write what is shown to a file",
    ),
];

impl Command {
    /// Names the commands and actions that begin with what is typed, then those that hold it.
    fn complete(&mut self) {
        self.chosen = None;
        let typed = self.line.text().trim_start();
        let actions = Action::ALL.iter().filter(|a| a.is_command());
        let names = COMMANDS.iter().map(|(name, _)| *name);
        let names: Vec<&'static str> = names.chain(actions.map(|a| a.name())).collect();
        let begins = names.iter().filter(|name| name.starts_with(typed));
        let holds = names
            .iter()
            .filter(|name| !name.starts_with(typed) && name.contains(typed));
        self.completions = begins.chain(holds).copied().collect();
    }

    /// Puts the next completion into the line.
    fn choose(&mut self) {
        if self.completions.is_empty() {
            return;
        }
        let next = self.chosen.map_or(0, |i| (i + 1) % self.completions.len());
        self.line = Line::new(self.completions[next]);
        self.chosen = Some(next);
    }
}

impl App {
    pub(super) fn open_command(&mut self) {
        let mut command = Command::default();
        command.complete();
        self.mode = Mode::Command(command);
    }

    /// An action while the command line is open.
    pub(super) fn update_command(&mut self, action: Action, model: &Model) -> Effect {
        let Mode::Command(command) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel | Action::Close => self.mode = Mode::Normal,
            Action::DeleteBack if command.line.is_empty() => self.mode = Mode::Normal,
            // What is typed after a failure begins anew, and `:` opens a line that is open already.
            Action::Type(c) if command.line.error.is_some() || command.line.is_empty() => {
                command.line = Line::default();
                if c != ':' {
                    command.line.edit(action);
                }
                command.complete();
            }
            Action::Complete => command.choose(),
            Action::Accept => {
                let typed = command.line.text().trim().to_owned();
                let before = std::mem::take(&mut self.mode);
                let under = self.under.clone();
                // A name is done where one is, and so is a file written; other words after a name lead elsewhere, or narrow.
                let writes = ["write ", "w "].iter().any(|name| typed.starts_with(name));
                if writes || !typed.contains(char::is_whitespace) {
                    self.mode = self.under.take().map_or(Mode::Normal, |under| *under);
                }
                return self.run(model, &typed).unwrap_or_else(|error| {
                    (self.mode, self.under) = (before, under);
                    if let Mode::Command(command) = &mut self.mode {
                        command.line.error = Some(error);
                    }
                    Effect::Draw
                });
            }
            _ => match command.line.edit(action) {
                Some(true) => command.complete(),
                Some(false) => {}
                None => return Effect::None,
            },
        }
        Effect::Draw
    }

    /// Runs a command; the error tells what is wrong with it.
    pub(super) fn run(&mut self, model: &Model, typed: &str) -> Result<Effect, String> {
        let (name, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        let rest = rest.trim();
        if rest.is_empty() {
            return self.run_name(model, name);
        }
        match name {
            "from" | "span" | "filter-span" => {
                let (from, to) = self.span_of(model, rest)?;
                self.toggle_filter(model, Filter::Span(from, to));
            }
            "actor" | "filter-actor" => {
                let actor =
                    actor_named(model, rest).ok_or_else(|| format!("no actor is called {rest}"))?;
                self.toggle_filter(model, Filter::Actor(actor));
            }
            "text" | "filter-text" => self.toggle_filter(model, Filter::Text(rest.into())),
            "open" => {
                let article = article_named(model, rest)
                    .ok_or_else(|| format!("no title or path holds {rest}"))?;
                self.remember();
                self.go_to_article(model, article);
            }
            "find" => return Ok(self.find_words(model, rest)),
            "paragraph" => return self.go_to_paragraph(model, rest),
            "write" | "w" => return Ok(self.write(model, Some(rest.to_owned()))),
            _ => {
                return Err(format!(
                    "there is no command {name} that takes words after it"
                ));
            }
        }
        Ok(Effect::Draw)
    }

    fn run_name(&mut self, model: &Model, name: &str) -> Result<Effect, String> {
        if name.is_empty() {
            return Ok(Effect::Draw);
        }
        if name.bytes().all(|b| b.is_ascii_digit()) {
            return self.go_to_paragraph(model, name);
        }
        if matches!(name, "q" | "q!" | "qa" | "x") {
            return Ok(Effect::Quit);
        }
        if name == "w" {
            return Ok(self.write(model, None));
        }
        let named = Action::ALL
            .iter()
            .find(|a| a.is_command() && a.name() == name);
        match named {
            Some(&action) => Ok(self.update(action, model)),
            None if COMMANDS.iter().any(|(command, _)| *command == name) => {
                Err(format!("{name} needs words after it"))
            }
            None => Err(format!(
                "there is no command {name}: Tab completes, ? lists all"
            )),
        }
    }

    fn go_to_paragraph(&mut self, model: &Model, typed: &str) -> Result<Effect, String> {
        let number: usize = typed.parse().map_err(|_| format!("{typed} is no number"))?;
        let article = self.reader.article.ok_or("no article is open")?;
        let blocks = model.article(article).blocks.iter();
        let mut paragraphs = blocks.filter(|b| b.kind == BlockKind::Paragraph);
        let found = paragraphs.nth(number.saturating_sub(1));
        let block = found.ok_or_else(|| format!("there is no paragraph {number} here"))?;
        self.remember();
        self.focus = super::Pane::Reader;
        self.reader.go(model, block.span.start);
        self.lead_from_reader(model);
        Ok(Effect::Draw)
    }
}

/// The heaviest actor of this name or alias, else one that holds it.
fn actor_named(model: &Model, name: &str) -> Option<ActorId> {
    let mut actors = model.actors.iter();
    let is = |surface: &str| surface.to_lowercase() == name.to_lowercase();
    let exact = actors.find(|a| is(&a.name) || a.aliases.iter().any(|alias| is(&alias.surface)));
    let needle = Needle::new(name)?;
    let holds = || model.actors.iter().find(|a| needle.is_in(&a.name));
    exact.or_else(holds).map(|a| a.id)
}

/// The first article whose title or path holds `name`.
fn article_named(model: &Model, name: &str) -> Option<ArticleId> {
    let needle = Needle::new(name)?;
    let mut articles = model.articles.iter();
    articles
        .find(|a| needle.is_in(a.title.as_str()) || needle.is_in(a.path.as_str()))
        .map(|a| a.id)
}
