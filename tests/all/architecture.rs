//! Reads the sources and fails where a layer knows what it must not.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What one layer may name.
struct Layer {
    /// Its module.
    name: &'static str,
    /// The other layers that it may know.
    knows: &'static [&'static str],
    /// What it must not name besides.
    never: &'static [&'static str],
}

/// The screen and the keyboard.
const SCREEN: &[&str] = &["ratatui", "crossterm"];
/// What differs from run to run: clock, files, environment, terminal.
const SURROUNDINGS: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::time",
    "std::net",
    "SystemTime",
    "Instant",
    "Utc::now",
    "Local::now",
    "walkdir",
    "corpus::read(",
    "corpus::read::read",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
];

const LAYERS: &[Layer] = &[
    Layer {
        name: "corpus",
        knows: &[],
        never: SCREEN,
    },
    Layer {
        name: "analysis",
        knows: &["corpus"],
        never: SCREEN,
    },
    Layer {
        name: "model",
        knows: &["corpus", "analysis"],
        never: SCREEN,
    },
    Layer {
        name: "app",
        knows: &["corpus", "analysis", "model"],
        never: SCREEN,
    },
    Layer {
        name: "input",
        knows: &["app"],
        never: &["ratatui"],
    },
    Layer {
        name: "view",
        knows: &["corpus", "analysis", "model", "app"],
        never: &["crossterm"],
    },
    Layer {
        name: "export",
        knows: &["corpus", "analysis", "model"],
        never: SCREEN,
    },
    Layer {
        name: "terminal",
        knows: &[
            "corpus", "analysis", "model", "app", "input", "view", "export",
        ],
        never: &[],
    },
    Layer {
        name: "cli",
        knows: &[
            "corpus", "analysis", "model", "app", "input", "view", "export", "terminal",
        ],
        never: &[],
    },
];

/// The layers that must give the same for the same, wherever and whenever they run.
const PURE: &[&str] = &["analysis", "model", "app", "input", "view", "export"];

/// One source file.
struct Source {
    /// Its path under `src`, such as `view/theme.rs`.
    path: String,
    /// Its text without comments and without the tests at its end.
    code: String,
    /// All of it.
    text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let code: Vec<_> = text
            .split("#[cfg(test)]\nmod tests")
            .take(1)
            .flat_map(str::lines)
            .map(|line| line.split("// ").next().unwrap_or_default())
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        Self {
            path: path.to_owned(),
            code: code.join("\n"),
            text: text.to_owned(),
        }
    }

    /// The module path: `view/reader/row.rs` is `["view", "reader", "row"]`.
    fn modules(&self) -> Vec<&str> {
        self.path.trim_end_matches(".rs").split('/').collect()
    }

    fn layer(&self) -> Option<&'static Layer> {
        LAYERS.iter().find(|l| l.name == self.modules()[0])
    }

    /// The top modules of the crate that the code names, through `crate::` or `super::`.
    fn named(&self) -> Vec<String> {
        let mut named = heads(&self.code, "crate::");
        let depth = self.modules().len();
        let mut climb = "super::".repeat(depth);
        // The parent of a top module is the crate's root.
        named.extend(heads(&self.code, &climb));
        climb.push_str("super::");
        named.extend(heads(&self.code, &climb));
        named.sort();
        named.dedup();
        named
    }
}

/// Whether `c` can stand in a name.
fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The first names after each `path` in `code`, those of a group `{a::b, c}` included.
fn heads(code: &str, path: &str) -> Vec<String> {
    let mut heads = Vec::new();
    for (at, _) in code.match_indices(path) {
        let joined = code[..at].ends_with(|c| in_name(c) || c == ':');
        if joined {
            continue;
        }
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(group) => heads.extend(group_heads(group)),
            None => heads.push(rest.chars().take_while(|&c| in_name(c)).collect()),
        }
    }
    heads
}

/// The first names of the entries of a group, of which `rest` is what follows its brace.
fn group_heads(rest: &str) -> Vec<String> {
    let mut depth = 0;
    let mut entries = vec![String::new()];
    for c in rest.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => entries.push(String::new()),
            _ if depth == 0 => entries.last_mut().expect("one at least").push(c),
            _ => {}
        }
    }
    let head = |e: &String| -> String { e.trim().chars().take_while(|&c| in_name(c)).collect() };
    entries
        .iter()
        .map(head)
        .filter(|head| !head.is_empty())
        .collect()
}

/// Whether `code` holds `word` not as a part of a longer name.
fn holds(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + word.len()..].chars().next();
        let apart = |c: Option<char>| !c.is_some_and(in_name);
        apart(before) && (!word.ends_with(in_name) || apart(after))
    })
}

