//! Tests of recognition and resolution, on sentences made up for them.

use super::cursor::Line;
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
fn rules_find_nothing_where_they_cannot_begin() {
    let texts: Vec<String> = rules()
        .flat_map(|rule| {
            [
                rule.example.replace(['[', ']'], ""),
                rule.counter.to_owned(),
            ]
        })
        .collect();
    let mut found = 0;
    for text in &texts {
        let scan = crate::analysis::scan(&article(text));
        let mut lexemes = Vec::new();
        lexeme::read(text, &scan.tokens, &mut lexemes);
        let line = Line {
            text,
            lexemes: &lexemes,
        };
        for rule in rules() {
            for place in (0..=lexemes.len()).map(|index| At::new(&line, index)) {
                let finds = (rule.parse)(place).is_some();
                let begins = rule.begins & place.sorts() != 0;
                assert!(begins || !finds, "{}: {text} at {}", rule.name, place.index);
                found += usize::from(finds);
            }
        }
    }
    assert!(found > rules().count());
}

#[test]
fn every_named_day_is_looked_for() {
    let rows = include_str!("../../../assets/lexicon/time-holidays.tsv");
    for row in rows.lines().filter(|r| !r.starts_with('#')) {
        let name = row.split('\t').next().unwrap_or_default();
        let (first, rest) = name.split_at(1);
        let name = format!("{}{rest}", first.to_uppercase());
        let scan = crate::analysis::scan(&article(&name));
        let mut lexemes = Vec::new();
        lexeme::read(&name, &scan.tokens, &mut lexemes);
        let begins = lexemes.first().is_some_and(|l| l.sorts & begin::NAMED != 0);
        assert!(begins, "{name}");
    }
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
        ("It rained in the first week of June.", vec!["2024-06"]),
        ("It fell in the week before last.", vec!["2024-W22"]),
        ("It will open the year after next.", vec!["2026"]),
        ("It will open in two weeks' time.", vec!["2024-W26"]),
        ("They met over the Easter weekend.", vec!["2024-W13-WE"]),
        ("It fell on Friday the 13th.", vec!["2023-10-13"]),
        ("It will close on the 18th.", vec!["2024-06-18"]),
        ("It is not the 18th man.", vec![]),
        (
            "Sales rose from November to January 2023.",
            vec!["2022-11", "2023-01"],
        ),
        (
            "Sales fell from November to January.",
            vec!["2023-11", "2024-01"],
        ),
        ("It was so in 1990-95.", vec!["1990", "1995"]),
        ("In the 2008-09 season they won.", vec!["2008"]),
        (
            "They met from 5 to 6:30 p.m. Monday.",
            vec!["2024-06-10T17:00", "2024-06-10T18:30"],
        ),
        ("They met at 2.30pm on Friday.", vec!["2024-06-07T14:30"]),
        ("They met at 7:30pm on Friday.", vec!["2024-06-07T19:30"]),
        ("It opened on 23.04.2022 at home.", vec!["2022-04-23"]),
        ("In the summer of '69 it rained.", vec!["1969-SU"]),
        ("It fell in H1 2025 and rose.", vec!["2025-H1"]),
        ("It opened in Sept, he said.", vec!["2023-09"]),
        ("It rose over the past decade.", vec!["P10Y"]),
        ("In the year to March it rose.", vec!["P1Y", "2024-03"]),
        (
            "It rose in 2022, after a fall the year before.",
            vec!["2022", "2021"],
        ),
        (
            "They met on Sunday evening last week.",
            vec!["2024-06-09TEV"],
        ),
        ("She was in “High Noon” then.", vec![]),
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
        "She reads Norland Today.",
    ] {
        let found = values(text, Some("2024-06-12"));
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn every_rule_of_resolution_is_explained_once() {
    let sources = [
        include_str!("resolve.rs"),
        include_str!("resolve/calendar.rs"),
        include_str!("resolve/distance.rs"),
        include_str!("resolve/length.rs"),
        include_str!("resolve/period.rs"),
    ];
    let literals = sources
        .iter()
        .flat_map(|s| s.split('"').skip(1).step_by(2))
        .filter(|w| w.contains('-') && w.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    for rule in literals {
        assert!(explain(rule).is_some(), "{rule}");
    }
    let mut names: Vec<_> = explain::RULES.iter().map(|r| r.0).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
    for rule in names {
        let quoted = format!("\"{rule}\"");
        assert!(
            sources.iter().any(|s| s.contains(&quoted)),
            "{rule} never occurs"
        );
    }
}

#[test]
fn words_in_quotation_marks_count_from_the_day_they_were_spoken() {
    // Wednesday 12 June 2024: "said Sunday" is the 9th.
    let text = "“We will vote tomorrow,” Vance said Sunday.";
    let article = article(text);
    let scan = crate::analysis::scan(&article);
    let found = resolve(&article, &scan, &published("2024-06-12"), &[]);
    let tomorrow = &found[0];
    assert_eq!(tomorrow.value.as_deref(), Some("2024-06-10"));
    assert_eq!(tomorrow.basis, AnchorBasis::Spoken);
    assert_eq!(tomorrow.anchor, "2024-06-09".parse().ok());
}

#[test]
fn a_sentence_that_leads_up_to_a_quotation_tells_its_day() {
    for (lead, want) in [
        ("Vance spoke to reporters on Monday.", "2024-06-11"),
        ("The bridge fell on Monday.", "2024-06-13"),
    ] {
        let text = format!("{lead} “We will vote tomorrow,” she said.");
        let found = values(&text, Some("2024-06-12"));
        assert_eq!(found[1].1, want, "{text}");
    }
}

#[test]
fn a_timetable_in_the_present_tense_lies_ahead() {
    for (text, want) in [
        ("The reprieve on levies ends in August.", "2024-08"),
        ("The lease runs out on Tuesday.", "2024-06-18"),
        ("The law takes effect in October.", "2024-10"),
        ("The council meets Friday.", "2024-06-14"),
        ("The vote is on Thursday.", "2024-06-13"),
        ("The appeal is heard in July.", "2024-07"),
        // What is said or shown now may be of the past.
        ("The mayor says he met her Friday.", "2024-06-07"),
        ("The figures published Friday show it.", "2024-06-07"),
        ("The drop is the worst since August.", "2023-08"),
    ] {
        let found = values(text, Some("2024-06-12"));
        assert_eq!(found[0].1, want, "{text}");
    }
}

#[test]
fn written_on_a_sunday_last_week_is_the_week_just_ending() {
    let found = values("They spoke last week.", Some("2024-06-16"));
    assert_eq!(found[0].1, "2024-W24");
}

#[test]
fn a_weekday_before_a_possessive_is_past_unless_a_future_verb_rules_it() {
    for (text, want) in [
        ("She hopes to undo Friday’s ruling.", "2024-06-07"),
        ("She will attend Friday's hearing.", "2024-06-14"),
    ] {
        assert_eq!(values(text, Some("2024-06-12"))[0].1, want, "{text}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    #[test]
    fn any_run_of_time_words_gives_phrases_in_order_that_slice_the_text(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "the", "last", "next", "two", "19", "1994", "June", "May", "Friday", "week", "years",
                "a", "year", "-", "earlier", "ago", "3rd", "quarter", "of", "10", ":", "30", "p.m.",
                "EST", "’s", "'", "80s", "early", "end", "half", "and", "1/2", "nineteen", "hundred",
                "yesterday", "night", "fiscal", ",", ".", "to", "99999999999", "2/31/07", "0", "é",
                "New", "Year's", "Day", "February", "century", "4294967295", "thousand", "days",
            ]),
            0..14,
        ),
        day in proptest::option::of("(0001|1999|2024|9999)-(01|12)-(01|28|31)"),
    ) {
        let text = words.join(" ");
        let article = article(&text);
        let scan = crate::analysis::scan(&article);
        let when = day.map(|d| published(&d)).unwrap_or_default();
        let found = resolve(&article, &scan, &when, &[]);
        let mut end = 0;
        for timex in &found {
            proptest::prop_assert!(timex.span.start >= end && !timex.span.of(&text).is_empty());
            proptest::prop_assert!(explain(timex.rule).is_some());
            end = timex.span.end;
        }
    }
}

#[test]
fn a_bare_day_looks_back_unless_its_clause_looks_ahead() {
    for (text, day, want) in [
        (
            "The April 20 fire set off a panic.",
            "2010-11-17",
            "2010-04-20",
        ),
        (
            "An April 20 fire gutted the mill.",
            "2011-01-11",
            "2010-04-20",
        ),
        (
            "Miners feared dust would settle there after the May 3 collapse.",
            "2010-11-17",
            "2010-05-03",
        ),
        (
            "She will attend the April 20 hearing.",
            "2011-01-11",
            "2011-04-20",
        ),
        (
            "Norland announced a vote on February 9.",
            "2011-01-28",
            "2011-02-09",
        ),
        ("The mill burned on April 20.", "2011-01-11", "2010-04-20"),
        ("The lease expires on July 1.", "2010-11-17", "2011-07-01"),
        (
            "Arko agreed to buy the quarry in March.",
            "2010-11-17",
            "2010-03",
        ),
        (
            "Arko agreed to sell the quarry in January.",
            "2010-11-17",
            "2011-01",
        ),
        (
            "By late April, dust had reached the coast.",
            "2010-11-17",
            "2010-04",
        ),
        (
            "Dust will reach the coast by late April.",
            "2010-11-17",
            "2011-04",
        ),
        (
            "Guides would have sailed in May without the dust.",
            "2010-11-17",
            "2010-05",
        ),
    ] {
        let found = values(text, Some(day));
        assert!(found.iter().any(|f| f.1 == want), "{text}: {found:?}");
    }
}

#[test]
fn years_later_are_not_years_to_come() {
    for (text, want) in [
        (
            "The mill opened in 1980. Two decades later, it closed.",
            "2000",
        ),
        (
            "The mill burned on May 3. Two decades later, they agree.",
            "P20Y",
        ),
    ] {
        let found = values(text, Some("2010-11-17"));
        assert!(found.iter().any(|f| f.1 == want), "{text}: {found:?}");
    }
}
