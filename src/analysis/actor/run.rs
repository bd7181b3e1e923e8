//! Finds capitalised runs with what joins them, and cuts them into the names they hold.

mod cut;
mod extent;
mod joiner;
mod lead;
mod piece;

use std::ops::Range;

use super::known::{self, Known};
use super::word::{self, Word, look};
use super::{Candidate, Shape};
use crate::analysis::token::{Token, TokenKind};
use crate::analysis::{Scan, Sentence, SentenceKind};

use joiner::is_company_end;
pub(super) use joiner::split_pair;

/// What a scan for names reads, and what it has found.
pub(super) struct Finder<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// What is known of each token.
    pub words: Vec<Word>,
    /// Whether the token stands in a line of capitals.
    pub caps: Vec<bool>,
    found: Vec<Candidate>,
    /// The end of the sentence that is being read.
    limit: usize,
    /// Whether the sentence is a heading that capitalises its words.
    title_case: bool,
    /// The tokens that name a storm ("Ada" in "Hurricane Ada").
    storms: Vec<usize>,
    /// Whether the sentence runs over lines.
    broken: bool,
}

/// Finds the candidates of all sentences.
pub(super) fn find(text: &str, scan: &Scan) -> (Vec<Candidate>, Vec<Word>) {
    let words = scan.tokens.iter().map(|&t| look(t, text)).collect();
    let mut finder = Finder {
        text,
        tokens: &scan.tokens,
        words,
        caps: vec![false; scan.tokens.len()],
        found: Vec::new(),
        limit: 0,
        title_case: false,
        storms: Vec::new(),
        broken: false,
    };
    for sentence in &scan.sentences {
        finder.sentence(sentence);
    }
    finder.drop_storms();
    (finder.found, finder.words)
}

