//! What the articles tell of one actor: what it did, said, is said to have done, and whom it appears with, and when.

mod agent;
mod company;
#[cfg(test)]
mod tests;

use super::{Account, ActorId, EventId, Model, Place};
use crate::analysis::{EventMention, LocalActorId, Status};
use crate::corpus::{ArticleId, Span};

pub use agent::{AS_AGENT, AS_PART};
pub use company::{Companion, Periods};

/// Whose word it is that something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Teller {
    /// An actor; the actor itself where it tells of its own deeds.
    Actor(ActorId),
    /// Somebody that the words at a place name ("officials").
    Words(Place),
    /// Somebody that the text does not name.
    Unnamed,
}

/// Something that an actor did, or took part in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// The event.
    pub event: EventId,
    /// The words that tell it.
    pub place: Place,
    /// The other places that tell the same of it, in order of article and text.
    pub others: Vec<Place>,
    /// Whether it happened.
    pub status: Status,
    /// Whose word it is, where it is not the article's own.
    pub teller: Option<Teller>,
    /// The rule by which the actor takes part, in words.
    pub rule: &'static str,
}

/// Something that an actor said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The words.
    pub place: Place,
    /// Whether they stand between quotation marks.
    pub direct: bool,
    /// The same utterance as other articles have it, or this one elsewhere.
    pub others: Vec<Place>,
}

/// What the articles tell of one actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// What it did by the articles' own word, in order of time.
    pub did: Vec<Deed>,
    /// What it took part in otherwise, or what befell it, in order of time.
    pub part: Vec<Deed>,
    /// What it said, in order of publication, then of the text; what has no day comes last.
    pub said: Vec<Saying>,
    /// What somebody says that it did, in order of time.
    pub told: Vec<Deed>,
    /// Whom it appears with, most often first.
    pub with: Vec<Companion>,
    /// The stretches of time that appearances are counted in.
    pub periods: Periods,
    /// In how many sentences it appears, stretch by stretch.
    pub counts: Vec<u32>,
    /// How many articles name it.
    pub articles: usize,
    /// How many of its mentions were read; it has more where it has more than [`MOST`].
    pub read: usize,
}

/// The most mentions, events and accounts of one actor that are read: an actor may have millions.
pub const MOST: usize = 50_000;

impl Model {
    /// What the articles tell of `actor`. Takes time in proportion to its mentions and events.
    pub fn dossier(&self, actor: ActorId) -> Dossier {
        self.dossier_in(actor, Periods::of(self))
    }

    /// As [`Model::dossier`], its appearances counted in `periods`.
    pub fn dossier_in(&self, actor: ActorId, periods: Periods) -> Dossier {
        let mut dossier = Dossier {
            periods,
            ..Dossier::default()
        };
        if self.actors.get(actor.index()).is_none() {
            return dossier;
        }
        let asked = Asked { model: self, actor };
        asked.deeds(&mut dossier);
        asked.sayings(&mut dossier);
        company::add(self, actor, &mut dossier);
        dossier
    }
}

/// Whose dossier is made.
struct Asked<'a> {
    model: &'a Model,
    actor: ActorId,
}

