//! Compares since when reports let a crisis, a strike, a siege go on: "in its fifth week", "day 37 of", "33 days into".
//!
//! What a report counts is turned into the days on which it may have begun, from the day that the report appeared. Two
//! reports contradict each other where these days lie apart.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::super::features;
use super::Ground;
use super::scene::Scene;
use crate::analysis::lexicon;
use crate::analysis::{ActorKind, MentionForm, Period, Precision};
use crate::corpus::ArticleId;
use crate::model::{ActorId, Discrepancy, DiscrepancyKind, DiscrepancyValue, Place, Said, State};

/// The name of the rule.
const RULE: &str = "how-long-it-has-gone-on";
/// How many words may stand between a thing and what is said of its age.
const GAP: usize = 6;
/// A report may have been written a day before it appeared, or appear where another day has begun.
const SLACK: u64 = 1;

/// What goes on: its word, a hash of the word that tells it from its like, its name.
type Key = (&'static str, u32, Option<ActorId>);

/// What a report says of the beginning of something.
#[derive(Clone, Debug)]
struct Since {
    place: Place,
    from: NaiveDate,
    to: NaiveDate,
}

/// A row for each thing of which several reports count the days, weeks or months.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let mut found: BTreeMap<Key, Vec<Since>> = BTreeMap::new();
    for (number, text) in (0..).zip(ground.source.articles) {
        let article = ArticleId(number);
        let note = &ground.source.notes[article.index()];
        let Some(day) = note.published.value else {
            continue;
        };
        let mut here: Option<(usize, Scene)> = None;
        let mut counted = None;
        for at in units(text.text.as_str()) {
            let Some(sentence) = note.sentence_at(at).filter(|s| counted != Some(*s)) else {
                continue;
            };
            if here.as_ref().is_none_or(|(known, _)| *known != sentence) {
                here = Scene::of(ground.source, article, sentence).map(|scene| (sentence, scene));
            }
            let Some((_, scene)) = &here else { continue };
            if let Some((thing, since)) = scene.token_at(at).and_then(|i| since(scene, i, day)) {
                counted = Some(sentence);
                found.entry(thing).or_default().push(since);
            }
        }
    }
    out.extend(
        found
            .into_iter()
            .filter_map(|((thing, ..), told)| row(ground, thing, told)),
    );
}

/// Where words for a length of time stand.
fn units(text: &str) -> impl Iterator<Item = u32> {
    let bytes = text.as_bytes();
    let words = ["day", "week", "month"].into_iter();
    let mut all: Vec<u32> = words
        .flat_map(|word| text.match_indices(word).map(|(at, _)| at as u32))
        .filter(|&at| {
            at.checked_sub(1)
                .is_none_or(|b| !bytes[b as usize].is_ascii_alphabetic())
        })
        .collect();
    all.extend(text.match_indices("Day ").map(|(at, _)| at as u32));
    all.sort_unstable();
    all.into_iter()
}

/// What the word for a unit of time at token `at` says of the beginning of which thing.
fn since(scene: &Scene, at: usize, day: NaiveDate) -> Option<(Key, Since)> {
    let unit = days(scene.word(at))?;
    let before = |n: usize| at.checked_sub(n).map_or("", |i| scene.word(i));
    let (count, running, first, thing) = if let Some(count) = ordinal(before(1)) {
        let first = in_its(scene, at)?;
        (count, true, first, thing_before(scene, first)?)
    } else if let Some(count) =
        number(scene.word(at + 1)).filter(|_| matches!(scene.word(at), "day" | "Day"))
    {
        let of = scene.word(at + 2) == "of"
            && matches!(scene.word(at + 3), "the" | "this" | "its" | "their");
        (count, true, at, thing_after(scene, at + 4).filter(|_| of)?)
    } else {
        let count = number(before(1))?;
        let into = scene.word(at + 1) == "into"
            && matches!(scene.word(at + 2), "the" | "this" | "a" | "their" | "his");
        let about = matches!(
            before(2).to_lowercase().as_str(),
            "than"
                | "nearly"
                | "almost"
                | "about"
                | "some"
                | "over"
                | "least"
                | "around"
                | "/"
                | "\\"
        );
        (
            count,
            false,
            at - 1,
            thing_after(scene, at + 3).filter(|_| into && !about)?,
        )
    };
    let (most, least) = if running {
        (count * unit - 1, (count - 1) * unit)
    } else {
        (
            count * unit + unit / 2,
            (count * unit).saturating_sub(unit / 2),
        )
    };
    let (low, high) = (first.min(thing.0), thing.0.max(at));
    let span = scene.stretch(low, high)?;
    let since = Since {
        place: scene.place(span),
        from: day.checked_sub_days(Days::new(most + SLACK))?,
        to: day
            .checked_sub_days(Days::new(least))?
            .checked_add_days(Days::new(SLACK))?,
    };
    Some((thing.1, since))
}

