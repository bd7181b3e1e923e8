//! Writes the timeline and the actors as aligned lines to read, search and cut.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::cite::{cited, reports};
use super::words::{count, line, published, stopped, when};
use crate::corpus::ArticleId;
use crate::model::{ActorId, Alias, EventId, Model, State};

/// How many reports a line names one by one.
const NAMED: usize = 6;

/// A table whose last column is free text, wrapped under itself where a width is given.
pub(super) struct Table<const N: usize> {
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    /// A table under these headings.
    pub(super) fn new(head: [&str; N]) -> Self {
        Self {
            rows: vec![head.map(str::to_owned)],
        }
    }

    /// A table without headings.
    pub(super) fn bare() -> Self {
        Self { rows: Vec::new() }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: [String; N]) {
        self.rows.push(row);
    }

    /// Writes its rows, columns aligned.
    pub(super) fn write(&self, width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
        let mut widths = [0; N];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        let indent: usize = widths[..N - 1].iter().map(|w| w + 2).sum();
        let room = width
            .and_then(|w| w.checked_sub(indent))
            .filter(|&r| r >= 20);
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(widths).take(N - 1) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width + 2 - cell.width()));
            }
            let text = room.map_or_else(|| vec![row[N - 1].clone()], |r| wrap(&row[N - 1], r));
            line.push_str(&text[0]);
            writeln!(out, "{}", line.trim_end())?;
            for piece in &text[1..] {
                writeln!(out, "{:indent$}{piece}", "")?;
            }
        }
        Ok(())
    }
}

/// `text` in lines of at most `room` columns; a word that is longer has a line of its own.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let width = word.width();
        if used > 0 && used + 1 + width > room {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += width;
        }
    }
    lines
}

/// Writes a line for each of the events named, and the articles whose numbers stand there; wrapped where `width` is
/// given.
///
/// # Errors
/// What `out` refuses.
pub fn timeline(
    model: &Model,
    events: &[EventId],
    width: Option<usize>,
    mut out: impl Write,
) -> io::Result<()> {
    let mut table = Table::new(["WHEN", "STATUS", "REPORTS", "WHAT"]);
    for event in events.iter().map(|&e| model.event(e)) {
        let differ = if event.state == State::Differ {
            " (accounts differ)"
        } else {
            ""
        };
        table.rows.push([
            line(&when(event)),
            event.status.name().to_owned(),
            numbers(&reports(event)),
            line(model.words(event.title)) + differ,
        ]);
    }
    table.write(width, &mut out)?;
    let named = |&e: &EventId| reports(model.event(e)).into_iter().take(NAMED);
    let told = events.iter().flat_map(named);
    articles(model, told, &mut out)
}

/// The articles' numbers in brackets, the first few of many.
fn numbers(reports: &[ArticleId]) -> String {
    let named: Vec<_> = reports
        .iter()
        .take(NAMED)
        .map(|r| (r.0 + 1).to_string())
        .collect();
    let more = reports.len().saturating_sub(NAMED);
    let more = if more > 0 {
        format!(" +{more}")
    } else {
        String::new()
    };
    format!("[{}{more}]", named.join(" "))
}

/// Writes the articles that `ids` name, with the numbers that stand in brackets.
pub(super) fn articles(
    model: &Model,
    ids: impl Iterator<Item = ArticleId>,
    out: &mut impl Write,
) -> io::Result<()> {
    let cited = cited(model, ids);
    let all = count(model.articles.len(), "article");
    writeln!(out, "\n{all}; cited here: {}", cited.len())?;
    for article in cited {
        let source = article.source.as_ref().map(|s| format!("{s}, "));
        writeln!(
            out,
            "[{}] {} {}{}. {}",
            article.id.0 + 1,
            stopped(article.title.as_str()),
            source.unwrap_or_default(),
            published(&model.annotations[article.id.index()].published),
            article.path
        )?;
        if let Some(note) = &article.note {
            writeln!(out, "    {note}")?;
        }
    }
    Ok(())
}

/// Writes a line for each of the actors given; wrapped where `width` is given.
///
/// # Errors
/// What `out` refuses.
pub fn actors(
    model: &Model,
    actors: &[ActorId],
    width: Option<usize>,
    mut out: impl Write,
) -> io::Result<()> {
    let mut table = Table::new(["NAME", "KIND", "MENTIONS", "EVENTS", "ROLES; ALSO"]);
    for actor in actors.iter().map(|&a| model.actor(a)) {
        let events = model
            .events_of_actor
            .get(actor.id.index())
            .map_or(0, Vec::len);
        let roles = surfaces(&actor.roles, "");
        let also = surfaces(&actor.aliases, &actor.name);
        let also = match (roles.is_empty(), also.is_empty()) {
            (_, true) => also,
            (true, false) => format!("also {also}"),
            (false, false) => format!("; also {also}"),
        };
        table.rows.push([
            line(&actor.name),
            actor.kind.name().to_owned(),
            format!("{:>8}", actor.mentions.len()),
            format!("{events:>6}"),
            roles + &also,
        ]);
    }
    table.write(width, &mut out)
}

fn surfaces(aliases: &[Alias], but: &str) -> String {
    let surfaces: Vec<_> = aliases
        .iter()
        .filter(|a| &*a.surface != but)
        .map(|a| line(&a.surface))
        .collect();
    surfaces.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::made::{event, model};

    fn text(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("a vector takes all");
        String::from_utf8(out).expect("exports are UTF-8")
    }

    #[test]
    fn events_are_aligned_lines_with_their_reports() {
        let model = model(vec![
            event(Some(("2025-06-05", "2025-06-05")), 2.0),
            event(None, 1.0),
        ]);
        let got = text(|out| timeline(&model, &[EventId(0), EventId(1)], None, out));
        assert_eq!(
            got,
            "\
WHEN            STATUS  REPORTS  WHAT
2025-06-05 Thu  past    [1]      Ruritania and Syldavia signed “a truce” in Zenda.
undated         past    [1]      Ruritania and Syldavia signed “a truce” in Zenda.

1 article; cited here: 1
[1] A truce | in <Zenda>. The Strelsau Post, published 2025-06-06 (metadata). made/=one.md
    Made for tests.
"
        );
    }

    #[test]
    fn a_narrow_terminal_wraps_the_last_column_under_itself() {
        let model = model(vec![event(None, 1.0)]);
        let got = text(|out| timeline(&model, &[EventId(0)], Some(50), out));
        let rows: Vec<_> = got.lines().skip(1).take(2).collect();
        assert_eq!(
            rows,
            [
                "undated  past    [1]      Ruritania and Syldavia",
                "                          signed “a truce” in"
            ]
        );
        assert!(got.lines().take(4).all(|l| l.width() <= 50));
    }

    #[test]
    fn actors_are_listed_with_roles_and_other_names() {
        let model = model(vec![event(None, 1.0)]);
        let got = text(|out| actors(&model, &[ActorId(0), ActorId(1)], None, out));
        let want = "\
NAME       KIND     MENTIONS  EVENTS  ROLES; ALSO
Ruritania  country         1       0  King
=Rudolf=   person          1       0  King
";
        assert_eq!(got, want);
    }

    #[test]
    fn many_reports_are_counted_after_the_first() {
        let ids: Vec<_> = (0..9).map(ArticleId).collect();
        assert_eq!(numbers(&ids), "[1 2 3 4 5 6 +3]");
        assert_eq!(numbers(&ids[..6]), "[1 2 3 4 5 6]");
    }
}
