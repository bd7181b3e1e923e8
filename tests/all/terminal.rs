//! The explorer in a real terminal: start, keys, resize, and every way to end.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal, kill_process};
use tradewar_tui::corpus::{Input, Options};
use tradewar_tui::input::Keymap;
use tradewar_tui::terminal::{self, Setup};
use tradewar_tui::view::Theme;

use super::program::{DATED, Folder};
use super::pty::{Terminal, program};

/// Words of the article that any frame of it shows.
const SHOWN: &str = "Border talks open";

fn folder() -> Folder {
    Folder::of(&[("border.md", DATED.as_bytes())])
}

fn open(folder: &Folder, arguments: &[&str]) -> Terminal {
    let terminal = Terminal::start(program(&folder.path(""), arguments));
    terminal.wait_for(SHOWN);
    terminal
}

#[test]
fn it_starts_shows_the_article_and_quits_with_0() {
    let folder = folder();
    let mut terminal = open(&folder, &["border.md"]);
    terminal.wait("the alternate screen", vt100::Screen::alternate_screen);
    terminal.type_keys("q");
    let (status, screen) = terminal.end();
    assert_eq!((status.exit_code(), status.signal()), (0, None));
    assert_eq!(screen.trim(), "", "nothing is left behind");
}

#[test]
fn files_left_out_end_it_with_1() {
    let folder = Folder::of(&[("border.md", DATED.as_bytes()), ("void.md", b"")]);
    let mut terminal = open(&folder, &["."]);
    terminal.type_keys("q");
    assert_eq!(terminal.end().0.exit_code(), 1);
}

#[test]
fn ctrl_c_quits() {
    let folder = folder();
    let mut terminal = open(&folder, &["border.md"]);
    terminal.type_keys("\u{3}");
    let (status, _) = terminal.end();
    assert_eq!((status.exit_code(), status.signal()), (0, None));
}

#[test]
fn sigterm_ends_it_and_gives_the_terminal_back() {
    let folder = folder();
    let terminal = open(&folder, &["border.md"]);
    let process = Pid::from_raw(terminal.process()).expect("a process number");
    kill_process(process, Signal::TERM).expect("it can be signalled");
    let (status, _) = terminal.end();
    assert!(status.signal().is_some(), "{status:?}");
}

#[test]
fn a_resize_redraws_all_of_the_new_window() {
    let folder = folder();
    let mut terminal = open(&folder, &["border.md"]);
    for (columns, rows) in [(80, 24), (200, 60), (40, 10)] {
        terminal.resize(columns, rows);
        terminal.wait("a corner in the last column", |screen| {
            let corner = |row| {
                let cell = screen.cell(row, columns - 1);
                cell.is_some_and(|c| c.contents() == "╯")
            };
            (0..rows).any(corner)
        });
    }
    terminal.type_keys("q");
    assert_eq!(terminal.end().0.exit_code(), 0);
}

#[test]
fn a_bad_path_is_told_without_taking_the_screen() {
    let folder = folder();
    let terminal = Terminal::start(program(&folder.path(""), &["nowhere.md"]));
    let (status, screen) = terminal.end();
    assert_eq!(status.exit_code(), 2);
    assert!(screen.contains("nowhere.md: no such file"), "{screen}");
}

#[test]
fn a_folder_without_articles_is_told_and_the_terminal_given_back() {
    let folder = Folder::of(&[("empty/.hidden.md", b"x")]);
    let terminal = Terminal::start(program(&folder.path(""), &["empty"]));
    let (status, screen) = terminal.end();
    assert_eq!(status.exit_code(), 2);
    assert!(screen.contains("no article"), "{screen}");
}

#[test]
fn keys_work_while_an_article_comes_through_a_pipe() {
    let folder = folder();
    let mut command = CommandBuilder::new("sh");
    let line = format!("cat border.md | {} -", env!("CARGO_BIN_EXE_tradewar-tui"));
    command.args(["-c", &line]);
    command.cwd(folder.path(""));
    let mut terminal = Terminal::start(command);
    terminal.wait_for(SHOWN);
    terminal.type_keys("q");
    assert_eq!(terminal.end().0.exit_code(), 0);
}

#[test]
fn a_dumb_terminal_gets_plain_text() {
    let folder = folder();
    let mut command = CommandBuilder::new("sh");
    let line = format!("TERM=dumb {} border.md", env!("CARGO_BIN_EXE_tradewar-tui"));
    command.args(["-c", &line]);
    command.cwd(folder.path(""));
    let (status, screen) = Terminal::start(command).end();
    assert_eq!(status.exit_code(), 0);
    assert!(screen.starts_with("WHEN"), "{screen}");
}

#[test]
fn a_panic_in_any_thread_restores_the_screen_and_stays_readable() {
    let folder = folder();
    let mut command = CommandBuilder::new(env::current_exe().expect("this test's own binary"));
    let child = "all::terminal::explorer_that_panics_when_told";
    command.args(["--exact", child, "--ignored", "--nocapture"]);
    command.env(PANICS, folder.path(""));
    let terminal = Terminal::start(command);
    terminal.wait_for(SHOWN);
    fs::write(folder.path("panic"), "").expect("a file can be written");
    let (status, screen) = terminal.end();
    assert_eq!(status.exit_code(), 101);
    assert!(screen.contains("made to fail"), "{screen}");
}

/// Where the explorer below finds its article, and the file that makes it panic.
const PANICS: &str = "TRADEWAR_TUI_TEST_FOLDER";

/// Not a test of its own: the program that the test above runs, since no key makes the real one panic.
#[test]
#[ignore = "run by a_panic_in_any_thread_restores_the_screen_and_stays_readable"]
fn explorer_that_panics_when_told() {
    let Some(folder) = env::var_os(PANICS).map(PathBuf::from) else {
        return;
    };
    let told = folder.join("panic");
    thread::spawn(move || {
        wait_for_file(&told);
        panic!("made to fail");
    });
    let setup = Setup {
        theme: Theme::new(true),
        keymap: Keymap::built_in(),
        mouse: true,
    };
    let input = Input::Path(folder.join("border.md"));
    terminal::run(vec![input], Options::default(), setup).expect("it does not come back");
}

fn wait_for_file(path: &Path) {
    let until = Instant::now() + Duration::from_secs(60);
    while !path.exists() && Instant::now() < until {
        thread::sleep(Duration::from_millis(5));
    }
}
