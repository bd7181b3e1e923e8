//! Reads the values of options: days, bounds of a span of time, sizes.

use chrono::{Months, NaiveDate};

use crate::input::parse_keys;

/// The days that an option such as `2025-06` covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateBound {
    /// The first day.
    pub first: NaiveDate,
    /// The last day, inclusive.
    pub last: NaiveDate,
}

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u64);

/// A day, as `2025-06-05`.
///
/// # Errors
/// Where `text` is no day of the calendar in that form.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    // chrono takes signs and single digits, which would be a slip here.
    let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|_| plain)
        .ok_or_else(|| "no day of the calendar; write 2025-06-05".to_owned())
}

/// A day, month or year, as `2025-06-05`, `2025-06` or `2025`.
///
/// # Errors
/// Where `text` is none of them.
pub fn bound(text: &str) -> Result<DateBound, String> {
    let wrong = || "no day, month or year; write 2025-06-05, 2025-06 or 2025".to_owned();
    let (padded, months) = match text.len() {
        4 => (format!("{text}-01-01"), 12),
        7 => (format!("{text}-01"), 1),
        _ => (text.to_owned(), 0),
    };
    let first = day(&padded).map_err(|_| wrong())?;
    let last = if months == 0 {
        Some(first)
    } else {
        first
            .checked_add_months(Months::new(months))
            .and_then(|next| next.pred_opt())
    };
    Ok(DateBound {
        first,
        last: last.ok_or_else(wrong)?,
    })
}

/// How many rows to print, from 1.
///
/// # Errors
/// Where `text` is no such number.
pub fn top(text: &str) -> Result<usize, String> {
    let rows = text.parse().ok().filter(|&rows| rows > 0);
    rows.ok_or_else(|| "no number of rows; write 1 or more".to_owned())
}

/// A number of bytes, as `4096`, `500K`, `64M` or `1G` (powers of 1,024).
///
/// # Errors
/// Where `text` is no such number, or none that fits.
pub fn size(text: &str) -> Result<Size, String> {
    let upper = text.to_ascii_uppercase();
    let number = upper.trim_end_matches("IB").trim_end_matches('B');
    let (digits, shift) = match number.strip_suffix(['K', 'M', 'G']) {
        Some(digits) if number.ends_with('K') => (digits, 10),
        Some(digits) if number.ends_with('M') => (digits, 20),
        Some(digits) => (digits, 30),
        None => (number, 0),
    };
    let count: u64 = digits
        .parse()
        .map_err(|_| "no size; write 500K, 64M or 1G".to_owned())?;
    // Spans count bytes in 32 bits, so no article may be larger.
    count
        .checked_mul(1 << shift)
        .filter(|&bytes| bytes > 0 && bytes < 1 << 31)
        .map(Size)
        .ok_or_else(|| "out of range; from 1 byte to just under 2G".to_owned())
}

/// A window, as `120x40`: columns and rows.
///
/// # Errors
/// Where `text` is none, or one that no screen has.
pub fn window(text: &str) -> Result<(u16, u16), String> {
    let wrong = || "no size of a window; write 120x40, at most 1000x1000".to_owned();
    let (columns, rows) = text.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let side = |s: &str| s.parse().ok().filter(|n| (1..=1000).contains(n));
    match (side(columns), side(rows)) {
        (Some(columns), Some(rows)) => Ok((columns, rows)),
        _ => Err(wrong()),
    }
}

/// Keys as vi writes them, unchanged, if they are keys.
///
/// # Errors
/// Where something in them names no key.
pub fn keys(text: &str) -> Result<String, String> {
    match parse_keys(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_covers_its_day_month_or_year() {
        for (text, want) in [
            ("2025-06-05", Some(("2025-06-05", "2025-06-05"))),
            ("2024-02", Some(("2024-02-01", "2024-02-29"))),
            ("2025-12", Some(("2025-12-01", "2025-12-31"))),
            ("2025", Some(("2025-01-01", "2025-12-31"))),
            ("9999", Some(("9999-01-01", "9999-12-31"))),
            ("2025-02-30", None),
            ("2025-13", None),
            ("June", None),
            ("", None),
            ("+999", None),
        ] {
            let got = bound(text)
                .ok()
                .map(|b| (b.first.to_string(), b.last.to_string()));
            assert_eq!(
                got,
                want.map(|(a, b)| (a.to_owned(), b.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn a_size_counts_in_powers_of_1024() {
        for (text, want) in [
            ("4096", Some(4096)),
            ("500k", Some(500 << 10)),
            ("16M", Some(16 << 20)),
            ("16MiB", Some(16 << 20)),
            ("1GB", Some(1 << 30)),
            ("4G", None),
            ("0", None),
            ("M", None),
            ("-1", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(size(text).ok().map(|s| s.0), want, "{text}");
        }
    }

    #[test]
    fn a_window_has_columns_and_rows() {
        for (text, want) in [
            ("120x40", Some((120, 40))),
            ("1X1", Some((1, 1))),
            ("0x9", None),
            ("70000x2", None),
            ("120", None),
            ("x", None),
        ] {
            assert_eq!(window(text).ok(), want, "{text}");
        }
    }
}
