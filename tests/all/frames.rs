//! Frames of every state that a user would recognise, as text and as runs of style.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tradewar_tui::app::{App, Pane, Settings};
use tradewar_tui::model::Model;
use tradewar_tui::view::{self, Theme};

use super::fixture;

#[test]
fn print() {
    let model = fixture::harbour();
    let mut app = App::new(&model, Settings::default());
    let buffer = view::render(&model, &mut app, Theme::new(true), (120, 40));
    println!("{}", view::snapshot::text(&buffer));
    for e in &model.events {
        println!(
            "{:?} {}",
            e.when.as_ref().map(|w| &w.value),
            model.words(e.title)
        );
    }
}
