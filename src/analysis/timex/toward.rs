//! Which way the words around a phrase look: back, ahead, or neither.

use crate::analysis::token::{Token, TokenKind};
use crate::analysis::verb::{Tense, VerbGroup, lemma};
use crate::analysis::{Scan, Sentence};
use crate::corpus::Span;

/// Where a sentence looks from its own time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Toward {
    /// Back: "agreed on Friday".
    Past,
    /// Ahead: "will meet on Friday".
    Future,
    /// Ahead from then or in thought: "agreed to meet in March", "would meet in March". Past by now, where March is far.
    Near,
    /// Back, by a verb whose object may lie ahead: "announced a vote on 9 June".
    Herald,
    /// Nothing tells.
    Unknown,
}

/// Which way the clause of a phrase looks; `month` where the phrase is a bare month.
pub fn toward(text: &str, scan: &Scan, sentence: &Sentence, phrase: Span, month: bool) -> Toward {
    let tokens = &scan.tokens;
    let first = tokens.partition_point(|t| t.span.end <= phrase.start);
    let after = tokens.partition_point(|t| t.span.start < phrase.end);
    let verbs = verbs_of(scan, sentence);
    let possessed = tokens
        .get(after)
        .is_some_and(|t| matches!(t.of(text), "'s" | "’s"));
    if possessed && !ruled_by_future(text, scan, verbs, first) {
        return Toward::Past;
    }
    if !month
        && names_what_happened(text, scan, sentence, first, after)
        && !ruled_by_future(text, scan, verbs, first)
    {
        return Toward::Past;
    }
    // "by February" is a term to come; "by Friday" may be one that has passed.
    let by = first > sentence.first as usize && tokens[first - 1].of(text) == "by";
    if month && by {
        let opens = first <= sentence.first as usize + 2;
        let over = opens
            && matches!(
                by_verbs(text, scan, verbs, first, after),
                Toward::Past | Toward::Herald
            );
        return if over { Toward::Past } else { Toward::Future };
    }
    if let Some(cue) = preposition(text, tokens, first, sentence) {
        return cue;
    }
    if verbs.is_empty() {
        return by_words(text, tokens, sentence, first, after);
    }
    by_verbs(text, scan, verbs, first, after)
}

fn verbs_of<'s>(scan: &'s Scan, sentence: &Sentence) -> &'s [VerbGroup] {
    let from = scan.verbs.partition_point(|v| v.first < sentence.first);
    let to = scan.verbs.partition_point(|v| v.first < sentence.last);
    scan.verbs.get(from..to).unwrap_or_default()
}

/// "due Friday", "scheduled for June", "since April": the word before says it.
fn preposition(text: &str, tokens: &[Token], first: usize, sentence: &Sentence) -> Option<Toward> {
    let from = first.saturating_sub(3).max(sentence.first as usize);
    for (index, token) in tokens.get(from..first)?.iter().enumerate().rev() {
        let before = || {
            tokens
                .get((from + index).checked_sub(1)?)
                .map(|t| t.of(text))
        };
        match token.of(text) {
            "since" | "Since" => return Some(Toward::Past),
            "out" | "effect" if matches!(before(), Some("runs" | "run" | "takes")) => {
                return Some(Toward::Future);
            }
            "ahead" | "due" | "payable" | "scheduled" | "slated" | "upcoming" | "expires"
            | "expire" | "until" | "effective" | "ends" | "begins" | "starts" | "opens"
            | "reopens" | "closes" | "resumes" | "lapses" | "convenes" | "concludes" => {
                return Some(Toward::Future);
            }
            "of" | "on" | "for" | "in" | "the" | "by" | "to" | "at" | "," | "early" | "late" => {}
            _ => return None,
        }
    }
    None
}

/// The verb that rules a phrase: the nearest before it in its clause, else the first after it.
fn by_verbs(text: &str, scan: &Scan, verbs: &[VerbGroup], first: usize, after: usize) -> Toward {
    let before = verbs.iter().rev().filter(|v| (v.last as usize) <= first);
    let mut passed = false;
    for verb in before {
        if crosses(text, &scan.tokens, verb.last as usize, first) {
            break;
        }
        if let Some(found) = looks(text, scan, verb) {
            // "Summoned her to testify on June 9".
            let weak = passed || verb.tense == Tense::Participle;
            let heralds = weak || heralds(text, scan, verb, first, after);
            return if found == Toward::Past && heralds {
                Toward::Herald
            } else {
                found
            };
        }
        if foretells(text, scan, verb, first) {
            return Toward::Future;
        }
        passed |= verb.tense == Tense::Infinitive;
    }
    verbs
        .iter()
        .filter(|v| v.first as usize >= after)
        // "On Wednesday to stop the leak": a purpose after a date rules it not.
        .filter(|v| v.first as usize != after || !is_to(text, scan, v))
        .find_map(|v| looks(text, scan, v))
        .map_or(Toward::Unknown, |found| {
            let set = found == Toward::Past && is_set(text, &scan.tokens, after);
            if set { Toward::Herald } else { found }
        })
}

