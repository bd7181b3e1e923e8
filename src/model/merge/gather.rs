//! Joins the pieces of one happening that stand as several events of a day.
//!
//! Mentions are compared one by one where an event is formed, so that "the April 20 explosion" told beside other things
//! may open an event of its own. Once a day is whole, its events are compared as groups: by all that each tells.

use super::akin::Common;
use super::cluster::Cluster;
use super::features::{Features, Weights, hash};

/// The events of one day and class that are compared at most.
const COMPARED: usize = 64;
/// The accounts from which on a calamity is the one that its day is known for.
const KNOWN: usize = 4;
/// How many times the next one of its kind it is told.
const AHEAD: usize = 3;

/// Joins pieces among the events of one day, `clusters[from..]`.
pub fn day(weights: &Weights, clusters: &mut Vec<Cluster>, from: usize) {
    let mut order: Vec<usize> = (from..clusters.len())
        .filter(|&c| !clusters[c].features.common || calamity(&clusters[c].features))
        .collect();
    order.sort_by_key(|&c| {
        (
            clusters[c].features.class,
            std::cmp::Reverse(clusters[c].items.len()),
            c,
        )
    });
    let mut gone: Vec<usize> = Vec::new();
    if let Some(head) = known(clusters, &order) {
        for &piece in &order {
            if piece != head && points_at(&clusters[piece], &clusters[head], weights) {
                join(clusters, head, piece, &mut gone);
            }
        }
    }
    order.retain(|c| !gone.contains(c));
    let class = |c: usize| clusters[c].features.class;
    let groups: Vec<&[usize]> = order.chunk_by(|&a, &b| class(a) == class(b)).collect();
    for group in groups {
        let group = &group[..group.len().min(COMPARED)];
        same_class(weights, clusters, group, &mut gone);
    }
    let mut number = from;
    if !gone.is_empty() {
        gone.sort_unstable();
        let mut rest = clusters.split_off(from);
        rest.retain(|_| {
            number += 1;
            gone.binary_search(&(number - 1)).is_err()
        });
        clusters.append(&mut rest);
    }
}

/// Joins events of one class and day to the more told ones before them.
fn same_class(weights: &Weights, clusters: &mut [Cluster], group: &[usize], gone: &mut Vec<usize>) {
    let Some((&head, rest)) = group.split_first() else {
        return;
    };
    let told = |c: usize| clusters[c].items.len();
    let next = rest.first().map_or(0, |&c| told(c));
    let leads = told(head) >= KNOWN && told(head) >= AHEAD * next;
    let leads = leads && calamity(&clusters[head].features);
    for (at, &piece) in group.iter().enumerate().skip(1) {
        let whole = group[..at].iter().find(|&&whole| {
            let (a, b) = (&clusters[whole].features, &clusters[piece].features);
            !a.common
                && !gone.contains(&whole)
                && (leads && whole == head && one_calamity(a, b, weights) || one(a, b, weights))
        });
        if let Some(&whole) = whole {
            join(clusters, whole, piece, gone);
        }
    }
}

fn join(clusters: &mut [Cluster], whole: usize, piece: usize, gone: &mut Vec<usize>) {
    let taken = std::mem::take(&mut clusters[piece]);
    clusters[whole].absorb(&taken);
    gone.push(piece);
}

/// The calamity that a day is known for: told far more than any other of the day.
fn known(clusters: &[Cluster], order: &[usize]) -> Option<usize> {
    let told = |c: &&usize| clusters[**c].items.len();
    let harm = |c: &&usize| calamity(&clusters[**c].features);
    let head = *order.iter().filter(harm).max_by_key(told)?;
    let next = order.iter().filter(|&&c| c != head).filter(harm);
    let next = next.map(|c| told(&c)).max().unwrap_or(0);
    let leads = told(&&head) >= KNOWN && told(&&head) >= AHEAD * next;
    leads.then_some(head)
}

/// Whether one mention alone points at the calamity of its day by another word ("the April 20 disaster").
fn points_at(piece: &Cluster, head: &Cluster, weights: &Weights) -> bool {
    piece.items.len() == 1
        && piece.features.pointing
        && calamity(&piece.features)
        && one_calamity(&head.features, &piece.features, weights)
}

/// Whether two events of one class and day are one: they share much of what few mentions tell.
fn one(a: &Features, b: &Features, weights: &Weights) -> bool {
    let common = Common::of(a, b, weights);
    let unlike = common.apart || common.strangers || common.counts;
    let vague = a.moves() || a.saying || b.saying;
    common.telling >= 3 && common.part >= 0.4 && !unlike && !vague
}

/// Whether `piece` tells the calamity that its day is known for: nothing in it says that it is another one. Who is named
/// beside "the April 20 explosion" need not have been there.
fn one_calamity(head: &Features, piece: &Features, weights: &Weights) -> bool {
    let common = Common::of(head, piece, weights);
    let little = common.least < 1.5;
    !common.apart && (!common.strangers || piece.pointing) && (little || common.weight > 0.0)
}

/// Whether a class is of calamities: of one kind, a day seldom sees two in one story.
fn calamity(features: &Features) -> bool {
    [
        "explode", "crash", "quake", "storm", "flood", "fire", "spill",
    ]
    .iter()
    .any(|class| hash(class) == features.class)
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;

    const TOLD: [&str; 5] = [
        "The mill Alma <blast:exploded> in [l:Besso] {2031-03-02|on March 2}, killing nine bakers.",
        "{2031-03-02|On March 2} nine bakers died when the mill Alma <blast:exploded> in [l:Besso].",
        "In [l:Besso] the mill Alma <blast:exploded> {2031-03-02|on March 2} with nine bakers inside.",
        "Nine bakers were inside when the mill Alma <blast:exploded> in [l:Besso] {2031-03-02|on March 2}.",
        "The mill Alma <blast:exploded> {2031-03-02|on March 2} and nine bakers of [l:Besso] died.",
    ];

    fn rows(last: &str) -> Vec<usize> {
        let mut texts: Vec<(&str, &str)> = TOLD.iter().map(|t| ("2031-03-04", *t)).collect();
        texts.push(("2031-03-20", last));
        let told = trial(&texts);
        let mut rows: Vec<usize> = told.model.events.iter().map(|e| e.accounts.len()).collect();
        rows.sort_unstable();
        rows
    }

    #[test]
    fn another_word_for_the_calamity_of_a_day_points_at_it() {
        let again =
            "Flour prices at the mill have doubled since the {2031-03-02|March 2} disaster.";
        assert_eq!(rows(&again.replace("disaster", "<blast:disaster>")), [6]);
    }

    #[test]
    fn the_calamity_of_another_place_is_another_one() {
        let other = "A tram depot <other:exploded> in [l:Tarn] {2031-03-02|on March 2}.";
        assert_eq!(rows(other), [1, 5]);
    }
}
