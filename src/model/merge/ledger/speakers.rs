//! Compares to whom the articles that quote one utterance give it.

use super::Ground;
use super::wordings::{event, is_copied, one_an_article};
use crate::analysis::{ActorKind, MentionForm, Quotation, lexicon};
use crate::corpus::{ArticleId, Span};
use crate::model::merge::utterances::BESIDE;
use crate::model::wording::{self, Word};
use crate::model::{
    Actor, ActorId, Discrepancy, DiscrepancyKind, DiscrepancyValue, Place, Said, State, Utterance,
    Variant,
};

/// The name of the rule.
const RULE: &str = "speaker-of-one-utterance";
/// The words from which on a quotation is nobody else's by chance.
const WORDS: usize = 6;

/// A row for each utterance whose speaker several articles tell that do not copy each other.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    out.extend(ground.utterances.iter().filter_map(|u| row(ground, u)));
}

fn row(ground: Ground, utterance: &Utterance) -> Option<Discrepancy> {
    let mut chosen = one_an_article(utterance);
    let spoken = |v: &Variant| wording::spoken(ground.text(v.place.article), v.place.span);
    let shortest = chosen.iter().map(spoken).min_by_key(Vec::len)?;
    chosen.retain(|v| {
        let words = spoken(v);
        words.len() >= WORDS
            && told(ground, v).is_some()
            && !is_within(ground, v, (&words, &shortest))
    });
    if chosen.len() < 2 || is_copied(ground, &chosen) {
        return None;
    }
    let mut values: Vec<DiscrepancyValue> =
        chosen.iter().filter_map(|v| value(ground, v)).collect();
    reconcile(ground, &mut values);
    Some(Discrepancy {
        event: event(ground, &chosen),
        kind: DiscrepancyKind::Speaker,
        about: "who said it".into(),
        state: State::Agree,
        values,
        rule: RULE,
    })
}

/// Whether the utterance stands inside other words of a quotation, between marks of its own: whoever says these only
/// quotes it.
fn is_within(ground: Ground, variant: &Variant, (words, part): (&[Word], &[Word])) -> bool {
    let first = wording::compare(words, part).map_or(0, |like| like.left.0);
    let content = variant.place.span.start;
    let before = Span {
        start: content,
        end: words.get(first).map_or(content, |w| w.span.start),
    };
    let before = before.of(ground.text(variant.place.article)).trim_end();
    let again = before.contains(['”', '"']);
    !again && before.ends_with(['‘', '\'', '“', '"', '`', '«'])
}

/// The quotation of a variant with the words that name its speaker, where its own sentence does.
fn told<'a>(ground: Ground<'a>, variant: &Variant) -> Option<(&'a Quotation, Place)> {
    let note = &ground.source.notes[variant.place.article.index()];
    let quotation = note.quotations.get(variant.quotation as usize)?;
    let source = quotation
        .source
        .filter(|_| BESIDE.contains(&quotation.rule))?;
    let text = ground.source.articles[variant.place.article.index()]
        .text
        .as_str();
    let mut named = note.mentions.iter().filter(|m| source.covers(m.span));
    let told = match quotation.speaker {
        // "He" is whom the reader takes it for, and so is "the minister": no evidence against another article.
        Some(speaker) => named.any(|m| {
            m.actor == speaker && m.form != MentionForm::Pronoun && m.form != MentionForm::Title
        }),
        None => named.all(|m| m.kind != ActorKind::Person) && is_unnamed(source.of(text)),
    };
    if !told {
        return None;
    }
    let place = Place {
        span: source,
        ..variant.place
    };
    Some((quotation, place))
}

/// Whether a phrase means people without naming them: "officials", "a spokesman for the harbour", "sources close to her".
fn is_unnamed(phrase: &str) -> bool {
    let words = phrase
        .split(' ')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let head = words
        .take_while(|w| {
            !matches!(
                *w,
                "of" | "at" | "in" | "for" | "from" | "with" | "who" | "close" | "on"
            )
        })
        .last()
        .unwrap_or_default();
    let one = head.strip_suffix('s').unwrap_or(head);
    matches!(
        one,
        "source" | "people" | "statement" | "spokesmen" | "spokeswomen"
    ) || lexicon::TITLES.get(one).is_some_and(|kind| kind == "head")
}

fn value(ground: Ground, variant: &Variant) -> Option<DiscrepancyValue> {
    let (quotation, place) = told(ground, variant)?;
    let ArticleId(article) = place.article;
    let speaker = ground.source.speaker(article, quotation);
    let actor = speaker.and_then(|s| ground.actors.get(s.index()));
    Some(DiscrepancyValue {
        place,
        value: actor.map_or_else(|| "not named".into(), |a| a.name.clone()),
        said: speaker.map_or(Said::Vague, |s| Said::Actors(Box::new([s]))),
    })
}

/// Lets a body and whoever may speak for it be one: "Norland", "the foreign ministry", "its spokeswoman Ada Vale".
///
/// Two persons are two. A person and a body that are not known to be of different countries may speak for each other,
/// and so may two bodies, unless both are companies or the like of different names.
fn reconcile(ground: Ground, values: &mut [DiscrepancyValue]) {
    let cells: Vec<(ActorId, String)> = values
        .iter()
        .filter_map(|v| cell(ground, v))
        .take(32)
        .collect();
    for value in values {
        let Some((own, phrase)) = cell(ground, value) else {
            continue;
        };
        let mut with = vec![own];
        for (other, said) in &cells {
            let (Some(a), Some(b)) = (
                ground.actors.get(own.index()),
                ground.actors.get(other.index()),
            ) else {
                continue;
            };
            let named = shares_word(&a.name, said) || shares_word(&b.name, &phrase);
            if !with.contains(other) && (named || speaks_for(a, b)) {
                with.push(*other);
            }
        }
        // Whom the article names stands first: "the ministry" and "its spokeswoman" fit, but are not the same.
        value.said = Said::Actors(with.into());
    }
}

/// The speaker that a cell names, and the words that do.
fn cell(ground: Ground, value: &DiscrepancyValue) -> Option<(ActorId, String)> {
    let Said::Actors(actors) = &value.said else {
        return None;
    };
    let text = ground.source.articles[value.place.article.index()]
        .text
        .as_str();
    Some((*actors.first()?, value.place.span.of(text).to_owned()))
}

/// Whether one of two may be meant where the other is named.
fn speaks_for(a: &Actor, b: &Actor) -> bool {
    let person = |actor: &Actor| actor.kind == ActorKind::Person;
    let foreign = a.country.zip(b.country).is_some_and(|(x, y)| x != y);
    match (person(a), person(b)) {
        (true, true) => false,
        _ => !foreign,
    }
}

/// Whether a word of a name stands in other words.
fn shares_word(name: &str, words: &str) -> bool {
    let apart = |c: char| !c.is_alphanumeric();
    let long = name.split(apart).filter(|w| w.len() > 2);
    long.into_iter()
        .any(|w| words.split(apart).any(|o| o.eq_ignore_ascii_case(w)))
}
