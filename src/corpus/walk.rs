//! Finds the files of articles below files and folders, in an order that depends on their names alone.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use walkdir::{DirEntry, WalkDir};

use super::format;
use super::read::{Progress, Skipped};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Files to read, in order.
    pub files: Vec<PathBuf>,
    /// What cannot be looked into.
    pub skipped: Vec<Skipped>,
    /// Whether one file may have been found on two ways.
    pub may_repeat: bool,
}

impl Found {
    /// Adds the files at or below `root`. Ends early when `progress` says so.
    pub fn add(&mut self, root: &Path, progress: &Progress) {
        match std::fs::metadata(root) {
            Ok(about) if about.is_dir() => self.folder(root, progress),
            Ok(about) if about.is_file() => self.files.push(root.to_owned()),
            Ok(_) => self.skip(root, "is no regular file; pipe it in and name it `-`."),
            Err(error) => self.failed(root, &error),
        }
    }

    /// Sorts what several inputs gave.
    pub fn sort(&mut self) {
        self.files.sort();
        self.may_repeat = true;
    }

    /// Adds the articles in a folder and the folders below it; hidden ones and loops of links are left out.
    fn folder(&mut self, root: &Path, progress: &Progress) {
        let before = (self.files.len(), self.skipped.len());
        let mut seen = std::collections::HashSet::new();
        let entries = WalkDir::new(root).follow_links(true).sort_by_file_name();
        let shown = |e: &DirEntry| e.depth() == 0 || !is_hidden(e);
        let new = |e: &DirEntry| !e.file_type().is_dir() || seen.insert(identity(e));
        let mut new = new;
        for entry in entries.into_iter().filter_entry(|e| shown(e) && new(e)) {
            if progress.stop.load(Ordering::Relaxed) {
                return;
            }
            match entry {
                Ok(entry) => self.entry(entry),
                Err(error) => self.unseen(&error),
            }
        }
        if before == (self.files.len(), self.skipped.len()) {
            let reason = format!(
                "holds no article: no file below it ends in {}; name other files one by one.",
                format::extensions()
            );
            self.skip(root, &reason);
        }
    }

    fn entry(&mut self, entry: DirEntry) {
        self.may_repeat |= entry.path_is_symlink();
        if entry.file_type().is_dir() || format::by_name(entry.path()).is_none() {
            return;
        }
        if entry.file_type().is_file() {
            self.files.push(entry.into_path());
        } else {
            self.skip(entry.path(), "is no regular file; it was left out.");
        }
    }

    /// A place that could not be looked at: named if it is a folder or would be an article.
    fn unseen(&mut self, error: &walkdir::Error) {
        let Some(path) = error.path() else { return };
        let is_link = path.is_symlink();
        let matters =
            error.loop_ancestor().is_none() && (!is_link || format::by_name(path).is_some());
        match error.io_error() {
            Some(io) if matters => self.failed(path, io),
            _ => {}
        }
    }

    fn failed(&mut self, path: &Path, error: &std::io::Error) {
        self.skipped.push(failed(path, error));
    }

    fn skip(&mut self, path: &Path, reason: &str) {
        self.skipped.push(Skipped::new(path, reason));
    }
}

/// A path that could not be read, with what can be done.
pub(super) fn failed(path: &Path, error: &std::io::Error) -> Skipped {
    use std::io::ErrorKind;
    let reason = match error.kind() {
        ErrorKind::NotFound if path.is_symlink() => {
            "is a link to a file that does not exist; mend or remove the link.".to_owned()
        }
        ErrorKind::NotFound => "does not exist; check the path.".to_owned(),
        ErrorKind::PermissionDenied => {
            "may not be read; give yourself the permission to read it.".to_owned()
        }
        _ => format!("could not be read: {error}."),
    };
    Skipped::new(path, &reason)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// What makes a folder the same one, by whatever links it was reached.
fn identity(entry: &DirEntry) -> Identity {
    match std::fs::metadata(entry.path()) {
        Ok(about) => Identity::of(&about, entry.path()),
        Err(_) => Identity::Path(entry.path().to_owned()),
    }
}

/// What makes a file or folder the same one, by whatever path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Identity {
    /// Its device and its number there.
    #[cfg(unix)]
    Inode(u64, u64),
    /// Its path, links resolved where possible.
    Path(PathBuf),
}

impl Identity {
    /// The identity of what `about` describes.
    #[cfg(unix)]
    pub fn of(about: &std::fs::Metadata, _path: &Path) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self::Inode(about.dev(), about.ino())
    }

    /// The identity of what stands at `path`.
    #[cfg(not(unix))]
    pub fn of(_about: &std::fs::Metadata, path: &Path) -> Self {
        Self::Path(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }
}
