//! Builds a model by hand from a text with marks in it, so that frames do not change as the analysis learns.
//!
//! Marks nest: `{p:NAME|ROLE}` a person, `o` an organisation, `c` a country, `y` a city, as `NAME=SURFACE` where
//! the surface differs; `{d:VALUE|WORDS}` a date; `{q:SPEAKER|WORDS}` a quotation; `{f:WORDS}` a figure;
//! `{e:KEY|WORDS}` an account of the event `KEY`. `~ ` begins furniture; `=== ` an article's head.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use tradewar_tui::analysis::{
    ActorKind, AnchorBasis, Annotations, Figure, LocalActor, LocalActorId, Mention, MentionForm,
    Period, Precision, Quotation, Sentence, SentenceKind, Status, Timex, TimexKind, When,
};
use tradewar_tui::corpus::{
    Article, ArticleId, Basis, Block, BlockKind, Clean, Published, Skipped, Span, Warning,
};
use tradewar_tui::model::{
    Account, Actor, ActorId, Alias, Discrepancy, DiscrepancyId, DiscrepancyKind, DiscrepancyValue,
    Event, EventId, MentionRef, Model, Place, Point, Said, Series, State,
};

/// What the text cannot tell about an event: its key, its own date, its status, its state.
type Told = (&'static str, &'static str, Status, State);

const TOLD: &[Told] = &[
    ("rise", "2029", Status::Past, State::SingleSource),
    ("truce", "2031-02-12", Status::Past, State::LessExact),
    ("freight", "2031-W09", Status::Past, State::SingleSource),
    ("call", "2031-03-04", Status::Past, State::Compatible),
    (
        "signing",
        "2031-03-05",
        Status::Negated,
        State::SingleSource,
    ),
    (
        "talks",
        "2031-03-10/2031-03-15",
        Status::Planned,
        State::Differ,
    ),
    ("tariff", "", Status::Conditional, State::SingleSource),
    ("threat", "", Status::Past, State::SingleSource),
];

/// One article and what stands in it.
#[derive(Default)]
struct Read {
    article: Article,
    notes: Annotations,
    accounts: Vec<(String, Span, Option<usize>)>,
}

/// The model of the harbour talks: four articles, one of them in Chinese, one with a warning, one file left out.
pub fn harbour() -> Model {
    model(include_str!("frames/harbour.txt"))
}

fn model(source: &str) -> Model {
    let mut reads: Vec<Read> = source
        .split("=== ")
        .filter(|s| !s.trim().is_empty())
        .enumerate()
        .map(|(id, part)| read(id, part))
        .collect();
    let order = actors(&reads);
    let mut model = Model::default();
    for (name, (kind, roles)) in &order {
        model.actors.push(actor(name, *kind, roles, &reads));
    }
    model
        .actors
        .sort_by_key(|a| (std::cmp::Reverse(a.mentions.len()), a.name.clone()));
    for (at, actor) in model.actors.iter_mut().enumerate() {
        actor.id = ActorId(at as u32);
    }
    for read in &reads {
        let of = |local: &LocalActor| {
            let at = model.actors.iter().position(|a| a.name == local.name);
            ActorId(at.expect("every local actor is an actor") as u32)
        };
        let locals = read.notes.actors.iter().map(of).collect();
        model.actor_of_local.push(locals);
    }
    for told in TOLD {
        let event = event(told, EventId(model.events.len() as u32), &reads, &model);
        model.events.push(event);
    }
    ledger(&mut model, &reads);
    index(&mut model, &reads);
    reads[2].article.warnings.push(Warning {
        message: Clean::line("the last paragraph is cut off"),
    });
    model.skipped.push(Skipped {
        path: Clean::line("harbour/photo.txt"),
        reason: Clean::line("holds no text; leave it out"),
    });
    for read in reads {
        model.articles.push(read.article);
        model.annotations.push(read.notes);
    }
    series(&mut model);
    model
}

