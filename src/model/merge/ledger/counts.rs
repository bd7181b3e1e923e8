//! Compares which one in a row reports call an event: "his second visit", "a third round of talks".
//!
//! Only accounts that give the day of the event themselves are asked, and what is counted from a time or within a time
//! ("the third since March") is compared with the same words alone.

use super::Ground;
use super::scene::Scene;
use crate::analysis::event::lemma;
use crate::analysis::{EventMention, Precision, Status, TokenKind, lexicon};
use crate::corpus::Span;
use crate::model::{
    Account, Discrepancy, DiscrepancyKind, DiscrepancyValue, Event, Part, Said, State,
};

/// The name of the rule.
const RULE: &str = "which-one-in-a-row";
/// How many words may stand between the number and the event's own word.
const GAP: usize = 3;
/// How many words after the event's own word may say what it is counted from.
const SCOPE: usize = 16;

/// A row for each event that several reports call the second, the third of its kind.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let several = ground
        .events
        .iter()
        .filter(|e| e.state != State::SingleSource);
    out.extend(several.filter_map(|e| row(ground, e)));
}

fn row(ground: Ground, event: &Event) -> Option<Discrepancy> {
    let day = event.when.as_ref()?.period?;
    if day.precision != Precision::Day {
        return None;
    }
    let mut cells: Vec<(Box<str>, DiscrepancyValue)> = Vec::new();
    for account in &event.accounts {
        let when = account.when.as_ref().filter(|w| !w.timexes.is_empty());
        let same = when
            .and_then(|w| w.period)
            .is_some_and(|p| p.start == day.start && p.end == day.end);
        if same {
            cells.extend(counted(ground, account));
        }
    }
    // Of several countings the one that most reports use.
    let scope = cells.iter().map(|c| &c.0).max_by_key(|scope| {
        let uses = cells.iter().filter(|c| c.0 == **scope).count();
        (uses, std::cmp::Reverse(scope.len()))
    })?;
    let scope = scope.clone();
    cells.retain(|c| c.0 == scope);
    let twice = |v: &DiscrepancyValue| {
        cells
            .iter()
            .any(|(_, o)| o.place.article == v.place.article && o.said != v.said)
    };
    let mut values: Vec<DiscrepancyValue> = cells
        .iter()
        .map(|c| c.1.clone())
        .filter(|v| !twice(v))
        .collect();
    values.sort_by_key(|v| v.place);
    values.dedup_by_key(|v| v.place.article);
    (values.len() > 1).then(|| Discrepancy {
        event: Some(event.id),
        kind: DiscrepancyKind::Claim,
        about: "which one in a row".into(),
        state: State::Agree,
        values,
        rule: RULE,
    })
}

/// What an account counts its event as, with the words that it is counted from.
fn counted(ground: Ground, account: &Account) -> Option<(Box<str>, DiscrepancyValue)> {
    let (scene, told) = Scene::of_account(ground.source, account)?;
    let trigger = scene.token_at(told.trigger.start)?;
    let (at, noun) = number_at(&scene, told, trigger)?;
    let number = ordinal(scene.word(at))?;
    let scope = format!(
        "{} {}",
        class_of_noun(scene.word(noun)).unwrap_or(told.class),
        scope(&scene, noun + 1)
    );
    let said = Part {
        name: "in a row",
        value: number.to_string().into(),
        period: None,
    };
    let value = DiscrepancyValue {
        place: scene.place(scene.stretch(at, noun)?),
        value: number.to_string().into(),
        said: Said::Sense([said].into()),
    };
    Some((scope.into(), value))
}

/// The class of a noun that stands for an event.
fn class_of_noun(word: &str) -> Option<&'static str> {
    lexicon::EVENT_NOUNS.get(&lemma::noun(&word.to_lowercase()))
}

/// The token of the number that counts an event, and that of the word counted: "his [second] official [visit]", "paid a
/// [second] [visit]", "visited for the [second] [time]".
fn number_at(scene: &Scene, told: &EventMention, trigger: usize) -> Option<(usize, usize)> {
    if matches!(told.status, Status::Negated | Status::Conditional) {
        return None;
    }
    if told.noun {
        return counting(scene, trigger).map(|at| (at, trigger));
    }
    let end = (trigger + SCOPE).min(scene.tokens.len());
    if carries(scene.word(trigger)) {
        let noun = (trigger + 2..end.min(trigger + 8))
            .find(|&i| class_of_noun(scene.word(i)).is_some())?;
        return counting(scene, noun)
            .filter(|&at| at > trigger)
            .map(|at| (at, noun));
    }
    let time = (trigger + 4..end).find(|&i| scene.word(i) == "time")?;
    let led = scene.word(time - 2) == "the" && scene.word(time - 3) == "for";
    let own = others_between(scene, told.trigger, time) == 0;
    (led && own && ordinal(scene.word(time - 1)).is_some()).then_some((time - 1, time))
}

/// Whether a verb only carries the event that its object names.
fn carries(verb: &str) -> bool {
    matches!(
        verb,
        "made"
            | "make"
            | "makes"
            | "making"
            | "paid"
            | "pay"
            | "pays"
            | "paying"
            | "held"
            | "hold"
            | "holds"
            | "holding"
            | "began"
            | "begin"
            | "begins"
            | "started"
            | "start"
            | "opened"
            | "attended"
            | "attend"
            | "conducted"
            | "staged"
    )
}

