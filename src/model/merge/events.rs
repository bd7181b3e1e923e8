//! Turns clusters of mentions into events with title, time, status, state and accounts.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};

use super::cluster::Cluster;
use super::features::{Item, Source};
use super::{attach, salience, title};
use crate::analysis::{Period, Precision, Status, When};
use crate::corpus::ArticleId;
use crate::model::{
    Account, ActorId, Discrepancy, DiscrepancyKind, DiscrepancyValue, Event, EventId, Place, State,
};

/// The event of one cluster; its number is given later.
pub fn event(source: Source, cluster: &Cluster, newest: Option<NaiveDate>) -> Event {
    let items = accounts(source, cluster);
    let mut titled: Vec<(f32, crate::corpus::Span, Item)> = items
        .iter()
        .map(|&i| {
            let (score, span) = title::title(source, i);
            (score, span, i)
        })
        .collect();
    let published = |i: &Item| source.notes[i.article as usize].published.value;
    titled.sort_by_key(|t| (published(&t.2), t.2));
    let best = (0..titled.len())
        .max_by(|&a, &b| titled[a].0.total_cmp(&titled[b].0).then(b.cmp(&a)))
        .unwrap_or(0);
    titled[..=best].rotate_right(1);
    let place = Place {
        article: ArticleId(titled[0].2.article),
        span: titled[0].1,
    };
    let mut accounts: Vec<Account> = titled.iter().map(|t| account(source, t.2)).collect();
    let when = when(&accounts);
    if let Some(period) = when.as_ref().and_then(|w| w.period) {
        mend_weeks(source, &mut accounts, period);
    }
    let status = status(source, &items, when.as_ref().and_then(|w| w.period), newest);
    Event {
        id: EventId(0),
        title: place,
        state: state(&accounts),
        salience: salience::told(source, cluster),
        actors: actors(source, cluster),
        why: why(source, cluster, &accounts),
        when,
        status,
        accounts,
    }
}

/// Reads "last week", written on a Sunday, as the week just ending where the event lies in that.
fn mend_weeks(source: Source, accounts: &mut [Account], period: Period) {
    for account in accounts {
        let item = Item {
            article: account.article.0,
            mention: account.mention,
        };
        let Some(when) = account.when.as_mut() else {
            continue;
        };
        let Some(said) = when.period.filter(|p| p.end < period.start) else {
            continue;
        };
        if attach::loose(source, item, said).end >= period.end {
            let week = period.start.iso_week();
            when.value = format!("{:04}-W{:02}", week.year(), week.week()).into();
            when.rule = "week-just-ending";
            when.period = Some(Period {
                start: said.start + chrono::Days::new(7),
                end: said.end + chrono::Days::new(7),
                precision: Precision::Week,
            });
        }
    }
}

/// One mention of each sentence that tells the event: the one whose time is most exact.
fn accounts(source: Source, cluster: &Cluster) -> Vec<Item> {
    let rank = |i: &Item| {
        let mention = source.mention(*i);
        let precision = mention
            .when
            .as_ref()
            .and_then(|w| w.period)
            .map(|p| p.precision);
        (
            i.article,
            mention.sentence,
            precision.is_none(),
            precision,
            i.mention,
        )
    };
    let mut items = cluster.items.clone();
    items.sort_by_key(rank);
    items.dedup_by_key(|i| (i.article, source.mention(*i).sentence));
    items
}

fn account(source: Source, item: Item) -> Account {
    let mention = source.mention(item);
    Account {
        article: ArticleId(item.article),
        span: mention.span,
        trigger: mention.trigger,
        when: mention.when.clone(),
        mention: item.mention,
    }
}

/// The most exact time that most accounts give.
fn when(accounts: &[Account]) -> Option<When> {
    let mut votes: HashMap<&str, (usize, usize)> = HashMap::new();
    let timed = || {
        accounts
            .iter()
            .enumerate()
            .filter_map(|(i, a)| Some((i, a.when.as_ref()?)))
    };
    for (index, when) in timed() {
        votes.entry(&when.value).or_insert((0, index)).0 += 1;
    }
    timed()
        .min_by_key(|(index, when)| {
            let precision = when.period.map(|p| p.precision);
            let (count, first) = votes[&*when.value];
            (
                precision.is_none(),
                precision,
                std::cmp::Reverse(count),
                first,
                *index,
            )
        })
        .map(|(_, when)| when.clone())
}

