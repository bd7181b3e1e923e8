//! Reads a number at a token: digits with separators and scales, or number words.

use crate::analysis::hyphen;
use crate::analysis::lexicon::{self, Flag};
use crate::analysis::token::{Token, TokenKind, lower};

/// A number as it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value, scale applied.
    pub value: f64,
    /// The token after it.
    pub last: usize,
    /// The factor that its scale words give.
    pub scale: f64,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Whether it is written as a year is: four digits and nothing else.
    pub yearlike: bool,
    /// Whether `%` or the like is glued to the digits ("5pc").
    pub percent: bool,
}

/// The number that begins at token `at`, if one does.
pub fn read(text: &str, tokens: &[Token], at: usize) -> Option<Number> {
    let token = tokens.get(at)?;
    let mut number = match token.kind {
        TokenKind::Number => digits(token.of(text), at)?,
        TokenKind::Word => words(text, tokens, at)?,
        TokenKind::Mark => return None,
    };
    scales(text, tokens, &mut number);
    Some(number)
}

/// "1,243", "28.8", "15bn", "33m"; ordinals, decades and clock times are none.
fn digits(word: &str, at: usize) -> Option<Number> {
    let split = word
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
        .unwrap_or(word.len());
    let (figure, suffix) = word.split_at(split);
    let mut percent = false;
    let scale = match suffix {
        "" => 1.0,
        "pc" | "pct" => {
            percent = true;
            1.0
        }
        _ => {
            let mut buffer = [0; 24];
            factor(lower(suffix, &mut buffer))?
        }
    };
    let value = plain(figure)?;
    Some(Number {
        value: value * scale,
        last: at + 1,
        scale,
        digits: true,
        yearlike: word.len() == 4
            && suffix.is_empty()
            && figure.bytes().all(|b| b.is_ascii_digit()),
        percent,
    })
}

/// The value of digits with separators of thousands and a decimal point.
fn plain(figure: &str) -> Option<f64> {
    if !figure.contains(',') {
        return figure.parse().ok();
    }
    let grouped = figure.split(',').skip(1).all(|g| {
        g.split('.')
            .next()
            .is_some_and(|d| d.len() == 3 || d.len() == 2)
    });
    if !grouped {
        return None;
    }
    let solid: String = figure.chars().filter(|c| *c != ',').collect();
    solid.parse().ok()
}

/// The factor of a scale word.
fn factor(word: &str) -> Option<f64> {
    lexicon::NUMBER_WORDS
        .get(word)?
        .strip_prefix('x')?
        .parse()
        .ok()
}

/// Whether a number may begin with `token`: a cheap look before it is read.
#[inline]
pub fn may_begin(text: &str, token: Token) -> bool {
    match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => may_be_number(text, token),
        TokenKind::Mark => false,
    }
}

/// Whether a word may be a number word, or two with a hyphen.
#[inline]
fn may_be_number(text: &str, token: Token) -> bool {
    if token.span.len() < 3 || token.word.is(Flag::Number) {
        return token.span.len() >= 3;
    }
    // "twenty-five" to "ninety-nine".
    let tens = |b: &u8| matches!(b | 0x20, b't' | b'f' | b's' | b'e' | b'n');
    hyphen::may_stand_in(text, token.span)
        && token.of(text).as_bytes().first().is_some_and(tens)
        && token.of(text).contains('-')
}

/// "twelve", "twenty-five", "two hundred and fifty", "half a billion".
fn words(text: &str, tokens: &[Token], at: usize) -> Option<Number> {
    if !may_be_number(text, tokens[at]) {
        return None;
    }
    let word = tokens[at].of(text);
    let follows_article = |k: usize| k > 0 && matches!(tokens[k - 1].of(text), "a" | "A");
    let mut buffer = [0; 24];
    let first = lower(word, &mut buffer);
    let mut value = match small(first) {
        Some(value) => value,
        // "a million", "half a billion"
        None if follows_article(at) && !matches!(first, "m" | "b" | "k") => {
            let half = at > 1 && tokens[at - 2].of(text).eq_ignore_ascii_case("half");
            factor(first)? * if half { 0.5 } else { 1.0 }
        }
        None => return None,
    };
    let mut last = at + 1;
    // "two hundred and fifty", "twenty five"
    loop {
        let skip =
            usize::from(value >= 100.0 && tokens.get(last).is_some_and(|t| t.of(text) == "and"));
        let Some(next) = tokens
            .get(last + skip)
            .filter(|t| t.kind == TokenKind::Word)
        else {
            break;
        };
        let mut buffer = [0; 24];
        let next = lower(next.of(text), &mut buffer);
        let hundred = next == "hundred" && value < 100.0 && skip == 0;
        if hundred {
            value *= 100.0;
        } else if let Some(more) = small(next).filter(|m| {
            (value % 100.0 == 0.0 && value >= 100.0)
                || (value >= 20.0 && value % 10.0 == 0.0 && *m < 10.0 && skip == 0)
        }) {
            value += more;
        } else {
            break;
        }
        last += skip + 1;
    }
    Some(Number {
        value,
        last,
        scale: 1.0,
        digits: false,
        yearlike: false,
        percent: false,
    })
}

/// The value of a number word below a hundred ("twenty-five").
fn small(word: &str) -> Option<f64> {
    let one = |w: &str| lexicon::NUMBER_WORDS.get(w)?.parse::<f64>().ok();
    match word.split_once('-') {
        None => one(word),
        Some((tens, ones)) => {
            let (tens, ones) = (one(tens)?, one(ones)?);
            (tens >= 20.0 && ones < 10.0).then_some(tens + ones)
        }
    }
}

/// Takes the scale words after a number in: "28.8 billion", "500-million", "two hundred thousand".
fn scales(text: &str, tokens: &[Token], number: &mut Number) {
    loop {
        let mut at = number.last;
        if tokens
            .get(at)
            .is_some_and(|t| !t.spaced && matches!(t.of(text), "-" | "‑"))
        {
            at += 1;
        }
        let Some(token) = tokens.get(at).filter(|t| t.kind == TokenKind::Word) else {
            return;
        };
        let word = token.of(text);
        // "$500 million-plus", "12-million-dollar" keep their scale.
        let word = word.split('-').next().unwrap_or(word);
        let mut buffer = [0; 24];
        let word = lower(word, &mut buffer);
        let short = word.len() == 1 && (!number.digits || token.capital);
        let Some(factor) = factor(word).filter(|f| {
            let dozens = number.digits && word != "dozen" && *f < 1000.0;
            !(short || dozens && *f < number.scale)
        }) else {
            return;
        };
        number.value *= factor;
        number.scale *= factor;
        number.last = at + 1;
        number.yearlike = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokenize;
    use crate::corpus::Span;

    fn value(text: &str) -> Option<f64> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        (0..tokens.len())
            .find_map(|at| read(text, &tokens, at))
            .map(|n| n.value)
    }

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        for (text, want) in [
            ("28.8 billion", Some(28.8e9)),
            ("15bn", Some(15e9)),
            ("1,243", Some(1243.0)),
            ("500-million", Some(500e6)),
            ("twelve million", Some(12e6)),
            ("twenty-five", Some(25.0)),
            ("two hundred and fifty", Some(250.0)),
            ("a billion", Some(1e9)),
            ("half a million", Some(5e5)),
            ("two hundred thousand", Some(2e5)),
            ("9th", None),
            ("1990s", None),
            ("10am", None),
            ("often", None),
        ] {
            assert_eq!(value(text), want, "{text}");
        }
    }
}
