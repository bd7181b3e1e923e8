//! Puts the evidence behind an event, a sentence or an actor into lines.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{ExplainLine, LineKind};
use chrono::NaiveDate;

use crate::analysis::{AnchorBasis, Annotations, MentionForm, Quotation, Timex, figure};
use crate::analysis::{actor, quotation, timex};
use crate::app::copy::{citation, one_line};
use crate::corpus::{ArticleId, Span};
use crate::model::{Account, ActorId, Alias, Event, EventId, Model, Place};

/// What is said of what has no time.
const UNDATED: &str = "undated: the text gives no time";

/// The most lines of one kind: an actor may be mentioned a million times.
const MOST: usize = 100;

/// How many characters of a mention's sentence are shown.
const HEAD: usize = 48;

/// An explanation in the making.
#[derive(Default)]
pub(super) struct Lines(pub(super) Vec<ExplainLine>);

impl Lines {
    pub(super) fn push(
        &mut self,
        kind: LineKind,
        label: &'static str,
        text: String,
        place: Option<Place>,
    ) {
        self.0.push(ExplainLine {
            kind,
            label,
            text,
            place,
        });
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.push(LineKind::Heading, "", text.into(), None);
    }

    pub(super) fn fact(&mut self, label: &'static str, text: impl Into<String>) {
        self.push(LineKind::Fact, label, text.into(), None);
    }

    /// A rule by its name, and what it does.
    pub(super) fn rule(&mut self, name: &'static str, what: Option<&'static str>) {
        self.fact(
            "rule",
            what.map_or_else(|| name.to_owned(), |what| format!("{name}: {what}")),
        );
    }

    pub(super) fn reason(&mut self, text: impl Into<String>) {
        self.push(LineKind::Reason, "", text.into(), None);
    }

    pub(super) fn words(&mut self, model: &Model, place: Place) {
        let text = format!("“{}”", one_line(model.words(place)));
        self.push(LineKind::Words, "", text, Some(place));
    }
}

/// Where an event comes from: its time, its accounts, why they were joined.
pub fn event(model: &Model, id: EventId) -> (String, Vec<ExplainLine>) {
    let event = model.event(id);
    let mut lines = Lines::default();
    lines.heading("Event");
    lines.words(model, event.title);
    let when = event.when.as_ref();
    lines.fact("when", when.map_or(UNDATED, |w| &w.value));
    lines.fact("status", event.status.name());
    lines.fact("told by", told_by(model, event));
    lines.fact("state", event.state.name());
    let noted = |a: &&Account| model.article(a.article).note.is_some();
    if let Some(account) = event.accounts.iter().find(noted) {
        let note = model.article(account.article).note.as_ref();
        lines.fact("note", note.map_or_else(String::new, ToString::to_string));
    }
    let names = event.actors.iter().map(|id| &*model.actor(*id).name);
    lines.fact("actors", names.collect::<Vec<_>>().join(", "));
    for reason in &event.why {
        lines.reason(reason.to_string());
    }
    for discrepancy in model.rows_of(id) {
        let kind = discrepancy.kind.name();
        lines.heading(format!("{kind}: {}", discrepancy.state.name()));
        for value in &discrepancy.values {
            lines.words(model, value.place);
            lines.fact("value", value.value.to_string());
        }
    }
    repeats(&mut lines, model, event);
    by_value(&mut lines, event);
    for (number, account) in event.accounts.iter().take(MOST).enumerate() {
        lines.heading(format!(
            "Account {} of {}",
            number + 1,
            event.accounts.len()
        ));
        of_account(&mut lines, model, account);
    }
    (one_line(model.words(event.title)), lines.0)
}

/// How many reports tell an event, and in how many passages.
fn told_by(model: &Model, event: &Event) -> String {
    let passages = event.accounts.len();
    let s = if passages == 1 { "" } else { "s" };
    let (sources, origins) = (event.sources(), model.origins(event.id));
    let origins = match origins {
        1 if sources > 1 => ", 1 origin".to_owned(),
        _ if origins < sources => format!(", {origins} origins"),
        _ => String::new(),
    };
    format!(
        "{sources} of {} reports{origins}, {passages} passage{s}",
        model.articles.len()
    )
}

/// Which of its accounts only repeat others, each with the one that it repeats and how that is known.
fn repeats(lines: &mut Lines, model: &Model, event: &Event) {
    for repeat in model.repeats_of(event.id).iter().take(MOST) {
        lines.heading("One origin");
        lines.reason(repeat.tie.reason());
        for place in [repeat.of, repeat.place] {
            lines.words(model, place);
            lines.fact("in", citation(model, place));
        }
    }
}