/// Whether it happened, as most accounts say; what lies after the newest article is planned.
fn status(
    source: Source,
    items: &[Item],
    period: Option<Period>,
    newest: Option<NaiveDate>,
) -> Status {
    let mut counts = [0_usize; 4];
    for &item in items {
        let mention = source.mention(item);
        let slot = match mention.status {
            Status::Past => 0,
            Status::Planned => 1,
            Status::Conditional => 2,
            Status::Negated => 3,
        };
        counts[slot] += if mention.quoted { 1 } else { 2 };
    }
    let after = period
        .zip(newest)
        .map(|(p, day)| (p.start > day, p.end < day));
    let most = (0..4).max_by_key(|&s| (counts[s], 4 - s)).unwrap_or(0);
    match (most, after) {
        (0, Some((true, _))) => Status::Planned,
        (1, Some((_, true))) if counts[0] > 0 => Status::Past,
        (0, _) => Status::Past,
        (1, _) => Status::Planned,
        (2, _) => Status::Conditional,
        _ => Status::Negated,
    }
}

/// How the accounts stand to each other by their times.
fn state(accounts: &[Account]) -> State {
    let mut articles: Vec<_> = accounts.iter().map(|a| a.article).collect();
    articles.sort_unstable();
    articles.dedup();
    if articles.len() < 2 {
        return State::SingleSource;
    }
    let mut periods = accounts.iter().filter_map(|a| a.when.as_ref()?.period);
    let Some(first) = periods.next() else {
        return State::Agree;
    };
    let mut state = State::Agree;
    for period in periods {
        if period.start > first.end || first.start > period.end {
            return State::Differ;
        }
        if (period.start, period.end) != (first.start, first.end) {
            state = State::LessExact;
        }
    }
    state
}

/// Who takes part, by how many mentions name them, then by weight in the corpus.
fn actors(source: Source, cluster: &Cluster) -> Vec<ActorId> {
    let mut counts: HashMap<ActorId, usize> = HashMap::new();
    for &item in &cluster.items {
        let of_local = &source.of_local[item.article as usize];
        for local in &source.mention(item).actors {
            if let Some(&actor) = of_local.get(local.index()) {
                *counts.entry(actor).or_default() += 1;
            }
        }
    }
    let mut out: Vec<ActorId> = counts.keys().copied().collect();
    out.sort_unstable_by_key(|a| (std::cmp::Reverse(counts[a]), *a));
    out
}

/// Why the accounts were joined, for a person to read.
fn why(source: Source, cluster: &Cluster, accounts: &[Account]) -> Vec<Box<str>> {
    if accounts.len() < 2 {
        return Vec::new();
    }
    let mut out: Vec<Box<str>> = Vec::new();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for account in accounts {
        if let Some(when) = &account.when {
            *times.entry(&when.value).or_default() += 1;
        }
    }
    let mut times: Vec<_> = times.into_iter().collect();
    times.sort_unstable();
    for (value, count) in times {
        out.push(format!("{count} of {} accounts say {value}", accounts.len()).into());
    }
    let untimed = accounts.iter().filter(|a| a.when.is_none()).count();
    if untimed > 0 {
        out.push(format!("{untimed} give no time and point back at it").into());
    }
    let mut lemmas: Vec<&str> = cluster
        .items
        .iter()
        .map(|&i| &*source.mention(i).lemma)
        .collect();
    lemmas.sort_unstable();
    lemmas.dedup();
    lemmas.truncate(8);
    out.push(format!("told with: {}", lemmas.join(", ")).into());
    out
}

/// The date discrepancy of an event, where its accounts give different times.
pub fn discrepancy(source: Source, event: &Event) -> Option<Discrepancy> {
    if !matches!(event.state, State::Differ | State::LessExact) {
        return None;
    }
    let mut values: Vec<(Option<NaiveDate>, DiscrepancyValue, Option<Precision>)> = Vec::new();
    for account in &event.accounts {
        let Some(when) = &account.when else { continue };
        let note = &source.notes[account.article.index()];
        let span = when
            .timexes
            .iter()
            .filter_map(|&t| note.timexes.get(t as usize))
            .map(|t| t.span)
            .reduce(crate::corpus::Span::to);
        let Some(span) = span else { continue };
        let precision = when.period.map(|p| p.precision);
        let value = DiscrepancyValue {
            place: Place {
                article: account.article,
                span,
            },
            value: when.value.clone(),
        };
        match values
            .iter_mut()
            .find(|v| v.1.place.article == account.article)
        {
            Some(before) if precision < before.2 => {
                *before = (note.published.value, value, precision);
            }
            Some(_) => {}
            None => values.push((note.published.value, value, precision)),
        }
    }
    values.sort_by_key(|v| (v.0, v.1.place));
    let values: Vec<DiscrepancyValue> = values.into_iter().map(|v| v.1).collect();
    let differ = values.iter().any(|v| v.value != values[0].value);
    (values.len() > 1 && differ).then_some(Discrepancy {
        event: event.id,
        kind: DiscrepancyKind::Date,
        state: event.state,
        values,
    })
}
