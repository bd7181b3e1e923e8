//! Holds one news document as it was read.

use std::path::PathBuf;

use super::{Clean, Digest, Published, Span};

/// The number of an article in its corpus, dense from 0, in the order of paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl ArticleId {
    /// The number as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a stretch of an article's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's headline, where it stands in the text.
    Headline,
    /// A heading inside the article.
    Heading,
    /// Story text; numbered from 1 in the reader's margin.
    Paragraph,
    /// Page furniture (a copyright line, "Comments"): shown dimmed, never analysed.
    Furniture,
}

/// One block of an article's text. Blocks are in order, apart, and cover all that is not white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// Something about an article that its reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What is wrong and what can be done, as one sentence.
    pub message: Clean,
}

/// One news document as published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its number.
    pub id: ArticleId,
    /// Its path or name, to show.
    pub path: Clean,
    /// The file it was read from; `None` for built-in articles and standard input.
    pub file: Option<PathBuf>,
    /// The SHA-256 of what it was read from; articles of one file share it.
    pub sha256: Digest,
    /// Its title: from metadata, a heading, a short first line, or the first sentence's head.
    pub title: Clean,
    /// Who published it, where known.
    pub source: Option<Clean>,
    /// Who wrote it, where known.
    pub author: Option<Clean>,
    /// A note that stands with the article in the reader ("Retold …, not to be quoted as published").
    pub note: Option<Clean>,
    /// When it was published, as far as metadata, user or file name tell; the text is asked by `analysis`.
    pub published: Published,
    /// The clean text that every span refers to.
    pub text: Clean,
    /// What its stretches are.
    pub blocks: Vec<Block>,
    /// What its reader should know.
    pub warnings: Vec<Warning>,
}

impl Article {
    /// The words at a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(self.text.as_str())
    }

    /// What names it where there is little room: its source without what stands in brackets behind it, else the name
    /// of its file without the ending.
    pub fn short_source(&self) -> &str {
        let source = self.source.as_ref().map(Clean::as_str).unwrap_or_default();
        let short = source.split(" (").next().unwrap_or_default().trim();
        if !short.is_empty() {
            return short;
        }
        let path = self.path.as_str();
        let file = path.rsplit('/').next().unwrap_or(path);
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }

    /// The number of the paragraph that holds byte `at`, from 1; headings count as the paragraph after them.
    pub fn paragraph(&self, at: u32) -> usize {
        let before = self.blocks.iter().take_while(|b| b.span.end <= at);
        1 + before.filter(|b| b.kind == BlockKind::Paragraph).count()
    }
}
