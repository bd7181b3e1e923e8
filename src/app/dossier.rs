//! What is known of one actor, on the whole screen: what it did, said, is said to have done, and whom it appears with.

mod act;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::HashSet;

use super::copy::one_line;
use super::find::Needle;
use super::stage::sought::Sought;
use super::window::{self, Seen};
use super::{Action, Area};
use crate::model::dossier::{self, Companion, Deed, Saying};
use crate::model::{ActorId, Model, Place};

/// A section of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// What the actor did, by the reports' own word.
    Did,
    /// What it said.
    Said,
    /// What somebody says that it did.
    Told,
    /// Whom it shares sentences with.
    With,
    /// What it took part in otherwise.
    Part,
}

impl Section {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 5] = [Self::Did, Self::Said, Self::Told, Self::With, Self::Part];

    /// Its name, to show.
    pub fn name(self) -> &'static str {
        match self {
            Self::Did => "Did",
            Self::Said => "Said, by the day of the report",
            Self::Told => "Is said to have done",
            Self::With => "Appears with",
            Self::Part => "Took part in, or was met with",
        }
    }

    /// So many of its items show before it is unfolded.
    fn most(self) -> usize {
        match self {
            Self::Did | Self::Said => 8,
            Self::Told | Self::With => 6,
            Self::Part => 4,
        }
    }
}

/// One line of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A section begins; it has so many items.
    Head(Section, u32),
    /// An item, by its place in its list.
    Item(Section, u32),
    /// Another place of the item above, by its place among those.
    Other(Section, u32, u32),
    /// So many items more are folded away; none where they may be.
    More(Section, u32),
}

impl Row {
    /// Whether it can be selected.
    pub fn is_stop(&self) -> bool {
        !matches!(self, Self::Head(..))
    }
}

/// The state of the view.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    /// Whose it is.
    pub actor: Option<ActorId>,
    /// What is known.
    pub known: dossier::Dossier,
    /// What stands on the screen, line by line. Draw only a window of it.
    pub rows: Vec<Row>,
    /// The selected row.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// What is sought.
    pub sought: Sought,
    /// The sections whose items all show.
    unfolded: HashSet<Section>,
    /// The items whose other places show.
    spread: HashSet<(Section, u32)>,
    seen: Seen,
}

impl Dossier {
    /// The deeds of a section that lists deeds.
    pub fn deeds(&self, section: Section) -> &[Deed] {
        match section {
            Section::Did => &self.known.did,
            Section::Told => &self.known.told,
            Section::Part => &self.known.part,
            Section::Said | Section::With => &[],
        }
    }

    /// A deed of a section.
    pub fn deed(&self, section: Section, item: u32) -> Option<&Deed> {
        self.deeds(section).get(item as usize)
    }

    /// Something said.
    pub fn saying(&self, item: u32) -> Option<&Saying> {
        self.known.said.get(item as usize)
    }

    /// A companion.
    pub fn companion(&self, item: u32) -> Option<&Companion> {
        self.known.with.get(item as usize)
    }

    fn count(&self, section: Section) -> usize {
        match section {
            Section::Said => self.known.said.len(),
            Section::With => self.known.with.len(),
            _ => self.deeds(section).len(),
        }
    }

    /// The other places of an item; for a companion the sentences.
    pub fn others(&self, section: Section, item: u32) -> &[Place] {
        let others = match section {
            Section::Said => self.saying(item).map(|s| &s.others),
            Section::With => self.companion(item).map(|c| &c.sentences),
            _ => self.deed(section, item).map(|d| &d.others),
        };
        others.map_or(&[], Vec::as_slice)
    }

    /// Whether the other places of an item show.
    pub fn is_spread(&self, section: Section, item: u32) -> bool {
        self.spread.contains(&(section, item))
    }

    /// Where the words of a row stand: for a companion, the last sentence.
    pub fn place(&self, row: Row) -> Option<Place> {
        match row {
            Row::Item(Section::Said, item) => self.saying(item).map(|s| s.place),
            Row::Item(Section::With, item) => self.companion(item)?.sentences.last().copied(),
            Row::Item(section, item) => self.deed(section, item).map(|d| d.place),
            Row::Other(section, item, other) => {
                self.others(section, item).get(other as usize).copied()
            }
            Row::Head(..) | Row::More(..) => None,
        }
    }

    /// The selected row.
    pub fn selected(&self) -> Option<Row> {
        self.rows.get(self.cursor).copied()
    }

    /// Takes what is known of `actor` from the model; the selection stays where it is the same actor.
    pub(super) fn open(&mut self, model: &Model, actor: ActorId) {
        if self.actor != Some(actor) {
            self.forget();
        }
        self.actor = Some(actor);
        self.known = model.dossier(actor);
        self.lay(model);
        self.cursor = self.snap(self.cursor, true);
    }

    /// Takes what is known of `actor`, as it was left at row `row`.
    pub(super) fn reopen(&mut self, model: &Model, actor: ActorId, row: usize) {
        self.open(model, actor);
        self.cursor = self.snap(row, true);
    }

    /// Lays out the lines.
    fn lay(&mut self, model: &Model) {
        let mut rows = Vec::new();
        for section in Section::ALL {
            let count = self.count(section);
            if count == 0 {
                continue;
            }
            rows.push(Row::Head(section, count as u32));
            let open = self.unfolded.contains(&section);
            let shown = self.shown(model, section, open);
            let hidden = count - shown.len();
            for item in shown {
                rows.push(Row::Item(section, item));
                if self.spread.contains(&(section, item)) {
                    let others = 0..self.others(section, item).len() as u32;
                    rows.extend(others.map(|other| Row::Other(section, item, other)));
                }
            }
            if hidden > 0 || open && count > section.most() {
                rows.push(Row::More(section, hidden as u32));
            }
        }
        self.rows = rows;
    }

