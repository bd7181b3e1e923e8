//! Turns the word lists of `assets/lexicon` into static hash tables; `src/analysis/lexicon.rs` reads them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/analysis/lexicon/hash.rs"]
#[expect(dead_code, reason = "the program compares words, too")]
mod hash;
#[path = "src/analysis/verb/kind.rs"]
#[expect(dead_code, reason = "the program asks for more of it")]
mod kind;
#[path = "src/analysis/lexicon/row.rs"]
#[expect(dead_code, reason = "the program reads what is written here")]
mod row;
#[path = "build/verbs.rs"]
mod verbs;
#[path = "build/words.rs"]
mod words;

/// A joined list: its name, what it holds, and its parts.
type Joined = (&'static str, &'static str, &'static [(char, &'static str)]);

/// Lists that are asked for the same words, joined into one: its name, what it holds, and each part with its letter.
/// The value of a word is that of each part which has it, in this order, the letter before it, `|` between them.
const JOINED: [Joined; 2] = [
    (
        "KNOWN_NAMES",
        "Names as they are written: countries (c), organisations (o), places (p).",
        &[('c', "COUNTRIES"), ('o', "ORGANISATIONS"), ('p', "PLACES")],
    ),
    (
        "NAME_PARTS",
        "Words in names as they are written: no names (n), heads of organisations (o), places (p), events (e), surnames that stand first (f).",
        &[
            ('n', "NOT_NAMES"),
            ('o', "ORG_HEADS"),
            ('p', "PLACE_HEADS"),
            ('e', "EVENT_HEADS"),
            ('f', "FAMILY_FIRST"),
        ],
    ),
];

/// Lists that are asked for in the joined table of words alone.
const IN_TABLE: [&str; 14] = [
    "FIRST_NAMES",
    "FUNCTION_WORDS",
    "INFINITIVE_CUES",
    "ING_NOUNS",
    "NAME_VERBS",
    "ORG_FOLLOWERS",
    "ORG_NOUNS",
    "SINGLE_SPORTS",
    "STARTERS",
    "SURNAMES",
    "TEAM_SPORTS",
    "VERBS",
    "VERB_FORMS",
    "WORDS",
];

/// Lists of names, of whose keys [`names`] tells the words.
const NAMES: [&str; 4] = ["COUNTRIES", "ORGANISATIONS", "PLACES", "CITIES"];

/// The rows of one word list, and what it says it holds.
struct Source {
    title: String,
    rows: BTreeMap<String, String>,
}

fn main() {
    println!("cargo:rerun-if-changed=assets/lexicon");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src/analysis/lexicon");
    println!("cargo:rerun-if-changed=src/analysis/verb/kind.rs");
    let sources: BTreeMap<String, Source> = fs::read_dir("assets/lexicon")
        .expect("assets/lexicon is there")
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        .map(|path| (static_name(&path), source(&path)))
        .collect();
    let mut tables = Tables::default();
    let joined = JOINED.iter().flat_map(|(_, _, parts)| *parts);
    let elsewhere: Vec<&str> = joined.map(|p| p.1).chain(IN_TABLE).collect();
    // Small lists first: their rows are asked for most.
    let mut alone: Vec<_> = sources.iter().collect();
    alone.sort_by_key(|(_, source)| source.rows.len());
    for (name, source) in alone {
        if !elsewhere.contains(&name.as_str()) {
            tables.add(name, &source.title, &source.rows);
        }
    }
    for (name, title, parts) in JOINED {
        tables.add(name, title, &join(&sources, parts));
    }
    tables.finish();
    let words = words::table(&sources, &names(&sources));
    let files: [(&str, &[u8]); 8] = [
        ("rows", &words.rows),
        ("common.turns", &words.common.turns),
        ("common", &words.common.words),
        ("others.turns", &words.others.turns),
        ("others", &words.others.words),
        ("times", words.times.as_bytes()),
        ("texts", words.texts.as_bytes()),
        ("ends", &words.ends),
    ];
    for (name, bytes) in files {
        write(&out().join(format!("words.{name}")), bytes);
    }
}

/// Reads a word list.
fn source(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut rows = BTreeMap::new();
    let lines = text.lines().enumerate();
    for (number, line) in lines.filter(|(_, l)| !l.is_empty() && !l.starts_with('#')) {
        let (key, value) = line.split_once('\t').unwrap_or((line, ""));
        assert!(
            rows.insert(key.to_owned(), value.to_owned()).is_none(),
            "{}:{}: {key:?} stands twice",
            path.display(),
            number + 1
        );
    }
    let title = title(path, &text).to_owned();
    Source { title, rows }
}

/// The rows of a joined list.
fn join(sources: &BTreeMap<String, Source>, parts: &[(char, &str)]) -> BTreeMap<String, String> {
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    for (letter, part) in parts {
        for (key, value) in &sources[*part].rows {
            let joined = rows.entry(key.clone()).or_default();
            if !joined.is_empty() {
                joined.push('|');
            }
            joined.push(*letter);
            joined.push_str(value);
        }
    }
    rows
}

