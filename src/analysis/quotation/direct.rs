//! Gives each quoted stretch its source: from its own sentence, from the one before, or from a speaker who goes on.

use std::ops::Range;

use super::Quoted;
use super::tag::Tag;
use super::view::View;
use crate::analysis::verb::word::Role;
use crate::analysis::{Sentence, Token, TokenKind};

/// A quoted stretch with its source.
#[derive(Clone, Debug)]
pub struct Attributed {
    /// The index of the stretch in the scan.
    pub quoted: usize,
    /// Its source and cue.
    pub tag: Option<Tag>,
    /// The rule that gave it its source.
    pub rule: &'static str,
    /// The index of the attributed stretch that it takes its source from.
    pub carried: Option<usize>,
}

/// Where a stretch stands, as token and sentence indexes.
struct Place {
    open: usize,
    end: usize,
    first_sentence: usize,
    last_sentence: usize,
}

/// The most paragraphs over which a quotation looks for words of saying behind it.
const PARTS: usize = 6;

/// The quotations among an article's quoted stretches.
pub fn attribute(view: View) -> Vec<Attributed> {
    let mut found: Vec<Attributed> = Vec::new();
    for index in 0..view.scan.quoted.len() {
        if let Some(attributed) = one(view, index, &found) {
            found.push(attributed);
        }
    }
    found
}

fn place(view: View, quoted: &Quoted) -> Option<Place> {
    let sentences = &view.scan.sentences;
    let holding = |byte: u32| {
        sentences
            .partition_point(|s| s.span.start <= byte)
            .checked_sub(1)
    };
    Some(Place {
        open: view.token_at(quoted.outer.start),
        end: view.token_at(quoted.outer.end),
        first_sentence: holding(quoted.outer.start)?,
        last_sentence: holding(quoted.content.end.saturating_sub(1))?,
    })
}

fn one(view: View, index: usize, found: &[Attributed]) -> Option<Attributed> {
    let quoted = view.scan.quoted[index];
    let place = place(view, &quoted)?;
    let content = view.token_at(quoted.content.start)..view.token_at(quoted.content.end);
    let content = &view.scan.tokens[content];
    let words = words(content);
    let own = signature(view, &place).or_else(|| own_tag(view, index, &place));
    let title = is_title(content);
    let done = |tag: Tag| Attributed {
        quoted: index,
        rule: tag.rule,
        tag: Some(tag),
        carried: None,
    };
    if let Some(tag) = own {
        let same = |last: &&Attributed| last.tag.as_ref().is_some_and(|t| t.cue == tag.cue);
        if words < 3 && is_told(view, &place, found.last().filter(same)) {
            return None;
        }
        let adjacent = matches!(tag.rule, "tag-after" | "signature")
            || matches!(view.word(place.open.wrapping_sub(1)), "," | ":");
        return (!title || adjacent).then(|| done(tag));
    }
    if let Some(tag) = closing_tag(view, index) {
        return Some(Attributed {
            rule: "closes-later",
            ..done(tag)
        });
    }
    if title {
        return None;
    }
    let sentence = &view.scan.sentences[place.first_sentence];
    let opens =
        (sentence.first as usize..place.open).all(|k| view.scan.tokens[k].kind == TokenKind::Mark);
    if !opens {
        let zone = before_zone(view, index, &place);
        if let Some(carried) = same_sentence(view, &place, found) {
            if words < 3 && is_told(view, &place, found.get(carried)) {
                return None;
            }
            return Some(Attributed {
                quoted: index,
                tag: found[carried].tag.clone(),
                rule: "same-sentence",
                carried: Some(carried),
            });
        }
        return (words >= 3)
            .then(|| view.doing_before(&zone, sentence))
            .flatten()
            .map(done)
            .or_else(|| (words >= 6).then_some(unattributed(index)));
    }
    // The stretch opens its sentence.
    let alone = place.end >= view.scan.sentences[place.last_sentence].last as usize;
    if !alone && words < 5 {
        return None;
    }
    Some(carry(view, index, &place, found).unwrap_or_else(|| unattributed(index)))
        .filter(|a| a.tag.is_some() || words >= 4)
}

