//! Compares on which day something befell a named thing or person that befalls it once: a ship sank, a mill exploded.
//!
//! Accounts that give other days are other events to the timeline; here the name and the verb alone tell that they are
//! one happening.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::scene::Scene;
use super::{Ground, scene};
use crate::analysis::{ActorKind, Mention, MentionForm, Period, Precision, Timex};
use crate::corpus::{ArticleId, Span};
use crate::model::{
    ActorId, Discrepancy, DiscrepancyKind, DiscrepancyValue, EventId, Place, Said, State,
};

/// The name of the rule.
const RULE: &str = "one-happening-of-one-thing";
/// How many words may stand between the verb and its day.
const REACH: usize = 10;
/// How many words may stand between a name and the verb that it is the subject of.
const SUBJECT: usize = 26;
/// How many days apart accounts of one happening may put it: what lies further apart may have befallen it twice.
const APART: i64 = 10;

/// What befell a thing on which day, by one report.
#[derive(Clone, Debug)]
struct Told {
    place: Place,
    period: Period,
    value: Box<str>,
    /// Whether the day is named by month and number, not by its distance from the report's own day.
    absolute: bool,
    /// Where the verb stands.
    verb: u32,
}

/// A row for each thing that reports let happen on several days.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let mut told: BTreeMap<(ActorId, &'static str), Vec<Told>> = BTreeMap::new();
    for (article, (text, note)) in (0..).zip(ground.source.articles.iter().zip(ground.source.notes))
    {
        let text = text.text.as_str();
        let mut here: Option<(usize, Scene)> = None;
        for timex in &note.timexes {
            let day = timex.period.filter(|p| p.precision == Precision::Day);
            let Some(period) = day.filter(|_| leads(text, timex.span.start)) else {
                continue;
            };
            let Some(sentence) = note.sentence_at(timex.span.start) else {
                continue;
            };
            if here.as_ref().is_none_or(|(known, _)| *known != sentence) {
                let scene = Scene::of(ground.source, ArticleId(article), sentence);
                here = scene.map(|scene| (sentence, scene));
            }
            let scene = here.as_ref().map(|(_, scene)| scene);
            let Some((actor, class, told_here)) = scene.and_then(|s| happening(s, timex, period))
            else {
                continue;
            };
            told.entry((actor, class)).or_default().push(told_here);
        }
    }
    if told.is_empty() {
        return;
    }
    let rows = told.into_iter();
    out.extend(rows.filter_map(|((actor, class), told)| row(ground, actor, class, &told)));
}

/// Whether a verb of a happening stands in the words before byte `at`.
fn leads(text: &str, at: u32) -> bool {
    let before = scene::before(text, at, 20 * REACH);
    let mut words = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    words.by_ref().take(REACH + 1).any(|w| class(w).is_some())
}

/// What a verb says befell its subject, by its form alone; the words before and after it decide further.
fn class(word: &str) -> Option<&'static str> {
    Some(match word {
        "sank" | "sunk" => "sank",
        "exploded" => "exploded",
        "died" => "died",
        "drowned" => "drowned",
        "capsized" => "capsized",
        "crashed" => "crashed",
        "resigned" => "resigned",
        "surrendered" => "surrendered",
        "defected" => "defected",
        "disappeared" | "vanished" => "disappeared",
        "aground" => "ran aground",
        "born" | "killed" | "assassinated" | "executed" | "hanged" | "buried" | "arrested"
        | "elected" | "inaugurated" | "kidnapped" | "abducted" | "captured" | "murdered"
        | "freed" | "founded" => {
            return PASSIVE.iter().find(|p| **p == word).copied();
        }
        _ => return None,
    })
}

/// Verbs that befall their subject in the passive alone.
const PASSIVE: [&str; 15] = [
    "born",
    "killed",
    "assassinated",
    "executed",
    "hanged",
    "buried",
    "arrested",
    "elected",
    "inaugurated",
    "kidnapped",
    "abducted",
    "captured",
    "murdered",
    "freed",
    "founded",
];

