//! Turns path arguments into a corpus and a model, and names what was left out.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::arguments::{Common, Paths};
use super::{Outcome, message};
use crate::corpus::read::Progress;
use crate::corpus::{Clean, Corpus, Input, Options, Skipped};
use crate::model::{Corrections, Model};
use crate::{analysis, corpus, model};

/// How to read, as the options say.
pub fn options(common: &Common) -> Options {
    Options {
        published: common.published,
        max_bytes: common.max_size.0,
    }
}

/// Whether standard input is a pipe or a file, of which somebody may expect that it is read. A pipe cannot be asked
/// whether it is empty without waiting for it; a terminal and `/dev/null` are neither.
#[cfg(unix)]
fn waits(input: &io::Stdin) -> bool {
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::FileTypeExt as _;

    let own = input.as_fd().try_clone_to_owned().map(fs::File::from);
    own.and_then(|file| file.metadata())
        .is_ok_and(|about| about.file_type().is_fifo() || about.is_file() && about.len() > 0)
}

/// Whether standard input is no terminal.
#[cfg(not(unix))]
fn waits(input: &io::Stdin) -> bool {
    !io::IsTerminal::is_terminal(input)
}

/// What the path arguments name: the articles built in where there are none, with a word on standard error where
/// standard input waits to be read.
///
/// # Errors
/// Where a path does not exist, or standard input cannot be read.
pub fn inputs(paths: &Paths, options: &Options) -> anyhow::Result<Vec<Input>> {
    if paths.paths.is_empty() {
        if waits(&io::stdin()) {
            message::tell("the built-in articles are shown; write `-` to read standard input");
        }
        return Ok(vec![Input::BuiltIn]);
    }
    let mut stdin_taken = false;
    let mut inputs = Vec::with_capacity(paths.paths.len());
    for path in &paths.paths {
        if path == Path::new("-") {
            if std::mem::replace(&mut stdin_taken, true) {
                bail!("`-` stands twice; standard input can be read once");
            }
            inputs.push(standard_input(options)?);
        } else {
            if let Err(error) = fs::metadata(path) {
                bail!("{}: {}", path.display(), reason(&error));
            }
            inputs.push(Input::Path(path.clone()));
        }
    }
    Ok(inputs)
}

/// Why a path cannot be opened, in words without the system's numbers.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder, and no command; see --help".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read; mind its permissions".to_owned(),
        _ => error.to_string(),
    }
}

/// Standard input to its end, or to one byte over the limit, which the reader then names.
fn standard_input(options: &Options) -> anyhow::Result<Input> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(options.max_bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .context("standard input")?;
    Ok(Input::Bytes {
        name: "standard input".to_owned(),
        bytes,
    })
}

/// The corpus that the path arguments name; what was left out is told on standard error.
///
/// # Errors
/// As [`inputs`], and where no article is left.
pub fn corpus(paths: &Paths, common: &Common) -> anyhow::Result<Corpus> {
    let corpus = read(paths, common)?;
    filled(paths, corpus, true)
}

/// `corpus` if it has an article; what was left out is told where asked, and where nothing is left.
fn filled(paths: &Paths, corpus: Corpus, tell: bool) -> anyhow::Result<Corpus> {
    let empty = corpus.articles.is_empty();
    if tell || empty {
        for skipped in &corpus.skipped {
            message::tell(&format!("{}: {}", skipped.path, skipped.reason));
        }
    }
    let warned = corpus.articles.iter().filter(|a| !a.warnings.is_empty());
    match warned.count() {
        0 => {}
        _ if !tell => {}
        1 => message::tell("1 article was read with a warning; `tradewar-tui check` tells which"),
        n => message::tell(&format!(
            "{n} articles were read with warnings; `tradewar-tui check` tells which"
        )),
    }
    if empty {
        bail!(nothing(paths));
    }
    Ok(corpus)
}

fn read(paths: &Paths, common: &Common) -> anyhow::Result<Corpus> {
    let options = options(common);
    let inputs = inputs(paths, &options)?;
    Ok(corpus::read(&inputs, &options, &Progress::default()))
}

/// The message for a corpus with nothing in it.
pub fn nothing(paths: &Paths) -> String {
    let name = |path: &PathBuf| match path.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => Clean::line(&path.display().to_string()).to_string(),
    };
    let names: Vec<_> = paths.paths.iter().map(name).collect();
    format!(
        "no article to read in {}; give .md or .txt files, or folders that hold some",
        names.join(", ")
    )
}

/// The model of what the path arguments name.
///
/// # Errors
/// As [`corpus()`].
pub fn model(paths: &Paths, common: &Common) -> anyhow::Result<Model> {
    corpus(paths, common).map(merged)
}

/// The same, with nothing told: `check` lists what was left out among its findings.
///
/// # Errors
/// As [`corpus()`].
pub fn quietly(paths: &Paths, common: &Common) -> anyhow::Result<Model> {
    let corpus = read(paths, common)?;
    filled(paths, corpus, false).map(merged)
}

fn merged(corpus: Corpus) -> Model {
    let annotations = analysis::annotate(&corpus.articles);
    model::merge(corpus, annotations, &Corrections::default())
}

/// Whether anything was left out.
pub fn outcome(skipped: &[Skipped]) -> Outcome {
    if skipped.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    }
}
