//! Tests of merging on made-up stories that several articles tell, with traps.

use super::Corrections;
use super::trial::{Trial, trial, trial_with};
use crate::analysis::Status;
use crate::model::{Model, State};

const SUMMIT: &[(&str, &str)] = &[
    (
        "2031-03-07",
        "[Mira Halvorsen] announced {2031-03-07|Friday} that <talks:talks> between [c-NO:Norway] and [c-IS:Iceland] will resume {2031-03-12|on March 12} in [l:Bergen].\n\
         The announcement comes after [Halvorsen] held a <call:call> with Icelandic premier [Jon Vidalin] {2031-03-06|on Thursday}.\n\
         Both sides signed a <deal:deal> on cod quotas in [l:Tromso] {2031-02-03|on February 3}.\n\
         An earlier <call2:call> between [Halvorsen] and [Vidalin] {2031-02-20|on February 20} ended in anger.",
    ),
    (
        "2031-03-08",
        "[c-NO:Norway] and [c-IS:Iceland] are set to hold fresh <talks:talks> in [l:Bergen] {2031-03-12|on Wednesday}.\n\
         A phone <call:conversation> {2031-W10|this week} between [Mira Halvorsen] and [Jon Vidalin] eased the dispute.\n\
         [Vidalin] accused [c-NO:Oslo] of breaching a fishing <deal:agreement> reached {2031-02|in February} in [l:Tromso].",
    ),
    (
        "2031-03-09",
        "Negotiators from [c-NO:Norway] and [c-IS:Iceland] will meet in [l:Bergen] {2031-03-12|on Wednesday} for <talks:talks> on cod.\n\
         The <call:call> {2031-03-06|on March 6} was described by [Halvorsen] as friendly.\n\
         {2031-02|Last month}, the two countries agreed to a <deal:truce> on quotas.\n\
         [c-DK:Denmark] and [c-SE:Sweden] held <other:talks> in [l:Malmo] {2031-03-12|on Wednesday} about a bridge.\n\
         [Halvorsen] visited [l:Tromso] {2031-02-20|on February 20}.",
    ),
    (
        "2031-03-10",
        "Under the {2031-02-03|February 3} <deal:accord>, [c-NO:Norway] cut its cod quota.\n\
         The <call:conversation> between [Halvorsen] and [Vidalin] lasted an hour.",
    ),
];

const FLOOD: &[(&str, &str)] = &[
    (
        "2032-07-02",
        "<flood:Floods> swept through the city of [l:Karlun] {2032-07-01|on Thursday}, killing at least nine people.\n\
         The [o:Karlun River Authority] <warn:warned> {2032-06-29|on Tuesday} that the dam could break.\n\
         President [Ana Moreau] <visit:visited> the region {2032-07-02|on Friday}.",
    ),
    (
        "2032-07-03",
        "The <flood:flooding> {2032-07-01|on July 1} in [l:Karlun] left thousands homeless.\n\
         [Moreau] <visit:visited> [l:Karlun] {2032-07-02|on Friday} and promised help.\n\
         A separate <flood2:flood> hit [l:Besso] {2032-07-01|on Thursday}, officials said.",
    ),
    (
        "2032-07-05",
        "[l:Karlun] was <flood:flooded> {2032-07-01|last Thursday} after days of rain.\n\
         [o:Karlun River Authority] had <warn:warned> {2032-06-29|on June 29} that the dam could break.\n\
         Parliament will <vote:vote> {2032-07-09|on Friday} on an aid bill, [Moreau] said.",
    ),
    (
        "2032-07-10",
        "Parliament <vote:voted> {2032-07-09|on Friday} for an aid bill that [Ana Moreau] had promised.\n\
         The <flood:floods> {2032-07|this month} in [l:Karlun] were the worst in decades.",
    ),
];

