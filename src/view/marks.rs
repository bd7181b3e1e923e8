//! Gives each byte of an article its style: what is a date, a name, a quotation, a figure, a match.

use ratatui::style::Style;

use super::theme::Theme;
use crate::analysis::{Annotations, Mention};
use crate::app::find::{Find, Match};
use crate::corpus::Span;
use crate::model::ActorId;

/// What is marked in one article.
#[derive(Debug)]
pub struct Marks<'a> {
    /// What is known of the text.
    pub notes: &'a Annotations,
    /// The actor of each of its local actors.
    pub actors: &'a [ActorId],
    /// The actor whose mentions stand out.
    pub chosen: Option<ActorId>,
    /// What was sought in the text.
    pub find: Option<&'a Find>,
    /// What the articles that were read tell already.
    pub told: &'a [Span],
    /// The styles.
    pub theme: Theme,
}

/// Spans that begin before a stretch and reach into it are looked for among so many before it.
const REACH: usize = 8;

impl Marks<'_> {
    /// The styled stretches of `row`, in order, each with a style of its own; what is plain is left out.
    pub fn of(&self, row: Span) -> Vec<(Span, Style)> {
        let theme = self.theme;
        let mut found = Vec::new();
        let mut add = |span: Span, style: Style| found.push((span, style));
        let notes = self.notes;
        for q in overlapping(&notes.quotations, row, |q| q.content) {
            if q.direct {
                add(q.content, theme.quotation());
            }
        }
        for f in overlapping(&notes.figures, row, |f| f.span) {
            add(f.span, theme.figure());
        }
        for t in overlapping(&notes.timexes, row, |t| t.span) {
            add(t.span, theme.date());
        }
        for m in overlapping(&notes.mentions, row, |m| m.span) {
            add(m.span, self.mention(m));
        }
        for &span in overlapping(self.told, row, |s| *s) {
            add(span, theme.quiet());
        }
        if let Some(find) = self.find {
            let matches = overlapping(&find.matches, row, text_of);
            let current = find.current.and_then(|at| find.matches.get(at));
            for m in matches {
                add(text_of(m), theme.found(current == Some(m)));
            }
        }
        found
    }

    fn mention(&self, mention: &Mention) -> Style {
        let actor = self.actors.get(mention.actor.index()).copied();
        if self.chosen.is_some() && actor == self.chosen {
            self.theme.chosen_actor()
        } else if mention.form == crate::analysis::MentionForm::Pronoun {
            Style::new()
        } else {
            self.theme.actor()
        }
    }
}

fn text_of(found: &Match) -> Span {
    match found {
        Match::Text(span) => *span,
        Match::Row(_) => Span::default(),
    }
}

/// Those of `items`, which are in order of their spans' starts, that share a byte with `row`.
fn overlapping<T>(items: &[T], row: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let start = items.partition_point(|i| span(i).start < row.start);
    let end = items.partition_point(|i| span(i).start < row.end);
    items
        .get(start.saturating_sub(REACH)..end)
        .unwrap_or_default()
        .iter()
        .filter(move |i| span(i).overlaps(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_reach_into_a_row_are_found_by_bisection() {
        let spans = [(0, 4), (2, 30), (10, 12), (25, 28), (40, 44)].map(|(s, e)| Span::new(s, e));
        let of = |s, e| {
            overlapping(&spans, Span::new(s, e), |s| *s)
                .map(|s| s.start)
                .collect::<Vec<_>>()
        };
        assert_eq!(of(11, 26), [2, 10, 25]);
        assert_eq!(of(4, 5), [2]);
        assert_eq!(of(30, 40), [] as [u32; 0]);
    }
}
