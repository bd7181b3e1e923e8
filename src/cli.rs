//! Arguments, environment, clock; errors to exit codes.

use std::io::Write as _;
use std::process::ExitCode;

use crate::corpus::read::Progress;
use crate::corpus::{Input, Options};
use crate::{analysis, corpus, export};

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    let paths: Vec<Input> = std::env::args_os()
        .skip(2)
        .map(|p| Input::Path(p.into()))
        .collect();
    let corpus = corpus::read(&paths, &Options::default(), &Progress::default());
    let notes = analysis::annotate(&corpus.articles);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (article, notes) in corpus.articles.iter().zip(&notes) {
        if writeln!(out, "{}", export::annotate::line(article, notes)).is_err() {
            return ExitCode::SUCCESS;
        }
    }
    ExitCode::SUCCESS
}
