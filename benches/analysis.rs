//! Prints how fast each pass of the analysis is on one core, in MB (10⁶ bytes) of text a second: `cargo bench`.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use tradewar_tui::analysis::token::tokenize;
use tradewar_tui::analysis::{
    Annotations, Scan, actor, event, figure, quotation, resolve, scan, sentence, timex, verb,
};
use tradewar_tui::corpus::read::Progress;
use tradewar_tui::corpus::{Article, BlockKind, Input, Options, read};

/// How often each pass goes over all articles; each article's best time counts, as others use the machine as well.
const ROUNDS: usize = 7;
/// How often the built-in articles are read again in one round.
const REPEATS: usize = 12;
/// How many articles are made up.
const MADE: usize = 120;

fn main() {
    // `cargo test --all-targets` runs this, too, and has no use for it.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    for (name, articles) in [("built-in", built_in()), ("made up", made_up())] {
        report(name, &articles);
    }
}

/// The articles that the program carries, many times over.
fn built_in() -> Vec<Article> {
    let articles = read(&[Input::BuiltIn], &Options::default(), &Progress::default()).articles;
    std::iter::repeat_n(articles, REPEATS).flatten().collect()
}

/// Articles of sentences made of a few lists, no two alike.
fn made_up() -> Vec<Article> {
    let inputs: Vec<Input> = (0..MADE)
        .map(|number| Input::Bytes {
            name: format!("made-{number}.txt"),
            bytes: story(number).into_bytes(),
        })
        .collect();
    read(&inputs, &Options::default(), &Progress::default()).articles
}

/// One made-up article of about forty sentences.
fn story(number: usize) -> String {
    const PEOPLE: [&str; 6] = [
        "Marta Vale",
        "Prime Minister Jon Finch",
        "Dr. Ilse Brandt",
        "Li Wenhao",
        "Carlos Ibarra",
        "Ms. Okafor",
    ];
    const BODIES: [&str; 6] = [
        "the Ministry of Harbours",
        "Norland Steel Corp.",
        "the European Union",
        "Brazil",
        "the Bank of Sudovia",
        "Kenya",
    ];
    const PLACES: [&str; 5] = ["Geneva", "Oslo", "Nairobi", "Port Hadley", "Lima"];
    const TIMES: [&str; 6] = [
        "on Tuesday",
        "last week",
        "in March 2024",
        "two days earlier",
        "by the end of next month",
        "on 12 May",
    ];
    const FORMS: [&str; 6] = [
        "{who} said {when} that {body} would raise tariffs on timber to {n} percent.",
        "“We are not going to sign anything,” {who} told reporters in {place} {when}.",
        "Exports fell by {n}.5% to ${n}.2 billion, {body} announced {when}, and the talks went on.",
        "Delegates of {body} met {who} in {place} {when}, but no agreement was reached.",
        "The plan, which had been praised by {who}, is expected to be put to a vote {when}.",
        "According to {body}, at least {n},400 workers in {place} could lose their jobs.",
    ];
    let mut text = format!("Talks in {} go on\n\n", PLACES[number % PLACES.len()]);
    for line in 0..40 {
        let pick = |step: usize| number * 31 + line * step;
        let sentence = FORMS[pick(7) % FORMS.len()]
            .replace("{who}", PEOPLE[pick(5) % PEOPLE.len()])
            .replace("{body}", BODIES[pick(11) % BODIES.len()])
            .replace("{place}", PLACES[pick(3) % PLACES.len()])
            .replace("{when}", TIMES[pick(13) % TIMES.len()])
            .replace("{n}", &(pick(17) % 90 + 2).to_string());
        let end = if line % 4 == 3 { "\n\n" } else { " " };
        let _ = write!(text, "{sentence}{end}");
    }
    text
}

