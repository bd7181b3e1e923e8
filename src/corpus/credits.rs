//! Finds who published an article in its own words: a dateline, a copyright line, "Distributed by …".

/// What a block's text tells about the article's publisher, the surest kind first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Credit<'a> {
    /// "Source: The Courier", "Originally published by the Courier".
    Named(&'a str),
    /// "©2025 Harbour Courier L.P."
    Holder(&'a str),
    /// "OSLO, June 5 (Reuters) - …"
    Dateline(&'a str),
    /// "Distributed by Wire Two, LLC."
    Distributor(&'a str),
}

impl<'a> Credit<'a> {
    /// The publisher's name.
    pub fn name(self) -> &'a str {
        match self {
            Self::Named(n) | Self::Holder(n) | Self::Dateline(n) | Self::Distributor(n) => n,
        }
    }
}

/// The credit that a furniture block gives.
pub(super) fn in_furniture(text: &str) -> Option<Credit<'_>> {
    let named = [
        "source:",
        "originally published by",
        "originally published in",
        "first published by",
    ];
    let named = named
        .iter()
        .find_map(|head| after(text, head))
        .and_then(name);
    let holder = || {
        ["©", "(c)", "copyright"]
            .iter()
            .find_map(|mark| holder(text, mark))
    };
    let distributed = || {
        let at = text.find("istributed by ")?;
        name(&text[at + "istributed by ".len()..])
    };
    named
        .map(Credit::Named)
        .or_else(|| holder().map(Credit::Holder))
        .or_else(|| distributed().map(Credit::Distributor))
}

/// Agencies whose datelines need no capitals before them.
static AGENCIES: [&str; 18] = [
    "AFP",
    "ANI",
    "ANSA",
    "AP",
    "Bloomberg",
    "CNN",
    "DPA",
    "dpa",
    "IANS",
    "Interfax",
    "Kyodo",
    "PTI",
    "Reuters",
    "TASS",
    "UPI",
    "Xinhua",
    "Yonhap",
    "EFE",
];

/// The agency of a dateline: a place in capitals, "(Reuters)", a dash.
pub(super) fn in_dateline(text: &str) -> Option<Credit<'_>> {
    dateline(text).map(|(agency, _)| Credit::Dateline(agency))
}

/// The text after its dateline, if it has one that anything follows.
pub(super) fn without_dateline(text: &str) -> &str {
    let rest = dateline(text).map(|(_, rest)| rest.trim_start());
    rest.filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// The agency of a dateline and what follows its dash.
fn dateline(text: &str) -> Option<(&str, &str)> {
    let open = text.find('(').filter(|&at| at <= 60)?;
    let (agency, rest) = text[open + 1..].split_once(')')?;
    let after = rest.trim_start().trim_start_matches(['-', '–', '—', '_']);
    let dash = after.len() < rest.trim_start().len();
    let place = text[..open].trim();
    let first = place.split([' ', ',']).next().unwrap_or_default();
    let capitals = first.len() > 1 && !first.contains(char::is_lowercase);
    let short = agency.len() <= 30 && agency.starts_with(char::is_uppercase);
    let plain = agency
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '/'));
    let known = AGENCIES.contains(&agency) || capitals && short && plain;
    (dash && known && !place.contains(['“', '"'])).then_some((agency, after))
}

/// The rest of `text` after `head`, letter case aside.
fn after<'a>(text: &'a str, head: &str) -> Option<&'a str> {
    let start = text.get(..head.len())?;
    start
        .eq_ignore_ascii_case(head)
        .then(|| &text[head.len()..])
}

/// The holder that a copyright line names after its mark and years.
fn holder<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let at = (0..text.len()).find(|&i| text.get(i..).is_some_and(|t| after(t, mark).is_some()))?;
    let rest = &text[at + mark.len()..];
    let unneeded = |c: char| !c.is_alphabetic();
    let mut rest = rest.trim_start_matches(unneeded);
    for word in ["copyright ", "c) ", "by "] {
        rest = after(rest, word)
            .unwrap_or(rest)
            .trim_start_matches(unneeded);
    }
    name(rest)
}

/// The capitalised words at the head of `text`, at most six: a company's name with its "Inc." or "L.P.".
fn name(text: &str) -> Option<&str> {
    const FORMS: [&str; 8] = [
        "inc.", "ltd.", "co.", "corp.", "llc.", "plc.", "l.p.", "s.a.",
    ];
    let text = text.trim_start();
    let mut end = 0;
    let mut at = 0;
    for word in text.split(' ').take(6) {
        let bare = word.trim_end_matches([',', ';', '|', '.']);
        let joins = matches!(bare, "of" | "and" | "the" | "for" | "&") && at > 0;
        let stops = matches!(
            bare.to_lowercase().as_str(),
            "all" | "visit" | "rights" | "reprinted" | ""
        );
        if stops
            || !(joins
                || bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || at == 0 && bare == "the")
        {
            break;
        }
        let form = FORMS.contains(&word.to_lowercase().trim_end_matches([',', ';']));
        if !joins {
            end = at
                + if form {
                    word.trim_end_matches([',', ';']).len()
                } else {
                    bare.len()
                };
        }
        at += word.len() + 1;
        // A full stop ends the name; a comma goes on only to "LLC" and its like.
        let next = text
            .get(at..)
            .unwrap_or_default()
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let company = FORMS
            .iter()
            .any(|f| next.trim_end_matches(['.', ',']) == f.trim_end_matches('.'));
        if word.ends_with('.') || word.ends_with([',', ';', '|']) && !company {
            break;
        }
    }
    (end > 1).then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_names_its_publisher() {
        for (text, want) in [
            (
                "©2025 Harbour Courier L.P. Visit courier.example. Distributed by Wire Two, LLC.",
                Some(Credit::Holder("Harbour Courier L.P.")),
            ),
            (
                "Copyright 2024 The Harbour Courier. All rights reserved.",
                Some(Credit::Holder("The Harbour Courier")),
            ),
            (
                "Copyright © 2019-2024 by Alder Media Inc. All rights reserved",
                Some(Credit::Holder("Alder Media Inc.")),
            ),
            (
                "Distributed by Wire Two Agency, LLC.",
                Some(Credit::Distributor("Wire Two Agency, LLC.")),
            ),
            (
                "Source: Harbour Courier",
                Some(Credit::Named("Harbour Courier")),
            ),
            ("© all rights reserved", None),
            ("Comments", None),
        ] {
            assert_eq!(in_furniture(text), want, "{text}");
        }
    }

    #[test]
    fn datelines_name_their_agency() {
        for (text, want) in [
            (
                "PORT ALDER, June 5 (Reuters) - The boats are back.",
                Some("Reuters"),
            ),
            ("PORT ALDER (AP) _", Some("AP")),
            ("(Reuters) — The boats are back.", Some("Reuters")),
            ("Port Alder, June 5 (AFP) - The boats.", Some("AFP")),
            ("The Northern Harbour Union (NHU) — and all boats.", None),
            ("The union (which is old) - and strong - met.", None),
            ("The Harbour Union (HU) met on Monday.", None),
            ("He said so. (Really) - yes.", None),
        ] {
            assert_eq!(in_dateline(text).map(Credit::name), want, "{text}");
        }
    }

    #[test]
    fn a_dateline_is_no_part_of_the_first_sentence() {
        for (text, want) in [
            (
                "PORT ALDER (AP)_ The boats are back.",
                "The boats are back.",
            ),
            ("PORT ALDER (AP) --", "PORT ALDER (AP) --"),
            ("The boats are back.", "The boats are back."),
        ] {
            assert_eq!(without_dateline(text), want);
        }
    }
}
