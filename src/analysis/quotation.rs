//! Quotations: words given as somebody's own, and who said them.

use super::{LocalActor, LocalActorId, Mention, Scan};
use crate::corpus::{Article, Span};

mod direct;
mod indirect;
mod rule;
mod speaker;
mod stretch;
mod tag;
mod view;

pub use rule::explain;

/// One quotation (source, cue, content: Pareti 2012).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The quoted words, without their marks; for an indirect quotation the reported clause. Where words of saying
    /// interrupt one utterance ("“We will go,” Vale said, “when all are ready.”") it runs over them.
    pub content: Span,
    /// Whether it stands between quotation marks.
    pub direct: bool,
    /// The words that name the speaker there ("Trump", "a spokesperson", "he").
    pub source: Option<Span>,
    /// The words of saying ("said", "according to").
    pub cue: Option<Span>,
    /// The speaker, where it is one of the article's actors.
    pub speaker: Option<LocalActorId>,
    /// The rule that attributed it, by name.
    pub rule: &'static str,
}

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words inside.
    pub content: Span,
    /// The words with their marks.
    pub outer: Span,
}

/// The quoted stretches of a scan (tokens, sentences and verbs are there already).
pub fn scan(article: &Article, scan: &Scan) -> Vec<Quoted> {
    stretch::find(article.text.as_str(), &scan.tokens, &scan.sentences)
}

/// The quotations of an article, with speakers where the text names them.
pub fn resolve(
    article: &Article,
    scan: &Scan,
    actors: &[LocalActor],
    mentions: &[Mention],
) -> Vec<Quotation> {
    let view = view::View::new(article, scan);
    let cast = speaker::Cast::new(actors, mentions);
    let attributed = direct::attribute(view);
    let mut quotations: Vec<Quotation> = Vec::with_capacity(attributed.len());
    let mut last = None;
    for one in &attributed {
        let source = one.tag.as_ref().and_then(|t| t.source);
        let speaker = match one.carried {
            Some(from) => quotations[from].speaker,
            None => source.and_then(|phrase| cast.speaker(view, phrase, last)),
        };
        let speaker = speaker.filter(|s| !cast.is_mute(*s, one.rule));
        last = speaker.or(last);
        quotations.push(Quotation {
            content: scan.quoted[one.quoted].content,
            direct: true,
            source: source.map(|phrase| view.source(phrase)),
            cue: one
                .tag
                .as_ref()
                .filter(|t| !t.cue.is_empty())
                .map(|t| view.span(t.cue.start, t.cue.end)),
            speaker,
            rule: one.rule,
        });
    }
    join(view, &attributed, &mut quotations);
    let mut reported = Vec::new();
    for sentence in &scan.sentences {
        indirect::find(view, sentence, &mut reported);
    }
    quotations.extend(reported.iter().map(|r| {
        Quotation {
            content: view.span(r.content.start, r.content.end),
            direct: false,
            source: r.tag.source.map(|phrase| view.source(phrase)),
            cue: Some(view.span(r.tag.cue.start, r.tag.cue.end)),
            speaker: r
                .tag
                .source
                .and_then(|phrase| cast.speaker(view, phrase, None)),
            rule: r.tag.rule,
        }
    }));
    quotations.sort_by_key(|q| (q.content.start, q.content.end));
    quotations
}

/// How far apart, in bytes, the parts of one utterance may stand.
const INTERRUPTION: u32 = 220;

/// Joins the parts of an utterance that words of saying interrupt.
fn join(view: view::View, attributed: &[direct::Attributed], quotations: &mut Vec<Quotation>) {
    let mut joined: Vec<Quotation> = Vec::with_capacity(quotations.len());
    for (index, (one, part)) in attributed.iter().zip(&*quotations).enumerate() {
        let goes_on = index > 0 && goes_on(view, &attributed[index - 1], one);
        match joined.last_mut().filter(|_| goes_on) {
            Some(whole) => whole.content = whole.content.to(part.content),
            None => joined.push(*part),
        }
    }
    *quotations = joined;
}

