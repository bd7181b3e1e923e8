//! Finds where words stand, as a person cites them: article, paragraph, code points.

use super::points::Points;
use crate::corpus::{Article, ArticleId, BlockKind};
use crate::model::{Event, Model, Place};

/// Where words stand.
pub struct Citation<'a> {
    /// The article.
    pub article: ArticleId,
    /// The number of the paragraph, from 1, as [`Article::paragraph`] counts.
    pub paragraph: u32,
    /// The first code point.
    pub start: u32,
    /// The code point after the last one.
    pub end: u32,
    /// The words.
    pub text: &'a str,
}

/// Cites places of one model; each article's text is counted once.
pub struct Citations<'a> {
    model: &'a Model,
    articles: Vec<Counted<'a>>,
}

struct Counted<'a> {
    points: Points<'a>,
    /// Where each paragraph ends, in bytes.
    paragraphs: Vec<u32>,
}

impl<'a> Citations<'a> {
    /// Counts the articles of `model`.
    pub fn of(model: &'a Model) -> Self {
        let counted = |article: &'a Article| Counted {
            points: Points::of(article.text.as_str()),
            paragraphs: article
                .blocks
                .iter()
                .filter(|b| b.kind == BlockKind::Paragraph)
                .map(|b| b.span.end)
                .collect(),
        };
        Self {
            model,
            articles: model.articles.iter().map(counted).collect(),
        }
    }

    /// The number of the paragraph that holds `place`, from 1, as [`Article::paragraph`] counts.
    pub fn paragraph(&self, place: Place) -> u32 {
        let paragraphs = &self.articles[place.article.index()].paragraphs;
        1 + paragraphs.partition_point(|&end| end <= place.span.start) as u32
    }

    /// Where the words at `place` stand.
    pub fn cite(&self, place: Place) -> Citation<'a> {
        let counted = &self.articles[place.article.index()];
        let (start, end) = counted.points.range(place.span);
        Citation {
            article: place.article,
            paragraph: self.paragraph(place),
            start,
            end,
            text: self.model.words(place),
        }
    }
}

/// The articles that tell `event`, each once, in the corpus's order.
pub(super) fn reports(event: &Event) -> Vec<ArticleId> {
    let mut articles: Vec<_> = event.accounts.iter().map(|a| a.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// The articles that `ids` name, each once, in the corpus's order.
pub(super) fn cited(model: &Model, ids: impl Iterator<Item = ArticleId>) -> Vec<&Article> {
    let mut named = vec![false; model.articles.len()];
    for id in ids {
        named[id.index()] = true;
    }
    let articles = model.articles.iter().zip(named);
    articles
        .filter_map(|(a, named)| named.then_some(a))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Span;
    use crate::export::made::model;

    #[test]
    fn a_citation_counts_paragraphs_as_the_reader_does() {
        let model = model(Vec::new());
        let citations = Citations::of(&model);
        let article = &model.articles[0];
        for start in [0, 10, 53, 54, 55, 60] {
            let span = Span {
                start,
                end: start + 1,
            };
            let place = Place {
                article: article.id,
                span,
            };
            let want = article.paragraph(start);
            assert_eq!(citations.cite(place).paragraph as usize, want, "{start}");
        }
    }
}
