//! Finds the words of saying beside a quoted stretch, and the phrase that names who says them.

use std::ops::Range;

use super::view::{Phrase, View};
use crate::analysis::lexicon::Flag;
use crate::analysis::verb::form::Reading;
use crate::analysis::verb::word::Role;
use crate::analysis::{Sentence, Tense, VerbGroup, lexicon};

/// Words of saying with their source, as token indexes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Who says it.
    pub source: Option<Phrase>,
    /// The words of saying.
    pub cue: Range<usize>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The longest way from a quotation to its words of saying, in tokens.
const REACH: usize = 45;

impl View<'_> {
    /// The verb groups whose first token lies in `zone`.
    pub fn groups(&self, zone: &Range<usize>) -> &[VerbGroup] {
        let verbs = &self.scan.verbs;
        let from = verbs.partition_point(|g| (g.first as usize) < zone.start);
        let to = verbs.partition_point(|g| (g.first as usize) < zone.end);
        verbs.get(from..to).unwrap_or_default()
    }

    /// What a verb group says: `say`, `call`, `think`, or nothing of the kind.
    pub fn saying(&self, group: &VerbGroup) -> Option<&'static str> {
        let head = self.scan.tokens.get(group.head as usize)?;
        let verb = Reading::of(head.word).filter(|verb| verb.base.is(Flag::Saying))?;
        if verb.base.is(Flag::Say) {
            return Some("say");
        }
        lexicon::SAYING_VERBS.get(verb.lemma())
    }

    /// "according to" at `at`.
    pub fn is_according(&self, at: usize) -> bool {
        let length = self.scan.tokens.get(at).map_or(0, |t| t.span.len());
        length == "according".len()
            && self.word(at).eq_ignore_ascii_case("according")
            && self.word(at + 1) == "to"
    }

    /// The first "according to" in `zone`.
    pub fn first_according(&self, zone: &Range<usize>) -> Option<usize> {
        let tokens = self.scan.tokens.get(zone.clone())?.iter().enumerate();
        let mut long = tokens.filter(|(_, t)| t.span.len() == "according".len());
        long.find_map(|(at, _)| Some(zone.start + at).filter(|&k| self.is_according(k)))
    }

    /// The words of saying that follow a stretch, in `zone`.
    pub fn tag_after(&self, zone: &Range<usize>, sentence: &Sentence) -> Option<Tag> {
        let mut from = zone.start;
        while from < zone.end && matches!(self.word(from), "," | "—" | "–" | "--" | "-" | "’" | "'")
        {
            from += 1;
        }
        if self.is_according(from) {
            return Some(self.according(from, zone.end, sentence));
        }
        // "…", while others said …: another clause.
        let verb_follows = self
            .groups(&(from..zone.end))
            .first()
            .is_some_and(|g| g.first as usize == from + 1);
        if from < zone.end && self.role(from, sentence).role == Role::Conjunction && !verb_follows {
            return None;
        }
        let groups = self.groups(&(from..zone.end));
        let group = groups.iter().find(|g| {
            let relative = (g.first as usize)
                .checked_sub(1)
                .is_some_and(|k| k >= from && self.role(k, sentence).role == Role::Relative);
            !relative && g.tense != Tense::Infinitive
        })?;
        let group = if self.saying(group) == Some("say") {
            group
        } else {
            // "…," the minister, speaking in Oslo, said.
            groups
                .iter()
                .find(|g| self.saying(g) == Some("say") && g.tense != Tense::Infinitive)
                .filter(|_| group.tense == Tense::Participle)?
        };
        let verb = group.first as usize;
        if verb - from > REACH || group.passive && group.tense != Tense::Participle {
            return None;
        }
        let inverted = (from..verb).all(|k| {
            matches!(
                self.role(k, sentence).role,
                Role::Adverb | Role::Conjunction
            )
        });
        // "…, saying it was over" begins what somebody else is told to say.
        if inverted && group.tense == Tense::Participle {
            return None;
        }
        let source = if inverted {
            self.phrase_after(group.last as usize, zone.end, sentence)
                .or_else(|| {
                    self.subject(verb, sentence.first as usize, sentence)
                        .filter(|_| verb > from)
                })
        } else {
            self.subject(verb, from, sentence)
        };
        Some(Tag {
            source: Some(source?),
            cue: verb..group.last as usize,
            rule: "tag-after",
        })
    }

    /// The source that "according to" at `at` names.
    pub fn according(&self, at: usize, end: usize, sentence: &Sentence) -> Tag {
        let source = self.phrase_after(at + 2, end, sentence).map(|phrase| {
            // "According to Vale, ministers met": the clause that follows is no apposition.
            let closed = phrase.last >= end || matches!(self.word(phrase.last), "," | "." | "—");
            let last = if closed { phrase.last } else { phrase.core };
            Phrase { last, ..phrase }
        });
        Tag {
            source,
            cue: at..at + 2,
            rule: "according-to",
        }
    }

    /// The words of saying that lead up to a stretch, in `zone`.
    pub fn tag_before(&self, zone: &Range<usize>, sentence: &Sentence) -> Option<Tag> {
        self.verb_tag_before(zone, sentence).or_else(|| {
            let mut opening = zone.start..zone.end.min(zone.start + 3);
            match opening.find(|&k| self.is_according(k)) {
                Some(at) => Some(self.according(at, zone.end, sentence)),
                None => self.in_words(zone, sentence),
            }
        })
    }

    /// "In Vale's words, the pact is “…”", "… is, in the words of Vale, “…”".
    fn in_words(&self, zone: &Range<usize>, sentence: &Sentence) -> Option<Tag> {
        let words = zone.clone().rev().find(|&k| self.word(k) == "words")?;
        let opens = |k: usize| self.word(k).eq_ignore_ascii_case("in");
        let at = (zone.start..words).rev().take(8).find(|&k| opens(k))?;
        let source = if self.word(words + 1) == "of" {
            let comma = (words + 2..zone.end).find(|&k| self.word(k) == ",");
            self.phrase_after(words + 2, comma.unwrap_or(zone.end), sentence)?
        } else {
            let owner = words.checked_sub(1)?;
            let marked = matches!(self.word(owner), "’s" | "'s" | "’" | "'");
            let possessed =
                marked || self.word(owner).ends_with("’s") || self.word(owner).ends_with("'s");
            let end = if marked { owner } else { words };
            let phrase = self
                .phrase_after(at + 1, end, sentence)
                .filter(|_| possessed)?;
            Phrase {
                last: phrase.last.min(end),
                ..phrase
            }
        };
        Some(Tag {
            source: Some(source),
            cue: at..words + 1,
            rule: "in-words",
        })
    }

    fn verb_tag_before(&self, zone: &Range<usize>, sentence: &Sentence) -> Option<Tag> {
        let groups = self.groups(zone);
        let (index, class) = groups.iter().enumerate().rev().find_map(|(i, g)| {
            // "Vale said the port would see “more ships”": what Vale says, not what the port sees.
            let told = || groups[..i].iter().any(|g| self.saying(g) == Some("say"));
            let class = self.saying(g)?;
            (class != "think" || i + 1 == groups.len() && !told()).then_some((i, class))
        })?;
        let group = &groups[index];
        let verb = group.first as usize;
        let after = group.last as usize;
        let source = if group.passive && group.tense != Tense::Participle {
            (after..zone.end)
                .find(|&k| self.word(k) == "by")
                .and_then(|by| self.phrase_after(by + 1, zone.end, sentence))?
        } else if verb == zone.start && group.tense != Tense::Infinitive {
            // "Said Vale: …"; "Asked about it, Vale said …" is found by its own verb.
            self.phrase_after(after, zone.end, sentence)?
        } else if let Some(inverted) = self.inverted(group, zone, sentence) {
            inverted
        } else {
            self.source_of(group, zone.start, sentence)?
        };
        let rule = if class == "call" {
            "names-it"
        } else {
            "tag-before"
        };
        Some(Tag {
            source: Some(source),
            cue: verb..after,
            rule,
        })
    }

    /// "The port is no bank, writes Ada Vale: “…”": the name between a verb after a comma and the quotation.
    fn inverted(
        &self,
        group: &VerbGroup,
        zone: &Range<usize>,
        sentence: &Sentence,
    ) -> Option<Phrase> {
        let (verb, after) = (group.first as usize, group.last as usize);
        let led = verb > zone.start && self.word(verb - 1) == ",";
        if !led || !self.is_name(after) || self.word(group.head as usize) == "told" {
            return None;
        }
        let phrase = self.phrase_after(after, zone.end, sentence)?;
        let closed = phrase.last >= zone.end || matches!(self.word(phrase.last), ":" | ",");
        closed.then_some(phrase)
    }

    /// The subject of a verb of saying, through participles, infinitives and coordination.
    pub fn source_of(
        &self,
        group: &VerbGroup,
        floor: usize,
        sentence: &Sentence,
    ) -> Option<Phrase> {
        let verb = group.first as usize;
        // "quoting Vale as saying"
        if verb > floor && self.word(verb - 1) == "as" {
            let near = floor.max(verb.saturating_sub(9));
            let quoting = (near..verb).rev().find(|&k| {
                matches!(
                    self.word(k),
                    "quoting" | "quoted" | "quotes" | "citing" | "cited"
                )
            });
            let floor = quoting.map_or(floor, |k| k + 1);
            return self.phrase_before(verb - 1, floor, sentence);
        }
        match group.tense {
            Tense::Infinitive | Tense::Participle => self
                .shared_subject(verb, floor, sentence, 0)
                .or_else(|| self.main_subject(group.last as usize, sentence)),
            _ => self.subject(verb, floor, sentence),
        }
    }

    /// "Speaking in Oslo, Vale …": the subject of the first finite verb after `from`.
    fn main_subject(&self, from: usize, sentence: &Sentence) -> Option<Phrase> {
        let group = self
            .groups(&(from..sentence.last as usize))
            .iter()
            .find(|g| !matches!(g.tense, Tense::Infinitive | Tense::Participle))?;
        self.subject(group.first as usize, from, sentence)
    }

    /// Any verb with a subject that leads up to a stretch ("Vale thanked them for “…”").
    pub fn doing_before(&self, zone: &Range<usize>, sentence: &Sentence) -> Option<Tag> {
        let group =
            self.groups(zone).iter().rev().find(|g| {
                !matches!(g.tense, Tense::Infinitive | Tense::Participle) && !g.passive
            })?;
        let source = self.subject(group.first as usize, zone.start, sentence)?;
        let named = (source.first..source.last)
            .any(|k| self.is_name(k) && self.role(k, sentence).role == Role::Content)
            || self.role(source.first, sentence).role == Role::Subject;
        named.then_some(Tag {
            source: Some(source),
            cue: group.first as usize..group.last as usize,
            rule: "subject",
        })
    }
}
