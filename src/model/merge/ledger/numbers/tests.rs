//! Tests of the comparison of figures, on made-up articles.

use crate::model::merge::trial::trial;
use crate::model::{DiscrepancyKind, State};

/// The rows of figures as "state: about: value | value".
fn rows(articles: &[(&str, &str)]) -> Vec<String> {
    let model = trial(articles).model;
    let numbers = model
        .discrepancies
        .iter()
        .filter(|d| d.kind == DiscrepancyKind::Number);
    numbers
        .map(|d| {
            let values: Vec<&str> = d.values.iter().map(|v| &*v.value).collect();
            format!("{}: {}: {}", d.state.name(), d.about, values.join(" | "))
        })
        .collect()
}

/// The rows of two articles published on one day.
fn pair(one: &str, other: &str) -> Vec<String> {
    rows(&[("2031-06-06", one), ("2031-06-06", other)])
}

const NORLAND: &str = "[c-NO:Norland]";
const SURIA: &str = "[c-SU:Suria]";

#[test]
fn a_rate_of_one_country_on_another_is_one_measure() {
    let one = format!(
        "{NORLAND} lowered its tariffs on [c-SU:Surian] timber from 140 percent to 30 percent."
    );
    let other = format!(
        "Under the deal, [c-NO:Norland] tariffs on [c-SU:Surian] goods were cut to 30%, and {SURIA} cut its own levies on imports from {NORLAND} to 10%."
    );
    assert_eq!(
        pair(&one, &other),
        ["agree: tariff of Norland on Surian, percent: 30 percent | 30%"]
    );
}

#[test]
fn a_rate_of_the_other_country_is_another_measure() {
    let one = format!("{NORLAND} set tariffs on [c-SU:Surian] goods of 30 percent.");
    let other = format!("{SURIA} set tariffs on [c-NO:Norlandic] goods of 30 percent.");
    assert_eq!(pair(&one, &other), Vec::<String>::new());
}

#[test]
fn a_telling_number_that_is_the_sum_for_one_and_one_sides_for_another_differs() {
    let one = format!("{NORLAND} lowered its tariffs on [c-SU:Surian] goods from 145 percent.");
    let other = "Both sides raised tariffs. Their combined tariffs had climbed to 145 percent.";
    assert_eq!(
        pair(&one, other),
        ["differ: what 145 percent was: Norland, on Surian | combined"]
    );
    let round = |text: &str| text.replace("145", "100");
    assert_eq!(pair(&round(&one), &round(other)), Vec::<String>::new());
}

#[test]
fn a_limit_is_less_exact_than_its_number() {
    let one = format!("{NORLAND} set tariffs on [c-SU:Surian] goods of up to 125 percent.");
    let other = format!("{NORLAND} set tariffs on [c-SU:Surian] goods of 125 percent.");
    assert_eq!(
        pair(&one, &other),
        ["less exact: tariff of Norland on Surian, percent: at most 125 percent | 125 percent"]
    );
}

#[test]
fn one_months_exports_are_compared_by_their_digits() {
    let told = |sum: &str, month: &str| {
        format!(
            "{SURIA} sold more timber abroad. [c-SU:Surian] exports to {NORLAND} were worth {sum} in {{{month}|May}}, customs said."
        )
    };
    for (a, b, want) in [
        ("$33 billion", "$32.9 billion", Some(State::Rounded)),
        ("$33 billion", "$29.4 billion", Some(State::Differ)),
        ("$33 billion", "$33 billion", Some(State::Agree)),
        ("€33 billion", "$29.4 billion", None),
        ("about $33 billion", "$29.4 billion", None),
    ] {
        let found = pair(&told(a, "2031-05"), &told(b, "2031-05"));
        let several = found.iter().filter(|r| !r.starts_with("single"));
        let states: Vec<&str> = several.filter_map(|r| r.split(':').next()).collect();
        let want: Vec<&str> = want.iter().map(|s| s.name()).collect();
        assert_eq!(states, want, "{a}, {b}: {found:?}");
    }
    let other_month = pair(
        &told("$33 billion", "2031-05"),
        &told("$29.4 billion", "2031-04"),
    );
    assert!(
        other_month.iter().all(|r| r.starts_with("single")),
        "{other_month:?}"
    );
}

