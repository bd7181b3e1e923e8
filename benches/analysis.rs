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
use tradewar_tui::export::annotate;

/// How often each pass goes over all articles; each article's best time counts, as others use the machine as well.
const ROUNDS: usize = 21;
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

/// Articles of made-up sentences whose words come from the whole breadth of the lexicons, no two alike.
fn made_up() -> Vec<Article> {
    let words = Vocabulary::new();
    let inputs: Vec<Input> = (0..MADE)
        .map(|number| Input::Bytes {
            name: format!("made-{number}.txt"),
            bytes: words.story(&mut Dice(number as u64 + 1)).into_bytes(),
        })
        .collect();
    read(&inputs, &Options::default(), &Progress::default()).articles
}

/// Numbers that look random and are the same in every run (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) as usize % count
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// What made-up sentences are made of.
struct Vocabulary {
    /// Everyday words, the commonest first.
    words: [Vec<&'static str>; 5],
    verbs: Vec<&'static str>,
    first: Vec<&'static str>,
    last: Vec<&'static str>,
    cities: Vec<&'static str>,
    bodies: Vec<&'static str>,
}

/// The rows of a word list whose value ends so, by their keys.
fn rows(list: &'static str, ends: &str) -> Vec<&'static str> {
    let rows = list.lines().filter(|l| !l.starts_with('#'));
    rows.filter(|l| l.ends_with(ends))
        .filter_map(|l| l.split('\t').next())
        .collect()
}

impl Vocabulary {
    fn new() -> Self {
        const WORDS: &str = include_str!("../assets/lexicon/words.tsv");
        Self {
            words: ["1", "2", "3", "4", "5"].map(|rank| rows(WORDS, rank)),
            verbs: rows(include_str!("../assets/lexicon/verbs.tsv"), "v"),
            first: rows(include_str!("../assets/lexicon/first-names.tsv"), "6"),
            last: rows(include_str!("../assets/lexicon/surnames.tsv"), "5"),
            cities: rows(include_str!("../assets/lexicon/cities.tsv"), "5"),
            bodies: rows(include_str!("../assets/lexicon/organisations.tsv"), ""),
        }
    }

    /// One made-up article of forty sentences.
    fn story(&self, dice: &mut Dice) -> String {
        let mut text = format!("Talks in {} go on\n\n", self.fill("{city}", dice));
        for line in 0..40 {
            let form = dice.pick(&FORMS);
            let end = if line % 3 == 2 { "\n\n" } else { " " };
            let _ = write!(text, "{}{end}", self.fill(form, dice));
        }
        text
    }

    /// A sentence of a form, each place between braces filled.
    fn fill(&self, form: &str, dice: &mut Dice) -> String {
        let mut text = String::new();
        let mut rest = form;
        while let Some((before, after)) = rest.split_once('{') {
            let (place, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            text.push_str(&self.choose(place, dice));
            rest = after;
        }
        text + rest
    }

    fn choose(&self, place: &str, dice: &mut Dice) -> String {
        match place {
            "who" if dice.below(3) == 0 => capitalised(dice.pick(&self.last)),
            "who" => {
                let names = [dice.pick(&self.first), dice.pick(&self.last)];
                names.map(capitalised).join(" ")
            }
            "body" => dice.pick(&self.bodies).to_owned(),
            "city" => capitalised(dice.pick(&self.cities)),
            "verb" => dice.pick(&self.verbs).to_owned(),
            "when" => dice.pick(&TIMES).to_owned(),
            "n" => (dice.below(90) + 2).to_string(),
            // Four words in five are among the four thousand commonest.
            _ => {
                let rank = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2][dice.below(15)];
                let rank = if dice.below(25) == 0 {
                    3 + dice.below(2)
                } else {
                    rank
                };
                dice.pick(&self.words[rank]).to_owned()
            }
        }
    }
}

/// `name` with a capital at the head of each word.
fn capitalised(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    };
    name.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

const TIMES: [&str; 10] = [
    "on Tuesday",
    "last week",
    "in March 2024",
    "two days earlier",
    "by the end of next month",
    "on 12 May",
    "this year",
    "Friday night",
    "since the 1990s",
    "three years ago",
];

const FORMS: [&str; 14] = [
    "{who} said {when} that {body} would {verb} the {word} {word} of its {word} to {n} percent.",
    "“We are not going to {verb} any {word}, and the {word} {word} is {word},” {who} told reporters in {city} {when}.",
    "The {word} of {word} fell by {n}.5% to ${n}.2 billion, {body} announced {when}, and the {word} {word} went on.",
    "Delegates of {body} met {who} in {city}, where the {word} of a {word} {word} had been expected to {verb}.",
    "The {word}, which had been {word} by the {word} for {n} years, is likely to {verb} more {word} than a {word}.",
    "According to {body}, at least {n},400 {word} in {city} could {verb} their {word} and {word}.",
    "It was the {word} {word} that made the {word} {verb}, but no {word} of the {word} was {word} at the time.",
    "He had a {word} of {word} in the {word}, as well as {n} {word} and an old {word} with a {word} {word}.",
    "But {who}, a {word} {word} from {city}, did not {verb} the {word} when the {word} came under {word}.",
    "They will {verb} the {word} before it is {word}, and there is little {word} that the {word} will {verb} it.",
    "A {word} for {body} said the {word} would {verb} in {city} if {who} and the {word} do not {verb} {when}.",
    "In the {word} of {city}, the {word} is not {word} but {word}, with most of the {word} in {word} {word}.",
    "“I {verb} the {word} because it is a {word} of {word},” she added, “and my {word} will {verb} the {word}.”",
    "Some {word} have {word} {word} to the {word}, others to the {word} or to what is left of its {word}.",
];

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
    /// Its text as a file.
    input: Input,
    scan: Scan,
    notes: Annotations,
}

impl<'a> Read<'a> {
    fn new(article: &'a Article) -> Self {
        let scan = scan(article);
        let notes = resolve(article, &scan, article.published.clone());
        let input = Input::Bytes {
            name: "article.txt".to_owned(),
            bytes: article.text.as_str().as_bytes().to_vec(),
        };
        Self {
            article,
            input,
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

/// Each pass by its name, in the order in which they run; then scan and resolution together, and all that the command
/// `annotate` does.
const PASSES: [Pass; 15] = [
    ("reading", |r| {
        black_box(reading(r));
    }),
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
    ("writing JSON", |r| writing(r.article, &r.notes)),
    ("all analysis", |r| {
        black_box(analysis(r.article));
    }),
    ("the whole", |r| {
        for article in &reading(r) {
            writing(article, &analysis(article));
        }
    }),
];

/// From a file's bytes to its article.
fn reading(r: &Read) -> Vec<Article> {
    let input = std::slice::from_ref(&r.input);
    read(input, &Options::default(), &Progress::default()).articles
}

fn analysis(article: &Article) -> Annotations {
    let scan = scan(article);
    resolve(article, &scan, article.published.clone())
}

fn writing(article: &Article, notes: &Annotations) {
    let mut line = Vec::new();
    annotate::line(article, notes, &mut line).expect("memory takes all that is written");
    black_box(line);
}

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
