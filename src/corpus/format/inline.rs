//! Drops Markdown's inline markup: `**bold**`, `[words](address)`, `` `code` ``, escapes and entities.

use std::borrow::Cow;

/// The farthest that a link's address or a stretch of code reaches, in bytes; farther is no markup.
const REACH: usize = 2000;

/// The most openings that wait for their closing.
const WAITING: usize = 16;

/// Takes the markup out of one paragraph. What is not clearly markup stays.
pub(super) fn strip(text: &mut Cow<'_, str>) {
    if may_have_mark(text.as_bytes()) {
        let stripped = Stripper::new(text).run();
        if stripped != **text {
            *text = Cow::Owned(stripped);
        }
    }
}

/// Whether inline markup may begin somewhere in `bytes`; asked of 64 at a time, without branches.
fn may_have_mark(bytes: &[u8]) -> bool {
    let marked = |chunk: &[u8]| chunk.iter().fold(false, |any, &b| any | is_mark(b));
    bytes.chunks(64).any(marked)
}

/// Whether inline markup may begin with a byte.
fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'_' | b'[' | b'!' | b'`' | b'~' | b'\\' | b'<' | b'&'
    )
}

/// An opening run of emphasis marks that waits for its closing: where it stands in the output.
struct Opening {
    mark: u8,
    length: usize,
    at: usize,
}

struct Stripper<'a> {
    text: &'a str,
    at: usize,
    out: String,
    openings: Vec<Opening>,
    /// Stretches of `out` that turned out to be markup.
    dropped: Vec<(usize, usize)>,
    bracket: Seeker,
    tick: Seeker,
    angle: Seeker,
    semicolon: Seeker,
}

