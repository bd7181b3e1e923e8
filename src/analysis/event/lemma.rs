//! Brings inflected verbs and nouns back to their lemma, by spelling and a list of exceptions.

use crate::analysis::lexicon;

/// The lemma of a verb form in lower case ("announced", "stalling", "has").
pub fn verb(word: &str) -> String {
    if let Some(lemma) = lexicon::IRREGULAR_LEMMAS.get(word) {
        return (*lemma).to_owned();
    }
    if lexicon::EVENT_VERBS.contains(word) {
        return word.to_owned();
    }
    for (ending, shortest) in [("ied", 4), ("ies", 4)] {
        if let Some(head) = word.strip_suffix(ending).filter(|_| word.len() > shortest) {
            return format!("{head}y");
        }
    }
    for ending in ["ing", "ed"] {
        if let Some(head) = word.strip_suffix(ending).filter(|h| h.len() >= 2) {
            return restore(head);
        }
    }
    singular(word)
}

/// The lemma of a noun form in lower case ("talks", "countries", "crises").
pub fn noun(word: &str) -> String {
    match lexicon::IRREGULAR_LEMMAS.get(word) {
        Some(lemma) if word.ends_with('s') || !lexicon::EVENT_NOUNS.contains(word) => {
            (*lemma).to_owned()
        }
        _ if lexicon::EVENT_NOUNS.contains(word) => word.to_owned(),
        _ => singular(word),
    }
}

/// `word` without the `s` of a plural or of the third person.
fn singular(word: &str) -> String {
    if let Some(head) = word.strip_suffix("ies").filter(|h| h.len() >= 2) {
        return format!("{head}y");
    }
    if let Some(head) = word.strip_suffix("es")
        && ["s", "x", "z", "ch", "sh"]
            .iter()
            .any(|e| head.ends_with(e))
        && !head.ends_with("us")
        && !lexicon::EVENT_VERBS.contains(&word[..word.len() - 1])
    {
        return head.to_owned();
    }
    match word.strip_suffix('s') {
        Some(head) if head.len() >= 2 && !["s", "u", "i"].iter().any(|e| head.ends_with(e)) => {
            head.to_owned()
        }
        _ => word.to_owned(),
    }
}

/// The verb whose `-ed` or `-ing` was cut off: "announc" is "announce", "stepp" is "step".
fn restore(head: &str) -> String {
    let with_e = format!("{head}e");
    if lexicon::EVENT_VERBS.contains(head) {
        return head.to_owned();
    }
    if lexicon::EVENT_VERBS.contains(&with_e) {
        return with_e;
    }
    let mut last = head.chars().rev();
    let (Some(a), Some(b)) = (last.next(), last.next()) else {
        return head.to_owned();
    };
    let doubled = a == b && a.is_ascii_alphabetic() && !"lsz".contains(a);
    if doubled {
        return head[..head.len() - 1].to_owned();
    }
    let silent = "cuv".contains(a)
        || a == 'z'
        || a == 's' && b != 's'
        || a == 'g' && !"ni".contains(b)
        || a == 't' && b == 'a'
        || a == 'r' && "iu".contains(b);
    if silent { with_e } else { head.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn odd_words_do_no_harm() {
        for form in ["", "s", "ed", "ing", "ünd", "öing", "ééd", "és"] {
            let _ = (verb(form), noun(form));
        }
    }
}
