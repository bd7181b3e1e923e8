//! Articles of several paragraphs for tests: the values of what their phrases resolve to.

use super::resolve;
use crate::corpus::{Article, Basis, Block, BlockKind, Clean, Published, Span};

/// The values of the time expressions of a text that appeared on `day`; a blank line parts its paragraphs.
pub fn values_of(text: &str, day: &str) -> Vec<String> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for part in text.split("\n\n") {
        blocks.push(Block {
            span: Span::new(at, at + part.len()),
            kind: BlockKind::Paragraph,
        });
        at += part.len() + 2;
    }
    let article = Article {
        text: Clean::text(text),
        blocks,
        ..Article::default()
    };
    let scan = crate::analysis::scan(&article);
    let published = Published::exact(day.parse().expect("a date"), Basis::Metadata);
    let found = resolve(&article, &scan, &published, &[]);
    let values = found.into_iter().filter_map(|t| t.value);
    values.map(String::from).collect()
}
