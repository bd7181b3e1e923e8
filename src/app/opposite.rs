//! Two articles side by side: sentences that tell the same opposite each other, what is only in one alone.

use super::layout::{Area, COMFORTABLE, MARGIN};
use super::{Action, App, Effect, Mode, window, wrap};
use crate::corpus::{ArticleId, Span};
use crate::model::opposite::{self, Opposed, Pair};
use crate::model::{Model, Place, State};

/// The columns between the two articles.
pub const BETWEEN: u16 = 3;
/// The rows of the head: source, then date and title.
pub const HEAD: u16 = 2;
/// From this width of the view on the two stand beside each other.
const BESIDE: u16 = 66;

/// Which of the two articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The left one.
    #[default]
    Left,
    /// The right one.
    Right,
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// Two sentences opposite each other, or one alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stand {
    /// The sentence of the left article.
    pub left: Option<Span>,
    /// The sentence of the right article.
    pub right: Option<Span>,
    /// The gravest row of the ledger that compares the two.
    pub state: Option<State>,
    /// Whether one of the two is told differently by some article.
    pub marked: bool,
    /// Whether a paragraph begins, so that a blank row stands before.
    pub apart: bool,
}

impl Stand {
    /// The sentence of a side.
    pub fn sentence(&self, side: Side) -> Option<Span> {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }
}

/// The state of two articles side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opposite {
    /// The left article.
    pub left: ArticleId,
    /// The right article.
    pub right: ArticleId,
    /// The side whose order is kept.
    pub lead: Side,
    /// What stands opposite each other, in the order of the leading side.
    pub stands: Vec<Stand>,
    /// Whether the right article is the one that has most in common with the left one.
    pub likest: bool,
    /// Which of them is selected.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// Whether the sentences stand one below the other.
    pub stacked: bool,
    /// The whole view with its border.
    pub area: Area,
    /// The head.
    pub head: Area,
    /// The rows.
    pub body: Area,
    /// The columns of each side, its margin included.
    pub width: u16,
    /// The rows of each pair at that width, left and right.
    rows: Vec<[Vec<Span>; 2]>,
    /// The first row of each pair, and after the last one the number of all.
    starts: Vec<usize>,
    /// Whether the selected pair must come into sight.
    moved: bool,
}

impl Opposite {
    fn new(model: &Model, left: ArticleId, right: ArticleId, lead: Side) -> Self {
        let mut new = Self {
            left,
            right,
            lead,
            moved: true,
            ..Self::default()
        };
        let pairs = match lead {
            Side::Left => opposite::pairs(model, left, right),
            Side::Right => {
                let turned = opposite::pairs(model, right, left);
                let turn = |pair: Pair| Pair {
                    left: pair.right,
                    right: pair.left,
                };
                turned.into_iter().map(turn).collect()
            }
        };
        new.stands = pairs
            .into_iter()
            .map(|pair| new.stand(model, pair))
            .collect();
        new
    }

    fn stand(&self, model: &Model, pair: Pair) -> Stand {
        let sentence = |article: ArticleId, at: Option<u32>| {
            let sentences = &model.annotations.get(article.index())?.sentences;
            let at = at? as usize;
            let before = at.checked_sub(1).map(|b| sentences[b].block);
            let own = sentences.get(at)?;
            Some((own.span, before.is_some_and(|b| b != own.block)))
        };
        let left = sentence(self.left, pair.left);
        let right = sentence(self.right, pair.right);
        let grave = |article, span: Option<(Span, bool)>| {
            let mark = span.and_then(|(span, _)| model.mark_of(article, span));
            matches!(mark, Some(State::Differ | State::Superseded))
        };
        Stand {
            state: left
                .zip(right)
                .and_then(|((l, _), (r, _))| self.compared(model, l, r)),
            marked: grave(self.left, left) || grave(self.right, right),
            apart: left.is_some_and(|s| s.1) || right.is_some_and(|s| s.1),
            left: left.map(|s| s.0),
            right: right.map(|s| s.0),
        }
    }

    /// How the gravest row that has a cell in both sentences judges the two.
    fn compared(&self, model: &Model, left: Span, right: Span) -> Option<State> {
        let rows = model
            .cells_in(self.left, left)
            .map(|(_, id)| model.discrepancy(id));
        let both = rows.filter(|row| {
            let here = |v: &crate::model::DiscrepancyValue| {
                v.place.article == self.right && v.place.span.overlaps(right)
            };
            row.values.iter().any(here)
        });
        both.filter_map(|row| row.state_among(|a| a == self.left || a == self.right))
            .min()
    }

