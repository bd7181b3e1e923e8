//! Draws a series as marks over an axis of time, each on a stem, the numbers beside them where there is room.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::model::Series;
use crate::view::row::Row;
use crate::view::theme::Theme;
use crate::view::when;

/// The chart of one series, under its name.
#[derive(Debug)]
pub struct Chart<'a> {
    /// The series.
    pub series: &'a Series,
    /// The point that is selected.
    pub chosen: usize,
    /// The styles.
    pub theme: Theme,
}

/// The most points that are drawn.
const MOST: usize = 5000;

/// What stands in a cell of the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Blank,
    Stem(&'static str),
    Mark(&'static str),
    Chosen(&'static str),
    Digit(char),
}

/// Where the values stand: the lowest and the highest of the axis, and whether it begins above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    low: f64,
    high: f64,
    cut: bool,
}

impl Scale {
    /// From 0 on; where all values lie close together, from just below the lowest.
    fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let least = values.clone().fold(f64::INFINITY, f64::min);
        let most = values.fold(f64::NEG_INFINITY, f64::max);
        let range = most - least;
        let cut = least > 0.0 && range < most * 0.25;
        let low = if cut { least - range } else { least.min(0.0) };
        Self {
            low: low.max(least.min(0.0)),
            high: most.max(low + f64::MIN_POSITIVE),
            cut,
        }
    }

    /// The row of `value` from above, of `rows`.
    fn row(self, value: f64, rows: usize) -> usize {
        let share = (value - self.low) / (self.high - self.low);
        let last = rows.saturating_sub(1);
        let up = (share.clamp(0.0, 1.0) * last as f64).round();
        last - (up as usize).min(last)
    }
}

impl Widget for Chart<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.height == 0 || area.width < 20 {
            return;
        }
        let theme = self.theme;
        let mut name = Row::new(buffer, area, 0);
        name.skip(1).keep(1);
        name.cut(&self.series.about, theme.heading());
        name.text(" ", theme.text());
        name.fill("─", theme.quiet());
        if area.height < 5 {
            return;
        }
        let plot = Rect::new(area.x, area.y + 1, area.width, area.height - 1);
        self.plot(plot, buffer);
    }
}

impl Chart<'_> {
    fn plot(&self, area: Rect, buffer: &mut Buffer) {
        let theme = self.theme;
        let points = &self.series.points[..self.series.points.len().min(MOST)];
        let scale = Scale::of(points.iter().map(|p| p.value));
        let rows = usize::from(area.height) - 2;
        let middle = f64::midpoint(scale.low, scale.high);
        let labels = [scale.high, middle, scale.low].map(|v| amount(v, &self.series.unit));
        let gutter = labels.iter().map(String::len).max().unwrap_or(0) + 2;
        let columns = usize::from(area.width).saturating_sub(gutter + 3);
        let grid = self.grid(scale, (columns, rows));
        for (line, cells) in (0..).zip(&grid) {
            let label = match line {
                0 => &labels[0],
                _ if line == rows - 1 => &labels[2],
                _ if line == rows / 2 && rows > 4 => &labels[1],
                _ => "",
            };
            let mut to = Row::new(buffer, area, line as u16);
            to.text(&format!("{label:>gutter$} "), theme.quiet());
            let tick = if label.is_empty() { "│" } else { "┤" };
            to.text(tick, theme.quiet());
            for cell in cells {
                match cell {
                    Cell::Blank => drop(to.skip(1)),
                    Cell::Stem(symbol) => drop(to.text(symbol, theme.quiet())),
                    Cell::Mark(symbol) => drop(to.text(symbol, theme.level())),
                    Cell::Chosen(symbol) => drop(to.text(symbol, theme.cursor())),
                    Cell::Digit(digit) => {
                        to.text(digit.encode_utf8(&mut [0; 4]), theme.text());
                    }
                }
            }
        }
        let mut axis = Row::new(buffer, area, rows as u16);
        axis.skip(gutter + 1).text("└", theme.quiet());
        axis.keep(1).fill("─", theme.quiet());
        self.days(gutter + 2, &mut Row::new(buffer, area, rows as u16 + 1));
    }

    /// The first and the last day below the axis.
    fn days(&self, gutter: usize, to: &mut Row<'_>) {
        to.skip(gutter).keep(1);
        let quiet = self.theme.quiet();
        let undated = self.series.points.iter().filter(|p| p.at().0.is_none());
        let undated = undated.count();
        match ends(self.series) {
            Some((first, last)) if first != last => {
                to.right(&when::day(last), quiet).right(" ", quiet);
                to.cut(&when::day(first), quiet);
            }
            Some((day, _)) => drop(to.cut(&format!("all {}", when::day(day)), quiet)),
            None => drop(to.cut("no value has a date: in the order of the reports", quiet)),
        }
        if undated > 0 && ends(self.series).is_some() && to.left() > 24 {
            to.cut(&format!("   {undated} without a date, not drawn"), quiet);
        }
    }

    /// The cells of the plot, row by row.
    fn grid(&self, scale: Scale, (columns, rows): (usize, usize)) -> Vec<Vec<Cell>> {
        let mut grid = vec![vec![Cell::Blank; columns]; rows];
        let points = &self.series.points[..self.series.points.len().min(MOST)];
        let at = |index: usize| {
            let x = self.column(index, columns)?;
            Some((x, scale.row(points[index].value, rows)))
        };
        let stem = if scale.cut { "┊" } else { "│" };
        for (x, y) in (0..points.len()).filter_map(at) {
            for row in grid.iter_mut().skip(y + 1) {
                row[x] = Cell::Stem(stem);
            }
        }
        for (index, point) in points.iter().enumerate() {
            if let Some((x, y)) = at(index) {
                grid[y][x] = Cell::Mark(if point.before { "○" } else { "●" });
            }
        }
        let chosen = self.chosen.min(points.len().saturating_sub(1));
        let others = (0..points.len()).filter(|&index| index != chosen);
        let mut told: Vec<(f64, usize)> = Vec::new();
        for index in std::iter::once(chosen).chain(others) {
            let Some((x, y)) = at(index) else { continue };
            if index == chosen {
                grid[y][x] = Cell::Chosen(if points[index].before { "○" } else { "●" });
            }
            let value = points[index].value;
            // One number for marks that lie on each other.
            if !told.contains(&(value, x)) {
                told.push((value, x));
                let words = amount(value, &self.series.unit);
                label(&mut grid, &words, (x, y));
            }
        }
        grid
    }

    /// The column of a point; `None` where it has no date and others have.
    fn column(&self, index: usize, columns: usize) -> Option<usize> {
        let last_column = columns.checked_sub(1)?;
        let spread = |at: usize, all: usize| {
            // Neither at the very edge: numbers stand beside the marks.
            (at * 2 + 1) * last_column / (all * 2).max(1)
        };
        let Some((first, last)) = ends(self.series).filter(|(a, b)| a != b) else {
            return Some(spread(index, self.series.points.len()));
        };
        let day = self.series.points.get(index)?.at().0?;
        let all = (last - first).num_days().unsigned_abs() as usize;
        let after = (day - first).num_days().unsigned_abs() as usize;
        // A column stays free on either side, so that no stem lies on the axis.
        let room = last_column.checked_sub(2)?;
        Some(1 + (after * room / all).min(room))
    }
}

