//! Runs the rule for text from outside over a text, character by character, in one pass.

use unicode_normalization::UnicodeNormalization as _;

use super::Removed;
use super::class::{Class, class, is_pictograph};

/// The most combining marks that a base may bear.
const MARKS: u8 = 4;

/// Adds `raw`, made harmless, to `out`, and counts in `removed` what was left out.
///
/// One pass; text of plain ASCII is copied in runs. What is added depends on `raw` alone.
pub(super) fn scrub(raw: &str, out: &mut String, removed: &mut Removed) {
    let mut scrub = Scrub {
        raw,
        at: 0,
        out,
        removed,
        marks: MARKS,
        flag: None,
        emoji: false,
        joining: false,
        open_until: 0,
    };
    scrub.run();
}

/// The state of one pass.
struct Scrub<'a> {
    raw: &'a str,
    /// The next byte of `raw`.
    at: usize,
    out: &'a mut String,
    removed: &'a mut Removed,
    /// Marks on the last base; [`MARKS`] where there is no base to put one on.
    marks: u8,
    /// The first half of a flag, waiting for its second.
    flag: Option<char>,
    /// Whether the last base is an emoji.
    emoji: bool,
    /// Whether a joiner stands after that emoji, so that the next emoji goes.
    joining: bool,
    /// Up to here it is known that no control string ends, so that each byte is searched once.
    open_until: usize,
}

impl Scrub<'_> {
    fn run(&mut self) {
        while self.at < self.raw.len() {
            let rest = &self.raw[self.at..];
            let plain = plain_run(rest.as_bytes());
            if plain > 0 {
                self.plain(&rest[..plain]);
            } else if let Some(c) = rest.chars().next() {
                self.at += c.len_utf8();
                self.one(c);
            }
        }
        self.end_flag();
    }

    /// Copies a run of plain ASCII.
    fn plain(&mut self, run: &str) {
        self.end_flag();
        self.out.push_str(run);
        self.at += run.len();
        self.based(run.ends_with([' ', '\n']));
    }

    /// Notes what the last character is: a base that can bear marks, or a blank that cannot.
    fn based(&mut self, blank: bool) {
        self.marks = if blank { MARKS } else { 0 };
        self.emoji = false;
        self.joining = false;
    }

    /// Treats one character, which stands before `self.at`.
    fn one(&mut self, c: char) {
        match class(c) {
            Class::Keep => self.keep(c),
            Class::Mark => self.mark(c),
            Class::Space => self.push(" ", true),
            Class::Newline => {
                // CR LF is one line's end.
                if c != '\r' || !self.raw[self.at..].starts_with('\n') {
                    self.push("\n", true);
                }
            }
            Class::Escape => self.escape(),
            Class::Csi => self.csi(),
            Class::Opener => self.string(false),
            Class::Control => self.removed.controls += 1,
            Class::Dressing => self.removed.dressing += 1,
            Class::Joiner if self.emoji => {
                self.joining = true;
                self.removed.dressing += 1;
            }
            Class::Joiner | Class::Invisible => self.removed.invisible += 1,
            Class::Regional => self.regional(c),
            Class::Voicing => self.voicing(c),
            Class::Becomes(text) => self.push(text, false),
        }
    }

    /// Adds what a character becomes.
    fn push(&mut self, text: &str, blank: bool) {
        self.end_flag();
        self.out.push_str(text);
        self.based(blank);
    }

    fn keep(&mut self, c: char) {
        let pictograph = is_pictograph(c);
        if pictograph && self.joining {
            self.removed.dressing += 1;
            self.joining = false;
            return;
        }
        self.end_flag();
        self.out.push(c);
        self.based(c.is_whitespace());
        self.emoji = pictograph;
    }

    fn mark(&mut self, c: char) {
        self.end_flag();
        if self.marks < MARKS {
            self.out.push(c);
            self.marks += 1;
        } else {
            self.removed.marks += 1;
        }
    }

    /// A flag is a pair of regional indicators; one alone is a letter.
    fn regional(&mut self, c: char) {
        if let Some(first) = self.flag.take() {
            self.out.push(first);
            self.out.push(c);
            self.based(false);
        } else {
            self.flag = Some(c);
        }
    }

    fn end_flag(&mut self) {
        if let Some(alone) = self.flag.take() {
            let letter = (alone as u32 - 0x1_f1e6) as u8 + b'A';
            self.out.push(letter as char);
            self.based(false);
        }
    }

    /// Joins a half-width voicing mark to its kana (`ｶﾞ` to `ガ`); one alone becomes the full-width sign.
    fn voicing(&mut self, c: char) {
        self.end_flag();
        let kana = self.out.chars().next_back().filter(|&k| is_half_kana(k));
        let joined = kana.and_then(|kana| {
            let mut composed = [kana, c].into_iter().nfkc();
            composed.next().filter(|_| composed.next().is_none())
        });
        if let Some(joined) = joined {
            self.out.pop();
            self.out.push(joined);
        } else {
            self.out.push(if c == '\u{ff9e}' { '゛' } else { '゜' });
        }
        self.based(false);
    }

    /// Takes out what ESC opens.
    fn escape(&mut self) {
        let rest = &self.raw.as_bytes()[self.at..];
        match rest.first() {
            Some(b'[') => {
                self.at += 1;
                self.csi();
            }
            Some(b']' | b'P' | b'X' | b'^' | b'_') => {
                self.at += 1;
                self.string(true);
            }
            _ => {
                // ECMA-35: intermediate bytes, then a final one ("ESC ( B", "ESC 7").
                let between = count(rest, 0x20..=0x2f);
                let ends = rest.get(between).is_some_and(|b| (0x30..=0x7e).contains(b));
                if ends {
                    self.at += between + 1;
                    self.removed.sequences += 1;
                } else {
                    self.removed.controls += 1;
                }
            }
        }
    }

    /// Takes out the parameters, intermediate bytes and the final byte of a CSI sequence (ECMA-48, 5.4).
    fn csi(&mut self) {
        let rest = &self.raw.as_bytes()[self.at..];
        let parameters = count(rest, 0x30..=0x3f);
        let between = count(&rest[parameters..], 0x20..=0x2f);
        let last = rest.get(parameters + between).copied();
        let ends = last.is_some_and(|b| (0x40..=0x7e).contains(&b));
        self.at += parameters + between + usize::from(ends);
        self.removed.sequences += 1;
    }

    /// Takes out a control string up to its end, ST or BEL.
    ///
    /// One that does not end within its paragraph goes up to the end of its line only, so that a stray
    /// opener cannot swallow a story; and if it was opened by a C1 character, nothing but that goes: text
    /// that was decoded wrongly holds U+009D for each closing quotation mark.
    fn string(&mut self, by_escape: bool) {
        self.removed.sequences += 1;
        let rest = &self.raw[self.at..];
        let known = self.open_until > self.at;
        let (reach, closed) = if known {
            (self.open_until - self.at, None)
        } else {
            string_end(rest.as_bytes())
        };
        self.open_until = self.at + reach;
        let line = || rest.find('\n').map_or(reach, |line| line.min(reach));
        self.at += match closed {
            Some(end) => end,
            None if by_escape => line(),
            None => 0,
        };
    }
}

