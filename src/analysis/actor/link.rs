//! Decides which candidates are actors, and joins the mentions of one actor within an article.

use std::borrow::Cow;
use std::cmp::Reverse;

use foldhash::{HashMap, HashMapExt as _};

use super::evidence::{CITY, COUNTRY, Context, ORGANISATION, PERSON, PLACE, winner};
use super::known::{self, Known, country_name};
use super::run::split_pair;
use super::word::is_everyday;
use super::{ActorKind, Candidate, LocalActor, LocalActorId, Mention, MentionForm, Shape};
use crate::corpus::Span;

const KINDS: [ActorKind; 5] = [
    ActorKind::Person,
    ActorKind::Organisation,
    ActorKind::Country,
    ActorKind::City,
    ActorKind::Place,
];

/// A name as it is written, with all its candidates.
#[derive(Default)]
struct Form<'a> {
    name: &'a str,
    /// The first of its candidates.
    first: u32,
    /// How many candidates it has.
    count: usize,
    votes: [i16; 5],
    /// Whether one of its candidates is more than a capital at the head of a sentence.
    inside: bool,
    /// Whether a title stands before one of its candidates.
    titled: bool,
    kind: Option<usize>,
    actor: Option<LocalActorId>,
    /// The full names that it may be short for, in order of the text.
    full: Vec<usize>,
    /// The byte after the last mention so far.
    read: u32,
}

/// A full name under one of its parts.
struct Entry {
    form: usize,
    /// The next entry under the same part.
    next: Option<usize>,
}

/// Joins candidates into actors.
pub(super) struct Linker<'a> {
    cx: &'a Context<'a>,
    candidates: &'a [Candidate],
    forms: Vec<Form<'a>>,
    by_name: HashMap<&'a str, usize>,
    /// Full names by their last word (persons), first word, and initials (organisations): the first and the last of
    /// their [`Entry`]s.
    by_part: HashMap<Cow<'a, str>, (usize, usize)>,
    entries: Vec<Entry>,
    /// The actors so far.
    pub actors: Vec<LocalActor>,
    /// The mentions so far, each with its candidate.
    pub mentions: Vec<(Mention, u32)>,
    countries: HashMap<[u8; 2], LocalActorId>,
    parts: HashMap<&'a str, LocalActorId>,
}

impl<'a> Linker<'a> {
    pub fn new(cx: &'a Context<'a>, candidates: &'a [Candidate]) -> Self {
        Self {
            cx,
            candidates,
            forms: Vec::new(),
            by_name: HashMap::with_capacity(candidates.len() / 2),
            by_part: HashMap::new(),
            entries: Vec::new(),
            actors: Vec::new(),
            mentions: Vec::new(),
            countries: HashMap::new(),
            parts: HashMap::new(),
        }
    }

    /// Runs all steps.
    pub fn run(&mut self) {
        self.group();
        for form in &mut self.forms {
            form.settle();
        }
        self.doubt_towns();
        self.drop_things();
        self.join_long_forms();
        for form in 0..self.forms.len() {
            if !is_long(self.forms[form].name) {
                self.join_short_form(form);
            }
        }
        self.name_all();
        self.mentions.sort_unstable_by_key(|(m, _)| m.span);
        self.mentions.dedup_by_key(|(m, _)| m.span);
    }