/// Which times its accounts give, the most frequent first, where there are several accounts.
fn by_value(lines: &mut Lines, event: &Event) {
    if event.accounts.len() < 2 {
        return;
    }
    let mut values: Vec<(&str, Vec<ArticleId>)> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for account in &event.accounts {
        let value = account.when.as_ref().map_or(UNDATED, |w| &w.value);
        let index = *at.entry(value).or_insert_with(|| {
            values.push((value, Vec::new()));
            values.len() - 1
        });
        values[index].1.push(account.article);
    }
    values.sort_by_key(|(_, told)| Reverse(told.len()));
    lines.heading("When, by report");
    for (value, mut told) in values.into_iter().take(MOST) {
        let passages = told.len();
        told.sort_unstable();
        told.dedup();
        let s = |count: usize| if count == 1 { "" } else { "s" };
        lines.reason(format!(
            "{value}: {passages} passage{} in {} report{}",
            s(passages),
            told.len(),
            s(told.len())
        ));
    }
}

fn of_account(lines: &mut Lines, model: &Model, account: &Account) {
    let place = Place {
        article: account.article,
        span: account.span,
    };
    lines.words(model, place);
    lines.fact("in", citation(model, place));
    let Some(when) = &account.when else {
        lines.fact("when", UNDATED);
        return;
    };
    lines.fact("when", when.value.to_string());
    lines.fact("time by", when.rule);
    let notes = &model.annotations[account.article.index()];
    for timex in when
        .timexes
        .iter()
        .filter_map(|&i| notes.timexes.get(i as usize))
    {
        of_timex(lines, model, place, timex);
    }
}

/// A date phrase: what the text says, what that was counted from, what it means, and by which rule.
fn of_timex(lines: &mut Lines, model: &Model, within: Place, timex: &Timex) {
    let article = within.article;
    let span = timex.span;
    lines.words(model, Place { article, span });
    let day = |day: NaiveDate| day.format("%A %-d %B %Y").to_string();
    let from = match (timex.basis, timex.anchor) {
        (AnchorBasis::Explicit, _) | (_, None) => "complete in itself".to_owned(),
        (AnchorBasis::Published, Some(anchor)) => {
            format!("counted from {}, the day the article appeared", day(anchor))
        }
        (AnchorBasis::Narrative, Some(anchor)) => {
            format!("counted from {}, a date named before it", day(anchor))
        }
        (AnchorBasis::Spoken, Some(anchor)) => {
            format!("counted from {}, the day it was said", day(anchor))
        }
    };
    let value = timex.value.as_deref();
    let means = value.map_or_else(
        || "which day that is stays open".to_owned(),
        |value| {
            let exact = value.parse::<NaiveDate>().map(day);
            format!("that is {}", exact.unwrap_or_else(|_| value.to_owned()))
        },
    );
    let says = one_line(model.words(Place { article, span }));
    lines.reason(format!("the text says “{says}”; {from}; {means}"));
    lines.rule(timex.rule, timex::explain(timex.rule));
}

/// Everything that was found in a sentence, and in the article where the sentence is empty.
pub fn sentence(model: &Model, place: Place) -> (String, Vec<ExplainLine>) {
    let notes = &model.annotations[place.article.index()];
    let mut lines = Lines::default();
    let inside = |span: &Span| place.span.overlaps(*span);
    for timex in notes.timexes.iter().filter(|t| inside(&t.span)) {
        lines.heading("Time");
        of_timex(&mut lines, model, place, timex);
    }
    for mention in notes.mentions.iter().filter(|m| inside(&m.span)) {
        lines.heading("Actor");
        lines.words(
            model,
            Place {
                span: mention.span,
                ..place
            },
        );
        let name = notes.actors.get(mention.actor.index()).map(|a| &*a.name);
        lines.fact("is", name.unwrap_or_default());
        lines.fact("form", form(mention.form));
        lines.rule(mention.rule, actor::explain(mention.rule));
    }
    for quotation in notes.quotations.iter().filter(|q| inside(&q.content)) {
        of_quotation(&mut lines, model, place, notes, quotation);
    }
    for found in notes.figures.iter().filter(|f| inside(&f.span)) {
        lines.heading("Figure");
        lines.words(
            model,
            Place {
                span: found.span,
                ..place
            },
        );
        lines.fact("value", format!("{} {}", found.value, found.unit));
        if let Some(of) = &found.of {
            lines.fact("of", of.to_string());
        }
        lines.rule(found.rule, figure::explain(found.rule));
    }
    let told = model.events_of_article.get(place.article.index());
    for (span, id) in told.into_iter().flatten().filter(|(span, _)| inside(span)) {
        lines.heading("Event");
        lines.words(
            model,
            Place {
                span: *span,
                ..place
            },
        );
        let event = model.event(*id);
        lines.fact("when", event.when.as_ref().map_or(UNDATED, |w| &w.value));
        lines.fact("told by", told_by(model, event));
    }
    published(&mut lines, model, place);
    (
        format!(
            "Paragraph {}",
            model.article(place.article).paragraph(place.span.start)
        ),
        lines.0,
    )
}

