//! Event mentions: a predicate or event noun with its time, its actors and its status.

mod clause;
mod entry;
pub mod lemma;
mod mention;
mod phrase;
mod sanity;
mod stamp;
mod status;
#[cfg(test)]
mod tests;
mod time;
mod trigger;

use super::timex::Period;
use super::{LocalActorId, Mention, Quotation, Scan, Timex};
use crate::corpus::{Article, Published, Span};

/// Whether something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It happened or goes on.
    Past,
    /// It is planned or expected.
    Planned,
    /// It would happen under a condition.
    Conditional,
    /// It did not happen.
    Negated,
}

impl Status {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Planned => "planned",
            Self::Conditional => "conditional",
            Self::Negated => "negated",
        }
    }
}

/// How a sentence tells an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Telling {
    /// It is what a clause that stands by itself says ("The ministers agreed on a truce").
    Main,
    /// It is what somebody is reported to say ("… said that the ministers agreed on a truce").
    Reported,
    /// It lies before what the text is about ("The ministers had agreed on a truce").
    Earlier,
    /// It is told in passing: in a relative or adverbial clause ("after the truce was agreed"), or as what a clause is
    /// about ("the truce held").
    Aside,
    /// It is named by a noun in a clause that tells of something else ("prices rose after the truce of 12 May").
    Named,
}

/// When an event is said to happen.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// TIMEX3 value, or `2025-06-08/2025-06-13` for an interval in words.
    pub value: Box<str>,
    /// The days it covers; `None` where unresolved.
    pub period: Option<Period>,
    /// The time expressions it rests on, as indexes into [`super::Annotations::timexes`]; empty where carried over.
    pub timexes: Vec<u32>,
    /// The rule that gave this time to this event, by name.
    pub rule: &'static str,
}

/// One event as one sentence tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMention {
    /// The clause that tells it, or the phrase that names it.
    pub span: Span,
    /// The predicate or event noun.
    pub trigger: Span,
    /// The trigger's lemma, lower case ("announce", "talk").
    pub lemma: Box<str>,
    /// The class of like events that the lexicons give the lemma ("talk" for "negotiation"); empty where none.
    pub class: &'static str,
    /// Whether the trigger is a noun.
    pub noun: bool,
    /// Whether it points back at an event told before ("the call", "that deal").
    pub definite: bool,
    /// When; `None` where the text gives no time.
    pub when: Option<When>,
    /// Whether it happened.
    pub status: Status,
    /// Who takes part, each once, in order of the text.
    pub actors: Vec<LocalActorId>,
    /// The index of its sentence.
    pub sentence: u32,
    /// Whether it is told as somebody's words.
    pub quoted: bool,
    /// Whether it is what its sentence is about.
    pub telling: Telling,
}

/// What a resolution works on: one article and what is known of it so far.
struct Known<'a> {
    text: &'a str,
    scan: &'a Scan,
    published: &'a Published,
    timexes: &'a [Timex],
    mentions: &'a [Mention],
    quotations: &'a [Quotation],
    entries: Vec<entry::Entry>,
}

/// The event mentions of an article, in order of span start.
pub fn resolve(
    article: &Article,
    scan: &Scan,
    published: &Published,
    timexes: &[Timex],
    mentions: &[Mention],
    quotations: &[Quotation],
) -> Vec<EventMention> {
    let known = Known {
        text: article.text.as_str(),
        scan,
        published,
        timexes,
        mentions,
        quotations,
        entries: entry::entries(article, scan, timexes),
    };
    let mut out = Vec::new();
    let mut lists = mention::Lists::default();
    let mut verb = 0;
    let mut timex = 0;
    for (number, sentence) in scan.sentences.iter().enumerate() {
        while scan
            .verbs
            .get(verb)
            .is_some_and(|v| v.first < sentence.first)
        {
            verb += 1;
        }
        let verbs = verb + scan.verbs[verb..].partition_point(|v| v.first < sentence.last);
        while timexes
            .get(timex)
            .is_some_and(|t| t.span.start < sentence.span.start)
        {
            timex += 1;
        }
        let dated = timex + timexes[timex..].partition_point(|t| t.span.start < sentence.span.end);
        let ranges = (verb..verbs, timex..dated);
        mention::of_sentence(&known, number, ranges, &mut lists, &mut out);
        (verb, timex) = (verbs, dated);
    }
    out.sort_by_key(|m| (m.span.start, m.trigger.start));
    // Mentions are the largest of what is kept of an article.
    out.shrink_to_fit();
    out
}
