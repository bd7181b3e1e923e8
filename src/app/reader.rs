//! The reader pane: one article, its wrapped rows, and the place in it.

use std::collections::HashMap;

use super::window::{self, Seen};
use super::wrap::{self, Row};
use super::{Action, Areas};
use crate::corpus::{ArticleId, BlockKind, Span};
use crate::model::{EventId, Model};

/// The state of the reader pane.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// The article that is open.
    pub article: Option<ArticleId>,
    /// Its rows at the width of the last fit. Draw only a window of them.
    pub rows: Vec<Row>,
    /// The row under the eye.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The sentence under the eye.
    pub sentence: Option<Span>,
    /// The account that is shown: the words that tell the selected event.
    pub account: Option<Span>,
    /// The byte under the eye.
    at: u32,
    /// What `rows` were made for.
    made_for: Option<MadeFor>,
    /// The rows of long articles that were left, the newest last: to come back to one costs no wrapping.
    long: Vec<(MadeFor, Vec<Row>)>,
    width: u16,
    titled: bool,
    /// Where the eye and the window were in articles that were left.
    places: HashMap<ArticleId, (u32, u32)>,
    seen: Seen,
}

/// An article, a width, and whether its title stands above already.
type MadeFor = (ArticleId, u16, bool);

/// From how many rows on an article is long.
const LONG: usize = 1000;

/// How many long articles keep their rows.
const KEPT: usize = 4;

impl Reader {
    /// The byte under the eye.
    pub fn at(&self) -> u32 {
        self.at
    }

    /// Opens an article where it was left, or at its beginning.
    pub fn open(&mut self, model: &Model, article: ArticleId) {
        self.leave();
        self.article = Some(article);
        self.account = None;
        let (at, top) = self.places.get(&article).copied().unwrap_or_default();
        self.make(model);
        self.go(model, at);
        self.seen = Seen::default();
        self.top = self.row_of(top);
    }

    /// Opens an article at a place, which stays highlighted.
    pub fn show(&mut self, model: &Model, article: ArticleId, span: Span) {
        if self.article != Some(article) {
            self.leave();
            self.article = Some(article);
            self.top = 0;
        }
        self.seen = Seen::default();
        self.account = Some(span);
        self.go(model, span.start);
    }

    /// Remembers the place in the open article.
    fn leave(&mut self) {
        let top = self.rows.get(self.top).map_or(0, |row| row.span.start);
        if let Some((article, _, _)) = self.made_for.filter(|m| Some(m.0) == self.article) {
            self.places.insert(article, (self.at, top));
        }
    }

    /// Puts the eye on the sentence that holds byte `at`.
    pub fn go(&mut self, model: &Model, at: u32) {
        self.at = at;
        self.sentence = self.article.and_then(|article| {
            let notes = model.annotations.get(article.index())?;
            Some(notes.sentences[notes.sentence_at(at)?].span)
        });
    }

    /// Forgets rows and places: the articles are others now.
    pub fn forget(&mut self) {
        self.made_for = None;
        self.rows.clear();
        self.long.clear();
        self.places.clear();
    }

    /// Makes the rows for the open article, unless they are there.
    fn make(&mut self, model: &Model) {
        let wanted = self.article.map(|a| (a, self.width, self.titled));
        if wanted == self.made_for {
            return;
        }
        let left = std::mem::take(&mut self.rows);
        if let Some(made_for) = self.made_for.filter(|_| left.len() >= LONG) {
            self.long.push((made_for, left));
        }
        let kept = self.long.iter().position(|(m, _)| Some(*m) == wanted);
        let kept = kept.map(|at| self.long.remove(at).1);
        if self.long.len() > KEPT {
            self.long.remove(0);
        }
        self.made_for = wanted;
        if let Some(rows) = kept {
            self.rows = rows;
            return;
        }
        self.rows = wanted
            .and_then(|(id, ..)| model.articles.get(id.index()))
            .map(|article| wrap::rows(article, self.width, self.titled))
            .unwrap_or_default();
    }

    /// The row that shows byte `at`: never a blank one, where there is another.
    fn row_of(&self, at: u32) -> usize {
        let after = self.rows.partition_point(|row| row.span.start <= at);
        let row = after.saturating_sub(1);
        let blank = self.rows.get(row).is_some_and(|row| row.span.is_empty());
        if blank { row + 1 } else { row }
    }

    /// Whether the eye is on the last row.
    pub fn is_at_end(&self) -> bool {
        !self.rows.is_empty() && self.row_of(self.at) + 1 >= self.rows.len()
    }

