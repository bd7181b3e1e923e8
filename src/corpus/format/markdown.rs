//! Reads Markdown: front matter, headings, lists, quotes, rules and fences; inline markup is dropped.

use std::borrow::Cow;

use super::super::front;
use super::super::wrap::{self, Wrap};
use super::inline;
use super::{Draft, Mark, Piece};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    Blank,
    /// Story text, which may go on with the line before.
    Prose(&'a str),
    /// The first line of a list item or a table's row.
    Item(&'a str),
    Heading(&'a str),
    /// `===` or `---` below a line of text makes that line a heading; alone, the latter is a rule.
    Underline(&'a str),
    Furniture(&'a str),
    /// A picture alone: the words that describe it are no story text.
    Picture(&'a str),
    /// The opening or closing of a block of code.
    Fence(&'a str),
}

/// The article that `text` holds.
pub(super) fn read(text: &str) -> Draft<'_> {
    let (front, body) = front::split(text);
    let lines: Vec<&str> = body.split('\n').collect();
    let measure = Wrap::measure(lines.iter().map(|raw| match line(raw) {
        Line::Prose(words) | Line::Item(words) => words,
        _ => "",
    }));
    let mut reader = Reader {
        measure,
        pieces: Vec::new(),
        before: None,
        item: false,
        fence: None,
    };
    for raw in lines {
        reader.take(raw);
    }
    let mut pieces = reader.pieces;
    for piece in pieces.iter_mut().filter(|p| p.mark != Mark::Furniture) {
        inline::strip(&mut piece.text);
    }
    Draft { front, pieces }
}

/// The state of reading line by line.
struct Reader<'a> {
    measure: Wrap,
    pieces: Vec<Piece<'a>>,
    /// The line before, where it is text that may go on.
    before: Option<&'a str>,
    /// Whether that text is a list item's.
    item: bool,
    /// The marks that opened the block of code we are in.
    fence: Option<&'a str>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, raw: &'a str) {
        if let Some(fence) = self.fence {
            if matches!(line(raw), Line::Fence(marks) if marks.starts_with(fence)) {
                self.fence = None;
            }
            self.push(raw, Mark::Furniture);
            return;
        }
        match line(raw) {
            Line::Blank => self.before = None,
            Line::Prose(words) => match (self.before, self.pieces.last_mut()) {
                (Some(before), Some(last))
                    if self.item && words.starts_with([' ', '\t'])
                        || self.measure.joins(before, words) =>
                {
                    wrap::join(&mut last.text, words);
                    self.before = Some(words);
                }
                _ => self.text(words),
            },
            Line::Item(words) => {
                self.text(words);
                self.item = true;
            }
            Line::Heading(words) => self.push(words, Mark::Heading),
            Line::Underline(marks) => self.underline(marks),
            Line::Furniture(words) => self.push(words, Mark::Furniture),
            Line::Picture(words) => {
                self.push(words, Mark::Furniture);
                if let Some(picture) = self.pieces.last_mut() {
                    inline::strip(&mut picture.text);
                }
                // A picture that nothing describes leaves nothing.
                self.pieces.pop_if(|picture| picture.text.is_empty());
            }
            Line::Fence(marks) => {
                self.fence = Some(marks);
                self.push(raw, Mark::Furniture);
            }
        }
    }

    /// Begins a piece of text.
    fn text(&mut self, words: &'a str) {
        self.push(words, Mark::Plain);
        self.item = false;
        self.before = Some(words);
    }

    /// Adds a piece that no line goes on with.
    fn push(&mut self, words: &'a str, mark: Mark) {
        self.before = None;
        if !words.trim().is_empty() {
            self.pieces.push(Piece {
                text: Cow::Borrowed(words.trim()),
                mark,
            });
        }
    }

    /// Makes the line before a heading if it can be one; else the marks are a rule.
    fn underline(&mut self, marks: &'a str) {
        match (self.before.take(), self.pieces.last_mut()) {
            (Some(before), Some(last))
                if last.text.len() == before.trim().len() && before.len() < 160 =>
            {
                last.mark = Mark::Heading;
            }
            _ => self.push(marks, Mark::Furniture),
        }
    }
}

/// What a line is, its marks taken off.
fn line(raw: &str) -> Line<'_> {
    let unquoted = unquote(raw);
    let words = unquoted.trim();
    let Some(&first) = words.as_bytes().first() else {
        return Line::Blank;
    };
    match first {
        b'#' => hashes(words, unquoted),
        b'=' if is_run(words, '=') => Line::Underline(words),
        b'-' if is_run(words, '-') && words.len() > 1 => Line::Underline(words),
        b'-' | b'*' | b'_' if is_rule(words) => Line::Furniture(words),
        b'-' | b'*' | b'+' if words[1..].starts_with([' ', '\t']) => {
            Line::Item(task(words[1..].trim_start()))
        }
        b'`' if words.starts_with("```") => Line::Fence(&words[..3]),
        b'~' if words.starts_with("~~~") => Line::Fence(&words[..3]),
        b'|' => row(words),
        b'!' | b'[' if is_picture(words) => Line::Picture(words),
        b'[' if is_definition(words) => Line::Furniture(words),
        b'<' if words.starts_with("<!--") && words.ends_with("-->") => Line::Furniture(words),
        b'0'..=b'9' if is_numbered(words) => Line::Item(words),
        _ if unquoted.starts_with("• ") => Line::Item(unquoted["• ".len()..].trim()),
        _ => Line::Prose(unquoted),
    }
}

/// A line without the marks of a quotation (`> `) and of a note-taker's callout (`[!note]`).
fn unquote(raw: &str) -> &str {
    let mut words = raw.trim_end();
    let mut quoted = false;
    while let Some(rest) = words.trim_start().strip_prefix('>') {
        words = rest.strip_prefix(' ').unwrap_or(rest);
        quoted = true;
    }
    match words
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'))
    {
        Some((_, title)) if quoted => title.trim_start_matches(['-', '+', ' ']),
        _ => words,
    }
}

/// A line that begins with `#`: a heading of one to six levels, or a line of tags.
fn hashes<'a>(words: &'a str, unquoted: &'a str) -> Line<'a> {
    let level = words.bytes().take_while(|&b| b == b'#').count();
    let rest = &words[level..];
    if level <= 6 && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
        let bare = rest.trim().trim_end_matches('#');
        // "# C#" keeps its last mark: closing marks stand apart.
        let bare = if bare.ends_with(' ') || bare.is_empty() {
            bare
        } else {
            rest
        };
        return Line::Heading(bare.trim());
    }
    let tags = words
        .split_whitespace()
        .all(|w| w.starts_with('#') && w.len() > 1);
    if tags {
        Line::Furniture(words)
    } else {
        Line::Prose(unquoted)
    }
}

fn is_run(words: &str, mark: char) -> bool {
    words.chars().all(|c| c == mark)
}

/// Three or more of one of `-*_`, with or without spaces.
fn is_rule(words: &str) -> bool {
    let mut marks = words.chars().filter(|c| !c.is_whitespace());
    let first = marks.next();
    words.len() >= 3 && marks.clone().count() >= 2 && marks.all(|c| Some(c) == first)
}

/// A list item without its tick box.
fn task(item: &str) -> &str {
    ["[ ] ", "[x] ", "[X] "]
        .iter()
        .find_map(|b| item.strip_prefix(b))
        .unwrap_or(item)
}

/// A table's row, its cells apart by a bar; the line below its head is furniture.
fn row(words: &str) -> Line<'_> {
    let below_head = words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    if below_head {
        Line::Furniture(words)
    } else {
        Line::Item(words.trim_matches(['|', ' ']))
    }
}

