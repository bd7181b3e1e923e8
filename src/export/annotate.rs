//! Writes one article's annotations as one JSON object on one line; offsets count code points.

mod pen;

use std::io::{self, Write};

use pen::Pen;

use super::points::Points;
use crate::analysis::{
    Annotations, EventMention, Figure, LocalActorId, Mention, MentionForm, Quotation, Timex,
    TimexKind,
};
use crate::corpus::{Article, Clean, Published, Span};

/// One article's annotations and the code points of its text: what every row is made from.
struct Rows<'a> {
    text: &'a str,
    notes: &'a Annotations,
    points: Points<'a>,
}

impl Rows<'_> {
    /// Opens a row with its range.
    fn open(&self, pen: &mut Pen, span: Span) {
        let (start, end) = self.points.range(span);
        pen.raw("{\"start\":");
        pen.number(start);
        pen.raw(",\"end\":");
        pen.number(end);
    }

    fn actor(&self, id: LocalActorId) -> &str {
        &self.notes.actors[id.index()].name
    }

    fn timex(&self, pen: &mut Pen, timex: &Timex) -> io::Result<()> {
        self.open(pen, timex.span);
        pen.raw(",\"type\":\"");
        pen.raw(match timex.kind {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        });
        pen.raw("\",\"value\":");
        pen.text_or_null(timex.value.as_deref());
        pen.raw(",\"mod\":");
        pen.text_or_null(timex.modifier);
        pen.raw(",\"quant\":");
        pen.text_or_null(timex.quant.as_deref());
        pen.raw(",\"freq\":");
        pen.text_or_null(timex.freq.as_deref());
        pen.raw(",\"anchor\":");
        pen.day(timex.anchor)?;
        pen.raw(",\"rule\":");
        pen.text(timex.rule);
        pen.raw("}");
        Ok(())
    }

    fn mention(&self, pen: &mut Pen, mention: &Mention) {
        self.open(pen, mention.span);
        pen.raw(",\"kind\":\"");
        pen.raw(mention.kind.name());
        pen.raw("\",\"name\":");
        pen.text(self.actor(mention.actor));
        pen.raw(match mention.form {
            MentionForm::Adjective => ",\"adjective\":true}",
            // A title that stands for its holder is marked as a pronoun is: it is no name.
            MentionForm::Pronoun | MentionForm::Title => ",\"pronoun\":true}",
            MentionForm::Name | MentionForm::Metonym => "}",
        });
    }

    fn quotation(&self, pen: &mut Pen, quotation: &Quotation) {
        self.open(pen, quotation.content);
        pen.raw(",\"speaker\":");
        pen.text_or_null(quotation.speaker.map(|s| self.actor(s)));
        pen.raw(",\"source\":");
        pen.text_or_null(quotation.source.map(|s| s.of(self.text)));
        pen.raw(",\"cue\":");
        pen.text_or_null(quotation.cue.map(|s| s.of(self.text)));
        pen.raw(if quotation.direct {
            ",\"direct\":true}"
        } else {
            ",\"direct\":false}"
        });
    }

    fn figure(&self, pen: &mut Pen, figure: &Figure) -> io::Result<()> {
        self.open(pen, figure.span);
        pen.raw(",\"value\":");
        pen.fraction(figure.value)?;
        pen.raw(",\"unit\":");
        pen.text(&figure.unit);
        pen.raw(",\"of\":");
        pen.text_or_null(figure.of.as_deref());
        pen.raw("}");
        Ok(())
    }

    fn event(&self, pen: &mut Pen, event: &EventMention) {
        self.open(pen, event.span);
        pen.raw(",\"when\":");
        pen.text_or_null(event.when.as_ref().map(|w| &*w.value));
        pen.raw(",\"trigger\":");
        pen.text(event.trigger.of(self.text));
        pen.raw(",\"status\":");
        pen.text(event.status.name());
        pen.raw("}");
    }

    /// Writes the lists of rows.
    fn lists(&self, pen: &mut Pen) -> io::Result<()> {
        pen.raw(",\"sentences\":");
        pen.list(&self.notes.sentences, |pen, sentence| {
            self.open(pen, sentence.span);
            pen.raw("}");
            Ok(())
        })?;
        pen.raw(",\"timexes\":");
        pen.list(&self.notes.timexes, |pen, t| self.timex(pen, t))?;
        pen.raw(",\"mentions\":");
        pen.list(&self.notes.mentions, |pen, m| {
            self.mention(pen, m);
            Ok(())
        })?;
        pen.raw(",\"quotations\":");
        pen.list(&self.notes.quotations, |pen, q| {
            self.quotation(pen, q);
            Ok(())
        })?;
        pen.raw(",\"figures\":");
        pen.list(&self.notes.figures, |pen, f| self.figure(pen, f))?;
        pen.raw(",\"events\":");
        pen.list(&self.notes.events, |pen, e| {
            self.event(pen, e);
            Ok(())
        })
    }
}

/// Writes when an article was published, and how that is known.
fn published(pen: &mut Pen, published: &Published) -> io::Result<()> {
    pen.raw("{\"value\":");
    pen.day(published.value)?;
    pen.raw(",\"earliest\":");
    pen.day(published.earliest)?;
    pen.raw(",\"latest\":");
    pen.day(published.latest)?;
    pen.raw(",\"basis\":");
    pen.text(published.basis.name());
    pen.raw("}");
    Ok(())
}

/// Writes the line for one article, its newline included.
///
/// # Errors
/// What `out` refuses.
pub fn line(article: &Article, notes: &Annotations, mut out: impl Write) -> io::Result<()> {
    let text = article.text.as_str();
    // A line is thousands of small pieces: they are joined here, where nothing stands between.
    let mut pen = Pen::with_capacity(4 * text.len());
    let rows = Rows {
        text,
        notes,
        points: Points::of(text),
    };
    pen.raw("{\"path\":");
    pen.text(article.path.as_str());
    pen.raw(",\"sha256\":");
    pen.shown(Some(article.sha256))?;
    pen.raw(",\"title\":");
    pen.text(article.title.as_str());
    pen.raw(",\"source\":");
    pen.text_or_null(article.source.as_ref().map(Clean::as_str));
    pen.raw(",\"published\":");
    published(&mut pen, &notes.published)?;
    pen.raw(",\"text\":");
    pen.text(text);
    rows.lists(&mut pen)?;
    pen.raw("}\n");
    out.write_all(&pen.bytes)
}
