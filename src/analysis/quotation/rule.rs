//! Names the rules of attribution and says in a sentence what each goes by.

/// The rules, each with its explanation.
pub const RULES: &[(&str, &str)] = &[
    (
        "tag-after",
        "The words of saying, with who says them, stand right after the quoted words.",
    ),
    (
        "tag-before",
        "The words of saying, with who says them, lead up to the quoted words.",
    ),
    (
        "names-it",
        "Somebody is told to call or describe something with the quoted words.",
    ),
    (
        "signature",
        "A dash and a name stand after the quoted words.",
    ),
    ("according-to", "The source stands after “according to”."),
    (
        "in-words",
        "The source stands in “in …’s words” or “in the words of …”.",
    ),
    (
        "subject",
        "No verb of saying stands there; the words are given to the subject of the verb before them.",
    ),
    (
        "same-sentence",
        "Another quotation in the same sentence has this source.",
    ),
    (
        "same-paragraph",
        "The quotation goes on in the same paragraph after its source was named.",
    ),
    (
        "open-paragraph",
        "The paragraph before ends without closing its quotation mark, so its speaker goes on.",
    ),
    (
        "closes-later",
        "The quotation goes on in the next paragraph, and the words of saying stand after its last part.",
    ),
    (
        "goes-on",
        "The paragraph before is the same speaker's quotation, and nobody else is named.",
    ),
    (
        "colon",
        "The paragraph before ends in a colon and says who speaks.",
    ),
    (
        "sentence-before",
        "The sentence before reports the same source's words.",
    ),
    (
        "subject-before",
        "No verb of saying stands near; the words are given to the subject of the sentence before.",
    ),
    (
        "reported-clause",
        "The verb of saying is followed by the clause that it reports, without quotation marks.",
    ),
    (
        "reported-before",
        "The clause is reported without quotation marks, its source and verb of saying stand after it.",
    ),
    (
        "unattributed",
        "The words stand in quotation marks, but the text does not say near them whose they are.",
    ),
];

/// One plain sentence on what `rule` goes by.
pub fn explain(rule: &str) -> Option<&'static str> {
    RULES
        .iter()
        .find(|(name, _)| *name == rule)
        .map(|(_, says)| *says)
}