const STRIKE: &[(&str, &str)] = &[
    (
        "2033-05-02",
        "Drivers at [o:Velora Rail] began a <strike:strike> {2033-05-02|on Monday} over pay.\n\
         The [o:Union of Drivers] <reject:rejected> an offer {2033-04-28|on Thursday}.\n\
         A court <rule:ruled> {2033-04-29|on Friday} that the walkout was legal.",
    ),
    (
        "2033-05-03",
        "A <strike:walkout> by drivers at [o:Velora Rail] started {2033-05-02|on Monday}.\n\
         [o:Velora Rail] said the court <rule:ruling> {2033-04-29|on April 29} would be appealed.\n\
         The <strike:strike> halted most trains.",
    ),
    (
        "2033-05-12",
        "A second <strike2:strike> at [o:Velora Rail] began {2033-05-12|on Thursday}.\n\
         The first <strike:walkout> {2033-05-02|on May 2} lasted four days.\n\
         The [o:Union of Drivers] had <reject:rejected> an offer {2033-04-28|on April 28}.",
    ),
];

/// One day with several falls, sayings and protests; a visit planned and paid.
const DAM: &[(&str, &str)] = &[
    (
        "2034-03-06",
        "The dam above [l:Karvo] <burst:collapsed> {2034-03-05|on Sunday}, drowning 14 villagers.\n\
         Shares of [o:Hydra Works] <fall:fell> 9 percent in [l:Ostenby] {2034-03-06|on Monday}.\n\
         Governor [Ilse Brandt] <sluices:said> {2034-03-06|on Monday} that the sluices had been inspected in autumn.\n\
         [Ilse Brandt] will <tour:visit> the flooded valley {2034-03-07|on Tuesday}.",
    ),
    (
        "2034-03-07",
        "{2034-03-05|On Sunday} the dam above [l:Karvo] <burst:collapsed> and 14 villagers drowned.\n\
         Shares of [o:Brine Lines] <fall2:fell> 2 percent in [l:Ostenby] {2034-03-06|on Monday} as ferries stood idle.\n\
         Governor [Ilse Brandt] <schools:said> {2034-03-06|on Monday} that schools would stay shut until Easter.\n\
         [Ilse Brandt] <tour:visited> the flooded valley {2034-03-07|on Tuesday}.\n\
         Fishermen <protest:protested> against [o:Hydra Works] in [l:Ostenby] {2034-03-07|on Tuesday}.",
    ),
    (
        "2034-03-08",
        "Nurses <protest2:protested> over pay in [l:Besso] {2034-03-07|on Tuesday}.\n\
         The sluices had been inspected in autumn, governor [Ilse Brandt] <sluices:said> {2034-03-06|on Monday}.\n\
         [Ilse Brandt] <tour:visited> the flooded valley {2034-03-07|on Tuesday} with engineers.\n\
         Shares of [o:Hydra Works] <fall:fell> by 9 percent {2034-03-06|on Monday} in [l:Ostenby].\n\
         The {2034-03-05|March 5} <burst:collapse> of the dam above [l:Karvo] is under study.",
    ),
];

