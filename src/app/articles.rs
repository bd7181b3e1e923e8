//! The list of articles, then of the files that were left out.

use super::find::Needle;
use super::line::Line;
use super::window::{self, Seen};
use super::{Action, App, Effect, Mode};
use crate::corpus::ArticleId;
use crate::model::Model;

/// The state of the list. Rows below the number of articles are articles in their order, the rest skipped files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Articles {
    /// What filters the rows: words of title, source or path.
    pub line: Line,
    /// Whether letters go to the line; else they are keys.
    pub typing: bool,
    /// The rows that pass: an index below the number of articles is an article's, the rest are skipped files.
    pub rows: Vec<u32>,
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    seen: Seen,
}

impl Articles {
    fn seek(&mut self, model: &Model) {
        let needle = Needle::new(self.line.text());
        let holds = |texts: &[&str]| {
            needle
                .as_ref()
                .is_none_or(|needle| texts.iter().any(|text| needle.is_in(text)))
        };
        let articles = (0..).zip(&model.articles).filter(|(_, article)| {
            let source = article.source.as_ref().map_or("", |s| s.as_str());
            holds(&[article.title.as_str(), article.path.as_str(), source])
        });
        let first = model.articles.len() as u32;
        let skipped = (first..)
            .zip(&model.skipped)
            .filter(|(_, skipped)| holds(&[skipped.path.as_str(), skipped.reason.as_str()]));
        self.rows = articles
            .map(|(n, _)| n)
            .chain(skipped.map(|(n, _)| n))
            .collect();
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
    }

    /// The selected article; `None` on a skipped file.
    pub fn selected(&self, model: &Model) -> Option<ArticleId> {
        let row = *self.rows.get(self.cursor)?;
        ((row as usize) < model.articles.len()).then_some(ArticleId(row))
    }

    /// Fits cursor and window to a list of `height` rows.
    pub(super) fn fit(&mut self, height: u16) {
        let len = self.rows.len();
        window::fit(&mut self.cursor, &mut self.top, &mut self.seen, len, height);
    }
}

impl App {
    pub(super) fn open_articles(&mut self, model: &Model) {
        let mut articles = Articles::default();
        articles.seek(model);
        let open = self.reader.article.map(|id| id.0);
        articles.cursor = articles
            .rows
            .iter()
            .position(|row| Some(*row) == open)
            .unwrap_or(0);
        self.mode = Mode::Articles(articles);
    }

    /// An action while the list of articles is open.
    pub(super) fn update_articles(&mut self, action: Action, model: &Model) -> Effect {
        let Mode::Articles(articles) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel if articles.typing || !articles.line.is_empty() => {
                articles.typing = false;
                articles.line = Line::default();
                articles.seek(model);
            }
            Action::Peel | Action::Close | Action::Articles => self.mode = Mode::Normal,
            Action::Find => articles.typing = true,
            Action::Accept | Action::Open => {
                if let Some(article) = articles.selected(model) {
                    self.mode = Mode::Normal;
                    self.remember();
                    self.go_to_article(model, article);
                }
            }
            _ => {
                let height = self.areas.list.height;
                if let Some(to) = window::step(action, articles.cursor, articles.rows.len(), height)
                {
                    articles.cursor = to;
                } else if articles.typing && articles.line.edit(action).is_some() {
                    articles.seek(model);
                } else {
                    return Effect::None;
                }
            }
        }
        Effect::Draw
    }
}
