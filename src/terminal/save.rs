//! Writes a view to a file that the user asked for, in the format that its ending names; no file is overwritten.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crate::app::write::{Request, Shown};
use crate::corpus::Clean;
use crate::export::ledger::{self, Ledger};
use crate::export::{csv, json, markdown, opposite};
use crate::model::Model;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Markdown,
    Csv,
    Json,
}

impl Format {
    fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()? {
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Writes what is asked for and says where it is; the error says what is wrong and what helps.
pub fn save(model: &Model, request: &Request) -> Result<String, String> {
    let (file, format) = match &request.file {
        Some(name) => {
            let path = PathBuf::from(name);
            let format = Format::of(&path).ok_or_else(|| {
                format!("{name}: end the name in .md, .csv or .json, which tells the format")
            })?;
            (create(&path).map_err(|e| reason(&path, &e))?, format)
        }
        None => (fresh(request.shown.name())?, Format::Markdown),
    };
    let (path, file) = file;
    let mut out = BufWriter::new(file);
    write(model, request, format, &mut out)
        .and_then(|()| out.flush())
        .map_err(|e| reason(&path, &e))?;
    let counted = |count: usize, noun: &str| {
        let s = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{s}")
    };
    let count = match &request.shown {
        Shown::Events(events) => counted(events.len(), "event"),
        Shown::Actors(actors) => counted(actors.len(), "actor"),
        Shown::Ledger(rows) => counted(rows.len(), "row"),
        Shown::Figures => format!("{} series", model.series.len()),
        Shown::Coverage(events) => format!("the coverage of {}", counted(events.len(), "event")),
        Shown::Accounts(rows, _) => format!("the accounts and {}", counted(rows.len(), "row")),
        Shown::Opposite(pairs) => counted(pairs.len(), "row"),
    };
    let only = request.only.as_ref().map(|only| format!(" ({only})"));
    let only = only.unwrap_or_default();
    Ok(format!("{count}{only} written to {}", shown(&path)))
}

/// A path as it is shown.
fn shown(path: &Path) -> Clean {
    Clean::line(&path.display().to_string())
}

fn reason(path: &Path, error: &io::Error) -> String {
    let path = shown(path);
    match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{path} is there already; take another name"),
        _ => format!("{path}: {error}"),
    }
}

/// A new file; one that is there is left alone.
fn create(path: &Path) -> io::Result<(PathBuf, File)> {
    Ok((path.to_owned(), File::create_new(path)?))
}

/// A new file in the working folder: `timeline.md`, else `timeline-2.md` and so on.
fn fresh(name: &str) -> Result<(PathBuf, File), String> {
    let mut path = PathBuf::from(format!("{name}.md"));
    for number in 2..1000 {
        match create(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                path = PathBuf::from(format!("{name}-{number}.md"));
            }
            outcome => return outcome.map_err(|e| reason(&path, &e)),
        }
    }
    Err(format!(
        "there are too many files called {name}; write :write NAME.md"
    ))
}

fn write(
    model: &Model,
    request: &Request,
    format: Format,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let only = request.only.as_deref();
    match (&request.shown, format) {
        (Shown::Events(events), Format::Markdown) => markdown::timeline(model, events, only, out),
        (Shown::Events(events), Format::Csv) => csv::timeline(model, events, out),
        (Shown::Events(events), Format::Json) => json::timeline(model, events, out),
        (Shown::Actors(actors), Format::Markdown) => markdown::actors(model, actors, only, out),
        (Shown::Actors(actors), Format::Csv) => csv::actors(model, actors, out),
        (Shown::Actors(actors), Format::Json) => json::actors(model, actors, out),
        (Shown::Opposite(pairs), Format::Markdown) => opposite::markdown(model, pairs, only, out),
        (Shown::Opposite(pairs), Format::Csv) => opposite::csv(model, pairs, out),
        (Shown::Opposite(pairs), Format::Json) => opposite::json(model, pairs, out),
        (Shown::Ledger(_) | Shown::Coverage(_) | Shown::Figures | Shown::Accounts(..), _) => {
            let ledger = compared(&request.shown);
            match format {
                Format::Markdown => ledger::markdown::compare(model, &ledger, only, out),
                Format::Csv => ledger::csv::compare(model, &ledger, out),
                Format::Json => ledger::json::compare(model, &ledger, out),
            }
        }
    }
}

/// The rows of the ledger and the events of the grid that a view shows.
fn compared(shown: &Shown) -> Ledger {
    let mut ledger = Ledger::default();
    match shown {
        Shown::Ledger(rows) => ledger.rows.clone_from(rows),
        Shown::Coverage(events) => ledger.events.clone_from(events),
        Shown::Figures => ledger.series = true,
        Shown::Accounts(rows, event) => {
            ledger.rows.clone_from(rows);
            ledger.rows.sort_unstable();
            ledger.events.extend(event);
        }
        Shown::Events(_) | Shown::Actors(_) | Shown::Opposite(_) => {}
    }
    ledger
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_names_the_format_and_no_file_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let model = Model::default();
        for (name, want) in [
            ("a.md", Ok("0 events written to ")),
            ("a.md", Err("is there already; take another name")),
            ("a.csv", Ok("0 events written to ")),
            ("a.json", Ok("0 events written to ")),
            ("a.doc", Err("end the name in .md, .csv or .json")),
            ("a", Err("end the name in .md, .csv or .json")),
            ("none/a.md", Err("No such file")),
        ] {
            let path = folder.path().join(name);
            let request = Request {
                shown: Shown::Events(Vec::new()),
                only: None,
                file: path.to_str().map(str::to_owned),
            };
            let (told, want) = match (save(&model, &request), want) {
                (Ok(told), Ok(want)) | (Err(told), Err(want)) => (told, want),
                (told, want) => panic!("{name}: {told:?}, not {want:?}"),
            };
            assert!(told.contains(want), "{name}: {told}");
        }
    }
}
