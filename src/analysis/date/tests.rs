//! Tests on small made-up corpora: articles that date each other, and such that must not.

use super::*;
use crate::corpus::{Block, BlockKind, Clean, Span};

/// An article of one paragraph a line; a line that begins with © is furniture.
fn article(text: &str) -> Article {
    let mut article = Article {
        text: Clean::text(text),
        ..Article::default()
    };
    let mut at = 0;
    for line in text.split('\n') {
        let kind = if line.starts_with('©') {
            BlockKind::Furniture
        } else {
            BlockKind::Paragraph
        };
        article.blocks.push(Block {
            span: Span::new(at, at + line.len()),
            kind,
        });
        at += line.len() + 1;
    }
    article
}

fn dated(text: &str, day: &str) -> Article {
    Article {
        published: Published::exact(day.parse().expect("a date"), Basis::Metadata),
        ..article(text)
    }
}

/// Value, earliest and latest of each article, or "-".
fn dates(articles: &[Article]) -> Vec<String> {
    let scans: Vec<Scan> = articles.iter().map(crate::analysis::scan).collect();
    date(articles, &scans)
        .iter()
        .map(|p| match (p.value, p.earliest, p.latest) {
            (Some(v), Some(e), Some(l)) => format!("{v} {e} {l} {}", p.basis.name()),
            _ => "-".to_owned(),
        })
        .collect()
}

const SUMMIT_PLANNED: &str = "Freedonia and Sylvania will reopen their border talks in Port Halden on March 4th, Chancellor Rufus Vance announced Friday.\n\
    The announcement came after weeks of quarrels over fishing rights in the Bay of Osk.\n\
    Vance will be joined by Fisheries Minister Lena Brook, while Sylvania sends Ambassador Omar Trent.";

const SUMMIT_EVE: &str = "Negotiators from Freedonia and Sylvania are set to reopen border talks in Port Halden on Monday, with fishing rights in the Bay of Osk at stake.\n\
    Fisheries Minister Lena Brook said Sunday that she was hopeful. Ambassador Omar Trent of Sylvania arrived on Saturday.\n\
    Chancellor Rufus Vance has called the talks a last chance.\n\
    © 2024 Halden Courier. All rights reserved.";

#[test]
fn a_copyright_year_and_a_weekday_with_its_date_in_another_article_date_both() {
    // 4 March 2024 is a Monday.
    let corpus = [article(SUMMIT_PLANNED), article(SUMMIT_EVE)];
    let found = dates(&corpus);
    assert_eq!(found[1], "2024-03-03 2024-03-03 2024-03-04 corpus");
    assert!(
        found[0] == "-" || found[0].starts_with("2024-03-01"),
        "{}",
        found[0]
    );
}

#[test]
fn an_article_from_another_year_does_not_lend_its_year() {
    // In 2022 the 4th of March was a Friday, so the Monday of the other story is no date of this year.
    let other = SUMMIT_EVE.replace("2024", "2022");
    let corpus = [article(SUMMIT_PLANNED), article(&other)];
    assert_eq!(dates(&corpus), ["-", "-"]);
}

#[test]
fn articles_about_other_things_do_not_date_each_other() {
    let bakery = "The Brindle bakery on Quay Street will close on Monday, its owner Ada Finch said Sunday.\n\
        Finch, who took over from her uncle Piers Finch, said the ovens needed repair.";
    let corpus = [
        article(bakery),
        article(SUMMIT_PLANNED),
        dated(SUMMIT_EVE, "2024-03-03"),
    ];
    assert_eq!(dates(&corpus)[0], "-");
}

#[test]
fn an_article_without_a_clue_stays_undated() {
    let corpus = [article(
        "The old mill stands by the river. Nobody has used it for years.",
    )];
    assert_eq!(dates(&corpus), ["-"]);
}

#[test]
fn a_weekday_alone_dates_nothing() {
    let corpus = [article(
        "The mayor of Halden resigned on Tuesday, her office said.\n© 2024 Halden Courier",
    )];
    assert_eq!(dates(&corpus), ["-"]);
}

#[test]
fn a_dateline_dates_its_article() {
    let corpus = [
        article("PORT HALDEN, March 5, 2024 (Courier) - Envoys shook hands and left."),
        article("PORT HALDEN, March 5 (Courier) - Envoys shook hands and left.\n© 2024 Courier"),
    ];
    assert_eq!(
        dates(&corpus),
        [
            "2024-03-05 2024-03-05 2024-03-05 text",
            "2024-03-05 2024-03-05 2024-03-05 text"
        ]
    );
}

#[test]
fn a_dated_article_dates_a_weekday_told_alike() {
    let told = "Border talks between Freedonia and Sylvania opened in Port Halden on Monday, with Fisheries Minister Lena Brook and Ambassador Omar Trent at the table.\n\
        Chancellor Rufus Vance said on Tuesday that fishing rights in the Bay of Osk were settled.";
    let corpus = [article(told), dated(SUMMIT_EVE, "2024-03-03")];
    assert_eq!(dates(&corpus)[0], "2024-03-05 2024-03-05 2024-03-06 corpus");
}

#[test]
fn an_article_with_a_date_of_its_own_keeps_it() {
    let corpus = [dated(SUMMIT_EVE, "2019-01-01"), article(SUMMIT_PLANNED)];
    assert_eq!(
        dates(&corpus)[0],
        "2019-01-01 2019-01-01 2019-01-01 metadata"
    );
}

#[test]
fn a_full_date_ahead_or_of_old_does_not_date_its_article() {
    let due = "The bonds of Halden Mills fall due on November 1, 2031, the mill said on Tuesday.";
    let old = "The voters of Halden have feared attacks since 9/11. The mayor spoke on Tuesday.";
    for text in [due, old] {
        assert_eq!(dates(&[article(text)]), ["-"], "{text}");
    }
}
