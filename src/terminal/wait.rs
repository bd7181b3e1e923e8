//! Waits for the first of keys, signals and the loader; sleeps without a clock while nothing happens.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::tty;

/// What there is to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each tells of one descriptor, and any of them may be ready together"
)]
pub struct Ready {
    /// Keys can be read.
    pub keys: bool,
    /// The terminal is gone.
    pub gone: bool,
    /// A signal came.
    pub signal: bool,
    /// The loader has something.
    pub loader: bool,
}

/// Waits until something happens, at most for `limit`.
///
/// # Errors
/// Where the system cannot wait on these descriptors.
pub fn wait(
    signals: BorrowedFd<'_>,
    loader: Option<BorrowedFd<'_>>,
    limit: Option<Duration>,
) -> io::Result<Ready> {
    let limit = limit.map(|d| Timespec {
        tv_sec: d.as_secs() as i64,
        tv_nsec: i64::from(d.subsec_nanos()),
    });
    tty::with_keys(|keys| {
        let mut fds = vec![
            PollFd::from_borrowed_fd(keys, PollFlags::IN),
            PollFd::from_borrowed_fd(signals, PollFlags::IN),
        ];
        fds.extend(loader.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        match poll(&mut fds, limit.as_ref()) {
            Ok(_) => {}
            // The signal's byte is on its pipe.
            Err(Errno::INTR) => return Ok(Ready::default()),
            Err(e) => return Err(e.into()),
        }
        let any = |at: usize, flags| fds.get(at).is_some_and(|fd| fd.revents().intersects(flags));
        Ok(Ready {
            keys: any(0, PollFlags::IN),
            gone: any(0, PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL),
            signal: any(1, PollFlags::IN),
            loader: any(2, PollFlags::IN | PollFlags::HUP),
        })
    })
}

/// Reads waiting bytes of the keyboard into `bytes`. Returns how many; 0 where the terminal is gone.
pub fn read_keys(bytes: &mut [u8]) -> usize {
    loop {
        match tty::with_keys(|keys| rustix::io::read(keys, &mut *bytes)) {
            Ok(n) => return n,
            Err(Errno::INTR) => {}
            Err(_) => return 0,
        }
    }
}

/// Whether further bytes of the keyboard are waiting.
pub fn more_keys() -> bool {
    tty::with_keys(|keys| {
        let mut fds = [PollFd::from_borrowed_fd(keys, PollFlags::IN)];
        let now = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        matches!(poll(&mut fds, Some(&now)), Ok(n) if n > 0)
            && fds[0].revents().contains(PollFlags::IN)
            && !fds[0].revents().contains(PollFlags::HUP)
    })
}
