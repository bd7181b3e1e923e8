//! Reads how exactly a figure is given: its written digits, "about", "more than", a range.

use crate::analysis::{Direction, Figure};
use crate::model::Said;

/// How far "about" reaches to either side, as a share of the number.
const VAGUE: f64 = 0.05;

/// What a figure says, from the least it may be to the most.
pub fn said(words: &str, figure: &Figure) -> Said {
    let step = step(words, figure.value);
    let (low, high) = match figure.direction {
        Some(Direction::AtMost) => (0.0, figure.value),
        Some(Direction::AtLeast) => (figure.value, f64::INFINITY),
        _ if figure.approximate => {
            let reach = (figure.value.abs() * VAGUE).max(step / 2.0);
            (figure.value - reach, figure.value + reach)
        }
        _ => (figure.value, figure.value),
    };
    Said::Number { low, high, step }
}

/// What a range says ("10 to 20 percent").
pub fn range(words: &str, low: &Figure, high: &Figure) -> Said {
    Said::Number {
        low: low.value,
        high: high.value,
        step: step(words, low.value),
    }
}

/// What the last written digit of `words` is worth ("28.8 billion": 1e8); round numbers from a thousand on count as
/// rounded to at most a tenth of them ("5,000": 100).
fn step(words: &str, value: f64) -> f64 {
    let numeral = numeral(words);
    let solid: String = numeral.chars().filter(|c| *c != ',').collect();
    let written = solid.parse::<f64>().unwrap_or(value);
    let scale = if written > 0.0 { value / written } else { 1.0 };
    let decimals = solid.split_once('.').map_or(0, |(_, d)| d.len());
    if decimals > 0 {
        return scale * 0.1_f64.powi(decimals.min(12) as i32);
    }
    if scale > 1.5 {
        return scale;
    }
    let mut step = 1.0;
    while value >= 1000.0 && step * 100.0 <= value && (value / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step
}

/// The first run of digits with their separators.
fn numeral(words: &str) -> &str {
    let rest = words.find(|c: char| c.is_ascii_digit());
    let rest = rest.and_then(|at| words.get(at..)).unwrap_or("");
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ','])
}

/// How many digits of a number tell something ("145": 3, "30": 1, "28.8": 3).
pub fn digits(words: &str, value: f64) -> usize {
    let numeral = numeral(words);
    let plain: String = numeral.chars().filter(char::is_ascii_digit).collect();
    let plain = if plain.is_empty() {
        format!("{value}")
    } else {
        plain
    };
    let telling = plain.trim_start_matches('0');
    if numeral.contains('.') {
        return telling.len();
    }
    telling.trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_exact_as_it_is_written() {
        for (words, value, want) in [
            ("28.8 billion", 28.8e9, 1e8),
            ("33 billion", 33e9, 1e9),
            ("145 percent", 145.0, 1.0),
            ("30 percent", 30.0, 1.0),
            ("12.75%", 12.75, 0.01),
            ("5,000 barrels", 5000.0, 100.0),
            ("4,912 people", 4912.0, 1.0),
            ("eleven workers", 11.0, 1.0),
        ] {
            let got = step(words, value);
            assert!((got / want - 1.0).abs() < 1e-9, "{words}: {got}");
        }
    }

    #[test]
    fn digits_that_only_fill_tell_nothing() {
        for (words, value, want) in [
            ("145 percent", 145.0, 3),
            ("$28.8 billion", 28.8e9, 3),
            ("30%", 30.0, 1),
            ("5,000 barrels", 5000.0, 1),
            ("eleven workers", 11.0, 2),
            ("0.4 percent", 0.4, 1),
        ] {
            assert_eq!(digits(words, value), want, "{words}");
        }
    }
}
