//! Compares where the accounts of one event say that it happens: "in Oslo", "the Oslo talks", "a place to be named".
//!
//! A place counts only where it belongs to the event's own word; the place in a dateline is where the article was
//! written, and a place beside another event is that event's.

use std::collections::HashMap;

use super::super::features::is_saying;
use super::opening::{self, Thing};
use super::scene::{Link, Scene, link};
use super::twins::{self, Side};
use super::{Ground, class_of_word, gathers};
use crate::analysis::{ActorKind, EventMention, Mention, MentionForm, Precision, lexicon};
use crate::corpus::{ArticleId, Span};
use crate::model::{
    Account, ActorId, Discrepancy, DiscrepancyKind, DiscrepancyValue, Event, Said, Site, State,
};

/// The name of the rule.
const RULE: &str = "places-of-one-event";
/// The name of the rule for accounts of two places.
const TWINS: &str = "one-meeting-in-two-places";
/// How many words that are neither names nor times may stand between an event and its place.
const GAP: usize = 3;

/// Where one account says that an event is.
#[derive(Clone, Debug)]
struct Spot {
    article: ArticleId,
    span: Span,
    /// The most exact place named: the same actor is the same place, whatever it is called.
    actor: ActorId,
    site: Site,
    account: usize,
}

/// A row for each event whose accounts give it a place in several articles.
pub fn rows(ground: Ground, out: &mut Vec<Discrepancy>) {
    let open = opening::openings(ground, Thing::Place);
    let venues = Venues::of(ground);
    for event in ground.events {
        if event.state != State::SingleSource || open.has(event.id) {
            out.extend(row(ground, event, &open, &venues));
        }
    }
    for (one, other) in twins::pairs(ground, &["talk", "sign", "inaugurate", "celebrate"], 0) {
        out.extend(two_places(ground, &one, &other, &venues));
    }
}

/// A row for two events that are one meeting told with two places.
fn two_places(ground: Ground, one: &Side, other: &Side, venues: &Venues) -> Option<Discrepancy> {
    let cells = |side: &Side| -> Vec<Spot> {
        let accounts = &ground.events[side.event].accounts;
        let own = side.accounts.iter();
        own.filter_map(|&i| spot(ground, &accounts[i], i, venues))
            .collect()
    };
    let (mut ours, theirs) = (cells(one), cells(other));
    let against = |a: &Spot| {
        theirs
            .iter()
            .all(|b| contradicts(&a.site, &b.site) && is_city(b))
    };
    if theirs.is_empty() || !ours.iter().all(|a| is_city(a) && against(a)) || ours.is_empty() {
        return None;
    }
    ours.extend(theirs);
    one_name_each(&mut ours);
    ours.sort_by_key(|s| (s.article, s.span));
    ours.dedup_by_key(|s| s.article);
    let told = |side: &Side| ground.events[side.event].accounts.len();
    let best = if told(one) >= told(other) { one } else { other };
    Some(Discrepancy {
        event: Some(ground.events[best.event].id),
        kind: DiscrepancyKind::Place,
        about: "where".into(),
        state: State::Differ,
        values: ours.into_iter().map(value).collect(),
        rule: TWINS,
    })
}

fn row(
    ground: Ground,
    event: &Event,
    open: &opening::Openings,
    venues: &Venues,
) -> Option<Discrepancy> {
    let mut spots = spots(ground, event, venues);
    one_name_each(&mut spots);
    without_odd_ones(ground, event, &mut spots);
    if spots.is_empty() {
        return None;
    }
    let told: Vec<ArticleId> = spots.iter().map(|s| s.article).collect();
    let mut values: Vec<DiscrepancyValue> = spots.into_iter().map(value).collect();
    values.extend(open.cells(ground, event.id, &told));
    (values.len() > 1).then(|| Discrepancy {
        event: Some(event.id),
        kind: DiscrepancyKind::Place,
        about: "where".into(),
        state: State::Agree,
        values,
        rule: RULE,
    })
}

fn value(spot: Spot) -> DiscrepancyValue {
    let name = spot.site.venue.iter().chain(&spot.site.city);
    let mut shown = name.map(|n| &**n).collect::<Vec<_>>().join(", ");
    if let (true, Some(code)) = (shown.is_empty(), spot.site.country) {
        let code = String::from_utf8_lossy(&code).into_owned();
        shown = lexicon::COUNTRY_NAMES.get(&code).unwrap_or_default().into();
    }
    DiscrepancyValue {
        place: crate::model::Place {
            article: spot.article,
            span: spot.span,
        },
        value: shown.into(),
        said: Said::Where(spot.site),
    }
}

