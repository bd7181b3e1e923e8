//! Reads one figure as a statement: what it measures, whose it is, how it is qualified, of which event and time.

use super::party::{self, Parties};
use super::terms::{self, Marks};
use super::value;
use crate::analysis::token::{lower, tokenize};
use crate::analysis::verb::form::singular;
use crate::analysis::{
    Annotations, Direction, EventMention, Figure, Period, Status, TimexKind, Token, TokenKind,
    lexicon,
};
use crate::corpus::Span;
use crate::model::merge::features::{Source, hash, stem};
use crate::model::{EventId, Place, Said};

/// One figure, read.
#[derive(Clone, Debug)]
pub struct Stated<'a> {
    /// The number with its unit.
    pub place: Place,
    /// The figure.
    pub figure: &'a Figure,
    /// What it says.
    pub said: Said,
    /// The thing measured, by the name that stands for all its names; `None` where the sentence names none.
    pub head: Option<Box<str>>,
    /// Whether it is a change, not a level.
    pub change: Option<Direction>,
    /// Who imposes, owns or sells it, on or to whom.
    pub parties: Parties,
    /// How it is qualified.
    pub marks: Marks,
    /// What one of which it is counted for ("a day"), as a hash; 0 where none.
    pub per: u32,
    /// The class of what happens to it, as a hash; 0 where nothing.
    pub verb: u32,
    /// The event that its clause tells, where several articles tell it.
    pub event: Option<EventId>,
    /// The time of its clause.
    pub period: Option<Period>,
    /// Figure and thing measured, with what stands between.
    pub phrase: Span,
    /// The sentence's number.
    pub sentence: u32,
    /// Whether it stands in somebody's own words.
    pub quoted: bool,
}

/// One sentence with all that is known of it.
pub struct Line<'a> {
    /// Where everything comes from.
    pub source: Source<'a>,
    /// The article's number.
    pub article: u32,
    /// The sentence's number.
    pub number: usize,
    /// Its tokens.
    pub tokens: Vec<Token>,
}

impl<'a> Line<'a> {
    /// Cuts sentence `number` of `article` into tokens.
    pub fn cut(source: Source<'a>, article: u32, number: usize) -> Self {
        let span = source.notes[article as usize].sentences[number].span;
        let mut tokens = Vec::new();
        let text = source.articles[article as usize].text.as_str();
        if text.get(span.range()).is_some() {
            tokenize(text, span, &mut tokens);
        }
        Self {
            source,
            article,
            number,
            tokens,
        }
    }

