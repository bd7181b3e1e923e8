//! Makes text from outside harmless, once, into a type that alone may reach a widget or an export.

mod class;
mod scrub;

use std::fmt;
use std::sync::Arc;

use super::Span;
use scrub::scrub;

/// Text that holds no character a terminal could obey or misplace; made only by this module.
///
/// Control sequences are gone as a whole, then all other control characters but the line feed;
/// what is invisible or turns the direction of writing is gone; emoji are reduced to their base;
/// a base bears at most four combining marks. Letters, marks and symbols that one can see stay as
/// they were, but for the typographic ligatures (`ﬁ`), which become letters, and spaces of other
/// widths, which become spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(Arc<str>);

impl Clean {
    /// `raw` made harmless; lines are kept.
    pub fn text(raw: &str) -> Self {
        Self::counted(raw).0
    }

    /// `raw` made harmless and laid on one line, white space runs folded.
    pub fn line(raw: &str) -> Self {
        let (clean, _) = Self::counted(raw);
        if is_folded(clean.as_str()) {
            return clean;
        }
        let mut line = String::with_capacity(clean.as_str().len());
        fold(clean.as_str(), &mut line);
        Self(line.into())
    }

    /// `raw` made harmless, lines kept, and what was removed from it.
    pub fn counted(raw: &str) -> (Self, Removed) {
        let mut out = String::with_capacity(raw.len());
        let mut removed = Removed::default();
        scrub(raw, &mut out, &mut removed);
        (Self(out.into()), removed)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left to see.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How much was taken out of a text to make it harmless.
///
/// It is shown as an article's warning: `3 control sequences and 1 invisible character were removed`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Whole control sequences (CSI, OSC, DCS, APC, PM, SOS, two-character escapes).
    pub sequences: usize,
    /// Single control characters.
    pub controls: usize,
    /// Characters without a shape of their own: direction marks, joiners, fillers, tags.
    pub invisible: usize,
    /// Combining marks beyond the fourth on one base, or on none.
    pub marks: usize,
    /// Ordinary typography that no one misses: soft hyphens, emoji styles and joined emoji. Never warned about.
    pub dressing: usize,
}

impl Removed {
    /// All that was removed, in characters and sequences.
    pub fn total(&self) -> usize {
        self.sequences + self.controls + self.invisible + self.marks + self.dressing
    }

    /// Whether something was removed that a reader should know of.
    pub fn is_notable(&self) -> bool {
        self.total() > self.dressing
    }

    /// Both counts together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            sequences: self.sequences + other.sequences,
            controls: self.controls + other.controls,
            invisible: self.invisible + other.invisible,
            marks: self.marks + other.marks,
            dressing: self.dressing + other.dressing,
        }
    }
}

impl fmt::Display for Removed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = [
            (self.sequences, "control sequence"),
            (self.controls, "control character"),
            (self.invisible, "invisible character"),
            (self.marks, "stacked mark"),
        ]
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
        .collect();
        match parts.split_last() {
            None => f.write_str("nothing was removed"),
            Some((last, [])) => {
                let one = self.total() - self.dressing == 1;
                write!(f, "{last} {} removed", if one { "was" } else { "were" })
            }
            Some((last, before)) => write!(f, "{} and {last} were removed", before.join(", ")),
        }
    }
}

/// Lays clean paragraphs one after another, a blank line between, into one clean text.
#[derive(Debug, Default)]
pub struct Composer {
    out: String,
    scratch: String,
    removed: Removed,
}

impl Composer {
    /// A composer with room for `bytes` of text.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            out: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Adds `raw` as one paragraph on one line and returns where it stands; `None` if nothing is left of it.
    pub fn paragraph(&mut self, raw: &str) -> Option<Span> {
        self.scratch.clear();
        scrub(raw, &mut self.scratch, &mut self.removed);
        if self.scratch.trim().is_empty() {
            return None;
        }
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        let start = self.out.len();
        if is_folded(&self.scratch) {
            self.out.push_str(&self.scratch);
        } else {
            fold(&self.scratch, &mut self.out);
        }
        Some(Span::new(start, self.out.len()))
    }

    /// The text so far.
    pub fn as_str(&self) -> &str {
        &self.out
    }

    /// The whole text, and what was removed from it.
    pub fn finish(self) -> (Clean, Removed) {
        (Clean(self.out.into()), self.removed)
    }
}

/// Whether scrubbed `text` is one line without white space at its ends or twice in a row.
fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ends = |b: Option<&u8>| b.is_some_and(|b| matches!(b, b' ' | b'\n'));
    !ends(bytes.first())
        && !ends(bytes.last())
        && !bytes.contains(&b'\n')
        && !has_gap(bytes)
        && (text.is_ascii() || !text.contains('\u{3000}'))
}

