//! Runs the program as a shell would, and makes small corpora for it.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// An article with a date of its own.
pub const DATED: &str = "---
title: Border talks open
source: The Strelsau Post
published: 2031-03-07
---
Ruritania and Syldavia opened border talks in Zenda on Thursday. “We will not sign a bad deal,” King Rudolf said.
";

/// An article that nothing dates.
pub const UNDATED: &str = "A plain note without any day.\n";

/// A folder of files that is gone after the test.
pub struct Folder(TempDir);

impl Folder {
    /// A folder that holds these files.
    pub fn of(files: &[(&str, &[u8])]) -> Self {
        let folder = TempDir::new().expect("a folder can be made");
        for (name, bytes) in files {
            let path = folder.path().join(name);
            let parent = path.parent().expect("it lies in the folder");
            fs::create_dir_all(parent).expect("a folder can be made");
            fs::write(path, bytes).expect("a file can be written");
        }
        Self(folder)
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// The program, with nothing of the caller's environment that would change what it does.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradewar-tui"));
    command
        .env_clear()
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null());
    command
}

/// What a run gave.
pub struct Run {
    /// Its exit status.
    pub status: i32,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().expect("no signal ended it"),
            out: String::from_utf8(output.stdout).expect("data is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

/// Runs the program in `folder` with these arguments.
pub fn run(folder: &Folder, arguments: &[&str]) -> Run {
    let mut command = program();
    command.current_dir(folder.path(""));
    command
        .args(arguments)
        .output()
        .expect("the program starts")
        .into()
}

/// Runs the program in `folder` with `input` as its standard input.
pub fn run_with(folder: &Folder, arguments: &[&str], input: &[u8]) -> Run {
    let mut child = program()
        .current_dir(folder.path(""))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    // A program that ends early closes the pipe, which is no failure of the test.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("it ends").into()
}
