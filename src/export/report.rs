//! Reads an export back: the words of each row and where they stood, so that they can be verified.

use serde_json::Value;

/// What one row of an export says stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Where the row stands in the export: `line 12`, `events/3/accounts/0`.
    pub row: String,
    /// The path of the file.
    pub path: String,
    /// The SHA-256 of the file when the export was made, as 64 hexadecimal digits; empty where the export has none.
    pub sha256: String,
    /// The first code point of the words in the article's text, and the one after the last.
    pub range: (u32, u32),
    /// The words, white space folded.
    pub words: String,
}

/// The rows of an export: JSON or CSV of `timeline`, `actors` or `compare`, their Markdown, or lines of `annotate`.
///
/// # Errors
/// What is wrong with it, as a sentence that goes on with its name: `is …`.
pub fn read(text: &str) -> Result<Vec<Claim>, String> {
    let head = text.trim_start_matches('\u{feff}').trim_start();
    let claims = if head.starts_with('{') {
        json(head)?
    } else if head.lines().next().is_some_and(is_table) {
        table(head)?
    } else {
        markdown(head)
    };
    if claims.is_empty() {
        return Err("holds no row that names words and their place; give an export of timeline, actors, compare or \
             annotate, as JSON, CSV or Markdown"
            .to_owned());
    }
    Ok(claims)
}

/// `text` on one line, white space folded.
pub fn fold(text: &str) -> String {
    super::words::line(text)
}

/// Whether the first line of a table names the columns that verifying needs.
fn is_table(line: &str) -> bool {
    let has = |name| line.trim_end().split(',').any(|column| column == name);
    ["path", "text_start", "text_end", "text"]
        .into_iter()
        .all(has)
}

fn table(text: &str) -> Result<Vec<Claim>, String> {
    let broken = |error: ::csv::Error| format!("is no well-formed CSV: {error}");
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().map_err(broken)?.clone();
    let column = |name| names.iter().position(|n| n == name);
    let columns = ["path", "text_start", "text_end", "text", "sha256"].map(column);
    let mut claims = Vec::new();
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let cell = |at: usize| columns[at].and_then(|c| record.get(c)).unwrap_or_default();
        let line = record.position().map_or(0, ::csv::Position::line);
        let number = |at| {
            let cell = cell(at);
            let wrong = |_| format!("is damaged in line {line}: {cell} is no offset");
            cell.parse::<u32>().map_err(wrong)
        };
        claims.push(Claim {
            row: format!("line {line}"),
            path: unguard(cell(0)).to_owned(),
            sha256: cell(4).to_owned(),
            range: (number(1)?, number(2)?),
            words: fold(unguard(cell(3))),
        });
    }
    Ok(claims)
}

/// A cell without the apostrophe that keeps spreadsheets from obeying it.
fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if super::csv::is_obeyed(rest) => rest,
        _ => cell,
    }
}

fn json(text: &str) -> Result<Vec<Claim>, String> {
    let mut claims = Vec::new();
    for (value, line) in serde_json::Deserializer::from_str(text)
        .into_iter()
        .zip(1..)
    {
        let value: Value = value.map_err(|error| format!("is no well-formed JSON: {error}"))?;
        if let Some(text) = value.get("text").and_then(Value::as_str) {
            annotated(&value, text, line, &mut claims);
        } else {
            walk(&value, "", &Files::of(&value), &mut claims);
        }
    }
    Ok(claims)
}

/// The files that an object names, by the number of the article.
struct Files(Vec<(u64, String, String)>);

impl Files {
    fn of(object: &Value) -> Self {
        let articles = object.get("articles").and_then(Value::as_array);
        let file = |article: &Value| {
            let id = article.get("id")?.as_u64()?;
            Some((id, string(article, "path"), string(article, "sha256")))
        };
        let mut files: Vec<_> = articles.into_iter().flatten().filter_map(file).collect();
        files.sort_unstable();
        Self(files)
    }

    fn get(&self, id: u64) -> Option<(&str, &str)> {
        let at = self.0.binary_search_by_key(&id, |f| f.0).ok()?;
        Some((&self.0[at].1, &self.0[at].2))
    }
}

