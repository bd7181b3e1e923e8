//! Draws what is known of one actor: what it did, said, is said to have done, and whom it appears with, when.

use chrono::{Datelike as _, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::frame::{Frame, clear};
use super::ledger::detail::Detail;
use super::rect;
use super::row::{Row, one_line, width_within};
use super::status::{counted, grouped};
use super::strip;
use super::theme::{Theme, over};
use super::{timeline, when};
use crate::app::dossier::{Row as Line, Section};
use crate::app::{App, dossier};
use crate::model::dossier::{Companion, Deed, Periods, Teller};
use crate::model::{Actor, Model, Place};

/// What is known of one actor.
#[derive(Debug)]
pub struct Dossier<'a> {
    /// What is known of all.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

/// The most bytes of words that a line looks at.
const MOST: usize = 400;
/// The widest strip of appearances.
const STRIP: usize = 24;

impl Widget for Dossier<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let view = &self.app.dossier;
        let parts = self.app.areas.dossier();
        let rows = rect(parts.rows);
        clear(area, buffer);
        let actor = view.actor.and_then(|id| self.model.actors.get(id.index()));
        let Some(actor) = actor else { return };
        Frame {
            title: &actor.name,
            note: &self.note(actor),
            focused: true,
            scroll: (view.top, usize::from(rows.height), view.rows.len()),
            theme: self.theme,
        }
        .render(area, buffer);
        let head = rect(parts.head);
        self.who(actor, &mut Row::new(buffer, head, 0));
        self.appearances(actor, &mut Row::new(buffer, head, 1));
        let window = view.rows.iter().enumerate().skip(view.top);
        for ((index, row), line) in window.zip(0..rows.height) {
            self.row(index, *row, &mut Row::new(buffer, rows, line));
        }
        if view.rows.is_empty() {
            let words = "named, but in no sentence that tells or quotes anything";
            Row::new(buffer, rows, 1)
                .skip(2)
                .cut(words, self.theme.quiet());
        }
        if let Some(place) = view.selected().and_then(|row| view.place(row)) {
            Detail {
                model: self.model,
                place,
                theme: self.theme,
            }
            .render(rect(parts.detail), buffer);
        }
    }
}

