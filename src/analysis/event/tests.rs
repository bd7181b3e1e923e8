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

/// The events of a text that have a time: "trigger value status".
fn dated(text: &str) -> Vec<String> {
    let events = events(text);
    let dated = events.iter().filter(|e| e.when.is_some());
    dated
        .map(|e| {
            let when = e.when.as_ref().map_or("", |w| &w.value);
            format!("{} {when} {}", e.trigger.of(text), e.status.name())
        })
        .collect()
}

/// The span of the event of `trigger`.
fn span<'t>(text: &'t str, trigger: &str) -> &'t str {
    let found = events(text);
    let event = found.iter().find(|e| e.trigger.of(text) == trigger);
    event.map_or("", |e| e.span.of(text))
}

#[test]
fn a_time_after_since_or_than_dates_no_predicate() {
    for text in [
        "It was the first time the two ministers had met since January.",
        "Ferry fares have fallen 9 percent since February 3.",
        "More boats sailed from Tarn than in January.",
        "Ann Poe had not visited Tarn since January.",
    ] {
        assert_eq!(dated(text), [""; 0], "{text}");
    }
    let text = "Oil has been leaking into the bay since February 3.";
    assert_eq!(dated(text), ["leaking 2031-02-03 past"]);
    let text = "The note to the port reads: On February 3, 2031 the mill of Tarn burned.";
    assert_eq!(dated(text), ["burned 2031-02-03 past"]);
    let text = "Ann Poe told members of Congress in January.";
    assert_eq!(dated(text), ["told 2031-01 past"]);
    let text = "Prices fell after the talks in January.";
    assert_eq!(dated(text), ["talks 2031-01 past"]);
}

#[test]
fn an_event_that_is_named_in_passing_is_its_phrase_and_not_the_clause_around() {
    for (text, trigger, want) in [
        (
            "Norway did not comply in full with the Tarn agreement of January 12.",
            "agreement",
            "the Tarn agreement of January 12",
        ),
        (
            "The leak has surpassed the 1989 Alma spill in Besso.",
            "spill",
            "the 1989 Alma spill in Besso",
        ),
        (
            "Oil covers the bay, eclipsing the 1989 Alma disaster in Besso.",
            "disaster",
            "the 1989 Alma disaster in Besso",
        ),
        (
            "Ann Poe accused Norway of breaking the deal that was reached in Tarn in January.",
            "deal",
            "the deal that was reached in Tarn in January",
        ),
        (
            "At talks held in Tarn in January, the two sides agreed to a truce.",
            "talks",
            "talks held in Tarn in January",
        ),
        (
            "In the call last week Ann Poe told Bo Lee that prices would rise.",
            "call",
            "the call last week",
        ),
        // What a clause is about keeps it.
        (
            "It was the first call since talks collapsed in January.",
            "collapsed",
            "talks collapsed in January",
        ),
        (
            "The January talks produced a truce.",
            "talks",
            "The January talks produced a truce",
        ),
        (
            "The two sides held talks in Tarn in January.",
            "talks",
            "The two sides held talks in Tarn in January",
        ),
    ] {
        assert_eq!(span(text, trigger), want, "{text}");
    }
}

#[test]
fn a_refusal_to_answer_happened_and_a_denied_event_did_not() {
    for (text, trigger, want) in [
        (
            "Ann Poe declined to comment on Monday.",
            "comment",
            "2031-03-03 past",
        ),
        (
            "The port of Tarn did not respond to questions on Monday.",
            "respond",
            "2031-03-03 past",
        ),
        (
            "The ferry did not leave Tarn on Monday.",
            "leave",
            "2031-03-03 negated",
        ),
        (
            "The mill failed to reopen on Monday.",
            "reopen",
            "2031-03-03 negated",
        ),
        (
            "No one knows what happened on February 3.",
            "happened",
            "2031-02-03 past",
        ),
    ] {
        let found = dated(text);
        let want = format!("{trigger} {want}");
        assert!(found.contains(&want), "{text}: {found:?}, not {want}");
    }
}

