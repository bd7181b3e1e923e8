//! Reads real folders: everything that a careless or hostile hand may put into one.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::corpus::{Basis, BlockKind};

/// A folder that holds these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn read_paths(paths: &[&Path]) -> Corpus {
    let inputs: Vec<Input> = paths.iter().map(|p| Input::Path(p.to_path_buf())).collect();
    read(&inputs, &Options::default(), &Progress::default())
}

fn names(corpus: &Corpus) -> Vec<String> {
    let name = |a: &Article| a.file.as_ref()?.file_name()?.to_str().map(str::to_owned);
    corpus.articles.iter().filter_map(name).collect()
}

/// The reason for which the only skipped file was skipped.
fn reason(corpus: &Corpus) -> &str {
    assert_eq!(corpus.skipped.len(), 1, "{:?}", corpus.skipped);
    corpus.skipped[0].reason.as_str()
}

#[test]
fn a_folder_is_read_in_the_order_of_names_without_hidden_files() {
    let folder = folder(&[
        ("b.md", b"Story two."),
        ("a.txt", b"Story one."),
        ("deep/er/c.markdown", b"Story three."),
        (".hidden.md", b"Not shown."),
        (".git/d.md", b"Not shown."),
        ("picture.png", b"\x89PNG"),
        ("notes.rs", b"fn main() {}"),
    ]);
    let corpus = read_paths(&[folder.path()]);
    assert_eq!(names(&corpus), ["a.txt", "b.md", "c.markdown"]);
    let ids: Vec<u32> = corpus.articles.iter().map(|a| a.id.0).collect();
    assert_eq!(ids, [0, 1, 2]);
    assert!(corpus.skipped.is_empty());
}

#[test]
fn a_file_given_twice_is_one_article_in_whatever_order() {
    let folder = folder(&[("a.md", b"Story one."), ("b/c.md", b"Story two.")]);
    let (root, file) = (folder.path(), folder.path().join("a.md"));
    let dotted = folder.path().join("./b/../a.md");
    let one = read_paths(&[root, &file, &dotted]);
    let other = read_paths(&[&dotted, &file, root]);
    assert_eq!(one.articles.len(), 2);
    assert_eq!(names(&one), names(&other));
}

#[test]
fn a_file_that_is_named_is_read_whatever_its_ending() {
    let folder = folder(&[
        ("wire.dat", b"# A title\n\nStory."),
        ("plain", b"* no list\n\nStory here."),
    ]);
    let corpus = read_paths(&[
        &folder.path().join("wire.dat"),
        &folder.path().join("plain"),
    ]);
    let titles: Vec<&str> = corpus.articles.iter().map(|a| a.title.as_str()).collect();
    assert_eq!(titles, ["* no list", "A title"]);
}

#[test]
fn what_cannot_be_read_is_named_with_a_remedy_and_the_rest_opens() {
    let large = vec![b'x'; 20 << 20];
    for (name, bytes, want) in [
        ("x.md", &b""[..], "is empty."),
        ("x.md", b" \n\t\n", "is empty."),
        (
            "x.md",
            b"---\ntitle: Only this\n---\n",
            "has front matter but no text.",
        ),
        (
            "x.txt",
            b"ab\0\x01\x02cd",
            "is a binary file, not text; save its text as .txt or .md.",
        ),
        (
            "x.txt",
            b"%PDF-1.4 ...",
            "is a PDF document, not text; save its text as .txt or .md.",
        ),
        (
            "x.md",
            &large,
            "is larger (20.0 MiB) than the limit of 16.0 MiB; `--max-size` raises it.",
        ),
    ] {
        let folder = folder(&[(name, bytes), ("good.md", b"A good story.")]);
        let corpus = read_paths(&[folder.path()]);
        assert_eq!(reason(&corpus), want);
        assert!(corpus.skipped[0].path.as_str().ends_with(name));
        assert_eq!(names(&corpus), ["good.md"]);
    }
}

#[test]
fn a_folder_without_articles_and_a_path_without_anything_are_named() {
    let folder = folder(&[("picture.png", b"\x89PNG")]);
    let corpus = read_paths(&[folder.path()]);
    assert!(reason(&corpus).starts_with("holds no article"));
    let corpus = read_paths(&[&folder.path().join("missing.md")]);
    assert_eq!(reason(&corpus), "does not exist; check the path.");
}