    /// Moves the eye; `false` where the action is no movement or leads nowhere.
    pub fn step(&mut self, action: Action, model: &Model, height: u16) -> bool {
        self.make(model);
        let from = self.row_of(self.at);
        let to = match action {
            Action::NextBlock => self.block(from, true),
            Action::PreviousBlock => self.block(from, false),
            _ => match window::step(action, from, self.rows.len(), height) {
                Some(to) => to,
                None => return false,
            },
        };
        self.land(model, to, to >= from);
        self.row_of(self.at) != from
    }

    /// Puts the eye on a row, or on the one beyond it where it is blank.
    fn land(&mut self, model: &Model, row: usize, down: bool) {
        let full = |i: &usize| self.rows.get(*i).is_some_and(|row| !row.span.is_empty());
        let below = || (row..self.rows.len()).find(full);
        let above = || (0..=row.min(self.rows.len())).rev().find(full);
        let found = if down {
            below().or_else(above)
        } else {
            above().or_else(below)
        };
        let Some(span) = found.map(|i| self.rows[i].span) else {
            return;
        };
        // A sentence that begins in the row is under the eye, rather than the end of the one before.
        let begins = self.article.and_then(|article| {
            let sentences = &model.annotations.get(article.index())?.sentences;
            let first = sentences.partition_point(|s| s.span.start < span.start);
            sentences.get(first).filter(|s| s.span.start < span.end)
        });
        self.go(model, begins.map_or(span.start, |s| s.span.start));
    }

    /// Puts the eye on the row that stands `offset` rows below the window's first one.
    pub fn press(&mut self, model: &Model, offset: usize) {
        self.make(model);
        self.land(model, self.top + offset, true);
    }

    /// The first row of the next block, or of this one or the one before.
    fn block(&self, from: usize, down: bool) -> usize {
        let starts =
            |i: &usize| *i == 0 || self.rows.get(i - 1).is_some_and(|row| row.span.is_empty());
        let found = if down {
            (from + 1..self.rows.len()).find(starts)
        } else {
            (0..from).rev().find(starts)
        };
        found.unwrap_or(from)
    }

    /// The next event told in the open article after the eye for which `wanted` holds, or the previous one.
    pub fn event_beyond(
        &self,
        model: &Model,
        down: bool,
        wanted: impl Fn(EventId) -> bool,
    ) -> Option<(Span, EventId)> {
        let events = model.events_of_article.get(self.article?.index())?;
        let here = self.sentence.unwrap_or_default();
        let mut wanted = events.iter().filter(|(_, id)| wanted(*id));
        let found = if down {
            wanted.find(|(span, _)| span.start > self.at && !span.overlaps(here))
        } else {
            wanted.rfind(|(span, _)| span.start < self.at && !span.overlaps(here))
        };
        found.copied()
    }

    /// The number of the paragraph under the eye, from 1, as the margin shows it.
    pub fn paragraph(&self, model: &Model) -> Option<usize> {
        let article = model.articles.get(self.article?.index())?;
        Some(article.paragraph(self.at))
    }

    /// How many paragraphs the open article has.
    pub fn paragraphs(&self, model: &Model) -> usize {
        let article = self.article.and_then(|id| model.articles.get(id.index()));
        let blocks = article.map_or(&[][..], |a| &a.blocks);
        let is_paragraph = |b: &&crate::corpus::Block| b.kind == BlockKind::Paragraph;
        blocks.iter().filter(is_paragraph).count()
    }

    /// Fits rows, eye and window to the screen.
    pub fn fit(&mut self, model: &Model, areas: &Areas) {
        let hidden = areas.text.is_empty();
        if !hidden {
            self.width = areas.text.width;
            self.titled = !areas.head.is_empty();
        }
        self.make(model);
        self.cursor = self.row_of(self.at);
        let height = areas.text.height;
        let len = self.rows.len();
        if window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height) {
            self.reveal(height);
        }
    }

    /// Scrolls on where the account that is shown runs out below the window and there is room above it.
    fn reveal(&mut self, height: u16) {
        let Some(span) = self.account.filter(|span| span.start == self.at) else {
            return;
        };
        let last = self.row_of(span.end.saturating_sub(1));
        let height = usize::from(height);
        if height > 0 && self.cursor >= self.top && last >= self.top + height {
            self.top = (last + 1 - height).min(self.cursor);
        }
    }

    /// Scrolls; `lead` takes the eye along, so that it stays in sight.
    pub fn scroll(&mut self, model: &Model, rows: isize, height: u16, lead: bool) {
        self.make(model);
        self.top = window::scroll(self.top, rows, self.rows.len(), height);
        let row = self.row_of(self.at);
        let bottom = self.top + usize::from(height.max(1)) - 1;
        if lead && !(self.top..=bottom).contains(&row) {
            let to = row.clamp(self.top, bottom);
            self.land(model, to, to == self.top);
        }
    }
}
