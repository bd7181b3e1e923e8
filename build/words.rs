//! Joins what all word lists say of a word into one table; `src/analysis/lexicon/word.rs` reads it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use super::hash;
use super::kind::Role;
use super::row::{BYTES, FLAGS, Flag, LONGEST, Name, Row, SEXES, TIME_BYTES, fold};
use super::verbs::{Reading, Verbs};

/// Lists of parts of names, whose words count as they are written.
const NAME_PARTS: [&str; 5] = [
    "NOT_NAMES",
    "ORG_HEADS",
    "PLACE_HEADS",
    "EVENT_HEADS",
    "FAMILY_FIRST",
];

/// The word lists by their names.
type Sources = BTreeMap<String, Source>;

/// The words of the known names.
pub struct Names {
    /// For the first word of each name, up to its first mark: the most tokens that a name which begins so can have.
    pub reach: BTreeMap<String, usize>,
    /// The other words, between marks.
    pub inner: BTreeSet<String>,
}

/// What is known of one word.
#[derive(Default)]
struct Word {
    flags: Vec<Flag>,
    verb: Option<Reading>,
    /// Its class in the list of function words.
    function: Option<String>,
    name: Name,
    /// Whether a verb has it as its base.
    base: bool,
    /// What the grammar of time expressions takes it for.
    time: Option<String>,
}

impl Word {
    /// Where among the rows the word stands: words of time first, which are told by their numbers, then the commonest,
    /// then bases of verbs, as a row names its verb's base by 16 bits.
    fn rank(&self) -> u8 {
        match self {
            _ if self.time.is_some() => 0,
            _ if self.function.is_some() || self.name.common == 1 => 1,
            _ if self.base || self.commonness() >= 6 => 2,
            _ => 3,
        }
    }

    /// How often the word is asked for, 9 the most: rows that are often asked for lie together.
    fn commonness(&self) -> u8 {
        let name = self.name;
        let everyday = if name.common > 0 {
            10 - 2 * name.common
        } else {
            0
        };
        let function = if self.function.is_some() { 9 } else { 0 };
        everyday.max(function).max(name.first).max(name.last)
    }
}

/// The parts of the table.
pub struct Table {
    /// The rows, one after another.
    pub rows: Vec<u8>,
    /// The words, one after another.
    pub keys: String,
    /// The slots of the hash table of the commonest words, which stays in the cache.
    pub common: Vec<u8>,
    /// The slots of the hash table of all others.
    pub slots: Vec<u8>,
    /// What the grammar of time expressions takes the first words for, [`TIME_BYTES`] each.
    pub times: String,
}

/// The table of all words of `sources`.
pub fn table(sources: &Sources, names: &Names) -> Table {
    let words = words(sources, names);
    let mut order: Vec<(&String, &Word)> = words.iter().collect();
    order.sort_by_key(|(_, w)| (w.rank(), Reverse(w.commonness())));
    let number = |at: usize| at as u32 + 1;
    let numbers: BTreeMap<&str, u32> = order
        .iter()
        .enumerate()
        .map(|(at, (key, _))| (key.as_str(), number(at)))
        .collect();
    assert!(
        number(order.len()) <= hash::ROW_BITS,
        "the lists hold too many words"
    );
    let mut rows = vec![0; BYTES];
    let mut keys = String::new();
    for (key, word) in &order {
        let row = row(word, Row::new(keys.len(), key.len()), &numbers);
        rows.extend_from_slice(&row.to_bytes());
        keys.push_str(key);
    }
    let numbered: Vec<(&str, u32)> = order.iter().map(|(k, _)| (&***k, numbers[&***k])).collect();
    let common = order.partition_point(|(_, w)| w.rank() < 2);
    Table {
        rows,
        keys,
        // The table of the commonest is sparse: a word that it has not is told from one slot.
        common: slots(&numbered[..common], 3 * common),
        slots: slots(&numbered[common..], order.len() * 3 / 2),
        times: order
            .iter()
            .map_while(|(_, w)| w.time.as_deref())
            .map(time)
            .collect(),
    }
}

/// The slots of the hash table of numbered words.
fn slots(words: &[(&str, u32)], count: usize) -> Vec<u8> {
    let mut slots = vec![0u32; count + 1];
    for (key, number) in words {
        let hash = hash::hash(key.as_bytes());
        let mut slot = hash::slot(hash, slots.len());
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = number | hash::word_tag(hash);
    }
    slots.iter().flat_map(|s| s.to_le_bytes()).collect()
}

/// What a word is in a time expression, as it is written: its length, itself, and nothing up to [`TIME_BYTES`].
fn time(class: &str) -> String {
    assert!(class.is_ascii() && class.len() < TIME_BYTES, "{class:?}");
    let length = char::from(class.len() as u8);
    format!("{length}{class:\0<width$}", width = TIME_BYTES - 1)
}

