//! Scripts of keys over a small made-up model, and random walks that keep the state whole.

use proptest::prelude::*;

use chrono::NaiveDate;

use super::action::Context;
use super::testing::port;
use super::{Action, App, Effect, Filter, Mode, MouseInput, MouseKind, Pane, Settings, timeline};
use crate::input::{Input, Keymap, parse_keys};
use crate::model::{EventId, Model, Place};

/// An app on a screen, driven by keys as a user drives it.
pub(super) struct Driver {
    /// What the app shows.
    pub model: Model,
    /// The app.
    pub app: App,
    /// The screen.
    pub size: (u16, u16),
    /// What the last action asked for.
    pub effect: Effect,
    input: Input,
}

impl Driver {
    /// An app at the start.
    pub fn new(model: Model, width: u16, height: u16) -> Self {
        let input = Input::new(Keymap::built_in());
        let settings = Settings {
            mouse: true,
            keys: input.keymap.hints(),
        };
        let mut app = App::new(&model, settings);
        app.fit(&model, width, height);
        Self {
            app,
            model,
            size: (width, height),
            effect: Effect::None,
            input,
        }
    }

    /// Presses keys, in vi's notation.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in parse_keys(keys).unwrap() {
            let event = crossterm::event::Event::Key(key);
            for action in self.input.actions(&event, self.app.context()) {
                self.act(action);
            }
        }
        self
    }

    /// Performs one action and fits.
    pub fn act(&mut self, action: Action) -> &mut Self {
        self.effect = self.app.update(action, &self.model);
        self.app.fit(&self.model, self.size.0, self.size.1);
        self
    }

    /// What is selected, in a line: focus, the event's title, the words under the eye, the actor.
    pub fn state(&self) -> String {
        let app = &self.app;
        let event = app.timeline.selected();
        let event = event.map_or("-", |id| self.model.words(self.model.event(id).title));
        let eye = app.reader.article.zip(app.reader.sentence);
        let eye = eye.map_or("-", |(article, span)| {
            self.model.words(Place { article, span })
        });
        let actor = app.actors.selected();
        let actor = actor.map_or("-", |id| &self.model.actor(id).name);
        let short = |words: &str| words.chars().take(12).collect::<String>();
        format!(
            "{}|{}|{}|{}",
            app.focus.name(),
            short(event),
            short(eye),
            actor
        )
    }
}

/// A day.
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn driver() -> Driver {
    Driver::new(port(), 120, 40)
}

