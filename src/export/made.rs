//! Makes small models by hand, for the tests of exports.

use crate::analysis::{ActorKind, Annotations, MentionForm, Period, Precision, Status, When};
use crate::corpus::{Article, ArticleId, Basis, Block, BlockKind, Clean, Published, Span};
use crate::model::{
    Account, Actor, ActorId, Alias, Event, EventId, MentionRef, Model, Place, State,
};

/// The text of the one article that made models hold.
pub const TEXT: &str = "Ruritania and Syldavia signed “a truce” in Zenda.\n\n=Rudolf= spoke.";

/// An event of the made article's first sentence, with its days and salience.
pub fn event(days: Option<(&str, &str)>, salience: f32) -> Event {
    let when = days.map(|(start, end)| When {
        value: start.into(),
        period: Some(Period {
            start: start.parse().expect("a day"),
            end: end.parse().expect("a day"),
            precision: Precision::Day,
        }),
        timexes: Vec::new(),
        rule: "made",
    });
    let span = Span::new(0, 53);
    Event {
        id: EventId(0),
        title: Place {
            article: ArticleId(0),
            span,
        },
        when: when.clone(),
        status: Status::Past,
        salience,
        state: State::SingleSource,
        actors: vec![ActorId(0)],
        accounts: vec![Account {
            article: ArticleId(0),
            span,
            trigger: Span::new(23, 29),
            when,
            mention: 0,
        }],
        why: Vec::new(),
    }
}

/// A model of one article, two actors and these events.
pub fn model(mut events: Vec<Event>) -> Model {
    for (number, event) in events.iter_mut().enumerate() {
        event.id = EventId(number as u32);
    }
    let article = Article {
        path: Clean::line("made/=one.md"),
        title: Clean::line("A truce | in <Zenda>"),
        source: Some(Clean::line("The Strelsau Post")),
        note: Some(Clean::line("Made for tests.")),
        text: Clean::text(TEXT),
        blocks: vec![
            block(0, 53, BlockKind::Paragraph),
            block(55, TEXT.len(), BlockKind::Paragraph),
        ],
        ..Article::default()
    };
    let published = Published::exact("2025-06-06".parse().expect("a day"), Basis::Metadata);
    Model {
        articles: vec![article],
        annotations: vec![Annotations {
            published,
            ..Annotations::default()
        }],
        actors: vec![
            actor(0, "Ruritania", ActorKind::Country, Span::new(0, 9)),
            actor(1, "=Rudolf=", ActorKind::Person, Span::new(55, 63)),
        ],
        events,
        ..Model::default()
    }
}

fn block(start: usize, end: usize, kind: BlockKind) -> Block {
    Block {
        span: Span::new(start, end),
        kind,
    }
}

fn actor(id: u32, name: &str, kind: ActorKind, span: Span) -> Actor {
    let alias = |surface: &str| Alias {
        surface: surface.into(),
        count: 1,
    };
    Actor {
        id: ActorId(id),
        name: name.into(),
        kind,
        aliases: vec![alias(name)],
        roles: vec![alias("King")],
        country: None,
        mentions: vec![MentionRef {
            place: Place {
                article: ArticleId(0),
                span,
            },
            form: MentionForm::Name,
        }],
        why: Vec::new(),
    }
}
