//! Makes event mentions of one sentence's triggers: span, time, actors, status.

use std::ops::Range;

use super::clause::{Clause, Whole, clauses};
use super::entry;
use super::phrase;
use super::sanity::Ground;
use super::stamp;
use super::status::Grounds;
use super::time::{Scene, Time, times};
use super::trigger::{Kind, Predicate, Trigger, triggers};
use super::{EventMention, Known, Telling, When};
use crate::analysis::{
    LocalActorId, MentionForm, Precision, SentenceKind, Tense, Token, TokenKind, VerbGroup,
};
use crate::corpus::Span;

/// Adds the event mentions of sentence `number`; `ranges` are its verb groups and its time expressions.
pub fn of_sentence<'a>(
    known: &Known<'a>,
    number: usize,
    (verbs, timexes): (Range<usize>, Range<usize>),
    lists: &mut Lists<'a>,
    out: &mut Vec<EventMention>,
) {
    let Known { text, scan, .. } = *known;
    let tokens = &scan.tokens;
    let sentence = &scan.sentences[number];
    lists.clear();
    let groups = &scan.verbs[verbs.clone()];
    let mut telling = stamp::telling(text, tokens, sentence.tokens(), groups);
    let mut times = times(text, tokens, known.timexes, timexes);
    for time in &times {
        if let Some(at) = stamp::past_stamp(text, tokens, time, telling.end) {
            telling.start = telling.start.max(at).min(telling.end);
        }
    }
    times.retain(|t| telling.contains(&t.tokens.start) && !stamp::is_posting(text, tokens, t));
    let predicates = groups.iter().map(|g| Predicate::new(text, tokens, g));
    lists.predicates.extend(predicates);
    let whole = Whole {
        text,
        tokens,
        range: sentence.tokens(),
        groups: &scan.verbs,
        verbs,
    };
    clauses(&whole, &lists.predicates, &times, &mut lists.clauses);
    triggers(
        &whole,
        &mut lists.predicates,
        &lists.clauses,
        &mut lists.triggers,
    );
    if lists.triggers.is_empty() {
        return;
    }
    lists.said.resize(lists.clauses.len(), None);
    for verb in lists.triggers.iter().filter(|t| !t.noun) {
        lists.said[verb.clause] = Some(verb.kind);
    }
    let entry = entry::time_of(&known.entries, known.timexes, number);
    let quoted = match (times.is_empty(), &entry) {
        (true, None) => Vec::new(),
        _ => quoted(known, sentence.span),
    };
    let scene = Scene {
        text,
        tokens,
        clauses: &lists.clauses,
        groups: &scan.verbs,
        triggers: &lists.triggers,
        said: &lists.said,
        heading: sentence.kind == SentenceKind::Heading,
        quoted: &quoted,
        published: known.published.value,
    };
    let mut whens = give_out(&scene, times);
    share(&scene, &mut whens);
    if let Some(entry) = entry {
        whens.resize(scene.triggers.len(), None);
        date_by(&entry, &scene, &mut whens);
    }
    for (index, trigger) in scene.triggers.iter().enumerate() {
        let when = whens.get_mut(index).and_then(Option::take);
        let stamped = !telling.contains(&trigger.at) || stamp::stamps(trigger, when.as_ref());
        if !stamped && is_told(&scene, index, when.as_ref()) {
            let mut told = mention(known, number, &scene, trigger, when);
            told.span.start = told.span.start.max(tokens[telling.start].span.start);
            out.push(told);
        }
    }
}

/// What is found in a sentence; kept for the next one, so that its room is asked for once.
#[derive(Default)]
pub struct Lists<'a> {
    predicates: Vec<Predicate<'a>>,
    clauses: Vec<Clause>,
    triggers: Vec<Trigger<'a>>,
    said: Vec<Option<Kind>>,
}

impl Lists<'_> {
    fn clear(&mut self) {
        self.predicates.clear();
        self.clauses.clear();
        self.triggers.clear();
        self.said.clear();
    }
}