/// The first and the last day of a series.
fn ends(series: &Series) -> Option<(NaiveDate, NaiveDate)> {
    let days = series.points.iter().filter_map(|p| p.at().0);
    Some((days.clone().min()?, days.max()?))
}

/// Writes `words` to the right of a mark, else to its left, where nothing but stems stands.
fn label(grid: &mut [Vec<Cell>], words: &str, (x, y): (usize, usize)) {
    let length = words.chars().count();
    let columns = grid[y].len();
    let starts = [Some(x + 2), x.checked_sub(length + 1)];
    let free = |from: &usize| {
        let range = from.saturating_sub(1)..(from + length + 1).min(columns);
        from + length <= columns
            && grid[y][range.start..range.end]
                .iter()
                .enumerate()
                .all(|(i, cell)| range.start + i == x || *cell == Cell::Blank)
    };
    if let Some(from) = starts.into_iter().flatten().find(free) {
        for (cell, letter) in grid[y][from..].iter_mut().zip(words.chars()) {
            *cell = Cell::Digit(letter);
        }
    }
}

/// A value in few columns: `32bn`, `3.12bn`, `145%`.
fn amount(value: f64, unit: &str) -> String {
    const STEPS: [(f64, &str); 4] = [(1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e4, "")];
    let step = STEPS.iter().find(|(least, _)| value.abs() >= *least);
    let (number, suffix) = match step {
        Some((_, "")) | None => (value, ""),
        Some((least, suffix)) => (value / least, *suffix),
    };
    let digits = if number.abs() >= 100.0 { 0 } else { 2 };
    let text = format!("{number:.digits$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    let sign = if unit == "percent" { "%" } else { "" };
    format!("{text}{suffix}{sign}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_few_columns() {
        for (value, unit, want) in [
            (145.0, "percent", "145%"),
            (2.5, "percent", "2.5%"),
            (32e9, "USD", "32bn"),
            (3.12e9, "USD", "3.12bn"),
            (4.5e8, "USD", "450m"),
            (-1.5e6, "USD", "-1.5m"),
            (12_000.0, "ships", "12000"),
            (100.0, "ships", "100"),
            (0.0, "ships", "0"),
        ] {
            assert_eq!(amount(value, unit), want);
        }
    }

    #[test]
    fn an_axis_begins_at_zero_unless_all_values_lie_close_together() {
        for (values, low, cut) in [
            (&[10.0, 125.0][..], 0.0, false),
            (&[39.0, 40.0], 38.0, true),
            (&[-5.0, 10.0], -5.0, false),
            (&[-5.0, -1.0], -5.0, false),
        ] {
            let scale = Scale::of(values.iter().copied());
            assert_eq!((scale.low, scale.cut), (low, cut), "{values:?}");
        }
    }

    #[test]
    fn the_highest_value_stands_on_top_and_the_lowest_of_the_axis_below() {
        let scale = Scale::of([0.0, 50.0, 100.0].into_iter());
        assert_eq!(scale.row(100.0, 9), 0);
        assert_eq!(scale.row(50.0, 9), 4);
        assert_eq!(scale.row(0.0, 9), 8);
        assert_eq!(scale.row(500.0, 1), 0);
    }
}
