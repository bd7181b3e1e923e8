//! Turns one file, or the bytes of standard input, into articles, or says why it has none.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::read::{Options, Skipped};
use super::{Article, Basis, Clean, Digest, Evidence, Published, Warning};
use super::{compose, day, decode, format, walk};

/// The articles of one file, or why it has none.
pub(super) fn file(path: &Path, options: &Options) -> Result<Vec<Article>, Skipped> {
    articles(path, &contents(path, options)?, options)
}

/// The bytes of a file, which is known to be a regular one, if they are not too many.
fn contents(path: &Path, options: &Options) -> Result<Vec<u8>, Skipped> {
    let failed = |error| walk::failed(path, &error);
    let file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let most = options.max_bytes;
    if length > most {
        return Err(too_large(path, length, options));
    }
    let mut bytes = Vec::with_capacity(length as usize + 1);
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

/// Reads bytes that are no file of their own, under a name.
pub(super) fn bytes(name: &Path, bytes: &[u8], options: &Options) -> Result<Vec<Article>, Skipped> {
    if bytes.len() as u64 > options.max_bytes {
        return Err(too_large(name, bytes.len() as u64, options));
    }
    articles(name, bytes, options)
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
    let sha256 = Digest::of(bytes);
    for article in &mut articles {
        article.path = shown(path);
        article.sha256 = sha256;
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
        day::in_figures(&stem).map(|day| {
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
pub(super) fn shown(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}
