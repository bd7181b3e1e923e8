//! Finds whose a measured thing is and whom it is put on: "U.S. tariffs on Chinese goods", "exports to Norway".

use super::stated::Line;
use crate::analysis::token::lower;
use crate::analysis::verb::form::{self, BASE, Leaning, PARTICIPLE, PAST, THIRD};
use crate::analysis::{ActorKind, LocalActorId, Mention, MentionForm};

/// A country, or an actor that is none, made comparable across articles.
#[derive(Clone, Copy, Debug, Eq)]
pub struct Party {
    /// A country's letters above bit 31, else the actor's number.
    pub code: u32,
    /// The actor in its article.
    pub local: LocalActorId,
}

impl PartialEq for Party {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// The parties of a measured thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// Whose it is: who imposes, sells, owns.
    pub by: Option<Party>,
    /// The one at the other end, with the preposition that says how.
    pub on: Option<(Link, Party)>,
    /// The token after the name that stands behind the noun; 0 where none does.
    pub reach: usize,
}

/// How the other party is tied to a measured thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// "tariffs on Chinese goods"
    On,
    /// "exports to Norway"
    To,
    /// "imports from Norway"
    From,
    /// "sales in Norway"
    In,
}

impl Link {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "on" | "against" => Self::On,
            "to" => Self::To,
            "from" => Self::From,
            "in" | "of" => Self::In,
            _ => return None,
        })
    }

    /// The preposition.
    pub fn word(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::To => "to",
            Self::From => "from",
            Self::In => "in",
        }
    }
}

/// The parties of the noun at token `head`, whose figure stands at tokens `first` to `last`.
pub fn read(line: &Line, head: usize, first: usize, last: usize) -> Parties {
    let mut out = Parties {
        by: before(line, head),
        ..Parties::default()
    };
    let until = if first > head { first } else { head + 9 };
    after(line, head, until, &mut out);
    if first > head && out.on.is_none() && line.at(last) != "from" {
        after(line, last - 1, last + 6, &mut out);
    }
    if out.by.is_none() && line.marks(head..until.max(last), super::terms::Marks::COMBINED) == 0 {
        out.by = subject(line, head.min(first));
    }
    out
}

/// The mention that holds or begins at token `at`.
fn mention<'a>(line: &Line<'a>, at: usize) -> Option<&'a Mention> {
    let byte = line.tokens.get(at)?.span.start;
    let mentions = &line.note().mentions;
    let after = mentions.partition_point(|m| m.span.start <= byte);
    let near = mentions[..after].iter().rev().take(3);
    near.into_iter().find(|m| m.span.contains(byte))
}

/// A mention as a party; a city that stands for nobody is none.
fn party(line: &Line, found: &Mention) -> Option<Party> {
    let actor = line.note().actors.get(found.actor.index())?;
    if let Some([a, b]) = actor.country.filter(|_| {
        !matches!(found.kind, ActorKind::City | ActorKind::Place)
            || found.form == MentionForm::Metonym
    }) {
        return Some(Party {
            code: 1 << 31 | u32::from(a) << 8 | u32::from(b),
            local: found.actor,
        });
    }
    let of_local = &line.source.of_local[line.article as usize];
    let id = of_local.get(found.actor.index())?;
    let acts = !matches!(actor.kind, ActorKind::City | ActorKind::Place);
    acts.then_some(Party {
        code: id.0,
        local: found.actor,
    })
}

/// "U.S. tariffs", "China's retaliatory duties": the name right before the noun.
fn before(line: &Line, head: usize) -> Option<Party> {
    let floor = head.saturating_sub(4);
    for at in (floor..head).rev() {
        if let Some(found) = mention(line, at) {
            return party(line, found);
        }
        let mut buffer = [0; 24];
        let word = lower(line.at(at), &mut buffer);
        let possessive = matches!(word, "'s" | "'");
        let joins = crate::analysis::lexicon::STOPWORDS.contains(word) && !possessive;
        if joins || line.tokens[at].kind == crate::analysis::TokenKind::Mark && !possessive {
            return None;
        }
    }
    None
}