/// "will attend Friday's meeting": without such a verb, "Friday's meeting" is a past one.
fn ruled_by_future(text: &str, scan: &Scan, verbs: &[VerbGroup], first: usize) -> bool {
    let before = verbs.iter().rev().find(|v| (v.last as usize) <= first);
    before.is_some_and(|v| {
        let group = v.first as usize..v.last as usize;
        first - group.end < 6
            && scan.tokens[group].iter().any(|t| {
                matches!(
                    t.of(text),
                    "will" | "shall" | "won't" | "won’t" | "'ll" | "’ll"
                )
            })
    })
}

fn looks(text: &str, scan: &Scan, verb: &VerbGroup) -> Option<Toward> {
    match verb.tense {
        // "planned a rally on Saturday".
        Tense::Past
            if scan
                .tokens
                .get(verb.head as usize)
                .is_some_and(|t| schedules(t.of(text))) =>
        {
            Some(Toward::Near)
        }
        Tense::Past => Some(Toward::Past),
        // "could not be reached Friday", "would have met on Friday" tell of the past.
        Tense::Conditional if impossible(text, scan, verb) || unreal(text, scan, verb) => {
            Some(Toward::Past)
        }
        Tense::Conditional if of_thought(text, scan, verb) => Some(Toward::Near),
        Tense::Future if brought_about(text, scan, verb) => Some(Toward::Past),
        Tense::Future if of_the_past(text, scan, verb) => Some(Toward::Near),
        Tense::Conditional | Tense::Future => Some(Toward::Future),
        Tense::Infinitive => {
            let from = (verb.first as usize).saturating_sub(4);
            let planned = scan.tokens[from..verb.first as usize]
                .iter()
                .any(|t| plans(t.of(text)));
            planned.then_some(Toward::Near)
        }
        Tense::Participle => {
            let word = scan.tokens.get(verb.head as usize)?.of(text);
            word.ends_with("ed").then_some(Toward::Past)
        }
        Tense::Present => None,
    }
}

/// Whether a verb in the present tense sets a time that its phrase names: "the pause ends in August",
/// "the vote is on Thursday". What is said, shown or felt in the present is no plan.
fn foretells(text: &str, scan: &Scan, verb: &VerbGroup, first: usize) -> bool {
    let head = scan.tokens.get(verb.head as usize).map(|t| t.of(text));
    let (Tense::Present, Some(head)) = (verb.tense, head) else {
        return false;
    };
    let between = scan.tokens.get(verb.last as usize..first);
    let between = between.unwrap_or_default().iter().map(|t| t.of(text));
    let near = between.clone().count();
    let joined = between
        .clone()
        .any(|w| matches!(w, "from" | "of" | "that" | "than" | "," | "which" | "who"));
    match head {
        "is" | "are" | "'s" | "’s" => near <= 2 && !joined,
        _ => !joined && sets_time(&lemma(head)),
    }
}

/// Whether a verb in the present tense is one of a timetable.
fn sets_time(lemma: &str) -> bool {
    matches!(
        lemma,
        "arrive"
            | "begin"
            | "close"
            | "come"
            | "convene"
            | "decide"
            | "depart"
            | "elapse"
            | "end"
            | "expire"
            | "fall"
            | "finish"
            | "go"
            | "hear"
            | "hold"
            | "kick"
            | "lapse"
            | "launch"
            | "leave"
            | "meet"
            | "open"
            | "play"
            | "premiere"
            | "release"
            | "reopen"
            | "report"
            | "restart"
            | "resume"
            | "retire"
            | "return"
            | "run"
            | "start"
            | "step"
            | "take"
            | "travel"
            | "visit"
            | "vote"
    )
}

/// "would have met", "might have signed": what did not happen or is guessed of, back then.
fn unreal(text: &str, scan: &Scan, verb: &VerbGroup) -> bool {
    let group = scan.tokens.get(verb.first as usize..verb.head as usize);
    let mut inner = group.unwrap_or_default().iter().skip(1);
    inner.any(|t| t.of(text) == "have")
}

/// "would meet", "could sail": what was foreseen at some time, rather than what may be from now.
fn of_thought(text: &str, scan: &Scan, verb: &VerbGroup) -> bool {
    scan.tokens
        .get(verb.first as usize)
        .is_some_and(|t| matches!(t.of(text), "would" | "could" | "might"))
}