impl Asked<'_> {
    fn is(&self, article: ArticleId, local: LocalActorId) -> bool {
        let actors = self.model.actor_of_local.get(article.index());
        actors.and_then(|actors| actors.get(local.index())) == Some(&self.actor)
    }

    /// Adds what it did, took part in, and is said to have done.
    fn deeds(&self, dossier: &mut Dossier) {
        let events = self.model.events_of_actor.get(self.actor.index());
        let mut left = MOST;
        for &event in events.map_or(&[][..], Vec::as_slice) {
            let of_event = Lists::starting_at(dossier);
            for account in &self.model.event(event).accounts {
                left = left.saturating_sub(1);
                if let Some((deed, does)) = self.deed(event, account) {
                    of_event.add(dossier, deed, does);
                }
            }
            of_event.settle(dossier);
            if left == 0 {
                return;
            }
        }
    }

    /// What an account tells of the actor, and whether the actor is the one who acts.
    fn deed(&self, event: EventId, account: &Account) -> Option<(Deed, bool)> {
        let notes = self.model.annotations.get(account.article.index())?;
        let mention = notes.events.get(account.mention as usize);
        let mention = mention.filter(|m| m.trigger == account.trigger);
        let part = self.part(account, mention)?;
        let place = Place {
            article: account.article,
            span: account.span,
        };
        let status = mention.map_or(self.model.event(event).status, |m| m.status);
        let deed = Deed {
            event,
            place,
            others: Vec::new(),
            status,
            teller: self.teller(account.article, account.trigger),
            rule: part,
        };
        Some((deed, part == AS_AGENT))
    }

    /// The part that the actor has in an account; `None` where it has none.
    fn part(&self, account: &Account, mention: Option<&EventMention>) -> Option<&'static str> {
        let article = account.article;
        let list = &self.model.annotations.get(article.index())?.mentions;
        let first = list.partition_point(|m| m.span.start < account.span.start);
        let inside = list[first..]
            .iter()
            .take_while(|m| m.span.start < account.span.end);
        let mut named = false;
        let text = self.model.article(article).text.as_str();
        let acts = match mention {
            Some(mention) if mention.noun => agent::carries_out,
            _ => agent::acts,
        };
        for one in inside.filter(|m| self.is(article, m.actor)) {
            named = true;
            if acts(text, account.span, account.trigger, one) {
                return Some(AS_AGENT);
            }
        }
        let carried = || mention.is_some_and(|m| m.actors.iter().any(|a| self.is(article, *a)));
        (named || carried()).then_some(AS_PART)
    }

    /// Whose words `span` stands in; `None` for the article's own.
    fn teller(&self, article: ArticleId, span: Span) -> Option<Teller> {
        let quotations = &self.model.annotations.get(article.index())?.quotations;
        let after = quotations.partition_point(|q| q.content.start <= span.start);
        let around = quotations[after.saturating_sub(8)..after].iter();
        let quotation = around
            .filter(|q| q.content.covers(span))
            .min_by_key(|q| q.content.end - q.content.start)?;
        let actors = self.model.actor_of_local.get(article.index());
        let speaker = quotation
            .speaker
            .and_then(|local| actors?.get(local.index()));
        Some(match (speaker, quotation.source) {
            (Some(actor), _) => Teller::Actor(*actor),
            (None, Some(span)) => Teller::Words(Place { article, span }),
            (None, None) => Teller::Unnamed,
        })
    }

    /// Adds what it said: each utterance once.
    fn sayings(&self, dossier: &mut Dossier) {
        let mentions = &self.model.actor(self.actor).mentions;
        let mut articles: Vec<ArticleId> = mentions.iter().map(|m| m.place.article).collect();
        articles.dedup();
        dossier.articles = articles.len();
        articles.truncate(MOST);
        for article in articles {
            let Some(notes) = self.model.annotations.get(article.index()) else {
                continue;
            };
            let from = dossier.said.len();
            let spoken = notes.quotations.iter().filter(|q| {
                let speaker = q.speaker;
                speaker.is_some_and(|local| self.is(article, local))
            });
            for quotation in spoken {
                let span = quotation.content;
                self.saying(dossier, Place { article, span }, quotation.direct);
            }
            fold_parts(&mut dossier.said, from);
        }
        dossier.said.sort_by_key(|saying| {
            let day = self.model.annotations[saying.place.article.index()]
                .published
                .value;
            (day.is_none(), day, saying.place)
        });
    }

    fn saying(&self, dossier: &mut Dossier, place: Place, direct: bool) {
        let mut others = Vec::new();
        if let Some(utterance) = self.model.utterance_at(place) {
            let places = utterance.variants.iter().map(|v| v.place);
            others = places.filter(|p| *p != place).collect();
            others.sort_unstable();
            // It stands where the first of its places does that is this actor's.
            let first = others.iter().take_while(|p| **p < place);
            let mine = |p: &&Place| self.says(**p);
            if first.clone().any(|p| mine(&p)) {
                return;
            }
        }
        dossier.said.push(Saying {
            place,
            direct,
            others,
        });
    }

    /// Whether the words at `place` are given as this actor's.
    fn says(&self, place: Place) -> bool {
        let notes = self.model.annotations.get(place.article.index());
        notes.is_some_and(|notes| {
            let from = notes
                .quotations
                .partition_point(|q| q.content.start < place.span.start);
            notes.quotations[from..]
                .iter()
                .take_while(|q| q.content.start == place.span.start)
                .filter(|q| q.content == place.span)
                .any(|q| q.speaker.is_some_and(|local| self.is(place.article, local)))
        })
    }
}

