//! Looks at an article's tokens with their roles: the noun phrases beside a verb of saying.

use crate::analysis::token::{Token, lower};
use crate::analysis::verb::word::{self, Role, Word};
use crate::analysis::{Scan, Sentence, TokenKind, lexicon};
use crate::corpus::{Article, Span};

/// The longest source, in words.
const SOURCE_WORDS: usize = 12;

/// An article and its scan.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The text.
    pub text: &'a str,
    /// Its scan.
    pub scan: &'a Scan,
}

/// A noun phrase as token indexes, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The first token.
    pub first: usize,
    /// The end of the phrase's head part, without what stands in apposition.
    pub core: usize,
    /// The end.
    pub last: usize,
}

impl<'a> View<'a> {
    /// The view of one article.
    pub fn new(article: &'a Article, scan: &'a Scan) -> Self {
        Self {
            text: article.text.as_str(),
            scan,
        }
    }

    /// The token at `at`.
    pub fn token(&self, at: usize) -> Option<Token> {
        self.scan.tokens.get(at).copied()
    }

    /// Its words, empty behind the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.scan.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// Whether it is a word.
    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// What it does in its clause.
    pub fn role(&self, at: usize, sentence: &Sentence) -> Word {
        let opens = at == sentence.first as usize;
        word::read(self.text, self.scan.tokens[at], sentence.kind, opens)
    }

