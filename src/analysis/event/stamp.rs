//! Tells stamps, lists of links and rows of tables from sentences that tell something.

use std::ops::Range;

use super::When;
use super::time::Time;
use super::trigger::Trigger;
use crate::analysis::{Tense, Token, TokenKind, VerbGroup};

/// The figures from which on words without a predicate are a row of a table.
const ROW: usize = 4;

/// The tokens of a sentence that can tell something: those after a stamp ("6 May 2031 Last updated at 12:45 GMT
/// Ferries were …"), none of a list of links ("Ferries to run late - 3 hrs ago") or of a table's row.
pub fn telling(
    text: &str,
    tokens: &[Token],
    sentence: Range<usize>,
    verbs: &[VerbGroup],
) -> Range<usize> {
    let end = sentence.end;
    let mut start = sentence.start;
    let mut figures = 0;
    // "N) said on Thursday": the end of a ticker's brackets, of which a broken line holds the rest.
    if let Some([tail, bracket, ..]) = tokens.get(start..end)
        && tail.upper
        && tail.span.len() <= 2
        && bracket.of(text) == ")"
    {
        start += 2;
    }
    for at in sentence {
        let token = tokens[at];
        figures += usize::from(token.kind == TokenKind::Number);
        // Most words are told by their length and first letter from those that matter.
        let first = text.as_bytes().get(token.span.start as usize);
        if !matches!(token.span.len(), 3 | 7 | 8) || !matches!(first, Some(b'a' | b'u' | b'm')) {
            continue;
        }
        match token.of(text) {
            "ago" if is_link_age(text, tokens, at) => return end..end,
            "updated" | "modified" if stands(text, tokens, at.wrapping_sub(1), "Last") => {
                start = past_clock(text, tokens, at + 1..end);
            }
            _ => {}
        }
    }
    let finite = |v: &VerbGroup| !matches!(v.tense, Tense::Participle | Tense::Infinitive);
    if figures >= ROW && !verbs.iter().any(finite) {
        return end..end;
    }
    start..end
}

/// Whether a trigger only stamps a comment: "At 1:18 pm on 10 June 2031, Ann wrote".
pub fn stamps(trigger: &Trigger, when: Option<&When>) -> bool {
    let clock = when.is_some_and(|w| w.value.contains('T') && w.value.contains(':'));
    clock
        && when.is_some_and(|w| w.rule != "label")
        && !trigger.noun
        && matches!(
            &*trigger.lemma,
            "write" | "post" | "comment" | "publish" | "update" | "reply" | "add" | "say" | "quote"
        )
}

/// Whether a time is a comment's stamp: "… ever! At 12:32 pm on 9 June 2031, Ann wrote".
pub fn is_posting(text: &str, tokens: &[Token], time: &Time) -> bool {
    let after = tokens.get(time.tokens.end..).unwrap_or_default();
    time.when.value.contains(':')
        && after
            .iter()
            .take(6)
            .any(|t| matches!(t.of(text), "wrote" | "writes" | "posted"))
}

/// Where what follows a stamp of publication begins: a full date with a time of day, or a date between bars, that no
/// preposition ties to a sentence ("Sun May 2, 2031 9:05 am EDT", "| April 30, 2031 5:10 PM |"). `None` where the time
/// is no stamp.
pub fn past_stamp(text: &str, tokens: &[Token], time: &Time, end: usize) -> Option<usize> {
    let at = &time.tokens;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.of(text));
    let before = at.start.checked_sub(1).map_or("", word);
    let dated = tokens[at.clone()]
        .iter()
        .any(|t| t.kind == TokenKind::Number && t.span.len() == 4 && is_year(t.of(text)));
    let clock = time.when.value.contains(':');
    let clock = clock || clocked(text, tokens.get(at.end..end).unwrap_or_default());
    let tied = matches!(
        before,
        "on" | "On"
            | "at"
            | "At"
            | "of"
            | "until"
            | "since"
            | "Since"
            | "by"
            | "from"
            | "before"
            | "after"
            | "in"
            | "for"
    );
    let label = matches!(word(at.end), ":" | "-" | "–" | "—");
    if !dated || tied || label || !(clock || before == "|" && word(at.end) == "|") {
        return None;
    }
    Some(past_clock(text, tokens, at.end..end))
}

fn is_year(word: &str) -> bool {
    matches!(word.get(..2), Some("19" | "20" | "21"))
}

/// Whether a time of day stands among the next tokens ("; 4:49 PM", "23.18 BST").
fn clocked(text: &str, after: &[Token]) -> bool {
    let from = usize::from(
        after
            .first()
            .is_some_and(|t| matches!(t.of(text), ";" | "," | "|")),
    );
    let Some([clock, rest @ ..]) = after.get(from..) else {
        return false;
    };
    let word = clock.of(text);
    let split = word
        .find([':', '.'])
        .filter(|_| clock.kind == TokenKind::Number);
    let colon = rest.first().is_some_and(|t| t.of(text) == ":") && word.len() <= 2;
    let zone = rest
        .first()
        .is_some_and(|t| t.upper && t.span.len() <= 4 || matches!(t.of(text), "am" | "pm"));
    split.is_some() && (word.contains(':') || zone) || colon && clock.kind == TokenKind::Number
}

fn stands(text: &str, tokens: &[Token], at: usize, word: &str) -> bool {
    tokens.get(at).is_some_and(|t| t.of(text) == word)
}

/// "… - 3 hrs ago": a dash, a number and a short unit before "ago".
fn is_link_age(text: &str, tokens: &[Token], ago: usize) -> bool {
    let Some([dash, number, unit]) = ago.checked_sub(3).and_then(|from| tokens.get(from..ago))
    else {
        return false;
    };
    let unit = matches!(
        unit.of(text),
        "min" | "mins" | "minute" | "minutes" | "hr" | "hrs" | "hour" | "hours" | "day" | "days"
    );
    unit && number.kind == TokenKind::Number && matches!(dash.of(text), "-" | "–" | "—" | "|" | "•")
}

/// The token after the clock time and zone of a stamp.
fn past_clock(text: &str, tokens: &[Token], after: Range<usize>) -> usize {
    let mut at = after.start;
    while at < after.end {
        let word = tokens[at].of(text);
        let part = tokens[at].kind != TokenKind::Word && tokens[at].of(text) != "("
            || matches!(word, "at" | "on" | "am" | "pm" | "AM" | "PM" | "Help")
            || word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase());
        if !part {
            break;
        }
        at += 1;
    }
    at
}
