//! Scripts of keys over what is known of an actor of a small made-up model.

use super::{Row, Section};
use crate::app::testing::port;
use crate::app::tests::Driver;
use crate::app::{Effect, Mode, Stage};

/// Whose dossier is open, and the selected line: its section, and the words or the companion's name.
fn state(driver: &Driver) -> String {
    let (view, model) = (&driver.app.dossier, &driver.model);
    if driver.app.stage != Stage::Dossier {
        return driver.state();
    }
    let name = view.actor.map_or("-", |id| &*model.actor(id).name);
    let line = match view.selected() {
        Some(Row::Item(Section::With, item)) => {
            let companion = view.companion(item).map(|c| c.actor);
            companion.map_or_else(String::new, |id| format!("with {}", model.actor(id).name))
        }
        Some(row) => {
            let words = view.place(row).map_or("-", |place| model.words(place));
            words.chars().take(24).collect()
        }
        None => "nothing".to_owned(),
    };
    format!("{name}|{line}")
}

#[test]
fn keys_lead_through_what_an_actor_did_and_said_and_back() {
    for (keys, want) in [
        ("gj3<CR>", "Rivermouth|The port of Rivermouth l"),
        ("g/lopez<CR>3<CR>", "Ana Lopez|long overdue"),
        ("g/lopez<CR>3<CR>j", "Ana Lopez|with Karl Brandt"),
        ("g/lopez<CR>3<CR>G", "Ana Lopez|Ana Lopez and Karl Brand"),
        // `Enter` goes to the words, and back.
        (
            "g/lopez<CR>3<CR><CR>",
            "Reader|Ana Lopez ca|Ana Lopez ca|Ana Lopez",
        ),
        (
            "g/lopez<CR>3<CR>j<CR>j<CR><C-o>",
            "Ana Lopez|Ana Lopez and Karl Brand",
        ),
        // A companion's sentences unfold, and fold again.
        (
            "g/lopez<CR>3<CR>j<CR>j",
            "Ana Lopez|Ana Lopez and Karl Brand",
        ),
        ("g/lopez<CR>3<CR>joo", "Ana Lopez|with Karl Brandt"),
        // Its own dossier, and back.
        ("g/lopez<CR>3<CR>jl", "Karl Brandt|with Ana Lopez"),
        ("g/lopez<CR>3<CR>jl<C-o>", "Ana Lopez|with Karl Brandt"),
        ("g/lopez<CR>3<CR>/brandt<CR>", "Ana Lopez|with Karl Brandt"),
        (
            "g/lopez<CR>3<CR>/brandt<CR>n",
            "Ana Lopez|Ana Lopez and Karl Brand",
        ),
        ("g/lopez<CR>3W}", "Ana Lopez|with Karl Brandt"),
        ("g/lopez<CR>3W}{", "Ana Lopez|long overdue"),
    ] {
        let mut driver = Driver::new(port(), 120, 40);
        driver.press(keys);
        assert_eq!(state(&driver), want, "{keys}");
    }
}

#[test]
fn a_line_is_copied_with_its_citation_and_explained() {
    let mut driver = Driver::new(port(), 120, 40);
    driver.press("g/lopez<CR>3<CR>Y");
    let Effect::Copy(text) = &driver.effect else {
        panic!("nothing was copied: {:?}", driver.effect);
    };
    assert_eq!(
        text,
        "“long overdue” — The Rivermouth Courier, “Strike Closes Port”, 6 June 2025, paragraph 1"
    );
    driver.press("i");
    let Mode::Explain(explain) = &driver.app.mode else {
        panic!("nothing is explained");
    };
    assert!(explain.lines.iter().any(|l| l.text.starts_with("direct")));
}

#[test]
fn escape_undoes_the_search_then_closes_the_view() {
    let mut driver = Driver::new(port(), 80, 24);
    driver.press("3<CR>/lopez<CR><Esc>");
    assert_eq!(driver.app.stage, Stage::Dossier);
    driver.press("<Esc>");
    assert_eq!(driver.app.stage, Stage::Panes);
}

#[test]
fn another_model_keeps_the_actor_by_its_name() {
    let mut driver = Driver::new(port(), 120, 40);
    driver.press("g/lopez<CR>3<CR>");
    let old = driver.model.clone();
    driver.app.swap(&old, &old);
    assert_eq!(state(&driver), "Ana Lopez|long overdue");
    driver.app.swap(&old, &crate::model::Model::default());
    driver.app.fit(&crate::model::Model::default(), 120, 40);
    assert_eq!(driver.app.stage, Stage::Panes);
}
