//! Finds the amounts of an article: its figures, and measures written as one word with their number ("98-ton", "40ft").

use std::borrow::Cow;

use super::super::stated::Line;
use super::super::{is_range, value};
use super::scale::{self, Dimension};
use crate::analysis::token::lower;
use crate::analysis::{Annotations, Direction, Figure};
use crate::corpus::Span;
use crate::model::Said;

/// How far "about" reaches to either side, as a share of the number: "about 50" contradicts no 45.
const VAGUE: f64 = 0.15;

/// How far a number may lie beyond its limit, as a share of it: "more than 500" may be 490, rounded up.
const SLACK: f64 = 0.03;

/// How exact a measure that is converted is at best, as a share.
const ROUNDED: f64 = 0.02;

/// Units that are written together with their number, by the singular that stands for them.
const JOINED: [(&str, &str); 19] = [
    ("ton", "ton"),
    ("tonne", "ton"),
    ("tons", "ton"),
    ("tonnes", "ton"),
    ("foot", "foot"),
    ("feet", "foot"),
    ("ft", "foot"),
    ("metre", "metre"),
    ("meter", "metre"),
    ("metres", "metre"),
    ("meters", "metre"),
    ("mile", "mile"),
    ("miles", "mile"),
    ("inch", "inch"),
    ("in", "inch"),
    ("km", "kilometre"),
    ("kilometre", "kilometre"),
    ("kilometer", "kilometre"),
    ("kg", "kilogram"),
];

/// One amount.
#[derive(Clone, Debug)]
pub struct Amount<'a> {
    /// The number with its unit.
    pub span: Span,
    /// Its value in the unit of its dimension.
    pub value: f64,
    /// What it measures.
    pub dimension: Dimension,
    /// The unit, singular.
    pub unit: Cow<'a, str>,
    /// The figure, unless it is written as one word.
    pub figure: Option<&'a Figure>,
    /// From the least it may be to the most, and how exact it is.
    pub said: Said,
    /// Whether the number and its noun are joined by a hyphen.
    pub hyphen: bool,
}

/// The amounts of an article, in order of the text.
pub fn amounts<'a>(text: &str, note: &'a Annotations) -> Vec<Amount<'a>> {
    let mut out = figures(text, note);
    joined(text, note, &mut out);
    single(text, note, &mut out);
    spelled(text, note, &mut out);
    out.sort_by_key(|a| (a.span.start, a.span.end));
    out
}

fn figures<'a>(text: &str, note: &'a Annotations) -> Vec<Amount<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(figure) = note.figures.get(at) {
        at += 1;
        let next = note.figures.get(at);
        let upto = next.filter(|n| {
            figure.rule == "range" && n.unit == figure.unit && is_range(text, figure, n)
        });
        at += usize::from(upto.is_some());
        let span = upto.map_or(figure.span, |u| figure.span.to(u.span));
        let repeated = out.last().is_some_and(|a: &Amount| {
            let between = Span {
                start: a.span.end.min(span.start),
                end: span.start,
            };
            matches!(between.of(text).trim(), "(" | "/" | "or" | "(or")
        });
        if repeated || figure.rule == "multiple" {
            continue;
        }
        let words = span.of(text);
        let Some((dimension, factor)) = dimension(figure, words) else {
            continue;
        };
        out.push(Amount {
            span,
            value: figure.value * factor,
            dimension,
            unit: Cow::Borrowed(&*figure.unit),
            figure: Some(figure),
            said: said(figure, upto, words, (factor, below(text, span.start))),
            hyphen: false,
        });
    }
    out
}

fn dimension(figure: &Figure, words: &str) -> Option<(Dimension, f64)> {
    if figure.rule.starts_with("money") || figure.unit.len() == 3 && is_code(&figure.unit) {
        return Some((Dimension::Money, 1.0));
    }
    scale::scale(&figure.unit, words)
}