/// Prints the speed of each pass and of the whole over `articles`.
fn report(name: &str, articles: &[Article]) {
    let bytes: usize = articles.iter().map(|a| a.text.as_str().len()).sum();
    println!("{name}: {} articles, {bytes} bytes", articles.len());
    let read: Vec<Read> = articles.iter().map(Read::new).collect();
    for (pass, run) in PASSES {
        let seconds = best(&read, run).as_secs_f64();
        println!("  {pass:<20}{:>9.1} MB/s", bytes as f64 / 1e6 / seconds);
    }
}

/// The sum of each article's best time. A stretch as short as an article is rarely interrupted, and between two
/// rounds at it all others pass through the caches.
fn best(articles: &[Read], run: fn(&Read)) -> Duration {
    let mut best = vec![Duration::MAX; articles.len()];
    for _ in 0..ROUNDS {
        for (article, best) in articles.iter().zip(&mut best) {
            let start = Instant::now();
            run(article);
            *best = start.elapsed().min(*best);
        }
    }
    best.iter().sum()
}

/// One article with what the passes give, so that each can be run alone.
struct Read<'a> {
    article: &'a Article,
    scan: Scan,
    notes: Annotations,
}

impl<'a> Read<'a> {
    fn new(article: &'a Article) -> Self {
        let scan = scan(article);
        let notes = resolve(article, &scan, article.published.clone());
        Self {
            article,
            scan,
            notes,
        }
    }

    fn text(&self) -> &str {
        self.article.text.as_str()
    }
}

/// A pass by its name.
type Pass = (&'static str, fn(&Read));

/// Each pass by its name, in the order in which they run; the whole last.
const PASSES: [Pass; 12] = [
    ("words", words),
    ("words + sentences", sentences),
    ("verbs", verbs),
    ("quotations: scan", |r| {
        black_box(quotation::scan(r.article, &r.scan));
    }),
    ("times: scan", |r| {
        black_box(timex::scan(r.article, &r.scan));
    }),
    ("figures", |r| {
        black_box(figure::scan(r.article, &r.scan));
    }),
    ("actors: scan", |r| {
        black_box(actor::scan(r.article, &r.scan));
    }),
    ("actors: resolve", |r| {
        black_box(actor::resolve(r.article, &r.scan));
    }),
    ("quotations: resolve", |r| {
        let (actors, mentions) = (&r.notes.actors, &r.notes.mentions);
        black_box(quotation::resolve(r.article, &r.scan, actors, mentions));
    }),
    ("times: resolve", |r| {
        let (published, quoted) = (&r.notes.published, &r.notes.quotations);
        black_box(timex::resolve(r.article, &r.scan, published, quoted));
    }),
    ("events", events),
    ("whole", |r| {
        let scan = scan(r.article);
        black_box(resolve(r.article, &scan, r.notes.published.clone()));
    }),
];

fn words(r: &Read) {
    let mut tokens = Vec::new();
    for block in blocks(r.article) {
        tokenize(r.text(), block.span, &mut tokens);
    }
    black_box(tokens);
}

fn sentences(r: &Read) {
    let (mut tokens, mut found) = (Vec::new(), Vec::new());
    for (number, block) in blocks(r.article).enumerate() {
        let from = tokens.len();
        tokenize(r.text(), block.span, &mut tokens);
        let block = (number as u32, block.kind);
        sentence::split(r.text(), &tokens, from, block, &mut found);
    }
    black_box(found);
}

fn blocks(article: &Article) -> impl Iterator<Item = &tradewar_tui::corpus::Block> {
    let blocks = article.blocks.iter();
    blocks.filter(|b| b.kind != BlockKind::Furniture)
}

fn verbs(r: &Read) {
    let mut found = Vec::new();
    for sentence in &r.scan.sentences {
        verb::groups(r.text(), &r.scan.tokens, sentence, &mut found);
    }
    black_box(found);
}

fn events(r: &Read) {
    let n = &r.notes;
    black_box(event::resolve(
        r.article,
        &r.scan,
        &n.published,
        &n.timexes,
        &n.mentions,
        &n.quotations,
    ));
}
