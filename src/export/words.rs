//! Puts times and kinds into the words that exports use.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::analysis::{MentionForm, Precision, When};
use crate::corpus::Published;
use crate::model::{Event, Model, Place};

/// The precision of a time, by name.
pub(super) fn precision(when: &When) -> &'static str {
    match when.period.map(|p| p.precision) {
        Some(Precision::Day) => "day",
        Some(Precision::Week) => "week",
        Some(Precision::Month) => "month",
        Some(Precision::Quarter) => "quarter",
        Some(Precision::Season) => "season",
        Some(Precision::Year) => "year",
        Some(Precision::Interval) => "interval",
        Some(Precision::Unresolved) | None => "unresolved",
    }
}

/// The form of a mention, by name.
pub(super) fn form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "name",
        MentionForm::Adjective => "adjective",
        MentionForm::Pronoun => "pronoun",
        MentionForm::Title => "title",
        MentionForm::Metonym => "metonym",
    }
}

/// When an event was, as exactly as it is known and no more: `2025-06-05 Thu`, `2025-05`, `spring 2025`,
/// `week of 2025-06-02`, `2025-06-08 to 2025-06-13`, `unresolved`, `undated`.
pub(super) fn when(event: &Event) -> String {
    let Some(when) = &event.when else {
        return "undated".to_owned();
    };
    let Some(period) = when.period else {
        return "unresolved".to_owned();
    };
    let (start, end) = (period.start, period.end);
    match period.precision {
        Precision::Unresolved => "unresolved".to_owned(),
        _ if start == end => start.format("%Y-%m-%d %a").to_string(),
        Precision::Week if end - start < TimeDelta::days(6) => format!("weekend of {start}"),
        Precision::Week => format!("week of {start}"),
        Precision::Month if same_month(start, end) => start.format("%Y-%m").to_string(),
        Precision::Year if whole_years(start, end) == Some(1) => start.format("%Y").to_string(),
        _ => named(&when.value).unwrap_or_else(|| format!("{start} to {end}")),
    }
}

/// The usual name of a season, quarter or half year in TIMEX3: `2025-SP` is `spring 2025`, `2025-Q2` is `2025 Q2`.
fn named(value: &str) -> Option<String> {
    let (year, part) = value.split_once('-')?;
    let season = match part {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        "Q1" | "Q2" | "Q3" | "Q4" | "H1" | "H2" => return Some(format!("{year} {part}")),
        _ => return None,
    };
    Some(format!("{season} {year}"))
}

fn same_month(start: NaiveDate, end: NaiveDate) -> bool {
    (start.year(), start.month()) == (end.year(), end.month())
}

/// How many whole calendar years lie between, if they are whole.
fn whole_years(start: NaiveDate, end: NaiveDate) -> Option<i32> {
    let whole = start.ordinal() == 1 && end.month() == 12 && end.day() == 31;
    whole.then(|| end.year() - start.year() + 1)
}

/// When an article was published, and how that is known: `published 2025-06-06 (filename)`,
/// `published 2025-06-06, between 2025-06-06 and 2025-06-07 (corpus)`, `publication date unknown`.
pub(super) fn published(published: &Published) -> String {
    let basis = published.basis.name();
    match (published.value, published.earliest, published.latest) {
        (None, _, _) => "publication date unknown".to_owned(),
        (Some(value), Some(first), Some(last)) if first != last => {
            format!("published {value}, between {first} and {last} ({basis})")
        }
        (Some(value), _, _) => format!("published {value} ({basis})"),
    }
}

/// `text` on one line, white space folded.
pub(super) fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// `text` with a full stop, unless it ends in one, or in another mark that ends a sentence.
pub(super) fn stopped(text: &str) -> Cow<'_, str> {
    let last = text.trim_end_matches(['”', '’', '"', '\'', ')']);
    if last.ends_with(['.', '!', '?', '…']) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("{text}."))
    }
}

/// A count with its noun: `1 report`, `2 reports`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{s}")
}

/// `words`, which stand at `place`, and behind them the sentence that they are a part of: alone, a figure cannot be judged.
pub fn in_sentence(model: &Model, place: Place, words: String) -> String {
    let sentence = line(model.words(model.sentence_around(place)));
    if words.is_empty() || sentence.len() <= words.len() + 2 {
        return words;
    }
    format!("{words} — {sentence}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::made::{event, model};

    #[test]
    fn a_time_is_told_as_exactly_as_it_is_known_and_no_more() {
        for (days, precision, want) in [
            (
                ("2025-06-05", "2025-06-05"),
                Precision::Day,
                "2025-06-05 Thu",
            ),
            (
                ("2025-06-02", "2025-06-08"),
                Precision::Week,
                "week of 2025-06-02",
            ),
            (
                ("2025-06-07", "2025-06-08"),
                Precision::Week,
                "weekend of 2025-06-07",
            ),
            (("2025-05-01", "2025-05-31"), Precision::Month, "2025-05"),
            (
                ("2025-04-01", "2025-06-30"),
                Precision::Quarter,
                "2025-04-01 to 2025-06-30",
            ),
            (("2025-01-01", "2025-12-31"), Precision::Year, "2025"),
            (
                ("1990-01-01", "1999-12-31"),
                Precision::Year,
                "1990-01-01 to 1999-12-31",
            ),
            (
                ("2025-06-08", "2025-06-13"),
                Precision::Interval,
                "2025-06-08 to 2025-06-13",
            ),
        ] {
            let mut model = model(vec![event(Some(days), 1.0)]);
            if let Some(when) = &mut model.events[0].when
                && let Some(period) = &mut when.period
            {
                period.precision = precision;
            }
            assert_eq!(when(&model.events[0]), want);
        }
    }

    #[test]
    fn seasons_and_quarters_go_by_their_names() {
        for (value, want) in [
            ("2025-SP", Some("spring 2025")),
            ("2025-Q2", Some("2025 Q2")),
            ("2025-06-08/2025-06-13", None),
            ("199", None),
        ] {
            assert_eq!(named(value).as_deref(), want, "{value}");
        }
    }

    #[test]
    fn a_title_has_one_full_stop_at_most() {
        for (title, want) in [
            ("A truce", "A truce."),
            ("The year 2025.", "The year 2025."),
            ("The talks went on and…", "The talks went on and…"),
            ("“Is it over?”", "“Is it over?”"),
            ("“Over”", "“Over”."),
            ("", "."),
        ] {
            assert_eq!(stopped(title), want);
        }
    }

    #[test]
    fn an_event_without_a_time_is_undated() {
        let mut model = model(vec![event(None, 1.0)]);
        assert_eq!(when(&model.events[0]), "undated");
        model.events[0].when = Some(When {
            value: "XXXX-WXX-1".into(),
            period: None,
            timexes: Vec::new(),
            rule: "made",
        });
        assert_eq!(when(&model.events[0]), "unresolved");
    }
}
