//! Builds models from marked-up texts, for tests: `[Name]`, `{2031-03-05|on Tuesday}`, `<label:trigger>`.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::{Corrections, merge};
use crate::analysis::{
    ActorKind, AnchorBasis, Annotations, LocalActor, LocalActorId, Mention, MentionForm, Period,
    Precision, Timex, TimexKind, event, quotation, scan,
};
use crate::corpus::{Article, ArticleId, Basis, Block, BlockKind, Clean, Corpus, Published, Span};
use crate::model::{EventId, Model, State};

/// A model with the places whose event is known.
pub struct Trial {
    /// The model.
    pub model: Model,
    /// Label, article, trigger.
    pub gold: Vec<(String, ArticleId, Span)>,
}

/// The period of `2031-03-05`, `2031-03` or `2031-W10`.
fn period(value: &str) -> Option<Period> {
    let parts: Vec<&str> = value.split('-').collect();
    let year: i32 = parts.first()?.parse().ok()?;
    let (start, end, precision) = match parts[1..] {
        [month, day] => {
            let day = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
            (day, day, Precision::Day)
        }
        [week] if week.starts_with('W') => {
            let start = NaiveDate::from_isoywd_opt(year, week[1..].parse().ok()?, Weekday::Mon)?;
            (start, start + chrono::Days::new(6), Precision::Week)
        }
        [month] => {
            let start = NaiveDate::from_ymd_opt(year, month.parse().ok()?, 1)?;
            let end = start + chrono::Months::new(1) - chrono::Days::new(1);
            (start, end, Precision::Month)
        }
        _ => (
            NaiveDate::from_ymd_opt(year, 1, 1)?,
            NaiveDate::from_ymd_opt(year, 12, 31)?,
            Precision::Year,
        ),
    };
    debug_assert!(start.year() >= 1);
    Some(Period {
        start,
        end,
        precision,
    })
}

/// Reads the name of a mark: kind, country and surface of `c-NO:Norway`, `l:Oslo`, `o:Acme`, `Ann Lee`.
fn named(mark: &str) -> (ActorKind, Option<[u8; 2]>, &str) {
    let Some((tag, name)) = mark.split_once(':') else {
        return (ActorKind::Person, None, mark);
    };
    let country = tag
        .split_once('-')
        .and_then(|(_, code)| code.as_bytes().try_into().ok());
    let kind = match &tag[..1] {
        "c" => ActorKind::Country,
        "l" => ActorKind::City,
        "o" => ActorKind::Organisation,
        "p" => ActorKind::Place,
        _ => ActorKind::Person,
    };
    (kind, country, name)
}

/// One article from its marked-up text.
fn article(
    number: usize,
    published: &str,
    marked: &str,
    gold: &mut Vec<(String, ArticleId, Span)>,
) -> (Article, Annotations) {
    let id = ArticleId(number as u32);
    let mut text = String::new();
    let mut notes = Annotations::default();
    let mut rest = marked.trim();
    while let Some(at) = rest.find(['[', '{', '<']) {
        text.push_str(&rest[..at]);
        let close = match &rest[at..=at] {
            "[" => ']',
            "{" => '}',
            _ => '>',
        };
        let length = rest[at..].find(close).expect("a mark is closed");
        let mark = &rest[at + 1..at + length];
        let start = text.len();
        match close {
            ']' => mention(mark, &mut text, &mut notes),
            '}' => timex(mark, &mut text, &mut notes),
            _ => {
                let (label, word) = mark.split_once(':').expect("a label");
                text.push_str(word);
                gold.push((label.to_owned(), id, Span::new(start, text.len())));
            }
        }
        rest = &rest[at + length + 1..];
    }
    text.push_str(rest);
    let mut article = Article {
        id,
        text: Clean::text(&text),
        ..Article::default()
    };
    article.path = Clean::line(&format!("{number}.md"));
    article.published = Published::exact(published.parse().expect("a day"), Basis::Given);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let kept = line.trim_end().len();
        if kept > 0 {
            article.blocks.push(Block {
                span: Span::new(at, at + kept),
                kind: BlockKind::Paragraph,
            });
        }
        at += line.len();
    }
    let scan = scan(&article);
    notes.published = article.published.clone();
    notes.sentences.clone_from(&scan.sentences);
    notes.figures.clone_from(&scan.figures);
    notes.events = event::resolve(
        &article,
        &scan,
        &notes.published,
        &notes.timexes,
        &notes.mentions,
        &notes.quotations,
    );
    notes.quotations = quotation::resolve(&article, &scan, &notes.actors, &notes.mentions);
    (article, notes)
}

