//! Sends the difference between two frames to the terminal, in one write, or nothing where they are equal.

use std::io::{self, Write as _};

use crossterm::queue;
use crossterm::style::force_color_output;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What the terminal shows.
#[derive(Debug)]
pub struct Screen {
    shown: Buffer,
    next: Buffer,
    bytes: Vec<u8>,
    /// Whether what the terminal shows is unknown.
    lost: bool,
}

impl Default for Screen {
    /// A screen whose content is unknown.
    fn default() -> Self {
        // Colours are the theme's matter. Left to itself, crossterm answers NO_COLOR by an empty SGR in the
        // place of each colour, and that resets reverse video and bold.
        force_color_output(true);
        Self {
            shown: Buffer::default(),
            next: Buffer::default(),
            bytes: Vec::with_capacity(64 << 10),
            lost: true,
        }
    }
}

impl Screen {
    /// Draws everything anew next time: what the terminal shows is not known any more.
    pub fn lose(&mut self) {
        self.lost = true;
    }

    /// Draws a frame of `size` by `draw`. Returns the bytes for the terminal, empty where nothing changed.
    ///
    /// # Errors
    /// None in practice: the bytes go to memory.
    pub fn frame(&mut self, size: (u16, u16), draw: impl FnOnce(&mut Buffer)) -> io::Result<&[u8]> {
        let area = Rect::new(0, 0, size.0, size.1);
        if self.next.area != area {
            self.shown.resize(area);
            self.next.resize(area);
            self.lost = true;
        }
        self.next.reset();
        draw(&mut self.next);
        self.bytes.clear();
        if self.lost {
            self.shown.reset();
        }
        let mut changes = self.shown.diff_iter(&self.next).peekable();
        if changes.peek().is_some() || self.lost {
            queue!(self.bytes, BeginSynchronizedUpdate)?;
            if self.lost {
                queue!(self.bytes, Clear(ClearType::All))?;
            }
            CrosstermBackend::new(&mut self.bytes).draw(changes)?;
            queue!(self.bytes, EndSynchronizedUpdate)?;
            self.bytes.flush()?;
        }
        self.lost = false;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(&self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Modifier, Style};

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).into_owned()
    }

    #[test]
    fn an_equal_frame_writes_nothing() {
        let mut screen = Screen::default();
        let draw = |b: &mut Buffer| {
            b.set_string(0, 0, "abc", Style::new());
        };
        assert!(!screen.frame((5, 2), draw).expect("memory").is_empty());
        assert!(screen.frame((5, 2), draw).expect("memory").is_empty());
    }

    #[test]
    fn a_frame_is_wrapped_in_synchronised_output() {
        let mut screen = Screen::default();
        let bytes = screen.frame((5, 2), |_| {}).expect("memory");
        assert!(bytes.starts_with(b"\x1b[?2026h") && bytes.ends_with(b"\x1b[?2026l"));
    }

    #[test]
    fn a_lost_screen_is_drawn_whole_again() {
        let mut screen = Screen::default();
        let draw = |b: &mut Buffer| {
            b.set_string(0, 0, "abc", Style::new());
        };
        screen.frame((5, 2), draw).expect("memory");
        screen.lose();
        let again = text(screen.frame((5, 2), draw).expect("memory"));
        assert!(
            again.contains("\x1b[2J") && again.contains("abc"),
            "{again:?}"
        );
    }

    #[test]
    fn without_colours_reverse_video_is_not_wiped() {
        let mut screen = Screen::default();
        let bytes = text(
            screen
                .frame((5, 1), |b| {
                    b.set_string(0, 0, "ab", Style::new().add_modifier(Modifier::REVERSED));
                })
                .expect("memory"),
        );
        let (_, after) = bytes.split_once("\x1b[7m").expect("reverse video begins");
        assert!(after.starts_with("ab"), "{bytes:?}");
        assert!(
            !bytes.contains("\x1b[m") && !bytes.contains("\x1b[;m"),
            "{bytes:?}"
        );
    }
}
