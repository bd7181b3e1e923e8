//! Writes the model as JSON, CSV, Markdown and plain text.

pub mod annotate;
