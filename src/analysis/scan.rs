//! Runs every pass that needs one article alone: the first of the three steps.

use super::token::{Token, tokenize};
use super::verb::VerbGroup;
use super::{Figure, Sentence, TokenKind};
use super::{actor, figure, quotation, sentence, timex, verb};
use crate::corpus::{Article, BlockKind};

/// What one article's text holds before its date is known.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Words, numbers and marks of all blocks but furniture.
    pub tokens: Vec<Token>,
    /// Sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Verb groups, in order.
    pub verbs: Vec<VerbGroup>,
    /// Time phrases, not yet resolved.
    pub phrases: Vec<timex::Phrase>,
    /// Name candidates.
    pub names: Vec<actor::Candidate>,
    /// Quoted stretches, without their speakers.
    pub quoted: Vec<quotation::Quoted>,
    /// Numbers with their units.
    pub figures: Vec<Figure>,
}

impl Scan {
    /// The sentence that holds token `index`.
    pub fn sentence_of(&self, index: usize) -> Option<&Sentence> {
        let after = self
            .sentences
            .partition_point(|s| s.first as usize <= index);
        self.sentences
            .get(after.checked_sub(1)?)
            .filter(|s| index < s.last as usize)
    }

    /// Where in `sentence`, before byte `before`, another one begins that no full stop parts from what stands before it,
    /// as the words under a picture run on into the story ("Vale at the quay And she said"); 0 where none does.
    pub fn caption_end(&self, text: &str, sentence: &Sentence, before: u32) -> u32 {
        let small = |t: &Token| t.kind == TokenKind::Word && !t.capital;
        let begins = |at: usize| {
            let follows = self.tokens.get(at + 1).is_some_and(small);
            let led = small(&self.tokens[at - 1]);
            led && self.tokens[at].capital
                && match self.tokens[at].of(text) {
                    "And" | "But" => true,
                    "He" | "She" | "They" | "It" | "The" => follows,
                    _ => false,
                }
        };
        let end = self.tokens.partition_point(|t| t.span.start <= before);
        let range = sentence.first as usize + 1..end.min(sentence.last as usize);
        let at = range.rev().find(|&at| begins(at));
        at.map_or(0, |at| self.tokens[at].span.start)
    }
}

/// Scans one article.
pub fn scan(article: &Article) -> Scan {
    let text = article.text.as_str();
    let mut scan = Scan::default();
    // A token takes five bytes of text and a little more.
    scan.tokens.reserve(text.len() / 5);
    for (number, block) in article
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| b.kind != BlockKind::Furniture)
    {
        let from = scan.tokens.len();
        tokenize(text, block.span, &mut scan.tokens);
        sentence::split(
            text,
            &scan.tokens,
            from,
            (number as u32, block.kind),
            &mut scan.sentences,
        );
    }
    for s in &scan.sentences {
        verb::groups(text, &scan.tokens, s, &mut scan.verbs);
    }
    scan.quoted = quotation::scan(article, &scan);
    scan.phrases = timex::scan(article, &scan);
    scan.figures = figure::scan(article, &scan);
    scan.names = actor::scan(article, &scan);
    scan
}
