//! Arguments, environment, clock; errors to exit codes.

mod annotate;
mod arguments;
mod check;
mod compare;
mod fields;
mod frame;
mod input;
mod manual;
mod message;
mod setting;
mod table;
mod value;
mod verify;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::terminal::{self, Setup};
use arguments::{Arguments, Command, Common, Paths};

/// How a run ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    /// Nothing to say.
    Done,
    /// Files were left out, or `check` found something.
    Findings,
    /// As the explorer says.
    Ended(ExitCode),
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
        Ok(Outcome::Ended(code)) => code,
        Err(error) if message::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            message::tell(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let common = &arguments.common;
    if !matches!(arguments.command, None | Some(Command::Frame(_))) {
        setting::check(common)?;
    }
    match &arguments.command {
        None => explore(&arguments.paths, common),
        Some(Command::Annotate(paths)) => annotate::run(paths, common),
        Some(Command::Timeline(options)) => table::timeline(options, common),
        Some(Command::Actors(options)) => table::actors(options, common),
        Some(Command::Compare(options)) => compare::run(options, common),
        Some(Command::Verify(options)) => verify::run(options, common),
        Some(Command::Check(options)) => check::run(options, common),
        Some(Command::Frame(options)) => frame::run(options, common),
        Some(Command::Completions { shell }) => completions(*shell),
        Some(Command::Man) => {
            print(|out| manual::write(out))?;
            Ok(Outcome::Done)
        }
    }
}

/// Hands what `write` makes to standard output.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    write(&mut out)
        .and_then(|()| out.flush())
        .map_err(|e| anyhow::Error::new(e).context("standard output"))
}

/// Opens the explorer, or prints the timeline where no terminal can show it.
fn explore(paths: &Paths, common: &Common) -> anyhow::Result<Outcome> {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if dumb || !io::stdout().is_terminal() {
        setting::check(common)?;
        return table::plain(paths, common);
    }
    let setup = Setup {
        theme: setting::theme(common),
        keymap: setting::keymap(common)?,
        mouse: true,
    };
    let options = input::options(common);
    let inputs = input::inputs(paths, &options)?;
    terminal::run(inputs, options, setup).map(Outcome::Ended)
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