/// The time of each trigger; the first one given wins, unless a later one is nearer than "clause-opening". An empty
/// list where there is none to give.
fn give_out(scene: &Scene, times: Vec<Time>) -> Vec<Option<When>> {
    if times.is_empty() {
        return Vec::new();
    }
    let mut whens: Vec<Option<When>> = vec![None; scene.triggers.len()];
    for time in times {
        let Some((owner, rule)) = scene.owner(&time) else {
            continue;
        };
        // A light verb hands its time to the noun that it carries.
        let owner = scene.triggers[owner].carries.unwrap_or(owner);
        let known_day = |w: &When| w.period.map(|p| p.precision);
        let better = match &whens[owner] {
            None => true,
            Some(before) => match (known_day(before), known_day(&time.when)) {
                (None, Some(_)) => true,
                (Some(a), Some(b)) => b < a,
                _ => false,
            },
        };
        if better {
            whens[owner] = Some(When { rule, ..time.when });
        }
    }
    whens
}

/// Gives the time of an entry to the predicates of its sentences that have none: what they tell by themselves, in the
/// past or in the present of a chronicle.
fn date_by(entry: &When, scene: &Scene, whens: &mut [Option<When>]) {
    for (index, trigger) in scene.triggers.iter().enumerate() {
        let clause = &scene.clauses[trigger.clause];
        let tense = trigger.verb.map(|v| scene.groups[v].tense);
        let told = matches!(tense, Some(Tense::Past | Tense::Present));
        let own = matches!(
            trigger.kind,
            Kind::Act | Kind::News | Kind::Effect | Kind::Light
        );
        let quoted = scene.quoted.iter().any(|q| q.contains(&trigger.at));
        let earlier = trigger.verb.is_some_and(|v| {
            let first = scene.tokens[scene.groups[v].first as usize];
            matches!(first.of(scene.text), "had" | "has" | "have")
        });
        if whens[index].is_none()
            && told
            && own
            && !earlier
            && !quoted
            && !clause.reported
            && !clause.leans
        {
            whens[index] = Some(entry.clone());
        }
    }
}

/// Times that follow from the sentence's build: "was agreed during talks in May", "talks in May led to a truce".
fn share(scene: &Scene, whens: &mut [Option<When>]) {
    for index in 0..whens.len() {
        let trigger = &scene.triggers[index];
        let Some(when) = whens[index].clone().filter(|_| trigger.noun) else {
            continue;
        };
        if let Some(other) = during(scene, index).filter(|&o| whens[o].is_none()) {
            whens[other] = Some(When {
                rule: "during",
                ..when.clone()
            });
        }
        if let Some(other) = outcome(scene, index).filter(|&o| whens[o].is_none()) {
            whens[other] = Some(When {
                rule: "outcome",
                ..when
            });
        }
    }
}

/// The event that happened during the noun `index`, in the same clause before it.
fn during(scene: &Scene, index: usize) -> Option<usize> {
    let noun = &scene.triggers[index];
    let from = scene.clauses[noun.clause].tokens.start;
    let simultaneous = scene.tokens[from..noun.at]
        .iter()
        .rev()
        .take(5)
        .any(|t| matches!(t.of(scene.text), "during" | "at"));
    let verb = scene.triggers[..index]
        .iter()
        .rposition(|t| t.clause == noun.clause && !t.noun)
        .filter(|_| simultaneous)?;
    Some(scene.triggers[verb].carries.unwrap_or(verb))
}

/// The noun that the noun `index` brought about: "led to", "resulted in", "produced".
fn outcome(scene: &Scene, index: usize) -> Option<usize> {
    let noun = &scene.triggers[index];
    let verb = scene.triggers[index..].iter().find(|t| {
        t.clause == noun.clause
            && !t.noun
            && matches!(
                &*t.lemma,
                "lead" | "result" | "culminate" | "produce" | "yield" | "end"
            )
            && scene.groups[t.verb.unwrap_or_default()].tense == Tense::Past
    })?;
    scene.triggers.iter().position(|t| {
        t.clause == noun.clause && t.noun && !t.definite && t.at > verb.at && t.at < verb.at + 6
    })
}

