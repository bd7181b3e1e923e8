//! Puts into lines why something stands in what is known of an actor: the words, whose they are, by which rule.

use super::ExplainLine;
use super::lines::Lines;
use crate::app::copy::citation;
use crate::app::dossier::{Dossier, Row, Section};
use crate::model::dossier::Teller;
use crate::model::{Model, Place};

/// The most sentences and places that are listed.
const MOST: usize = 100;

/// Where the selected row of a dossier comes from.
pub fn selected(model: &Model, dossier: &Dossier) -> Option<(String, Vec<ExplainLine>)> {
    let actor = model.actors.get(dossier.actor?.index())?;
    let (section, item) = match dossier.selected()? {
        Row::Item(section, item) | Row::Other(section, item, _) => (section, item),
        Row::Head(section, _) | Row::More(section, _) => (section, u32::MAX),
    };
    let mut lines = Lines::default();
    lines.heading(section.name());
    lines.reason(rule(section));
    if let Some(deed) = dossier.deed(section, item) {
        lines.fact("rule", deed.rule);
        lines.fact("status", deed.status.name());
        lines.fact("whose word", whose(model, deed.teller));
        places(
            &mut lines,
            model,
            std::iter::once(&deed.place).chain(&deed.others),
        );
        for reason in &model.event(deed.event).why {
            lines.reason(reason.to_string());
        }
    }
    if let Some(saying) = dossier.saying(item).filter(|_| section == Section::Said) {
        let how = if saying.direct {
            "direct: it stands between quotation marks"
        } else {
            "indirect: a clause that words of saying report"
        };
        lines.fact("how", how);
        places(
            &mut lines,
            model,
            std::iter::once(&saying.place).chain(&saying.others),
        );
    }
    if let Some(companion) = dossier.companion(item).filter(|_| section == Section::With) {
        lines.heading(&*model.actor(companion.actor).name);
        lines.fact("shared", format!("{} sentences", companion.sentences.len()));
        places(&mut lines, model, companion.sentences.iter());
    }
    Some((actor.name.to_string(), lines.0))
}

fn places<'a>(lines: &mut Lines, model: &Model, all: impl Iterator<Item = &'a Place>) {
    for place in all.take(MOST) {
        lines.words(model, *place);
        lines.fact("in", citation(model, *place));
    }
}

fn whose(model: &Model, teller: Option<Teller>) -> String {
    match teller {
        None => "the article’s own".to_owned(),
        Some(Teller::Actor(actor)) => model.actor(actor).name.to_string(),
        Some(Teller::Words(place)) => format!("“{}”", model.words(place)),
        Some(Teller::Unnamed) => "somebody whom the text does not name there".to_owned(),
    }
}

/// What stands in a section.
fn rule(section: Section) -> &'static str {
    match section {
        Section::Did => {
            "events whose verb has the actor as its subject, in the articles’ own words; each once, in order of time"
        }
        Section::Said => {
            "words that a report gives as the actor’s; what several reports quote is one line with its variants"
        }
        Section::Told => {
            "events whose verb has the actor as its subject, inside words that a report gives as somebody’s"
        }
        Section::With => {
            "who is named in the same sentence, weighed by how many sentences; counted by the day of publication"
        }
        Section::Part => {
            "events whose clause names the actor otherwise than as the subject of the verb; whoever tells them"
        }
    }
}
