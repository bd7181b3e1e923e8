//! Tells page furniture ("Comments", a copyright line, "Read more: …") from story text.

/// Lines that are furniture as a whole, in lower case, without the marks at their ends.
static WHOLE: &[&str] = &[
    "about the author",
    "ad",
    "ad feedback",
    "advertisement",
    "advertisements",
    "advertising",
    "all comments",
    "also read",
    "article continues below",
    "back to top",
    "comment",
    "comments",
    "comments are closed",
    "copy link",
    "copy link to clipboard",
    "editor's picks",
    "editors' picks",
    "email this article",
    "end",
    "ends",
    "facebook",
    "file photo",
    "follow us",
    "getty images",
    "hide caption",
    "instagram",
    "join the conversation",
    "latest news",
    "leave a comment",
    "leave a reply",
    "linkedin",
    "listen",
    "listen to article",
    "listen to this article",
    "loading",
    "log in",
    "main menu",
    "more from",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "newsletter",
    "newsletters",
    "next article",
    "next post",
    "no comments",
    "open image in gallery",
    "post a comment",
    "previous article",
    "previous post",
    "print",
    "print this article",
    "read more",
    "read next",
    "recommended",
    "recommended for you",
    "recommended stories",
    "related",
    "related articles",
    "related content",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "reprints",
    "save",
    "save article",
    "scroll to continue",
    "see also",
    "share",
    "share full article",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share this",
    "share this article",
    "share this post",
    "share this story",
    "show comments",
    "sign in",
    "sign up",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "sponsored",
    "sponsored content",
    "story continues below",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "toggle caption",
    "top stories",
    "trending",
    "trending now",
    "tweet",
    "twitter",
    "view comments",
    "we recommend",
    "what to read next",
    "whatsapp",
    "you may also like",
    "you might also like",
];

/// Beginnings of furniture lines that no story sentence has, in order.
static BEGINNINGS: &[&str] = &[
    "(additional reporting by",
    "(c) 19",
    "(c) 20",
    "(editing by",
    "(reporting by",
    "(writing by",
    "all rights reserved",
    "also read:",
    "by clicking",
    "categories:",
    "category:",
    "click here",
    "copyright (c)",
    "copyright 19",
    "copyright 20",
    "copyright ©",
    "distributed by",
    "download our app",
    "download the app",
    "enter your email",
    "filed under",
    "follow us on",
    "follow us:",
    "get the latest",
    "image credit",
    "image source",
    "last modified",
    "last updated",
    "listen:",
    "more on:",
    "more:",
    "originally published",
    "photo by",
    "photo credit",
    "photo:",
    "photograph:",
    "photos:",
    "picture credit",
    "posted by",
    "posted in",
    "posted on",
    "read also:",
    "read more about",
    "read more:",
    "read:",
    "related article:",
    "related:",
    "see also:",
    "see more:",
    "share on",
    "share this",
    "sign up for",
    "sign up here",
    "sign up to",
    "source:",
    "subscribe for",
    "subscribe to",
    "tagged:",
    "tags:",
    "tap here",
    "this material may not be published",
    "this site uses cookies",
    "topics:",
    "updated:",
    "view in browser",
    "watch:",
    "we use cookies",
    "©",
];

/// Beginnings that a story sentence may have too: furniture only where no sentence's end follows.
static OPEN_BEGINNINGS: &[&str] = &[
    "published in",
    "published on",
    "published by",
    "published at",
    "published:",
    "updated on",
    "updated at",
    "advertisement",
    "reporting by",
    "first published",
    "more from",
    "more on",
    "support our",
    "contact us",
];

/// Longer blocks are story text, whatever they begin with; copyright notices may be longer than other lines.
const LONGEST: (usize, usize) = (200, 400);

/// Whether a block's text is page furniture.
pub(super) fn is_furniture(text: &str) -> bool {
    let (longest, longest_notice) = LONGEST;
    let notice = || text.starts_with(['©', '(']) || text.starts_with("Copyright");
    if text.len() > longest && (text.len() > longest_notice || !notice()) {
        return false;
    }
    // "-30-" ends a story on the wire.
    if !text.contains(char::is_alphanumeric) || text == "-30-" {
        return true;
    }
    let lower = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase()
    };
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '('));
    WHOLE.binary_search(&bare).is_ok()
        || begins_as_furniture(bare)
        || is_open(text) && OPEN_BEGINNINGS.iter().any(|b| begins(bare, b))
        || is_open(text) && is_stamp(bare)
        || bare.contains("all rights reserved")
        || is_counter(bare)
        || is_address(bare)
        || is_invitation(bare)
}

