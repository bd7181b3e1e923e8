//! Tells how far a run of capitals goes: over particles, "of", "and" and full stops that belong to names.

use super::Finder;
use super::joiner::{
    is_adjective, is_centre, is_company_end, is_ministry, is_particle, owns_institutions,
};

/// The most bytes of a word that joins those of a name ("della").
const LONGEST_JOINER: usize = 5;

impl Finder<'_> {
    /// Where the run that begins at `at` ends.
    pub(super) fn run_end(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        while end < limit && !self.caps[end] && !(self.broken && self.ends_short_line(end)) {
            match self.joined(at, end, limit) {
                0 => break,
                n => end += n,
            }
        }
        end
    }

    /// How many tokens from `end` belong to the run that begins at `at`.
    pub(super) fn joined(&self, at: usize, end: usize, limit: usize) -> usize {
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
        if self.tokens[end].span.len() > LONGEST_JOINER {
            return 0;
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
    pub(super) fn takes_of(&self, head: usize, joiner: &str) -> bool {
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
    pub(super) fn takes_and(&self, at: usize, and: usize, limit: usize) -> bool {
        let mut last = and + 1;
        while last + 1 < limit && self.is_name_word(last + 1) && !self.caps[last + 1] {
            last += 1;
        }
        let field =
            |of: usize| (of + 1..and).all(|i| self.words[i].common > 0 || self.of(i) == ",");
        let of = (at + 1..and).any(|i| match self.of(i) {
            "of" => is_ministry(self.of(i - 1)) && field(i),
            "for" => is_centre(self.of(i - 1)) && field(i),
            _ => false,
        });
        // "The U.S. National Marine and Fluvial Administration".
        let at = at + usize::from(self.words[at].starts() && and > at + 2);
        let at = at + usize::from(self.tokens[at].upper && and > at + 2);
        let single = and == at + 1
            && self.words[at].common > 0
            && self.words[at].first < 6
            && !self.words[at].starts()
            || and == at + 2
                && self.words[at].common > 0
                && (self.words[at + 1].common > 0 || is_adjective(self.of(at + 1)))
                && !self.words[at + 1].heads_organisation();
        of || single && self.words[last].heads_organisation() && last > and && last <= and + 3
    }

    /// Where a run begins when particles stand before it ("van der" before "Leyen").
    pub(super) fn with_particles(&self, at: usize, limit: usize) -> usize {
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
}
