//! Draws the strip of activity: how much happened when, with its first and last day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use chrono::NaiveDate;

use super::row::Row;
use super::theme::Theme;
use super::when;
use crate::app::timeline;

const LEVELS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The strip.
#[derive(Debug)]
pub struct Strip<'a> {
    /// How much happened when.
    pub strip: &'a timeline::Strip,
    /// The selected day, marked in the strip.
    pub selected: Option<NaiveDate>,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Strip<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let (Some(first), Some(last)) = (self.strip.first, self.strip.last) else {
            return;
        };
        let long = (last - first).num_days() > 400;
        let words = if long { when::short_month } else { when::short };
        let mut row = Row::new(buffer, area, 0);
        row.skip(1).keep(1);
        if row.left() >= 30 {
            row.right(&words(last), self.theme.quiet())
                .right(" ", self.theme.text());
            row.text(&words(first), self.theme.quiet());
            row.skip(1);
        }
        let columns = row.left();
        let levels = resample(&self.strip.counts, columns);
        let most = levels.iter().copied().max().unwrap_or(0).max(1);
        let chosen = self
            .selected
            .and_then(|day| column(first, last, day, columns));
        for (x, &count) in levels.iter().enumerate() {
            let symbol = height(count, most);
            let style = match (Some(x) == chosen, count) {
                (true, _) => self.theme.cursor(),
                (false, 0) => self.theme.quiet(),
                _ => self.theme.level(),
            };
            row.text(symbol, style);
        }
    }
}

/// The heights of `counts` in `columns` columns, the greatest of them the highest; a dot where there is none.
pub fn levels(counts: &[u32], columns: usize) -> impl Iterator<Item = &'static str> {
    let levels = resample(counts, columns);
    let most = levels.iter().copied().max().unwrap_or(0).max(1);
    levels.into_iter().map(move |count| height(count, most))
}

/// The height of `count` where `most` is the highest.
fn height(count: u32, most: u32) -> &'static str {
    match count {
        0 => "·",
        _ => LEVELS[(count as usize * 7).div_ceil(most as usize).min(7)],
    }
}

/// `counts` in `columns` stretches: each the most of what it covers, so that no peak is lost.
fn resample(counts: &[u32], columns: usize) -> Vec<u32> {
    if counts.is_empty() {
        return Vec::new();
    }
    (0..columns)
        .map(|x| {
            let start = x * counts.len() / columns;
            let end = ((x + 1) * counts.len()).div_ceil(columns).max(start + 1);
            let part = counts.get(start..end.min(counts.len())).unwrap_or_default();
            part.iter().copied().max().unwrap_or(0)
        })
        .collect()
}

/// The column of `day` where `columns` stand for the days from `first` to `last`.
fn column(first: NaiveDate, last: NaiveDate, day: NaiveDate, columns: usize) -> Option<usize> {
    if day < first || day > last || columns == 0 {
        return None;
    }
    let days = (last - first).num_days() as usize + 1;
    let at = (day - first).num_days() as usize;
    Some((at * columns / days).min(columns - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_peak_is_lost_when_the_strip_is_narrow() {
        assert_eq!(resample(&[0, 9, 0, 0, 1, 0], 3), [9, 0, 1]);
        assert_eq!(resample(&[1, 2], 4), [1, 1, 2, 2]);
        assert_eq!(resample(&[], 4), [0; 0]);
    }
}
