//! Figures: numbers with their unit and what they measure.

use super::Scan;
use crate::corpus::{Article, Span};

/// Which way a figure moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The value before a change ("from 145 percent").
    From,
    /// The value after it ("to 30 percent").
    To,
    /// The change itself, upward ("rose by 12 percent", "quadrupled").
    Up,
    /// The change itself, downward ("dropped 12.7%").
    Down,
    /// A limit from above ("up to 125%").
    AtMost,
    /// A limit from below ("at least 500", "well above 100%").
    AtLeast,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number with its unit.
    pub span: Span,
    /// Its value, scale applied ("28.8 billion" is 28.8e9).
    pub value: f64,
    /// ISO 4217 code for money, `percent`, `percentage point`, or the counted noun, singular.
    pub unit: Box<str>,
    /// The words for what it measures, as one head noun, singular ("tariff", "export").
    pub of: Option<Box<str>>,
    /// Where those words stand.
    pub of_span: Option<Span>,
    /// Which way it moves.
    pub direction: Option<Direction>,
    /// Whether the text says about, some, nearly.
    pub approximate: bool,
    /// The rule that found it, by name.
    pub rule: &'static str,
}

/// The figures of a scan (tokens, sentences, verbs, quoted stretches and time phrases are there already).
pub fn scan(_article: &Article, _scan: &Scan) -> Vec<Figure> {
    Vec::new()
}

/// The figures of an article.
pub fn resolve(_article: &Article, scan: &Scan) -> Vec<Figure> {
    scan.figures.clone()
}
