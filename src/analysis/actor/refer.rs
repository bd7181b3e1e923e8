//! Finds what stands for an actor without naming it: capitals for governments, titles for their holders, "he said".

use std::collections::HashMap;

use super::evidence::Context;
use super::known::{self, Known};
use super::link::Linker;
use super::word;
use super::{ActorKind, LocalActor, LocalActorId, Mention, MentionForm};
use crate::analysis::Scan;
use crate::analysis::lexicon::{self, Flag};
use crate::corpus::Span;

/// How many sentences back a pronoun looks for its person.
const BACK: usize = 2;

/// The candidate number of a mention that is no candidate.
pub(super) const NONE: u32 = u32::MAX;

/// Lets capitals that act as governments stand for their countries.
pub(super) fn link_metonyms(cx: &Context, scan: &Scan, linker: &mut Linker) {
    if cx.sport {
        return;
    }
    for at in 0..linker.mentions.len() {
        let (mention, index) = linker.mentions[at];
        let Some(c) = scan
            .names
            .get(index as usize)
            .filter(|c| !c.caps && mention.kind == ActorKind::City && mention.span == c.span)
        else {
            continue;
        };
        let Some(code) = lexicon::CAPITALS.get(c.span.of(cx.text)) else {
            continue;
        };
        let bytes = code.as_bytes();
        let code = [bytes[0], bytes[1]];
        let named = linker.has_country(code);
        if cx.acts_as_government(scan, c.first as usize, c.last as usize, named) {
            let actor = linker.country(code);
            linker.mentions[at].0 = Mention {
                actor,
                form: MentionForm::Metonym,
                rule: "metonym",
                ..mention
            };
        }
    }
}

impl Context<'_> {
    /// Whether the city at these tokens is said to do, or to undergo, what governments do.
    fn acts_as_government(&self, scan: &Scan, first: usize, last: usize, named: bool) -> bool {
        let before = self.before(first, 1);
        if matches!(
            before,
            "in" | "In"
                | "at"
                | "near"
                | "outside"
                | "around"
                | "from"
                | "to"
                | "into"
                | "via"
                | "of"
                | "for"
                | "through"
                | "central"
                | "downtown"
                | "southern"
                | "northern"
                | "eastern"
                | "western"
        ) {
            return false;
        }
        let after = self.of(last);
        if after == "," && self.tokens.get(last + 1).is_some_and(|t| t.capital)
            || after == "-"
            || after == "("
        {
            return false;
        }
        let from = if matches!(
            after,
            "also" | "later" | "now" | "then" | "has" | "had" | "already" | "still" | "itself"
        ) {
            last + 1
        } else {
            last
        };
        if self.speaks(last) || self.speaks(from) {
            return true;
        }
        let group = scan
            .verbs
            .binary_search_by_key(&(last as u32), |v| v.first)
            .ok()
            .map(|i| scan.verbs[i]);
        let acts = group.is_some_and(|v| {
            !v.passive
                && !matches!(
                    self.of(v.head as usize),
                    "is" | "was" | "are" | "were" | "be" | "been"
                )
        });
        let undergoes = matches!(
            before,
            "accused"
                | "accusing"
                | "accuse"
                | "accuses"
                | "urged"
                | "urging"
                | "pressed"
                | "warned"
                | "told"
                | "blamed"
                | "on"
                | "against"
                | "with"
                | "With"
                | "between"
                | "by"
                | "By"
                | "toward"
                | "towards"
                | "that"
                | "concerned"
                | "while"
                | "While"
                | "after"
                | "as"
                | "but"
        );
        let owns = matches!(after, "'s" | "’s") && !self.is_of_a_town(last + 1);
        named
            && (acts
                || undergoes
                    && !matches!(before, "after" | "as" | "while" | "While" | "but" | "that")
                || owns)
    }

    /// Whether what follows is a thing that towns have ("streets", "airport").
    fn is_of_a_town(&self, at: usize) -> bool {
        (at..at + 3).any(|i| {
            matches!(
                self.of(i),
                "streets"
                    | "street"
                    | "airport"
                    | "mayor"
                    | "suburbs"
                    | "suburb"
                    | "residents"
                    | "population"
                    | "hotels"
                    | "hotel"
                    | "museum"
                    | "university"
                    | "stock"
                    | "market"
                    | "markets"
                    | "exchange"
                    | "centre"
                    | "center"
                    | "downtown"
                    | "river"
                    | "square"
                    | "theatre"
                    | "police"
                    | "subway"
                    | "metro"
                    | "weather"
                    | "skyline"
                    | "harbour"
                    | "harbor"
                    | "port"
                    | "district"
                    | "financial"
            )
        })
    }
}

