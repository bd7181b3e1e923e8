//! How the values of one row stand to each other.

use super::{DiscrepancyKind, Part, Said, Site, State};
use crate::analysis::{Period, Precision, Status};
use crate::corpus::Span;
use crate::model::wording;

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
        // Who writes later knows whether what was planned came about.
        (Said::Open, _)
        | (Said::Status(Status::Planned | Status::Conditional), Said::Status(_)) => {
            State::Superseded
        }
        (_, Said::Open | Said::Vague) | (Said::Vague, _) => State::LessExact,
        (Said::Where(a), Said::Where(b)) => sites(a, b),
        (Said::Number { .. }, Said::Number { .. }) => numbers(earlier, later),
        (Said::Tally { .. }, Said::Tally { .. }) => tallies(earlier, later),
        (Said::Time(a), Said::Time(b)) => times(a, b),
        (Said::Actors(a), Said::Actors(b)) => {
            let within = |a: &[_], b: &[_]| a.iter().all(|x| b.contains(x));
            if within(a, b) || within(b, a) {
                State::Compatible
            } else {
                State::Differ
            }
        }
        (Said::Words(a), Said::Words(b)) if kind == DiscrepancyKind::Wording => wordings(a, b),
        (Said::Sense(a), Said::Sense(b)) => senses(a, b),
        _ => State::Differ,
    }
}

/// Words that must be common before two quotations can differ: fewer may be two parts of one utterance.
const COMMON: usize = 4;

/// How two quotations of one utterance stand to each other.
fn wordings(a: &str, b: &str) -> State {
    let words = |text: &str| wording::words(text, Span::new(0, text.len()));
    let like = wording::compare(&words(a), &words(b));
    like.filter(|l| l.same >= COMMON && l.is_dense_enough())
        .map_or(State::Compatible, |l| l.state)
}

/// How two senses stand to each other: by the parts that both name.
fn senses(a: &[Part], b: &[Part]) -> State {
    let mut state = State::Agree;
    for part in a {
        let Some(other) = b.iter().find(|o| o.name == part.name) else {
            continue;
        };
        state = state.min(match (&part.period, &other.period) {
            (Some(x), Some(y)) if x.start <= y.end && y.start <= x.end => {
                times(x, y).max(State::LessExact)
            }
            (None, None) if part.value == other.value => State::Agree,
            (None, None) if part.name == Part::WORDS => State::Compatible,
            (Some(_), Some(_)) | (None, None) => State::Differ,
            _ => State::Compatible,
        });
    }
    let within = |a: &[Part], b: &[Part]| a.iter().all(|x| b.iter().any(|y| x.name == y.name));
    state.min(match (within(a, b), within(b, a)) {
        (true, true) => State::Agree,
        (false, false) => State::Compatible,
        _ => State::LessExact,
    })
}

/// As numbers; what a later day's report tells otherwise supersedes.
fn tallies(a: &Said, b: &Said) -> State {
    let plain = |said: &Said| match *said {
        Said::Tally {
            low, high, step, ..
        } => Said::Number { low, high, step },
        ref other => other.clone(),
    };
    let day = |said: &Said| match *said {
        Said::Tally { day, .. } => Some(day),
        _ => None,
    };
    match numbers(&plain(a), &plain(b)) {
        State::Differ if day(a) != day(b) => State::Superseded,
        state => state,
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
    } else if (l1 <= l2 && h2 <= h1) || (l2 <= l1 && h1 <= h2) || l1 <= h2 && l2 <= h1 {
        State::LessExact
    } else {
        State::Differ
    }
}

fn times(a: &Period, b: &Period) -> State {
    let within = |a: &Period, b: &Period| b.start <= a.start && a.end <= b.end;
    if a.start == b.start && a.end == b.end {
        State::Agree
    } else if within(a, b) || within(b, a) || meet(a, b) {
        State::LessExact
    } else {
        State::Differ
    }
}

/// Whether two times of which one is coarse have days in common: "this week" and "in April", said of April 29.
fn meet(a: &Period, b: &Period) -> bool {
    let coarse = |p: &Period| !matches!(p.precision, Precision::Day | Precision::Interval);
    (coarse(a) || coarse(b)) && a.start <= b.end && b.start <= a.end
}

