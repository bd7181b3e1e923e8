//! Finds the names that the lexicons hold: countries, organisations, places, cities.

use crate::analysis::lexicon::{self, Flag, WordId};
use crate::analysis::token::{Token, TokenKind};

/// What the lexicons say of a name. Codes are ISO 3166 alpha-2; two blanks where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A country or bloc.
    Country([u8; 2]),
    /// A country that is part of another (Scotland).
    Part([u8; 2]),
    /// "Europe".
    Continent,
    /// An adjective ("Chinese").
    Adjective([u8; 2]),
    /// The people of a country ("Germans"): no actor.
    People([u8; 2]),
    /// A city with the power of ten of its population.
    City([u8; 2], u8),
    /// Another place.
    Place([u8; 2]),
    /// An organisation.
    Organisation([u8; 2]),
    /// A team that goes by a nickname ("Red Sox").
    Team([u8; 2]),
    /// A seat of government ("White House").
    Seat([u8; 2]),
}

/// The longest name in tokens; longer ones are rare and have heads of their own.
const LONGEST: usize = 6;

/// The longest known name that begins at token `at`, and how many tokens it has.
///
/// `caps` says that the line is in capitals, so that "NEW YORK" is looked up as "New York".
pub(super) fn longest(
    text: &str,
    tokens: &[Token],
    (at, end): (usize, usize),
    caps: bool,
) -> Option<(Known, usize)> {
    let reach = tokens.get(at).map_or(0, |&first| reach(text, first));
    if reach == 0 {
        return None;
    }
    let tokens = head(text, &tokens[at..end.min(at + reach)]);
    if let [one] = tokens
        && one.kind == TokenKind::Word
        && !is_listed(one.word)
    {
        return None;
    }
    match as_written(text, tokens) {
        Some(names) if !caps => longest_written(names, tokens),
        _ => longest_joined(text, tokens, caps),
    }
}

/// The tokens at the head of `tokens` that a name may hold.
fn head<'a>(text: &str, tokens: &'a [Token]) -> &'a [Token] {
    let ends = |(n, token): (usize, &Token)| {
        ends_name(*token, text) || n > 0 && is_in_no_name(*token, text)
    };
    let end = tokens.iter().enumerate().position(ends);
    &tokens[..end.unwrap_or(tokens.len())]
}

/// The text of `tokens`, where a name in them is looked up as it stands there: no capitals to lower, no white space but
/// single blanks, no apostrophes to straighten.
fn as_written<'a>(text: &'a str, tokens: &[Token]) -> Option<&'a str> {
    let loud = |t: &Token| t.upper && t.span.len() > 3;
    let apart = |pair: &[Token]| {
        let gap = pair[0].span.end as usize..pair[1].span.start as usize;
        gap.is_empty() || text.as_bytes().get(gap) == Some(b" ")
    };
    if tokens.iter().any(loud) || !tokens.windows(2).all(apart) {
        return None;
    }
    let all = tokens.first()?.span.to(tokens.last()?.span).of(text);
    all.is_ascii().then_some(all)
}

/// The longest known name at the head of `names`, the text of `tokens`.
fn longest_written(names: &str, tokens: &[Token]) -> Option<(Known, usize)> {
    let start = tokens.first()?.span.start;
    let mut best = None;
    for (n, token) in tokens.iter().enumerate() {
        let name = names.get(..(token.span.end - start) as usize)?;
        let known = if n == 0 && token.kind == TokenKind::Word {
            one_word(name, token.word)
        } else {
            exact(name).or_else(|| city(name))
        };
        best = known.map(|known| (known, n + 1)).or(best);
    }
    best
}

/// Whether a word is in no known name behind its first word; one with marks or accents may be in one.
fn is_in_no_name(token: Token, text: &str) -> bool {
    let plain = || token.of(text).bytes().all(|b| b.is_ascii_alphanumeric());
    token.kind == TokenKind::Word && !token.word.is(Flag::InName) && plain()
}

/// The longest known name in `tokens`, joined as lexicons have it.
fn longest_joined(text: &str, tokens: &[Token], caps: bool) -> Option<(Known, usize)> {
    let mut written = String::with_capacity(40);
    let mut proper = String::with_capacity(40);
    let mut best = None;
    for (n, &token) in tokens.iter().enumerate() {
        let word = token.of(text);
        if n > 0 && token.spaced {
            written.push(' ');
            proper.push(' ');
        }
        push(&mut written, word);
        if token.upper && word.chars().count() > 3 || caps {
            push_proper(&mut proper, word);
        } else {
            push(&mut proper, word);
        }
        if n == 0 && token.kind == TokenKind::Word && !is_listed(token.word) {
            continue;
        }
        let again = || (proper != written).then(|| exact(&proper)).flatten();
        if let Some(known) = exact(&written).or_else(again).or_else(|| city(&proper)) {
            best = Some((known, n + 1));
        }
    }
    best
}