/// What a sentence says befell whom on the day of `timex`.
fn happening(
    scene: &Scene,
    timex: &Timex,
    period: Period,
) -> Option<(ActorId, &'static str, Told)> {
    let day = scene.token_at(timex.span.start)?;
    let verb = (day.saturating_sub(REACH)..day)
        .rev()
        .find(|&i| class(scene.word(i)).is_some())?;
    let class = class(scene.word(verb))?;
    if !reaches(scene, verb, day) || !befalls(scene, verb, class) {
        return None;
    }
    let subject = subject(scene, verb)?;
    let words = timex.span.of(scene.text);
    let told = Told {
        place: scene.place(scene.tokens.get(verb)?.span.to(timex.span)),
        period,
        value: timex.value.clone()?,
        absolute: words.contains(|c: char| c.is_ascii_digit())
            && words.contains(|c: char| c.is_uppercase()),
        verb: scene.tokens.get(verb)?.span.start,
    };
    Some((scene.actor(subject)?, class, told))
}

/// Whether the words from a verb to a day lead from one to the other alone: "sank off Bergen on 3 May".
fn reaches(scene: &Scene, verb: usize, day: usize) -> bool {
    let from = scene.tokens[verb].span;
    let to = scene.tokens[day].span;
    let others = scene.note.events.iter();
    let mut others = others.skip(
        scene
            .note
            .events
            .partition_point(|e| e.trigger.start < from.end),
    );
    let other = others.next().is_some_and(|e| e.trigger.start < to.start);
    let timed = |i: usize| scene.behind_time(i).is_some();
    let breaks = |word: &str| {
        matches!(
            word,
            "after"
                | "before"
                | "following"
                | "since"
                | "when"
                | "while"
                | "as"
                | "that"
                | "which"
                | "who"
                | "and"
                | "but"
                | "or"
                | "until"
                | "because"
                | "where"
                | "for"
                | "to"
                | ";"
                | ":"
                | "“"
                | "”"
                | "\""
                | "("
                | ")"
                | "--"
                | "—"
                | "–"
                | "from"
                | "than"
                | "had"
                | "has"
                | "said"
                | "say"
        )
    };
    !other && (verb + 1..day).all(|i| !timed(i) && !breaks(&scene.word(i).to_lowercase()))
}

/// Whether a verb tells of something past that befell its subject: a passive has its auxiliary, nothing is denied.
fn befalls(scene: &Scene, verb: usize, class: &str) -> bool {
    let before = |n: usize| verb.checked_sub(n).map_or("", |i| scene.word(i));
    let auxiliary = |word: &str| matches!(word, "was" | "were" | "been");
    let passive = PASSIVE.contains(&class);
    if passive || scene.word(verb) == "sunk" {
        return auxiliary(before(1)) && !matches!(before(2), "not" | "have" | "never");
    }
    if class == "ran aground" {
        return matches!(before(1), "ran" | "run");
    }
    !auxiliary(before(1))
        && !matches!(
            before(1),
            "not" | "never" | "n't" | "who" | "have" | "would"
        )
}

