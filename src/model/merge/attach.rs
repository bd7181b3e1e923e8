//! Hangs mentions with a coarse time, or none, on the events they tell of.

use std::collections::HashMap;

use chrono::Datelike as _;

use super::akin::{Time, akin, knows, supported};
use super::cluster::{Cluster, Reach, likeness, likest};
use super::features::{Features, Item, Source, Weights};
use super::title;
use crate::analysis::{Period, Precision, Status, Telling};

/// The months a period touches, as numbers since the year 0; none where it is longer than a year.
fn months(period: &Period) -> std::ops::Range<u32> {
    let number = |d: chrono::NaiveDate| (d.year().max(0) as u32) * 12 + d.month0();
    let (from, to) = (number(period.start), number(period.end));
    if to.saturating_sub(from) > 12 {
        0..0
    } else {
        from..to + 1
    }
}

/// Whether one period lies within the other.
fn compatible(a: &Period, b: &Period) -> bool {
    let within = |x: &Period, y: &Period| x.start >= y.start && x.end <= y.end;
    // "From 8 to 13 June" is a stretch of its own: what lies in it need not be it.
    if a.precision == Precision::Interval || b.precision == Precision::Interval {
        return a.start == b.start && a.end == b.end;
    }
    within(a, b) || within(b, a)
}

/// Adds mentions whose time is coarser than a day, finest first, to the events they fit or to new ones.
pub fn coarse(
    source: Source,
    weights: &Weights,
    items: &[(Period, Item)],
    clusters: &mut Vec<Cluster>,
) {
    if items.is_empty() {
        return;
    }
    let mut reach = Reach::default();
    for (number, cluster) in clusters.iter().enumerate() {
        if let Some(period) = &cluster.period {
            for month in months(period) {
                reach.add(month, number as u32, &cluster.features);
            }
        }
    }
    let mut near = Vec::new();
    for &(period, item) in items {
        let features = weights.features(source, item);
        for month in months(&period) {
            reach.near(month, &features, &mut near);
        }
        near.retain(|&c| {
            clusters[c as usize]
                .period
                .is_some_and(|p| compatible(&p, &loose(source, item, period)))
        });
        let found = supported(&mut near, &features, clusters, weights);
        let number = match found {
            Some((cluster, score, second))
                if score >= floor(&features, second)
                    && akin(
                        &features,
                        &clusters[cluster as usize],
                        weights,
                        Time::of(&period),
                    ) =>
            {
                clusters[cluster as usize].take(item, &features);
                cluster
            }
            _ => {
                clusters.push(Cluster::open(item, Some(period), features.clone()));
                clusters.len() as u32 - 1
            }
        };
        for month in months(&period) {
            reach.add(month, number, &features);
        }
    }
}

/// The least likeness that hangs a coarse mention on an event; less where no other event comes near.
fn floor(features: &Features, second: f32) -> f32 {
    match (features.common && !features.named, second < 0.4) {
        (true, _) => 0.85,
        (false, true) => 0.58,
        (false, false) => 0.68,
    }
}

/// The days that `period` may mean: on a Sunday, "last week" may be the week that is just ending.
pub fn loose(source: Source, item: Item, period: Period) -> Period {
    let published = source.notes[item.article as usize].published.value;
    match published {
        Some(day)
            if period.precision == Precision::Week
                && day.weekday() == chrono::Weekday::Sun
                && (7..14).contains(&(day - period.start).num_days()) =>
        {
            Period { end: day, ..period }
        }
        _ => period,
    }
}

/// Where an article tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    mention: u32,
    cluster: u32,
}

/// How much likelier than the next event of its article the one must be that a mention without a time points back at.
const CLEAR: f32 = 0.05;