fn string(object: &Value, key: &str) -> String {
    let value = object.get(key).and_then(Value::as_str);
    value.unwrap_or_default().to_owned()
}

/// The offsets of an object that has them.
fn range(object: &Value) -> Option<(u32, u32)> {
    let number = |key| object.get(key)?.as_u64()?.try_into().ok();
    Some((number("start")?, number("end")?))
}

/// Takes every object below `value` that says which words stand where.
fn walk(value: &Value, at: &str, files: &Files, claims: &mut Vec<Claim>) {
    match value {
        Value::Array(items) => {
            for (item, number) in items.iter().zip(0..) {
                walk(item, &format!("{at}/{number}"), files, claims);
            }
        }
        Value::Object(fields) => {
            let file = value.get("article").and_then(Value::as_u64);
            let file = file.and_then(|id| files.get(id));
            let words = value.get("text").and_then(Value::as_str);
            if let (Some((path, sha256)), Some(range), Some(words)) = (file, range(value), words) {
                claims.push(Claim {
                    row: at.trim_start_matches('/').to_owned(),
                    path: path.to_owned(),
                    sha256: sha256.to_owned(),
                    range,
                    words: fold(words),
                });
            }
            for (key, field) in fields {
                walk(field, &format!("{at}/{key}"), files, claims);
            }
        }
        _ => {}
    }
}

/// The rows of one line of `annotate`: every range of its lists, with the words that its own text has there.
fn annotated(object: &Value, text: &str, line: usize, claims: &mut Vec<Claim>) {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |point: u32| bytes.get(point as usize).copied().unwrap_or(text.len());
    for (name, list) in object.as_object().into_iter().flatten() {
        let rows = list.as_array().into_iter().flatten();
        for (row, number) in rows.zip(0..) {
            let Some((start, end)) = range(row) else {
                continue;
            };
            let words = text.get(byte(start)..byte(end)).unwrap_or_default();
            claims.push(Claim {
                row: format!("line {line}, {name}/{number}"),
                path: string(object, "path"),
                sha256: string(object, "sha256"),
                range: (start, end),
                words: fold(words),
            });
        }
    }
}

/// The citations of a Markdown export: `\[1\], paragraph 2, characters 51–59: the words`.
fn markdown(text: &str) -> Vec<Claim> {
    let mut files: Vec<(&str, String, String)> = Vec::new();
    let mut cited: Vec<(usize, Cited)> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        if let Some(file) = file(line) {
            files.push(file);
        } else {
            let mut rest = line;
            while let Some((found, after)) = Cited::next(rest) {
                cited.push((number, found));
                rest = after;
            }
        }
    }
    let claim = |(line, cited): (usize, Cited)| {
        let file = files.iter().find(|f| f.0 == cited.article)?;
        Some(Claim {
            row: format!("line {line}"),
            path: file.1.clone(),
            sha256: file.2.clone(),
            range: cited.range,
            words: cited.words,
        })
    };
    cited.into_iter().filter_map(claim).collect()
}

/// One citation in a line of Markdown.
struct Cited<'a> {
    article: &'a str,
    range: (u32, u32),
    words: String,
}

impl<'a> Cited<'a> {
    /// The first citation of `line`, and what comes after it.
    fn next(line: &'a str) -> Option<(Self, &'a str)> {
        let mut rest = line;
        loop {
            let open = rest.find("\\[")?;
            rest = &rest[open + 2..];
            if let Some(found) = Self::at(rest) {
                return Some(found);
            }
        }
    }

    /// The citation whose number `rest` begins with.
    fn at(rest: &'a str) -> Option<(Self, &'a str)> {
        let (article, rest) = rest.split_once("\\], paragraph ")?;
        let (_, rest) = rest.split_once(", characters ")?;
        let (range, rest) = rest.split_once(": ")?;
        let (start, end) = range.split_once('–')?;
        let range = (start.parse().ok()?, end.parse().ok()?);
        article.parse::<u32>().ok()?;
        let (words, after) = unescaped(rest);
        let cited = Self {
            article,
            range,
            words: fold(&words),
        };
        Some((cited, after))
    }
}