/// `![words](address)` or `![[file]]` and nothing else, which may be a link's words: `[![words](address)](address)`.
fn is_picture(words: &str) -> bool {
    if let Some(file) = words.strip_prefix("![[") {
        return file.find("]]") == Some(file.len().wrapping_sub(2));
    }
    if let Some(rest) = words.strip_prefix("![") {
        let target = rest.split_once("](").map_or("", |(_, target)| target);
        return target.find(')') == Some(target.len().wrapping_sub(1));
    }
    let link = words.strip_prefix('[').and_then(|w| w.rsplit_once("]("));
    link.is_some_and(|(picture, target)| {
        picture.starts_with("![")
            && is_picture(picture)
            && target.find(')') == Some(target.len().wrapping_sub(1))
    })
}

/// `[1]: https://…`, which defines a link or a footnote.
fn is_definition(words: &str) -> bool {
    words.split_once("]: ").is_some_and(|(name, target)| {
        name.len() < 40 && (target.contains("://") || target.starts_with('<'))
    })
}

/// `12. ` or `3) `: the number stays, since it may be part of the story.
fn is_numbered(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    digits <= 3
        && matches!(
            words.as_bytes().get(digits..digits + 2),
            Some(b". " | b") ")
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(String, Mark)> {
        let pieces = read(text).pieces;
        pieces
            .into_iter()
            .map(|p| (p.text.into_owned(), p.mark))
            .collect()
    }

    #[test]
    fn blocks_are_told_apart_and_their_marks_taken_off() {
        use Mark::{Furniture, Heading, Plain};
        for (text, want) in [
            (
                "# Title\nStory.",
                vec![("Title", Heading), ("Story.", Plain)],
            ),
            ("## Part two ##\n", vec![("Part two", Heading)]),
            ("# About C#", vec![("About C#", Heading)]),
            (
                "Title\n=====\n\nStory.",
                vec![("Title", Heading), ("Story.", Plain)],
            ),
            (
                "- one\n* [x] two\n+ three\n1. four",
                vec![
                    ("one", Plain),
                    ("two", Plain),
                    ("three", Plain),
                    ("1. four", Plain),
                ],
            ),
            (
                "- One goes\n  On here\n- two\nNot this",
                vec![
                    ("One goes On here", Plain),
                    ("two", Plain),
                    ("Not this", Plain),
                ],
            ),
            (
                "> Quoted words.\n>\n> > More.",
                vec![("Quoted words.", Plain), ("More.", Plain)],
            ),
            (
                "> [!note] Mind this\n> Text.",
                vec![("Mind this", Plain), ("Text.", Plain)],
            ),
            (
                "One.\n\n---\n\n* * *\n___\nTwo.",
                vec![
                    ("One.", Plain),
                    ("---", Furniture),
                    ("* * *", Furniture),
                    ("___", Furniture),
                    ("Two.", Plain),
                ],
            ),
            (
                "```rust\nlet x;\n\n# no heading\n```\nStory.",
                vec![
                    ("```rust", Furniture),
                    ("let x;", Furniture),
                    ("# no heading", Furniture),
                    ("```", Furniture),
                    ("Story.", Plain),
                ],
            ),
            (
                "| a | b |\n|---|---|\n| 1 | 2 |",
                vec![("a | b", Plain), ("|---|---|", Furniture), ("1 | 2", Plain)],
            ),
            (
                "[1]: https://courier.example\n#talks #fish",
                vec![
                    ("[1]: https://courier.example", Furniture),
                    ("#talks #fish", Furniture),
                ],
            ),
            (
                "![A quay](a.png)\n![[quay.png]]\n[![Boats](b.png)](https://courier.example)\n![](c.png)",
                vec![
                    ("A quay", Furniture),
                    ("quay.png", Furniture),
                    ("Boats", Furniture),
                ],
            ),
            (
                "![A quay](a.png) The boats (all of them) came (in time)",
                vec![("A quay The boats (all of them) came (in time)", Plain)],
            ),
            (
                "#1 in the league\n2025 was. Good",
                vec![("#1 in the league", Plain), ("2025 was. Good", Plain)],
            ),
            (
                "Ports (AP) _\n\n- The end -",
                vec![("Ports (AP) _", Plain), ("The end -", Plain)],
            ),
        ] {
            let got = pieces(text);
            let got: Vec<_> = got.iter().map(|(t, m)| (t.as_str(), *m)).collect();
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn a_fence_that_is_never_closed_loses_no_line() {
        assert_eq!(pieces("```\none\ntwo").len(), 3);
    }
}
