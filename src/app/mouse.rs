//! Maps the mouse to what lies under it.

use super::{Action, App, Area, Effect, Mode, MouseInput, MouseKind, Pane, Shape, Stage};
use crate::model::Model;

/// How many rows one turn of the wheel scrolls.
const WHEEL: isize = 3;

/// A border between two panes that is being dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// The one to the right of the timeline.
    Timeline,
    /// The one to the left of the actors.
    Actors,
    /// The only one, where two panes stand side by side.
    Middle,
}

impl App {
    /// Acts with the mouse.
    pub(super) fn update_mouse(&mut self, input: MouseInput, model: &Model) -> Effect {
        match input.kind {
            MouseKind::WheelUp => self.wheel(model, input, -WHEEL),
            MouseKind::WheelDown => self.wheel(model, input, WHEEL),
            MouseKind::Press if self.mode != Mode::Normal => self.press_overlay(input, model),
            MouseKind::Press if self.stage != Stage::Panes => self.press_stage(input, model),
            MouseKind::Press => self.press(input, model),
            MouseKind::Drag => self.drag(input.x),
            MouseKind::Release => {
                self.dragged = None;
                Effect::None
            }
        }
    }

    fn wheel(&mut self, model: &Model, input: MouseInput, rows: isize) -> Effect {
        if let Mode::Sides(sides) = &mut self.mode {
            sides.scroll(rows);
            return Effect::Draw;
        }
        if let Mode::Opposite(opposite) = &mut self.mode {
            opposite.scroll(rows);
            return Effect::Draw;
        }
        if self.mode != Mode::Normal {
            let action = if rows < 0 { Action::Up } else { Action::Down };
            return self.update(action, model);
        }
        let areas = self.areas;
        match self.stage {
            Stage::Ledger => self.ledger.scroll(rows, areas.ledger().rows.height),
            Stage::Coverage => self.coverage.scroll(rows, areas.coverage().rows.height),
            Stage::Dossier => self.dossier.scroll(rows, areas.dossier().rows.height),
            Stage::Figures => {
                let at = (input.x, input.y);
                self.figures.scroll(model, rows, &areas.figures(), at);
            }
            Stage::Panes => return self.wheel_pane(model, input, rows),
        }
        Effect::Draw
    }

    fn wheel_pane(&mut self, model: &Model, input: MouseInput, rows: isize) -> Effect {
        let areas = self.areas;
        match self.pane_at(input) {
            Some(Pane::Timeline) => self.timeline.scroll(rows, areas.timeline.height),
            Some(Pane::Actors) => self.actors.scroll(rows, areas.actors.height),
            Some(Pane::Reader) => {
                let lead = self.focus == Pane::Reader;
                let before = self.reader.at();
                self.reader.scroll(model, rows, areas.text.height, lead);
                if self.reader.at() != before {
                    self.lead_from_reader(model);
                }
            }
            None => return Effect::None,
        }
        Effect::Draw
    }

    /// A press on a view of the whole screen: it selects what lies there, or takes it where it is selected.
    fn press_stage(&mut self, input: MouseInput, model: &Model) -> Effect {
        let areas = self.areas;
        let again = match self.stage {
            Stage::Ledger => {
                row_at(areas.ledger().rows, input).and_then(|row| self.ledger.press(row))
            }
            Stage::Coverage => {
                let rows = areas.coverage().rows;
                let x = input.x.saturating_sub(rows.x);
                row_at(rows, input).and_then(|row| self.coverage.press(x, row))
            }
            Stage::Dossier => {
                row_at(areas.dossier().rows, input).and_then(|row| self.dossier.press(row))
            }
            Stage::Figures => {
                let parts = areas.figures();
                match row_at(parts.values, input) {
                    Some(row) => self.figures.press_point(model, row),
                    None => {
                        row_at(parts.list, input).and_then(|row| self.figures.press(model, row))
                    }
                }
            }
            Stage::Panes => None,
        };
        match again {
            Some(true) => self.update(Action::Accept, model),
            Some(false) => Effect::Draw,
            None => Effect::None,
        }
    }

    fn pane_at(&self, input: MouseInput) -> Option<Pane> {
        let hit = |pane: &Pane| {
            self.areas
                .pane(*pane)
                .is_some_and(|a| a.contains(input.x, input.y))
        };
        Pane::ALL.into_iter().find(hit)
    }

    fn press(&mut self, input: MouseInput, model: &Model) -> Effect {
        self.dragged = self.border_at(input);
        if self.dragged.is_some() {
            return Effect::None;
        }
        let Some(pane) = self.pane_at(input) else {
            return Effect::None;
        };
        self.focus_on(pane);
        match pane {
            Pane::Timeline => self.press_timeline(input, model),
            Pane::Reader => {
                if let Some(row) = row_at(self.areas.text, input) {
                    self.reader.press(model, row);
                    self.lead(model);
                }
                Effect::Draw
            }
            Pane::Actors => self.press_actors(input, model),
        }
    }