/// The most exact place of each article; none of an article that gives two.
fn spots(ground: Ground, event: &Event, venues: &Venues) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::new();
    let mut torn: Vec<ArticleId> = Vec::new();
    for (index, account) in event.accounts.iter().enumerate() {
        let Some(spot) = spot(ground, account, index, venues) else {
            continue;
        };
        match out.iter_mut().find(|s| s.article == spot.article) {
            None => out.push(spot),
            Some(before) if contradicts(&before.site, &spot.site) => torn.push(spot.article),
            Some(before) if depth(&before.site) < depth(&spot.site) => *before = spot,
            Some(_) => {}
        }
    }
    out.retain(|s| !torn.contains(&s.article));
    out
}

/// How exact a place is.
fn depth(site: &Site) -> u8 {
    u8::from(site.venue.is_some()) * 2 + u8::from(site.city.is_some())
}

fn contradicts(a: &Site, b: &Site) -> bool {
    match (&a.city, &b.city) {
        (Some(a), Some(b)) => a != b,
        _ => a.country.zip(b.country).is_some_and(|(a, b)| a != b),
    }
}

/// Gives a place that goes by several names one of them.
fn one_name_each(spots: &mut [Spot]) {
    let mut names: HashMap<ActorId, Box<str>> = HashMap::new();
    for spot in spots.iter_mut().filter(|s| s.site.venue.is_none()) {
        if let Some(city) = &mut spot.site.city {
            city.clone_from(names.entry(spot.actor).or_insert_with(|| city.clone()));
        }
    }
}

/// Takes out places that contradict what most accounts say, where it is not sure that they tell the same event.
fn without_odd_ones(ground: Ground, event: &Event, spots: &mut Vec<Spot>) {
    let against = |s: &Spot| {
        let others = spots.iter();
        others.filter(|o| contradicts(&o.site, &s.site)).count()
    };
    let counts: Vec<usize> = spots.iter().map(against).collect();
    let Some(best) = (0..spots.len()).min_by_key(|&i| counts[i]) else {
        return;
    };
    if counts[best] == 0 && counts.iter().all(|&c| c == 0) {
        return;
    }
    let anchor = spots[best].clone();
    let sure = |s: &Spot| {
        let (a, b) = (&event.accounts[anchor.account], &event.accounts[s.account]);
        gathers(event_class(ground, a)) && is_city(&anchor) && is_city(s) && same(ground, a, b)
    };
    if 2 * (spots.len() - counts[best]) <= spots.len() && !spots.iter().all(sure) {
        spots.clear();
    }
    spots.retain(|s| !contradicts(&anchor.site, &s.site) || sure(s));
}

fn is_city(spot: &Spot) -> bool {
    let listed = |city: &str| lexicon::CITIES.contains(city.to_lowercase().as_str());
    spot.site.city.as_deref().is_some_and(listed)
}

fn event_class(ground: Ground, account: &Account) -> &'static str {
    let note = &ground.source.notes[account.article.index()];
    note.events
        .get(account.mention as usize)
        .map_or("", |told| told.class)
}

/// Whether two accounts surely tell one event: one class, one day given by both, two participants in common.
fn same(ground: Ground, a: &Account, b: &Account) -> bool {
    let day = |x: &Account| {
        let when = x.when.as_ref().filter(|w| !w.timexes.is_empty())?;
        when.period.filter(|p| p.precision == Precision::Day)
    };
    let shared = |a: &Account, b: &Account| {
        let actors = |x: &Account| {
            ground
                .source
                .features(super::super::features::Item {
                    article: x.article.0,
                    mention: x.mention,
                })
                .actors
        };
        let theirs = actors(b);
        let both = actors(a);
        both.iter().filter(|x| theirs.contains(x)).count()
    };
    let days = day(a).zip(day(b));
    days.is_some_and(|(a, b)| a.start == b.start)
        && event_class(ground, a) == event_class(ground, b)
        && shared(a, b) > 1
}

