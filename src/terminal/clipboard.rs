//! Hands text that the user copied to the terminal's clipboard (OSC 52); nothing else ever writes that sequence.

use std::io;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

use super::tty;

/// The most bytes that are copied: terminals drop longer sequences silently.
pub const LIMIT: usize = 48 << 10;

/// Copies `text`. Returns whether it was short enough.
///
/// # Errors
/// Where the terminal is gone.
pub fn copy(text: &str) -> io::Result<bool> {
    if text.len() > LIMIT {
        return Ok(false);
    }
    let mut bytes = Vec::new();
    queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
    tty::write(&bytes)?;
    Ok(true)
}
