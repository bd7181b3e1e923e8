//! Compares which post or rank reports give one person, among posts that nobody holds together: senior and executive
//! vice president, chief executive and chief operating officer, rear and vice admiral, senator and representative.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Ground, scene};
use crate::analysis::Mention;
use crate::corpus::Span;
use crate::model::{
    ActorId, Discrepancy, DiscrepancyKind, DiscrepancyValue, Part, Place, Said, State,
};

/// The name of the rule.
const RULE: &str = "one-post-of-one-person";
/// How many words before or after a name may tell a post.
const WORDS: usize = 7;
/// How many bytes before or after a name are looked at.
const REACH: usize = 160;
/// The reports that must give the commoner post.
const KNOWN: usize = 2;

/// What is said of a person: words of which one excludes the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Post {
    /// Posts of one family exclude each other.
    family: &'static str,
    /// Which of them.
    name: &'static str,
    /// Which grade of it; empty where none is told.
    grade: &'static str,
}

/// One telling of a post.
#[derive(Clone, Copy, Debug)]
struct Told {
    place: Place,
    post: Post,
    day: NaiveDate,
}

/// A row for each person to whom reports give two posts that exclude each other.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let mut told: BTreeMap<(ActorId, &'static str), Vec<Told>> = BTreeMap::new();
    for name in ground.full_names() {
        let Some((span, post)) = post(name.text, name.mention) else {
            continue;
        };
        let (article, day) = (name.article, name.day);
        let place = Place { article, span };
        let told = told.entry((name.actor, post.family)).or_default();
        told.push(Told { place, post, day });
    }
    out.extend(
        told.into_iter()
            .filter_map(|((actor, _), told)| row(ground, actor, &told)),
    );
}

/// The post told right before or after a name, with all the words that tell it.
fn post(text: &str, mention: &Mention) -> Option<(Span, Post)> {
    let head = scene::before(text, mention.span.start, REACH);
    let tail = scene::after(text, mention.span.end, REACH);
    before(head)
        .map(|(length, post)| {
            (
                Span {
                    start: mention.span.start - length,
                    ..mention.span
                },
                post,
            )
        })
        .or_else(|| {
            let (length, post) = after(tail)?;
            let end = mention.span.end + length;
            Some((
                Span {
                    end,
                    ..mention.span
                },
                post,
            ))
        })
}

/// "Senior Vice President [Kari Lund]", with how many bytes before the name tell it.
fn before(head: &str) -> Option<(u32, Post)> {
    let trimmed = head.strip_suffix(' ')?;
    let trimmed = trimmed.strip_suffix(',').unwrap_or(trimmed);
    let words = last_words(trimmed);
    let (used, post) = read(&words)?;
    let first = words.len() - used;
    let start = words[first].as_ptr() as usize - head.as_ptr() as usize;
    Some((u32::try_from(head.len() - start).ok()?, post))
}

/// "[Kari Lund], a senior vice president of Acme": the post that the words after a comma begin with.
fn after(tail: &str) -> Option<(u32, Post)> {
    let rest = tail.strip_prefix(", ")?;
    let end = rest
        .find([',', '.', ';', ':', '(', '\n', '"', '“'])
        .unwrap_or(rest.len());
    let phrase = rest.get(..end.min(rest.len()))?;
    let ends = [
        " of ", " at ", " for ", " in ", " on ", " with ", " who ", " and ", " said ",
    ];
    let end = ends
        .iter()
        .filter_map(|e| phrase.find(e))
        .min()
        .unwrap_or(phrase.len());
    let phrase = phrase.get(..end)?;
    let words = last_words(phrase);
    // More words than a post has are a sentence.
    let whole = phrase.split_whitespace().count() <= WORDS;
    let (_, post) = read(&words).filter(|_| whole)?;
    Some((u32::try_from(2 + phrase.len()).ok()?, post))
}

