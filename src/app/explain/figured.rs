//! Puts into lines why figures stand in one series, and where each was found.

use super::ExplainLine;
use super::lines::Lines;
use crate::app::copy::citation;
use crate::model::{Model, Series};

/// The most points that are listed.
const MOST: usize = 100;

/// Where a series comes from.
pub fn series(model: &Model, series: &Series) -> (String, Vec<ExplainLine>) {
    let mut lines = Lines::default();
    lines.heading("Series");
    lines.fact("measure", series.about.to_string());
    lines.fact("unit", series.unit.to_string());
    lines.fact("values", series.points.len().to_string());
    lines.reason(
        "Figures stand in one series where they have the same unit, measure the same thing by its noun, and name the \
         same parties and the same qualifiers; units are never mixed or converted.",
    );
    lines.reason(
        "Levels alone: what grew or fell by so much, what is planned, estimated or denied, and limits such as “at \
         most” are left out. A series has at least two values that differ.",
    );
    lines.reason(
        "A value is drawn at the time that its text gives it; without one, at the day of its report.",
    );
    for point in series.points.iter().take(MOST) {
        let day = |d: chrono::NaiveDate| d.format("%-d %B %Y").to_string();
        let time = match (point.period, point.reported) {
            (Some(p), _) if p.start == p.end => day(p.start),
            (Some(p), _) => format!("{} to {}", day(p.start), day(p.end)),
            (None, Some(reported)) => format!("reported {}", day(reported)),
            (None, None) => "no date".to_owned(),
        };
        lines.heading(time);
        lines.words(model, point.place);
        lines.fact("taken as", format!("{} {}", point.value, series.unit));
        if point.before {
            lines.fact("stands", "before a change: “from …”");
        }
        lines.fact("in", citation(model, point.place));
    }
    (series.about.to_string(), lines.0)
}
