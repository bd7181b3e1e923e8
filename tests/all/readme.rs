//! Holds the README to the program: its commands, options and keys are the program's.

use std::fs;
use std::path::Path;

use super::program::{Folder, run};

fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The words between backticks in `text`.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// `Ctrl-d` as the keymap writes it: `<C-d>`.
fn as_vi(key: &str) -> String {
    match key {
        "Enter" => "<CR>".to_owned(),
        "<" => "<lt>".to_owned(),
        _ if key.chars().count() == 1 || key.starts_with([']', '[']) => key.to_owned(),
        _ => format!("<{}>", key.replace("Ctrl-", "C-").replace("Alt-", "A-")),
    }
}

#[test]
fn its_first_block_holds_the_two_commands() {
    let readme = file("README.md");
    let block = readme.split("```").nth(1).expect("a block");
    let commands: Vec<_> = block
        .lines()
        .skip(1)
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
    let run = file(".ci/run");
    assert!(run.lines().any(|line| line == "step cargo test"));
}

#[test]
fn it_tells_every_command_and_no_other() {
    let readme = file("README.md");
    let told: Vec<_> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("tradewar-tui "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| word.chars().all(|c| c.is_ascii_lowercase()))
        .collect();
    let help = run(&Folder::of(&[]), &["-h"]).out;
    let commands = help.split("Commands:").nth(1).expect("a list of commands");
    let mut there: Vec<_> = commands
        .lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let mut told_sorted = told.clone();
    told_sorted.sort_unstable();
    there.sort_unstable();
    assert_eq!(told_sorted, there);
}

#[test]
fn it_tells_every_option() {
    let readme = file("README.md");
    let folder = Folder::of(&[]);
    for command in ["", "timeline", "actors", "frame"] {
        let arguments: Vec<_> = [command, "-h"]
            .into_iter()
            .filter(|a| !a.is_empty())
            .collect();
        let help = run(&folder, &arguments).out;
        let options = help.lines().map(str::trim).filter(|l| l.starts_with('-'));
        for option in options.filter_map(|l| l.split_whitespace().find(|w| w.starts_with("--"))) {
            if !matches!(option, "--help" | "--version") {
                assert!(readme.contains(option), "{option}");
            }
        }
    }
}

#[test]
fn every_key_that_it_names_is_bound() {
    let readme = file("README.md");
    let keymap = file("assets/keymap.toml");
    let table = readme.split("\n## Keys\n").nth(1).expect("a table of keys");
    let rows = table.lines().skip(3).take_while(|l| l.starts_with('|'));
    let mut count = 0;
    for row in rows {
        for key in quoted(row.split('|').nth(1).unwrap_or_default()) {
            let bound = format!("\"{}\"", as_vi(key));
            assert!(keymap.contains(&bound), "{key} is {bound}");
            count += 1;
        }
    }
    assert!(count > 20, "the table is found");
}

#[test]
fn its_picture_is_there() {
    let readme = file("README.md");
    let path = readme.split("](").find_map(|rest| {
        let path = rest.split(')').next()?;
        Path::new(path)
            .extension()
            .is_some_and(|e| e == "svg")
            .then_some(path)
    });
    let picture = file(path.expect("a picture made by the program"));
    assert!(picture.starts_with("<svg") || picture.starts_with("<?xml"));
}

#[test]
fn every_word_list_is_told_with_its_source() {
    let told = file("assets/lexicon/README.md");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon");
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the word lists") {
        let name = entry.expect("a file").file_name();
        let name = name.to_string_lossy();
        let list = name.ends_with(".tsv");
        let group = list && name.starts_with("org-") && told.contains("`org-*.tsv`");
        assert!(!list || group || told.contains(&*name), "{name}");
        count += usize::from(list);
    }
    assert!(count > 20, "the lists are found");
}
