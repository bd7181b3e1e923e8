//! Turns signals into bytes on a pipe, so that the one wait of the program sees them.

use std::io::{self, Read as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};

/// The signals that are listened to.
const SIGNALS: [i32; 7] = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];

/// Signals that came and were not asked for yet.
#[derive(Debug)]
pub struct Signals {
    pipe: UnixStream,
    came: [Arc<AtomicBool>; SIGNALS.len()],
}

impl Signals {
    /// Starts to listen.
    ///
    /// # Errors
    /// Where the system has no descriptor left.
    pub fn listen() -> io::Result<Self> {
        let (pipe, end) = UnixStream::pair()?;
        pipe.set_nonblocking(true)?;
        let came: [Arc<AtomicBool>; SIGNALS.len()] = Default::default();
        for (signal, flag) in SIGNALS.into_iter().zip(&came) {
            // The flag first: whoever is woken by the pipe finds it set.
            signal_hook::flag::register(signal, Arc::clone(flag))?;
            signal_hook::low_level::pipe::register(signal, end.try_clone()?)?;
        }
        Ok(Self { pipe, came })
    }

    /// The descriptor that is readable once a signal came.
    pub fn descriptor(&self) -> BorrowedFd<'_> {
        self.pipe.as_fd()
    }

    /// The signals that came since the last call, each once.
    pub fn take(&mut self) -> Vec<i32> {
        let mut bytes = [0; 64];
        while matches!(self.pipe.read(&mut bytes), Ok(n) if n > 0) {}
        SIGNALS
            .into_iter()
            .zip(&self.came)
            .filter(|(_, flag)| flag.swap(false, Ordering::SeqCst))
            .map(|(signal, _)| signal)
            .collect()
    }
}
