//! Finds verb groups and their tense, modality and negation, by word forms and lexicons.

use super::{Sentence, Token};

pub mod form;
mod group;
pub mod kind;
pub mod word;

pub use form::lemma;

/// What a verb group says about when and whether.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "agreed", "has agreed", "was held", "had been told".
    Past,
    /// "is", "says", "are meeting".
    Present,
    /// "will meet", "is set to", "are expected to", "plans to", "is due to", "to be held".
    Future,
    /// "would", "could", "might", "may", "should".
    Conditional,
    /// "to meet", where no finite verb rules it.
    Infinitive,
    /// "marking", "accused by", where no auxiliary stands before it.
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// Its first token, as an index into the scan's tokens.
    pub first: u32,
    /// The index after its last token.
    pub last: u32,
    /// The token of the verb that carries the meaning ("agreed" in "has not agreed").
    pub head: u32,
    /// Its tense.
    pub tense: Tense,
    /// Whether it is negated ("did not", "never", "failed to").
    pub negated: bool,
    /// Whether it is passive ("was signed").
    pub passive: bool,
}

/// The verb groups of one sentence, in order, added to `groups`.
pub fn groups(text: &str, tokens: &[Token], sentence: &Sentence, groups: &mut Vec<VerbGroup>) {
    group::Clause::new(text, tokens, sentence).read(groups);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::tokenize;
    use crate::analysis::{SentenceKind, sentence};
    use crate::corpus::{BlockKind, Span};

    /// Each group as "head/tense", with `!` where negated and `*` where passive.
    fn read(text: &str, kind: BlockKind) -> String {
        let (mut tokens, mut sentences, mut found) = (Vec::new(), Vec::new(), Vec::new());
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        sentence::split(text, &tokens, 0, (0, kind), &mut sentences);
        for s in &sentences {
            assert_eq!(
                s.kind == SentenceKind::Heading,
                kind != BlockKind::Paragraph
            );
            groups(text, &tokens, s, &mut found);
        }
        let shown: Vec<String> = found
            .iter()
            .map(|g| {
                let head = tokens[g.head as usize].of(text);
                let marks = [(g.negated, "!"), (g.passive, "*")];
                let marks: String = marks.iter().filter(|m| m.0).map(|m| m.1).collect();
                format!("{head}/{:?}{marks}", g.tense)
            })
            .collect();
        shown.join(" ")
    }

    #[test]
    fn verb_groups_tell_tense_voice_and_negation() {
        for (text, want) in [
            ("The ministers agreed on a plan.", "agreed/Past"),
            ("They have not agreed to anything.", "agreed/Past!"),
            ("Norland will host the talks on Monday.", "host/Future"),
            ("The treaty was signed in Oslo.", "signed/Past*"),
            ("The two sides are set to meet on Friday.", "meet/Future"),
            (
                "Envoys are expected to be received by the king.",
                "received/Future*",
            ),
            (
                "Delegates agreed to meet in June.",
                "agreed/Past meet/Future",
            ),
            ("Mr. Vale plans to raise tariffs.", "raise/Future"),
            ("The vote is due on Tuesday.", "due/Future"),
            ("A second round is scheduled for July.", "scheduled/Future*"),
            ("The bank could cut rates.", "cut/Conditional"),
            ("The trade talks collapsed.", "collapsed/Past"),
            ("The envoys held talks for three days.", "held/Past"),
            ("Norland failed to agree with Sudovia.", "agree/Past!"),
            (
                "The deal reached in May collapsed.",
                "reached/Participle* collapsed/Past",
            ),
            (
                "The tariffs imposed by Norland hurt exporters.",
                "imposed/Participle* hurt/Past",
            ),
            ("She did not say why.", "say/Past!"),
            ("They don’t know.", "know/Present!"),
            (
                "The minister, who leads the party, denied it.",
                "leads/Present denied/Past",
            ),
            (
                "He accused Sudovia of breaching the pact.",
                "accused/Past breaching/Participle",
            ),
            ("The accused man left.", "left/Past"),
            ("Exports fell sharply.", "fell/Past"),
            ("Prices had been rising.", "rising/Past"),
            ("The firm has to leave.", "leave/Present"),
            ("“It works,” said the engineer.", "works/Present said/Past"),
            ("The council began to vote.", "vote/Past"),
            (
                "Officials say the talks will resume.",
                "say/Present resume/Future",
            ),
        ] {
            assert_eq!(read(text, BlockKind::Paragraph), want, "{text}");
        }
    }

    #[test]
    fn a_month_and_a_testament_are_no_auxiliaries() {
        for (text, kind, want) in [
            (
                "May 9 - The dam holds.",
                BlockKind::Paragraph,
                "holds/Present",
            ),
            (
                "Miners reached the coast on May 19.",
                BlockKind::Headline,
                "reached/Past",
            ),
            (
                "May was the wettest month.",
                BlockKind::Paragraph,
                "was/Past",
            ),
            (
                "The will of the people prevailed.",
                BlockKind::Paragraph,
                "prevailed/Past",
            ),
            ("May they agree?", BlockKind::Paragraph, "agree/Conditional"),
            (
                "The miners may 19 times refuse.",
                BlockKind::Paragraph,
                "may/Conditional",
            ),
            (
                "Norland may strike on May 3.",
                BlockKind::Headline,
                "strike/Conditional",
            ),
        ] {
            assert_eq!(read(text, kind), want, "{text}");
        }
    }

    #[test]
    fn headlines_speak_of_what_is_to_come() {
        for (text, want) in [
            ("Norland, Sudovia to resume talks in June", "resume/Future"),
            ("Norland Says Talks Will Go On", "Says/Present Go/Future"),
            ("Norland bans timber imports", "bans/Present"),
        ] {
            assert_eq!(read(text, BlockKind::Headline), want, "{text}");
        }
    }
}