/// One that leaves open what the other tells is less exact, or says nothing against it.
fn sites(a: &Site, b: &Site) -> State {
    fn differ<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
        a.zip(b).is_some_and(|(a, b)| a != b)
    }
    let same_city = a.city.is_some() && a.city == b.city;
    if differ(a.city.as_ref(), b.city.as_ref())
        || !same_city && differ(a.country.as_ref(), b.country.as_ref())
    {
        State::Differ
    } else if same_city && differ(a.venue.as_ref(), b.venue.as_ref()) {
        State::Compatible
    } else if same_city && a.venue == b.venue {
        State::Agree
    } else if same_city || a.country.is_some() && a.country == b.country {
        State::LessExact
    } else {
        State::Compatible
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
    fn times_differ_only_where_they_have_no_day_in_common() {
        let time = |start: &str, end: &str, precision| {
            Said::Time(Period {
                start: start.parse().unwrap(),
                end: end.parse().unwrap(),
                precision,
            })
        };
        let week = time("2031-04-28", "2031-05-04", Precision::Week);
        let month = time("2031-04-01", "2031-04-30", Precision::Month);
        let may = time("2031-05-05", "2031-05-05", Precision::Day);
        let trip = time("2031-04-29", "2031-05-02", Precision::Interval);
        let other = time("2031-05-01", "2031-05-06", Precision::Interval);
        for (a, b, want) in [
            (&week, &month, State::LessExact),
            (&week, &may, State::Differ),
            (&month, &may, State::Differ),
            (&trip, &week, State::LessExact),
            (&trip, &other, State::Differ),
        ] {
            assert_eq!(of(DiscrepancyKind::Date, &[a, b]), want, "{a:?} {b:?}");
            assert_eq!(of(DiscrepancyKind::Date, &[b, a]), want, "{b:?} {a:?}");
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
    fn senses_differ_where_a_part_that_both_name_does() {
        let part = |name, value: &str| Part {
            name,
            value: value.into(),
            period: None,
        };
        let by = |who| part("by", who);
        let sense = |parts: &[Part]| Said::Sense(parts.into());
        let kind = DiscrepancyKind::Number;
        for (a, b, want) in [
            (vec![by("norland")], vec![by("norland")], State::Agree),
            (vec![by("norland")], vec![by("suria")], State::Differ),
            (
                vec![by("norland")],
                vec![by("norland"), part("new", "additional")],
                State::LessExact,
            ),
            (
                vec![by("norland"), part("sum", "one")],
                vec![by("norland"), part("new", "additional")],
                State::Compatible,
            ),
        ] {
            let got = of(kind, &[&sense(&a), &sense(&b)]);
            assert_eq!(got, want, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_shorter_quotation_is_part_of_the_longer() {
        let short = Said::Words("we will go when all".into());
        let long = Said::Words("we will go when all are ready".into());
        let other = Said::Words("we shall go when all are ready".into());
        let kind = DiscrepancyKind::Wording;
        assert_eq!(of(kind, &[&short, &long]), State::Compatible);
        assert_eq!(of(kind, &[&short, &other]), State::Differ);
        assert_eq!(of(kind, &[&short, &long, &other]), State::Differ);
    }

    #[test]
    fn a_city_is_more_exact_than_its_country_and_a_house_than_its_city() {
        let site = |country: &[u8; 2], city: &str, venue: &str| {
            let name = |name: &str| (!name.is_empty()).then(|| name.into());
            Said::Where(Site {
                country: (country != b"??").then_some(*country),
                city: name(city),
                venue: name(venue),
            })
        };
        for (a, b, want) in [
            (
                site(b"NO", "Oslo", ""),
                site(b"NO", "Oslo", ""),
                State::Agree,
            ),
            (
                site(b"NO", "Oslo", ""),
                site(b"NO", "", ""),
                State::LessExact,
            ),
            (
                site(b"NO", "Oslo", ""),
                site(b"NO", "Oslo", "Hall"),
                State::LessExact,
            ),
            (
                site(b"NO", "Oslo", ""),
                site(b"NO", "Bergen", ""),
                State::Differ,
            ),
            (site(b"NO", "Oslo", ""), site(b"SE", "", ""), State::Differ),
            (
                site(b"??", "Nowhere", ""),
                site(b"SE", "", ""),
                State::Compatible,
            ),
            (site(b"NO", "Oslo", ""), Said::Vague, State::LessExact),
            (Said::Vague, site(b"NO", "Oslo", ""), State::LessExact),
            (Said::Open, site(b"NO", "Oslo", ""), State::Superseded),
        ] {
            assert_eq!(of(DiscrepancyKind::Place, &[&a, &b]), want, "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_outcome_of_a_plan_supersedes_it_and_a_denial_differs() {
        let kind = DiscrepancyKind::Status;
        let said = |status| Said::Status(status);
        for (a, b, want) in [
            (Status::Planned, Status::Planned, State::Agree),
            (Status::Planned, Status::Past, State::Superseded),
            (Status::Planned, Status::Negated, State::Superseded),
            (Status::Past, Status::Planned, State::Differ),
            (Status::Past, Status::Negated, State::Differ),
        ] {
            assert_eq!(of(kind, &[&said(a), &said(b)]), want, "{a:?} {b:?}");
        }
    }
}
