//! Figures: numbers with their unit and what they measure.

use super::verb::form::singular;
use super::{Scan, Sentence};
use crate::corpus::{Article, Span};

mod measure;
mod number;
mod unit;

use number::Number;
use unit::{Unit, Words};

/// Which way a figure moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The value before a change ("from 145 percent").
    From,
    /// The value after it ("to 30 percent").
    To,
    /// The change itself, upward ("rose by 12 percent", "quadrupled").
    Up,
    /// The change itself, downward ("dropped 12.7%").
    Down,
    /// A limit from above ("up to 125%").
    AtMost,
    /// A limit from below ("at least 500", "well above 100%").
    AtLeast,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number with its unit.
    pub span: Span,
    /// Its value, scale applied ("28.8 billion" is 28.8e9).
    pub value: f64,
    /// ISO 4217 code for money, `percent`, `percentage point`, `times`, or the counted noun, singular.
    pub unit: Box<str>,
    /// The words for what it measures, as one head noun, singular ("tariff", "export").
    pub of: Option<Box<str>>,
    /// Where those words stand.
    pub of_span: Option<Span>,
    /// Which way it moves.
    pub direction: Option<Direction>,
    /// Whether the text says about, some, nearly.
    pub approximate: bool,
    /// The rule that found it, by name.
    pub rule: &'static str,
}

/// The rules that find figures, each with its explanation.
const RULES: [(&str, &str); 6] = [
    (
        "money-sign",
        "A number with the sign or code of a currency before it.",
    ),
    (
        "money-name",
        "A number with the name of a currency after it.",
    ),
    (
        "per-cent",
        "A number with a percent sign, or per cent or percentage points, after it.",
    ),
    (
        "count",
        "A number with the plural noun that it counts after it.",
    ),
    (
        "range",
        "A number that shares the unit of the number after it.",
    ),
    (
        "multiple",
        "A verb that says how many times more or less, such as doubled.",
    ),
];

/// One plain sentence on what `rule` goes by.
pub fn explain(rule: &str) -> Option<&'static str> {
    RULES
        .iter()
        .find(|(name, _)| *name == rule)
        .map(|(_, says)| *says)
}

/// The figures of a scan (tokens, sentences, verbs, quoted stretches and time phrases are there already).
pub fn scan(article: &Article, scan: &Scan) -> Vec<Figure> {
    let words = Words {
        text: article.text.as_str(),
        scan,
    };
    let mut figures = Vec::new();
    for sentence in &scan.sentences {
        let from = figures.len();
        Reader { words, sentence }.read(&mut figures);
        share_of(&mut figures[from..]);
    }
    multiples(words, &mut figures);
    figures.sort_by_key(|f| (f.span.start, f.span.end));
    figures
}

/// The figures of an article.
pub fn resolve(_article: &Article, scan: &Scan) -> Vec<Figure> {
    scan.figures.clone()
}

/// "by 12.7% to $28.8 billion, down from $33 billion": what the first one measures, the later ones measure.
fn share_of(figures: &mut [Figure]) {
    for at in 1..figures.len() {
        let (before, after) = figures.split_at_mut(at);
        let (before, after) = (&before[at - 1], &mut after[0]);
        let moves = matches!(after.direction, Some(Direction::From | Direction::To));
        if after.of.is_none() && moves {
            after.of.clone_from(&before.of);
            after.of_span = before.of_span;
        }
    }
}

/// Reads one sentence.
struct Reader<'a> {
    words: Words<'a>,
    sentence: &'a Sentence,
}