impl Dossier<'_> {
    fn note(&self, actor: &Actor) -> String {
        let read = self.app.dossier.known.read;
        let all = if self.app.filters.is_empty() {
            ""
        } else {
            " · of all reports, filters apart"
        };
        if read < actor.mentions.len() {
            format!("from its first {} mentions{all}", grouped(read))
        } else {
            format!("{}{all}", actor.kind.name())
        }
    }

    /// The roles and other names of the actor.
    fn who(&self, actor: &Actor, to: &mut Row<'_>) {
        let theme = self.theme;
        to.skip(1).keep(1);
        let roles: Vec<&str> = actor.roles.iter().take(3).map(|r| &*r.surface).collect();
        to.cut(&roles.join(", "), theme.text());
        let others = actor.aliases.iter().map(|a| &*a.surface);
        let others: Vec<&str> = others.filter(|a| *a != &*actor.name).take(4).collect();
        if !others.is_empty() {
            let dot = if roles.is_empty() { "" } else { "  " };
            to.text(dot, theme.text());
            to.cut(&format!("also {}", others.join(", ")), theme.quiet());
        }
    }

    /// How often the actor is named, and when.
    fn appearances(&self, actor: &Actor, to: &mut Row<'_>) {
        let theme = self.theme;
        let known = &self.app.dossier.known;
        to.skip(1).keep(1);
        let words = format!(
            "named {} in {}",
            counted(actor.mentions.len(), "time"),
            counted(known.articles, "report")
        );
        to.cut(&words, theme.quiet());
        let periods = known.periods;
        let (Some(first), Some(last)) = (periods.first, periods.last) else {
            return;
        };
        let mut by = format!("  {}, by {}", between(first, last), periods.name());
        to.text("  ", theme.text());
        if !width_within(&by, to.left().saturating_sub(periods.count)) {
            by = format!("  by {}", periods.name());
        }
        let width = strip_width(periods, to.left().saturating_sub(by.chars().count()));
        self.strip(&known.counts, width, theme.level(), to);
        to.cut(&by, theme.quiet());
    }

    fn row(&self, index: usize, row: Line, to: &mut Row<'_>) {
        let theme = self.theme;
        let selected = index == self.app.dossier.cursor;
        to.text(if selected { "▌" } else { " " }, theme.bar());
        let line = if selected {
            theme.selected(true)
        } else {
            theme.text()
        };
        match row {
            Line::Head(section, count) => return self.heading(section, count, to),
            _ => to.patch(line),
        };
        let to = to.keep(1);
        match row {
            Line::Item(Section::With, item) => {
                if let Some(companion) = self.app.dossier.companion(item) {
                    self.companion(companion, line, to);
                }
            }
            Line::Item(section, item) => self.item(section, item, line, to),
            Line::Other(section, item, other) => {
                let others = self.app.dossier.others(section, item);
                if let Some(place) = others.get(other as usize) {
                    to.text("    ", line);
                    self.source(*place, line, to);
                    self.words(section, *place, line, to);
                }
            }
            Line::More(section, 0) => {
                to.cut(
                    &format!("  fewer of “{}”", section.name()),
                    over(line, theme.quiet()),
                );
            }
            Line::More(_, hidden) => {
                let words = format!("  and {} more", grouped(hidden as usize));
                to.cut(&words, over(line, theme.quiet()));
            }
            Line::Head(..) => {}
        }
    }

    fn heading(&self, section: Section, count: u32, to: &mut Row<'_>) {
        to.keep(1);
        to.cut(section.name(), self.theme.heading());
        to.cut(
            &format!(" {} ", grouped(count as usize)),
            self.theme.quiet(),
        );
        to.fill("─", self.theme.quiet());
    }

    /// Something done or said: when, in which report, whose word it is, in which words; in how many reports more.
    fn item(&self, section: Section, item: u32, line: Style, to: &mut Row<'_>) {
        let theme = self.theme;
        let view = &self.app.dossier;
        let Some(place) = view.place(Line::Item(section, item)) else {
            return;
        };
        let quiet = over(line, theme.quiet());
        let fold = if view.is_spread(section, item) {
            "▾"
        } else {
            " "
        };
        to.text(fold, quiet);
        let deed = view.deed(section, item);
        let wide = to.left() >= 70;
        self.day(deed, place, wide, quiet, to);
        if wide {
            self.source(place, line, to);
        }
        let others = view.others(section, item);
        if !others.is_empty() {
            let more = format!(" +{}", others.len());
            to.right(&more, quiet);
        }
        if let Some(deed) = deed {
            let (mark, style) = timeline::status(deed.status, theme);
            to.text(mark, over(line, style));
            self.teller(deed.teller, line, to);
        }
        let found = self.found(section, item);
        self.words(section, place, over(line, found), to);
    }

    /// When it was: the time of an event, the publication of what was said.
    fn day(&self, deed: Option<&Deed>, place: Place, wide: bool, style: Style, to: &mut Row<'_>) {
        let words = match deed {
            Some(deed) => {
                let when = self.model.event(deed.event).when.as_ref();
                when.and_then(|w| w.period)
                    .map(|p| if wide { when::briefly(&p) } else { shortly(&p) })
            }
            None => self.published(place).map(|day| {
                if wide {
                    format!("{} {}", when::short(day), day.year())
                } else {
                    when::short(day)
                }
            }),
        };
        let words = words.unwrap_or_else(|| "no date".to_owned());
        column(to, &words, if wide { when::BRIEF + 2 } else { 10 }, style);
    }

    fn published(&self, place: Place) -> Option<NaiveDate> {
        let notes = self.model.annotations.get(place.article.index());
        notes.and_then(|n| n.published.value)
    }

    fn source(&self, place: Place, line: Style, to: &mut Row<'_>) {
        let article = self.model.article(place.article);
        let columns = if to.left() >= 90 { 18 } else { 12 };
        column(
            to,
            article.short_source(),
            columns,
            over(line, self.theme.quiet()),
        );
    }

    /// Whose word it is, in front of the words.
    fn teller(&self, teller: Option<Teller>, line: Style, to: &mut Row<'_>) {
        let name = match teller {
            None => return,
            Some(Teller::Actor(actor)) if self.app.dossier.actor == Some(actor) => {
                "by its own word".to_owned()
            }
            Some(Teller::Actor(actor)) => self.model.actor(actor).name.to_string(),
            Some(Teller::Words(place)) => one_line(cut(self.model.words(place))),
            Some(Teller::Unnamed) => "somebody".to_owned(),
        };
        let rest = to.left() - to.left() * 2 / 5;
        to.keep(rest);
        to.cut(&name, over(line, self.theme.actor()));
        to.unkeep(rest);
        to.text(": ", over(line, self.theme.quiet()));
    }

    fn words(&self, section: Section, place: Place, line: Style, to: &mut Row<'_>) {
        let words = one_line(cut(self.model.words(place)));
        if section != Section::Said {
            to.cut(&words, line);
            return;
        }
        // What stands without marks in the article is told in its own words: it gets none here.
        let text = self.model.article(place.article).text.as_str();
        let before = text.get(..place.span.start as usize).unwrap_or_default();
        let quoted = before.ends_with(['“', '"', '‘', '«', '\'']);
        let style = over(line, self.theme.quotation());
        to.text(if quoted { "“" } else { "" }, style);
        to.cut(&words, style);
        to.text(if quoted { "”" } else { "" }, style);
    }

    /// Whom the actor shares sentences with: how many, when, from the first day to the last.
    fn companion(&self, companion: &Companion, line: Style, to: &mut Row<'_>) {
        let theme = self.theme;
        let view = &self.app.dossier;
        let quiet = over(line, theme.quiet());
        let at = view.known.with.iter().position(|c| c == companion);
        let item = at.unwrap_or(0) as u32;
        let fold = if view.is_spread(Section::With, item) {
            "▾"
        } else {
            " "
        };
        to.text(fold, quiet);
        let name = over(line, over(theme.actor(), self.found(Section::With, item)));
        let columns = (to.left() / 3).clamp(12, 30);
        column(to, &self.model.actor(companion.actor).name, columns, name);
        let count = grouped(companion.sentences.len());
        column(to, &format!("{count:>4}"), 6, line);
        let cells = strip_width(view.known.periods, to.left());
        self.strip(&companion.counts, cells, over(line, theme.level()), to);
        let days = companion.days.map(|(first, last)| {
            if first == last {
                when::short(first)
            } else if first.year() == last.year() {
                format!("{} – {}", when::short(first), when::short(last))
            } else {
                between(first, last)
            }
        });
        to.text("  ", line);
        to.cut(&days.unwrap_or_default(), quiet);
    }

    /// How much there was of something in each stretch of time.
    fn strip(&self, counts: &[u32], width: usize, style: Style, to: &mut Row<'_>) {
        for symbol in strip::levels(counts, width) {
            let style = if symbol == "·" {
                over(style, self.theme.quiet())
            } else {
                style
            };
            to.text(symbol, style);
        }
    }

    /// The style of an item that holds what was sought.
    fn found(&self, section: Section, item: u32) -> Style {
        let view: &dossier::Dossier = &self.app.dossier;
        let holds = view
            .sought
            .needle()
            .is_some_and(|needle| view.holds(self.model, section, item, &needle));
        if holds {
            self.theme.found(false)
        } else {
            Style::new()
        }
    }
}

