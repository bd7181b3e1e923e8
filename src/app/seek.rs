//! Seeks in the focused pane while one types, and walks the matches.

use super::actors::Row;
use super::find::{Find, Match, Needle};
use super::history::Stop;
use super::line::Line;
use super::{Action, App, Effect, Mode, Pane};
use crate::corpus::Span;
use crate::model::Model;

/// The most matches that are counted.
const MOST: usize = 100_000;

impl App {
    /// Opens the find line of the focused pane.
    pub(super) fn begin_find(&mut self) -> Effect {
        self.remember();
        self.find = Some(Find {
            pane: self.focus,
            above: self.filters.len(),
            ..Find::default()
        });
        self.mode = Mode::Find;
        Effect::Draw
    }

    /// An action while the find line is open.
    pub(super) fn update_find(&mut self, action: Action, model: &Model) -> Effect {
        let Some(find) = &mut self.find else {
            self.mode = Mode::Normal;
            return Effect::Draw;
        };
        match action {
            Action::Accept if !find.line.is_empty() => self.end_find(model, true),
            Action::DeleteBack if !find.line.is_empty() => self.retype(action, model),
            Action::Accept | Action::DeleteBack | Action::Peel | Action::Close => {
                self.end_find(model, false);
            }
            Action::Down | Action::FindNext => return self.next_match(model, true),
            Action::Up | Action::FindPrevious => return self.next_match(model, false),
            _ => {
                if find.line.clone().edit(action).is_none() {
                    return Effect::None;
                }
                self.retype(action, model);
            }
        }
        Effect::Draw
    }

    /// Edits the words, seeks again, and goes to the first match.
    fn retype(&mut self, action: Action, model: &Model) {
        let Some(find) = &mut self.find else { return };
        let before = find.line.text().to_owned();
        if find.line.edit(action) != Some(true) {
            return;
        }
        let origin = self.history.back.last().copied();
        // Longer words are in fewer rows, and only where the shorter ones were: as long as all of those are known.
        let narrows = !before.is_empty() && find.line.text().starts_with(&before);
        if narrows && find.pane == Pane::Timeline && find.matches.len() < MOST {
            self.sift(model);
        } else {
            self.find_again(model);
        }
        self.first_match(model, origin);
    }

    /// Keeps the rows of the timeline that hold the longer words too.
    fn sift(&mut self, model: &Model) {
        let Some(find) = &mut self.find else { return };
        let Some(needle) = find.needle() else { return };
        let rows = &self.timeline.rows;
        find.current = None;
        find.matches.retain(|found| {
            let Match::Row(row) = *found else {
                return false;
            };
            let event = rows.get(row as usize).and_then(|row| row.event());
            event.is_some_and(|id| needle.is_in(model.words(model.event(id).title)))
        });
    }

    /// Closes the find line; what was found stays selected and marked, or the user is back where it began.
    pub(super) fn end_find(&mut self, model: &Model, keep: bool) {
        self.mode = Mode::Normal;
        if keep {
            return;
        }
        self.find = None;
        if let Some(origin) = self.history.back.pop() {
            self.restore(model, origin);
        }
    }

    /// Seeks again: the words, the filters or the open article changed.
    pub(super) fn find_again(&mut self, model: &Model) {
        let Some(mut find) = self.find.take() else {
            return;
        };
        find.matches = find
            .needle()
            .map(|needle| self.matches(model, find.pane, &needle))
            .unwrap_or_default();
        find.current = None;
        self.find = Some(find);
    }

    fn matches(&self, model: &Model, pane: Pane, needle: &Needle) -> Vec<Match> {
        let row = |index: usize| Match::Row(index as u32);
        match pane {
            Pane::Timeline => {
                let rows = self.timeline.rows.iter().enumerate();
                rows.filter_map(|(index, r)| Some((index, r.event()?)))
                    .filter(|(_, id)| needle.is_in(model.words(model.event(*id).title)))
                    .map(|(index, _)| row(index))
                    .take(MOST)
                    .collect()
            }
            Pane::Actors => (0..self.actors.len())
                .filter(|&index| match self.actors.row(index) {
                    Some(Row::Actor(id, _)) => needle.is_in(&model.actor(id).name),
                    _ => false,
                })
                .map(row)
                .take(MOST)
                .collect(),
            Pane::Reader => self.reader.article.map_or_else(Vec::new, |id| {
                let text = model.article(id).text.as_str();
                needle
                    .ranges(text)
                    .map(|r| Match::Text(Span::new(r.start, r.end)))
                    .take(MOST)
                    .collect()
            }),
        }
    }

