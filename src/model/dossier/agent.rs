//! Judges from the words around a name whether the one named does what a verb tells.

use crate::analysis::verb::form;
use crate::analysis::{Mention, MentionForm};
use crate::corpus::Span;

/// The rule by which an actor did something, in words.
pub const AS_AGENT: &str =
    "its name is the subject of the verb, or stands after “by” where the verb is passive";
/// The rule by which an actor took part in something, in words.
pub const AS_PART: &str =
    "it is named in the clause that tells the event, not as the subject of its verb";

/// The most bytes between a subject and its verb.
const APART: usize = 160;

/// Words that make the name after them no subject ("talks with Zenda").
const GOVERN: &[&str] = &[
    "about", "after", "against", "amid", "among", "around", "at", "before", "behind", "between",
    "by", "despite", "during", "for", "from", "in", "inside", "into", "like", "near", "of", "off",
    "on", "onto", "over", "per", "since", "through", "to", "toward", "towards", "under", "until",
    "upon", "via", "with", "within", "without",
];

/// Words that may follow a subject before its verb.
const FOLLOW: &[&str] = &[
    "again",
    "alone",
    "also",
    "and",
    "are",
    "at",
    "be",
    "been",
    "both",
    "can",
    "could",
    "did",
    "do",
    "does",
    "earlier",
    "even",
    "ever",
    "first",
    "had",
    "has",
    "have",
    "he",
    "herself",
    "himself",
    "in",
    "is",
    "it",
    "itself",
    "just",
    "last",
    "later",
    "may",
    "meanwhile",
    "might",
    "must",
    "never",
    "next",
    "not",
    "now",
    "on",
    "once",
    "only",
    "or",
    "shall",
    "she",
    "should",
    "since",
    "soon",
    "still",
    "then",
    "themselves",
    "they",
    "this",
    "to",
    "today",
    "tomorrow",
    "too",
    "twice",
    "was",
    "were",
    "who",
    "will",
    "would",
    "yesterday",
    "yet",
];

/// Forms of "be", that make what follows them passive.
const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "am", "gets", "got",
];

/// Whether the one named at `mention` does what the noun `trigger` tells, as the object of a verb ("signed a pact"), in
/// a clause that covers `clause`.
pub fn carries_out(text: &str, clause: Span, trigger: Span, mention: &Mention) -> bool {
    let (name, end) = (mention.span, trigger.start);
    let between = text.get(name.end as usize..end as usize);
    let Some(between) = between.filter(|words| words.len() <= APART) else {
        return false;
    };
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let mut words = between.split_whitespace();
    let Some(verb) = words.find(|word| !FOLLOW.contains(word) && form::read(word).is_some()) else {
        return false;
    };
    let mut object = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let own = object.clone().count() <= 4 && object.all(|word| !GOVERN.contains(&word));
    let verb = Span::new(at(verb), at(verb) + verb.len());
    own && acts(text, clause, verb, mention)
}

/// Whether the one named at `mention` does what the verb `trigger` tells, in a clause that covers `clause`.
pub fn acts(text: &str, clause: Span, trigger: Span, mention: &Mention) -> bool {
    if mention.form == MentionForm::Adjective {
        return false;
    }
    let name = mention.span;
    let slice = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default();
    if name.start >= trigger.end {
        return is_passive(slice(clause.start, trigger.start), trigger.of(text))
            && last_word(slice(trigger.end, name.start), &["the", "a", "an"]) == Some("by");
    }
    let between = slice(name.end, trigger.start);
    name.end <= trigger.start
        && between.len() <= APART
        && opens(slice(clause.start, name.start))
        && leads_on(between)
        && !is_passive(between, trigger.of(text))
}

/// The last word of `words`, those in `but` left out.
fn last_word<'a>(words: &'a str, but: &[&str]) -> Option<&'a str> {
    let mut words = words.split_whitespace().rev();
    words.find(|word| !but.contains(word))
}

/// Whether a subject may stand after `before`, which begins where the clause does: nothing there governs it.
fn opens(before: &str) -> bool {
    let phrase = before.rsplit([',', ';', ':', '—']).next();
    let phrase = phrase.unwrap_or_default();
    let words = phrase.split_whitespace().map(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
    });
    let mut count = 0;
    for word in words.filter(|word| !word.is_empty()) {
        count += 1;
        let lower = word.to_ascii_lowercase();
        let small = word.starts_with(char::is_lowercase);
        if GOVERN.contains(&lower.as_str()) || small && form::read(word).is_some() || count > 6 {
            return false;
        }
    }
    true
}

