//! The formats that articles come in: one small reader each, behind one interface.

mod inline;
mod markdown;
mod plain;

use std::borrow::Cow;
use std::path::Path;

use super::front::Front;

/// What a reader knows about a piece of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing: its words tell what it is.
    Plain,
    /// The format marks it as a heading.
    Heading,
    /// The format marks it as something other than story text: a rule, a fence, code.
    Furniture,
}

/// A paragraph, heading or other piece of an article, on one line; white space need not be folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// Its words.
    pub text: Cow<'a, str>,
    /// What it is known to be.
    pub mark: Mark,
}

/// An article as a reader hands it over, before titles, furniture and dates are looked for.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    /// What its metadata says.
    pub front: Front,
    /// Its pieces, in order.
    pub pieces: Vec<Piece<'a>>,
}

/// One format.
#[derive(Debug)]
pub(super) struct Format {
    /// The endings of its files' names, in lower case.
    pub extensions: &'static [&'static str],
    /// Reads all articles of a text that is clean already; most formats hold one.
    pub read: fn(&str) -> Vec<Draft<'_>>,
}

/// Plain text, which is also what text of an unknown kind is read as.
static PLAIN: Format = Format {
    extensions: &["txt", "text"],
    read: |text| vec![plain::read(text)],
};

static MARKDOWN: Format = Format {
    extensions: &["md", "markdown", "mdown", "mkd"],
    read: |text| vec![markdown::read(text)],
};

/// All formats.
static FORMATS: [&Format; 2] = [&PLAIN, &MARKDOWN];

/// The format that a file's name tells.
pub(super) fn by_name(path: &Path) -> Option<&'static Format> {
    let extension = path.extension()?.to_str()?;
    let is = |known: &&str| known.eq_ignore_ascii_case(extension);
    FORMATS.into_iter().find(|f| f.extensions.iter().any(is))
}

/// The format that a text without a telling name is read as.
pub(super) fn by_text(text: &str) -> &'static Format {
    let markdown = ["---\n", "+++\n", "# "]
        .iter()
        .any(|head| text.starts_with(head));
    if markdown { &MARKDOWN } else { &PLAIN }
}

/// The endings that articles' names have, to be named in a message: `.txt, .md …`.
pub(super) fn extensions() -> String {
    let first = FORMATS.iter().filter_map(|f| f.extensions.first());
    first
        .map(|e| format!(".{e}"))
        .collect::<Vec<_>>()
        .join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_format_in_either_case() {
        for (name, want) in [
            ("a.txt", Some("txt")),
            ("a.MD", Some("md")),
            ("a.b.markdown", Some("md")),
            ("a.png", None),
            ("txt", None),
            ("", None),
        ] {
            let got = by_name(Path::new(name)).map(|f| f.extensions[0]);
            assert_eq!(got, want, "{name}");
        }
        assert_eq!(extensions(), ".txt or .md");
    }
}
