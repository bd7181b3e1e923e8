//! Draws the line at the bottom: a prompt, a message, or what the keys do here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::keys;
use super::row::{Row, width_within};
use super::theme::Theme;
use crate::app::find::Find;
use crate::app::line::Line;
use crate::app::stage::sought::Sought;
use crate::app::{Action, App, Mode, Pane, Stage, wrap};
use crate::model::{Model, State};

/// The bottom line.
#[derive(Debug)]
pub struct Hint<'a> {
    /// What is known.
    pub model: &'a Model,
    /// What the user is doing.
    pub app: &'a App,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Hint<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let theme = self.theme;
        let above = self.error_above(area);
        if let Some(error) = above.filter(|_| area.y > 1) {
            over_the_line(error, area, theme.warning(), buffer);
        }
        let mut row = Row::new(buffer, area, 0);
        row.skip(1).keep(1);
        match &self.app.mode {
            Mode::Normal if self.sought().is_some_and(|s| s.typing) => self.sought_line(&mut row),
            Mode::Find => self.find(&mut row),
            Mode::Span(line) => {
                let shown = if line.text().is_empty() {
                    "a day, a month, or from … to"
                } else {
                    ""
                };
                prompt(&mut row, "time: ", line, shown, theme);
            }
            Mode::Command(command) => {
                let rest = command.completions.join("  ");
                prompt(&mut row, ":", &command.line, &rest, theme);
            }
            _ => match &self.app.message {
                Some(message) if message.error => {
                    told(&message.text, area, theme.warning(), buffer);
                }
                Some(message) => told(&message.text, area, theme.text(), buffer),
                None => self.keys(&mut row),
            },
        }
    }
}

