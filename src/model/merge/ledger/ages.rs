//! Compares how old reports say that one person is: "Kari Lund, 38," and "the 36-year-old Kari Lund".
//!
//! An age and the day of its report tell between which two days a person was born: two ages contradict each other where
//! nobody can have been born on a day that fits both.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use super::{Ground, scene};
use crate::analysis::{Mention, Period, Precision};
use crate::corpus::Span;
use crate::model::{ActorId, Discrepancy, DiscrepancyKind, DiscrepancyValue, Place, Said, State};

/// The name of the rule.
const RULE: &str = "age-of-one-person";
/// The most bytes from "-year-old" to a name: a nation, a trade stand between.
const REACH: usize = 36;
/// The years between two ages of one person that reports mistake; what lies further apart counts something else.
const APART: u32 = 9;

/// One telling of an age.
#[derive(Clone, Copy, Debug)]
struct Told {
    place: Place,
    age: u32,
    /// The first day that fits.
    from: NaiveDate,
    /// The last one.
    to: NaiveDate,
}

/// A row for each person whose ages in several reports do not fit together.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let mut told: BTreeMap<ActorId, Vec<Told>> = BTreeMap::new();
    for name in ground.full_names() {
        let Some((span, age)) = age(name.text, name.mention) else {
            continue;
        };
        let article = name.article;
        if let Some(told_here) = born(Place { article, span }, age, name.day) {
            told.entry(name.actor).or_default().push(told_here);
        }
    }
    out.extend(
        told.into_iter()
            .filter_map(|(actor, told)| row(ground, actor, &told)),
    );
}

/// Between which days somebody was born who is `age` years old on `day`, with a day to spare on both sides.
fn born(place: Place, age: u32, day: NaiveDate) -> Option<Told> {
    Some(Told {
        place,
        age,
        from: day
            .checked_sub_months(Months::new(12 * (age + 1)))?
            .checked_sub_days(Days::new(1))?,
        to: day
            .checked_sub_months(Months::new(12 * age))?
            .checked_add_days(Days::new(1))?,
    })
}

/// The age told right after or before a name, with the words from one to the other.
fn age(text: &str, mention: &Mention) -> Option<(Span, u32)> {
    let tail = scene::after(text, mention.span.end, REACH);
    if let Some(rest) = tail.strip_prefix(", ") {
        let rest = rest.strip_prefix("aged ").unwrap_or(rest);
        let skipped = tail.len() - rest.len();
        let (length, age) = digits(rest)?;
        // "Lund, 38," and no count of anything.
        let alone = rest.get(length..)?.starts_with([',', '.', ';'])
            && !rest[length + 1..].starts_with(|c: char| c.is_ascii_digit());
        let end = mention.span.end + u32::try_from(skipped + length).ok()?;
        return alone.then_some((
            Span {
                end,
                ..mention.span
            },
            age,
        ));
    }
    let head = scene::before(text, mention.span.start, 2 * REACH);
    let at = head.rfind("-year-old ")?;
    let between = head.get(at + "-year-old ".len()..)?;
    let plain = between.len() <= REACH
        && between
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    let joined = between.split(' ').any(|w| {
        matches!(
            w,
            "and" | "of" | "by" | "with" | "to" | "who" | "son" | "daughter"
        )
    });
    let from = head[..at]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |i| i + 1);
    // "12- and 14-year-old", "Lund's 14-year-old Ola" speak of others, too.
    let single = !head[..from].ends_with("and ") && !head[..from].ends_with('-');
    let (_, age) = digits(head.get(from..at)?)?;
    let start = mention.span.start - u32::try_from(head.len() - from).ok()?;
    (plain && !joined && single).then_some((
        Span {
            start,
            ..mention.span
        },
        age,
    ))
}

/// The age that a text begins with, and its length.
fn digits(text: &str) -> Option<(usize, u32)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let age = text.get(..length)?.parse().ok()?;
    (1..=110).contains(&age).then_some((length, age))
}

fn row(ground: Ground, actor: ActorId, told: &[Told]) -> Option<Discrepancy> {
    let apart = |a: &Told, b: &Told| a.to < b.from || b.to < a.from;
    // A report that gives two ages speaks of two persons.
    let torn = |t: &Told| {
        let mut own = told.iter().filter(|o| o.place.article == t.place.article);
        own.any(|o| o.age != t.age)
    };
    let mut kept: Vec<Told> = told.iter().filter(|t| !torn(t)).copied().collect();
    kept.sort_by_key(|t| t.place);
    kept.dedup_by_key(|t| t.place.article);
    let original = |t: &Told| ground.originals[t.place.article.index()];
    let pairs = || kept.iter().flat_map(|a| kept.iter().map(move |b| (a, b)));
    let near = pairs().all(|(a, b)| a.age.abs_diff(b.age) <= APART);
    let differ = pairs().any(|(a, b)| apart(a, b) && original(a) != original(b));
    let name = &ground.actors.get(actor.index())?.name;
    (near && differ).then(|| Discrepancy {
        event: None,
        kind: DiscrepancyKind::Participant,
        about: format!("age of {name}").into(),
        state: State::Differ,
        values: kept.iter().map(value).collect(),
        rule: RULE,
    })
}

fn value(told: &Told) -> DiscrepancyValue {
    DiscrepancyValue {
        place: told.place,
        value: told.age.to_string().into(),
        said: Said::Time(Period {
            start: told.from,
            end: told.to,
            precision: Precision::Year,
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::State;
    use crate::model::merge::trial::trial;

    fn rows(articles: &[(&str, &str)]) -> Vec<(State, Vec<String>)> {
        let model = trial(articles).model;
        let rows = model.discrepancies.iter();
        rows.filter(|d| d.rule == super::RULE)
            .map(|d| {
                let words = d.values.iter().map(|v| model.words(v.place).to_owned());
                (d.state, words.collect())
            })
            .collect()
    }

    #[test]
    fn two_ages_of_one_person_differ_unless_a_birthday_lies_between() {
        let first = "The baker [Kari Lund], 38, saw it.";
        for (day, second, want) in [
            (
                "2031-03-03",
                "The 36-year-old baker [Kari Lund] saw it.",
                true,
            ),
            ("2031-03-03", "[Kari Lund], aged 36, saw it.", true),
            ("2031-03-12", "[Kari Lund], 37, saw it.", true),
            // A birthday may lie between; none can before the first report.
            ("2031-03-08", "[Kari Lund], 39, saw it.", false),
            ("2032-06-08", "[Kari Lund], 39, saw it.", false),
            ("2031-03-03", "[Kari Lund], 38, saw it.", false),
            // Other persons, other things.
            ("2031-03-03", "[Ola Lund], 36, saw it.", false),
            (
                "2031-03-03",
                "[Kari Lund], 36 others and a dog saw it.",
                false,
            ),
            (
                "2031-03-03",
                "[Kari Lund], 36,000 votes ahead, saw it.",
                false,
            ),
            (
                "2031-03-03",
                "The 36-year-old son of [Kari Lund] saw it.",
                false,
            ),
            (
                "2031-03-03",
                "[Kari Lund], 3, [Ola Berg], 2, tossed dice.",
                false,
            ),
        ] {
            let got = rows(&[("2031-03-02", first), (day, second)]);
            assert_eq!(got.len(), usize::from(want), "{second}: {got:?}");
            assert!(got.iter().all(|r| r.0 == State::Differ));
        }
    }
}
