//! Draws one frame of the explorer without a terminal, after some keys.

use std::sync::Arc;

use crossterm::event::Event;

use super::arguments::{Common, Frame, FrameFormat};
use super::{Outcome, print, setting};
use crate::app::{App, Effect, Settings};
use crate::input::{Input, parse_keys};
use crate::model::known;
use crate::view;

/// Runs `frame`.
pub fn run(options: &Frame, common: &Common) -> anyhow::Result<Outcome> {
    let keys = parse_keys(&options.keys)?;
    let keymap = setting::keymap(common)?;
    let full = Arc::new(super::input::model(&options.paths, common)?);
    let mut model = Arc::clone(&full);
    let settings = Settings {
        mouse: false,
        keys: keymap.hints(),
    };
    let mut app = App::new(&model, settings);
    let mut input = Input::new(keymap);
    for key in keys {
        app.fit(&model, options.size.0, options.size.1);
        for action in input.actions(&Event::Key(key), app.context()) {
            match app.update(action, &model) {
                Effect::Quit => anyhow::bail!(
                    "the keys {:?} quit the explorer: no frame is left",
                    options.keys
                ),
                Effect::Known(day) => {
                    let all = || Arc::clone(&full);
                    let known = day.map_or_else(all, |day| known::as_of(&full, day).into());
                    let old = std::mem::replace(&mut model, known);
                    app.learn(&old, &model);
                }
                _ => {}
            }
        }
        while app.pursue(&model) {}
    }
    let theme = setting::theme(common);
    let buffer = view::render(&model, &mut app, theme, options.size);
    let frame = match options.format {
        FrameFormat::Text => view::snapshot::text(&buffer),
        FrameFormat::Svg => view::svg::svg(&buffer),
    };
    print(|out| out.write_all(frame.as_bytes()))?;
    Ok(super::input::outcome(&model.skipped))
}
