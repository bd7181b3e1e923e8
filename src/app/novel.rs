//! What is new to the reader: which articles have been read, and the way from one new statement to the next.

use super::{App, Effect};
use crate::corpus::{ArticleId, Span};
use crate::model::Model;
use crate::model::novelty::{self, Novelty};

impl App {
    /// Whether an article has been read.
    pub fn has_read(&self, article: ArticleId) -> bool {
        self.read.contains(&article)
    }

    /// How a sentence stands to what has been read.
    pub fn novelty(&self, model: &Model, article: ArticleId, sentence: Span) -> Novelty {
        novelty::of(model, article, sentence, |id| self.has_read(id))
    }

    /// Marks the open article as read, or as unread again.
    pub(super) fn mark_read(&mut self, model: &Model) -> Effect {
        let Some(article) = self.reader.article else {
            return self.say("No article is open");
        };
        let read = !self.read.remove(&article);
        if read {
            self.read.insert(article);
        }
        let (count, all) = (self.read.len(), model.articles.len());
        let what = if read { "read" } else { "unread" };
        self.say(&format!(
            "Marked as {what}: {count} of {all} articles are read"
        ));
        Effect::Read(article, read)
    }

    /// Dims what the articles that were read tell already, or shows all alike again.
    pub(super) fn dim_told(&mut self) -> Effect {
        self.dims = !self.dims;
        let text = match (self.dims, self.read.is_empty()) {
            (true, true) => "Nothing is marked as read yet, so all is new",
            (true, false) => "What you have read is dimmed",
            (false, _) => "Nothing is dimmed any more",
        };
        self.say(text)
    }

    /// Goes to the next new statement, or the previous one; at an article's end on into the next unread article.
    pub(super) fn walk_news(&mut self, model: &Model, down: bool) -> Effect {
        let Some(here) = self.reader.article else {
            return self.say("No article is open");
        };
        self.remember();
        let eye = self.reader.sentence.map_or(self.reader.at(), |s| s.start);
        if let Some(span) = self.new_beyond(model, here, down, Some(eye)) {
            self.stop_at(model, here, span);
            return Effect::Draw;
        }
        let mut article = here;
        while let Some(next) = self.beyond(model, article, down) {
            article = next;
            if self.has_read(next) {
                continue;
            }
            if let Some(span) = self.new_beyond(model, next, down, None) {
                self.stop_at(model, next, span);
                let (number, all) = (next.index() + 1, model.articles.len());
                return self.say(&format!("Went on into article {number} of {all}"));
            }
        }
        let side = if down { "after" } else { "before" };
        self.say(&format!("No statement {side} this one is new to you"))
    }

    /// The first new sentence of an article after byte `eye`, or the last one before it; of the whole article without.
    fn new_beyond(
        &self,
        model: &Model,
        article: ArticleId,
        down: bool,
        eye: Option<u32>,
    ) -> Option<Span> {
        let sentences = &model.annotations.get(article.index())?.sentences;
        let is_new = |span: &Span| self.novelty(model, article, *span) == Novelty::New;
        let spans = sentences.iter().map(|s| s.span);
        if down {
            let from = eye.map_or(0, |eye| sentences.partition_point(|s| s.span.start <= eye));
            spans.skip(from).find(is_new)
        } else {
            let to = eye.map_or(sentences.len(), |eye| {
                sentences.partition_point(|s| s.span.start < eye)
            });
            spans.take(to).rev().find(is_new)
        }
    }
}
