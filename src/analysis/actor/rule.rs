//! Says in plain words what each rule for names does, for the one who asks why.

/// Every rule with its explanation.
pub(super) const RULES: [(&str, &str); 20] = [
    (
        "acronym",
        "A word of capitals that is no everyday word names an organisation.",
    ),
    (
        "capitals-as-below",
        "In a line of capitals, a name that the article has elsewhere in small letters.",
    ),
    (
        "capitals-lexicon",
        "In a line of capitals, a name that is in the lexicon.",
    ),
    (
        "city",
        "A city or town of the lexicon, which the words around it do not make anything else.",
    ),
    (
        "context",
        "Capitals inside a sentence, whose kind the words around them tell.",
    ),
    (
        "country",
        "A country, a bloc or a continent of the lexicon.",
    ),
    (
        "demonym",
        "An adjective of the lexicon that stands for its country.",
    ),
    (
        "first-name",
        "A first name or initials with a surname name a person.",
    ),
    (
        "hyphenated-pair",
        "A word of two names with a hyphen names both.",
    ),
    (
        "metonym",
        "A capital that acts, or is acted upon, as only a government can stands for its country.",
    ),
    ("organisation", "An organisation of the lexicon."),
    (
        "organisation-head",
        "Capitals that end in a word such as “Bank” or “Ministry”, or hold an “&”, name an organisation.",
    ),
    ("place", "A region, a sea or another place of the lexicon."),
    (
        "place-head",
        "Capitals that begin or end with a word such as “Mount” or “River” name a place.",
    ),
    (
        "pronoun-speaker",
        "“He” or “she” before a verb of saying is the one person just named whom it fits.",
    ),
    (
        "seat",
        "A seat of government of the lexicon, which stands for the government.",
    ),
    (
        "short-form",
        "A surname, a given name, a first word or initials stand for the full name in the same article.",
    ),
    (
        "team",
        "In a report on a team sport, a city's name in a result or a table names its team.",
    ),
    (
        "title-before",
        "A name after a title or an office names a person.",
    ),
    (
        "title-for-holder",
        "“The” with a title stands for the one person of the article who holds it.",
    ),
];

/// What a rule of a mention does, as one plain sentence; `None` for a name that is no rule of this pass.
pub fn explain(rule: &str) -> Option<&'static str> {
    let at = RULES.binary_search_by_key(&rule, |&(name, _)| name).ok()?;
    Some(RULES[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_in_order_and_explained_in_one_sentence() {
        assert!(RULES.is_sorted_by_key(|&(name, _)| name));
        for (name, words) in RULES {
            assert_eq!(explain(name), Some(words));
            assert!(words.ends_with('.') && words.len() > 20, "{name}");
        }
        assert_eq!(explain("no such rule"), None);
    }
}
