//! Writes JSON by hand, where a line has thousands of small values whose names are known.

use std::fmt::Display;
use std::io::{self, Write as _};

use chrono::{Datelike as _, NaiveDate};

/// JSON as it is written. What stands between values is the caller's to write.
pub(super) struct Pen {
    /// What is written so far.
    pub bytes: Vec<u8>,
}

impl Pen {
    /// A pen with room for so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
        }
    }

    /// Writes JSON as it is.
    pub fn raw(&mut self, json: &str) {
        self.bytes.extend_from_slice(json.as_bytes());
    }

    /// Writes a whole number.
    pub fn number(&mut self, number: u32) {
        if number >= 10_000 {
            self.number(number / 10_000);
            let four = digits((number % 10_000) as u16);
            return self.bytes.extend_from_slice(&four);
        }
        let four = u32::from_le_bytes(digits(number as u16));
        let zeros = [10, 100, 1000].iter().filter(|&&n| number < n).count();
        // All four are written, those behind the last taken back: a copy of a known length takes no call.
        let shown = (four >> (8 * zeros)).to_le_bytes();
        self.bytes.extend_from_slice(&shown);
        self.bytes.truncate(self.bytes.len() - zeros);
    }

    /// Writes a day in quotation marks (`"2025-06-06"`), or `null`.
    pub fn day(&mut self, day: Option<NaiveDate>) -> io::Result<()> {
        let plain =
            day.and_then(|d| Some((d, u16::try_from(d.year()).ok().filter(|&y| y < 10_000)?)));
        let Some((day, year)) = plain else {
            return self.shown(day);
        };
        let ([_, _, month @ ..], [_, _, date @ ..]) =
            (digits(day.month() as u16), digits(day.day() as u16));
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(&digits(year));
        for part in [month, date] {
            self.bytes.push(b'-');
            self.bytes.extend_from_slice(&part);
        }
        self.bytes.push(b'"');
        Ok(())
    }

    /// Writes a number with a fraction, as `serde_json` does; `null` where it is none.
    pub fn fraction(&mut self, number: f64) -> io::Result<()> {
        Ok(serde_json::to_writer(&mut self.bytes, &number)?)
    }

    /// Writes a text, in quotation marks.
    pub fn text(&mut self, text: &str) {
        self.bytes.push(b'"');
        let mut rest = text.as_bytes();
        loop {
            let plain = plain_length(rest);
            self.bytes.extend_from_slice(&rest[..plain]);
            let Some(&odd) = rest.get(plain) else {
                break;
            };
            self.escape(odd);
            rest = &rest[plain + 1..];
        }
        self.bytes.push(b'"');
    }

    /// Writes a text, or `null` where there is none.
    pub fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.raw("null"),
        }
    }

    /// Writes in quotation marks what shows itself without any mark that would need escaping, or `null`.
    pub fn shown(&mut self, value: Option<impl Display>) -> io::Result<()> {
        if let Some(value) = value {
            return write!(self.bytes, "\"{value}\"");
        }
        self.raw("null");
        Ok(())
    }

    /// Writes a list, each item by `write`.
    pub fn list<T>(
        &mut self,
        items: &[T],
        mut write: impl FnMut(&mut Self, &T) -> io::Result<()>,
    ) -> io::Result<()> {
        self.bytes.push(b'[');
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                self.bytes.push(b',');
            }
            write(self, item)?;
        }
        self.bytes.push(b']');
        Ok(())
    }

    /// Writes a byte that JSON does not hold as it is.
    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            0x0c => b'f',
            b'\r' => b'r',
            _ => {
                let hex = |digit: u8| b"0123456789abcdef"[usize::from(digit)];
                let escaped = [b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte & 15)];
                self.bytes.extend_from_slice(&escaped);
                return;
            }
        };
        self.bytes.extend_from_slice(&[b'\\', short]);
    }
}

/// A number below 10,000 in four digits.
fn digits(number: u16) -> [u8; 4] {
    let digit = |place: u16| b'0' + (number / place % 10) as u8;
    [digit(1000), digit(100), digit(10), digit(1)]
}

/// How many bytes at the head of `bytes` JSON has as they are; asked of eight at a time.
fn plain_length(bytes: &[u8]) -> usize {
    let Some(tail) = bytes.last_chunk() else {
        let odd = bytes
            .iter()
            .position(|b| matches!(b, 0..0x20 | b'"' | b'\\'));
        return odd.unwrap_or(bytes.len());
    };
    let mut at = 0;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        if let Some(odd) = odd(*eight) {
            return at + odd;
        }
        at += 8;
    }
    odd(*tail).map_or(bytes.len(), |odd| bytes.len() - 8 + odd)
}

/// Which of eight bytes is the first that JSON escapes: a control character, a quotation mark, a backslash.
fn odd(eight: [u8; 8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(eight);
    // The highest bit of a byte that is below the limit, and perhaps of some above the first of these.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let odd = (below(word, 0x20) | is(b'"') | is(b'\\')) & (ONES << 7);
    (odd != 0).then(|| odd.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn texts_and_numbers_are_written_as_serde_writes_them(
            text in "([a-z ]{0,9}|[\\x00-\\x7f“é🦀]{0,3}){0,9}",
            number in any::<u32>(),
            fraction in any::<f64>(),
        ) {
            let mut pen = Pen::with_capacity(0);
            pen.text(&text);
            pen.raw(" ");
            pen.number(number);
            pen.raw(" ");
            pen.fraction(fraction).expect("memory takes it");
            let json = |value: serde_json::Value| value.to_string();
            let want = [json(text.into()), json(number.into()), json(fraction.into())].join(" ");
            prop_assert_eq!(String::from_utf8(pen.bytes).expect("text"), want);
        }
    }

    #[test]
    fn lists_and_missing_values_are_json() {
        let mut pen = Pen::with_capacity(0);
        let items = [Some("a\tb"), None, Some("\u{1}")];
        let written = pen.list(&items, |pen, item| {
            pen.text_or_null(*item);
            Ok(())
        });
        assert!(written.is_ok() && pen.shown(Some(7)).is_ok() && pen.shown(None::<u8>).is_ok());
        assert_eq!(pen.bytes, br#"["a\tb",null,"\u0001"]"7"null"#);
    }
}
