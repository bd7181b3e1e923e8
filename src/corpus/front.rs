//! Reads the front matter that Obsidian, Hugo and web clippers put before an article: YAML or TOML.

use serde_json::Value;

use super::day;
use super::published::{Basis, Evidence, Published};
use super::{Clean, Warning};

/// The most bytes that front matter may have; a longer opening is taken for text.
const LONGEST: usize = 64 << 10;

/// How deep its lists and maps may be nested.
const DEEPEST: usize = 32;

/// The keys that tell each thing, in order of preference; all that publishers' tools were seen to write.
const TITLE: &[&str] = &["title", "headline"];
const SOURCE: &[&str] = &[
    "source",
    "publisher",
    "publication",
    "site",
    "site_name",
    "website",
    "outlet",
    "newspaper",
    "url",
    "link",
];
const AUTHOR: &[&str] = &["author", "authors", "byline", "creator"];
const PUBLISHED: &[&str] = &[
    "published",
    "published_at",
    "date_published",
    "datepublished",
    "publishdate",
    "publish_date",
    "publication_date",
    "pubdate",
    "date",
    "created",
];

/// What front matter says about its article.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// The title.
    pub title: Option<Clean>,
    /// Who published it.
    pub source: Option<Clean>,
    /// Who wrote it.
    pub author: Option<Clean>,
    /// A note to show with it.
    pub note: Option<Clean>,
    /// When it was published; the basis is unknown where it does not tell.
    pub published: Published,
    /// What is wrong with it.
    pub warnings: Vec<Warning>,
}

/// Splits `text` into what its front matter says and its body.
///
/// What only looks like front matter (no closing line, no keys) stays in the body.
pub(super) fn split(text: &str) -> (Front, &str) {
    let Some(fenced) = fenced(text) else {
        let front = Front {
            warnings: unclosed(text).into_iter().collect(),
            ..Front::default()
        };
        return (front, text);
    };
    let mut warnings = Vec::new();
    if !fenced.toml
        && let Some(fields) = simple(fenced.inner)
    {
        return (read(fields, warnings), fenced.body);
    }
    let fields = match parse(fenced.inner, fenced.toml) {
        Ok(Value::Object(fields)) => fields.into_iter().collect(),
        Ok(Value::Null) if fenced.inner.trim().is_empty() => Vec::new(),
        Ok(_) => return (Front::default(), text),
        Err(why) => {
            let fields = line_by_line(fenced.inner, fenced.toml);
            if fields.is_empty() {
                return (Front::default(), text);
            }
            let kind = if fenced.toml { "TOML" } else { "YAML" };
            warnings.push(warning(&format!(
                "The front matter is no valid {kind} ({why}); it was read line by line."
            )));
            fields
        }
    };
    (read(fields, warnings), fenced.body)
}

/// Front matter between its fences, and what follows.
struct Fenced<'a> {
    inner: &'a str,
    body: &'a str,
    toml: bool,
}

/// Finds the fences: a first line of `---` or `+++`, and the next line that closes it.
fn fenced(text: &str) -> Option<Fenced<'_>> {
    let text = text.trim_start_matches('\n');
    let first = text.lines().next()?.trim_end();
    let toml = match first {
        "---" => false,
        "+++" => true,
        _ => return None,
    };
    let opened = text.find('\n')? + 1;
    let mut at = opened;
    for line in text[opened..].split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == first || (!toml && bare == "...") {
            return Some(Fenced {
                inner: &text[opened..at],
                body: &text[at + line.len()..],
                toml,
            });
        }
        at += line.len();
        if at - opened > LONGEST {
            return None;
        }
    }
    None
}

/// A warning where a fence is opened above lines that tell of an article, and never closed.
fn unclosed(text: &str) -> Option<Warning> {
    let mut lines = text.trim_start_matches('\n').lines();
    let (fence, separator) = match lines.next()?.trim_end() {
        "---" => ("---", ':'),
        "+++" => ("+++", '='),
        _ => return None,
    };
    let key = |line: &str| {
        let (key, _) = line.split_once(separator)?;
        Some(key.trim().to_ascii_lowercase().replace(['-', ' '], "_"))
    };
    let known = |key: &String| {
        let all = [TITLE, SOURCE, AUTHOR, PUBLISHED].concat();
        all.contains(&key.as_str())
    };
    lines.next().and_then(key).filter(known)?;
    Some(warning(&format!(
        "The front matter is never closed and was taken for text; put a line of {fence} after it."
    )))
}

