//! Writes the timeline and the actors as Markdown, each statement quoted and cited.

use std::io::{self, Write};

use chrono::TimeDelta;

use super::cite::{Citation, Citations, cited};
use super::deeds::Deeds;
use super::words::{count, line, published, stopped, when};
use crate::analysis::MentionForm;
use crate::corpus::ArticleId;
use crate::model::dossier::Periods;
use crate::model::{Account, Actor, ActorId, Alias, Event, EventId, Model, Place, State};

/// `text` on one line, so that no Markdown reader takes a mark in it for its own.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let folded = line(text);
    let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in folded.char_indices() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$'
        );
        // A list begins with a dash or a number at the head of a line.
        let listed = at == 0 && matches!(c, '-' | '+' | '=')
            || digits > 0 && at == digits && matches!(c, '.' | ')');
        if special || listed {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// The headings that stand above the next event: a month, then a day or what is between the two in length.
#[derive(Default)]
struct Headings {
    month: String,
    below: String,
}

impl Headings {
    /// Writes the headings that `event` needs. What is longer than a month has one of a month's rank.
    fn write(&mut self, event: &Event, out: &mut impl Write) -> io::Result<()> {
        let time = when(event);
        let period = event.when.as_ref().and_then(|w| w.period);
        let month = match period.filter(|p| p.end - p.start < TimeDelta::days(31)) {
            Some(period) => period.start.format("%Y-%m").to_string(),
            None => time.clone(),
        };
        if (&self.month, &self.below) == (&month, &time) {
            return Ok(());
        }
        let begins = month != self.month;
        if begins {
            writeln!(out, "\n## {}", escape(&month))?;
        }
        // A month as a whole needs no second heading, unless its days come before it.
        if time != month || !begins {
            writeln!(out, "\n### {}", escape(&time))?;
        }
        writeln!(out)?;
        (self.month, self.below) = (month, time);
        Ok(())
    }
}

/// Writes the events named under headings of month and day, an item each, every account quoted below it; then the
/// articles. `shown` tells which of all events they are.
///
/// # Errors
/// What `out` refuses.
pub fn timeline(
    model: &Model,
    events: &[EventId],
    shown: Option<&str>,
    mut out: impl Write,
) -> io::Result<()> {
    let citations = Citations::of(model);
    let events = || events.iter().map(|&e| model.event(e));
    writeln!(out, "# Timeline\n")?;
    writeln!(
        out,
        "Below each event stand the words that tell it, with their article and paragraph."
    )?;
    only(shown, &mut out)?;
    let mut headings = Headings::default();
    for event in events() {
        headings.write(event, &mut out)?;
        self::event(model, event, &citations, &mut out)?;
    }
    let told = events().flat_map(|e| e.accounts.iter().map(|a| a.article));
    articles(model, told, &mut out)
}

/// Tells which part of all is shown.
pub(super) fn only(shown: Option<&str>, out: &mut impl Write) -> io::Result<()> {
    match shown {
        Some(shown) => writeln!(out, "\nShown: {}.\n", escape(shown)),
        None => Ok(()),
    }
}

fn event(
    model: &Model,
    event: &Event,
    citations: &Citations<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let names: Vec<_> = event
        .actors
        .iter()
        .map(|&a| escape(&model.actor(a).name))
        .collect();
    write!(
        out,
        "- **{}** — {}, {}",
        escape(model.words(event.title)),
        event.status.name(),
        count(event.sources(), "report")
    )?;
    if event.state != State::SingleSource {
        write!(out, ", {}", event.state.name())?;
    }
    if !names.is_empty() {
        write!(out, "; {}", names.join(", "))?;
    }
    writeln!(out)?;
    for &Account { article, span, .. } in &event.accounts {
        let at = citations.cite(Place { article, span });
        writeln!(out, "  - {}", cited_words(&at))?;
    }
    Ok(())
}

/// Words with where they stand: `\[1\], paragraph 2, characters 51–59: the words`.
pub(super) fn cited_words(at: &Citation<'_>) -> String {
    format!(
        "\\[{}\\], paragraph {}, characters {}–{}: {}",
        at.article.0 + 1,
        at.paragraph,
        at.start,
        at.end,
        escape(at.text)
    )
}

/// `text` as code, which holds nothing that Markdown reads.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Writes the articles that `ids` name, with the numbers that citations use and the files they came from.
pub(super) fn articles(
    model: &Model,
    ids: impl Iterator<Item = ArticleId>,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "\n## Articles\n")?;
    for article in cited(model, ids) {
        let note = article
            .note
            .as_ref()
            .map(|n| format!(" {}", escape(n.as_str())));
        let source = article.source.as_ref().map(|s| escape(s.as_str()) + ", ");
        writeln!(
            out,
            "- \\[{}\\] {} {}{}.{} File {}, SHA-256 {}.",
            article.id.0 + 1,
            escape(&stopped(article.title.as_str())),
            source.unwrap_or_default(),
            published(&model.annotations[article.id.index()].published),
            note.unwrap_or_default(),
            code(article.path.as_str()),
            article.sha256,
        )?;
    }
    Ok(())
}