#[test]
fn what_a_past_act_was_for_is_no_plan() {
    for (text, want) in [
        (
            "Boats used nets to stop the oil on Monday.",
            "stop 2031-03-03 past",
        ),
        (
            "Fog forced the crew to stop the work this week.",
            "stop 2031-W10 past",
        ),
        (
            "His words were intended to calm the markets this week.",
            "calm 2031-W10 past",
        ),
        (
            "The union wants to stop the ferries this week.",
            "stop 2031-W10 planned",
        ),
        (
            "Ann Poe wrote to the mayor on March 23.",
            "wrote 2030-03-23 past",
        ),
        (
            "Fog forced the ferries to be suspended at the weekend.",
            "suspended 2031-W09-WE past",
        ),
        (
            "Crews toiled above and below deck on Tuesday to stop the leak.",
            "toiled 2031-03-04 past",
        ),
        (
            "The port sought to rebrand itself in 2020.",
            "rebrand 2020 past",
        ),
        (
            "March 2031: Blast at the mill of Tarn causes flour to spill.",
            "spill 2031-03 past",
        ),
        (
            "The mayor announced a vote on March 23.",
            "vote 2031-03-23 planned",
        ),
    ] {
        let found = dated(text);
        assert!(
            found.iter().any(|f| f == want),
            "{text}: {found:?}, not {want}"
        );
    }
}

#[test]
fn a_stamp_of_publication_dates_nothing() {
    for text in [
        "TARN | Mon Mar 3, 2031 6:41 pm EST TARN (Agency) - The dam of Besso leaks.",
        "Monday 3 March 2031 23.18 GMT The dam of Besso leaks.",
        "Posted by: Besso | March 3, 2031 5:07 PM | Report abuse",
    ] {
        assert_eq!(dated(text), [""; 0], "{text}");
    }
    let text = "On March 3, 2031 at 6:41 pm the dam collapsed.";
    assert_eq!(dated(text), ["collapsed 2031-03-03 past"]);
}

#[test]
fn a_time_before_quoted_words_is_that_of_the_saying() {
    let text = "12.40 pm: \"You never asked me,\" says Ann Poe.";
    assert_eq!(dated(text), ["says 2031-03-04T12:40 past"]);
}

/// The events of an article whose paragraphs a blank line parts.
fn of_paragraphs(text: &str) -> Vec<String> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for part in text.split("\n\n") {
        let span = Span::new(at, at + part.len());
        let kind = BlockKind::Paragraph;
        blocks.push(Block { span, kind });
        at += part.len() + 2;
    }
    let day = "2031-03-04".parse().expect("a date");
    let article = Article {
        text: Clean::text(text),
        blocks,
        published: Published::exact(day, Basis::Metadata),
        ..Article::default()
    };
    let found = annotate(&[article]).swap_remove(0).events;
    let told = found.iter().map(|e| {
        let when = e.when.as_ref().map_or("", |w| &w.value);
        format!("{} {when} {}", e.trigger.of(text), e.status.name())
    });
    told.collect()
}

#[test]
fn the_entry_of_a_chronology_dates_what_it_tells() {
    let text = "2029\n\nMarch 3: The mill of Tarn burns.\n\nFire fighters arrest a man.\n\nMay 9 - Ann Poe resigned.\n\n\
                The port hired Bo Lee.";
    let found = of_paragraphs(text);
    for want in [
        "burns 2029-03-03 past",
        "arrest 2029-03-03 past",
        "resigned 2029-05-09 past",
    ] {
        assert!(found.iter().any(|f| f == want), "{found:?}, not {want}");
    }
    // The last entry ends with its paragraph.
    assert!(found.iter().any(|f| f == "hired  past"), "{found:?}");
}
