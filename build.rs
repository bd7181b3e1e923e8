//! Turns the word lists of `assets/lexicon` into static hash tables; `src/analysis/lexicon.rs` reads them.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/analysis/lexicon/hash.rs"]
mod hash;

fn main() {
    println!("cargo:rerun-if-changed=assets/lexicon");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/analysis/lexicon/hash.rs");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut files: Vec<_> = fs::read_dir("assets/lexicon")
        .expect("assets/lexicon is there")
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    let mut rows = Rows::default();
    let mut code = String::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let name = static_name(&path);
        write(&out.join(format!("{name}.slots")), &table(&path, &text, &mut rows));
        let _ = writeln!(
            code,
            "/// {}\npub static {name}: List = List::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.slots\")));",
            title(&path, &text)
        );
    }
    code.push_str("/// Keys and values of all lists.\nstatic ROWS: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/lexicon.txt\"));\n");
    write(&out.join("lexicon.txt"), rows.text.as_bytes());
    write(&out.join("lexicon.rs"), code.as_bytes());
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

/// Keys with their values behind them, one after another, each such pair once.
#[derive(Default)]
struct Rows {
    text: String,
    starts: HashMap<String, usize>,
}

impl Rows {
    /// Where `row` begins, added where it is new.
    fn start(&mut self, row: String) -> usize {
        let text = &mut self.text;
        *self.starts.entry(row).or_insert_with_key(|row| {
            text.push_str(row);
            text.len() - row.len()
        })
    }
}

/// The slots of the table of one word list, at most three quarters of them taken.
fn table(path: &Path, text: &str, rows: &mut Rows) -> Vec<u8> {
    let lines: Vec<_> = text
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.is_empty() && !l.starts_with('#'))
        .collect();
    let count = (lines.len() * 4 / 3 + 1).next_power_of_two();
    let mut slots = vec![0u64; count];
    let mut keys: Vec<&str> = vec![""; count];
    for (number, line) in lines {
        let (key, value) = line.split_once('\t').unwrap_or((line, ""));
        let place = || format!("{}:{}: {key:?}", path.display(), number + 1);
        assert!(key.len() < 256 && value.len() < 256, "{} is too long", place());
        let hash = hash::hash(key.as_bytes());
        let mut at = (hash >> 40) as usize % count;
        while slots[at] != 0 {
            assert!(keys[at] != key, "{} stands twice", place());
            at = (at + 1) % count;
        }
        let start = rows.start(format!("{key}{value}"));
        assert!(start < 1 << 24, "the lists hold more than 16 MiB");
        keys[at] = key;
        slots[at] = start as u64
            | (key.len() as u64) << 24
            | (value.len() as u64) << 32
            | 1 << 40
            | (hash & ((1 << 23) - 1)) << 41;
    }
    slots.iter().flat_map(|s| s.to_le_bytes()).collect()
}
