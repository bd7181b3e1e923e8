//! Draws one cell of the ledger: who says it, when that was published, the words between those around them, the value.

use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::meant;
use crate::app::wrap;
use crate::corpus::Span;
use crate::model::{DiscrepancyValue, Model};
use crate::view::row::{Row, width_within};
use crate::view::theme::{Theme, over};
use crate::view::when;

/// One cell.
#[derive(Debug)]
pub struct Cell<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What one report says.
    pub value: &'a DiscrepancyValue,
    /// The styles.
    pub theme: Theme,
}

/// The most bytes that are looked at on either side of the words.
const AROUND: usize = 400;

impl Cell<'_> {
    /// Draws it into a row of the style `line`.
    pub fn draw(&self, to: &mut Row<'_>, line: Style) {
        let theme = self.theme;
        let quiet = over(line, theme.quiet());
        let width = to.left();
        to.keep(1).skip(2);
        let place = self.value.place;
        let article = self.model.article(place.article);
        let name = match width {
            100.. => 18,
            70.. => 13,
            _ => 10,
        };
        column(to, &self.model.name_of(article.id), name, line);
        if width >= 70 {
            let notes = self.model.annotations.get(place.article.index());
            let day = notes.and_then(|n| n.published.value);
            column(to, &day.map_or_else(String::new, when::short), 7, quiet);
        }
        if width < 70 {
            return self.briefly(to, line);
        }
        // Before the value takes its room, which differs from cell to cell.
        let lead = (to.left() / 4).min(30);
        self.value(to, line);
        self.words(to, lead, line);
    }

    /// In few columns: the words alone, cut, and the value to their right, so that what differs is in sight.
    fn briefly(&self, to: &mut Row<'_>, line: Style) {
        let (_, words, after) = self.around();
        let value = meant(self.value);
        let told = value.is_empty() || value.eq_ignore_ascii_case(&words);
        let room = to.left();
        if !told && room >= 16 {
            let value = head(&value, room / 2);
            to.right(&value, over(line, self.theme.level()))
                .right(" ", line);
        }
        to.cut(&words, over(line, self.theme.strong()));
        if to.left() > 1 {
            to.cut(&after, over(line, self.theme.quiet()));
        }
    }

    /// The value at the right end, where it tells more than the words do and leaves them room.
    fn value(&self, to: &mut Row<'_>, line: Style) {
        let words = self.model.words(self.value.place);
        let value = meant(self.value);
        let told = value.is_empty() || value.eq_ignore_ascii_case(words);
        if !told && to.left() >= 30 && width_within(&value, to.left() / 3) {
            to.right(&value, over(line, self.theme.level()))
                .right("  ", line);
        }
    }

    /// The words, at the same column in every cell where they are not too long, between those around them.
    fn words(&self, to: &mut Row<'_>, lead: usize, line: Style) {
        let quiet = over(line, self.theme.quiet());
        let (before, words, after) = self.around();
        let room = to.left();
        let lead = lead.min(room.saturating_sub(columns(&words, room)));
        let before = tail(&before, lead);
        to.skip(lead - before.width().min(lead));
        to.text(&before, quiet);
        to.cut(&words, over(line, self.theme.strong()));
        if to.left() > 1 {
            to.cut(&after, quiet);
        }
    }

    /// What stands before the words in their sentence, the words, and what stands after them.
    fn around(&self) -> (String, String, String) {
        let place = self.value.place;
        let text = self.model.article(place.article).text.as_str();
        let notes = self.model.annotations.get(place.article.index());
        let sentence = |at: u32| {
            let notes = notes?;
            Some(notes.sentences[notes.sentence_at(at)?].span)
        };
        let own = place.span;
        let start = sentence(own.start).map_or(own.start, |s| s.start.min(own.start));
        let last = own.end.saturating_sub(1).max(own.start);
        let end = sentence(last).map_or(own.end, |s| s.end.max(own.end));
        let start = floor(
            text,
            (start as usize).max((own.start as usize).saturating_sub(AROUND)),
        );
        let end = floor(text, (end as usize).min(own.end as usize + AROUND));
        let words =
            |from: usize, to: usize| wrap::shown(Span::new(from.min(to), to).of(text)).into_owned();
        (
            words(start, own.start as usize),
            words(own.start as usize, own.end as usize),
            words(own.end as usize, end.max(own.end as usize)),
        )
    }
}

/// The character's boundary at byte `at`, or the last one before it.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(0)
}

/// The columns of `words`, counted no further than `most`.
fn columns(words: &str, most: usize) -> usize {
    let mut used = 0;
    for grapheme in words.graphemes(true) {
        used += grapheme.width();
        if used >= most {
            return most;
        }
    }
    used
}

/// The beginning of `words` that fits into `room` columns, `…` behind where it was cut.
fn head(words: &str, room: usize) -> String {
    if width_within(words, room) {
        return words.to_owned();
    }
    let mut used = 1;
    let fits = words.graphemes(true).take_while(|grapheme| {
        used += grapheme.width();
        used <= room
    });
    fits.chain(["…"]).collect()
}

/// The end of `words` that fits into `room` columns, from a word's start on, `…` in front where it was cut.
fn tail(words: &str, room: usize) -> String {
    if width_within(words, room) {
        return words.to_owned();
    }
    let mut used = 1;
    let mut from = words.len();
    for (at, grapheme) in words.grapheme_indices(true).rev() {
        used += grapheme.width();
        if used > room {
            break;
        }
        from = at;
    }
    let fits = &words[from..];
    let whole = fits.find(' ').filter(|&at| at + 1 < fits.len());
    match whole {
        Some(space) => format!("…{}", &fits[space..]),
        None if room > 1 => format!("…{fits}"),
        None => String::new(),
    }
}

/// Writes `words` into `columns` columns, the last of them blank.
fn column(to: &mut Row<'_>, words: &str, columns: usize, style: Style) {
    let rest = to.left().saturating_sub(columns);
    to.keep(rest + 1);
    to.cut(words, style);
    to.unkeep(1);
    let gap = to.left();
    to.skip(gap);
    to.unkeep(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_is_cut_at_a_word() {
        for (words, room, want) in [
            ("the call on ", 20, "the call on "),
            ("spoke by telephone on ", 12, "… on "),
            ("spoke by telephone on ", 16, "… telephone on "),
            ("电话通话在", 6, "…话在"),
            ("abc", 1, ""),
            ("abc", 0, ""),
            ("", 0, ""),
        ] {
            let got = tail(words, room);
            assert_eq!(got, want, "{words} in {room}");
            assert!(got.width() <= room);
        }
    }

    #[test]
    fn a_long_value_is_cut_to_its_room() {
        for (words, room, want) in [
            ("2031-03-17", 10, "2031-03-17"),
            ("2031-03-10/2031-03-15", 11, "2031-03-10…"),
            ("电话通话在", 6, "电话…"),
            ("abc", 1, "…"),
        ] {
            assert_eq!(head(words, room), want, "{words} in {room}");
        }
    }
}
