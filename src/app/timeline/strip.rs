//! Counts events over equal stretches of time.

use chrono::NaiveDate;

use super::Row;
use crate::model::Model;

/// How many events fall into each of equal stretches of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The number of events that begin in each stretch, one a column.
    pub counts: Vec<u32>,
    /// The first day of the first stretch.
    pub first: Option<NaiveDate>,
    /// The last day of the last one.
    pub last: Option<NaiveDate>,
    /// How many events lie before the first stretch: a few far ones must not flatten the rest.
    pub earlier: usize,
    /// How many events lie after the last one.
    pub later: usize,
}

impl Strip {
    /// The column of a day, if it lies inside.
    pub fn column(&self, day: NaiveDate) -> Option<usize> {
        let (first, last) = (self.first?, self.last?);
        let days = (last - first).num_days() + 1;
        let at = (day - first).num_days();
        (0..days)
            .contains(&at)
            .then(|| (at * self.counts.len() as i64 / days) as usize)
    }
}

/// The activity of the dated events among `rows`, in `width` columns.
pub fn strip(model: &Model, rows: &[Row], width: usize) -> Strip {
    let start = |row: &Row| Some(model.event(row.event()?).when.as_ref()?.period?.start);
    let mut strip = Strip {
        counts: vec![0; width],
        ..Strip::default()
    };
    let mut days: Vec<NaiveDate> = rows.iter().filter_map(start).collect();
    // Rows are almost in order of time: only what is still to come may stand after what began later.
    days.sort();
    if days.is_empty() || width == 0 {
        return strip;
    }
    // The stretch shown leaves out a twentieth at either end.
    let tail = days.len() / 20;
    let (first, last) = (days[tail], days[days.len() - 1 - tail]);
    (strip.first, strip.last) = (Some(first), Some(last.max(first)));
    for day in days {
        match strip.column(day) {
            Some(column) => strip.counts[column] += 1,
            None if day < first => strip.earlier += 1,
            None => strip.later += 1,
        }
    }
    strip
}
