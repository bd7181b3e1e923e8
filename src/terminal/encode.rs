//! Writes the difference between two frames as few bytes: short moves, short styles, erased blanks (ECMA-48).

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

use crate::view::theme;

/// Blank cells from which on erasing costs less than writing them.
const ERASE: u16 = 6;
/// Cells between two changes that are written again rather than jumped over.
const BRIDGE: u16 = 4;
/// What shows on a blank cell, too.
const VISIBLE: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

/// Adds to `out` what turns a terminal that shows `shown` into one that shows `next`, of the same size. The
/// terminal's style is plain before and after.
pub fn encode(shown: &Buffer, next: &Buffer, out: &mut Vec<u8>) {
    let mut pen = Pen {
        out,
        at: None,
        style: Cell::EMPTY,
    };
    let width = usize::from(next.area.width).max(1);
    let rows = shown
        .content()
        .chunks(width)
        .zip(next.content().chunks(width));
    for ((was, is), y) in rows.zip(0..) {
        row(was, is, y, &mut pen);
    }
    pen.plain();
}

/// Writes the changes of one row.
fn row(was: &[Cell], is: &[Cell], y: u16, pen: &mut Pen<'_>) {
    let mut x = 0;
    // Up to where a wide character that is gone stood: its right half has to be written again.
    let mut torn = 0;
    while x < is.len() {
        let wide = columns(&is[x]).min(is.len() - x);
        let changed = x < torn || (x..x + wide).any(|i| !same(&was[i], &is[i]));
        if changed {
            torn = torn.max(
                x + (x..x + wide)
                    .map(|i| i - x + columns(&was[i]))
                    .max()
                    .unwrap_or(1),
            );
            let blanks = run_of_blanks(was, is, x);
            if blanks >= ERASE {
                pen.go(x as u16, y, is);
                pen.erase(blanks);
                x += usize::from(blanks);
                continue;
            }
            pen.go(x as u16, y, is);
            pen.write(&is[x], wide as u16);
        }
        x += wide;
    }
}

/// How many cells from `x` on are blank, up to the last of them that was not.
fn run_of_blanks(was: &[Cell], is: &[Cell], x: usize) -> u16 {
    let run = is[x..].iter().take_while(|c| is_blank(c)).count();
    let last = (x..x + run).rev().find(|&i| !is_blank(&was[i]));
    // A wide character that stood at the last one reached one further; what follows is written anyway.
    last.map_or(0, |last| (last + 1 - x) as u16)
}

/// The columns that a cell's symbol takes.
fn columns(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 {
        1
    } else {
        symbol.width().max(1)
    }
}

/// Whether a cell shows nothing but the terminal's ground.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(VISIBLE)
}

fn same(a: &Cell, b: &Cell) -> bool {
    a == b || is_blank(a) && is_blank(b)
}

fn same_style(a: &Cell, b: &Cell) -> bool {
    (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

/// Where the terminal's cursor stands, and the style it writes in.
struct Pen<'a> {
    out: &'a mut Vec<u8>,
    at: Option<(u16, u16)>,
    /// A cell of the style.
    style: Cell,
}

impl Pen<'_> {
    /// Goes to column `x` of row `y`, which shows `row`.
    fn go(&mut self, x: u16, y: u16, row: &[Cell]) {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((from, line)) if line == y && from < x => {
                let between = &row[usize::from(from)..usize::from(x)];
                let style = &self.style;
                let bridged = x - from <= BRIDGE
                    && between
                        .iter()
                        .all(|c| c.symbol().len() == 1 && same_style(c, style));
                if bridged {
                    for cell in between {
                        self.out.extend(cell.symbol().bytes());
                    }
                } else if x - from == 1 {
                    self.out.extend(b"\x1b[C");
                } else {
                    self.sequence(&[x - from], b'C');
                }
            }
            _ => self.sequence(&[y + 1, x + 1], b'H'),
        }
        self.at = Some((x, y));
    }

    fn write(&mut self, cell: &Cell, columns: u16) {
        let blank = is_blank(cell) && is_ground(&self.style);
        if !blank && !same_style(cell, &self.style) {
            self.restyle(cell);
        }
        self.out.extend(cell.symbol().bytes());
        // A cursor behind a wide character, or at the screen's edge, stands where terminals disagree.
        let ascii = cell.symbol().len() == 1;
        self.at = self
            .at
            .filter(|_| ascii || columns == 1)
            .map(|(x, y)| (x + columns, y));
    }

    fn erase(&mut self, blanks: u16) {
        if !is_ground(&self.style) {
            self.plain();
        }
        self.sequence(&[blanks], b'X');
    }

    fn plain(&mut self) {
        if !same_style(&self.style, &Cell::EMPTY) {
            self.out.extend(b"\x1b[0m");
            self.style = Cell::EMPTY;
        }
    }

    /// Changes the style to the one of `cell`.
    fn restyle(&mut self, cell: &Cell) {
        let mut codes: Vec<u16> = Vec::with_capacity(8);
        let (mut fg, mut bg, mut had) = (self.style.fg, self.style.bg, self.style.modifier);
        if !cell.modifier.contains(had) {
            codes.push(0);
            (fg, bg, had) = (Color::Reset, Color::Reset, Modifier::empty());
        }
        for (modifier, code) in [
            (Modifier::BOLD, 1),
            (Modifier::DIM, 2),
            (Modifier::ITALIC, 3),
            (Modifier::UNDERLINED, 4),
            (Modifier::REVERSED, 7),
            (Modifier::CROSSED_OUT, 9),
        ] {
            if cell.modifier.contains(modifier) && !had.contains(modifier) {
                codes.push(code);
            }
        }
        if cell.fg != fg {
            codes.push(theme::code(cell.fg));
        }
        if cell.bg != bg {
            codes.push(theme::code(cell.bg) + 10);
        }
        if !codes.is_empty() {
            self.sequence(&codes, b'm');
        }
        self.style = cell.clone();
    }

    /// A control sequence with its numbers.
    fn sequence(&mut self, numbers: &[u16], last: u8) {
        self.out.extend(b"\x1b[");
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 {
                self.out.push(b';');
            }
            self.out.extend(number.to_string().bytes());
        }
        self.out.push(last);
    }
}

