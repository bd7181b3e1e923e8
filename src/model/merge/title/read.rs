//! Judges how a stretch of a sentence reads as a headline: where it begins, where it ends, what it holds.

use crate::analysis::event::lemma;
use crate::analysis::{ActorKind, EventMention, Mention, MentionForm, Telling, Timex, lexicon};
use crate::corpus::Span;
use crate::model::merge::features::{Item, Source, is_saying};

/// The most clause ends that are tried after a predicate.
const ENDS: usize = 8;

/// The most that the beginning, the end and the place of its predicate add to how a stretch reads.
const MOST_GAINED: f32 = 3.5;

/// What all stretches with one beginning share: how what stands in them before the predicate reads, and what stands
/// before them.
pub struct Lead {
    /// Where they begin.
    pub start: u32,
    /// How much worse they read for a linking word or a dateline before the predicate.
    buries: f32,
    /// How much worse they read for what ran into the sentence, or for another one's words on a noun.
    distracts: f32,
    /// Whether a linking word stands before them.
    follows_aside: bool,
}

/// A sentence that tells an event.
pub struct Words<'a> {
    text: &'a str,
    mention: &'a EventMention,
    sentence: Span,
    /// The other mentions of events of its sentence.
    others: Vec<&'a EventMention>,
    names: &'a [Mention],
    times: &'a [Timex],
    /// Where the title of what a subordinate clause tells may begin: with the clause, or with what it describes. Empty
    /// where the sentence is about the event.
    aside: Vec<usize>,
}

impl<'a> Words<'a> {
    /// The sentence of `item`.
    pub fn of(source: Source<'a>, item: Item) -> Self {
        let note = &source.notes[item.article as usize];
        let mention = source.mention(item);
        let text = source.articles[item.article as usize].text.as_str();
        let sentence = note
            .sentences
            .get(mention.sentence as usize)
            .map_or(mention.span, |s| s.span);
        let at = item.mention as usize;
        let same = |e: &&EventMention| e.sentence == mention.sentence;
        let before = note.events[..at].iter().rev().take_while(same);
        let after = note.events[at + 1..].iter().take_while(same);
        let first = note
            .mentions
            .partition_point(|m| m.span.end <= sentence.start);
        let last = note
            .mentions
            .partition_point(|m| m.span.start < sentence.end);
        let from = note
            .timexes
            .partition_point(|t| t.span.end <= sentence.start);
        let to = note
            .timexes
            .partition_point(|t| t.span.start < sentence.end);
        let mut words = Self {
            text,
            mention,
            sentence,
            others: before.chain(after).take(12).collect(),
            names: &note.mentions[first.min(last)..last],
            times: &note.timexes[from.min(to)..to],
            aside: Vec::new(),
        };
        words.aside = words.openings_aside();
        words
    }

    /// Whether the sentence tells of something else and the event in a clause of it.
    pub fn is_aside(&self) -> bool {
        !self.aside.is_empty()
    }

    /// Where the subordinate clause of the event begins, and the noun that it describes: "since [he took office]",
    /// "[the rates that he announced]".
    fn openings_aside(&self) -> Vec<usize> {
        let clause = self.mention.span.start as usize;
        let lead = self.text.get(self.sentence.start as usize..clause);
        let within = matches!(self.mention.telling, Telling::Aside | Telling::Reported);
        let Some(lead) = lead.filter(|_| within && !self.mention.noun) else {
            return Vec::new();
        };
        let opener = lead.split_whitespace().next_back().unwrap_or("");
        let before = lead.trim_end().strip_suffix(opener).unwrap_or("");
        if self.mention.telling == Telling::Reported {
            // "The rates that he announced": no verb of saying rules the noun before "that".
            let noun = described(before).filter(|&at| {
                let start = self.sentence.start + at as u32;
                let timed =
                    |t: &Timex| t.span.end > start && t.span.start < self.mention.span.start;
                !self.times.iter().any(timed)
                    && !is_said(&before[..at])
                    && !holds_content(&before[at..])
            });
            let clause = self.text.get(clause..self.mention.trigger.start as usize);
            let whole = clause.is_some_and(|c| !c.contains(['”', '"']));
            let noun = noun.filter(|_| opener == "that" && whole);
            return noun.map_or_else(Vec::new, |at| vec![self.sentence.start as usize + at]);
        }
        if matches!(
            opener,
            "that" | "which" | "who" | "whom" | "whose" | "where"
        ) {
            let noun = described(before);
            return match noun {
                Some(at) => vec![self.sentence.start as usize + at],
                None => vec![clause],
            };
        }
        if opens_adjunct(&opener.to_lowercase()) {
            return vec![clause];
        }
        // "since the fund, under a plan of its own, imposed …": the subject stands before what parts it from its verb.
        if self.mention.span.start == self.mention.trigger.start
            && let Some((at, word)) = last_opener(lead)
        {
            let from = self.sentence.start as usize + at + word;
            let between = |o: &&EventMention| {
                !o.noun && (o.trigger.start as usize) > from && (o.trigger.start as usize) < clause
            };
            if !self.others.iter().any(between) {
                return vec![from];
            }
        }
        Vec::new()
    }