fn is_code(unit: &str) -> bool {
    unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether "nearly" or the like stands before a number: it is no more than that.
fn below(text: &str, start: u32) -> bool {
    let before = text.get(..start as usize).unwrap_or("");
    let last = before.split_whitespace().next_back().unwrap_or("");
    matches!(last, "nearly" | "almost" | "Nearly" | "Almost")
}

fn said(figure: &Figure, upto: Option<&Figure>, words: &str, (factor, below): (f64, bool)) -> Said {
    let written = match value::said(words, figure) {
        Said::Number { step, .. } => step,
        _ => 1.0,
    };
    let step = scale::step(figure.value, written);
    let step = if (factor - 1.0).abs() < f64::EPSILON {
        step
    } else {
        step.max(figure.value * ROUNDED)
    };
    let value = figure.value;
    let slack = (step / 2.0).min(value * SLACK);
    let (low, high) = match (upto, figure.direction) {
        (Some(upto), _) => (value, upto.value),
        (_, Some(Direction::AtMost)) => (0.0, value + slack),
        (_, Some(Direction::AtLeast)) => (value - slack, f64::INFINITY),
        _ if below => (value * (1.0 - VAGUE), value + step / 2.0),
        _ if figure.approximate => (value * (1.0 - VAGUE), value * (1.0 + VAGUE)),
        _ => (value, value),
    };
    Said::Number {
        low: low * factor,
        high: high * factor,
        step: step * factor,
    }
}

/// Adds what is "a mile wide" or "a mile long".
fn single(text: &str, note: &Annotations, out: &mut Vec<Amount>) {
    for (at, words) in text.match_indices("a mile ") {
        let open = at > 0 && text.as_bytes()[at - 1] == b' ';
        let half = text[..at].trim_end().ends_with("half");
        let rest = &text[at + words.len()..];
        let sized = ["wide", "long", "high", "thick", "across"];
        let span = Span::new(at, at + words.len() - 1);
        let after = note.figures.partition_point(|f| f.span.end <= span.start);
        let taken = note
            .figures
            .get(after)
            .is_some_and(|f| f.span.overlaps(span));
        let known = note.sentence_at(span.start).is_some() && !taken;
        if open && !half && known && sized.iter().any(|w| rest.starts_with(w)) {
            out.extend(one_word(text, ("1", 0), span, "mile"));
        }
    }
}

/// Adds "a six-inch tube": a small number in words, joined with its unit.
fn spelled(text: &str, note: &Annotations, out: &mut Vec<Amount>) {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    for (at, hyphen) in text.match_indices('-') {
        let word = text[..at].rsplit(|c: char| !c.is_ascii_alphabetic()).next();
        let word = word.unwrap_or("");
        let from = at - word.len();
        let Some(number) = WORDS.iter().position(|n| *n == word) else {
            continue;
        };
        let Some((unit, end)) = unit_after(text, at) else {
            continue;
        };
        let span = Span::new(from, end);
        let digits = format!("{:02}", number + 1);
        if hyphen.len() == 1 && note.sentence_at(span.start).is_some() {
            out.extend(one_word(text, (&digits, 0), span, unit));
        }
    }
}

/// Adds measures that are one word with their number, where no figure stands.
fn joined(text: &str, note: &Annotations, out: &mut Vec<Amount>) {
    let bytes = text.as_bytes();
    let known = out.len();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_digit() || matches!(bytes[at], b'.' | b',')) {
            at += 1;
        }
        let stop = text[start..at].trim_end_matches(['.', ',']).len() + start;
        let before = start.checked_sub(1).map_or(b' ', |k| bytes[k]);
        if before.is_ascii_alphanumeric() || matches!(before, b'$' | b'-' | b'.' | b',' | b'/') {
            continue;
        }
        let hurt = || hurts(text, start, stop).then_some(("person", stop));
        let Some((unit, end)) = unit_after(text, at).or_else(hurt) else {
            continue;
        };
        let span = Span::new(start, end);
        let taken = out[..known].partition_point(|a| a.span.end <= span.start);
        let free = out[..known]
            .get(taken)
            .is_none_or(|a| a.span.start >= span.end);
        let apart = note.sentence_at(span.start).is_some();
        if let Some(amount) =
            one_word(text, (&text[start..at], at), span, unit).filter(|_| free && apart)
        {
            out.push(amount);
        }
    }
}