/// The token of "in" where "in its fifth week", "entering a third month" stand before the unit at `at`.
fn in_its(scene: &Scene, at: usize) -> Option<usize> {
    let its = at
        .checked_sub(2)
        .filter(|&i| matches!(scene.word(i), "its" | "their" | "a"))?;
    let lead = its.checked_sub(1)?;
    let into = matches!(
        scene.word(lead),
        "in" | "into" | "to" | "enters" | "entered" | "entering"
    );
    // "in its second week of talks" counts the weeks of something else.
    (into && scene.word(at + 1) != "of").then_some(lead)
}

/// The last word for something that goes on before a token, with its name.
fn thing_before(scene: &Scene, at: usize) -> Option<(usize, Key)> {
    let found = (at.saturating_sub(GAP)..at)
        .rev()
        .find_map(|i| Some((i, thing(scene.word(i))?)))?;
    let link = |i: usize| {
        let word = scene.word(i);
        let mark = matches!(word, "," | "-" | "—" | "–" | "--");
        let plain = lexicon::STOPWORDS.contains(word)
            || matches!(
                word,
                "moved" | "went" | "stretched" | "dragged" | "entered" | "well" | "today"
            );
        mark || plain || scene.behind_time(i).is_some()
    };
    let joined = (found.0 + 1..at).all(link)
        && !(found.0 + 1..at).any(|i| matches!(scene.word(i), "and" | "or"));
    joined.then(|| named(scene, found))?
}

/// The word for something that goes on right after a token, but for a word or two.
fn thing_after(scene: &Scene, at: usize) -> Option<(usize, Key)> {
    let end = (at + 4).min(scene.tokens.len());
    let found = (at..end).find_map(|i| Some((i, thing(scene.word(i))?)))?;
    let other =
        (at..found.0).any(|i| matches!(scene.word(i), "of" | "in" | "," | "for" | "'s" | "’s"));
    (!other).then(|| named(scene, found))?
}

/// A word for something that goes on, with the name beside it: "the Bergen strike", "the war in Norland". Of the many
/// that go on at once only those are compared that bear one name, or none.
fn named(scene: &Scene, (at, thing): (usize, &'static str)) -> Option<(usize, Key)> {
    let plural = scene.word(at).ends_with('s') && thing != "crisis";
    let beside = |i: usize| {
        let name = scene.mention_at(i)?;
        (name.form != MentionForm::Pronoun)
            .then(|| scene.actor(name))
            .flatten()
    };
    let before = (at.saturating_sub(3)..at).rev().find_map(beside);
    let behind = matches!(
        scene.word(at + 1),
        "in" | "on" | "of" | "at" | "with" | "over"
    )
    .then(|| {
        (at + 2..at + 4).find_map(|i| {
            let name = scene.mention_at(i)?;
            let place = matches!(
                name.kind,
                ActorKind::Country | ActorKind::City | ActorKind::Place | ActorKind::Organisation
            );
            place.then(|| scene.actor(name)).flatten()
        })
    });
    // "the Katrina disaster", with a name that nobody knows.
    let unknown = at > 1 && scene.tokens[at - 1].capital && before.is_none();
    let led = at
        .checked_sub(1)
        .map_or_else(String::new, |i| scene.word(i).to_lowercase());
    let indefinite = matches!(&*led, "another" | "other" | "one");
    // "the rail strike" is another one than "the hunger strike".
    let kind = if lexicon::STOPWORDS.contains(&led)
        || !led.starts_with(char::is_alphabetic)
        || before.is_some()
    {
        0
    } else {
        features::hash(&led)
    };
    (!plural && !indefinite && !unknown).then_some((at, (thing, kind, before.or(behind.flatten()))))
}

/// What goes on for long and is one of its kind in its story.
fn thing(word: &str) -> Option<&'static str> {
    const THINGS: [&str; 28] = [
        "crisis",
        "disaster",
        "spill",
        "leak",
        "war",
        "strike",
        "siege",
        "conflict",
        "uprising",
        "revolt",
        "standoff",
        "shutdown",
        "blockade",
        "trial",
        "hunt",
        "manhunt",
        "outbreak",
        "epidemic",
        "pandemic",
        "blaze",
        "drought",
        "lockdown",
        "occupation",
        "ceasefire",
        "truce",
        "offensive",
        "walkout",
        "revolution",
    ];
    THINGS.iter().find(|t| **t == word).copied()
}

