//! Made-up articles that quote, and what must not be taken for one utterance.

use crate::model::merge::trial::trial;
use crate::model::{DiscrepancyKind, Model};

/// The rows of one kind: state, and the cells' words.
fn rows(model: &Model, kind: DiscrepancyKind) -> Vec<String> {
    let rows = model.discrepancies.iter().filter(|d| d.kind == kind);
    rows.map(|row| {
        let words = row.values.iter().map(|v| model.words(v.place));
        let words: Vec<&str> = words.collect();
        format!("{}: {}", row.state.name(), words.join(" | "))
    })
    .collect()
}

fn wordings(articles: &[(&str, &str)]) -> Vec<String> {
    rows(&trial(articles).model, DiscrepancyKind::Wording)
}

fn speakers(articles: &[(&str, &str)]) -> Vec<String> {
    rows(&trial(articles).model, DiscrepancyKind::Speaker)
}

const DAY: &str = "2031-03-12";
const NEXT: &str = "2031-03-13";
const LATER: &str = "2031-05-30";

#[test]
fn quotations_of_one_utterance_are_set_side_by_side() {
    for (one, other, want) in [
        (
            "“We will sign the harbour pact by Friday,” [Ada Vale] said.",
            "[Ada Vale] told reporters: “We will sign the harbor pact by Friday.”",
            "agree",
        ),
        (
            "“We will sign the harbour pact by Friday,” [Ada Vale] said.",
            "[Ada Vale] said that “we will sign the harbour pact”.",
            "compatible",
        ),
        (
            "“We will sign the harbour pact by Friday,” [Ada Vale] said.",
            "“We will sign the harbour pact,” [Ada Vale] said, “by Friday.”",
            "agree",
        ),
        (
            "“We will sign the harbour pact by Friday,” [Ada Vale] said.",
            "“We may sign the harbour pact by Friday,” [Ada Vale] said.",
            "differ",
        ),
        (
            "“We will not sign the harbour pact by Friday,” [Ada Vale] said.",
            "“We will sign the harbour pact by Friday,” [Ada Vale] said.",
            "differ",
        ),
        (
            "“The ferry strike should end very well,” [Ada Vale] said.",
            "[Ada Vale] said that the strike should end “very well”.",
            "compatible",
        ),
        (
            "[Ada Vale] called the ferry talks “a very fruitful start”.",
            "[Ada Vale] described the talks on Monday as “very fruitful”.",
            "compatible",
        ),
    ] {
        let got = wordings(&[(DAY, one), (NEXT, other)]);
        assert_eq!(got.len(), 1, "{one} / {other}");
        assert!(got[0].starts_with(want), "{got:?}");
    }
}

#[test]
fn what_one_person_said_once_may_be_told_with_other_words_and_without_a_clause() {
    let whole = "“I heard the foreman say that they saved time by leaving the valves without oil and the lids without bolts, and so it broke,” [Ada Vale] said.";
    let cut =
        "[Ada Vale] told a court: “I heard the foreman say that they saved time, and so it broke.”";
    let other = "“I heard the foreman say that they saved fuel and the doors are shut, so it was late,” [Ada Vale] said.";
    let body = whole.replace("[Ada Vale] said", "[o:Norland Steel] said");
    let body_cut = cut.replace("[Ada Vale] told a court", "[o:Norland Steel] wrote");
    for (one, later, want) in [
        (whole, (NEXT, cut), "differ"),
        // Words of a later day may be others.
        (whole, (LATER, cut), ""),
        (whole, (NEXT, other), ""),
        // What a company publishes each day has many words in common.
        (&body, (NEXT, &body_cut), ""),
    ] {
        let got = wordings(&[(DAY, one), later]);
        assert_eq!(
            got.len(),
            usize::from(!want.is_empty()),
            "{later:?} {got:?}"
        );
        assert!(got.iter().all(|row| row.starts_with(want)), "{got:?}");
    }
}