/// How far into `bytes` a control string reaches at most, and the byte after its end if it has one there.
///
/// CAN, SUB and ESC make a terminal give it up; a blank line, here, too.
fn string_end(bytes: &[u8]) -> (usize, Option<usize>) {
    let mut pairs = bytes
        .iter()
        .zip(bytes.iter().skip(1).chain([&0]))
        .enumerate();
    let end = pairs.find_map(|(at, pair)| match pair {
        (0x07, _) => Some((at, Some(at + 1))),
        (0x1b, b'\\') | (0xc2, 0x9c) => Some((at, Some(at + 2))),
        (0x18 | 0x1a | 0x1b, _) | (b'\n', b'\n' | b'\r') => Some((at, None)),
        _ => None,
    });
    end.unwrap_or((bytes.len(), None))
}

/// How many bytes at the head of `bytes` are ASCII that stays as it is; asked of 32 at a time, without branches.
fn plain_run(bytes: &[u8]) -> usize {
    let whole = |chunk: &&[u8]| chunk.iter().fold(true, |all, &b| all & is_plain(b));
    let skip = 32 * bytes.chunks_exact(32).take_while(whole).count();
    let rest = bytes[skip..].iter().take_while(|&&b| is_plain(b));
    skip + rest.count()
}

/// Whether a byte is ASCII that stays as it is.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n')
}

/// Whether `c` is a half-width katakana letter.
fn is_half_kana(c: char) -> bool {
    matches!(c, '\u{ff66}'..='\u{ff9d}')
}

