//! Brings inflected verbs and nouns back to their lemma, by spelling and a list of exceptions.

use std::borrow::Cow;

use crate::analysis::gate::Gate;
use crate::analysis::lexicon;

/// Lets forms through whose lemma no rule of spelling gives.
static IRREGULAR: Gate = Gate::of(include_str!("../../../assets/lexicon/irregular-lemmas.tsv"));
/// Lets event nouns through.
static NOUNS: Gate = Gate::of(include_str!("../../../assets/lexicon/event-nouns.tsv"));
/// Lets the verbs through that the list of event verbs has.
static VERBS: Gate = Gate::of(include_str!("../../../assets/lexicon/event-verbs.tsv"));

/// The lemma of a form that no rule of spelling gives.
fn irregular(form: &str) -> Option<&'static str> {
    IRREGULAR
        .passes(form.as_bytes(), form.len())
        .then(|| lexicon::IRREGULAR_LEMMAS.get(form))?
}

/// The row of an event verb in lower case: the verb, its kind and class.
pub fn event_verb(lemma: &str) -> Option<Row> {
    VERBS
        .passes(lemma.as_bytes(), lemma.len())
        .then(|| lexicon::EVENT_VERBS.get_entry(lemma))?
}

/// The row of an event noun in lower case: the noun and its class.
pub fn event_noun(lemma: &str) -> Option<(&'static str, &'static str)> {
    NOUNS
        .passes(lemma.as_bytes(), lemma.len())
        .then(|| lexicon::EVENT_NOUNS.get_entry(lemma))?
}

/// `word` in lower case.
pub fn lowered(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|b| b.is_ascii_uppercase() || b >= 0x80) {
        word.to_lowercase().into()
    } else {
        word.into()
    }
}

/// A row of the list of event verbs: the verb, its kind and class.
pub type Row = (&'static str, &'static str);

/// The lemma of a verb form in lower case ("announced", "stalling", "has").
pub fn verb(word: &str) -> Cow<'_, str> {
    listed_verb(word).0
}

/// The lemma of a verb form in lower case, and its row where the list of event verbs has it.
pub fn listed_verb(word: &str) -> (Cow<'_, str>, Option<Row>) {
    if let Some(lemma) = irregular(word) {
        return (lemma.into(), event_verb(lemma));
    }
    if let Some(row) = event_verb(word) {
        return (row.0.into(), Some(row));
    }
    if let Some(head) = word
        .strip_suffix("ied")
        .or_else(|| word.strip_suffix("ies"))
        && head.len() > 1
    {
        return listed(format!("{head}y").into());
    }
    for ending in ["ing", "ed"] {
        if let Some(head) = word.strip_suffix(ending).filter(|h| h.len() >= 2) {
            return restore(head);
        }
    }
    listed(singular(word))
}

/// A lemma with its row.
fn listed(lemma: Cow<'_, str>) -> (Cow<'_, str>, Option<Row>) {
    let row = event_verb(&lemma);
    (lemma, row)
}

/// The lemma of a noun form in lower case ("talks", "countries", "crises").
pub fn noun(word: &str) -> Cow<'_, str> {
    match (irregular(word), event_noun(word)) {
        (Some(lemma), _) if word.ends_with('s') => lemma.into(),
        (_, Some((noun, _))) => noun.into(),
        (Some(lemma), None) => lemma.into(),
        (None, None) => singular(word),
    }
}

/// `word` without the `s` of a plural or of the third person.
fn singular(word: &str) -> Cow<'_, str> {
    if let Some(head) = word.strip_suffix("ies").filter(|h| h.len() >= 2) {
        return format!("{head}y").into();
    }
    if let Some(head) = word.strip_suffix("es")
        && ["s", "x", "z", "ch", "sh"]
            .iter()
            .any(|e| head.ends_with(e))
        && !head.ends_with("us")
        && event_verb(&word[..word.len() - 1]).is_none()
    {
        return head.into();
    }
    match word.strip_suffix('s') {
        Some(head) if head.len() >= 2 && !["s", "u", "i"].iter().any(|e| head.ends_with(e)) => {
            head.into()
        }
        _ => word.into(),
    }
}

