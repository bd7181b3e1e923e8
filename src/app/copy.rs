//! Takes out what is selected, as words to paste, with or without its citation.

use super::actors::{Detail, Row};
use super::{App, Pane};
use crate::corpus::Clean;
use crate::model::{EventId, Model, Place};

/// The words at a place; with `cited`, followed by source, title, date and paragraph.
pub(super) fn of_place(model: &Model, place: Place, cited: bool) -> String {
    let words = one_line(model.words(place));
    if cited {
        let words = quoted_at(model, place, &words);
        format!("{words} — {}", citation(model, place))
    } else {
        words
    }
}

impl App {
    /// The words that are selected, and the places they come from.
    fn selection(&self, model: &Model) -> Vec<(String, Option<Place>)> {
        match self.focus {
            Pane::Timeline => self
                .timeline
                .selected_events()
                .map(|id| event_words(model, id))
                .collect(),
            Pane::Reader => self.reader_words(model).into_iter().collect(),
            Pane::Actors => self.actor_words(model).into_iter().collect(),
        }
    }

    /// The selected text; with `cited`, each piece is followed by source, title, date and paragraph. Each of several
    /// events has its time in front.
    pub(super) fn copied(&self, model: &Model, cited: bool) -> Option<String> {
        let pieces =
            self.selection(model)
                .into_iter()
                .map(|(words, place)| match place.filter(|_| cited) {
                    Some(place) => {
                        let words = quoted_at(model, place, &words);
                        format!("{words} — {}", citation(model, place))
                    }
                    None => words,
                });
        let several = self.focus == Pane::Timeline && self.timeline.mark.is_some();
        let pieces: Vec<String> = if several {
            let events = self.timeline.selected_events();
            let dated = events.zip(pieces).map(|(id, piece)| {
                let when = model.event(id).when.as_ref();
                format!("{}  {piece}", when.map_or("undated", |w| &w.value))
            });
            dated.collect()
        } else {
            pieces.collect()
        };
        (!pieces.is_empty()).then(|| pieces.join("\n"))
    }

    fn reader_words(&self, model: &Model) -> Option<(String, Option<Place>)> {
        let article = self.reader.article?;
        let span = self.reader.sentence.or(self.reader.account)?;
        let place = Place { article, span };
        Some((one_line(model.words(place)), Some(place)))
    }

    fn actor_words(&self, model: &Model) -> Option<(String, Option<Place>)> {
        Some(match self.actors.row(self.actors.cursor)? {
            Row::Actor(id, _) | Row::Detail(Detail::With(id, _)) => {
                let actor = model.actor(id);
                let first = actor.mentions.first().map(|m| m.place);
                (actor.name.to_string(), first)
            }
            Row::Detail(Detail::Said(place)) => (one_line(model.words(place)), Some(place)),
            Row::Detail(Detail::Event(id)) => event_words(model, id),
            Row::Detail(Detail::Role(id, n)) => (
                model.actor(id).roles.get(n as usize)?.surface.to_string(),
                None,
            ),
            Row::Detail(Detail::Alias(id, n)) => (
                model.actor(id).aliases.get(n as usize)?.surface.to_string(),
                None,
            ),
            _ => return None,
        })
    }
}

/// Words on one line.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a place is: source, title, date and paragraph, and the article's note where it has one.
pub(super) fn citation(model: &Model, place: Place) -> String {
    let article = model.article(place.article);
    let mut parts = Vec::new();
    parts.extend(article.source.as_ref().map(ToString::to_string));
    parts.push(format!("“{}”", article.title));
    let published = &model.annotations[place.article.index()].published;
    parts.push(published.value.map_or_else(
        || "undated".to_owned(),
        |day| day.format("%-d %B %Y").to_string(),
    ));
    parts.push(format!("paragraph {}", article.paragraph(place.span.start)));
    let citation = parts.join(", ");
    match &article.note {
        Some(_) if is_retold(model, place) => format!("{citation} (retold)"),
        Some(note) => format!("{citation} ({note})"),
        None => citation,
    }
}

/// Words as they are quoted: in quotation marks, unless they are retold.
pub(super) fn quoted_at(model: &Model, place: Place, words: &str) -> String {
    if is_retold(model, place) {
        words.to_owned()
    } else {
        quoted(words)
    }
}

/// Whether the article's note says that its words are not those that were published.
fn is_retold(model: &Model, place: Place) -> bool {
    let note = model.article(place.article).note.as_ref();
    let says = |note: &Clean| {
        let note = note.as_str().to_lowercase();
        note.contains("retold") || note.contains("not to be quoted")
    };
    note.is_some_and(says)
}

/// Words in quotation marks: marks of their own become single ones, and those that hold all of them fall away.
fn quoted(words: &str) -> String {
    let mut open = false;
    let curly = words.chars().map(|c| match c {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        c => c,
    });
    let mut words: String = curly.collect();
    let count = |mark| words.matches(mark).count();
    let (opening, closing) = (words.starts_with('“'), words.ends_with('”'));
    let whole = match (count('“'), count('”')) {
        (1, 1) => opening && closing,
        (1, 0) => opening,
        (0, 1) => closing,
        _ => false,
    };
    if whole {
        words.retain(|c| !matches!(c, '“' | '”'));
    }
    format!("“{}”", words.replace('“', "‘").replace('”', "’"))
}

/// An event's title.
fn event_words(model: &Model, id: EventId) -> (String, Option<Place>) {
    let title = model.event(id).title;
    (one_line(model.words(title)), Some(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_are_never_doubled() {
        for (words, want) in [
            ("Docks closed", "“Docks closed”"),
            ("“There was no deal.”", "“There was no deal.”"),
            ("\"There was no deal.\"", "“There was no deal.”"),
            ("“There was no deal.", "“There was no deal.”"),
            ("She called it “late”.", "“She called it ‘late’.”"),
            ("“Yes,” she said, “soon.”", "“‘Yes,’ she said, ‘soon.’”"),
        ] {
            assert_eq!(quoted(words), want);
        }
    }
}