/// Whether a trigger is an event mention of its own.
fn is_told(scene: &Scene, index: usize, when: Option<&When>) -> bool {
    let trigger = &scene.triggers[index];
    if trigger.carries.is_some() {
        return false;
    }
    let dated = when.is_some_and(|w| w.period.is_some());
    if trigger.noun {
        return dated || !trigger.is_weak() && (trigger.carried || trigger.definite);
    }
    let asserted = trigger.verb.is_some_and(|v| {
        let tense = scene.groups[v].tense;
        scene.heading && tense == Tense::Present
            || matches!(tense, Tense::Past | Tense::Future | Tense::Conditional)
    });
    match trigger.kind {
        Kind::State => when.is_some_and(is_exact) || dated && tells_figure(scene, trigger),
        Kind::Say => dated,
        Kind::Relate => false,
        Kind::Light => dated || asserted && trigger.class != trigger.lemma,
        Kind::News | Kind::Act | Kind::Effect => dated || asserted,
    }
}

/// Whether a clause tells a figure ("exports were worth $28 billion in May").
fn tells_figure(scene: &Scene, trigger: &Trigger) -> bool {
    let clause = &scene.clauses[trigger.clause];
    scene.tokens[trigger.at..clause.tokens.end]
        .iter()
        .take(5)
        .any(|t| t.kind == TokenKind::Number)
}

/// Whether a time is exact enough to make an event of a state ("will be in Oslo from 8 to 13 June").
fn is_exact(when: &When) -> bool {
    when.period.is_some_and(|p| {
        matches!(
            p.precision,
            Precision::Day | Precision::Week | Precision::Interval
        )
    })
}

fn mention(
    known: &Known,
    number: usize,
    scene: &Scene,
    trigger: &Trigger,
    when: Option<When>,
) -> EventMention {
    let clause = &scene.clauses[trigger.clause];
    let word = scene.tokens[trigger.at].span;
    let reported_by = trigger
        .clause
        .checked_sub(1)
        .and_then(|before| reports(scene, before))
        .or_else(|| {
            (0..scene.clauses.len()).find_map(|c| reports(scene, c).filter(|_| c != trigger.clause))
        });
    let ground = Ground {
        text: known.text,
        tokens: scene.tokens,
        groups: scene.groups,
        clause,
        verb: trigger.verb,
        at: trigger.at,
        published: known.published.value,
        timexes: known.timexes,
        entry: when
            .as_ref()
            .is_some_and(|w| entry::is_label_of(&known.entries, &w.timexes)),
    };
    let when = when.map(|w| ground.turned(w));
    let when = when.filter(|w| !ground.gainsays(w));
    let status = Grounds {
        text: known.text,
        tokens: scene.tokens,
        clause,
        group: trigger.verb.map(|v| &scene.groups[v]),
        governor: trigger.verb.and_then(|v| governor(scene, clause, v)),
        lemma: &trigger.lemma,
        reported_by,
        when: when.as_ref(),
        published: known.published.value,
    }
    .status();
    let status = ground.settled(status, when.as_ref());
    let own = when.as_ref().and_then(|w| w.timexes.first());
    let own = own.map(|&t| tokens_of(scene.tokens, known.timexes[t as usize].span));
    let named = phrase::named(scene, trigger, own);
    let range = named.clone().unwrap_or_else(|| told(scene, trigger));
    EventMention {
        span: trimmed(known.text, scene.tokens, range),
        trigger: word,
        lemma: trigger.lemma.as_ref().into(),
        class: trigger.class,
        noun: trigger.noun,
        definite: trigger.definite,
        status,
        actors: match &named {
            Some(phrase) if when.is_some() && !holds(scene, phrase) => {
                actors_of(known, scene, phrase.clone())
            }
            _ => actors(known, scene, trigger),
        },
        sentence: number as u32,
        quoted: is_quoted(known, word),
        telling: match named {
            Some(_) => Telling::Named,
            None => telling(scene, trigger),
        },
        when,
    }
}