    fn press_timeline(&mut self, input: MouseInput, model: &Model) -> Effect {
        let strip = self.areas.strip;
        if strip.contains(input.x, input.y) {
            let column = usize::from(input.x - strip.x);
            if let Some(row) = self.timeline.row_at_column(model, column) {
                self.timeline.cursor = row;
                self.lead(model);
            }
        } else if let Some(offset) = row_at(self.areas.timeline, input) {
            let row = self.timeline.top + offset;
            let is_event = self
                .timeline
                .rows
                .get(row)
                .is_some_and(|r| r.event().is_some());
            if is_event && row == self.timeline.cursor {
                return self.update(Action::Open, model);
            }
            if is_event {
                self.timeline.cursor = row;
                self.lead(model);
            }
        }
        Effect::Draw
    }

    fn press_actors(&mut self, input: MouseInput, model: &Model) -> Effect {
        if let Some(offset) = row_at(self.areas.actors, input) {
            let row = self.actors.top + offset;
            if row == self.actors.cursor {
                return self.update(Action::Open, model);
            }
            if row < self.actors.len() && self.actors.snap(row, true) == row {
                self.actors.cursor = row;
                self.lead(model);
            }
        }
        Effect::Draw
    }

    /// A press while an overlay is open: on a row takes it, outside closes the overlay.
    fn press_overlay(&mut self, input: MouseInput, model: &Model) -> Effect {
        if let Mode::Sides(sides) = &mut self.mode {
            return match sides.column_at(input.x, input.y) {
                Some(column) if column == sides.cursor => self.leave_sides(model),
                Some(column) => {
                    sides.cursor = column;
                    Effect::Draw
                }
                None => Effect::None,
            };
        }
        if let Mode::Opposite(opposite) = &mut self.mode {
            let row = row_at(opposite.body, input).map(|row| row + opposite.top);
            return match row.and_then(|row| opposite.at(row)) {
                Some((pair, _)) if pair == opposite.cursor => self.leave_opposite(model),
                Some((pair, _)) => {
                    opposite.cursor = pair;
                    Effect::Draw
                }
                None => Effect::None,
            };
        }
        let (areas, inner) = (self.areas, self.areas.overlay.inner());
        let list = match &mut self.mode {
            Mode::Palette(p) => (&mut p.cursor, p.top, p.rows.len(), areas.list),
            Mode::Help(h) => (&mut h.cursor, h.top, h.rows.len(), areas.list),
            Mode::Articles(a) => (&mut a.cursor, a.top, a.rows.len(), areas.list),
            Mode::Explain(e) => (&mut e.cursor, e.top, e.lines.len(), inner),
            _ => return self.update(Action::Peel, model),
        };
        let (cursor, top, len, area) = list;
        if !areas.overlay.contains(input.x, input.y) {
            self.mode = Mode::Normal;
            self.uncover(Action::Close);
            return Effect::Draw;
        }
        match row_at(area, input).map(|offset| top + offset) {
            Some(row) if row < len => {
                *cursor = row;
                self.update(Action::Accept, model)
            }
            _ => Effect::None,
        }
    }

    /// The border under the mouse: the last column of the pane to its left, or the first one to its right.
    fn border_at(&self, input: MouseInput) -> Option<Border> {
        let on = |edge: u16| input.x == edge || input.x + 1 == edge;
        let body = |pane: Pane| {
            let area = self.areas.pane(pane)?;
            (input.y >= area.y && input.y < area.bottom()).then_some(area)
        };
        match self.areas.shape {
            Shape::Three if on(body(Pane::Timeline)?.right()) => Some(Border::Timeline),
            Shape::Three if on(body(Pane::Actors)?.x) => Some(Border::Actors),
            Shape::Two => {
                let reader = body(Pane::Reader)?;
                let edge = if reader.x == 0 {
                    reader.right()
                } else {
                    reader.x
                };
                on(edge).then_some(Border::Middle)
            }
            _ => None,
        }
    }

    fn drag(&mut self, x: u16) -> Effect {
        let width = self.areas.screen.width;
        let share = |columns: u16| {
            let share = u32::from(columns) * 1000 / u32::from(width.max(1));
            share.clamp(100, 900) as u16
        };
        let rest = width.saturating_sub(x);
        match self.dragged {
            Some(Border::Timeline) => self.splits.timeline = Some(share(x)),
            Some(Border::Actors) => self.splits.actors = Some(share(rest)),
            Some(Border::Middle) if self.areas.pane(Pane::Actors).is_some() => {
                self.splits.two = Some(share(rest));
            }
            Some(Border::Middle) => self.splits.two = Some(share(x)),
            None => return Effect::None,
        }
        Effect::Draw
    }
}

/// Which row of `area` the mouse is on, from 0.
fn row_at(area: Area, input: MouseInput) -> Option<usize> {
    area.contains(input.x, input.y)
        .then(|| usize::from(input.y - area.y))
}
