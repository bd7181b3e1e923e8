//! Compares when the accounts of one event say that it happened.

use super::Ground;
use super::opening::{self, Openings, Thing};
use crate::corpus::{ArticleId, Span};
use crate::model::{
    Account, Discrepancy, DiscrepancyKind, DiscrepancyValue, Event, Place, Said, State,
};

/// The name of the rule.
const RULE: &str = "times-of-one-event";

/// A row for each event whose accounts give it a time in several articles that do not copy each other.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let open = opening::openings(ground, Thing::Date);
    let told = ground.events.iter();
    let several = told.filter(|e| e.state != State::SingleSource);
    out.extend(several.filter_map(|e| row(ground, e, &open)));
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
