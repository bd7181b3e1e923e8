//! Reads a word as a form of a verb: its lemma, the forms it can be, how likely it is a verb at all.

use std::borrow::Cow;

use crate::analysis::lexicon;

/// The base form ("agree").
pub const BASE: u8 = 1;
/// The third person ("agrees").
pub const THIRD: u8 = 2;
/// The past tense ("agreed").
pub const PAST: u8 = 4;
/// The past participle ("agreed", "taken").
pub const PARTICIPLE: u8 = 8;
/// The form in -ing.
pub const ING: u8 = 16;

/// How a word that has the form of a verb is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaning {
    /// Almost always as a verb.
    Verb,
    /// As often as a noun.
    Both,
    /// Mostly as a noun, or as an adjective.
    Noun,
}

/// A word read as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its lemma.
    pub lemma: &'static str,
    /// The forms it can be: a sum of [`BASE`], [`THIRD`], [`PAST`], [`PARTICIPLE`], [`ING`].
    pub forms: u8,
    /// How the lemma is used.
    pub leaning: Leaning,
}

impl Reading {
    /// Whether the word can be one of `forms`.
    pub fn is(self, forms: u8) -> bool {
        self.forms & forms != 0
    }
}

/// A lower-case word as a form of a verb, if it can be one.
pub fn read(word: &str) -> Option<Reading> {
    if word.len() < 2 {
        return None;
    }
    if let Some(entry) = lexicon::VERB_FORMS.get(word) {
        let (lemma, kind) = entry.split_once(' ')?;
        let forms = match kind {
            "S" => THIRD,
            "D" => PAST,
            "N" => PARTICIPLE,
            "G" => ING,
            "=" => BASE | PAST | PARTICIPLE,
            "~" => BASE | PARTICIPLE,
            _ => PAST | PARTICIPLE,
        };
        let leaning = lexicon::VERBS.get(lemma).map_or(Leaning::Verb, leaning);
        return Some(Reading {
            lemma,
            forms,
            leaning,
        });
    }
    if let Some(found) = lemma_entry(word, BASE) {
        return Some(found);
    }
    match word.as_bytes()[word.len() - 1] {
        b's' => third(word),
        b'd' => past(word),
        b'g' => ing(word),
        _ => None,
    }
}

fn leaning(class: &str) -> Leaning {
    match class {
        "v" => Leaning::Verb,
        "b" => Leaning::Both,
        _ => Leaning::Noun,
    }
}

fn lemma_entry(lemma: &str, forms: u8) -> Option<Reading> {
    let (lemma, class) = lexicon::VERBS.get_entry(lemma)?;
    Some(Reading {
        lemma,
        forms,
        leaning: leaning(class),
    })
}

/// The lemma `stem` + `ending`, looked up without allocating.
fn joined(stem: &str, ending: u8, forms: u8) -> Option<Reading> {
    let mut buffer = [0; 24];
    let length = stem.len();
    buffer.get_mut(..length)?.copy_from_slice(stem.as_bytes());
    *buffer.get_mut(length)? = ending;
    lemma_entry(std::str::from_utf8(&buffer[..=length]).ok()?, forms)
}

fn third(word: &str) -> Option<Reading> {
    if let Some(stem) = word.strip_suffix("ies") {
        return joined(stem, b'y', THIRD);
    }
    let stem = word.strip_suffix('s')?;
    if stem.ends_with('s') {
        return None;
    }
    lemma_entry(stem, THIRD).or_else(|| lemma_entry(stem.strip_suffix('e')?, THIRD))
}

fn past(word: &str) -> Option<Reading> {
    let forms = PAST | PARTICIPLE;
    let stem = word.strip_suffix("ed").filter(|s| s.len() > 1)?;
    if let Some(stem) = stem.strip_suffix('i') {
        return joined(stem, b'y', forms);
    }
    stemmed(stem, forms)
}

fn ing(word: &str) -> Option<Reading> {
    stemmed(word.strip_suffix("ing").filter(|s| s.len() > 1)?, ING)
}

/// A stem that has lost a final e, or doubled its consonant, or neither.
fn stemmed(stem: &str, forms: u8) -> Option<Reading> {
    let doubled = || {
        let bytes = stem.as_bytes();
        let last = bytes.len().checked_sub(2)?;
        (bytes[last] == bytes[last + 1]).then(|| lemma_entry(stem.get(..=last)?, forms))?
    };
    joined(stem, b'e', forms)
        .or_else(|| lemma_entry(stem, forms))
        .or_else(doubled)
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
        return reading.lemma.into();
    }
    let single = singular(&lower);
    if let Some(reading) = read(&single) {
        return reading.lemma.into();
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
                read(word).map(|r| r.lemma).filter(|_| word != "table"),
                None,
                "{word}"
            );
        }
    }
}
