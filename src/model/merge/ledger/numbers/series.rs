//! Puts the figures of one measure in order of time.

use super::stated::Stated;
use super::terms::Marks;
use super::{Figures, stated};
use crate::analysis::Direction;
use crate::model::merge::features::hash;
use crate::model::merge::ledger::Ground;
use crate::model::series::{Point, Series};

/// The series of the corpus, those of most points first: levels of measured things whose owner is known.
pub fn series(ground: Ground) -> Vec<Series> {
    let all = stated(ground);
    let figures = Figures { ground, all: &all };
    let mut keys: Vec<([u32; 6], usize)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, one)| Some((key(one)?, at)))
        .collect();
    keys.sort_unstable();
    let mut out: Vec<Series> = keys
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|bucket| one(figures, bucket))
        .collect();
    out.sort_by(|a, b| {
        b.points
            .len()
            .cmp(&a.points.len())
            .then(a.about.cmp(&b.about))
    });
    out
}

/// What the values of one series share; none for a figure that belongs to no series.
fn key(one: &Stated) -> Option<[u32; 6]> {
    const OTHER: u16 = Marks::PLANNED | Marks::ESTIMATE | Marks::NEGATED | Marks::PART;
    let head = one.head.as_deref().and_then(super::terms::measured)?;
    let by = one.parties.by?;
    let limit = matches!(
        one.figure.direction,
        Some(Direction::AtLeast | Direction::AtMost)
    );
    if one.change.is_some() || limit || one.figure.rule == "multiple" || one.marks.any(OTHER) {
        return None;
    }
    let on = one
        .parties
        .on
        .map_or(0, |(link, p)| p.code ^ (link as u32) << 20);
    let unit = hash(&one.figure.unit);
    Some([
        unit,
        hash(head),
        by.code,
        on,
        u32::from(one.marks.0),
        one.per,
    ])
}

fn one(figures: Figures, bucket: &[([u32; 6], usize)]) -> Option<Series> {
    let first = &figures.all[bucket.first()?.1];
    let mut points: Vec<Point> = bucket
        .iter()
        .map(|&(_, at)| {
            let one = &figures.all[at];
            let article = one.place.article.index();
            Point {
                period: one.period,
                reported: figures.ground.source.notes[article].published.value,
                before: one.figure.direction == Some(Direction::From),
                value: one.figure.value,
                place: one.place,
            }
        })
        .collect();
    points.sort_by_key(|p| (p.at(), p.place));
    let moves = points
        .iter()
        .any(|p| p.value.to_bits() != points[0].value.to_bits());
    moves.then(|| Series {
        about: figures.about(first),
        unit: first.figure.unit.clone(),
        points,
    })
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;

    #[test]
    fn a_rate_before_and_after_a_change_is_a_series_of_one_unit() {
        let text = "[c-NO:Norland] lowered its tariffs on [c-SU:Surian] timber from 140 percent to 30 percent.";
        let other = "[c-NO:Norland] set tariffs on [c-DA:Dalmarian] timber of 50 percent.";
        let model = trial(&[("2031-03-06", text), ("2031-03-07", other)]).model;
        let values: Vec<Vec<f64>> = model
            .series
            .iter()
            .map(|s| s.points.iter().map(|p| p.value).collect())
            .collect();
        assert_eq!(values, [[140.0, 30.0]]);
    }
}