/// Where an account says that its event is.
fn spot(ground: Ground, account: &Account, index: usize, venues: &Venues) -> Option<Spot> {
    let (scene, told) = Scene::of_account(ground.source, account)?;
    let (first, mention) = located(&scene, told)?;
    let actor = scene.actor(mention)?;
    let site = site(&scene, mention, actor, venues)?;
    let start = scene.tokens.get(first)?.span;
    Some(Spot {
        article: account.article,
        span: start.to(mention.span),
        actor,
        site,
        account: index,
    })
}

/// The name of the place where a sentence says that an event is, with the token that the phrase begins at.
fn located<'a>(scene: &Scene<'a>, told: &EventMention) -> Option<(usize, &'a Mention)> {
    let weak = matches!(
        told.class,
        "tariff" | "restriction" | "report" | "sanction" | "fund" | "crisis" | "accuse" | "reform"
    );
    if is_saying(told) || weak {
        return None;
    }
    let at = scene.token_at(told.trigger.start)?;
    let before = || told.noun.then(|| named_by(scene, at)).flatten();
    let again = || words_again(scene, told, at);
    let opening = || opens(scene, told, at);
    behind(scene, at + 1)
        .or_else(before)
        .or_else(again)
        .or_else(opening)
}

/// The place beside another word that stands for the same event in its clause: "[meet] in Oslo for talks", "talks on
/// the border, which [take place] in Oslo".
fn words_again<'a>(
    scene: &Scene<'a>,
    told: &EventMention,
    at: usize,
) -> Option<(usize, &'a Mention)> {
    let own = told.span.start..told.span.end;
    let rival = |i: usize| class_of_word(scene.word(i)).filter(|class| *class != told.class);
    for index in scene.token_at(told.span.start)?..scene.tokens.len() {
        if !own.contains(&scene.tokens[index].span.start) || index > at && rival(index).is_some() {
            break;
        }
        let same = index != at && class_of_word(scene.word(index)) == Some(told.class);
        let carries = index > at
            && (scene.word(index) == "held"
                || scene.word(index) == "place" && scene.word(index - 1).starts_with('t'));
        if (same || carries)
            && let Some(found) = behind(scene, index + 1)
        {
            return Some(found);
        }
    }
    None
}

/// "talks with Norway on Monday [in Oslo]": only words that lead nowhere else stand between.
fn behind<'a>(scene: &Scene<'a>, from: usize) -> Option<(usize, &'a Mention)> {
    let mut at = from;
    let mut others = 0;
    let mut own = true;
    while at < scene.tokens.len() {
        let lower = scene.word(at).to_lowercase();
        if matches!(lower.as_str(), "in" | "at") && own {
            if let Some(found) = place_at(scene, at + 1) {
                return Some((at, found));
            }
            at = scene.behind_time(at + 1)?;
            continue;
        }
        if let Some(next) = scene.behind_time(at) {
            (at, own) = (next, true);
            continue;
        }
        if let Some(name) = scene.mention_at(at) {
            (at, own) = (scene.behind(name.span).max(at + 1), true);
            continue;
        }
        let next = scene.word(at + 1).to_lowercase();
        match lower.as_str() {
            // "Lund and Vale", "Norway and its neighbour".
            "and" if scene.mention_at(at + 1).is_some() => {}
            "on" | "by" | "from" if scene.behind_time(at + 1).is_some() => {}
            "," if next == "held" || scene.behind_time(at + 1).is_some() => {}
            "to" if matches!(next.as_str(), "be" | "take" | "resume" | "begin" | "start") => {}
            "that" | "which" if is_passive(scene, at + 1) => {}
            "’s" | "'s" | "-" => {}
            mark if !mark.starts_with(char::is_alphanumeric) => return None,
            word => match link(word) {
                Link::Breaks => return None,
                Link::Light => own = true,
                Link::Function => {}
                // "a round of talks".
                Link::Other if class_of_word(word).is_some() => own = true,
                Link::Other => {
                    (others, own) = (others + 1, false);
                    if others > GAP {
                        return None;
                    }
                }
            },
        }
        at += 1;
    }
    None
}

/// "[was reached]": a form of to be with a word that only carries the event.
fn is_passive(scene: &Scene, at: usize) -> bool {
    matches!(scene.word(at), "was" | "were" | "is" | "are")
        && link(scene.word(at + 1)) == Link::Light
}