#[cfg(unix)]
#[test]
fn links_loops_pipes_and_folders_with_an_articles_name_are_harmless() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("a.md", b"Story one."), ("x.md/b.md", b"Story two.")]);
    let root = folder.path();
    symlink(root, root.join("loop")).expect("a link");
    symlink(root.join("x.md"), root.join("again")).expect("a link");
    symlink(root.join("a.md"), root.join("same.md")).expect("a link");
    symlink(root.join("nowhere"), root.join("gone.md")).expect("a link");
    symlink(root.join("nowhere"), root.join("gone.png")).expect("a link");
    let pipe = root.join("pipe.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    let made = made.is_ok_and(|status| status.success());
    let corpus = read_paths(&[root]);
    assert_eq!(corpus.articles.len(), 2, "{:?}", names(&corpus));
    let reasons: Vec<&str> = corpus.skipped.iter().map(|s| s.reason.as_str()).collect();
    let link = "is a link to a file that does not exist; mend or remove the link.";
    let left_out = "is no regular file; it was left out.";
    assert_eq!(
        reasons,
        if made {
            vec![link, left_out]
        } else {
            vec![link]
        }
    );
    if made {
        assert!(reason(&read_paths(&[&pipe])).starts_with("is no regular file; pipe it in"));
    }
}

#[cfg(unix)]
#[test]
fn folders_that_link_to_each_other_are_read_once_under_their_own_names() {
    use std::os::unix::fs::symlink;
    let names: Vec<String> = (0..12).map(|n| format!("d{n:02}")).collect();
    let folder = folder(&[]);
    for name in &names {
        let path = folder.path().join(name);
        fs::create_dir(&path).expect("a folder");
        fs::write(path.join("story.md"), "A story.").expect("a file");
        symlink("story.md", path.join("alias.md")).expect("a link");
        for other in &names {
            let link = path.join(format!("a-{other}"));
            symlink(format!("../{other}"), link).expect("a link");
        }
    }
    let want: Vec<String> = names.iter().map(|n| format!("{n}/story.md")).collect();
    let below = |corpus: &Corpus| -> Vec<String> {
        let paths = corpus.articles.iter().filter_map(|a| a.file.as_ref());
        let short = paths.filter_map(|p| p.strip_prefix(folder.path()).ok()?.to_str());
        short.map(str::to_owned).collect()
    };
    assert_eq!(below(&read_paths(&[folder.path()])), want);
    let (first, link) = (folder.path().join("d00"), folder.path().join("d01/a-d00"));
    assert_eq!(below(&read_paths(&[&first, folder.path()])), want);
    let linked = read_paths(&[&link]);
    assert_eq!(
        linked.articles.len(),
        12,
        "a link that is named is followed"
    );
    let own = "d01/a-d00/story.md".to_owned();
    assert!(below(&linked).contains(&own), "{:?}", below(&linked));
}

#[test]
fn encodings_and_damage_are_told() {
    let text = "“So it was,” said the envoy of the northern fleet – café and all.";
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let broken = [text.as_bytes(), b" \xff"].concat();
    let folder = folder(&[("a.txt", &utf16), ("b.txt", &broken)]);
    let corpus = read_paths(&[folder.path()]);
    assert_eq!(corpus.articles[0].text.as_str(), text);
    assert!(corpus.articles[0].warnings.is_empty());
    let warning = corpus.articles[1].warnings[0].message.as_str();
    assert_eq!(warning, "1 place is no UTF-8 and shown as \u{fffd}.");
}

#[test]
fn a_date_comes_from_metadata_then_the_user_then_the_name() {
    let files: [(&str, &[u8]); 3] = [
        ("2024-03-01-a.md", b"---\ndate: 2024-02-02\n---\nStory."),
        ("2024-03-01-b.md", b"Story."),
        ("c.md", b"Story."),
    ];
    let folder = folder(&files);
    let bases = |published: Option<&str>| -> Vec<(Basis, String)> {
        let options = Options {
            published: published.and_then(|day| day.parse().ok()),
            ..Options::default()
        };
        let inputs = [Input::Path(folder.path().to_owned())];
        let corpus = read(&inputs, &options, &Progress::default());
        let day = |a: &Article| a.published.value.map(|d| d.to_string()).unwrap_or_default();
        corpus
            .articles
            .iter()
            .map(|a| (a.published.basis, day(a)))
            .collect()
    };
    let rows = |rows: [(Basis, &str); 3]| rows.map(|(b, d)| (b, d.to_owned())).to_vec();
    assert_eq!(
        bases(None),
        rows([
            (Basis::Metadata, "2024-02-02"),
            (Basis::Filename, "2024-03-01"),
            (Basis::Unknown, "")
        ])
    );
    assert_eq!(
        bases(Some("2024-05-05")),
        rows([
            (Basis::Metadata, "2024-02-02"),
            (Basis::Given, "2024-05-05"),
            (Basis::Given, "2024-05-05")
        ])
    );
}