fn read(id: usize, part: &str) -> Read {
    let (head, body) = part.split_once('\n').expect("a head and a body");
    let fields: Vec<&str> = head.split(" | ").map(str::trim).collect();
    let mut read = Read::default();
    let mut text = String::new();
    parse(body.trim(), &mut text, &mut read);
    let furniture = text.find("~ ").map(|at| (at, text.len()));
    let text = text.replace("~ ", "  ");
    blocks(&text, furniture, &mut read);
    read.article.id = ArticleId(id as u32);
    read.article.path = Clean::line(&format!("harbour/{}.txt", id + 1));
    read.article.title = Clean::line(fields[0]);
    read.article.source = Some(Clean::line(fields[1]));
    read.article.note = fields.get(6).map(|note| Clean::line(note));
    read.article.text = Clean::text(&text);
    assert_eq!(read.article.text.as_str(), text, "the fixture is clean");
    let day: NaiveDate = fields[2].parse().expect("a date");
    let basis = [Basis::Metadata, Basis::Text, Basis::Corpus, Basis::Filename]
        .into_iter()
        .find(|b| b.name() == fields[3]);
    read.notes.published = Published::exact(day, basis.expect("a basis"));
    if let (Some(first), Some(last)) = (fields.get(4), fields.get(5)) {
        read.notes.published.earliest = first.parse().ok();
        read.notes.published.latest = last.parse().ok();
    }
    read.article.published = read.notes.published.clone();
    let notes = &mut read.notes;
    notes.timexes.sort_by_key(|t| t.span);
    notes.mentions.sort_by_key(|m| m.span);
    notes.quotations.sort_by_key(|q| q.content);
    read
}

/// Writes `body` without its marks to `text`, and what they mark to `read`.
fn parse(body: &str, text: &mut String, read: &mut Read) {
    let mut rest = body;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let close = matching(&rest[open..]) + open;
        let inner = &rest[open + 1..close];
        let (kind, inner) = inner.split_once(':').expect("a kind of mark");
        let (head, words) = inner.split_once('|').unwrap_or((inner, inner));
        let start = text.len();
        match kind {
            "e" | "d" | "q" | "f" => parse(words, text, read),
            _ => text.push_str(head.split_once('=').map_or(head, |(_, surface)| surface)),
        }
        mark(kind, head, words, Span::new(start, text.len()), read);
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
}

/// Where the brace that opens `text` is closed.
fn matching(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            return at;
        }
    }
    panic!("a brace is not closed in {text}");
}

fn mark(kind: &str, head: &str, words: &str, span: Span, read: &mut Read) {
    let notes = &mut read.notes;
    match kind {
        "e" => {
            let when = notes.timexes.iter().position(|t| span.covers(t.span));
            read.accounts.push((head.to_owned(), span, when));
        }
        "d" => notes.timexes.push(timex(head, span)),
        "f" => notes.figures.push(Figure {
            span,
            value: head
                .split(' ')
                .next()
                .and_then(|n| n.parse().ok())
                .unwrap_or(0.0),
            unit: head.rsplit(' ').next().unwrap_or_default().into(),
            of: None,
            of_span: None,
            direction: None,
            approximate: false,
            rule: "number-unit",
        }),
        "q" => {
            let speaker = local(head, ActorKind::Person, notes);
            notes.quotations.push(Quotation {
                content: span,
                direct: true,
                source: None,
                cue: None,
                speaker: Some(speaker),
                rule: "said-after",
            });
        }
        _ => {
            let kind = match kind {
                "p" => ActorKind::Person,
                "o" => ActorKind::Organisation,
                "c" => ActorKind::Country,
                "y" => ActorKind::City,
                _ => panic!("{kind} is no kind of mark"),
            };
            let name = head.split_once('=').map_or(head, |(name, _)| name);
            let actor = local(name, kind, notes);
            if !words.is_empty() {
                notes.actors[actor.index()].roles = vec![words.into()];
            }
            notes.mentions.push(Mention {
                span,
                actor,
                kind,
                form: MentionForm::Name,
                rule: "name",
            });
        }
    }
}

/// The local actor of a name.
fn local(name: &str, kind: ActorKind, notes: &mut Annotations) -> LocalActorId {
    let at = notes.actors.iter().position(|a| &*a.name == name);
    let at = at.unwrap_or_else(|| {
        notes.actors.push(LocalActor {
            name: name.into(),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
        });
        notes.actors.len() - 1
    });
    LocalActorId(at as u32)
}

