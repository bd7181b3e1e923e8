//! Sends the difference between two frames to the terminal, in one write, or nothing where they are equal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::encode::encode;

/// Synchronised output (mode 2026): the terminal shows the frame when it is whole.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// Erases everything, for a screen whose content is unknown.
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";

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
    pub fn frame(&mut self, size: (u16, u16), draw: impl FnOnce(&mut Buffer)) -> &[u8] {
        let area = Rect::new(0, 0, size.0, size.1);
        if self.next.area != area {
            self.shown.resize(area);
            self.next.resize(area);
            self.lost = true;
        }
        self.next.reset();
        draw(&mut self.next);
        self.bytes.clear();
        self.bytes.extend(BEGIN);
        if self.lost {
            self.shown.reset();
            self.bytes.extend(CLEAR);
        }
        let head = self.bytes.len();
        encode(&self.shown, &self.next, &mut self.bytes);
        if self.bytes.len() > head || self.lost {
            self.bytes.extend(END);
        } else {
            self.bytes.clear();
        }
        self.lost = false;
        std::mem::swap(&mut self.shown, &mut self.next);
        &self.bytes
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
        assert!(!screen.frame((5, 2), draw).is_empty());
        assert!(screen.frame((5, 2), draw).is_empty());
    }

    #[test]
    fn a_frame_is_wrapped_in_synchronised_output() {
        let mut screen = Screen::default();
        let bytes = screen.frame((5, 2), |_| {});
        assert!(bytes.starts_with(b"\x1b[?2026h") && bytes.ends_with(b"\x1b[?2026l"));
    }

    #[test]
    fn a_lost_screen_is_drawn_whole_again() {
        let mut screen = Screen::default();
        let draw = |b: &mut Buffer| {
            b.set_string(0, 0, "abc", Style::new());
        };
        screen.frame((5, 2), draw);
        screen.lose();
        let again = text(screen.frame((5, 2), draw));
        assert!(
            again.contains("\x1b[2J") && again.contains("abc"),
            "{again:?}"
        );
    }

    #[test]
    fn without_colours_reverse_video_is_not_wiped() {
        let mut screen = Screen::default();
        let bytes = text(screen.frame((5, 1), |b| {
            b.set_string(0, 0, "ab", Style::new().add_modifier(Modifier::REVERSED));
        }));
        let (_, after) = bytes.split_once("\x1b[7m").expect("reverse video begins");
        assert!(after.starts_with("ab"), "{bytes:?}");
        assert!(
            !bytes.contains("\x1b[m") && !bytes.contains("\x1b[;m"),
            "{bytes:?}"
        );
    }
}
