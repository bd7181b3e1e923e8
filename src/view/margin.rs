//! Draws the margin beside a row of an article: a bar, the mark of what begins in the row, the paragraph's number.

use ratatui::style::Style;

use super::row::Row;
use super::theme::Theme;
use super::timeline;
use crate::model::State;

/// Writes a margin: the mark stands before the number; a number of three digits takes its place, and the mark follows.
pub fn write(
    to: &mut Row<'_>,
    (bar, style): (&str, Style),
    mark: Option<State>,
    number: usize,
    theme: Theme,
) {
    to.text(bar, style);
    let number = match number {
        0 => String::new(),
        number if to.left() >= 3 => format!("{number:>3}"),
        _ => String::new(),
    };
    let (mark, style) = mark.map_or((" ", theme.text()), |m| timeline::state(m, theme));
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        to.text(&number, theme.quiet());
        to.text(mark, style);
    } else {
        to.text(mark, style);
        to.text(number.get(1..).unwrap_or_default(), theme.quiet());
    }
}
