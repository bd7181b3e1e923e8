//! Tests the whole pass on sentences made for it.

use proptest::prelude::*;

use super::*;
use crate::analysis::scan::scan as scan_article;
use crate::corpus::{Block, BlockKind, Clean};

/// An article with a paragraph for each line.
fn article(text: &str) -> Article {
    let text = Clean::text(text);
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.as_str().split('\n') {
        if !line.trim().is_empty() {
            blocks.push(Block {
                span: Span::new(at, at + line.len()),
                kind: BlockKind::Paragraph,
            });
        }
        at += line.len() + 1;
    }
    Article {
        text,
        blocks,
        ..Article::default()
    }
}

/// The mentions as `surface/kind` with a mark for their form, and `=name` where the actor's name differs.
fn named(text: &str) -> Vec<String> {
    let article = article(text);
    let (actors, mentions) = resolve(&article, &scan_article(&article));
    mentions
        .iter()
        .map(|m| {
            let mark = match m.form {
                MentionForm::Name => "",
                MentionForm::Adjective => "*",
                MentionForm::Pronoun => "~",
                MentionForm::Title => "^",
                MentionForm::Metonym => "!",
            };
            let surface = article.words(m.span);
            let name = &*actors[m.actor.index()].name;
            let kind = &m.kind.name()[..3];
            if name == surface {
                format!("{surface}/{kind}{mark}")
            } else {
                format!("{surface}/{kind}{mark}={name}")
            }
        })
        .collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (text, want) in rows {
        assert_eq!(&named(text), want, "{text}");
    }
}

#[test]
fn persons_are_known_by_titles_first_names_and_roles() {
    check(&[
        (
            "Finance Minister Petra Novak met Carlos Ruiz on Monday.",
            &["Petra Novak/per", "Carlos Ruiz/per"],
        ),
        (
            "The talks were led by Vice Premier He Jianming. He left on Friday. Vice-Premier He said little.",
            &["He Jianming/per", "He/per=He Jianming"],
        ),
        (
            "Analysts agree with Ursula van der Berg, head of the Harbour Council.",
            &["Ursula van der Berg/per", "Harbour Council/org"],
        ),
        (
            "Secretary of State Walter Pine and Dean Miller flew home.",
            &["Walter Pine/per", "Dean Miller/per"],
        ),
    ]);
}

#[test]
fn short_forms_follow_the_full_name_before_them() {
    check(&[
        (
            "Laura Stone met Peter Stone. Stone said no.",
            &[
                "Laura Stone/per",
                "Peter Stone/per",
                "Stone/per=Peter Stone",
            ],
        ),
        (
            "Orbex Technologies Co. fell. Orbex makes chips.",
            &[
                "Orbex Technologies Co./org",
                "Orbex/org=Orbex Technologies Co.",
            ],
        ),
        (
            "The Marine Safety Board met. The MSB said so.",
            &["Marine Safety Board/org", "MSB/org=Marine Safety Board"],
        ),
        (
            "Chen Guowei spoke with Martin Hale. The Hale-Chen call was long.",
            &[
                "Chen Guowei/per",
                "Martin Hale/per",
                "Hale/per=Martin Hale",
                "Chen/per=Chen Guowei",
            ],
        ),
    ]);
}

#[test]
fn countries_have_adjectives_and_capitals_that_act() {
    check(&[
        (
            "Officials from China and the U.S. met in Beijing.",
            &["China/cou", "U.S./cou=United States", "Beijing/cit"],
        ),
        (
            "China reacted. Beijing accused Canadian firms.",
            &["China/cou", "Beijing/cit!=China", "Canadian/cou*=Canada"],
        ),
        (
            "A China-EU summit follows.",
            &["China/cou", "EU/org=European Union"],
        ),
        ("The Germans and two Britons left.", &[]),
    ]);
}

#[test]
fn months_holidays_events_and_plain_words_are_no_actors() {
    check(&[
        ("On Monday in May, Christmas came.", &[]),
        (
            "Talks resumed. However, prices fell. Shipments stopped.",
            &[],
        ),
        ("It was a Liberation Day speech on the World Cup.", &[]),
        ("He said that He was late. I agree.", &[]),
    ]);
}

#[test]
fn an_acronym_that_spells_a_small_word_is_its_organisation() {
    let found = named("On Monday the WHO warned of a flu that spread to hens.");
    assert!(found.iter().any(|n| n.starts_with("WHO/org")), "{found:?}");
    assert_eq!(named("Ask who warned them."), Vec::<String>::new());
}

