//! Frames of every state that a user would recognise, as text and as runs of style.

use std::path::Path;

use crossterm::event::Event;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use tradewar_tui::app::{App, Loading, Message, Mode, Settings};
use tradewar_tui::input::{Input, Keymap, parse_keys};
use tradewar_tui::model::Model;
use tradewar_tui::view::{self, Theme, snapshot};

use super::fixture;

/// The app after `keys`, on a screen of `size`.
fn after(model: &Model, keys: &str, size: (u16, u16)) -> App {
    let keymap = Keymap::built_in();
    let settings = Settings {
        mouse: true,
        keys: keymap.hints(),
    };
    let mut app = App::new(model, settings);
    let mut input = Input::new(keymap);
    app.fit(model, size.0, size.1);
    for key in parse_keys(keys).expect("keys") {
        for action in input.actions(&Event::Key(key), app.context()) {
            app.update(action, model);
            app.fit(model, size.0, size.1);
        }
    }
    app
}

fn frame(model: &Model, keys: &str, size: (u16, u16)) -> Buffer {
    let mut app = after(model, keys, size);
    view::render(model, &mut app, Theme::new(true), size)
}

/// Compares a frame with the one that was accepted.
fn check(name: &str, buffer: &Buffer) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/frames"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let shown = format!("{}\n{}", snapshot::text(buffer), snapshot::styles(buffer));
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

const WIDE: (u16, u16) = (200, 60);
const USUAL: (u16, u16) = (120, 40);
const OLD: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (60, 20);
const TINY: (u16, u16) = (30, 8);

#[test]
fn states_that_keys_lead_to() {
    let model = fixture::harbour();
    for (name, keys, size) in [
        ("start-200x60", "", WIDE),
        ("start-120x40", "", USUAL),
        ("start-80x24", "", OLD),
        ("start-60x20", "", SMALL),
        ("start-30x8", "", TINY),
        ("last-event", "G", USUAL),
        ("next-account", "<CR>", USUAL),
        ("reader-focused", "2", USUAL),
        ("reader-focused-80x24", "2", OLD),
        ("reader-focused-60x20", "2", SMALL),
        ("reader-scrolled", "2jjjj", OLD),
        ("reader-found", "2/toll<CR>n", USUAL),
        ("reader-finding", "2/toll", OLD),
        ("wide-characters", "2JJJ", USUAL),
        ("wide-characters-80x24", "2JJJ", OLD),
        ("actors-focused", "3", USUAL),
        ("actors-focused-80x24", "3", OLD),
        ("actors-focused-60x20", "3", SMALL),
        ("actor-unfolded", "3o", USUAL),
        ("actor-filtered", "3f", USUAL),
        ("timeline-found", "/toll<CR>", USUAL),
        ("selection-extended", "Vjj", USUAL),
        ("time-span-asked", "t", OLD),
        ("nothing-left", ":text no such words<CR>", USUAL),
        ("held-and-zoomed", "2=z", USUAL),
        ("palette", "<C-p>", USUAL),
        ("palette-typed", "<C-p>velm", OLD),
        ("help", "?", USUAL),
        ("help-typed-60x20", "?copy", SMALL),
        ("read-and-dimmed", "ag<CR>2rag<CR>J2go", USUAL),
        ("articles-read", "ag<CR>2ra", USUAL),
        ("articles", "a", USUAL),
        ("articles-60x20", "a", SMALL),
        ("explained", "i", USUAL),
        ("explained-80x24", "i", OLD),
        ("ledger", "c", USUAL),
        ("ledger-top", "cg", USUAL),
        ("ledger-200x50", "cgl", (200, 50)),
        ("ledger-80x24", "cgl", OLD),
        ("ledger-60x20", "cg", SMALL),
        ("ledger-unfolded", "cgjjo", USUAL),
        ("ledger-differing", "cx", USUAL),
        ("ledger-in-time", "csKK", OLD),
        ("ledger-finding", "c/velm", OLD),
        ("ledger-explained", "cgi", USUAL),
        ("ledger-filtered-out", ":text no such words<CR>c", OLD),
        ("coverage", "C", USUAL),
        ("coverage-200x50", "Cgl", (200, 50)),
        ("coverage-80x24", "Cl", OLD),
        ("coverage-60x20", "Cl", SMALL),
        ("coverage-silence", "CGl", USUAL),
        ("coverage-only-in-one", "Cx", OLD),
        ("coverage-finding", "C/velm", OLD),
        ("dossier", "/velm<CR>3<CR>", USUAL),
        ("dossier-unfolded", "3<CR>}oj", USUAL),
        ("dossier-80x24", "3<CR>}", OLD),
        ("dossier-60x20", "3<CR>}", SMALL),
        ("dossier-finding", "3<CR>/toll", OLD),
        ("dossier-explained", "3<CR>}i", OLD),
        ("figures", "g#", USUAL),
        ("figures-200x50", "g#jl", (200, 50)),
        ("figures-80x24", "g#l", OLD),
        ("figures-60x20", "g#", SMALL),
        ("figures-explained", "g#i", OLD),
        ("command", ":art", OLD),
        ("opposite", "v", (120, 36)),
        ("opposite-80x24", "v", OLD),
        ("opposite-60x20", "v", SMALL),
        ("opposite-other-200x50", "vJ<Tab>]d", (200, 50)),
        ("sides", "e", USUAL),
        ("sides-80x24", "e", OLD),
        ("sides-60x20", "e", SMALL),
        ("sides-differing-200x50", "2]d<CR>", (200, 50)),
        ("sides-next-account", "ellj", OLD),
    ] {
        check(name, &frame(&model, keys, size));
    }
}