    /// Where a title may begin: the sentence, the clause, and what follows a comma before the predicate.
    pub fn starts(&self) -> Vec<usize> {
        if !self.aside.is_empty() {
            return self.aside.clone();
        }
        let (from, to) = (
            self.sentence.start as usize,
            self.mention.trigger.start as usize,
        );
        let mut out = vec![from, self.mention.span.start as usize];
        let lead = self.text.get(from..to).unwrap_or("");
        for mark in [", ", "” ", " - ", "\n"] {
            let parts = lead.rmatch_indices(mark).take(4);
            out.extend(parts.map(|(at, m)| from + at + m.len()));
        }
        out.extend(openings(lead).map(|at| from + at));
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Where a title may end: the sentence, the clause, and before each mark and linking word after the predicate.
    pub fn ends(&self) -> Vec<usize> {
        let from = self.mention.trigger.end as usize;
        let end = (self.mention.span.end as usize).max(from);
        if self.mention.telling == Telling::Reported && !self.aside.is_empty() {
            let comma = self.text.get(from..end).and_then(|t| t.find(", "));
            return vec![comma.map_or(end, |at| from + at)];
        }
        let mut out = vec![self.sentence.end as usize, end];
        let tail = self
            .text
            .get(from..self.sentence.end as usize)
            .unwrap_or("");
        let mut count = 0;
        for (at, mark) in tail.char_indices() {
            let rest = &tail[at + mark.len_utf8()..];
            let links = mark == ' ' && (links(rest) || rest.starts_with("and "));
            let parts = matches!(mark, ',' | ';' | '—' | '–' | '(' | ':' | '\n')
                && !tail[..at].ends_with(|c: char| c.is_ascii_digit() && mark == ',');
            if parts || links {
                out.push(from + at);
                count += 1;
            }
            if count == ENDS {
                break;
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The stretch without the marks around it; quotation marks that have their partner stay.
    pub fn trimmed(&self, start: usize, end: usize) -> Span {
        let Some(words) = self.text.get(start..end) else {
            return self.mention.span;
        };
        let lead = words.trim_start_matches(|c: char| c.is_whitespace() || ",;:—–.".contains(c));
        let start = end - lead.len();
        let kept = lead.trim_end_matches(|c: char| c.is_whitespace() || ",;:—–-(".contains(c));
        let whole = start + kept.len() >= self.sentence.end as usize;
        let kept = if whole && !is_abbreviated(kept) {
            kept.trim_end_matches('.')
        } else {
            kept
        };
        if kept.is_empty() {
            return self.mention.span;
        }
        Span::new(start, start + kept.len())
    }

    /// The clause cut at a space, for sentences without any fitting stretch.
    pub fn shortened(&self) -> Span {
        let span = self.mention.span;
        let words = span.of(self.text);
        if words.len() <= super::LONGEST {
            return span;
        }
        let least = (self.mention.trigger.end.max(span.start) - span.start) as usize;
        let mut most = super::LONGEST.max(least + 30).min(words.len());
        while !words.is_char_boundary(most) {
            most -= 1;
        }
        let cut = words[..most].rfind(' ').filter(|&at| at >= least);
        let kept = words[..cut.unwrap_or(most)].trim_end_matches(|c: char| !c.is_alphanumeric());
        Span::new(span.start as usize, span.start as usize + kept.len())
    }

    /// What is said of all stretches that begin at `start`.
    pub fn lead(&self, start: u32) -> Lead {
        let trigger = self.mention.trigger;
        let lead = self.text.get(start as usize..trigger.start as usize);
        let lead = lead.unwrap_or("");
        let last = lead.rsplit(", ").next().unwrap_or(lead);
        let before = self.text.get(self.sentence.start as usize..start as usize);
        let before = before.and_then(|b| b.split_whitespace().next_back());
        let worse = |holds: bool, by: f32| if holds { by } else { 0.0 };
        // "… has gone up and down since he took office": the title is one of what comes first.
        let beneath = !self.mention.noun && last.split(' ').skip(1).any(is_aside);
        // The place and the agency before a report are no part of it: "OSLO (Agency) - Norway …".
        let dateline = lead.contains(") - ") || lead.contains("-RRB- - ");
        // A heading or a credit that ran into its sentence.
        let runs_in = openings(lead).next().is_some();
        // "The minister stressed that the call …" tells of the stressing.
        let stressed = self.mention.noun && lead.contains(" that ");
        Lead {
            start,
            buries: worse(beneath, 3.0) + worse(dateline, 3.0),
            distracts: worse(runs_in, 3.0) + worse(stressed, 1.2),
            follows_aside: before.is_some_and(is_aside),
        }
    }

    /// How well a stretch with this lead reads, from about -15 to 5; no more than `least` where it is no better.
    pub fn reads(&self, span: Span, lead: &Lead, least: f32) -> f32 {
        let words = span.of(self.text);
        let length = words.chars().count() as f32;
        let mut score = match length {
            ..30.0 => (length - 30.0) / 8.0,
            30.0..=100.0 => 1.0 - (length - 70.0).abs() / 60.0,
            _ => 0.4 - (length - 100.0) / 15.0,
        };
        if score + MOST_GAINED <= least {
            return least;
        }
        score += self.begins(span) + self.finishes(span);
        if !balanced(words) {
            score -= 3.0;
        }
        if words.contains('\n') || words.contains('|') {
            score -= 3.0;
        }
        let trigger = self.mention.trigger;
        if !span.covers(trigger) {
            score -= 2.0;
        }
        // What the words are about stands early in them.
        let offset = trigger.start.saturating_sub(span.start) as f32;
        score += 0.6 * (1.0 - offset / span.len().max(1) as f32).max(0.0);
        score -= lead.buries;
        // From here on a stretch only loses.
        if score <= least {
            return least;
        }
        if self.aside.is_empty() {
            score -= self.headless(span);
        }
        if self.cuts_apposition(span) {
            score -= 3.0;
        }
        score -= lead.distracts;
        // "She took office in May, saying …": who says it is the subject of the clause around.
        let runs_on = || {
            let tail = self.text.get(trigger.end as usize..span.end as usize);
            tail.is_some_and(|t| t.contains(", "))
        };
        if lead.follows_aside && runs_on() {
            score -= 2.5;
        }
        let (rivals, added) = self.rivals(span);
        score - 0.8 * rivals as f32 - 2.2 * added as f32
    }

    /// How many other predicates rule a stretch, up to two, and how many are another event in it, up to one.
    fn rivals(&self, span: Span) -> (usize, usize) {
        let trigger = self.mention.trigger;
        // Another predicate that rules the words makes the title one of that.
        let rules = |o: &&&EventMention| {
            let ahead = o.trigger.start < trigger.start;
            let reports = || {
                self.mention.telling == Telling::Reported && is_saying(o) || is_saying(self.mention)
            };
            span.covers(o.trigger) && ahead && !o.noun && o.trigger != trigger && !reports()
        };
        // So does one with a time of its own after it, which is another event.
        let adds = |o: &&&EventMention| {
            let dated = o.when.as_ref().is_some_and(|w| w.period.is_some());
            let after = span.covers(o.trigger) && o.trigger.start > trigger.start;
            after && dated && o.telling == Telling::Main && !is_saying(o)
        };
        let rivals = self.others.iter().filter(rules).take(2).count();
        (rivals, self.others.iter().filter(adds).take(1).count())
    }

    /// Whether a stretch has no predicate of its own: "In a meeting on Thursday", "According to figures that came out".
    /// How much worse it reads: most where an adjunct stands alone, less where a verb may have been missed.
    fn headless(&self, span: Span) -> f32 {
        let words = span.of(self.text);
        let first = words.split([' ', ',']).next().unwrap_or("").to_lowercase();
        let adjunct = is_preposition(&first)
            || is_link(&first)
            || matches!(
                &*first,
                "unlike" | "like" | "amid" | "based" | "created" | "due"
            );
        // What opens with an adjunct tells nothing before the comma after it.
        let from = if adjunct {
            match words.find(", ") {
                Some(comma) => comma + 2,
                None => return 3.5,
            }
        } else {
            0
        };
        let rest = words.get(from..).unwrap_or("");
        let start = span.start + from as u32;
        let related = |at: u32| {
            let lead = self.text.get(start as usize..at as usize).unwrap_or("");
            let lead = lead.rsplit(", ").next().unwrap_or(lead);
            lead.split(' ').rev().take(4).any(|w| {
                is_link(w) || matches!(w, "that" | "which" | "who" | "whom" | "after" | "before")
            })
        };
        let predicate = |e: &EventMention| {
            let inside = e.trigger.start >= start && e.trigger.end <= span.end;
            inside && !e.noun && !related(e.trigger.start) && !self.modifies(e, start)
        };
        let verb = predicate(self.mention) || self.others.iter().any(|o| predicate(o));
        let stated = || {
            let mut before = ",";
            rest.split(' ').any(|word| {
                let follows = !before.ends_with(',') && !matches!(before, "that" | "which" | "who");
                before = word;
                is_finite(word) || follows && inflected(word.trim_end_matches(','))
            })
        };
        match (verb || stated(), adjunct) {
            (true, _) => 0.0,
            (false, true) => 3.5,
            (false, false) => 2.0,
        }
    }

    /// Whether a verb only describes the noun before it: "the papers, released in May".
    fn modifies(&self, verb: &EventMention, start: u32) -> bool {
        let lead = self.text.get(start as usize..verb.trigger.start as usize);
        let word = verb.trigger.of(self.text);
        let participle = word.ends_with("ing") || word.ends_with("ed");
        participle && lead.is_some_and(|l| l.trim_end().is_empty() || l.ends_with(", "))
    }

    /// Whether a stretch opens with the end of an apposition: "Ann Poe, will meet" of "its head, Ann Poe, will meet".
    fn cuts_apposition(&self, span: Span) -> bool {
        let before = self
            .text
            .get(self.sentence.start as usize..span.start as usize);
        let words = span.of(self.text);
        let Some(comma) = words.find(", ") else {
            return false;
        };
        let next = span.start + comma as u32 + 2;
        let word = words[comma + 2..].split(' ').next().unwrap_or("");
        let verb = |e: &EventMention| !e.noun && e.trigger.start == next;
        let follows = is_finite(word) || verb(self.mention) || self.others.iter().any(|o| verb(o));
        before.is_some_and(|b| b.ends_with(", "))
            && words.starts_with(char::is_uppercase)
            && !words[..comma].contains(" and ")
            && follows
    }

    /// How well its beginning serves: a subject by name is best; a pronoun, a conjunction, a verb are not.
    fn begins(&self, span: Span) -> f32 {
        let words = span.of(self.text);
        let first: &str = words
            .split(|c: char| !c.is_alphanumeric() && !"'’-.".contains(c))
            .next()
            .unwrap_or("");
        let lower = first.to_lowercase();
        let name = self.names.iter().find(|m| {
            m.span.contains(span.start) && m.form != MentionForm::Pronoun && m.span.len() > 1
        });
        let verb_first = |e: &EventMention| !e.noun && e.trigger.start == span.start;
        if verb_first(self.mention) || self.others.iter().any(|o| verb_first(o)) {
            return -4.0;
        }
        let mut score = match lower.as_str() {
            "the" | "a" | "an" | "both" | "all" | "more" | "no" => 0.8,
            _ if name.is_some_and(|m| m.form != MentionForm::Adjective) => 1.3,
            _ if name.is_some() => 1.0,
            _ if is_pronoun(&lower) => -3.0,
            _ if is_link(&lower) => -2.5,
            _ if is_auxiliary(&lower) => -4.0,
            _ if is_preposition(&lower) => -0.9,
            _ if lexicon::STOPWORDS.contains(lower.as_str()) => -1.0,
            _ if lower.ends_with("ing") || lower.ends_with("ed") => -2.5,
            _ if lower.ends_with("ly") => -0.6,
            _ if words.starts_with(char::is_uppercase) => 0.6,
            _ if words.starts_with(char::is_numeric) => 0.3,
            _ if words.starts_with(['“', '"', '‘']) => -0.8,
            _ => -0.2,
        };
        if words.starts_with(['”', '’', ')', '\'']) {
            score -= 3.0;
        }
        if words.starts_with(char::is_lowercase) {
            score -= 0.25;
        }
        // "The two sides" points back at names that a title lacks.
        if words
            .get(..8)
            .is_some_and(|w| w.eq_ignore_ascii_case("the two "))
        {
            score -= 0.5;
        }
        // What somebody is reported to have said is no fact: the title says whose words it is.
        if self.mention.telling == Telling::Reported && span.start > self.sentence.start {
            score -= 0.6;
        }
        // A time that opens a sentence is told by the heading already.
        let timed = self.times.iter().any(|t| t.span.contains(span.start));
        if timed && score > -0.9 {
            score = -0.9;
        }
        let subject = self.names.iter().any(|m| {
            let person = m.kind != ActorKind::Place && m.form != MentionForm::Pronoun;
            person && m.span.start >= span.start && m.span.end <= self.mention.trigger.start
        });
        score + if subject { 0.7 } else { 0.0 }
    }

    /// How well its end serves: with its sentence, or where a mark parts it; never before its object.
    fn finishes(&self, span: Span) -> f32 {
        let rest = self
            .text
            .get(span.end as usize..self.sentence.end as usize)
            .unwrap_or("");
        let after = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let marked = rest
            .trim_start()
            .starts_with([',', ';', '—', '–', ':', '.', '(', '\n']);
        let next = after
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        let mut score = if after.is_empty() {
            0.8
        } else if is_complement(next) {
            -2.0
        } else if marked {
            0.4
        } else if links(after) {
            0.0
        } else if next == "and" {
            -0.6
        } else {
            -1.2
        };
        let last = span.of(self.text).rsplit(' ').next().unwrap_or("");
        let last = last.to_lowercase();
        if is_preposition(&last) || is_link(&last) || is_auxiliary(&last) {
            score -= 2.5;
        }
        if is_saying(self.mention) && self.said(span) < 12 {
            score -= 3.5;
        }
        if self.breaks_off(span) {
            score -= 4.0;
        }
        if halves_a_pair(span.of(self.text)) || self.cuts_a_list(span) {
            score -= 3.0;
        }
        score
    }

    /// Whether a stretch ends amid names in a row: "three carriers, Alma Lines" before ", Besso Ferries and …".
    fn cuts_a_list(&self, span: Span) -> bool {
        let words = span.of(self.text);
        let rest = self.text.get(span.end as usize..self.sentence.end as usize);
        let goes_on = rest.is_some_and(|r| {
            let next = r.strip_prefix(", ").map(|n| n.trim_start_matches("and "));
            let next = next.or_else(|| r.strip_prefix(" and "));
            next.is_some_and(|n| n.starts_with(char::is_uppercase))
        });
        let last = words.rfind(", ").map_or("", |at| &words[at + 2..]);
        let named = last.split(' ').all(|w| w.starts_with(char::is_uppercase));
        goes_on && !last.is_empty() && named
    }

    /// How many bytes of the stretch tell what a verb of saying says: after it, times left out, or before it.
    fn said(&self, span: Span) -> usize {
        let trigger = self.mention.trigger;
        // "The talks had failed, the minister conceded last week."
        let told = self.mention.span.start;
        let lead = self.text.get(told as usize..trigger.start as usize);
        let ahead = lead.is_some_and(|l| l.len() > 40 && l.contains(", "));
        if self.covers_earlier(span) || told == self.sentence.start && span.start == told && ahead {
            return span.len();
        }
        let mut from = trigger.end;
        for time in self.times.iter().filter(|t| t.span.end <= span.end) {
            let gap = self.text.get(from as usize..time.span.start as usize);
            if gap.is_some_and(|g| matches!(g.trim(), "" | "on" | "in")) {
                from = time.span.end;
            }
        }
        let rest = self
            .text
            .get(from as usize..span.end as usize)
            .unwrap_or("");
        let next = rest.trim_start().split(' ').next().unwrap_or("");
        let adjunct = links(rest.trim_start())
            || matches!(next, "in" | "at" | "during" | "on" | "by" | "and")
            || rest.starts_with(|c: char| c.is_ascii_punctuation() && c != '"');
        if adjunct {
            // "announced after a call that …": only what the verb needs counts.
            return rest.find(" that ").map_or(0, |at| rest.len() - at);
        }
        rest.len()
    }

    /// Whether a stretch holds a predicate before its own.
    fn covers_earlier(&self, span: Span) -> bool {
        let trigger = self.mention.trigger;
        let holds = |o: &&EventMention| {
            span.covers(o.trigger) && o.trigger.start < trigger.start && !o.noun
        };
        self.others.iter().any(holds)
    }

    /// Whether a stretch breaks off within what it has begun to tell: a report without its predicate
    /// ("said that the three firms, …"), a further clause without its own (", but some disputes, …").
    fn breaks_off(&self, span: Span) -> bool {
        if span.end >= self.sentence.end.saturating_sub(1) {
            return false;
        }
        let trigger = self.mention.trigger;
        let later = |o: &&&EventMention| !o.noun && o.trigger.start > trigger.start;
        let reported = |o: &&&EventMention| {
            later(o) && matches!(o.telling, Telling::Reported | Telling::Earlier)
        };
        let first = self.others.iter().filter(reported).map(|o| o.trigger).min();
        // "The agency reported that three carriers" before ", Alma Lines and …, had won".
        let told = span
            .of(self.text)
            .rfind(" that ")
            .map(|at| &span.of(self.text)[at + 6..]);
        let cut = self
            .text
            .get(span.end as usize..)
            .is_some_and(|r| r.starts_with(','));
        if is_saying(self.mention) && cut && told.is_some_and(|t| t.split(' ').count() < 5) {
            return true;
        }
        if is_saying(self.mention)
            && first.is_some_and(|t| !span.covers(t))
            && !self.covers_earlier(span)
        {
            return true;
        }
        let words = span.of(self.text);
        let Some(comma) = words.rfind(", ") else {
            return false;
        };
        let from = span.start + comma as u32;
        let opening = words[comma + 2..].split(' ').next().unwrap_or("");
        let clause = matches!(
            opening,
            "but" | "which" | "who" | "while" | "when" | "where" | "because" | "as"
        );
        clause
            && from > trigger.end
            && !self
                .others
                .iter()
                .any(|o| o.trigger.start > from && span.covers(o.trigger))
    }
}

/// Words that open a clause which tells when or why the clause around it holds.
fn opens_adjunct(word: &str) -> bool {
    matches!(
        word,
        "since" | "after" | "before" | "when" | "until" | "because" | "while" | "once" | "as"
    )
}

/// The last word in `lead` that opens such a clause: where it stands and its length with the space after it.
fn last_opener(lead: &str) -> Option<(usize, usize)> {
    let mut at = lead.len();
    let mut words = lead.split(' ').rev();
    words.find_map(|word| {
        at -= word.len();
        let found = (at, word.len() + 1);
        at = at.saturating_sub(1);
        opens_adjunct(word).then_some(found)
    })
}

/// Whether the last verb of `lead` is one of saying, or its noun is: what follows "that" is then what is said.
fn is_said(lead: &str) -> bool {
    let mut words = lead.split(' ').rev().take(12);
    let kind = words.find_map(|word| {
        let form = word.to_lowercase();
        let lemma = lemma::verb(form.trim_end_matches(','));
        lemma::event_verb(&lemma).map(|row| row.1)
    });
    kind.is_none_or(|row| row.starts_with("say") || row.starts_with("news"))
}

/// Whether what follows "that" is what a noun says or means ("a report that …", "the fear that …"), not a description of it.
fn holds_content(noun: &str) -> bool {
    let last = noun
        .trim_end()
        .rsplit(' ')
        .next()
        .unwrap_or("")
        .to_lowercase();
    let lemma = lemma::verb(&last);
    let says = lemma::event_verb(&lemma)
        .is_some_and(|r| r.1.starts_with("say") || r.1.starts_with("news"));
    says || last.contains(['”', '"'])
        || matches!(
            &*lemma::noun(&last),
            "email"
                | "e-mail"
                | "letter"
                | "message"
                | "news"
                | "fact"
                | "idea"
                | "view"
                | "fear"
                | "hope"
                | "sign"
                | "evidence"
                | "warning"
                | "word"
                | "scenario"
                | "statement"
                | "belief"
                | "reason"
                | "possibility"
                | "rumour"
                | "rumor"
                | "assurance"
                | "promise"
                | "allegation"
                | "notion"
                | "concern"
                | "suggestion"
                | "conclusion"
        )
}

/// Where the noun phrase at the end of `lead` begins, the one that a relative clause after it describes.
fn described(lead: &str) -> Option<usize> {
    let lead = lead.trim_end().trim_end_matches(',');
    let mut at = lead.len();
    let mut start = None;
    for word in lead.split(' ').rev().take(9) {
        at -= word.len();
        let lower = word.to_lowercase();
        let determines = matches!(
            &*lower,
            "the"
                | "a"
                | "an"
                | "this"
                | "these"
                | "those"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
        );
        if determines {
            return Some(at);
        }
        let parts = word.ends_with([',', ';', ':', '”', ')']) && start.is_some();
        if parts
            || is_preposition(&lower)
            || is_link(&lower)
            || is_auxiliary(&lower)
            || inflected(word)
        {
            break;
        }
        start = Some(at);
        at = at.saturating_sub(1);
    }
    start
}

/// Where a sentence opens within a stretch that lost the mark before it: after a picture's credit ("/Agency Ann Poe
/// …"), after a time of day ("6:00 AM ET The fund …"), at a capital linking word ("more reports Since the mill …").
fn openings(lead: &str) -> impl Iterator<Item = usize> + '_ {
    let spaces = lead.match_indices(' ').map(|(at, _)| at);
    spaces.filter_map(move |at| {
        if !lead[at + 1..].starts_with(char::is_uppercase) {
            return None;
        }
        let before = lead[..at].rsplit(' ').next().unwrap_or("");
        let next = lead[at + 1..].split(' ').next().unwrap_or("");
        let credit = before
            .split_once('/')
            .is_some_and(|(_, a)| a.len() > 1 && a.chars().all(char::is_alphabetic));
        let credit = credit && lead[..at].contains(": ") && before.starts_with(char::is_uppercase);
        let hour = matches!(before, "AM" | "PM" | "BST" | "GMT" | "ET" | "EDT" | "EST");
        let hour = hour && !matches!(next, "AM" | "PM" | "BST" | "GMT" | "ET" | "EDT" | "EST");
        let plain = before.starts_with(char::is_lowercase) && before.ends_with(char::is_lowercase);
        let link = plain
            && matches!(
                next,
                "Since" | "When" | "While" | "But" | "If" | "Although" | "As"
            );
        (credit || hour || link).then_some(at + 1)
    })
}

/// Words that put what follows them aside.
fn is_aside(word: &str) -> bool {
    matches!(word, "since" | "after" | "before" | "when" | "until")
}

/// Whether a word is a verb that agrees with a subject ("agreed", "intends", "came").
fn inflected(word: &str) -> bool {
    let known = || {
        let lemma = lemma::verb(word);
        lemma != word && !word.ends_with("ing") && lemma::event_verb(&lemma).is_some()
    };
    word.starts_with(char::is_lowercase) && (word.ends_with("ed") || known())
}

/// Auxiliaries and copulas that make a predicate.
fn is_finite(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "should"
            | "did"
            | "does"
            | "do"
            | "said"
            | "says"
    )
}

/// Whether a stretch has one side of "between … and …" alone.
fn halves_a_pair(words: &str) -> bool {
    let side = words.rfind(" between ").map(|at| &words[at + 9..]);
    side.is_some_and(|s| {
        let of_both = s.split(' ').take(3).any(|w| {
            matches!(w.trim_end_matches(','), "the" | "both" | "them")
                || w.len() > 3 && w.ends_with('s')
        });
        let plain = of_both && !s.contains(char::is_uppercase);
        !(s.contains(" and ") || plain)
    })
}

/// Whether what follows opens a clause that can be left away.
fn links(rest: &str) -> bool {
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    matches!(
        word,
        "after"
            | "before"
            | "while"
            | "amid"
            | "because"
            | "when"
            | "as"
            | "since"
            | "but"
            | "if"
            | "although"
            | "though"
            | "unless"
            | "until"
            | "following"
            | "despite"
            | "where"
    )
}

/// Words that begin what a predicate needs.
fn is_complement(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "to"
            | "of"
            | "for"
            | "with"
            | "from"
            | "by"
            | "whether"
            | "how"
            | "on"
            | "in"
            | "at"
            | "into"
            | "against"
            | "between"
            | "about"
            | "over"
    )
}

fn is_pronoun(word: &str) -> bool {
    matches!(
        word,
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "this"
            | "that"
            | "these"
            | "those"
            | "there"
            | "who"
            | "which"
            | "what"
            | "his"
            | "her"
            | "their"
            | "its"
            | "our"
            | "my"
            | "your"
            | "whom"
            | "whose"
            | "here"
            | "one"
            | "it's"
            | "he's"
            | "we're"
            | "it’s"
    )
}

fn is_link(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "but"
            | "or"
            | "so"
            | "while"
            | "although"
            | "though"
            | "if"
            | "when"
            | "as"
            | "because"
            | "since"
            | "unless"
            | "until"
            | "whether"
            | "where"
            | "than"
            | "yet"
            | "nor"
            | "however"
            | "meanwhile"
            | "then"
            | "why"
            | "how"
    )
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "had"
            | "has"
            | "have"
            | "was"
            | "were"
            | "is"
            | "are"
            | "be"
            | "been"
            | "being"
            | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "should"
            | "can"
            | "must"
            | "said"
            | "says"
            | "to"
            | "not"
            | "did"
            | "does"
            | "do"
    ) && word != "may"
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "on" | "in"
            | "at"
            | "after"
            | "before"
            | "by"
            | "for"
            | "from"
            | "with"
            | "of"
            | "under"
            | "during"
            | "since"
            | "amid"
            | "following"
            | "over"
            | "about"
            | "against"
            | "to"
            | "according"
            | "despite"
            | "between"
            | "into"
            | "through"
            | "until"
            | "within"
    )
}

/// Whether the stop at the end belongs to the last word ("Huawei Technologies Co.", "the U.S.").
fn is_abbreviated(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("");
    last.strip_suffix('.').is_some_and(|w| {
        w.contains('.') || lexicon::ABBREVIATIONS.contains(w.to_lowercase().as_str())
    })
}

/// The byte that curly quotation marks begin with, among others.
const FIRST_OF_CURLY: u8 = 0xe2;

/// Whether every quotation mark and bracket has its partner.
fn balanced(words: &str) -> bool {
    let (mut curly, mut round, mut straight) = (0, 0, 0);
    for (at, byte) in words.bytes().enumerate() {
        match byte {
            b'(' => round += 1,
            b')' => round -= 1,
            b'"' => straight += 1,
            FIRST_OF_CURLY if words[at..].starts_with('“') => curly += 1,
            FIRST_OF_CURLY if words[at..].starts_with('”') => curly -= 1,
            _ => {}
        }
    }
    (curly, round, straight % 2) == (0, 0, 0)
}