#[test]
fn strains_and_stamps_of_days_are_no_actors() {
    check(&[
        ("The H7N9 strain killed one hen in May.", &[]),
        ("Posted Thu Jun 17 after the vote.", &[]),
        ("Boats left the Harrow Keys.", &["Harrow Keys/pla"]),
    ]);
}

#[test]
fn organisations_are_known_by_their_last_word() {
    check(&[
        (
            "The Ministry of Trade and Industry wrote to Kessler & Sons.",
            &["Ministry of Trade and Industry/org", "Kessler & Sons/org"],
        ),
        (
            "A spokesman for the White House declined.",
            &["White House/org"],
        ),
        (
            "The River Bank reported. London-based Folio Ltd agreed.",
            &["River Bank/org", "Folio Ltd/org"],
        ),
    ]);
}

#[test]
fn lines_of_capitals_hold_the_names_that_the_text_has() {
    check(&[(
        "HALE NAMED AS FINLAND CAPTAIN\nMartin Hale was named on Friday.",
        &[
            "HALE/per=Martin Hale",
            "FINLAND/cou=Finland",
            "Martin Hale/per",
        ],
    )]);
}

#[test]
fn a_city_is_its_team_in_a_report_on_a_team_sport() {
    let text = "SOCCER - LEAGUE RESULTS\nThe league match in Leeds ended after two goals. \
                Leeds beat Norwich 2-1 and the coach praised the team's striker.";
    let found = named(text);
    assert!(found.contains(&"Leeds/cit".to_owned()), "{found:?}");
    assert!(found.contains(&"Leeds/org".to_owned()), "{found:?}");
    assert!(found.contains(&"Norwich/org".to_owned()), "{found:?}");
}

#[test]
fn titles_and_pronouns_stand_for_those_named() {
    check(&[(
        "Treasury Secretary Martha Vance arrived. \"It went well,\" she said. The treasury secretary left.",
        &[
            "Martha Vance/per",
            "she/per~=Martha Vance",
            "treasury secretary/per^=Martha Vance",
        ],
    )]);
}

#[test]
fn roles_are_read_before_and_after_a_name() {
    for (text, want) in [
        (
            "U.S. Trade Representative Ada Lane spoke.",
            "Trade Representative",
        ),
        (
            "Ada Lane, research director at the Polar Institute, spoke.",
            "research director at the Polar Institute",
        ),
        ("They asked chief economist Ada Lane.", "chief economist"),
        (
            "White House Press Secretary Ada Lane spoke.",
            "White House Press Secretary",
        ),
    ] {
        let article = article(text);
        let (actors, _) = resolve(&article, &scan_article(&article));
        let lane = actors.iter().find(|a| &*a.name == "Ada Lane");
        let roles = lane.map(|a| a.roles.clone()).unwrap_or_default();
        assert_eq!(roles, [Box::from(want)], "{text}");
    }
}

#[test]
fn aliases_stand_in_order_of_frequency() {
    let article =
        article("Ada Larsen spoke. Larsen left. Then Larsen came back, and the U.S. agreed.");
    let (actors, _) = resolve(&article, &scan_article(&article));
    assert_eq!(
        actors[0].aliases,
        [Box::from("Larsen"), Box::from("Ada Larsen")]
    );
}

#[test]
fn words_in_front_of_a_person_are_no_part_of_the_name() {
    check(&[
        (
            "Crews FORCED Harlan to go. Petra Harlan STOOD by. Comrade Harlan left, BECAUSE Harlan was tired.",
            &[
                "Harlan/per=Petra Harlan",
                "Petra Harlan/per",
                "Harlan/per=Petra Harlan",
                "Harlan/per=Petra Harlan",
            ],
        ),
        (
            "He left in May. CREWS FIGHT OVER SLICK Harlan told Toyota. Secretary of the Interior Harlan left.",
            &["Harlan/per", "Toyota/org", "Harlan/per"],
        ),
        (
            "It is wrong, i.e. Asking Peter Harlan about it will be hard.",
            &["Peter Harlan/per"],
        ),
        (
            "The pit was shut, he said on Sunday Toyota was to pay. Since last June Albert Harlan has waited.",
            &["Toyota/org", "Albert Harlan/per"],
        ),
        (
            "Toyota Chief Dredging Officer Albert Harlan and Adm Petra Stone met.",
            &["Toyota/org", "Albert Harlan/per", "Petra Stone/per"],
        ),
    ]);
}

