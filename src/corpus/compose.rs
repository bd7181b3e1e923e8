//! Makes an article of what a format's reader found: text, blocks, title, source, author.

use super::clean::Composer;
use super::credits::{self, Credit};
use super::format::{Draft, Mark};
use super::furniture;
use super::heading;
use super::language;
use super::{Article, Block, BlockKind, Clean, Removed, Warning};

/// The article that `draft` holds, without path, number and the dates that come from elsewhere;
/// `None` where it has no text. `before` is what was removed from the file on the way here.
pub(super) fn compose(draft: Draft<'_>, before: Removed) -> Option<Article> {
    let bytes = draft.pieces.iter().map(|p| p.text.len() + 2).sum();
    let mut composer = Composer::with_capacity(bytes);
    let mut blocks = Vec::with_capacity(draft.pieces.len());
    let mut marks = Vec::with_capacity(draft.pieces.len());
    for piece in &draft.pieces {
        if let Some(span) = composer.paragraph(&piece.text) {
            let kind = kind(piece.mark, span.of(composer.as_str()));
            blocks.push(Block { span, kind });
            marks.push(piece.mark);
        }
    }
    let (text, removed) = composer.finish();
    if blocks.is_empty() {
        return None;
    }
    let mut story = Story {
        text: text.as_str(),
        blocks: &mut blocks,
    };
    story.mark_bylines();
    story.mark_headings();
    let title = story.title(draft.front.title);
    let (source, author) = (story.source(), story.author());
    let removed = before.and(removed);
    let mut warnings = draft.front.warnings;
    if removed.is_notable() {
        let message = format!("For safety, {removed}.");
        warnings.push(Warning {
            message: Clean::line(&message),
        });
    }
    if language::is_foreign(text.as_str()) {
        let message = "This does not read as English; dates and names may be missed.";
        warnings.push(Warning {
            message: Clean::line(message),
        });
    }
    Some(Article {
        title,
        source: draft.front.source.or(source),
        author: draft.front.author.or(author),
        note: draft.front.note,
        published: draft.front.published,
        text,
        blocks,
        warnings,
        ..Article::default()
    })
}

/// What a block is by its mark and its own words.
fn kind(mark: Mark, text: &str) -> BlockKind {
    match mark {
        Mark::Furniture => BlockKind::Furniture,
        _ if furniture::is_furniture(text) => BlockKind::Furniture,
        Mark::Heading => BlockKind::Heading,
        Mark::Plain => BlockKind::Paragraph,
    }
}

/// An article's blocks while their kinds are worked out.
struct Story<'a> {
    text: &'a str,
    blocks: &'a mut Vec<Block>,
}

/// By-lines stand within so many blocks of the beginning or the end.
const NEAR: usize = 5;

impl<'a> Story<'a> {
    fn words(&self, index: usize) -> &'a str {
        self.blocks[index].span.of(self.text)
    }

    /// Marks by-lines near either end as furniture.
    fn mark_bylines(&mut self) {
        let count = self.blocks.len();
        for index in (0..count).filter(|&i| i < NEAR || i + 3 > count) {
            if self.blocks[index].kind == BlockKind::Paragraph
                && furniture::is_byline(self.words(index))
            {
                self.blocks[index].kind = BlockKind::Furniture;
            }
        }
    }

    /// Marks short title-like lines between paragraphs of the story as headings.
    fn mark_headings(&mut self) {
        let paragraphs: Vec<usize> = (0..self.blocks.len())
            .filter(|&i| self.blocks[i].kind == BlockKind::Paragraph)
            .collect();
        for around in paragraphs.windows(3) {
            let [before, here, after] = [around[0], around[1], around[2]].map(|i| self.words(i));
            if heading::is_heading(here) && heading::is_story(before) && heading::is_story(after) {
                self.blocks[around[1]].kind = BlockKind::Heading;
            }
        }
    }

    /// The title: from metadata, a first heading, a short first line, or the first sentence's head.
    ///
    /// Where the text's own beginning is the title, that block becomes the headline.
    fn title(&mut self, given: Option<Clean>) -> Clean {
        let first = self
            .blocks
            .iter()
            .position(|b| b.kind != BlockKind::Furniture);
        let headline = first.filter(|&i| {
            let (words, is_last) = (self.words(i), i + 1 == self.blocks.len());
            match &given {
                Some(title) => heading::same(title.as_str(), words),
                None => {
                    self.blocks[i].kind == BlockKind::Heading
                        || !is_last && heading::is_title(words)
                }
            }
        });
        if let Some(index) = headline {
            self.blocks[index].kind = BlockKind::Headline;
        }
        // A Markdown heading may stand below a line of another kind, a dateline or a picture's words.
        let later = || {
            self.blocks
                .iter()
                .take(NEAR)
                .position(|b| b.kind == BlockKind::Heading)
        };
        given.unwrap_or_else(|| match headline.or_else(later) {
            Some(index) => Clean::line(self.words(index)),
            None => heading::head(self.words(first.unwrap_or(0))),
        })
    }

    /// Who published the article, by its furniture or its dateline.
    fn source(&self) -> Option<Clean> {
        let in_block = |b: &Block| match b.kind {
            BlockKind::Furniture => credits::in_furniture(b.span.of(self.text)),
            BlockKind::Paragraph => credits::in_dateline(b.span.of(self.text)),
            _ => None,
        };
        let count = self.blocks.len();
        let ends = (0..count).filter(|&i| i < NEAR || i + NEAR >= count);
        let best = ends.filter_map(|i| in_block(&self.blocks[i])).min();
        best.map(|credit: Credit| Clean::line(credit.name()))
    }

    /// Who wrote it, by a by-line.
    fn author(&self) -> Option<Clean> {
        let furniture = self
            .blocks
            .iter()
            .filter(|b| b.kind == BlockKind::Furniture);
        let mut names = furniture.filter_map(|b| furniture::author(b.span.of(self.text)));
        names.next().map(Clean::line)
    }
}

