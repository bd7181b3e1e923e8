//! Scripts of keys over figures of a small made-up model.

use crate::app::testing::port;
use crate::app::tests::Driver;
use crate::app::{Effect, Mode, Stage};
use crate::corpus::Span;
use crate::model::{Model, Place, Point, Series};

/// The figure that `words` of an article give.
fn point(model: &Model, article: u32, words: &str, value: f64) -> Point {
    let article = model.articles.iter().find(|a| a.id.0 == article).unwrap();
    let at = article.text.as_str().find(words).unwrap();
    let notes = &model.annotations[article.id.index()];
    Point {
        period: None,
        reported: notes.published.value,
        before: false,
        value,
        place: Place {
            article: article.id,
            span: Span::new(at, at + words.len()),
        },
    }
}

/// The port with two series.
fn counted() -> Model {
    let mut model = port();
    let ships = vec![
        point(&model, 0, "12 ships", 12.0),
        point(&model, 1, "14 lost ships", 14.0),
    ];
    let years = vec![point(&model, 0, "1998", 1998.0), point(&model, 1, "5", 5.0)];
    for (about, unit, points) in [
        ("losses of Rivermouth, ships", "ships", ships),
        ("years", "", years),
    ] {
        model.series.push(Series {
            about: about.into(),
            unit: unit.into(),
            points,
        });
    }
    model
}

fn state(driver: &Driver) -> String {
    let (view, model) = (&driver.app.figures, &driver.model);
    if driver.app.stage != Stage::Figures {
        return driver.state();
    }
    let about = view.series(model).map_or("-", |s| &*s.about);
    let words = view.place(model).map_or("-", |place| model.words(place));
    format!("{about}|{words}")
}

#[test]
fn keys_walk_through_series_and_values() {
    for (keys, want) in [
        ("G#", "losses of Rivermouth, ships|12 ships"),
        ("G#l", "losses of Rivermouth, ships|14 lost ships"),
        ("G#lll", "losses of Rivermouth, ships|14 lost ships"),
        ("G#$h", "losses of Rivermouth, ships|12 ships"),
        ("G#lj", "years|1998"),
        ("G#/ye<CR>", "years|1998"),
        ("G#/14<CR>n", "losses of Rivermouth, ships|12 ships"),
        ("G#l<CR>", "Reader|The port of |The union co|Rivermouth"),
        ("G#l<CR><C-o>", "losses of Rivermouth, ships|14 lost ships"),
        // At the figure of the sentence under the eye, where it has one.
        ("g#", "years|1998"),
        ("g#<Esc>", "Timeline|A ferry sank|A ferry sank|Ana Lopez"),
    ] {
        let mut driver = Driver::new(counted(), 120, 40);
        driver.press(keys);
        assert_eq!(state(&driver), want, "{keys}");
    }
}

#[test]
fn a_value_is_copied_with_its_citation_and_its_series_explained() {
    let mut driver = Driver::new(counted(), 80, 24);
    driver.press("G#Y");
    let Effect::Copy(text) = &driver.effect else {
        panic!("nothing was copied: {:?}", driver.effect);
    };
    assert!(text.starts_with("“12 ships” — "), "{text}");
    driver.press("i");
    let Mode::Explain(explain) = &driver.app.mode else {
        panic!("nothing is explained");
    };
    let told = |words: &str| explain.lines.iter().any(|l| l.text.contains(words));
    assert!(told("never mixed") && told("14 lost ships"));
}

#[test]
fn without_a_series_a_word_says_what_one_needs() {
    let mut driver = Driver::new(port(), 80, 24);
    driver.press("#");
    assert_eq!(driver.app.stage, Stage::Panes);
    assert!(driver.app.message.is_some());
}
