//! Finds numbers that articles give alike but say different things of: "what 145 percent was".

use super::Figures;
use super::stated::{Line, Stated};
use super::terms::Marks;
use crate::model::merge::features::hash;
use crate::model::{Discrepancy, DiscrepancyKind, DiscrepancyValue, Part, Place, Said, State};

/// The name of the rule.
const RULE: &str = "what-a-number-measures";

/// The digits that make it unlikely that a number is given twice by chance.
const TELLING: usize = 3;

/// Rows of numbers with at least three telling digits, of one unit and one thing measured, of which one article says
/// that they are somebody's own and another that they are the sum of both sides', or turns around who does it to whom.
pub fn rows(figures: Figures, used: &mut [bool], out: &mut Vec<Discrepancy>) {
    let mut keys: Vec<(u32, u64, usize)> = Vec::new();
    for (at, one) in figures.all.iter().enumerate() {
        let measured = one.figure.rule != "count" && one.figure.rule != "multiple";
        if measured && one.change.is_none() && figures.digits(one) >= TELLING {
            keys.push((hash(&one.figure.unit), one.figure.value.to_bits(), at));
        }
    }
    keys.sort_unstable();
    for bucket in keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let members: Vec<usize> = bucket.iter().map(|&(_, _, at)| at).collect();
        if figures.spread(&members) > 1 {
            bucket_rows(figures, &members, used, out);
        }
    }
}

/// The rows of one number: one for each thing measured that is named with it.
fn bucket_rows(figures: Figures, members: &[usize], used: &mut [bool], out: &mut Vec<Discrepancy>) {
    let mut heads: Vec<&str> = members
        .iter()
        .filter_map(|&m| figures.all[m].head.as_deref())
        .filter(|h| super::terms::measured(h).is_some())
        .collect();
    heads.sort_unstable();
    heads.dedup();
    for head in heads {
        let fits = |m: &&usize| is_of(figures, &figures.all[**m], head);
        let ours: Vec<usize> = members.iter().filter(fits).copied().collect();
        let ours = figures.one_each(&ours);
        if ours.len() < 2 || !contradict(figures, &ours) {
            continue;
        }
        let first = &figures.all[ours[0]];
        let row = Discrepancy {
            event: figures.event(&ours),
            kind: DiscrepancyKind::Number,
            about: format!("what {} was", figures.words(first)).into(),
            state: State::Agree,
            values: ours
                .iter()
                .map(|&m| cell(figures, &figures.all[m]))
                .collect(),
            rule: RULE,
        }
        .judged();
        if row.state == State::Differ {
            for &m in &ours {
                used[m] = true;
            }
            out.push(row);
        }
    }
}

/// Whether a statement is about `head`: by its own noun, or, where its noun says nothing ("a combined rate"), by what
/// its sentence or the one before names.
fn is_of(figures: Figures, one: &Stated, head: &str) -> bool {
    match one.head.as_deref() {
        Some(own) if !super::terms::is_generic(own) => own == head,
        _ => {
            let source = figures.ground.source;
            let number = one.sentence as usize;
            (number.saturating_sub(1)..=number).any(|n| {
                let line = Line::cut(source, one.place.article.0, n);
                (0..line.tokens.len()).any(|at| line.measured(at) == Some(head))
            })
        }
    }
}

/// Whether the statements name one pair of parties at most, and some pair of them cannot both be meant.
fn contradict(figures: Figures, members: &[usize]) -> bool {
    let mut sides: Vec<u32> = Vec::new();
    let (mut combined, mut single) = (false, false);
    for &m in members {
        let one = &figures.all[m];
        if one
            .marks
            .any(Marks::PLANNED | Marks::NEGATED | Marks::AVERAGE | Marks::COMPARED)
        {
            return false;
        }
        if one.marks.any(Marks::COMBINED) {
            combined = true;
            continue;
        }
        single |= one.parties.by.is_some();
        sides.extend(one.parties.by.map(|p| p.code));
        sides.extend(one.parties.on.map(|(_, p)| p.code));
    }
    sides.sort_unstable();
    sides.dedup();
    let turned = members.iter().any(|&x| {
        let one = figures.all[x].parties;
        members.iter().any(|&y| {
            let other = figures.all[y].parties;
            one.by != other.by && one.by.is_some() && one.by == other.on.map(|(_, p)| p)
        })
    });
    sides.len() <= 2 && single && (combined || turned)
}

fn cell(figures: Figures, one: &Stated) -> DiscrepancyValue {
    let mut parts = Vec::new();
    let mut part = |name, value: &str| {
        parts.push(Part {
            name,
            value: value.into(),
            period: None,
        });
    };
    if one.marks.any(Marks::COMBINED) {
        part("whose", "combined");
    } else if let Some(by) = one.parties.by {
        part("whose", figures.name(one, by));
        if let Some((link, on)) = one.parties.on {
            part(link.word(), figures.name(one, on));
        }
    }
    if one.marks.any(Marks::ADDITIONAL) {
        part("extra", "additional");
    }
    let names: Vec<String> = parts
        .iter()
        .map(|p| match p.name {
            "whose" | "extra" => p.value.to_string(),
            link => format!("{link} {}", p.value),
        })
        .collect();
    DiscrepancyValue {
        place: Place {
            article: one.place.article,
            span: one.phrase,
        },
        value: names.join(", ").into(),
        said: Said::Sense(parts.into()),
    }
}
