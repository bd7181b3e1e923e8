//! Scripts of keys over the ledger of a small made-up model.

use crate::app::testing::port;
use crate::app::tests::Driver;
use crate::app::{Effect, Mode, Stage};
use crate::model::State;

fn driver() -> Driver {
    Driver::new(port(), 120, 40)
}

/// What is selected: the event's title and what is compared, then the words of the chosen cell.
fn state(driver: &Driver) -> String {
    let (ledger, model) = (&driver.app.ledger, &driver.model);
    if driver.app.stage != Stage::Ledger {
        return driver.state();
    }
    let title = ledger
        .event()
        .map_or("-", |id| model.words(model.event(id).title));
    let title: String = title.chars().take(12).collect();
    let about = ledger
        .selected()
        .map_or("-", |id| &*model.discrepancy(id).about);
    let words = ledger
        .value(model)
        .map_or("-", |value| model.words(value.place));
    format!("{title}|{about}|{words}")
}

#[test]
fn keys_walk_through_rows_and_cells() {
    for (keys, want) in [
        // It opens at the selected event, whose only row agrees and is folded.
        ("c", "Dockers walk|-|-"),
        ("co", "Dockers walk|when|on Thursday"),
        ("c<CR>", "Dockers walk|when|on Thursday"),
        ("coo", "Dockers walk|-|-"),
        ("col", "Dockers walk|when|on 5 June"),
        ("colll", "Dockers walk|when|from Thursday"),
        ("collhh", "Dockers walk|when|on Thursday"),
        // The gravest first, whatever its day.
        ("cg", "The port of |lost ships|12 ships"),
        ("cgj", "Ana Lopez an|who meets|Talks"),
        ("cG", "Dockers walk|-|-"),
        ("cg}", "Ana Lopez an|who meets|Talks"),
        ("cG{", "Ana Lopez an|who meets|Talks"),
        ("cG]d", "Dockers walk|-|-"),
        ("cG[d", "The port of |lost ships|12 ships"),
        // In order of time.
        ("csgj", "Dockers walk|-|-"),
        ("cssg", "Dockers walk|-|-"),
        ("csssg", "The port of |lost ships|12 ships"),
        // Only what differs, then what is superseded, what agrees, then all.
        ("cx", "The port of |lost ships|12 ships"),
        ("cxx", "Ana Lopez an|who meets|Talks"),
        ("cxxx", "Dockers walk|when|on Thursday"),
        ("cxxxxg", "The port of |lost ships|12 ships"),
        ("cK", "The port of |lost ships|12 ships"),
        ("cKK", "Dockers walk|-|-"),
        // What is sought unfolds.
        ("c/from thu<CR>", "Dockers walk|when|on Thursday"),
        ("cg/lopez<CR>", "Ana Lopez an|who meets|Talks"),
        ("cg/courier<CR>n", "Ana Lopez an|who meets|Talks"),
        ("cg/courier<CR>N", "Dockers walk|when|on Thursday"),
        ("cg/nowhere<CR>", "The port of |lost ships|12 ships"),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(state(&driver), want, "{keys:?}");
    }
}