/// The unit that is written right behind a number which ends at byte `at`, with its end.
fn unit_after(text: &str, at: usize) -> Option<(&'static str, usize)> {
    let bytes = text.as_bytes();
    let hyphen = bytes.get(at) == Some(&b'-');
    let spaced = bytes.get(at) == Some(&b' ');
    let from = at + usize::from(hyphen || spaced);
    let length = bytes
        .get(from..)?
        .iter()
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    let word = text.get(from..from + length)?;
    let closed = bytes.get(from + length).is_none_or(|b| !b.is_ascii_digit());
    let (_, unit) = JOINED.iter().find(|(name, _)| *name == word)?;
    let short = matches!(word, "ft" | "km" | "kg");
    // "6in-wide" is a measure, "in 6 in all" is none.
    let joined = !spaced && bytes.get(from + length) == Some(&b'-');
    let inches = word == "in";
    (closed && (hyphen && !inches || short || inches && joined)).then_some((*unit, from + length))
}

/// Whether a number counts people that it does not name: "injured 180."
fn hurts(text: &str, start: usize, end: usize) -> bool {
    let before = text
        .get(..start)
        .and_then(|t| t.split_whitespace().next_back());
    let mark = text
        .as_bytes()
        .get(end)
        .is_none_or(|b| matches!(b, b'.' | b',' | b';' | b'\n'));
    mark && matches!(
        before,
        Some("injured" | "injuring" | "wounded" | "wounding")
    )
}

fn one_word<'a>(
    text: &str,
    (digits, end): (&str, usize),
    span: Span,
    unit: &'static str,
) -> Option<Amount<'a>> {
    let digits = digits.trim_end_matches(['.', ',']);
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    let written = plain.parse::<f64>().ok().filter(|v| *v > 0.0)?;
    let (dimension, factor) = scale::scale(unit, unit)?;
    let decimals = plain.split_once('.').map_or(0, |(_, d)| d.len());
    let step = scale::step(written, 0.1_f64.powi(decimals.min(9) as i32));
    let mut head = text.get(..span.start as usize)?.split_whitespace().rev();
    let (last, before) = (head.next().unwrap_or(""), head.next().unwrap_or(""));
    let mut buffer = [0; 24];
    let (low, high) = match (before, lower(last, &mut buffer)) {
        (_, "about" | "around" | "some" | "roughly" | "nearly" | "almost" | "approximately") => {
            (written * (1.0 - VAGUE), written * (1.0 + VAGUE))
        }
        ("more" | "More", "than") | (_, "over") => (written - step / 2.0, f64::INFINITY),
        ("up", "to") | ("less", "than") => (0.0, written + step / 2.0),
        _ => (written, written),
    };
    Some(Amount {
        span,
        value: written * factor,
        dimension,
        unit: Cow::Borrowed(unit),
        figure: None,
        said: Said::Number {
            low: low * factor,
            high: high * factor,
            step: step * factor,
        },
        hyphen: end > 0 && text.as_bytes().get(end) == Some(&b'-') || digits.len() > 1 && end == 0,
    })
}

/// The first token behind `at` that stands in no brackets.
pub fn past_aside(line: &Line, at: usize) -> usize {
    if line.at(at) != "(" {
        return at;
    }
    let close = (at..(at + 12).min(line.tokens.len())).find(|&k| line.at(k) == ")");
    close.map_or(at, |k| k + 1)
}
