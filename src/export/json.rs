//! Writes the timeline and the actors as one JSON object; offsets count code points.

use std::io::{self, Write};

use serde::Serialize;

use super::cite::Citations;
use super::deeds::{Deeds, DossierRow};
use super::rows::{Day, Each, PublishedRow, Sha256};
use super::words;
use crate::analysis::When;
use crate::corpus::{Article, ArticleId, Clean};
use crate::model::dossier::Periods;
use crate::model::{
    Account, ActorId, Discrepancy, DiscrepancyValue, Event, EventId, MentionRef, Model, Place,
    Repeat,
};

#[derive(Serialize)]
struct TimelineObject<R, A, E, D> {
    articles: R,
    actors: A,
    events: E,
    discrepancies: D,
}

#[derive(Serialize)]
struct ActorsObject<R, A> {
    articles: R,
    actors: A,
}

#[derive(Serialize)]
pub(super) struct ArticleRow<'a> {
    id: u32,
    path: &'a str,
    sha256: Sha256,
    title: &'a str,
    source: Option<&'a str>,
    published: PublishedRow,
}

#[derive(Serialize)]
struct ActorRow<'a, P> {
    id: u32,
    name: &'a str,
    kind: &'static str,
    aliases: Vec<&'a str>,
    roles: Vec<&'a str>,
    mentions: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<P>,
    #[serde(flatten)]
    dossier: Option<DossierRow<'a>>,
}

#[derive(Serialize)]
struct MentionRow<'a> {
    article: u32,
    paragraph: u32,
    start: u32,
    end: u32,
    text: &'a str,
    form: &'static str,
}

#[derive(Serialize)]
pub(super) struct EventRow<'a> {
    id: u32,
    title: &'a str,
    when: WhenRow<'a>,
    status: &'static str,
    salience: f32,
    state: &'static str,
    actors: Vec<u32>,
    origins: usize,
    repeats: Vec<RepeatRow<'a>>,
    accounts: Vec<AccountRow<'a>>,
}

/// An account that only repeats an earlier one, and how that is known.
#[derive(Serialize)]
struct RepeatRow<'a> {
    tie: &'static str,
    account: AccountRow<'a>,
    of: AccountRow<'a>,
}

#[derive(Serialize)]
struct WhenRow<'a> {
    value: &'a str,
    precision: &'static str,
    start: Option<Day>,
    end: Option<Day>,
}

impl<'a> WhenRow<'a> {
    /// The time of an event that no account dates: TIMEX3 writes an unknown day so.
    const UNKNOWN: Self = Self {
        value: "XXXX-XX-XX",
        precision: "unresolved",
        start: None,
        end: None,
    };

    fn of(when: &'a When) -> Self {
        Self {
            value: &when.value,
            precision: words::precision(when),
            start: when.period.map(|p| Day(p.start)),
            end: when.period.map(|p| Day(p.end)),
        }
    }
}

#[derive(Serialize)]
struct AccountRow<'a> {
    article: u32,
    paragraph: u32,
    start: u32,
    end: u32,
    text: &'a str,
    reported: Option<Day>,
}

#[derive(Serialize)]
pub(super) struct DiscrepancyRow<'a> {
    event: Option<u32>,
    about: &'a str,
    kind: &'static str,
    state: &'static str,
    values: Vec<ValueRow<'a>>,
}

#[derive(Serialize)]
struct ValueRow<'a> {
    article: u32,
    paragraph: u32,
    start: u32,
    end: u32,
    text: &'a str,
    value: &'a str,
}