/// How many bytes at the head of `bytes` lie in `range`.
fn count(bytes: &[u8], range: std::ops::RangeInclusive<u8>) -> usize {
    bytes.iter().take_while(|b| range.contains(b)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scrubbed(raw: &str) -> (String, Removed) {
        let (mut out, mut removed) = (String::new(), Removed::default());
        scrub(raw, &mut out, &mut removed);
        (out, removed)
    }

    #[test]
    fn control_sequences_go_as_a_whole() {
        for (raw, want) in [
            ("a\x1b[31;1mred\x1b[0m b", "ared b"),
            ("a\u{9b}2Jb", "ab"),
            ("a\x1b]52;c;c2VjcmV0\x07b", "ab"),
            (
                "a\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\b",
                "alinkb",
            ),
            ("a\u{9d}0;title\u{9c}b", "ab"),
            (
                "a\x1bP1$r0m\x1b\\b\x1b_apc\x1b\\c\x1b^pm\x1b\\d\x1bXsos\x1b\\e",
                "abcde",
            ),
            ("a\x1b(Bb\x1b7c\x1bcd", "abcd"),
            ("a\x1b[", "a"),
            ("a\x1b", "a"),
            ("a\x1b]0;never closed\nnext line", "a\nnext line"),
            ("a\x1b]0;two\nlines\x07b", "ab"),
            ("a\x1b]0;open\n\nnext \x07paragraph", "a\n\nnext paragraph"),
            ("â€\u{9d} he said", "â€ he said"),
            ("a\x1b]0;open\nstory\x1b[0m", "a\nstory"),
            ("a\x1b]0;broken off\x1b[31mb", "ab"),
        ] {
            assert_eq!(scrubbed(raw).0, want, "{raw:?}");
        }
        assert_eq!(scrubbed("\x1b[1m\x1b]0;t\x07\x1b7").1.sequences, 3);
    }

    #[test]
    fn blanks_and_line_ends_become_ordinary() {
        for (raw, want) in [
            ("a\tb\u{a0}c\u{2009}d\u{202f}e", "a b c d e"),
            (
                "a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\u{c}g",
                "a\nb\nc\nd\ne\nf\ng",
            ),
            ("a\0b\u{8}c\u{7f}d\u{81}e", "abcde"),
        ] {
            assert_eq!(scrubbed(raw).0, want, "{raw:?}");
        }
        assert_eq!(scrubbed("a\0b\u{7f}").1.controls, 2);
    }

    #[test]
    fn invisible_characters_go_and_are_counted() {
        let (out, removed) = scrubbed("a\u{202e}b\u{200b}c\u{feff}d\u{e0041}e\u{3164}f\u{ad}g");
        assert_eq!(out, "abcdefg");
        assert_eq!((removed.invisible, removed.dressing), (5, 1));
    }

    #[test]
    fn emoji_keep_their_base() {
        for (raw, want) in [
            ("👩\u{200d}👩\u{200d}👧 x", "👩 x"),
            ("👍🏽", "👍"),
            ("❤\u{fe0f}", "❤"),
            ("1\u{fe0f}\u{20e3}", "1"),
            ("🏴\u{e0067}\u{e0062}\u{e007f}", "🏴"),
            ("👩\u{1f3fd}\u{200d}🚒", "👩"),
            ("क\u{94d}\u{200d}ष", "क\u{94d}ष"),
        ] {
            assert_eq!(scrubbed(raw).0, want, "{raw:?}");
        }
    }

    #[test]
    fn flags_are_pairs_and_halves_are_letters() {
        for (raw, want) in [
            ("🇫🇷", "🇫🇷"),
            ("🇫 x", "F x"),
            ("🇫🇷🇩", "🇫🇷D"),
            ("🇫\u{200d}🇷", "🇫🇷"),
            ("🇿", "Z"),
        ] {
            assert_eq!(scrubbed(raw).0, want, "{raw:?}");
        }
    }

    #[test]
    fn a_base_bears_four_marks_and_a_blank_none() {
        let (out, removed) = scrubbed(&format!("e{} \u{301}f\u{301}", "\u{301}".repeat(900)));
        assert_eq!(out, "e\u{301}\u{301}\u{301}\u{301} f\u{301}");
        assert_eq!(removed.marks, 897);
    }

    #[test]
    fn letters_that_terminals_disagree_on_are_replaced() {
        for (raw, want) in [
            (
                "eﬀect ﬁnal ﬂow eﬃcient wa\u{fb04}e \u{fb06}",
                "effect final flow efficient waffle st",
            ),
            ("ｶﾞﾊﾟｱﾞ", "ガパア゛".replace('ア', "ｱ").as_str()),
            ("½ ™ ＡＢ 中", "½ ™ ＡＢ 中"),
            ("\u{fdd0}\u{ffff}", "\u{fffd}\u{fffd}"),
            ("It\u{92}s \u{93}so\u{94}", "It’s “so”"),
        ] {
            assert_eq!(scrubbed(raw).0, want, "{raw:?}");
        }
    }

    #[test]
    fn openers_without_an_end_are_searched_once() {
        // Quadratic searching would take minutes here.
        assert_eq!(scrubbed(&"\x1b]0;x\n".repeat(200_000)).0.len(), 200_000);
        assert_eq!(
            scrubbed(&"\x1b]0;x\u{9d}\n".repeat(200_000)).0.len(),
            200_000
        );
        assert_eq!(scrubbed(&"\u{9d}x\n".repeat(200_000)).0.len(), 400_000);
    }
}
