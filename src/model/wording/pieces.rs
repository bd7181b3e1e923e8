//! Cuts a quotation that words of saying interrupt into what is quoted.

use crate::corpus::Span;

/// The stretches of `content` that stand between quotation marks, where it runs over words of saying
/// ("We will go,” Vale said, “when all are ready."); else all of it.
pub fn pieces(text: &str, content: Span) -> Vec<Span> {
    let words = content.of(text);
    let before = text.get(..content.start as usize).unwrap_or_default();
    let Some((close, open)) = marks(before) else {
        return vec![content];
    };
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((length, again)) = interruption(&words[from..], (close, open)) {
        out.push(part(content, from, from + length));
        from += again;
    }
    out.push(part(content, from, words.len()));
    out.retain(|p| !p.is_empty());
    out
}

fn part(content: Span, from: usize, to: usize) -> Span {
    let start = content.start as usize;
    Span::new(start + from, start + to)
}

/// The mark that closes and the one that opens again, by the mark before a quotation.
fn marks(before: &str) -> Option<(&'static str, &'static str)> {
    let pairs = [
        ("“", ("”", "“")),
        ("\"", ("\"", "\"")),
        ("``", ("''", "``")),
        ("«", ("»", "«")),
        ("‘", ("’", "‘")),
    ];
    let trimmed = before.trim_end_matches(' ');
    pairs
        .into_iter()
        .find(|(mark, _)| trimmed.ends_with(mark))
        .map(|(_, pair)| pair)
}

/// Where the first interruption of `words` begins, and where the quotation goes on.
fn interruption(words: &str, (close, open): (&str, &str)) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let end = from + words[from..].find(close)?;
        let after = end + close.len();
        // "don’t": an apostrophe closes nothing.
        let apostrophe = close == "’" && words[after..].starts_with(char::is_alphanumeric);
        if !apostrophe {
            let again = reopens(&words[after..], open)?;
            return Some((end, after + again + open.len()));
        }
        from = after;
    }
}

/// Where `open` stands first with a word behind it.
fn reopens(words: &str, open: &str) -> Option<usize> {
    let mut found = words.match_indices(open).map(|(at, _)| at);
    found.find(|at| words[at + open.len()..].starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_saying_are_cut_out() {
        for (text, want) in [
            (
                "“We will go,” Vale said, “when all are ready.”",
                "We will go,|when all are ready.",
            ),
            (
                "\"We will go,\" Vale said. \"Then home.\"",
                "We will go,|Then home.",
            ),
            (
                "‘We won’t go,’ Vale said, ‘not now.’",
                "We won’t go,|not now.",
            ),
            ("“We will go.”", "We will go."),
            (
                "“We will call it ‘the pact’ for now.”",
                "We will call it ‘the pact’ for now.",
            ),
        ] {
            let open = text.chars().next().map_or(0, char::len_utf8);
            let close = text.chars().next_back().map_or(0, char::len_utf8);
            let got = pieces(text, Span::new(open, text.len() - close));
            let got: Vec<&str> = got.into_iter().map(|p| p.of(text)).collect();
            assert_eq!(got.join("|"), want, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn pieces_lie_in_order_inside(text in "([a-c“”\"‘’', ]){0,30}") {
            let mut at = 0;
            for piece in pieces(&text, Span::new(0, text.len())) {
                proptest::prop_assert!(at <= piece.start && text.get(piece.range()).is_some());
                at = piece.end;
            }
        }
    }
}
