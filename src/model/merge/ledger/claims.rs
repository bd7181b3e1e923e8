//! Compares what articles call an event the first of, by what they count it from: "the first … since …".
//!
//! Both of two such claims may be true at once in logic; but who writes "the first talks since May" tells the reader
//! that there were some in May. So two claims of one event differ where the times that they count from share no
//! day, and fit together where one of them names no time.

use std::collections::{BTreeMap, HashMap};

use super::Ground;
use super::numbers::stated::Line;
use crate::analysis::token::lower;
use crate::analysis::{Period, TokenKind};
use crate::corpus::{ArticleId, Span};
use crate::model::{
    Discrepancy, DiscrepancyKind, DiscrepancyValue, EventId, Part, Place, Said, State,
};

/// The name of the rule.
const RULE: &str = "first-since";

/// The tokens before "since" in which the claim begins.
const REACH: usize = 24;

/// A claim that something is the first since a time or an event.
struct Claim {
    place: Place,
    /// The words after "since", with it.
    condition: Box<str>,
    period: Option<Period>,
    /// What is called the first, as hashes of its words.
    kind: Vec<u32>,
    /// The word that makes it the first, or the worst, of its kind; "first" for "had not", too.
    rank: Rank,
}

/// In what something is above all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    First,
    Worst,
    Most,
    Least,
}

/// A row for each event of which several articles claim that it is the first of one kind since something.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let mut events: HashMap<(u32, u32), EventId> = HashMap::new();
    let shared = |e: &&crate::model::Event| e.state != State::SingleSource;
    for event in ground.events.iter().filter(shared) {
        for account in &event.accounts {
            events.insert((account.article.0, account.mention), event.id);
        }
    }
    if events.is_empty() {
        return;
    }
    let mut claims: BTreeMap<EventId, Vec<Claim>> = BTreeMap::new();
    for (article, text) in (0..).zip(ground.source.articles) {
        let mut last = None;
        for (at, _) in text.text.as_str().match_indices(" since ") {
            let number = ground.source.notes[article as usize].sentence_at(at as u32);
            let Some(number) = number.filter(|n| last != Some(*n)) else {
                continue;
            };
            last = Some(number);
            let line = Line::cut(ground.source, article, number);
            let Some(claim) = claim(&line, at as u32 + 1) else {
                continue;
            };
            if let Some(event) = event(&line, claim.place.span, &events) {
                claims.entry(event).or_default().push(claim);
            }
        }
    }
    out.extend(
        claims
            .iter()
            .filter_map(|(&event, claims)| row(event, claims)),
    );
}

/// The claim whose "since" stands at byte `since`.
fn claim(line: &Line, since: u32) -> Option<Claim> {
    let at = line.token(since);
    let floor = at.saturating_sub(REACH);
    let (first, rank) = (floor..at).rev().find_map(|k| Some((k, rank(line, k)?)))?;
    let end = (at + 1..line.tokens.len())
        .find(|&k| {
            line.tokens[k].kind == TokenKind::Mark
                && line.tokens.get(k + 1).is_none_or(|t| t.spaced)
        })
        .unwrap_or(line.tokens.len());
    let last = end.checked_sub(1).filter(|&l| l > at)?;
    let condition = line.tokens[at].span.to(line.tokens[last].span);
    let timexes = &line.note().timexes;
    let from = timexes.partition_point(|t| t.span.start < condition.start);
    let period = timexes[from..]
        .iter()
        .take_while(|t| t.span.end <= condition.end)
        .find_map(|t| t.period);
    Some(Claim {
        place: Place {
            article: ArticleId(line.article),
            span: line.tokens[first].span.to(condition),
        },
        condition: condition.of(line.text()).into(),
        period,
        kind: kind(line, first + 1..at),
        rank,
    })
}

/// What a claim that begins at a token claims: "first", or "had not", "has never"; "worst", "largest", "lowest".
fn rank(line: &Line, at: usize) -> Option<Rank> {
    let mut buffer = [0; 24];
    Some(match lower(line.at(at), &mut buffer) {
        "had" | "has" | "have" if matches!(line.at(at + 1), "not" | "never" | "n't") => Rank::First,
        "first" | "hadn't" | "hasn't" | "haven't" => Rank::First,
        "worst" | "deadliest" | "bloodiest" => Rank::Worst,
        "largest" | "biggest" | "greatest" | "highest" | "heaviest" | "strongest" => Rank::Most,
        "lowest" | "smallest" | "weakest" => Rank::Least,
        _ => return None,
    })
}