impl<'a> Stripper<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            out: String::with_capacity(text.len()),
            openings: Vec::new(),
            dropped: Vec::new(),
            bracket: Seeker::new(b']'),
            tick: Seeker::new(b'`'),
            angle: Seeker::new(b'>'),
            semicolon: Seeker::new(b';'),
        }
    }

    fn run(mut self) -> String {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().position(is_mark).unwrap_or(rest.len());
            self.out.push_str(&rest[..plain]);
            self.at += plain;
            if plain < rest.len() {
                self.special(rest.as_bytes()[plain]);
            }
        }
        self.without_dropped()
    }

    /// Treats the mark at `self.at`.
    fn special(&mut self, mark: u8) {
        let taken = match mark {
            b'*' | b'_' | b'~' => return self.emphasis(mark),
            b'[' | b'!' => self.link(),
            b'`' => self.code(),
            b'\\' => self.escape(),
            b'<' => self.address(),
            b'&' => self.entity(),
            _ => None,
        };
        if let Some(taken) = taken {
            self.at += taken;
        } else {
            self.out.push(mark as char);
            self.at += 1;
        }
    }

    /// Emphasis opens before a word and closes after one (the flanking rule of `CommonMark`, 6.2, without
    /// emphasis inside words).
    fn emphasis(&mut self, mark: u8) {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(|&b| b == mark).count();
        let before = self.text[..self.at].chars().next_back();
        let after = rest[length..].chars().next();
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let possible = length <= 3 && (mark != b'~' || length == 2);
        let open = self
            .openings
            .iter()
            .rposition(|o| o.mark == mark && o.length == length);
        match open {
            Some(open) if possible && !blank(before) && !word(after) => {
                let opening = &self.openings[open];
                self.dropped.push((opening.at, opening.at + length));
                self.dropped.push((self.out.len(), self.out.len() + length));
                self.openings.truncate(open);
            }
            _ if possible && !blank(after) && !word(before) => {
                if self.openings.len() == WAITING {
                    self.openings.remove(0);
                }
                let at = self.out.len();
                self.openings.push(Opening { mark, length, at });
            }
            _ => {}
        }
        self.out.push_str(&rest[..length]);
        self.at += length;
    }

    /// `[words](address)`, `![words](address)`, `[![words](address)](address)`, `[[page|words]]`, `[^1]`: the words
    /// stay. Returns what was taken.
    fn link(&mut self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let image = usize::from(rest.starts_with('!'));
        let inner = rest[image..].strip_prefix('[')?;
        let start = self.at + image + 1;
        if let Some(wiki) = inner.strip_prefix('[') {
            let end = self.bracket.next(self.text, start + 1)?;
            let page = &wiki[..end];
            let closed = wiki[end..].starts_with("]]");
            return closed.then(|| {
                self.out
                    .push_str(page.rsplit_once('|').map_or(page, |(_, words)| words));
                image + 2 + end + 2
            });
        }
        let end = self.bracket.next(self.text, start)?;
        let (words, after) = (&inner[..end], &inner[end + 1..]);
        if words.starts_with('^') {
            return Some(image + end + 2);
        }
        if let Some(description) = words.strip_prefix("![") {
            let picture = address(after)?;
            let link = address(after[picture..].strip_prefix(']')?)?;
            self.out.push_str(description);
            return Some(image + 1 + end + 1 + picture + 1 + link);
        }
        let address = address(after)?;
        self.out.push_str(words.trim_matches(['*', '_']));
        Some(image + 1 + end + 1 + address)
    }

    /// `` `code` ``: one mark on either side. Newswire writes quotations as ``` ``so'' ``` and `` `so' ``, which stay.
    fn code(&mut self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let doubled = rest.starts_with("``") || self.text[..self.at].ends_with('`');
        let inner = rest.strip_prefix('`').filter(|_| !doubled)?;
        let end = self.tick.next(self.text, self.at + 1)?;
        let code = &inner[..end];
        let opens = !code.starts_with(char::is_whitespace) && !code.ends_with(char::is_whitespace);
        let quotation = code.contains('\'') || inner[end + 1..].starts_with(['`', '\'']);
        if code.is_empty() || !opens || quotation {
            return None;
        }
        self.out.push_str(code);
        Some(end + 2)
    }

    /// A backslash before a mark of punctuation makes it a plain mark.
    fn escape(&mut self) -> Option<usize> {
        let escaped = *self.text.as_bytes().get(self.at + 1)?;
        escaped.is_ascii_punctuation().then(|| {
            self.out.push(escaped as char);
            2
        })
    }

    /// `<https://…>` loses its brackets, `<br>` and its like become a space.
    fn address(&mut self) -> Option<usize> {
        const TAGS: [&str; 12] = [
            "br", "p", "b", "i", "em", "strong", "span", "sup", "sub", "u", "div", "a",
        ];
        let inner = &self.text[self.at + 1..];
        let end = self
            .angle
            .next(self.text, self.at + 1)
            .filter(|&end| end < 400)?;
        let name = &inner[..end];
        if name.starts_with("http://")
            || name.starts_with("https://")
            || name.starts_with("mailto:")
        {
            self.out.push_str(name);
            return Some(end + 2);
        }
        let tag = name.trim_matches('/').split([' ', '/']).next()?;
        let known = TAGS.iter().any(|t| t.eq_ignore_ascii_case(tag));
        known.then(|| {
            if matches!(tag, "br" | "p" | "div") {
                self.out.push(' ');
            }
            end + 2
        })
    }

    /// `&amp;` and the other entities that newsrooms' tools leave behind.
    fn entity(&mut self) -> Option<usize> {
        const NAMED: [(&str, char); 14] = [
            ("amp", '&'),
            ("lt", '<'),
            ("gt", '>'),
            ("quot", '"'),
            ("apos", '\''),
            ("nbsp", ' '),
            ("ndash", '–'),
            ("mdash", '—'),
            ("lsquo", '‘'),
            ("rsquo", '’'),
            ("ldquo", '“'),
            ("rdquo", '”'),
            ("hellip", '…'),
            ("pound", '£'),
        ];
        let inner = &self.text[self.at + 1..];
        let end = self
            .semicolon
            .next(self.text, self.at + 1)
            .filter(|&end| end <= 8)?;
        let name = &inner[..end];
        let coded = name
            .strip_prefix('#')
            .and_then(|code| match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => code.parse().ok(),
            });
        let named = NAMED.iter().find(|(n, _)| *n == name).map(|&(_, c)| c);
        let c = named.or_else(|| coded.and_then(char::from_u32))?;
        self.out.push(c);
        Some(end + 2)
    }

    /// The output without the emphasis marks that found their other half.
    fn without_dropped(mut self) -> String {
        if self.dropped.is_empty() {
            return self.out;
        }
        self.dropped.sort_unstable();
        let mut text = String::with_capacity(self.out.len());
        let mut at = 0;
        for (start, end) in self.dropped {
            text.push_str(&self.out[at..start]);
            at = end;
        }
        text.push_str(&self.out[at..]);
        text
    }
}

