//! Quotations: words given as somebody's own, and who said them.

use super::{LocalActor, LocalActorId, Mention, Scan};
use crate::corpus::{Article, Span};

/// One quotation (source, cue, content: Pareti 2012).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The quoted words, without their marks; for an indirect quotation the reported clause.
    pub content: Span,
    /// Whether it stands between quotation marks.
    pub direct: bool,
    /// The words that name the speaker there ("Trump", "a spokesperson", "he").
    pub source: Option<Span>,
    /// The words of saying ("said", "according to").
    pub cue: Option<Span>,
    /// The speaker, where it is one of the article's actors.
    pub speaker: Option<LocalActorId>,
    /// The rule that attributed it, by name.
    pub rule: &'static str,
}

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words inside.
    pub content: Span,
    /// The words with their marks.
    pub outer: Span,
}

/// The quoted stretches of a scan (tokens, sentences and verbs are there already).
pub fn scan(_article: &Article, _scan: &Scan) -> Vec<Quoted> {
    Vec::new()
}

/// The quotations of an article, with speakers where the text names them.
pub fn resolve(
    _article: &Article,
    _scan: &Scan,
    _actors: &[LocalActor],
    _mentions: &[Mention],
) -> Vec<Quotation> {
    Vec::new()
}