/// The front matter's value, or in a few words why it has none.
fn parse(inner: &str, toml: bool) -> Result<Value, String> {
    if toml {
        let table: toml::Table = inner.parse().map_err(|e: toml::de::Error| {
            e.message().lines().next().unwrap_or_default().to_owned()
        })?;
        return Ok(from_toml(&toml::Value::Table(table)));
    }
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: DEEPEST, max_events: 20_000, max_aliases: 100 },
        with_snippet: false,
    };
    serde_saphyr::from_str_with_options(inner, options)
        .map_err(|e| e.to_string().lines().next().unwrap_or_default().to_owned())
}

/// A TOML value as a JSON one; dates become text, as they are in YAML.
fn from_toml(value: &toml::Value) -> Value {
    match value {
        toml::Value::Table(table) => {
            let fields = table.iter().map(|(k, v)| (k.clone(), from_toml(v)));
            Value::Object(fields.collect())
        }
        toml::Value::Array(items) => Value::Array(items.iter().map(from_toml).collect()),
        toml::Value::String(text) => Value::String(text.clone()),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Integer(number) => Value::String(number.to_string()),
        toml::Value::Float(_) | toml::Value::Boolean(_) => Value::Null,
    }
}

/// The fields of YAML that is nothing but lines of a key and a plain value, as most front matter is: read
/// without the parser, which would take longer than all the rest of a small file. `None` for all other YAML.
fn simple(inner: &str) -> Option<Vec<(String, Value)>> {
    let mut fields: Vec<(String, Value)> = Vec::new();
    for line in inner.lines() {
        let (key, value) = line.split_once(": ")?;
        let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        let named = key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.bytes().all(word);
        let value = value.trim();
        let quoted = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
        let text = match quoted {
            Some(inner) => Some(inner).filter(|v| !v.contains(['"', '\\'])),
            None => Some(value).filter(|v| is_plain_scalar(v)),
        }?;
        if !named || fields.iter().any(|(k, _)| k == key) {
            return None;
        }
        fields.push((key.to_owned(), Value::String(text.to_owned())));
    }
    (!fields.is_empty()).then_some(fields)
}

/// Whether a value means its own characters in YAML: it holds no mark of the language.
fn is_plain_scalar(value: &str) -> bool {
    let marks = [": ", " #"];
    value.starts_with(|c: char| c.is_alphanumeric())
        && !value.ends_with(':')
        && !marks.iter().any(|m| value.contains(m))
        && !["null", "true", "false"]
            .iter()
            .any(|w| value.eq_ignore_ascii_case(w))
}

/// What can be saved of broken front matter: lines of a key and a value.
///
/// The usual fault is a title that holds a colon and stands without quotation marks.
fn line_by_line(inner: &str, toml: bool) -> Vec<(String, Value)> {
    let separator = if toml { '=' } else { ':' };
    let field = |line: &str| {
        let (key, value) = line.split_once(separator)?;
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
        let value = value.trim().trim_matches(['"', '\'']);
        (!key.trim().is_empty() && key.len() < 40 && key.chars().all(plain))
            .then(|| (key.trim().to_owned(), Value::String(value.to_owned())))
    };
    inner.lines().filter_map(field).collect()
}

/// What the fields say.
fn read(fields: Vec<(String, Value)>, mut warnings: Vec<Warning>) -> Front {
    let fields: Vec<(String, Value)> = fields
        .into_iter()
        .map(|(key, value)| {
            (
                key.trim().to_ascii_lowercase().replace(['-', ' '], "_"),
                value,
            )
        })
        .collect();
    let published = published(&fields, &mut warnings);
    let find = |keys: &[&str]| find(&fields, keys).map(|(_, text)| text);
    let line = |text: String| Clean::line(&text);
    Front {
        title: find(TITLE).map(line),
        source: find(SOURCE).map(|s| Clean::line(host(&s))),
        author: find(AUTHOR).map(line),
        note: find(&["note"]).map(line),
        published,
        warnings,
    }
}

