//! Writes one article's annotations as one JSON object on one line; offsets count code points.

use std::io::{self, Write};

use serde::Serialize;

use super::points::Points;
use super::rows::{Day, Each, PublishedRow, Sha256};
use crate::analysis::{
    Annotations, EventMention, Figure, Mention, MentionForm, Quotation, Timex, TimexKind,
};
use crate::corpus::{Article, Clean, Span};

#[derive(Serialize)]
struct Line<'a, S, T, M, Q, F, E> {
    path: &'a str,
    sha256: Sha256,
    title: &'a str,
    source: Option<&'a str>,
    published: PublishedRow,
    text: &'a str,
    sentences: S,
    timexes: T,
    mentions: M,
    quotations: Q,
    figures: F,
    events: E,
}

#[derive(Serialize)]
struct Range {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct TimexRow<'a> {
    start: u32,
    end: u32,
    r#type: &'static str,
    value: Option<&'a str>,
    r#mod: Option<&'static str>,
    quant: Option<&'a str>,
    freq: Option<&'a str>,
    anchor: Option<Day>,
    rule: &'static str,
}

#[derive(Serialize)]
struct MentionRow<'a> {
    start: u32,
    end: u32,
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "is_false")]
    adjective: bool,
    #[serde(skip_serializing_if = "is_false")]
    pronoun: bool,
}

#[derive(Serialize)]
struct QuotationRow<'a> {
    start: u32,
    end: u32,
    speaker: Option<&'a str>,
    source: Option<&'a str>,
    cue: Option<&'a str>,
    direct: bool,
}

#[derive(Serialize)]
struct FigureRow<'a> {
    start: u32,
    end: u32,
    value: f64,
    unit: &'a str,
    of: Option<&'a str>,
}

#[derive(Serialize)]
struct EventRow<'a> {
    start: u32,
    end: u32,
    when: Option<&'a str>,
    trigger: &'a str,
    status: &'static str,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands a field by reference"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// One article, its annotations and the code points of its text: what every row is made from.
struct Rows<'a> {
    text: &'a str,
    notes: &'a Annotations,
    points: Points<'a>,
}

impl<'a> Rows<'a> {
    fn range(&self, span: Span) -> Range {
        let (start, end) = self.points.range(span);
        Range { start, end }
    }

    fn timex(&self, timex: &'a Timex) -> TimexRow<'a> {
        let (start, end) = self.points.range(timex.span);
        TimexRow {
            start,
            end,
            r#type: match timex.kind {
                TimexKind::Date => "DATE",
                TimexKind::Time => "TIME",
                TimexKind::Duration => "DURATION",
                TimexKind::Set => "SET",
            },
            value: timex.value.as_deref(),
            r#mod: timex.modifier,
            quant: timex.quant.as_deref(),
            freq: timex.freq.as_deref(),
            anchor: timex.anchor.map(Day),
            rule: timex.rule,
        }
    }

    fn mention(&self, mention: &Mention) -> MentionRow<'a> {
        let (start, end) = self.points.range(mention.span);
        MentionRow {
            start,
            end,
            kind: mention.kind.name(),
            name: &self.notes.actors[mention.actor.index()].name,
            adjective: mention.form == MentionForm::Adjective,
            // A title that stands for its holder is marked as a pronoun is: it is no name.
            pronoun: matches!(mention.form, MentionForm::Pronoun | MentionForm::Title),
        }
    }

    fn quotation(&self, quotation: &Quotation) -> QuotationRow<'a> {
        let (start, end) = self.points.range(quotation.content);
        QuotationRow {
            start,
            end,
            speaker: quotation
                .speaker
                .map(|s| &*self.notes.actors[s.index()].name),
            source: quotation.source.map(|s| s.of(self.text)),
            cue: quotation.cue.map(|s| s.of(self.text)),
            direct: quotation.direct,
        }
    }

    fn figure(&self, figure: &'a Figure) -> FigureRow<'a> {
        let (start, end) = self.points.range(figure.span);
        FigureRow {
            start,
            end,
            value: figure.value,
            unit: &figure.unit,
            of: figure.of.as_deref(),
        }
    }

    fn event(&self, event: &'a EventMention) -> EventRow<'a> {
        let (start, end) = self.points.range(event.span);
        EventRow {
            start,
            end,
            when: event.when.as_ref().map(|w| &*w.value),
            trigger: event.trigger.of(self.text),
            status: event.status.name(),
        }
    }
}

/// Writes the line for one article, its newline included.
///
/// # Errors
/// What `out` refuses.
pub fn line(article: &Article, notes: &Annotations, mut out: impl Write) -> io::Result<()> {
    // A line is thousands of small pieces: they are joined here, where nothing stands between.
    let mut bytes = Vec::with_capacity(4 * article.text.as_str().len());
    let rows = Rows {
        text: article.text.as_str(),
        notes,
        points: Points::of(article.text.as_str()),
    };
    let line = Line {
        path: article.path.as_str(),
        sha256: Sha256(article.sha256),
        title: article.title.as_str(),
        source: article.source.as_ref().map(Clean::as_str),
        published: PublishedRow::of(&notes.published),
        text: rows.text,
        sentences: Each(|| notes.sentences.iter().map(|s| rows.range(s.span))),
        timexes: Each(|| notes.timexes.iter().map(|t| rows.timex(t))),
        mentions: Each(|| notes.mentions.iter().map(|m| rows.mention(m))),
        quotations: Each(|| notes.quotations.iter().map(|q| rows.quotation(q))),
        figures: Each(|| notes.figures.iter().map(|f| rows.figure(f))),
        events: Each(|| notes.events.iter().map(|e| rows.event(e))),
    };
    serde_json::to_writer(&mut bytes, &line)?;
    bytes.push(b'\n');
    out.write_all(&bytes)
}
