//! Writes messages to standard error, made harmless first.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::corpus::Clean;

/// Writes one message as a line. A standard error that is gone is no reason to fail.
pub fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "tradewar-tui: {}", Clean::line(message));
}

/// Prints what clap has to say: help and version to standard output, a usage error to standard error.
pub fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        // Arguments may be file names, which are text from outside.
        let _ = write!(io::stderr(), "{}", Clean::text(&error.render().to_string()));
        ExitCode::from(2)
    } else {
        let _ = error.print();
        ExitCode::SUCCESS
    }
}

/// Whether the reader of standard output went away, which is no error.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind =
        |e: &(dyn std::error::Error + 'static)| e.downcast_ref::<io::Error>().map(io::Error::kind);
    error
        .chain()
        .any(|cause| kind(cause) == Some(io::ErrorKind::BrokenPipe))
}
