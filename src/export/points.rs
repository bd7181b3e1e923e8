//! Turns byte offsets of one text into code points, which exports count.

use crate::corpus::Span;

/// How many bytes lie between two counted places: few enough to count the rest at once.
const STEP: usize = 32;

/// The code points of one text. Takes an eighth of the text's size, nothing where it is ASCII.
pub struct Points<'a> {
    text: &'a [u8],
    /// How many code points begin before each multiple of [`STEP`]; `None` where a byte is a code point.
    counted: Option<Vec<u32>>,
}

impl<'a> Points<'a> {
    /// Counts `text` once.
    pub fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let counted = (!text.is_ascii()).then(|| {
            let mut sum = 0;
            bytes
                .chunks(STEP)
                .map(|chunk| {
                    let before = sum;
                    sum += starts(chunk);
                    before
                })
                .collect()
        });
        Self {
            text: bytes,
            counted,
        }
    }

    /// The number of code points before byte `at`; of the whole text where `at` lies beyond it.
    pub fn at(&self, at: u32) -> u32 {
        let byte = (at as usize).min(self.text.len());
        let Some(counted) = &self.counted else {
            return byte as u32;
        };
        let step = (byte / STEP).min(counted.len() - 1);
        counted[step] + starts(&self.text[step * STEP..byte])
    }

    /// The first code point of `span` and the one after its last.
    pub fn range(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }
}

/// How many code points begin in `bytes`: all UTF-8 bytes but continuations begin one.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn curly_quotes_count_as_one() {
        let text = "“Yes”, she said — é.";
        let points = Points::of(text);
        let at = text.find("said").expect("it is there");
        assert_eq!(points.range(Span::new(at, at + 4)), (11, 15));
        assert_eq!(points.at(u32::MAX), 20);
    }

    #[test]
    fn an_empty_text_has_no_points() {
        assert_eq!(Points::of("").at(7), 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn every_boundary_counts_what_chars_count(text in "[a“é🦀\n]{0,600}") {
            let points = Points::of(&text);
            for (count, (at, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(at as u32), count as u32);
            }
            prop_assert_eq!(points.at(text.len() as u32), text.chars().count() as u32);
        }
    }
}