#[test]
fn what_only_sounds_alike_is_not_one_utterance() {
    for (one, other) in [
        // Two statements on one subject, weeks apart.
        (
            (
                DAY,
                "“We will sign the harbour pact by Friday,” [Ada Vale] said.",
            ),
            (
                LATER,
                "“We will sign the ferry pact by Monday,” [Ada Vale] said.",
            ),
        ),
        // Two statements of one day that begin alike.
        (
            (
                DAY,
                "“We want to make it clear that the ferries are safe,” [Ada Vale] said.",
            ),
            (
                DAY,
                "“We want to make it clear that nobody was paid,” [Ada Vale] said.",
            ),
        ),
        // A phrase that everybody uses.
        (
            (DAY, "“We will see what happens,” [Ada Vale] said."),
            (DAY, "“We will see what happens,” [Bo Marsh] said."),
        ),
        // A slogan.
        (
            (
                DAY,
                "Marchers held signs that said “Keep Our Ferries Running Now”.",
            ),
            (DAY, "“Keep Our Ferries Running Now,” [Ada Vale] wrote."),
        ),
        // Scare quotes and titles.
        (
            (DAY, "[Ada Vale] dropped the “green” scheme on Monday."),
            (DAY, "[Ada Vale] praised the “green” scheme on Monday."),
        ),
        // A phrase of one speaker on two things.
        (
            (
                DAY,
                "[Ada Vale] said the ferry talks had a “very fruitful start”.",
            ),
            (
                DAY,
                "The fishing season would be “very fruitful”, [Ada Vale] said.",
            ),
        ),
        // Few words, in other company.
        (
            (DAY, "“The talks went very well for us,” [Ada Vale] said."),
            (DAY, "[Ada Vale] said the ferries ran “very well”."),
        ),
    ] {
        assert_eq!(wordings(&[one, other]), Vec::<String>::new(), "{one:?}");
    }
}

#[test]
fn one_utterance_given_to_two_persons_differs() {
    let words = "“Nobody in this harbour has been paid since the long strike began,”";
    for (one, other, want) in [
        ("[Ada Vale] said.", "[Bo Marsh] said.", "differ"),
        ("[Ada Vale] said.", "minister [Ada Vale] said.", "agree"),
        ("[Ada Vale] said.", "officials said.", "less exact"),
        (
            "[Ada Vale] said.",
            "the [o:Harbour Union] said.",
            "compatible",
        ),
        (
            "[c-NO:Norway] said.",
            "the [o:Harbour Union] said.",
            "compatible",
        ),
    ] {
        let (one, other) = (format!("{words} {one}"), format!("{words} {other}"));
        let got = speakers(&[(DAY, &one), (NEXT, &other)]);
        assert_eq!(got.len(), 1, "{one} / {other}");
        assert!(got[0].starts_with(want), "{got:?}");
    }
    let other = format!("[Bo Marsh] was late. {words} he said.");
    let one = format!("{words} [Ada Vale] said.");
    assert!(
        speakers(&[(DAY, &one), (NEXT, &other)]).is_empty(),
        "a pronoun is no evidence"
    );
}

#[test]
fn a_quotation_inside_another_is_not_given_to_who_quotes_it() {
    let one = "“Nobody in this harbour has been paid since the strike began,” [Ada Vale] said.";
    let other = "“Vale told me: ‘Nobody in this harbour has been paid since the strike began,’ and left,” [Bo Marsh] said.";
    assert!(
        speakers(&[(DAY, one), (NEXT, other)])
            .iter()
            .all(|r| !r.starts_with("differ"))
    );
}

#[test]
fn the_longest_quotation_stands_first() {
    let model = trial(&[
        (
            DAY,
            "[Ada Vale] said “the harbour pact is as good as dead”.",
        ),
        (
            NEXT,
            "“I think the harbour pact is as good as dead, and I regret it,” [Ada Vale] said.",
        ),
    ])
    .model;
    let [utterance] = model.utterances.as_slice() else {
        panic!("one utterance: {:?}", model.utterances);
    };
    assert!(
        model
            .words(utterance.variants[0].place)
            .starts_with("I think")
    );
    let shorter = utterance.variants[1].place;
    assert_eq!(model.utterance_at(shorter), Some(utterance));
    assert_eq!(
        utterance.speaker.map(|s| &*model.actor(s).name),
        Some("Ada Vale")
    );
}