/// Words up to the end of their line or cell, marks of Markdown taken as themselves; and the rest of the line.
fn unescaped(text: &str) -> (String, &str) {
    let mut words = String::with_capacity(text.len());
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '|' => return (words, &text[at..]),
            '\\' => words.extend(chars.next().map(|(_, c)| c)),
            _ => words.push(c),
        }
    }
    (words, "")
}

/// The number, path and SHA-256 of an article in the list at a Markdown export's end.
fn file(line: &str) -> Option<(&str, String, String)> {
    let (number, _) = line.strip_prefix("- \\[")?.split_once("\\] ")?;
    let (before, sha256) = line
        .trim_end()
        .strip_suffix('.')?
        .rsplit_once(", SHA-256 ")?;
    let (_, code) = before.split_once(" File `")?;
    let fence = 1 + code.bytes().take_while(|&b| b == b'`').count();
    let code = code.trim_start_matches('`');
    let path = code.get(..code.len().checked_sub(fence)?)?;
    let path = if fence > 1 { path.trim() } else { path };
    Some((number, path.to_owned(), sha256.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::made::{event, model};
    use crate::export::{csv, json, markdown};
    use crate::model::{ActorId, EventId, Model};

    /// What an export wrote.
    type Write = fn(&Model, &mut Vec<u8>) -> std::io::Result<()>;

    #[test]
    fn every_row_of_every_export_is_read_back() {
        let days = Some(("2025-06-05", "2025-06-05"));
        let model = model(vec![event(days, 2.0), event(days, 1.0)]);
        let exports: [(Write, &[(u32, u32)]); 6] = [
            (
                |m, o| json::timeline(m, &[EventId(0), EventId(1)], o),
                &[(0, 49), (0, 49)],
            ),
            (
                |m, o| csv::timeline(m, &[EventId(0), EventId(1)], o),
                &[(0, 49), (0, 49)],
            ),
            (
                |m, o| markdown::timeline(m, &[EventId(0), EventId(1)], None, o),
                &[(0, 49), (0, 49)],
            ),
            (
                |m, o| json::actors(m, &[ActorId(0), ActorId(1)], o),
                &[(0, 9), (51, 59)],
            ),
            (
                |m, o| csv::actors(m, &[ActorId(0), ActorId(1)], o),
                &[(0, 9), (51, 59)],
            ),
            (
                |m, o| markdown::actors(m, &[ActorId(0), ActorId(1)], None, o),
                &[(0, 9), (51, 59)],
            ),
        ];
        let text: Vec<char> = model.articles[0].text.as_str().chars().collect();
        for (write, want) in exports {
            let mut out = Vec::new();
            write(&model, &mut out).expect("a vector takes all");
            let written = String::from_utf8(out).expect("exports are UTF-8");
            let claims = read(&written).expect("an export can be read");
            let ranges: Vec<_> = claims.iter().map(|c| c.range).collect();
            assert_eq!(ranges, want, "{written}");
            for claim in claims {
                let (start, end) = claim.range;
                let words: String = text[start as usize..end as usize].iter().collect();
                assert_eq!(claim.words, words, "{written}");
                assert_eq!(claim.path, "made/=one.md", "{written}");
                assert_eq!(claim.sha256, "0".repeat(64), "{written}");
            }
        }
    }

    #[test]
    fn a_line_of_annotations_claims_the_words_of_its_own_text() {
        let line = r#"{"path": "a.md", "sha256": "ab", "text": "“Go”, she said.", "quotations": [{"start": 1, "end": 3}]}"#;
        let claims = read(line).expect("a line of annotations");
        assert_eq!(claims[0].words, "Go");
        assert_eq!(claims[0].row, "line 1, quotations/0");
    }

    #[test]
    fn what_is_no_export_says_so() {
        for (text, want) in [
            ("", "holds no row"),
            ("# Notes\n\nNothing here.", "holds no row"),
            ("{\"articles\": []}", "holds no row"),
            ("{\"articles\": [", "is no well-formed JSON"),
            (
                "path,text_start,text_end,text\na.md,x,2,ab\n",
                "is damaged in line 2: x is no offset",
            ),
        ] {
            let error = read(text).expect_err("no export");
            assert!(error.starts_with(want), "{error}");
        }
    }
}