/// The words of saying behind a stretch that the text parts into paragraphs: they stand after its last part.
fn closing_tag(view: View, index: usize) -> Option<Tag> {
    let quoted = &view.scan.quoted;
    for at in index..quoted.len().min(index + PARTS) {
        if quoted[at].outer.end > quoted[at].content.end {
            return None;
        }
        let next = quoted.get(at + 1)?;
        let runs_on = next.outer.start == next.content.start;
        let place = place(view, next).filter(|_| runs_on)?;
        if let Some(tag) = own_tag(view, at + 1, &place) {
            return Some(tag);
        }
    }
    None
}

/// "“…,” Vale said in a briefing on the “dry run”": whether a stretch stands inside words that tell who said what was
/// quoted before it.
fn is_told(view: View, place: &Place, before: Option<&Attributed>) -> bool {
    before.is_some_and(|b| b.rule == "tag-after") && view.is_word(place.open.wrapping_sub(1))
}

fn unattributed(index: usize) -> Attributed {
    Attributed {
        quoted: index,
        tag: None,
        rule: "unattributed",
        carried: None,
    }
}

/// How many words a stretch holds, its first token among them.
fn words(tokens: &[Token]) -> usize {
    let words = tokens.iter().enumerate();
    words
        .filter(|(at, t)| t.kind != TokenKind::Mark && t.spaced || *at == 0)
        .count()
}

/// "Face the Nation": the name of a work.
fn is_title(tokens: &[Token]) -> bool {
    if tokens.len() > 14 {
        return false;
    }
    let (mut capital, mut long, mut lower) = (0, 0, 0);
    for token in tokens {
        if token.kind != TokenKind::Word {
            continue;
        }
        if token.capital {
            capital += 1;
        } else if token.span.len() > 3 {
            lower += 1;
        }
        long += usize::from(token.span.len() > 3);
    }
    capital >= 2 && lower == 0 && long > 0
}

fn before_zone(view: View, index: usize, place: &Place) -> Range<usize> {
    let sentence = &view.scan.sentences[place.first_sentence];
    let mut from = sentence.first as usize;
    if let Some(before) = index.checked_sub(1).map(|i| view.scan.quoted[i]) {
        from = from.max(view.token_at(before.outer.end));
    }
    from.min(place.open)..place.open
}

fn after_zone(view: View, index: usize, place: &Place) -> Range<usize> {
    let mut to = view.scan.sentences[place.last_sentence].last as usize;
    if let Some(after) = view.scan.quoted.get(index + 1) {
        to = to.min(view.token_at(after.outer.start));
    }
    place.end..to.max(place.end)
}

/// "…” — Tom Vale": a dash and a name to the end of the line.
fn signature(view: View, place: &Place) -> Option<Tag> {
    if !matches!(view.word(place.end), "—" | "–" | "―" | "-" | "--" | "~") {
        return None;
    }
    let from = place.end + 1;
    let sentence = view.scan.sentence_of(from)?;
    let end = sentence.last as usize;
    let source = view.phrase_after(from, end, sentence)?;
    let rest = view.word(source.last);
    let closed = source.last >= end || matches!(rest, "." | "―" | "—" | "“" | "\"");
    (view.is_name(from) && closed).then_some(Tag {
        source: Some(source),
        cue: place.end..place.end,
        rule: "signature",
    })
}

/// The words of saying in the stretch's own sentence.
fn own_tag(view: View, index: usize, place: &Place) -> Option<Tag> {
    let before = before_zone(view, index, place);
    let after = after_zone(view, index, place);
    let first = &view.scan.sentences[place.first_sentence];
    let last = &view.scan.sentences[place.last_sentence];
    let final_mark = place.end.checked_sub(2).map_or("", |k| view.word(k));
    let pauses = matches!(final_mark, "," | "?" | "!" | "—" | "--" | "…" | "...")
        || view.word(place.end) == ",";
    let lead = || view.tag_before(&before, first);
    let trail = || view.tag_after(&after, last);
    let leads = matches!(view.word(place.open.wrapping_sub(1)), "," | ":" | "that")
        && place.open > before.start;
    let goes_on =
        before.start < before.end && view.word(place.open + 1).starts_with(char::is_lowercase);
    if pauses && !leads && !goes_on {
        trail().or_else(lead)
    } else {
        lead().or_else(|| {
            trail().filter(|t| pauses || t.rule == "according-to" || t.cue.start <= after.start + 6)
        })
    }
}