#[test]
fn what_is_measured_otherwise_is_never_called_different() {
    let base = "[c-SU:Surian] exports to [c-NO:Norland] rose 12 percent in {2031-05|May}, the customs office said.";
    for trap in [
        "[c-SU:Surian] exports to [c-NO:Norland] rose 9 percentage points in {2031-05|May}, the customs office said.",
        "[c-SU:Surian] exports to [c-NO:Norland] fell 9 percent in {2031-05|May}, the customs office said.",
        "[c-SU:Surian] exports to [c-NO:Norland] rose 9 percent in {2031-04|April}, the customs office said.",
        "[c-SU:Surian] exports to [c-DA:Dalmar] rose 9 percent in {2031-05|May}, the customs office said.",
        "[c-SU:Surian] imports from [c-NO:Norland] rose 9 percent in {2031-05|May}, the customs office said.",
        "[c-SU:Surian] exports to [c-NO:Norland] could rise 9 percent in {2031-05|May}, the customs office said.",
        "[c-SU:Surian] exports to [c-NO:Norland] rose an estimated 9 percent in {2031-05|May}, the customs office said.",
        "[c-SU:Surian] exports to [c-NO:Norland] rose an average 9 percent in {2031-05|May}, the customs office said.",
    ] {
        let found = pair(base, trap);
        assert!(
            !found.iter().any(|r| r.starts_with("differ")),
            "{trap}: {found:?}"
        );
    }
    let differ = pair(base, &base.replace("12", "9"));
    assert_eq!(differ.len(), 1, "{differ:?}");
    assert!(differ[0].starts_with("differ"), "{differ:?}");
}

#[test]
fn counts_of_one_event_are_compared_when_reported_together() {
    let blast = |count: &str| {
        format!(
            "A blast in [l:Oskar] on {{2031-03-05|Wednesday}} <a:killed> {count} workers at the [o:Tallgren] mine."
        )
    };
    let (eleven, twelve) = (blast("11"), blast("12"));
    let found = |days: [&str; 2]| rows(&[(days[0], &eleven), (days[1], &twelve)]);
    let together = found(["2031-03-06", "2031-03-06"]);
    assert_eq!(together, ["differ: worker: 11 workers | 12 workers"]);
    // A count that grew from one report to the next is no contradiction.
    let grown = found(["2031-03-06", "2031-03-09"]);
    assert_eq!(
        grown,
        ["superseded: dead in Oskar, worker: 11 workers | 12 workers"]
    );
    let settled = found(["2031-04-06", "2031-05-09"]);
    assert_eq!(settled.len(), 1, "{settled:?}");
    let same = rows(&[("2031-03-06", &eleven), ("2031-03-06", &eleven)]);
    assert_eq!(same, ["agree: worker: 11 workers | 11 workers"]);
}

#[test]
fn what_one_account_alone_counts_is_a_row_of_a_shared_event() {
    let one = "A blast in [l:Oskar] on {2031-03-05|Wednesday} <a:killed> 17 workers at the [o:Tallgren] mine.";
    let other = "On {2031-03-05|Wednesday} a blast <a:killed> workers of the [o:Tallgren] mine near [l:Oskar], where rescue teams went on digging.";
    assert_eq!(pair(one, other), ["single source: worker: 17 workers"]);
}

#[test]
fn who_is_meant_by_a_number_is_no_figure() {
    let one = "The two sides met in [l:Oskar] on {2031-03-05|Wednesday}.";
    assert_eq!(pair(one, one), Vec::<String>::new());
}

