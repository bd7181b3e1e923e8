//! Tells lines that were broken to a width from lines that are paragraphs, and joins the former.

use std::borrow::Cow;

/// The widths, in characters, that people and programs break prose to.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=140;

/// A shorter line was not broken for its width, even where the next one goes on in lower case.
const SHORTEST: usize = 30;

/// How a text breaks its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The width that lines are broken to; `None` where each line is a paragraph.
    width: Option<usize>,
    /// Whether blank lines part the paragraphs.
    spaced: bool,
}

impl Wrap {
    /// Measures a text by its lines; blank ones are empty.
    ///
    /// Lines were broken where most that are followed by another stop in the middle of a sentence
    /// and go on in lower case.
    pub fn measure<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let (mut width, mut broken, mut lower, mut ended) = (0, 0, 0, 0);
        let (mut spaced, mut blank) = (false, false);
        let mut before = "";
        for line in lines {
            let line = line.trim();
            spaced |= blank && !line.is_empty() && broken > 0;
            blank = line.is_empty();
            if !before.is_empty() && !line.is_empty() {
                let columns = columns(before);
                if ends_sentence(before) {
                    ended += 1;
                } else if WIDTHS.contains(&columns) {
                    broken += 1;
                    lower += usize::from(!starts_anew(line));
                    width = width.max(columns);
                }
            }
            before = line;
        }
        let is_broken = broken >= 2 && broken >= ended && lower * 2 >= broken;
        Self {
            width: is_broken.then_some(width),
            spaced,
        }
    }

    /// Whether `next` goes on with the paragraph that `line` is in. Both are as in the file, neither blank.
    pub fn joins(self, line: &str, next: &str) -> bool {
        let (indented, line, next) = (indent(next) > indent(line), line.trim(), next.trim());
        let ended = ends_sentence(line);
        let columns = columns(line);
        if !ended && (!starts_anew(next) || is_left_open(line)) {
            return columns >= SHORTEST;
        }
        let Some(width) = self.width else {
            return false;
        };
        if indented && ended {
            return false;
        }
        let would_take = columns + 1 + first_word(next);
        match (would_take > width, ended) {
            (true, _) => true,
            // The line was broken before it had to be: a short line that ends a sentence ends its paragraph,
            // unless blank lines do that here and the line is not so short.
            (false, true) => self.spaced && columns * 4 >= width * 3,
            (false, false) => would_take * 20 > width * 17,
        }
    }
}

/// Adds a line to its paragraph: a space between, none after a hyphen that breaks a word.
pub(super) fn join<'a>(paragraph: &mut Cow<'a, str>, line: &'a str) {
    let line = line.trim();
    if paragraph.is_empty() {
        *paragraph = Cow::Borrowed(line);
        return;
    }
    let mut end = paragraph.chars().rev();
    let hyphen = end.next() == Some('-') && end.next().is_some_and(char::is_alphabetic);
    let paragraph = paragraph.to_mut();
    if !(hyphen && line.starts_with(char::is_lowercase)) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// The width of a line in characters.
fn columns(line: &str) -> usize {
    if line.is_ascii() {
        line.len()
    } else {
        line.chars().count()
    }
}

/// How far a line is indented, in bytes of white space.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn first_word(line: &str) -> usize {
    columns(line.split(' ').next().unwrap_or_default())
}

/// Whether a line ends as sentences do.
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['”', '’', '"', '\'', ')', ']', '»', '*', '_']);
    bare.ends_with(['.', '!', '?', '…', ':'])
}

/// Whether a line may begin a paragraph: it does not go on in lower case or with a mark that joins.
fn starts_anew(line: &str) -> bool {
    let words = line.trim_start_matches(['“', '‘', '"', '\'', '(']);
    !words.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '&'))
}

/// Whether a line ends in a word that another must follow, as no paragraph does: "at the", "said of".
fn is_left_open(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    matches!(
        last,
        "a" | "an" | "and" | "at" | "by" | "for" | "from" | "of" | "or" | "the" | "to" | "with"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let wrap = Wrap::measure(text.lines());
        let mut all: Vec<Cow<str>> = Vec::new();
        let mut before = "";
        for line in text.lines() {
            if !line.trim().is_empty() {
                if before.trim().is_empty() || !wrap.joins(before, line) {
                    all.push(Cow::default());
                }
                join(all.last_mut().expect("one was pushed"), line);
            }
            before = line;
        }
        all.into_iter().map(Cow::into_owned).collect()
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        let text = "\
The ministers of the two island states met on Tuesday in the old
harbour house to settle who may fish where, and for how long. Neither
side would say how the meeting went.

A second meeting is planned for the week after, said Ada Quill, who
speaks for the northern fleet. She would not name the
place.";
        let got = paragraphs(text);
        assert_eq!(got.len(), 2, "{got:#?}");
        assert!(got[0].contains("the old harbour house") && got[1].ends_with("name the place."));
    }

    #[test]
    fn wrapped_paragraphs_without_blank_lines_end_at_short_lines() {
        let text = "\
The ministers of the two island states met on Tuesday in the old
harbour house to settle who may fish where, and for
how long.
A second meeting is planned for the week after, said Ada Quill, who
speaks for the northern fleet.
Her brother did not come.";
        let got = paragraphs(text);
        assert_eq!(got.len(), 3, "{got:#?}");
    }

    #[test]
    fn a_line_that_is_a_paragraph_stays_one() {
        for text in [
            "The bridge was closed on Monday after a barge struck it.\nThe mayor of Lower Wick asked for patience.\nRepairs begin soon.",
            "Arrivals this week\nFerry Alder\nFerry Birch\nFerry Cedar",
            "Team Points Lost Won Played in all the rounds\nAlder Town 12 3 4 5 6 of the northern league\nBirch United 11 3 4 5 of the northern league",
        ] {
            assert_eq!(paragraphs(text).len(), text.lines().count(), "{text}");
        }
    }

    #[test]
    fn a_line_that_ends_in_an_open_word_or_before_quoted_lower_case_goes_on() {
        for text in [
            "They left on Friday without a word to the press, the\nHarbour Board said.",
            "“We came close,” said Ada Quill of the northern fleet,\n“but close is not enough.”",
        ] {
            assert_eq!(paragraphs(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_title_above_wrapped_lines_stays_apart() {
        let text = "\
Island states talk about fish
The ministers of the two island states met on Tuesday in the old
harbour house to settle who may fish where, and for how long, in the
waters between them.";
        assert_eq!(paragraphs(text).len(), 2);
    }

    #[test]
    fn a_word_broken_at_a_hyphen_needs_no_space() {
        let mut paragraph = Cow::Borrowed("a long-");
        join(&mut paragraph, "term plan");
        assert_eq!(paragraph, "a long-term plan");
        let mut paragraph = Cow::Borrowed("it ended -");
        join(&mut paragraph, "so they said");
        assert_eq!(paragraph, "it ended - so they said");
    }
}