#[cfg(test)]
mod tests {
    use super::super::format;
    use super::*;

    fn article(name: &str, raw: &str) -> Article {
        let (text, removed) = Clean::counted(raw);
        let format = format::by_name(std::path::Path::new(name)).expect("a known ending");
        let draft = (format.read)(text.as_str()).remove(0);
        compose(draft, removed).expect("text")
    }

    fn kinds(article: &Article) -> Vec<(BlockKind, &str)> {
        article
            .blocks
            .iter()
            .map(|b| (b.kind, article.words(b.span)))
            .collect()
    }

    #[test]
    fn a_plain_article_falls_into_its_parts() {
        use BlockKind::{Furniture, Heading, Headline, Paragraph};
        let raw = "\
Island states to resume talks on herring quotas
Published in News & Weather
By Ann Poe
Envoys of the two island states are set to hold fresh talks on Monday, officials in Port Alder said.
What Comes Next
The northern fleet has been waiting in harbour since May, and its patience is running out, its speaker said.
_____
©2025 Harbour Courier L.P. Visit courier.example. Distributed by Wire Two, LLC.
Comments
";
        let got = article("a.txt", raw);
        let lines: Vec<&str> = raw.lines().collect();
        let want = [
            Headline, Furniture, Furniture, Paragraph, Heading, Paragraph, Furniture, Furniture,
            Furniture,
        ];
        assert_eq!(kinds(&got), want.into_iter().zip(lines).collect::<Vec<_>>());
        assert_eq!(
            got.title.as_str(),
            "Island states to resume talks on herring quotas"
        );
        assert_eq!(
            got.source.as_ref().map(Clean::as_str),
            Some("Harbour Courier L.P.")
        );
        assert_eq!(got.author.as_ref().map(Clean::as_str), Some("Ann Poe"));
        assert!(got.warnings.is_empty());
    }

    #[test]
    fn titles_come_from_the_best_place() {
        for (name, raw, want, kind) in [
            (
                "a.md",
                "---\ntitle: Given\n---\n# Other\n\nStory.",
                "Given",
                BlockKind::Heading,
            ),
            (
                "a.md",
                "---\ntitle: Given title\n---\n# Given Title\n\nStory.",
                "Given title",
                BlockKind::Headline,
            ),
            (
                "a.md",
                "# The *first* heading\n\nStory.",
                "The first heading",
                BlockKind::Headline,
            ),
            (
                "a.txt",
                "A short first line\n\nStory follows.",
                "A short first line",
                BlockKind::Headline,
            ),
            (
                "a.txt",
                "FERRIES - ALDER LINE TO CLOSE.\nStory follows.",
                "FERRIES - ALDER LINE TO CLOSE.",
                BlockKind::Headline,
            ),
            (
                "a.txt",
                "The harbour master of Port Alder said on Friday that the ferries to the northern islands would all stop running. He gave no reason.",
                "The harbour master of Port Alder said on Friday that the ferries to the northern…",
                BlockKind::Paragraph,
            ),
            (
                "a.txt",
                "It is over. They went home.",
                "It is over.",
                BlockKind::Paragraph,
            ),
            (
                "a.txt",
                "PORT ALDER (AP) _\n\nThe boats are back in the harbour.",
                "PORT ALDER (AP) _",
                BlockKind::Paragraph,
            ),
        ] {
            let got = article(name, raw);
            assert_eq!(
                (got.title.as_str(), got.blocks[0].kind),
                (want, kind),
                "{raw}"
            );
        }
    }

    #[test]
    fn what_was_removed_is_a_warning() {
        let got = article("a.txt", "The \x1b[31mred\x1b[0m boats.");
        assert_eq!(got.text.as_str(), "The red boats.");
        let message = got.warnings[0].message.as_str();
        assert_eq!(message, "For safety, 2 control sequences were removed.");
    }

    #[test]
    fn a_text_of_nothing_is_no_article() {
        let draft = Draft::default();
        assert_eq!(compose(draft, Removed::default()), None);
    }
}