#[test]
fn a_cell_opens_its_words_and_the_way_back_leads_to_the_ledger() {
    for (keys, want) in [
        ("cgl<CR>", "Reader|The port of |The union co|Rivermouth"),
        ("cgl<CR><C-o>", "The port of |lost ships|14 lost ships"),
        (
            "cgl<CR><C-o><C-o>",
            "Timeline|Dockers walk|Dockers walk|Rivermouth",
        ),
        (
            "cgl<CR><C-o><A-Right>",
            "Reader|The port of |The union co|Rivermouth",
        ),
        ("cg1", "Timeline|The port of |The port of |Rivermouth"),
        ("cc", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        ("c<Esc>", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        ("cx<Esc>g", "The port of |lost ships|12 ships"),
        (
            "cx<Esc><Esc>",
            "Timeline|Dockers walk|Dockers walk|Rivermouth",
        ),
        (":ledger<CR>g", "The port of |lost ships|12 ships"),
        (
            "c<C-p>harbour quiet<CR>",
            "Reader|The strike w|The strike w|Ana Lopez",
        ),
        ("c?<Esc>g", "The port of |lost ships|12 ships"),
        ("cgi<Esc>", "The port of |lost ships|12 ships"),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(state(&driver), want, "{keys:?}");
    }
}

#[test]
fn exactly_the_words_of_the_cell_are_shown_in_the_reader() {
    let mut driver = driver();
    driver.press("cgl<CR>");
    let (article, span) = driver
        .app
        .reader
        .article
        .zip(driver.app.reader.account)
        .unwrap();
    let words = driver.model.article(article).words(span);
    assert_eq!(words, "14 lost ships");
}

#[test]
fn the_filters_of_the_panes_hold() {
    for (keys, want) in [
        ("c", 3),
        ("t2025-06<CR>c", 2),
        (":actor ana<CR>c", 1),
        (":open harbour<CR>Ac", 1),
        (":differing<CR>c", 2),
        ("s:differing<CR>c", 0),
        ("c:actor ana<CR>", 1),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(driver.app.ledger.count(), want, "{keys:?}");
        assert_eq!(driver.app.stage, Stage::Ledger, "{keys:?}");
    }
}

#[test]
fn states_are_counted_whichever_is_shown() {
    let mut driver = driver();
    driver.press("cx");
    let counts = driver.app.ledger.counts;
    assert_eq!(driver.app.ledger.count(), 1);
    assert_eq!(counts[State::Differ as usize], 1);
    assert_eq!(counts.iter().sum::<usize>(), 3);
}

#[test]
fn a_row_is_copied_with_all_its_cells() {
    for (keys, want) in [
        (
            "cgy",
            "The port of Rivermouth lost 12 ships in May: number, lost ships (differ)\n12 ships\n14 lost ships",
        ),
        (
            "cgY",
            "The port of Rivermouth lost 12 ships in May: number, lost ships (differ)\n\
             “12 ships” — The Rivermouth Courier, “Strike Closes Port”, 6 June 2025, paragraph 2\n\
             “14 lost ships” — The Rivermouth Courier, “Port Talks Set”, 7 June 2025, paragraph 2",
        ),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(driver.effect, Effect::Copy(want.to_owned()), "{keys:?}");
    }
}

#[test]
fn a_row_is_explained_by_its_rule_and_its_cells() {
    let mut driver = driver();
    driver.press("cgi");
    let Mode::Explain(explain) = &driver.app.mode else {
        panic!("no explanation")
    };
    let text: Vec<&str> = explain.lines.iter().map(|l| l.text.as_str()).collect();
    assert!(text.contains(&"number: differ"));
    assert!(text.contains(&"“14 lost ships”"));
}

#[test]
fn without_rows_the_panes_stay_and_it_is_said() {
    let mut model = port();
    model.discrepancies.clear();
    let mut driver = Driver::new(model, 120, 40);
    driver.press("c");
    assert_eq!(driver.app.stage, Stage::Panes);
    assert!(driver.app.message.is_some());
}

#[test]
fn a_long_row_shows_what_is_new_until_it_is_unfolded() {
    let mut model = port();
    let row = &mut model.discrepancies[0];
    let mut more = row.values.clone();
    more.extend((0..20).map(|_| row.values[0].clone()));
    row.values = more;
    let mut driver = Driver::new(model, 120, 40);
    driver.press("cg");
    assert_eq!(driver.app.ledger.cells(), 2);
    driver.press("o");
    assert_eq!(driver.app.ledger.cells(), 22);
    driver.press("o");
    assert_eq!(driver.app.ledger.cells(), 2);
}

#[test]
fn the_selected_row_is_in_sight_with_its_cell_and_its_heading() {
    let mut model = port();
    let row = model.discrepancies[0].clone();
    model.discrepancies = (0..200)
        .map(|n| {
            let mut row = row.clone();
            row.about = format!("thing {n}").into();
            row
        })
        .collect();
    for height in [10, 13, 24, 40] {
        let mut driver = Driver::new(model.clone(), 80, height);
        driver.press("c");
        for keys in ["j", "j", "j", "l", "<C-d>", "l", "G", "l", "k", "b", "g"] {
            driver.press(keys);
            let ledger = &driver.app.ledger;
            let rows = usize::from(driver.app.areas.ledger().rows.height);
            let line = ledger.cursor + 1 + ledger.cell;
            assert!(ledger.top <= line, "{keys} at {height}");
            assert!(line < ledger.top + rows, "{keys} at {height}");
        }
        assert_eq!(driver.app.ledger.top, 0, "the heading at {height}");
    }
}

#[test]
fn a_new_model_keeps_the_ledger_open() {
    let mut driver = driver();
    driver.press("cg");
    let old = driver.model.clone();
    driver.model.discrepancies.remove(0);
    driver.app.swap(&old, &driver.model);
    driver.app.fit(&driver.model, 120, 40);
    assert_eq!(driver.app.stage, Stage::Ledger);
    assert_eq!(driver.app.ledger.count(), 2);
}

#[test]
fn the_mouse_selects_a_cell_and_opens_it() {
    use crate::app::{Action, MouseInput, MouseKind};
    let mut driver = driver();
    driver.press("cg");
    let rows = driver.app.areas.ledger().rows;
    let press = |y| {
        Action::Mouse(MouseInput {
            kind: MouseKind::Press,
            x: rows.x + 9,
            y,
        })
    };
    // A heading, the row, its two cells.
    driver.act(press(rows.y + 3));
    assert_eq!(state(&driver), "The port of |lost ships|14 lost ships");
    driver.act(press(rows.y));
    assert_eq!(state(&driver), "The port of |lost ships|14 lost ships");
    driver.act(press(rows.y + 3));
    assert_eq!(driver.app.stage, Stage::Panes);
}

#[test]
fn what_is_shown_is_written_with_its_filters() {
    use crate::app::write::Shown;
    for (keys, want) in [("cw", 3), ("cxw", 1), ("c:write out.csv<CR>", 3)] {
        let mut driver = driver();
        driver.press(keys);
        let Effect::Write(request) = &driver.effect else {
            panic!("{keys:?} writes nothing")
        };
        let Shown::Ledger(rows) = &request.shown else {
            panic!("{keys:?} writes something else")
        };
        assert_eq!(rows.len(), want, "{keys:?}");
    }
}

#[test]
fn help_tells_what_works_in_the_ledger() {
    use crate::app::Action;
    let mut driver = driver();
    driver.press("c?");
    let Mode::Help(help) = &driver.app.mode else {
        panic!("no help")
    };
    let here = |action| help.rows.iter().any(|r| r.action == Some(action) && r.here);
    assert!(here(Action::NextState) && here(Action::CopyCited));
    assert!(!here(Action::Zoom));
}