/// The verb whose `-ed` or `-ing` was cut off: "announc" is "announce", "stepp" is "step".
fn restore(head: &str) -> (Cow<'_, str>, Option<Row>) {
    if let Some(row) = event_verb(head).or_else(|| with_e(head)) {
        return (row.0.into(), Some(row));
    }
    let mut last = head.chars().rev();
    let (Some(a), Some(b)) = (last.next(), last.next()) else {
        return (head.into(), None);
    };
    let doubled = a == b && a.is_ascii_alphabetic() && !"lsz".contains(a);
    if doubled {
        return listed(head[..head.len() - 1].into());
    }
    let silent = "cuv".contains(a)
        || a == 'z'
        || a == 's' && b != 's'
        || a == 'g' && !"ni".contains(b)
        || a == 't' && b == 'a'
        || a == 'r' && "iu".contains(b);
    if silent {
        (format!("{head}e").into(), None)
    } else {
        (head.into(), None)
    }
}

/// The row of the verb that is `head` with an `e`.
fn with_e(head: &str) -> Option<Row> {
    if !VERBS.passes(head.as_bytes(), head.len() + 1) {
        return None;
    }
    let mut buffer = [0; 24];
    let letters = buffer.get_mut(..=head.len())?;
    letters[..head.len()].copy_from_slice(head.as_bytes());
    letters[head.len()] = b'e';
    lexicon::EVENT_VERBS.get_entry(str::from_utf8(letters).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::lexicon::{Flag, WordId};

    #[test]
    fn verbs_come_back_to_their_lemma() {
        for (form, want) in [
            ("announced", "announce"),
            ("met", "meet"),
            ("stopped", "stop"),
            ("stepping", "step"),
            ("carried", "carry"),
            ("imposes", "impose"),
            ("launches", "launch"),
            ("relocating", "relocate"),
            ("agreed", "agree"),
            ("said", "say"),
            ("walks", "walk"),
            ("damaged", "damage"),
        ] {
            assert_eq!(verb(form), want, "{form}");
        }
    }

    #[test]
    fn nouns_come_back_to_their_singular() {
        for (form, want) in [
            ("talks", "talk"),
            ("crises", "crisis"),
            ("countries", "country"),
            ("taxes", "tax"),
            ("virus", "virus"),
            ("losses", "loss"),
            ("truce", "truce"),
        ] {
            assert_eq!(noun(form), want, "{form}");
        }
    }

    #[test]
    fn a_lemma_has_the_row_that_the_list_has_for_it() {
        for form in [
            "announced",
            "said",
            "stopping",
            "carried",
            "imposes",
            "launches",
            "walks",
            "agree",
            "relied",
            "zigzagged",
        ] {
            let (lemma, row) = listed_verb(form);
            assert_eq!(row, lexicon::EVENT_VERBS.get_entry(&lemma), "{form}");
        }
        assert_eq!(
            listed_verb("announced").1.map(|row| row.0),
            Some("announce")
        );
    }

    #[test]
    fn odd_words_do_no_harm() {
        for form in ["", "s", "ed", "ing", "ünd", "öing", "ééd", "és"] {
            let _ = (verb(form), noun(form));
        }
    }
    #[test]
    fn no_form_of_an_event_noun_is_turned_away() {
        let rows = concat!(
            include_str!("../../../assets/lexicon/event-nouns.tsv"),
            include_str!("../../../assets/lexicon/irregular-lemmas.tsv"),
        );
        for row in rows.lines().filter(|l| !l.starts_with('#')) {
            let word = row.split('\t').next().unwrap_or_default();
            let stem = word.strip_suffix('y').unwrap_or("-");
            for form in [
                word,
                &format!("{word}s"),
                &format!("{word}es"),
                &format!("{stem}ies"),
            ] {
                let held = lexicon::EVENT_NOUNS.contains(&noun(form));
                let flagged = |form: &str| WordId::find(form).is(Flag::EventForm);
                assert!(!held || flagged(form), "{form}");
                assert!(!held || flagged(&form.to_uppercase()), "{form}");
            }
        }
        for word in ["quickly", "the", ""] {
            assert!(!WordId::find(word).is(Flag::EventForm), "{word}");
        }
    }
}