/// What rows are made from.
pub(super) struct Rows<'a> {
    model: &'a Model,
    citations: Citations<'a>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        Self {
            model,
            citations: Citations::of(model),
        }
    }

    fn published(&self, article: ArticleId) -> Option<Day> {
        self.model.annotations[article.index()]
            .published
            .value
            .map(Day)
    }

    pub(super) fn article(&self, article: &'a Article) -> ArticleRow<'a> {
        ArticleRow {
            id: article.id.0,
            path: article.path.as_str(),
            sha256: Sha256(article.sha256),
            title: article.title.as_str(),
            source: article.source.as_ref().map(Clean::as_str),
            published: PublishedRow::of(&self.model.annotations[article.id.index()].published),
        }
    }

    fn actor<P>(&self, id: ActorId, places: Option<P>) -> ActorRow<'a, P> {
        let actor = self.model.actor(id);
        ActorRow {
            id: actor.id.0,
            name: &actor.name,
            kind: actor.kind.name(),
            aliases: actor.aliases.iter().map(|a| &*a.surface).collect(),
            roles: actor.roles.iter().map(|r| &*r.surface).collect(),
            mentions: actor.mentions.len(),
            places,
            dossier: None,
        }
    }

    fn mention(&self, mention: &MentionRef) -> MentionRow<'a> {
        let at = self.citations.cite(mention.place);
        MentionRow {
            article: at.article.0,
            paragraph: at.paragraph,
            start: at.start,
            end: at.end,
            text: at.text,
            form: words::form(mention.form),
        }
    }

    pub(super) fn event(&self, event: &'a Event) -> EventRow<'a> {
        let repeats = self.model.repeats_of(event.id).iter();
        EventRow {
            id: event.id.0,
            title: self.model.words(event.title),
            when: event.when.as_ref().map_or(WhenRow::UNKNOWN, WhenRow::of),
            status: event.status.name(),
            salience: event.salience,
            state: event.state.name(),
            actors: event.actors.iter().map(|a| a.0).collect(),
            origins: self.model.origins(event.id),
            repeats: repeats.map(|r| self.repeat(r)).collect(),
            accounts: event.accounts.iter().map(|a| self.account(a)).collect(),
        }
    }

    fn repeat(&self, repeat: &Repeat) -> RepeatRow<'a> {
        RepeatRow {
            tie: repeat.tie.name(),
            account: self.told(repeat.place),
            of: self.told(repeat.of),
        }
    }

    fn account(&self, account: &Account) -> AccountRow<'a> {
        self.told(Place {
            article: account.article,
            span: account.span,
        })
    }

    fn told(&self, place: Place) -> AccountRow<'a> {
        let at = self.citations.cite(place);
        AccountRow {
            article: at.article.0,
            paragraph: at.paragraph,
            start: at.start,
            end: at.end,
            text: at.text,
            reported: self.published(at.article),
        }
    }

    pub(super) fn discrepancy(&self, discrepancy: &'a Discrepancy) -> DiscrepancyRow<'a> {
        DiscrepancyRow {
            event: discrepancy.event.map(|e| e.0),
            about: &discrepancy.about,
            kind: discrepancy.kind.name(),
            state: discrepancy.state.name(),
            values: discrepancy.values.iter().map(|v| self.value(v)).collect(),
        }
    }

    fn value(&self, value: &'a DiscrepancyValue) -> ValueRow<'a> {
        let at = self.citations.cite(value.place);
        ValueRow {
            article: at.article.0,
            paragraph: at.paragraph,
            start: at.start,
            end: at.end,
            text: at.text,
            value: &value.value,
        }
    }
}

/// Writes articles, actors, the events named and what their accounts differ in.
///
/// # Errors
/// What `out` refuses.
pub fn timeline(model: &Model, events: &[EventId], mut out: impl Write) -> io::Result<()> {
    let rows = Rows::of(model);
    // Ids are in order, so one search tells whether a discrepancy's event is among those named; a row of no event
    // belongs to the whole.
    let named = |d: &&Discrepancy| d.event.is_none_or(|e| events.binary_search(&e).is_ok());
    let object = TimelineObject {
        articles: Each(|| model.articles.iter().map(|a| rows.article(a))),
        actors: Each(|| model.actors.iter().map(|a| rows.actor(a.id, None::<()>))),
        events: Each(|| events.iter().map(|&e| rows.event(model.event(e)))),
        discrepancies: Each(|| {
            let wanted = model.discrepancies.iter().filter(named);
            wanted.map(|d| rows.discrepancy(d))
        }),
    };
    serde_json::to_writer(&mut out, &object)?;
    out.write_all(b"\n")
}

/// Writes the articles, and the actors given with every place that names them, what each did, said, is said to have
/// done and took part in, and whom it shares sentences with.
///
/// # Errors
/// What `out` refuses.
pub fn actors(model: &Model, actors: &[ActorId], mut out: impl Write) -> io::Result<()> {
    let rows = Rows::of(model);
    let periods = Periods::of(model);
    let deeds = Deeds {
        model,
        citations: &rows.citations,
    };
    let row = |&id: &ActorId| {
        let mentions = &model.actor(id).mentions;
        let places: Vec<_> = mentions.iter().map(|m| rows.mention(m)).collect();
        ActorRow {
            dossier: Some(deeds.row(&model.dossier_in(id, periods))),
            ..rows.actor(id, Some(places))
        }
    };
    let object = ActorsObject {
        articles: Each(|| model.articles.iter().map(|a| rows.article(a))),
        actors: Each(|| actors.iter().map(row)),
    };
    serde_json::to_writer(&mut out, &object)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::export::made;

    fn parsed(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Value {
        let mut out = Vec::new();
        write(&mut out).expect("a vector takes all");
        let text = String::from_utf8(out).expect("exports are UTF-8");
        assert_eq!(text.lines().count(), 1, "one object, one line");
        serde_json::from_str(&text).expect("well-formed JSON")
    }

    fn model() -> Model {
        made::model(vec![
            made::event(Some(("2025-06-05", "2025-06-05")), 2.5),
            made::event(None, 1.0),
        ])
    }

    #[test]
    fn the_timeline_holds_what_its_schema_says() {
        let model = model();
        let got = parsed(|out| timeline(&model, &[EventId(0)], out));
        let article = json!({
            "id": 0, "path": "made/=one.md", "sha256": model.articles[0].sha256.to_string(), "title": "A truce | in <Zenda>", "source": "The Strelsau Post",
            "published": {"value": "2025-06-06", "earliest": "2025-06-06", "latest": "2025-06-06", "basis": "metadata"},
        });
        assert_eq!(got["articles"], json!([article]));
        let actor = json!({
            "id": 0, "name": "Ruritania", "kind": "country", "aliases": ["Ruritania"], "roles": ["King"], "mentions": 1,
        });
        assert_eq!(got["actors"][0], actor);
        let words = "Ruritania and Syldavia signed “a truce” in Zenda.";
        let event = json!({
            "id": 0, "title": words, "status": "past", "salience": 2.5, "state": "single source", "actors": [0],
            "when": {"value": "2025-06-05", "precision": "day", "start": "2025-06-05", "end": "2025-06-05"},
            "origins": 1, "repeats": [],
            "accounts": [{"article": 0, "paragraph": 1, "start": 0, "end": 49, "text": words, "reported": "2025-06-06"}],
        });
        assert_eq!(got["events"], json!([event]));
        assert_eq!(got["discrepancies"], json!([]));
    }

    #[test]
    fn an_unknown_time_has_the_value_of_an_unknown_day() {
        let model = model();
        let got = parsed(|out| timeline(&model, &[EventId(1)], out));
        let unknown =
            json!({"value": "XXXX-XX-XX", "precision": "unresolved", "start": null, "end": null});
        assert_eq!(got["events"][0]["when"], unknown);
    }

    #[test]
    fn an_actor_comes_with_every_place_that_names_it() {
        let model = model();
        let got = parsed(|out| actors(&model, &[ActorId(1)], out));
        let place = json!({"article": 0, "paragraph": 2, "start": 51, "end": 59, "text": "=Rudolf=", "form": "name"});
        assert_eq!(got["actors"][0]["places"], json!([place]));
    }
}
