//! Says whether two descriptions share enough beside their time and their class to be of one event.
//!
//! What "ended", "fell" or was "announced" on one day may be many things. What makes them one is something that few
//! mentions of the corpus have: a participant, a place, an object.

use super::cluster::{Cluster, likeness, most_shared};
use super::features::{COUNTRY, Features, Weights};
use crate::analysis::Period;

/// How much of what a corpus's rarest words tell a telling one tells at least.
const TELLING: f32 = 0.3;
/// How much of that a class weighs at least that few mentions are of.
const RARE: f32 = 0.6;

/// How sure a mention's time is to be that of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Both name one day.
    Day,
    /// One is coarser than the other.
    Coarse,
    /// One is as long as a quarter or a year.
    Vague,
    /// The mention gives none.
    Open,
}

impl Time {
    /// How sure a coarse time is.
    pub fn of(period: &Period) -> Self {
        if (period.end - period.start).num_days() > 45 {
            Self::Vague
        } else {
            Self::Coarse
        }
    }

    /// How much more must be shared where the time tells less.
    fn factor(self) -> f32 {
        match self {
            Self::Day => 1.0,
            Self::Coarse => 1.15,
            Self::Vague | Self::Open => 1.4,
        }
    }
}

/// Whether `features` may be of the event of `known`: it goes with a good part of its mentions, one by one, and not
/// only with what all of them tell together.
pub fn akin(features: &Features, known: &Cluster, weights: &Weights, time: Time) -> bool {
    let told = known.told();
    let with = told.iter().filter(|t| goes(features, t, weights, time));
    with.count() * 3 >= told.len()
}

/// Whether an event's accounts name somebody that a mention names, if it names anybody.
pub fn knows(known: &Cluster, features: &Features) -> bool {
    let of = &known.features;
    (features.actors.is_empty() || meet(&features.actors, &of.actors))
        && (features.places.is_empty() || meet(&features.places, &of.places))
}

/// Whether two mentions tell one happening.
fn goes(a: &Features, b: &Features, weights: &Weights, time: Time) -> bool {
    let share = Shared::of(a, b, weights);
    let apart = !a.places.is_empty() && !b.places.is_empty() && !meet(&a.places, &b.places);
    if apart && share.part < 0.6 {
        return false;
    }
    // "The 1989 Alma spill" names its event by time, kind and a name that few others have.
    if a.named && b.named && a.class == b.class && time != Time::Open && share.telling > 0 {
        return true;
    }
    // Two changes of figures are one only where both give the same time and number.
    let numbers = !a.numbers.is_empty() && !b.numbers.is_empty() && !meet(&a.numbers, &b.numbers);
    if (numbers || time != Time::Day && share.part < 0.75) && a.moves() && b.moves() {
        return false;
    }
    let strangers = !a.actors.is_empty() && !b.actors.is_empty() && !meet(&a.actors, &b.actors);
    let same = a.class == b.class && !a.common && !b.common;
    let large = weights.large();
    if large >= 0.3 && a.class == b.class && a.convenes() && other_meeting(a, b, &share) {
        return false;
    }
    // Where little is told, a class and a time are enough.
    let rare = weights.of(a.class) >= RARE * weights.rarest();
    if same && time != Time::Open && (large < 0.3 || rare && share.beside) {
        return true;
    }
    if same && !strangers {
        let pointing = a.pointing || b.pointing;
        return alike(&share, weights.rarest(), large, (time, pointing));
    }
    if strangers && !same && share.part < 0.75 {
        return false;
    }
    let (least, part) = if time == Time::Open && a.class != b.class {
        (1.0, 0.6)
    } else if same {
        (0.5, 0.25)
    } else if a.saying || b.saying {
        if large >= 0.5 && a.saying != b.saying {
            return false;
        }
        (0.8, 0.4)
    } else if a.class == b.class {
        (0.8, 0.3)
    } else {
        (1.0, 0.4)
    };
    share.weight >= least * (0.5 + 0.5 * large) * weights.rarest() * time.factor()
        && share.part >= part * (0.6 + 0.4 * large) * time.factor()
        && (large < 0.5 || share.telling >= 2)
}

