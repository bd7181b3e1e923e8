//! How alike two stretches are by what they tell with.

use super::keys::{Key, is_actor, is_country, is_figure, is_time};

/// A key with its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed {
    /// The key.
    pub key: Key,
    /// How much it weighs, from 0 (everywhere) to 1 (rare).
    pub weight: f32,
}

/// How alike two stretches are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// How much of the lighter one stands in the other, from 0 to 1.
    pub part: f32,
    /// How much of the first one stands in the other, from 0 to 1.
    pub of_first: f32,
    /// What they share weighs so much; a rare word weighs 1.
    pub shared: f32,
    /// How much of both stands in both, from 0 to 1.
    pub even: f32,
    /// Whether what the first one quotes is quoted by the other, or it quotes nothing.
    pub quoted: bool,
    /// What both do weighs so much.
    pub verbs: f32,
    /// Whether the other tells what happens in the first one: its verb, two of its figures, its words or its persons.
    pub deed: bool,
}

impl Likeness {
    /// What the likest are found by.
    pub fn score(self) -> f32 {
        self.part + self.even + 0.05 * self.shared.min(8.0)
    }
}

/// How much two stretches must have in common.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// What they share weighs so much; a rare word weighs 1.
    shared: f32,
    /// The same without countries and times, persons and other actors counting half.
    matter: f32,
    /// The part of the lighter one that stands in the other.
    part: f32,
    /// Whether they must share what happens: a verb, two figures, a quotation or several persons.
    deed: bool,
}

/// With no other evidence that they tell the same.
pub const ALONE: Bar = Bar {
    shared: 1.4,
    matter: 0.8,
    part: 0.4,
    deed: true,
};
/// Where both tell one event, or the ledger compares them.
pub const KNOWN: Bar = Bar {
    shared: 0.8,
    matter: 0.2,
    part: 0.16,
    deed: false,
};

/// How much of the lighter quotation must be quoted by the other.
pub const QUOTED: f32 = 0.6;
/// Quotations of two stretches that are no greater part of them do not count.
const SMALL: f32 = 0.2;
/// What a stretch seems to weigh more than it does: those of few words share some by chance.
pub const SHORT: f32 = 0.6;
/// The weight that several persons have together, each of them rare.
const PERSONS: f32 = 1.0;

/// What of two lists of keys is shared.
#[derive(Clone, Copy, Default)]
struct Share {
    own: f32,
    other: f32,
    both: f32,
    matter: f32,
    actors: f32,
    verbs: f32,
    /// Those that are verbs in the first one.
    own_verbs: f32,
    /// Figures of the one, of the other, and of both.
    figures: [u32; 3],
}

impl Share {
    fn part(self) -> f32 {
        self.both / (self.own.min(self.other) + SHORT)
    }

    /// Whether figures contradict that both tell the same: the lighter one has figures, and the other few of them.
    fn counts_otherwise(self) -> bool {
        let [own, other, both] = self.figures;
        let lighter = if self.own < self.other { own } else { other };
        both * 2 < lighter || both == 0 && own > 0 && other > 0
    }

    fn is_deed(self) -> bool {
        self.verbs > 0.0 || self.figures[2] > 1 || self.actors >= PERSONS
    }

    fn passes(self, bar: Bar) -> bool {
        self.both >= bar.shared
            && self.matter >= bar.matter
            && self.part() >= bar.part
            && (!bar.deed || !self.counts_otherwise())
    }
}

/// How alike two stretches are, by their keys in order; `None` where they have less in common than `bar`.
pub fn of(one: &[Weighed], other: &[Weighed], bar: Bar) -> Option<Likeness> {
    let all = share(one, other, |_| true);
    if !all.passes(bar) {
        return None;
    }
    let words = share(one, other, |quoted| quoted);
    let matches = words.both >= QUOTED * words.own.min(words.other).max(0.01);
    if (words.own > 0.0 || words.other > 0.0) && !matches {
        let small = words.own <= SMALL * all.own && words.other <= SMALL * all.other;
        let one_quotes = words.own == 0.0 || words.other == 0.0;
        let rest = share(one, other, |quoted| !quoted);
        if !(small || one_quotes && rest.passes(bar)) {
            return None;
        }
    }
    if bar.deed && !all.is_deed() && !(words.both >= PERSONS && matches) {
        return None;
    }
    Some(Likeness {
        part: all.part(),
        of_first: all.both / (all.own + SHORT),
        shared: all.both,
        even: 2.0 * all.both / (all.own + all.other + SHORT),
        quoted: words.own == 0.0 || words.both >= QUOTED * words.own,
        verbs: all.verbs,
        deed: all.own_verbs > 0.0
            || all.figures[2] > 1
            || all.actors >= PERSONS
            || words.both >= PERSONS,
    })
}