/// The last words of a line, in order.
fn last_words(text: &str) -> Vec<&str> {
    let line = text.rsplit('\n').next().unwrap_or_default();
    let mut words: Vec<&str> = line
        .rsplit(' ')
        .filter(|w| !w.is_empty())
        .take(WORDS)
        .collect();
    words.reverse();
    words
}

/// The post that words end with, and how many of them tell it; none of somebody who no longer or not yet holds it.
fn read(words: &[&str]) -> Option<(usize, Post)> {
    let lower: Vec<String> = words
        .iter()
        .map(|w| {
            w.trim_matches(|c: char| !c.is_alphanumeric() && c != '.')
                .trim_end_matches('.')
                .to_lowercase()
        })
        .flat_map(|w| w.split('-').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let grade_of = |at: usize, grades: &[&'static str]| {
        let word = at.checked_sub(1).map_or("", |i| lower[i].as_str());
        grades
            .iter()
            .find(|g| **g == word || abbreviated(g) == word)
            .copied()
            .unwrap_or("")
    };
    let last = lower.len().checked_sub(1)?;
    let before = |n: usize| last.checked_sub(n).map_or("", |i| lower[i].as_str());
    let (used, family, name, grade) = match lower[last].as_str() {
        "executive" | "ceo" if lower[last] == "ceo" || before(1) == "chief" => (
            if lower[last] == "ceo" { 1 } else { 2 },
            "chief officer",
            "chief executive",
            "",
        ),
        "officer" if before(2) == "chief" => (3, "chief officer", officer(before(1))?, ""),
        "president" if before(1) == "vice" => {
            let grade = grade_of(last - 1, &["senior", "executive"]);
            (
                2 + usize::from(!grade.is_empty()),
                "vice president",
                "vice president",
                grade,
            )
        }
        "admiral" | "adm" => {
            let grade = grade_of(last, &["rear", "vice"]);
            (
                1 + usize::from(!grade.is_empty()),
                "flag officer",
                "admiral",
                grade,
            )
        }
        "general" | "gen" => {
            let grade = grade_of(last, &["lieutenant", "major", "brigadier"]);
            if grade.is_empty() {
                return None;
            }
            (2, "general officer", "general", grade)
        }
        "senator" | "sen" => (1, "house of congress", "senator", ""),
        "representative" | "rep" | "congressman" | "congresswoman" => {
            (1, "house of congress", "representative", "")
        }
        _ => return None,
    };
    if lower.iter().any(|w| unsettles(w)) {
        return None;
    }
    let used = used.min(words.len());
    Some((
        used,
        Post {
            family,
            name,
            grade,
        },
    ))
}

/// Whether a word says that somebody does not hold the post, or that another one does.
fn unsettles(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "ex"
            | "then"
            | "acting"
            | "interim"
            | "deputy"
            | "assistant"
            | "retired"
            | "late"
            | "elect"
            | "outgoing"
            | "incoming"
            | "next"
            | "new"
            | "designate"
            | "candidate"
            | "and"
            | "state"
            | "shadow"
            | "onetime"
            | "aide"
            | "to"
            | "wife"
            | "predecessor"
            | "successor"
            | "by"
            | "with"
            | "as"
    )
}

fn abbreviated(grade: &str) -> &'static str {
    match grade {
        "lieutenant" => "lt",
        "major" => "maj",
        "brigadier" => "brig",
        _ => "-",
    }
}

fn officer(what: &str) -> Option<&'static str> {
    Some(match what {
        "executive" => "chief executive",
        "operating" | "operations" => "chief operating officer",
        "financial" | "finance" => "chief financial officer",
        "technology" => "chief technology officer",
        _ => return None,
    })
}