#[test]
fn keys_lead_and_the_other_panes_follow() {
    for (keys, want) in [
        // At the start: the event with the most accounts.
        ("", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        ("j", "Timeline|Ana Lopez ca|Ana Lopez ca|Ana Lopez"),
        ("k", "Timeline|The port of |The port of |Rivermouth"),
        ("g", "Timeline|A ferry sank|A ferry sank|Ana Lopez"),
        ("gk", "Timeline|A ferry sank|A ferry sank|Ana Lopez"),
        ("G", "Timeline|The strike w|The strike w|Ana Lopez"),
        ("d", "Timeline|Nordia sent |Nordia sent |Nordia"),
        ("dD", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        ("]d", "Timeline|Ana Lopez an|Ana Lopez an|Ana Lopez"),
        ("[d", "Timeline|The port of |The port of |Rivermouth"),
        // Enter walks through the accounts and comes round again.
        ("<CR>", "Timeline|Dockers walk|The dockers |Rivermouth"),
        ("<CR><CR>", "Timeline|Dockers walk|Docks stood |Rivermouth"),
        (
            "<CR><CR><CR>",
            "Timeline|Dockers walk|Dockers walk|Rivermouth",
        ),
        // In the reader the marked sentences are walked, and on into the next article.
        ("2]d", "Reader|The port of |The port of |Rivermouth"),
        ("2]d]d", "Reader|Ana Lopez an|Talks begin |Ana Lopez"),
        ("2]d]d]d", "Reader|Ana Lopez an|Ana Lopez an|Ana Lopez"),
        ("2]d]d]d[d", "Reader|Ana Lopez an|Talks begin |Ana Lopez"),
        ("2]s]s", "Reader|A ferry sank|A ferry sank|Ana Lopez"),
        ("2]s]s]s", "Reader|The mayor wa|The mayor wa|Ana Lopez"),
        ("2]s[s[s", "Reader|Ana Lopez ca|Ana Lopez ca|Ana Lopez"),
        // The reader leads the timeline, never back.
        ("2}", "Reader|The port of |The port of |Rivermouth"),
        ("2}}", "Reader|Ana Lopez an|Talks begin |Ana Lopez"),
        ("2J", "Reader|Ana Lopez an|Ana Lopez an|Ana Lopez"),
        ("J", "Reader|Ana Lopez an|Ana Lopez an|Ana Lopez"),
        ("JK", "Reader|Dockers walk|Dockers walk|Rivermouth"),
        ("JJJ", "Reader|The strike w|The strike w|Ana Lopez"),
        ("<Tab>", "Reader|Dockers walk|Dockers walk|Rivermouth"),
        ("<S-Tab>", "Actors|Dockers walk|Dockers walk|Rivermouth"),
        ("3", "Actors|Dockers walk|Dockers walk|Rivermouth"),
        // An actor's mentions are walked through.
        ("j3m", "Actors|Ana Lopez ca|Ana Lopez an|Ana Lopez"),
        // Back and forward.
        ("G<C-o>", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        (
            "G<C-o><A-Right>",
            "Timeline|The strike w|The strike w|Ana Lopez",
        ),
        (
            "JJ<C-o><C-o>",
            "Timeline|Dockers walk|Dockers walk|Rivermouth",
        ),
        // A pane that is held does not follow.
        ("2=1j", "Timeline|Ana Lopez ca|Dockers walk|Ana Lopez"),
        ("1=2}", "Reader|Dockers walk|The port of |Rivermouth"),
    ] {
        assert_eq!(driver().press(keys).state(), want, "{keys:?}");
    }
}

#[test]
fn find_palette_and_lists_lead_to_what_they_show() {
    for (keys, want) in [
        // Find, forward and back, and given up.
        ("/nordia<CR>", "Timeline|Nordia sent |Nordia sent |Nordia"),
        (
            "/nordia<Esc>",
            "Timeline|Dockers walk|Dockers walk|Rivermouth",
        ),
        ("g/ana<CR>n", "Timeline|Ana Lopez an|Ana Lopez an|Ana Lopez"),
        (
            "g/ana<CR>nn",
            "Timeline|Ana Lopez ca|Ana Lopez ca|Ana Lopez",
        ),
        ("g/ana<CR>N", "Timeline|Ana Lopez an|Ana Lopez an|Ana Lopez"),
        (
            "g/Ana L<BS><BS><BS><BS><BS><BS>",
            "Timeline|A ferry sank|A ferry sank|Ana Lopez",
        ),
        (
            "2/overdue<CR>",
            "Reader|Ana Lopez ca|Ana Lopez ca|Ana Lopez",
        ),
        // The timeline is searched in all that is told of an event.
        (
            "g/left their<CR>",
            "Timeline|Dockers walk|The dockers |Rivermouth",
        ),
        (
            "g/stood-still<CR>",
            "Timeline|Dockers walk|Docks stood |Rivermouth",
        ),
        // The reader is searched on into the next article, and round to this one.
        (
            "2/12 june<CR>",
            "Reader|Ana Lopez an|Talks begin |Ana Lopez",
        ),
        (
            "2/12 june<CR>n",
            "Reader|Ana Lopez an|Ana Lopez an|Ana Lopez",
        ),
        (
            "2/12 june<CR>nn",
            "Reader|Ana Lopez an|Talks begin |Ana Lopez",
        ),
        (
            "2/12 june<CR>N",
            "Reader|Ana Lopez an|Ana Lopez an|Ana Lopez",
        ),
        // The palette and the command line.
        (
            "<C-p>brandt<CR>",
            "Actors|Dockers walk|Ana Lopez an|Karl Brandt",
        ),
        (
            "<C-p>meet june<CR>",
            "Timeline|Ana Lopez an|Ana Lopez an|Ana Lopez",
        ),
        (
            "<C-p>harbour quiet<CR>",
            "Reader|The strike w|The strike w|Ana Lopez",
        ),
        // What is called nothing is sought in the texts, in other articles, too.
        (
            "<C-p>on. docks<CR>",
            "Reader|The strike w|The strike w|Ana Lopez",
        ),
        (
            "<C-p>harb<Esc>",
            "Timeline|Dockers walk|Dockers walk|Rivermouth",
        ),
        (
            ":open harbour<CR>",
            "Reader|The strike w|The strike w|Ana Lopez",
        ),
        (":2<CR>", "Reader|The port of |The port of |Rivermouth"),
        (
            ":bott<Tab><CR>",
            "Timeline|The strike w|The strike w|Ana Lopez",
        ),
        // The list of articles.
        ("ajj<CR>", "Reader|The strike w|The strike w|Ana Lopez"),
        ("a/talks<CR>", "Reader|Ana Lopez an|Ana Lopez an|Ana Lopez"),
        ("aG<CR>", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
    ] {
        assert_eq!(driver().press(keys).state(), want, "{keys:?}");
    }
}

#[test]
fn accounts_are_counted_by_article() {
    for (keys, want) in [
        ("", Some((1, 3))),
        ("<CR>", Some((2, 3))),
        ("<CR><CR><CR>", Some((1, 3))),
        ("j", Some((1, 1))),
        ("2}", Some((1, 2))),
        (":text no such words<CR>", None),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(driver.app.account_number(&driver.model), want, "{keys:?}");
    }
}

#[test]
fn filters_stack_and_escape_takes_them_away_newest_first() {
    for (keys, filters, events) in [
        ("", 0, 8),
        ("jf", 1, 2),
        ("t2025-06<CR>", 1, 4),
        ("t2025-06<CR>jf", 2, 2),
        ("t2025-06<CR>jf<Esc>", 1, 4),
        ("t2025-06<CR>jf<Esc><Esc>", 0, 8),
        ("t2025-06<CR>jf<Esc><Esc><Esc>", 0, 8),
        ("t2025-06<CR>t2025-05<CR>", 1, 1),
        ("jff", 0, 8),
        ("Vdt", 1, 3),
        ("A", 1, 5),
        ("/dock<CR>F", 1, 1),
        ("/dock<CR>F<Esc>", 0, 8),
        ("s", 1, 5),
        ("ss", 0, 8),
        (":undated<CR>", 1, 2),
        (":undated<CR>t2025-06<CR>", 1, 4),
        (":differing<CR>", 1, 2),
        (":differing<CR>s", 2, 0),
        (":differing<CR><Esc>", 0, 8),
        ("/dock<CR>F<Esc><Esc>", 0, 8),
        (":from 2025-06-06 to 2025-06-08<CR>", 1, 1),
        (":actor nordia<CR>", 1, 1),
        (":text no such words<CR>", 1, 0),
        (":text no such words<CR><Esc>", 0, 8),
        ("tnonsense<CR>", 0, 8),
        ("tJune<CR>", 1, 4),
        ("t5-8 June<CR>", 1, 3),
        ("t1999<CR>", 0, 8),
        ("/dock<C-c>", 0, 8),
    ] {
        let mut driver = driver();
        driver.press(keys);
        let got = (driver.app.filters.len(), driver.app.timeline.events);
        assert_eq!(got, (filters, events), "{keys:?}");
    }
}

#[test]
fn a_span_narrows_all_three_panes() {
    let mut driver = driver();
    driver.press("t2025-06-08..2025-06-12<CR>");
    assert_eq!(
        driver.app.filters,
        [Filter::Span(day("2025-06-08"), day("2025-06-12"))]
    );
    assert_eq!(driver.state(), "Timeline|Nordia sent |Nordia sent |Nordia");
    let actors = &driver.app.actors.rows;
    assert!(
        actors
            .iter()
            .all(|row| !matches!(row, super::actors::Row::Actor(id, _)
        if &*driver.model.actor(*id).name == "The union"))
    );
    let articles = driver.app.narrowed_articles().unwrap();
    assert_eq!(articles.len(), 3);
    assert_eq!(driver.app.undated_hidden, 2);
    driver.press("<Esc>t1998<CR>");
    assert_eq!(driver.app.narrowed_articles().unwrap().len(), 1);
}

#[test]
fn what_is_wrong_with_a_line_is_said_and_the_line_stays() {
    let mut driver = driver();
    driver.press("tsoon<CR>");
    assert!(matches!(&driver.app.mode, Mode::Span(line) if line.error.is_some()));
    driver.press("<Esc>:flie<CR>");
    assert!(matches!(&driver.app.mode, Mode::Command(c) if c.line.error.is_some()));
    driver.press("<C-u>articles<CR>");
    assert!(matches!(driver.app.mode, Mode::Articles(_)));
}

#[test]
fn the_timeline_has_headings_gaps_and_trays() {
    use timeline::Row::{Day, Event, Gap, Month, Planned, Undated, Year};
    let event = |n| Event(EventId(n));
    let want = [
        Year(1998),
        event(0),
        Gap(9981),
        Year(2025),
        Month(day("2025-05-01")),
        event(1),
        Gap(34),
        Month(day("2025-06-01")),
        Day(day("2025-06-05")),
        event(2),
        event(3),
        Day(day("2025-06-08")),
        event(4),
        Planned(day("2025-06-09")),
        Day(day("2025-06-12")),
        event(5),
        Undated(2),
        event(6),
        event(7),
    ];
    assert_eq!(driver().app.timeline.rows, want);
}

#[test]
fn what_is_planned_for_the_newest_day_stands_below_the_line() {
    use timeline::Row::{Day, Event, Month, Planned, Year};
    let mut model = port();
    model.events.retain(|e| e.id == EventId(4));
    let mut planned = model.events[0].clone();
    planned.id = EventId(0);
    planned.status = crate::analysis::Status::Planned;
    let newest = model.newest().unwrap();
    let when = planned.when.as_mut().unwrap();
    when.period = Some(crate::analysis::Period {
        start: newest,
        end: newest,
        precision: crate::analysis::Precision::Day,
    });
    let mut past = planned.clone();
    past.id = EventId(1);
    past.status = crate::analysis::Status::Past;
    model.events = vec![planned, past];
    let rows = timeline::rows::rows(&model, &super::filter::Sieve::new(&model, &[]));
    let want = [
        Year(2025),
        Month(day("2025-06-01")),
        Day(newest),
        Event(EventId(1)),
        Planned(newest),
        Day(newest),
        Event(EventId(0)),
    ];
    assert_eq!(rows, want);
}

#[test]
fn the_reader_follows_from_one_quotation_of_an_actor_to_the_next() {
    let mut driver = driver();
    driver.press("j3o");
    assert!(driver.app.actors.unfolded.is_some());
    let mut heard = Vec::new();
    for _ in 0..12 {
        driver.press("j");
        if let Some(super::actors::Detail::Said(place)) = driver.app.actors.detail() {
            assert_eq!(driver.app.focus, Pane::Actors);
            assert_eq!(driver.app.reader.article, Some(place.article));
            assert_eq!(driver.app.reader.account, Some(place.span));
            heard.push(place);
        }
    }
    assert!(!heard.is_empty());
}

#[test]
fn what_is_sought_in_the_timeline_may_stand_in_an_account_or_be_an_actor_s_name() {
    for (keys, found, shown) in [
        ("/docks stood<CR>", "Dockers walk", "Docks stood "),
        ("/nordia<CR>", "Nordia sent ", "Nordia sent "),
    ] {
        let mut driver = driver();
        driver.press(keys);
        let state = driver.state();
        let mut parts = state.split('|').skip(1);
        assert_eq!(parts.next(), Some(found), "{keys}");
        assert_eq!(parts.next(), Some(shown), "{keys}");
    }
}

#[test]
fn a_long_search_goes_on_between_keys_until_all_was_looked_at() {
    let mut driver = driver();
    let event = timeline::Row::Event(EventId(0));
    driver.app.timeline.rows = vec![event; 5000];
    driver.press("/e");
    assert!(driver.app.is_busy());
    let mut steps = 0;
    while driver.app.pursue(&driver.model) {
        steps += 1;
    }
    let found = driver.app.find.as_ref().unwrap().matches.len();
    assert_eq!((steps, found), (1, 5000));
}

#[test]
fn copies_are_verbatim_and_cited_with_source_title_date_and_paragraph() {
    for (keys, want) in [
        ("y", "Dockers walked out on Thursday"),
        (
            "Y",
            "“Dockers walked out on Thursday” — The Rivermouth Courier, “Strike Closes Port”, 6 June 2025, paragraph 1",
        ),
        ("2}y", "The port of Rivermouth lost 12 ships in May."),
        (
            "Vjy",
            "2025-06-05  Dockers walked out on Thursday\n2025-06-05  Ana Lopez called the strike",
        ),
        (
            "VjY",
            "2025-06-05  “Dockers walked out on Thursday” — The Rivermouth Courier, “Strike Closes Port”, 6 June 2025, paragraph 1\n\
             2025-06-05  “Ana Lopez called the strike” — The Rivermouth Courier, “Strike Closes Port”, 6 June 2025, paragraph 1",
        ),
        ("j3ojjjjy", "Karl Brandt"),
        ("j3ojy", "long overdue"),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(driver.effect, Effect::Copy(want.to_owned()), "{keys:?}");
    }
}

#[test]
fn what_is_retold_is_cited_without_quotation_marks() {
    let mut model = port();
    let note = crate::corpus::Clean::line("Retold in new words; not to be quoted.");
    model.articles[0].note = Some(note);
    let mut driver = Driver::new(model, 120, 40);
    driver.press("Y");
    let want = "Dockers walked out on Thursday — The Rivermouth Courier, “Strike Closes Port”, 6 June 2025, paragraph 1 (retold)";
    assert_eq!(driver.effect, Effect::Copy(want.to_owned()));
}

#[test]
fn matches_in_all_articles_are_counted_for_the_reader() {
    let mut driver = driver();
    driver.press("2/june<CR>");
    let find = driver.app.find.as_ref().unwrap();
    assert_eq!((find.matches.len(), find.everywhere), (1, Some(4)));
}

#[test]
fn the_actors_of_an_event_are_counted_in_it() {
    let mut driver = driver();
    driver.press("j");
    let actors = &driver.app.actors;
    assert_eq!(
        actors.row(1),
        Some(super::actors::Row::Actor(crate::model::ActorId(0), 1))
    );
    let again = (0..actors.len()).filter(|&row| actors.is_repeated(row));
    assert_eq!(again.count(), 1);
}

#[test]
fn an_actor_unfolds_what_is_known_of_it() {
    let mut driver = driver();
    driver.press("j3");
    let folded = driver.app.actors.len();
    driver.press("o");
    assert_eq!(driver.app.actors.len(), folded + 4);
    driver.press("jjjo");
    assert_eq!(driver.app.actors.len(), folded);
    // Her second event was the last that was looked at.
    assert_eq!(driver.state(), "Actors|Ana Lopez an|Ana Lopez an|Ana Lopez");
    driver.press("oj<CR>");
    assert_eq!(driver.app.focus, Pane::Reader);
}

#[test]
fn help_is_filtered_as_one_types_and_shows_what_works_here_first() {
    let mut driver = driver();
    driver.press("?");
    let Mode::Help(help) = &driver.app.mode else {
        panic!("no help")
    };
    assert_eq!(
        help.rows.len(),
        Action::ALL.len() + super::help::MARKS.len()
    );
    assert!(help.rows.is_sorted_by_key(|row| !row.here));
    driver.press("pane wh");
    let Mode::Help(help) = &driver.app.mode else {
        panic!("no help")
    };
    assert_eq!(help.rows[0].action, Some(Action::Zoom));
    assert_eq!(help.rows[0].keys, "z");
    driver.press("<CR>");
    assert!(driver.app.zoomed);
    driver.press("?quit?");
    assert!(matches!(&driver.app.mode, Mode::Help(help) if help.line.text() == "quit?"));
    driver.press("<C-c>");
    assert_eq!(driver.app.mode, Mode::Normal);
}

#[test]
fn an_explanation_names_the_rule_and_leads_to_the_words() {
    let mut driver = driver();
    driver.press("i");
    let Mode::Explain(explain) = &driver.app.mode else {
        panic!("no explanation")
    };
    let rules = explain
        .lines
        .iter()
        .filter(|line| line.label == "time by")
        .count();
    assert_eq!(rules, 3);
    driver.press("G");
    let Mode::Explain(explain) = &driver.app.mode else {
        panic!("no explanation")
    };
    assert_eq!(explain.cursor, explain.lines.len() - 1);
    driver.press("gj<CR>");
    assert_eq!(driver.app.focus, Pane::Reader);
}

#[test]
fn accounts_stand_side_by_side_until_one_goes_back_or_to_one_of_them() {
    for (keys, want) in [
        // Back exactly to where one was.
        ("e<Esc>", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        ("elljq", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        (
            "2]d<CR>j<Esc>",
            "Reader|The port of |The port of |Rivermouth",
        ),
        // On to an account.
        ("el<CR>", "Reader|Dockers walk|The dockers |Rivermouth"),
        ("ell<CR>", "Reader|Dockers walk|Docks stood |Rivermouth"),
        ("elh<CR>", "Reader|Dockers walk|Dockers walk|Rivermouth"),
        (
            "2]d<CR>l<CR>",
            "Reader|The port of |The union co|Rivermouth",
        ),
        (
            "2]d<CR>l<CR><C-o>",
            "Reader|The port of |The port of |Rivermouth",
        ),
        // A sentence that is not marked opens the next account.
        ("2<CR>", "Reader|Dockers walk|The dockers |Rivermouth"),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(driver.state(), want, "{keys}");
        assert_eq!(driver.app.mode, Mode::Normal, "{keys}");
    }
    for keys in ["ge", "2]s]se"] {
        let mut driver = driver();
        driver.press(keys);
        let message = driver.app.message.as_ref().map(|m| m.text.as_str());
        assert!(
            message.is_some_and(|m| m.starts_with("One article alone")),
            "{keys}"
        );
    }
}

#[test]
fn the_sentences_that_tell_it_stand_level_and_what_differs_is_marked() {
    let mut driver = driver();
    driver.press("2]d<CR>");
    let Mode::Sides(sides) = &driver.app.mode else {
        panic!("the accounts are open");
    };
    let words = |column: usize, row: usize| {
        let (of, line) = sides.line(column, row)?;
        let article = sides.columns[of].article;
        let words = driver.model.words(Place {
            article,
            span: line.span,
        });
        Some(words.to_owned())
    };
    let row = |wanted: &str, column: usize| {
        (0..20).find(|row| words(column, *row).is_some_and(|w| w.starts_with(wanted)))
    };
    assert_eq!(sides.columns.len(), 2);
    assert!(row("The port of", 0).is_some());
    assert_eq!(row("The port of", 0), row("The union counts", 1));
    let cells: Vec<&str> = sides
        .columns
        .iter()
        .flat_map(|c| {
            let article = c.article;
            c.cells.iter().map(move |(span, _)| (article, *span))
        })
        .map(|(article, span)| driver.model.words(Place { article, span }))
        .collect();
    assert_eq!(cells, ["12 ships", "14 lost ships"]);
}

#[test]
fn two_articles_stand_side_by_side_until_one_goes_back_or_on() {
    for (keys, want) in [
        ("v<Esc>", "Timeline|Dockers walk|Dockers walk|Rivermouth"),
        (
            "vjjvv<Tab>Jq",
            "Timeline|Dockers walk|Dockers walk|Rivermouth",
        ),
        ("v<CR>", "Reader|Dockers walk|Dockers walk|Rivermouth"),
        // The leading side is read; the sentence stays selected when the other leads.
        ("v<Tab><CR>", "Reader|Dockers walk|The dockers |Rivermouth"),
        ("v]d<CR>", "Reader|The port of |The port of |Rivermouth"),
        (
            "v]d<Tab><CR>",
            "Reader|The port of |The union co|Rivermouth",
        ),
        (
            "v<CR><C-o>",
            "Timeline|Dockers walk|Dockers walk|Rivermouth",
        ),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(driver.state(), want, "{keys}");
        assert_eq!(driver.app.mode, Mode::Normal, "{keys}");
    }
    // The article that does not lead is changed.
    for (keys, want) in [
        ("v", (0, 1)),
        ("vJ", (0, 2)),
        ("vJJ", (0, 2)),
        ("vJK", (0, 1)),
        ("vKK", (0, 1)),
        ("vJ<Tab>J", (1, 2)),
    ] {
        let mut driver = driver();
        driver.press(keys);
        let Mode::Opposite(opposite) = &driver.app.mode else {
            panic!("two articles are open");
        };
        assert_eq!((opposite.left.0, opposite.right.0), want, "{keys}");
    }
}

#[test]
fn what_tells_the_same_stands_opposite_and_the_wheel_scrolls() {
    let mut driver = Driver::new(port(), 80, 10);
    driver.press("v");
    let Mode::Opposite(opposite) = &driver.app.mode else {
        panic!("two articles are open");
    };
    let words = |article, span: Option<crate::corpus::Span>| {
        span.map_or("", |span| driver.model.words(Place { article, span }))
    };
    let stands: Vec<(&str, &str)> = opposite
        .stands
        .iter()
        .map(|s| (words(opposite.left, s.left), words(opposite.right, s.right)))
        .collect();
    let both = |left: &str, right: &str| {
        assert!(
            stands
                .iter()
                .any(|(l, r)| l.starts_with(left) && r.starts_with(right)),
            "{stands:?}"
        );
    };
    both("Dockers walked out", "The dockers of Rivermouth left");
    both("The port of Rivermouth", "The union counts 14");
    let top = |driver: &Driver| match &driver.app.mode {
        Mode::Opposite(opposite) => (opposite.top, opposite.cursor),
        _ => panic!("two articles are open"),
    };
    let mouse = |kind| Action::Mouse(MouseInput { kind, x: 10, y: 5 });
    driver.act(mouse(MouseKind::WheelDown));
    let (row, cursor) = top(&driver);
    assert!(row > 0 && cursor > 0);
    driver
        .act(mouse(MouseKind::WheelUp))
        .act(mouse(MouseKind::WheelUp));
    assert_eq!(top(&driver).0, 0);
}

#[test]
fn the_wheel_scrolls_accounts_and_a_click_chooses_one_and_then_opens_it() {
    let mut driver = Driver::new(port(), 80, 10);
    driver.press("e");
    let mouse = |kind, x, y| Action::Mouse(MouseInput { kind, x, y });
    driver.act(mouse(MouseKind::WheelDown, 10, 5));
    let top = |driver: &Driver| match &driver.app.mode {
        Mode::Sides(sides) => sides.top,
        _ => panic!("the accounts are open"),
    };
    assert!(top(&driver) > 0);
    driver.act(mouse(MouseKind::WheelUp, 10, 5));
    assert_eq!(top(&driver), 0);
    driver.act(mouse(MouseKind::Press, 60, 5));
    driver.act(mouse(MouseKind::Press, 60, 5));
    assert_eq!(driver.app.mode, Mode::Normal);
    assert_eq!(
        driver.state(),
        "Reader|Dockers walk|The dockers |Rivermouth"
    );
}

#[test]
fn where_nothing_differs_it_is_said() {
    let mut model = port();
    for event in &mut model.events {
        event.state = crate::model::State::Agree;
    }
    for keys in ["]d", "[d", ":differing<CR>"] {
        let mut driver = Driver::new(model.clone(), 120, 40);
        driver.press(keys);
        let message = driver.app.message.as_ref().map(|m| m.text.as_str());
        assert!(message.is_some_and(|m| m.starts_with("No accounts were found to differ")));
        assert!(driver.app.filters.is_empty());
    }
}

#[test]
fn quitting_closing_and_suspending_are_effects() {
    for (keys, want) in [
        ("q", Effect::Quit),
        ("aq", Effect::Draw),
        ("aqq", Effect::Quit),
        ("<Esc><Esc>", Effect::Draw),
        ("<C-c>", Effect::Quit),
        ("<C-p>x<C-c>", Effect::Draw),
        ("<C-p>x<C-c><C-c>", Effect::Quit),
        ("/dock<C-c>", Effect::Draw),
        ("?<C-c><C-c>", Effect::Quit),
        (":quit<CR>", Effect::Quit),
        ("c", Effect::Draw),
        ("c<C-c>", Effect::Draw),
        ("c<C-c><C-c>", Effect::Quit),
        ("cq", Effect::Draw),
        ("cqq", Effect::Quit),
        (":q<CR>", Effect::Quit),
        ("<C-z>", Effect::Suspend),
        ("R", Effect::Reload),
        ("<F2>", Effect::Mouse(false)),
        ("gk", Effect::None),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(driver.effect, want, "{keys:?}");
    }
}

#[test]
fn the_mouse_selects_scrolls_and_drags_borders() {
    let mut driver = driver();
    let areas = driver.app.areas;
    let at = |kind, x, y| Action::Mouse(MouseInput { kind, x, y });
    driver.act(at(
        MouseKind::Press,
        areas.timeline.x + 3,
        areas.timeline.y + 1,
    ));
    assert_eq!(
        driver.state(),
        "Timeline|A ferry sank|A ferry sank|Ana Lopez"
    );
    driver.act(at(MouseKind::Press, areas.text.x, areas.text.y));
    assert_eq!(
        driver.state(),
        "Reader|Dockers walk|Dockers walk|Rivermouth"
    );
    let edge = areas.pane(Pane::Timeline).unwrap().right();
    driver.act(at(MouseKind::Press, edge, 5));
    driver.act(at(MouseKind::Drag, edge + 10, 5));
    driver.act(at(MouseKind::Release, edge + 10, 5));
    driver.act(at(MouseKind::Drag, edge, 5));
    let dragged = driver.app.areas.pane(Pane::Timeline).unwrap().right();
    assert!(dragged.abs_diff(edge + 10) <= 1, "{edge} to {dragged}");
}

#[test]
fn a_new_model_keeps_the_place_by_identity() {
    for keys in ["", "jjf", "2}}", "J", "3j", "t2025-06<CR>j", "G<CR>"] {
        let mut driver = driver();
        driver.press(keys);
        let before = driver.state();
        let old = std::mem::replace(&mut driver.model, shifted());
        driver.app.swap(&old, &driver.model);
        driver.app.fit(&driver.model, 120, 40);
        assert_eq!(driver.state(), before, "{keys:?}");
    }
}

#[test]
fn a_model_that_lost_everything_and_one_that_comes_late_are_taken() {
    let mut driver = driver();
    driver.press("jf");
    let old = std::mem::take(&mut driver.model);
    driver.app.swap(&old, &driver.model);
    driver.app.fit(&driver.model, 120, 40);
    assert_eq!(driver.state(), "Timeline|-|-|-");
    driver.press("jkgG<CR>2jJ3jo<CR>ifyta<Esc>?<Esc><C-p><CR>");
    driver.model = port();
    driver.app.swap(&Model::default(), &driver.model);
    driver.app.focus = Pane::Timeline;
    driver.app.fit(&driver.model, 120, 40);
    assert_eq!(driver.app.timeline.events, 8);
}

#[test]
fn a_long_article_is_wrapped_once_and_its_place_is_kept() {
    let long = "The harbour was quiet that day and nothing moved. ".repeat(3000);
    let model = super::testing::Made::default()
        .article("Long", "2025-06-01", &long)
        .article("Short", "2025-06-02", "A bell rang.")
        .model;
    let mut driver = Driver::new(model, 120, 40);
    driver.press("GK");
    let (rows, cursor) = (driver.app.reader.rows.clone(), driver.app.reader.cursor);
    assert!(rows.len() > 2000 && cursor == rows.len() - 1);
    driver.press("JK");
    assert_eq!(driver.app.reader.rows, rows);
    assert_eq!(driver.app.reader.cursor, cursor);
    driver.size = (44, 40);
    driver.press("JK");
    assert!(driver.app.reader.rows.len() > rows.len());
}

/// The same model with another article in front, so that every number is another.
fn shifted() -> Model {
    use super::testing::Made;
    use crate::analysis::ActorKind;
    use crate::model::State;
    let old = port();
    let mut made = Made::default().article("A New One", "2025-06-01", "Elsa Ek won in 1990.");
    for article in &old.articles {
        made = made.article(article.title.as_str(), "2025-06-09", article.text.as_str());
    }
    made = made.actor("Elsa Ek", ActorKind::Person);
    for actor in &old.actors {
        made = made.actor(&actor.name, actor.kind);
    }
    made = made.event("1990", &[(0, "Elsa Ek won in 1990")], State::SingleSource);
    for event in &old.events {
        let accounts: Vec<(u32, &str)> = event
            .accounts
            .iter()
            .map(|a| (a.article.0 + 1, old.article(a.article).words(a.span)))
            .collect();
        let when = event.when.as_ref().map_or("", |w| &*w.value);
        made = made.event(when, &accounts, event.state);
    }
    made.model
}

/// What must hold after every fit.
fn check(driver: &Driver) {
    let app = &driver.app;
    let timeline = &app.timeline;
    if timeline.events > 0 {
        assert!(
            timeline.selected().is_some(),
            "a row that is no event is selected"
        );
    }
    let seen = |cursor: usize, top: usize, height: u16, len: usize| {
        let height = usize::from(height);
        assert!(cursor < len.max(1), "the cursor is out of the list");
        assert!(
            height == 0 || len == 0 || (top..top + height).contains(&cursor),
            "the cursor is out of sight"
        );
    };
    let areas = &app.areas;
    if areas.pane(Pane::Timeline).is_some() {
        seen(
            timeline.cursor,
            timeline.top,
            areas.timeline.height,
            timeline.rows.len(),
        );
    }
    if areas.pane(Pane::Reader).is_some() {
        seen(
            app.reader.cursor,
            app.reader.top,
            areas.text.height,
            app.reader.rows.len(),
        );
    }
    if areas.pane(Pane::Actors).is_some() {
        seen(
            app.actors.cursor,
            app.actors.top,
            areas.actors.height,
            app.actors.len(),
        );
    }
    for filter in &app.filters {
        if let Filter::Actor(id) = filter {
            assert!(id.index() < driver.model.actors.len());
        }
    }
    if areas.shape != super::Shape::Tiny {
        assert!(
            areas.pane(app.focus).is_some(),
            "the focus is not on the screen"
        );
        let inside = |area: super::Area| {
            area.right() <= areas.screen.width && area.bottom() <= areas.screen.height
        };
        let all = [
            areas.status,
            areas.hint,
            areas.strip,
            areas.timeline,
            areas.head,
            areas.margin,
            areas.text,
            areas.actors,
            areas.overlay,
            areas.list,
        ];
        assert!(
            all.into_iter()
                .chain(areas.panes.into_iter().flatten())
                .all(inside),
            "{areas:?}"
        );
    }
}

fn any_action() -> impl Strategy<Value = Action> {
    let named = Action::ALL
        .iter()
        .copied()
        .filter(|a| !matches!(a, Action::Quit))
        .collect::<Vec<_>>();
    let kinds = prop::sample::select(vec![MouseKind::Press, MouseKind::Drag, MouseKind::Release]);
    prop_oneof![
        8 => prop::sample::select(named),
        2 => prop::sample::select(vec!['a', 'o', ' ', '2', '0', '5', '-', 'é', '京']).prop_map(Action::Type),
        1 => (kinds, 0u16..130, 0u16..45).prop_map(|(kind, x, y)| Action::Mouse(MouseInput { kind, x, y })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]
    #[test]
    fn random_walks_keep_the_state_whole(
        actions in prop::collection::vec(any_action(), 1..60),
        sizes in prop::collection::vec((0u16..200, 0u16..60), 1..4),
        swaps in prop::bool::ANY,
    ) {
        let mut driver = driver();
        for (number, action) in actions.iter().enumerate() {
            if number % 20 == 19 {
                driver.size = sizes[number / 20 % sizes.len()];
                driver.app.fit(&driver.model, driver.size.0, driver.size.1);
                check(&driver);
            }
            if swaps && number == 30 {
                let old = std::mem::replace(&mut driver.model, shifted());
                driver.app.swap(&old, &driver.model);
            }
            driver.act(*action);
            check(&driver);
        }
    }
}

#[test]
fn what_is_shown_is_written_with_its_filters() {
    use super::write::{Request, Shown};

    let all = |driver: &Driver| -> Vec<_> { driver.model.events.iter().map(|e| e.id).collect() };
    let events = |driver: &Driver, keys: &str| match (&driver.effect, keys) {
        (Effect::Write(request), _) => match &**request {
            Request {
                shown: Shown::Events(events),
                ..
            } => events.clone(),
            other => panic!("{other:?}"),
        },
        (other, keys) => panic!("{keys}: {other:?}"),
    };
    let mut every = driver();
    every.press("w");
    assert_eq!(events(&every, "w"), all(&every));
    let mut few = driver();
    few.press("xw");
    let differing = few
        .model
        .events
        .iter()
        .filter(|e| e.state == crate::model::State::Differ);
    let want: Vec<_> = differing.map(|e| e.id).collect();
    assert!(!want.is_empty());
    assert_eq!(events(&few, "xw"), want);
    let mut named = driver();
    named.press("3:write a.csv<CR>");
    let Effect::Write(request) = &named.effect else {
        panic!("{:?}", named.effect);
    };
    assert_eq!(request.file.as_deref(), Some("a.csv"));
    assert!(matches!(&request.shown, Shown::Actors(a) if !a.is_empty()));
}

#[test]
fn what_stands_side_by_side_is_written_as_it_stands() {
    use super::write::Shown;

    for (keys, name) in [
        ("vw", "side-by-side"),
        ("v:write a.json<CR>", "side-by-side"),
        ("ew", "accounts"),
        ("xe:w a.csv<CR>", "accounts"),
    ] {
        let mut driver = driver();
        driver.press(keys);
        let Effect::Write(request) = &driver.effect else {
            panic!("{keys}: {:?}", driver.effect);
        };
        assert_eq!(request.shown.name(), name, "{keys}");
        // No filter narrows what stands there.
        assert_eq!(request.only, None, "{keys}");
        if let Shown::Opposite(pairs) = &request.shown {
            let Mode::Opposite(opposite) = &driver.app.mode else {
                panic!("{keys} left the two articles");
            };
            assert_eq!(pairs.len(), opposite.stands.len(), "{keys}");
        }
    }
}

/// The sentence under the eye.
fn eye(driver: &Driver) -> String {
    let reader = &driver.app.reader;
    let article = driver
        .model
        .article(reader.article.expect("an article is open"));
    article
        .words(reader.sentence.unwrap_or_default())
        .to_owned()
}

#[test]
fn new_statements_are_walked_past_what_was_read() {
    for (keys, want) in [
        (
            "agj<CR>2g]n",
            "The dockers of Rivermouth left their posts on 5 June.",
        ),
        // An article that was read has no stops.
        (
            "ag<CR>rgg]n",
            "Ana Lopez and Karl Brandt will meet on 12 June.",
        ),
        (
            "ag<CR>ragj<CR>2g]n]n",
            "The union counts 14 lost ships in May.",
        ),
        ("ag<CR>ragj<CR>2g]n]n]n", "The mayor wants peace."),
        ("ag<CR>ragj<CR>2g]n]n]n]n", "The strike went on."),
        (
            "ag<CR>ragj<CR>2g]n]n[n",
            "The dockers of Rivermouth left their posts on 5 June.",
        ),
    ] {
        let mut driver = driver();
        driver.press(keys);
        assert_eq!(eye(&driver), want, "{keys}");
    }
}

#[test]
fn the_end_of_an_article_reached_by_reading_on_marks_it_as_read_and_a_key_takes_that_back() {
    let mut driver = driver();
    driver.press("agj<CR>2G");
    assert_eq!(driver.effect, Effect::Draw);
    driver.press("g");
    while driver.effect == Effect::Draw {
        driver.press("j");
    }
    let open = driver.app.reader.article.expect("an article is open");
    assert_eq!(driver.effect, Effect::Read(open, true));
    assert!(driver.app.has_read(open));
    driver.press("r");
    assert_eq!(driver.effect, Effect::Read(open, false));
    assert!(!driver.app.has_read(open));
    driver.press("gG");
    assert!(!driver.app.has_read(open));
    driver.press("gjjjjjjjjjjjjjjjj");
    assert!(driver.app.has_read(open));
}

#[test]
fn an_overlay_lies_over_what_stands_side_by_side_and_gives_it_back() {
    for view in ["e", "v", "ce", "cv", "Ce", "Cv"] {
        let context = {
            let mut driver = driver();
            driver.press(view);
            driver.app.context()
        };
        let beside = [Context::Sides, Context::Opposite];
        assert!(beside.contains(&context), "{view}");
        for (keys, back) in [
            ("?<Esc>", true),
            ("<F1><F1>", true),
            ("i<Esc>", true),
            ("ii", true),
            ("<C-p><Esc>", true),
            (":<Esc>", true),
            (":<BS>", true),
            ("a<Esc>", true),
            (":nonsense<CR><Esc>", true),
            (":down<CR>", true),
            (":open a<CR>", false),
            ("y", true),
            ("<Esc>", false),
            ("ag<CR>", false),
        ] {
            let mut driver = driver();
            driver.press(view).press(keys);
            assert_eq!(driver.app.context() == context, back, "{view}{keys}");
            assert_eq!(driver.app.under, None, "{view}{keys}");
        }
    }
}

#[test]
fn reading_an_account_of_those_side_by_side_is_a_step_to_go_back_from() {
    for keys in ["", "2", "2j", "c", "C"] {
        let mut driver = driver();
        driver.press(keys);
        let before = (driver.app.stage, driver.state());
        driver.press("e<CR><C-o>");
        assert_eq!((driver.app.stage, driver.state()), before, "{keys}");
    }
}

#[test]
fn what_is_typed_after_a_failed_command_begins_anew() {
    let mut driver = driver();
    driver.press(":nonsense<CR>:help<CR>");
    assert!(matches!(driver.app.mode, Mode::Help(_)));
    driver.press("<Esc>:nonsense<CR>help<CR>");
    assert!(matches!(driver.app.mode, Mode::Help(_)));
}