    fn words_of(&self, c: &Candidate) -> &'a str {
        c.span.of(self.cx.text)
    }

    /// Puts the candidates that are written alike together.
    fn group(&mut self) {
        for (index, c) in self.candidates.iter().enumerate() {
            if matches!(c.known, Some(Known::Adjective(_) | Known::People(_))) || c.caps {
                continue;
            }
            let name = self.words_of(c);
            let at = *self.by_name.entry(name).or_insert_with(|| {
                self.forms.push(Form {
                    name,
                    first: index as u32,
                    ..Form::default()
                });
                self.forms.len() - 1
            });
            let form = &mut self.forms[at];
            form.count += 1;
            let word = c.word;
            form.titled |= c.shape == Shape::Titled;
            form.inside |= !c.initial || c.last - c.first > 1 || word.common == 0;
            for (sum, vote) in form.votes.iter_mut().zip(c.votes) {
                *sum = sum.saturating_add(vote);
            }
        }
    }

    /// Gives every name of several words its actor; a fuller one of the same person first.
    fn join_long_forms(&mut self) {
        let mut order: Vec<(usize, usize)> = (0..self.forms.len())
            .filter(|&i| is_long(self.forms[i].name))
            .map(|i| (self.forms[i].name.split_whitespace().count(), i))
            .collect();
        order.sort_unstable_by_key(|&(words, i)| (Reverse(words), i));
        self.join_bracketed();
        let mut stems: HashMap<&'a str, usize> = HashMap::new();
        for &(_, i) in &order {
            let Some(kind) = self.forms[i].kind else {
                continue;
            };
            let name = self.forms[i].name;
            if kind == PERSON {
                let last = name.split_whitespace().next_back().unwrap_or(name);
                if let Some(full) = self.same_person(name, last) {
                    self.forms[i].actor = self.forms[full].actor;
                }
            } else if kind == ORGANISATION {
                let stem = without_company_end(name);
                let full = *stems.entry(stem).or_insert(i);
                self.forms[i].actor = self.forms[full].actor;
            }
            if self.forms[i].actor.is_none() {
                self.forms[i].actor = Some(self.actor_of(i, kind));
            }
            let letters = kind == ORGANISATION && self.is_institution(i);
            for part in parts(name, kind, letters).into_iter().flatten() {
                self.enter(part, i);
            }
            if kind == ORGANISATION
                && self.is_owned(i)
                && let Some((_, last)) = name.rsplit_once(' ')
            {
                self.enter(Cow::Borrowed(last), i);
            }
        }
    }

    /// "the Orbex Halcyon", which goes by its last word, too: an organisation's name before a word that no lexicon holds.
    fn is_owned(&self, form: usize) -> bool {
        let c = self.first_of(form);
        let first = || known::one(self.cx.text, self.cx.tokens[c.first as usize]);
        c.shape == Shape::Plain
            && c.last - c.first == 2
            && c.word.first == 0
            && matches!(first(), Some(Known::Organisation(_)))
    }

    /// Takes what bears a title once for the person, though a town goes by that name: "President Vale" and "Vale".
    fn doubt_towns(&mut self) {
        for at in 0..self.forms.len() {
            let town = || matches!(self.known(at), Some(Known::City(_, size)) if size < 6);
            if self.forms[at].titled && town() {
                self.forms[at].kind = Some(PERSON);
            }
        }
    }

    /// Drops letters that stand for words in small letters: "blowout preventer (BOP)" is a thing.
    fn drop_things(&mut self) {
        let candidates = self.candidates;
        for c in candidates.iter().filter(|c| c.last - c.first == 1) {
            let (open, close) = (c.first as usize, c.last as usize);
            if self.cx.tokens[open].upper
                && self.cx.before(open, 1) == "("
                && self.cx.of(close) == ")"
            {
                let letters = self.words_of(c);
                let form = self.by_name.get(letters).copied();
                if let Some(form) = form.filter(|_| self.cx.is_spelt_small(open - 1, letters)) {
                    self.forms[form].kind = None;
                }
            }
        }
    }

    /// Whether its own words make a form an organisation, not merely the words around it.
    fn is_institution(&self, form: usize) -> bool {
        let first = self.first_of(form);
        // "Big Petroleum": two everyday words have their letters in common with too many.
        let mut words = self.forms[form].name.split_whitespace();
        let everyday = words.clone().count() == 2 && words.all(is_everyday);
        first.shape == Shape::Organisation && !everyday
            || matches!(first.known, Some(Known::Organisation(_) | Known::Seat(_)))
    }

    /// Lets the letters of "Marine Safety Directive (MSD)" stand for what stands before the bracket.
    fn join_bracketed(&mut self) {
        let candidates = self.candidates;
        for pair in candidates.windows(2) {
            let (full, short) = (&pair[0], &pair[1]);
            let open = full.last as usize;
            if full.last + 1 != short.first || full.last - full.first < 2 || self.cx.of(open) != "("
            {
                continue;
            }
            let (name, letters) = (self.words_of(full), self.words_of(short));
            let form = self.by_name.get(name).copied();
            let organisation =
                form.filter(|&f| is_long(name) && self.forms[f].kind == Some(ORGANISATION));
            if let Some(form) = organisation
                && self.cx.of(short.last as usize) == ")"
                && abbreviates(letters, name)
            {
                self.enter(Cow::Borrowed(letters), form);
            }
        }
    }

    /// Puts a full name under one of its parts.
    fn enter(&mut self, part: Cow<'a, str>, form: usize) {
        let own = self.entries.len();
        self.entries.push(Entry { form, next: None });
        let (_, last) = self.by_part.entry(part).or_insert((own, own));
        if *last != own {
            self.entries[*last].next = Some(own);
            *last = own;
        }
    }

    /// The full names under a part, in the order in which they were put there.
    fn under(&self, part: &str) -> impl Iterator<Item = usize> {
        let first = self.by_part.get(part).map(|&(first, _)| first);
        let entries = std::iter::successors(first, |&at| self.entries[at].next);
        entries.map(|at| self.entries[at].form)
    }

    /// Of the persons with the surname `last`, the one whose fuller name holds all words of `name`.
    fn same_person(&self, name: &str, last: &str) -> Option<usize> {
        let own = name.split_whitespace();
        let initial = own.clone().next()?.trim_end_matches('.');
        let initial = (initial.chars().count() == 1 && own.clone().count() == 2).then_some(initial);
        self.under(last).find(|&f| {
            let mut words = self.forms[f].name.split_whitespace();
            let head = words.clone().next().unwrap_or_default();
            own.clone().all(|w| words.any(|word| word == w))
                || initial.is_some_and(|initial| head.starts_with(initial))
        })
    }

    /// Gives a name of one word the kind and actor of the long form that it stands for, or its own.
    fn join_short_form(&mut self, i: usize) {
        let name = self.forms[i].name;
        let word = self.first_of(i).word;
        let known = self.known(i);
        let fixed = matches!(known, Some(Known::Country(_) | Known::Part(_))) && word.first < 4;
        let full: Vec<usize> = self
            .under(name)
            .filter(|&f| !fixed && self.may_stand_for(i, f))
            .collect();
        if let Some(&one) = full.first() {
            let kind = self.forms[one].kind;
            let own = &self.forms[i];
            let small =
                matches!(known, Some(Known::City(_, size)) if size < 6) && kind == Some(PERSON);
            let strong = !small
                && own
                    .kind
                    .is_some_and(|k| Some(k) != kind && own.votes[k] > 11 * own.count as i16);
            if !strong {
                self.forms[i].kind = kind;
                self.forms[i].actor = self.forms[one].actor;
                self.forms[i].full = full;
                return;
            }
        }
        if let Some(kind) = self.forms[i].kind {
            self.forms[i].actor = Some(self.actor_of(i, kind));
        }
    }

    /// Whether the one word of a form may be short for a full name: a surname, a given name, a company's first word.
    fn may_stand_for(&self, short: usize, full: usize) -> bool {
        let name = self.forms[short].name;
        let word = self.first_of(short).word;
        let whole = self.forms[full].name;
        if self.forms[full].kind == Some(PERSON) {
            return whole.ends_with(name) || word.is_family_first() || word.first > 0;
        }
        let acronym = !whole.starts_with(name);
        let known = self.known(short);
        // "Orbex", a name of its own, is not short for "Orbex Board", as it is for "Orbex Chemicals Ltd".
        if !acronym && matches!(known, Some(Known::Organisation(_))) && !self.is_company(full) {
            return false;
        }
        acronym && known.is_none_or(|k| matches!(k, Known::Organisation(_)))
            || word.common == 0 && known.is_none_or(|k| matches!(k, Known::Organisation(_)))
    }

    /// Whether a lexicon holds a form, or it ends as companies do.
    fn is_company(&self, form: usize) -> bool {
        let name = self.forms[form].name;
        self.known(form).is_some() || without_company_end(name) != name
    }

    /// The first candidate of a form.
    fn first_of(&self, form: usize) -> &'a Candidate {
        &self.candidates[self.forms[form].first as usize]
    }

    fn known(&self, form: usize) -> Option<Known> {
        self.first_of(form).known
    }

    /// The actor of a form that is short for none.
    fn actor_of(&mut self, form: usize, kind: usize) -> LocalActorId {
        let known = self.known(form);
        if let (Some(Known::Country(code)), COUNTRY) = (known, kind) {
            return self.country(code);
        }
        let country = match known {
            Some(
                Known::City(c, _)
                | Known::Place(c)
                | Known::Organisation(c)
                | Known::Seat(c)
                | Known::Team(c)
                | Known::Part(c)
                | Known::Country(c),
            ) if c != *b"  " && kind != PERSON => Some(c),
            _ => None,
        };
        let name = self.forms[form].name;
        self.push(name, KINDS[kind], country)
    }

    /// Whether the article names a country.
    pub fn has_country(&self, code: [u8; 2]) -> bool {
        self.countries.contains_key(&code)
    }

    /// Drops the actors that nothing names any more, numbers the others anew, and counts their surfaces.
    pub fn close(mut self) -> (Vec<LocalActor>, Vec<Mention>) {
        self.mentions.sort_by_key(|(m, _)| m.span);
        let mut number = vec![None; self.actors.len()];
        let mut named: Vec<Option<LocalActor>> = self.actors.into_iter().map(Some).collect();
        let mut actors = Vec::with_capacity(named.len());
        let mut mentions = Vec::with_capacity(self.mentions.len());
        for (mut mention, _) in self.mentions {
            let slot = &mut number[mention.actor.index()];
            mention.actor = *slot.get_or_insert_with(|| {
                actors.extend(named[mention.actor.index()].take());
                LocalActorId(actors.len() as u32 - 1)
            });
            mentions.push(mention);
        }
        count_aliases(self.cx.text, &mut actors, &mentions);
        (actors, mentions)
    }

    /// The actor of a country.
    pub fn country(&mut self, code: [u8; 2]) -> LocalActorId {
        if let Some(&id) = self.countries.get(&code) {
            return id;
        }
        let id = self.push(
            country_name(code).unwrap_or("?"),
            ActorKind::Country,
            Some(code),
        );
        self.countries.insert(code, id);
        id
    }

    fn push(&mut self, name: &str, kind: ActorKind, country: Option<[u8; 2]>) -> LocalActorId {
        self.actors.push(LocalActor {
            name: on_one_line(name),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            country,
        });
        LocalActorId(self.actors.len() as u32 - 1)
    }

    /// The forms that name an actor by their names in capitals, persons by their surnames as well.
    fn loud_forms(&self) -> HashMap<String, usize> {
        let mut loud = HashMap::new();
        let named = self.forms.iter().enumerate();
        for (at, form) in named.filter(|(_, f)| f.actor.is_some()) {
            loud.insert(form.name.to_uppercase(), at);
            if form.kind == Some(PERSON) && is_long(form.name) {
                let last = form.name.split_whitespace().next_back();
                loud.entry(last.unwrap_or_default().to_uppercase())
                    .or_insert(at);
            }
        }
        loud
    }

    /// Writes down the mentions of all candidates that name an actor.
    fn name_all(&mut self) {
        let loud = if self.candidates.iter().any(|c| c.caps) {
            self.loud_forms()
        } else {
            HashMap::new()
        };
        for (index, c) in self.candidates.iter().enumerate() {
            let index = index as u32;
            match c.known {
                Some(Known::Adjective(code)) => {
                    let actor = self.country(code);
                    let mention = Mention {
                        span: c.span,
                        actor,
                        kind: ActorKind::Country,
                        form: MentionForm::Adjective,
                        rule: "demonym",
                    };
                    self.mentions.push((mention, index));
                }
                Some(Known::People(_)) => {}
                _ if c.caps => self.name_loud(index, &loud),
                _ => self.name_one(index),
            }
        }
    }

    /// Writes down the mention of one candidate, if it names an actor.
    fn name_one(&mut self, index: u32) {
        let c = &self.candidates[index as usize];
        let Some(&at) = self.by_name.get(self.words_of(c)) else {
            return;
        };
        if c.known.is_none() && self.name_pair(index) {
            return;
        }
        self.forms[at].read = c.span.end;
        let form = &self.forms[at];
        let short = !form.full.is_empty();
        let (Some(mut kind), Some(mut actor)) = (form.kind, form.actor) else {
            return;
        };
        let local = matches!(c.known, Some(Known::City(..) | Known::Place(_)));
        let mut team = false;
        if local && self.cx.sport && !short {
            // A city and its team share a name: each mention speaks for itself.
            let own = winner(&c.votes).0;
            if own != kind && matches!(own, ORGANISATION | CITY | PLACE) {
                kind = own;
                actor = self.beside(at, own);
            }
            if own == ORGANISATION {
                team = true;
            }
        }
        if self.forms[at].full.len() > 1 {
            actor = self.nearest(&self.forms[at].full).unwrap_or(actor);
        }
        if c.known == Some(Known::Country(*b"EU")) {
            // The bloc acts as a country does; its name is an organisation's.
            kind = ORGANISATION;
        }
        let rule = match (short, team) {
            (true, _) => "short-form",
            (_, true) => "team",
            _ => rule(c),
        };
        let mention = Mention {
            span: c.span,
            actor,
            kind: KINDS[kind],
            form: MentionForm::Name,
            rule,
        };
        self.mentions.push((mention, index));
    }

    /// The actor of the other kind that goes by a form's name.
    fn beside(&mut self, form: usize, kind: usize) -> LocalActorId {
        let name = self.forms[form].name;
        let key = if kind == ORGANISATION {
            name
        } else {
            &self.cx.text[..0]
        };
        if let Some(&id) = self.parts.get(key).filter(|_| !key.is_empty()) {
            return id;
        }
        let id = self.push(name, KINDS[kind], None);
        if !key.is_empty() {
            self.parts.insert(key, id);
        }
        id
    }

    /// Of several persons with one surname, the one whose full name was read last.
    fn nearest(&self, full: &[usize]) -> Option<LocalActorId> {
        let form = full
            .iter()
            .copied()
            .max_by_key(|&f| (self.forms[f].read, Reverse(f)))?;
        self.forms[form].actor
    }

    /// Takes "Trump-Xi" apart where both halves are actors of the article; whether they are.
    fn name_pair(&mut self, index: u32) -> bool {
        let c = &self.candidates[index as usize];
        let name = self.words_of(c);
        if c.last - c.first != 1 {
            return false;
        }
        let Some((left, right)) = split_pair(name) else {
            return false;
        };
        let (Some(a), Some(b)) = (self.short(left), self.short(right)) else {
            return false;
        };
        let start = c.span.start as usize;
        let end = c.span.end as usize;
        for (form, span) in [
            (a, Span::new(start, start + left.len())),
            (b, Span::new(end - right.len(), end)),
        ] {
            if let (Some(kind), Some(actor)) = (self.forms[form].kind, self.forms[form].actor) {
                let mention = Mention {
                    span,
                    actor,
                    kind: KINDS[kind],
                    form: MentionForm::Name,
                    rule: "hyphenated-pair",
                };
                self.mentions.push((mention, index));
            }
        }
        true
    }

    /// The form that a word of its own would name.
    fn short(&self, name: &str) -> Option<usize> {
        let own = self.by_name.get(name).copied();
        own.filter(|&f| self.forms[f].actor.is_some())
            .or_else(|| self.under(name).next())
    }

    /// A name in a line of capitals: one that the text has elsewhere, or one that a lexicon holds.
    fn name_loud(&mut self, index: u32, loud: &HashMap<String, usize>) {
        let c = &self.candidates[index as usize];
        let name = self.words_of(c);
        let (own, count) = winner(&c.votes);
        let local = self.cx.sport && matches!(c.known, Some(Known::City(..) | Known::Place(_)));
        let as_below = loud.get(name).copied();
        let (kind, actor, rule) =
            if let Some(form) = as_below.filter(|&f| !local || self.forms[f].kind == Some(own)) {
                let form = &self.forms[form];
                let (Some(kind), Some(actor)) = (form.kind, form.actor) else {
                    return;
                };
                (kind, actor, "capitals-as-below")
            } else if c.known.is_some() && count >= 5 || count >= 7 {
                let id = match c.known {
                    Some(Known::Country(code)) => self.country(code),
                    _ => match self.parts.get(name) {
                        Some(&id) if self.actors[id.index()].kind == KINDS[own] => id,
                        _ => self.push(name, KINDS[own], None),
                    },
                };
                self.parts.insert(name, id);
                (own, id, "capitals-lexicon")
            } else {
                return;
            };
        let mention = Mention {
            span: c.span,
            actor,
            kind: KINDS[kind],
            form: MentionForm::Name,
            rule,
        };
        self.mentions.push((mention, index));
    }
}

