//! Reads files, folders and standard input into a corpus; what cannot be read is named and left out.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use chrono::NaiveDate;

use super::built_in;
use super::load;
use super::walk::Found;
use super::{Article, ArticleId, Clean};

/// Where articles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The articles compiled into the program.
    BuiltIn,
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input, already read to its end by the caller.
    Bytes {
        /// What to call it.
        name: String,
        /// What it holds.
        bytes: Vec<u8>,
    },
}

/// How to read.
#[derive(Clone, Debug)]
pub struct Options {
    /// The publication date of articles that carry none.
    pub published: Option<NaiveDate>,
    /// The largest file that is read, in bytes.
    pub max_bytes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            published: None,
            max_bytes: 16 << 20,
        }
    }
}

/// A file that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path, to show.
    pub path: Clean,
    /// What is wrong and what can be done; it goes on with the path: `is empty.`
    pub reason: Clean,
}

impl Skipped {
    /// A file that was left out.
    pub(super) fn new(path: &Path, reason: &str) -> Self {
        Self {
            path: load::shown(path),
            reason: Clean::line(reason),
        }
    }
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The articles, in the order of their paths, numbered from 0.
    pub articles: Vec<Article>,
    /// The files that were left out.
    pub skipped: Vec<Skipped>,
}

/// Progress of a reading, shared between threads.
#[derive(Debug, Default)]
pub struct Progress {
    /// Articles read so far.
    pub read: AtomicUsize,
    /// Articles analysed so far.
    pub annotated: AtomicUsize,
    /// Files found; 0 while still looking.
    pub found: AtomicUsize,
    /// Set to end the work early.
    pub stop: AtomicBool,
}

/// Fewer files than this are read by one thread: starting others costs more than it saves.
const FEW: usize = 64;

/// How many files a thread takes at a time.
const BATCH: usize = 16;

/// Reads every article of `inputs`; what cannot be read is named in the corpus and the rest is read.
///
/// Articles are in the order of the built-in ones, standard input, and paths, however the inputs are
/// ordered. A file that is reached by several ways is one article. The work ends early, with what is
/// there, when `progress.stop` is set.
pub fn read(inputs: &[Input], options: &Options, progress: &Progress) -> Corpus {
    let mut corpus = Corpus::default();
    if inputs.contains(&Input::BuiltIn) {
        for (name, text) in built_in::ARTICLES {
            corpus.add_bytes(Path::new(name), text.as_bytes(), options);
            progress.read.fetch_add(1, Ordering::Relaxed);
        }
    }
    for input in inputs {
        if let Input::Bytes { name, bytes } = input {
            corpus.add_bytes(Path::new(name), bytes, options);
            progress.read.fetch_add(1, Ordering::Relaxed);
        }
    }
    let mut found = Found::default();
    for input in inputs {
        if let Input::Path(root) = input {
            found.add(root, progress);
        }
    }
    corpus.skipped.append(&mut found.skipped);
    let files = found.files();
    let count = corpus.articles.len() + files.len();
    progress.found.store(count, Ordering::Relaxed);
    for (index, outcome) in outcomes(&files, options, progress) {
        corpus.take(outcome, Some(&files[index]));
    }
    corpus.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    corpus.skipped.dedup();
    for (number, article) in corpus.articles.iter_mut().enumerate() {
        article.id = ArticleId(number as u32);
    }
    corpus
}

impl Corpus {
    /// Adds the articles of text that is no file.
    fn add_bytes(&mut self, name: &Path, bytes: &[u8], options: &Options) {
        let outcome = load::bytes(name, bytes, options);
        self.take(outcome, None);
    }

    fn take(&mut self, outcome: Outcome, file: Option<&PathBuf>) {
        match outcome {
            Ok(articles) => self
                .articles
                .extend(articles.into_iter().map(|article| Article {
                    file: file.cloned(),
                    ..article
                })),
            Err(skipped) => self.skipped.push(skipped),
        }
    }
}

/// What one file gave.
type Outcome = Result<Vec<Article>, Skipped>;

/// What each file gave, by its number, read by several threads where they are many.
fn outcomes(files: &[PathBuf], options: &Options, progress: &Progress) -> Vec<(usize, Outcome)> {
    let next = AtomicUsize::new(0);
    let run = || work(files, &next, options, progress);
    if files.len() < FEW {
        return run();
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.min(16)).map(|_| scope.spawn(run)).collect();
        let mut all = Vec::with_capacity(files.len());
        for worker in workers {
            let part = worker.join();
            // A panic in a reader goes on in the thread that asked for the reading.
            all.extend(part.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        all.sort_unstable_by_key(|(index, _)| *index);
        all
    })
}

/// Reads files, a batch at a time, until none is left.
fn work(
    files: &[PathBuf],
    next: &AtomicUsize,
    options: &Options,
    progress: &Progress,
) -> Vec<(usize, Outcome)> {
    let mut outcomes = Vec::new();
    loop {
        let from = next.fetch_add(BATCH, Ordering::Relaxed);
        let batch = files.iter().enumerate().skip(from).take(BATCH);
        if batch.len() == 0 {
            return outcomes;
        }
        for (index, path) in batch {
            if progress.stop.load(Ordering::Relaxed) {
                return outcomes;
            }
            outcomes.push((index, load::file(path, options)));
            progress.read.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests;
