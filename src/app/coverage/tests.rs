//! Scripts of keys over the grid of coverage of a small made-up model.

use proptest::prelude::*;

use super::{Grid, SPREAD};
use crate::app::Stage;
use crate::app::testing::port;
use crate::app::tests::Driver;

fn driver() -> Driver {
    Driver::new(port(), 120, 40)
}

/// What is selected: the event's title, and the title of the column's article.
fn state(driver: &Driver) -> String {
    let (grid, model) = (&driver.app.coverage, &driver.model);
    if driver.app.stage != Stage::Coverage {
        return driver.state();
    }
    let title = grid
        .event()
        .map_or("-", |id| model.words(model.event(id).title));
    let title: String = title.chars().take(12).collect();
    let article = grid
        .article()
        .map_or("-", |id| model.article(id).title.as_str());
    format!("{title}|{article}")
}

#[test]
fn keys_walk_through_events_and_articles() {
    for (keys, want) in [
        // It opens at the selected event and the open article.
        ("C", "Dockers walk|Strike Closes Port"),
        ("Cj", "Ana Lopez ca|Strike Closes Port"),
        ("Cl", "Dockers walk|Port Talks Set"),
        ("Clllll", "Dockers walk|Harbour Quiet"),
        ("Cllh", "Dockers walk|Port Talks Set"),
        ("C$", "Dockers walk|Harbour Quiet"),
        ("C$0", "Dockers walk|Strike Closes Port"),
        // To the next report that tells the event, or the one before.
        ("C/nordia<CR>0}", "Nordia sent |Harbour Quiet"),
        ("C/nordia<CR>$l{", "Nordia sent |Harbour Quiet"),
        ("C${", "Dockers walk|Port Talks Set"),
        ("Cg", "A ferry sank|Strike Closes Port"),
        ("CG", "The strike w|Strike Closes Port"),
        // By salience, then by spread, then in order of time again; the selection stays.
        ("Csg", "Dockers walk|Strike Closes Port"),
        ("Cssg", "Dockers walk|Strike Closes Port"),
        ("Csssg", "A ferry sank|Strike Closes Port"),
        // What one report alone tells, then what one alone leaves out.
        ("Cxgj", "Ana Lopez ca|Strike Closes Port"),
        ("Cxxg", "The port of |Strike Closes Port"),
        ("Cxxgj", "Ana Lopez an|Strike Closes Port"),
        ("C/nordia<CR>", "Nordia sent |Strike Closes Port"),
        ("Cg/ana<CR>n", "Ana Lopez an|Strike Closes Port"),
        ("Cg/nowhere<CR>", "A ferry sank|Strike Closes Port"),
        ("cC", "Dockers walk|Strike Closes Port"),
        ("cgC", "The port of |Strike Closes Port"),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(state(&driver), want, "{keys:?}");
    }
}

#[test]
fn a_cell_opens_what_is_told_or_where_it_would_be() {
    for (keys, want) in [
        ("Cl<CR>", "Reader|Dockers walk|The dockers |Rivermouth"),
        ("Cl<CR><C-o>", "Dockers walk|Port Talks Set"),
        // The mediator of 8 June would stand after what the first article tells of the 5th.
        (
            "C/nordia<CR>0<CR>",
            "Reader|Nordia sent |Dockers walk|Rivermouth",
        ),
        // What has no date would stand anywhere: the article's beginning.
        ("CG<CR>", "Reader|The strike w|Dockers walk|Rivermouth"),
        ("CG1", "Timeline|The strike w|The strike w|Ana Lopez"),
        ("C<Esc>", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        ("CC", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        (":coverage<CR>", "Dockers walk|Strike Closes Port"),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(state(&driver), want, "{keys:?}");
    }
}

#[test]
fn the_filters_of_the_panes_hold() {
    for (keys, want) in [
        ("C", 8),
        ("t2025-06<CR>C", 4),
        (":actor nordia<CR>C", 1),
        ("C:differing<CR>", 2),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(driver.app.coverage.rows.len(), want, "{keys:?}");
    }
}

#[test]
fn the_counts_of_a_silence_say_where_it_would_stand() {
    let mut driver = driver();
    driver.press("C/nordia<CR>0<CR>");
    let message = driver.app.message.as_ref().unwrap();
    assert!(message.text.contains("would stand after this"));
}

#[test]
fn a_new_model_keeps_the_grid_open() {
    let mut driver = driver();
    driver.press("Cl");
    let old = driver.model.clone();
    driver.app.swap(&old, &driver.model);
    driver.app.fit(&driver.model, 120, 40);
    assert_eq!(driver.app.stage, Stage::Coverage);
    assert_eq!(driver.app.coverage.rows.len(), 8);
}

proptest! {
    #[test]
    fn the_parts_of_a_grid_fill_its_width_and_no_more(
        width in 1u16..400,
        articles in 0usize..2000,
        name in 0u16..40,
    ) {
        let grid = Grid::new(width, articles, name);
        let cells = grid.shown as u16 * grid.column;
        prop_assert!(grid.title + cells <= width);
        prop_assert!(grid.shown <= articles);
        prop_assert!(width < 40 || grid.title + cells + SPREAD == width);
    }
}
