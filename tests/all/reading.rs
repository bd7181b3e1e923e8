//! Holds the program to a careful reader's own reading of the built-in articles.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use tradewar_tui::analysis::{MentionForm, Quotation, annotate};
use tradewar_tui::corpus::read::Progress;
use tradewar_tui::corpus::{ArticleId, Input, Options, read};
use tradewar_tui::model::{Account, Actor, Corrections, Event, Model, Place, merge};

/// The least number of reports that must be dated where only their words and one copyright line tell.
const DATED: usize = 4;

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

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
    words: Vec<String>,
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

/// The model of what `inputs` give.
fn model_of(inputs: &[Input]) -> Model {
    let corpus = read(inputs, &Options::default(), &Progress::default());
    let notes = annotate(&corpus.articles);
    merge(corpus, notes, &Corrections::default())
}

/// The model of the built-in articles.
fn model() -> Model {
    model_of(&[Input::BuiltIn])
}

/// The built-in articles as they would have been published: a title, the text, and in the last of them a copyright line.
fn without_front_matter() -> Vec<Input> {
    let article = |number: usize| {
        let name = format!("report-{number}.md");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let text = fs::read_to_string(path.join(&name)).expect("a built-in article");
        let mut parts = text.splitn(3, "---\n");
        let front = parts.nth(1).expect("front matter");
        let title = front.lines().find_map(|l| l.strip_prefix("title: "));
        let title = title.expect("a title").trim_matches('"');
        let body = parts.next().expect("a text");
        let year = if number == 5 { "©2025 The Wire" } else { "" };
        let bytes = format!("# {title}\n{body}\n{year}\n").into_bytes();
        Input::Bytes { name, bytes }
    };
    (1..=5).map(article).collect()
}

/// The number of a report, from the name of its file.
fn number(model: &Model, article: ArticleId) -> usize {
    let path = model.article(article).path.as_str();
    let digits = path.trim_start_matches("report-").trim_end_matches(".md");
    digits.parse().expect("built-in articles are numbered")
}

/// The place of a report in the model.
fn place_of(model: &Model, report: usize) -> usize {
    let mut ids = model.articles.iter().map(|a| a.id);
    ids.position(|id| number(model, id) == report)
        .expect("every report is there")
}

/// The reports that tell of something.
fn reports(model: &Model, articles: impl Iterator<Item = ArticleId>) -> BTreeSet<usize> {
    articles.map(|a| number(model, a)).collect()
}

fn tellers(model: &Model, event: &Event) -> BTreeSet<usize> {
    reports(model, event.accounts.iter().map(|a| a.article))
}

/// The sentence that holds an account.
fn sentence<'a>(model: &'a Model, account: &Account) -> &'a str {
    let notes = &model.annotations[account.article.index()];
    let at = notes.sentence_at(account.span.start);
    let span = at.map_or(account.span, |s| notes.sentences[s].span);
    model.article(account.article).words(span)
}

/// The events of the model that fit one line of the reading.
fn found<'a>(model: &'a Model, told: &Told) -> Vec<&'a Event> {
    let tells = |account: &Account| {
        let words = sentence(model, account);
        let all = |line: &String| line.split(' ').all(|w| words.contains(w));
        told.reports.contains(&number(model, account.article)) && told.words.iter().any(all)
    };
    let fits = |event: &&Event| {
        let when = event.when.as_ref().map_or("", |w| &*w.value);
        told.dates.iter().any(|d| d == when) && event.accounts.iter().any(tells)
    };
    model.events.iter().filter(fits).collect()
}

/// The actors of that name.
fn named<'a>(model: &'a Model, name: &str) -> Vec<&'a Actor> {
    model.actors.iter().filter(|a| *a.name == *name).collect()
}

/// The quotation of a report that holds these words, the shortest where several do.
fn quotation<'a>(model: &'a Model, at: usize, words: &str) -> Option<&'a Quotation> {
    let article = &model.articles[at];
    let all = model.annotations[at].quotations.iter();
    all.filter(|q| article.words(q.content).contains(words))
        .min_by_key(|q| q.content.len())
}

#[test]
fn publication_dates_are_those_of_the_reading() {
    let model = model();
    for want in reading().report {
        let published = &model.annotations[place_of(&model, want.number)].published;
        let day = published.value.map(|d| d.to_string());
        assert_eq!(day, Some(want.published), "report {}", want.number);
    }
}