/// The publication date that the fields tell, with the field as its evidence.
fn published(fields: &[(String, Value)], warnings: &mut Vec<Warning>) -> Published {
    let Some((key, text)) = find(fields, PUBLISHED) else {
        return Published::default();
    };
    let Some((first, last)) = day::parse(&text) else {
        warnings.push(warning(&format!(
            "The front matter's `{key}: {text}` is not understood as a date; write it as 2025-06-06."
        )));
        return Published::default();
    };
    let evidence = |says: &str| Evidence {
        span: None,
        says: Clean::line(says),
    };
    let mut reasons = vec![evidence(&format!("The front matter says `{key}: {text}`."))];
    reasons.extend(find(fields, &["published_basis"]).map(|(_, basis)| evidence(&basis)));
    Published {
        value: (first == last).then_some(first),
        earliest: Some(first),
        latest: Some(last),
        basis: Basis::Metadata,
        evidence: reasons,
    }
}

/// The first of `keys` that has a value which is text.
fn find(fields: &[(String, Value)], keys: &[&str]) -> Option<(String, String)> {
    keys.iter().find_map(|key| {
        let (_, value) = fields.iter().find(|(k, _)| k == key)?;
        let text = text(value, 0)?;
        (!Clean::line(&text).is_empty()).then(|| ((*key).to_owned(), text))
    })
}

/// A value as text: lists joined, a map by its name, links of a note-taker's wiki (`[[Jane Roe]]`) opened.
fn text(value: &Value, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().replace("[[", "").replace("]]", "")),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) if depth < 2 => {
            let parts: Vec<String> = items.iter().filter_map(|i| text(i, depth + 1)).collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
        Value::Object(fields) if depth < 2 => text(fields.get("name")?, depth + 1),
        _ => None,
    }
}

