//! One sentence as the comparisons look at it: its tokens, and the names and times in it.

use super::super::features::Source;
use crate::analysis::token::tokenize;
use crate::analysis::{Annotations, EventMention, Mention, Token, lexicon};
use crate::corpus::{ArticleId, Span};
use crate::model::{Account, ActorId, Place};

/// A sentence of an article.
pub struct Scene<'a> {
    /// The article.
    pub article: ArticleId,
    /// Its text.
    pub text: &'a str,
    /// What is known of it.
    pub note: &'a Annotations,
    /// The actors of the corpus that its actors are.
    pub of_local: &'a [ActorId],
    /// The sentence's span.
    pub span: Span,
    /// The sentence's tokens.
    pub tokens: Vec<Token>,
}

impl<'a> Scene<'a> {
    /// The sentence with this number.
    pub fn of(source: Source<'a>, article: ArticleId, sentence: usize) -> Option<Self> {
        let note = source.notes.get(article.index())?;
        let text = source.articles.get(article.index())?.text.as_str();
        let span = note.sentences.get(sentence)?.span;
        let mut tokens = Vec::new();
        tokenize(text, span, &mut tokens);
        Some(Self {
            article,
            text,
            note,
            of_local: source.of_local.get(article.index())?,
            span,
            tokens,
        })
    }

    /// The sentence of an account, and the event mention that the account is.
    pub fn of_account(source: Source<'a>, account: &Account) -> Option<(Self, &'a EventMention)> {
        let note = source.notes.get(account.article.index())?;
        let told = note.events.get(account.mention as usize)?;
        let scene = Self::of(source, account.article, told.sentence as usize)?;
        Some((scene, told))
    }

    /// The token that begins at byte `at` or holds it.
    pub fn token_at(&self, at: u32) -> Option<usize> {
        let index = self.tokens.partition_point(|t| t.span.end <= at);
        (index < self.tokens.len()).then_some(index)
    }

    /// The words of a token, as they are written; empty behind the end.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |t| t.of(self.text))
    }

    /// The names of the sentence, in order.
    pub fn mentions(&self) -> &'a [Mention] {
        let list = &self.note.mentions;
        let from = list.partition_point(|m| m.span.start < self.span.start);
        let to = from + list[from..].partition_point(|m| m.span.start < self.span.end);
        &list[from..to]
    }

    /// The name that begins at or holds a token.
    pub fn mention_at(&self, index: usize) -> Option<&'a Mention> {
        let at = self.tokens.get(index)?.span.start;
        let list = self.mentions();
        let found = list.get(list.partition_point(|m| m.span.end <= at))?;
        found.span.contains(at).then_some(found)
    }

    /// The first token behind the time expression that holds a token.
    pub fn behind_time(&self, index: usize) -> Option<usize> {
        let at = self.tokens.get(index)?.span.start;
        let list = &self.note.timexes;
        let from = list.partition_point(|t| t.span.end <= at);
        let found = list.get(from).filter(|t| t.span.contains(at))?;
        Some(self.behind(found.span).max(index + 1))
    }

    /// The first token that begins behind a span.
    pub fn behind(&self, span: Span) -> usize {
        self.tokens.partition_point(|t| t.span.start < span.end)
    }

    /// The actor of the corpus that a name names.
    pub fn actor(&self, mention: &Mention) -> Option<ActorId> {
        self.of_local.get(mention.actor.index()).copied()
    }

    /// A stretch of the article as a place.
    pub fn place(&self, span: Span) -> Place {
        Place {
            article: self.article,
            span,
        }
    }

    /// The stretch from the first to the last of some tokens.
    pub fn stretch(&self, first: usize, last: usize) -> Option<Span> {
        let (first, last) = (self.tokens.get(first)?, self.tokens.get(last)?);
        Some(first.span.to(last.span))
    }
}

/// At most `most` bytes of a text before byte `at`.
pub fn before(text: &str, at: u32, most: usize) -> &str {
    let at = at as usize;
    let mut from = at.saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).unwrap_or_default()
}

/// At most `most` bytes of a text from byte `at` on.
pub fn after(text: &str, at: u32, most: usize) -> &str {
    let at = at as usize;
    let mut to = at.saturating_add(most).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(at..to).unwrap_or_default()
}

/// What a word stands for between an event and what is told of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It leads away from the event: what follows it belongs to something else.
    Breaks,
    /// What follows belongs to the event as if the word were not there ("held", "officials").
    Light,
    /// It says nothing by itself ("the").
    Function,
    /// Any other word: what follows it directly may belong to it.
    Other,
}

/// What `word`, in lower case, does between an event and a place or a person told of it.
pub fn link(word: &str) -> Link {
    match word {
        "who" | "whom" | "whose" | "which" | "that" | "after" | "before" | "following"
        | "since" | "as" | "while" | "when" | "because" | "amid" | "over" | "about" | "against"
        | "despite" | "than" | "if" | "unless" | "but" | "where" | "during" | "from" | "to"
        | "for" | "on" | "and" | "or" | "not" | "no" | "under" | "like" | "said" | "says"
        | "into" | "through" | "within" | "without" | "until" | "by" => Link::Breaks,
        "held" | "hold" | "take" | "takes" | "taking" | "taken" | "took" | "place" | "resume"
        | "resumed" | "begin" | "began" | "begun" | "start" | "started" | "continue"
        | "continued" | "open" | "opened" | "end" | "ended" | "happen" | "happened" | "occur"
        | "occurred" | "struck" | "reached" | "signed" | "made" | "agreed" | "concluded"
        | "brokered" | "hosted" | "officials" | "official" | "representatives" | "leaders"
        | "leader" | "ministers" | "minister" | "diplomats" | "envoys" | "counterparts"
        | "counterpart" | "negotiators" | "delegation" | "delegations" | "delegates" | "teams"
        | "sides" | "people" | "soldiers" | "troops" | "again" | "today" | "scheduled"
        | "planned" | "due" | "expected" | "set" | "fresh" | "rare" | "formal" | "round"
        | "rounds" => Link::Light,
        _ if lexicon::STOPWORDS.contains(word) => Link::Function,
        _ => Link::Other,
    }
}