fn mention(mark: &str, text: &mut String, notes: &mut Annotations) {
    let (kind, country, name) = named(mark);
    let last = name.rsplit(' ').next().unwrap_or(name);
    let known = notes.actors.iter().position(|a| {
        &*a.name == name || a.name.ends_with(&format!(" {last}")) && !name.contains(' ')
    });
    let actor = known.unwrap_or_else(|| {
        notes.actors.push(LocalActor {
            name: name.into(),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            country,
        });
        notes.actors.len() - 1
    });
    if !notes.actors[actor].aliases.iter().any(|a| &**a == name) {
        notes.actors[actor].aliases.push(name.into());
    }
    let start = text.len();
    text.push_str(name);
    notes.mentions.push(Mention {
        span: Span::new(start, text.len()),
        actor: LocalActorId(actor as u32),
        kind,
        form: MentionForm::Name,
        rule: "marked",
    });
}

fn timex(mark: &str, text: &mut String, notes: &mut Annotations) {
    let (value, words) = mark.split_once('|').expect("a value");
    let start = text.len();
    text.push_str(words);
    notes.timexes.push(Timex {
        span: Span::new(start, text.len()),
        kind: TimexKind::Date,
        value: Some(value.into()),
        modifier: None,
        quant: None,
        freq: None,
        period: period(value),
        anchor: None,
        basis: AnchorBasis::Explicit,
        rule: "marked",
    });
}

/// The model of marked-up articles, each with its day of publication.
pub fn trial(articles: &[(&str, &str)]) -> Trial {
    trial_with(articles, &Corrections::default())
}

/// The ledger's rows of one rule in the model of such articles: what each is about, its state, its values.
pub fn rows_of(rule: &str, articles: &[(&str, &str)]) -> Vec<(String, State, Vec<String>)> {
    let model = trial(articles).model;
    let rows = model.discrepancies.iter().filter(|d| d.rule == rule);
    rows.map(|d| {
        let values = d.values.iter().map(|v| v.value.to_string());
        (d.about.to_string(), d.state, values.collect())
    })
    .collect()
}

/// As [`trial`], with corrections.
pub fn trial_with(articles: &[(&str, &str)], corrections: &Corrections) -> Trial {
    let mut gold = Vec::new();
    let mut corpus = Corpus::default();
    let mut notes = Vec::new();
    for (number, (published, marked)) in articles.iter().enumerate() {
        let (article, note) = article(number, published, marked, &mut gold);
        corpus.articles.push(article);
        notes.push(note);
    }
    Trial {
        model: merge(corpus, notes, corrections),
        gold,
    }
}

impl Trial {
    /// The event whose accounts hold each labelled trigger.
    pub fn found(&self) -> Vec<Option<EventId>> {
        let mut events: HashMap<(ArticleId, Span), EventId> = HashMap::new();
        for event in &self.model.events {
            for account in &event.accounts {
                events.insert((account.article, account.trigger), event.id);
            }
        }
        self.gold
            .iter()
            .map(|(_, article, span)| events.get(&(*article, *span)).copied())
            .collect()
    }

    /// B³ precision, recall and F1 of the labelled triggers (Bagga and Baldwin 1998); one not found is alone.
    pub fn b_cubed(&self) -> (f64, f64, f64) {
        let found = self.found();
        let n = self.gold.len();
        let (mut precision, mut recall) = (0.0, 0.0);
        for i in 0..n {
            let same_gold = |j: usize| self.gold[i].0 == self.gold[j].0;
            let same_found = |j: usize| i == j || found[i].is_some() && found[i] == found[j];
            let both = (0..n).filter(|&j| same_gold(j) && same_found(j)).count() as f64;
            precision += both / (0..n).filter(|&j| same_found(j)).count() as f64;
            recall += both / (0..n).filter(|&j| same_gold(j)).count() as f64;
        }
        let (precision, recall) = (precision / n as f64, recall / n as f64);
        (
            precision,
            recall,
            2.0 * precision * recall / (precision + recall).max(f64::EPSILON),
        )
    }
}
