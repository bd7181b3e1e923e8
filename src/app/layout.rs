//! Divides the screen among the panes: a pure function of its size, the focus and the borders dragged.

use super::Pane;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Area {
    /// The column of its left edge, from 0.
    pub x: u16,
    /// The row of its upper edge, from 0.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
}

impl Area {
    /// A rectangle.
    pub const fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// The column after its last one.
    pub fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// The row after its last one.
    pub fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// Whether it holds no cell.
    pub fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// Whether the cell at column `x`, row `y` lies inside.
    pub fn contains(self, x: u16, y: u16) -> bool {
        x >= self.x && x < self.right() && y >= self.y && y < self.bottom()
    }

    /// What is left inside a border of one cell.
    #[must_use]
    pub fn inner(self) -> Self {
        if self.width < 2 || self.height < 2 {
            return Self::new(self.x, self.y, 0, 0);
        }
        Self::new(self.x + 1, self.y + 1, self.width - 2, self.height - 2)
    }

    /// Its upper `rows` rows, and the rest.
    pub fn cut_top(self, rows: u16) -> (Self, Self) {
        let rows = rows.min(self.height);
        (
            Self::new(self.x, self.y, self.width, rows),
            Self::new(self.x, self.y + rows, self.width, self.height - rows),
        )
    }

    /// Its left `columns` columns, and the rest.
    pub fn cut_left(self, columns: u16) -> (Self, Self) {
        let columns = columns.min(self.width);
        (
            Self::new(self.x, self.y, columns, self.height),
            Self::new(self.x + columns, self.y, self.width - columns, self.height),
        )
    }
}

/// How many panes stand side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Under 40×10: only a line that says so.
    #[default]
    Tiny,
    /// One pane: below 70 columns, or zoomed.
    One,
    /// Two panes: from 70 columns.
    Two,
    /// All three: from 110 columns.
    Three,
}

/// The shares of the screen's width, in thousandths, that dragging borders gave; `None` where nobody dragged, and
/// the panes are as wide as what they show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Splits {
    /// The timeline's share where three panes stand side by side.
    pub timeline: Option<u16>,
    /// The actors' share where three panes stand side by side.
    pub actors: Option<u16>,
    /// The share of the pane beside the reader where two stand side by side.
    pub two: Option<u16>,
}

/// Where everything stands. A pane that is not on the screen has no area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The whole screen.
    pub screen: Area,
    /// How many panes stand side by side.
    pub shape: Shape,
    /// The line on top: the corpus and the filters in force.
    pub status: Area,
    /// The line at the bottom: help, a prompt or a message.
    pub hint: Area,
    /// All between those two lines.
    pub body: Area,
    /// The panes with their borders, by [`Pane::index`].
    pub panes: [Option<Area>; 3],
    /// The strip of activity inside the timeline; may be empty.
    pub strip: Area,
    /// The rows of the timeline.
    pub timeline: Area,
    /// What is known of the selected event, in words, below those rows and a rule; may be empty.
    pub detail: Area,
    /// The article's head inside the reader (title, source and date, note); may be empty.
    pub head: Area,
    /// The margin that holds paragraph numbers and marks; may be empty.
    pub margin: Area,
    /// The text column of the reader.
    pub text: Area,
    /// The rows of the actors pane.
    pub actors: Area,
    /// What is known of the selected row of the actors pane, in words, below those rows and a rule; may be empty.
    pub about: Area,
    /// Where a view of the whole screen stands, with its border.
    pub stage: Area,
    /// Where an overlay (palette, help, articles, explanation) stands, with its border.
    pub overlay: Area,
    /// The rows of the list in palette, help and articles: inside the border, below a line to type and a
    /// blank row. An explanation, which has no such line, fills `overlay.inner()`.
    pub list: Area,
}

impl Areas {
    /// The area of a pane with its border, if it is on the screen.
    pub fn pane(&self, pane: Pane) -> Option<Area> {
        self.panes[pane.index()]
    }

