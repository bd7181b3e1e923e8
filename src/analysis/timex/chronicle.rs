//! Finds the labels of chronologies and live blogs: the date or the time of day that opens an entry.

use super::meaning::{Calendar, Meaning};
use super::resolve::Here;
use super::{Phrase, Scan};
use crate::corpus::{Article, Span};

/// The marks that may stand before the label of an entry, in bytes ("• ", "* ").
const BULLET: u32 = 6;
/// The sentences after an entry beyond which its year holds for no further one.
const REACH: u32 = 12;

/// Reads an article's phrases in order and keeps the year that a chronology's entries are of.
pub struct Chronicle<'a> {
    text: &'a str,
    article: &'a Article,
    scan: &'a Scan,
    /// The year of the entries and the sentence of the last of them.
    running: Option<(i32, u32)>,
    /// The block of the last entry.
    entry: Option<u32>,
}

impl<'a> Chronicle<'a> {
    /// Stands before the first phrase of an article.
    pub fn of(article: &'a Article, scan: &'a Scan) -> Self {
        Self {
            text: article.text.as_str(),
            article,
            scan,
            running: None,
            entry: None,
        }
    }

    /// Where a phrase stands.
    pub fn place(&self, phrase: &Phrase) -> Here {
        let sentence = self.scan.sentences.get(phrase.sentence as usize);
        let block = sentence.map_or(0, |s| s.block);
        let span = self.article.blocks.get(block as usize).map(|b| b.span);
        Here {
            sentence: phrase.sentence,
            block,
            label: span.is_some_and(|block| is_label(self.text, block, phrase.span)),
        }
    }

    /// The year of the chronology that a phrase belongs to, where it names none: that of the line above the entries
    /// ("2009") or of an entry before it ("April 20, 2009 - …").
    pub fn year(&mut self, phrase: &Phrase, here: Here) -> Option<i32> {
        let Meaning::Calendar(date, _) = &phrase.meaning else {
            return None;
        };
        if here.label {
            self.entry = Some(here.block);
            match *date {
                Calendar { year: Some(y), .. } => self.running = Some((y, here.sentence)),
                Calendar { month: None, .. } => return None,
                _ => {}
            }
        }
        let (year, last) = self.running?;
        if date.year.is_some() || here.sentence.saturating_sub(last) > REACH {
            return None;
        }
        let own = self.entry == Some(here.block);
        if here.label {
            self.running = Some((year, here.sentence));
        }
        own.then_some(year)
    }
}

/// Whether a phrase opens its block and a mark or the block's end parts it from what follows.
pub fn is_label(text: &str, block: Span, phrase: Span) -> bool {
    let lead = phrase.start.saturating_sub(block.start);
    if lead > BULLET || phrase.start < block.start || phrase.end > block.end {
        return false;
    }
    let part = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or("");
    if part(block.start, phrase.start).contains(char::is_alphanumeric) {
        return false;
    }
    let rest = part(phrase.end, block.end).trim_start();
    // "7.30 pm CDT: …"
    let zone = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = if (2..=4).contains(&zone) {
        rest[zone..].trim_start()
    } else {
        rest
    };
    let dash = |r: &str| r.starts_with("- ") || r.starts_with("-- ");
    rest.trim_end().is_empty() || rest.starts_with([':', '—', '–']) || dash(rest)
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::values_of;

    #[test]
    fn a_year_on_a_line_of_its_own_holds_for_the_entries_below_it() {
        let text = "2029\n\nMarch 3: The dam of Tarn cracked.\n\nMay 9 - Divers sealed it, and left on May 11.\n\n\
                    The dam held until June.";
        let found = values_of(text, "2031-03-04");
        let want = ["2029", "2029-03-03", "2029-05-09", "2029-05-11", "2030-06"];
        assert_eq!(found[..4], want[..4], "{found:?}");
    }

    #[test]
    fn the_year_of_an_entry_holds_for_the_next_one() {
        let text = "* March 3, 2028 - The mill burned.\n\n* March 5 - Ann Poe left Tarn.\n\nShe spoke on February 2.";
        let want = ["2028-03-03", "2028-03-05", "2031-02-02"];
        assert_eq!(values_of(text, "2031-03-04"), want);
    }

    #[test]
    fn the_entries_of_a_live_blog_are_of_its_day() {
        let text = "The mill burned on February 3.\n\n1.19 pm: The mayor of Tarn speaks.\n\n7.30 pm CDT: She goes home.";
        let want = ["2031-02-03", "2031-03-04T13:19", "2031-03-04T19:30"];
        assert_eq!(values_of(text, "2031-03-04"), want);
    }

    #[test]
    fn a_time_of_day_is_of_a_day_named_near_by_and_not_of_one_told_in_passing() {
        let text = "The mill burned on February 3. It fell at 10 pm.\n\nOne man died.\n\nTwo were hurt.\n\n\
                    Police were called at 9 am to the mayor's house.";
        let want = ["2031-02-03", "2031-02-03T22:00", "2031-03-04T09:00"];
        assert_eq!(values_of(text, "2031-03-04"), want);
    }
}
