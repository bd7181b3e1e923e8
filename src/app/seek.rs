//! Seeks in the focused pane while one types, and walks the matches.

use super::actors::Row;
use super::find::{Find, Match, Needle};
use super::line::Line;
use super::{Action, App, Effect, Mode, Pane};
use crate::corpus::{ArticleId, Span};
use crate::model::{Account, Event, EventId, Model};

/// How many bytes of text are read for one key.
const READ: usize = 8 << 20;

/// The most matches that are counted.
const MOST: usize = 100_000;
/// The rows that are looked at within one key press, or between two.
const ROWS: usize = 2000;
/// The accounts of an event that are looked at.
const ACCOUNTS: usize = 16;

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
            Action::Accept if !find.line.is_empty() => {
                self.end_find(model, true);
                self.count_everywhere(model);
            }
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
        if find.line.edit(action) != Some(true) {
            return;
        }
        self.find_again(model);
        self.first_match(model);
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
        find.matches.clear();
        find.current = None;
        find.next = None;
        if let Some(needle) = find.needle() {
            match (find.pane, self.reader.article) {
                (Pane::Reader, Some(id)) => find.matches = in_text(model, id, &needle),
                (Pane::Reader, None) => {}
                _ => find.next = Some(0),
            }
        }
        self.find = Some(find);
        self.look(model);
    }

    /// Whether something is left to do that was too long for a key press: see [`App::pursue`].
    pub fn is_busy(&self) -> bool {
        self.find.as_ref().is_some_and(Find::is_under_way)
    }

    /// Goes on with what was too long for a key press, for about a millisecond. Whether there is more is returned.
    pub fn pursue(&mut self, model: &Model) -> bool {
        self.look(model);
        let is_typing = self.mode == Mode::Find;
        if is_typing && self.find.as_ref().is_some_and(|f| f.current.is_none()) {
            self.first_match(model);
        }
        self.is_busy()
    }

    /// Looks at the next rows of the pane.
    fn look(&mut self, model: &Model) {
        let Some(mut find) = self.find.take() else {
            return;
        };
        if let (Some(from), Some(needle)) = (find.next, find.needle()) {
            let (to, all) = if find.pane == Pane::Timeline {
                let rows = &self.timeline.rows;
                let holds = |at: usize| {
                    let event = rows[at].event();
                    event.is_some_and(|id| in_event(model, model.event(id), &needle))
                };
                (
                    look_at(from, rows.len(), &mut find.matches, holds),
                    rows.len(),
                )
            } else {
                let actors = &self.actors;
                let holds = |at: usize| match actors.row(at) {
                    Some(Row::Actor(id, _)) => {
                        let actor = model.actor(id);
                        let mut aliases = actor.aliases.iter();
                        needle.is_in(&actor.name)
                            || aliases.any(|alias| needle.is_in(&alias.surface))
                    }
                    _ => false,
                };
                let all = actors.len();
                (look_at(from, all, &mut find.matches, holds), all)
            };
            find.next = (to < all && find.matches.len() < MOST).then_some(to);
        }
        self.find = Some(find);
    }

    /// Goes to the first match from where the search began, as one types.
    fn first_match(&mut self, model: &Model) {
        let Some(find) = &self.find else { return };
        let origin = self.history.back.last().copied();
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
        if next == find.matches.len() && find.is_under_way() {
            return;
        }
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
        if find.matches.is_empty() && find.is_under_way() {
            return Effect::Draw;
        }
        if find.matches.is_empty() {
            let pane = find.pane;
            let words = find.line.text().to_owned();
            if pane != Pane::Reader || self.mode != Mode::Normal {
                return self.warn(format!("“{words}” is not in this pane"));
            }
            if self.match_beyond(model, down) {
                return Effect::Draw;
            }
            return self.warn(format!(
                "“{words}” is in none of the articles looked through"
            ));
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
            let next = find.matches.partition_point(|m| place(*m) <= here);
            (next < count).then_some(next)
        } else {
            let before = find.matches.partition_point(|m| place(*m) < here);
            before.checked_sub(1)
        };
        let beyond = next.is_none() && find.pane == Pane::Reader && self.mode == Mode::Normal;
        if !(beyond && self.match_beyond(model, down)) {
            let around = if down { 0 } else { count - 1 };
            self.go_to_match(model, next.unwrap_or(around));
        }
        Effect::Draw
    }

    /// Goes on to the next article that holds a match, or the previous one; `false` where none does, or none of those
    /// that are read for one key.
    fn match_beyond(&mut self, model: &Model, down: bool) -> bool {
        let Some(needle) = self.find.as_ref().and_then(Find::needle) else {
            return false;
        };
        let Some(found) = self.article_beyond(model, &needle, down) else {
            return false;
        };
        self.reader.open(model, found);
        self.find_again(model);
        let count = self.find.as_ref().map_or(0, |find| find.matches.len());
        self.go_to_match(model, if down { 0 } else { count.saturating_sub(1) });
        true
    }

    /// The nearest article after the open one, or before it, that holds `needle`; the first follows the last.
    fn article_beyond(&self, model: &Model, needle: &Needle, down: bool) -> Option<ArticleId> {
        let here = self.reader.article?;
        let count = model.articles.len();
        let mut read = 0;
        for step in 1..count {
            let index = if down {
                (here.index() + step) % count
            } else {
                (here.index() + count - step) % count
            };
            let id = ArticleId(index as u32);
            let shown = self.narrowed_articles();
            if shown.is_some_and(|shown| shown.binary_search(&id).is_err()) {
                continue;
            }
            let text = model.article(id).text.as_str();
            if needle.is_in(text) {
                return Some(id);
            }
            read += text.len();
            if read > READ {
                return None;
            }
        }
        None
    }

    /// Counts what was sought in all articles, where the reader is searched and they are short enough for one key.
    fn count_everywhere(&mut self, model: &Model) {
        let Some(find) = self.find.as_mut().filter(|f| f.pane == Pane::Reader) else {
            return;
        };
        let texts = || model.articles.iter().map(|a| a.text.as_str());
        let short = texts().map(str::len).sum::<usize>() <= READ;
        let needle = find.needle().filter(|_| short);
        find.everywhere = needle.map(|n| texts().map(|text| n.ranges(text).count()).sum());
    }

    /// Seeks in the focused pane, or in another article than before, what was sought last.
    fn refresh_matches(&mut self, model: &Model) {
        let focus = self.focus;
        if let Some(find) = &mut self.find
            && find.pane != focus
            && !matches!(self.mode, Mode::Find)
        {
            find.pane = focus;
            find.everywhere = None;
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
                self.event = self.account_found(model).or(self.event);
                self.lead(model);
            }
        }
    }

    /// The selected event and the account that holds what is sought, where its best one does not.
    fn account_found(&self, model: &Model) -> Option<(EventId, usize)> {
        let id = self.timeline.selected()?;
        let needle = self.find.as_ref()?.needle()?;
        let mut accounts = model.event(id).accounts.iter().take(ACCOUNTS);
        let holds = |a: &Account| needle.is_in(model.article(a.article).words(a.span));
        Some((id, accounts.position(holds)?))
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

/// Looks at rows from `from` to at most `all` and adds those that hold what is sought; where it stopped is returned.
fn look_at(
    from: usize,
    all: usize,
    matches: &mut Vec<Match>,
    holds: impl Fn(usize) -> bool,
) -> usize {
    let to = all.min(from + ROWS);
    let found = (from..to).filter(|&at| holds(at));
    matches.extend(found.map(|at| Match::Row(at as u32)));
    to
}

/// Whether an event's title, what its accounts say, or the name of one who takes part holds what is sought.
pub(super) fn in_event(model: &Model, event: &Event, needle: &Needle) -> bool {
    let mut accounts = event.accounts.iter().take(ACCOUNTS);
    needle.is_in(model.words(event.title))
        || accounts.any(|a| needle.is_in(model.article(a.article).words(a.span)))
        || event
            .actors
            .iter()
            .any(|id| needle.is_in(&model.actor(*id).name))
}

fn in_text(model: &Model, article: ArticleId, needle: &Needle) -> Vec<Match> {
    let text = model.article(article).text.as_str();
    let ranges = needle.ranges(text).take(MOST);
    ranges
        .map(|r| Match::Text(Span::new(r.start, r.end)))
        .collect()
}

/// Where a match stands, to compare.
fn place(found: Match) -> u32 {
    match found {
        Match::Row(row) => row,
        Match::Text(span) => span.start,
    }
}