/// What is wrong with one file, a line each.
fn wrongs(source: &Source) -> Vec<String> {
    let mut wrongs = Vec::new();
    let path = &source.path;
    if !source.text.starts_with("//! ") {
        wrongs.push(format!("{path}: no `//!` line says its job"));
    }
    // A file that is there for tests alone may use what it needs.
    if matches!(source.modules().last(), Some(&("tests" | "testing"))) {
        return wrongs;
    }
    let Some(layer) = source.layer() else {
        if !matches!(path.as_str(), "lib.rs" | "main.rs") {
            wrongs.push(format!("{path}: a layer that the table does not know"));
        }
        return wrongs;
    };
    let is_layer = |name: &String| LAYERS.iter().any(|l| l.name == name);
    for name in source.named().into_iter().filter(is_layer) {
        if name != layer.name && !layer.knows.contains(&name.as_str()) {
            wrongs.push(format!("{path}: {} must not know {name}", layer.name));
        }
    }
    let pure = PURE.contains(&layer.name);
    let surroundings = if pure { SURROUNDINGS } else { &[] };
    for word in layer.never.iter().chain(surroundings) {
        if holds(&source.code, word) {
            wrongs.push(format!("{path}: {} must not name {word}", layer.name));
        }
    }
    // `Color::Reset` is the terminal's own colour, whatever that is.
    let colours = source.code.replace("Color::Reset", "");
    if holds(&colours, "Color::") && !path.starts_with("view/theme") {
        wrongs.push(format!("{path}: colours are named in the theme alone"));
    }
    for word in [
        "#[allow(",
        "#![allow(",
        ".unwrap()",
        "dbg!(",
        "todo!(",
        "unsafe",
    ] {
        if source.code.contains(word) {
            wrongs.push(format!("{path}: {word} does not belong outside tests"));
        }
    }
    for mark in ["TODO", "FIXME"] {
        if holds(&source.text, mark) {
            wrongs.push(format!("{path}: {mark} is left"));
        }
    }
    wrongs
}

/// Every source file under `src`.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be read") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("sources are UTF-8");
                let name = path.strip_prefix(&root).expect("it lies under src");
                sources.push(Source::new(&name.to_string_lossy(), &text));
            }
        }
    }
    sources
}

#[test]
fn every_layer_knows_only_what_it_may() {
    let sources = sources();
    assert!(sources.len() > 40, "the sources are found");
    let report = sources
        .iter()
        .flat_map(wrongs)
        .fold(String::new(), |mut all, wrong| {
            let _ = writeln!(all, "{wrong}");
            all
        });
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_layer_of_the_table_has_sources() {
    let sources = sources();
    for layer in LAYERS {
        let path = format!("{}.rs", layer.name);
        assert!(sources.iter().any(|s| s.path == path), "{path}");
    }
}

#[test]
fn one_file_alone_names_the_fuzzy_matcher() {
    let sources = sources();
    let files: Vec<_> = sources
        .iter()
        .filter(|s| holds(&s.text, "fuzzy_matcher"))
        .map(|s| s.path.as_str())
        .collect();
    assert!(files.len() <= 1, "{files:?}");
}

#[test]
fn crossterm_is_linked_once() {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    let lock = fs::read_to_string(lock).expect("Cargo.lock is there");
    assert_eq!(lock.matches("name = \"crossterm\"\n").count(), 1);
}

#[test]
fn the_checker_sees_what_is_wrong() {
    for (path, code, want) in [
        (
            "corpus/a.rs",
            "use crate::model::Model;",
            "must not know model",
        ),
        (
            "corpus/a.rs",
            "use crate::{analysis, corpus};",
            "must not know analysis",
        ),
        (
            "corpus/a.rs",
            "use crate::{\n    corpus::{Span, Clean},\n    app,\n};",
            "must not know app",
        ),
        (
            "corpus/a.rs",
            "let m = crate::model::merge();",
            "must not know model",
        ),
        (
            "analysis/a/b.rs",
            "use super::super::super::view::Row;",
            "must not know view",
        ),
        ("analysis.rs", "use super::view;", "must not know view"),
        (
            "model/a.rs",
            "use ratatui::text::Line;",
            "must not name ratatui",
        ),
        (
            "app/a.rs",
            "let now = Instant::now();",
            "must not name Instant",
        ),
        ("app.rs", "use std::fs;", "must not name std::fs"),
        ("app.rs", "println!(\"\");", "must not name println!"),
        (
            "input.rs",
            "use crate::model::Model;",
            "must not know model",
        ),
        (
            "view/a.rs",
            "std::env::var(\"X\");",
            "must not name std::env",
        ),
        ("view/a.rs", "let c = Color::Red;", "colours are named"),
        (
            "export/a.rs",
            "use crate::view::Theme;",
            "must not know view",
        ),
        ("terminal/a.rs", "use crate::cli::run;", "must not know cli"),
        ("terminal/a.rs", "x.unwrap();", ".unwrap() does not belong"),
        ("view/a.rs", "// TODO: later", "TODO is left"),
        ("web/a.rs", "", "a layer that the table does not know"),
    ] {
        let source = Source::new(path, &format!("//! A job.\n{code}\n"));
        let got = wrongs(&source).join("\n");
        assert!(got.contains(want), "{path}: {code}: {got:?}");
    }
    let bare = Source::new("view/a.rs", "fn f() {}\n");
    assert_eq!(wrongs(&bare).len(), 1, "a file without a module doc");
}

#[test]
fn the_checker_leaves_alone_what_is_right() {
    for (path, code) in [
        ("corpus/a.rs", "use crate::corpus::Span;\nuse super::Clean;"),
        ("model/a.rs", "use crate::{analysis::Status, corpus::Span};"),
        ("model/a.rs", "/// See `ratatui` and [`crate::view`]."),
        ("app/a.rs", "let instants = 3; // std::fs is not for us"),
        (
            "app/a.rs",
            "#[cfg(test)]\nmod tests { use std::fs; fn f() { x.unwrap(); } }",
        ),
        ("view/theme.rs", "let c = Color::Red;"),
        ("view/a.rs", "let c = Color::Reset;"),
        (
            "view/a.rs",
            "use super::theme::Theme;\nlet p = model::ActorId(1);",
        ),
        (
            "terminal/a.rs",
            "use crate::view::render;\nuse std::time::Instant;",
        ),
        ("analysis/a/b.rs", "use super::super::token::Token;"),
    ] {
        let source = Source::new(path, &format!("//! A job.\n{code}\n"));
        assert_eq!(wrongs(&source), Vec::<String>::new(), "{path}: {code}");
    }
}