/// Whether a line is a by-line: "By Jane Roe", "By JANE ROE and John Doe, Staff Writers".
pub(super) fn is_byline(text: &str) -> bool {
    author(text).is_some()
}

/// The names of a by-line.
pub(super) fn author(text: &str) -> Option<&str> {
    let head = text.get(..3)?;
    let names = text
        .get(3..)
        .filter(|_| head.eq_ignore_ascii_case("by "))?
        .trim();
    let names = names.split(['|', '•', '–', '—']).next().unwrap_or(names);
    let names = names.split(" - ").next().unwrap_or(names).trim();
    let first = names.split_whitespace().next()?;
    let words = names.split_whitespace().count();
    let fits = (2..=12).contains(&words)
        && !names.ends_with(['.', ':', ';', '?', '!', ','])
        && names.split_whitespace().all(is_name_word)
        && first.starts_with(char::is_uppercase)
        && !is_time_word(first);
    fits.then(|| one_author(names))
}

/// By-lines name a role or an agency after a comma; of "Ann Poe, Bo Lee and Cy Day" nothing is cut.
fn one_author(names: &str) -> &str {
    if names.contains(" and ") {
        return names;
    }
    names.split(',').next().unwrap_or(names).trim()
}

fn is_name_word(word: &str) -> bool {
    const SMALL: [&str; 14] = [
        "and", "of", "for", "the", "de", "da", "del", "di", "van", "von", "der", "al", "bin", "in",
    ];
    word.starts_with(char::is_uppercase)
        || SMALL.contains(&word)
        || word == "&"
        || word.starts_with("al-")
}

/// A day or a month, which "by" sets a term with: "By Monday".
fn is_time_word(word: &str) -> bool {
    const TIMES: [&str; 19] = [
        "sun", "mon", "tue", "wed", "thu", "fri", "sat", "jan", "feb", "mar", "apr", "jun", "jul",
        "aug", "sep", "oct", "nov", "dec", "may",
    ];
    let lower = word.to_ascii_lowercase();
    let full = lower.ends_with("day") || lower.ends_with("uary") || lower.ends_with("ber");
    TIMES.contains(&lower.trim_end_matches('.'))
        || full && TIMES.iter().any(|t| lower.starts_with(t))
        || matches!(
            lower.as_str(),
            "march" | "april" | "june" | "july" | "august"
        )
}

/// Whether a line begins as no story sentence does.
fn begins_as_furniture(bare: &str) -> bool {
    let first = bare.as_bytes().first();
    let from = BEGINNINGS.partition_point(|b| b.as_bytes().first() < first);
    let alike = BEGINNINGS[from..].iter();
    let mut alike = alike.take_while(|b| b.as_bytes().first() == first);
    alike.any(|b| begins(bare, b))
}

/// Whether `text` begins with `beginning`, a whole word where that ends in a letter.
fn begins(text: &str, beginning: &str) -> bool {
    // Nearly all of them differ in their first letter, which is compared without a call.
    if text.as_bytes().first() != beginning.as_bytes().first() {
        return false;
    }
    text.strip_prefix(beginning).is_some_and(|rest| {
        !beginning.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphanumeric)
    })
}

/// Whether a line ends without the stop of a sentence.
fn is_open(text: &str) -> bool {
    text.len() <= 120 && !text.ends_with(['.', '!', '?', '”', '"'])
}

/// "Published June 6, 2025", "Updated 4 hours ago".
fn is_stamp(bare: &str) -> bool {
    ["published", "updated", "posted"]
        .iter()
        .any(|b| begins(bare, b))
        && bare.contains(|c: char| c.is_ascii_digit())
}

/// "12 comments", "5 min read", "3 shares".
fn is_counter(bare: &str) -> bool {
    let mut words = bare.split_whitespace();
    let number = words
        .next()
        .is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit() || b == b','));
    if !number && !matches!(words.clone().next(), Some("min" | "minute")) {
        return false;
    }
    let rest: Vec<&str> = words.take(4).collect();
    number
        && matches!(
            rest.as_slice(),
            ["comment" | "comments" | "share" | "shares" | "likes" | "views"]
                | ["min" | "mins" | "minute" | "minutes", "read"]
        )
        || matches!(rest.as_slice(), ["min" | "minute", "read"])
}

