//! The five articles that the program carries, so that it has something to show without any file.

/// Name and contents of each, in the order in which they are shown.
pub(super) static ARTICLES: [(&str, &str); 5] = [
    ("report-1.md", include_str!("../../seeds/report-1.md")),
    ("report-2.md", include_str!("../../seeds/report-2.md")),
    ("report-3.md", include_str!("../../seeds/report-3.md")),
    ("report-4.md", include_str!("../../seeds/report-4.md")),
    ("report-5.md", include_str!("../../seeds/report-5.md")),
];
