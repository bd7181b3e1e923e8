//! Tells what is wrong or unknown in a corpus: a line for each finding, which a program can cut.

use std::io::{self, Write};

use super::arguments::{Common, Paths};
use super::{Outcome, input, print};
use crate::analysis::TimexKind;
use crate::corpus::{Article, Clean};
use crate::export::Citations;
use crate::model::{Model, Place};

/// One thing that a person should look at.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    /// The file.
    path: Clean,
    /// The paragraph, where it is one place.
    paragraph: Option<u32>,
    /// What kind of thing: `left out`, `warning`, `undated`, `unresolved`.
    kind: &'static str,
    /// What it is, as one line.
    what: Clean,
}

impl Finding {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Self {
            path, kind, what, ..
        } = self;
        match self.paragraph {
            Some(paragraph) => writeln!(out, "{path}: ¶{paragraph}: {kind}: {what}"),
            None => writeln!(out, "{path}: {kind}: {what}"),
        }
    }
}

/// Runs `check`.
pub fn run(paths: &Paths, common: &Common) -> anyhow::Result<Outcome> {
    let model = input::quietly(paths, common)?;
    let findings = findings(&model);
    print(|out| {
        findings.iter().try_for_each(|f| f.write(out))?;
        let (articles, found) = (model.articles.len(), findings.len());
        writeln!(out, "articles: {articles}; findings: {found}")
    })?;
    Ok(if findings.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// What is wrong or unknown: files left out first, then article by article.
fn findings(model: &Model) -> Vec<Finding> {
    let mut findings: Vec<_> = model
        .skipped
        .iter()
        .map(|skipped| Finding {
            path: skipped.path.clone(),
            paragraph: None,
            kind: "left out",
            what: skipped.reason.clone(),
        })
        .collect();
    let citations = Citations::of(model);
    for article in &model.articles {
        of_article(model, article, &citations, &mut findings);
    }
    findings
}

fn of_article(
    model: &Model,
    article: &Article,
    citations: &Citations<'_>,
    findings: &mut Vec<Finding>,
) {
    let notes = &model.annotations[article.id.index()];
    let finding = |paragraph, kind, what| Finding {
        path: article.path.clone(),
        paragraph,
        kind,
        what,
    };
    for warning in &article.warnings {
        findings.push(finding(None, "warning", warning.message.clone()));
    }
    if notes.published.value.is_none() {
        let what = "no publication date is known; give one with --published or in front matter";
        findings.push(finding(None, "undated", Clean::line(what)));
    }
    for timex in &notes.timexes {
        let dated = matches!(timex.kind, TimexKind::Date | TimexKind::Time);
        let known = timex.value.as_ref().is_some_and(|v| !v.contains('X'));
        if dated && !known {
            let words = Clean::line(article.words(timex.span));
            let paragraph = citations.paragraph(Place {
                article: article.id,
                span: timex.span,
            });
            findings.push(finding(Some(paragraph), "unresolved", words));
        }
    }
}