fn timex(value: &str, span: Span) -> Timex {
    Timex {
        span,
        kind: TimexKind::Date,
        value: (!value.is_empty()).then(|| value.into()),
        modifier: None,
        quant: None,
        freq: None,
        period: period(value),
        anchor: NaiveDate::from_ymd_opt(2031, 3, 6),
        basis: AnchorBasis::Published,
        rule: "weekday-past",
    }
}

/// The days of a value.
fn period(value: &str) -> Option<Period> {
    let of = |start: NaiveDate, end: NaiveDate, precision| {
        Some(Period {
            start,
            end,
            precision,
        })
    };
    if let Some((start, end)) = value.split_once('/') {
        return of(start.parse().ok()?, end.parse().ok()?, Precision::Interval);
    }
    if let Some((year, week)) = value.split_once("-W") {
        let (year, week) = (year.parse().ok()?, week.parse().ok()?);
        let start = NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon)?;
        return of(start, start + Days::new(6), Precision::Week);
    }
    match value.len() {
        10 => of(value.parse().ok()?, value.parse().ok()?, Precision::Day),
        7 => {
            let start: NaiveDate = format!("{value}-01").parse().ok()?;
            of(
                start,
                start + Months::new(1) - Days::new(1),
                Precision::Month,
            )
        }
        4 => {
            let start: NaiveDate = format!("{value}-01-01").parse().ok()?;
            of(start, start.with_month(12)?.with_day(31)?, Precision::Year)
        }
        _ => None,
    }
}

fn blocks(text: &str, furniture: Option<(usize, usize)>, read: &mut Read) {
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        let start = at + (paragraph.len() - paragraph.trim_start().len());
        let span = Span::new(start, at + paragraph.trim_end().len());
        at += paragraph.len() + 2;
        let is_furniture = furniture.is_some_and(|(from, to)| {
            from < at && span.end as usize <= to && span.start as usize >= from
        });
        let kind = if is_furniture {
            BlockKind::Furniture
        } else {
            BlockKind::Paragraph
        };
        if kind == BlockKind::Paragraph {
            sentences(text, span, read);
        }
        read.article.blocks.push(Block { span, kind });
    }
}

fn sentences(text: &str, within: Span, read: &mut Read) {
    let mut start = within.start as usize;
    while start < within.end as usize {
        let rest = &text[start..within.end as usize];
        let end = [". ", "。 "]
            .iter()
            .filter_map(|stop| Some(rest.find(stop)? + stop.len() - 1))
            .min();
        let end = start + end.unwrap_or(rest.len());
        read.notes.sentences.push(Sentence {
            span: Span::new(start, end),
            first: 0,
            last: 0,
            block: read.article.blocks.len() as u32,
            kind: SentenceKind::Story,
        });
        start = end + 1;
    }
}

/// Names with kind and roles.
fn actors(reads: &[Read]) -> BTreeMap<String, (ActorKind, Vec<String>)> {
    let mut found: BTreeMap<String, (ActorKind, Vec<String>)> = BTreeMap::new();
    for local in reads.iter().flat_map(|r| &r.notes.actors) {
        let entry = found
            .entry(local.name.to_string())
            .or_insert((local.kind, Vec::new()));
        entry.1.extend(local.roles.iter().map(ToString::to_string));
    }
    found
}

fn actor(name: &str, kind: ActorKind, roles: &[String], reads: &[Read]) -> Actor {
    let mut mentions = Vec::new();
    let mut surfaces: BTreeMap<String, u32> = BTreeMap::new();
    for read in reads {
        for m in &read.notes.mentions {
            if &*read.notes.actors[m.actor.index()].name == name {
                *surfaces
                    .entry(read.article.words(m.span).to_owned())
                    .or_default() += 1;
                mentions.push(MentionRef {
                    place: place(read, m.span),
                    form: m.form,
                });
            }
        }
    }
    let counted = |names: BTreeMap<String, u32>| {
        let mut all: Vec<Alias> = names
            .into_iter()
            .map(|(surface, count)| Alias {
                surface: surface.into(),
                count,
            })
            .collect();
        all.sort_by_key(|a| std::cmp::Reverse(a.count));
        all
    };
    let mut titles = BTreeMap::new();
    for role in roles {
        *titles.entry(role.clone()).or_default() += 1;
    }
    Actor {
        id: ActorId(0),
        name: name.into(),
        kind,
        aliases: counted(surfaces),
        roles: counted(titles),
        country: None,
        mentions,
        why: vec!["one family name in all articles".into()],
    }
}