#[test]
fn storms_and_the_waters_named_after_princes_are_no_persons() {
    check(&[
        (
            "Hurricane Agatha hit the coast. Since Agatha, little grows. Agatha and its floods cost much.",
            &[],
        ),
        (
            "The hurricanes Agatha and Rita passed. Rita was weaker.",
            &[],
        ),
        ("It was worse than Agatha, the hurricane of 2031.", &[]),
        (
            "Ships crossed Prince Albert Sound. Boats left Norway Keys.",
            &["Prince Albert Sound/pla", "Norway Keys/pla"],
        ),
        ("He lives in Harrow Parish.", &["Harrow Parish/pla"]),
    ]);
}

#[test]
fn a_ship_named_after_its_owner_is_no_person() {
    check(&[
        (
            "In 2031 the Toyota Haldorix ran aground.",
            &["Toyota Haldorix/org"],
        ),
        (
            "Toyota Board met. Toyota paid. The Toyota Haldorix sank. The Haldorix burnt.",
            &[
                "Toyota Board/org",
                "Toyota/org",
                "Toyota Haldorix/org",
                "Haldorix/org=Toyota Haldorix",
            ],
        ),
        (
            "It was like the Toyota Haldorix disaster. Toyota Haldorix oil stuck to rocks.",
            &["Toyota Haldorix/org", "Toyota Haldorix/org"],
        ),
    ]);
}

#[test]
fn letters_stand_for_what_introduces_them_or_for_an_institution() {
    check(&[
        (
            "The Polar Driftwood (PDW) met. The PDW has funds.",
            &[
                "Polar Driftwood/org",
                "PDW/org=Polar Driftwood",
                "PDW/org=Polar Driftwood",
            ],
        ),
        (
            "The Harlan Bank fell. HB shares sank.",
            &["Harlan Bank/org", "HB/org=Harlan Bank"],
        ),
    ]);
    let found = named("It is Broken Petroleum, said one. BP shares sank.");
    assert!(found.contains(&"BP/org".to_owned()), "{found:?}");
}

#[test]
fn a_town_of_that_name_is_not_meant_where_one_with_a_title_bears_it() {
    check(&[(
        "President Lincoln spoke. The crews of Lincoln went home. In May Lincoln came back.",
        &["Lincoln/per", "Lincoln/per", "Lincoln/per"],
    )]);
}

#[test]
fn letters_for_words_in_small_letters_are_a_thing() {
    check(&[
        (
            "The harbour dredging barge (HDB) sank. The HDB was old.",
            &[],
        ),
        (
            "A breakout tensioner (BOT) sank. The marine guard (ECB) said so. The dredging agency (XDA) too.",
            &["ECB/org", "XDA/org"],
        ),
    ]);
}

#[test]
fn institutions_are_named_after_two_fields() {
    check(&[(
        "The U.S. National Fluvial and Glacial Administration and the Centers for Harbour Safety and Pilotage met.",
        &[
            "U.S. National Fluvial and Glacial Administration/org",
            "Centers for Harbour Safety and Pilotage/org",
        ],
    )]);
}

#[test]
fn he_is_not_the_person_of_a_caption() {
    check(&[(
        "Mr Harlan flew home. Reporter Daniel Stone tells how rain will fall on the quay And he warned them: “Go.”",
        &["Harlan/per", "Daniel Stone/per", "he/per~=Harlan"],
    )]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_mentions_with_known_rules(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "The", "U.S.", "of", "and", "Bank", "President", "Mr", ".", "-", "’s", "\n", "He", "al-Sadr", "St",
                "&", "ÉMILE", "São", "New", "York", "said", ",", "Trump-Xi", "London-based", "(", ")", "1996", "\"",
                "van", "der", "IMF", "Wei", "Jr", "beat", "3", "Inc", "in", "Sen", "Secretary",
            ]),
            0..40,
        )
    ) {
        let article = article(&words.join(" "));
        let (actors, mentions) = resolve(&article, &scan_article(&article));
        for m in &mentions {
            prop_assert!(!article.words(m.span).is_empty());
            prop_assert!(m.actor.index() < actors.len());
            prop_assert!(explain(m.rule).is_some(), "{}", m.rule);
        }
        prop_assert!(mentions.is_sorted_by_key(|m| m.span));
    }
}
