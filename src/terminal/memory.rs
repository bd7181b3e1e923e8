//! Remembers from run to run which articles were read: by the SHA-256 of their file and their title.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::corpus::{Article, ArticleId};
use crate::model::Model;

/// The largest memory that is read, in bytes.
const MOST: u64 = 64 << 20;

/// The articles that were read, and the file that holds them; without a home nothing is kept.
#[derive(Debug, Default)]
pub struct Memory {
    path: Option<PathBuf>,
    read: BTreeSet<String>,
}

impl Memory {
    /// What the state folder holds.
    pub fn open() -> Self {
        Self::of(place(env::var_os("XDG_STATE_HOME"), env::var_os("HOME")))
    }

    fn of(path: Option<PathBuf>) -> Self {
        let small =
            |path: &PathBuf| fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() <= MOST);
        let text = path
            .as_ref()
            .filter(|path| small(path))
            .and_then(|path| fs::read_to_string(path).ok());
        Self {
            path,
            read: text
                .iter()
                .flat_map(|t| t.lines())
                .map(str::to_owned)
                .collect(),
        }
    }

    /// The articles of `model` that were read.
    pub fn recall(&self, model: &Model) -> HashSet<ArticleId> {
        if self.read.is_empty() {
            return HashSet::new();
        }
        let read = model
            .articles
            .iter()
            .filter(|a| self.read.contains(&key(a)));
        read.map(|a| a.id).collect()
    }

    /// Notes that an article was read, or that it is not, and writes it down.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn note(&mut self, article: &Article, read: bool) -> io::Result<()> {
        if read {
            self.read.insert(key(article));
        } else {
            self.read.remove(&key(article));
        }
        match &self.path {
            Some(path) => self.write(path),
            None => Ok(()),
        }
    }

    /// Writes all beside the old file and then takes its place: an end at any moment leaves one of the two whole.
    fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        let mut text = String::new();
        for line in &self.read {
            text.push_str(line);
            text.push('\n');
        }
        fs::write(&beside, text)?;
        fs::rename(&beside, path)
    }
}

/// An article by its file's SHA-256 and its title, as one line.
fn key(article: &Article) -> String {
    format!("{} {}", article.sha256, article.title)
}

/// The file in the state folder (XDG Base Directory Specification 0.8).
fn place(state: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let absolute = |path: OsString| Some(PathBuf::from(path)).filter(|p| p.is_absolute());
    let state = state.and_then(absolute);
    let folder = state.or_else(|| Some(home.and_then(absolute)?.join(".local/state")))?;
    Some(folder.join("tradewar-tui").join("read"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Clean, Digest};

    fn article(number: u32, title: &str) -> Article {
        Article {
            id: ArticleId(number),
            title: Clean::line(title),
            sha256: Digest::of(title.as_bytes()),
            ..Article::default()
        }
    }

    #[test]
    fn what_was_read_is_known_in_the_next_run_whatever_its_number() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = Some(folder.path().join("deep/read"));
        let mut memory = Memory::of(path.clone());
        for (title, read) in [("One", true), ("Two", true), ("One", false)] {
            memory
                .note(&article(0, title), read)
                .expect("it can be written");
        }
        let model = Model {
            articles: vec![article(0, "One"), article(1, "Two")],
            ..Model::default()
        };
        let again = Memory::of(path).recall(&model);
        assert_eq!(again, HashSet::from([ArticleId(1)]));
        let files = fs::read_dir(folder.path().join("deep")).expect("it is there");
        assert_eq!(files.count(), 1, "nothing is left beside it");
    }

    #[test]
    fn without_a_home_it_remembers_for_the_run_alone() {
        let mut memory = Memory::of(place(None, Some("relative".into())));
        memory
            .note(&article(0, "One"), true)
            .expect("nothing is written");
        assert!(memory.path.is_none());
        assert_eq!(memory.read.len(), 1);
    }
}
