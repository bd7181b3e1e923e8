//! Tells what is wrong or unknown in a corpus: a line for each finding; below a discrepancy, a line for each report.

use std::io::{self, Write};

use serde::Serialize;

use super::arguments::{Check, CheckFormat, Common};
use super::{Outcome, input, print};
use crate::analysis::TimexKind;
use crate::corpus::{Article, Clean};
use crate::export::{Citation, Citations, in_sentence};
use crate::model::{Discrepancy, DiscrepancyKind, Model, Place, State};

/// One thing that a person should look at.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Finding<'a> {
    /// What kind of thing: `left out`, `warning`, `undated`, `unresolved`, `discrepancy`, `single source`.
    kind: &'static str,
    /// Whether it is nothing wrong, only worth knowing.
    notice: bool,
    /// What it is, as one line.
    what: String,
    /// The file.
    path: String,
    /// Where it can be read; empty where it is no place in a text.
    places: Vec<Cell<'a>>,
}

/// Words in an article.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Cell<'a> {
    path: &'a str,
    sha256: String,
    paragraph: u32,
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    /// The words with their sentence, as the text shows them.
    #[serde(skip)]
    told: String,
}

impl Finding<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self {
            path, kind, what, ..
        } = self;
        match self.places.first() {
            Some(cell) if self.places.len() == 1 => {
                writeln!(out, "{path}: ¶{}: {kind}: {what}", cell.paragraph)
            }
            Some(_) => {
                writeln!(out, "{kind}: {what}")?;
                self.places.iter().try_for_each(|cell| cell.write(out))
            }
            None => writeln!(out, "{path}: {kind}: {what}"),
        }
    }
}

impl Cell<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let (path, paragraph, told) = (self.path, self.paragraph, &self.told);
        let means_more = |v: &&str| !v.is_empty() && !v.eq_ignore_ascii_case(self.text);
        match self.value.filter(means_more) {
            Some(value) => writeln!(out, "  {path}: ¶{paragraph}: {value}: {told}"),
            None => writeln!(out, "  {path}: ¶{paragraph}: {told}"),
        }
    }
}

/// All findings with their counts.
#[derive(Serialize)]
struct Object<'a> {
    articles: usize,
    findings: &'a [Finding<'a>],
}

/// Runs `check`.
pub fn run(options: &Check, common: &Common) -> anyhow::Result<Outcome> {
    let model = input::quietly(&options.paths, common)?;
    let findings = findings(&model);
    let notices = findings.iter().filter(|f| f.notice).count();
    let found = findings.len() - notices;
    let articles = model.articles.len();
    print(|out| match options.format {
        CheckFormat::Text => {
            findings.iter().try_for_each(|f| f.write(out))?;
            writeln!(
                out,
                "articles: {articles}; findings: {found}; notices: {notices}"
            )
        }
        CheckFormat::Json => {
            let findings = &findings;
            serde_json::to_writer(&mut *out, &Object { articles, findings })?;
            writeln!(out)
        }
    })?;
    Ok(if found == 0 {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// A place of an article as a finding shows it.
fn cell<'a>(
    model: &'a Model,
    (place, at): (Place, &Citation<'a>),
    value: Option<&'a str>,
) -> Cell<'a> {
    let article = model.article(at.article);
    Cell {
        path: article.path.as_str(),
        sha256: article.sha256.to_string(),
        paragraph: at.paragraph,
        start: at.start,
        end: at.end,
        text: at.text,
        value,
        told: in_sentence(model, place, Clean::line(at.text).to_string()),
    }
}

/// The rows of the ledger that a person should look at: those that differ, and figures of one source as notices.
fn compared<'a>(
    model: &'a Model,
    row: &'a Discrepancy,
    citations: &Citations<'a>,
) -> Option<Finding<'a>> {
    let (kind, notice) = match row.state {
        State::Differ => ("discrepancy", false),
        State::SingleSource if row.kind == DiscrepancyKind::Number => ("single source", true),
        _ => return None,
    };
    let values = row.values.iter();
    let places: Vec<Cell> = values
        .map(|v| cell(model, (v.place, &citations.cite(v.place)), Some(&v.value)))
        .collect();
    Some(Finding {
        kind,
        notice,
        what: format!("{}, {}{}", row.kind.name(), row.about, alone(&places)),
        path: places.first()?.path.to_owned(),
        places,
    })
}

/// The words of the only cell.
fn alone(places: &[Cell]) -> String {
    match places {
        [only] => format!(": {}", Clean::line(only.text)),
        _ => String::new(),
    }
}

/// What is wrong or unknown: files left out first, then article by article, then what several compared tell.
fn findings(model: &Model) -> Vec<Finding<'_>> {
    let mut findings: Vec<_> = model
        .skipped
        .iter()
        .map(|skipped| Finding {
            kind: "left out",
            notice: false,
            what: skipped.reason.to_string(),
            path: skipped.path.to_string(),
            places: Vec::new(),
        })
        .collect();
    let citations = Citations::of(model);
    for article in &model.articles {
        of_article(model, article, &citations, &mut findings);
    }
    let rows = model.discrepancies.iter();
    findings.extend(rows.filter_map(|row| compared(model, row, &citations)));
    findings
}

fn of_article<'a>(
    model: &'a Model,
    article: &'a Article,
    citations: &Citations<'a>,
    findings: &mut Vec<Finding<'a>>,
) {
    let notes = &model.annotations[article.id.index()];
    let finding = |kind, what, places| Finding {
        kind,
        notice: false,
        what,
        path: article.path.to_string(),
        places,
    };
    for warning in &article.warnings {
        findings.push(finding("warning", warning.message.to_string(), Vec::new()));
    }
    if notes.published.value.is_none() {
        let what = "no publication date is known; give one with --published or in front matter";
        findings.push(finding("undated", what.to_owned(), Vec::new()));
    }
    for timex in &notes.timexes {
        let dated = matches!(timex.kind, TimexKind::Date | TimexKind::Time);
        let known = timex.value.as_ref().is_some_and(|v| !v.contains('X'));
        if dated && !known {
            let words = Clean::line(article.words(timex.span)).to_string();
            let place = Place {
                article: article.id,
                span: timex.span,
            };
            let places = vec![cell(model, (place, &citations.cite(place)), None)];
            findings.push(finding("unresolved", words, places));
        }
    }
}
