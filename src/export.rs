//! Writes the model as JSON, CSV, Markdown and plain text.
//!
//! Every word that leaves here is cleaned text of an article, a span of it, or a value computed from
//! spans; every offset counts Unicode code points.

pub mod annotate;
pub mod json;
#[cfg(test)]
mod made;
mod points;
mod rows;
mod selection;
mod words;

pub use selection::Wanted;