/// Whether a group opens with "to".
fn is_to(text: &str, scan: &Scan, verb: &VerbGroup) -> bool {
    let first = scan.tokens.get(verb.first as usize);
    first.is_some_and(|t| t.of(text) == "to")
}

/// "Forced the crew to leave": what a past act brought about is past.
fn brought_about(text: &str, scan: &Scan, verb: &VerbGroup) -> bool {
    let first = verb.first as usize;
    let before = scan.tokens.get(first.saturating_sub(6)..first);
    is_to(text, scan, verb)
        && before.unwrap_or_default().iter().any(|t| {
            matches!(
                t.of(text),
                "forced"
                    | "caused"
                    | "led"
                    | "prompted"
                    | "enabled"
                    | "compelled"
                    | "drove"
                    | "allowed"
                    | "helped"
            )
        })
}

/// A plan that was made back then: "were set to meet", "had planned to sail", "voted to meet", "agreed to sell".
fn of_the_past(text: &str, scan: &Scan, verb: &VerbGroup) -> bool {
    let first = verb.first as usize;
    // An infinitive has its plan before it.
    let ruling = |t: &Token| t.of(text) == "to";
    let at = if scan.tokens.get(first).is_some_and(ruling) {
        let before = scan.tokens[..first].iter().rev().take(4);
        return before
            .filter(|t| plans(t.of(text)))
            .any(|t| t.of(text).ends_with("ed"));
    } else {
        first
    };
    scan.tokens.get(at).is_some_and(|t| {
        let word = t.of(text);
        matches!(
            word,
            "was" | "were" | "had" | "wasn't" | "weren't" | "wasn’t" | "weren’t"
        ) || word.ends_with("ed") && verb.head > verb.first
    })
}

/// "the April 20 explosion", "its May 3 letter": a day that names a noun is that of something that has happened,
/// unless the noun is of what is set beforehand.
fn names_what_happened(
    text: &str,
    scan: &Scan,
    sentence: &Sentence,
    first: usize,
    after: usize,
) -> bool {
    let tokens = &scan.tokens;
    let owned = first > sentence.first as usize
        && matches!(
            tokens[first - 1].of(text),
            "the"
                | "The"
                | "an"
                | "An"
                | "a"
                | "A"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "this"
                | "that"
                | "'s"
                | "’s"
        );
    owned
        && after < sentence.last as usize
        && tokens.get(after).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.capital
                && t.word.function().is_none()
                && !is_set(text, tokens, after)
        })
}

/// Whether a verb in the past may have an object that lies ahead of it, so that a date after both is that of the object:
/// "announced a vote on June 9", "moved the hearing to June 9".
fn heralds(text: &str, scan: &Scan, verb: &VerbGroup, first: usize, after: usize) -> bool {
    let stretch = verb.head as usize..first;
    let words = scan.tokens.get(stretch.clone()).unwrap_or_default();
    let turns = |t: &Token| matches!(t.of(text), "to" | "for" | "until" | "by");
    let promised = |t: &Token| t.kind == TokenKind::Word && promises(&lemma(t.of(text)));
    words.iter().rev().take(2).any(turns)
        || words.iter().any(promised)
        || stretch
            .chain([after])
            .any(|at| is_set(text, &scan.tokens, at))
}

/// Verbs that name what is to come.
fn promises(lemma: &str) -> bool {
    matches!(
        lemma,
        "announce"
            | "agree"
            | "set"
            | "call"
            | "move"
            | "delay"
            | "extend"
            | "ask"
            | "invite"
            | "order"
            | "urge"
            | "approve"
            | "authorize"
            | "authorise"
            | "pledge"
            | "promise"
            | "vow"
            | "decide"
            | "vote"
            | "want"
            | "propose"
            | "expect"
            | "demand"
            | "declare"
            | "proclaim"
            | "designate"
            | "give"
            | "fix"
            | "choose"
            | "name"
            | "book"
            | "offer"
            | "seek"
            | "reschedule"
            | "organise"
            | "organize"
            | "arrange"
            | "warn"
            | "predict"
            | "forecast"
            | "say"
            | "cancel"
    )
}

