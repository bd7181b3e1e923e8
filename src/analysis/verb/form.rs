//! Reads a word as a form of a verb: its lemma, the forms it can be, how likely it is a verb at all.

use std::borrow::Cow;

use crate::analysis::lexicon::{self, WordId};

pub use super::kind::{BASE, ING, Leaning, PARTICIPLE, PAST, THIRD};

/// A word read as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its lemma.
    pub base: WordId,
    /// The forms it can be: a sum of [`BASE`], [`THIRD`], [`PAST`], [`PARTICIPLE`], [`ING`].
    pub forms: u8,
    /// How the lemma is used.
    pub leaning: Leaning,
}

impl Reading {
    /// How a word reads as a verb, if it can be one.
    #[inline]
    pub fn of(word: WordId) -> Option<Self> {
        let (base, forms, leaning) = word.verb()?;
        let leaning = *Leaning::ALL.get(usize::from(leaning))?;
        Some(Self {
            base,
            forms,
            leaning,
        })
    }

    /// Its lemma in letters.
    pub fn lemma(self) -> &'static str {
        self.base.text()
    }

    /// Whether the word can be one of `forms`.
    pub fn is(self, forms: u8) -> bool {
        self.forms & forms != 0
    }
}

/// A word as a form of a verb, if it can be one.
pub fn read(word: &str) -> Option<Reading> {
    Reading::of(WordId::find(word))
}

/// The base of an English verb or noun, lower case: "talks" gives "talk", "met" gives "meet",
/// "agreements" gives "agreement", "countries" gives "country". Words it does not know are only
/// lowered and cut of a plural's ending.
pub fn lemma(word: &str) -> Cow<'_, str> {
    let lower: Cow<'_, str> = if word.bytes().any(|b| b.is_ascii_uppercase() || b >= 0x80) {
        word.to_lowercase().into()
    } else {
        word.into()
    };
    if let Some(reading) = read(&lower) {
        return reading.lemma().into();
    }
    let single = singular(&lower);
    if let Some(reading) = read(&single) {
        return reading.lemma().into();
    }
    match single {
        Cow::Borrowed(s) if *s == *lower => lower,
        single => single.into_owned().into(),
    }
}

/// The singular of a lower-case English noun.
pub fn singular(word: &str) -> Cow<'_, str> {
    if let Some(one) = lexicon::NOUN_FORMS.get(word) {
        return (*one).into();
    }
    let uninflected = ["ss", "us", "is", "ics", "news"]
        .iter()
        .any(|e| word.ends_with(e));
    if word.len() < 4 || uninflected || !word.ends_with('s') {
        return word.into();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 1) {
        return format!("{stem}y").into();
    }
    let hissing = ["ches", "shes", "sses", "xes", "zes", "oes"]
        .iter()
        .any(|e| word.ends_with(e));
    let cut = if hissing { 2 } else { 1 };
    word[..word.len() - cut].into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_brought_to_their_base() {
        for (word, want) in [
            ("talks", "talk"),
            ("met", "meet"),
            ("Agreed", "agree"),
            ("agreements", "agreement"),
            ("countries", "country"),
            ("raising", "raise"),
            ("planned", "plan"),
            ("meetings", "meet"),
            ("denies", "deny"),
            ("imposes", "impose"),
            ("watches", "watch"),
            ("taken", "take"),
            ("women", "woman"),
            ("tariffs", "tariff"),
            ("crisis", "crisis"),
            ("Zhou", "zhou"),
            ("", ""),
        ] {
            assert_eq!(lemma(word), want, "{word}");
        }
    }

    #[test]
    fn a_word_tells_which_forms_it_can_be() {
        for (word, forms) in [
            ("took", PAST),
            ("taken", PARTICIPLE),
            ("agreed", PAST | PARTICIPLE),
            ("agrees", THIRD),
            ("agree", BASE),
            ("agreeing", ING),
            ("cut", BASE | PAST | PARTICIPLE),
            ("tried", PAST | PARTICIPLE),
        ] {
            assert_eq!(read(word).map(|r| r.forms), Some(forms), "{word}");
        }
        for word in ["table-cloth", "king", "president", "glass"] {
            assert_eq!(
                read(word).map(Reading::lemma).filter(|_| word != "table"),
                None,
                "{word}"
            );
        }
    }
}