/// The host of a web address, without `www.`; other text as it is.
fn host(source: &str) -> &str {
    let rest = source
        .strip_prefix("https://")
        .or_else(|| source.strip_prefix("http://"));
    let Some(rest) = rest else { return source };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

fn warning(message: &str) -> Warning {
    Warning {
        message: Clean::line(message),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<chrono::NaiveDate> {
        text.parse().ok()
    }

    fn shown(value: Option<&Clean>) -> &str {
        value.map_or("-", Clean::as_str)
    }

    #[test]
    fn yaml_as_it_is_written_in_the_wild_is_read() {
        for (raw, title, source, author) in [
            (
                "---\ntitle: \"Talks: a start\"\nsource: The Courier\nauthor: Ann Poe\ndate: 2025-06-06\n---\nBody.",
                "Talks: a start",
                "The Courier",
                "Ann Poe",
            ),
            (
                "---\r\ntitle: 'Talks'\r\nsource: \"https://www.courier.example/a/b?c\"\r\nauthor:\r\n  - \"[[Ann Poe]]\"\r\n  - Bo Lee\r\npublished: 2025-06-06T10:00:00+02:00\r\n---\r\nBody.",
                "Talks",
                "courier.example",
                "Ann Poe, Bo Lee",
            ),
            (
                "---\nTitle: Talks\nSite-Name: Courier\nauthor: {name: Ann Poe}\npublished: \"June 6, 2025\"\ntags: [a, b]\n...\nBody.",
                "Talks",
                "Courier",
                "Ann Poe",
            ),
            (
                "+++\ntitle = \"Talks\"\nauthors = [\"Ann Poe\"]\ndate = 2025-06-06T10:00:00Z\n+++\nBody.",
                "Talks",
                "-",
                "Ann Poe",
            ),
            (
                "---\ntitle: >\n  Talks\n  go on\ncreated: 20250606\n---\n\nBody.",
                "Talks go on",
                "-",
                "-",
            ),
        ] {
            let cleaned = Clean::text(raw);
            let (front, body) = split(cleaned.as_str());
            assert_eq!(body.trim(), "Body.", "{raw}");
            let got = [front.title, front.source, front.author];
            assert_eq!(
                got.each_ref().map(|v| shown(v.as_ref())),
                [title, source, author],
                "{raw}"
            );
            assert_eq!(front.published.value, day("2025-06-06"), "{raw}");
            assert_eq!(front.published.basis, Basis::Metadata);
            assert!(front.warnings.is_empty(), "{:?}", front.warnings);
        }
    }

    #[test]
    fn simple_lines_mean_what_the_parser_takes_them_for() {
        for line in [
            "title: Boats come back",
            "title: \"Boats: back # again\"",
            "date: 2025-06-06",
            "title: It's over, all [sic] of it {now}",
            "url: https://courier.example/a#b",
            "title: a  b   ",
        ] {
            let fast = simple(line).map(|fields| fields.into_iter().collect());
            assert_eq!(parse(line, false).ok(), fast.map(Value::Object), "{line}");
        }
        for line in [
            "title: Boats: back",
            "title: back # again",
            "title: [a, b]",
            "title: 'a'",
            "title: \"a\\n\"",
            "title: |",
            "title: null",
            "- title: a",
            "title:",
            "title: a\n  go on",
            "title: a\ntitle: b",
            "title: \"a\" b\"",
            "",
        ] {
            assert_eq!(simple(line), None, "{line}");
        }
    }

    #[test]
    fn broken_front_matter_is_read_by_line_and_warned_about() {
        let (front, body) = split("---\ntitle: Talks: a start\ndate: 2025-06-06\n---\nBody.");
        assert_eq!(shown(front.title.as_ref()), "Talks: a start");
        assert_eq!(front.published.value, day("2025-06-06"));
        assert_eq!((body, front.warnings.len()), ("Body.", 1));
    }

    #[test]
    fn rules_and_open_fences_are_no_front_matter() {
        for (raw, warnings) in [
            ("---\nA story between rules.\n---\nMore of it.", 0),
            ("---\nA story below a rule: it goes on.", 0),
            ("---\ntitle: never closed\n\nStory.", 1),
            ("+++\nDate = 2025-06-06\n\nStory.", 1),
            ("+++\ntitle: never closed\n\nStory.", 0),
            ("No fence at all.", 0),
            ("---", 0),
            ("", 0),
        ] {
            let (front, body) = split(raw);
            assert_eq!(body, raw);
            assert!(front.title.is_none());
            assert_eq!(front.warnings.len(), warnings, "{raw}");
        }
    }

    #[test]
    fn an_imprecise_date_keeps_its_span_and_a_strange_one_is_named() {
        let (front, _) = split("---\ndate: June 2025\n---\nBody.");
        assert_eq!(front.published.value, None);
        assert_eq!(
            (front.published.earliest, front.published.latest),
            (day("2025-06-01"), day("2025-06-30"))
        );
        let (front, _) = split("---\ndate: some day\n---\nBody.");
        assert_eq!(front.published.basis, Basis::Unknown);
        assert!(front.warnings[0].message.as_str().contains("some day"));
    }

    #[test]
    fn the_reason_of_a_date_is_kept() {
        let (front, _) = split("---\npublished: 2025-06-06\npublished_basis: It says so.\n---\n");
        let says: Vec<_> = front
            .published
            .evidence
            .iter()
            .map(|e| e.says.as_str())
            .collect();
        assert_eq!(
            says,
            [
                "The front matter says `published: 2025-06-06`.",
                "It says so."
            ]
        );
    }

    #[test]
    fn nesting_and_aliases_are_bounded() {
        let deep = format!(
            "---\na: {}1{}\n---\nBody.",
            "[".repeat(5000),
            "]".repeat(5000)
        );
        assert_eq!(split(&deep).0.warnings.len(), 1);
        let bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ntitle: T\n---\nBody.";
        assert_eq!(shown(split(bomb).0.title.as_ref()), "T");
    }

    #[test]
    fn values_are_made_harmless() {
        let (front, _) = split("---\ntitle: \"a\\u001b[31mred\\u202e\"\n---\n");
        assert_eq!(shown(front.title.as_ref()), "ared");
    }
}
