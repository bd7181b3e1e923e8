//! Turns the word lists of `assets/lexicon` into static perfect-hash tables.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=assets/lexicon");
    println!("cargo:rerun-if-changed=build.rs");
    let mut code = String::new();
    let mut files: Vec<_> = fs::read_dir("assets/lexicon")
        .expect("assets/lexicon is there")
        .flatten()
        .map(|e| e.path())
        .collect();
    files.sort();
    for path in files
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "tsv"))
    {
        table(path, &mut code);
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("lexicon.rs");
    fs::write(out, code).expect("OUT_DIR can be written");
}

/// Adds the static table of one word list to `code`.
fn table(path: &Path, code: &mut String) {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let name = path
        .file_stem()
        .and_then(|s| s.to_str())
        .expect("a plain file name")
        .to_uppercase()
        .replace('-', "_");
    let doc = text
        .lines()
        .next()
        .and_then(|l| l.strip_prefix("# "))
        .unwrap_or_else(|| panic!("{}: the first line says `# what it holds`", path.display()));
    let mut rows: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.is_empty() && !l.starts_with('#'))
    {
        let (key, value) = line
            .split_once('\t')
            .map_or((line, None), |(k, v)| (k, Some(v)));
        assert!(
            rows.insert(key, value).is_none(),
            "{}:{}: {key:?} stands twice",
            path.display(),
            number + 1
        );
    }
    let _ = writeln!(code, "/// {doc}");
    if rows.values().any(Option::is_some) {
        let mut map = phf_codegen::Map::new();
        for (key, value) in &rows {
            map.entry(*key, format!("{:?}", value.unwrap_or_default()));
        }
        let _ = writeln!(
            code,
            "pub static {name}: phf::Map<&'static str, &'static str> = {};",
            map.build()
        );
    } else {
        let mut set = phf_codegen::Set::new();
        for key in rows.keys() {
            set.entry(*key);
        }
        let _ = writeln!(
            code,
            "pub static {name}: phf::Set<&'static str> = {};",
            set.build()
        );
    }
}
