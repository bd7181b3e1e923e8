//! Holds the program to a careful reader's own reading of the built-in articles.

use serde::Deserialize;
use tradewar_tui::analysis::{Annotations, MentionForm};
use tradewar_tui::corpus::read::Progress;
use tradewar_tui::corpus::{Input, Options, read};
use tradewar_tui::model::{Corrections, Event, Model, merge};

/// The reading, as `reading.toml` gives it.
#[derive(Deserialize)]
struct Reading {
    report: Vec<Report>,
    event: Vec<Told>,
    person: Vec<Person>,
    other: Vec<Other>,
    quotation: Vec<Said>,
}

#[derive(Deserialize)]
struct Report {
    number: usize,
    published: String,
    earliest: String,
    latest: String,
}

#[derive(Deserialize)]
struct Told {
    name: String,
    dates: Vec<String>,
    told: Vec<String>,
    reports: Vec<usize>,
    #[serde(default)]
    main: bool,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    short: Vec<String>,
    reports: Vec<usize>,
}

#[derive(Deserialize)]
struct Other {
    name: String,
    kind: String,
}

#[derive(Deserialize)]
struct Said {
    report: usize,
    words: String,
    speaker: Option<String>,
    source: Option<String>,
}

fn reading() -> Reading {
    toml::from_str(include_str!("reading.toml")).expect("the reading is well-formed")
}

/// The model of the built-in articles; with their dates taken away where `undated`.
fn model(undated: bool) -> Model {
    let mut corpus = read(&[Input::BuiltIn], &Options::default(), &Progress::default());
    if undated {
        for article in &mut corpus.articles {
            article.published = tradewar_tui::corpus::Published::default();
        }
    }
    let notes = tradewar_tui::analysis::annotate(&corpus.articles);
    merge(corpus, notes, &Corrections::default())
}

/// The number of a report, from the article's source.
fn number(model: &Model, article: tradewar_tui::corpus::ArticleId) -> usize {
    let source = model.article(article).source.as_ref().map_or("", |s| s.as_str());
    source.split_whitespace().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn reports(model: &Model, event: &Event) -> Vec<usize> {
    let mut all: Vec<_> = event.accounts.iter().map(|a| number(model, a.article)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The sentence that holds an account.
fn sentence<'a>(model: &'a Model, account: &tradewar_tui::model::Account) -> &'a str {
    let notes: &Annotations = &model.annotations[account.article.index()];
    let span = notes.sentence_at(account.span.start).map_or(account.span, |s| notes.sentences[s].span);
    model.article(account.article).words(span)
}

/// The events of the model that fit one line of the reading.
fn found<'a>(model: &'a Model, told: &Told) -> Vec<&'a Event> {
    let fits = |event: &&Event| {
        let when = event.when.as_ref().map_or("", |w| &*w.value);
        told.dates.iter().any(|d| d == when)
            && event.accounts.iter().any(|a| {
                let words = sentence(model, a);
                told.reports.contains(&number(model, a.article))
                    && told.told.iter().any(|line| line.split(' ').all(|w| words.contains(w)))
            })
    };
    model.events.iter().filter(fits).collect()
}

#[test]
fn publication_dates_are_those_of_the_reading() {
    let model = model(false);
    for want in reading().report {
        let at = (0..model.articles.len())
            .find(|&i| number(&model, model.articles[i].id) == want.number)
            .expect("every report is there");
        assert_eq!(model.annotations[at].published.value.map(|d| d.to_string()), Some(want.published));
    }
}

