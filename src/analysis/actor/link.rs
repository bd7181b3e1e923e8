//! Decides which candidates are actors, and joins the mentions of one actor within an article.

use std::collections::HashMap;

use super::evidence::{COUNTRY, Context, ORGANISATION, PERSON, winner};
use super::known::{Known, country_name};
use super::{ActorKind, Candidate, LocalActor, LocalActorId, Mention, MentionForm, Shape};

const KINDS: [ActorKind; 5] = [
    ActorKind::Person,
    ActorKind::Organisation,
    ActorKind::Country,
    ActorKind::City,
    ActorKind::Place,
];

/// A name as it is written, with all its candidates.
#[derive(Default)]
struct Form {
    members: Vec<u32>,
    votes: [i16; 5],
    /// Whether one of its candidates is more than a capital at the head of a sentence.
    inside: bool,
    kind: Option<usize>,
    actor: Option<LocalActorId>,
}

/// Joins candidates into actors.
pub(super) struct Linker<'a> {
    cx: &'a Context<'a>,
    candidates: &'a [Candidate],
    forms: Vec<(&'a str, Form)>,
    by_name: HashMap<&'a str, usize>,
    pub actors: Vec<LocalActor>,
    pub mentions: Vec<Mention>,
    countries: HashMap<[u8; 2], LocalActorId>,
}

impl<'a> Linker<'a> {
    pub fn new(cx: &'a Context<'a>, candidates: &'a [Candidate]) -> Self {
        Self {
            cx,
            candidates,
            forms: Vec::new(),
            by_name: HashMap::new(),
            actors: Vec::new(),
            mentions: Vec::new(),
            countries: HashMap::new(),
        }
    }

