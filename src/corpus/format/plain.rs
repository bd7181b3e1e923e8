//! Reads plain text: front matter if there is any, then paragraphs, hard-wrapped or a line each.

use std::borrow::Cow;

use super::super::front;
use super::super::wrap::{self, Wrap};
use super::{Draft, Mark, Piece};

/// The article that `text` holds.
pub(super) fn read(text: &str) -> Draft<'_> {
    let (front, body) = front::split(text);
    let measure = Wrap::measure(body.split('\n'));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before = "";
    for line in body.split('\n') {
        if !line.trim().is_empty() {
            match pieces.last_mut() {
                Some(last) if !before.trim().is_empty() && measure.joins(before, line) => {
                    wrap::join(&mut last.text, line);
                }
                _ => pieces.push(Piece {
                    text: Cow::Borrowed(line.trim()),
                    mark: Mark::Plain,
                }),
            }
        }
        before = line;
    }
    Draft { front, pieces }
}
