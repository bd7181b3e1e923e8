//! Arguments, environment, clock; errors to exit codes.

mod annotate;
mod arguments;
mod input;
mod message;
mod value;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::export::{self, Wanted};
use arguments::{Actors, Arguments, Command, Common, Paths, TableFormat, Timeline};

/// How a run ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing to say.
    Done,
    /// Files were left out, or `check` found something.
    Findings,
}

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return message::usage(&error),
    };
    match dispatch(&arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) if message::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            message::tell(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let common = &arguments.common;
    match &arguments.command {
        None => explore(&arguments.paths, common),
        Some(Command::Annotate(paths)) => annotate::run(paths, common),
        Some(Command::Timeline(options)) => timeline(options, common),
        Some(Command::Actors(options)) => actors(options, common),
        Some(Command::Completions { shell }) => completions(*shell),
        Some(Command::Man) => man(),
    }
}

/// Hands what `write` makes to standard output.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    write(&mut out)
        .and_then(|()| out.flush())
        .map_err(|e| anyhow::Error::new(e).context("standard output"))
}

fn explore(paths: &Paths, common: &Common) -> anyhow::Result<Outcome> {
    let plain =
        !io::stdout().is_terminal() || std::env::var_os("TERM").is_some_and(|t| t == "dumb");
    let _ = plain;
    timeline(
        &Timeline {
            format: TableFormat::Json,
            top: None,
            from: None,
            to: None,
            paths: paths.clone(),
        },
        common,
    )
}

fn timeline(options: &Timeline, common: &Common) -> anyhow::Result<Outcome> {
    let model = input::model(&options.paths, common)?;
    let wanted = Wanted {
        from: options.from.map(|b| b.first),
        to: options.to.map(|b| b.last),
        top: options.top,
    };
    let events = wanted.of(&model);
    print(|out| export::json::timeline(&model, &events, out))?;
    Ok(input::outcome(&model.skipped))
}

fn actors(options: &Actors, common: &Common) -> anyhow::Result<Outcome> {
    let model = input::model(&options.paths, common)?;
    let top = options.top.unwrap_or(usize::MAX).min(model.actors.len());
    let actors = &model.actors[..top];
    print(|out| export::json::actors(&model, actors, out))?;
    Ok(input::outcome(&model.skipped))
}

fn completions(shell: clap_complete::Shell) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut Arguments::command(),
        "tradewar-tui",
        &mut script,
    );
    print(|out| out.write_all(&script))?;
    Ok(Outcome::Done)
}

fn man() -> anyhow::Result<Outcome> {
    print(|out| clap_mangen::Man::new(Arguments::command()).render(out))?;
    Ok(Outcome::Done)
}
