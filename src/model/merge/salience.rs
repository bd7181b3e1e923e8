//! Says how much an event matters in its corpus: by articles that tell it, days that look back on it, actors.

use super::cluster::Cluster;
use super::features::{Source, is_saying};

/// The salience of an event, above 0.
///
/// After the features that date summarisation found to tell most (Tran et al. 2015; Gholipour Ghalandari and
/// Ifrim 2020): in how many articles a day is named, and in how many that were published on later days.
pub fn salience(source: Source, cluster: &Cluster) -> f32 {
    let mut articles: Vec<u32> = cluster.items.iter().map(|i| i.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let mut later: Vec<_> = articles
        .iter()
        .filter_map(|&a| source.notes[a as usize].published.value)
        .filter(|day| cluster.period.is_some_and(|p| *day > p.end))
        .collect();
    later.sort_unstable();
    later.dedup();
    let mentions = cluster.items.len() as f32;
    let actors = cluster.features.actors.len().min(6) as f32;
    let saying = cluster.items.iter().all(|&i| is_saying(source.mention(i)));
    let base = articles.len() as f32
        + 0.5 * later.len() as f32
        + 0.3 * (1.0 + mentions).ln()
        + 0.1 * actors;
    let certain = if cluster.period.is_some() { 1.0 } else { 0.25 };
    base * certain * if saying { 0.5 } else { 1.0 }
}