impl Reader<'_> {
    fn read(&self, figures: &mut Vec<Figure>) {
        let words = self.words;
        let tokens = &words.scan.tokens;
        let mut at = self.sentence.first as usize;
        let end = self.sentence.last as usize;
        let mut bare: Option<(usize, Number)> = None;
        let mut from_before = false;
        while at < end {
            if !number::may_begin(words.text, tokens[at]) {
                at += 1;
                continue;
            }
            let Some(number) = number::read(words.text, tokens, at).filter(|n| n.last <= end)
            else {
                at += 1;
                continue;
            };
            let Some(unit) = self.unit(at, &number) else {
                bare = Some((at, number));
                at = number.last;
                continue;
            };
            let joined = bare.take().filter(|(_, n)| self.joined(n.last, unit.first));
            let ranged = joined.is_some_and(|(start, first)| {
                self.push_range((start, &first), (&number, &unit), figures)
            });
            let start = joined.filter(|_| ranged).map_or(unit.first, |(s, _)| s);
            let figure = self.figure(&number, &unit, (start, from_before));
            from_before = figure.direction == Some(Direction::From);
            if ranged && let Some(first) = figures.last_mut() {
                first.of.clone_from(&figure.of);
                first.of_span = figure.of_span;
            }
            figures.push(figure);
            if unit.rule == "money-sign" && number.scale < 2.0 {
                bare = Some((at, number));
            }
            at = unit.last.max(number.last);
        }
    }

    fn figure(&self, number: &Number, unit: &Unit, (start, from_before): (usize, bool)) -> Figure {
        let words = self.words;
        let tokens = &words.scan.tokens;
        let measure = words.measure(unit, start, self.sentence, from_before);
        let of_span = measure.of.map(|k| tokens[k].span);
        Figure {
            span: tokens[unit.first].span.to(tokens[unit.last - 1].span),
            value: number.value,
            unit: unit.name.as_ref().into(),
            of: noun(words, of_span),
            of_span,
            direction: measure.direction,
            approximate: measure.approximate,
            rule: unit.rule,
        }
    }

    /// The unit of a number, if it has one; dates and spans of time are left to time phrases.
    fn unit(&self, at: usize, number: &Number) -> Option<Unit> {
        let words = self.words;
        if let Some(unit) = words
            .money(at, number)
            .or_else(|| words.percent(at, number))
        {
            return Some(unit).filter(|u| {
                u.last <= self.sentence.last as usize && u.first >= self.sentence.first as usize
            });
        }
        let byte = words.scan.tokens[at].span.start;
        let phrases = &words.scan.phrases;
        let after = phrases.partition_point(|p| p.span.start <= byte);
        let timed = after
            .checked_sub(1)
            .is_some_and(|p| phrases[p].span.contains(byte));
        (!timed).then(|| words.count(at, number, self.sentence))?
    }

    /// Whether only "to", "and", "or" or a dash stands between two numbers.
    fn joined(&self, last: usize, first: usize) -> bool {
        last + 1 == first
            && matches!(
                self.words.at(last),
                "to" | "and" | "or" | "-" | "–" | "—" | "through"
            )
    }

    /// "10 to 20 percent": a figure for the number that has no unit of its own; whether one was added.
    fn push_range(
        &self,
        (start, first): (usize, &Number),
        (second, unit): (&Number, &Unit),
        figures: &mut Vec<Figure>,
    ) -> bool {
        let shares = first.scale < 2.0 && first.value < second.value / second.scale;
        let scale = if shares { second.scale } else { 1.0 };
        let tokens = &self.words.scan.tokens;
        let span = tokens[start].span.to(tokens[first.last - 1].span);
        if let Some(own) = figures.last_mut().filter(|f| f.span.covers(span)) {
            // "$12-20 million": the sign is there, the scale comes later.
            own.value *= scale;
            return false;
        }
        if unit.rule == "count" && first.yearlike {
            return false;
        }
        let from = self.words.before(start).eq_ignore_ascii_case("from");
        figures.push(Figure {
            span,
            value: first.value * scale,
            unit: unit.name.as_ref().into(),
            of: None,
            of_span: None,
            direction: from.then_some(Direction::From),
            approximate: false,
            rule: "range",
        });
        true
    }
}

/// The noun at a span, singular and lower case.
fn noun(words: Words, span: Option<Span>) -> Option<Box<str>> {
    span.map(|s| singular(&s.of(words.text).to_lowercase()).into())
}

/// Whether a word begins as the verbs of [`multiples`] do: a cheap look before its lemma is asked for.
fn may_multiply(word: &str) -> bool {
    let heads = ["doub", "trip", "treb", "quad", "quin", "halv"];
    word.get(..4)
        .is_some_and(|head| heads.iter().any(|h| head.eq_ignore_ascii_case(h)))
}

