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
    /// Where among the rows the word's stands: those of words of time first, which are told by their numbers, then those
    /// of bases of verbs, whose letters are asked for.
    fn rank(&self) -> u8 {
        match self {
            _ if self.time.is_some() => 0,
            _ if self.base => 1,
            _ => 2,
        }
    }

    /// Whether it is one of the commonest words, which have a table of their own.
    fn is_common(&self) -> bool {
        self.time.is_some() || self.function.is_some() || self.name.common == 1
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
#[derive(Default)]
pub struct Table {
    /// The rows, one after another.
    pub rows: Vec<u8>,
    /// The commonest words, which stay in the cache.
    pub common: Buckets,
    /// All other words.
    pub others: Buckets,
    /// What the grammar of time expressions takes the first words for, [`TIME_BYTES`] each.
    pub times: String,
    /// The words of the first rows, one after another, and where each ends.
    pub texts: String,
    pub ends: Vec<u8>,
}

/// A hash table in which each word has a slot of its own.
#[derive(Default)]
pub struct Buckets {
    /// For each bucket of words the turn that gives all of them slots that no others have.
    pub turns: Vec<u8>,
    /// The slots.
    pub words: Vec<u8>,
}

/// The table of all words of `sources`.
pub fn table(sources: &Sources, names: &Names) -> Table {
    let words = words(sources, names);
    let mut order: Vec<(&String, &Word)> = words.iter().collect();
    order.sort_by_key(|(_, w)| (w.rank(), Reverse(w.commonness())));
    let single = order.partition_point(|(_, w)| w.rank() < 2);
    let number = |at: usize| u16::try_from(at + 1).expect("rows are told by 16 bits");
    let first = order[..single].iter().enumerate();
    let bases: BTreeMap<&str, u16> = first.map(|(at, (k, _))| (k.as_str(), number(at))).collect();

    let mut table = Table::default();
    table.add_row(Row::default(), "");
    let mut numbers: BTreeMap<Row, u16> = BTreeMap::new();
    let mut numbered = Vec::new();
    for (at, (key, word)) in order.iter().enumerate() {
        let row = row(word, &bases);
        let next = number(table.rows.len() / BYTES - 1);
        let own = if at < single {
            next
        } else {
            *numbers.entry(row).or_insert(next)
        };
        if own == next {
            table.add_row(row, if at < single { key } else { "" });
        }
        numbered.push((word.is_common(), hash::hash(key.as_bytes()), own));
    }
    let rests: BTreeSet<u64> = numbered.iter().map(|n| hash::rest(n.1)).collect();
    assert_eq!(rests.len(), numbered.len(), "two words share a hash");
    let times = order.iter().map_while(|(_, w)| w.time.as_deref());
    table.times = times.map(time).collect();
    table.ends.truncate(2 * (single + 1));
    let part = |common| numbered.iter().filter(move |n| n.0 == common);
    table.common = buckets(part(true).map(|n| (n.1, n.2)).collect());
    table.others = buckets(part(false).map(|n| (n.1, n.2)).collect());
    table
}

impl Table {
    /// Adds a row and the word that it is of, where that is one alone.
    fn add_row(&mut self, row: Row, key: &str) {
        self.rows.extend(row.to_bytes());
        self.texts.push_str(key);
        let end = u16::try_from(self.texts.len()).expect("the texts are short");
        self.ends.extend(end.to_le_bytes());
    }
}

/// The hash table of words by their hashes with the numbers of their rows: three words a bucket, five slots for four.
fn buckets(words: Vec<(u64, u16)>) -> Buckets {
    let mut turns = vec![0; words.len() / 3 + 1];
    let mut slots = vec![0; words.len() * 5 / 4 + 1];
    let mut buckets: BTreeMap<usize, Vec<(u64, u16)>> = BTreeMap::new();
    for word in words {
        let bucket = hash::bucket(word.0, turns.len());
        buckets.entry(bucket).or_default().push(word);
    }
    // The fullest first, while most slots are free.
    let mut order: Vec<(usize, Vec<(u64, u16)>)> = buckets.into_iter().collect();
    order.sort_by_key(|(_, words)| Reverse(words.len()));
    for (bucket, words) in order {
        let turn = (0..=u8::MAX).find(|&turn| fits(&words, turn, &slots));
        turns[bucket] = turn.expect("one of the turns gives every word a slot of its own");
        for (hash, row) in words {
            let slot = hash::turned(hash, turns[bucket], slots.len());
            slots[slot] = hash::rest(hash) | u64::from(row);
        }
    }
    Buckets {
        turns,
        words: slots.iter().flat_map(|w| w.to_le_bytes()).collect(),
    }
}

/// Whether the words of a bucket, turned so, have slots that are free, each its own.
fn fits(words: &[(u64, u16)], turn: u8, slots: &[u64]) -> bool {
    let slot = |word: &(u64, u16)| hash::turned(word.0, turn, slots.len());
    let taken = |at: usize, own: usize| words[..at].iter().any(|w| slot(w) == own);
    let mut own = words.iter().map(slot).enumerate();
    own.all(|(at, own)| slots[own] == 0 && !taken(at, own))
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

/// The row of a word.
fn row(word: &Word, bases: &BTreeMap<&str, u16>) -> Row {
    let mut row = Row::default();
    for &flag in &word.flags {
        row.set(flag);
    }
    if let Some((base, forms, leaning)) = &word.verb {
        row.set_verb(bases[base.as_str()], *forms, *leaning as u8);
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