/// What is shared of those keys that stand, or do not stand, between quotation marks.
fn share(one: &[Weighed], other: &[Weighed], of: impl Fn(bool) -> bool) -> Share {
    let mut out = Share::default();
    let of = |list: &&Weighed| of(list.key.quoted);
    let (mut left, mut right) = (
        one.iter().filter(of).peekable(),
        other.iter().filter(of).peekable(),
    );
    loop {
        match (left.peek(), right.peek()) {
            (Some(l), Some(r)) if l.key.what == r.key.what => {
                out.own += l.weight;
                out.other += r.weight;
                out.shared(l, r);
                left.next();
                right.next();
            }
            (Some(l), r) if r.is_none_or(|r| l.key.what < r.key.what) => {
                out.own += l.weight;
                out.figures[0] += u32::from(is_figure(l.key.what));
                left.next();
            }
            (_, Some(r)) => {
                out.other += r.weight;
                out.figures[1] += u32::from(is_figure(r.key.what));
                right.next();
            }
            _ => return out,
        }
    }
}

impl Share {
    /// Counts a key that both have.
    fn shared(&mut self, one: &Weighed, other: &Weighed) {
        let (what, weight) = (one.key.what, one.weight);
        self.both += weight;
        if is_figure(what) {
            self.figures = self.figures.map(|count| count + 1);
        }
        if is_country(what) || is_time(what) {
            return;
        }
        if is_actor(what) {
            self.actors += weight;
            self.matter += weight / 2.0;
        } else {
            self.matter += weight;
        }
        if one.key.verb || other.key.verb {
            self.verbs += weight;
        }
        if one.key.verb {
            self.own_verbs += weight;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys::{ACTOR, COUNTRY, FIGURE};
    use super::*;

    /// Words by letter: `a` a word, `A` a verb, `"a` a quoted word, `@a` a person, `%a` a figure, `^a` a country.
    fn stretch(keys: &str) -> Vec<Weighed> {
        let mut out: Vec<Weighed> = keys
            .split(' ')
            .map(|key| {
                let (sign, word) = key.split_at(key.len() - 1);
                let letter = u64::from(word.to_ascii_lowercase().as_bytes()[0]);
                let (kind, weight) = match sign {
                    "@" => (ACTOR, 0.8),
                    "%" => (FIGURE, 0.8),
                    "^" => (COUNTRY, 0.1),
                    _ => (0, 0.8),
                };
                let key = Key {
                    what: kind | letter,
                    quoted: sign == "\"",
                    verb: word.starts_with(char::is_uppercase),
                };
                Weighed { key, weight }
            })
            .collect();
        out.sort_by_key(|w| w.key.what);
        out
    }

    #[test]
    fn two_stretches_tell_the_same_where_the_lighter_stands_in_the_other() {
        for (one, other, want) in [
            ("A b c d", "A b c e f g h", true),
            // The subject alone is the same, not what happens to it.
            ("A b c d", "E b c f", false),
            // One word of many.
            ("A b c d e", "A f g h i", false),
            // Who and where, but not what.
            ("^a ^b @c D", "^a ^b @c E", false),
            // Three persons are named in both.
            ("@a @b @c d", "@a @b @c e f", true),
            // Another figure, or none where the lighter one has one.
            ("A b c %d", "A b c %e", false),
            ("A b c %d", "A b c e f", false),
            ("A b c %d", "A b c %d e", true),
            // Other words are quoted.
            ("A b \"c \"d", "A b \"e \"f", false),
            ("A b \"c \"d", "A e \"c \"d", true),
        ] {
            let got = of(&stretch(one), &stretch(other), ALONE).is_some();
            assert_eq!(got, want, "{one} | {other}");
            let turned = of(&stretch(other), &stretch(one), ALONE).is_some();
            assert_eq!(turned, want, "{other} | {one}");
        }
    }

    #[test]
    fn nothing_tells_the_same_as_nothing() {
        assert_eq!(of(&[], &[], ALONE), None);
        assert_eq!(of(&[], &stretch("A b"), KNOWN), None);
    }
}