/// Adds mentions without a time: to an event of the same article, else of the corpus, else to new undated events.
pub fn undated(source: Source, weights: &Weights, items: &[Item], clusters: &mut Vec<Cluster>) {
    let dated = clusters.len();
    let mut of_article: HashMap<u32, Vec<Told>> = HashMap::new();
    let mut reach = Reach::default();
    for (number, cluster) in clusters.iter().enumerate() {
        for item in &cluster.items {
            let told = Told {
                mention: item.mention,
                cluster: number as u32,
            };
            of_article.entry(item.article).or_default().push(told);
        }
        if !cluster.features.common {
            reach.add(0, number as u32, &cluster.features);
        }
    }
    let mut near = Vec::new();
    for &item in items {
        let features = weights.features(source, item);
        let mention = source.mention(item);
        let own = of_article.get(&item.article).map_or(&[][..], |list| list);
        near.extend(own.iter().map(|t| t.cluster).filter(|&c| {
            let cluster = &clusters[c as usize].features;
            cluster.class == features.class && !(cluster.common && features.saying)
        }));
        near.sort_unstable();
        near.dedup();
        let points_back = mention.noun && mention.definite;
        let floor = if points_back { 0.5 } else { 0.7 };
        // "Both sides agreed to meet" may tell of any meeting.
        let nameless = features.actors.is_empty() && features.places.is_empty();
        if source.is_another(item) || !mention.noun && nameless {
            near.clear();
        }
        near.retain(|&c| {
            let known = &clusters[c as usize];
            is_behind(source, item, known)
                && (points_back
                    && !matches!(mention.telling, Telling::Aside | Telling::Named)
                    && !features.common
                    && is_near(source, item, known)
                    && knows(known, &features)
                    && akin(&features, known, weights, Time::Day)
                    || akin(&features, known, weights, Time::Open))
        });
        if points_back && features.places.is_empty() {
            let before = own.iter().filter(|t| t.mention < item.mention);
            let last = before.filter(|t| near.contains(&t.cluster)).max();
            if let Some(told) = last {
                near.retain(|&c| c == told.cluster);
            }
        }
        let same = supported(&mut near, &features, clusters, weights);
        let same = same.filter(|f| f.1 >= floor && f.1 - f.2 >= CLEAR);
        let found = same.map(|f| f.0).or_else(|| {
            if !mention.noun || features.common || source.is_another(item) {
                return None;
            }
            reach.near(0, &features, &mut near);
            near.retain(|&c| {
                (c as usize) < dated
                    && clusters[c as usize].features.class == features.class
                    && clusters[c as usize].period.is_some_and(|p| {
                        p.precision <= Precision::Week && is_recent(source, item, &p, points_back)
                    })
                    && is_behind(source, item, &clusters[c as usize])
                    && is_known(source, item, &clusters[c as usize])
                    && akin(&features, &clusters[c as usize], weights, Time::Open)
            });
            recalled(source, weights, (item, &features), &mut near, clusters)
        });
        if let Some(cluster) = found {
            clusters[cluster as usize].take(item, &features);
            let mention = item.mention;
            let list = of_article.entry(item.article).or_default();
            list.push(Told { mention, cluster });
        } else if stands_alone(source, item) {
            open_undated(source, weights, (item, features), &mut reach, clusters);
        }
    }
}

/// The event of other articles that a mention without a time looks back on: the likest, a late and much told one first.
fn recalled(
    source: Source,
    weights: &Weights,
    (item, features): (Item, &Features),
    near: &mut Vec<u32>,
    clusters: &[Cluster],
) -> Option<u32> {
    near.sort_unstable();
    near.dedup();
    let published = source.notes[item.article as usize].published.value;
    let mut best: Option<(f32, u32)> = None;
    let mut second = f32::MIN;
    for cluster in near.drain(..).take(64) {
        let known = &clusters[cluster as usize];
        let alike = likeness(features, &known.features, weights);
        if alike < 0.85 {
            continue;
        }
        let gap = published
            .zip(known.period)
            .map_or(30, |(day, p)| (day - p.start).num_days().abs());
        let score = alike + 0.3 / (1.0 + gap as f32 / 7.0) + 0.05 * (known.items.len() as f32).ln();
        match best {
            Some((top, _)) if score <= top => second = second.max(score),
            _ => {
                second = best.map_or(second, |b| b.0);
                best = Some((score, cluster));
            }
        }
    }
    best.filter(|b| b.0 - second >= 0.05).map(|b| b.1)
}