/// What is called the first: its content words, those for talking with each other as one.
fn kind(line: &Line, range: std::ops::Range<usize>) -> Vec<u32> {
    let words = line.tokens[range].iter();
    let content = words.filter(|t| t.kind == TokenKind::Word && !t.capital);
    content
        .filter_map(|t| {
            let word = t.of(line.text());
            let talk = [
                "communicat",
                "conversation",
                "contact",
                "talk",
                "call",
                "spoke",
                "speak",
                "dialogue",
                "convers",
                "meeting",
                "met",
                "engage",
            ];
            if talk.iter().any(|stem| word.starts_with(stem)) {
                return Some(super::super::features::hash("talk"));
            }
            super::super::features::stem(word)
        })
        .collect()
}

/// The event that a claim is about: the last one told before it in its sentence, or in the sentence before, among
/// those that several articles tell.
fn event(line: &Line, claim: Span, events: &HashMap<(u32, u32), EventId>) -> Option<EventId> {
    let mentions = &line.note().events;
    let floor = line.number.saturating_sub(1);
    let from = mentions.partition_point(|e| (e.sentence as usize) < floor);
    let mut before = (from..mentions.len())
        .take_while(|&m| (mentions[m].sentence as usize) <= line.number)
        .filter(|&m| mentions[m].trigger.end <= claim.start)
        .filter_map(|m| {
            let id = events.get(&(line.article, m as u32))?;
            Some((mentions[m].sentence, mentions[m].trigger.start, *id))
        })
        .collect::<Vec<_>>();
    before.sort_unstable();
    before.last().map(|&(_, _, id)| id)
}

fn row(event: EventId, claims: &[Claim]) -> Option<Discrepancy> {
    let first = claims.first()?;
    let mut values: Vec<DiscrepancyValue> = Vec::new();
    for claim in claims {
        let article = claim.place.article;
        let new = values.last().is_none_or(|v| v.place.article != article);
        let same = claim.rank == first.rank;
        if new && same && claim.kind.iter().any(|k| first.kind.contains(k)) {
            values.push(cell(claim));
        }
    }
    let row = Discrepancy {
        event: Some(event),
        kind: DiscrepancyKind::Claim,
        about: match first.rank {
            Rank::First => "what first it was",
            _ => "since when there was nothing like it",
        }
        .into(),
        state: State::Agree,
        values,
        rule: RULE,
    };
    (row.values.len() > 1).then(|| row.judged())
}

fn cell(claim: &Claim) -> DiscrepancyValue {
    let part = match claim.period {
        Some(period) => Part {
            name: "since",
            value: claim.condition.clone(),
            period: Some(period),
        },
        None => Part {
            name: Part::WORDS,
            value: claim.condition.to_lowercase().into(),
            period: None,
        },
    };
    DiscrepancyValue {
        place: claim.place,
        value: claim.condition.clone(),
        said: Said::Sense([part].into()),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;
    use crate::model::{DiscrepancyKind, State};

    /// The states of the rows of claims of two articles about one call.
    fn states(one: &str, other: &str) -> Vec<State> {
        let call = "[Ann Lee] <a:called> [Bo Dahl] on {2031-03-05|Wednesday}.";
        let again =
            "[Bo Dahl], aides of both say, was <a:called> by [Ann Lee] on {2031-03-05|Wednesday}.";
        let one = format!("{call} {one}");
        let other = format!("Much was made of it. {again} {other}");
        let model = trial(&[("2031-03-06", &one), ("2031-03-06", &other)]).model;
        let claims = model.discrepancies.iter();
        claims
            .filter(|d| d.kind == DiscrepancyKind::Claim)
            .map(|d| d.state)
            .collect()
    }

    #[test]
    fn what_is_called_the_first_is_compared_by_what_it_is_counted_from() {
        let february =
            "It was their first direct conversation since the strike began in {2031-02|February}.";
        for (other, want) in [
            (
                "It was their first talk since the strike began in {2031-02|February}.",
                vec![State::Agree],
            ),
            (
                "The two had not talked since the dam broke in {2030-09|September}.",
                vec![State::Differ],
            ),
            (
                "It was the first conversation of the two since the vote.",
                vec![State::Compatible],
            ),
            (
                "It was their first talk since {2031-02-03|3 February}.",
                vec![State::LessExact],
            ),
            (
                "It was the first landing on the island since {2030|last year}.",
                vec![],
            ),
            ("They have talked since {2030-09|September}.", vec![]),
            // The first of its kind and the longest are two claims.
            (
                "It was their largest conversation since {2030-09|September}.",
                vec![],
            ),
        ] {
            assert_eq!(states(february, other), want, "{other}");
        }
    }
}
