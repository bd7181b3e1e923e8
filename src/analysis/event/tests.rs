//! Tests of what sentences of a dated article tell: which events, when, and whether they happened.

use super::EventMention;
use crate::analysis::annotate;
use crate::corpus::{Article, Basis, Block, BlockKind, Clean, Published, Span};

/// The events of a text that appeared on Tuesday, 4 March 2031.
fn events(text: &str) -> Vec<EventMention> {
    let day = "2031-03-04".parse().expect("a date");
    let article = Article {
        text: Clean::text(text),
        blocks: vec![Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Paragraph,
        }],
        published: Published::exact(day, Basis::Metadata),
        ..Article::default()
    };
    annotate(&[article]).swap_remove(0).events
}

/// The event of `trigger` as "value status".
fn told(text: &str, trigger: &str) -> String {
    let events = events(text);
    let event = events
        .iter()
        .find(|e| e.trigger.of(text) == trigger)
        .unwrap_or_else(|| panic!("no {trigger} in {text}: {events:?}"));
    let when = event.when.as_ref().map_or("", |w| &w.value);
    format!("{when} {}", event.status.name())
}

#[test]
fn the_predicate_that_governs_a_weekday_says_which_one_it_is() {
    for (text, trigger, want) in [
        (
            "Engineers will try to seal the leak in a so-called \"dry dock\" test on Wednesday.",
            "seal",
            "2031-03-05 planned",
        ),
        (
            "Divers will repair the quay wall on Friday.",
            "repair",
            "2031-03-07 planned",
        ),
        (
            "Divers repaired the quay wall on Friday.",
            "repaired",
            "2031-02-28 past",
        ),
    ] {
        let told = told(text, trigger);
        assert!(told.ends_with(want), "{text}: {told}, not {want}");
    }
}

#[test]
fn what_is_awaited_is_planned_and_what_is_denied_is_negated() {
    for (text, trigger, want) in [
        (
            "The commission will not report until January 2032.",
            "report",
            "2032-01 planned",
        ),
        (
            "No truce was signed in Tarn on Monday.",
            "truce",
            "2031-03-03 negated",
        ),
        (
            "Ann Poe was due to visit Tarn on 20 February.",
            "visit",
            "2031-02-20 planned",
        ),
        (
            "The new dam caused prices to fall on Monday.",
            "fall",
            "2031-03-03 past",
        ),
    ] {
        assert_eq!(told(text, trigger), want, "{text}");
    }
}

#[test]
fn stamps_links_and_rows_tell_nothing() {
    for text in [
        "At 1:18 pm on 3 March 2031, HarbourFan wrote: Well said.",
        "Tarn Post Ferry operator sued over sinking - 3 hrs ago Courier Islands agreed on cod - 11 hrs ago",
        "Cost of the barrier: $360m Cost of the strike in May 2030: $12m Visit: 4 March Boats: 12",
    ] {
        assert_eq!(events(text), [], "{text}");
    }
    let text = "Tarn sues ferry owner 3 March 2031 Last updated at 06:54 GMT Help The port of Tarn sued Ann Poe on Friday.";
    let found = events(text);
    assert!(
        !found.is_empty()
            && found
                .iter()
                .all(|e| e.span.of(text).starts_with("The port")),
        "{found:?}"
    );
}

#[test]
fn a_manner_of_a_century_is_no_time_and_half_a_ticker_no_subject() {
    let when = |text: &str| events(text).into_iter().find_map(|e| e.when);
    assert_eq!(
        when("His plea sounded almost 18th century in spirit."),
        None
    );
    assert!(when("The fort fell in the 18th century.").is_some());
    let text = "N) said it had closed the mill on Friday.";
    for event in events(text) {
        assert!(!event.span.of(text).starts_with('N'), "{event:?}");
    }
}

#[test]
fn a_day_before_a_noun_is_not_that_of_the_verb_before_it() {
    let text = "A panel in Tarn investigated the February 20 mishap at the dam.";
    assert_eq!(told(text, "investigated"), " past");
    let text = "Ann Poe visited the dam on February 20 with two aides.";
    assert_eq!(told(text, "visited"), "2031-02-20 past");
    let text = "A panel met in Tarn to investigate the February 20 blowout.";
    assert_eq!(told(text, "blowout"), "2031-02-20 past");
}