/// Whether `token` is a mark that stands in no name.
fn ends_name(token: Token, text: &str) -> bool {
    token.kind == TokenKind::Mark && !matches!(token.of(text), "." | "&" | "/" | "+" | ",")
}

/// Whether a list of names has the word by itself.
fn is_listed(word: WordId) -> bool {
    let lists = [Flag::Country, Flag::Organisation, Flag::Place, Flag::City];
    lists.into_iter().any(|list| word.is(list))
}

/// Looks a token up as a name of one word.
pub(super) fn one(text: &str, token: Token) -> Option<Known> {
    is_listed(token.word).then(|| exact(token.of(text)))?
}

/// Looks a name of one word up, as it is written and then as a city.
fn one_word(name: &str, word: WordId) -> Option<Known> {
    if !is_listed(word) {
        return None;
    }
    let city = || word.is(Flag::City).then(|| city(name))?;
    exact(name).or_else(city)
}

fn push(out: &mut String, word: &str) {
    out.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }));
}

/// Adds a word in capitals as it stands in running text; words that join names stay small.
fn push_proper(out: &mut String, word: &str) {
    let low = word.to_lowercase();
    if !out.is_empty()
        && matches!(
            low.as_str(),
            "of" | "the" | "and" | "de" | "do" | "du" | "la" | "del" | "'s" | "’s"
        )
    {
        push(out, &low);
        return;
    }
    let mut chars = low.chars();
    out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(chars.as_str());
}

/// The most tokens that a name can have which begins with `token`; 0 where no name begins so.
fn reach(text: &str, token: Token) -> usize {
    let word = token.of(text);
    let length = lexicon::head(word.as_bytes()).length;
    if token.kind != TokenKind::Word || length == 0 {
        return LONGEST;
    }
    // A name is known by its first word up to the first mark.
    let head = if length == word.len() {
        token.word
    } else if word.is_ascii() {
        WordId::find(&word[..length])
    } else {
        return LONGEST;
    };
    usize::from(head.name().reach).min(LONGEST)
}

/// Looks a name up as it is written.
pub(super) fn exact(name: &str) -> Option<Known> {
    let row = lexicon::KNOWN_NAMES.get(name)?.as_bytes();
    let (list, value) = row.split_first()?;
    let value = up_to(value, b'|');
    let kind = up_to(value, b' ');
    let rest = value.get(kind.len() + 1..).unwrap_or_default();
    Some(match (list, kind) {
        (b'c', code_alone) => country(code(code_alone), rest),
        (b'o', b"team") => Known::Team(code(rest)),
        (b'o', b"seat") => Known::Seat(code(rest)),
        (b'o', _) => Known::Organisation(code(rest)),
        (_, b"city") => Known::City(code(rest), 6),
        _ => Known::Place(code(rest)),
    })
}

/// The bytes before the first `mark`, or all.
fn up_to(bytes: &[u8], mark: u8) -> &[u8] {
    let end = bytes.iter().position(|&b| b == mark);
    &bytes[..end.unwrap_or(bytes.len())]
}

fn country(code: [u8; 2], kind: &[u8]) -> Known {
    match kind {
        b"part" => Known::Part(code),
        b"continent" => Known::Continent,
        b"adjective" => Known::Adjective(code),
        b"people" => Known::People(code),
        _ => Known::Country(code),
    }
}

/// Looks a city up, whatever its case.
fn city(name: &str) -> Option<Known> {
    let mut low = [0; 64];
    let value = match low.get_mut(..name.len()) {
        Some(low) if name.is_ascii() => {
            low.copy_from_slice(name.as_bytes());
            low.make_ascii_lowercase();
            lexicon::CITIES.get(std::str::from_utf8(low).ok()?)
        }
        _ => lexicon::CITIES.get(&name.to_lowercase()),
    }?;
    let size = value.bytes().last().filter(u8::is_ascii_digit)?;
    Some(Known::City(code(value.as_bytes()), size - b'0'))
}

fn code(value: &[u8]) -> [u8; 2] {
    match *value {
        [a, b, ..] => [a, b],
        _ => *b"  ",
    }
}

/// The name under which a country is shown.
pub(super) fn country_name(code: [u8; 2]) -> Option<&'static str> {
    lexicon::COUNTRY_NAMES.get(std::str::from_utf8(&code).ok()?)
}
