//! Draws where the chosen cell stands and its whole sentence, the words marked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::app::wrap;
use crate::corpus::Span;
use crate::model::{Model, Place};
use crate::view::row::Row;
use crate::view::theme::Theme;
use crate::view::when;

/// The rows below the ledger's.
#[derive(Debug)]
pub struct Detail<'a> {
    /// What is known.
    pub model: &'a Model,
    /// The words of the chosen cell.
    pub place: Place,
    /// The styles.
    pub theme: Theme,
}

/// The most bytes of a sentence that are looked at.
const MOST: usize = 4000;

impl Widget for Detail<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.height < 2 {
            return;
        }
        self.source(&mut Row::new(buffer, area, 0));
        let place = self.place;
        let article = self.model.article(place.article);
        let notes = self.model.annotations.get(place.article.index());
        let sentence = notes.and_then(|n| Some(n.sentences[n.sentence_at(place.span.start)?].span));
        let sentence = sentence.unwrap_or(place.span).to(place.span);
        let below = Rect::new(area.x, area.y + 1, area.width, area.height - 1);
        let text = article.words(sentence);
        let own = Span {
            start: place.span.start - sentence.start,
            end: place.span.end - sentence.start,
        };
        marked(text, own, below, self.theme, buffer);
    }
}

impl Detail<'_> {
    /// A rule that holds where the words stand.
    fn source(&self, to: &mut Row<'_>) {
        let theme = self.theme;
        let place = self.place;
        let article = self.model.article(place.article);
        let notes = self.model.annotations.get(place.article.index());
        let day = notes.and_then(|n| n.published.value).map(when::day);
        to.text("─ ", theme.quiet());
        to.cut(&self.model.name_of(article.id), theme.strong());
        let paragraph = article.paragraph(place.span.start);
        to.cut(&format!(", paragraph {paragraph}"), theme.text());
        if let Some(day) = day {
            to.cut(&format!(", {day}"), theme.text());
        }
        to.text(" ", theme.text());
        if to.left() > 20 {
            to.cut("· ", theme.quiet());
            to.keep(2).cut(article.title.as_str(), theme.quiet());
            to.unkeep(2).text(" ", theme.text());
        }
        to.fill("─", theme.quiet());
    }
}

/// Draws `text`, wrapped, one column from either side, with the bytes `own` standing out and in sight.
pub fn marked(text: &str, own: Span, area: Rect, theme: Theme, buffer: &mut Buffer) {
    let end = (0..=text.len().min(MOST))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    let shown = wrap::shown(&text[..end.unwrap_or(0)]);
    let pieces = wrap::pieces(&shown, area.width.saturating_sub(2));
    let at = |piece: &str| piece.as_ptr() as usize - shown.as_ptr() as usize;
    let holding = pieces
        .iter()
        .rposition(|piece| at(piece) <= own.start as usize);
    let last = pieces.len().saturating_sub(area.height.into());
    let first = holding.unwrap_or(0).saturating_sub(1).min(last);
    for (line, piece) in (0..area.height).zip(&pieces[first..]) {
        let mut to = Row::new(buffer, area, line);
        to.skip(1).keep(1);
        let cut = |byte: u32| (byte as usize).saturating_sub(at(piece)).min(piece.len());
        let (from, until) = (cut(own.start), cut(own.end));
        to.text(piece.get(..from).unwrap_or_default(), theme.quiet());
        to.text(piece.get(from..until).unwrap_or_default(), theme.strong());
        to.text(piece.get(until..).unwrap_or_default(), theme.quiet());
    }
}
