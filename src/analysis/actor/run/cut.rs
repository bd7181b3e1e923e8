//! Cuts a run of capitals into pieces: titles with their holders, what stands before and after them.

use std::ops::Range;

use super::Finder;
use super::joiner::is_particle;
use crate::analysis::actor::Shape;
use crate::analysis::actor::known::{self, Known};

impl Finder<'_> {
    /// Cuts a run into names.
    pub(super) fn cut(&mut self, run: Range<usize>, sentence: usize) {
        let mut at = run.start;
        while at < run.end {
            at = self.next_piece(at..run.end, sentence);
        }
    }

    /// Takes the first piece off a run; where the rest begins.
    pub(super) fn next_piece(&mut self, run: Range<usize>, sentence: usize) -> usize {
        let at = run.start;
        let after_title =
            at > sentence && (self.words[at - 1].is_title() || self.is_honorific_before(at));
        let known = known::longest(self.text, self.tokens, (at, run.end), false);
        let word = self.words[at];
        if known.is_none() && self.tokens[at].upper && is_code(self.of(at)) {
            return at + 1;
        }
        if let Some(after) = self.storm(&run) {
            return after;
        }
        if known.is_none_or(|(_, n)| n == 1) {
            // "Thu Jun 17": a day and a month, not a first name and another.
            let dated = word.is_no_name()
                && (run.len() > 1 && self.words[at + 1].is_no_name() || self.is_dated(at));
            let unnamed = word.is_no_name()
                && known.is_none_or(|(k, _)| matches!(k, Known::City(..)))
                && !(word.first > 3 && run.len() > 1 && !dated)
                && !self.leads_institution(&run);
            if !self.is_name_word(at) && !is_particle(self.of(at)) || unnamed {
                return at + 1;
            }
            // "WHO", in capitals among small letters, is no "who".
            let acronym = self.tokens[at].upper
                && self.of(at).len() > 2
                && matches!(known, Some((Known::Organisation(..), _)));
            let initial = word.is_initial() && self.of(at + 1) == ".";
            let stressed = self.tokens[at].upper
                && known.is_none_or(|(k, _)| matches!(k, Known::City(..) | Known::Place(_)))
                && self.leads_stressed(&run);
            if word.starts() && !acronym && !after_title && !initial
                || stressed && !self.leads_institution(&run)
            {
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

    pub(super) fn is_honorific_before(&self, at: usize) -> bool {
        self.words[at - 1].is_honorific()
            || self.of(at - 1) == "." && at > 1 && self.words[at - 2].is_honorific()
    }

    /// Whether the whole run is an institution's or place's name by its last word.
    pub(super) fn leads_institution(&self, run: &Range<usize>) -> bool {
        run.len() > 1 && {
            let mut last = run.end - 1;
            if self.of(last) == "." {
                last -= 1;
            }
            last > run.start
                && (self.words[last].heads_organisation() || self.words[last].heads_place())
        }
    }

    pub(super) fn is_plain_word(&self, at: usize) -> bool {
        let word = self.words[at];
        let name = word.first > 5 && word.common > 3;
        word.common > 0 && !name && !word.is_title() && !word.modifies_title()
    }

    /// Where the piece that begins a run ends: before a month, a weekday, a word that begins sentences.
    pub(super) fn piece_end(&self, run: &Range<usize>) -> usize {
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
                            && !word.heads_place()
                        || self.is_stressed(i, i - 1);
                stop && self.is_name_word(i)
                    && !matches!(self.of(i - 1), "of" | "and" | "&" | "for")
            })
            .unwrap_or(run.end)
    }

    /// Takes "U.S. Treasury Secretary" off "U.S. Treasury Secretary Ann Lee": the names in the title, then its holder.
    pub(super) fn titled(&mut self, run: &Range<usize>, sentence: usize) -> Option<usize> {
        let head = (run.start..run.end)
            .rev()
            .find(|&i| self.is_title(i, run))?;
        let mut name = head + 1;
        if self.of(name) == "." && name < run.end {
            name += 1;
        }
        // "Secretary of State Ann Lee".
        let the = usize::from(self.of(name + 1) == "the");
        let field = name + 1 + the;
        if self.of(name) == "of" && field < run.end && self.words[field].modifies_title() {
            name = field + 1;
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
                || matches!(self.of(first - 1), "and" | "for" | "of" | "." | "&")
                || self.is_field(first - 1, run))
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

    /// "Chief Dredging Officer": an everyday word between two of a title.
    fn is_field(&self, at: usize, run: &Range<usize>) -> bool {
        let word = self.words[at];
        let plain = word.common > 0 && word.first == 0 && word.last == 0;
        let before = (at > run.start).then(|| self.words[at - 1]);
        plain
            && !word.heads_organisation()
            && before.is_some_and(|b| b.is_title() || b.modifies_title())
    }

    /// Whether the word at `at` is a title and no part of a name ("Dean Jones", "John Major", "Hun Sen").
    pub(super) fn is_title(&self, at: usize, run: &Range<usize>) -> bool {
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
}

/// Whether a word is a code as strains of germs bear it: capitals and figures by turns, twice ("H5N1").
fn is_code(word: &str) -> bool {
    let bytes = word.as_bytes();
    let plain = bytes
        .iter()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let turns = bytes
        .windows(2)
        .filter(|w| w[0].is_ascii_uppercase() && w[1].is_ascii_digit())
        .count();
    plain && turns > 1
}