/// Lets "the president" stand for the one person of the article who holds that office.
pub(super) fn link_titles(cx: &Context, linker: &mut Linker) {
    let mut holders: HashMap<String, Vec<LocalActorId>> = HashMap::new();
    for (index, actor) in linker.actors.iter().enumerate() {
        for role in &actor.roles {
            let head = office(role).last().map(str::to_lowercase);
            let known = holders.entry(head.unwrap_or_default()).or_default();
            let id = LocalActorId(index as u32);
            // More than a few holders of one office are never told apart by it.
            if known.len() < 8 && !known.contains(&id) {
                known.push(id);
            }
        }
    }
    if holders.is_empty() {
        return;
    }
    for (at, token) in cx.tokens.iter().enumerate() {
        if token.span.len() != 3 || !matches!(cx.of(at), "the" | "The") {
            continue;
        }
        let Some((span, actor)) = cx.holder(at + 1, &holders, &linker.actors) else {
            continue;
        };
        let mention = Mention {
            span,
            actor,
            kind: ActorKind::Person,
            form: MentionForm::Title,
            rule: "title-for-holder",
        };
        linker.mentions.push((mention, NONE));
    }
}

impl Context<'_> {
    /// The holder of the title that begins at `at`, after "the".
    fn holder(
        &self,
        at: usize,
        holders: &HashMap<String, Vec<LocalActorId>>,
        actors: &[LocalActor],
    ) -> Option<(Span, LocalActorId)> {
        let (from, country) = self.country_at(at)?;
        let is_title = |i: usize| self.is_small(i, Flag::Title);
        let mut head = from;
        while self.is_small(head, Flag::TitleModifier) || is_title(head) && is_title(head + 1) {
            head += 1;
        }
        let goes_on = matches!(self.of(head + 1), "of" | "at" | "for" | "-")
            || self.tokens.get(head + 1).is_some_and(|t| t.capital);
        if !is_title(head) || goes_on {
            return None;
        }
        let span = self.tokens[from].span.to(self.tokens[head].span);
        let words: Vec<&str> = (from..=head).map(|i| self.of(i)).collect();
        let mut fitting = holders.get(self.of(head))?.iter().copied().filter(|id| {
            let actor = &actors[id.index()];
            (country.is_none() || actor.country.is_none() || actor.country == country)
                && actor.roles.iter().any(|role| holds(role, &words))
        });
        let one = fitting.next()?;
        let sole = fitting.next().is_none();
        let known = country.is_none() || actors[one.index()].country == country;
        (sole && known).then_some((span, one))
    }

    /// Where the words after a country's name at `at` begin, and the country; `at` itself where none stands there.
    fn country_at(&self, at: usize) -> Option<(usize, Option<[u8; 2]>)> {
        if !self.tokens.get(at)?.capital {
            return Some((at, None));
        }
        let range = (at, self.tokens.len().min(at + 4));
        match known::longest(self.text, self.tokens, range, false)? {
            (Known::Country(code) | Known::Adjective(code), n) => Some((at + n, Some(code))),
            _ => None,
        }
    }
}

/// The words of a role up to what it is an office of.
fn office(role: &str) -> impl Iterator<Item = &str> {
    role.split_whitespace()
        .take_while(|w| !matches!(*w, "of" | "at" | "for" | "in"))
}

/// Whether a role is the title in `words`: its last word is the same, and it has all the others.
fn holds(role: &str, words: &[&str]) -> bool {
    let all: Vec<&str> = office(role).collect();
    let vice = |words: &[&str]| {
        ["vice", "deputy", "former"]
            .iter()
            .any(|v| words.iter().any(|w| w.eq_ignore_ascii_case(v)))
    };
    let last = all.last().zip(words.last());
    last.is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
        && vice(&all) == vice(words)
        && words
            .iter()
            .all(|w| all.iter().any(|r| r.eq_ignore_ascii_case(w)))
}