fn place(read: &Read, span: Span) -> Place {
    Place {
        article: read.article.id,
        span,
    }
}

fn event(told: &Told, id: EventId, reads: &[Read], model: &Model) -> Event {
    let (key, value, status, state) = *told;
    let mut accounts = Vec::new();
    let mut actors: Vec<ActorId> = Vec::new();
    for (read, locals) in reads.iter().zip(&model.actor_of_local) {
        for (_, span, when) in read.accounts.iter().filter(|(k, ..)| k == key) {
            accounts.push(Account {
                article: read.article.id,
                span: *span,
                trigger: Span::new(span.start as usize, span.start as usize),
                when: when.map(|at| when_of(&read.notes.timexes[at], at)),
                mention: 0,
            });
            let inside = read.notes.mentions.iter().filter(|m| span.covers(m.span));
            actors.extend(inside.map(|m| locals[m.actor.index()]));
        }
    }
    actors.sort_unstable();
    actors.dedup();
    let first = accounts.first().expect("every event is told");
    Event {
        id,
        title: Place {
            article: first.article,
            span: first.span,
        },
        when: period(value).map(|period| When {
            value: value.into(),
            period: Some(period),
            timexes: Vec::new(),
            rule: "own-time",
        }),
        status,
        salience: accounts.len() as f32,
        state,
        actors,
        accounts,
        why: vec!["same day, same actors".into()],
    }
}

fn when_of(timex: &Timex, at: usize) -> When {
    When {
        value: timex.value.clone().unwrap_or_default(),
        period: timex.period,
        timexes: vec![at as u32],
        rule: "own-time",
    }
}

/// One cell of the ledger: its article, words that it holds, its value.
type Cell = (usize, &'static str, &'static str);

/// The rows of the ledger: the event's key or nothing, how they stand, what is compared, by which rule, the cells.
type Compared = (
    &'static str,
    DiscrepancyKind,
    State,
    &'static str,
    &'static str,
    &'static [Cell],
);

/// Rows of every state, in order of event, then of kind.
const COMPARED: &[Compared] = &[
    (
        "truce",
        DiscrepancyKind::Date,
        State::LessExact,
        "when",
        "times-of-one-event",
        &[
            (0, "on 12 February", "2031-02-12"),
            (2, "February", "2031-02"),
        ],
    ),
    (
        "call",
        DiscrepancyKind::Number,
        State::SingleSource,
        "length of the call",
        "figures-of-one-event",
        &[(1, "an hour", "1 h")],
    ),
    (
        "call",
        DiscrepancyKind::Date,
        State::Agree,
        "when",
        "times-of-one-event",
        &[
            (0, "on Tuesday", "2031-03-04"),
            (1, "on Tuesday", "2031-03-04"),
            (3, "星期二", "2031-03-04"),
            (2, "on 4 March", "2031-03-04"),
        ],
    ),
    (
        "call",
        DiscrepancyKind::Participant,
        State::Compatible,
        "who took part",
        "participants-of-one-event",
        &[
            (0, "Ada Lindqvist", "Ada Lindqvist + Bo Tanaka"),
            (1, "Mr Tanaka", "Bo Tanaka"),
            (3, "林德奎斯特", "Ada Lindqvist + Bo Tanaka"),
            (2, "Lindqvist and Tanaka", "Ada Lindqvist + Bo Tanaka"),
        ],
    ),
    (
        "talks",
        DiscrepancyKind::Date,
        State::Differ,
        "when",
        "times-of-one-event",
        &[
            (0, "from 10 to 15 March", "2031-03-10/2031-03-15"),
            (2, "on 17 March", "2031-03-17"),
        ],
    ),
    (
        "talks",
        DiscrepancyKind::Place,
        State::Agree,
        "where",
        "places-of-one-event",
        &[(0, "in Velm", "=Velm"), (2, "in Velm", "=Velm")],
    ),
    (
        "",
        DiscrepancyKind::Number,
        State::Rounded,
        "tolls, crowns a year",
        "figures-of-one-measure",
        &[
            (0, "33 million crowns", "33"),
            (1, "32.9 million crowns", "32.9"),
        ],
    ),
    (
        "",
        DiscrepancyKind::Place,
        State::Superseded,
        "where the next round is",
        "places-of-one-event",
        &[
            (1, "at a place still to be named", "?"),
            (2, "in Velm, too", "=Velm"),
        ],
    ),
];

