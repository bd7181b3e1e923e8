//! Sorts words by what they can begin, so that a rule is tried only where its first word stands.

use super::lexeme::Lex;
use crate::analysis::lexicon::WordId;
use crate::analysis::lexicon::row::TIME_BYTES;

/// A set of sorts of lexemes, a bit each.
pub type Sorts = u64;

/// "the".
pub const THE: Sorts = 1 << 0;
/// "a", "an".
pub const A: Sorts = 1 << 1;
/// "last", "this": what points at one of several without an article.
pub const WHICH: Sorts = 1 << 2;
/// "previous", "these": what needs an article to point, or a number after it.
pub const LED: Sorts = 1 << 3;
/// "early", "later".
pub const EARLY: Sorts = 1 << 4;
/// "end", "beginning".
pub const EDGE: Sorts = 1 << 5;
/// "about", "more".
pub const APPROX: Sorts = 1 << 6;
/// "several", "half": a number that is no numeral.
pub const AMOUNT: Sorts = 1 << 7;
/// "fiscal", "calendar".
pub const FISCAL: Sorts = 1 << 8;
/// "present", "right", "future".
pub const REFER: Sorts = 1 << 9;
/// "each", "per".
pub const EACH: Sorts = 1 << 10;
/// "Q3", "H1".
pub const CODE: Sorts = 1 << 11;
/// "overnight".
pub const OVERNIGHT: Sorts = 1 << 12;
/// Digits.
pub const INT: Sorts = 1 << 13;
/// Digits with a decimal part.
pub const DECIMAL: Sorts = 1 << 14;
/// "9th".
pub const NTH: Sorts = 1 << 15;
/// A number word.
pub const NUMBER: Sorts = 1 << 16;
/// An ordinal word.
pub const ORDINAL: Sorts = 1 << 17;
/// "1990s".
pub const TENS: Sorts = 1 << 18;
/// "5pm", "2.30pm".
pub const HOUR: Sorts = 1 << 19;
/// "23.04.2022".
pub const DOTTED: Sorts = 1 << 20;
/// A month.
pub const MONTH: Sorts = 1 << 21;
/// A weekday.
pub const WEEKDAY: Sorts = 1 << 22;
/// A unit of time.
pub const UNIT: Sorts = 1 << 23;
/// Units of time.
pub const UNITS: Sorts = 1 << 24;
/// A season.
pub const SEASON: Sorts = 1 << 25;
/// A part of the day.
pub const PART: Sorts = 1 << 26;
/// "today", "tonight".
pub const DAY: Sorts = 1 << 27;
/// "daily", "Mondays".
pub const RECURRING: Sorts = 1 << 28;
/// "now", "recently".
pub const REF: Sorts = 1 << 29;
/// A hyphen or a dash.
pub const HYPHEN: Sorts = 1 << 30;
/// An apostrophe.
pub const APOSTROPHE: Sorts = 1 << 31;
/// A capitalised word that the names of days begin with ("Christmas", "Good").
pub const NAMED: Sorts = 1 << 32;
/// What stands before phrases and begins none ("of", "in").
pub const JOINS: Sorts = 1 << 33;
/// What makes a time phrase by itself or with an article ("past", "term").
pub const BEARS: Sorts = 1 << 34;

/// What a count of units begins with: "two years", "a few days".
pub const COUNT: Sorts = A | AMOUNT | INT | DECIMAL | NUMBER;

/// The words of the grammar that have a sort, by their classes in the lexicon.
const WORDS: &[(Sorts, &[&str])] = &[
    (THE, &["the"]),
    (A, &["a"]),
    (
        WHICH,
        &[
            "last", "past", "next", "coming", "upcoming", "current", "latest", "that", "this",
        ],
    ),
    (
        LED,
        &[
            "previous",
            "following",
            "preceding",
            "final",
            "same",
            "these",
            "those",
        ],
    ),
    (
        EARLY,
        &[
            "very", "early", "late", "mid", "middle", "earlier", "later", "sometime",
        ],
    ),
    (
        EDGE,
        &["very", "end", "beginning", "start", "middle", "close"],
    ),
    (
        APPROX,
        &[
            "about",
            "around",
            "nearly",
            "almost",
            "roughly",
            "approximately",
            "over",
            "under",
            "no",
            "more",
            "less",
            "at",
            "up",
            "just",
        ],
    ),
    (
        AMOUNT,
        &[
            "several", "few", "many", "some", "couple", "another", "half",
        ],
    ),
    (
        NAMED,
        &[
            "all",
            "anzac",
            "armistice",
            "ascension",
            "ash",
            "bastille",
            "black",
            "boxing",
            "canada",
            "christmas",
            "columbus",
            "cyber",
            "earth",
            "easter",
            "election",
            "epiphany",
            "father",
            "father's",
            "flag",
            "good",
            "groundhog",
            "guy",
            "halloween",
            "holy",
            "independence",
            "international",
            "juneteenth",
            "labor",
            "martin",
            "maundy",
            "memorial",
            "mother",
            "mother's",
            "new",
            "palm",
            "pentecost",
            "presidents",
            "presidents'",
            "remembrance",
            "saint",
            "shrove",
            "st",
            "st.",
            "thanksgiving",
            "valentine",
            "valentine's",
            "veterans",
            "veterans'",
            "whit",
        ],
    ),
    (FISCAL, &["fiscal", "financial", "calendar"]),
    (
        REFER,
        &["present", "right", "these", "this", "more", "future"],
    ),
    (EACH, &["each", "every", "per"]),
    (CODE, &["q1", "q2", "q3", "q4", "h1", "h2"]),
    (OVERNIGHT, &["overnight"]),
    (
        JOINS,
        &[
            "of", "in", "to", "and", "or", "by", "on", "for", "as", "is", "than", "its", "their",
            "his", "her", "our", "my", "not", "since", "until", "ago", "so", "ended", "ending",
            "per", "with",
        ],
    ),
    (
        BEARS,
        &[
            "past",
            "future",
            "moment",
            "period",
            "half",
            "overnight",
            "present",
            "term",
            "nine-eleven",
            "o'clock",
            "oclock",
            "q1",
            "q2",
            "q3",
            "q4",
            "h1",
            "h2",
        ],
    ),
];