    /// Goes to the first match from where the search began, as one types.
    fn first_match(&mut self, model: &Model, origin: Option<Stop>) {
        let Some(find) = &self.find else { return };
        let from = match find.pane {
            Pane::Timeline => {
                let event = origin.and_then(|stop| stop.event);
                let row = event.and_then(|(id, _)| self.timeline.row_of(id));
                Match::Row(row.unwrap_or(0) as u32)
            }
            Pane::Actors => Match::Row(0),
            Pane::Reader => {
                let at = origin.and_then(|stop| stop.article).map_or(0, |(_, at)| at);
                Match::Text(Span::new(at as usize, at as usize))
            }
        };
        let next = find.matches.partition_point(|m| place(*m) < place(from));
        let next = if next < find.matches.len() { next } else { 0 };
        match find.matches.get(next) {
            Some(_) => self.go_to_match(model, next),
            None => {
                if let Some(origin) = origin {
                    self.restore(model, origin);
                }
            }
        }
    }

    /// Goes to the next match, or the previous one; the first follows the last.
    pub(super) fn next_match(&mut self, model: &Model, down: bool) -> Effect {
        self.refresh_matches(model);
        let Some(find) = &self.find else {
            return self.say("Nothing was sought yet: / finds in this pane");
        };
        if find.matches.is_empty() {
            let text = format!("“{}” is not in this pane", find.line.text());
            return self.warn(text);
        }
        let here = match find.pane {
            Pane::Timeline => self.timeline.cursor as u32,
            Pane::Actors => self.actors.cursor as u32,
            Pane::Reader => find
                .current
                .map_or(self.reader.at(), |i| place(find.matches[i])),
        };
        let count = find.matches.len();
        let next = if down {
            find.matches.partition_point(|m| place(*m) <= here) % count
        } else {
            let before = find.matches.partition_point(|m| place(*m) < here);
            before.checked_sub(1).unwrap_or(count - 1)
        };
        self.go_to_match(model, next);
        Effect::Draw
    }

    /// Seeks in the focused pane, or in another article than before, what was sought last.
    fn refresh_matches(&mut self, model: &Model) {
        let focus = self.focus;
        if let Some(find) = &mut self.find
            && find.pane != focus
            && !matches!(self.mode, Mode::Find)
        {
            find.pane = focus;
            self.find_again(model);
        }
    }

    fn go_to_match(&mut self, model: &Model, index: usize) {
        let Some(find) = &mut self.find else { return };
        let Some(&found) = find.matches.get(index) else {
            return;
        };
        find.current = Some(index);
        match (found, find.pane) {
            (Match::Text(span), _) => {
                self.reader.go(model, span.start);
                self.lead_from_reader(model);
            }
            (Match::Row(row), Pane::Actors) => {
                self.actors.cursor = row as usize;
                self.marked = self.actors.selected();
            }
            (Match::Row(row), _) => {
                self.timeline.cursor = row as usize;
                self.lead(model);
            }
        }
    }

    /// Seeks `words` in the focused pane at once, as the command line asks.
    pub(super) fn find_words(&mut self, model: &Model, words: &str) -> Effect {
        self.remember();
        self.find = Some(Find {
            pane: self.focus,
            above: self.filters.len(),
            line: Line::new(words),
            ..Find::default()
        });
        self.find_again(model);
        self.next_match(model, true)
    }
}

/// Where a match stands, to compare.
fn place(found: Match) -> u32 {
    match found {
        Match::Row(row) => row,
        Match::Text(span) => span.start,
    }
}
