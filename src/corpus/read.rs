//! Reads files, folders and standard input into a corpus; what cannot be read is named and left out.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize};

use chrono::NaiveDate;

use super::{Article, Clean};

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
    /// What is wrong and what can be done, as one sentence.
    pub reason: Clean,
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

/// Reads every article of `inputs`.
pub fn read(inputs: &[Input], options: &Options, progress: &Progress) -> Corpus {
    let mut files = Vec::new();
    for input in inputs {
        if let Input::Path(path) = input {
            files.extend(
                walkdir::WalkDir::new(path)
                    .into_iter()
                    .flatten()
                    .filter(|e| e.file_type().is_file())
                    .map(walkdir::DirEntry::into_path),
            );
        }
    }
    files.sort();
    let mut corpus = Corpus::default();
    for path in files {
        let Ok(raw) = std::fs::read_to_string(&path) else {
            continue;
        };
        let mut article = article(&raw, options);
        article.id = super::ArticleId(corpus.articles.len() as u32);
        article.path = Clean::line(&path.display().to_string());
        article.file = Some(path);
        corpus.articles.push(article);
        progress
            .read
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    }
    corpus
}

/// One article from its raw text.
fn article(raw: &str, options: &Options) -> Article {
    let mut article = Article::default();
    let mut body = raw;
    if let Some((front, rest)) = raw.strip_prefix("---\n").and_then(|r| {
        r.split_once("\n---\n")
            .or_else(|| r.strip_prefix("---\n").map(|b| ("", b)))
    }) {
        body = rest;
        for (key, value) in front.lines().filter_map(|l| l.split_once(": ")) {
            match key {
                "title" => article.title = Clean::line(value.trim_matches('"')),
                "published" => {
                    if let Ok(day) = value.trim().parse() {
                        article.published = super::Published::exact(day, super::Basis::Metadata);
                    }
                }
                _ => {}
            }
        }
    }
    if let (Some(day), None) = (options.published, article.published.value) {
        article.published = super::Published::exact(day, super::Basis::Given);
    }
    article.text = Clean::text(body.trim());
    let text = article.text.as_str();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + line.find(trimmed).unwrap_or(0);
            article.blocks.push(super::Block {
                span: super::Span::new(start, start + trimmed.len()),
                kind: super::BlockKind::Paragraph,
            });
        }
        at += line.len();
    }
    article
}