/// Whether two spaces stand side by side; looked for without branches.
fn has_gap(bytes: &[u8]) -> bool {
    let behind = bytes.get(1..).unwrap_or_default();
    let pairs = bytes.iter().zip(behind);
    let both = |a: u8, b: u8| a == b' ' && b == b' ';
    pairs.fold(false, |any, (&a, &b)| any | both(a, b))
}

/// Adds the words of `text` to `out` with one space between them.
fn fold(text: &str, out: &mut String) {
    for (number, word) in text.split_whitespace().enumerate() {
        if number > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::class::is_forbidden;
    use super::*;

    /// Bytes that look like text, with everything in between that a terminal might obey.
    fn hostile() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            prop::collection::vec(any::<u8>(), 0..12),
            any::<char>().prop_map(|c| c.to_string().into_bytes()),
            (0x80u32..0x3100)
                .prop_map(|c| char::from_u32(c).unwrap_or('x').to_string().into_bytes()),
            prop::sample::select(vec![
                "\x1b[31m",
                "\x1b]52;c;AAAA\x07",
                "\x1b]0;title\x1b\\",
                "\u{9b}2J",
                "\x1bPq",
                "👩\u{200d}👩",
                "🇫🇷🇩",
                "e\u{301}\u{301}\u{301}\u{301}\u{301}",
                "\u{202e}",
                "ｶﾞ",
                "\r\n",
                "\t",
                "ﬁ",
                "plain words",
                "❤\u{fe0f}",
                " \u{301}",
            ])
            .prop_map(|s| s.as_bytes().to_vec()),
        ];
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_bytes_in_nothing_forbidden_out(bytes in hostile()) {
            let raw = String::from_utf8_lossy(&bytes);
            let clean = Clean::text(&raw);
            prop_assert!(!clean.as_str().contains(is_forbidden), "{:?}", clean.as_str());
            let line = Clean::line(&raw);
            prop_assert!(!line.as_str().contains(|c| c == '\n' || is_forbidden(c)));
            prop_assert_eq!(line.as_str(), line.as_str().split_whitespace().collect::<Vec<_>>().join(" "));
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(bytes in hostile()) {
            let once = Clean::text(&String::from_utf8_lossy(&bytes));
            let (twice, removed) = Clean::counted(once.as_str());
            prop_assert_eq!(&once, &twice);
            prop_assert_eq!(removed.total(), 0);
            let line = Clean::line(&String::from_utf8_lossy(&bytes));
            prop_assert_eq!(&line, &Clean::line(line.as_str()));
        }

        #[test]
        fn ordinary_text_is_unchanged(text in "[ -~\n’“”—–éüñçœß€£½™…аяΩ中文語한글]{0,80}") {
            let (clean, removed) = Clean::counted(&text);
            prop_assert_eq!(clean.as_str(), text.as_str());
            prop_assert_eq!(removed, Removed::default());
        }
    }

    #[test]
    fn what_was_removed_reads_as_a_sentence() {
        let counts = |sequences, invisible, marks| Removed {
            sequences,
            invisible,
            marks,
            dressing: 5,
            ..Removed::default()
        };
        for (removed, want) in [
            (
                counts(3, 12, 0),
                "3 control sequences and 12 invisible characters were removed",
            ),
            (counts(1, 0, 0), "1 control sequence was removed"),
            (counts(0, 2, 0), "2 invisible characters were removed"),
            (
                counts(1, 1, 1),
                "1 control sequence, 1 invisible character and 1 stacked mark were removed",
            ),
            (counts(0, 0, 0), "nothing was removed"),
        ] {
            assert_eq!(removed.to_string(), want);
        }
        assert!(!counts(0, 0, 0).is_notable());
        assert!(counts(1, 0, 0).is_notable());
    }

    #[test]
    fn a_line_folds_all_white_space() {
        for (raw, want) in [
            ("  two\n\n words\t", "two words"),
            ("one\u{a0}\u{2009}two", "one two"),
            ("全\u{3000}角", "全 角"),
            ("\u{200b}", ""),
            ("kept as it is", "kept as it is"),
        ] {
            assert_eq!(Clean::line(raw).as_str(), want);
        }
    }

    #[test]
    fn paragraphs_stand_apart_and_empty_ones_leave_no_gap() {
        let mut composer = Composer::default();
        let first = composer.paragraph(" One\nline. ");
        assert_eq!(composer.paragraph("\u{feff}  "), None);
        let second = composer.paragraph("\x1b[1mTwo.\x1b[0m");
        let (text, removed) = composer.finish();
        assert_eq!(text.as_str(), "One line.\n\nTwo.");
        assert_eq!(first, Some(Span::new(0, 9)));
        assert_eq!(second, Some(Span::new(11, 15)));
        assert_eq!((removed.sequences, removed.invisible), (2, 1));
    }
}
