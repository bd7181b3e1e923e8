//! Takes the terminal over and gives it back, exactly once, whichever way the program ends.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{self, OptionalActions, Termios};

/// Alternate screen, hidden cursor, bracketed paste.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// Presses, drags and the wheel, with coordinates beyond 223; moves without a button stay silent.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Ends a frame that was cut off, then undoes [`ENTER`].
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1049l\x1b[?25h";

/// The terminal while the program holds it.
struct Taken {
    /// Its modes as they were found.
    was: Termios,
    /// Whether keys come from `/dev/tty`, standard input being something else.
    keys: Option<OwnedFd>,
    /// Whether the screen is ours at this moment (it is not while suspended).
    ours: bool,
    /// Whether the mouse is asked for.
    mouse: bool,
}

static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

/// The state, also after a panic elsewhere: giving the terminal back matters more than whose fault it was.
fn taken() -> MutexGuard<'static, Option<Taken>> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back when dropped.
#[derive(Debug)]
pub struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Takes the terminal over.
///
/// # Errors
/// Where there is no terminal to read keys from, or it refuses raw mode.
pub fn take(mouse: bool) -> io::Result<Guard> {
    let keys: Option<OwnedFd> = if termios::isatty(stdin()) {
        None
    } else {
        Some(
            File::options()
                .read(true)
                .write(true)
                .open("/dev/tty")?
                .into(),
        )
    };
    let was = termios::tcgetattr(keys.as_ref().map_or(stdin(), AsFd::as_fd))?;
    *taken() = Some(Taken {
        was,
        keys,
        ours: false,
        mouse,
    });
    let guard = Guard(());
    resume()?;
    Ok(guard)
}

/// Takes the terminal over again after [`restore`], as after a suspend.
///
/// # Errors
/// Where the terminal refuses, or is gone.
pub fn resume() -> io::Result<()> {
    let mut taken = taken();
    let Some(taken) = taken.as_mut() else {
        return Ok(());
    };
    let mut raw = taken.was.clone();
    raw.make_raw();
    let keys = taken.keys.as_ref().map_or(stdin(), AsFd::as_fd);
    termios::tcsetattr(keys, OptionalActions::Now, &raw)?;
    taken.ours = true;
    if taken.mouse {
        return write_all(&[ENTER, MOUSE_ON].concat());
    }
    write_all(ENTER)
}

/// Gives the terminal back as it was found; does nothing when it is not held. Safe in any thread and in a panic.
pub fn restore() {
    let mut taken = taken();
    let Some(taken) = taken.as_mut().filter(|t| t.ours) else {
        return;
    };
    taken.ours = false;
    // A terminal that is gone cannot be given back; there is nobody to tell.
    let _ = write_all(&[MOUSE_OFF, LEAVE].concat());
    let keys = taken.keys.as_ref().map_or(stdin(), AsFd::as_fd);
    let _ = termios::tcsetattr(keys, OptionalActions::Drain, &taken.was);
}

/// Forgets the terminal: it has vanished, and nothing may be written to it any more.
pub fn abandon() {
    if let Some(taken) = taken().as_mut() {
        taken.ours = false;
    }
}

/// Turns the reports of the mouse on or off.
///
/// # Errors
/// Where the terminal is gone.
pub fn mouse(on: bool) -> io::Result<()> {
    let mut taken = taken();
    match taken.as_mut() {
        Some(taken) if taken.ours && taken.mouse != on => {
            taken.mouse = on;
            write_all(if on { MOUSE_ON } else { MOUSE_OFF })
        }
        _ => Ok(()),
    }
}

/// Writes one frame, in one piece where the terminal takes it; nothing while the terminal is not held.
///
/// # Errors
/// Where the terminal is gone.
pub fn write(bytes: &[u8]) -> io::Result<()> {
    match taken().as_ref() {
        Some(taken) if taken.ours => write_all(bytes),
        _ => Ok(()),
    }
}

/// Columns and rows of the terminal, at most 1,000 by 1,000: a made-up size must not take the memory.
pub fn size() -> (u16, u16) {
    termios::tcgetwinsize(stdout()).map_or((80, 24), |size| {
        (size.ws_col.min(1000), size.ws_row.min(1000))
    })
}

/// Calls `f` with the descriptor that keys come from.
pub fn with_keys<T>(f: impl FnOnce(BorrowedFd<'_>) -> T) -> T {
    // A copy of the descriptor, so that the lock is not held while waiting for keys.
    let own = taken()
        .as_ref()
        .and_then(|t| t.keys.as_ref())
        .and_then(|keys| keys.try_clone().ok());
    f(own.as_ref().map_or(stdin(), AsFd::as_fd))
}

fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let mut ready = [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)];
                poll(&mut ready, None)?;
            }
            Err(e) => return Err(e.into()),
        }
    }
    Ok(())
}
