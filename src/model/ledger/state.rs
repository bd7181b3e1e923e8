//! How the values of one row stand to each other.

use super::{DiscrepancyKind, Said, State};
use crate::analysis::Period;

/// The state of values in order of publication; at least one.
///
/// Two that contradict each other make the row differ; else the gravest relation of any two that follow each other in
/// time holds.
pub fn of(kind: DiscrepancyKind, values: &[&Said]) -> State {
    if values.len() < 2 {
        return State::SingleSource;
    }
    let mut distinct: Vec<&Said> = Vec::new();
    let mut gravest = State::Agree;
    for value in values {
        for before in &distinct {
            gravest = gravest.min(pair(kind, before, value));
        }
        if !distinct.contains(value) {
            distinct.push(value);
        }
    }
    gravest
}

/// How a later value stands to an earlier one.
fn pair(kind: DiscrepancyKind, earlier: &Said, later: &Said) -> State {
    match (earlier, later) {
        (a, b) if a == b => State::Agree,
        (Said::Open, _) => State::Superseded,
        (_, Said::Open) => State::LessExact,
        (Said::Number { .. }, Said::Number { .. }) => numbers(earlier, later),
        (Said::Time(a), Said::Time(b)) => times(a, b),
        (Said::Actors(a), Said::Actors(b)) => {
            let within = |a: &[_], b: &[_]| a.iter().all(|x| b.contains(x));
            if within(a, b) || within(b, a) {
                State::Compatible
            } else {
                State::Differ
            }
        }
        (Said::Words(a), Said::Words(b)) if kind == DiscrepancyKind::Wording => {
            if a.contains(&**b) || b.contains(&**a) {
                State::Compatible
            } else {
                State::Differ
            }
        }
        _ => State::Differ,
    }
}

fn numbers(a: &Said, b: &Said) -> State {
    let (
        &Said::Number {
            low: l1,
            high: h1,
            step: s1,
        },
        &Said::Number {
            low: l2,
            high: h2,
            step: s2,
        },
    ) = (a, b)
    else {
        return State::Differ;
    };
    let near = |x: f64, y: f64| (x - y).abs() <= s1.max(s2) / 2.0 * (1.0 + 1e-9);
    let same = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs().max(y.abs());
    if same(l1, l2) && same(h1, h2) {
        State::Agree
    } else if near(l1, l2) && near(h1, h2) {
        State::Rounded
    } else if (l1 <= l2 && h2 <= h1) || (l2 <= l1 && h1 <= h2) {
        State::LessExact
    } else {
        State::Differ
    }
}

fn times(a: &Period, b: &Period) -> State {
    let within = |a: &Period, b: &Period| b.start <= a.start && a.end <= b.end;
    if a.start == b.start && a.end == b.end {
        State::Agree
    } else if within(a, b) || within(b, a) {
        State::LessExact
    } else {
        State::Differ
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(low: f64, high: f64, step: f64) -> Said {
        Said::Number { low, high, step }
    }

    #[test]
    fn numbers_differ_only_beyond_their_rounding() {
        for (a, b, want) in [
            (
                number(33.0, 33.0, 1.0),
                number(33.0, 33.0, 1.0),
                State::Agree,
            ),
            (
                number(33.0, 33.0, 1.0),
                number(32.9, 32.9, 0.1),
                State::Rounded,
            ),
            (
                number(33.0, 33.0, 1.0),
                number(30.0, 30.0, 1.0),
                State::Differ,
            ),
            (
                number(30.0, 40.0, 1.0),
                number(35.0, 35.0, 1.0),
                State::LessExact,
            ),
        ] {
            assert_eq!(of(DiscrepancyKind::Number, &[&a, &b]), want, "{a:?} {b:?}");
            assert_eq!(of(DiscrepancyKind::Number, &[&b, &a]), want, "{b:?} {a:?}");
        }
    }

    #[test]
    fn whoever_knows_more_later_supersedes() {
        let open = Said::Open;
        let known = Said::Words("oslo".into());
        let kind = DiscrepancyKind::Place;
        assert_eq!(of(kind, &[&open, &known]), State::Superseded);
        assert_eq!(of(kind, &[&known, &open]), State::LessExact);
        assert_eq!(of(kind, &[&known]), State::SingleSource);
    }

    #[test]
    fn a_shorter_quotation_is_part_of_the_longer() {
        let short = Said::Words("we will go".into());
        let long = Said::Words("we will go when all are ready".into());
        let other = Said::Words("we shall go".into());
        let kind = DiscrepancyKind::Wording;
        assert_eq!(of(kind, &[&short, &long]), State::Compatible);
        assert_eq!(of(kind, &[&short, &other]), State::Differ);
        assert_eq!(of(kind, &[&short, &long, &other]), State::Differ);
    }
}