#[test]
fn publication_dates_are_found_without_front_matter_or_stay_unknown() {
    let model = model_of(&without_front_matter());
    let mut dated = 0;
    for want in reading().report {
        let published = &model.annotations[place_of(&model, want.number)].published;
        let Some(day) = published.value.map(|d| d.to_string()) else {
            continue;
        };
        let allowed = want.earliest.as_str()..=want.latest.as_str();
        let right = allowed.contains(&day.as_str());
        assert!(right, "report {}: {published:?}", want.number);
        dated += 1;
    }
    assert!(dated >= DATED, "{dated} reports are dated");
}

#[test]
fn the_events_of_the_reading_are_found() {
    let model = model();
    let events = reading().event;
    let missed: Vec<_> = events
        .iter()
        .filter(|e| found(&model, e).is_empty())
        .map(|e| &e.name)
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn the_call_the_truce_and_the_talks_have_all_their_accounts() {
    let model = model();
    for told in reading().event.iter().filter(|e| e.main) {
        let events = found(&model, told);
        let tellers: Vec<_> = events.iter().map(|e| tellers(&model, e)).collect();
        let whole = |tellers: &&BTreeSet<usize>| tellers.iter().eq(&told.reports);
        let count = tellers.iter().filter(whole).count();
        assert_eq!(count, 1, "{}: events told by {tellers:?}", told.name);
    }
}

#[test]
fn persons_are_joined_with_their_short_forms() {
    let model = model();
    for want in reading().person {
        let named = named(&model, &want.name);
        assert_eq!(named.len(), 1, "{} stands once", want.name);
        let person = named[0];
        for short in &want.short {
            let known = person.aliases.iter().any(|a| *a.surface == **short);
            assert!(known, "{}: {short}", want.name);
        }
        let told = reports(&model, person.mentions.iter().map(|m| m.place.article));
        let want_told = want.reports.into_iter().collect();
        assert_eq!(told, want_told, "{}", want.name);
    }
}

#[test]
fn other_actors_have_their_kind() {
    let model = model();
    for want in reading().other {
        let named = named(&model, &want.name);
        let kinds: Vec<_> = named.iter().map(|a| a.kind.name()).collect();
        assert_eq!(kinds, [want.kind.as_str()], "{}", want.name);
    }
}

#[test]
fn nobody_is_a_person_who_is_none() {
    let model = model();
    let persons = reading().person;
    let others: Vec<_> = model
        .actors
        .iter()
        .filter(|a| a.kind.name() == "person")
        .filter(|a| persons.iter().all(|p| *p.name != *a.name))
        .map(|a| (&a.name, words(&model, a.mentions[0].place)))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

fn words(model: &Model, place: Place) -> &str {
    model.article(place.article).words(place.span)
}

#[test]
fn no_pronoun_and_no_weekday_is_an_actor() {
    let model = model();
    for actor in &model.actors {
        let weekday = |surface: &str| WEEKDAYS.contains(&surface);
        let day = actor.aliases.iter().find(|a| weekday(&a.surface));
        assert_eq!(day, None, "{}", actor.name);
        let named = |form: MentionForm| form != MentionForm::Pronoun;
        let has_name = actor.mentions.iter().any(|m| named(m.form));
        assert!(has_name, "{} has a name", actor.name);
    }
}

#[test]
fn each_quotation_has_its_speaker() {
    let model = model();
    let mut wrong = Vec::new();
    for want in reading().quotation {
        let at = place_of(&model, want.report);
        let Some(quotation) = quotation(&model, at, &want.words) else {
            wrong.push((want.words, "is no quotation".to_owned()));
            continue;
        };
        let actor = |local: usize| model.actor(model.actor_of_local[at][local]);
        let speaker = quotation.speaker.map(|s| &*actor(s.index()).name);
        let source = quotation.source.map(|s| model.articles[at].words(s));
        let right = match (&want.speaker, &want.source) {
            (Some(name), _) => speaker == Some(name),
            (None, Some(words)) => source.is_some_and(|s| s.contains(words.as_str())),
            (None, None) => false,
        };
        if !right {
            wrong.push((want.words, format!("is given to {speaker:?} ({source:?})")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