    /// The items of a section that show: all where it is unfolded, else those that matter most, in their order.
    fn shown(&self, model: &Model, section: Section, open: bool) -> Vec<u32> {
        let all = 0..self.count(section) as u32;
        let most = section.most();
        // One item more takes no more room than the line that would tell of it.
        if open || all.len() <= most + 1 {
            return all.collect();
        }
        let weight = |&item: &u32| match section {
            Section::With => Reverse(0),
            Section::Said => Reverse(self.others(section, item).len() as u32),
            // Saliences are above 0, so that their bits stand in the order of what they are.
            _ => Reverse(
                self.deed(section, item)
                    .map_or(0, |d| model.event(d.event).salience.max(0.0).to_bits()),
            ),
        };
        let mut items: Vec<u32> = all.collect();
        items.sort_by_key(weight);
        items.truncate(most);
        items.sort_unstable();
        items
    }

    /// Unfolds or folds the other places of the selected item; where it has none, or on a count, its section.
    fn fold(&mut self, model: &Model) {
        let Some(row) = self.selected() else { return };
        let kept = match row {
            Row::Item(section, item) | Row::Other(section, item, _)
                if !self.others(section, item).is_empty() =>
            {
                toggle(&mut self.spread, (section, item));
                Row::Item(section, item)
            }
            Row::Head(section, _)
            | Row::Item(section, _)
            | Row::Other(section, ..)
            | Row::More(section, _) => {
                toggle(&mut self.unfolded, section);
                row
            }
        };
        let line = self.cursor;
        self.lay(model);
        let same = self.rows.iter().position(|row| *row == kept);
        self.cursor = same.unwrap_or_else(|| self.snap(line, true));
    }

    /// Selects an item, unfolding its section where it is folded away.
    fn show(&mut self, model: &Model, section: Section, item: u32) {
        let wanted = Row::Item(section, item);
        if !self.rows.contains(&wanted) {
            self.unfolded.insert(section);
            self.lay(model);
        }
        let line = self.rows.iter().position(|row| *row == wanted);
        self.cursor = line.unwrap_or(self.cursor);
    }

    /// The item with this number among those of all sections, from 0.
    fn item_at(&self, number: usize) -> Option<(Section, u32)> {
        let mut left = number;
        for section in Section::ALL {
            let count = self.count(section);
            if left < count {
                return Some((section, left as u32));
            }
            left -= count;
        }
        None
    }

    /// The number of an item among those of all sections, from 0.
    fn number_of(&self, section: Section, item: u32) -> usize {
        let before = Section::ALL.into_iter().take_while(|s| *s != section);
        before.map(|s| self.count(s)).sum::<usize>() + item as usize
    }

    /// Whether the words of an item, or the name of a companion, hold what is sought.
    pub fn holds(&self, model: &Model, section: Section, item: u32, needle: &Needle) -> bool {
        if let (Section::With, Some(companion)) = (section, self.companion(item)) {
            return needle.is_in(&model.actor(companion.actor).name);
        }
        let own = self.place(Row::Item(section, item));
        let others = self.others(section, item).iter().copied();
        own.into_iter()
            .chain(others)
            .any(|place| needle.is_in(&one_line(model.words(place))))
    }

    /// The line nearest to `at` that can be selected: onward in the direction of movement, else the other way.
    fn snap(&self, at: usize, down: bool) -> usize {
        window::snap(&self.rows, at, down, Row::is_stop)
    }

    /// Moves the selection; `None` where the action is no movement, else whether it moved.
    pub(super) fn step(&mut self, action: Action, height: u16) -> Option<bool> {
        let here = self.cursor;
        let heads = |row: &Row| matches!(row, Row::Head(..));
        self.cursor = match action {
            Action::NextBlock => {
                let after = self.rows.get(here + 1..).unwrap_or_default();
                let head = after.iter().position(heads);
                head.map_or(here, |at| self.snap(here + 1 + at, true))
            }
            Action::PreviousBlock => {
                let mut above = (0..here).rev().filter(|&at| heads(&self.rows[at]));
                let first = above.next().map_or(0, |at| self.snap(at, true));
                let before = above.next().map(|at| self.snap(at, true));
                before.filter(|_| first >= here).unwrap_or(first)
            }
            _ => {
                let to = window::step(action, here, self.rows.len(), height)?;
                self.snap(to, to >= here && action != Action::Top)
            }
        };
        Some(self.cursor != here)
    }

    /// Forgets whose it is and what belongs to a model that is gone.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Fits cursor and window to a list.
    pub(super) fn fit(&mut self, rows: Area) {
        let len = self.rows.len();
        let changed = window::fit(
            &mut self.cursor,
            &mut self.top,
            &mut self.seen,
            len,
            rows.height,
        );
        // The heading comes into sight above the first item of a section.
        let above = self.cursor.checked_sub(1);
        if changed && above.is_some_and(|at| at < self.top && !self.rows[at].is_stop()) {
            self.top = self.cursor - 1;
        }
    }

    /// Selects what stands `offset` rows below the first one on the screen: whether it was selected already; `None`
    /// where nothing can be selected.
    pub(super) fn press(&mut self, offset: usize) -> Option<bool> {
        let line = self.top + offset;
        self.rows.get(line).filter(|row| row.is_stop())?;
        let again = self.cursor == line;
        self.cursor = line;
        Some(again)
    }

    /// Scrolls without moving the selection.
    pub(super) fn scroll(&mut self, rows: isize, height: u16) {
        self.top = window::scroll(self.top, rows, self.rows.len(), height);
    }
}

/// Puts `item` into `set`, or takes it out.
fn toggle<T: std::hash::Hash + Eq + Copy>(set: &mut HashSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}
