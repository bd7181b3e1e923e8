//! Tells what becomes of counted things by the nearest word that says so, and where: killed, infected, leaking, spent.

use super::stated::Line;
use crate::analysis::token::lower;
use crate::analysis::verb::form::singular;
use crate::analysis::{ActorKind, Figure, TokenKind};
use crate::corpus::Span;
use crate::model::merge::features::hash;

/// The tokens to either side of a figure in which the word stands.
const REACH: usize = 8;
/// The tokens behind a figure in which the place stands that it holds for.
const WHERE: usize = 10;

/// What becomes of counted or measured things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Nothing that is known here.
    #[default]
    None,
    /// Dead.
    Dead,
    /// Injured.
    Hurt,
    /// Infected.
    Ill,
    /// Missing.
    Missing,
    /// Under arrest.
    Arrested,
    /// Driven from home.
    Displaced,
    /// Without work.
    Dismissed,
    /// Running out.
    Leaking,
    /// Caught, collected.
    Gathered,
    /// Burned.
    Burned,
    /// Spent so far.
    Spent,
}

impl Fate {
    /// Whether it befalls people: then it holds for a place.
    pub fn befalls(self) -> bool {
        use Fate::{Arrested, Dead, Dismissed, Displaced, Hurt, Ill, Missing};
        matches!(
            self,
            Dead | Hurt | Ill | Missing | Arrested | Displaced | Dismissed
        )
    }

    /// In a word, for a row.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Dead => "dead",
            Self::Hurt => "injured",
            Self::Ill => "infected",
            Self::Missing => "missing",
            Self::Arrested => "arrested",
            Self::Displaced => "displaced",
            Self::Dismissed => "dismissed",
            Self::Leaking => "leaking",
            Self::Gathered => "collected",
            Self::Burned => "burned",
            Self::Spent => "spent",
        }
    }

    /// What a word in lower case says.
    fn of(word: &str) -> Self {
        match word {
            "killed" | "killing" | "kill" | "kills" | "died" | "die" | "dying" | "dead"
            | "death" | "deaths" | "fatalities" | "fatality" | "toll" | "drowned" | "perished" => {
                Self::Dead
            }
            "injured" | "injuring" | "wounded" | "wounding" | "hurt" | "injuries" | "injury" => {
                Self::Hurt
            }
            "infected" | "infecting" | "infections" | "infection" | "cases" | "case"
            | "sickened" | "ill" | "contracted" | "sick" => Self::Ill,
            "missing" | "unaccounted" => Self::Missing,
            "arrested" | "detained" | "arrests" | "arresting" | "detaining" => Self::Arrested,
            "evacuated" | "displaced" | "homeless" | "fled" | "evacuating" | "displacing" => {
                Self::Displaced
            }
            "laid-off" | "dismissed" | "fired" | "sacked" => Self::Dismissed,
            "leaking" | "leak" | "leaked" | "gushing" | "gushed" | "spewing" | "spewed"
            | "pouring" | "poured" | "flowing" | "flow" | "spilling" | "spilled" | "spilt"
            | "spill" | "gush" | "spew" | "pour" | "leaks" | "flows" | "leakage" | "escaping"
            | "discharged" => Self::Leaking,
            "collected" | "collecting" | "captured" | "capturing" | "siphoned" | "siphoning"
            | "recovered" | "recovering" | "skimmed" | "collect" | "capture" | "siphon"
            | "catching" | "caught" | "collection" | "recover" | "collects" | "captures"
            | "contain" | "contained" | "skim" | "funnelling" | "funneling" | "funnelled"
            | "funneled" | "sucking" | "sucked" => Self::Gathered,
            "burned" | "burnt" | "burning" | "flared" | "flaring" => Self::Burned,
            "spent" | "spending" => Self::Spent,
            _ => Self::None,
        }
    }
}

/// The unit that one fate of people is counted in, whatever the people are called.
pub fn is_people(unit: &str) -> bool {
    matches!(
        unit,
        "person"
            | "people"
            | "worker"
            | "man"
            | "woman"
            | "victim"
            | "patient"
            | "death"
            | "fatality"
            | "life"
            | "employee"
            | "crewman"
            | "member"
            | "soldier"
            | "civilian"
            | "passenger"
            | "other"
            | "case"
            | "infection"
            | "injury"
            | "crew"
            | "arrest"
            | "resident"
    )
}

/// Whether a thing of this unit can meet this fate: money is spent, and what is measured by volume or weight leaks.
fn fits(fate: Fate, unit: &str, money: bool) -> bool {
    let volume = matches!(
        unit,
        "barrel" | "gallon" | "liter" | "litre" | "tonne" | "ton" | "bpd" | "kilogram" | "pound"
    );
    match fate {
        Fate::None => true,
        Fate::Spent => money,
        Fate::Leaking | Fate::Gathered | Fate::Burned => volume,
        _ => !money && !volume && unit != "percent",
    }
}

/// What becomes of the things that the figure at tokens `first` to `last` counts.
pub fn read(line: &Line, (first, last): (usize, usize), figure: &Figure) -> Fate {
    let money = figure.rule.starts_with("money");
    let fate = nearest(line, first, last);
    // "the collection of oil that is leaking": caught or lost?
    let around = first.saturating_sub(2 * REACH)..(last + 2 * REACH).min(line.tokens.len());
    let caught = |at: usize| {
        let mut buffer = [0; 24];
        let other = Fate::of(lower(line.at(at), &mut buffer));
        matches!(other, Fate::Gathered | Fate::Burned)
    };
    if fate == Fate::Leaking && around.into_iter().any(caught) {
        return Fate::None;
    }
    Some(fate)
        .filter(|&fate| fits(fate, &figure.unit, money))
        .unwrap_or_default()
}