/// Whether an event may be what a mention tells: what happened lies no later than the article that tells it, and what
/// is to come no earlier.
fn is_behind(source: Source, item: Item, known: &Cluster) -> bool {
    let published = source.notes[item.article as usize].published.value;
    let Some((period, day)) = known.period.zip(published) else {
        return true;
    };
    match source.mention(item).status {
        Status::Past => period.start <= day,
        Status::Planned => period.end >= day,
        Status::Conditional | Status::Negated => true,
    }
}

/// Whether an article can know an event of others: what is still to come, only from the day on which one of them tells
/// it first ("the next talks are expected soon" is not yet the talks that are called for Monday a day later).
fn is_known(source: Source, item: Item, known: &Cluster) -> bool {
    let published = |item: &Item| source.notes[item.article as usize].published.value;
    let first = known.items.iter().filter_map(published).min();
    source.mention(item).status == Status::Past || published(&item) >= first
}

/// The days within which articles tell the same news without saying when.
const NEWS: i64 = 4;

/// Whether the article of a mention appeared about when the first to tell an undated event did.
fn is_close(source: Source, item: Item, known: &Cluster) -> bool {
    let published = |item: Item| source.notes[item.article as usize].published.value;
    let days = published(item).zip(published(known.items[0]));
    days.is_none_or(|(a, b)| (a - b).num_days().abs() <= NEWS)
}

/// Whether an event lies in the year around an article, so that "the disaster" may be it without another word.
fn is_near(source: Source, item: Item, known: &Cluster) -> bool {
    let published = source.notes[item.article as usize].published.value;
    known
        .period
        .zip(published)
        .is_none_or(|(p, day)| (day - p.end).num_days().abs() <= 366)
}

/// The days around its article in which a mention without a time looks for its event.
const AROUND: i64 = 10;
/// The same for one that points back at it ("the summit").
const BACK: i64 = 60;

/// Whether `period` lies in the days around the publication of the article of `item`.
fn is_recent(source: Source, item: Item, period: &Period, points_back: bool) -> bool {
    let published = source.notes[item.article as usize].published.value;
    let most = if points_back { BACK } else { AROUND };
    published.is_none_or(|day| (day - period.start).num_days().abs() <= most)
}

/// The least that the words of an undated event must tell.
const TELLING: f32 = 4.0;

/// Whether an undated mention is news of its own: what its sentence is about, told with its subject and by a
/// telling verb, in a sentence that does not tell of something dated. What goes on is no news ("has been building").
fn stands_alone(source: Source, item: Item) -> bool {
    let mention = source.mention(item);
    if mention.quoted || mention.noun || mention.telling != Telling::Main {
        return false;
    }
    let text = source.articles[item.article as usize].text.as_str();
    let is_news = || {
        !mention.class.is_empty()
            && !mention.trigger.of(text).ends_with("ing")
            && !source.beside_dated(item)
            && title::titles(source, item)[0].is_some_and(|t| t.0 >= TELLING)
    };
    matches!(mention.status, Status::Past | Status::Planned)
        && source.names_subject(item)
        && (mention.when.is_some() || is_news())
}

/// Joins an undated mention to an undated event that is much like it, or opens one.
fn open_undated(
    source: Source,
    weights: &Weights,
    (item, features): (Item, Features),
    reach: &mut Reach,
    clusters: &mut Vec<Cluster>,
) {
    let mut near = Vec::new();
    let month = source.notes[item.article as usize]
        .published
        .value
        .map_or(1, |d| (d.year().max(1) as u32) * 12 + d.month0());
    reach.near(month, &features, &mut near);
    near.retain(|&c| is_close(source, item, &clusters[c as usize]));
    let found = likest(&mut near, &features, clusters, weights)
        .filter(|f| f.1 >= 0.9 && akin(&features, &clusters[f.0 as usize], weights, Time::Open));
    let number = if let Some((cluster, _, _)) = found {
        clusters[cluster as usize].take(item, &features);
        cluster
    } else {
        clusters.push(Cluster::open(item, None, features.clone()));
        clusters.len() as u32 - 1
    };
    reach.add(month, number, &features);
}