fn row(ground: Ground, actor: ActorId, told: &[Told]) -> Option<Discrepancy> {
    let clash = |a: &Post, b: &Post| {
        a.name != b.name || !a.grade.is_empty() && !b.grade.is_empty() && a.grade != b.grade
    };
    // A report that gives both posts knows of a change, or of two persons.
    let torn = |t: &Told| {
        let mut own = told.iter().filter(|o| o.place.article == t.place.article);
        own.any(|o| clash(&o.post, &t.post))
    };
    let mut kept: Vec<&Told> = told.iter().filter(|t| !torn(t)).collect();
    kept.sort_by_key(|t| (t.place.article, t.post.grade.is_empty(), t.place.span));
    kept.dedup_by_key(|t| t.place.article);
    let original = |t: &Told| ground.originals[t.place.article.index()];
    let tellings = |post: Post| {
        let mut all: Vec<u32> = kept
            .iter()
            .filter(|t| t.post == post)
            .map(|t| original(t))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let common = kept
        .iter()
        .map(|t| t.post)
        .max_by_key(|p| (tellings(*p).len(), *p))?;
    let known = tellings(common);
    let days = || kept.iter().filter(|t| t.post == common).map(|t| t.day);
    let (first, last) = (days().min()?, days().max()?);
    // Who is given the other post before or after all others may have been raised.
    let against = |t: &&&Told| {
        clash(&t.post, &common) && (first..=last).contains(&t.day) && !known.contains(&original(t))
    };
    let sure = kept.iter().any(|t| against(&t)) && known.len() >= KNOWN;
    kept.retain(|t| t.post == common || against(&t));
    let name = &ground.actors.get(actor.index())?.name;
    sure.then(|| Discrepancy {
        event: None,
        kind: DiscrepancyKind::Participant,
        about: format!("post of {name}").into(),
        state: State::Differ,
        values: kept.iter().map(|t| value(t)).collect(),
        rule: RULE,
    })
}

fn value(told: &Told) -> DiscrepancyValue {
    let Post { name, grade, .. } = told.post;
    let part = |name, value: &str| Part {
        name,
        value: value.into(),
        period: None,
    };
    let mut parts = vec![part("post", name)];
    if !grade.is_empty() {
        parts.push(part("grade", grade));
    }
    DiscrepancyValue {
        place: told.place,
        value: format!("{grade} {name}").trim().into(),
        said: Said::Sense(parts.into()),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::State;
    use crate::model::merge::trial::rows_of;

    fn rows(articles: &[(&str, &str)]) -> Vec<(String, State, Vec<String>)> {
        rows_of(super::RULE, articles)
    }

    #[test]
    fn one_person_has_one_rank_at_a_time() {
        let first = "“It works,” said [Kari Lund], a senior vice president at [o:Acme].";
        let third = "Senior Vice President [Kari Lund] was pleased.";
        for (second, want) in [
            (
                "[o:Acme] executive vice president [Kari Lund] was there.",
                true,
            ),
            (
                "[Kari Lund], [o:Acme]'s executive vice-president, was there.",
                true,
            ),
            ("[o:Acme] vice president [Kari Lund] was there.", false),
            (
                "[o:Acme] senior vice president [Kari Lund] was there.",
                false,
            ),
            (
                "Former executive vice president [Kari Lund] was there.",
                false,
            ),
            (
                "[o:Acme] executive vice president [Ola Lund] was there.",
                false,
            ),
            (
                "[Kari Lund], with executive vice president [Ola Berg], was there.",
                false,
            ),
        ] {
            let got = rows(&[
                ("2031-03-02", first),
                ("2031-03-03", second),
                ("2031-03-04", third),
            ]);
            assert_eq!(got.len(), usize::from(want), "{second}: {got:?}");
            assert!(
                got.iter()
                    .all(|r| r.0 == "post of Kari Lund" && r.1 == State::Differ)
            );
        }
        // Raised in the meantime.
        let raised = "[o:Acme] executive vice president [Kari Lund] was there.";
        assert_eq!(
            rows(&[
                ("2031-03-02", first),
                ("2031-03-04", third),
                ("2031-05-03", raised)
            ]),
            []
        );
    }
}