impl<'a> Finder<'a> {
    pub fn of(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    fn sentence(&mut self, sentence: &Sentence) {
        let range = sentence.tokens();
        self.limit = range.end;
        self.broken = sentence.span.of(self.text).as_bytes().contains(&b'\n');
        self.mark_caps(range.clone());
        self.title_case = is_title_case(self.tokens, &self.words, sentence);
        let mut at = range.start;
        while at < range.end {
            if self.caps[at] {
                let end = (at..range.end)
                    .find(|&i| !self.caps[i])
                    .unwrap_or(range.end);
                self.capitals(at..end, range.start);
                at = end;
            } else if self.is_name_word(at) {
                let end = self.run_end(at, range.end);
                let start = self.with_particles(at, range.start);
                self.cut(start..end, range.start);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    /// Marks the lines in which every word is in capitals: headlines, datelines, tables.
    fn mark_caps(&mut self, range: Range<usize>) {
        let mut from = range.start;
        while from < range.end {
            let mut end = range.end;
            if self.broken {
                end = (from + 1..end)
                    .find(|&i| self.breaks_line(i))
                    .unwrap_or(end);
            }
            if is_loud(&self.tokens[from..end], self.text) {
                self.caps[from..end].fill(true);
            }
            from = end;
        }
    }

    /// Whether a line begins with token `at`.
    fn breaks_line(&self, at: usize) -> bool {
        let (before, token) = (self.tokens[at - 1], self.tokens[at]);
        let gap = before.span.end as usize..token.span.start as usize;
        let gap = self.text.as_bytes().get(gap);
        token.spaced && gap.is_some_and(|gap| gap.contains(&b'\n'))
    }

    /// Whether a line that is too short to have been wrapped ends before token `at`.
    fn ends_short_line(&self, at: usize) -> bool {
        if !self.broken || !self.breaks_line(at) {
            return false;
        }
        let end = self.tokens[at - 1].span.end as usize;
        let line = &self.text.as_bytes()[..end];
        let reach = line.iter().rev().take(50).position(|&b| b == b'\n');
        reach.is_some() || end < 50
    }

    fn is_name_word(&self, at: usize) -> bool {
        self.words[at].is_naming()
    }

    /// "London-based", "Chinese-made": a name made into an adjective by a small word. "Kim In-so" is none.
    fn is_compound_adjective(&self, at: usize) -> bool {
        if !self.words[at].may_have_hyphen() {
            return false;
        }
        let word = self.of(at);
        word.rsplit_once(['-', '‑']).is_some_and(|(_, tail)| {
            let participle = tail.ends_with("ed")
                || matches!(tail, "born" | "led" | "made" | "run" | "held" | "bound");
            tail.len() > 2
                && tail.chars().all(char::is_lowercase)
                && (participle || !(at > 0 && self.words[at - 1].is_family_first()))
                && word::is_everyday(tail)
                && self.words[at].last == 0
        })
    }

    fn push(&mut self, piece: Range<usize>, known: Option<Known>, shape: Shape, sentence: usize) {
        let mut end = piece.end;
        let mut start = piece.start;
        while start < end && self.tokens[start].kind == TokenKind::Mark {
            start += 1;
        }
        // A trailing mark belongs to an abbreviation alone.
        let closes = end > start + 1
            && self.tokens[end - 1].kind == TokenKind::Mark
            && self.of(end - 1) == "."
            && (end == self.limit || self.breaks_line(end));
        if closes && self.of(end - 2) != "Jr" {
            end -= 1;
        }
        while end > start
            && self.tokens[end - 1].kind == TokenKind::Mark
            && !(end - 1 > start && is_company_end(self.of(end - 2)))
        {
            end -= 1;
        }
        while end > start && self.is_joiner(end - 1) {
            end -= 1;
        }
        if start >= end {
            return;
        }
        self.found.push(Candidate {
            span: self.tokens[start].span.to(self.tokens[end - 1].span),
            first: start as u32,
            last: end as u32,
            known,
            shape,
            title: None,
            initial: self.opens(start, sentence),
            caps: self.caps[start],
            votes: [0; 5],
            word: self.words[start],
            sport: false,
        });
    }

    /// Whether token `at` is a small word that stands inside names, but not at their ends.
    fn is_joiner(&self, at: usize) -> bool {
        !self.words[at].is_naming() && matches!(self.of(at), "'s" | "’s" | "of" | "and" | "for")
    }

    /// Whether token `at` is the first word of its sentence, or of a quotation or clause in it.
    fn opens(&self, at: usize, sentence: usize) -> bool {
        at == sentence
            || self.tokens[at - 1].kind == TokenKind::Mark
                && matches!(
                    self.of(at - 1),
                    "\"" | "“" | "‘" | ":" | "--" | "—" | "..." | "(" | "*" | "-" | "•" | ";" | "'"
                )
            || self.title_case
            || self.ends_short_line(at)
    }

    /// Finds names in a line of capitals, where shape tells nothing.
    fn capitals(&mut self, line: Range<usize>, sentence: usize) {
        let mut at = line.start;
        while at < line.end {
            if self.tokens[at].kind != TokenKind::Word {
                at += 1;
                continue;
            }
            if let Some((known, n)) = known::longest(self.text, self.tokens, (at, line.end), true) {
                let plain = n == 1
                    && matches!(self.words[at].common, 1..=3)
                    && !matches!(known, Known::Country(_))
                    || self.words[at].starts() && n == 1 && self.of(at) != "US";
                if !plain {
                    self.push(at..at + n, Some(known), Shape::Known, sentence);
                    at += n;
                    continue;
                }
            }
            let plain = |w: Word| w.common > 0 || w.starts() || w.is_no_name();
            if plain(self.words[at]) || self.of(at).starts_with(['\'', '’']) {
                // A surname that is a word as well is a name only where the text below has it.
                if self.words[at].last > 0 && !self.words[at].starts() {
                    self.push(at..at + 1, None, Shape::Loud, sentence);
                }
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < line.end
                && (self.tokens[end].kind == TokenKind::Word
                    && !plain(self.words[end])
                    && !self.of(end).starts_with(['\'', '’'])
                    && known::longest(self.text, self.tokens, (end, line.end), true).is_none())
            {
                end += 1;
            }
            self.push(at..end, None, Shape::Loud, sentence);
            at = end;
        }
    }
}

/// Whether a heading capitalises its words ("Talks Resume in London").
fn is_title_case(tokens: &[Token], words: &[Word], sentence: &Sentence) -> bool {
    let last = &tokens[sentence.last as usize - 1];
    let short = sentence.tokens().len() < 12 && last.kind == TokenKind::Word;
    if sentence.kind != SentenceKind::Heading && !short {
        return false;
    }
    let long = || {
        sentence
            .tokens()
            .skip(1)
            .filter(|&i| tokens[i].kind == TokenKind::Word && tokens[i].span.len() > 3)
    };
    let all = long().count();
    let capital = long().filter(|&i| tokens[i].capital).count();
    let plain = long()
        .filter(|&i| tokens[i].capital && words[i].common > 0 && words[i].common < 4)
        .count();
    all > 2 && capital * 10 >= all * 8 && plain > 1
}

/// Whether the words of a line are all in capitals, and enough of them.
fn is_loud(line: &[Token], text: &str) -> bool {
    let (mut long, mut loud) = (0, 0);
    for token in line.iter().filter(|t| t.kind == TokenKind::Word) {
        if !token.upper && !token.of(text).ends_with(['s', 'v']) {
            return false;
        }
        let length = token.span.len();
        long += usize::from(length > 2);
        loud += usize::from(token.upper && length > 3);
    }
    long > 0 && (loud > 0 || long > 1)
}