/// The ledger.
fn ledger(model: &mut Model, reads: &[Read]) {
    model.discrepancies_of_article = vec![Vec::new(); reads.len()];
    for &(key, kind, state, about, rule, cells) in COMPARED {
        let told = TOLD.iter().position(|t| t.0 == key);
        let values = cells.iter().map(|cell| value(cell, kind, reads, model));
        let row = Discrepancy {
            event: told.map(|at| EventId(at as u32)),
            kind,
            about: about.into(),
            rule,
            state: State::Agree,
            values: values.collect(),
        };
        let row = row.judged();
        assert_eq!(row.state, state, "{about}");
        let number = DiscrepancyId(model.discrepancies.len() as u32);
        for value in &row.values {
            let cells = &mut model.discrepancies_of_article[value.place.article.index()];
            cells.push((value.place.span, number));
        }
        model.discrepancies.push(row);
    }
    for cells in &mut model.discrepancies_of_article {
        cells.sort_unstable();
    }
}

fn value(cell: &Cell, kind: DiscrepancyKind, reads: &[Read], model: &Model) -> DiscrepancyValue {
    let &(article, words, value) = cell;
    let text = reads[article].article.text.as_str();
    let at = text.find(words).expect("the words stand in the article");
    let number = |value: &str| value.trim_end_matches(" h").parse().expect("a number");
    let said = match (kind, value) {
        (_, "?") => Said::Open,
        (DiscrepancyKind::Date, _) => Said::Time(period(value).expect("a time")),
        (DiscrepancyKind::Number, _) => Said::Number {
            low: number(value),
            high: number(value),
            step: if value.contains('.') { 0.1 } else { 1.0 },
        },
        (DiscrepancyKind::Participant, names) => {
            let id = |name: &str| model.actors.iter().position(|a| &*a.name == name);
            let ids = names.split(" + ").filter_map(id);
            let mut ids: Vec<ActorId> = ids.map(|at| ActorId(at as u32)).collect();
            ids.sort_unstable();
            Said::Actors(ids.into())
        }
        _ => Said::Words(value.to_lowercase().into()),
    };
    DiscrepancyValue {
        place: place(&reads[article], Span::new(at, at + words.len())),
        value: value.trim_start_matches(['=', '?']).into(),
        said,
    }
}

fn index(model: &mut Model, reads: &[Read]) {
    model.events_of_article = vec![Vec::new(); reads.len()];
    model.events_of_actor = vec![Vec::new(); model.actors.len()];
    for event in &model.events {
        for account in &event.accounts {
            model.events_of_article[account.article.index()].push((account.span, event.id));
        }
        for actor in &event.actors {
            model.events_of_actor[actor.index()].push(event.id);
        }
    }
    for list in &mut model.events_of_article {
        list.sort_unstable();
    }
}

/// A figure of a series: its article, its words, its value, whether it stands before a change.
type Figured = (usize, &'static str, f64, bool);

/// Two series: what tolls brought in, and the rates that stand in the reports.
fn series(model: &mut Model) {
    let all: [(&str, &str, &[Figured]); 2] = [
        (
            "tolls of Ostria, crowns",
            "crowns",
            &[
                (0, "33 million crowns", 33e6, true),
                (1, "32.9 million crowns", 32.9e6, false),
                (2, "30 crowns", 30e6, false),
            ],
        ),
        (
            "tolls of Ostria on ships of Norland, percent",
            "percent",
            &[
                (0, "18 percent", 18.0, false),
                (1, "12 percent", 12.0, false),
            ],
        ),
    ];
    for (about, unit, figures) in all {
        let point = |&(article, words, value, before): &Figured| {
            let text = model.articles.get(article)?.text.as_str();
            let at = text.find(words)?;
            Some(Point {
                period: None,
                reported: model.annotations[article].published.value,
                before,
                value,
                place: Place {
                    article: ArticleId(article as u32),
                    span: Span::new(at, at + words.len()),
                },
            })
        };
        let points: Vec<Point> = figures.iter().filter_map(point).collect();
        if points.len() > 1 {
            model.series.push(Series {
                about: about.into(),
                unit: unit.into(),
                points,
            });
        }
    }
}