/// Whether two meetings or hearings are two although one house saw both: other persons come, or nothing but the house
/// is told of both.
fn other_meeting(a: &Features, b: &Features, share: &Shared) -> bool {
    let house = !share.words && !meet(&a.persons, &b.persons) && !meet(&a.places, &b.places);
    let others = !a.persons.is_empty() && !b.persons.is_empty() && !meet(&a.persons, &b.persons);
    let strangers = !a.actors.is_empty() && !b.actors.is_empty() && !meet(&a.actors, &b.actors);
    house && share.least >= 1.5 || (others || strangers) && share.part < 0.6
}

/// Whether what two mentions of one telling class share makes them one: more in a large corpus, where many happenings
/// are of that class.
fn alike(share: &Shared, rarest: f32, large: f32, (time, pointing): (Time, bool)) -> bool {
    let (least, part, telling) = match time {
        // "The 20 April explosion" tells nothing else.
        Time::Day if share.least < 1.5 || share.words && share.part >= 0.6 => return true,
        Time::Day if pointing => (0.3 * (rarest - 4.0), 0.15, 0),
        Time::Day => (0.6 * (rarest - 4.0), 0.25, 1),
        Time::Coarse => (0.6 * (rarest - 4.5), 0.3, 1),
        Time::Vague | Time::Open => (0.8 * (rarest - 3.0), 0.45, 2),
    };
    let tells = large < 0.5 || share.telling >= telling && (telling == 0 || share.beside);
    share.weight >= least && share.part >= part * large && tells
}

/// What two mentions share beside their class.
struct Shared {
    /// How much it tells.
    weight: f32,
    /// How much of what the one that says less tells, from 0 to 1.
    part: f32,
    /// How much the one that says less tells.
    least: f32,
    /// How many words and actors they share that few mentions have.
    telling: usize,
    /// Whether they share more than one participant: another one, or a word.
    beside: bool,
    /// Whether they share words.
    words: bool,
}

impl Shared {
    fn of(a: &Features, b: &Features, weights: &Weights) -> Self {
        let rare = TELLING * weights.rarest();
        let same = (a.class == b.class).then_some(a.class);
        let word = |w| if Some(w) == same { 0.0 } else { weights.of(w) };
        let named = |id| weights.of_actor(id);
        let words = Sums::of(&a.words, &b.words, word, rare);
        let actors = Sums::of(&a.actors, &b.actors, named, rare);
        let places = Sums::of(&a.places, &b.places, named, rare);
        // A person and the country of that person are one participant.
        let country = |w: &&u32| **w >= COUNTRY && named(**w) >= rare && b.actors.contains(w);
        let countries = a.actors.iter().filter(country).count();
        let people = countries.max(actors.telling - countries);
        let beside = words.telling > 0 || people > 1 || places.telling > 0;
        // Who speaks says nothing of what is said.
        let all = if a.saying && b.saying && weights.large() >= 0.5 {
            words.and(&Sums::default())
        } else {
            words.and(&actors).and(&places)
        };
        let least = all.left.min(all.right);
        let most = all.left.max(all.right).min(2.0 * least);
        Self {
            weight: all.both,
            part: all.both / (least * most).sqrt().max(f32::EPSILON),
            least,
            telling: all.telling,
            beside,
            words: words.both > 0.0,
        }
    }
}

/// What two events tell in common beside their class, taken as groups.
pub struct Common {
    /// Whether they name places and none that is the same.
    pub apart: bool,
    /// Whether they name actors and none that is the same.
    pub strangers: bool,
    /// Whether they give numbers and none that is the same.
    pub counts: bool,
    /// How much what they share tells.
    pub weight: f32,
    /// How much of what the one that says less tells, from 0 to 1.
    pub part: f32,
    /// How much the one that says less tells.
    pub least: f32,
    /// How many words and actors they share that few mentions have.
    pub telling: usize,
}