impl Hint<'_> {
    /// What is wrong with the command that is typed, where the line has no room for all of it.
    fn error_above(&self, area: Rect) -> Option<&str> {
        let Mode::Command(command) = &self.app.mode else {
            return None;
        };
        let typed = wrap::columns(command.line.text()) + 6;
        let room = usize::from(area.width).saturating_sub(typed);
        let error = command.line.error.as_deref();
        error.filter(|error| !width_within(error, room))
    }

    fn find(&self, row: &mut Row<'_>) {
        let Some(find) = &self.app.find else {
            return;
        };
        row.right(&count(find), self.theme.quiet())
            .right("  ", self.theme.text());
        prompt(row, "/", &find.line, "", self.theme);
    }

    /// What is sought in a view of the whole screen.
    fn sought(&self) -> Option<&Sought> {
        match self.app.stage {
            Stage::Panes => None,
            Stage::Ledger => Some(&self.app.ledger.sought),
            Stage::Coverage => Some(&self.app.coverage.sought),
            Stage::Dossier => Some(&self.app.dossier.sought),
            Stage::Figures => Some(&self.app.figures.sought),
        }
    }

    fn sought_line(&self, row: &mut Row<'_>) {
        let Some(sought) = self.sought() else { return };
        if sought.missed {
            row.right("not found", self.theme.quiet())
                .right("  ", self.theme.text());
        }
        prompt(row, "/", &sought.line, "", self.theme);
    }

    /// As many keys as fit, the most useful ones first; those for help and quitting always.
    fn keys(&self, row: &mut Row<'_>) {
        use Action as A;
        let theme = self.theme;
        if let Some(find) = self
            .app
            .find
            .as_ref()
            .filter(|_| self.app.mode == Mode::Normal && self.app.stage == Stage::Panes)
        {
            let words = format!("/{}  {}", find.line.text(), count(find));
            if width_within(&words, row.left() / 2) {
                row.right(&words, theme.quiet()).right("  ", theme.text());
            }
        }
        for (action, what) in self.wanted() {
            let Some(mut key) = self.app.key_of(action).map(keys::shown) else {
                continue;
            };
            // Two ways are told at once.
            let other = match action {
                A::Earlier => Some(A::Later),
                A::PreviousBlock => Some(A::NextBlock),
                _ => None,
            };
            if let Some(other) = other.and_then(|other| self.app.key_of(other)) {
                key = format!("{key} {}", keys::shown(other));
            }
            let key = key.as_str();
            if !width_within(key, row.left())
                || !width_within(what, row.left().saturating_sub(key.len() + 1))
            {
                break;
            }
            row.text(key, theme.key());
            row.text(" ", theme.text());
            row.text(what, theme.quiet());
            row.text("  ", theme.text());
        }
    }

    /// What the line offers in this mode, in a few words each.
    fn wanted(&self) -> Vec<(Action, &'static str)> {
        use Action as A;
        let ledger = &self.app.ledger;
        let narrowed = ledger.state.is_some() || ledger.kind.is_some();
        match (&self.app.mode, self.app.focus) {
            (Mode::Palette(_), _) => vec![(A::Accept, "go there"), (A::Peel, "close")],
            (Mode::Help(_), _) => vec![(A::Accept, "do it"), (A::Peel, "close")],
            (Mode::Articles(_), _) => vec![(A::Accept, "open"), (A::Peel, "close")],
            (Mode::Explain(_), _) => vec![
                (A::Open, "read it there"),
                (A::Copy, "copy"),
                (A::Peel, "close"),
            ],
            (Mode::Opposite(_), _) => vec![
                (A::Help, "help"),
                (A::NextArticle, "next article"),
                (A::NextPane, "other side leads"),
                (A::NextDiscrepancy, "differing"),
                (A::Open, "read it there"),
                (A::Peel, "back"),
            ],
            (Mode::Sides(_), _) => vec![
                (A::Help, "help"),
                (A::NextPane, "next account"),
                (A::Open, "read it there"),
                (A::Down, "scroll"),
                (A::Peel, "back"),
            ],
            _ if self.app.stage == Stage::Coverage => vec![
                (A::Help, "help"),
                (A::Peel, "close"),
                (A::Accept, "read it there"),
                (A::PreviousBlock, "teller"),
                (A::Accounts, "side by side"),
                (A::NextState, "only in one"),
                (A::NextOrder, "order"),
                (A::Explain, "why"),
                (A::Ledger, "compare"),
                (A::Find, "find"),
            ],
            _ if self.app.stage == Stage::Figures => vec![
                (A::Help, "help"),
                (A::Peel, "close"),
                (A::Down, "next series"),
                (A::Right, "next value"),
                (A::Accept, "read it there"),
                (A::Explain, "why"),
                (A::CopyCited, "copy, cited"),
                (A::Write, "write"),
                (A::Find, "find"),
            ],
            _ if self.app.stage == Stage::Dossier => vec![
                (A::Help, "help"),
                (A::Peel, "close"),
                (A::Accept, "read it there"),
                (A::Fold, "unfold"),
                (A::Right, "who that is"),
                (A::Explain, "why"),
                (A::CopyCited, "copy, cited"),
                (A::NextBlock, "section"),
                (A::Find, "find"),
            ],
            _ if self.app.stage == Stage::Ledger => vec![
                (A::Help, "help"),
                (A::Peel, if narrowed { "all rows" } else { "close" }),
                (A::Accept, "read it there"),
                (A::Accounts, "side by side"),
                (A::NextState, "differing"),
                (A::Explain, "why"),
                (A::NextOrder, "order"),
                (A::Fold, "unfold"),
                (A::CopyCited, "copy, cited"),
                (A::NextKind, "kind"),
                (A::Find, "find"),
            ],
            (_, pane) => self.wanted_in(pane),
        }
    }

    /// What the line offers in a pane: what no other program does comes first.
    fn wanted_in(&self, pane: Pane) -> Vec<(Action, &'static str)> {
        use Action as A;
        let mut wanted = vec![(A::Help, "help"), (A::Close, "quit")];
        wanted.push(match pane {
            Pane::Reader if self.is_compared() => (A::Open, "other accounts"),
            Pane::Actors => (A::Open, "said and did"),
            _ => (A::Accounts, "accounts"),
        });
        wanted.extend([
            (A::Ledger, "compare"),
            (A::Coverage, "coverage"),
            (A::Earlier, "known by"),
            (A::Opposite, "two texts"),
            (A::Figures, "figures"),
        ]);
        wanted.extend(match pane {
            Pane::Timeline => [
                (A::Open, "next account"),
                (A::Explain, "why"),
                (A::FilterSpan, "time span"),
            ],
            Pane::Reader => [
                (A::NextArticle, "next article"),
                (A::Explain, "why"),
                (A::NextDiscrepancy, "differing"),
            ],
            Pane::Actors => [
                (A::NextMention, "next mention"),
                (A::FilterActor, "only this one"),
                (A::Explain, "why"),
            ],
        });
        wanted.extend([
            (A::Find, "find"),
            (A::Palette, "jump"),
            (A::Articles, "articles"),
            (A::NextPane, "pane"),
            (A::Zoom, "zoom"),
        ]);
        wanted
    }

    /// Whether other articles tell differently, or better, what the sentence under the eye tells.
    fn is_compared(&self) -> bool {
        let reader = &self.app.reader;
        let here = reader.article.zip(reader.sentence);
        let mark = here.and_then(|(article, span)| self.model.mark_of(article, span));
        mark.is_some_and(|state| matches!(state, State::Differ | State::Superseded))
    }
}

