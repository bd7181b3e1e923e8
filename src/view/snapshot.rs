//! Writes a frame as plain text, and its styles as runs below it.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// The frame's rows as text, white space at their ends left out.
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let start = out.len();
        for (_, cell) in cells(buffer, y) {
            out.push_str(cell.symbol());
        }
        out.truncate(start + out[start..].trim_end().len());
        out.push('\n');
    }
    out
}

/// The frame's styles: a line for each row that has any, as `row: column+length style`, plain cells left out.
pub fn styles(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut runs: Vec<(u16, u16, String)> = Vec::new();
        for x in buffer.area.left()..buffer.area.right() {
            let Some(name) = buffer
                .cell((x, y))
                .map(style_name)
                .filter(|n| !n.is_empty())
            else {
                continue;
            };
            match runs.last_mut() {
                Some((start, length, last)) if *start + *length == x && *last == name => {
                    *length += 1;
                }
                _ => runs.push((x, 1, name)),
            }
        }
        if !runs.is_empty() {
            let _ = write!(out, "{y}:");
            for (x, length, name) in runs {
                let _ = write!(out, " {x}+{length} {name}");
            }
            out.push('\n');
        }
    }
    out
}

/// The cells of row `y` that show something: those behind a wide character are left out.
pub fn cells(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let mut next = buffer.area.left();
    (buffer.area.left()..buffer.area.right()).filter_map(move |x| {
        let cell = buffer.cell((x, y)).filter(|_| x >= next)?;
        next = x.saturating_add(cell.symbol().width().max(1) as u16);
        Some((x, cell))
    })
}

/// A style in a few letters: colour, then modifiers; empty for plain text.
fn style_name(cell: &Cell) -> String {
    let mut name = String::new();
    for (colour, head) in [(cell.fg, ""), (cell.bg, "on-")] {
        if colour != Color::Reset {
            let _ = write!(name, "{head}{colour},");
        }
    }
    for (modifier, short) in [
        (Modifier::BOLD, "bold,"),
        (Modifier::DIM, "dim,"),
        (Modifier::ITALIC, "italic,"),
        (Modifier::UNDERLINED, "underlined,"),
        (Modifier::REVERSED, "reversed,"),
        (Modifier::CROSSED_OUT, "crossed,"),
    ] {
        if cell.modifier.contains(modifier) {
            name.push_str(short);
        }
    }
    name.pop();
    name.make_ascii_lowercase();
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn a_frame_is_text_and_runs_of_style() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 2));
        buffer.set_string(0, 0, "a中b", Style::new());
        buffer.set_string(1, 1, "xy", Style::new().add_modifier(Modifier::BOLD));
        assert_eq!(text(&buffer), "a中b\n xy\n");
        assert_eq!(styles(&buffer), "1: 1+2 bold\n");
    }
}
