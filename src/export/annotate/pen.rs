//! Writes JSON by hand, where a line has thousands of small values whose names are known.

use std::fmt::Display;
use std::io::{self, Write as _};

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
        let mut digits = [0; 10];
        let mut first = digits.len();
        let mut rest = number;
        loop {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.bytes.extend_from_slice(&digits[first..]);
    }

    /// Writes a number with a fraction, as `serde_json` does; `null` where it is none.
    pub fn fraction(&mut self, number: f64) -> io::Result<()> {
        Ok(serde_json::to_writer(&mut self.bytes, &number)?)
    }

    /// Writes a text, in quotation marks.
    pub fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.bytes.push(b'"');
        let (mut from, mut at) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            if bytes[at..]
                .first_chunk()
                .is_some_and(|eight| is_plain(*eight))
            {
                at += 8;
                continue;
            }
            if matches!(byte, 0..0x20 | b'"' | b'\\') {
                self.bytes.extend_from_slice(&bytes[from..at]);
                self.escape(byte);
                from = at + 1;
            }
            at += 1;
        }
        self.bytes.extend_from_slice(&bytes[from..]);
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

/// Whether none of eight bytes is a control character, a quotation mark or a backslash; the bytes are looked at
/// together: a byte's high bit is set where something below 0x80 borrowed from it.
fn is_plain(eight: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(eight);
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (below(word, 0x20) | is(b'"') | is(b'\\')) & (ONES << 7) == 0
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
