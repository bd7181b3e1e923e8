//! Finds which accounts of an event have one origin: whole copies, passages taken over, reports of one agency.
//!
//! A quotation in common ties nothing, for what was said in public many heard. An article repeats others only where
//! each of its accounts of the event does.

use std::collections::HashMap;

use super::copies::{FEWEST, RUN, lower_hash, mix};
use super::features::Source;
use crate::analysis::lexicon;
use crate::corpus::{ArticleId, Span};
use crate::model::origin::{Repeat, Tie};
use crate::model::{Account, Event, Place};

/// The accounts of all events that only repeat others, in order of event, then of place.
pub fn find(source: Source, originals: &[u32], events: &[Event]) -> Vec<Repeat> {
    let mut out = Vec::new();
    for event in events.iter().filter(|e| e.sources() > 1) {
        let told = Told::of(source, originals, event);
        told.repeats(event, &mut out);
    }
    out
}

/// What an account rests on.
#[derive(Clone, Copy)]
struct Rest {
    /// The earlier account.
    of: usize,
    tie: Tie,
}

/// The accounts of one event in order of publication, each with what it rests on.
struct Told<'a> {
    accounts: Vec<&'a Account>,
    rests: Vec<Option<Rest>>,
}

impl<'a> Told<'a> {
    fn of(source: Source, originals: &[u32], event: &'a Event) -> Self {
        let mut accounts: Vec<&Account> = event.accounts.iter().collect();
        accounts.sort_by_key(|a| {
            let published = source.notes[a.article.index()].published.value;
            (published, a.article, a.span)
        });
        let mut out = Self {
            rests: vec![None; accounts.len()],
            accounts,
        };
        out.by_article(originals);
        out.by_passage(source);
        out.by_agency(source);
        out
    }

    /// Ties accounts of articles that are copies of one.
    fn by_article(&mut self, originals: &[u32]) {
        let mut first: HashMap<u32, usize> = HashMap::new();
        for at in 0..self.accounts.len() {
            let article = self.accounts[at].article;
            let of = *first.entry(originals[article.index()]).or_insert(at);
            self.rest(at, of, Tie::Article);
        }
    }

    /// Ties accounts whose sentences share most of their runs of words.
    fn by_passage(&mut self, source: Source) {
        let mut runs: HashMap<u64, usize> = HashMap::new();
        for at in 0..self.accounts.len() {
            let words = narrative(source, self.accounts[at]);
            if words.len() < FEWEST {
                continue;
            }
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for run in words.windows(RUN) {
                let key = run.iter().fold(0, |h, &w| mix(h, w));
                let of = *runs.entry(key).or_insert(at);
                *shared.entry(of).or_default() += 1;
            }
            let all = words.len() + 1 - RUN;
            let own = self.accounts[at].article;
            let most = shared
                .into_iter()
                .filter(|&(of, n)| self.accounts[of].article != own && n * 3 >= all * 2)
                .max_by_key(|&(of, n)| (n, std::cmp::Reverse(of)));
            if let Some((of, _)) = most {
                self.rest(at, of, Tie::Passage);
            }
        }
    }

    /// Ties articles all of whose accounts one agency is given for.
    fn by_agency(&mut self, source: Source) {
        let mut of_article: HashMap<ArticleId, Option<&'static str>> = HashMap::new();
        for account in &self.accounts {
            let cited = agency(source, account);
            let kept = of_article.entry(account.article).or_insert(cited);
            *kept = kept.filter(|k| Some(*k) == cited);
        }
        let mut first: HashMap<&str, usize> = HashMap::new();
        for at in 0..self.accounts.len() {
            if let Some(Some(name)) = of_article.get(&self.accounts[at].article) {
                let of = *first.entry(name).or_insert(at);
                self.rest(at, of, Tie::Agency);
            }
        }
    }

    /// Lets account `at` rest on an earlier one of another article, where it rests on none yet.
    fn rest(&mut self, at: usize, of: usize, tie: Tie) {
        let other = self.accounts[at].article != self.accounts[of].article;
        if other && self.rests[at].is_none() {
            self.rests[at] = Some(Rest { of, tie });
        }
    }

    /// Adds the accounts of the articles that rest on others altogether.
    fn repeats(&self, event: &Event, out: &mut Vec<Repeat>) {
        let from = out.len();
        let mut own: Vec<ArticleId> = Vec::new();
        for (account, rest) in self.accounts.iter().zip(&self.rests) {
            if rest.is_none() {
                own.push(account.article);
            }
        }
        own.sort_unstable();
        let place = |account: &Account| Place {
            article: account.article,
            span: account.span,
        };
        for (account, rest) in self.accounts.iter().zip(&self.rests) {
            if let Some(rest) = rest
                && own.binary_search(&account.article).is_err()
            {
                out.push(Repeat {
                    event: event.id,
                    place: place(account),
                    of: place(self.accounts[rest.of]),
                    tie: rest.tie,
                });
            }
        }
        out[from..].sort_by_key(|r| r.place);
    }
}

/// The sentence of an account.
fn sentence(source: Source, account: &Account) -> Span {
    let note = &source.notes[account.article.index()];
    let mention = note.events.get(account.mention as usize);
    let sentence = mention.and_then(|m| note.sentences.get(m.sentence as usize));
    sentence.map_or(account.span, |s| s.span)
}

