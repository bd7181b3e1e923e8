//! Finds the files of articles below files and folders, in an order that depends on their names alone.

use std::collections::{HashSet, VecDeque};
use std::fs::FileType;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use walkdir::{DirEntry, WalkDir};

use super::format;
use super::read::{Progress, Skipped};

/// A file to read.
#[derive(Debug)]
struct File {
    path: PathBuf,
    /// The number of links on the way to it.
    links: u32,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    files: Vec<File>,
    /// What cannot be looked into.
    pub skipped: Vec<Skipped>,
    /// How many files and folders were asked for.
    roots: usize,
}

/// A folder that is being looked into, with all below it.
#[derive(Default)]
struct Tree {
    /// The folders that were looked into.
    seen: HashSet<Identity>,
    /// Folders to look into, and the number of links on the way to them. Links are followed when all real folders
    /// have been seen.
    waiting: VecDeque<(PathBuf, u32)>,
}

impl Found {
    /// Adds the files at or below `root`. Ends early when `progress` says so.
    pub fn add(&mut self, root: &Path, progress: &Progress) {
        self.roots += 1;
        match std::fs::metadata(root) {
            Ok(about) if about.is_dir() => self.folder(root, progress),
            Ok(about) if about.is_file() => self.file(root, 0),
            Ok(_) => self.skip(root, "is no regular file; pipe it in and name it `-`."),
            Err(error) => self.failed(root, &error),
        }
    }

    /// The files to read, each once, in the order of their paths: where several ways lead to one file, it goes by
    /// the one with the fewest links.
    pub fn files(self) -> Vec<PathBuf> {
        let mut files = self.files;
        if self.roots > 1 || files.iter().any(|f| f.links > 0) {
            files.sort_unstable_by(|a, b| (a.links, &a.path).cmp(&(b.links, &b.path)));
            let mut seen = HashSet::with_capacity(files.len());
            files.retain(|f| seen.insert(identity(&f.path)));
            files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        }
        files.into_iter().map(|f| f.path).collect()
    }

    /// Adds the articles in a folder and the folders below it, hidden ones left out. Each folder is looked into
    /// once, so that links in a circle, and links between many folders, cost nothing.
    fn folder(&mut self, root: &Path, progress: &Progress) {
        let before = (self.files.len(), self.skipped.len());
        let mut tree = Tree::default();
        tree.waiting.push_back((root.to_owned(), 0));
        while let Some((folder, links)) = tree.waiting.pop_front() {
            if tree.seen.insert(identity(&folder)) {
                self.walk(&folder, links, &mut tree, progress);
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

    /// Adds what stands below one folder of a tree and was not seen yet.
    fn walk(&mut self, folder: &Path, links: u32, tree: &mut Tree, progress: &Progress) {
        let Tree { seen, waiting } = tree;
        let entries = WalkDir::new(folder).min_depth(1).sort_by_file_name();
        let mut is_new = |e: &DirEntry| !e.file_type().is_dir() || seen.insert(identity(e.path()));
        let wanted = |e: &DirEntry| !is_hidden(e) && is_new(e);
        for entry in entries.into_iter().filter_entry(wanted) {
            if progress.stop.load(Ordering::Relaxed) {
                return;
            }
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) if entry.path_is_symlink() => {
                    let folder = self.link(entry.into_path(), links + 1);
                    waiting.extend(folder.map(|path| (path, links + 1)));
                }
                Ok(entry) => self.entry(entry.path(), entry.file_type(), links),
                Err(error) => self.unseen(&error),
            }
        }
    }

    /// Adds what a link leads to, if that can be an article; a link to a folder is handed back.
    fn link(&mut self, path: PathBuf, links: u32) -> Option<PathBuf> {
        match std::fs::metadata(&path) {
            Ok(about) if about.is_dir() => return Some(path),
            Ok(about) => self.entry(&path, about.file_type(), links),
            Err(error) if format::by_name(&path).is_some() => self.failed(&path, &error),
            Err(_) => {}
        }
        None
    }

    /// Adds what is no folder, if its name is an article's.
    fn entry(&mut self, path: &Path, kind: FileType, links: u32) {
        if format::by_name(path).is_none() {
            return;
        }
        if kind.is_file() {
            self.file(path, links);
        } else {
            self.skip(path, "is no regular file; it was left out.");
        }
    }

    fn file(&mut self, path: &Path, links: u32) {
        let path = path.to_owned();
        self.files.push(File { path, links });
    }

    /// A folder that could not be looked into.
    fn unseen(&mut self, error: &walkdir::Error) {
        if let (Some(path), Some(io)) = (error.path(), error.io_error()) {
            self.failed(path, io);
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

/// What makes a file or folder the same one, by whatever links it was reached.
fn identity(path: &Path) -> Identity {
    std::fs::metadata(path).map_or_else(
        |_| Identity::Path(path.to_owned()),
        |about| Identity::of(&about, path),
    )
}

/// What tells one file or folder from another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Identity {
    /// Its device and its number there.
    #[cfg(unix)]
    Inode(u64, u64),
    /// Its path, links resolved where possible.
    Path(PathBuf),
}

impl Identity {
    /// The identity of what `about` describes.
    #[cfg(unix)]
    fn of(about: &std::fs::Metadata, _path: &Path) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self::Inode(about.dev(), about.ino())
    }

    /// The identity of what stands at `path`.
    #[cfg(not(unix))]
    fn of(_about: &std::fs::Metadata, path: &Path) -> Self {
        Self::Path(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_told_with_a_remedy() {
        use std::io::ErrorKind::{NotFound, Other, PermissionDenied};
        for (kind, want) in [
            (NotFound, "does not exist; check the path."),
            (
                PermissionDenied,
                "may not be read; give yourself the permission to read it.",
            ),
            (Other, "could not be read: other error."),
        ] {
            let skipped = failed(Path::new("missing/a.md"), &kind.into());
            assert_eq!(skipped.reason.as_str(), want);
            assert_eq!(skipped.path.as_str(), "missing/a.md");
        }
    }
}
