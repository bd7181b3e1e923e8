//! Writes a row of an article's words, each stretch in its style.

use ratatui::style::Style;

use super::row::{self, Row};
use crate::corpus::{Article, Span};

/// Writes the words of `span`; stretches lie over the style `base`, later ones over earlier ones.
pub fn write(
    to: &mut Row<'_>,
    article: &Article,
    span: Span,
    base: Style,
    stretches: &[(Span, Style)],
) {
    let mut at = span.start;
    for grapheme in row::graphemes(article.words(span)) {
        let style = style_at(at, base, stretches);
        // A line break inside a paragraph is a blank here.
        let shown = if grapheme.trim().is_empty() {
            " "
        } else {
            grapheme
        };
        if !to.text(shown, style) {
            break;
        }
        at += grapheme.len() as u32;
    }
}

/// The style of the byte at `at`.
fn style_at(at: u32, base: Style, stretches: &[(Span, Style)]) -> Style {
    stretches
        .iter()
        .filter(|(span, _)| span.contains(at))
        .fold(base, |style, (_, over)| style.patch(*over))
}