/// The classes of the words of time expressions as the lexicon has them: each its length and itself.
const CLASSES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.times"));

/// The sorts of the words of the grammar, by their numbers; empty for months and other words of a class of their own.
static SORTS: [Sorts; CLASSES.len() / TIME_BYTES + 1] = {
    let mut sorts = [0; CLASSES.len() / TIME_BYTES + 1];
    let mut number = 1;
    while number < sorts.len() {
        sorts[number] = sorts_of_class(CLASSES.split_at((number - 1) * TIME_BYTES).1);
        number += 1;
    }
    sorts
};

/// The sorts of the word whose class `classes` begins with.
const fn sorts_of_class(classes: &[u8]) -> Sorts {
    let (class, _) = classes.split_at(1 + classes[0] as usize);
    let [_, b'w', b'o', b'r', b'd', b' ', word @ ..] = class else {
        return 0;
    };
    let mut sorts = 0;
    let mut list = 0;
    while list < WORDS.len() {
        let (sort, words) = WORDS[list];
        let mut at = 0;
        while at < words.len() {
            if is_same(words[at].as_bytes(), word) {
                sorts |= sort;
            }
            at += 1;
        }
        list += 1;
    }
    sorts
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// The sorts of a lexeme that is read from `word`.
#[inline]
pub fn sorts(lex: Lex, word: WordId, capital: bool) -> Sorts {
    let sorts = match lex {
        Lex::Other => return 0,
        Lex::Word(_) => SORTS.get(word.number()).copied().unwrap_or(0),
        // "May Day", "April Fools' Day".
        Lex::Month(_) => MONTH | NAMED,
        other => sorts_of(other),
    };
    if capital { sorts } else { sorts & !NAMED }
}

/// The sorts of a lexeme that is no mere word of the grammar.
fn sorts_of(lex: Lex) -> Sorts {
    match lex {
        Lex::Mark(b'-') => HYPHEN,
        Lex::Mark(b'\'') => APOSTROPHE,
        Lex::Int(..) => INT,
        Lex::Decimal(_) => DECIMAL,
        Lex::Nth(_) => NTH,
        Lex::Number(_) => NUMBER,
        Lex::Ordinal(_) => ORDINAL,
        Lex::Tens(_) => TENS,
        Lex::Hour(..) | Lex::Time(..) => HOUR,
        Lex::Dotted(..) => DOTTED,
        Lex::Month(_) | Lex::MonthShort(_) => MONTH,
        Lex::Weekday(_) | Lex::WeekdayShort(_) => WEEKDAY,
        Lex::Unit(_) => UNIT,
        Lex::Units(_) => UNITS,
        Lex::Season(_) => SEASON,
        Lex::Part(_) => PART,
        Lex::Day(_) | Lex::Tonight => DAY,
        Lex::Weekdays(_) | Lex::Frequency(_) => RECURRING,
        Lex::Ref(_) => REF,
        Lex::Other
        | Lex::Mark(_)
        | Lex::Word(_)
        | Lex::Seasons(_)
        | Lex::Parts(_)
        | Lex::Decade(_)
        | Lex::HalfDay(_)
        | Lex::Zone(_)
        | Lex::Possessive => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_grammar_have_the_sorts_of_their_lists() {
        for (word, want) in [
            ("the", THE),
            ("an", A),
            ("This", WHICH | REFER),
            ("very", EARLY | EDGE),
            ("per", EACH | JOINS),
            ("half", AMOUNT | BEARS),
            ("christmas", NAMED),
            ("monday", 0),
        ] {
            let number = WordId::find(word).number();
            assert_eq!(SORTS.get(number), Some(&want), "{word}");
        }
        assert_eq!(SORTS.get(WordId::find("minister").number()), None);
    }

    #[test]
    fn names_of_days_begin_with_a_capital() {
        let word = WordId::find("christmas");
        assert_eq!(sorts(Lex::Word("christmas"), word, true), NAMED);
        assert_eq!(sorts(Lex::Word("christmas"), word, false), 0);
        assert_eq!(sorts(Lex::Month(5), WordId::NONE, true), MONTH | NAMED);
        assert_eq!(sorts(Lex::Month(5), WordId::NONE, false), MONTH);
    }
}
