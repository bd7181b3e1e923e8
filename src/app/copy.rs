//! Takes out what is selected, as words to paste, with or without its citation.

use std::fmt::Write as _;

use super::actors::{Detail, Row};
use super::{App, Pane};
use crate::model::{Event, EventId, Model, Place};

impl App {
    /// The words that are selected, and the places they come from.
    pub(super) fn selection(&self, model: &Model) -> Vec<(String, Option<Place>)> {
        match self.focus {
            Pane::Timeline => self
                .timeline
                .selected_events()
                .map(|id| self.event_words(model, id))
                .collect(),
            Pane::Reader => self.reader_words(model).into_iter().collect(),
            Pane::Actors => self.actor_words(model).into_iter().collect(),
        }
    }

    /// The selected text; with `cited`, each piece is followed by source, title, date and paragraph.
    pub(super) fn copied(&self, model: &Model, cited: bool) -> Option<String> {
        let selection = self.selection(model);
        let pieces: Vec<String> = selection
            .into_iter()
            .map(|(words, place)| match place.filter(|_| cited) {
                Some(place) => format!("“{words}” — {}", citation(model, place)),
                None => words,
            })
            .collect();
        (!pieces.is_empty()).then(|| pieces.join("\n"))
    }

    fn event_words(&self, model: &Model, id: EventId) -> (String, Option<Place>) {
        let event = model.event(id);
        let words = one_line(model.words(event.title));
        let when = event.when.as_ref().map(|w| w.value.as_ref());
        let several = self.timeline.mark.is_some();
        let words = match when.filter(|_| several) {
            Some(when) => format!("{when}  {words}"),
            None => words,
        };
        (words, Some(event.title))
    }

    fn reader_words(&self, model: &Model) -> Option<(String, Option<Place>)> {
        let article = self.reader.article?;
        let span = self.reader.sentence.or(self.reader.account)?;
        let place = Place { article, span };
        Some((one_line(model.words(place)), Some(place)))
    }

    fn actor_words(&self, model: &Model) -> Option<(String, Option<Place>)> {
        let of_event = |event: &Event| (one_line(model.words(event.title)), Some(event.title));
        Some(match self.actors.row(self.actors.cursor)? {
            Row::Actor(id, _) | Row::Detail(Detail::With(id, _)) => {
                let actor = model.actor(id);
                let first = actor.mentions.first().map(|m| m.place);
                (actor.name.to_string(), first)
            }
            Row::Detail(Detail::Said(place)) => (one_line(model.words(place)), Some(place)),
            Row::Detail(Detail::Event(id)) => of_event(model.event(id)),
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
    let mut citation = parts.join(", ");
    if let Some(note) = &article.note {
        let _ = write!(citation, " ({note})");
    }
    citation
}