/// Whether a blank written in this style shows nothing.
fn is_ground(style: &Cell) -> bool {
    style.bg == Color::Reset && !style.modifier.intersects(VISIBLE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn styled(kind: u8) -> Style {
        let modifier = [
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::REVERSED,
            Modifier::UNDERLINED | Modifier::ITALIC,
        ][usize::from(kind % 4)];
        let style = Style::new().add_modifier(modifier);
        if kind >= 4 {
            style.patch(crate::view::Theme::new(true).figure())
        } else {
            style
        }
    }

    /// A frame from pieces of text at places.
    fn frame(pieces: &[(u16, u16, u8, u8)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 4));
        for &(x, y, word, kind) in pieces {
            let word =
                ["a", "word", "中文", "        ", "x 中 y", "two words"][usize::from(word % 6)];
            buffer.set_string(x % 24, y % 4, word, styled(kind % 8));
        }
        buffer
    }

    fn terminal() -> vt100::Parser {
        let size = |n| std::num::NonZero::new(n).expect("not zero");
        vt100::Parser::new(size(4), size(24), 0)
    }

    /// What a terminal shows, cell by cell, with its styles.
    fn shown(parser: &vt100::Parser) -> Vec<String> {
        let cells = (0..4).flat_map(|y| (0..24).map(move |x| (y, x)));
        cells
            .filter_map(|(y, x)| parser.screen().cell(y, x))
            .map(|c| {
                let text = if c.has_contents() { c.contents() } else { " " };
                let blank = text == " " && !c.inverse() && !c.underline();
                if blank {
                    " ".to_owned()
                } else {
                    format!(
                        "{text}{}{}{}{}{:?}",
                        c.bold(),
                        c.italic(),
                        c.underline(),
                        c.inverse(),
                        c.fgcolor()
                    )
                }
            })
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]
        #[test]
        fn differences_lead_to_the_same_screen_as_whole_frames(
            frames in prop::collection::vec(
                prop::collection::vec((any::<u16>(), any::<u16>(), any::<u8>(), any::<u8>()), 0..12), 1..5)
        ) {
            let mut parser = terminal();
            let mut last = Buffer::empty(Rect::new(0, 0, 24, 4));
            for pieces in &frames {
                let next = frame(pieces);
                let mut bytes = Vec::new();
                encode(&last, &next, &mut bytes);
                parser.process(&bytes);
                let mut whole = terminal();
                let mut bytes = Vec::new();
                encode(&Buffer::empty(next.area), &next, &mut bytes);
                whole.process(&bytes);
                prop_assert_eq!(shown(&parser), shown(&whole));
                last = next;
            }
        }
    }

    #[test]
    fn a_still_frame_costs_nothing_and_a_blank_row_little() {
        let full = frame(&[(0, 0, 5, 1), (12, 0, 5, 1)]);
        let blank = frame(&[]);
        let cost = |a, b| {
            let mut bytes = Vec::new();
            encode(a, b, &mut bytes);
            bytes.len()
        };
        assert_eq!(cost(&full, &full), 0);
        assert!(cost(&full, &blank) < 14, "{}", cost(&full, &blank));
    }
}
