//! Judges whether two quotations that share runs of words are one utterance.

use std::ops::Range;

use chrono::NaiveDate;

use super::RUN;
use crate::model::wording::{Likeness, Word, compare};
use crate::model::{ActorId, State};

/// A quotation as it is judged.
pub struct Quoted<'a> {
    /// The text of its article.
    pub text: &'a str,
    /// Its words; of a short one those around it, too.
    pub words: &'a [Word],
    /// Which of them are quoted.
    pub core: Range<usize>,
    /// Who said it, where that is known.
    pub speaker: Option<ActorId>,
    /// Whether that is a person.
    pub person: bool,
    /// When the article was published.
    pub published: Option<NaiveDate>,
}

/// How many days apart reports of one statement appear, mostly.
const NEAR: i64 = 3;

/// The common words of which every third may differ, where a person says them once.
const MANY: usize = 12;

/// How the speakers of two quotations stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speakers {
    Same,
    /// One is not known, or is an organisation that the other may speak for.
    Open,
    Other,
}

fn speakers(a: &Quoted, b: &Quoted) -> Speakers {
    match (a.speaker, b.speaker) {
        (Some(x), Some(y)) if x == y => Speakers::Same,
        (Some(_), Some(_)) if a.person && b.person => Speakers::Other,
        _ => Speakers::Open,
    }
}

/// The same for a phrase that one person says of one thing, where no difference can come of it.
const NEAR_PHRASE: i64 = 5;

fn is_near(a: &Quoted, b: &Quoted) -> bool {
    is_within(NEAR, a, b)
}

fn is_within(most: i64, a: &Quoted, b: &Quoted) -> bool {
    let days = a
        .published
        .zip(b.published)
        .map(|(x, y)| (x - y).num_days().abs());
    days.is_some_and(|days| days <= most)
}

/// Whether a short quotation is a part of a longer one: its words and those before or after them stand there in a row.
pub fn is_part(short: &Quoted, long: &Quoted) -> bool {
    if speakers(short, long) != Speakers::Same || !is_near(short, long) || long.words.len() < RUN {
        return false;
    }
    let from = short.core.end.saturating_sub(RUN);
    (from..=short.core.start).any(|at| {
        let run = short.words.get(at..at + RUN);
        run.is_some_and(|run| long.words.windows(RUN).any(|w| equal(w, run)))
    })
}

/// Whether a phrase of one speaker is another one or a part of it.
pub fn is_phrase(part: &Quoted, whole: &Quoted) -> bool {
    let own = &part.words[part.core.clone()];
    let all = &whole.words[whole.core.clone()];
    speakers(part, whole) == Speakers::Same
        && is_within(NEAR_PHRASE, part, whole)
        && all.windows(own.len().max(1)).any(|w| equal(w, own))
}

/// Whether two passages share a word that tells something.
pub fn share_words(a: &[Word], b: &[Word]) -> bool {
    let mut told = a.iter().filter(|w| w.content && w.span.len() > 2);
    told.any(|w| b.iter().any(|o| o.key == w.key))
}

fn equal(a: &[Word], b: &[Word]) -> bool {
    a.iter().zip(b).all(|(x, y)| x.key == y.key)
}

/// Whether two quotations of four words or more are one utterance.
pub fn is_one(a: &Quoted, b: &Quoted) -> bool {
    let Some(like) = compare(a.words, b.words) else {
        return false;
    };
    let shorter = a.words.len().min(b.words.len());
    let covers = like.same * 10 >= shorter * 6 || like.longest >= 12;
    // What bodies publish is told again with other words each day; persons say it once.
    let once = is_near(a, b) && speakers(a, b) != Speakers::Other && (a.person || b.person);
    let dense = like.is_dense() || once && like.is_dense_enough();
    if !covers || !dense || is_title(a) || is_title(b) {
        return false;
    }
    let differ = like.state == State::Differ;
    let least = match (speakers(a, b), is_near(a, b)) {
        (Speakers::Same, true) if differ => Least(6, 3, 4),
        (Speakers::Same, true) => Least(4, 2, 4),
        (Speakers::Open, true) if differ => Least(8, 3, 5),
        (Speakers::Open, true) => Least(6, 3, 5),
        (Speakers::Same | Speakers::Open, false) | (Speakers::Other, true) if differ => {
            Least(12, 4, 8)
        }
        (Speakers::Same | Speakers::Open, false) | (Speakers::Other, true) => Least(8, 4, 8),
        (Speakers::Other, false) => Least(if differ { 15 } else { 10 }, 5, 10),
    };
    // Where who and when do not tell that two are one, little may differ.
    let firm = !differ
        || is_near(a, b) && speakers(a, b) == Speakers::Same
        || once && like.same >= MANY && like.same * 3 >= like.overlap * 2
        || like.same * 20 >= like.overlap * 17;
    firm && least.is_met(&like)
}

/// The common words, those among them that tell something, and the longest run, that two quotations must share.
struct Least(usize, usize, usize);

impl Least {
    fn is_met(&self, like: &Likeness) -> bool {
        like.same >= self.0 && like.content >= self.1 && like.longest >= self.2
    }
}

/// Whether all that is quoted is capitalised: a title or a slogan, which many use.
fn is_title(a: &Quoted) -> bool {
    let told = a.words.iter().filter(|w| w.content);
    let mut capitals = told.map(|w| w.span.of(a.text).starts_with(|c: char| !c.is_lowercase()));
    a.words.len() <= 8 && capitals.all(|c| c)
}