    /// Runs all steps.
    pub fn run(&mut self) {
        self.group();
        self.settle();
        self.join_short_forms();
        self.name_all();
        self.mentions.sort_unstable_by_key(|m| (m.span, m.actor));
        self.count_aliases();
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
                self.forms.push((name, Form::default()));
                self.forms.len() - 1
            });
            let form = &mut self.forms[at].1;
            form.members.push(index as u32);
            let word = self.cx.words[c.first as usize];
            form.inside |= !c.initial || c.last - c.first > 1 || word.common == 0;
            for (sum, vote) in form.votes.iter_mut().zip(c.votes) {
                *sum = sum.saturating_add(vote);
            }
        }
    }

    /// Gives every form the kind that its candidates speak for.
    fn settle(&mut self) {
        for (_, form) in &mut self.forms {
            let (kind, count) = winner(&form.votes);
            let each = count / form.members.len().max(1) as i16;
            if (each >= 2 || count >= 5) && form.inside || each >= 8 {
                form.kind = Some(kind);
            }
        }
    }

    /// Gives short forms the kind and actor of the long form that they stand for.
    fn join_short_forms(&mut self) {
        let mut order: Vec<usize> = (0..self.forms.len()).collect();
        order.sort_by_key(|&i| std::cmp::Reverse(self.forms[i].0.split_whitespace().count()));
        let mut by_last: HashMap<&'a str, Vec<usize>> = HashMap::new();
        let mut by_first: HashMap<&'a str, Vec<usize>> = HashMap::new();
        for i in order {
            let name = self.forms[i].0;
            let single = !name.contains(char::is_whitespace);
            if single {
                self.join_single(i, &by_last, &by_first);
            } else if let Some(kind) = self.forms[i].1.kind {
                let words: Vec<&'a str> = name.split_whitespace().collect();
                let last = words[words.len() - 1];
                if kind == PERSON {
                    let joined = by_last
                        .get(last)
                        .and_then(|full| self.same_person(name, full));
                    if let Some(full) = joined {
                        self.forms[i].1.actor = self.forms[full].1.actor;
                    }
                }
                if self.forms[i].1.actor.is_none() && !self.is_country(i) {
                    self.forms[i].1.actor = Some(self.add(name, kind, i));
                }
                if kind == PERSON {
                    by_last.entry(last).or_default().push(i);
                    by_first.entry(words[0]).or_default().push(i);
                } else if kind == ORGANISATION {
                    by_first.entry(words[0]).or_default().push(i);
                    if let Some(initials) = initials(&words) {
                        by_last.entry(initials).or_default().push(i);
                    }
                }
            }
        }
    }

    /// Of the persons with one surname, the one whose fuller name holds all words of `name`.
    fn same_person(&self, name: &str, full: &[usize]) -> Option<usize> {
        full.iter().copied().find(|&f| {
            let words: Vec<&str> = self.forms[f].0.split_whitespace().collect();
            let own: Vec<&str> = name.split_whitespace().collect();
            own.iter().all(|w| words.contains(w))
                || own.len() == 2
                    && own[0].trim_end_matches('.').chars().count() == 1
                    && words[0].starts_with(own[0].trim_end_matches('.'))
        })
    }

    fn join_single(
        &mut self,
        i: usize,
        by_last: &HashMap<&'a str, Vec<usize>>,
        by_first: &HashMap<&'a str, Vec<usize>>,
    ) {
        let name = self.forms[i].0;
        let first = self.candidates[self.forms[i].1.members[0] as usize].first as usize;
        let word = self.cx.words[first];
        let full = by_last
            .get(name)
            .or_else(|| {
                by_first.get(name).filter(|full| {
                    full.iter().any(|&f| match self.forms[f].1.kind {
                        Some(PERSON) => word.is_family_first() || word.first > 0,
                        _ => {
                            word.common == 0
                                && self
                                    .known(i)
                                    .is_none_or(|k| matches!(k, Known::Organisation(_)))
                        }
                    })
                })
            })
            .and_then(|full| full.first().copied());
        let settled = matches!(self.known(i), Some(Known::Country(_) | Known::Part(_)));
        if let Some(full) = full.filter(|_| !settled) {
            let (kind, actor) = (self.forms[full].1.kind, self.forms[full].1.actor);
            let own = &self.forms[i].1;
            let strong = own
                .kind
                .is_some_and(|k| Some(k) != kind && own.votes[k] > 9 * own.members.len() as i16);
            if !strong {
                self.forms[i].1.kind = kind;
                self.forms[i].1.actor = actor;
                return;
            }
        }
        if let Some(kind) = self.forms[i].1.kind.filter(|_| !self.is_country(i)) {
            self.forms[i].1.actor = Some(self.add(name, kind, i));
        }
    }

    fn known(&self, form: usize) -> Option<Known> {
        self.candidates[*self.forms[form].1.members.first()? as usize].known
    }

    /// Gives a form that names a country the country's one actor.
    fn is_country(&mut self, form: usize) -> bool {
        let Some(Known::Country(code)) = self
            .known(form)
            .filter(|_| self.forms[form].1.kind == Some(COUNTRY))
        else {
            return false;
        };
        self.forms[form].1.actor = Some(self.country(code));
        true
    }

    /// The actor of a country.
    fn country(&mut self, code: [u8; 2]) -> LocalActorId {
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

    fn add(&mut self, name: &str, kind: usize, form: usize) -> LocalActorId {
        let country = match self.known(form) {
            Some(
                Known::City(c, _)
                | Known::Place(c)
                | Known::Organisation(c)
                | Known::Seat(c)
                | Known::Team(c)
                | Known::Part(c)
                | Known::Country(c),
            ) if c != *b"  " => Some(c),
            _ => None,
        };
        self.push(name, KINDS[kind], country)
    }

    fn push(&mut self, name: &str, kind: ActorKind, country: Option<[u8; 2]>) -> LocalActorId {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.actors.push(LocalActor {
            name: name.into(),
            kind,
            aliases: Vec::new(),
            roles: Vec::new(),
            country,
        });
        LocalActorId(self.actors.len() as u32 - 1)
    }

    /// Writes down the mentions of all candidates whose form is an actor.
    fn name_all(&mut self) {
        let mut loud: HashMap<String, usize> = HashMap::new();
        for at in 0..self.forms.len() {
            let form = &self.forms[at].1;
            if let (Some(actor), Some(kind)) = (form.actor, form.kind) {
                loud.insert(self.forms[at].0.to_uppercase(), at);
                for &m in &self.forms[at].1.members {
                    let c = &self.candidates[m as usize];
                    self.mentions.push(Mention {
                        span: c.span,
                        actor,
                        kind: KINDS[kind],
                        form: MentionForm::Name,
                        rule: rule(c),
                    });
                }
            }
        }
        for c in self.candidates {
            match c.known {
                Some(Known::Adjective(code)) => {
                    let actor = self.country(code);
                    self.mentions.push(Mention {
                        span: c.span,
                        actor,
                        kind: ActorKind::Country,
                        form: MentionForm::Adjective,
                        rule: "demonym",
                    });
                }
                _ if c.caps => self.name_loud(c, &loud),
                _ => {}
            }
        }
    }

    /// A name in a line of capitals: one that the text below has, or one that a lexicon holds.
    fn name_loud(&mut self, c: &Candidate, loud: &HashMap<String, usize>) {
        let name = self.words_of(c);
        if let Some(&form) = loud.get(name) {
            let form = &self.forms[form].1;
            if let (Some(actor), Some(kind)) = (form.actor, form.kind) {
                self.mentions.push(Mention {
                    span: c.span,
                    actor,
                    kind: KINDS[kind],
                    form: MentionForm::Name,
                    rule: "capitals-as-below",
                });
            }
            return;
        }
        let (kind, count) = winner(&c.votes);
        if c.known.is_none() || count < 5 || matches!(c.known, Some(Known::People(_))) {
            return;
        }
        let actor = match c.known {
            Some(Known::Country(code)) => self.country(code),
            _ => match self.by_name.get(name).and_then(|&f| self.forms[f].1.actor) {
                Some(actor) => actor,
                None => {
                    let id = self.push(name, KINDS[kind], None);
                    let at = self.forms.len();
                    self.forms.push((
                        name,
                        Form {
                            kind: Some(kind),
                            actor: Some(id),
                            ..Form::default()
                        },
                    ));
                    self.by_name.insert(name, at);
                    id
                }
            },
        };
        self.mentions.push(Mention {
            span: c.span,
            actor,
            kind: KINDS[kind],
            form: MentionForm::Name,
            rule: "capitals-lexicon",
        });
    }

    /// Counts the surfaces of every actor, the most frequent first.
    fn count_aliases(&mut self) {
        let mut counts: Vec<HashMap<&str, (u32, u32)>> = vec![HashMap::new(); self.actors.len()];
        for m in &self.mentions {
            if matches!(
                m.form,
                MentionForm::Name | MentionForm::Adjective | MentionForm::Metonym
            ) {
                let entry = counts[m.actor.index()]
                    .entry(m.span.of(self.cx.text))
                    .or_insert((0, m.span.start));
                entry.0 += 1;
            }
        }
        for (actor, counted) in self.actors.iter_mut().zip(counts) {
            let mut all: Vec<_> = counted.into_iter().collect();
            all.sort_unstable_by_key(|&(_, (count, at))| (std::cmp::Reverse(count), at));
            actor.aliases = all.into_iter().map(|(s, _)| s.into()).collect();
        }
    }
}

/// The initials of a name as they stand in the text are not at hand; an acronym is looked up by its own letters.
fn initials<'a>(_words: &[&'a str]) -> Option<&'a str> {
    None
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