    /// The article's annotations.
    pub fn note(&self) -> &'a Annotations {
        &self.source.notes[self.article as usize]
    }

    /// The article's text.
    pub fn text(&self) -> &'a str {
        self.source.articles[self.article as usize].text.as_str()
    }

    /// The sentence's span.
    pub fn span(&self) -> Span {
        self.note().sentences[self.number].span
    }

    /// The token's words, empty where there is none.
    pub fn at(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text()))
    }

    /// The first token that ends after byte `at`.
    pub fn token(&self, at: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= at)
    }

    /// The name of the measured thing that the token names.
    pub fn measured(&self, at: usize) -> Option<&'static str> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word)?;
        let mut buffer = [0; 24];
        terms::measured(&singular(lower(token.of(self.text()), &mut buffer)))
    }

    /// The marks that the tokens of `range` set, among `wanted`; "more than" and the like set none.
    pub fn marks(&self, range: std::ops::Range<usize>, wanted: u16) -> u16 {
        let end = range.end.min(self.tokens.len());
        let mut all = 0;
        for at in range.start..end {
            let mut buffer = [0; 24];
            let word = lower(self.at(at), &mut buffer);
            if word == "more" && self.at(at + 1) == "than" || word == "no" && at + 1 < end {
                continue;
            }
            all |= terms::mark(word) & wanted;
        }
        if wanted & Marks::COMBINED != 0 {
            let each = range.clone().any(|at| {
                matches!(self.at(at), "each" | "one")
                    && matches!(self.at(at + 1), "other" | "another")
            });
            all |= if each { Marks::COMBINED } else { 0 };
        }
        all
    }

    /// The event mention whose clause holds `span`, the one with the nearest trigger; triggers before it are nearer.
    pub fn mention(&self, span: Span) -> Option<usize> {
        let events = &self.note().events;
        let from = events.partition_point(|e| (e.sentence as usize) < self.number);
        let here = events[from..]
            .iter()
            .take_while(|e| e.sentence as usize == self.number)
            .enumerate();
        here.filter(|(_, e)| e.span.covers(span))
            .min_by_key(|(_, e)| {
                if e.trigger.end <= span.start {
                    span.start - e.trigger.end
                } else {
                    e.trigger.start.saturating_sub(span.end) * 2 + 8
                }
            })
            .map(|(at, _)| from + at)
    }

    /// The time of the words at `span`: the nearest time phrase of the sentence that names days.
    pub fn period(&self, span: Span) -> Option<Period> {
        let timexes = &self.note().timexes;
        let whole = self.span();
        let from = timexes.partition_point(|t| t.span.start < whole.start);
        timexes[from..]
            .iter()
            .take_while(|t| t.span.end <= whole.end)
            .filter(|t| t.kind == TimexKind::Date)
            .filter_map(|t| {
                let gap = if t.span.end <= span.start {
                    span.start - t.span.end + 2
                } else {
                    t.span.start.saturating_sub(span.end)
                };
                Some((gap, t.period?))
            })
            .min_by_key(|&(gap, _)| gap)
            .map(|(_, period)| period)
    }

    /// The content words around tokens `first` to `last`, hashed, each once, in order of hash.
    pub fn bag(&self, first: usize, last: usize) -> Vec<u32> {
        let range = first.saturating_sub(14)..(last + 14).min(self.tokens.len());
        let words = self.tokens[range].iter();
        let mut bag: Vec<u32> = words
            .filter(|t| t.kind == TokenKind::Word && t.span.len() > 2)
            .filter_map(|t| stem(t.of(self.text())))
            .collect();
        bag.sort_unstable();
        bag.dedup();
        bag
    }

    /// Reads `figure`, which stands in this sentence; `upto` is where the range that it begins ends.
    pub fn read(
        &self,
        figure: &'a Figure,
        upto: Option<&Figure>,
        event_of: impl Fn(usize) -> Option<EventId>,
    ) -> Option<Stated<'a>> {
        let span = upto.map_or(figure.span, |u| figure.span.to(u.span));
        let first = self.token(span.start);
        let last = self.token(span.end.saturating_sub(1)) + 1;
        if self.is_aside(first) {
            return None;
        }
        let head_at = self.head(figure, first, last);
        let counted = figure.rule == "count";
        let head = match head_at {
            Some(at) => Some(self.name(at)),
            None if counted => Some("".into()),
            None => None,
        };
        let (low, high) = head_at.map_or((first, last), |h| (first.min(h), last.max(h + 1)));
        let parties = if counted {
            Parties::default()
        } else {
            head_at.map_or_else(Parties::default, |h| party::read(self, h, first, last))
        };
        let mention = self.mention(span);
        let told = mention.map(|m| &self.note().events[m]);
        Some(Stated {
            place: Place {
                article: crate::corpus::ArticleId(self.article),
                span,
            },
            figure,
            said: match upto {
                Some(upto) => value::range(figure.span.of(self.text()), figure, upto),
                None => value::said(span.of(self.text()), figure),
            },
            head,
            change: figure
                .direction
                .filter(|d| matches!(d, Direction::Up | Direction::Down)),
            parties,
            marks: self.qualifiers(first, last, (low, high), told),
            per: self.per(last),
            verb: told.map_or(0, |e| {
                hash(if e.class.is_empty() {
                    &e.lemma
                } else {
                    e.class
                })
            }),
            event: mention.and_then(event_of),
            period: self.period(span),
            phrase: self.phrase(figure, (low, high), parties.reach),
            sentence: self.number as u32,
            quoted: self.is_quoted(span),
        })
    }

    /// The words that say what a figure measures: from its noun or what qualifies it to the party behind it.
    fn phrase(&self, figure: &Figure, (low, high): (usize, usize), reach: usize) -> Span {
        const SAYS: u16 = Marks::COMBINED | Marks::ADDITIONAL | Marks::AVERAGE | Marks::SUM;
        let generic = figure.of_span.map_or(low, |s| self.token(s.start));
        let low = low.min(generic);
        let low = (low.saturating_sub(3)..low)
            .find(|&at| self.marks(at..at + 1, SAYS) != 0)
            .unwrap_or(low);
        let high = high.max(reach).min(self.tokens.len());
        let span = self.tokens[low].span.to(self.tokens[high - 1].span);
        span.to(figure.span)
    }

    /// Whether a figure repeats the one before it in another unit: "$20bn (£13.5bn)".
    fn is_aside(&self, first: usize) -> bool {
        let before = |back: usize| first.checked_sub(back).map_or("", |at| self.at(at));
        before(1) == "(" || before(2) == "("
    }

    fn is_quoted(&self, span: Span) -> bool {
        let quotations = &self.note().quotations;
        let after = quotations.partition_point(|q| q.content.start <= span.start);
        let near = quotations[..after].iter().rev().take(4);
        near.filter(|q| q.direct).any(|q| q.content.covers(span))
    }

    /// The token of the noun that is measured: the last of its kind before a figure that moves, or where the nearest
    /// noun says nothing ("rate"), the nearest thing that is measured.
    fn head(&self, figure: &Figure, first: usize, last: usize) -> Option<usize> {
        let whole = self.span();
        let given = figure.of_span.filter(|s| whole.covers(*s));
        let given = given.map(|s| self.token(s.start));
        if figure.rule == "count" {
            return given;
        }
        let far = first.saturating_sub(22);
        let measured = || (far..first).rev().filter(|&at| self.measured(at).is_some());
        // "its levies on imports from Suria": the levies are measured.
        let free = |&at: &usize| {
            let before = at.checked_sub(1).map_or("", |k| self.at(k));
            !matches!(before, "on" | "of" | "in" | "from" | "to" | "for")
        };
        let nearest = || measured().find(free).or_else(|| measured().next());
        match given {
            Some(at) if at < first => {
                let class = self.measured(at);
                let again = (at..first)
                    .rev()
                    .find(|&k| class.is_some() && self.measured(k) == class);
                let generic = self.is_generic(at);
                again
                    .or_else(|| Some(at).filter(|_| !generic))
                    .or_else(nearest)
            }
            Some(at) if !self.is_generic(at) => Some(at),
            None if self.at(last) == "of" => None,
            _ => nearest(),
        }
    }

    /// Whether the noun at a token only says that something is measured.
    pub fn is_generic(&self, at: usize) -> bool {
        let mut buffer = [0; 24];
        terms::is_generic(&singular(lower(self.at(at), &mut buffer)))
    }

    fn name(&self, at: usize) -> Box<str> {
        self.measured(at).map_or_else(
            || {
                let word = self.at(at).to_lowercase();
                singular(&word).into()
            },
            Box::from,
        )
    }

    fn qualifiers(
        &self,
        first: usize,
        last: usize,
        (low, high): (usize, usize),
        told: Option<&EventMention>,
    ) -> Marks {
        const OWN: u16 = Marks::COMBINED | Marks::ADDITIONAL | Marks::AVERAGE | Marks::SUM;
        let near = self.marks(low.saturating_sub(3)..high + 2, OWN);
        let before = self.marks(
            first.saturating_sub(12)..first,
            Marks::PLANNED | Marks::ESTIMATE,
        );
        let close = self.marks(first.saturating_sub(3)..first, Marks::NEGATED | Marks::PART);
        let after = self.marks(last..last + 8, Marks::COMPARED | Marks::PART);
        let status = match told.map(|e| e.status) {
            Some(Status::Planned | Status::Conditional) => Marks::PLANNED,
            Some(Status::Negated) => Marks::NEGATED,
            _ => 0,
        };
        Marks(near | before | close | after | status)
    }

    /// "a day", "per barrel", "daily" after a figure, as a hash; 0 where none.
    fn per(&self, last: usize) -> u32 {
        for at in last..(last + 5).min(self.tokens.len()) {
            let word = self.at(at);
            if matches!(word, "a" | "an" | "per" | "each" | "every") {
                let mut buffer = [0; 24];
                let unit = singular(lower(self.at(at + 1), &mut buffer)).into_owned();
                let direct = at <= last + 2 || word == "per";
                return if direct || lexicon::TIME_WORDS.contains(&unit) {
                    hash(&unit)
                } else {
                    0
                };
            }
            let unit = match word {
                "daily" => "day",
                "weekly" => "week",
                "monthly" => "month",
                "annually" | "yearly" => "year",
                _ => continue,
            };
            return hash(unit);
        }
        0
    }
}