/// The words of all names.
fn names(sources: &BTreeMap<String, Source>) -> words::Names {
    let mut reach: BTreeMap<String, usize> = BTreeMap::new();
    let mut inner = BTreeSet::new();
    for name in NAMES.iter().flat_map(|n| sources[*n].rows.keys()) {
        let low = name.to_lowercase();
        let mut pieces = low.split(|c: char| !c.is_alphanumeric());
        let head = pieces.next().unwrap_or_default();
        let words: Vec<&str> = pieces.filter(|p| !p.is_empty()).collect();
        let marks = name.chars().filter(|c| !c.is_alphanumeric() && *c != ' ');
        let tokens = 1 + words.len() + marks.count();
        let known = reach.entry(head.to_owned()).or_default();
        *known = tokens.max(*known);
        inner.extend(words.into_iter().map(str::to_owned));
    }
    words::Names { reach, inner }
}

/// The tables as they are written: their code, and the rows of all of them.
#[derive(Default)]
struct Tables {
    code: String,
    rows: Rows,
}

impl Tables {
    /// Adds the table of one list.
    fn add(&mut self, name: &str, title: &str, rows: &BTreeMap<String, String>) {
        let path = out().join(format!("{name}.slots"));
        write(&path, &table(name, rows, &mut self.rows));
        let _ = writeln!(
            self.code,
            "/// {title}\npub static {name}: List = List::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.slots\")));",
        );
    }

    fn finish(mut self) {
        self.code.push_str("/// Keys and values of all lists.\nstatic ROWS: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/lexicon.rows\"));\n");
        write(&out().join("lexicon.rows"), &self.rows.bytes);
        write(&out().join("lexicon.rs"), self.code.as_bytes());
    }
}

fn out() -> PathBuf {
    PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"))
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}

/// The static's name of a word list: its file name up to the first full stop, in capitals.
fn static_name(path: &Path) -> String {
    path.file_name()
        .and_then(|s| s.to_str())
        .and_then(|s| s.split('.').next())
        .expect("a plain file name")
        .to_uppercase()
        .replace('-', "_")
}

/// What a word list's first line says it holds.
fn title<'a>(path: &Path, text: &'a str) -> &'a str {
    text.lines()
        .next()
        .and_then(|l| l.strip_prefix("# "))
        .unwrap_or_else(|| panic!("{}: the first line says `# what it holds`", path.display()))
}

/// Rows one after another, each once: the lengths of key and value, a byte each, then key and value. Lengths are below
/// 128, so that the whole is UTF-8.
#[derive(Default)]
struct Rows {
    bytes: Vec<u8>,
    starts: HashMap<Vec<u8>, usize>,
}

impl Rows {
    /// Where `row` begins, added where it is new.
    fn start(&mut self, row: Vec<u8>) -> usize {
        let bytes = &mut self.bytes;
        *self.starts.entry(row).or_insert_with_key(|row| {
            bytes.extend_from_slice(row);
            bytes.len() - row.len()
        })
    }
}

/// The slots of the table of one word list, at most four fifths of them taken.
fn table(name: &str, list: &BTreeMap<String, String>, rows: &mut Rows) -> Vec<u8> {
    let count = list.len() * 5 / 4 + 1;
    let mut slots = vec![0u32; count];
    let mut list: Vec<(&String, &String)> = list.iter().collect();
    // Rows that are often asked for lie together, so that the rest of them is seldom read into memory.
    list.sort_by_key(|(_, value)| std::cmp::Reverse(commonness(value)));
    for (key, value) in list {
        let length = |part: &str| {
            let length = u8::try_from(part.len()).ok().filter(u8::is_ascii);
            length.unwrap_or_else(|| panic!("{name}: {key:?} is too long"))
        };
        let mut row = vec![length(key), length(value)];
        row.extend_from_slice(key.as_bytes());
        row.extend_from_slice(value.as_bytes());
        let start = rows.start(row) + 1;
        assert!(
            start < 1 << hash::START,
            "{name}: {key:?}: the lists hold more than 4 MiB"
        );
        let hash = hash::hash(key.as_bytes());
        let mut at = hash::slot(hash, count);
        while slots[at] != 0 {
            at = (at + 1) % count;
        }
        slots[at] = start as u32 | hash::tag(hash) << hash::START;
    }
    slots.iter().flat_map(|s| s.to_le_bytes()).collect()
}

/// How often a row is asked for, by the class that its value tells: towns up to 9.
fn commonness(value: &str) -> u32 {
    let class = |part: &str| part.chars().rev().find_map(|c| c.to_digit(10)).unwrap_or(0);
    value.split('|').map(class).max().unwrap_or(0)
}