    /// Where the ledger's parts stand.
    pub fn ledger(&self) -> Staged {
        staged(self.stage, 1)
    }

    /// Where the parts of the figures over time stand.
    pub fn figures(&self) -> Figured {
        figured(self.stage)
    }

    /// Where the parts of what is known of an actor stand.
    pub fn dossier(&self) -> Staged {
        staged(self.stage, 2)
    }

    /// Where the parts of the grid of coverage stand.
    pub fn coverage(&self) -> Staged {
        staged(self.stage, 2)
    }
}

/// The parts of a view of the whole screen, inside its border.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Staged {
    /// What stands above the rows and stays; may be empty.
    pub head: Area,
    /// The rows.
    pub rows: Area,
    /// What is known of the selected row, in words, below a rule; may be empty.
    pub detail: Area,
}

/// The parts of the figures over time, inside their border.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figured {
    /// The list of series.
    pub list: Area,
    /// The chart of the one selected, below a line that names it; may be empty.
    pub chart: Area,
    /// Its values.
    pub values: Area,
    /// The selected value in its sentence, below a rule; may be empty.
    pub detail: Area,
}

/// Divides the inside of the figures over time: the list to the left of the rest, above it where there is less room.
fn figured(stage: Area) -> Figured {
    let inner = stage.inner();
    let (list, rest) = if inner.width >= 96 {
        let (list, rest) = inner.cut_left((inner.width / 3).min(48));
        // A column stays free between them.
        (list, rest.cut_left(2.min(rest.width)).1)
    } else {
        let rows = (inner.height / 5).clamp(2, 6);
        inner.cut_top(rows)
    };
    let detail = match rest.height {
        24.. => 5,
        14.. => 3,
        _ => 0,
    };
    let (rest, detail) = rest.cut_top(rest.height - detail);
    let values = (rest.height * 2 / 5).max(3).min(rest.height);
    let (chart, values) = rest.cut_top(rest.height - values);
    let chart = if chart.height < 5 {
        chart.cut_top(1).0
    } else {
        chart
    };
    Figured {
        list,
        chart,
        values,
        detail,
    }
}

/// Divides the inside of a view of the whole screen, whose head has `head` rows.
fn staged(stage: Area, head: u16) -> Staged {
    let inner = stage.inner();
    let detail = match inner.height {
        30.. => 6,
        16.. => 5,
        _ => 0,
    };
    let head = if inner.height > head + 5 { head } else { 0 };
    let (head, rest) = inner.cut_top(head);
    let (rows, detail) = rest.cut_top(rest.height - detail.min(rest.height));
    Staged { head, rows, detail }
}

/// The columns of the reader's margin: a paragraph number, a mark and a space.
pub const MARGIN: u16 = 5;
/// The fewest columns that dragging leaves the reader.
const READER: u16 = 30;
/// The fewest columns that dragging leaves the actors.
const ACTORS: u16 = 20;
/// The widest comfortable column of text.
pub const COMFORTABLE: u16 = 72;

/// Where everything stands on a screen of `width` columns and `height` rows.
pub fn areas(width: u16, height: u16, focus: Pane, zoomed: bool, splits: Splits) -> Areas {
    let screen = Area::new(0, 0, width, height);
    if width < 40 || height < 10 {
        return Areas {
            screen,
            ..Areas::default()
        };
    }
    let (status, rest) = screen.cut_top(1);
    let (body, hint) = rest.cut_top(rest.height - 1);
    let shape = match width {
        _ if zoomed => Shape::One,
        110.. => Shape::Three,
        70.. => Shape::Two,
        _ => Shape::One,
    };
    let mut areas = Areas {
        screen,
        shape,
        status,
        hint,
        body,
        panes: panes(body, shape, focus, splits),
        stage: body,
        ..Areas::default()
    };
    inside(&mut areas);
    overlay(&mut areas, body);
    areas
}

