//! Figures of one measure over time.

use chrono::NaiveDate;

use super::Place;
use crate::analysis::Period;

/// One value of a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The time that the text gives it; `None` where it gives none.
    pub period: Option<Period>,
    /// When it was reported.
    pub reported: Option<NaiveDate>,
    /// Whether it is the value before a change ("from 145 percent").
    pub before: bool,
    /// The value, in the unit of its series.
    pub value: f64,
    /// The figure.
    pub place: Place,
}

impl Point {
    /// The day it is drawn at: the first of its time, else the day of the report; what was before a change comes
    /// before what is after it.
    pub fn at(&self) -> (Option<NaiveDate>, bool) {
        (self.period.map(|p| p.start).or(self.reported), !self.before)
    }
}

/// Values of one measure: one unit, one thing measured, the same parties and qualifiers.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What is measured: "tariff of Norland on Suria, percent".
    pub about: Box<str>,
    /// Its unit, as figures give it.
    pub unit: Box<str>,
    /// The points in order of time; at least two with different values.
    pub points: Vec<Point>,
}