/// "… on goods from China", "… imposed by China", "… with which China retaliated": names after the noun.
fn after(line: &Line, head: usize, until: usize, out: &mut Parties) {
    let mut tie: Option<(Link, usize)> = None;
    let mut done_by = false;
    let mut at = head + 1;
    while at < until.min(line.tokens.len()) {
        let word = line.at(at);
        if let Some(found) = mention(line, at) {
            let who = party(line, found);
            let near = tie.filter(|&(l, k)| at - k <= if l == Link::On { 5 } else { 3 });
            match (near, who) {
                (Some((l, _)), Some(p)) if out.on.is_none_or(|(o, _)| l < o) => {
                    let noun = usize::from(found.form == MentionForm::Adjective);
                    out.reach = line.token(found.span.end).max(at + 1) + noun;
                    out.on = Some((l, p));
                }
                (None, Some(p)) if done_by || at <= head + 2 || relative(line, head, at) => {
                    out.by = out.by.or(Some(p));
                }
                _ => {}
            }
            tie = tie.filter(|_| near.is_none());
            done_by = false;
            // A hyphened word may hold the name and more ("Vale-led").
            at = line.token(found.span.end).max(at + 1);
            continue;
        }
        let linked = Link::of(word).filter(|l| tie.is_none_or(|(o, _)| *l < o));
        match word {
            "by" => (done_by, tie) = (true, None),
            "," | ";" | "and" | "while" | "but" | ":" | "—" => return,
            _ => tie = linked.map(|l| (l, at)).or(tie),
        }
        at += 1;
    }
}

/// "the duties with which China", "the duties that China": whether only that stands between noun and name.
fn relative(line: &Line, head: usize, at: usize) -> bool {
    at <= head + 4
        && (head + 1..at).all(|k| matches!(line.at(k), "with" | "which" | "that" | "the" | "in"))
}

/// The subject of the verb before token `at`: "China reduced retaliatory duties".
fn subject(line: &Line, at: usize) -> Option<Party> {
    let verb = (at.saturating_sub(9)..at)
        .rev()
        .find(|&k| is_verb(line, k))?;
    for k in (verb.saturating_sub(6)..verb).rev() {
        if let Some(found) = mention(line, k) {
            let lead = k.checked_sub(1).map_or("", |b| line.at(b));
            let tied = Link::of(lead).is_some() || matches!(lead, "with" | "by" | "between");
            let whole = found.form != MentionForm::Adjective && line.at(k + 1) != "’s";
            return party(line, found).filter(|_| !tied && whole && line.at(k + 1) != "'s");
        }
        let mut buffer = [0; 24];
        let word = lower(line.at(k), &mut buffer);
        let plain = matches!(
            word,
            "has"
                | "have"
                | "had"
                | "to"
                | "would"
                | "will"
                | "could"
                | "may"
                | "might"
                | "also"
                | "then"
                | "later"
                | "first"
                | "not"
                | "is"
                | "was"
                | "be"
                | "been"
                | "the"
                | "its"
        ) || word.ends_with("ly");
        if !plain {
            return None;
        }
    }
    None
}

/// Whether the token is a verb, as far as its form tells.
fn is_verb(line: &Line, at: usize) -> bool {
    let Some(token) = line.tokens.get(at).filter(|t| !t.capital) else {
        return false;
    };
    let mut buffer = [0; 24];
    let read = form::read(lower(token.of(line.text()), &mut buffer));
    read.is_some_and(|r| {
        r.is(PAST | PARTICIPLE) && (r.leaning != Leaning::Noun || r.is(PAST))
            || r.leaning == Leaning::Verb && r.is(BASE | THIRD)
    })
}
