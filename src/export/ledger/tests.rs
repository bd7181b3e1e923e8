//! The ledger in every format, from a model made by hand.

use serde_json::{Value, json};

use super::*;
use crate::corpus::{ArticleId, Span};
use crate::export::made::{event, model};
use crate::model::{DiscrepancyKind, DiscrepancyValue, EventId, Place, Said};

/// Two rows: one of the event, one of none.
fn compared() -> Model {
    let mut model = model(vec![event(Some(("2025-06-05", "2025-06-05")), 2.0)]);
    let row = |event, kind, state, start, end| Discrepancy {
        event,
        kind,
        about: "place of the truce".into(),
        state,
        values: vec![DiscrepancyValue {
            place: Place {
                article: ArticleId(0),
                span: Span::new(start, end),
            },
            value: "Zenda".into(),
            said: Said::Open,
        }],
        rule: "made",
    };
    model.discrepancies = vec![
        row(
            Some(EventId(0)),
            DiscrepancyKind::Place,
            State::Differ,
            47,
            52,
        ),
        row(None, DiscrepancyKind::Wording, State::Agree, 0, 9),
    ];
    model
}

fn text(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes all");
    String::from_utf8(out).expect("exports are UTF-8")
}

#[test]
fn rows_are_chosen_by_their_state() {
    let model = compared();
    for (states, want) in [
        (&[][..], vec![0, 1]),
        (&[State::Agree], vec![1]),
        (&[State::Differ, State::Agree], vec![0, 1]),
        (&[State::Rounded], vec![]),
    ] {
        let got: Vec<u32> = rows(&model, states, &[EventId(0)])
            .iter()
            .map(|id| id.0)
            .collect();
        assert_eq!(got, want, "{states:?}");
    }
}

#[test]
fn a_cell_is_cited_in_every_format() {
    let model = compared();
    let all = Ledger::of(&model, &[], vec![EventId(0)]);
    let zeros = "0".repeat(64);
    let got = text(|out| text::compare(&model, &all, None, out));
    assert!(got.starts_with(
        "2025-06-05 Thu: Ruritania and Syldavia signed “a truce” in Zenda.\n  differ: place, place of the truce\n    [1]  ¶1    Zenda"
    ), "{got}");
    assert!(got.contains("\n2 rows: 1 differ, 1 agree\n"), "{got}");
    let got = text(|out| csv::compare(&model, &all, out));
    let want = format!(
        "0,0,2025-06-05 Thu,Ruritania and Syldavia signed “a truce” in Zenda.,place,place of the truce,differ,Zenda,\
         0,made/=one.md,The Strelsau Post,2025-06-06,metadata,1,43,48,Zenda,[1],{zeros}"
    );
    assert_eq!(got.lines().nth(1), Some(want.as_str()));
    let got = text(|out| markdown::compare(&model, &all, None, out));
    let want = "\n- **differ** — place, place of the truce\n  - Zenda: \\[1\\], paragraph 1, characters 43–48: Zenda\n";
    assert!(got.contains(want), "{got}");
    let coverage = "\n## Coverage\n\n- 2025-06-05 Thu: Ruritania and Syldavia signed “a truce” in Zenda. — only in \\[1\\]\n  \
        - in a clause: \\[1\\], paragraph 1, characters 0–49: ";
    assert!(got.contains(coverage), "{got}");
    let alone = Ledger {
        events: vec![EventId(0)],
        ..Ledger::default()
    };
    let got = text(|out| markdown::compare(&model, &alone, None, out));
    assert!(
        got.starts_with("# Coverage: which reports tell what\n\n- 2025-06-05 Thu: "),
        "{got}"
    );
    assert!(
        !got.contains("0 rows") && !got.contains("## Coverage"),
        "{got}"
    );
    let got = text(|out| json::compare(&model, &all, out));
    let got: Value = serde_json::from_str(&got).expect("well-formed JSON");
    assert_eq!(got["discrepancies"][0]["values"][0]["start"], 43);
    assert_eq!(got["discrepancies"][1]["event"], Value::Null);
    assert_eq!(got["events"].as_array().map(Vec::len), Some(1));
    assert_eq!(got["articles"][0]["sha256"], zeros);
    let cover = &got["coverage"][0];
    assert_eq!(
        (&cover["silent"], &cover["told"][0]["depth"]),
        (&json!(0), &json!("in a clause"))
    );
}

#[test]
fn an_event_that_is_left_out_takes_its_rows_and_its_coverage_with_it() {
    let model = compared();
    let none = Ledger::of(&model, &[], Vec::new());
    assert_eq!((none.rows, none.events.len()), (vec![DiscrepancyId(1)], 0));
    let asked = Ledger::of(&model, &[State::Differ], vec![EventId(0)]);
    assert_eq!(
        (asked.rows, asked.events.len()),
        (vec![DiscrepancyId(0)], 0)
    );
}
