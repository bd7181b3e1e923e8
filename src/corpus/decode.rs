//! Turns a file's bytes into text: byte order marks, UTF-8, UTF-16, else what a detector takes it for.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How many bytes are looked at to tell text from other things, as `git` does.
const HEAD: usize = 8000;

/// Text, and what its reader should know about how it was read.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// How many places could not be read in the file's encoding and stand as U+FFFD; its name.
    pub damage: Option<(usize, &'static str)>,
}

/// The text that `bytes` hold, or the name of what they are instead.
///
/// A byte order mark decides; then what can be UTF-8 is; then `chardetng` says, which
/// takes Windows-1252 where little speaks for anything else.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, &'static str> {
    let decoded = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        in_encoding(&bytes[mark..], encoding)
    } else if let Some(encoding) = unmarked_utf16(bytes) {
        in_encoding(bytes, encoding)
    } else if let Some(name) = binary(bytes) {
        return Err(name);
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded {
            text: text.into(),
            damage: None,
        });
    } else if is_damaged_utf8(bytes) {
        in_encoding(bytes, encoding_rs::UTF_8)
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        in_encoding(bytes, detector.guess(None, Utf8Detection::Deny))
    };
    if is_garbled(&decoded.text) {
        return Err("a binary file");
    }
    Ok(decoded)
}

fn in_encoding<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Decoded<'a> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let damage = broken.then(|| (text.matches('\u{fffd}').count(), encoding.name()));
    Decoded { text, damage }
}

/// UTF-16 without a byte order mark: every other byte of Latin text is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024) & !1];
    if !head.contains(&0) {
        return None;
    }
    let zeros = |odd: usize| {
        let every_other = head.iter().skip(odd).step_by(2);
        every_other.filter(|&&b| b == 0).count() * 2
    };
    let (even, odd) = (zeros(0), zeros(1));
    match head.len() {
        0..8 => None,
        n if odd * 10 >= n * 7 && even * 20 < n => Some(UTF_16LE),
        n if even * 10 >= n * 7 && odd * 20 < n => Some(UTF_16BE),
        _ => None,
    }
}

/// What a file that is not text is, by its first bytes; a NUL early on is in no text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 5] = [
        (b"%PDF-", "a PDF document"),
        (b"{\\rtf", "an RTF document"),
        (b"PK\x03\x04", "a zipped document"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
    ];
    let known = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic));
    let head = &bytes[..bytes.len().min(HEAD)];
    known
        .map(|&(_, name)| name)
        .or_else(|| head.contains(&0).then_some("a binary file"))
}

/// Whether `bytes` are UTF-8 with a few broken places: they are fewer than half as many as well-formed sequences, or no
/// more than those of three bytes, which other encodings hardly ever make by chance.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut long, mut broken) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid().bytes();
        whole += valid.clone().filter(|&b| b >= 0xc2).count();
        long += valid.filter(|&b| b >= 0xe0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 2 * broken || long > 0 && long >= broken
}

/// Whether more than one character in ten is a control character or could not be read.
fn is_garbled(text: &str) -> bool {
    let head = text.chars().take(HEAD);
    let odd = |c: &char| *c == '\u{fffd}' || c.is_control() && !c.is_ascii_whitespace();
    let (all, bad) = head.fold((0, 0), |(all, bad), c| {
        (all + 1, bad + usize::from(odd(&c)))
    });
    bad * 10 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let units = mark
            .then_some(0xfeff)
            .into_iter()
            .chain(text.encode_utf16());
        let bytes = |u: u16| {
            if little {
                u.to_le_bytes()
            } else {
                u.to_be_bytes()
            }
        };
        units.flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_that_reporters_meet_gives_the_same_text() {
        let text = "The minister’s café in Zürich closed, she said.";
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            utf16(text, true, true),
            utf16(text, false, true),
            utf16(text, true, false),
            utf16(text, false, false),
            windows.into_owned(),
        ] {
            let decoded = decode(&bytes).expect("text");
            assert_eq!(decoded.text, text);
            assert!(decoded.damage.is_none());
        }
    }

    #[test]
    fn a_few_broken_bytes_do_not_spoil_utf8() {
        let bytes = ["“Käse” – für alle “Räte”".as_bytes(), b" \xe2\x80 end"].concat();
        let decoded = decode(&bytes).expect("text");
        assert_eq!(decoded.text, "“Käse” – für alle “Räte” \u{fffd} end");
        assert_eq!(decoded.damage, Some((1, "UTF-8")));
    }

    #[test]
    fn one_stray_byte_does_not_make_utf8_another_alphabet() {
        let bytes = [
            "\u{200e}The mill closed in May.".as_bytes(),
            b" \x9b It reopened.",
        ]
        .concat();
        let decoded = decode(&bytes).expect("text");
        assert!(decoded.text.contains(" \u{fffd} It"), "{}", decoded.text);
        assert_eq!(decoded.damage, Some((1, "UTF-8")));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, want) in [
            (&b"%PDF-1.7 and so on"[..], "a PDF document"),
            (b"abc\0def", "a binary file"),
            (b"\x1f\x8b\x08\x08stuff", "a compressed file"),
            (b"\x80\x01\x02\x03\x04\x05\xff\xfe\x06\x07", "a binary file"),
        ] {
            assert_eq!(decode(bytes).err(), Some(want));
        }
    }
}