/// Articles of other matters on the days of [`DAM`], so that common words are common.
fn other_news() -> Vec<(String, String)> {
    let things = [
        "crates", "ledgers", "lamps", "geese", "carpets", "bells", "kites",
    ];
    let verbs = [
        "sold", "bought", "counted", "stored", "painted", "lost", "sent",
    ];
    let article = |n: usize| {
        let lines = (0..7).map(|k| {
            let day = 1 + (n + k) % 9;
            let (verb, thing) = (verbs[k], things[(n + k) % 7]);
            let place = format!("[l:Port{}]", char::from(b'a' + (n % 26) as u8));
            format!(
                "[Person{n} Name{n}{k}] {verb} {n}{k} {thing} of make{n}x{k} in {place} {{2034-03-0{day}|on March {day}}}."
            )
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        (format!("2034-03-{:02}", 10 + n % 9), text)
    };
    (0..160).map(article).collect()
}

fn describe(trial: &Trial) -> String {
    let model = &trial.model;
    let lines = model.events.iter().map(|e| {
        let when = e.when.as_ref().map_or("-", |w| &w.value);
        let (n, accounts) = (e.sources(), e.accounts.len());
        let title = model.words(e.title);
        format!("{when} [{n}/{accounts}] {:?} {title}", e.state)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Spans slice, ids resolve, lists are sorted, nothing stands without an account.
fn check(model: &Model) {
    for (number, event) in model.events.iter().enumerate() {
        assert_eq!(event.id.index(), number, "ids are dense");
        assert!(!event.accounts.is_empty(), "an event has an account");
        assert!(event.salience > 0.0, "salience is above 0");
        assert!(!model.words(event.title).is_empty(), "a title has words");
        for account in &event.accounts {
            assert!(
                !model
                    .article(account.article)
                    .words(account.span)
                    .is_empty()
            );
            let listed = &model.events_of_article[account.article.index()];
            assert!(
                listed.contains(&(account.span, event.id)),
                "accounts are indexed"
            );
            let notes = &model.annotations[account.article.index()];
            assert_eq!(
                notes.events[account.mention as usize].trigger,
                account.trigger
            );
        }
        for &actor in &event.actors {
            assert!(model.events_of_actor[actor.index()].contains(&event.id));
        }
    }
    let key = |e: &crate::model::Event| {
        let period = e.when.as_ref().and_then(|w| w.period);
        (period.is_none(), period.map(|p| (p.start, p.end)))
    };
    assert!(
        model.events.windows(2).all(|w| key(&w[0]) <= key(&w[1])),
        "events are in order of time"
    );
    for list in &model.events_of_article {
        assert!(list.is_sorted());
    }
    for (actor, list) in model.events_of_actor.iter().enumerate() {
        assert!(list.is_sorted() && actor < model.actors.len());
    }
    for (article, locals) in model.actor_of_local.iter().enumerate() {
        assert_eq!(locals.len(), model.annotations[article].actors.len());
        assert!(locals.iter().all(|a| a.index() < model.actors.len()));
    }
    for actor in &model.actors {
        assert!(!actor.mentions.is_empty(), "an actor is mentioned");
        assert!(actor.mentions.is_sorted_by_key(|m| m.place));
    }
    for discrepancy in &model.discrepancies {
        assert!(discrepancy.values.len() > 1 || discrepancy.state == State::SingleSource);
        assert!(
            discrepancy
                .values
                .iter()
                .all(|v| !model.words(v.place).is_empty())
        );
    }
}

#[test]
fn made_up_stories_are_clustered_as_a_reader_would() {
    let mut total = 0.0;
    let stories = [
        ("summit", SUMMIT),
        ("flood", FLOOD),
        ("strike", STRIKE),
        ("dam", DAM),
    ];
    for (name, story) in stories {
        let trial = trial(story);
        check(&trial.model);
        let (precision, recall, f1) = trial.b_cubed();
        println!("{name}: B³ precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");
        for ((label, article, span), found) in trial.gold.iter().zip(trial.found()) {
            let word = trial.model.article(*article).words(*span);
            println!("  {label}: {} {word} -> {found:?}", article.0);
        }
        println!("{}", describe(&trial));
        total += f1 / 4.0;
    }
    println!("B³ F1 over four made-up stories: {total:.3}");
    assert!(total >= 0.95, "B³ F1 {total:.3}");
}

#[test]
fn among_much_other_news_no_two_happenings_are_joined() {
    let others = other_news();
    for (name, story) in [
        ("summit", SUMMIT),
        ("flood", FLOOD),
        ("strike", STRIKE),
        ("dam", DAM),
    ] {
        let others = others.iter().map(|(day, text)| (&**day, &**text));
        let articles: Vec<(&str, &str)> = story.iter().copied().chain(others).collect();
        let trial = trial(&articles);
        let (precision, recall, f1) = trial.b_cubed();
        println!(
            "{name} among others: B³ precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}"
        );
        for ((label, article, span), found) in trial.gold.iter().zip(trial.found()) {
            let word = trial.model.article(*article).words(*span);
            println!("  {label}: {} {word} -> {found:?}", article.0);
        }
        assert!(
            precision > 0.999 && f1 >= 0.8,
            "{name}: {precision:.3} {f1:.3}"
        );
        let joined = trial.model.events.iter().filter(|e| {
            let made_up = e
                .accounts
                .iter()
                .filter(|a| a.article.index() >= story.len());
            e.sources() > 1 && made_up.count() > 0
        });
        assert_eq!(joined.count(), 0, "{name}");
    }
}

#[test]
fn two_calls_on_two_days_stay_two() {
    let trial = trial(SUMMIT);
    let found = trial.found();
    let of = |label: &str| {
        let at = trial
            .gold
            .iter()
            .position(|g| g.0 == label)
            .expect("a label");
        found[at]
    };
    assert!(of("call").is_some());
    assert_ne!(of("call"), of("call2"));
    assert_ne!(of("talks"), of("other"));
}

#[test]
fn a_month_and_a_day_are_less_exact_and_not_different() {
    let trial = trial(SUMMIT);
    let at = trial
        .gold
        .iter()
        .position(|g| g.0 == "deal")
        .expect("a label");
    let event = trial.model.event(trial.found()[at].expect("found"));
    assert_eq!(event.state, State::LessExact);
    assert_eq!(event.when.as_ref().map(|w| &*w.value), Some("2031-02-03"));
    assert!(
        trial
            .model
            .discrepancies
            .iter()
            .all(|d| d.state != State::Differ)
    );
}

#[test]
fn what_lies_ahead_is_planned() {
    let trial = trial(SUMMIT);
    let at = trial
        .gold
        .iter()
        .position(|g| g.0 == "talks")
        .expect("a label");
    let event = trial.model.event(trial.found()[at].expect("found"));
    assert_eq!(event.status, Status::Planned);
    assert_eq!(event.sources(), 3);
}

#[test]
fn a_corrected_date_moves_its_event() {
    let trial_before = trial(SUMMIT);
    let at = trial_before
        .gold
        .iter()
        .position(|g| g.0 == "call2")
        .expect("a label");
    let (_, article, span) = trial_before.gold[at];
    let notes = &trial_before.model.annotations[article.index()];
    let mention = notes
        .events
        .iter()
        .find(|e| e.trigger == span)
        .expect("a mention");
    let timex = mention.when.as_ref().expect("a time").timexes[0];
    let place = crate::model::Place {
        article,
        span: notes.timexes[timex as usize].span,
    };
    let day = "2031-02-21".parse().expect("a day");
    let corrections = Corrections {
        dates: vec![(place, day)],
        ..Corrections::default()
    };
    let after = trial_with(SUMMIT, &corrections);
    let event = after.model.event(after.found()[at].expect("found"));
    assert_eq!(event.when.as_ref().map(|w| &*w.value), Some("2031-02-21"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_gives_a_sound_model(text in "([A-Z][a-z]{1,6}|said|that|talks|agreed|and|,|\\.|\"|”|in|on Friday|May 2025|é|held|of|the|\\n| ){0,40}") {
        use crate::corpus::{Article, Basis, Block, BlockKind, Clean, Published, Span};
        let text = Clean::text(&text.replace("  ", " "));
        let span = Span::new(0, text.as_str().trim_end().len());
        let published = "2025-06-06".parse().expect("a day");
        let articles = vec![Article {
            text,
            blocks: vec![Block { span, kind: BlockKind::Paragraph }],
            published: Published::exact(published, Basis::Given),
            ..Article::default()
        }];
        let notes = crate::analysis::annotate(&articles);
        let corpus = crate::corpus::Corpus { articles, skipped: Vec::new() };
        check(&super::merge(corpus, notes, &Corrections::default()));
    }
}

/// The titles of a one-article story's events, in order of time.
fn titles(articles: &[(&str, &str)]) -> Vec<String> {
    let model = trial(articles).model;
    let words = |e: &crate::model::Event| model.words(e.title).to_owned();
    model.events.iter().map(words).collect()
}

#[test]
fn titles_begin_with_their_subject_and_end_with_their_object() {
    for (story, want) in [
        (
            "{2031-03-07|On Friday}, [Mira Halvorsen] signed a law on cod quotas.",
            "Mira Halvorsen signed a law on cod quotas",
        ),
        (
            "Speaking to reporters {2031-03-07|on Friday}, [Mira Halvorsen] announced an aid plan for the islands.",
            "Mira Halvorsen announced an aid plan for the islands",
        ),
        (
            "[Mira Halvorsen] warned {2031-03-07|on Friday} that the dam near [l:Besso] could break.",
            "Mira Halvorsen warned on Friday that the dam near Besso could break",
        ),
        (
            "Critics were silent, but [Mira Halvorsen] signed a law on cod quotas {2031-03-07|on Friday}.",
            "Mira Halvorsen signed a law on cod quotas on Friday",
        ),
        (
            "Picture: Ada Vale/Fjordnews [Mira Halvorsen] signed a law on cod quotas {2031-03-07|on Friday}.",
            "Mira Halvorsen signed a law on cod quotas on Friday",
        ),
        (
            "The new minister, [Mira Halvorsen], signed a law on cod quotas {2031-03-07|on Friday}.",
            "The new minister, Mira Halvorsen, signed a law on cod quotas on Friday",
        ),
        (
            "[Mira Halvorsen] wants to put fees back to the rates that she announced {2031-02|in February}, or to lower ones.",
            "the rates that she announced in February",
        ),
        (
            "Norway has put up with every storm since [Mira Halvorsen] took office {2031-01|in January}.",
            "Mira Halvorsen took office in January",
        ),
        (
            "During a stormy meeting in [l:Besso] {2031-03-07|on Friday}, the mood was bleak.",
            "a stormy meeting in Besso on Friday",
        ),
        (
            "OSLO (Fjord News) - [Mira Halvorsen] signed a law on cod quotas {2031-03-07|on Friday}.",
            "Mira Halvorsen signed a law on cod quotas on Friday",
        ),
        (
            "[Mira Halvorsen] signed a pact {2031-03-07|on Friday} between [o:Alma Lines] and the port of [l:Besso].",
            "Mira Halvorsen signed a pact on Friday between Alma Lines and the port of Besso",
        ),
    ] {
        assert_eq!(titles(&[("2031-03-08", story)]), [want]);
    }
}

#[test]
fn two_events_of_one_sentence_do_not_share_a_title() {
    let story = "[Mira Halvorsen] signed a law {2031-03-06|on Thursday} and visited [l:Besso] {2031-03-07|on Friday}.";
    let found = titles(&[("2031-03-08", story)]);
    assert_eq!(found.len(), 2);
    assert_ne!(found[0], found[1]);
}

#[test]
fn agreement_takes_two_articles_that_give_the_same_time() {
    let dated =
        "[Mira Halvorsen] signed a <deal:deal> on cod quotas in [l:Besso] {2031-03-05|on March 5}.";
    let retold = "The cod quota <deal:deal> that [Mira Halvorsen] signed {2031-03-05|on March 5} in [l:Besso] will hold.";
    let monthly = "The cod quota <deal:deal> that [Mira Halvorsen] signed {2031-03|this month} in [l:Besso] will hold.";
    for (second, want) in [
        (dated, State::SingleSource),
        (retold, State::Agree),
        (monthly, State::LessExact),
    ] {
        let model = trial(&[("2031-03-08", dated), ("2031-03-09", second)]).model;
        assert_eq!(model.events.len(), 1);
        assert_eq!(model.events[0].state, want);
    }
}

#[test]
fn a_name_that_is_only_part_of_a_title_or_a_work_is_no_actor() {
    use crate::corpus::{Article, Basis, Block, BlockKind, Clean, Published, Span};
    let actors = |text: &str| {
        let text = Clean::text(text);
        let span = Span::new(0, text.as_str().len());
        let articles = vec![Article {
            text,
            blocks: vec![Block {
                span,
                kind: BlockKind::Paragraph,
            }],
            published: Published::exact("2031-03-07".parse().expect("a day"), Basis::Given),
            ..Article::default()
        }];
        let notes = crate::analysis::annotate(&articles);
        let corpus = crate::corpus::Corpus {
            articles,
            skipped: Vec::new(),
        };
        let model = super::merge(corpus, notes, &Corrections::default());
        check(&model);
        let names: Vec<String> = model.actors.iter().map(|a| a.name.to_string()).collect();
        names
    };
    let title = "Treasury Secretary Mira Halvorsen met bankers on Friday.";
    assert_eq!(actors(title), ["Mira Halvorsen"]);
    let both = format!("{title} The Treasury said it would borrow more.");
    assert!(actors(&both).iter().any(|n| n == "Treasury"));
}

#[test]
fn an_article_knows_no_planned_event_before_others_tell_it() {
    let vague = "The next round of trade <vague:talks> is expected to take place soon. [c-NO:Norway] and [c-DK:Denmark] trade cod.";
    let dated = "[c-NO:Norway] and [c-DK:Denmark] are set to resume high-level trade <dated:talks> in [l:Besso] {2031-03-12|on Wednesday}.";
    for (published, want) in [("2031-03-07", 1), ("2031-03-09", 2)] {
        let model = trial(&[(published, vague), ("2031-03-08", dated)]).model;
        let day =
            |e: &&crate::model::Event| e.when.as_ref().is_some_and(|w| &*w.value == "2031-03-12");
        let talks = model.events.iter().find(day).expect("the talks are found");
        assert_eq!(talks.sources(), want, "{published}");
    }
}

#[test]
fn what_many_articles_tell_weighs_more_than_a_lone_or_an_old_event() {
    let told =
        "The ferry Alma <sink:sank> off [l:Besso] {2031-03-02|on March 2} with nine sailors.";
    let old = "It was the worst loss since the ferry Ida <old:sank> near [l:Tromso] {2001-05-08|on May 8, 2001}.";
    let lone = "[Mira Halvorsen] <lone:signed> a law on cod quotas {2031-03-04|on March 4}.";
    let model = trial(&[
        ("2031-03-05", told),
        ("2031-03-06", &format!("{told}\n{old}")),
        ("2031-03-07", &format!("{told}\n{old}")),
        ("2031-03-08", &format!("{told}\n{old}\n{lone}")),
    ])
    .model;
    let of = |day: &str| {
        let mut events = model.events.iter();
        let found = events.find(|e| e.when.as_ref().is_some_and(|w| &*w.value == day));
        found.expect("an event of that day").salience
    };
    assert!(of("2031-03-02") > 2.0 * of("2031-03-04"));
    assert!(of("2031-03-02") > 2.0 * of("2001-05-08"));
}

#[test]
fn planned_and_paid_visits_of_one_day_are_one_and_changes_of_other_figures_are_not() {
    let planned = "[Ilse Brandt] will <tour:visit> the flooded valley {2034-03-07|on Tuesday}.\n\
         Shares of [o:Hydra Works] <fall:fell> 9 percent {2034-03-06|on Monday}.";
    let paid = "[Ilse Brandt] <tour:visited> the flooded valley {2034-03-07|on Tuesday}.\n\
         Shares of [o:Hydra Works] <low:fell> 17 percent {2034-03|in March}.";
    let trial = trial(&[("2034-03-06", planned), ("2034-03-08", paid)]);
    let (precision, recall, _) = trial.b_cubed();
    assert!(precision > 0.999 && recall > 0.999, "{}", describe(&trial));
}
