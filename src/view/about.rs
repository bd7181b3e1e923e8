//! Draws what is known of the selected row of the actors pane in words: who somebody is, or all that was said.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::detail::block;
use super::row::Row;
use super::theme::Theme;
use super::when;
use crate::app::actors::{Detail, Row as ActorRow};
use crate::app::wrap;
use crate::corpus::Span;
use crate::model::{Actor, Model};

/// The most bytes of a quotation that are looked at: the rows hold no more.
const WORDS: usize = 1000;
/// The most other names that are told.
const NAMES: usize = 4;

/// The rows below those of the actors.
#[derive(Debug)]
pub struct About<'a> {
    /// What is known.
    pub model: &'a Model,
    /// The selected row.
    pub row: Option<ActorRow>,
    /// The styles.
    pub theme: Theme,
}

impl Widget for About<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let Some((head, words, style)) = self.told() else {
            return;
        };
        if area.height < 2 {
            return;
        }
        let mut to = Row::new(buffer, area, 0);
        to.text("─", self.theme.quiet());
        to.cut(&head, self.theme.strong());
        to.text(" ", self.theme.text());
        to.fill("─", self.theme.quiet());
        let pieces = wrap::pieces(&words, area.width.saturating_sub(2));
        let rows = Rect::new(area.x, area.y + 1, area.width, area.height - 1);
        block(&pieces, rows, style, buffer);
    }
}

impl About<'_> {
    /// A head, the words below it, and their style.
    fn told(&self) -> Option<(String, Cow<'_, str>, Style)> {
        let theme = self.theme;
        let actor = |id: crate::model::ActorId| self.model.actors.get(id.index());
        Some(match self.row? {
            ActorRow::Actor(id, _)
            | ActorRow::Detail(Detail::Role(id, _) | Detail::Alias(id, _) | Detail::With(id, _)) => {
                let actor = actor(id)?;
                let words = Cow::Owned(who(actor));
                (actor.kind.name().to_owned(), words, theme.text())
            }
            ActorRow::Detail(Detail::Said(place)) => {
                let article = self.model.articles.get(place.article.index())?;
                let paragraph = article.paragraph(place.span.start);
                let head = format!("article {} ¶{paragraph}", place.article.index() + 1);
                let words = article.words(place.span);
                let words = wrap::shown(Span::new(0, words.len().min(WORDS)).of(words));
                (head, words, theme.quotation())
            }
            ActorRow::Detail(Detail::Event(id)) => {
                let event = self.model.events.get(id.index())?;
                let period = event.when.as_ref().and_then(|w| w.period);
                let head = period.map_or_else(|| "no date".to_owned(), |p| when::period(&p));
                let words = self.model.words(event.title);
                let words = wrap::shown(Span::new(0, words.len().min(WORDS)).of(words));
                (head, words, theme.text())
            }
            _ => return None,
        })
    }
}

/// Name, role and other names of an actor.
fn who(actor: &Actor) -> String {
    let mut words = actor.name.to_string();
    if let Some(role) = actor.roles.first() {
        words = format!("{words}, {}", role.surface);
    }
    let others = actor.aliases.iter().map(|a| &*a.surface);
    let others: Vec<_> = others.filter(|&a| a != &*actor.name).take(NAMES).collect();
    if !others.is_empty() {
        words = format!("{words}; also {}", others.join(", "));
    }
    words
}