/// A web address, an e-mail address or a handle alone.
fn is_address(bare: &str) -> bool {
    let one = !bare.contains(char::is_whitespace);
    one && (bare.starts_with("http://")
        || bare.starts_with("https://")
        || bare.starts_with("www.")
        || bare.contains('@') && bare.contains('.'))
}

/// "Follow Jane Roe on Twitter @roe", "Watch the full interview below".
fn is_invitation(bare: &str) -> bool {
    const PLACES: [&str; 9] = [
        "on twitter",
        "on facebook",
        "on instagram",
        "on linkedin",
        "on telegram",
        "on x:",
        "on x @",
        "on threads",
        "on bluesky",
    ];
    let follow = bare.starts_with("follow ") && PLACES.iter().any(|p| bare.contains(p));
    let begins = ["watch ", "listen ", "see ", "read ", "view "]
        .iter()
        .any(|b| bare.starts_with(b));
    let ends = [" below", " above", " here"]
        .iter()
        .any(|e| bare.ends_with(e));
    bare.len() < 120 && (follow || begins && ends && bare.split_whitespace().count() <= 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_of_lines_can_be_searched() {
        assert!(WHOLE.is_sorted() && BEGINNINGS.is_sorted());
    }

    #[test]
    fn furniture_is_known() {
        for text in [
            "_____",
            "* * *",
            "—",
            "###",
            "-30-",
            "Comments",
            "COMMENTS (0)".trim_end_matches(" (0)"),
            "12 comments",
            "5 min read",
            "Share this:",
            "Advertisement",
            "ADVERTISEMENT",
            "Published in News & Features",
            "Published 6 June 2025",
            "©2025 Harbour Courier L.P. Visit courier.example. Distributed by Wire Two, LLC.",
            "Copyright 2024 The Harbour Courier. All rights reserved.",
            "All rights reserved",
            "Read more: Fish and ships",
            "Sign up for our morning newsletter.",
            "https://courier.example/a",
            "Follow Ann Poe on Twitter @poe.",
            "Watch the full interview below:",
            "Photo: Ann Poe/Courier",
            "(Reporting by Ann Poe; Editing by Bo Lee)",
            "Tags: fish, ships",
            "Distributed by Wire Two, LLC.",
            "Share on Facebook",
        ] {
            assert!(is_furniture(text), "{text}");
        }
    }

    #[test]
    fn story_text_is_no_furniture() {
        for text in [
            "Published in 1998, the book tells of a harbour that silted up.",
            "Comments by the minister drew anger in the port.",
            "Shares of Alder Shipping fell 3 percent.",
            "Share prices closed lower in the islands.",
            "Copyright law is at the heart of the dispute.",
            "Advertisements for the ferry had promised a short crossing.",
            "Follow the money, investigators were told.",
            "Read the minister's lips, the fishermen said.",
            "“Comments?” he asked.",
            "More from the same fund went to the northern fleet.",
            "Photographers waited outside.",
            "Ends of rope lay on the quay.",
            "30 boats were lost.",
            "By Friday the boats were back.",
            "Save the harbour, they shouted.",
        ] {
            assert!(!is_furniture(text) && !is_byline(text), "{text}");
        }
    }

    #[test]
    fn by_lines_name_their_authors() {
        for (text, want) in [
            ("By Jane Roe", Some("Jane Roe")),
            ("BY JANE ROE", Some("JANE ROE")),
            ("By Jane Roe, Staff Writer", Some("Jane Roe")),
            ("By Jane Roe | The Courier", Some("Jane Roe")),
            (
                "By Jane Roe and Omar al-Sayed",
                Some("Jane Roe and Omar al-Sayed"),
            ),
            (
                "By Ludwig van der Meer — June 6",
                Some("Ludwig van der Meer"),
            ),
            ("By Monday Morning", None),
            ("By sea and by land", None),
            ("By Jane Roe's account, nobody saw it.", None),
            ("By", None),
            ("Bypass Road", None),
        ] {
            assert_eq!(author(text), want, "{text}");
        }
    }
}
