//! Turns the word lists of `assets/lexicon` into static perfect-hash tables, and the large ones into transducers.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=assets/lexicon");
    println!("cargo:rerun-if-changed=build.rs");
    let mut code = String::new();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
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
        if path.to_str().is_some_and(|p| p.ends_with(".fst.tsv")) {
            transducer(path, &out, &mut code);
        } else {
            table(path, &mut code);
        }
    }
    fs::write(out.join("lexicon.rs"), code).expect("OUT_DIR can be written");
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

/// Compiles one large word list into a finite-state transducer beside the code, which includes its bytes.
fn transducer(path: &Path, out: &Path, code: &mut String) {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut builder = fst::MapBuilder::memory();
    let mut rows: Vec<(&str, u64)> = text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|line| {
            let (key, value) = line.split_once('\t').unwrap_or((line, ""));
            assert!(value.len() <= 7, "{}: {line:?}", path.display());
            let packed = value.bytes().fold(0, |v, b| v << 8 | u64::from(b));
            (key, packed)
        })
        .collect();
    rows.sort_unstable();
    for (key, value) in rows {
        builder
            .insert(key, value)
            .unwrap_or_else(|e| panic!("{}: {key:?}: {e}", path.display()));
    }
    let name = static_name(path);
    let file = out.join(format!("{name}.fst"));
    fs::write(&file, builder.into_inner().expect("memory can be written"))
        .expect("OUT_DIR can be written");
    let _ = writeln!(code, "/// {}", title(path, &text));
    let path = file.to_str().expect("a path in UTF-8").replace('\\', "/");
    let _ = writeln!(
        code,
        "pub static {name}: Transducer = Transducer(include_bytes!(\"{path}\"));"
    );
}

/// Adds the static table of one word list to `code`.
fn table(path: &Path, code: &mut String) {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let name = static_name(path);
    let doc = title(path, &text);
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