/// Writes a table of the actors given, each cited at its first mention, then what each did, said and is said to have
/// done, and the articles.
///
/// # Errors
/// What `out` refuses.
pub fn actors(
    model: &Model,
    actors: &[ActorId],
    shown: Option<&str>,
    mut out: impl Write,
) -> io::Result<()> {
    let citations = Citations::of(model);
    writeln!(out, "# Actors\n")?;
    only(shown, &mut out)?;
    writeln!(
        out,
        "| name | kind | mentions | roles | also | first named |"
    )?;
    writeln!(out, "|---|---|--:|---|---|---|")?;
    let actors = || actors.iter().map(|&a| model.actor(a));
    for actor in actors() {
        let first = first(actor).map(|place| cited_words(&citations.cite(place)));
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} |",
            escape(&actor.name),
            actor.kind.name(),
            actor.mentions.len(),
            surfaces(&actor.roles, ""),
            surfaces(&actor.aliases, &actor.name),
            first.unwrap_or_default(),
        )?;
    }
    let mut named: Vec<ArticleId> = actors().filter_map(first).map(|p| p.article).collect();
    let periods = Periods::of(model);
    let deeds = Deeds {
        model,
        citations: &citations,
    };
    for actor in actors() {
        let dossier = model.dossier_in(actor.id, periods);
        for (name, lines) in deeds.lists(&dossier) {
            if !lines.is_empty() {
                writeln!(out, "\n## {}: {name}\n", escape(&actor.name))?;
            }
            for (before, place) in lines {
                let words = cited_words(&citations.cite(place));
                let colon = if before.is_empty() { "" } else { ": " };
                writeln!(out, "- {}{colon}{words}", escape(&before))?;
                named.push(place.article);
            }
        }
    }
    articles(model, named.into_iter(), &mut out)
}

/// The first place that names an actor by more than a pronoun.
fn first(actor: &Actor) -> Option<Place> {
    let by_name = |m: &&crate::model::MentionRef| m.form != MentionForm::Pronoun;
    actor.mentions.iter().find(by_name).map(|m| m.place)
}

fn surfaces(aliases: &[Alias], but: &str) -> String {
    let surfaces: Vec<_> = aliases
        .iter()
        .filter(|a| &*a.surface != but)
        .map(|a| escape(&a.surface))
        .collect();
    surfaces.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Precision;
    use crate::export::made::{event, model};

    #[test]
    fn marks_of_an_article_are_no_marks_of_markdown() {
        for (text, want) in [
            ("a | b", "a \\| b"),
            ("*bold*\n<b>", "\\*bold\\* \\<b\\>"),
            ("- item", "\\- item"),
            ("12. item 3. x", "12\\. item 3. x"),
            ("2025-06-05 Thu", "2025-06-05 Thu"),
            ("![i](u)", "\\!\\[i\\](u)"),
        ] {
            assert_eq!(escape(text), want);
        }
    }

    #[test]
    fn times_are_headed_by_month_and_day() {
        let days = [
            ("2025-05-30", "2025-05-30"),
            ("2025-05-31", "2025-06-01"),
            ("2025-06-01", "2025-06-01"),
            ("2025-06-01", "2025-06-01"),
            ("2025-06-01", "2025-06-30"),
            ("2025-06-01", "2025-12-31"),
        ];
        let mut events: Vec<_> = days.iter().map(|&d| event(Some(d), 1.0)).collect();
        let month = events[4].when.as_mut().and_then(|w| w.period.as_mut());
        month.expect("it is dated").precision = Precision::Month;
        events.push(event(None, 1.0));
        let ids: Vec<_> = (0..7).map(EventId).collect();
        let mut out = Vec::new();
        timeline(&model(events), &ids, None, &mut out).expect("a vector takes all");
        let got = String::from_utf8(out).expect("exports are UTF-8");
        let headings: Vec<_> = got.lines().filter(|l| l.starts_with("##")).collect();
        let want = [
            "## 2025-05",
            "### 2025-05-30 Fri",
            "### 2025-05-31 to 2025-06-01",
            "## 2025-06",
            "### 2025-06-01 Sun",
            "### 2025-06",
            "## 2025-06-01 to 2025-12-31",
            "## undated",
            "## Articles",
        ];
        assert_eq!(headings, want);
    }

    #[test]
    fn every_account_is_quoted_and_cited() {
        let days = Some(("2025-06-05", "2025-06-05"));
        let model = model(vec![event(days, 2.0), event(days, 1.0)]);
        let mut out = Vec::new();
        timeline(&model, &[EventId(0), EventId(1)], None, &mut out).expect("a vector takes all");
        let got = String::from_utf8(out).expect("exports are UTF-8");
        let quoted = "\n  - \\[1\\], paragraph 1, characters 0–49: Ruritania and Syldavia signed";
        assert_eq!(got.matches(quoted).count(), 2, "{got}");
        let article = "- \\[1\\] A truce \\| in \\<Zenda\\>. The Strelsau Post, published 2025-06-06 (metadata). Made for tests. \
            File `made/=one.md`, SHA-256 0000000000000000000000000000000000000000000000000000000000000000.";
        assert_eq!(got.lines().last(), Some(article));
    }
}
