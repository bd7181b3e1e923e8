//! Compares when the accounts of one event say that it happened.

use super::Ground;
use super::opening::{self, Openings, Thing};
use super::twins::{self, Side};
use crate::corpus::{ArticleId, Span};
use crate::model::{
    Account, Discrepancy, DiscrepancyKind, DiscrepancyValue, Event, Place, Said, State,
};

/// The name of the rule.
const RULE: &str = "times-of-one-event";

/// The name of the rule for accounts of two days.
const TWINS: &str = "one-happening-on-two-days";

/// A row for each event whose accounts give it a time in several articles that do not copy each other.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let open = opening::openings(ground, Thing::Date);
    let told = ground.events.iter();
    let several = told.filter(|e| e.state != State::SingleSource || open.has(e.id));
    out.extend(several.filter_map(|e| row(ground, e, &open)));
    for (one, other) in twins::pairs(ground, &["call", "sign"], 2) {
        out.extend(two_days(ground, &one, &other));
    }
}

/// A row for two events that are one happening told with two dates.
fn two_days(ground: Ground, one: &Side, other: &Side) -> Option<Discrepancy> {
    let cells = |side: &Side| -> Vec<DiscrepancyValue> {
        let accounts = &ground.events[side.event].accounts;
        let own = side.accounts.iter();
        own.filter_map(|&i| value(ground, &accounts[i])).collect()
    };
    let (mut values, theirs) = (cells(one), cells(other));
    if values.is_empty() || theirs.is_empty() {
        return None;
    }
    values.extend(theirs);
    values.sort_by_key(|v| v.place);
    values.dedup_by_key(|v| v.place.article);
    let told = |side: &Side| ground.events[side.event].accounts.len();
    let best = if told(one) >= told(other) { one } else { other };
    Some(Discrepancy {
        event: Some(ground.events[best.event].id),
        kind: DiscrepancyKind::Date,
        about: "when".into(),
        state: State::Differ,
        values,
        rule: TWINS,
    })
}

fn row(ground: Ground, event: &Event, open: &Openings) -> Option<Discrepancy> {
    let mut values: Vec<DiscrepancyValue> = Vec::new();
    for account in &event.accounts {
        let Some(value) = value(ground, account) else {
            continue;
        };
        let same = |v: &&mut DiscrepancyValue| v.place.article == account.article;
        match values.iter_mut().find(same) {
            Some(before) if length(&value) < length(before) => *before = value,
            Some(_) => {}
            None => values.push(value),
        }
    }
    let told: Vec<ArticleId> = values.iter().map(|v| v.place.article).collect();
    if !told.is_empty() {
        values.extend(open.cells(ground, event.id, &told));
    }
    (values.len() > 1).then(|| Discrepancy {
        event: Some(event.id),
        kind: DiscrepancyKind::Date,
        about: "when".into(),
        state: State::Agree,
        values,
        rule: RULE,
    })
}

/// How many days a time spans: the fewer, the more exact.
fn length(value: &DiscrepancyValue) -> Option<i64> {
    match &value.said {
        Said::Time(period) => Some((period.end - period.start).num_days()),
        _ => None,
    }
}

/// What an account says of the time: the words of its time expressions.
fn value(ground: Ground, account: &Account) -> Option<DiscrepancyValue> {
    let when = account.when.as_ref()?;
    let note = &ground.source.notes[account.article.index()];
    let timexes = when.timexes.iter();
    let span = timexes
        .filter_map(|&t| note.timexes.get(t as usize))
        .map(|t| t.span)
        .reduce(Span::to)?;
    Some(DiscrepancyValue {
        place: Place {
            article: account.article,
            span,
        },
        value: when.value.clone(),
        said: Said::Time(when.period?),
    })
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;
    use crate::model::{DiscrepancyKind, State};

    const TOLD: &str =
        "[Mira Halvorsen] and [Jon Vidalin] spoke by telephone {2031-03-05|on March 5} about cod.";

    /// The rows of dates: state, and what each article says.
    fn dates(second: (&str, &str)) -> Vec<(State, Vec<String>)> {
        let model = trial(&[("2031-03-08", TOLD), second]).model;
        let rows = model.discrepancies.iter();
        rows.filter(|d| d.kind == DiscrepancyKind::Date)
            .map(|d| {
                let words = d.values.iter().map(|v| model.words(v.place).to_owned());
                (d.state, words.collect())
            })
            .collect()
    }

    #[test]
    fn one_call_told_with_two_days_differs() {
        let other = "In a phone call {2031-03-06|on March 6} , [Jon Vidalin] told [Mira Halvorsen] that cod was scarce.";
        assert_eq!(
            dates(("2031-03-09", other)),
            [(
                State::Differ,
                vec!["on March 5".to_owned(), "on March 6".to_owned()]
            )]
        );
    }

    #[test]
    fn another_call_on_another_day_is_no_difference() {
        for (name, published, other) in [
            (
                "other participants",
                "2031-03-09",
                "In a phone call {2031-03-06|on March 6} , [Ana Moreau] told [Mira Halvorsen] that cod was scarce.",
            ),
            (
                "a second one",
                "2031-03-09",
                "In another call {2031-03-06|on March 6} , [Jon Vidalin] told [Mira Halvorsen] that cod was scarce.",
            ),
            (
                "a second one in number",
                "2031-03-09",
                "In a second call {2031-03-06|on March 6} , [Jon Vidalin] told [Mira Halvorsen] that cod was scarce.",
            ),
            (
                "a month later",
                "2031-04-09",
                "In a phone call {2031-04-06|on April 6} , [Jon Vidalin] told [Mira Halvorsen] that cod was scarce.",
            ),
            (
                "an article that tells both",
                "2031-03-09",
                "In a phone call {2031-03-06|on March 6} , [Jon Vidalin] told [Mira Halvorsen] that cod was scarce.\nThe two had had a call {2031-03-05|on March 5} : [Mira Halvorsen] had spoken with [Jon Vidalin] by telephone {2031-03-05|on March 5} about cod.",
            ),
        ] {
            let differing = dates((published, other))
                .into_iter()
                .any(|d| d.0 == State::Differ);
            assert!(!differing, "{name}");
        }
    }
}