/// Finds the next place of one mark from places that only move forward; each byte is searched once.
struct Seeker {
    mark: u8,
    /// Up to here the mark is known not to stand.
    upto: usize,
    /// Whether it stands there.
    found: bool,
}

impl Seeker {
    fn new(mark: u8) -> Self {
        Self {
            mark,
            upto: 0,
            found: false,
        }
    }

    /// How far from `at` the mark stands, within [`REACH`].
    fn next(&mut self, text: &str, at: usize) -> Option<usize> {
        let limit = text.len().min(at + REACH);
        if !(self.found && self.upto >= at) {
            let from = at.max(self.upto).min(limit);
            let place = text.as_bytes()[from..limit]
                .iter()
                .position(|&b| b == self.mark);
            self.found = place.is_some();
            self.upto = place.map_or(limit.max(self.upto), |p| from + p);
        }
        (self.found && self.upto < limit).then(|| self.upto - at)
    }
}

/// The length of a link's address, in its brackets, at the head of `text`.
fn address(text: &str) -> Option<usize> {
    let end = match text.as_bytes().first()? {
        b'(' => closing_bracket(text)?,
        b'[' => text.bytes().take(80).position(|b| b == b']')?,
        _ => return None,
    };
    Some(end + 1)
}

/// Where the round bracket closes that opens `text`; brackets inside come in pairs.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 0;
    let within = text.bytes().take(REACH).take_while(|&b| b != b'[');
    let mut ends = within.map(|b| {
        depth += i32::from(b == b'(') - i32::from(b == b')');
        depth == 0
    });
    ends.position(|ended| ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> String {
        let mut text = Cow::Borrowed(text);
        strip(&mut text);
        text.into_owned()
    }

    #[test]
    fn markup_goes_and_its_words_stay() {
        for (text, want) in [
            (
                "**Bold** and *soft*, __both__ and _one_",
                "Bold and soft, both and one",
            ),
            ("***all*** ~~gone~~", "all gone"),
            (
                "The [Courier](https://c.example/a_(b)) says",
                "The Courier says",
            ),
            (
                "![a boat](x.png) [note][1] [[Page|the page]] [[Quill]] so[^2].",
                "a boat note the page Quill so.",
            ),
            (
                "[![a boat](x.png)](y) [![two][2]](z) left",
                "a boat two left",
            ),
            ("run `cargo` now", "run cargo now"),
            ("5 \\* 3 \\[sic\\]", "5 * 3 [sic]"),
            (
                "<https://c.example> one<br>two <b>three</b>",
                "https://c.example one two three",
            ),
            ("A&amp;B &#8220;so&#x201D; AT&T", "A&B “so” AT&T"),
            ("**“Peace,”** she said.", "“Peace,” she said."),
            ("*By Ann Poe*", "By Ann Poe"),
        ] {
            assert_eq!(stripped(text), want, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_markup_stays() {
        for text in [
            "``It was so,'' he said. ``Quite so,'' she said.",
            "a ` strange ' mark, `so' and `thus' they write",
            "Ports (AP) _ The end _ or so _ came",
            "2*3*4 and snake_case_name",
            "*Correction: an earlier version",
            "[sic] he said [in part] (and more)",
            "x < y and y > x",
            "AT&T; R&D; B & C",
            "five \\ six",
            "**",
            "[",
            "![",
            "[[",
            "`",
            "<",
            "&",
            "\\",
        ] {
            assert_eq!(stripped(text), text, "{text}");
        }
    }

    #[test]
    fn rows_of_openings_take_linear_time() {
        for opening in ["[", "![", "*a ", "`a", "<a", "&", "[[", "[a](", "_a *b "] {
            let text = opening.repeat(100_000);
            assert!(!stripped(&text).is_empty());
        }
    }
}
