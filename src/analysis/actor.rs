//! Actors: the persons, organisations, countries, cities and places that an article names.

mod evidence;
mod known;
mod link;
mod refer;
mod role;
mod rule;
mod run;
mod sport;
mod word;

pub use rule::explain;

use super::Scan;
use crate::corpus::{Article, Span};

/// The number of an actor within one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalActorId(pub u32);

impl LocalActorId {
    /// The number as an index into [`super::Annotations::actors`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A company, ministry, court, party, newspaper, team.
    Organisation,
    /// A country, or a bloc that acts as one.
    Country,
    /// A city or town.
    City,
    /// Any other place.
    Place,
}

impl ActorKind {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Country => "country",
            Self::City => "city",
            Self::Place => "place",
        }
    }
}

/// How a mention names its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// By a name ("Donald Trump", "Trump", "GM").
    Name,
    /// By an adjective ("Chinese").
    Adjective,
    /// By a pronoun ("he said").
    Pronoun,
    /// By a title ("the president").
    Title,
    /// By a capital or seat that stands for a government ("Beijing accused").
    Metonym,
}

/// One actor of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalActor {
    /// Its fullest name in the article, or its canonical name from a lexicon ("United States" for "U.S.").
    pub name: Box<str>,
    /// What it is.
    pub kind: ActorKind,
    /// The surfaces it goes by in the article, each once, most frequent first.
    pub aliases: Vec<Box<str>>,
    /// Titles, offices and roles the article gives it, each once ("Treasury Secretary", "research director at XTB").
    pub roles: Vec<Box<str>>,
    /// ISO 3166 alpha-2 code of the country it is, belongs to, or stands for, where known.
    pub country: Option<[u8; 2]>,
}

/// A span that names an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name, without titles and articles.
    pub span: Span,
    /// The actor.
    pub actor: LocalActorId,
    /// What this surface is ("Beijing" as a metonym is a city's name that stands for a country).
    pub kind: ActorKind,
    /// How it names the actor.
    pub form: MentionForm,
    /// The rule that found it, by name.
    pub rule: &'static str,
}

/// What a candidate looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A lexicon holds it whole.
    Known,
    /// A title stands before it.
    Titled,
    /// It begins with a first name or an initial.
    Person,
    /// It ends as organisations do.
    Organisation,
    /// It begins or ends as places do.
    Place,
    /// A few capitals.
    Acronym,
    /// Half of a word such as "Trump-Xi".
    Pair,
    /// It stands in a line of capitals.
    Loud,
    /// Capitals alone.
    Plain,
}

/// A stretch that may be a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The stretch.
    pub span: Span,
    /// Its tokens.
    first: u32,
    last: u32,
    known: Option<known::Known>,
    shape: Shape,
    /// The tokens of the title before it.
    title: Option<(u32, u32)>,
    /// Whether it begins its sentence or stands where anything has a capital.
    initial: bool,
    /// Whether it stands in a line of capitals.
    caps: bool,
    /// How much speaks for each kind.
    votes: [i16; 5],
    /// What the lexicons know of its first word.
    word: word::Word,
    /// Whether the article reports a team sport.
    sport: bool,
}

/// The name candidates of a scan (tokens, sentences, verbs, quoted stretches and phrases are there already).
pub fn scan(article: &Article, scan: &Scan) -> Vec<Candidate> {
    let text = article.text.as_str();
    let (mut found, words) = run::find(text, scan);
    let cx = evidence::Context {
        text,
        tokens: &scan.tokens,
        words: &words,
        sport: sport::is_team_sport(&scan.tokens),
    };
    for candidate in &mut found {
        cx.weigh(candidate);
        candidate.sport = cx.sport;
    }
    found
}

/// Decides which candidates are actors, and which mentions are one actor's.
pub fn resolve(article: &Article, scan: &Scan) -> (Vec<LocalActor>, Vec<Mention>) {
    let text = article.text.as_str();
    let cx = evidence::Context {
        text,
        tokens: &scan.tokens,
        words: &[],
        sport: scan.names.first().is_some_and(|c| c.sport),
    };
    let mut linker = link::Linker::new(&cx, &scan.names);
    linker.run();
    refer::link_metonyms(&cx, scan, &mut linker);
    role::add_roles(&cx, &scan.names, &linker.mentions, &mut linker.actors);
    refer::link_titles(&cx, &mut linker);
    linker.mentions.sort_by_key(|(m, _)| m.span);
    refer::link_pronouns(&cx, scan, &mut linker);
    linker.close()
}

#[cfg(test)]
mod tests;