/// Words on the line above the one at the bottom, as far as they fit.
fn over_the_line(text: &str, area: Rect, style: Style, buffer: &mut Buffer) {
    let above = Rect {
        y: area.y - 1,
        ..area
    };
    let mut row = Row::new(buffer, above, 0);
    row.text(" ", style);
    row.keep(1).cut(text, style);
    row.unkeep(1);
    let gap = row.left();
    row.text(&" ".repeat(gap), style);
}

/// A message; one that is too long for the line begins on the line above it.
fn told(text: &str, area: Rect, style: Style, buffer: &mut Buffer) {
    let pieces = wrap::pieces(text, area.width.saturating_sub(2));
    let long = pieces.len() > 1 && area.y > 1;
    if let Some(first) = pieces.first().filter(|_| long) {
        over_the_line(first, area, style, buffer);
    }
    let rest = if long {
        pieces[1..].join(" ")
    } else {
        text.to_owned()
    };
    Row::new(buffer, area, 0).skip(1).keep(1).cut(&rest, style);
}

/// Which match of how many: `3 of 12`.
fn count(find: &Find) -> String {
    match (find.current, find.matches.len()) {
        (_, 0) if find.line.text().is_empty() => String::new(),
        (_, 0) => "not found".to_owned(),
        (Some(at), all) => match find.everywhere {
            Some(count) if count > all => format!("{} of {all} here, {count} in all", at + 1),
            _ => format!("{} of {all}", at + 1),
        },
        (None, all) => format!("{all} found"),
    }
}

/// A line that is typed, its cursor, and what is wrong with it or helps.
pub fn prompt(row: &mut Row<'_>, head: &str, line: &Line, hint: &str, theme: Theme) {
    row.text(head, theme.key());
    let (before, after) = line.parts();
    // The cursor stays in sight: of a line that is too long, the end before it is shown.
    let mut from = 0;
    while !width_within(&before[from..], row.left().saturating_sub(2)) {
        from += before[from..].chars().next().map_or(1, char::len_utf8);
    }
    row.text(&before[from..], theme.text());
    let mut rest = after.chars();
    let under = rest.next().map_or(String::from(" "), String::from);
    row.text(&under, theme.cursor());
    row.text(rest.as_str(), theme.text());
    if let Some(error) = &line.error {
        row.text("  ", theme.text());
        row.cut(error, theme.warning());
    } else if !hint.is_empty() {
        row.text("  ", theme.text());
        row.cut(hint, theme.quiet());
    }
}