impl Common {
    /// What `a` and `b` have in common.
    pub fn of(a: &Features, b: &Features, weights: &Weights) -> Self {
        let share = Shared::of(a, b, weights);
        let unlike = |a: &[u32], b: &[u32]| !a.is_empty() && !b.is_empty() && !meet(a, b);
        Self {
            apart: unlike(&a.places, &b.places),
            strangers: unlike(&a.actors, &b.actors),
            counts: unlike(&a.numbers, &b.numbers),
            weight: share.weight,
            part: share.part,
            least: share.least,
            telling: share.telling,
        }
    }
}

/// The weights of two lists and of what they share.
#[derive(Default)]
struct Sums {
    both: f32,
    left: f32,
    right: f32,
    /// How many shared members weigh much.
    telling: usize,
}

impl Sums {
    fn of(a: &[u32], b: &[u32], weight: impl Fn(u32) -> f32, rare: f32) -> Self {
        let sum = |list: &[u32]| list.iter().map(|&w| weight(w)).sum();
        let shared = a.iter().filter(|w| b.binary_search(w).is_ok());
        let shared = shared.map(|&w| weight(w));
        Self {
            both: shared.clone().sum(),
            left: sum(a),
            right: sum(b),
            telling: shared.filter(|&w| w >= rare).count(),
        }
    }

    fn and(&self, other: &Self) -> Self {
        Self {
            both: self.both + other.both,
            left: self.left + other.left,
            right: self.right + other.right,
            telling: self.telling + other.telling,
        }
    }
}

/// Whether two sorted lists share a member.
fn meet(a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|w| b.binary_search(w).is_ok())
}

/// The likest of `candidates` for a vague mention, the much told first among those that come near: a slip of one
/// article must not take what many articles tell of another day. With its likeness and that of the next one.
pub fn supported(
    candidates: &mut Vec<u32>,
    features: &Features,
    clusters: &[Cluster],
    weights: &Weights,
) -> Option<(u32, f32, f32)> {
    let mut best: Option<(u32, f32, f32)> = None;
    let mut second = f32::MIN;
    for cluster in most_shared(candidates) {
        let known = &clusters[cluster as usize];
        let alike = likeness(features, &known.features, weights);
        let support = (SUPPORT * (known.items.len() as f32).ln()).min(MOST_SUPPORT);
        let same = known.features.class == features.class;
        let score = alike + if same { support } else { 0.0 };
        match best {
            Some((_, _, top)) if score <= top => second = second.max(alike),
            _ => {
                second = best.map_or(second, |b| second.max(b.1));
                best = Some((cluster, alike, score));
            }
        }
    }
    best.map(|(cluster, alike, _)| (cluster, alike, second))
}

/// How much it speaks for an event that e times as many accounts tell it.
const SUPPORT: f32 = 0.25;
/// How much it speaks for an event at most that many accounts tell it.
const MOST_SUPPORT: f32 = 0.4;

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::model::merge::trial::trial;

    fn rows(model: &Model) -> Vec<usize> {
        let mut rows: Vec<usize> = model.events.iter().map(|e| e.accounts.len()).collect();
        rows.sort_unstable();
        rows
    }

    #[test]
    fn a_vague_account_goes_to_the_day_that_most_articles_give() {
        let day = "The ferry Alma <sink:sank> off [l:Besso] {2031-03-02|on March 2}, killing nine sailors.";
        let other = "{2031-03-02|On March 2} nine sailors died when the ferry Alma <sink:sank> near [l:Besso].";
        let third =
            "Off [l:Besso] the ferry Alma <sink:sank> {2031-03-02|on March 2} with nine sailors.";
        let slip = "The ferry Alma <slip:sank> off [l:Besso] {2031-03-09|on March 9}.";
        let vague = "{2031-03|This month} the ferry Alma <sink:sank> off [l:Besso].";
        let told = trial(&[
            ("2031-03-20", day),
            ("2031-03-21", other),
            ("2031-03-22", third),
            ("2031-03-23", slip),
            ("2031-03-24", vague),
        ]);
        assert_eq!(rows(&told.model), [1, 4]);
    }
}