/// All words by their keys, with what the lists say of each.
fn words(sources: &Sources, names: &Names) -> BTreeMap<String, Word> {
    let Names { reach, inner } = names;
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    for &(flag, list, value) in FLAGS {
        for (written, own) in &sources[list].rows {
            if value.is_empty() || own == value {
                let Some(word) = entry(&mut words, written) else {
                    continue;
                };
                let parts = NAME_PARTS.contains(&list) && !is_proper(written);
                word.flags.push(if parts { Flag::Respelt } else { flag });
            }
        }
    }
    let lists = |name: &str| &sources[name].rows;
    let verbs = Verbs {
        bases: lists("VERBS"),
        forms: lists("VERB_FORMS"),
    };
    for (key, reading) in verbs.all() {
        words.entry(reading.0.clone()).or_default().base = true;
        words.entry(key).or_default().verb = Some(reading);
    }
    for (written, class) in lists("TIME_WORDS") {
        if let Some(word) = entry(&mut words, written) {
            word.time = Some(class.clone());
        }
    }
    for (written, class) in lists("FUNCTION_WORDS") {
        if let Some(word) = entry(&mut words, written) {
            word.function = Some(class.clone());
        }
    }
    for (list, set) in NAMES {
        for (written, value) in lists(list) {
            if let Some(word) = entry(&mut words, written) {
                set(&mut word.name, value);
            }
        }
    }
    for form in event_forms(sources) {
        let word = words.entry(form).or_default();
        word.flags.push(Flag::EventForm);
    }
    for word in inner {
        words
            .entry(word.clone())
            .or_default()
            .flags
            .push(Flag::InName);
    }
    for (head, &most) in reach.iter().filter(|(head, _)| !head.is_empty()) {
        words.entry(head.clone()).or_default().name.reach = most.min(7) as u8;
    }
    words
}

/// The nouns of events and their plurals, regular ones and others.
fn event_forms(sources: &Sources) -> BTreeSet<String> {
    let nouns = sources["EVENT_NOUNS"].rows.keys();
    let plurals = nouns.flat_map(|noun| {
        let stem = noun.strip_suffix('y').map(|stem| format!("{stem}ies"));
        [noun.clone(), format!("{noun}s"), format!("{noun}es")]
            .into_iter()
            .chain(stem)
    });
    let others = sources["IRREGULAR_LEMMAS"].rows.keys().cloned();
    plurals.chain(others).collect()
}

/// Sets what a list says of a word as a name by the value that it has there.
type SetName = fn(&mut Name, &str);

/// The lists of names and of everyday words.
const NAMES: [(&str, SetName); 3] = [
    ("FIRST_NAMES", |name, value| {
        let letter = value.as_bytes()[value.len() - 2];
        let sex = SEXES.iter().position(|&s| s == letter);
        name.sex = sex.expect("a sex that is known") as u8 + 1;
        name.first = digit(value);
    }),
    ("SURNAMES", |name, value| name.last = digit(value)),
    ("WORDS", |name, value| name.common = digit(value).max(1)),
];

/// The last character as a digit; 0 where it is none.
fn digit(value: &str) -> u8 {
    let last = value.chars().next_back().and_then(|c| c.to_digit(10));
    last.unwrap_or(0) as u8
}

/// The entry of a word as a list writes it; `None` where it is more than one word.
fn entry<'a>(words: &'a mut BTreeMap<String, Word>, written: &str) -> Option<&'a mut Word> {
    if written.contains(' ') {
        return None;
    }
    let mut buffer = [0; LONGEST];
    let key = fold(written, &mut buffer).unwrap_or_else(|| panic!("{written:?} is too long"));
    let key = String::from_utf8(key.to_vec()).expect("folded text is text");
    Some(words.entry(key).or_default())
}

/// Whether a word is written with its first letter alone as a capital.
fn is_proper(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().is_some_and(|c| c.to_uppercase().eq([c]));
    first && chars.as_str() == chars.as_str().to_lowercase()
}

/// The row of a word, written into an empty one.
fn row(word: &Word, mut row: Row, numbers: &BTreeMap<&str, u32>) -> Row {
    for &flag in &word.flags {
        row.set(flag);
    }
    if let Some((base, forms, leaning)) = &word.verb {
        let number = u16::try_from(numbers[base.as_str()]).expect("bases come early");
        row.set_verb(number, *forms, *leaning as u8);
    }
    if let Some(class) = &word.function {
        let (class, negates) = class
            .strip_suffix('!')
            .map_or((class.as_str(), false), |c| (c, true));
        let role = Role::FUNCTION.iter().position(|(_, c)| *c == class);
        let role = role.unwrap_or_else(|| panic!("{class:?} is no class of function words"));
        row.set_function(role as u8, negates);
    }
    row.set_name(word.name);
    row
}
