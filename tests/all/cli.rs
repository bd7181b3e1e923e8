//! The command line as a shell sees it: exit statuses, messages, pipes, formats.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;

use super::program::{DATED, Folder, UNDATED, program, run, run_with};

fn dated() -> Folder {
    Folder::of(&[("border.md", DATED.as_bytes())])
}

#[test]
fn a_run_that_does_its_work_ends_with_0_and_says_nothing() {
    let folder = dated();
    for arguments in [
        vec!["annotate", "border.md"],
        vec!["timeline", "border.md"],
        vec!["timeline", "--format", "json", "border.md"],
        vec!["timeline", "--format", "csv", "--top", "3", "border.md"],
        vec![
            "timeline",
            "--format",
            "md",
            "--from",
            "2031",
            "--to",
            "2031-03",
            "border.md",
        ],
        vec!["actors", "border.md"],
        vec!["actors", "--format", "json", "--top", "2", "border.md"],
        vec!["actors", "--format", "csv", "border.md"],
        vec!["actors", "--format", "md", "border.md"],
        vec!["--color", "never", "timeline", "border.md"],
        vec!["border.md"],
        vec!["."],
        vec!["completions", "bash"],
        vec!["man"],
        vec!["--help"],
        vec!["--version"],
    ] {
        let run = run(&folder, &arguments);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}");
        assert!(!run.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_wrong() {
    let folder = Folder::of(&[("border.md", DATED.as_bytes()), ("empty/.hidden.md", b"x")]);
    for (arguments, message) in [
        (vec!["nowhere.md"], "nowhere.md: no such file or folder"),
        (
            vec!["border.md", "nowhere"],
            "nowhere: no such file or folder",
        ),
        (
            vec!["annotate", "nowhere"],
            "nowhere: no such file or folder",
        ),
        (vec!["empty"], "no article to read in empty"),
        (vec!["check", "empty"], "no article to read in empty"),
        (vec!["timeline", "-", "-"], "`-` stands twice"),
        (vec!["--bogus"], "unexpected argument"),
        (
            vec!["--published", "Friday", "border.md"],
            "write 2025-06-05",
        ),
        (vec!["timeline", "--format", "xml"], "invalid value 'xml'"),
        (
            vec!["timeline", "--from", "June"],
            "write 2025-06-05, 2025-06 or 2025",
        ),
        (vec!["timeline", "--top", "-1"], "-1"),
        (vec!["timeline", "--top", "0"], "write 1 or more"),
        (vec!["actors", "--top", "0"], "write 1 or more"),
        (
            vec!["timeline", "--from", "2010-07", "--to", "2010-06"],
            "--from (2010-07-01) is later than --to (2010-06-30)",
        ),
        (
            vec!["timeline", "--keymap", "none.toml"],
            "none.toml: No such file",
        ),
        (
            vec!["--keymap", "none.toml", "annotate"],
            "none.toml: No such file",
        ),
        (vec!["--keymap", "none.toml"], "none.toml: No such file"),
        (
            vec!["frame", "--keymap", "none.toml"],
            "none.toml: No such file",
        ),
        (
            vec!["--max-size", "huge", "border.md"],
            "write 500K, 64M or 1G",
        ),
    ] {
        let run = run(&folder, &arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
        assert!(run.err.contains(message), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_file_that_is_left_out_is_named_and_the_rest_is_read() {
    let folder = Folder::of(&[("border.md", DATED.as_bytes()), ("void.md", b" \n")]);
    for command in ["annotate", "timeline", "actors"] {
        let run = run(&folder, &[command, "border.md", "void.md"]);
        assert_eq!(run.status, 1, "{command}: {}", run.err);
        assert!(
            run.err.starts_with("tradewar-tui: void.md: "),
            "{}",
            run.err
        );
        assert!(!run.out.is_empty(), "{command}");
    }
}

#[test]
fn a_file_over_the_limit_is_left_out_until_the_limit_is_raised() {
    let folder = dated();
    let small = run(&folder, &["annotate", "--max-size", "16", "border.md"]);
    assert_eq!(small.status, 2, "{}", small.err);
    assert!(small.err.contains("border.md: "), "{}", small.err);
    let large = run(&folder, &["annotate", "--max-size", "1K", "border.md"]);
    assert_eq!(large.status, 0, "{}", large.err);
}

#[test]
fn check_ends_with_1_where_it_finds_something() {
    let folder = Folder::of(&[
        ("border.md", DATED.as_bytes()),
        ("note.txt", UNDATED.as_bytes()),
        ("void.md", b""),
    ]);
    let good = run(&folder, &["check", "border.md"]);
    assert_eq!((good.status, good.err.as_str()), (0, ""), "{}", good.out);
    assert_eq!(good.out, "articles: 1; findings: 0; notices: 0\n");
    let bad = run(&folder, &["check", "note.txt", "void.md"]);
    assert_eq!((bad.status, bad.err.as_str()), (1, ""));
    assert!(bad.out.contains("note.txt: undated: "), "{}", bad.out);
    assert!(bad.out.contains("void.md: left out: "), "{}", bad.out);
}

#[test]
fn what_is_read_with_a_warning_is_counted_and_check_tells_why() {
    let french = "Le ministre a reçu mardi son homologue à Paris pour parler de la trêve et des échanges entre les \
        deux pays. Il a dit que les négociations ne sont pas finies et qu’une nouvelle rencontre aura lieu dans la ville.";
    let open = DATED.replacen("---\nRuritania", "\nRuritania", 1);
    let folder = Folder::of(&[
        ("2031-03-07-trêve.md", french.as_bytes()),
        ("open.md", open.as_bytes()),
        ("border.md", DATED.as_bytes()),
    ]);
    let printed = run(&folder, &["timeline", "."]);
    let want =
        "tradewar-tui: 2 articles were read with warnings; `tradewar-tui check` tells which\n";
    assert_eq!((printed.status, printed.err.as_str()), (0, want));
    let check = run(&folder, &["check", "."]);
    assert_eq!((check.status, check.err.as_str()), (1, ""));
    for finding in [
        "2031-03-07-trêve.md: warning: This does not read as English",
        "open.md: warning: The front matter is never closed",
    ] {
        assert!(check.out.contains(finding), "{}", check.out);
    }
    assert!(!check.out.contains("border.md: "), "{}", check.out);
}

#[test]
fn standard_input_is_an_article() {
    let folder = dated();
    let run = run_with(&folder, &["annotate", "-"], DATED.as_bytes());
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let line: Value = serde_json::from_str(&run.out).expect("one JSON object");
    assert_eq!(line["path"], "standard input");
    assert_eq!(line["published"]["value"], "2031-03-07");
    assert_eq!(line["title"], "Border talks open");
}

#[test]
fn without_a_path_the_articles_built_in_are_read() {
    let run = run(&dated(), &["annotate"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(run.out.lines().count(), 5);
}

#[test]
fn standard_input_that_nobody_asked_for_is_mentioned() {
    let folder = dated();
    for arguments in [vec!["timeline"], vec!["annotate"], vec!["check"], vec![]] {
        let run = run_with(&folder, &arguments, DATED.as_bytes());
        let want =
            "tradewar-tui: the built-in articles are shown; write `-` to read standard input\n";
        assert_eq!(run.err, want, "{arguments:?}");
        assert!(!run.out.contains("Border talks"), "{arguments:?}");
    }
    let named = run_with(&folder, &["timeline", "border.md"], DATED.as_bytes());
    assert_eq!((named.status, named.err.as_str()), (0, ""));
}

#[test]
fn a_year_is_not_listed_in_each_of_its_months() {
    let story = "---\npublished: 2031-03-07\n---\n\
        Ruritania signed a treaty in 2030. Syldavia closed its border in February 2031. \
        King Rudolf resigned on 5 March 2031.\n";
    let folder = Folder::of(&[("story.md", story.as_bytes())]);
    let days = |from, to| {
        let run = run(
            &folder,
            &["timeline", "--from", from, "--to", to, "story.md"],
        );
        assert_eq!(run.status, 0, "{}", run.err);
        let told = run.out.lines().skip(1).take_while(|l| !l.is_empty());
        let days = told.filter_map(|l| l.split_whitespace().next().map(str::to_owned));
        days.collect::<Vec<_>>()
    };
    assert_eq!(days("2030", "2031"), ["2030", "2031-02", "2031-03-05"]);
    assert_eq!(days("2030-12", "2031-03"), ["2031-02", "2031-03-05"]);
    assert_eq!(days("2031-02-20", "2031-03-05"), ["2031-03-05"]);
}

#[test]
fn only_the_articles_whose_numbers_are_printed_are_listed() {
    let names: Vec<String> = (0..9).map(|n| format!("{n}.md")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|n| (n.as_str(), DATED.as_bytes()))
        .collect();
    let run = run(&Folder::of(&files), &["timeline", "--top", "1", "."]);
    assert!(run.out.contains("[1 2 3 4 5 6 +3]"), "{}", run.out);
    assert!(
        run.out.contains("\n9 articles; cited here: 6\n"),
        "{}",
        run.out
    );
    assert_eq!(run.out.matches("Border talks open").count(), 6);
}

#[test]
fn actors_come_in_the_order_of_a_printed_column() {
    let run = run(&dated(), &["actors"]);
    let head = run.out.find("MENTIONS").expect("a column");
    let mentions: Vec<u32> = run
        .out
        .lines()
        .skip(1)
        .map(|l| l[head..head + 8].trim().parse().expect("a number"))
        .collect();
    assert!(mentions.len() > 10, "{}", run.out);
    assert!(mentions.is_sorted_by(|a, b| a >= b), "{mentions:?}");
}

#[test]
fn a_folder_called_like_a_command_is_written_with_its_dot() {
    let folder = Folder::of(&[("timeline/border.md", DATED.as_bytes())]);
    let run = run(&folder, &["annotate", "timeline"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let plain = super::program::run(&folder, &["./timeline"]);
    assert_eq!(plain.status, 0, "{}", plain.err);
    assert!(plain.out.contains("\n1 article; "), "{}", plain.out);
}

#[test]
fn annotations_count_code_points() {
    let folder = dated();
    let run = run(&folder, &["annotate", "border.md"]);
    let line: Value = serde_json::from_str(&run.out).expect("one JSON object");
    let text: Vec<char> = line["text"].as_str().expect("a text").chars().collect();
    let sentences = line["sentences"].as_array().expect("a list");
    let at = |s: &Value, key: &str| s[key].as_u64().expect("an offset") as usize;
    let words: Vec<String> = sentences
        .iter()
        .map(|s| text[at(s, "start")..at(s, "end")].iter().collect())
        .collect();
    assert!(
        words.contains(&"“We will not sign a bad deal,” King Rudolf said.".to_owned()),
        "{words:?}"
    );
}

#[test]
fn the_timeline_is_plain_text_where_no_terminal_shows_the_explorer() {
    let folder = dated();
    let explored = run(&folder, &["border.md"]);
    let printed = run(&folder, &["timeline", "border.md"]);
    assert_eq!(explored.out, printed.out);
    assert!(!explored.out.contains('\u{1b}'));
}

#[test]
fn a_given_date_stands_for_articles_without_one() {
    let folder = Folder::of(&[("note.txt", UNDATED.as_bytes())]);
    let run = run(
        &folder,
        &["annotate", "--published", "2031-03-09", "note.txt"],
    );
    let line: Value = serde_json::from_str(&run.out).expect("one JSON object");
    assert_eq!(line["published"]["value"], "2031-03-09");
    assert_eq!(line["published"]["basis"], "given");
}

#[test]
fn every_export_is_well_formed() {
    let folder = dated();
    for command in ["timeline", "actors"] {
        let json = run(&folder, &[command, "--format", "json", "."]);
        let object: Value = serde_json::from_str(&json.out).expect("one JSON object");
        assert_eq!(object["articles"][0]["title"], "Border talks open");
        let csv = run(&folder, &[command, "--format", "csv", "."]);
        let mut reader = csv::Reader::from_reader(csv.out.as_bytes());
        let rows: Result<Vec<_>, _> = reader.records().collect();
        assert!(rows.is_ok(), "{command}: every row is as wide as the head");
        let md = run(&folder, &[command, "--format", "md", "."]);
        assert!(md.out.starts_with("# "), "{}", md.out);
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let story = "King Rudolf met Queen Flavia in Zenda on Thursday. ";
    let long = DATED.to_owned() + &story.repeat(1500);
    let folder = Folder::of(&[("long.md", long.as_bytes())]);
    for arguments in [
        &["annotate", "long.md"][..],
        &["timeline", "long.md"],
        &["timeline", "--format", "json", "long.md"],
        &["timeline", "--format", "csv", "long.md"],
        &["timeline", "--format", "md", "long.md"],
        &["actors", "--format", "json", "long.md"],
        &["actors", "--format", "csv", "long.md"],
    ] {
        leave_early(&folder, arguments);
    }
}

/// Runs the program and goes away after the first byte of what it prints.
fn leave_early(folder: &Folder, arguments: &[&str]) {
    let mut child = program()
        .args(arguments)
        .current_dir(folder.path(""))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let out = child.stdout.take().expect("it is piped");
    let mut first = [0; 1];
    let mut reader = BufReader::with_capacity(1, out);
    std::io::Read::read_exact(&mut reader, &mut first).expect("something is written");
    assert!(reader.fill_buf().is_ok());
    drop(reader);
    let end = child.wait_with_output().expect("it ends");
    let message = String::from_utf8_lossy(&end.stderr);
    assert_eq!(
        (end.status.code(), &*message),
        (Some(0), ""),
        "{arguments:?}"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_that_is_told() {
    let folder = dated();
    let full = File::options()
        .write(true)
        .open("/dev/full")
        .expect("Linux has it");
    let end = program()
        .args(["timeline", "border.md"])
        .current_dir(folder.path(""))
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("the program starts");
    assert_eq!(end.status.code(), Some(2));
    let message = String::from_utf8_lossy(&end.stderr).into_owned();
    assert!(message.contains("standard output: "), "{message}");
}

#[test]
fn a_hostile_file_name_cannot_reach_the_terminal() {
    let name = "evil\u{1b}]52;c;aGk=\u{7}\u{202e}.md";
    let folder = Folder::of(&[(name, b""), ("border.md", DATED.as_bytes())]);
    let run = run(&folder, &["timeline", "."]);
    assert_eq!(run.status, 1);
    let all = run.out + &run.err;
    assert!(all.contains("evil"), "{all}");
    assert!(!all.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{all:?}");
}

#[test]
fn an_export_is_verified_row_by_row_against_its_files_as_they_are_now() {
    let folder = dated();
    for (format, name) in [("json", "a.json"), ("csv", "a.csv"), ("md", "a.md.txt")] {
        for command in ["timeline", "actors"] {
            let export = run(&folder, &[command, "--format", format, "border.md"]);
            std::fs::write(folder.path(name), export.out).expect("the folder takes files");
            let run = run(&folder, &["verify", name]);
            assert_eq!(run.status, 0, "{command} {format}: {}", run.out);
            assert!(run.out.contains("; moved: 0; gone: 0;"), "{}", run.out);
        }
    }
    let export = run(&folder, &["annotate", "border.md"]);
    std::fs::write(folder.path("a.jsonl"), export.out).expect("the folder takes files");
    let longer = DATED.replace("border", "frontier border");
    assert_ne!(longer, DATED, "the text names a border");
    std::fs::write(folder.path("border.md"), longer).expect("the folder takes files");
    let moved = run(&folder, &["verify", "a.jsonl"]);
    assert_eq!(moved.status, 1, "{}", moved.out);
    assert!(moved.out.starts_with("border.md: has changed since\n"));
    assert!(moved.out.contains(": moved to "), "{}", moved.out);
    std::fs::remove_file(folder.path("border.md")).expect("it is there");
    let gone = run(&folder, &["verify", "a.jsonl"]);
    assert_eq!(gone.status, 1);
    assert!(
        gone.out.contains("hold: 0; moved: 0; gone: 0;"),
        "{}",
        gone.out
    );
    let none = run(&folder, &["verify", "nowhere.json"]);
    assert_eq!((none.status, none.out.as_str()), (2, ""));
}

#[test]
fn the_ledger_is_printed_in_the_states_that_are_asked_for() {
    let folder = dated();
    let all = run(&folder, &["compare"]);
    assert_eq!((all.status, all.err.as_str()), (0, ""));
    let agree = run(&folder, &["compare", "--state", "agree,rounded"]);
    assert!(agree.out.len() < all.out.len(), "{}", agree.out);
    assert!(agree.out.contains("  agree: date, when\n"), "{}", agree.out);
    assert!(!agree.out.contains("  less exact: "), "{}", agree.out);
    let wrong = run(&folder, &["compare", "--state", "wrong"]);
    assert_eq!(wrong.status, 2);
    let check = run(&folder, &["check", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&check.out).expect("well-formed JSON");
    assert_eq!(found["articles"], 5);
}

#[test]
fn a_frame_shows_what_was_known_by_a_day_of_publication() {
    let folder = dated();
    for (keys, want) in [
        ("<lt>", "as known by 8 June 2025, 4 of 5 reports"),
        ("<lt><lt><lt>", "as known by 5 June 2025, 1 of 5 reports"),
        ("<lt><lt>>", "as known by 8 June 2025, 4 of 5 reports"),
        ("<lt>>>", "All reports are known again"),
        ("<lt><Esc>", "All reports are known again"),
        (">", "All reports are known already"),
        ("<lt><lt><lt><lt>", "There is no earlier report"),
    ] {
        let frame = run(&folder, &["frame", "--size", "160x30", "--keys", keys]);
        assert!(frame.out.contains(want), "{keys}: {}", frame.out);
    }
}