fn nearest(line: &Line, first: usize, last: usize) -> Fate {
    let unit = last.checked_sub(1).map_or("", |at| line.at(at));
    let mut buffer = [0; 24];
    let own = Fate::of(lower(unit, &mut buffer));
    if own != Fate::None {
        return own;
    }
    let before = side(line, (first.saturating_sub(REACH)..first).rev());
    let after = side(line, last..(last + 3 * REACH).min(line.tokens.len()));
    let after = after.filter(|(fate, away)| *away <= REACH || *fate == Fate::Leaking);
    match (before, after) {
        (Some((a, _)), Some((b, _))) if a == b => a,
        // "Eleven were killed and 17 people were injured": what stands before belongs to the others.
        (Some((_, x)), Some((b, _))) if joins(line, first.saturating_sub(x)..first) => b,
        // "killing 11 workers", "11 workers died": the nearer one.
        (Some((a, x)), Some((_, y))) if x <= y => a,
        (_, Some((b, _))) => b,
        (Some((a, _)), None) => a,
        (None, None) => Fate::None,
    }
}

/// Whether a word among some tokens begins another clause.
fn joins(line: &Line, mut range: std::ops::Range<usize>) -> bool {
    range.any(|at| matches!(line.at(at), "and" | "," | "while" | "but"))
}

/// The first fate on one side, with how far away it is.
fn side(line: &Line, range: impl Iterator<Item = usize>) -> Option<(Fate, usize)> {
    let mut inside = false;
    for (distance, at) in range.enumerate() {
        let token = line.tokens[at];
        let word = token.of(line.text());
        // "5,000 barrels (210,000 gallons) are leaking": what stands in brackets says the same once more.
        if matches!(word, "(" | ")") && (inside || distance == 0) {
            inside = !inside;
            continue;
        }
        if inside {
            continue;
        }
        if token.kind == TokenKind::Number
            || matches!(word, ";" | ":" | "(" | ")" | "\"" | "“" | "”")
        {
            return None;
        }
        let mut buffer = [0; 24];
        let fate = Fate::of(lower(word, &mut buffer));
        if fate != Fate::None {
            return Some((fate, distance));
        }
    }
    None
}

/// The place that a figure holds for: the one behind it, else the last one named before it; 0 where none is.
pub fn scope(line: &Line, first: usize, last: usize) -> (u32, Option<Span>) {
    // "Norland: 12 deaths", an entry of a list.
    if first > 1
        && line.at(first - 1) == ":"
        && let Some(place) = place(line, first - 2)
    {
        return place;
    }
    for at in last..(last + WHERE).min(line.tokens.len()) {
        let word = line.at(at);
        match word {
            "most" | "mostly" | "mainly" | "including" | "all" => return (0, None),
            // "Norland has 389 cases and Suria eight."
            ";" | ":" | "and" | "while" | "but" => break,
            _ => {}
        }
        if is_world(line, at) || is_world(line, at + 1) {
            return (world(), None);
        }
        if line.tokens[at].kind == TokenKind::Number || word == "," {
            break;
        }
        if let Some(place) = place(line, at) {
            return place;
        }
    }
    let near = (first.saturating_sub(REACH)..first).rev();
    for at in near {
        let word = line.at(at);
        if line.tokens[at].kind == TokenKind::Number || matches!(word, ";" | ":") {
            return (0, None);
        }
        if is_world(line, at) {
            return (world(), None);
        }
        if let Some(place) = place(line, at) {
            return place;
        }
    }
    (0, None)
}

/// The scope of the whole world.
pub fn world() -> u32 {
    hash("world")
}

/// Whether a token says that a number holds for the whole world, or for all countries that are counted.
fn is_world(line: &Line, at: usize) -> bool {
    let mut buffer = [0; 24];
    if at >= line.tokens.len() {
        return false;
    }
    match lower(line.at(at), &mut buffer) {
        "worldwide" | "globally" | "global" => true,
        "world" => line.at(at.wrapping_sub(1)) == "the",
        "countries" | "nations" => line.tokens[at.saturating_sub(2)..at]
            .iter()
            .any(|t| t.kind == TokenKind::Number),
        _ => false,
    }
}

/// The place that is named at a token: a country's letters, else the actor's number.
fn place(line: &Line, at: usize) -> Option<(u32, Option<Span>)> {
    let note = line.note();
    let byte = line.tokens.get(at)?.span.start;
    let lead = at.checked_sub(1).map_or("", |k| line.at(k));
    if matches!(
        lead,
        "outside" | "Outside" | "except" | "excluding" | "beyond" | "than" | "like" | "from" | "to"
    ) {
        return Some((0, None));
    }
    let after = note.mentions.partition_point(|m| m.span.start <= byte);
    let found = note.mentions[..after].iter().rev().take(3);
    let mention = found.into_iter().find(|m| m.span.contains(byte))?;
    let is_place = matches!(
        mention.kind,
        ActorKind::City | ActorKind::Place | ActorKind::Country
    );
    let actor = note
        .actors
        .get(mention.actor.index())
        .filter(|_| is_place)?;
    if let (ActorKind::Country, Some([a, b])) = (mention.kind, actor.country) {
        let code = 1 << 31 | u32::from(a) << 8 | u32::from(b);
        return Some((code, Some(mention.span)));
    }
    let of_local = &line.source.of_local[line.article as usize];
    of_local
        .get(mention.actor.index())
        .map(|id| (id.0 + 1, Some(mention.span)))
}

/// The unit that statements of one fate share.
pub fn unit(fate: Fate, unit: &str) -> u32 {
    if fate.befalls() && is_people(&singular(unit)) {
        return hash("people");
    }
    hash(unit)
}
