//! Runs a program in a pseudo-terminal and keeps what its screen shows; all waiting is for a condition.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Parser, Screen};

/// The longest that a condition may take to hold on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the terminal shows, and whether the program has closed it.
struct Shown {
    parser: Parser,
    closed: bool,
}

/// A program in a terminal.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<(Mutex<Shown>, Condvar)>,
    modes: String,
}

/// The command that runs the program of this package in `folder`.
pub fn program(folder: &Path, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tradewar-tui"));
    command.args(arguments);
    command.cwd(folder);
    command
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        ..PtySize::default()
    }
}

/// A number of rows or columns, as the screen takes it.
fn side(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("no side is empty")
}

impl Terminal {
    /// Starts `command` in a terminal of 120 columns and 40 rows.
    pub fn start(mut command: CommandBuilder) -> Self {
        for (name, _) in std::env::vars_os() {
            // What the caller has set must not change what is drawn.
            if matches!(name.to_str(), Some("NO_COLOR" | "XDG_CONFIG_HOME" | "HOME")) {
                command.env_remove(name);
            }
        }
        command.env("TERM", "xterm-256color");
        let pair = native_pty_system()
            .openpty(size(120, 40))
            .expect("the system has a pseudo-terminal");
        let modes = format!("{:?}", pair.master.get_termios());
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        drop(pair.slave);
        let shown = Arc::new((
            Mutex::new(Shown {
                parser: Parser::new(side(40), side(120), 0),
                closed: false,
            }),
            Condvar::new(),
        ));
        let reader = pair.master.try_clone_reader().expect("it can be read");
        let show = Arc::clone(&shown);
        thread::spawn(move || read(reader, &show));
        Self {
            keys: pair.master.take_writer().expect("it can be written"),
            master: pair.master,
            child,
            shown,
            modes,
        }
    }

    /// Waits until `condition` holds of the screen.
    pub fn wait(&self, what: &str, condition: impl Fn(&Screen) -> bool) {
        let (shown, changed) = &*self.shown;
        let until = Instant::now() + PATIENCE;
        let mut shown = shown.lock().expect("the reader did not panic");
        while !condition(shown.parser.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            let screen = shown.parser.screen().contents();
            assert!(!left.is_zero(), "waited in vain for {what}:\n{screen}");
            assert!(!shown.closed, "it ended before {what}:\n{screen}");
            shown = changed
                .wait_timeout(shown, left)
                .expect("the reader did not panic")
                .0;
        }
    }

    /// Waits until the screen shows `text`.
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Types `keys`.
    pub fn type_keys(&mut self, keys: &str) {
        self.keys
            .write_all(keys.as_bytes())
            .and_then(|()| self.keys.flush())
            .expect("the terminal takes keys");
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut shown = self.shown.0.lock().expect("the reader did not panic");
        shown
            .parser
            .screen_mut()
            .set_size(side(rows), side(columns));
        drop(shown);
        self.master
            .resize(size(columns, rows))
            .expect("the terminal can be resized");
    }

    /// The process number of what was started.
    pub fn process(&self) -> i32 {
        let id = self.child.process_id().expect("it runs");
        i32::try_from(id).expect("process numbers are small")
    }

    /// Waits for the end; gives the exit status and all that is left on the screen.
    pub fn end(mut self) -> (ExitStatus, String) {
        let (shown, changed) = &*self.shown;
        let until = Instant::now() + PATIENCE;
        let mut shown = shown.lock().expect("the reader did not panic");
        while !shown.closed {
            let left = until.saturating_duration_since(Instant::now());
            let screen = shown.parser.screen().contents();
            assert!(!left.is_zero(), "it does not end:\n{screen}");
            shown = changed
                .wait_timeout(shown, left)
                .expect("the reader did not panic")
                .0;
        }
        let status = self.child.wait().expect("it has ended");
        let screen = shown.parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is left");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert!(!screen.bracketed_paste(), "pastes are not bracketed");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None);
        let modes = format!("{:?}", self.master.get_termios());
        assert_eq!(modes, self.modes, "the terminal's modes are as they were");
        (status, screen.contents())
    }
}

/// Shows what the program writes until it closes the terminal.
fn read(mut reader: Box<dyn Read + Send>, shown: &(Mutex<Shown>, Condvar)) {
    let mut bytes = [0; 4096];
    loop {
        // Linux gives an error, not an end, when the last program has closed the terminal.
        let count = reader.read(&mut bytes).unwrap_or(0);
        // A test that failed while it looked has said so already.
        let mut state = shown.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.parser.process(&bytes[..count]);
        state.closed = count == 0;
        shown.1.notify_all();
        if count == 0 {
            return;
        }
    }
}
