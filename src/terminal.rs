//! Owns the terminal: the event loop, signals, background loading, and every way to end.

mod clipboard;
mod decode;
mod encode;
mod load;
mod memory;
mod save;
mod screen;
mod session;
mod signals;
mod tty;
mod wait;

use std::process::{ExitCode, exit};
use std::{mem, panic};

use anyhow::{Context as _, bail};

use crate::corpus::{Input, Options};
use crate::input::Keymap;
use crate::view::Theme;
use session::{End, Session};

pub use load::{Loading, model};

/// How the explorer starts.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The styles of every role.
    pub theme: Theme,
    /// What each key means.
    pub keymap: Keymap,
    /// Whether the mouse is on at the start.
    pub mouse: bool,
}

/// Runs the explorer over `inputs` until the user quits. Exit status 1 tells that files were left out. Where a
/// signal ends the program, it ends by that signal, the terminal given back before.
///
/// # Errors
/// Where there is no terminal, or no article in `inputs`.
pub fn run(inputs: Vec<Input>, options: Options, setup: Setup) -> anyhow::Result<ExitCode> {
    let mouse = setup.mouse;
    restore_on_panic();
    let mut session = Session::start(inputs.into(), options, setup)?;
    let guard = tty::take(mouse).context("there is no terminal to read keys from")?;
    let end = session.run();
    if matches!(end, Ok(End::Gone)) {
        tty::abandon();
    }
    drop(guard);
    let skipped = session.skipped();
    // The system takes the memory back at once; to free a million articles one by one takes a second.
    mem::forget(session);
    match end? {
        End::Quit => Ok(ExitCode::from(u8::from(skipped > 0))),
        End::Gone => Ok(ExitCode::from(129)),
        End::Empty(reason) => bail!(reason),
        End::Signal(signal) => {
            signal_hook::low_level::emulate_default_handler(signal)?;
            exit(128 + signal)
        }
    }
}

/// Gives the terminal back before a panic's message is written, and ends the program, whichever thread it was.
fn restore_on_panic() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        tty::restore();
        tell(panic);
        exit(101);
    }));
}
