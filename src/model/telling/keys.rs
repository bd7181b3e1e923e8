//! What a stretch of text tells with: stems, actors, figures, days; those between quotation marks apart.

use chrono::Datelike as _;

use super::super::Model;
use super::super::merge::{is_saying, stem, words};
use crate::analysis::{ActorKind, Annotations, Figure, lexicon};
use crate::corpus::{ArticleId, Span};

/// What kind of thing a key stands for: the highest byte.
pub(super) const ACTOR: u64 = 1 << 56;
pub(super) const COUNTRY: u64 = 2 << 56;
pub(super) const FIGURE: u64 = 3 << 56;
const TIME: u64 = 4 << 56;
const BELOW: u64 = (1 << 56) - 1;

/// One thing that a stretch tells with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// What it is; equal where two stretches share it.
    pub what: u64,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether it is the verb of something that happens; saying is none.
    pub verb: bool,
}

impl Key {
    /// Whether it is neither somebody, nor a country, nor a time.
    pub fn is_matter(self) -> bool {
        !is_actor(self.what) && !is_time(self.what)
    }

    /// Whether it is a figure.
    pub fn is_figure(self) -> bool {
        is_figure(self.what)
    }
}

/// Whether a key is somebody or a country: who is named tells less than what is said of them.
pub fn is_actor(what: u64) -> bool {
    matches!(what & !BELOW, ACTOR | COUNTRY)
}

/// Whether a key is a figure.
pub fn is_figure(what: u64) -> bool {
    what & !BELOW == FIGURE
}

/// Whether a key is a time.
pub fn is_time(what: u64) -> bool {
    what & !BELOW == TIME
}

/// Whether a key is a country.
pub fn is_country(what: u64) -> bool {
    what & !BELOW == COUNTRY
}

/// The keys of a stretch, each once, in order. One that stands outside of quotation marks, too, is not quoted.
pub fn of(model: &Model, article: ArticleId, stretch: Span) -> Vec<Key> {
    let at = article.index();
    let (Some(text), Some(notes)) = (model.articles.get(at), model.annotations.get(at)) else {
        return Vec::new();
    };
    let text = text.text.as_str();
    let spoken = quotes(notes, stretch);
    let events = within(&notes.events, stretch, |e| e.trigger);
    let verbs = events.iter().filter(|e| !e.noun && !is_saying(e));
    let mut verbs: Vec<u32> = verbs.map(|e| e.trigger.start).collect();
    verbs.sort_unstable();
    let mut out = Vec::with_capacity(24);
    let mut add = |what: u64, at: u32| {
        let quoted = spoken.iter().any(|q| q.contains(at));
        let verb = verbs.binary_search(&at).is_ok();
        out.push(Key { what, quoted, verb });
    };
    let mentions = within(&notes.mentions, stretch, |m| m.span);
    let figures = within(&notes.figures, stretch, |f| f.span);
    let timexes = within(&notes.timexes, stretch, |t| t.span);
    for mention in mentions {
        let of_local = model.actor_of_local.get(at);
        let actor = of_local.and_then(|a| a.get(mention.actor.index()));
        let Some(actor) = actor.and_then(|id| model.actors.get(id.index())) else {
            continue;
        };
        let key = match actor.country {
            Some([a, b]) if actor.kind == ActorKind::Country => {
                COUNTRY | u64::from(a) << 8 | u64::from(b)
            }
            _ => ACTOR | u64::from(actor.id.0),
        };
        add(key, mention.span.start);
    }
    for figure in figures {
        add(FIGURE | number(figure), figure.span.start);
    }
    for timex in timexes {
        if let Some(period) = timex.period {
            let days = (period.end - period.start)
                .num_days()
                .unsigned_abs()
                .min(1 << 12);
            let start = u64::from(period.start.num_days_from_ce().unsigned_abs());
            add(TIME | days << 32 | start, timex.span.start);
        }
    }
    let mut taken: Vec<Span> = mentions.iter().map(|m| m.span).collect();
    taken.extend(timexes.iter().map(|t| t.span));
    taken.extend(figures.iter().map(|f| f.span));
    taken.sort_unstable();
    let mut next = 0;
    for (offset, word) in words(stretch.of(text)) {
        let at = stretch.start + offset;
        while taken.get(next).is_some_and(|span| span.end <= at) {
            next += 1;
        }
        if taken.get(next).is_some_and(|span| span.contains(at)) || is_title(word) {
            continue;
        }
        if let Some(stem) = stem(word) {
            add(stem.into(), at);
        }
    }
    out.sort_unstable();
    out.dedup_by_key(|k| k.what);
    out
}

/// The stretches between quotation marks that reach into `stretch`.
fn quotes(notes: &Annotations, stretch: Span) -> Vec<Span> {
    // A quotation that began earlier and runs on is among the few before the stretch.
    let from = notes
        .quotations
        .partition_point(|q| q.content.start < stretch.start)
        .saturating_sub(2);
    let near = notes.quotations.get(from..).unwrap_or_default().iter();
    near.take_while(|q| q.content.start < stretch.end)
        .filter(|q| q.direct && q.content.overlaps(stretch))
        .map(|q| q.content)
        .collect()
}

/// A number for value and unit.
fn number(figure: &Figure) -> u64 {
    let unit = figure.unit.bytes().fold(17u64, |h, b| {
        h.wrapping_mul(0x0100_0000_01b3) ^ u64::from(b)
    });
    (figure.value.to_bits().rotate_left(17) ^ unit).wrapping_mul(0x9e37_79b9_7f4a_7c15) & BELOW
}

/// Whether a word belongs before a name.
fn is_title(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && lexicon::TITLES.contains(word.to_lowercase().as_str())
}

/// Those of `items`, in order of their spans, that begin in `span`.
fn within<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let from = items.partition_point(|i| of(i).start < span.start);
    let to = items.partition_point(|i| of(i).start < span.end);
    items.get(from..to).unwrap_or_default()
}