/// Whether the words between a name and a verb let the name be the verb's subject.
fn leads_on(between: &str) -> bool {
    if between.contains([';', ':', '“', '”', '"', '—', '\n']) {
        return false;
    }
    let rest = between.trim_start();
    if rest.starts_with([',', '(']) {
        // An aside has an end before the verb; without one, another clause begins.
        return between.matches([',', ')']).count() > 1;
    }
    // "Vale was right, Kantor said": the verb after the comma has another subject.
    if rest.contains(", ") {
        return false;
    }
    let Some(first) = rest.split_whitespace().next() else {
        return true;
    };
    if first.starts_with(['\'', '’']) {
        return false;
    }
    let fits = |word: &str| FOLLOW.contains(&word) || word.len() > 4 && word.ends_with("ly");
    fits(first)
        && !rest
            .split_whitespace()
            .any(|word| matches!(word, "that" | "whether" | "because" | "which"))
}

/// Whether `verb` is passive after `before`.
fn is_passive(before: &str, verb: &str) -> bool {
    if verb.ends_with("ing") {
        return false;
    }
    let mut words = before.split_whitespace().rev();
    let near = words.find(|word| !word.ends_with("ly") && !matches!(*word, "not" | "also"));
    near.is_some_and(|word| BE.contains(&word.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{ActorKind, LocalActorId};

    type Rule = fn(&str, Span, Span, &Mention) -> bool;

    /// Whether by `rule` the one between brackets does what the word between angles tells.
    fn judged(marked: &str, rule: Rule) -> bool {
        let mut text = String::new();
        let (mut name, mut verb, mut start) = (Span::default(), Span::default(), 0);
        for c in marked.chars() {
            match c {
                '[' | '<' => start = text.len(),
                ']' => name = Span::new(start, text.len()),
                '>' => verb = Span::new(start, text.len()),
                _ => text.push(c),
            }
        }
        let mention = Mention {
            span: name,
            actor: LocalActorId(0),
            kind: ActorKind::Person,
            form: MentionForm::Name,
            rule: "made",
        };
        rule(&text, Span::new(0, text.len()), verb, &mention)
    }

    #[test]
    fn a_subject_does_what_its_verb_tells() {
        for (marked, want) in [
            ("[Vale] <signed> the pact", true),
            ("President [Vale] on Tuesday <signed> the pact", true),
            ("On Tuesday, [Vale] has also <signed> the pact", true),
            ("[Vale] and Kantor <signed> the pact", true),
            ("Vale and [Kantor] <signed> the pact", true),
            (
                "[Vale], who leads the party, quickly <signed> the pact",
                true,
            ),
            ("the pact was <signed> by [Vale]", true),
            ("the pact was <signed> by the [Vale]", true),
            ("[Vale]’s envoy <signed> the pact", false),
            ("[Vale] exports <fell>", false),
            ("the envoy of [Vale] <signed> the pact", false),
            ("In [Zenda], Vale <signed> the pact", false),
            ("[Vale] was <arrested> on Monday", false),
            ("[Vale] was quickly <arrested> on Monday", false),
            ("Kantor <arrested> [Vale]", false),
            ("Kantor met [Vale] and <signed> the pact", false),
            ("[Vale] was right, Kantor <said>", false),
            ("[Vale] is <meeting> the crews", true),
            ("[Vale] said that crews <left>", false),
            ("the pact was <signed> with [Vale]", false),
        ] {
            assert_eq!(judged(marked, acts), want, "{marked}");
        }
    }

    #[test]
    fn a_subject_does_what_the_noun_after_its_verb_tells() {
        for (marked, want) in [
            ("[Vale] signed the harbour <pact>", true),
            ("[Vale] on Tuesday held <talks>", true),
            ("Vale and [Kantor] will hold new <talks>", true),
            ("[Vale] spoke after the <talks>", false),
            ("[Vale]’s envoy signed the <pact>", false),
            ("the <talks> with [Vale]", false),
            ("[Vale] was offered a <pact>", false),
        ] {
            assert_eq!(judged(marked, carries_out), want, "{marked}");
        }
    }
}