impl Form<'_> {
    /// Gives the form the kind that its candidates speak for.
    fn settle(&mut self) {
        let (kind, count) = winner(&self.votes);
        let each = count / self.count.max(1) as i16;
        if (each >= 2 || count >= 5) && self.inside || each >= 8 {
            self.kind = Some(kind);
        }
    }
}

fn is_long(name: &str) -> bool {
    name.contains(char::is_whitespace)
}

/// A name with one blank between its words.
pub(super) fn on_one_line(name: &str) -> Box<str> {
    let mut before = b' ';
    let is_single = name.bytes().all(|byte| {
        let fits = matches!(byte, b'!'..=b'~') || byte == b' ' && before != b' ';
        before = byte;
        fits
    });
    if is_single && before != b' ' {
        return name.into();
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// The name of a company without "Inc", "Corp." and the like.
fn without_company_end(name: &str) -> &str {
    let mut stem = ["U.S. ", "US ", "U.K. ", "UK ", "the "]
        .iter()
        .fold(name, |n, p| n.strip_prefix(p).unwrap_or(n));
    while let Some((head, tail)) = stem.rsplit_once(' ') {
        if !matches!(
            tail.trim_end_matches('.'),
            "Inc"
                | "Corp"
                | "Co"
                | "Ltd"
                | "Plc"
                | "AG"
                | "SA"
                | "NV"
                | "plc"
                | "Corporation"
                | "Company"
                | "Group"
                | "Holdings"
        ) {
            break;
        }
        stem = head.trim_end_matches([',', '&', ' ']);
    }
    stem
}

/// The words by which a full name may be cut short: a person's first and last, an organisation's first and, where
/// `letters` says so, its initials.
fn parts(name: &str, kind: usize, letters: bool) -> [Option<Cow<'_, str>>; 3] {
    let mut words = name.split_whitespace();
    let first = words.next().map(Cow::Borrowed);
    match kind {
        PERSON => {
            let (last, before) = (words.next_back(), words.next_back());
            let suffix = matches!(last, Some("Jr." | "Jr" | "Sr." | "II" | "III"));
            let surname = before.filter(|_| suffix).or(last);
            [first, surname.map(Cow::Borrowed), None]
        }
        ORGANISATION if !letters => [first, None, None],
        ORGANISATION => {
            let all = initials(name);
            let short = initials(without_company_end(name));
            let all = Some(all).filter(|i| i.len() > 1 && first.as_deref() != Some(i.as_str()));
            let known =
                |i: &String| all.as_ref() == Some(i) || first.as_deref() == Some(i.as_str());
            let short = Some(short).filter(|i| i.len() > 1 && !known(i));
            [first, all.map(Cow::Owned), short.map(Cow::Owned)]
        }
        _ => [None, None, None],
    }
}

/// The capitals that the words of a name begin with.
fn initials(name: &str) -> String {
    let words = name.split_whitespace();
    let first = words.filter_map(|w| w.chars().next());
    first.filter(|c| c.is_uppercase()).collect()
}

/// Whether a word of capitals may be short for a name: its letters stand in the name in their order, the first of them
/// at its head.
fn abbreviates(letters: &str, name: &str) -> bool {
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    let mut rest = name.chars();
    let mut letters = letters.chars().filter(|c| c.is_alphabetic());
    capitals > 1
        && letters.clone().next() == name.chars().next()
        && letters.all(|c| rest.any(|r| r.to_lowercase().eq(c.to_lowercase())))
}

/// Counts the surfaces of every actor, the most frequent first; pronouns and titles are none.
fn count_aliases(text: &str, actors: &mut [LocalActor], mentions: &[Mention]) {
    let mut surfaces: Vec<(LocalActorId, Span)> = mentions
        .iter()
        .filter(|m| !matches!(m.form, MentionForm::Pronoun | MentionForm::Title))
        .map(|m| (m.actor, m.span))
        .collect();
    surfaces.sort_unstable();
    let mut counted: Vec<(&str, u32)> = Vec::new();
    for same in surfaces.chunk_by(|a, b| a.0 == b.0) {
        counted.clear();
        for (_, span) in same {
            let surface = span.of(text);
            match counted.iter_mut().find(|(s, _)| *s == surface) {
                Some((_, count)) => *count += 1,
                None => counted.push((surface, 1)),
            }
        }
        counted.sort_by_key(|&(_, count)| Reverse(count));
        let actor = &mut actors[same[0].0.index()];
        actor.aliases = counted.iter().map(|&(s, _)| s.into()).collect();
    }
}

/// The rule by which a candidate is a name.
fn rule(c: &Candidate) -> &'static str {
    match (c.shape, c.known) {
        (Shape::Titled, _) => "title-before",
        (Shape::Pair, _) => "hyphenated-pair",
        (_, Some(Known::Country(_) | Known::Part(_) | Known::Continent)) => "country",
        (_, Some(Known::City(..))) => "city",
        (_, Some(Known::Place(_))) => "place",
        (_, Some(Known::Seat(_))) => "seat",
        (_, Some(_)) => "organisation",
        (Shape::Organisation, _) => "organisation-head",
        (Shape::Place, _) => "place-head",
        (Shape::Person, _) => "first-name",
        (Shape::Acronym, _) => "acronym",
        _ => "context",
    }
}
