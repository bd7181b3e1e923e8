//! What units measure, and how units of one dimension stand to each other.

/// What a unit measures; only amounts of one dimension are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Litres.
    Volume,
    /// Kilograms.
    Weight,
    /// A currency's units; currencies are never converted.
    Money,
    /// Things that are counted.
    Count,
    /// Per cent of something.
    Share,
}

/// The dimension of a singular unit and how many metres, litres or kilograms it is; `words` are the figure's own, which
/// tell square miles from miles. `None` for units of which several sizes are in use ("imperial gallons"), for points
/// of per cent and for times.
pub fn scale(unit: &str, words: &str) -> Option<(Dimension, f64)> {
    let square = words.contains("sq") || words.contains("Sq");
    if words.contains("cubic") || words.contains("imperial") {
        return None;
    }
    let length = match unit {
        "mile" => 1609.344,
        "kilometer" | "kilometre" | "km" => 1000.0,
        "meter" | "metre" => 1.0,
        "foot" | "ft" => 0.3048,
        "yard" => 0.9144,
        "inch" => 0.0254,
        "centimeter" | "centimetre" | "cm" => 0.01,
        _ => 0.0,
    };
    if length > 0.0 {
        return Some(if square {
            (Dimension::Area, length * length)
        } else {
            (Dimension::Length, length)
        });
    }
    Some(match unit {
        "acre" => (Dimension::Area, 4046.856),
        "hectare" => (Dimension::Area, 10_000.0),
        "barrel" => (Dimension::Volume, 158.987),
        "gallon" => (Dimension::Volume, 3.785_41),
        "liter" | "litre" => (Dimension::Volume, 1.0),
        // Which of the tons is meant is hardly ever told.
        "ton" | "tonne" => (Dimension::Weight, 1000.0),
        "kilogram" | "kilo" | "kg" => (Dimension::Weight, 1.0),
        "percent" => (Dimension::Share, 1.0),
        "percentage point" | "times" | "time" | "year" | "month" | "week" | "day" | "hour"
        | "minute" | "second" | "decade" => return None,
        _ => (Dimension::Count, 1.0),
    })
}

/// What the last telling digit of a number is worth: "40" may be anything from 35 to 45, "98" is 98.
pub fn step(value: f64, written: f64) -> f64 {
    let mut step = 1.0;
    if value.fract() != 0.0 {
        return written.min(1.0);
    }
    while step * 40.0 <= value && (value / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step.max(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_one_dimension_are_converted() {
        let metres = |unit: &str, n: f64| scale(unit, unit).map(|(_, f)| n * f);
        assert_eq!(metres("metre", 1524.0), metres("foot", 5000.0));
        assert_eq!(scale("mile", "580 sq miles").unwrap().0, Dimension::Area);
        assert_eq!(scale("gallon", "176,000 imperial gallons"), None);
        assert_eq!(scale("percentage point", "5 points"), None);
    }

    #[test]
    fn round_numbers_are_less_exact() {
        for (value, want) in [
            (40.0, 10.0),
            (42.0, 1.0),
            (30.0, 1.0),
            (100.0, 10.0),
            (500.0, 100.0),
            (1178.0, 1.0),
            (1900.0, 100.0),
            (98.0, 1.0),
        ] {
            assert!((step(value, 1.0) - want).abs() < 1e-9, "{value}");
        }
        assert!((step(1.5, 0.1) - 0.1).abs() < 1e-9);
    }
}