/// The name that a verb has as its subject: the last one before it that no preposition leads.
fn subject<'a>(scene: &Scene<'a>, verb: usize) -> Option<&'a Mention> {
    let mut at = verb;
    let floor = verb.saturating_sub(SUBJECT);
    while at > floor {
        at -= 1;
        let word = scene.word(at).to_lowercase();
        let led = |i: usize| {
            i.checked_sub(1)
                .map_or_else(String::new, |i| scene.word(i).to_lowercase())
        };
        if let Some(name) = scene.mention_at(at) {
            let first = scene.token_at(name.span.start)?;
            let mut led_by = led(first);
            if matches!(led_by.as_str(), "the" | "a" | "its") {
                led_by = led(first - 1);
            }
            let owner = matches!(scene.word(scene.behind(name.span)), "'s" | "’s" | "-");
            let aside = matches!(
                led_by.as_str(),
                "in" | "off"
                    | "at"
                    | "near"
                    | "by"
                    | "to"
                    | "from"
                    | "for"
                    | "with"
                    | "on"
                    | "over"
                    | "into"
                    | "under"
                    | "of"
                    | "-"
                    | "between"
            );
            let thing = !matches!(name.kind, ActorKind::Country | ActorKind::City);
            if name.form != MentionForm::Name || !aside && !owner && !thing {
                return None;
            }
            if !aside && !owner {
                return (led_by != "and" || !thing).then_some(name);
            }
            at = first;
            continue;
        }
        // Another thing stands nearer, or somebody only says it.
        let other = matches!(
            word.as_str(),
            "a" | "an"
                | "another"
                | "its"
                | "their"
                | "his"
                | "her"
                | "other"
                | "one"
                | "two"
                | "three"
                | "no"
                | "whose"
        );
        let apposed = matches!(
            led(at).as_str(),
            "," | "in"
                | "at"
                | "on"
                | "of"
                | "by"
                | "off"
                | "near"
                | "to"
                | "with"
                | "as"
                | "for"
                | "from"
                | "under"
                | "into"
                | "during"
        );
        let says = matches!(
            word.as_str(),
            "said"
                | "says"
                | "say"
                | "told"
                | "announced"
                | "reported"
                | "that"
                | ";"
                | ":"
                | "“"
                | "”"
                | "\""
                | "since"
                | "after"
        );
        let relative = word == "that" && scene.word(at + 1) != "the";
        if other && !apposed || says && !relative {
            return None;
        }
    }
    None
}

/// The row of one happening; `None` where all reports agree, or where the days are too far apart to be of one.
fn row(ground: Ground, actor: ActorId, class: &str, told: &[Told]) -> Option<Discrepancy> {
    let mut days: HashMap<ArticleId, Vec<NaiveDate>> = HashMap::new();
    for one in told {
        days.entry(one.place.article)
            .or_default()
            .push(one.period.start);
    }
    let torn = |article: ArticleId| days[&article].iter().any(|d| *d != days[&article][0]);
    let original = |one: &Told| ground.originals[one.place.article.index()];
    // A day told by its distance from the report's own may be wrong because that is: another report must tell it.
    let sure = |one: &Told| {
        let mut others = told.iter().filter(|o| o.period.start == one.period.start);
        one.absolute || others.any(|o| o.absolute || original(o) != original(one))
    };
    let mut kept: Vec<&Told> = told
        .iter()
        .filter(|t| !torn(t.place.article) && sure(t))
        .collect();
    kept.sort_by_key(|t| (t.place.article, !t.absolute, t.place.span));
    kept.dedup_by_key(|t| t.place.article);
    let first = kept.iter().map(|t| t.period.start).min()?;
    let last = kept.iter().map(|t| t.period.start).max()?;
    let sources = |day: NaiveDate| kept.iter().filter(move |t| t.period.start == day);
    let apart = (last - first).num_days();
    let copied = sources(first).any(|a| sources(last).any(|b| original(a) == original(b)));
    if apart == 0 || apart > APART || copied {
        return None;
    }
    let name = &ground.actors.get(actor.index())?.name;
    Some(Discrepancy {
        event: event(ground, &kept),
        kind: DiscrepancyKind::Date,
        about: format!("when {name} {class}").into(),
        state: State::Differ,
        values: kept.iter().map(|t| value(t)).collect(),
        rule: RULE,
    })
}

fn value(told: &Told) -> DiscrepancyValue {
    DiscrepancyValue {
        place: told.place,
        value: told.value.clone(),
        said: Said::Time(told.period),
    }
}