#[test]
fn the_built_in_articles_are_five_and_whole() {
    let corpus = read(&[Input::BuiltIn], &Options::default(), &Progress::default());
    assert_eq!((corpus.articles.len(), corpus.skipped.len()), (5, 0));
    for article in &corpus.articles {
        assert!(article.file.is_none() && article.note.is_some() && article.source.is_some());
        assert_eq!(article.published.basis, Basis::Metadata);
        assert_eq!(article.published.evidence.len(), 2);
        assert!(article.warnings.is_empty(), "{:?}", article.warnings);
        assert!(
            article
                .blocks
                .iter()
                .all(|b| b.kind != BlockKind::Furniture)
        );
    }
}

#[test]
fn standard_input_is_an_article_of_its_own() {
    let bytes = |text: &str| Input::Bytes {
        name: "standard input".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let progress = Progress::default();
    let corpus = read(
        &[bytes("---\ntitle: T\n---\nStory *one*.")],
        &Options::default(),
        &progress,
    );
    let article = &corpus.articles[0];
    assert_eq!(
        (article.path.as_str(), article.title.as_str()),
        ("standard input", "T")
    );
    assert_eq!(
        (article.text.as_str(), &article.file),
        ("Story one.", &None)
    );
    assert_eq!(progress.found.load(Ordering::Relaxed), 1);
    let small = Options {
        max_bytes: 3,
        ..Options::default()
    };
    assert_eq!(
        read(&[bytes("four")], &small, &Progress::default())
            .skipped
            .len(),
        1
    );
}

#[test]
fn many_files_are_read_by_threads_in_the_same_order_and_a_stop_ends_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for number in 0..300 {
        let text = format!("Story number {number} of the fleet.");
        fs::write(folder.path().join(format!("{number:03}.txt")), text).expect("a file");
    }
    let inputs = [Input::Path(folder.path().to_owned())];
    let progress = Progress::default();
    let corpus = read(&inputs, &Options::default(), &progress);
    assert_eq!(corpus.articles.len(), 300);
    for (number, article) in corpus.articles.iter().enumerate() {
        assert_eq!(article.id.index(), number);
        assert_eq!(
            article.text.as_str(),
            format!("Story number {number} of the fleet.")
        );
    }
    assert_eq!(progress.read.load(Ordering::Relaxed), 300);
    assert_eq!(progress.found.load(Ordering::Relaxed), 300);
    progress.stop.store(true, Ordering::Relaxed);
    assert!(read(&inputs, &Options::default(), &progress).articles.len() < 300);
}

/// Lines such as articles, and those who would harm their readers, are made of.
fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..16),
        "[ -~\n]{0,40}".prop_map(String::into_bytes),
        "\\PC{0,12}".prop_map(String::into_bytes),
        prop::sample::select(vec![
            "---\n",
            "+++\n",
            "title: a\n",
            "date: 2025-06-06\n",
            "# ",
            "\n\n",
            "\n",
            "\r\n",
            "```\n",
            "> ",
            "- ",
            "1. ",
            "**",
            "_",
            "`",
            "[a](b)",
            "[[",
            "|",
            "===\n",
            "&#27;",
            "&amp;",
            "\\*",
            "<br>",
            "By Ann Poe\n",
            "Comments\n",
            "©2025 A. ",
            "PORT (AP) - ",
            "\u{1b}]0;x",
            "é\u{301}",
            "\u{feff}",
            "“Yes,” she said.\n",
            "A line of about the usual width of wrapped text, which goes on and\n",
            "on in lower case until it ends.\n",
        ])
        .prop_map(|s| s.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_file_gives_blocks_that_cover_its_text(bytes in any_file(), name in "[abc]\\.(md|txt|dat)") {
        let input = Input::Bytes { name, bytes };
        let corpus = read(&[input], &Options::default(), &Progress::default());
        prop_assert_eq!(corpus.articles.len() + corpus.skipped.len(), 1);
        for article in &corpus.articles {
            let text = article.text.as_str();
            prop_assert_eq!(&Clean::text(text), &article.text);
            prop_assert!(!article.title.is_empty());
            let mut at = 0;
            for block in &article.blocks {
                let range = block.span.range();
                let gap = text.get(at..range.start);
                prop_assert_eq!(gap, Some(if at == 0 { "" } else { "\n\n" }));
                let words = text.get(range.clone()).unwrap_or_default();
                prop_assert!(!words.is_empty() && !words.contains('\n') && words.trim() == words);
                at = range.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }

    #[test]
    fn plain_text_loses_no_word(words in prop::collection::vec("[A-Za-z]{1,12}[.,]?[ \n]{1,2}", 1..60)) {
        let raw = words.concat();
        let input = Input::Bytes { name: "a.txt".to_owned(), bytes: raw.clone().into_bytes() };
        let corpus = read(&[input], &Options::default(), &Progress::default());
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(squeeze(corpus.articles[0].text.as_str()), squeeze(&raw));
    }
}
