//! Invariants over the articles built in: whatever is claimed of them can be looked up in them.

use std::collections::HashSet;

use tradewar_tui::analysis::annotate;
use tradewar_tui::corpus::read::Progress;
use tradewar_tui::corpus::{Article, Input, Options, Span, read};
use tradewar_tui::model::{Corrections, Model, Place, merge};

fn story() -> Model {
    let corpus = read(&[Input::BuiltIn], &Options::default(), &Progress::default());
    assert!(corpus.skipped.is_empty(), "{:?}", corpus.skipped);
    let annotations = annotate(&corpus.articles);
    merge(corpus, annotations, &Corrections::default())
}

/// Whether `span` covers words of the article, from their first to their last letter.
fn is_words(article: &Article, span: Span) -> bool {
    let text = article.text.as_str();
    let words = text.get(span.range());
    words.is_some_and(|w| !w.is_empty() && w == w.trim())
}

fn in_order(spans: impl Iterator<Item = Span>) -> bool {
    let starts: Vec<u32> = spans.map(|s| s.start).collect();
    starts.is_sorted()
}

#[test]
fn every_span_slices_to_words_of_its_text() {
    let model = story();
    for (article, notes) in model.articles.iter().zip(&model.annotations) {
        let spans = notes
            .sentences
            .iter()
            .map(|s| s.span)
            .chain(notes.timexes.iter().map(|t| t.span))
            .chain(notes.mentions.iter().map(|m| m.span))
            .chain(notes.quotations.iter().map(|q| q.content))
            .chain(notes.quotations.iter().filter_map(|q| q.source))
            .chain(notes.quotations.iter().filter_map(|q| q.cue))
            .chain(notes.figures.iter().map(|f| f.span))
            .chain(notes.figures.iter().filter_map(|f| f.of_span))
            .chain(notes.events.iter().map(|e| e.span))
            .chain(notes.events.iter().map(|e| e.trigger))
            .chain(article.blocks.iter().map(|b| b.span));
        for span in spans {
            assert!(is_words(article, span), "{}: {span:?}", article.path);
        }
    }
    let titles = model.events.iter().map(|e| e.title);
    let places = model
        .actors
        .iter()
        .flat_map(|a| a.mentions.iter().map(|m| m.place));
    for Place { article, span } in titles.chain(places) {
        assert!(is_words(model.article(article), span), "{span:?}");
    }
}

#[test]
fn every_list_is_in_order_of_the_text() {
    let model = story();
    for (article, notes) in model.articles.iter().zip(&model.annotations) {
        let path = &article.path;
        assert!(in_order(notes.sentences.iter().map(|s| s.span)), "{path}");
        assert!(in_order(notes.timexes.iter().map(|t| t.span)), "{path}");
        assert!(in_order(notes.mentions.iter().map(|m| m.span)), "{path}");
        assert!(
            in_order(notes.quotations.iter().map(|q| q.content)),
            "{path}"
        );
        assert!(in_order(notes.figures.iter().map(|f| f.span)), "{path}");
        assert!(in_order(notes.events.iter().map(|e| e.span)), "{path}");
    }
}

#[test]
fn every_id_resolves_and_is_its_own_index() {
    let model = story();
    assert_eq!(model.annotations.len(), model.articles.len());
    assert_eq!(model.events_of_article.len(), model.articles.len());
    assert_eq!(model.actor_of_local.len(), model.articles.len());
    assert_eq!(model.events_of_actor.len(), model.actors.len());
    assert!(
        model
            .articles
            .iter()
            .enumerate()
            .all(|(i, a)| a.id.index() == i)
    );
    assert!(
        model
            .actors
            .iter()
            .enumerate()
            .all(|(i, a)| a.id.index() == i)
    );
    assert!(
        model
            .events
            .iter()
            .enumerate()
            .all(|(i, e)| e.id.index() == i)
    );
    for event in &model.events {
        assert!(event.actors.iter().all(|a| a.index() < model.actors.len()));
        for account in &event.accounts {
            let notes = &model.annotations[account.article.index()];
            assert!((account.mention as usize) < notes.events.len());
        }
    }
    for (notes, actors) in model.annotations.iter().zip(&model.actor_of_local) {
        assert_eq!(notes.actors.len(), actors.len());
        assert!(actors.iter().all(|a| a.index() < model.actors.len()));
        let locals = notes.mentions.iter().map(|m| m.actor);
        let speakers = notes.quotations.iter().filter_map(|q| q.speaker);
        let takers = notes.events.iter().flat_map(|e| e.actors.iter().copied());
        let mut all = locals.chain(speakers).chain(takers);
        assert!(all.all(|a| a.index() < notes.actors.len()));
    }
}

#[test]
fn events_are_in_order_of_time_and_undated_ones_last() {
    let model = story();
    let starts: Vec<_> = model
        .events
        .iter()
        .map(|e| e.when.as_ref().and_then(|w| w.period).map(|p| p.start))
        .collect();
    let dated = starts.iter().take_while(|s| s.is_some()).count();
    assert!(dated > 0, "some events have a date");
    assert!(starts[..dated].is_sorted());
    assert!(starts[dated..].iter().all(Option::is_none));
}

#[test]
fn nothing_is_an_orphan() {
    let model = story();
    for event in &model.events {
        assert!(!event.accounts.is_empty(), "{:?}", event.id);
        let told = |p: Place| {
            let mut accounts = event.accounts.iter();
            accounts.any(|a| a.article == p.article && a.span.overlaps(p.span))
        };
        assert!(told(event.title), "a title is a span of an account");
        assert!(event.salience > 0.0, "{:?}", event.id);
    }
    for actor in &model.actors {
        assert!(!actor.mentions.is_empty(), "{}", actor.name);
        assert!(!actor.name.is_empty());
    }
}

#[test]
fn the_indexes_agree_with_what_they_index() {
    let model = story();
    let told: HashSet<_> = model
        .events
        .iter()
        .flat_map(|e| e.accounts.iter().map(|a| (a.article.index(), a.span, e.id)))
        .collect();
    let indexed: HashSet<_> = model
        .events_of_article
        .iter()
        .enumerate()
        .flat_map(|(article, events)| events.iter().map(move |&(span, id)| (article, span, id)))
        .collect();
    assert_eq!(told, indexed);
    for (actor, events) in model.actors.iter().zip(&model.events_of_actor) {
        for &id in events {
            assert!(model.event(id).actors.contains(&actor.id), "{}", actor.name);
        }
    }
    for event in &model.events {
        for actor in &event.actors {
            let events = &model.events_of_actor[actor.index()];
            assert!(events.contains(&event.id), "{:?}", event.id);
        }
    }
}

#[test]
fn the_same_files_give_the_same_model() {
    let (one, two) = (story(), story());
    assert_eq!(one.actors, two.actors);
    assert_eq!(one.events, two.events);
}