/// Whether a trigger is what its sentence is about.
fn telling(scene: &Scene, trigger: &Trigger) -> Telling {
    let clause = &scene.clauses[trigger.clause];
    let Some(verb) = trigger.verb else {
        return Telling::Aside;
    };
    let group = &scene.groups[verb];
    let finite =
        |v: &crate::analysis::VerbGroup| !matches!(v.tense, Tense::Infinitive | Tense::Participle);
    let first = scene.groups[clause.verbs.clone()].iter().position(finite);
    if !finite(group) && !scene.heading || first.is_some_and(|f| clause.verbs.start + f != verb) {
        return Telling::Aside;
    }
    let had = scene.tokens[group.first as usize].of(scene.text);
    if !clause.reported && had.eq_ignore_ascii_case("had") && group.last - group.first > 1 {
        return Telling::Earlier;
    }
    let opening = scene.tokens[clause.tokens.start].of(scene.text);
    match (clause.reported, clause.leans) {
        (true, _) => Telling::Reported,
        // "…, and Beijing answered": a clause after "and" or "but" stands as the one before it does.
        (_, true) if !matches!(opening, "and" | "but" | "But" | "And") => Telling::Aside,
        _ => Telling::Main,
    }
}

/// The finite verb group before group `verb` in its clause, or before a clause that has none.
fn governor<'s>(scene: &Scene<'s>, clause: &Clause, verb: usize) -> Option<&'s VerbGroup> {
    let finite = |g: &&VerbGroup| {
        let to = scene.tokens[g.first as usize].of(scene.text) == "to";
        !to && !matches!(g.tense, Tense::Infinitive | Tense::Participle)
    };
    let before = scene.groups.get(clause.verbs.start.min(verb)..verb)?;
    before.iter().rfind(finite).or_else(|| {
        // "The crews toiled above and below deck to stop the leak": cut off, the infinitive is still ruled.
        let opening = scene.tokens[clause.tokens.start].of(scene.text);
        let first = scene.clauses.first()?.verbs.start;
        let joined =
            clause.verbs.start == verb && matches!(opening, "and" | "on" | "in" | "to" | "at");
        let all = scene
            .groups
            .get(first..clause.verbs.start)
            .filter(|_| joined)?;
        all.iter().rfind(finite)
    })
}

/// What the clause `before` does where it reports what follows it.
fn reports(scene: &Scene, before: usize) -> Option<Kind> {
    let said = scene.said.get(before).copied()?;
    said.filter(|k| matches!(k, Kind::Say | Kind::News))
}

/// The tokens that tell a trigger's event: its clause, with what is said where it is a verb of saying.
fn told(scene: &Scene, trigger: &Trigger) -> Range<usize> {
    let mut range = scene.clauses[trigger.clause].tokens.clone();
    if matches!(trigger.kind, Kind::Say | Kind::News)
        && let Some(next) = scene.clauses.get(trigger.clause + 1)
        && next.reported
    {
        range.end = next.tokens.end;
    } else if matches!(trigger.kind, Kind::Say | Kind::News)
        && trigger.clause > 0
        && trigger.clause + 1 == scene.clauses.len()
        && scene.tokens[range.start - 1].of(scene.text) == ","
        && !scene.clauses[trigger.clause].leans
    {
        // "The talks had failed, the minister conceded last week."
        range.start = scene.clauses[0].tokens.start;
    }
    range
}

/// The clause without the words that tie it to its neighbours ("that", a final comma).
fn trimmed(text: &str, tokens: &[Token], range: Range<usize>) -> Span {
    let all = &tokens[range];
    let ties = |t: &&Token| {
        t.kind == TokenKind::Mark && !matches!(t.of(text), "$" | "£" | "€")
            || matches!(
                t.of(text),
                "that"
                    | "and"
                    | "but"
                    | "or"
                    | "which"
                    | "who"
                    | "as"
                    | "while"
                    | "so"
                    | "since"
                    | "after"
                    | "before"
                    | "when"
                    | "because"
                    | "although"
                    | "though"
                    | "where"
                    | "whether"
                    | "until"
                    | "once"
            )
    };
    let lead = all.iter().take_while(ties).count();
    let tail = all[lead.min(all.len())..]
        .iter()
        .rev()
        .take_while(|t| {
            t.kind == TokenKind::Mark && !matches!(t.of(text), "%" | ")")
                || matches!(t.of(text), "and" | "but" | "or")
        })
        .count();
    let kept = &all[lead..all.len() - tail];
    match (kept.first(), kept.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => all[0].span.to(all[all.len() - 1].span),
    }
}

