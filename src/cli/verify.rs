//! Tells whether every row of an export still holds: by its words first, by its offsets second.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::arguments::{Common, Verify};
use super::{Outcome, input, print};
use crate::corpus::read::Progress;
use crate::corpus::{self, Article, Clean, Input, Options};
use crate::export::report::{self, Claim, fold};

/// How a row stands today.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    /// Its words stand where it says.
    Holds,
    /// Its words stand elsewhere in the file, from this code point to that one.
    Moved(u32, u32),
    /// Its words no longer stand in the file.
    Gone,
    /// The file cannot be read.
    Unread,
}

/// Runs `verify`.
pub fn run(options: &Verify, common: &Common) -> anyhow::Result<Outcome> {
    let name = Clean::line(&options.report.display().to_string());
    let report = contents(&options.report)?;
    let claims = match report::read(&report) {
        Ok(claims) => claims,
        Err(what) => bail!("{name}: {what}"),
    };
    let beside = options.report.parent().unwrap_or(Path::new(""));
    let mut files: BTreeMap<&str, File> = BTreeMap::new();
    for claim in &claims {
        let file = || File::open(claim, beside, &input::options(common));
        files.entry(&claim.path).or_insert_with(file);
    }
    let verdicts: Vec<Verdict> = claims.iter().map(|c| files[&*c.path].judge(c)).collect();
    print(|out| {
        for (path, file) in files.iter().filter(|(_, file)| file.changed) {
            let still = if file.texts.is_empty() {
                "cannot be read"
            } else {
                "has changed since"
            };
            writeln!(out, "{}: {still}", Clean::line(path))?;
        }
        // What is gone is what matters: one word changed moves all that stands behind it.
        let mut rows: Vec<_> = claims.iter().zip(&verdicts).collect();
        rows.sort_by_key(|(_, verdict)| matches!(verdict, Verdict::Moved(..)));
        for (claim, verdict) in rows {
            tell(&name, claim, verdict, out)?;
        }
        let count = |wanted: fn(&Verdict) -> bool| verdicts.iter().filter(|v| wanted(v)).count();
        writeln!(
            out,
            "rows: {}; hold: {}; moved: {}; gone: {}; unread: {}",
            claims.len(),
            count(|v| *v == Verdict::Holds),
            count(|v| matches!(v, Verdict::Moved(..))),
            count(|v| *v == Verdict::Gone),
            count(|v| *v == Verdict::Unread),
        )
    })?;
    let all = verdicts.iter().all(|v| *v == Verdict::Holds);
    Ok(if all {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// The text of the report.
fn contents(path: &Path) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .context("standard input")?;
    } else {
        let name = Clean::line(&path.display().to_string());
        bytes = fs::read(path).with_context(|| name.to_string())?;
    }
    let name = Clean::line(&path.display().to_string());
    String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("{name}: is no UTF-8, so it is no export"))
}

/// Tells of a row that does not stand where it says.
fn tell(name: &Clean, claim: &Claim, verdict: &Verdict, out: &mut dyn io::Write) -> io::Result<()> {
    let what = match verdict {
        Verdict::Holds => return Ok(()),
        Verdict::Moved(start, end) => format!("moved to {start}–{end}"),
        Verdict::Gone => "gone".to_owned(),
        Verdict::Unread => "unread".to_owned(),
    };
    let (path, words) = (Clean::line(&claim.path), Clean::line(&claim.words));
    writeln!(
        out,
        "{name}: {}: {what}: {path}: {words}",
        Clean::line(&claim.row)
    )
}

/// One file that a report names, as it is today.
struct File {
    /// The texts of its articles.
    texts: Vec<Text>,
    /// Whether its bytes are others than when the report was made.
    changed: bool,
}

impl File {
    /// Reads the file of `claim`: as its path says, else beside the report, else among the articles built in.
    fn open(claim: &Claim, beside: &Path, options: &Options) -> Self {
        let path = PathBuf::from(&claim.path);
        let places = [path.clone(), beside.join(&path)];
        let there = places.into_iter().filter(|p| p.is_file()).map(Input::Path);
        let mut articles = Vec::new();
        for input in there.chain([Input::BuiltIn]) {
            let of_path = |a: &Article| match &input {
                Input::Path(_) => true,
                _ => a.path.as_str() == claim.path,
            };
            let read = corpus::read(std::slice::from_ref(&input), options, &Progress::default());
            let found: Vec<Article> = read.articles.into_iter().filter(of_path).collect();
            let same = found.iter().any(|a| a.sha256.to_string() == claim.sha256);
            if same || articles.is_empty() {
                articles = found;
            }
            if same {
                break;
            }
        }
        let same = articles
            .iter()
            .any(|a| claim.sha256.is_empty() || a.sha256.to_string() == claim.sha256);
        Self {
            texts: articles.iter().map(|a| Text::of(a.text.as_str())).collect(),
            changed: !same,
        }
    }

    /// How `claim` stands in the first of the file's articles that holds its words.
    fn judge(&self, claim: &Claim) -> Verdict {
        let verdicts: Vec<_> = self.texts.iter().map(|t| t.judge(claim)).collect();
        let moved = |v: &&Verdict| matches!(v, Verdict::Moved(..));
        match verdicts.first() {
            None => Verdict::Unread,
            Some(_) if verdicts.contains(&Verdict::Holds) => Verdict::Holds,
            Some(_) => verdicts
                .iter()
                .find(moved)
                .cloned()
                .unwrap_or(Verdict::Gone),
        }
    }
}

/// One article's text with white space folded, and where each of its code points stood before.
struct Text {
    folded: String,
    /// For each byte of the folded text, the number of its code point in the text as it was.
    points: Vec<u32>,
}

impl Text {
    fn of(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut points = Vec::with_capacity(text.len());
        let mut gap = true;
        for (c, point) in text.chars().zip(0..) {
            let space = c.is_whitespace();
            if !(space && gap) {
                folded.push(if space { ' ' } else { c });
                points.resize(folded.len(), point);
            }
            gap = space;
        }
        Self { folded, points }
    }

    /// How `claim` stands: its words where it says, or nearest to it.
    fn judge(&self, claim: &Claim) -> Verdict {
        let words = fold(&claim.words);
        if words.is_empty() {
            return Verdict::Holds;
        }
        let (start, _) = claim.range;
        let places = self.folded.match_indices(&words).map(|(at, _)| at);
        let nearest = places.min_by_key(|&at| self.points[at].abs_diff(start));
        let Some(at) = nearest else {
            return Verdict::Gone;
        };
        let found = (self.points[at], self.points[at + words.len() - 1] + 1);
        if found.0 == start {
            Verdict::Holds
        } else {
            Verdict::Moved(found.0, found.1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_judged_by_its_words_first_and_its_offsets_second() {
        let text = Text::of("One  “two”\nthree. One two.");
        for (words, range, want) in [
            ("“two” three", (5, 16), Verdict::Holds),
            ("One", (0, 3), Verdict::Holds),
            ("One", (18, 21), Verdict::Holds),
            ("One", (16, 19), Verdict::Moved(18, 21)),
            ("three. One", (0, 9), Verdict::Moved(11, 21)),
            ("four", (0, 4), Verdict::Gone),
        ] {
            let claim = Claim {
                row: String::new(),
                path: String::new(),
                sha256: String::new(),
                range,
                words: words.to_owned(),
            };
            assert_eq!(text.judge(&claim), want, "{words} {range:?}");
        }
    }
}
