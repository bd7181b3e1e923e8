//! Draws a frame from the model, the app's state and a theme; changes nothing.

pub mod about;
pub mod actors;
pub mod articles;
pub mod coverage;
pub mod detail;
pub mod dossier;
pub mod explain;
pub mod figures;
pub mod frame;
pub mod help;
pub mod hint;
pub mod keys;
pub mod ledger;
pub mod list;
mod margin;
pub mod marks;
pub mod opposite;
pub mod palette;
pub mod reader;
pub mod row;
pub mod sides;
pub mod snapshot;
pub mod status;
pub mod strip;
pub mod svg;
pub mod theme;
pub mod timeline;
pub mod when;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use crate::app::{App, Area, Mode, Pane, Shape, Stage};
use crate::model::Model;
use row::Row;

pub use theme::Theme;

/// Draws the frame that `app` was fitted to.
pub fn draw(model: &Model, app: &App, theme: Theme, buffer: &mut Buffer) {
    let areas = &app.areas;
    if areas.shape == Shape::Tiny {
        let line = buffer.area.height / 2;
        let area = buffer.area;
        Row::new(buffer, area, line).cut("make the window at least 40×10", theme.text());
        return;
    }
    match app.stage {
        Stage::Panes => panes(model, app, theme, buffer),
        Stage::Ledger => ledger::Ledger { model, app, theme }.render(rect(areas.stage), buffer),
        Stage::Dossier => dossier::Dossier { model, app, theme }.render(rect(areas.stage), buffer),
        Stage::Figures => figures::Figures { model, app, theme }.render(rect(areas.stage), buffer),
        Stage::Coverage => {
            coverage::Coverage { model, app, theme }.render(rect(areas.stage), buffer);
        }
    }
    status::Status { model, app, theme }.render(rect(areas.status), buffer);
    if let Some(under) = app.under.as_deref() {
        overlay(model, app, (under, theme), buffer);
    }
    overlay(model, app, (&app.mode, theme), buffer);
    hint::Hint { model, app, theme }.render(rect(areas.hint), buffer);
}

/// Draws timeline, reader and actors, those that are on the screen.
fn panes(model: &Model, app: &App, theme: Theme, buffer: &mut Buffer) {
    let areas = &app.areas;
    for pane in Pane::ALL {
        if let Some(area) = areas.pane(pane) {
            let area = rect(area);
            match pane {
                Pane::Timeline => timeline::Timeline { model, app, theme }.render(area, buffer),
                Pane::Reader => reader::Reader { model, app, theme }.render(area, buffer),
                Pane::Actors => actors::Actors { model, app, theme }.render(area, buffer),
            }
        }
    }
}

/// Draws what lies over the panes in the app's mode.
fn overlay(model: &Model, app: &App, (mode, theme): (&Mode, Theme), buffer: &mut Buffer) {
    let area = rect(app.areas.overlay);
    let rows = rect(app.areas.list);
    match mode {
        Mode::Palette(palette) => palette::Palette {
            model,
            palette,
            rows,
            theme,
        }
        .render(area, buffer),
        Mode::Help(help) => help::Help { help, rows, theme }.render(area, buffer),
        Mode::Articles(articles) => articles::Articles {
            model,
            app,
            articles,
            rows,
            theme,
        }
        .render(area, buffer),
        Mode::Explain(explain) => explain::Explain {
            model,
            explain,
            theme,
        }
        .render(area, buffer),
        Mode::Opposite(opposite) => opposite::Opposite {
            model,
            opposite,
            theme,
        }
        .render(rect(opposite.area), buffer),
        Mode::Sides(sides) => sides::Sides {
            model,
            sides,
            theme,
        }
        .render(rect(sides.area), buffer),
        Mode::Normal | Mode::Find | Mode::Span(_) | Mode::Command(_) => {}
    }
}

/// A whole frame of `width` columns and `height` rows, without a terminal.
pub fn render(model: &Model, app: &mut App, theme: Theme, size: (u16, u16)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    app.fit(model, size.0, size.1);
    draw(model, app, theme, &mut buffer);
    buffer
}

/// The app's area as the drawing library has it.
fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}
