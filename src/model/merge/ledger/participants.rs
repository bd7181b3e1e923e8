//! Compares whom the reports name for one gathering: the delegates, and who heads a delegation.
//!
//! A country that sends its delegates is no other participant than they are, and a report that names fewer of them
//! contradicts nobody; only two names for the head of one delegation do.

use std::collections::HashMap;

use super::Ground;
use super::opening::{self, Gathering};
use super::scene::Scene;
use crate::analysis::{ActorKind, Mention, MentionForm};
use crate::corpus::{ArticleId, Span};
use crate::model::{
    ActorId, Discrepancy, DiscrepancyKind, DiscrepancyValue, EventId, Place, Said, State,
};

/// The name of the rule.
const RULE: &str = "participants-of-one-event";
/// How far apart two names of one list may stand, in bytes: a title stands between them.
const TITLE: usize = 70;

/// Whom one sentence names.
#[derive(Clone, Debug)]
struct Named {
    article: ArticleId,
    span: Span,
    actors: Vec<ActorId>,
    /// Their names, in order of the text.
    names: Vec<Box<str>>,
}

/// Rows for the gatherings whose participants several reports name.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    // Delegations go to talks: a treaty or a vote has other participants.
    let mut known = opening::gatherings_of(ground);
    known.retain(|g| g.class == "talk");
    if known.is_empty() {
        return;
    }
    let told = events_of(ground, &known);
    let mut delegates: HashMap<EventId, Vec<Named>> = HashMap::new();
    let mut heads: HashMap<(EventId, [u8; 2]), Vec<Named>> = HashMap::new();
    for (number, note) in ground.source.notes.iter().enumerate() {
        let article = ArticleId(number as u32);
        let text = ground.source.articles[number].text.as_str();
        let mut last = None;
        for (at, _) in text
            .match_indices("egat")
            .chain(text.match_indices("egotiators"))
        {
            let sentence = note.sentence_at(at as u32);
            if sentence.is_none() || sentence == last {
                continue;
            }
            last = sentence;
            let Some(scene) = sentence.and_then(|s| Scene::of(ground.source, article, s)) else {
                continue;
            };
            let Some(event) = spoken_of(ground, &known, &told, &scene) else {
                continue;
            };
            delegates
                .entry(event)
                .or_default()
                .extend(delegation(&scene));
            for (country, head) in heads_of(&scene) {
                heads.entry((event, country)).or_default().push(head);
            }
        }
    }
    for (event, named) in delegates {
        out.extend(row(event, "participants", nested(named)));
    }
    for ((event, _), named) in heads {
        out.extend(row(event, "head of the delegation", once(named)));
    }
}

fn row(event: EventId, about: &str, named: Vec<Named>) -> Option<Discrepancy> {
    let cell = |n: Named| DiscrepancyValue {
        place: Place {
            article: n.article,
            span: n.span,
        },
        value: n.names.join(", ").into(),
        said: Said::Actors(n.actors.into()),
    };
    (named.len() > 1).then(|| Discrepancy {
        event: Some(event),
        kind: DiscrepancyKind::Participant,
        about: about.into(),
        state: State::Agree,
        values: named.into_iter().map(cell).collect(),
        rule: RULE,
    })
}

/// For each article, where it tells which gathering.
fn events_of(ground: Ground, known: &[Gathering]) -> HashMap<ArticleId, Vec<(u32, EventId)>> {
    let mut out: HashMap<ArticleId, Vec<(u32, EventId)>> = HashMap::new();
    for gathering in known {
        for account in &ground.events[gathering.event.index()].accounts {
            let list = out.entry(account.article).or_default();
            list.push((account.trigger.start, gathering.event));
        }
    }
    for list in out.values_mut() {
        list.sort_unstable();
    }
    out
}

/// The gathering that a sentence speaks of: one it tells itself, the one told last before it, or the next to come.
fn spoken_of(
    ground: Ground,
    known: &[Gathering],
    told: &HashMap<ArticleId, Vec<(u32, EventId)>>,
    scene: &Scene,
) -> Option<EventId> {
    let own = told.get(&scene.article).and_then(|list| {
        let to = list.partition_point(|t| t.0 < scene.span.end);
        let before = to.checked_sub(1).and_then(|i| list.get(i));
        Some(before.or(list.first())?.1)
    });
    let before = || {
        let sentence = scene.note.sentence_at(scene.span.start)?.checked_sub(1)?;
        let before = Scene::of(ground.source, scene.article, sentence)?;
        opening::next_of(ground, known, &before)
    };
    own.or_else(|| opening::next_of(ground, known, scene))
        .or_else(before)
}