/// The panes' areas.
fn panes(body: Area, shape: Shape, focus: Pane, splits: Splits) -> [Option<Area>; 3] {
    let mut panes = [None; 3];
    match shape {
        Shape::Tiny => {}
        Shape::One => panes[focus.index()] = Some(body),
        Shape::Two => {
            let (left, right) = body.cut_left(share(body.width, splits.two.unwrap_or(450), 24));
            let second = if focus == Pane::Actors {
                Pane::Actors
            } else {
                Pane::Timeline
            };
            panes[second.index()] = Some(left);
            panes[Pane::Reader.index()] = Some(right);
            if second == Pane::Actors {
                // The actors keep their side of the reader: to its right.
                let (reader, actors) = body.cut_left(body.width - left.width);
                panes[Pane::Reader.index()] = Some(reader);
                panes[Pane::Actors.index()] = Some(actors);
            }
        }
        Shape::Three => {
            let (timeline, actors) = beside_the_reader(body.width, splits);
            let (timeline, rest) = body.cut_left(timeline);
            let (reader, actors) = rest.cut_left(rest.width - actors);
            panes = [Some(timeline), Some(reader), Some(actors)];
        }
    }
    panes
}

/// The columns of the timeline and of the actors on a screen of `width`: titles need most, names least, and text that
/// is wider than comfortable serves nobody.
fn beside_the_reader(width: u16, splits: Splits) -> (u16, u16) {
    let own = (width / 5).clamp(ACTORS + 2, 32);
    let actors = splits.actors.map_or(own, |s| share(width, s, ACTORS));
    let actors = actors.min(width - READER - 24);
    let own = share(width, 370, 24).max((width - actors).saturating_sub(COMFORTABLE + MARGIN + 3));
    let timeline = splits.timeline.map_or(own, |s| share(width, s, 24));
    (timeline.min(width - READER - actors), actors)
}

/// `thousandths` of `width`, leaving `least` columns on both sides.
fn share(width: u16, thousandths: u16, least: u16) -> u16 {
    let share = u32::from(width) * u32::from(thousandths) / 1000;
    (share as u16).clamp(least.min(width / 2), width - least.min(width / 2))
}

/// Divides the panes' insides.
fn inside(areas: &mut Areas) {
    if let Some(pane) = areas.pane(Pane::Timeline) {
        let inner = pane.inner();
        let strip = u16::from(inner.height >= 10);
        // A rule, the title on two or three rows, and a row on who tells it.
        let detail = match inner.height {
            30.. => 5,
            14.. => 4,
            _ => 0,
        };
        let (strip, rows) = inner.cut_top(strip);
        let (rows, detail) = rows.cut_top(rows.height - detail);
        (areas.strip, areas.timeline, areas.detail) = (strip, rows, detail);
    }
    if let Some(pane) = areas.pane(Pane::Reader) {
        let inner = pane.inner();
        let head = match inner.height {
            12.. => 3,
            8.. => 2,
            _ => 0,
        };
        let (head, body) = inner.cut_top(head);
        let margin = if body.width >= 30 { MARGIN } else { 2 };
        let text = body.width.saturating_sub(margin + 1).min(COMFORTABLE);
        let left = (body.width - margin.min(body.width) - text) / 2;
        let (_, body) = body.cut_left(left);
        let (margin, body) = body.cut_left(margin);
        areas.head = head;
        areas.margin = margin;
        areas.text = body.cut_left(text).0;
    }
    if let Some(pane) = areas.pane(Pane::Actors) {
        let inner = pane.inner();
        let about = match inner.height {
            30.. => 9,
            14.. => 6,
            _ => 0,
        };
        (areas.actors, areas.about) = inner.cut_top(inner.height - about);
    }
}

/// Places the overlay in the middle of the panes.
fn overlay(areas: &mut Areas, body: Area) {
    let width = body.width.saturating_sub(4).min(100);
    let height = body.height.saturating_sub(2).max(6).min(body.height);
    areas.overlay = Area::new(
        body.x + (body.width - width) / 2,
        body.y + (body.height - height) / 2,
        width,
        height,
    );
    areas.list = areas.overlay.inner().cut_top(2).1;
}