/// The number right before a noun, but for a word or two.
fn counting(scene: &Scene, noun: usize) -> Option<usize> {
    let mut near = (noun.saturating_sub(GAP)..noun).rev();
    let at = near.find(|&i| ordinal(scene.word(i)).is_some())?;
    let plain = (at + 1..noun).all(|i| {
        let token = scene.tokens[i];
        token.kind == TokenKind::Word && !token.capital && scene.word(i) != "of"
    });
    (plain && scene.behind_time(at).is_none()).then_some(at)
}

/// How many other events are told between an event's own word and a token.
fn others_between(scene: &Scene, trigger: Span, to: usize) -> usize {
    let end = scene.tokens.get(to).map_or(0, |t| t.span.start);
    let events = &scene.note.events;
    let from = events.partition_point(|e| e.trigger.start < trigger.end);
    events[from..]
        .iter()
        .take_while(|e| e.trigger.start < end)
        .count()
}

/// What number a word counts as; "first" alone counts nothing that another report could count otherwise.
fn ordinal(word: &str) -> Option<u8> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let named = WORDS.iter().position(|w| *w == word).map(|at| at as u8 + 1);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    named.or_else(|| {
        let ending = &word[digits.len()..];
        let ordinal = matches!(ending, "st" | "nd" | "rd" | "th");
        digits.parse().ok().filter(|_| ordinal)
    })
}

/// The words that say from when or within what it is counted; empty where none do.
fn scope(scene: &Scene, from: usize) -> Box<str> {
    let end = (from + SCOPE).min(scene.tokens.len());
    let stops = |i: &usize| {
        matches!(
            scene.word(*i),
            "," | ";" | ":" | "-" | "--" | "—" | "–" | "and" | "but"
        )
    };
    let clause: Vec<usize> = (from..end).take_while(|i| !stops(i)).collect();
    let opens = |i: &&usize| {
        matches!(
            scene.word(**i),
            "since" | "after" | "in" | "within" | "this" | "of" | "under" | "as"
        ) && (!matches!(scene.word(**i), "in" | "of" | "after" | "as" | "under")
            || counts_in(scene, **i + 1))
    };
    let Some(&first) = clause.iter().find(opens) else {
        return "".into();
    };
    let words = scene.stretch(first, *clause.last().unwrap_or(&first));
    words.map_or("", |s| s.of(scene.text)).to_lowercase().into()
}

/// Whether what follows "in" or "of" bounds the counting: a time, "a row", "history".
fn counts_in(scene: &Scene, at: usize) -> bool {
    let at = at
        + usize::from(matches!(
            scene.word(at),
            "the" | "a" | "as" | "his" | "her" | "its"
        ));
    scene.behind_time(at).is_some()
        || matches!(
            scene.word(at),
            "row" | "history" | "term" | "presidency" | "many" | "day" | "week" | "month" | "year"
        )
        || scene.word(at).starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;
    use crate::model::{DiscrepancyKind, State};

    /// The rows of what two reports count one visit as.
    fn rows(first: &str, second: &str) -> Vec<(State, Vec<String>)> {
        let model = trial(&[("2031-03-08", first), ("2031-03-09", second)]).model;
        let rows = model.discrepancies.iter();
        rows.filter(|d| d.kind == DiscrepancyKind::Claim)
            .map(|d| {
                let values = d.values.iter().map(|v| v.value.to_string());
                (d.state, values.collect())
            })
            .collect()
    }

    #[test]
    fn one_visit_is_the_second_for_one_report_and_the_third_for_another() {
        let second = "[Mira Halvorsen] made her second visit to [l:Tarn] on {2031-03-07|Friday} .";
        for (other, want) in [
            (
                "[Mira Halvorsen] paid a third visit to [l:Tarn] {2031-03-07|on Friday} .",
                Some(State::Differ),
            ),
            (
                "[Mira Halvorsen] paid a second visit to [l:Tarn] {2031-03-07|on Friday} .",
                Some(State::Agree),
            ),
            (
                "[Mira Halvorsen] visited [l:Tarn] for the third time {2031-03-07|on Friday} .",
                Some(State::Differ),
            ),
            // Counted from another time.
            (
                "[Mira Halvorsen] paid a first visit to [l:Tarn] since the vote {2031-03-07|on Friday} .",
                None,
            ),
            (
                "[Mira Halvorsen] paid a third visit this year to [l:Tarn] {2031-03-07|on Friday} .",
                None,
            ),
            // Another visit.
            (
                "[Mira Halvorsen] will pay a third visit to [l:Tarn] {2031-03-21|on March 21} .",
                None,
            ),
            // Nothing is counted.
            (
                "[Mira Halvorsen] paid a visit to [l:Tarn] {2031-03-07|on Friday} .",
                None,
            ),
        ] {
            let got = rows(second, other);
            assert_eq!(got.first().map(|r| r.0), want, "{other}: {got:?}");
        }
    }
}