/// Who takes part: who is named in the clause, and the subject of the clause that it leans on.
fn actors(known: &Known, scene: &Scene, trigger: &Trigger) -> Vec<LocalActorId> {
    let clause = &scene.clauses[trigger.clause];
    let mut out = Vec::new();
    let head = scene.groups[clause.verbs.clone()]
        .first()
        .map_or(clause.tokens.end, |v| v.first as usize);
    let mut own_subject = false;
    for mention in named(known, scene.tokens, clause.tokens.clone()) {
        own_subject |=
            mention.span.end <= scene.tokens[head.min(scene.tokens.len() - 1)].span.start;
        if !out.contains(&mention.actor) {
            out.push(mention.actor);
        }
    }
    if clause.leans && !own_subject && trigger.clause > 0 {
        let before = &scene.clauses[trigger.clause - 1];
        let end = scene.groups[before.verbs.clone()]
            .first()
            .map_or(before.tokens.end, |v| v.first as usize);
        let subject = named(
            known,
            scene.tokens,
            before.tokens.start..end.max(before.tokens.start),
        );
        for mention in subject.filter(|m| m.form != MentionForm::Adjective) {
            if !out.contains(&mention.actor) {
                out.push(mention.actor);
            }
        }
    }
    out
}

/// Whether a clause tells what happened in the event that a phrase names ("in the call Ann Poe told Bo Lee"): who takes
/// part in the one takes part in the other.
fn holds(scene: &Scene, phrase: &Range<usize>) -> bool {
    let before = phrase
        .start
        .checked_sub(1)
        .and_then(|i| scene.tokens.get(i));
    before.is_some_and(|t| {
        matches!(
            t.of(scene.text),
            "in" | "In" | "during" | "During" | "at" | "At"
        )
    })
}

/// Who is named in a phrase.
fn actors_of(known: &Known, scene: &Scene, phrase: Range<usize>) -> Vec<LocalActorId> {
    let mut out = Vec::new();
    for mention in named(known, scene.tokens, phrase) {
        if !out.contains(&mention.actor) {
            out.push(mention.actor);
        }
    }
    out
}

/// The tokens of a sentence that are somebody's own words.
fn quoted(known: &Known, sentence: Span) -> Vec<Range<usize>> {
    let from = known
        .quotations
        .partition_point(|q| q.content.start < sentence.start);
    let own = known.quotations[from.saturating_sub(2)..]
        .iter()
        .take_while(|q| q.content.start < sentence.end);
    let own = own.filter(|q| q.direct && q.content.end > sentence.start);
    own.map(|q| tokens_of(&known.scan.tokens, q.content))
        .collect()
}

/// The tokens of a stretch of the text.
fn tokens_of(tokens: &[Token], span: Span) -> Range<usize> {
    let first = tokens.partition_point(|t| t.span.end <= span.start);
    let last = tokens.partition_point(|t| t.span.start < span.end);
    first..last.max(first)
}

/// The mentions within a range of tokens.
fn named<'a>(
    known: &'a Known,
    tokens: &[Token],
    range: Range<usize>,
) -> impl Iterator<Item = &'a crate::analysis::Mention> {
    let (start, end) = match tokens.get(range.clone()) {
        Some([first, .., last]) => (first.span.start, last.span.end),
        Some([one]) => (one.span.start, one.span.end),
        _ => (0, 0),
    };
    let from = known.mentions.partition_point(|m| m.span.start < start);
    known.mentions[from..]
        .iter()
        .take_while(move |m| m.span.start < end)
}

/// Whether `span` lies in words given as somebody's own.
fn is_quoted(known: &Known, span: Span) -> bool {
    let after = known
        .quotations
        .partition_point(|q| q.content.start <= span.start);
    known.quotations[after.saturating_sub(4)..after]
        .iter()
        .any(|q| q.direct && q.content.covers(span))
}
