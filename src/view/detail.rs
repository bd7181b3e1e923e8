//! Draws what is known of the selected event in words: when, its whole title, who tells it and whether they agree.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::row::{Row, width_within};
use super::theme::Theme;
use super::{timeline, when};
use crate::analysis::Status;
use crate::app::wrap;
use crate::corpus::Span;
use crate::model::{Event, Model, State};

/// The most bytes of a title that are looked at: three rows hold no more.
const TITLE: usize = 1000;

/// The rows below the timeline's.
#[derive(Debug)]
pub struct Detail<'a> {
    /// What is known.
    pub model: &'a Model,
    /// The selected event.
    pub event: &'a Event,
    /// The styles.
    pub theme: Theme,
}

impl Widget for Detail<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.height < 3 {
            return;
        }
        self.when(Row::new(buffer, area, 0));
        let rows = area.height - 2;
        let words = self.model.words(self.event.title);
        let title = wrap::shown(Span::new(0, words.len().min(TITLE)).of(words));
        let pieces = wrap::pieces(&title, area.width.saturating_sub(2));
        let area_of_title = Rect::new(area.x, area.y + 1, area.width, rows);
        let below = 1 + block(&pieces, area_of_title, self.theme.text(), buffer);
        self.told(Row::new(buffer, area, below));
    }
}

/// Draws `pieces` one below the other, one column from either side, `…` behind the last that fits where more follow;
/// how many rows they take is returned.
pub fn block(pieces: &[&str], area: Rect, style: Style, buffer: &mut Buffer) -> u16 {
    for (line, piece) in (0..area.height).zip(pieces) {
        let mut to = Row::new(buffer, area, line);
        to.skip(1).keep(1);
        to.text(piece, style);
        if line + 1 == area.height && pieces.len() > usize::from(area.height) {
            to.unkeep(1).text("…", style);
        }
    }
    area.height.min(pieces.len() as u16)
}

impl Detail<'_> {
    /// A rule that holds the time as exactly as it is known, and whether it happened.
    fn when(&self, mut to: Row<'_>) {
        let theme = self.theme;
        let period = self.event.when.as_ref().and_then(|w| w.period);
        to.text("─", theme.quiet());
        to.text(when::mark(period.map(|p| p.precision)), theme.level());
        to.text(" ", theme.text());
        let words = period.map_or_else(|| "no date".to_owned(), |p| when::exactly(&p));
        to.cut(&words, theme.strong());
        let (mark, _) = timeline::status(self.event.status, theme);
        if let Some(words) =
            status(self.event.status).filter(|w| width_within(w, to.left() - to.left().min(6)))
        {
            to.text(" · ", theme.quiet());
            to.text(mark, theme.today());
            to.text(words, theme.today());
        }
        to.text(" ", theme.text());
        to.fill("─", theme.quiet());
    }

    /// Which articles tell it, and how their accounts stand to each other.
    fn told(&self, mut to: Row<'_>) {
        let theme = self.theme;
        to.skip(1);
        let (mark, style) = timeline::state(self.event.state, theme);
        let state = agreement(self.event.state);
        let room = to.left().saturating_sub(state.len() + 5);
        let told = told_by(self.model, self.event, room);
        to.cut(&told, theme.quiet());
        if !state.is_empty() {
            to.text(" · ", theme.quiet());
            to.text(mark, style);
            to.text(" ", theme.text());
            to.cut(state, style);
        }
    }
}

/// What a status is called; nothing for what simply happened.
fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Past => None,
        Status::Planned => Some("planned"),
        Status::Conditional => Some("may happen"),
        Status::Negated => Some("did not happen"),
    }
}

/// How accounts stand to each other, in words; nothing where there is only one.
pub fn agreement(state: State) -> &'static str {
    match state {
        State::Agree => "agree",
        State::Differ => "differ",
        State::Rounded => "some rounded",
        State::LessExact => "some less exact",
        State::Compatible => "fit together",
        State::Superseded => "later ones know more",
        State::SingleSource => "",
    }
}

/// Which articles tell an event, by number where there are few and `room` for it, and of how many origins they are
/// where some only repeat others.
fn told_by(model: &Model, event: &Event, room: usize) -> String {
    let all = model.articles.len();
    let mut articles: Vec<usize> = event
        .accounts
        .iter()
        .map(|a| a.article.index() + 1)
        .collect();
    articles.sort_unstable();
    articles.dedup();
    let told = match articles.as_slice() {
        [] => return String::new(),
        [_] if all == 1 => return String::new(),
        [one] => return format!("only in article {one}"),
        several if several.len() == all => format!("in all {all} articles"),
        several if all <= 99 => format!("in {} of {all} articles", several.len()),
        several => format!("in {} articles", several.len()),
    };
    let origins = match model.origins(event.id) {
        origins if origins >= articles.len() => String::new(),
        1 => ", 1 origin".to_owned(),
        origins => format!(", {origins} origins"),
    };
    let numbers: Vec<String> = articles.iter().take(12).map(ToString::to_string).collect();
    let numbered = format!("{told}: {}{origins}", numbers.join(", "));
    let whole = format!("{told}{origins}");
    if articles.len() < all && articles.len() <= 12 && numbered.len() <= room {
        numbered
    } else if whole.len() <= room {
        whole
    } else {
        whole.replace(" articles", "")
    }
}