fn of_quotation(
    lines: &mut Lines,
    model: &Model,
    place: Place,
    notes: &Annotations,
    quotation: &Quotation,
) {
    let at = |span| Place { span, ..place };
    lines.heading(if quotation.direct {
        "Quotation"
    } else {
        "Reported words"
    });
    lines.words(model, at(quotation.content));
    let speaker = quotation
        .speaker
        .and_then(|id| notes.actors.get(id.index()));
    lines.fact("speaker", speaker.map_or("not named", |a| &a.name));
    if let Some(source) = quotation.source {
        lines.words(model, at(source));
    }
    if let Some(cue) = quotation.cue {
        lines.fact("cue", one_line(model.words(at(cue))));
    }
    lines.rule(quotation.rule, quotation::explain(quotation.rule));
}

/// When the article was published, and how that is known.
fn published(lines: &mut Lines, model: &Model, place: Place) {
    let published = &model.annotations[place.article.index()].published;
    lines.heading("Published");
    let day = |day: Option<chrono::NaiveDate>| day.map_or("unknown".to_owned(), |d| d.to_string());
    lines.fact("on", day(published.value));
    lines.fact("basis", published.basis.name());
    if published.earliest != published.latest {
        lines.fact(
            "between",
            format!("{} and {}", day(published.earliest), day(published.latest)),
        );
    }
    for evidence in &published.evidence {
        lines.reason(evidence.says.to_string());
        if let Some(span) = evidence.span {
            lines.words(model, Place { span, ..place });
        }
    }
}

fn form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "a name",
        MentionForm::Adjective => "an adjective",
        MentionForm::Pronoun => "a pronoun",
        MentionForm::Title => "a title that stands for its holder",
        MentionForm::Metonym => "a place that stands for a government",
    }
}

/// Where an actor comes from: its names, its roles, why they were joined, its mentions.
pub fn actor(model: &Model, id: ActorId) -> (String, Vec<ExplainLine>) {
    let actor = model.actor(id);
    let mut lines = Lines::default();
    lines.heading("Actor");
    lines.fact("name", actor.name.to_string());
    lines.fact("kind", actor.kind.name());
    if !actor.roles.is_empty() {
        lines.fact("roles", counted(&actor.roles));
    }
    lines.fact("goes by", counted(&actor.aliases));
    for reason in actor.why.iter().take(MOST) {
        lines.reason(reason.to_string());
    }
    lines.heading(format!("Mentions: {}", actor.mentions.len()));
    for mention in actor.mentions.iter().take(MOST) {
        let place = mention.place;
        let notes = &model.annotations[place.article.index()];
        let found = notes
            .mentions
            .partition_point(|m| m.span.start < place.span.start);
        let rule = notes.mentions.get(found).filter(|m| m.span == place.span);
        let rule = rule.map_or("", |m| m.rule);
        let sentence = notes
            .sentence_at(place.span.start)
            .map(|at| notes.sentences[at].span);
        let head = sentence.map_or_else(String::new, |span| {
            let words = one_line(model.words(Place { span, ..place }));
            let head: String = words.chars().take(HEAD).collect();
            let more = if head.len() < words.len() { "…" } else { "" };
            format!(" in “{head}{more}”")
        });
        let text = format!(
            "“{}”{head} ({}; {rule})",
            one_line(model.words(place)),
            form(mention.form)
        );
        lines.push(LineKind::Words, "", text, Some(place));
    }
    (actor.name.to_string(), lines.0)
}

fn counted(aliases: &[Alias]) -> String {
    let one = |alias: &Alias| format!("{} ({})", alias.surface, alias.count);
    aliases.iter().map(one).collect::<Vec<_>>().join(", ")
}