    /// The article of a side.
    pub fn article(&self, side: Side) -> ArticleId {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// What stands opposite what, in order.
    pub(super) fn opposed(&self) -> Vec<Opposed> {
        let place = |side: Side, stand: &Stand| {
            let span = stand.sentence(side)?;
            let article = self.article(side);
            Some(Place { article, span })
        };
        let stands = self.stands.iter();
        stands
            .map(|stand| Opposed {
                left: place(Side::Left, stand),
                right: place(Side::Right, stand),
                state: stand.state,
            })
            .collect()
    }

    /// How many sentences stand opposite one of the other article.
    pub fn joined(&self) -> usize {
        let both = |s: &&Stand| s.left.is_some() && s.right.is_some();
        self.stands.iter().filter(both).count()
    }

    /// Fits rows and window to the area between the top and the bottom line.
    pub(super) fn fit(&mut self, model: &Model, area: Area) {
        self.area = area;
        let (head, body) = area.inner().cut_top(HEAD);
        self.stacked = area.width < BESIDE;
        let width = if self.stacked {
            body.width
        } else {
            (body.width.saturating_sub(BETWEEN) / 2).min(COMFORTABLE + MARGIN + 1)
        };
        let used = if self.stacked {
            width
        } else {
            2 * width + BETWEEN
        };
        let indent = body.width.saturating_sub(used) / 2;
        self.head = head.cut_left(indent).1;
        self.body = body.cut_left(indent).1;
        if width != self.width || self.rows.len() != self.stands.len() {
            self.width = width;
            self.wrap(model);
            self.moved = true;
        }
        self.cursor = self.cursor.min(self.stands.len().saturating_sub(1));
        let height = usize::from(self.body.height);
        if std::mem::take(&mut self.moved) && height > 0 {
            self.reveal(height);
        }
        self.top = self.top.min(self.len().saturating_sub(height));
    }

    /// Brings the selected pair into sight.
    fn reveal(&mut self, height: usize) {
        let start = self.starts.get(self.cursor).copied().unwrap_or(0);
        let end = self.starts.get(self.cursor + 1).copied().unwrap_or(start);
        if start < self.top {
            self.top = (end.saturating_sub(height / 2)).min(start);
        } else if end > self.top + height {
            self.top = start.saturating_sub(height / 3);
        }
    }

    fn wrap(&mut self, model: &Model) {
        // A blank column stands before the rule.
        let width = self.width.saturating_sub(MARGIN + 1).max(1);
        let rows = |article: ArticleId, span: Option<Span>| {
            let article = model.articles.get(article.index());
            let text = article.map_or("", |a| a.text.as_str());
            span.map_or_else(Vec::new, |span| wrap::spans(text, span, width))
        };
        self.rows.clear();
        self.starts.clear();
        let mut at = 0;
        for stand in &self.stands {
            let both = [rows(self.left, stand.left), rows(self.right, stand.right)];
            self.starts.push(at);
            let [left, right] = [both[0].len(), both[1].len()];
            let words = if self.stacked {
                left + right
            } else {
                left.max(right)
            };
            // A blank row parts paragraphs; where the two stand one below the other, pairs.
            let blank = stand.apart || self.stacked;
            at += words + usize::from(blank && !self.rows.is_empty());
            self.rows.push(both);
        }
        self.starts.push(at);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.stands.is_empty()
    }

    /// Which pair stands at a row, and its row of words within; `None` for that at a blank row.
    pub fn at(&self, row: usize) -> Option<(usize, Option<usize>)> {
        let pair = self
            .starts
            .partition_point(|start| *start <= row)
            .checked_sub(1)?;
        let [left, right] = self.rows.get(pair)?;
        let words = if self.stacked {
            left.len() + right.len()
        } else {
            left.len().max(right.len())
        };
        let blank = (self.starts[pair + 1] - self.starts[pair]).saturating_sub(words);
        let within = row - self.starts[pair];
        Some((pair, within.checked_sub(blank)))
    }

    /// The words of a side of a pair in one of its rows, and whether they are its first.
    pub fn words(&self, pair: usize, side: Side, row: usize) -> Option<(Span, bool)> {
        let [left, right] = self.rows.get(pair)?;
        let (rows, row) = match side {
            Side::Left => (left, row),
            Side::Right if self.stacked => (right, row.checked_sub(left.len())?),
            Side::Right => (right, row),
        };
        rows.get(row).map(|span| (*span, row == 0))
    }

    /// Scrolls, and takes the selection along so that it stays in sight.
    pub(super) fn scroll(&mut self, rows: isize) {
        let height = self.body.height.max(1);
        self.top = window::scroll(self.top, rows, self.len(), height);
        let first = self.starts.partition_point(|start| *start < self.top);
        let last = self
            .starts
            .partition_point(|start| *start < self.top + usize::from(height));
        let last = last
            .saturating_sub(1)
            .min(self.stands.len().saturating_sub(1));
        self.cursor = self.cursor.clamp(first.min(last), last);
    }

    /// Selects the pair that holds a byte of one side.
    fn select(&mut self, side: Side, at: u32) {
        let holds = |s: &Stand| s.sentence(side).is_some_and(|span| span.contains(at));
        if let Some(found) = self.stands.iter().position(holds) {
            self.cursor = found;
            self.moved = true;
        }
    }

    /// The sentence that is selected: of the leading side, where it has one.
    pub fn place(&self) -> Option<Place> {
        let stand = self.stands.get(self.cursor)?;
        let own = |side: Side| {
            let article = self.article(side);
            stand.sentence(side).map(|span| Place { article, span })
        };
        own(self.lead).or_else(|| own(self.lead.other()))
    }

    /// Moves the selection; `None` for an action that is no movement.
    fn step(&mut self, action: Action) -> Option<()> {
        let last = self.stands.len().saturating_sub(1);
        let height = self.body.height;
        let to = match action {
            Action::Down | Action::Up | Action::Top | Action::Bottom => {
                window::step(action, self.cursor, last + 1, height)?
            }
            _ => {
                // Pages are measured in rows.
                let from = self.starts.get(self.cursor).copied().unwrap_or(0);
                let row = window::step(action, from, self.len(), height)?;
                let to = self.starts.partition_point(|start| *start <= row);
                to.saturating_sub(1).min(last)
            }
        };
        self.cursor = to;
        self.moved = true;
        Some(())
    }

    /// The next pair that is told differently, or the previous one.
    fn walk(&mut self, down: bool) -> bool {
        let marked = |at: &usize| self.stands[*at].marked;
        let found = if down {
            (self.cursor + 1..self.stands.len()).find(marked)
        } else {
            (0..self.cursor.min(self.stands.len())).rev().find(marked)
        };
        self.cursor = found.unwrap_or(self.cursor);
        self.moved = true;
        found.is_some()
    }

    /// The same with another side or article, the selected sentence kept where it still is.
    fn again(&self, model: &Model, right: ArticleId, lead: Side) -> Self {
        let place = self.place();
        let articles = match self.lead {
            Side::Left => (self.left, right),
            Side::Right => (right, self.right),
        };
        let mut new = Self::new(model, articles.0, articles.1, lead);
        new.likest = self.likest && articles == (self.left, self.right);
        if let Some(place) = place {
            for side in [Side::Left, Side::Right] {
                if new.article(side) == place.article {
                    new.select(side, place.span.start);
                }
            }
        }
        new
    }
}

impl App {
    /// Sets the open article and the one that has most in common with it side by side.
    pub(super) fn open_opposite(&mut self, model: &Model) -> Effect {
        let Some(left) = self.reader.article else {
            return self.say("No article is open");
        };
        let eye = self.reader.sentence.map_or(self.reader.at(), |s| s.start);
        self.open_opposite_at(model, left, eye)
    }

