//! Tests of recognition and resolution, on sentences made up for them.

use super::grammar::rules;
use super::*;
use crate::corpus::{Basis, Block, BlockKind, Clean};

/// An article of one paragraph.
fn article(text: &str) -> Article {
    Article {
        text: Clean::text(text),
        blocks: vec![Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Paragraph,
        }],
        ..Article::default()
    }
}

fn published(day: &str) -> Published {
    Published::exact(day.parse().expect("a date"), Basis::Metadata)
}

/// The phrases and values of a text.
fn values(text: &str, day: Option<&str>) -> Vec<(String, String)> {
    let article = article(text);
    let scan = crate::analysis::scan(&article);
    let when = day.map(published).unwrap_or_default();
    resolve(&article, &scan, &when, &[])
        .iter()
        .map(|t| {
            (
                t.span.of(text).to_owned(),
                t.value.as_deref().unwrap_or("-").to_owned(),
            )
        })
        .collect()
}

#[test]
fn every_rule_finds_its_example_and_leaves_its_counter_example() {
    let mut wrong = Vec::new();
    for rule in rules() {
        let text = rule.example.replace(['[', ']'], "");
        let from = rule.example.find('[').expect("an opening bracket");
        let to = rule.example.find(']').expect("a closing bracket") - 1;
        let found = values(&text, Some("2024-06-12"));
        if !found.iter().any(|f| f.0 == text[from..to]) {
            wrong.push((rule.name, rule.example, found));
        }
        let found = values(rule.counter, Some("2024-06-12"));
        if !found.is_empty() {
            wrong.push((rule.name, rule.counter, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rules_have_names_of_their_own() {
    let mut names: Vec<_> = rules().map(|r| r.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn phrases_resolve_against_the_publication_date_by_tense() {
    // Wednesday 12 June 2024.
    for (text, want) in [
        ("The mayor resigned on Friday.", vec!["2024-06-07"]),
        ("The mayor will resign on Friday.", vec!["2024-06-14"]),
        ("The fair is set to open on Monday.", vec!["2024-06-17"]),
        ("The fair opened in April.", vec!["2024-04"]),
        ("A vote is expected in July.", vec!["2024-07"]),
        ("The vote was held in July.", vec!["2023-07"]),
        (
            "It rained yesterday, today and tomorrow.",
            vec!["2024-06-11", "2024-06-12", "2024-06-13"],
        ),
        ("They met last week.", vec!["2024-W23"]),
        ("They met over the weekend.", vec!["2024-W23-WE"]),
        (
            "They met from 8 to 11 June.",
            vec!["2024-06-08", "2024-06-11"],
        ),
        ("They met June 8-11.", vec!["2024-06-08", "2024-06-11"]),
        (
            "It stood between April and May.",
            vec!["2024-04", "2024-05"],
        ),
        ("It fell two years ago.", vec!["2022"]),
        (
            "It opened on March 3. Two days later it closed.",
            vec!["2024-03-03", "2024-03-05"],
        ),
        (
            "It opened on March 3. The following day it closed.",
            vec!["2024-03-03", "2024-03-04"],
        ),
        ("It opened in the 1990s.", vec!["199"]),
        ("It runs for the next three weeks.", vec!["P3W"]),
        ("It sells 40 carts a year.", vec!["P1Y"]),
        ("Sales rose in the third quarter.", vec!["2023-Q3"]),
        ("They spoke at 10:30 p.m. Monday.", vec!["2024-06-10T22:30"]),
        ("They spoke on Saturday night.", vec!["2024-06-08TNI"]),
        ("They left on Christmas Eve.", vec!["2023-12-24"]),
        ("It happened on 9/11.", vec!["2001-09-11"]),
    ] {
        let found: Vec<_> = values(text, Some("2024-06-12"))
            .into_iter()
            .map(|f| f.1)
            .collect();
        assert_eq!(found, want, "{text}");
    }
}

#[test]
fn without_a_publication_date_only_what_the_text_tells_resolves() {
    for (text, want) in [
        ("They met on Friday.", vec!["XXXX-WXX-5"]),
        ("They met in June.", vec!["XXXX-06"]),
        (
            "They met on 5 June 2021 and again in July.",
            vec!["2021-06-05", "2021-07"],
        ),
        ("They met yesterday.", vec!["XXXX-XX-XX"]),
    ] {
        let found: Vec<_> = values(text, None).into_iter().map(|f| f.1).collect();
        assert_eq!(found, want, "{text}");
    }
}

#[test]
fn words_that_look_like_times_are_none() {
    for text in [
        "She may march in the fall of night.",
        "The second man sat in the sun and wed.",
        "It cost $1990 or 2000 pounds.",
        "May I ask who won?",
        "He is 52 years old.",
        "They mar a wall.",
    ] {
        let found = values(text, Some("2024-06-12"));
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