/// How many days a unit has; a month has about 30.
fn days(word: &str) -> Option<u64> {
    Some(match word {
        "day" | "days" | "Day" => 1,
        "week" | "weeks" => 7,
        _ => return None,
    })
}

fn number(word: &str) -> Option<u64> {
    let digits = word
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| word.parse().ok())
        .flatten();
    let spelled = || {
        lexicon::NUMBER_WORDS
            .get(&word.to_lowercase())?
            .parse()
            .ok()
    };
    digits.or_else(spelled).filter(|n| (2..=400).contains(n))
}

fn ordinal(word: &str) -> Option<u64> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let named = WORDS
        .iter()
        .position(|w| *w == word)
        .map(|at| at as u64 + 1);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th");
    named.or_else(|| digits.parse().ok().filter(|n| ending && *n <= 400))
}

fn row(ground: Ground, thing: &str, mut told: Vec<Since>) -> Option<Discrepancy> {
    told.sort_by_key(|s| s.place);
    let apart = |a: &Since, b: &Since| a.to < b.from || b.to < a.from;
    let all = told.clone();
    // A report that contradicts itself speaks of two things.
    told.retain(|s| {
        all.iter()
            .all(|o| o.place.article != s.place.article || !apart(s, o))
    });
    told.dedup_by_key(|s| s.place.article);
    let original = |s: &Since| ground.originals[s.place.article.index()];
    let first = told.first().map(original)?;
    let several = told.iter().any(|s| original(s) != first);
    let differ = told.iter().any(|s| told.iter().any(|o| apart(s, o)));
    // What is counted from several beginnings by many is many things.
    let lonely = |s: &Since| told.iter().filter(|o| apart(s, o)).count() * 2 > told.len();
    let few = told.len() < 3 || told.iter().filter(|s| lonely(s)).count() <= told.len() / 3;
    (several && differ && few).then(|| Discrepancy {
        event: None,
        kind: DiscrepancyKind::Date,
        about: format!("when the {thing} began").into(),
        state: State::Differ,
        values: told.iter().map(value).collect(),
        rule: RULE,
    })
}

fn value(since: &Since) -> DiscrepancyValue {
    DiscrepancyValue {
        place: since.place,
        value: format!("began {} to {}", since.from, since.to).into(),
        said: Said::Time(Period {
            start: since.from,
            end: since.to,
            precision: Precision::Week,
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::State;
    use crate::model::merge::trial::rows_of;

    /// The rows of what two reports of one day tell of a strike's age.
    fn rows(first: &str, second: &str) -> Vec<(String, State, Vec<String>)> {
        rows_of(
            super::RULE,
            &[("2031-05-28", first), ("2031-05-30", second)],
        )
    }

    #[test]
    fn a_strike_in_its_fifth_week_cannot_be_in_its_sixth_two_days_before() {
        let sixth = "The council met over a strike now in its sixth week.";
        for (other, want) in [
            (
                "As the strike moved into its fifth week, bread ran out.",
                true,
            ),
            ("Twenty days into the strike, bread ran out.", true),
            ("On day 20 of the strike, bread ran out.", true),
            ("On day 40 of the strike, bread ran out.", false),
            (
                "As the strike moved into its sixth week, bread ran out.",
                false,
            ),
            ("About 20 days into the strike, bread ran out.", false),
            // Another strike, and another thing.
            ("The [l:Tarn] strike is now in its second week.", false),
            ("The Fisher strike is now in its second week.", false),
            ("Another strike is now in its second week.", false),
            ("The hunger strike is now in its second week.", false),
            ("The trial is now in its second week.", false),
            ("The strike delayed talks now in their second week.", false),
            ("The strike entered its second week of talks.", false),
        ] {
            let got = rows(sixth, other);
            assert_eq!(got.len(), usize::from(want), "{other}: {got:?}");
            assert!(
                got.iter()
                    .all(|r| r.0 == "when the strike began" && r.1 == State::Differ)
            );
        }
    }
}