    /// Sets an article and the one that has most in common with it side by side, at the sentence of byte `eye`.
    pub(super) fn open_opposite_at(&mut self, model: &Model, left: ArticleId, eye: u32) -> Effect {
        let Some(right) = opposite::likest(model, left) else {
            return self.say("There is no other article to set beside this one");
        };
        let mut opposite = Opposite::new(model, left, right, Side::Left);
        opposite.likest = model.articles.len() > 2;
        opposite.select(Side::Left, eye);
        self.mode = Mode::Opposite(opposite);
        Effect::Draw
    }

    /// An action while two articles stand side by side.
    pub(super) fn update_opposite(&mut self, action: Action, model: &Model) -> Effect {
        if let Some(effect) = self.update_beside(action, model) {
            return effect;
        }
        let Mode::Opposite(opposite) = &mut self.mode else {
            return Effect::None;
        };
        match action {
            Action::Peel | Action::Close | Action::Opposite => self.mode = Mode::Normal,
            Action::Accept | Action::Open => return self.leave_opposite(model),
            Action::NextPane | Action::PreviousPane => {
                let other = opposite.article(opposite.lead.other());
                let lead = opposite.lead.other();
                *opposite = opposite.again(model, other, lead);
            }
            Action::NextArticle => return self.turn_opposite(model, true),
            Action::PreviousArticle => return self.turn_opposite(model, false),
            Action::NextDiscrepancy | Action::PreviousDiscrepancy => {
                if !opposite.walk(action == Action::NextDiscrepancy) {
                    return self.say("No further sentence here is told differently");
                }
            }
            _ => {
                if opposite.step(action).is_none() {
                    return Effect::None;
                }
            }
        }
        Effect::Draw
    }

    /// Sets the next article, or the previous one, beside the leading one.
    fn turn_opposite(&mut self, model: &Model, down: bool) -> Effect {
        let Mode::Opposite(opposite) = &self.mode else {
            return Effect::None;
        };
        let leading = opposite.article(opposite.lead);
        let mut next = self.beyond(model, opposite.article(opposite.lead.other()), down);
        if next == Some(leading) {
            next = self.beyond(model, leading, down);
        }
        let Some(next) = next else {
            let end = if down { "last" } else { "first" };
            return self.say(&format!("This is the {end} article"));
        };
        let again = opposite.again(model, next, opposite.lead);
        self.mode = Mode::Opposite(again);
        Effect::Draw
    }

    /// Goes to the selected sentence in its article.
    pub(super) fn leave_opposite(&mut self, model: &Model) -> Effect {
        let Mode::Opposite(opposite) = &self.mode else {
            return Effect::None;
        };
        let Some(place) = opposite.place() else {
            return Effect::None;
        };
        self.mode = Mode::Normal;
        self.remember();
        self.go_to_place(model, place);
        Effect::Draw
    }
}
