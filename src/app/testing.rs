//! Makes small models by hand, for tests.

use crate::analysis::{
    ActorKind, Annotations, LocalActor, LocalActorId, Mention, MentionForm, Period, Precision,
    Quotation, Sentence, SentenceKind, Status, When,
};
use crate::corpus::{Article, ArticleId, Basis, Block, BlockKind, Clean, Published, Skipped, Span};
use crate::model::{
    Account, Actor, ActorId, Alias, Discrepancy, DiscrepancyId, DiscrepancyKind, DiscrepancyValue,
    Event, EventId, MentionRef, Model, Place, Said, State,
};

/// A model in the making: articles first, then actors, then events in order of time.
#[derive(Default)]
pub struct Made {
    /// The model so far.
    pub model: Model,
}

impl Made {
    /// Adds an article; its lines are paragraphs, and a sentence ends at a full stop.
    pub fn article(mut self, title: &str, published: &str, text: &str) -> Self {
        let id = ArticleId(self.model.articles.len() as u32);
        let mut article = Article {
            id,
            title: Clean::line(title),
            path: Clean::line(&format!("{}.md", title.to_lowercase().replace(' ', "-"))),
            source: Some(Clean::line("The Rivermouth Courier")),
            text: Clean::text(text),
            ..Article::default()
        };
        let mut notes = Annotations {
            published: Published::exact(
                published.parse().expect("a day is written as 2025-06-05"),
                Basis::Metadata,
            ),
            ..Annotations::default()
        };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(at, at + line.trim_end().len());
            article.blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
            });
            sentences(&mut notes.sentences, at, line.trim_end());
            at += line.len();
        }
        self.model.articles.push(article);
        self.model.annotations.push(notes);
        self.model.events_of_article.push(Vec::new());
        self.model.actor_of_local.push(Vec::new());
        self
    }

    /// Adds an actor, mentioned wherever its name stands.
    pub fn actor(mut self, name: &str, kind: ActorKind) -> Self {
        let id = ActorId(self.model.actors.len() as u32);
        let mut mentions = Vec::new();
        for (article, notes) in self.model.articles.iter().zip(&mut self.model.annotations) {
            notes.actors.push(LocalActor {
                name: name.into(),
                kind,
                aliases: Vec::new(),
                roles: Vec::new(),
                country: None,
            });
            self.model.actor_of_local[article.id.index()].push(id);
            for (at, _) in article.text.as_str().match_indices(name) {
                let span = Span::new(at, at + name.len());
                notes.mentions.push(Mention {
                    span,
                    actor: LocalActorId(id.0),
                    kind,
                    form: MentionForm::Name,
                    rule: "made",
                });
                mentions.push(MentionRef {
                    place: Place {
                        article: article.id,
                        span,
                    },
                    form: MentionForm::Name,
                });
            }
            notes.mentions.sort_by_key(|m| m.span);
        }
        self.model.actors.push(Actor {
            id,
            name: name.into(),
            kind,
            aliases: vec![Alias {
                surface: name.into(),
                count: mentions.len() as u32,
            }],
            roles: Vec::new(),
            country: None,
            mentions,
            why: vec!["the same name".into()],
        });
        self.model.events_of_actor.push(Vec::new());
        self
    }

    /// Adds an event on the days from the first to the last of `when` ("2025-06-05", "2025-05", or "" for undated),
    /// told by the articles that hold these words; the first words are its title.
    pub fn event(mut self, when: &str, accounts: &[(u32, &str)], state: State) -> Self {
        let id = EventId(self.model.events.len() as u32);
        let accounts: Vec<Account> = accounts
            .iter()
            .map(|&(article, words)| {
                let text = self.model.articles[article as usize].text.as_str();
                let at = text.find(words).expect("the words stand in the article");
                let span = Span::new(at, at + words.len());
                Account {
                    article: ArticleId(article),
                    span,
                    trigger: span,
                    when: when_of(when),
                    mention: 0,
                }
            })
            .collect();
        let mut actors = Vec::new();
        for account in &accounts {
            let told = &mut self.model.events_of_article[account.article.index()];
            told.push((account.span, id));
            told.sort_unstable();
            let notes = &self.model.annotations[account.article.index()];
            let inside = |m: &&Mention| account.span.covers(m.span);
            actors.extend(
                notes
                    .mentions
                    .iter()
                    .filter(inside)
                    .map(|m| ActorId(m.actor.0)),
            );
        }
        actors.sort_unstable();
        actors.dedup();
        for actor in &actors {
            self.model.events_of_actor[actor.index()].push(id);
        }
        self.model.events.push(Event {
            id,
            title: Place {
                article: accounts[0].article,
                span: accounts[0].span,
            },
            when: when_of(when),
            status: Status::Past,
            salience: accounts.len() as f32,
            state,
            actors,
            accounts,
            why: vec!["the same day and actors".into()],
        });
        self
    }

    /// Adds a row of the ledger, after those of earlier events: what is compared, and its cells by their words.
    pub fn row(
        mut self,
        event: Option<u32>,
        (kind, about, state): (DiscrepancyKind, &str, State),
        cells: &[(u32, &str)],
    ) -> Self {
        let id = DiscrepancyId(self.model.discrepancies.len() as u32);
        let lists = &mut self.model.discrepancies_of_article;
        lists.resize(self.model.articles.len(), Vec::new());
        let values = cells.iter().map(|&(article, words)| {
            let text = self.model.articles[article as usize].text.as_str();
            let at = text.find(words).expect("the words stand in the article");
            let span = Span::new(at, at + words.len());
            lists[article as usize].push((span, id));
            lists[article as usize].sort_unstable();
            DiscrepancyValue {
                place: Place {
                    article: ArticleId(article),
                    span,
                },
                value: words.into(),
                said: Said::Words(words.into()),
            }
        });
        let values = values.collect();
        self.model.discrepancies.push(Discrepancy {
            event: event.map(EventId),
            kind,
            about: about.into(),
            state,
            values,
            rule: "made",
        });
        self
    }

    /// Adds a quotation of an actor.
    pub fn said(mut self, article: u32, words: &str, actor: u32) -> Self {
        let text = self.model.articles[article as usize].text.as_str();
        let at = text.find(words).expect("the words stand in the article");
        self.model.annotations[article as usize]
            .quotations
            .push(Quotation {
                content: Span::new(at, at + words.len()),
                direct: true,
                source: None,
                cue: None,
                speaker: Some(LocalActorId(actor)),
                rule: "made",
            });
        self
    }
}

