//! Says of each character what becomes of it in clean text.

use unicode_normalization::char::is_combining_mark;

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It stays.
    Keep,
    /// It stays where it stands on a base with fewer than four marks.
    Mark,
    /// It becomes a space.
    Space,
    /// It becomes a line feed.
    Newline,
    /// ESC: it opens a control sequence that the next characters tell.
    Escape,
    /// It opens a control sequence with parameters and a final letter (CSI).
    Csi,
    /// It opens a control string that ends at ST (DCS, SOS, OSC, PM, APC).
    Opener,
    /// It goes: a control character.
    Control,
    /// It goes: a character without a shape.
    Invisible,
    /// It goes, as ordinary typography does: a soft hyphen, an emoji's style, a skin tone.
    Dressing,
    /// It goes, with the emoji that it joins to another.
    Joiner,
    /// One half of a flag.
    Regional,
    /// A half-width voicing mark, which joins the kana before it.
    Voicing,
    /// It becomes these letters or this mark.
    Becomes(&'static str),
}

/// What becomes of `c`, by the rule for text that comes from outside.
pub(super) fn class(c: char) -> Class {
    match c {
        // Letters of the West and the dashes, quotation marks and dots of English text: asked first, being many.
        '\n' | ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' => {
            Class::Keep
        }
        '\u{0}'..='\u{9f}' => control(c),
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Class::Space,
        '\u{2028}' | '\u{2029}' => Class::Newline,
        '\u{200d}' => Class::Joiner,
        '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' => {
            Class::Dressing
        }
        '\u{1f1e6}'..='\u{1f1ff}' => Class::Regional,
        '\u{ff9e}' | '\u{ff9f}' => Class::Voicing,
        '\u{fb00}'..='\u{fb06}' => Class::Becomes(ligature(c)),
        _ if is_invisible(c) => Class::Invisible,
        _ if is_noncharacter(c) => Class::Becomes("\u{fffd}"),
        // Ideographs and Hangul syllables are never marks.
        '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => Class::Keep,
        _ if is_combining_mark(c) => Class::Mark,
        _ => Class::Keep,
    }
}

/// The control characters: C0, DEL and C1.
fn control(c: char) -> Class {
    match c {
        '\t' => Class::Space,
        // A vertical tab and a form feed (a new page) end lines too; removed, they would join words.
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' => Class::Newline,
        '\u{1b}' => Class::Escape,
        '\u{9b}' => Class::Csi,
        '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => Class::Opener,
        // Windows-1252 that was taken for Latin-1 leaves its quotation marks and dashes at these C1 places.
        '\u{91}' => Class::Becomes("‘"),
        '\u{92}' => Class::Becomes("’"),
        '\u{93}' => Class::Becomes("“"),
        '\u{94}' => Class::Becomes("”"),
        '\u{96}' => Class::Becomes("–"),
        '\u{97}' => Class::Becomes("—"),
        _ => Class::Control,
    }
}

/// The letters of a typographic ligature.
fn ligature(c: char) -> &'static str {
    match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => "st",
    }
}

/// Whether `c` has no shape, turns the direction of writing, or is put before others by a script's rule:
/// format characters (Unicode category Cf) and default-ignorable ones, the fillers and the tags.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}' | '\u{8e2}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether Unicode will never give `c` a meaning.
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe
}

/// Whether `c` is an emoji or a symbol that emoji are made of.
pub(super) fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{203c}' | '\u{2049}' | '\u{2139}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1f1e5}' | '\u{1f200}'..='\u{1faff}')
}

/// Whether `c` may never stand in clean text.
#[cfg(test)]
pub(super) fn is_forbidden(c: char) -> bool {
    c != '\n' && !matches!(class(c), Class::Keep | Class::Mark | Class::Regional)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_range_of_the_rule_is_taken_out() {
        let ranges: [(u32, u32); 24] = [
            (0x00, 0x09),
            (0x0b, 0x1f),
            (0x7f, 0x9f),
            (0xad, 0xad),
            (0x600, 0x605),
            (0x61c, 0x61c),
            (0x6dd, 0x6dd),
            (0x70f, 0x70f),
            (0x8e2, 0x8e2),
            (0x115f, 0x1160),
            (0x180e, 0x180e),
            (0x200b, 0x200f),
            (0x2028, 0x202e),
            (0x2060, 0x2060),
            (0x2066, 0x2069),
            (0x20e3, 0x20e3),
            (0x3164, 0x3164),
            (0xfe0e, 0xfe0f),
            (0xfeff, 0xfeff),
            (0xff9e, 0xffa0),
            (0xfdd0, 0xfdef),
            (0x1_f3fb, 0x1_f3ff),
            (0xe_0001, 0xe_007f),
            (0x10_fffe, 0x10_ffff),
        ];
        for c in ranges
            .into_iter()
            .flat_map(|(from, to)| from..=to)
            .filter_map(char::from_u32)
        {
            assert!(is_forbidden(c), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn what_one_can_see_stays() {
        for c in "aZ9 é½™€ﾊ中ＡＢ字한🙂♥“”’—…\u{fffd}".chars() {
            assert_eq!(class(c), Class::Keep, "{c:?}");
        }
        assert_eq!(class('\u{301}'), Class::Mark);
    }
}