    /// The span of tokens `first..last`.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.scan.tokens[first]
            .span
            .to(self.scan.tokens[last - 1].span)
    }

    /// The index of the first token at or after byte `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.scan.tokens.partition_point(|t| t.span.start < at)
    }

    /// The words of a source: the whole phrase where it is short, else as much of it as ends well.
    pub fn source(&self, phrase: Phrase) -> Span {
        let words = |last: usize| {
            let tokens = self.scan.tokens.get(phrase.first..last).unwrap_or_default();
            tokens.iter().filter(|t| t.spaced).count()
        };
        if words(phrase.last) <= SOURCE_WORDS {
            return self.span(phrase.first, phrase.last);
        }
        let ends_well = |&k: &usize| {
            words(k) <= SOURCE_WORDS
                && matches!(
                    self.word(k),
                    "," | "("
                        | "of"
                        | "for"
                        | "at"
                        | "in"
                        | "on"
                        | "with"
                        | "who"
                        | "and"
                        | "to"
                        | "from"
                        | "by"
                )
        };
        let last = (phrase.core..phrase.last)
            .rev()
            .find(ends_well)
            .unwrap_or(phrase.core);
        let first = if words(last) > SOURCE_WORDS {
            last - SOURCE_WORDS
        } else {
            phrase.first
        };
        self.span(first, last.max(first + 1))
    }

    /// The time phrase that holds the token at `at`, as its first token.
    fn time_at(&self, at: usize) -> Option<usize> {
        let byte = self.scan.tokens[at].span.start;
        let after = self.scan.phrases.partition_point(|p| p.span.start <= byte);
        let phrase = self.scan.phrases.get(after.checked_sub(1)?)?;
        phrase
            .span
            .contains(byte)
            .then(|| self.token_at(phrase.span.start))
    }

    /// The token after the time phrase that may begin at `at` ("said on Saturday").
    pub fn after_time(&self, at: usize, end: usize, sentence: &Sentence) -> usize {
        let mut next = at;
        while next < end && self.time_at(next).is_some() {
            next += 1;
        }
        let led = at + 1 < end
            && self.role(at, sentence).role == Role::Preposition
            && self.time_at(at + 1).is_some();
        if led {
            self.after_time(at + 1, end, sentence)
        } else {
            next
        }
    }

    fn is_verb(&self, at: usize) -> bool {
        let after = self.scan.verbs.partition_point(|g| g.first as usize <= at);
        after
            .checked_sub(1)
            .and_then(|g| self.scan.verbs.get(g))
            .is_some_and(|g| {
                at < g.last as usize
                    && !(g.first + 1 == g.last && g.tense == crate::analysis::Tense::Participle)
            })
    }

    /// Whether the token at `at` is a full stop or hyphen inside a name ("Mr. Vale", "J. Finch", "U.S.-based").
    fn joins(&self, at: usize) -> bool {
        let Some(token) = self
            .token(at)
            .filter(|t| !t.spaced && t.kind == TokenKind::Mark)
        else {
            return false;
        };
        let next = self.token(at + 1);
        match token.of(self.text) {
            "." => {
                let mut buffer = [0; 24];
                let before = lower(self.word(at.wrapping_sub(1)), &mut buffer);
                next.is_some_and(|n| n.capital)
                    && (before.len() == 1 || lexicon::ABBREVIATIONS.contains(before))
            }
            "-" | "‑" | "/" | "&" => next.is_some_and(|n| !n.spaced && n.kind != TokenKind::Mark),
            "'" | "’" => next.is_some_and(|n| n.kind == TokenKind::Word),
            _ => false,
        }
    }

    /// The noun phrase that ends right before token `end`, not reaching below `floor`.
    pub fn phrase_before(&self, end: usize, floor: usize, sentence: &Sentence) -> Option<Phrase> {
        let mut at = self.step_back(end, floor, sentence)?;
        let last = at + 1;
        // "(R-N.C.)" after a name.
        if matches!(self.word(at), ")" | "]") {
            let open = (floor..at)
                .rev()
                .take(14)
                .find(|&k| matches!(self.word(k), "(" | "["))?;
            at = open.checked_sub(1).filter(|&k| k >= floor)?;
        }
        let core = at + 1;
        let role = self.role(at, sentence).role;
        match role {
            Role::Subject => {
                return Some(Phrase {
                    first: at,
                    core: at + 1,
                    last: at + 1,
                });
            }
            Role::Relative
                if self.word(at).eq_ignore_ascii_case("who")
                    || self.word(at).eq_ignore_ascii_case("which") =>
            {
                let mut end = at;
                if end > floor && matches!(self.word(end - 1), "," | "—" | "–") {
                    end -= 1;
                }
                return self.phrase_before(end, floor, sentence);
            }
            Role::Content | Role::Quantifier | Role::Number => {}
            _ => return None,
        }
        if self.is_verb(at) && role != Role::Number {
            return None;
        }
        let first = self.extend_left(at, floor, sentence);
        Some(Phrase { first, core, last })
    }

    /// The last token before `end` that can end a subject: adverbs and time phrases are stepped over.
    fn step_back(&self, end: usize, floor: usize, sentence: &Sentence) -> Option<usize> {
        let mut at = end.checked_sub(1)?;
        loop {
            if at < floor {
                return None;
            }
            if let Some(first) = self.time_at(at).filter(|&f| f > floor) {
                at = first - 1;
                while at > floor && matches!(self.role(at, sentence).role, Role::Preposition) {
                    at -= 1;
                }
                continue;
            }
            if matches!(self.role(at, sentence).role, Role::Adverb | Role::Not) && at > floor {
                at -= 1;
                continue;
            }
            return Some(at);
        }
    }

    fn extend_left(&self, from: usize, floor: usize, sentence: &Sentence) -> usize {
        let mut first = from;
        while first > floor {
            let at = first - 1;
            let word = self.role(at, sentence);
            let content_before = at > floor
                && matches!(
                    self.role(at - 1, sentence).role,
                    Role::Content | Role::Number
                )
                && !self.is_verb(at - 1);
            let goes_on = match word.role {
                Role::Content => !self.is_verb(at) && self.time_at(at).is_none(),
                Role::Number | Role::Possessive => true,
                Role::Determiner | Role::Quantifier => {
                    first = at;
                    // "the company's chief": a genitive before the noun reaches further left.
                    at > floor && self.role(at - 1, sentence).role == Role::Possessive
                }
                Role::Preposition => {
                    content_before
                        && matches!(
                            self.word(at),
                            "of" | "for" | "at" | "from" | "in" | "with" | "on"
                        )
                }
                Role::Conjunction => {
                    content_before
                        && matches!(self.word(at), "and" | "or")
                        && (self.is_name(at - 1) == self.is_name(at + 1))
                }
                Role::Mark => self.joins(at),

                _ => false,
            };
            if !goes_on {
                break;
            }
            first = at;
        }
        first
    }

    /// Whether the token at `at` is written as a name.
    pub fn is_name(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|t| t.capital && t.kind == TokenKind::Word)
    }

    /// The subject of a verb whose group begins at token `verb`.
    pub fn subject(&self, verb: usize, floor: usize, sentence: &Sentence) -> Option<Phrase> {
        let at = self.step_back(verb, floor, sentence)?;
        if matches!(self.word(at), "," | "—" | "–" | "--" | "-") {
            return self.before_apposition(at, floor, sentence);
        }
        if self.role(at, sentence).role == Role::Conjunction {
            return self.shared_subject(at, floor, sentence, 0);
        }
        let phrase = self.phrase_before(at + 1, floor, sentence)?;
        // "the chairman, Tom Vale said": what stands before the comma is no part of it.
        Some(phrase)
    }

    /// "Tom Vale, who leads the party, said": the phrase before the comma that opens what stands between.
    fn before_apposition(&self, comma: usize, floor: usize, sentence: &Sentence) -> Option<Phrase> {
        let mark = self.word(comma);
        let mut end = comma;
        let mut best: Option<Phrase> = None;
        for _ in 0..4 {
            let Some(open) = (floor..end).rev().take(40).find(|&k| self.word(k) == mark) else {
                break;
            };
            let Some(phrase) = self.phrase_before(open, floor, sentence) else {
                break;
            };
            let pronoun = self.role(phrase.first, sentence).role == Role::Subject;
            let led = phrase.first > floor
                && matches!(
                    self.role(phrase.first - 1, sentence).role,
                    Role::Preposition | Role::To
                );
            if led && best.is_some() {
                break;
            }
            if !led || best.is_none() {
                best = Some(Phrase {
                    last: comma,
                    ..phrase
                });
            }
            let again = !pronoun && phrase.first > floor && self.word(phrase.first - 1) == mark;
            if !again {
                break;
            }
            end = phrase.first;
            if comma - end > 30 {
                break;
            }
            // Go on only where the phrase found is itself an apposition to a name before it.
            if self.is_name(phrase.core - 1)
                && !led
                && self.role(phrase.first, sentence).role != Role::Determiner
            {
                break;
            }
            end += 0;
        }
        best.or_else(|| self.shared_subject(comma, floor, sentence, 0))
    }

    /// "Vale met her and said": the subject of the verb before.
    pub fn shared_subject(
        &self,
        before: usize,
        floor: usize,
        sentence: &Sentence,
        depth: usize,
    ) -> Option<Phrase> {
        let after = self
            .scan
            .verbs
            .partition_point(|g| (g.first as usize) < before);
        let group = after.checked_sub(1).and_then(|g| self.scan.verbs.get(g))?;
        let verb = group.first as usize;
        if verb < floor || depth > 3 {
            return None;
        }
        if matches!(
            group.tense,
            crate::analysis::Tense::Infinitive | crate::analysis::Tense::Participle
        ) {
            return self.shared_subject(verb, floor, sentence, depth + 1);
        }
        let at = self.step_back(verb, floor, sentence)?;
        match self.role(at, sentence).role {
            Role::Conjunction | Role::Relative | Role::Mark if self.word(at) != "," => {
                self.shared_subject(at, floor, sentence, depth + 1)
            }
            Role::Mark => self.before_apposition(at, floor, sentence),
            _ => self.phrase_before(at + 1, floor, sentence),
        }
    }

    /// The noun phrase that begins at token `from`, with what stands in apposition, not reaching `end`.
    pub fn phrase_after(&self, from: usize, end: usize, sentence: &Sentence) -> Option<Phrase> {
        let mut first = from;
        while first < end && matches!(self.role(first, sentence).role, Role::Adverb) {
            first += 1;
        }
        if first >= end {
            return None;
        }
        let word = self.role(first, sentence);
        match word.role {
            Role::Subject => {
                return Some(Phrase {
                    first,
                    core: first + 1,
                    last: first + 1,
                });
            }
            Role::Determiner | Role::Quantifier | Role::Content | Role::Number
                if self.time_at(first).is_none() => {}
            _ => return None,
        }
        let core = self.extend_right(first, end, false, sentence);
        let comma = self.after_brackets(core, end);
        let mut last = comma;
        let apposition = self.word(comma) == "," && comma + 1 < end && {
            let next = self.role(comma + 1, sentence);
            matches!(
                next.role,
                Role::Determiner | Role::Number | Role::Preposition | Role::Adverb
            ) || next.role == Role::Content && !self.is_verb(comma + 1)
        };
        if apposition {
            let led = matches!(
                self.role(comma + 1, sentence).role,
                Role::Preposition | Role::Adverb
            );
            let next = comma + 1 + usize::from(led);
            if next < end {
                last = self.extend_right(next, end, true, sentence);
            }
        }
        Some(Phrase { first, core, last })
    }

    /// The end of short brackets that stand at `at` ("(R-Utah)").
    fn after_brackets(&self, at: usize, end: usize) -> usize {
        if self.word(at) != "(" {
            return at;
        }
        let close = (at..end.min(at + 10)).find(|&k| self.word(k) == ")");
        close.map_or(at, |k| k + 1)
    }

    /// The end of the noun phrase that begins at `first`; a `wide` one takes any preposition in.
    fn extend_right(&self, first: usize, end: usize, wide: bool, sentence: &Sentence) -> usize {
        let mut last = first + 1;
        while last < end {
            let word = self.role(last, sentence);
            let content_after = last + 1 < end
                && matches!(
                    self.role(last + 1, sentence).role,
                    Role::Content | Role::Determiner | Role::Number
                )
                && self.time_at(last + 1).is_none()
                && !self.is_verb(last + 1);
            let goes_on = match word.role {
                Role::Content => !self.is_verb(last) && self.time_at(last).is_none(),
                Role::Number => self.time_at(last).is_none(),
                Role::Possessive => true,
                Role::Determiner => matches!(self.role(last - 1, sentence).role, Role::Preposition),
                Role::Preposition | Role::To => {
                    let near = matches!(self.word(last), "of" | "for" | "at" | "from");
                    content_after
                        && (near
                            || wide
                                && matches!(
                                    self.word(last),
                                    "in" | "on" | "to" | "with" | "by" | "under"
                                ))
                }
                Role::Conjunction => content_after && matches!(self.word(last), "and" | "or"),
                Role::Mark => self.joins(last),
                _ => false,
            };
            if !goes_on {
                break;
            }
            last += 1;
        }
        last
    }
}