/// The name of a place that a preposition's phrase begins with.
fn place_at<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a Mention> {
    let skipped = |w: &str| {
        matches!(
            w,
            "the"
                | "central"
                | "downtown"
                | "nearby"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "neutral"
                | "city"
                | "capital"
                | "town"
                | "of"
                | "Swiss"
        )
    };
    let at = (at..at + 3).find(|&i| !skipped(scene.word(i)))?;
    let name = scene.mention_at(at)?;
    let begins = scene.tokens[at].span.start == name.span.start;
    let place = matches!(
        name.kind,
        ActorKind::City | ActorKind::Place | ActorKind::Country
    );
    // "in Oslo's view", "in London-based".
    let next = scene.word(scene.behind(name.span));
    let own = !matches!(next, "'s" | "’s" | "-");
    // "in US history": initials before a plain noun are its adjective.
    let initials =
        scene.tokens[at].upper && next.starts_with(char::is_lowercase) && link(next) == Link::Other;
    let named = begins && place && name.form == MentionForm::Name;
    (named && own && !initials && !is_superlative(scene, at)).then_some(name)
}

/// "the [worst] storm in Norway": a place that only bounds a comparison.
fn is_superlative(scene: &Scene, at: usize) -> bool {
    (at.saturating_sub(7)..at).any(|i| {
        let word = scene.word(i);
        matches!(word, "worst" | "best" | "most" | "least" | "first" | "only")
            || word.len() > 5 && word.ends_with("est") && link(word) != Link::Light
    })
}

/// "the [Oslo] peace talks": the city or house right before an event's noun.
fn named_by<'a>(scene: &Scene<'a>, at: usize) -> Option<(usize, &'a Mention)> {
    let first = at.saturating_sub(GAP);
    for before in (first..at).rev() {
        if let Some(name) = scene.mention_at(before) {
            let place = matches!(name.kind, ActorKind::City | ActorKind::Place);
            let start = scene.token_at(name.span.start)?;
            let led = start.checked_sub(1).map_or("", |i| scene.word(i));
            let inner = matches!(
                led,
                "in" | "In" | "at" | "At" | "and" | "-" | "from" | "with"
            );
            return (place && !inner && name.form == MentionForm::Name).then_some((start, name));
        }
        let token = scene.tokens[before];
        let plain = token.of(scene.text).starts_with(char::is_lowercase);
        if !plain
            || link(token.of(scene.text)) != Link::Other
            || scene.behind_time(before).is_some()
        {
            return None;
        }
    }
    None
}

/// "[In Oslo], the ministers will meet": a place that opens the sentence is that of its first event.
fn opens<'a>(scene: &Scene<'a>, told: &EventMention, at: usize) -> Option<(usize, &'a Mention)> {
    if !matches!(scene.word(0), "In" | "At") {
        return None;
    }
    let name = place_at(scene, 1)?;
    let mut comma = scene.behind(name.span);
    while let Some(next) = scene.behind_time(comma + usize::from(scene.word(comma) == "on")) {
        comma = next;
    }
    let others = scene.note.events.iter();
    let from = scene
        .note
        .events
        .partition_point(|e| e.sentence < told.sentence);
    let mut rivals = others
        .skip(from)
        .take_while(|e| e.sentence == told.sentence)
        .filter(|e| e.trigger.start < told.trigger.start);
    let plain = (comma + 1..at).all(|i| {
        !matches!(
            scene.word(i),
            "who" | "which" | "that" | "after" | "before" | "while" | "when" | "as" | ";" | ":"
        )
    });
    (scene.word(comma) == "," && plain && rivals.next().is_none()).then_some((0, name))
}

/// What is known of the place that a name names; `None` where that is too little to compare.
fn site(scene: &Scene, mention: &Mention, actor: ActorId, venues: &Venues) -> Option<Site> {
    let known = scene.note.actors.get(mention.actor.index())?;
    let name: Box<str> = known.name.clone();
    match mention.kind {
        ActorKind::Country => Some(Site {
            country: Some(known.country?),
            ..Site::default()
        }),
        ActorKind::City => Some(Site {
            country: known.country.or_else(|| country_of(&name)),
            city: Some(name),
            venue: None,
        }),
        // A region holds cities that nobody can tell from its name.
        _ => venues.city_of.get(&actor).map(|city| Site {
            country: country_of(city),
            city: Some(city.clone()),
            venue: Some(name),
        }),
    }
}