/// The event that most of the reports tell there.
fn event(ground: Ground, told: &[&Told]) -> Option<EventId> {
    let mut counts: BTreeMap<EventId, usize> = BTreeMap::new();
    for one in told {
        let here = &ground.told[one.place.article.index()];
        let holds = |span: Span| span.start <= one.verb && one.verb < span.end;
        let over = here.iter().filter(|(span, _)| holds(*span));
        for &(_, id) in over {
            *counts.entry(id).or_default() += 1;
        }
    }
    let most = counts
        .into_iter()
        .max_by_key(|&(id, n)| (n, std::cmp::Reverse(id)));
    most.map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;
    use crate::model::{DiscrepancyKind, State};

    /// The rows of one happening, with what each article says.
    fn rows(articles: &[(&str, &str)]) -> Vec<(String, State, Vec<String>)> {
        let model = trial(articles).model;
        let rows = model.discrepancies.iter();
        rows.filter(|d| d.kind == DiscrepancyKind::Date && d.rule == super::RULE)
            .map(|d| {
                let words = d.values.iter().map(|v| model.words(v.place).to_owned());
                (d.about.to_string(), d.state, words.collect())
            })
            .collect()
    }

    const SANK: &str =
        "The ferry [o:Alma] burned for a day and sank off [l:Tarn] on {2031-03-04|March 4} .";

    #[test]
    fn one_thing_that_sank_on_two_days_differs() {
        for other in [
            "The [o:Alma] caught fire and sank on {2031-03-02|March 2} , officials said.",
            "The [o:Alma] , run by [o:Harbour Lines] , sank {2031-03-02|2 March} .",
            "[o:Harbour Lines]'s ferry [o:Alma] was sunk near [l:Tarn] on {2031-03-02|March 2} .",
        ] {
            let got = rows(&[("2031-03-08", SANK), ("2031-03-09", other)]);
            assert_eq!(got.len(), 1, "{other}");
            assert_eq!((&*got[0].0, got[0].1), ("when Alma sank", State::Differ));
        }
    }

    #[test]
    fn other_things_days_and_verbs_are_no_difference() {
        for other in [
            "The ferry [o:Alma] sank on {2031-03-04|March 4} .",
            // Another ship, or nobody knows which.
            "The [o:Berta] sank off [l:Tarn] on {2031-03-02|March 2} .",
            "[o:Alma] sent a tug that sank on {2031-03-02|March 2} .",
            "Near the [o:Alma] a tug sank on {2031-03-02|March 2} .",
            "The [o:Alma] burned and another ferry sank on {2031-03-02|March 2} .",
            // Another happening, another day's happening, another month.
            "The [o:Alma] exploded on {2031-03-02|March 2} and sank later.",
            "The [o:Alma] sank after a fire on {2031-03-02|March 2} .",
            "The first [o:Alma] sank on {2030-11-02|2 November 2030} .",
            // The report's own day may be wrong.
            "The [o:Alma] sank on {2031-03-02|Tuesday} .",
            // It did not happen, or one report tells both.
            "The [o:Alma] would have sunk on {2031-03-02|March 2} .",
            "The [o:Alma] was not sunk on {2031-03-02|March 2} .",
            "The [o:Alma] sank on {2031-03-02|March 2} , some say. The [o:Alma] sank on {2031-03-04|March 4} , say others.",
        ] {
            assert_eq!(
                rows(&[("2031-03-08", SANK), ("2031-03-09", other)]),
                [],
                "{other}"
            );
        }
    }

    #[test]
    fn a_day_told_by_weekday_counts_where_another_report_tells_it_too() {
        let first = "[Mira Halvorsen] died on {2031-03-02|Sunday} , her office said.";
        let again = "[Mira Halvorsen] died at home on {2031-03-02|Sunday} aged 80.";
        let other = "The former premier [Mira Halvorsen] died on {2031-03-03|March 3} .";
        let got = rows(&[("2031-03-05", first), ("2031-03-06", other)]);
        assert_eq!(got, []);
        let got = rows(&[
            ("2031-03-05", first),
            ("2031-03-05", again),
            ("2031-03-06", other),
        ]);
        assert_eq!(got.len(), 1);
        assert_eq!(got[0].2.len(), 3, "{got:?}");
    }
}