/// The columns of a strip of appearances where `room` are left: one or two a stretch.
fn strip_width(periods: Periods, room: usize) -> usize {
    let twice = periods.count * 2;
    let wanted = if twice <= STRIP { twice } else { periods.count };
    wanted.min(room)
}

/// From one day to another, in few columns.
fn between(first: NaiveDate, last: NaiveDate) -> String {
    if first.year() == last.year() {
        format!(
            "{} – {} {}",
            when::short(first),
            when::short(last),
            last.year()
        )
    } else {
        format!("{} – {}", when::short_month(first), when::short_month(last))
    }
}

/// A period in at most nine columns.
fn shortly(period: &crate::analysis::Period) -> String {
    let brief = when::briefly(period);
    if period.start == period.end {
        when::short(period.start)
    } else if width_within(&brief, 9) {
        brief
    } else {
        format!("{}…", when::short(period.start))
    }
}

/// The beginning of `words`, as much as a line may need.
fn cut(words: &str) -> &str {
    let end = (0..=words.len().min(MOST)).rev();
    let end = end.into_iter().find(|&at| words.is_char_boundary(at));
    &words[..end.unwrap_or(0)]
}

/// Writes `words` into `columns` columns, the last of them blank.
fn column(to: &mut Row<'_>, words: &str, columns: usize, style: Style) {
    let rest = to.left().saturating_sub(columns);
    to.keep(rest + 1);
    to.cut(words, style);
    to.unkeep(1);
    let gap = to.left();
    to.skip(gap);
    to.unkeep(rest);
}