/// Whether nothing but words of saying stands between two attributed stretches of one paragraph.
fn goes_on(view: view::View, before: &direct::Attributed, after: &direct::Attributed) -> bool {
    let scan = view.scan;
    let (first, second) = (
        scan.quoted[before.quoted].outer,
        scan.quoted[after.quoted].outer,
    );
    let block = |byte: u32| {
        let at = scan.sentences.partition_point(|s| s.span.start <= byte);
        at.checked_sub(1).map(|s| scan.sentences[s].block)
    };
    let near = after.quoted <= before.quoted + 2 && second.start - first.end <= INTERRUPTION;
    if !near || block(first.start) != block(second.start) {
        return false;
    }
    let (Some(a), Some(b)) = (&before.tag, &after.tag) else {
        return false;
    };
    // "… while reading from his “black book”": what is told goes on, and only names something.
    let apart = view.word(view.token_at(second.start).wrapping_sub(1));
    let apart = apart.chars().next().is_none_or(|c| !c.is_alphanumeric());
    apart && a.rule == "tag-after" && (b.cue == a.cue || after.rule == "same-paragraph")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::scan::scan as scan_article;
    use crate::analysis::{ActorKind, MentionForm};
    use crate::corpus::{Block, BlockKind, Clean};

    /// An article with a block for every line.
    fn article(text: &str) -> Article {
        let mut article = Article {
            text: Clean::text(text),
            ..Article::default()
        };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let end = at + line.trim_end().len();
            if end > at {
                article.blocks.push(Block {
                    span: Span::new(at, end),
                    kind: BlockKind::Paragraph,
                });
            }
            at += line.len();
        }
        article
    }

    /// Each quotation as "content | source | rule".
    fn read(text: &str, direct: bool) -> Vec<String> {
        let article = article(text);
        let found = resolve(&article, &scan_article(&article), &[], &[]);
        let found = found.iter().filter(|q| q.direct == direct);
        found
            .map(|q| {
                let source = q.source.map_or("-", |s| s.of(text));
                format!("{} | {source} | {}", q.content.of(text), q.rule)
            })
            .collect()
    }

    #[test]
    fn a_quotation_is_given_to_who_says_it() {
        for (text, want) in [
            (
                "“We will sign,” said Ada Vale.",
                "We will sign, | Ada Vale | tag-after",
            ),
            (
                "“We will sign,” Vale said on Monday.",
                "We will sign, | Vale | tag-after",
            ),
            (
                "\"We will sign,\" Vale, who leads the union, said.",
                "We will sign, | Vale, who leads the union | tag-after",
            ),
            (
                "Vale told reporters: “We will sign.”",
                "We will sign. | Vale | tag-before",
            ),
            (
                "The minister said the plan was “a gift to smugglers”.",
                "a gift to smugglers | The minister | tag-before",
            ),
            (
                "Vale said the port would see “many more gifts to smugglers”.",
                "many more gifts to smugglers | Vale | tag-before",
            ),
            (
                "Vale called the pact “a gift to smugglers”.",
                "a gift to smugglers | Vale | names-it",
            ),
            (
                "The pact is “a gift to smugglers”, according to Ada Vale.",
                "a gift to smugglers | Ada Vale | according-to",
            ),
            (
                "`` We will sign , '' Vale said .",
                "We will sign , | Vale | tag-after",
            ),
            (
                "‘We will sign,’ Vale said.",
                "We will sign, | Vale | tag-after",
            ),
            (
                "“We will sign and go home.” — Ada Vale",
                "We will sign and go home. | Ada Vale | signature",
            ),
            (
                "The agency quoted Vale as saying the pact was “a gift to smugglers”.",
                "a gift to smugglers | Vale | tag-before",
            ),
            (
                "“We will sign,” Vale said, “when all of us are ready.”",
                "We will sign,” Vale said, “when all of us are ready. | Vale | tag-after",
            ),
            (
                "“We will sign,” Vale said. “Then we will all go home.”",
                "We will sign,” Vale said. “Then we will all go home. | Vale | tag-after",
            ),
            (
                "In Vale’s words, the pact was a “gift to all smugglers.”",
                "gift to all smugglers. | Vale | in-words",
            ),
            (
                "The pact is, in the words of Ada Vale, a “gift to all smugglers.”",
                "gift to all smugglers. | Ada Vale | in-words",
            ),
            (
                "Officials met, with state-run Norpress quoting Vale as saying the pact was “a gift to smugglers”.",
                "a gift to smugglers | Vale | tag-before",
            ),
            (
                "Vale said the strike would end.\n“Nobody has won anything by it.”",
                "Nobody has won anything by it. | Vale | sentence-before",
            ),
            (
                "Vale was blunt. “Nobody has won anything by it.”",
                "Nobody has won anything by it. | Vale | subject-before",
            ),
            (
                "Nobody has won anything, “not one of the many parties to it”.",
                "not one of the many parties to it | - | unattributed",
            ),
        ] {
            assert_eq!(read(text, true), [want], "{text}");
        }
    }

    #[test]
    fn a_speaker_goes_on_over_paragraphs() {
        let text = "“We will sign,” Vale said. “It is late.\n“And we are tired of it all.”";
        let want = [
            "We will sign,” Vale said. “It is late. | Vale | tag-after",
            "And we are tired of it all. | Vale | open-paragraph",
        ];
        assert_eq!(read(text, true), want);
    }

    #[test]
    fn what_is_told_between_two_quotations_belongs_to_neither() {
        for (text, want) in [
            (
                "“It is going as we planned,” Vale said in a briefing on the “dry run”.",
                &["It is going as we planned, | Vale | tag-after"][..],
            ),
            (
                "“We will sign it today, Vale said. “It is getting rather late.”",
                &[
                    "We will sign it today, Vale said. “It is getting rather late. | Vale | tag-after",
                ],
            ),
            (
                "\"We will sign it today, Vale said. \"It is getting rather late.\"",
                &[
                    "We will sign it today, Vale said. \"It is getting rather late. | Vale | tag-after",
                ],
            ),
            (
                "“They said “no” to all of us,” Vale said.",
                &["They said “no” to all of us, | Vale | tag-after"],
            ),
            (
                "“We will sign it today,“ Vale said.",
                &["We will sign it today, | Vale | tag-after"],
            ),
            (
                "“We will sign it today, Vale said.",
                &["We will sign it today, | Vale | tag-after"],
            ),
        ] {
            assert_eq!(read(text, true), want, "{text}");
        }
    }

    #[test]
    fn a_quotation_runs_on_over_paragraphs_that_open_no_marks() {
        let text = "Norland was shut.\n“It is a great step for all.\nIt will go on for years.\nNothing can stop it,” said Ada Vale.\nMarsh left.";
        let want = [
            "It is a great step for all. | Ada Vale | closes-later",
            "It will go on for years. | Ada Vale | closes-later",
            "Nothing can stop it, | Ada Vale | tag-after",
        ];
        assert_eq!(read(text, true), want);
    }

    #[test]
    fn a_thing_that_is_reported_is_no_clause() {
        for text in [
            "Norland reported four cases, and clinics there said little.",
            "Vale confirmed the case that opened the year.",
            "Norland reported a rise in the oil it is losing.",
            "It could happen anywhere, said the port’s chief, while ferries left.",
        ] {
            let found = read(text, false);
            let clause = found.iter().any(|f| f.ends_with("reported-clause"));
            assert!(!clause, "{text} {found:?}");
        }
    }

    /// The names of those who speak, found by all passes.
    fn speakers(text: &str) -> Vec<String> {
        let article = article(text);
        let scan = scan_article(&article);
        let (actors, mentions) = crate::analysis::actor::resolve(&article, &scan);
        let found = resolve(&article, &scan, &actors, &mentions);
        let name = |q: &Quotation| {
            q.speaker
                .map_or("-", |s| &actors[s.index()].name)
                .to_owned()
        };
        let direct = found.iter().any(|q| q.direct);
        let told = found.iter().filter(|q| q.direct == direct);
        told.map(name).collect()
    }

    #[test]
    fn speakers_are_those_who_can_have_said_it() {
        for (text, want) in [
            (
                "Crews from Norway, Sweden and Finland said that rain had stopped the work.",
                "-",
            ),
            (
                "An unnamed Vale administration official said that rain had stopped the work.",
                "-",
            ),
            (
                "Ada Miller left. In Miller’s words, rain had brought “a very bad end of the year”.",
                "Ada Miller",
            ),
            ("Norway said that rain had stopped the work.", "Norway"),
            (
                "Norway shut all its ports. “We have been indoors since Friday.”",
                "-",
            ),
            (
                "The work could hurt Robert Stone, Peter Miller said. “Nobody has won anything by it,” he said.",
                "Peter Miller",
            ),
            (
                "Norway is no bank, writes Peter Miller: “Nobody has won anything by it.”",
                "Peter Miller",
            ),
            (
                "Jane Miller met Robert Stone. “Nobody has won anything by it,” she said.",
                "Jane Miller",
            ),
            (
                "Mr Stone flew home. Reporter Daniel Miller tells how rain will fall And he warned: “It is far too late.”",
                "Stone",
            ),
        ] {
            assert_eq!(speakers(text), [want], "{text}");
        }
    }

    #[test]
    fn brackets_that_are_broken_off_are_no_part_of_a_clause() {
        let text = "Vale said the pact was good for Orbex Plc (ORB.";
        let want = "the pact was good for Orbex Plc | Vale | reported-clause";
        assert_eq!(read(text, false), [want]);
    }

    #[test]
    fn titles_and_scare_quotes_are_no_quotations() {
        for text in [
            "The “green” scheme was dropped.",
            "She sang in “The Barges of Norland” for years.",
            "He starred in \"A Winter Harvest\" last year.",
        ] {
            assert_eq!(read(text, true), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn reported_clauses_have_their_source() {
        for (text, want) in [
            (
                "Vale said that the strike would end.",
                "the strike would end | Vale | reported-clause",
            ),
            (
                "The strike would end soon, Vale said.",
                "The strike would end soon | Vale | reported-before",
            ),
            (
                "According to Ada Vale, the strike is over.",
                "the strike is over | Ada Vale | according-to",
            ),
        ] {
            assert_eq!(read(text, false), [want], "{text}");
        }
        for text in [
            "Norland signed a pact that ended the strike.",
            "Vale accused Marsh of lying.",
            "When asked about the pact, Vale said little.",
            "On the pact that Norland signed, Vale said: “It is late.”",
        ] {
            assert_eq!(read(text, false), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn he_is_the_person_named_before() {
        let text = "Ada Vale met Marsh’s envoys. “We will sign,” she said.";
        let article = article(text);
        let actors = [LocalActor {
            name: "Ada Vale".into(),
            kind: ActorKind::Person,
            aliases: Vec::new(),
            roles: Vec::new(),
            country: None,
        }];
        let mentions = [Mention {
            span: Span::new(0, 8),
            actor: LocalActorId(0),
            kind: ActorKind::Person,
            form: MentionForm::Name,
            rule: "test",
        }];
        let found = resolve(&article, &scan_article(&article), &actors, &mentions);
        assert_eq!(found[0].speaker, Some(LocalActorId(0)));
        assert_eq!(found[0].source.map(|s| s.of(text)), Some("she"));
    }

    #[test]
    fn every_rule_is_explained() {
        for (rule, says) in rule::RULES {
            assert_eq!(explain(rule), Some(*says));
            assert!(says.ends_with('.'));
        }
        assert_eq!(explain("guess"), None);
    }

    proptest::proptest! {
        #[test]
        fn unbalanced_marks_never_panic(text in "([A-Za-z]{1,5}|[“”\"'‘’,.!?:\n]| ){0,40}") {
            let article = article(&text);
            for q in resolve(&article, &scan_article(&article), &[], &[]) {
                proptest::prop_assert!(text.get(q.content.range()).is_some());
                proptest::prop_assert!(rule::explain(q.rule).is_some());
            }
        }
    }
}
