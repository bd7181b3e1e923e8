//! Judges whether a line is a title, a heading inside a story, or the story itself.

use super::{Clean, credits, day};

/// A title has at most so many characters.
const LONGEST_TITLE: usize = 140;

/// A heading inside a story has at most so many characters, and words.
const LONGEST_HEADING: (usize, usize) = (80, 10);

/// A title made of a sentence has about so many characters.
const HEAD: usize = 80;

/// Whether the first line of a text is its title: short, without a final stop, or in a title's capitals.
pub(super) fn is_title(line: &str) -> bool {
    let longest = if line.ends_with(['?', '!']) {
        100
    } else {
        LONGEST_TITLE
    };
    let short = line.chars().count() <= longest && line.split_whitespace().count() >= 2;
    let stops = ['.', ':', ';', ',', '_', '-', '–', '—'];
    let open = !line.ends_with(stops) || line.ends_with("...");
    short
        && !is_dateline(line)
        && (open && !is_speech(line) || line.ends_with('.') && is_capitalised(line))
}

/// Whether a line inside a story, between two paragraphs, is a heading.
///
/// A question is one only in a title's capitals, since stories ask questions too.
pub(super) fn is_heading(line: &str) -> bool {
    let (characters, words) = LONGEST_HEADING;
    if line.chars().nth(characters).is_some() {
        return false;
    }
    let opening = matches!(line.chars().next(), Some('“' | '‘' | '"' | '\''));
    let starts = opening || line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let plain = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '”' | '’' | ')' | '%'));
    let ends = plain || line.ends_with('?') && is_capitalised(line);
    let letters = line.chars().filter(|c| c.is_alphabetic()).count() * 2 > line.len();
    starts
        && ends
        && letters
        && line.split_whitespace().count() <= words
        && !is_speech(line)
        && is_balanced(line)
        && !is_dateline(line)
        && day::parse(line).is_none()
        && day::in_figures(line).is_none()
}

/// Whether every quotation mark and bracket that is opened in a line is closed in it.
fn is_balanced(line: &str) -> bool {
    let count = |mark: char| line.matches(mark).count();
    count('“') == count('”') && count('(') == count(')') && count('"') % 2 == 0
}

/// Whether a block is story text beyond doubt: long, or a sentence with its stop.
pub(super) fn is_story(text: &str) -> bool {
    let stop = text
        .trim_end_matches(['”', '’', '"', '\'', ')', ' '])
        .ends_with(['.', '!', '?', '…', ':']);
    text.len() >= 160 || stop && text.len() >= 60
}

/// Whether two lines are the same title, but for case, marks and spaces.
pub(super) fn same(one: &str, other: &str) -> bool {
    let bare = |c: &char| c.is_alphanumeric();
    let one = one.chars().filter(bare).flat_map(char::to_lowercase);
    one.eq(other.chars().filter(bare).flat_map(char::to_lowercase))
}

/// A title for a text that has none: its first sentence without its dateline, cut short at a word.
pub(super) fn head(text: &str) -> Clean {
    let sentence = first_sentence(credits::without_dateline(text));
    if sentence.chars().count() <= HEAD + 20 {
        return Clean::line(sentence);
    }
    let end = sentence
        .char_indices()
        .nth(HEAD + 1)
        .map_or(sentence.len(), |(at, _)| at);
    let cut = sentence[..end]
        .rfind(' ')
        .filter(|&at| at > 20)
        .unwrap_or(end);
    let bare = sentence[..cut].trim_end_matches([',', ';', ':', ' ', '—', '–', '-']);
    Clean::line(&format!("{bare}…"))
}

/// The text up to the first stop that follows a word of more than three letters and precedes a capital.
fn first_sentence(text: &str) -> &str {
    for (at, mark) in text.match_indices(['.', '!', '?']) {
        let end = at + mark.len();
        let (before, after) = (&text[..at], &text[end..]);
        let closing = after.len() - after.trim_start_matches(['”', '’', '"', '\'', ')']).len();
        let after = &after[closing..];
        let word = before.rsplit(' ').next().unwrap_or(before);
        let starts = after
            .strip_prefix(' ')
            .is_none_or(|a| a.starts_with(|c: char| !c.is_lowercase()));
        if (after.is_empty() || after.starts_with(' '))
            && starts
            && (word.len() > 3 && !word.contains('.') || mark != ".")
        {
            return &text[..end + closing];
        }
        if end > 4 * HEAD {
            break;
        }
    }
    text
}

/// Whether most longer words of a line are capitalised, as in a title, and it is one sentence.
fn is_capitalised(line: &str) -> bool {
    let long = |w: &&str| w.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    let (all, capital) = line
        .split_whitespace()
        .filter(long)
        .fold((0, 0), |(all, capital), w| {
            let first = w.trim_start_matches(|c: char| !c.is_alphabetic());
            (
                all + 1,
                capital + usize::from(first.starts_with(char::is_uppercase)),
            )
        });
    all >= 3 && capital * 5 >= all * 4 && !line.contains(". ") && !line.contains(" | ")
}

/// Words in quotation marks with a comma or a stop inside the last mark: speech, not a title.
fn is_speech(line: &str) -> bool {
    [".”", ",”", ".\"", ",\"", ".’", ".'", "''"]
        .iter()
        .any(|end| line.ends_with(end))
}

/// A place with an agency in brackets: "PORT ALDER, June 5 (Reuters) -".
fn is_dateline(line: &str) -> bool {
    credits::in_dateline(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_short_and_end_without_a_stop() {
        for line in [
            "Recent developments",
            "What Comes Next?",
            "A Port in Need of “Friends”",
            "2. The Fleet",
            "Background",
        ] {
            assert!(is_heading(line), "{line}");
        }
        for line in [
            "It was over.",
            "“We will come back,” she said, “and soon”, and that was all that she would say that day",
            "“We went home.”",
            "“We went home",
            "How will it end?",
            "PORT ALDER 2019-08-30",
            "PORT ALDER, Northern Isles 2019-08-30",
            "Port Alder, 6 June 2019",
            "lower case is no heading",
            "12 11 10 9 - 3",
            "PORT ALDER (AP) _",
            "",
        ] {
            assert!(!is_heading(line), "{line}");
        }
    }

    #[test]
    fn titles_may_end_in_a_stop_only_in_capitals() {
        for (line, want) in [
            ("Envoys to resume talks on herring", true),
            ("Will the boats come back?", true),
            ("Small Steps Toward Cleaner Harbours.", true),
            ("FERRIES - ALDER LINE TO CLOSE.", true),
            ("The boats came back on Monday.", false),
            ("PORT ALDER (AP) _", false),
            ("Word", false),
            ("“We went home.”", false),
        ] {
            assert_eq!(is_title(line), want, "{line}");
        }
    }

    #[test]
    fn a_head_is_a_sentence_or_is_cut_at_a_word() {
        for (text, want) in [
            (
                "U.S. envoy Jo Day left. He gave no reason.",
                "U.S. envoy Jo Day left.",
            ),
            ("“Go home!” she said. They did.", "“Go home!” she said."),
            ("One two", "One two"),
            ("", ""),
        ] {
            assert_eq!(head(text).as_str(), want);
        }
        let long = "word ".repeat(60);
        assert!(head(&long).as_str().ends_with("word…"));
        assert!(head(&"é".repeat(500)).as_str().chars().count() <= HEAD + 2);
    }

    #[test]
    fn titles_are_compared_by_their_letters() {
        assert!(same("Fish & Ships: a “Story”", "FISH & SHIPS — A STORY"));
        assert!(!same("Fish", "Ships"));
    }
}
