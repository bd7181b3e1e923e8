//! Makes the lines of the columns: each sentence that tells it, with what stands before and after it.

use super::{Column, Line, LineKind};
use crate::analysis::Sentence;
use crate::app::wrap;
use crate::corpus::{Article, Span};
use crate::model::Model;

/// The most rows of context before a sentence.
const BEFORE: usize = 3;
/// The most rows of context after a sentence.
const AFTER: usize = 8;

/// Makes the lines of all columns for words of `width` columns.
pub(super) fn lines(model: &Model, columns: &mut [Column], width: u16) {
    for column in columns {
        let (Some(article), Some(notes)) = (
            model.articles.get(column.article.index()),
            model.annotations.get(column.article.index()),
        ) else {
            continue;
        };
        let mut making = Making {
            article,
            sentences: &notes.sentences,
            width,
            lines: vec![plain(LineKind::Source), plain(LineKind::Date)],
        };
        column.before = making.all(&column.told);
        column.lines = making.lines;
    }
}

fn plain(kind: LineKind) -> Line {
    Line {
        kind,
        span: Span::default(),
        number: 0,
        cut: false,
    }
}

/// The lines of one column in the making.
struct Making<'a> {
    article: &'a Article,
    sentences: &'a [Sentence],
    width: u16,
    lines: Vec<Line>,
}

impl Making<'_> {
    /// Adds all sentences that tell it; how many rows of context stand before the first is returned.
    fn all(&mut self, told: &[Span]) -> usize {
        let mut before = None;
        // What one piece showed as context is not shown again by the next.
        let mut shown: Vec<Span> = Vec::with_capacity(told.len());
        let mut at = 0;
        while let Some(first) = told.get(at) {
            let mut piece = *first;
            at += 1;
            // Sentences that follow each other are one piece.
            while let Some(next) = told.get(at).filter(|next| self.follows(piece, **next)) {
                piece = piece.to(*next);
                at += 1;
            }
            if shown.iter().any(|s| s.covers(piece)) {
                continue;
            }
            let rows = self.piece(piece, told);
            before.get_or_insert(rows);
            shown.push(piece);
        }
        before.unwrap_or(0)
    }

    /// Whether `next` is the sentence after `piece`, in the same paragraph.
    fn follows(&self, piece: Span, next: Span) -> bool {
        let after = self.after(piece);
        after.is_some_and(|s| s.span == next)
    }

    fn after(&self, piece: Span) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|s| s.span.start < piece.end);
        let last = self.sentences.get(after.checked_sub(1)?)?;
        let next = self.sentences.get(after)?;
        (next.block == last.block).then_some(next)
    }

    fn before(&self, piece: Span) -> Option<&Sentence> {
        let at = self
            .sentences
            .partition_point(|s| s.span.start < piece.start);
        let own = self.sentences.get(at)?;
        let before = self.sentences.get(at.checked_sub(1)?)?;
        (before.block == own.block).then_some(before)
    }

    /// Adds a sentence or several with what stands around them; how many rows of context stand before is returned.
    fn piece(&mut self, piece: Span, told: &[Span]) -> usize {
        let number = self.article.paragraph(piece.start) as u32;
        let context = |s: &&Sentence| !told.contains(&s.span);
        let before = self.before(piece).filter(context).map(|s| s.span);
        let after = self.after(piece).filter(context).map(|s| s.span);
        let from = self.lines.len();
        let mut rows = before.map_or(0, |span| {
            self.words(span, LineKind::Context);
            self.lines.len() - from
        });
        if rows > BEFORE {
            self.lines.drain(from..from + rows - BEFORE);
            rows = BEFORE;
            self.lines[from].cut = true;
        }
        self.words(piece, LineKind::Told);
        let end = self.lines.len();
        if let Some(span) = after {
            self.words(span, LineKind::Context);
            self.lines.truncate(end + AFTER);
        }
        if let Some(first) = self.lines.get_mut(from) {
            first.number = number;
        }
        self.lines.push(plain(LineKind::Blank));
        rows
    }

    fn words(&mut self, span: Span, kind: LineKind) {
        let rows = wrap::spans(self.article.text.as_str(), span, self.width);
        self.lines.extend(rows.into_iter().map(|span| Line {
            kind,
            span,
            number: 0,
            cut: false,
        }));
    }
}