/// The words of an account's sentence as hashes, those of direct quotations left out.
fn narrative(source: Source, account: &Account) -> Vec<u32> {
    let note = &source.notes[account.article.index()];
    let text = source.articles[account.article.index()].text.as_str();
    let whole = sentence(source, account);
    let mut from = whole.start;
    let mut out = Vec::new();
    let mut add = |start: u32, end: u32| {
        let words = text.get(start as usize..end as usize).unwrap_or_default();
        let words = words.split(|c: char| !c.is_alphanumeric());
        out.extend(words.filter(|w| !w.is_empty()).map(lower_hash));
    };
    for content in quoted(note, whole) {
        if from < content.start {
            add(from, content.start);
        }
        from = from.max(content.end);
    }
    if from < whole.end {
        add(from, whole.end);
    }
    out
}

/// The direct quotations that reach into a span, in order.
fn quoted(note: &crate::analysis::Annotations, within: Span) -> impl Iterator<Item = Span> {
    let to = note
        .quotations
        .partition_point(|q| q.content.start < within.end);
    let some = note.quotations[..to].iter().rev().take(16).rev();
    some.filter(move |q| q.direct && q.content.overlaps(within))
        .map(|q| q.content)
}

/// The news agency that an account is given to: by its sentence, or by who published the article.
fn agency(source: Source, account: &Account) -> Option<&'static str> {
    let article = &source.articles[account.article.index()];
    let publisher = article
        .source
        .as_ref()
        .and_then(|s| lexicon::AGENCIES.get(s.as_str()));
    publisher.or_else(|| cited(source, account))
}

/// Words that give a statement to the agency named beside them.
const CITING: [&str; 9] = [
    "according to",
    "reported",
    "reports",
    "quoted",
    "quoting",
    "cited",
    "citing",
    "told",
    "news agency",
];

/// The agency that an account's sentence cites.
fn cited(source: Source, account: &Account) -> Option<&'static str> {
    let note = &source.notes[account.article.index()];
    let whole = sentence(source, account);
    let words = whole.of(source.articles[account.article.index()].text.as_str());
    let from = note
        .mentions
        .partition_point(|m| m.span.start < whole.start);
    let here = note.mentions[from..]
        .iter()
        .take_while(|m| m.span.end <= whole.end);
    let mut named = here.filter_map(|m| note.actors.get(m.actor.index()));
    let agency = named.find_map(|a| lexicon::AGENCIES.get(&a.name))?;
    CITING
        .iter()
        .any(|cue| words.contains(cue))
        .then_some(agency)
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;
    use crate::model::{Event, Model};

    const SIGNED: &str = "Envoys of [c-NO:Norway] and [c-IS:Iceland] <truce:signed> a truce on cod quotas \
        in [l:Bergen] {2031-03-12|on March 12}.";
    const AGAIN: &str = "After a night of talks [c-NO:Norway] and [c-IS:Iceland] <truce:signed> their truce \
        over cod {2031-03-12|on March 12}.";
    const THIRD: &str = "The truce on cod that [c-NO:Norway] and [c-IS:Iceland] <truce:signed> {2031-03-12|on March 12} \
        ends years of quarrels.";

    fn told(model: &Model) -> &Event {
        let events = model.events.iter();
        events
            .max_by_key(|e| e.accounts.len())
            .expect("a text has events")
    }

    fn origins(texts: &[&str]) -> (usize, usize, Vec<&'static str>) {
        let days = ["2031-03-13", "2031-03-14", "2031-03-15"];
        let articles: Vec<(&str, &str)> = days.into_iter().zip(texts.iter().copied()).collect();
        let model = trial(&articles).model;
        let event = told(&model);
        let ties = model
            .repeats_of(event.id)
            .iter()
            .map(|r| r.tie.name())
            .collect();
        (event.sources(), model.origins(event.id), ties)
    }

    #[test]
    fn a_copy_is_no_second_origin() {
        assert_eq!(origins(&[SIGNED, AGAIN, THIRD]), (3, 3, vec![]));
        assert_eq!(origins(&[SIGNED, AGAIN, SIGNED]), (3, 2, vec!["passage"]));
        assert_eq!(
            origins(&[SIGNED, SIGNED, SIGNED]),
            (3, 1, vec!["passage", "passage"])
        );
    }

    #[test]
    fn two_reports_from_one_agency_are_one_origin() {
        let from = |agency: &str, text: &str| {
            format!("{}, [o:{agency}] reported.", text.trim_end_matches('.'))
        };
        let (one, two) = (from("Reuters", SIGNED), from("Reuters", AGAIN));
        assert_eq!(origins(&[&one, &two]), (2, 1, vec!["agency"]));
        let other = from("Xinhua", AGAIN);
        assert_eq!(origins(&[&one, &other]), (2, 2, vec![]));
        assert_eq!(origins(&[&one, THIRD]), (2, 2, vec![]));
    }

    #[test]
    fn a_quotation_in_common_is_no_common_origin() {
        let said = "“Nobody in the north will fish for cod again until both of us have counted what is left,”";
        let one =
            format!("{said} minister [Ada Vale] <said:announced> {{2031-03-12|on March 12}}.");
        let two = format!(
            "{{2031-03-12|On March 12}} minister [Ada Vale] <said:announced> the ban: {said} she said."
        );
        let (_, origins, ties) = origins(&[&one, &two]);
        assert_eq!((origins, ties), (2, vec![]));
    }
}