/// The persons of the longest list of names in a sentence about a delegation, with whoever heads the other one.
fn delegation(scene: &Scene) -> Option<Named> {
    let persons: Vec<&Mention> = persons(scene).collect();
    let mut best: &[&Mention] = &[];
    let mut from = 0;
    for to in 1..=persons.len() {
        let ends = to == persons.len() || !are_listed(scene, persons[to - 1], persons[to]);
        if ends {
            if to - from > best.len() {
                best = &persons[from..to];
            }
            from = to;
        }
    }
    if best.len() < 2 {
        return None;
    }
    let heads = heads_of(scene).into_iter().map(|(_, head)| head);
    let mut named = Named {
        article: scene.article,
        span: best[0].span.to(best[best.len() - 1].span),
        actors: best.iter().filter_map(|m| scene.actor(m)).collect(),
        names: best.iter().filter_map(|m| name(scene, m)).collect(),
    };
    for head in heads {
        named.span = named.span.to(head.span);
        named.actors.extend(head.actors);
        let others = head.names.into_iter();
        let new: Vec<_> = others.filter(|n| !named.names.contains(n)).collect();
        named.names.extend(new);
    }
    named.actors.sort_unstable();
    named.actors.dedup();
    Some(named)
}

fn persons<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Mention> {
    let names = scene.mentions().iter();
    names.filter(|m| m.kind == ActorKind::Person && m.form == MentionForm::Name)
}

/// The name of the person that a mention names.
fn name(scene: &Scene, mention: &Mention) -> Option<Box<str>> {
    let actor = scene.note.actors.get(mention.actor.index())?;
    Some(actor.name.clone())
}

/// Whether two names are items of one list: a comma or "and" between them, and beside that a title alone.
fn are_listed(scene: &Scene, a: &Mention, b: &Mention) -> bool {
    let between = scene.text.get(a.span.end as usize..b.span.start as usize);
    let Some(between) = between.filter(|b| b.len() <= TITLE) else {
        return false;
    };
    let small = |w: &str| w.starts_with(char::is_lowercase);
    let joins = between.starts_with(',') || between.trim_start().starts_with("and ");
    let mut words = between.split_whitespace();
    joins && words.all(|w| !small(w) || matches!(w, "and" | "of" | "for" | "the"))
}

/// Who heads a delegation, by the delegation's country: "a Norwegian delegation led by Mira Halvorsen".
fn heads_of(scene: &Scene) -> Vec<([u8; 2], Named)> {
    let mut out = Vec::new();
    for index in 1..scene.tokens.len() {
        if !matches!(scene.word(index), "delegation" | "team") {
            continue;
        }
        let led = match (scene.word(index + 1), scene.word(index + 2)) {
            ("led" | "headed", "by") => index + 3,
            ("under", _) => index + 2,
            _ => continue,
        };
        let country = (index.saturating_sub(3)..index).rev().find_map(|i| {
            let name = scene.mention_at(i)?;
            scene.note.actors.get(name.actor.index())?.country
        });
        let at = scene.tokens.get(led).map_or(u32::MAX, |t| t.span.start);
        let head = persons(scene).find(|m| m.span.start >= at);
        let near = head.filter(|m| (m.span.start - at) as usize <= TITLE);
        let found = country
            .zip(near)
            .and_then(|(c, m)| Some((c, m, scene.actor(m)?)));
        out.extend(found.map(|(country, mention, actor)| {
            let (span, names) = (mention.span, name(scene, mention).into_iter().collect());
            let head = Named {
                article: scene.article,
                span,
                actors: vec![actor],
                names,
            };
            (country, head)
        }));
    }
    out
}

