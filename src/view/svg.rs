//! Draws a frame as an SVG picture.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr as _;

use super::snapshot;
use super::theme::{PICTURE, hex};

/// Width and height of a cell, and the size of its letters, in pixels.
const CELL: (f32, f32) = (8.4, 17.0);
const LETTERS: f32 = 14.0;
/// Empty border around the frame, in pixels.
const MARGIN: f32 = 12.0;

/// The frame as an SVG document. Every run of one style is set to the width of its cells, so that columns stay
/// straight whatever the font.
pub fn svg(buffer: &Buffer) -> String {
    let width = f32::from(buffer.area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f32::from(buffer.area.height) * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         width=\"{width:.0}\" height=\"{height:.0}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n\
         <g font-family=\"'DejaVu Sans Mono','JetBrains Mono',Menlo,Consolas,monospace\" \
         font-size=\"{LETTERS}\" fill=\"{}\" xml:space=\"preserve\">\n",
        PICTURE.0, PICTURE.1
    );
    for y in buffer.area.top()..buffer.area.bottom() {
        for run in runs(buffer, y) {
            draw(&run, y - buffer.area.top(), &mut out);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// Neighbouring cells of one style.
struct Run {
    x: u16,
    width: u16,
    text: String,
    style: Style,
}

fn runs(buffer: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (x, cell) in snapshot::cells(buffer, y) {
        let width = cell.symbol().width().max(1) as u16;
        let style = cell.style();
        match runs.last_mut() {
            // Symbols and wide letters come in any width from other fonts: each stands alone.
            Some(run) if run.style == style && plain(&run.text) && plain(cell.symbol()) => {
                run.width += width;
                run.text.push_str(cell.symbol());
            }
            _ => runs.push(Run {
                x: x - buffer.area.left(),
                width,
                text: cell.symbol().to_owned(),
                style,
            }),
        }
    }
    runs.retain(|run| !run.text.trim().is_empty() || run.style != Cell::EMPTY.style());
    runs
}

fn plain(text: &str) -> bool {
    text.chars().all(|c| c < '\u{2500}' && c.width_is_one())
}

/// Letters that every monospaced font has at one width.
trait Narrow {
    fn width_is_one(self) -> bool;
}

impl Narrow for char {
    fn width_is_one(self) -> bool {
        unicode_width::UnicodeWidthChar::width(self) == Some(1)
    }
}

fn draw(run: &Run, line: u16, out: &mut String) {
    let (x, y) = (
        MARGIN + f32::from(run.x) * CELL.0,
        MARGIN + f32::from(line) * CELL.1,
    );
    let width = f32::from(run.width) * CELL.0;
    let has = |m: Modifier| run.style.add_modifier.contains(m);
    let mut ink = run.style.fg.and_then(hex);
    let mut ground = run.style.bg.and_then(hex);
    if has(Modifier::REVERSED) {
        let was = ink;
        ink = Some(ground.unwrap_or(PICTURE.0));
        ground = Some(was.unwrap_or(PICTURE.1));
    }
    if let Some(ground) = ground {
        let _ = writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{:.1}\" fill=\"{ground}\"/>",
            CELL.1
        );
    }
    if run.text.trim().is_empty() {
        return;
    }
    let _ = write!(
        out,
        "<text x=\"{x:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\"",
        y + CELL.1 * 0.76
    );
    if let Some(ink) = ink {
        let _ = write!(out, " fill=\"{ink}\"");
    }
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ] {
        if has(modifier) {
            out.push_str(attribute);
        }
    }
    out.push('>');
    escape(&run.text, out);
    out.push_str("</text>\n");
}

/// Adds `text` with XML's own characters named. Leading and double blanks stay by no-break spaces.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            ' ' => out.push('\u{a0}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;

    #[test]
    fn text_of_the_frame_is_no_markup() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, "<b> & \"x\"", Style::new());
        let picture = svg(&buffer);
        assert!(
            picture.contains("&lt;b&gt;\u{a0}&amp;\u{a0}&quot;x&quot;"),
            "{picture}"
        );
        assert!(!picture.contains("<b>"));
    }

    #[test]
    fn reverse_video_swaps_ink_and_ground() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        let style = Style::new().add_modifier(Modifier::REVERSED);
        buffer.set_string(0, 0, "abc", style);
        let picture = svg(&buffer);
        assert!(
            picture.contains(&format!("fill=\"{}\"/>", PICTURE.1)),
            "{picture}"
        );
        assert!(
            picture.contains(&format!("fill=\"{}\">abc", PICTURE.0)),
            "{picture}"
        );
    }
}