fn sentences(list: &mut Vec<Sentence>, at: usize, line: &str) {
    let mut start = 0;
    for piece in line.split_inclusive(". ") {
        let words = piece.trim_end();
        list.push(Sentence {
            span: Span::new(at + start, at + start + words.len()),
            first: 0,
            last: 0,
            block: 0,
            kind: SentenceKind::Story,
        });
        start += piece.len();
    }
}

fn when_of(value: &str) -> Option<When> {
    if value.is_empty() {
        return None;
    }
    let (start, end) = super::days::parse(value, None).expect("a day, a month or a year");
    Some(When {
        value: value.into(),
        period: Some(Period {
            start,
            end,
            precision: match value.len() {
                4 => Precision::Year,
                7 => Precision::Month,
                10 => Precision::Day,
                _ => Precision::Interval,
            },
        }),
        timexes: Vec::new(),
        rule: "made",
    })
}

/// Three articles on a strike in a made-up port: eight events, five actors.
pub fn port() -> Model {
    let mut made = Made::default()
        .article(
            "Strike Closes Port",
            "2025-06-06",
            "Dockers walked out on Thursday. Ana Lopez called the strike “long overdue”.\n\
             The port of Rivermouth lost 12 ships in May. A ferry sank in 1998.\n\
             Talks begin on 12 June.",
        )
        .article(
            "Port Talks Set",
            "2025-06-07",
            "Ana Lopez and Karl Brandt will meet on 12 June.\n\
             The dockers of Rivermouth left their posts on 5 June. The union counts 14 lost ships in May.\n\
             The mayor wants peace.",
        )
        .article(
            "Harbour Quiet",
            "2025-06-09",
            "The strike went on.\nDocks stood still from Thursday on. Nordia sent a mediator on 8 June.",
        )
        .actor("Ana Lopez", ActorKind::Person)
        .actor("Karl Brandt", ActorKind::Person)
        .actor("Rivermouth", ActorKind::City)
        .actor("Nordia", ActorKind::Country)
        .actor("The union", ActorKind::Organisation)
        .event("1998", &[(0, "A ferry sank in 1998")], State::SingleSource)
        .event(
            "2025-05",
            &[
                (0, "The port of Rivermouth lost 12 ships in May"),
                (1, "The union counts 14 lost ships in May"),
            ],
            State::Differ,
        )
        .event(
            "2025-06-05",
            &[
                (0, "Dockers walked out on Thursday"),
                (1, "The dockers of Rivermouth left their posts on 5 June"),
                (2, "Docks stood still from Thursday on"),
            ],
            State::Agree,
        )
        .event("2025-06-05", &[(0, "Ana Lopez called the strike")], State::SingleSource)
        .event("2025-06-08", &[(2, "Nordia sent a mediator on 8 June")], State::SingleSource)
        .event(
            "2025-06-12",
            &[
                (1, "Ana Lopez and Karl Brandt will meet on 12 June"),
                (0, "Talks begin on 12 June"),
            ],
            State::Differ,
        )
        .event("", &[(1, "The mayor wants peace")], State::SingleSource)
        .event("", &[(2, "The strike went on")], State::SingleSource)
        .said(0, "long overdue", 0)
        .row(
            Some(1),
            (DiscrepancyKind::Number, "lost ships", State::Differ),
            &[(0, "12 ships"), (1, "14 lost ships")],
        )
        .row(
            Some(2),
            (DiscrepancyKind::Date, "when", State::Agree),
            &[(0, "on Thursday"), (1, "on 5 June"), (2, "from Thursday")],
        )
        .row(
            Some(5),
            (DiscrepancyKind::Participant, "who meets", State::Superseded),
            &[(0, "Talks"), (1, "Ana Lopez and Karl Brandt")],
        );
    made.model.skipped.push(Skipped {
        path: Clean::line("broken.md"),
        reason: Clean::line("it is empty"),
    });
    made.model
}
