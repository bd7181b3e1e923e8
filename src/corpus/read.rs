//! Reads files, folders and standard input into a corpus; what cannot be read is named and left out.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use chrono::NaiveDate;

use super::walk::{self, Found, Identity};
use super::{Article, ArticleId, Basis, Clean, Evidence, Published, Warning};
use super::{built_in, compose, day, decode, format};

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
            path: shown(path),
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
    let mut roots = 0;
    for input in inputs {
        if let Input::Path(root) = input {
            found.add(root, progress);
            roots += 1;
        }
    }
    if roots > 1 {
        found.sort();
    }
    progress
        .found
        .store(corpus.articles.len() + found.files.len(), Ordering::Relaxed);
    corpus.skipped.append(&mut found.skipped);
    corpus.add_files(&found, options, progress);
    corpus.skipped.sort_by(|a, b| a.path.cmp(&b.path));
    corpus.skipped.dedup();
    for (number, article) in corpus.articles.iter_mut().enumerate() {
        article.id = ArticleId(number as u32);
    }
    corpus
}

/// What one file gave.
struct Reading {
    /// Its articles, or why it has none.
    outcome: Result<Vec<Article>, Skipped>,
    /// Which file it is, so that it counts once.
    identity: Option<Identity>,
}

impl Corpus {
    /// Adds the articles of text that is no file.
    fn add_bytes(&mut self, name: &Path, bytes: &[u8], options: &Options) {
        let within = bytes.len() as u64 <= options.max_bytes;
        let outcome = if within {
            articles(name, bytes, options)
        } else {
            Err(too_large(name, bytes.len() as u64, options))
        };
        self.take(outcome, None);
    }

    /// Adds the articles of the files that were found, read by several threads where they are many.
    fn add_files(&mut self, found: &Found, options: &Options, progress: &Progress) {
        let next = AtomicUsize::new(0);
        let readings = if found.files.len() < FEW {
            work(&found.files, &next, options, progress)
        } else {
            let threads = std::thread::available_parallelism()
                .map_or(1, usize::from)
                .min(16);
            std::thread::scope(|scope| {
                let run = || work(&found.files, &next, options, progress);
                let workers: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
                let mut all = Vec::with_capacity(found.files.len());
                for worker in workers {
                    // A panic in a reader goes on in the thread that asked for the reading.
                    all.extend(
                        worker
                            .join()
                            .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                    );
                }
                all.sort_unstable_by_key(|(index, _)| *index);
                all
            })
        };
        let mut seen = HashSet::new();
        for (index, reading) in readings {
            let repeats = |identity| found.may_repeat && !seen.insert(identity);
            if !reading.identity.is_some_and(repeats) {
                self.take(reading.outcome, Some(&found.files[index]));
            }
        }
    }

    fn take(&mut self, outcome: Result<Vec<Article>, Skipped>, file: Option<&PathBuf>) {
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

/// Reads files, a batch at a time, until none is left.
fn work(
    files: &[PathBuf],
    next: &AtomicUsize,
    options: &Options,
    progress: &Progress,
) -> Vec<(usize, Reading)> {
    let mut readings = Vec::new();
    loop {
        let from = next.fetch_add(BATCH, Ordering::Relaxed);
        let batch = files.iter().enumerate().skip(from).take(BATCH);
        if batch.len() == 0 {
            return readings;
        }
        for (index, path) in batch {
            if progress.stop.load(Ordering::Relaxed) {
                return readings;
            }
            readings.push((index, file(path, options)));
            progress.read.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Reads one file.
fn file(path: &Path, options: &Options) -> Reading {
    let mut identity = None;
    let outcome =
        contents(path, options, &mut identity).and_then(|bytes| articles(path, &bytes, options));
    Reading { outcome, identity }
}

/// The bytes of a file, which is known to be a regular one, if they are not too many.
fn contents(
    path: &Path,
    options: &Options,
    identity: &mut Option<Identity>,
) -> Result<Vec<u8>, Skipped> {
    let failed = |error| walk::failed(path, &error);
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    *identity = Some(Identity::of(&about, path));
    let most = options.max_bytes;
    if about.len() > most {
        return Err(too_large(path, about.len(), options));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    // It may have grown since.
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(too_large(path, bytes.len() as u64, options));
    }
    Ok(bytes)
}

fn too_large(path: &Path, bytes: u64, options: &Options) -> Skipped {
    let size = |bytes: u64| match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..0x10_0000 => format!("{:.1} KiB", bytes as f64 / 1024.0),
        _ => format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20)),
    };
    let reason = format!(
        "is larger ({}) than the limit of {}; `--max-size` raises it.",
        size(bytes),
        size(options.max_bytes)
    );
    Skipped::new(path, &reason)
}

/// The articles that `bytes` hold.
fn articles(path: &Path, bytes: &[u8], options: &Options) -> Result<Vec<Article>, Skipped> {
    let decoded = decode::decode(bytes).map_err(|what| {
        Skipped::new(
            path,
            &format!("is {what}, not text; save its text as .txt or .md."),
        )
    })?;
    let (text, removed) = Clean::counted(&decoded.text);
    let format = format::by_name(path).unwrap_or_else(|| format::by_text(text.as_str()));
    let damage = decoded.damage.map(|(places, encoding)| Warning {
        message: Clean::line(&format!(
            "{places} {} no {encoding} and shown as \u{fffd}.",
            if places == 1 {
                "place is"
            } else {
                "places are"
            }
        )),
    });
    let drafts = (format.read)(text.as_str());
    let mut articles: Vec<Article> = drafts
        .into_iter()
        .filter_map(|d| compose::compose(d, removed))
        .collect();
    if articles.is_empty() {
        let empty = text.as_str().trim().is_empty();
        let reason = if empty {
            "is empty."
        } else {
            "has front matter but no text."
        };
        return Err(Skipped::new(path, reason));
    }
    for article in &mut articles {
        article.path = shown(path);
        article.warnings.extend(damage.clone());
        date(article, path, options);
    }
    Ok(articles)
}

/// Gives an article without a date of its own the one that the user gave, else the one in its file's name.
fn date(article: &mut Article, path: &Path, options: &Options) {
    if article.published.basis != Basis::Unknown {
        return;
    }
    let stem: Cow<str> = path
        .file_stem()
        .map(|s| s.to_string_lossy())
        .unwrap_or_default();
    let named = || {
        day::in_file_name(&stem).map(|day| {
            (
                day,
                Basis::Filename,
                format!("The file's name holds {day}."),
            )
        })
    };
    let given = options
        .published
        .map(|day| (day, Basis::Given, format!("`--published` gives {day}.")));
    if let Some((day, basis, says)) = given.or_else(named) {
        article.published = Published::exact(day, basis);
        article.published.evidence.push(Evidence {
            span: None,
            says: Clean::line(&says),
        });
    }
}

/// A path as it is shown.
fn shown(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}