/// A stretch in the same sentence that has its source already.
fn same_sentence(view: View, place: &Place, found: &[Attributed]) -> Option<usize> {
    let last = found.len().checked_sub(1)?;
    let before = view.scan.quoted[found[last].quoted];
    let sentence = &view.scan.sentences[place.first_sentence];
    (sentence.span.contains(before.outer.end - 1) && found[last].tag.is_some()).then_some(last)
}

/// A source carried over from what stands before the stretch's sentence.
fn carry(view: View, index: usize, place: &Place, found: &[Attributed]) -> Option<Attributed> {
    let sentences = &view.scan.sentences;
    let sentence = &sentences[place.first_sentence];
    let before = place
        .first_sentence
        .checked_sub(1)
        .map(|s| (s, &sentences[s]))?;
    let earlier = found.len().checked_sub(1);
    let give = |rule, carried: usize| {
        Some(Attributed {
            quoted: index,
            tag: found[carried].tag.clone(),
            rule,
            carried: Some(carried),
        })
    };
    if let Some(last) = earlier.filter(|&l| found[l].tag.is_some()) {
        let spoken = view.scan.quoted[found[last].quoted];
        let open = spoken.outer.end == spoken.content.end;
        if open && before.1.span.contains(spoken.content.end - 1) {
            return give("open-paragraph", last);
        }
        if before.1.span.overlaps(spoken.outer) && before.1.block == sentence.block {
            return give("same-paragraph", last);
        }
    }
    let colon = view.word(before.1.last as usize - 1) == ":";
    let mut tag = statement(
        view,
        before.1,
        if colon { "colon" } else { "sentence-before" },
    );
    if tag.is_none()
        && before.1.block == sentence.block
        && let Some(last) = earlier.filter(|&l| found[l].tag.is_some())
    {
        // Two sentences back in the same paragraph.
        let spoken = view.scan.quoted[found[last].quoted];
        if before.0 > 0
            && sentences[before.0 - 1].block == sentence.block
            && sentences[before.0 - 1].span.overlaps(spoken.outer)
        {
            return give("same-paragraph", last);
        }
    }
    if tag.is_none() {
        if let Some(last) = earlier.filter(|&l| found[l].tag.is_some()) {
            let spoken = view.scan.quoted[found[last].quoted];
            if before.1.span.overlaps(spoken.outer) {
                return give("goes-on", last);
            }
        }
        tag = subject_before(view, before.1);
    }
    tag.map(|tag| Attributed {
        quoted: index,
        rule: tag.rule,
        tag: Some(tag),
        carried: None,
    })
}

/// The last words of saying in the sentence before, outside its quotations.
fn statement(view: View, sentence: &Sentence, rule: &'static str) -> Option<Tag> {
    let zone = sentence.first as usize..sentence.last as usize;
    if let Some(at) = view.first_according(&zone) {
        return Some(Tag {
            rule,
            ..view.according(at, zone.end, sentence)
        });
    }
    let group = view.groups(&zone).iter().rev().find(|g| {
        let span = view.scan.tokens[g.head as usize].span;
        view.saying(g) == Some("say")
            && !g.passive
            && !super::stretch::is_inside(&view.scan.quoted, span)
    })?;
    let source = view.source_of(group, zone.start, sentence)?;
    Some(Tag {
        source: Some(source),
        cue: group.first as usize..group.last as usize,
        rule,
    })
}

/// The subject of the sentence before ("Vale was blunt. “No.”").
fn subject_before(view: View, sentence: &Sentence) -> Option<Tag> {
    let zone = sentence.first as usize..sentence.last as usize;
    let group = view.groups(&zone).first()?;
    let source = view.subject(group.first as usize, zone.start, sentence)?;
    let person = (source.first..source.last).any(|k| view.is_name(k))
        || view.role(source.first, sentence).role == Role::Subject;
    person.then_some(Tag {
        source: Some(source),
        cue: group.first as usize..group.first as usize,
        rule: "subject-before",
    })
}
