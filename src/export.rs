//! Writes the model as JSON, CSV, Markdown and plain text.
//!
//! Every word that leaves here is cleaned text of an article, a span of it, or a value computed from
//! spans; every offset counts Unicode code points.

pub mod annotate;
mod cite;
pub mod csv;
mod deeds;
pub mod json;
pub mod ledger;
#[cfg(test)]
mod made;
pub mod markdown;
pub mod opposite;
mod points;
pub mod report;
mod rows;
mod selection;
pub mod text;
mod words;

pub use cite::{Citation, Citations};
pub use selection::{Wanted, actors};
pub use words::in_sentence;