#[test]
fn states_that_surroundings_lead_to() {
    let model = fixture::harbour();
    let mut app = after(&model, "", OLD);
    app.message = Some(Message {
        text: "3 articles read".into(),
        error: false,
    });
    check(
        "message",
        &view::render(&model, &mut app, Theme::new(true), OLD),
    );
    app.message = Some(Message {
        text: "harbour/9.txt: may not be read".into(),
        error: true,
    });
    check(
        "error",
        &view::render(&model, &mut app, Theme::new(true), OLD),
    );
    let none = Model::default();
    let mut app = after(&none, "", OLD);
    app.loading = Some(Loading {
        read: 1200,
        annotated: 0,
        found: 30_000,
    });
    check(
        "loading",
        &view::render(&none, &mut app, Theme::new(true), OLD),
    );
}

#[test]
fn without_colours_the_same_is_told_by_shape_and_weight() {
    let model = fixture::harbour();
    let mut app = after(&model, "", USUAL);
    let plain = view::render(&model, &mut app, Theme::new(false), USUAL);
    let colourful = view::render(&model, &mut app, Theme::new(true), USUAL);
    assert_eq!(snapshot::text(&plain), snapshot::text(&colourful));
    check("monochrome", &plain);
}

#[test]
fn drawing_changes_nothing() {
    let model = fixture::harbour();
    for keys in [
        "", "2", "3o", "?", "<C-p>a", "a", "i", "/toll", "e", "2]d<CR>", "c", "cl", "C", "Cl", "v",
        "3<CR>", "#", "vJ",
    ] {
        let mut app = after(&model, keys, USUAL);
        let first = view::render(&model, &mut app, Theme::new(true), USUAL);
        let second = view::render(&model, &mut app, Theme::new(true), USUAL);
        assert_eq!(first, second, "{keys}");
    }
}

#[test]
fn every_mode_is_reached_by_its_key() {
    let model = fixture::harbour();
    let is = |keys: &str, wanted: fn(&Mode) -> bool| {
        assert!(wanted(&after(&model, keys, USUAL).mode), "{keys}");
    };
    is("", |m| matches!(m, Mode::Normal));
    is("/", |m| matches!(m, Mode::Find));
    is("t", |m| matches!(m, Mode::Span(_)));
    is("<C-p>", |m| matches!(m, Mode::Palette(_)));
    is("?", |m| matches!(m, Mode::Help(_)));
    is("a", |m| matches!(m, Mode::Articles(_)));
    is("i", |m| matches!(m, Mode::Explain(_)));
    is("v", |m| matches!(m, Mode::Opposite(_)));
    is("e", |m| matches!(m, Mode::Sides(_)));
    is(":", |m| matches!(m, Mode::Command(_)));
}

#[test]
fn every_size_is_drawn_in_every_mode() {
    let model = fixture::harbour();
    let none = Model::default();
    let widths = [0u16, 1, 23, 39, 40, 57, 69, 70, 109, 110, 200];
    for keys in [
        "",
        "2",
        "3o",
        "/to",
        "t",
        "<C-p>",
        "?",
        "a",
        "i",
        ":",
        ":text no such words<CR>",
        "z",
        "e",
        "el",
        "c",
        "cgoll",
        "c/to",
        "C",
        "CGl",
        "C/to",
        "v",
        "vJ<Tab>G",
        "e?",
        "vi",
    ] {
        for model in [&model, &none] {
            for width in widths {
                for height in [0, 1, 9, 10, 13, 24] {
                    frame(model, keys, (width, height));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_size_after_any_other_is_drawn(
        keys in "[jkgGdDJK123zfi?acCxsohlev]{0,6}",
        sizes in prop::collection::vec((0u16..220, 0u16..70), 1..4)
    ) {
        let model = fixture::harbour();
        let mut app = after(&model, &keys, USUAL);
        for size in sizes {
            let buffer = view::render(&model, &mut app, Theme::new(true), size);
            prop_assert_eq!((buffer.area.width, buffer.area.height), size);
        }
    }
}
