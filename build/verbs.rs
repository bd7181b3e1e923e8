//! Works out all forms of the verbs in the word lists, so that the program finds them by a look-up alone.

use std::collections::BTreeMap;

use super::kind::{BASE, ING, Leaning, PARTICIPLE, PAST, THIRD};

/// The rows of a word list.
type List = BTreeMap<String, String>;

/// A word read as a verb: its base, the forms it can be, its leaning.
pub type Reading = (String, u8, Leaning);

/// The lists that verbs are read by.
pub struct Verbs<'a> {
    /// Bases with how they are used.
    pub bases: &'a List,
    /// Irregular forms with their base and what they are.
    pub forms: &'a List,
}

impl Verbs<'_> {
    /// Every word that can be a verb, with its reading.
    pub fn all(&self) -> BTreeMap<String, Reading> {
        let regular = self.bases.keys().flat_map(|base| regular(base));
        let words = regular.chain(self.forms.keys().cloned());
        let read = |word: String| self.read(&word).map(|reading| (word, reading));
        words.filter_map(read).collect()
    }

    /// A lower-case word as a form of a verb, if it can be one.
    fn read(&self, word: &str) -> Option<Reading> {
        if word.len() < 2 {
            return None;
        }
        if let Some(entry) = self.forms.get(word) {
            let (base, kind) = entry.split_once(' ')?;
            let forms = match kind {
                "S" => THIRD,
                "D" => PAST,
                "N" => PARTICIPLE,
                "G" => ING,
                "=" => BASE | PAST | PARTICIPLE,
                "~" => BASE | PARTICIPLE,
                _ => PAST | PARTICIPLE,
            };
            let leaning = self.bases.get(base).map_or(Leaning::Verb, |c| leaning(c));
            return Some((base.to_owned(), forms, leaning));
        }
        self.of(word, BASE).or_else(|| {
            if let Some(stem) = word.strip_suffix("ies") {
                return self.of(&format!("{stem}y"), THIRD);
            }
            if let Some(stem) = word.strip_suffix('s') {
                return self.third(stem);
            }
            if let Some(stem) = word.strip_suffix("ed").filter(|s| s.len() > 1) {
                return self.past(stem);
            }
            let stem = word.strip_suffix("ing").filter(|s| s.len() > 1)?;
            self.stemmed(stem, ING)
        })
    }

    fn of(&self, base: &str, forms: u8) -> Option<Reading> {
        let class = self.bases.get(base)?;
        Some((base.to_owned(), forms, leaning(class)))
    }

    fn third(&self, stem: &str) -> Option<Reading> {
        if stem.ends_with('s') {
            return None;
        }
        let short = || self.of(stem.strip_suffix('e')?, THIRD);
        self.of(stem, THIRD).or_else(short)
    }

    fn past(&self, stem: &str) -> Option<Reading> {
        match stem.strip_suffix('i') {
            Some(stem) => self.of(&format!("{stem}y"), PAST | PARTICIPLE),
            None => self.stemmed(stem, PAST | PARTICIPLE),
        }
    }

    /// A stem that has lost a final e, or doubled its consonant, or neither.
    fn stemmed(&self, stem: &str, forms: u8) -> Option<Reading> {
        let doubled = || {
            let mut letters = stem.chars().rev();
            let last = letters.next().filter(|&l| letters.next() == Some(l))?;
            self.of(stem.strip_suffix(last)?, forms)
        };
        let with_e = self.of(&format!("{stem}e"), forms);
        with_e.or_else(|| self.of(stem, forms)).or_else(doubled)
    }
}

fn leaning(class: &str) -> Leaning {
    match class {
        "v" => Leaning::Verb,
        "b" => Leaning::Both,
        _ => Leaning::Noun,
    }
}

/// A base and every form that a rule could make of it; some are no words, and are not read as this base's.
fn regular(base: &str) -> Vec<String> {
    let mut stems = vec![base.to_owned()];
    stems.extend(base.chars().next_back().map(|last| format!("{base}{last}")));
    stems.extend(base.strip_suffix('e').map(str::to_owned));
    let mut forms = vec![base.to_owned(), format!("{base}s"), format!("{base}es")];
    forms.extend(
        stems
            .iter()
            .flat_map(|s| [format!("{s}ed"), format!("{s}ing")]),
    );
    if let Some(stem) = base.strip_suffix('y') {
        forms.extend([format!("{stem}ies"), format!("{stem}ied")]);
    }
    forms
}