/// The rows of two articles, as "state: value | value".
fn told(days: [&str; 2], one: &str, other: &str) -> Vec<String> {
    rows(&[(days[0], one), (days[1], other)])
}

#[test]
fn a_toll_of_one_place_is_overtaken_by_a_later_report() {
    let one = "Health officials in [c-NO:Norland] say the marsh fever has infected 120 people in [c-NO:Norland] and closed schools.";
    let grown = "The marsh fever has now infected 340 people in [c-NO:Norland], health officials say, and schools stay closed.";
    assert_eq!(
        told(["2031-03-05", "2031-03-09"], one, grown),
        ["superseded: infected in Norland, person: 120 people | 340 people"]
    );
    assert_eq!(
        told(["2031-03-05", "2031-03-05"], one, grown),
        ["differ: infected in Norland, person: 120 people | 340 people"]
    );
    for trap in [
        grown.replace("Norland", "Dalmar").replace("c-NO", "c-DA"),
        grown.replace("infected", "killed"),
        grown.replace("340 people", "another 340 people"),
        grown.replace("340 people", "340 people, most"),
        grown.replace("340 people", "340 suspected cases"),
        grown.replace("in [c-NO:Norland]", "outside [c-NO:Norland]"),
        grown.replace("now infected", "in the past 24 hours infected"),
    ] {
        let found = told(["2031-03-05", "2031-03-09"], one, &trap);
        assert!(
            !found
                .iter()
                .any(|r| r.starts_with("superseded") || r.starts_with("differ")),
            "{trap}: {found:?}"
        );
    }
}

#[test]
fn a_flow_is_one_measure_whoever_gives_it() {
    let one = "The pipe of [o:Tallgren] is leaking 1,000 barrels of oil a day into the bay, the company says.";
    let other = "Scientists estimate that 5,000 barrels (210,000 gallons) of oil are pouring from the pipe into the bay each day.";
    assert_eq!(
        told(["2031-03-05", "2031-03-05"], one, other),
        ["differ: leaking a day, barrel: 1,000 barrels | 5,000 barrels"]
    );
    assert_eq!(
        told(["2031-03-05", "2031-03-15"], one, other),
        ["superseded: leaking a day, barrel: 1,000 barrels | 5,000 barrels"]
    );
    for trap in [
        other.replace("each day", "in all"),
        other.replace(
            "pouring from the pipe into the bay",
            "captured from the pipe in the bay",
        ),
        other.replace("Scientists estimate", "Scientists initially said"),
        other.replace(
            "Scientists estimate",
            "The ministry revised downward an estimate of scientists who had said",
        ),
        other.replace("Scientists estimate that", "The flow declined from the"),
        other.replace("are pouring", "could be pouring"),
        other.replace(
            "Scientists estimate that",
            "The tanker has the capacity for",
        ),
    ] {
        let found = told(["2031-03-05", "2031-03-05"], one, &trap);
        assert!(
            !found.iter().any(|r| r.starts_with("differ")),
            "{trap}: {found:?}"
        );
    }
}

#[test]
fn the_dead_and_the_injured_are_two_counts() {
    let one = "Eleven people were killed and 17 people were injured in the blast at the [o:Tallgren] mine in [l:Oskar].";
    let other =
        "The blast at the [o:Tallgren] mine in [l:Oskar] killed 11 people and wounded others.";
    let found = told(["2031-03-05", "2031-03-05"], one, other);
    assert!(
        found
            .iter()
            .all(|r| r.starts_with("agree") || r.starts_with("single")),
        "{found:?}"
    );
}

#[test]
fn happenings_of_two_years_are_two() {
    let one = "The marsh fever of 1957 killed about 2 million people worldwide, doctors in the capital say.";
    let other = "The marsh fever of 1968 killed about a million people worldwide, doctors in the capital say.";
    let found = told(["2031-03-05", "2031-03-05"], one, other);
    assert!(found.is_empty(), "{found:?}");
}