/// The country of a city, by the lists of places and of cities.
fn country_of(city: &str) -> Option<[u8; 2]> {
    let listed = listed(city).and_then(|row| row.split_once(' '));
    let code = listed.map(|row| row.1).or_else(|| {
        let row = lexicon::CITIES.get(city.to_lowercase().as_str())?;
        row.get(..2)
    })?;
    code.as_bytes().try_into().ok()
}

/// What the list of places says of a name: what it is, and its country.
fn listed(name: &str) -> Option<&'static str> {
    let row = lexicon::KNOWN_NAMES.get(name)?;
    row.split('|').find_map(|part| part.strip_prefix('p'))
}

/// The city of each house and hall that some article names beside it.
#[derive(Debug, Default)]
struct Venues {
    city_of: HashMap<ActorId, Box<str>>,
}

impl Venues {
    fn of(ground: Ground) -> Self {
        let mut out = Self::default();
        let articles = ground.source.articles.iter().zip(ground.source.notes);
        for ((article, note), of_local) in articles.zip(ground.source.of_local) {
            for pair in note.mentions.windows(2) {
                let [house, city] = pair else { continue };
                let text = article.text.as_str();
                let between = text.get(house.span.end as usize..city.span.start as usize);
                let beside = matches!(between, Some(" in " | ", " | " in central " | ", in "));
                let listed = listed(house.span.of(text)).is_some();
                if house.kind == ActorKind::Place
                    && city.kind == ActorKind::City
                    && beside
                    && !listed
                    && let Some(id) = of_local.get(house.actor.index())
                {
                    let name = &note.actors[city.actor.index()].name;
                    out.city_of.entry(*id).or_insert_with(|| name.clone());
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::model::merge::trial::trial;
    use crate::model::{DiscrepancyKind, State};

    /// The rows of places: state, and what each article says.
    fn places(articles: &[(&str, &str)]) -> Vec<(State, Vec<String>)> {
        let model = trial(articles).model;
        let rows = model.discrepancies.iter();
        rows.filter(|d| d.kind == DiscrepancyKind::Place)
            .map(|d| {
                let say = |v: &crate::model::DiscrepancyValue| {
                    format!("{}={}", model.words(v.place), v.value)
                };
                (d.state, d.values.iter().map(say).collect())
            })
            .collect()
    }

    fn check(name: &str, articles: &[(&str, &str)], want: &[(State, &[&str])]) {
        let want: Vec<(State, Vec<String>)> = want
            .iter()
            .map(|(s, v)| (*s, v.iter().map(ToString::to_string).collect()))
            .collect();
        assert_eq!(places(articles), want, "{name}");
    }

    #[test]
    fn accounts_that_name_one_city_agree_whatever_words_carry_it() {
        check(
            "three ways",
            &[
                (
                    "2031-03-07",
                    "[c-NO:Norway] and [c-IS:Iceland] will hold talks {2031-03-12|on Wednesday} in [l-NO:Bergen].",
                ),
                (
                    "2031-03-08",
                    "In [l-NO:Bergen], negotiators of [c-NO:Norway] and [c-IS:Iceland] will meet {2031-03-12|on Wednesday} .",
                ),
                (
                    "2031-03-09",
                    "A round of talks between [c-NO:Norway] and [c-IS:Iceland] aimed at ending the cod war is set to take place {2031-03-12|on Wednesday} in [l-NO:Bergen].",
                ),
            ],
            &[(
                State::Agree,
                &["in Bergen=Bergen", "In Bergen=Bergen", "in Bergen=Bergen"],
            )],
        );
    }

    #[test]
    fn a_country_is_less_exact_than_its_city() {
        check(
            "country",
            &[
                (
                    "2031-03-07",
                    "[c-IS:Iceland] and [c-DK:Denmark] held talks {2031-03-05|on Wednesday} in [c-NO:Norway].",
                ),
                (
                    "2031-03-08",
                    "[c-IS:Iceland] and [c-DK:Denmark] met {2031-03-05|on Wednesday} in [l-NO:Bergen].",
                ),
            ],
            &[(State::LessExact, &["in Norway=Norway", "in Bergen=Bergen"])],
        );
    }

    const OPEN: &str = "[c-NO:Norway] and [c-IS:Iceland] fell out {2031-03-02|on Sunday}.\n\
         Teams of [c-NO:Norway] and [c-IS:Iceland] will hold talks soon at a location to be announced.";
    const KNOWN: &str = "[c-NO:Norway] and [c-IS:Iceland] will hold talks {2031-03-12|on Wednesday} in [l-NO:Bergen].";

    #[test]
    fn whoever_names_the_place_later_supersedes_and_on_the_same_day_is_more_exact() {
        let again = "[c-IS:Iceland] and [c-NO:Norway] will meet {2031-03-12|on Wednesday} for talks in [l-NO:Bergen].";
        check(
            "later",
            &[
                ("2031-03-04", OPEN),
                ("2031-03-07", KNOWN),
                ("2031-03-08", again),
            ],
            &[(
                State::Superseded,
                &[
                    "location to be announced=not known yet",
                    "in Bergen=Bergen",
                    "in Bergen=Bergen",
                ],
            )],
        );
        check(
            "the same day",
            &[
                ("2031-03-07", OPEN),
                ("2031-03-07", KNOWN),
                ("2031-03-07", again),
            ],
            &[(
                State::LessExact,
                &[
                    "location to be announced=not known yet",
                    "in Bergen=Bergen",
                    "in Bergen=Bergen",
                ],
            )],
        );
    }

    #[test]
    fn two_cities_for_one_meeting_of_one_day_differ() {
        check(
            "two cities",
            &[
                (
                    "2031-03-07",
                    "[Mira Halvorsen] met [Jon Vidalin] {2031-03-05|on Wednesday} in [l-NO:Oslo].",
                ),
                (
                    "2031-03-08",
                    "The meeting between [Jon Vidalin] and [Mira Halvorsen] {2031-03-05|on Wednesday} in [l-SE:Malmö] lasted three hours.",
                ),
            ],
            &[(State::Differ, &["in Oslo=Oslo", "in Malmö=Malmö"])],
        );
    }

    #[test]
    fn what_only_looks_like_another_place_is_no_difference() {
        let told = "[Mira Halvorsen] met [Jon Vidalin] {2031-03-05|on Wednesday} in [l-NO:Oslo].";
        let again = "After weeks of silence, a meeting of [Jon Vidalin] and [Mira Halvorsen] took place {2031-03-05|on Wednesday} in [l-NO:Oslo].";
        for (name, other) in [
            (
                "a dateline",
                "[l-SE:MALMÖ] — Premier [Jon Vidalin] and [Mira Halvorsen] met {2031-03-05|on Wednesday} to talk about cod.",
            ),
            (
                "where it was told",
                "The two premiers, [Jon Vidalin] and [Mira Halvorsen] , met {2031-03-05|on Wednesday} , officials said in [l-SE:Malmö].",
            ),
            (
                "the place of another event",
                "{2031-03-05|On Wednesday} , [Jon Vidalin] and [Mira Halvorsen] met about the floods in [l-SE:Malmö].",
            ),
            (
                "a place in a participant's title",
                "A smiling [Mira Halvorsen] met old friend [Jon Vidalin] , who lives in [l-SE:Malmö] , {2031-03-05|on Wednesday} .",
            ),
            (
                "a second round elsewhere",
                "It rained when [Mira Halvorsen] and [Jon Vidalin] met {2031-03-05|on Wednesday} .\n[Mira Halvorsen] and [Jon Vidalin] will hold a second round of talks {2031-03-19|on March 19} in [l-SE:Malmö].",
            ),
            (
                "a government by its capital",
                "For an hour [Jon Vidalin] met [Mira Halvorsen] {2031-03-05|on Wednesday} to calm [l-SE:Malmö].",
            ),
        ] {
            check(
                name,
                &[
                    ("2031-03-07", told),
                    ("2031-03-08", other),
                    ("2031-03-09", again),
                ],
                &[(State::Agree, &["in Oslo=Oslo", "in Oslo=Oslo"])],
            );
        }
    }

    #[test]
    fn a_house_is_more_exact_than_its_city_where_some_article_says_where_it_stands() {
        check(
            "house",
            &[
                (
                    "2031-03-07",
                    "[Mira Halvorsen] met [Jon Vidalin] {2031-03-05|on Wednesday} at [p:Tarn House] in [l-NO:Oslo].",
                ),
                (
                    "2031-03-08",
                    "Over coffee, the meeting of [Jon Vidalin] and [Mira Halvorsen] {2031-03-05|on Wednesday} in [l-NO:Oslo] went well.",
                ),
            ],
            &[(
                State::LessExact,
                &["at Tarn House=Tarn House, Oslo", "in Oslo=Oslo"],
            )],
        );
    }
}