/// Takes out of `said[from..]`, the sayings of one article in order of the text, what is a part of another one: a part
/// that other articles quote leaves their places to the whole.
fn fold_parts(said: &mut Vec<Saying>, from: usize) {
    let mut wholes: Vec<Saying> = Vec::with_capacity(said.len() - from);
    let mut parts = said.split_off(from);
    // Of those that begin together, the longest is first.
    parts.sort_by_key(|s| (s.place.span.start, std::cmp::Reverse(s.place.span.end)));
    for part in parts {
        let whole = wholes.last_mut();
        match whole.filter(|w| w.place.span.covers(part.place.span)) {
            Some(whole) => {
                whole.others.extend(part.others);
                let (place, others) = (whole.place, &mut whole.others);
                others.retain(|p| *p != place);
                others.sort_unstable();
                others.dedup();
            }
            None => wholes.push(part),
        }
    }
    said.append(&mut wholes);
}

/// Where the deeds of one event begin in each list.
struct Lists {
    did: usize,
    part: usize,
    told: usize,
}

impl Lists {
    fn starting_at(dossier: &Dossier) -> Self {
        Self {
            did: dossier.did.len(),
            part: dossier.part.len(),
            told: dossier.told.len(),
        }
    }

    /// Adds a deed to the list that it belongs to, once for each whose word it is.
    fn add(&self, dossier: &mut Dossier, deed: Deed, does: bool) {
        let (list, from) = match (does, deed.teller) {
            (true, None) => (&mut dossier.did, self.did),
            (true, Some(_)) => (&mut dossier.told, self.told),
            (false, _) => (&mut dossier.part, self.part),
        };
        let teller = deed.teller.map(Teller::whose);
        let same = list[from..].iter_mut().find(|d| {
            // What several take part in is one thing, whoever tells it; the article's own word stands for it.
            !does || d.teller.map(Teller::whose) == teller
        });
        match same {
            None => list.push(deed),
            Some(known) if known.teller.is_some() && deed.teller.is_none() => {
                let mut deed = deed;
                deed.others = std::mem::take(&mut known.others);
                deed.others.push(known.place);
                *known = deed;
            }
            Some(known) => known.others.push(deed.place),
        }
    }

    /// Takes out of one list what another tells already, and puts places in order.
    fn settle(&self, dossier: &mut Dossier) {
        if dossier.did.len() > self.did || dossier.told.len() > self.told {
            dossier.part.truncate(self.part);
        }
        let did = dossier.did[self.did..].iter_mut();
        let part = dossier.part[self.part..].iter_mut();
        let told = dossier.told[self.told..].iter_mut();
        for deed in did.chain(part).chain(told) {
            deed.others.retain(|place| *place != deed.place);
            deed.others.sort_unstable();
            deed.others.dedup();
        }
    }
}

impl Teller {
    /// The actor, where it is one: those that no name is given to are one.
    fn whose(self) -> Option<ActorId> {
        match self {
            Self::Actor(actor) => Some(actor),
            Self::Words(_) | Self::Unnamed => None,
        }
    }
}
