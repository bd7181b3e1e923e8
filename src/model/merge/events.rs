//! Turns clusters of mentions into events with title, time, status, state and accounts.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike as _, NaiveDate};

use super::cluster::Cluster;
use super::features::{Item, Source, hash};
use super::{attach, salience, title};
use crate::analysis::{Period, Precision, Status, Telling, When};
use crate::corpus::{ArticleId, Span};
use crate::model::{Account, ActorId, Event, EventId, Place, State};

/// An event whose title is not settled yet.
pub struct Draft {
    /// The event, called by its best title.
    pub event: Event,
    /// What it may be called, the best first, each with the number of its account.
    titles: Vec<(f32, Span, u32)>,
}

/// The titles that an event keeps to choose from.
const CHOICE: usize = 8;
/// How much worse a title may read that no other event has.
const WORSE: f32 = 4.0;

/// The event of one cluster; its number is given later.
pub fn event(source: Source, cluster: &Cluster, newest: Option<NaiveDate>) -> Draft {
    let mut items = accounts(source, cluster);
    items.sort_by_key(|i| (source.notes[i.article as usize].published.value, *i));
    let mut titles: Vec<(f32, Span, u32)> = items
        .iter()
        .zip(0..)
        .flat_map(|(&item, number)| {
            let titles = title::titles(source, item).into_iter().flatten();
            titles.map(move |(score, span)| (score, span, number))
        })
        .collect();
    titles.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    titles.truncate(CHOICE);
    titles.shrink_to_fit();
    let mut accounts: Vec<Account> = items.iter().map(|&i| account(source, i)).collect();
    let when = when(&accounts);
    if let Some(period) = when.as_ref().and_then(|w| w.period) {
        mend_weeks(source, &mut accounts, period);
    }
    let status = status(source, &items, when.as_ref().and_then(|w| w.period), newest);
    let event = Event {
        id: EventId(0),
        title: Place {
            article: accounts[0].article,
            span: accounts[0].span,
        },
        state: state(&accounts),
        salience: salience::told(source, cluster),
        actors: actors(source, cluster),
        why: why(source, cluster, &accounts),
        when,
        status,
        accounts,
    };
    Draft { event, titles }
}

/// Gives every event a title of its own, the most told events choosing first; its account comes to the front.
pub fn entitle(source: Source, drafts: Vec<Draft>) -> Vec<Event> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by(|&a, &b| {
        let salience = |i: usize| drafts[i].event.salience;
        salience(b).total_cmp(&salience(a)).then(a.cmp(&b))
    });
    let mut taken: HashSet<u64> = HashSet::with_capacity(drafts.len());
    let mut chosen = vec![0; drafts.len()];
    for index in order {
        let draft = &drafts[index];
        let key = |&(_, span, account): &(f32, Span, u32)| {
            let article = draft.event.accounts[account as usize].article;
            fingerprint(span.of(source.articles[article.index()].text.as_str()))
        };
        let best = draft.titles.first().map_or(0.0, |t| t.0);
        let fresh = draft
            .titles
            .iter()
            .position(|t| t.0 >= best - WORSE && !taken.contains(&key(t)));
        chosen[index] = fresh.unwrap_or(0);
        taken.extend(draft.titles.get(chosen[index]).map(key));
    }
    let settle = |(draft, choice): (Draft, usize)| {
        let mut event = draft.event;
        if let Some(&(_, span, account)) = draft.titles.get(choice) {
            let article = event.accounts[account as usize].article;
            event.title = Place { article, span };
            event.accounts[..=account as usize].rotate_right(1);
        }
        event
    };
    drafts.into_iter().zip(chosen).map(settle).collect()
}

/// The letters of a title that a narrow row shows: two titles that begin with the same ones are read as one.
const SHOWN: usize = 40;

/// The head of a title as one number: letters and digits alone, in lower case (FNV-1a).
fn fingerprint(words: &str) -> u64 {
    let letters = words.chars().filter(|c| c.is_alphanumeric());
    letters
        .take(SHOWN)
        .flat_map(char::to_lowercase)
        .fold(0xcbf2_9ce4_8422_2325, |hash, c| {
            (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
        })
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

/// One mention of each sentence that tells the event: the one whose time is most exact, or else is of its class.
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
            mention.telling == Telling::Named,
            hash(source.class(*i)) != cluster.features.class,
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

/// How the accounts stand to each other by their times: agreement takes two articles that say the same.
fn state(accounts: &[Account]) -> State {
    let mut articles: Vec<_> = accounts.iter().map(|a| a.article).collect();
    articles.sort_unstable();
    articles.dedup();
    if articles.len() < 2 {
        return State::SingleSource;
    }
    let mut said: Vec<(NaiveDate, NaiveDate, ArticleId)> = accounts
        .iter()
        .filter_map(|a| {
            let period = a.when.as_ref()?.period?;
            Some((period.start, period.end, a.article))
        })
        .collect();
    said.sort_unstable();
    said.dedup();
    let latest = said.iter().map(|s| s.0).max();
    let earliest = said.iter().map(|s| s.1).min();
    if latest > earliest {
        return State::Differ;
    }
    let twice = |w: &[(NaiveDate, NaiveDate, ArticleId)]| (w[0].0, w[0].1) == (w[1].0, w[1].1);
    let repeated = said.windows(2).any(twice);
    let one = said.windows(2).all(twice);
    match (repeated, one) {
        _ if said.is_empty() => State::Compatible,
        (true, true) => State::Agree,
        (_, false) => State::LessExact,
        // One article alone gives a time; the others give none.
        (false, true) => State::Compatible,
    }
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