/// One list an article, the longest; those alone that are part of the longest of all, or hold it.
fn nested(mut named: Vec<Named>) -> Vec<Named> {
    named.sort_by_key(|n| (n.article, std::cmp::Reverse(n.actors.len()), n.span));
    named.dedup_by_key(|n| n.article);
    let longest = named.iter().max_by_key(|n| n.actors.len());
    let longest = longest.map(|n| n.actors.clone()).unwrap_or_default();
    named.retain(|n| n.actors.iter().all(|a| longest.contains(a)));
    let clash = |a: &Named, b: &Named| {
        let within = |x: &Named, y: &Named| x.actors.iter().all(|i| y.actors.contains(i));
        !within(a, b) && !within(b, a)
    };
    let all = named.clone();
    named.retain(|n| all.iter().all(|o| !clash(n, o)));
    named
}

/// One head an article; none of an article that names two.
fn once(mut named: Vec<Named>) -> Vec<Named> {
    named.sort_by_key(|n| (n.article, n.span));
    let all = named.clone();
    named.retain(|n| {
        let same = all.iter().filter(|o| o.article == n.article);
        same.clone().all(|o| o.actors == n.actors)
    });
    named.dedup_by_key(|n| n.article);
    named
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;
    use crate::model::{DiscrepancyKind, State};

    const MEETS: &str = "[c-NO:Norway] and [c-IS:Iceland] will hold talks {2031-03-12|on Wednesday} in [l-NO:Bergen].";
    const AGAIN: &str = "Fresh talks between [c-NO:Norway] and [c-IS:Iceland] are planned {2031-03-12|on March 12} .";

    /// The rows of participants: what is compared, state, and what each article says.
    fn rows(first: &str, second: &str) -> Vec<(String, State, Vec<String>)> {
        let (first, second) = (format!("{MEETS}\n{first}"), format!("{AGAIN}\n{second}"));
        let model = trial(&[("2031-03-07", &first), ("2031-03-08", &second)]).model;
        let rows = model.discrepancies.iter();
        rows.filter(|d| d.kind == DiscrepancyKind::Participant)
            .map(|d| {
                let words = d.values.iter().map(|v| model.words(v.place).to_owned());
                (d.about.to_string(), d.state, words.collect())
            })
            .collect()
    }

    #[test]
    fn fewer_names_are_part_of_more_and_the_same_ones_agree() {
        let three = "The delegation will include Premier [Mira Halvorsen], Minister [Ola Berg] and [Kari Lund].";
        let four = "[Mira Halvorsen], [Ola Berg] and [Kari Lund] will face a delegation led by [Jon Vidalin].";
        let same = "[Ola Berg], [Kari Lund] and [Mira Halvorsen] travel as negotiators.";
        let led = "[Mira Halvorsen], [Ola Berg] and [Kari Lund] will meet an [c-IS:Icelandic] delegation led by [Jon Vidalin].";
        for (second, want) in [
            (same, State::Agree),
            (four, State::Agree),
            (led, State::Compatible),
        ] {
            let got = rows(three, second);
            assert_eq!(got.len(), 1, "{second}: {got:?}");
            assert_eq!(got[0].1, want, "{second}");
        }
    }

    #[test]
    fn two_heads_of_one_delegation_differ_and_those_of_two_do_not() {
        let ours = "The [c-IS:Icelandic] delegation led by Premier [Jon Vidalin] arrived early.";
        for (second, want) in [
            (
                "An [c-IS:Icelandic] delegation headed by [Egill Storr] was expected.",
                Some(State::Differ),
            ),
            (
                "An [c-IS:Icelandic] delegation headed by [Jon Vidalin] was expected.",
                Some(State::Agree),
            ),
            (
                "A [c-NO:Norwegian] delegation headed by [Mira Halvorsen] was expected.",
                None,
            ),
        ] {
            let got = rows(ours, second);
            assert_eq!(got.first().map(|r| r.1), want, "{second}");
        }
    }

    #[test]
    fn merely_other_names_are_left_out() {
        let ours = "The delegation will include [Mira Halvorsen], [Ola Berg] and [Kari Lund].";
        for second in [
            "Other negotiators, [Egill Storr] and [Una Holm], stay at home.",
            "[Jon Vidalin] criticised the delegation.",
            "The negotiators were praised by [Mira Halvorsen] after [Ola Berg] spoke.",
        ] {
            assert_eq!(rows(ours, second), [], "{second}");
        }
    }
}
