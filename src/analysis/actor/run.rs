//! Finds capitalised runs with what joins them, and cuts them into the names they hold.

use std::ops::Range;

use super::known::{self, Known};
use super::word::{self, Word, look};
use super::{Candidate, Shape};
use crate::analysis::token::{Token, TokenKind};
use crate::analysis::{Scan, Sentence, SentenceKind, lexicon};
use crate::corpus::Span;

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
}

/// Finds the candidates of all sentences.
pub(super) fn find(text: &str, scan: &Scan) -> (Vec<Candidate>, Vec<Word>) {
    let mut low = String::new();
    let words = scan
        .tokens
        .iter()
        .map(|&t| look(t, text, &mut low))
        .collect();
    let mut finder = Finder {
        text,
        tokens: &scan.tokens,
        words,
        caps: vec![false; scan.tokens.len()],
        found: Vec::new(),
        limit: 0,
        title_case: false,
    };
    for sentence in &scan.sentences {
        finder.sentence(sentence);
    }
    (finder.found, finder.words)
}

impl<'a> Finder<'a> {
    pub fn of(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    fn sentence(&mut self, sentence: &Sentence) {
        let range = sentence.tokens();
        self.limit = range.end;
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
        for at in range.clone() {
            let ends = at + 1 == range.end || self.breaks_line(at + 1);
            if !ends {
                continue;
            }
            let line = from..at + 1;
            let words = || {
                line.clone()
                    .filter(|&i| self.tokens[i].kind == TokenKind::Word)
            };
            let long = words().filter(|&i| self.tokens[i].span.len() > 2).count();
            let small = words()
                .filter(|&i| !self.tokens[i].upper && !self.of(i).ends_with(['s', 'v']))
                .count();
            let loud = words()
                .filter(|&i| self.tokens[i].upper && self.tokens[i].span.len() > 3)
                .count();
            if small == 0 && long > 0 && (loud > 0 || long > 1) {
                self.caps[from..=at].fill(true);
            }
            from = at + 1;
        }
    }

    /// Whether a line begins with token `at`.
    fn breaks_line(&self, at: usize) -> bool {
        let (before, token) = (self.tokens[at - 1], self.tokens[at]);
        token.spaced
            && self
                .text
                .get(before.span.end as usize..token.span.start as usize)
                .is_some_and(|gap| gap.contains('\n'))
    }

    /// Whether a line that is too short to have been wrapped ends before token `at`.
    fn ends_short_line(&self, at: usize) -> bool {
        if !self.breaks_line(at) {
            return false;
        }
        let end = self.tokens[at - 1].span.end as usize;
        let line = &self.text.as_bytes()[..end];
        let reach = line.iter().rev().take(50).position(|&b| b == b'\n');
        reach.is_some() || end < 50
    }

    fn is_name_word(&self, at: usize) -> bool {
        let token = self.tokens[at];
        token.kind == TokenKind::Word && (token.capital || has_arabic_article(token.of(self.text)))
    }

    /// "London-based", "Chinese-made": a name made into an adjective by a small word. "Kim In-so" is none.
    fn is_compound_adjective(&self, at: usize) -> bool {
        self.of(at)
            .rsplit_once(['-', '‑'])
            .is_some_and(|(_, tail)| {
                let participle = tail.ends_with("ed")
                    || matches!(tail, "born" | "led" | "made" | "run" | "held" | "bound");
                tail.len() > 2
                    && tail.chars().all(char::is_lowercase)
                    && (participle || !(at > 0 && self.words[at - 1].is_family_first()))
                    && word::is_everyday(tail)
                    && self.words[at].last == 0
            })
    }

    /// Where the run that begins at `at` ends.
    fn run_end(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        while end < limit && !self.caps[end] && !self.ends_short_line(end) {
            match self.joined(at, end, limit) {
                0 => break,
                n => end += n,
            }
        }
        end
    }

    /// How many tokens from `end` belong to the run that begins at `at`.
    fn joined(&self, at: usize, end: usize, limit: usize) -> usize {
        let name_at = |i: usize| i < limit && self.is_name_word(i) && !self.caps[i];
        let before = self.words[end - 1];
        if self.is_compound_adjective(end - 1) {
            return 0;
        }
        if name_at(end) {
            return usize::from(
                !self.of(end - 1).starts_with(['\'', '’']) || self.of(end).len() > 2,
            );
        }
        let word = self.of(end);
        match word {
            "." if !self.tokens[end].spaced => {
                let inside =
                    before.is_initial() && name_at(end + 1) || is_company_end(self.of(end - 1));
                let honorific = before.is_honorific() && name_at(end + 1)
                    || self.of(end - 1) == "St" && name_at(end + 1);
                usize::from(inside || honorific)
            }
            "&" if name_at(end + 1) => 2,
            "of" | "for" | "on" | "in" if self.takes_of(end - 1, word) => {
                let the = usize::from(self.of(end + 1) == "the");
                if name_at(end + 1 + the) { 2 + the } else { 0 }
            }
            "and" if name_at(end + 1) => 2 * usize::from(self.takes_and(at, end, limit)),
            "'s" | "’s" | "'" | "’"
                if !self.tokens[end].spaced && name_at(end + 1) && self.tokens[end + 1].spaced =>
            {
                2 * usize::from(owns_institutions(self.of(end - 1)))
            }
            _ if is_particle(word) => {
                let more = usize::from(is_particle(self.of(end + 1)));
                if name_at(end + 1 + more) && !before.starts() {
                    2 + more
                } else {
                    0
                }
            }
            _ => 0,
        }
    }

    /// Whether the word at `head` goes on with "of" ("Bank of", "Gulf of"), "for" ("Centre for") or "on" ("Council on").
    fn takes_of(&self, head: usize, joiner: &str) -> bool {
        let word = self.words[head];
        match joiner {
            "of" => {
                word.is_title() && self.words.get(head + 2).is_some_and(|w| w.modifies_title())
                    || word.heads_organisation()
                    || word.heads_place()
                    || matches!(
                        self.of(head),
                        "State"
                            | "Chamber"
                            | "Duchy"
                            | "Cape"
                            | "Sons"
                            | "Friends"
                            | "Isle"
                            | "Republic"
                            | "Kingdom"
                            | "Emirate"
                            | "Order"
                            | "Secretary"
                            | "Workers"
                            | "Chambers"
                            | "Strait"
                    )
            }
            "for" => {
                word.heads_organisation()
                    || matches!(
                        self.of(head),
                        "Campaign" | "Movement" | "Organisation" | "Citizens"
                    )
            }
            _ => matches!(
                self.of(head),
                "Council" | "Committee" | "Commission" | "Conference"
            ),
        }
    }

    /// Whether "and" at `and` goes on with an institution's name ("Ministry of Trade and Industry",
    /// "Food and Drug Administration").
    fn takes_and(&self, at: usize, and: usize, limit: usize) -> bool {
        let mut last = and + 1;
        while last + 1 < limit && self.is_name_word(last + 1) && !self.caps[last + 1] {
            last += 1;
        }
        let field =
            |of: usize| (of + 1..and).all(|i| self.words[i].common > 0 || self.of(i) == ",");
        let of = (at + 1..and).any(|i| {
            let head = self.of(i - 1);
            self.of(i) == "of" && is_ministry(head) && field(i)
        });
        let single = and == at + 1
            && self.words[at].common > 0
            && self.words[at].first < 6
            && !self.words[at].starts()
            || and == at + 2
                && self.words[at].common > 0
                && self.words[at + 1].common > 0
                && !self.words[at + 1].heads_organisation();
        of || single && self.words[last].heads_organisation() && last > and && last <= and + 3
    }

    /// Where a run begins when particles stand before it ("van der" before "Leyen").
    fn with_particles(&self, at: usize, limit: usize) -> usize {
        let mut start = at;
        while start > limit
            && matches!(
                self.of(start - 1),
                "van" | "von" | "der" | "den" | "bin" | "di" | "du" | "da" | "de"
            )
        {
            start -= 1;
        }
        if start < at && matches!(self.of(start), "der" | "den") && start + 1 == at {
            at
        } else {
            start
        }
    }

    /// Cuts a run into names.
    fn cut(&mut self, run: Range<usize>, sentence: usize) {
        let mut at = run.start;
        while at < run.end {
            at = self.next_piece(at..run.end, sentence);
        }
    }

    /// Takes the first piece off a run; where the rest begins.
    fn next_piece(&mut self, run: Range<usize>, sentence: usize) -> usize {
        let at = run.start;
        let after_title =
            at > sentence && (self.words[at - 1].is_title() || self.is_honorific_before(at));
        let known = known::longest(self.text, self.tokens, (at, run.end), false);
        let word = self.words[at];
        if known.is_none_or(|(_, n)| n == 1) {
            let unnamed = word.is_no_name()
                && known.is_none_or(|(k, _)| matches!(k, Known::City(..)))
                && !(word.first > 3 && run.len() > 1)
                && !self.leads_institution(&run);
            if !self.is_name_word(at) && !is_particle(self.of(at)) || unnamed {
                return at + 1;
            }
            if word.starts() && !after_title && !(word.is_initial() && self.of(at + 1) == ".") {
                return at + 1;
            }
            if self.title_case
                && self.is_plain_word(at)
                && known.is_none()
                && !self.leads_institution(&run)
            {
                return at + 1;
            }
        }
        if let Some(after) = self.titled(&run, sentence) {
            return after;
        }
        if self.hyphenated(at, sentence) {
            return at + 1;
        }
        let end = self.piece_end(&run);
        self.piece(at..end, known, sentence)
    }

    fn is_honorific_before(&self, at: usize) -> bool {
        self.words[at - 1].is_honorific()
            || self.of(at - 1) == "." && at > 1 && self.words[at - 2].is_honorific()
    }

    /// Whether the whole run is an institution's or place's name by its last word.
    fn leads_institution(&self, run: &Range<usize>) -> bool {
        run.len() > 1 && {
            let mut last = run.end - 1;
            if self.of(last) == "." {
                last -= 1;
            }
            last > run.start
                && (self.words[last].heads_organisation() || self.words[last].heads_place())
        }
    }

    fn is_plain_word(&self, at: usize) -> bool {
        let word = self.words[at];
        let name = word.first > 5 && word.common > 3;
        word.common > 0 && !name && !word.is_title() && !word.modifies_title()
    }

    /// Where the piece that begins a run ends: before a month, a weekday, a word that begins sentences.
    fn piece_end(&self, run: &Range<usize>) -> usize {
        (run.start + 1..run.end)
            .find(|&i| {
                let word = self.words[i];
                let inner = i + 1 < run.end && word.common > 0;
                let stop =
                    word.is_no_name() && !word.is_initial() && !word.heads_organisation() && !inner
                        || word.starts()
                            && self.tokens[i].capital
                            && !word.is_initial()
                            && word.last < 4
                        || self.title_case
                            && self.is_plain_word(i)
                            && !word.heads_organisation()
                            && !word.heads_place();
                stop && self.is_name_word(i)
                    && !matches!(self.of(i - 1), "of" | "and" | "&" | "for")
            })
            .unwrap_or(run.end)
    }

    /// Takes "U.S. Treasury Secretary" off "U.S. Treasury Secretary Ann Lee": the names in the title, then its holder.
    fn titled(&mut self, run: &Range<usize>, sentence: usize) -> Option<usize> {
        let head = (run.start..run.end)
            .rev()
            .find(|&i| self.is_title(i, run))?;
        let mut name = head + 1;
        if self.of(name) == "." && name < run.end {
            name += 1;
        }
        // "Secretary of State Ann Lee".
        if self.of(name) == "of" && name + 1 < run.end && self.words[name + 1].modifies_title() {
            name += 2;
            while name < run.end && (self.words[name].modifies_title() || self.of(name) == "and") {
                name += 1;
            }
        }
        // "Prime Minister's Office", "King Street", "General Electric Co.": no holder.
        let ruler = head == run.start && self.leads_institution(&(head..run.end));
        let known = known::longest(self.text, self.tokens, (head, run.end), false);
        if ruler || known.is_some_and(|(_, n)| n > 1) {
            return None;
        }
        let mut first = head;
        while first > run.start
            && (self.words[first - 1].modifies_title()
                || self.words[first - 1].is_title()
                || matches!(self.of(first - 1), "and" | "for" | "of" | "." | "&"))
        {
            first -= 1;
        }
        let treasury = usize::from(self.of(first) == "Treasury");
        if first + treasury > run.start {
            self.cut(run.start..first + treasury, sentence);
        }
        if name >= run.end {
            return Some(run.end);
        }
        let holder = self.words[name];
        let initial = self.of(name + 1) == ".";
        if holder.is_no_name() || holder.starts() && !holder.is_family_first() && !initial {
            return Some(name);
        }
        if self.is_compound_adjective(name) {
            return Some(name + 1);
        }
        let end = self.piece_end(&(name..run.end));
        let known = known::longest(self.text, self.tokens, (name, end), false)
            .filter(|&(_, n)| n == end - name)
            .map(|(k, _)| k);
        self.push(name..end, known, Shape::Titled, sentence);
        if let Some(last) = self.found.last_mut() {
            last.title = Some((run.start as u32, name as u32));
        }
        Some(end)
    }

    /// Whether the word at `at` is a title and no part of a name ("Dean Jones", "John Major", "Hun Sen").
    fn is_title(&self, at: usize, run: &Range<usize>) -> bool {
        let word = self.words[at];
        if word.is_honorific() {
            return !(at + 1 == run.end && at > run.start);
        }
        if !word.is_title() {
            return false;
        }
        let before = (at > run.start).then(|| self.words[at - 1]);
        if at + 1 == run.end {
            let named = before.is_some_and(|b| {
                !b.modifies_title()
                    && !b.is_title()
                    && (b.first > 0 || b.is_initial() || b.common == 0)
            });
            let surname = named && word.last > 0;
            let name = run.len() == 1 && word.last > 4 && word.first > 4;
            return !surname && !name;
        }
        let leads = word.first > 5
            && self.of(at) != "Prince"
            && before.is_none()
            && self.words[at + 1].last > 0;
        let follows = before.is_some_and(|b| b.first > 4 && !b.modifies_title() && b.common == 0)
            && word.last > 5;
        !leads && !follows
    }

    /// Takes a word such as "Trump-Xi" or "U.S.-China" apart; whether it is one.
    fn hyphenated(&mut self, at: usize, sentence: usize) -> bool {
        let word = self.of(at);
        let Some((left, right)) = word.split_once(['-', '‑', '–']) else {
            return false;
        };
        if known::exact(word).is_some() || right.is_empty() {
            return false;
        }
        let known_left = known::exact(left);
        if self.is_compound_adjective(at) {
            // What it names is no actor of its own there.
            if matches!(known_left, Some(Known::Adjective(_) | Known::Country(_))) {
                self.push_part(at, (0, left.len()), known_left, sentence);
            }
            return true;
        }
        if !left.starts_with(char::is_uppercase) || !right.starts_with(char::is_uppercase) {
            return false;
        }
        let known_right = known::exact(right);
        let pair = |k: Option<Known>| {
            matches!(
                k,
                Some(
                    Known::Country(_)
                        | Known::Adjective(_)
                        | Known::Continent
                        | Known::Part(_)
                        | Known::City(..)
                )
            )
        };
        let adjective = |k: Option<Known>| matches!(k, Some(Known::Adjective(_)));
        if adjective(known_left) != adjective(known_right)
            && !(pair(known_left) && pair(known_right))
        {
            // "Arab-Israeli", "Franco-German": an adjective of which one half is known.
            let from = word.len() - right.len();
            let (at_part, known) = if adjective(known_left) {
                ((0, left.len()), known_left)
            } else {
                ((from, word.len()), known_right)
            };
            self.push_part(at, at_part, known, sentence);
            return true;
        }
        if !pair(known_left) || !pair(known_right) {
            return false;
        }
        let from = word.len() - right.len();
        self.push_part(at, (0, left.len()), known_left, sentence);
        self.push_part(at, (from, word.len()), known_right, sentence);
        true
    }

    /// Adds the part of a token as a candidate.
    fn push_part(
        &mut self,
        at: usize,
        (from, to): (usize, usize),
        known: Option<Known>,
        sentence: usize,
    ) {
        let start = self.tokens[at].span.start as usize;
        self.push(at..at + 1, known, Shape::Pair, sentence);
        if let Some(last) = self.found.last_mut() {
            last.span = Span::new(start + from, start + to);
        }
    }

    /// Adds the name at the head of `piece`; where the rest begins.
    fn piece(
        &mut self,
        piece: Range<usize>,
        known: Option<(Known, usize)>,
        sentence: usize,
    ) -> usize {
        let (at, end) = (piece.start, piece.end);
        let marked = self.of(end - 1) == "." && end - at > 1;
        let last = end - 1 - usize::from(marked);
        let tail = self.words[last];
        let whole = known.is_some_and(|(_, n)| at + n == end);
        if self.is_compound_adjective(last) && !whole {
            return end;
        }
        if let Some((known, n)) = known {
            if whole {
                self.push(piece, Some(known), Shape::Known, sentence);
                return end;
            }
            if tail.heads_event() && !is_government(self.of(last)) {
                if matches!(known, Known::Adjective(_)) {
                    self.push(at..at + n, Some(known), Shape::Known, sentence);
                }
                return end;
            }
            if self.splits_after(&piece, (known, n), last) {
                self.push(at..at + n, Some(known), Shape::Known, sentence);
                return at + n;
            }
        }
        let named = end - at > 1
            && (self.words[at].first > 1 || self.words[at].is_initial())
            && tail.last > 2;
        let singles = (at..end).all(|i| self.words[i].is_initial());
        let peopled = matches!(
            known::exact(self.of(last)),
            Some(Known::Adjective(_) | Known::People(_))
        ) && last > at;
        if tail.heads_event() && !named || singles || peopled {
            return end;
        }
        let shape = self.shape(&piece, last);
        let head = self.words[at];
        // "Yesterday Ann Lee": a word that merely begins the sentence.
        let begins = at == sentence
            && end - at > 1
            && head.common > 0
            && head.first < 4
            && !head.is_initial();
        if begins && !matches!(shape, Shape::Organisation | Shape::Place) {
            return at + 1;
        }
        if last == at && head.is_initial() {
            return end;
        }
        self.push(piece, None, shape, sentence);
        end
    }

    /// Whether no lexicon holds the name in these tokens, or it is one that every country has.
    fn is_unknown(&self, at: usize, end: usize) -> bool {
        !matches!(known::longest(self.text, self.tokens, (at, end), false), Some((_, n)) if at + n == end)
            || is_government(self.of(end - 1))
    }

    /// Whether a known name of `n` tokens is a name of its own at the head of a longer piece.
    fn splits_after(&self, piece: &Range<usize>, (known, n): (Known, usize), last: usize) -> bool {
        let (at, end) = (piece.start, piece.end);
        let (head, tail, next) = (self.words[at], self.words[last], self.words[at + n]);
        let apart = match known {
            Known::Adjective(_) => is_government(self.of(last)) && !self.joined_by_of(piece),
            Known::Country(_) if self.tokens[at].upper && n == 1 => {
                return !tail.heads_organisation() || !self.is_unknown(at + 1, end);
            }
            Known::Country(_) => is_government(self.of(last)),
            Known::Seat(_) => true,
            _ => false,
        };
        if apart {
            return true;
        }
        let institution = tail.heads_organisation()
            || tail.heads_place()
            || self.is_team(last, end)
            || piece.clone().any(|i| self.of(i) == "&");
        let particle = is_particle(self.of(at + n));
        let person = n == 1
            && (matches!(known, Known::City(..) | Known::Place(_)) || head.first > 3)
            && !matches!(
                known,
                Known::Organisation(_) | Known::Adjective(_) | Known::Seat(_)
            )
            && (head.first > 0 || head.last > 0)
            && (next.last > 0 || next.is_initial() || head.first > 3 && next.common == 0);
        !institution && !particle && !person
    }

    fn joined_by_of(&self, piece: &Range<usize>) -> bool {
        piece.clone().any(|i| self.of(i) == "of")
    }

    /// Whether the tokens before `end` name a team by its nickname.
    fn is_team(&self, last: usize, end: usize) -> bool {
        [last, last.saturating_sub(1)].into_iter().any(|i| {
            matches!(known::longest(self.text, self.tokens, (i, end), false), Some((Known::Team(_), n)) if i + n == end)
        })
    }

    /// What a name that no lexicon holds looks like.
    fn shape(&self, piece: &Range<usize>, last: usize) -> Shape {
        let (head, tail) = (self.words[piece.start], self.words[last]);
        let many = piece.len() > 1;
        let of = self.joined_by_of(piece);
        let first_of = piece
            .clone()
            .find(|&i| self.of(i) == "of")
            .map(|i| self.words[i - 1]);
        if many
            && (tail.heads_organisation()
                || self.is_team(last, piece.end)
                || is_company_end(self.of(last))
                || first_of.is_some_and(Word::heads_organisation))
        {
            return Shape::Organisation;
        }
        if many && piece.clone().any(|i| matches!(self.of(i), "&" | "and")) {
            return Shape::Organisation;
        }
        let surname = piece.len() <= 3
            && (head.first > 1 || head.is_initial())
            && tail.last > 3
            && !is_firm_place(self.of(last));
        if many
            && (tail.heads_place() && !surname
                || of && first_of.is_some_and(Word::heads_place)
                || matches!(
                    self.of(piece.start),
                    "Mount"
                        | "Lake"
                        | "Cape"
                        | "Fort"
                        | "Port"
                        | "San"
                        | "Santa"
                        | "North"
                        | "South"
                        | "East"
                        | "West"
                        | "Saint"
                        | "Gulf"
                        | "Camp"
                ))
        {
            return Shape::Place;
        }
        if !many
            && ["-ul-", "-ur-", "-ud-", "-us-"]
                .iter()
                .any(|j| self.of(piece.start).contains(j))
        {
            return Shape::Person;
        }
        if many && (head.first > 0 || head.is_initial()) {
            return Shape::Person;
        }
        if many && head.is_family_first() && piece.len() <= 3 && head.common == 0 {
            return Shape::Person;
        }
        if !many && head.is_acronym() {
            return Shape::Acronym;
        }
        Shape::Plain
    }

    fn push(&mut self, piece: Range<usize>, known: Option<Known>, shape: Shape, sentence: usize) {
        let mut end = piece.end;
        let mut start = piece.start;
        while start < end && self.tokens[start].kind == TokenKind::Mark {
            start += 1;
        }
        // A trailing mark belongs to an abbreviation alone.
        let closes = end > start + 1
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
        while end > start && matches!(self.of(end - 1), "'s" | "’s" | "of" | "and" | "for") {
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

    /// Whether token `at` is the first word of its sentence, or of a quotation or clause in it.
    fn opens(&self, at: usize, sentence: usize) -> bool {
        at == sentence
            || matches!(
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
    let last = &tokens[sentence.last as usize - 1];
    let short = sentence.tokens().len() < 12 && last.kind == TokenKind::Word;
    (sentence.kind == SentenceKind::Heading || short)
        && all > 2
        && capital * 10 >= all * 8
        && plain > 1
}

/// "al-Assad", "el-Sisi": a name word that begins with a small article.
fn has_arabic_article(word: &str) -> bool {
    word.split_once('-').is_some_and(|(head, rest)| {
        matches!(
            head,
            "al" | "el" | "ul" | "as" | "ash" | "ad" | "an" | "ar" | "at" | "bin" | "ben"
        ) && rest.chars().next().is_some_and(char::is_uppercase)
    })
}

/// Small words inside names of persons and places.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "du"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "ibn"
            | "ben"
            | "y"
            | "e"
            | "zu"
            | "af"
            | "ul"
            | "es"
            | "sur"
            | "upon"
            | "d'"
            | "abu"
    )
}

/// "Inc", "Corp": the end of a company's name, with a full stop of its own.
fn is_company_end(word: &str) -> bool {
    matches!(
        word,
        "Inc"
            | "Corp"
            | "Co"
            | "Ltd"
            | "Bros"
            | "Cos"
            | "Jr"
            | "Sr"
            | "Plc"
            | "Intl"
            | "Dept"
            | "Assn"
            | "Univ"
    )
}

/// Who institutions are named after: "People's Daily", "Workers' Party".
fn owns_institutions(word: &str) -> bool {
    matches!(
        word,
        "People"
            | "Peoples"
            | "Workers"
            | "Women"
            | "Men"
            | "Children"
            | "Farmers"
            | "Peasants"
            | "Teachers"
            | "Veterans"
            | "Citizens"
            | "Lord"
            | "Lloyd"
            | "Moody"
            | "King"
            | "Queen"
            | "Nurses"
            | "Writers"
            | "Players"
            | "Employers"
            | "Prosecutor"
            | "Students"
            | "Consumers"
            | "Mother"
    )
}

/// Offices and bodies that are named after the fields they look after.
fn is_ministry(word: &str) -> bool {
    matches!(
        word,
        "Ministry"
            | "Department"
            | "Minister"
            | "Secretary"
            | "Institute"
            | "Bureau"
            | "Chamber"
            | "Office"
    )
}

/// Words for places that are surnames too, but not beside a first name ("Victoria Station").
fn is_firm_place(word: &str) -> bool {
    matches!(
        word,
        "Park"
            | "Street"
            | "Road"
            | "Avenue"
            | "Bridge"
            | "Island"
            | "Islands"
            | "Airport"
            | "Station"
            | "Square"
            | "City"
            | "River"
            | "Valley"
            | "Beach"
            | "Bay"
            | "County"
            | "Hotel"
            | "Stadium"
            | "Palace"
            | "Prison"
            | "Province"
    )
}

/// Heads of institutions that every country has, so that the country before them is an actor of its own.
fn is_government(word: &str) -> bool {
    matches!(
        word,
        "Ministry"
            | "Government"
            | "Embassy"
            | "Parliament"
            | "Cabinet"
            | "Army"
            | "Senate"
            | "Congress"
            | "Court"
            | "Department"
            | "Treasury"
            | "Navy"
            | "Police"
            | "Council"
            | "Consulate"
            | "House"
            | "Force"
            | "Assembly"
            | "Customs"
            | "Office"
            | "Commission"
    )
}

/// Whether a word is known to end a sentence's subject by speaking ("said").
pub(super) fn speaks(word: &str) -> bool {
    lexicon::NAME_VERBS.contains(word)
}