#[test]
fn publication_dates_are_found_without_front_matter() {
    let model = model(true);
    let mut wrong = Vec::new();
    for want in reading().report {
        let at = (0..model.articles.len())
            .find(|&i| number(&model, model.articles[i].id) == want.number)
            .expect("every report is there");
        let value = model.annotations[at].published.value.map(|d| d.to_string()).unwrap_or_default();
        if !(want.earliest <= value && value <= want.latest) {
            wrong.push(format!("report {}: {value:?}, not in {}..{}", want.number, want.earliest, want.latest));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_events_of_the_reading_are_found_each_once() {
    let model = model(false);
    let reading = reading();
    let missed: Vec<_> = reading.event.iter().filter(|e| found(&model, e).is_empty()).map(|e| &e.name).collect();
    let share = reading.event.len() - missed.len();
    assert!(share >= 21, "{share} of {}; missed {missed:#?}", reading.event.len());
}

#[test]
fn the_call_the_truce_and_the_talks_have_all_their_accounts() {
    let model = model(false);
    for told in reading().event.iter().filter(|e| e.main) {
        let events = found(&model, told);
        let whole = events.iter().filter(|e| told.reports.iter().all(|r| reports(&model, e).contains(r))).count();
        let told_by: Vec<_> = events.iter().map(|e| reports(&model, e)).collect();
        assert_eq!(whole, 1, "{}: events told by {told_by:?}", told.name);
    }
}

#[test]
fn persons_are_joined_with_their_short_forms() {
    let model = model(false);
    for want in reading().person {
        let named: Vec<_> = model.actors.iter().filter(|a| *a.name == *want.name).collect();
        assert_eq!(named.len(), 1, "{} stands once", want.name);
        for short in &want.short {
            assert!(named[0].aliases.iter().any(|a| *a.surface == **short), "{}: {short}", want.name);
        }
        let mut in_reports: Vec<_> = named[0].mentions.iter().map(|m| number(&model, m.place.article)).collect();
        in_reports.dedup();
        in_reports.sort_unstable();
        in_reports.dedup();
        assert_eq!(in_reports, want.reports, "{}", want.name);
    }
}

#[test]
fn other_actors_have_their_kind_and_nothing_else_is_a_person() {
    let model = model(false);
    let reading = reading();
    for want in &reading.other {
        let kinds: Vec<_> = model.actors.iter().filter(|a| *a.name == *want.name).map(|a| a.kind.name()).collect();
        assert_eq!(kinds, [want.kind.as_str()], "{}", want.name);
    }
    let persons: Vec<_> = model.actors.iter().filter(|a| a.kind.name() == "person").map(|a| a.name.to_string()).collect();
    for person in &persons {
        assert!(reading.person.iter().any(|p| p.name == *person), "{person} is no person of the story");
    }
    for actor in &model.actors {
        for alias in &actor.aliases {
            let weekday = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
            assert!(!weekday.contains(&&*alias.surface), "{}", alias.surface);
        }
        assert!(actor.mentions.iter().any(|m| m.form != MentionForm::Pronoun), "{} has a name", actor.name);
    }
}

#[test]
fn each_quotation_has_its_speaker() {
    let model = model(false);
    let mut wrong = Vec::new();
    for want in reading().quotation {
        let at = (0..model.articles.len()).find(|&i| number(&model, model.articles[i].id) == want.report);
        let at = at.expect("every report is there");
        let (article, notes) = (&model.articles[at], &model.annotations[at]);
        let quotation = notes.quotations.iter().find(|q| article.words(q.content).starts_with(&want.words));
        let Some(quotation) = quotation else {
            wrong.push(format!("{}: {:?} is no quotation", want.report, want.words));
            continue;
        };
        let speaker = quotation.speaker.map(|s| model.actor(model.actor_of_local[at][s.index()]).name.to_string());
        let source = quotation.source.map(|s| article.words(s).to_owned()).unwrap_or_default();
        let right = match (&want.speaker, &want.source) {
            (Some(name), _) => speaker.as_ref() == Some(name),
            (None, Some(words)) => source.contains(words.as_str()),
            (None, None) => false,
        };
        if !right {
            wrong.push(format!("{}: {:?} is given to {speaker:?} ({source:?})", want.report, want.words));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
