//! Draws the border of a pane or an overlay: its title, a note, and how far it is scrolled.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::row::Row;
use super::theme::Theme;

/// A border of one cell.
#[derive(Debug)]
pub struct Frame<'a> {
    /// What the frame holds.
    pub title: &'a str,
    /// A note at the right end of the upper border.
    pub note: &'a str,
    /// Whether the keys go here.
    pub focused: bool,
    /// First row shown, rows shown, rows in all.
    pub scroll: (usize, usize, usize),
    /// The styles.
    pub theme: Theme,
}

impl Widget for Frame<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let rule = self.theme.rule(self.focused);
        let last = area.height - 1;
        for line in 1..last {
            Row::new(buffer, area, line).text("│", rule);
            let thumb = self.is_thumb(usize::from(line - 1), usize::from(last - 1));
            let edge = if thumb { "┃" } else { "│" };
            Row::new(buffer, area, line)
                .skip(usize::from(area.width - 1))
                .text(edge, rule);
        }
        self.upper(&mut Row::new(buffer, area, 0), rule);
        let mut lower = Row::new(buffer, area, last);
        lower.right("╯", rule).text("╰", rule);
        lower.fill("─", rule);
    }
}

impl Frame<'_> {
    fn upper(&self, row: &mut Row<'_>, rule: Style) {
        row.right("╮", rule).text("╭", rule);
        if self.title.is_empty() {
            return row.fill("─", rule);
        }
        row.text("─", rule);
        row.keep(1);
        row.text(" ", rule);
        row.cut(self.title, self.theme.title(self.focused));
        row.unkeep(1);
        row.text(" ", rule);
        if !self.note.is_empty()
            && super::row::width_within(self.note, row.left().saturating_sub(4))
        {
            row.right("─", rule)
                .right(" ", rule)
                .right(self.note, self.theme.quiet())
                .right(" ", rule);
        }
        row.fill("─", rule);
    }

    /// Whether row `line` of `lines` belongs to the mark of the scroll place.
    fn is_thumb(&self, line: usize, lines: usize) -> bool {
        let (top, shown, all) = self.scroll;
        if all <= shown || lines == 0 {
            return false;
        }
        let length = (lines * shown / all).max(1);
        let room = lines - length.min(lines);
        let start = (top * room).div_ceil((all - shown).max(1)).min(room);
        (start..start + length).contains(&line)
    }
}

/// Makes an overlay's area blank, whatever lay there: half of a wide character at its edge included.
pub fn clear(area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        if let Some(before) = area.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y))) {
            let wide = unicode_width::UnicodeWidthStr::width(before.symbol()) > 1;
            if wide {
                before.set_symbol(" ");
            }
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(width: u16, height: u16, scroll: (usize, usize, usize)) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let frame = Frame {
            title: "Title",
            note: "2/5",
            focused: true,
            scroll,
            theme: Theme::new(true),
        };
        frame.render(buffer.area, &mut buffer);
        super::super::snapshot::text(&buffer)
    }

    #[test]
    fn a_frame_has_title_note_and_scroll_place() {
        assert_eq!(
            drawn(20, 4, (5, 2, 10)),
            "╭─ Title ──── 2/5 ─╮\n│                  │\n│                  ┃\n╰──────────────────╯\n"
        );
    }

    #[test]
    fn the_note_goes_before_the_title_does() {
        assert_eq!(drawn(10, 2, (0, 2, 2)), "╭─ Title ╮\n╰────────╯\n");
        assert_eq!(drawn(7, 2, (0, 2, 2)), "╭─ T… ╮\n╰─────╯\n");
    }
}