/// "doubled", "tripled", "quadrupled", "halved".
fn multiples(words: Words, figures: &mut Vec<Figure>) {
    for group in &words.scan.verbs {
        let token = words.scan.tokens[group.head as usize];
        if !may_multiply(token.of(words.text)) {
            continue;
        }
        let (value, direction) = match super::verb::lemma(token.of(words.text)).as_ref() {
            "double" => (2.0, Direction::Up),
            "triple" | "treble" => (3.0, Direction::Up),
            "quadruple" => (4.0, Direction::Up),
            "quintuple" => (5.0, Direction::Up),
            "halve" => (0.5, Direction::Down),
            _ => continue,
        };
        let sentence = words.scan.sentence_of(group.head as usize);
        let of_span = sentence
            .and_then(|s| words.multiplied(group, s))
            .map(|k| words.scan.tokens[k].span);
        figures.push(Figure {
            span: token.span,
            value,
            unit: "times".into(),
            of: noun(words, of_span),
            of_span,
            direction: Some(direction),
            approximate: false,
            rule: "multiple",
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::scan::scan as scan_article;
    use crate::corpus::{Block, BlockKind, Clean};

    /// Each figure as "value unit of Direction".
    fn read(text: &str) -> Vec<String> {
        let article = Article {
            text: Clean::text(text),
            blocks: vec![Block {
                span: Span::new(0, text.len()),
                kind: BlockKind::Paragraph,
            }],
            ..Article::default()
        };
        let figures = scan_article(&article).figures;
        figures
            .iter()
            .map(|f| {
                let of = f.of.as_ref().map(|of| format!(" of {of}"));
                let way = f.direction.map(|d| format!(" {d:?}"));
                let vague = if f.approximate { " ~" } else { "" };
                let (of, way) = (of.unwrap_or_default(), way.unwrap_or_default());
                format!("{} {}{of}{way}{vague}", f.value, f.unit)
            })
            .collect()
    }

    #[test]
    fn money_is_read_with_its_currency_and_scale() {
        for (text, want) in [
            ("They paid $12.", "12 USD"),
            ("They want US$ 40 billion.", "40000000000 USD"),
            ("They want C$3 million.", "3000000 CAD"),
            ("They raised £33m.", "33000000 GBP"),
            ("They lent 500 million euros.", "500000000 EUR"),
            ("They lent twelve million dollars.", "12000000 USD"),
            ("He owes 40 Canadian dollars.", "40 CAD"),
            ("The fee was 9.9 billion yuan.", "9900000000 CNY of fee"),
            ("They spent DM 600 million.", "600000000 DEM"),
            ("A fine of Rs. 500 was set.", "500 INR of fine"),
            ("A # 13 billion loan was signed.", "13000000000 GBP of loan"),
            ("She earned about EUR 70,000.", "70000 EUR ~"),
        ] {
            assert_eq!(read(text), [want], "{text}");
        }
    }

    #[test]
    fn what_a_figure_measures_is_the_noun_beside_it() {
        for (text, want) in [
            (
                "Norland set 40% tariffs on timber.",
                vec!["40 percent of tariff"],
            ),
            ("They face 45% in tariffs.", vec!["45 percent of tariff"]),
            (
                "They face tariffs on timber of up to 125%.",
                vec!["125 percent of tariff AtMost"],
            ),
            (
                "Norland lowered tariffs on timber from 45 percent to 10 percent.",
                vec!["45 percent of tariff From", "10 percent of tariff To"],
            ),
            (
                "Timber exports dropped by 12.7% to $2.8 billion, down from $3.3 billion.",
                vec![
                    "12.7 percent of export Down",
                    "2800000000 USD of export To",
                    "3300000000 USD of export From",
                ],
            ),
            (
                "Exports to Norland dropped 12.7%.",
                vec!["12.7 percent of export Down"],
            ),
            (
                "It reported a 7 percent increase in profits.",
                vec!["7 percent of profit Up"],
            ),
            (
                "The value of the contract is at least $9 million.",
                vec!["9000000 USD of contract AtLeast"],
            ),
            (
                "Rates of 10 to 20 percent apply.",
                vec!["10 percent of rate", "20 percent of rate"],
            ),
            ("Prices quadrupled.", vec!["4 times of price Up"]),
            (
                "Turnout fell 3 percentage points.",
                vec!["3 percentage point of turnout Down"],
            ),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn counts_name_what_is_counted() {
        for (text, want) in [
            ("The three timber barges sank.", vec!["3 barge"]),
            ("Some 1.2 million people left.", vec!["1200000 person ~"]),
            ("At least 40 workers were hurt.", vec!["40 worker AtLeast"]),
            ("It happened in 2016.", vec![]),
            ("Flight 370 was lost.", vec![]),
            ("The 90-day truce holds.", vec![]),
            ("They won 3-1 at home.", vec![]),
            ("He is No. 2 there.", vec![]),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn every_rule_is_explained() {
        for (rule, says) in RULES {
            assert_eq!(explain(rule), Some(says));
            assert!(says.ends_with('.'));
        }
        assert_eq!(explain("guess"), None);
    }

    proptest::proptest! {
        #[test]
        fn figures_never_panic_and_stay_few(text in "[0-9a-z$%#., \\-]{0,60}") {
            proptest::prop_assert!(read(&text).len() <= text.len());
        }
    }
}
