//! Puts the evidence behind an event, a sentence or an actor into lines.

use super::{ExplainLine, LineKind};
use crate::analysis::{AnchorBasis, Annotations, MentionForm, Quotation, Timex};
use crate::analysis::{actor, quotation, timex};
use crate::app::copy::{citation, one_line};
use crate::corpus::Span;
use crate::model::{Account, ActorId, Alias, EventId, Model, Place};

/// The most lines of one kind: an actor may be mentioned a million times.
const MOST: usize = 100;

/// An explanation in the making.
#[derive(Default)]
struct Lines(Vec<ExplainLine>);

impl Lines {
    fn push(&mut self, kind: LineKind, label: &'static str, text: String, place: Option<Place>) {
        self.0.push(ExplainLine {
            kind,
            label,
            text,
            place,
        });
    }

    fn heading(&mut self, text: impl Into<String>) {
        self.push(LineKind::Heading, "", text.into(), None);
    }

    fn fact(&mut self, label: &'static str, text: impl Into<String>) {
        self.push(LineKind::Fact, label, text.into(), None);
    }

    /// A rule by its name, and what it does.
    fn rule(&mut self, name: &'static str, what: Option<&'static str>) {
        self.fact(
            "rule",
            what.map_or_else(|| name.to_owned(), |what| format!("{name}: {what}")),
        );
    }

    fn reason(&mut self, text: impl Into<String>) {
        self.push(LineKind::Reason, "", text.into(), None);
    }

    fn words(&mut self, model: &Model, place: Place) {
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
    lines.fact("when", when.map_or("unresolved", |w| &w.value));
    lines.fact("status", event.status.name());
    lines.fact(
        "accounts",
        accounts_in(event.accounts.len(), event.sources()),
    );
    lines.fact("state", event.state.name());
    let names = event.actors.iter().map(|id| &*model.actor(*id).name);
    lines.fact("actors", names.collect::<Vec<_>>().join(", "));
    for reason in &event.why {
        lines.reason(reason.to_string());
    }
    for discrepancy in model.discrepancies.iter().filter(|d| d.event == id) {
        let kind = discrepancy.kind.name();
        lines.heading(format!("{kind}: {}", discrepancy.state.name()));
        for value in &discrepancy.values {
            lines.words(model, value.place);
            lines.fact("value", value.value.to_string());
        }
    }
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

fn accounts_in(accounts: usize, sources: usize) -> String {
    let s = if sources == 1 { "" } else { "s" };
    format!("{accounts} in {sources} article{s}")
}

fn of_account(lines: &mut Lines, model: &Model, account: &Account) {
    let place = Place {
        article: account.article,
        span: account.span,
    };
    lines.words(model, place);
    lines.fact("in", citation(model, place));
    let Some(when) = &account.when else {
        lines.fact("when", "the text gives no time");
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

/// A date phrase: its words, its value, its anchor and its rule.
fn of_timex(lines: &mut Lines, model: &Model, within: Place, timex: &Timex) {
    let article = within.article;
    lines.words(
        model,
        Place {
            article,
            span: timex.span,
        },
    );
    lines.fact("means", timex.value.as_deref().unwrap_or("unresolved"));
    let basis = match timex.basis {
        AnchorBasis::Explicit => "complete in itself",
        AnchorBasis::Published => "the publication date",
        AnchorBasis::Narrative => "a date named before it",
        AnchorBasis::Spoken => "the day it was said",
    };
    lines.fact(
        "anchor",
        timex.anchor.map_or_else(
            || basis.to_owned(),
            |day| format!("{}, {basis}", day.format("%A %-d %B %Y")),
        ),
    );
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
    for figure in notes.figures.iter().filter(|f| inside(&f.span)) {
        lines.heading("Figure");
        lines.words(
            model,
            Place {
                span: figure.span,
                ..place
            },
        );
        lines.fact("value", format!("{} {}", figure.value, figure.unit));
        if let Some(of) = &figure.of {
            lines.fact("of", of.to_string());
        }
        lines.fact("rule", figure.rule);
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
        lines.fact(
            "when",
            event.when.as_ref().map_or("unresolved", |w| &w.value),
        );
        lines.fact(
            "accounts",
            accounts_in(event.accounts.len(), event.sources()),
        );
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
        let text = format!(
            "{} ({}; {rule})",
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
