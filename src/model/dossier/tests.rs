//! Tests of dossiers, on articles made up for them.

use super::*;
use crate::model::merge::trial::trial;

/// Three articles in which Vale and Kantor act, speak and are spoken of.
fn made() -> Model {
    trial(&[
        (
            "2031-03-05",
            "[Ann Vale] signed the harbour pact {2031-03-04|on Tuesday}.\n\
             [Oskar Kantor] said [Vale] had threatened the crews {2031-03-03|on Monday}.\n\
             “We will not pay another toll before summer,” [Vale] said.",
        ),
        (
            "2031-03-06",
            "[Ann Vale] and [Oskar Kantor] met in [l:Zenda] {2031-03-06|on Thursday}.\n\
             “We will not pay another toll before summer,” [Vale] said.",
        ),
        (
            "2031-03-20",
            "[Oskar Kantor] was arrested {2031-03-19|on Wednesday}. [Ann Vale] praised the guards.",
        ),
    ])
    .model
}

fn actor(model: &Model, name: &str) -> ActorId {
    let found = model.actors.iter().find(|a| &*a.name == name);
    found.expect("an actor").id
}

/// The words of deeds, each with who tells it in front.
fn deeds(model: &Model, deeds: &[Deed]) -> Vec<String> {
    let teller = |teller: Option<Teller>| match teller {
        None => String::new(),
        Some(Teller::Actor(id)) => format!("{}: ", model.actor(id).name),
        Some(Teller::Words(place)) => format!("({}): ", model.words(place)),
        Some(Teller::Unnamed) => "?: ".to_owned(),
    };
    let words = |d: &Deed| format!("{}{}", teller(d.teller), model.words(d.place));
    deeds.iter().map(words).collect()
}

#[test]
fn what_one_did_is_kept_apart_from_what_one_is_said_to_have_done() {
    let model = made();
    let vale = model.dossier(actor(&model, "Ann Vale"));
    let did = deeds(&model, &vale.did);
    assert!(
        did.iter().any(|d| d.contains("signed the harbour pact")),
        "{did:?}"
    );
    assert!(did.iter().any(|d| d.contains("met in Zenda")), "{did:?}");
    assert!(!did.iter().any(|d| d.contains("threatened")), "{did:?}");
    let told = deeds(&model, &vale.told);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Oskar Kantor: "), "{told:?}");
    assert!(told[0].contains("threatened the crews"), "{told:?}");
}

#[test]
fn what_befalls_one_is_not_one_s_deed() {
    let model = made();
    let kantor = model.dossier(actor(&model, "Oskar Kantor"));
    let did = deeds(&model, &kantor.did);
    assert!(!did.iter().any(|d| d.contains("arrested")), "{did:?}");
    let part = deeds(&model, &kantor.part);
    assert!(part.iter().any(|d| d.contains("was arrested")), "{part:?}");
}

#[test]
fn an_utterance_of_two_articles_is_listed_once_with_its_variants() {
    let model = made();
    let vale = model.dossier(actor(&model, "Ann Vale"));
    let said: Vec<_> = vale.said.iter().filter(|s| s.direct).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].place.article, ArticleId(0));
    assert_eq!(said[0].others.len(), 1);
    assert_eq!(said[0].others[0].article, ArticleId(1));
}

#[test]
fn companions_are_weighed_by_the_sentences_they_share() {
    let model = made();
    let (vale, kantor) = (actor(&model, "Ann Vale"), actor(&model, "Oskar Kantor"));
    let dossier = model.dossier(vale);
    assert_eq!(dossier.with[0].actor, kantor);
    assert_eq!(dossier.with[0].sentences.len(), 2);
    let days = dossier.with[0].days.expect("both have days");
    assert_eq!(days.0.to_string(), "2031-03-05");
    assert_eq!(days.1.to_string(), "2031-03-06");
    // 5 to 20 March are sixteen days, a stretch each.
    assert_eq!((dossier.periods.days, dossier.periods.count), (1, 16));
    assert_eq!(dossier.with[0].counts[..2], [1, 1]);
    assert_eq!(dossier.with[0].counts.iter().sum::<u32>(), 2);
    let zenda = actor(&model, "Zenda");
    assert!(dossier.with.iter().any(|c| c.actor == zenda));
}

#[test]
fn nobody_is_known_of_an_actor_that_is_not_there() {
    let model = made();
    assert_eq!(model.dossier(ActorId(99)).did, []);
    assert_eq!(Model::default().dossier(ActorId(0)).with, []);
}

#[test]
fn a_part_of_what_one_said_is_told_once_with_the_whole() {
    let at = |start, end, others: &[u32]| Saying {
        place: Place {
            article: ArticleId(0),
            span: Span::new(start, end),
        },
        direct: false,
        others: others
            .iter()
            .map(|&a| Place {
                article: ArticleId(a),
                span: Span::new(0, 9),
            })
            .collect(),
    };
    let mut said = vec![
        at(0, 5, &[]),
        at(10, 30, &[2]),
        at(10, 20, &[1, 2]),
        at(25, 30, &[]),
        at(28, 40, &[]),
    ];
    fold_parts(&mut said, 1);
    let want = [at(0, 5, &[]), at(10, 30, &[1, 2]), at(28, 40, &[])];
    assert_eq!(said, want);
}
