//! Writes one article's annotations as one JSON object on one line; offsets count code points.

use serde_json::{Value, json};

use crate::analysis::{Annotations, MentionForm, TimexKind};
use crate::corpus::{Article, Span};

/// Turns byte offsets into code points, for one text.
struct Points(Option<Vec<u32>>);

impl Points {
    fn of(text: &str) -> Self {
        if text.is_ascii() {
            return Self(None);
        }
        let mut points = vec![0; text.len() + 1];
        let mut count = 0;
        for (at, c) in text.char_indices() {
            points[at..at + c.len_utf8()].fill(count);
            count += 1;
        }
        points[text.len()] = count;
        Self(Some(points))
    }

    fn at(&self, byte: u32) -> u32 {
        self.0.as_ref().map_or(byte, |points| points[byte as usize])
    }

    fn mark(&self, span: Span) -> serde_json::Map<String, Value> {
        let mut map = serde_json::Map::new();
        map.insert("start".into(), self.at(span.start).into());
        map.insert("end".into(), self.at(span.end).into());
        map
    }
}

/// A map with more entries.
fn with(mut map: serde_json::Map<String, Value>, more: Value) -> Value {
    if let Value::Object(entries) = more {
        map.extend(entries);
    }
    Value::Object(map)
}

/// The line for one article.
pub fn line(article: &Article, notes: &Annotations) -> String {
    let text = article.text.as_str();
    let points = Points::of(text);
    let day = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string());
    let published = &notes.published;
    json!({
        "path": article.path.as_str(),
        "title": article.title.as_str(),
        "source": article.source.as_ref().map(|s| s.as_str().to_owned()),
        "published": {"value": day(published.value), "earliest": day(published.earliest), "latest": day(published.latest),
                      "basis": published.basis.name()},
        "text": text,
        "sentences": notes.sentences.iter().map(|s| Value::Object(points.mark(s.span))).collect::<Vec<_>>(),
        "timexes": notes.timexes.iter().map(|t| with(points.mark(t.span), json!({
            "type": match t.kind { TimexKind::Date => "DATE", TimexKind::Time => "TIME", TimexKind::Duration => "DURATION", TimexKind::Set => "SET" },
            "value": t.value, "mod": t.modifier, "quant": t.quant, "freq": t.freq, "anchor": day(t.anchor), "rule": t.rule,
        }))).collect::<Vec<_>>(),
        "mentions": notes.mentions.iter().map(|m| {
            let mut more = json!({"kind": m.kind.name(), "name": notes.actors[m.actor.index()].name});
            match m.form {
                MentionForm::Adjective => more["adjective"] = true.into(),
                // A title that stands for its holder is marked as a pronoun is: it is no name.
                MentionForm::Pronoun | MentionForm::Title => more["pronoun"] = true.into(),
                MentionForm::Name | MentionForm::Metonym => {}
            }
            with(points.mark(m.span), more)
        }).collect::<Vec<_>>(),
        "quotations": notes.quotations.iter().map(|q| with(points.mark(q.content), json!({
            "speaker": q.speaker.map(|s| notes.actors[s.index()].name.clone()),
            "source": q.source.map(|s| s.of(text)), "cue": q.cue.map(|s| s.of(text)), "direct": q.direct,
        }))).collect::<Vec<_>>(),
        "figures": notes.figures.iter().map(|f| with(points.mark(f.span), json!({"value": f.value, "unit": f.unit, "of": f.of}))).collect::<Vec<_>>(),
        "events": notes.events.iter().map(|e| with(points.mark(e.span), json!({
            "when": e.when.as_ref().map(|w| w.value.clone()), "trigger": e.trigger.of(text), "status": e.status.name(),
        }))).collect::<Vec<_>>(),
    })
    .to_string()
}