/// Whether one of the words at `at` is a thing that has its day set beforehand.
fn is_set(text: &str, tokens: &[Token], at: usize) -> bool {
    let noun = tokens
        .get(at..(at + 3).min(tokens.len()))
        .unwrap_or_default();
    let words = noun
        .iter()
        .take_while(|t| t.kind == TokenKind::Word && t.word.function().is_none());
    words.map(|t| lemma(t.of(text))).any(|w| {
        matches!(
            &*w,
            "deadline"
                | "election"
                | "vote"
                | "ballot"
                | "referendum"
                | "poll"
                | "primary"
                | "runoff"
                | "summit"
                | "meeting"
                | "conference"
                | "hearing"
                | "trial"
                | "session"
                | "expiry"
                | "expiration"
                | "launch"
                | "opening"
                | "release"
                | "date"
                | "review"
                | "auction"
                | "concert"
                | "game"
                | "match"
                | "inauguration"
                | "handover"
                | "transfer"
                | "event"
                | "visit"
                | "trip"
                | "talk"
                | "start"
                | "target"
                | "contract"
                | "delivery"
                | "option"
                | "future"
                | "caucus"
                | "debate"
                | "rally"
                | "final"
        )
    })
}

/// Whether a "could" is denied, by itself or by "neither", "nor", "nobody" before it.
fn impossible(text: &str, scan: &Scan, verb: &VerbGroup) -> bool {
    let first = verb.first as usize;
    let could = scan
        .tokens
        .get(first)
        .is_some_and(|t| t.of(text) == "could");
    let denied = scan.tokens[first.saturating_sub(8)..first].iter().any(|t| {
        matches!(
            t.of(text),
            "nor" | "neither" | "Neither" | "Nobody" | "nobody" | "none" | "None"
        )
    });
    could && (verb.negated || denied)
}

/// Whether a clause ends between two tokens.
fn crosses(text: &str, tokens: &[Token], from: usize, to: usize) -> bool {
    tokens
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .any(|t| matches!(t.of(text), ";" | ":" | "“" | "”" | "\""))
}

/// Verbs whose object lies ahead of them.
fn schedules(word: &str) -> bool {
    matches!(
        word,
        "planned" | "scheduled" | "slated" | "rescheduled" | "postponed"
    )
}

/// Words that announce: "plans to meet", "set to resume".
fn plans(word: &str) -> bool {
    matches!(
        word,
        "set"
            | "due"
            | "scheduled"
            | "expected"
            | "expects"
            | "expect"
            | "plan"
            | "plans"
            | "planned"
            | "planning"
            | "supposed"
            | "slated"
            | "likely"
            | "ready"
            | "agreed"
            | "hopes"
            | "hope"
            | "hoped"
            | "intends"
            | "intended"
            | "wants"
            | "ordered"
            | "poised"
            | "prepared"
            | "preparing"
            | "vowed"
            | "promised"
            | "pledged"
            | "aims"
            | "seeks"
            | "asked"
            | "voted"
    )
}

/// The same from the words alone, where no verb groups are known.
fn by_words(
    text: &str,
    tokens: &[Token],
    sentence: &Sentence,
    first: usize,
    after: usize,
) -> Toward {
    let start = sentence.first as usize;
    let left = first.saturating_sub(14).max(start);
    let mut infinitive = false;
    for token in tokens[left..first].iter().rev() {
        let word = token.of(text);
        if matches!(word, ";" | ":" | "“" | "”" | "\"") {
            break;
        }
        if infinitive {
            if plans(word) {
                return Toward::Future;
            }
        } else if word == "to" {
            infinitive = true;
            continue;
        }
        match cue(word, *token) {
            Toward::Unknown => {}
            found => return found,
        }
    }
    let right = (after + 16).min(sentence.last as usize).min(tokens.len());
    tokens
        .get(after..right)
        .unwrap_or_default()
        .iter()
        .map(|t| cue(t.of(text), *t))
        .find(|&c| c != Toward::Unknown)
        .unwrap_or(Toward::Unknown)
}

/// What one word says.
fn cue(word: &str, token: Token) -> Toward {
    if token.kind != TokenKind::Word {
        return Toward::Unknown;
    }
    match word {
        "will" | "'ll" | "would" | "shall" | "could" | "won't" | "won’t" | "may" | "might"
        | "should" => Toward::Future,
        "said" | "was" | "were" | "had" | "did" | "told" | "met" | "went" | "came" | "took"
        | "made" | "gave" | "held" | "found" | "left" | "began" | "fell" | "rose" | "won"
        | "lost" | "led" | "saw" | "shot" | "broke" | "spoke" | "sent" | "sold" | "bought"
        | "paid" | "fled" | "flew" | "struck" | "drew" | "grew" | "kept" | "knew" | "put"
        | "ran" | "sat" | "stood" | "thought" | "wrote" | "hit" | "became" | "brought" | "got"
        | "hasn't" | "has" | "have" | "been" | "sought" | "quit" | "cut" | "withdrew" | "threw"
        | "chose" | "swore" => Toward::Past,
        w if w.len() > 4 && w.ends_with("ed") && !plans(w) && !token.capital => Toward::Past,
        _ => Toward::Unknown,
    }
}