/// Gives "he said" its person where the sentences before name only one whom it fits.
pub(super) fn link_pronouns(cx: &Context, scan: &Scan, linker: &mut Linker) {
    let mut found = Vec::new();
    for (number, sentence) in scan.sentences.iter().enumerate() {
        for at in sentence.tokens() {
            if cx.tokens[at].span.len() > 3 {
                continue;
            }
            let wanted = match cx.of(at) {
                "he" | "He" => b'm',
                "she" | "She" => b'f',
                _ => continue,
            };
            let adverb = usize::from(matches!(
                cx.of(at + 1),
                "also" | "later" | "then" | "further" | "again" | "has" | "had"
            ));
            let speaks_here = cx.speaks(at + 1 + adverb) || at > 0 && cx.speaks(at - 1);
            if !speaks_here {
                continue;
            }
            let here = cx.tokens[at].span;
            let named = linker.mentions.binary_search_by_key(&here, |(m, _)| m.span);
            if named.is_ok() {
                continue;
            }
            let fits = |a: LocalActorId| {
                let known = sex(&linker.actors[a.index()].name);
                matches!(known, 0 | b'b') || known == wanted
            };
            if let Some(actor) = antecedent(cx.text, scan, linker, (number, here.start), fits) {
                found.push(Mention {
                    span: here,
                    actor,
                    kind: ActorKind::Person,
                    form: MentionForm::Pronoun,
                    rule: "pronoun-speaker",
                });
            }
        }
    }
    linker.mentions.extend(found.into_iter().map(|m| (m, NONE)));
}

/// The one person named in the nearest sentence that names any, up to [`BACK`] before; of several the one who leads it.
fn antecedent(
    text: &str,
    scan: &Scan,
    linker: &Linker,
    (number, before): (usize, u32),
    fits: impl Fn(LocalActorId) -> bool,
) -> Option<LocalActorId> {
    for back in 0..=BACK {
        let sentence = scan.sentences.get(number.checked_sub(back)?)?;
        let from = linker
            .mentions
            .partition_point(|(m, _)| m.span.start < sentence.span.start);
        let caption = if back == 0 {
            scan.caption_end(text, sentence, before)
        } else {
            0
        };
        let mut persons = linker.mentions[from..]
            .iter()
            .map(|(m, _)| m)
            .take_while(|m| m.span.start < sentence.span.end && m.span.start < before)
            .filter(|m| m.span.start >= caption)
            .filter(|m| m.kind == ActorKind::Person && fits(m.actor));
        // "It may hurt Marsh, Vale said. “It will,” he said.": who spoke speaks on.
        let speaks = |m: &&Mention| speaks(text, scan, m);
        if back > 0
            && let Some(speaker) = persons.clone().filter(speaks).last()
        {
            return Some(speaker.actor);
        }
        if let Some(first) = persons.next() {
            let sole = persons.all(|m| m.actor == first.actor);
            return (sole || back > 0 && first.span.start < sentence.span.start + 40)
                .then_some(first.actor);
        }
    }
    None
}

/// Whether a name stands beside a verb of saying: "Vale said", "said Vale".
fn speaks(text: &str, scan: &Scan, mention: &Mention) -> bool {
    let says = |at: usize| {
        let token = scan.tokens.get(at);
        token.is_some_and(|t| !t.capital && t.word.is(Flag::NameVerb) && t.of(text) != "told")
    };
    let first = scan
        .tokens
        .partition_point(|t| t.span.start < mention.span.start);
    let after = scan
        .tokens
        .partition_point(|t| t.span.start < mention.span.end);
    says(after) || first.checked_sub(1).is_some_and(says)
}

/// The sex that a full name's first word tells; 0 where it tells none.
fn sex(name: &str) -> u8 {
    let Some((first, _)) = name.split_once(' ') else {
        return 0;
    };
    if word::is_family_first(first) {
        return 0;
    }
    word::first_name(first).map_or(0, |name| name.0)
}
