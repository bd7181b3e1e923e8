//! Reads what stands before and after a number: currencies, per cent, the counted noun.

use std::borrow::Cow;

use super::number::Number;
use crate::analysis::token::lower;
use crate::analysis::verb::form::singular;
use crate::analysis::verb::word::{self, Role};
use crate::analysis::{Scan, Sentence, TokenKind, lexicon};

/// A unit with the tokens that number and unit take together.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// ISO 4217 code, `percent`, `percentage point`, or the counted noun.
    pub name: Cow<'static, str>,
    /// The first token of number and unit.
    pub first: usize,
    /// The token after them.
    pub last: usize,
    /// The rule that read it.
    pub rule: &'static str,
}

/// An article's words by token index.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// Its scan.
    pub scan: &'a Scan,
}

impl<'a> Words<'a> {
    /// The token's words, empty where there is none.
    pub fn at(&self, at: usize) -> &'a str {
        self.scan.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// The word before `at`, empty at the start.
    pub fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |k| self.at(k))
    }

    fn table(&self, table: &'static lexicon::List, at: usize) -> Option<&'static str> {
        let mut buffer = [0; 24];
        table.get(lower(self.at(at), &mut buffer))
    }

    fn spaced(&self, at: usize) -> bool {
        self.scan.tokens.get(at).is_none_or(|t| t.spaced)
    }

    /// Money: a sign or code before the number, or a name after it.
    pub fn money(&self, start: usize, number: &Number) -> Option<Unit> {
        let mut unit = self.sign_before(start, number).map(|(code, first)| Unit {
            name: code.into(),
            first,
            last: number.last,
            rule: "money-sign",
        });
        if let Some((code, last)) = self.name_after(number.last, unit.is_some()) {
            let named = unit.get_or_insert(Unit {
                name: code.into(),
                first: start,
                last,
                rule: "money-name",
            });
            named.last = last;
        }
        unit
    }

    /// "$", "US$", "USD", "Rs." before a number.
    fn sign_before(&self, start: usize, number: &Number) -> Option<(&'static str, usize)> {
        let sign = start.checked_sub(1)?;
        if let Some(code) = lexicon::MONEY_SYMBOLS.get(self.at(sign)) {
            let prefix = sign.checked_sub(1).filter(|_| !self.spaced(sign));
            let own = prefix.and_then(|p| Some((self.table(&lexicon::MONEY_PREFIXES, p)?, p)));
            return Some(match own {
                Some((whose, first)) if code == "USD" || self.at(sign) == "¥" => (whose, first),
                _ => (code, sign),
            });
        }
        match self.at(sign) {
            // Wires in plain ASCII write the pound sign as "#".
            "#" if number.scale >= 1e6 => {
                let prefix = sign.checked_sub(1).filter(|&p| self.at(p) == "GB");
                Some(("GBP", prefix.unwrap_or(sign)))
            }
            "." if sign > 0 && self.at(sign - 1).eq_ignore_ascii_case("rs") => {
                Some(("INR", sign - 1))
            }
            code => {
                let written = code.len() <= 3 && self.scan.tokens[sign].capital;
                let code = self
                    .table(&lexicon::MONEY_WORDS, sign)
                    .filter(|_| written)?;
                Some((code, sign))
            }
        }
    }

    /// "dollars", "U.S. dollars", "Hong Kong dollars", "pounds sterling" after a number.
    fn name_after(&self, from: usize, signed: bool) -> Option<(&'static str, usize)> {
        let mut at = from;
        if !self.spaced(at) && matches!(self.at(at), "-" | "‑") {
            at += 1;
        }
        let mut whose = None;
        if matches!(self.at(at), "U.S." | "US" | "American") {
            whose = Some("USD");
            at += 1;
        } else if matches!(self.at(at), "Hong" | "New" | "South" | "Sri") {
            at += 1;
        }
        if whose.is_none()
            && let Some(code) = self.table(&lexicon::MONEY_COUNTRIES, at)
        {
            whose = Some(code);
            at += 1;
        }
        let bracket = signed && self.at(at) == "(";
        let at = at + usize::from(bracket);
        // "12-million-dollar deal" is one word of three parts.
        let word = self.at(at).rsplit('-').next().unwrap_or_default();
        let mut buffer = [0; 24];
        let word = lower(word, &mut buffer);
        let code = lexicon::MONEY_WORDS.get(word)?;
        let name = !(word.len() <= 3
            && word != "yen"
            && word != "won"
            && self.scan.tokens.get(at).is_some_and(|t| !t.upper));
        if !name || matches!(word, "mark" | "pound" | "quid") && self.spaced(from) && from == at {
            return None;
        }
        let more = usize::from(self.at(at + 1) == "sterling");
        let shared = matches!(
            word,
            "dollar"
                | "dollars"
                | "franc"
                | "francs"
                | "peso"
                | "pesos"
                | "rupee"
                | "rupees"
                | "pound"
                | "pounds"
                | "krone"
                | "kroner"
                | "krona"
                | "kronor"
                | "dinar"
                | "dinars"
                | "rial"
                | "rials"
                | "riyal"
                | "riyals"
                | "lira"
                | "marks"
                | "shillings"
                | "dirhams"
                | "yuan"
        );
        if whose.is_some() && !shared {
            return None;
        }
        Some((whose.unwrap_or(code), at + 1 + more))
    }

    /// "%", "percent", "per cent", "percentage points".
    pub fn percent(&self, start: usize, number: &Number) -> Option<Unit> {
        let mut at = number.last;
        if !self.spaced(at) && matches!(self.at(at), "-" | "‑") {
            at += 1;
        }
        let word = self.at(at);
        let (name, last) = if number.percent {
            ("percent", number.last)
        } else if word == "%"
            || word == "％"
            || word.eq_ignore_ascii_case("percent")
            || word.eq_ignore_ascii_case("pct")
        {
            let point = matches!(self.at(at + 1), "point" | "points")
                || self.at(at + 1) == "-" && matches!(self.at(at + 2), "point" | "points");
            if point {
                ("percentage point", at + 2)
            } else {
                ("percent", at + 1)
            }
        } else if word.eq_ignore_ascii_case("per") && self.at(at + 1) == "cent" {
            ("percent", at + 2)
        } else if word.eq_ignore_ascii_case("percentage")
            && matches!(self.at(at + 1), "point" | "points")
        {
            ("percentage point", at + 2)
        } else if matches!(word, "percentage-point" | "percentage-points") {
            ("percentage point", at + 1)
        } else {
            return None;
        };
        Some(Unit {
            name: name.into(),
            first: start,
            last,
            rule: "per-cent",
        })
    }

    /// The counted noun: "three ageing timber barges", "1.2 million people".
    pub fn count(&self, start: usize, number: &Number, sentence: &Sentence) -> Option<Unit> {
        if !self.may_count(start, number) {
            return None;
        }
        let end = (sentence.last as usize).min(number.last + 5);
        let mut at = number.last;
        // "a dozen of the", "thousands of" name no noun of their own.
        while at < end {
            let token = self.scan.tokens[at];
            if token.kind != TokenKind::Word || self.is_time(at) {
                return None;
            }
            let read = word::read(self.text, token, sentence.kind, false);
            if read.role != Role::Content || self.is_finite(at) {
                return None;
            }
            let mut buffer = [0; 24];
            let noun = lower(token.of(self.text), &mut buffer);
            let plural =
                lexicon::NOUN_FORMS.contains(noun) || read.plural && noun.len() > 3 && !token.upper;
            let ends = self.scan.tokens.get(at + 1).is_none_or(|n| {
                n.kind != TokenKind::Word || at + 1 >= sentence.last as usize || {
                    let next = word::read(self.text, *n, sentence.kind, false);
                    next.role != Role::Content || self.is_finite(at + 1) || !next.plural
                }
            });
            if plural && ends && !token.capital {
                return Some(Unit {
                    name: singular(noun).into_owned().into(),
                    first: start,
                    last: at + 1,
                    rule: "count",
                });
            }
            at += 1;
        }
        None
    }

    /// Whether a number may count something: names, scores, years, dates and clauses of law do not.
    fn may_count(&self, start: usize, number: &Number) -> bool {
        let spaced_after = self.scan.tokens.get(number.last).is_some_and(|t| t.spaced);
        if !spaced_after
            || number.yearlike && (1000.0..2100.0).contains(&number.value)
            || !number.digits && number.value < 2.0
        {
            return false;
        }
        let Some(before) = start.checked_sub(1).map(|k| self.scan.tokens[k]) else {
            return true;
        };
        let word = before.of(self.text);
        if before.kind == TokenKind::Mark {
            let bound = matches!(word, ":" | "/" | "-" | "–" | "." | "#" | "\\");
            return !bound || self.scan.tokens[start].spaced;
        }
        let label = before.capital && number.digits && number.scale < 2.0 && {
            let role = word::read(
                self.text,
                before,
                crate::analysis::SentenceKind::Story,
                true,
            )
            .role;
            role == Role::Content
        };
        !label && before.kind != TokenKind::Number
    }

    /// Whether the token at `at` is a unit of time or inside a time phrase.
    fn is_time(&self, at: usize) -> bool {
        let mut buffer = [0; 24];
        let word = lower(self.at(at), &mut buffer);
        matches!(
            word.strip_suffix('s').unwrap_or(word),
            "day"
                | "week"
                | "month"
                | "year"
                | "hour"
                | "minute"
                | "second"
                | "decade"
                | "century"
                | "centurie"
                | "quarter"
                | "night"
                | "weekend"
                | "morning"
        )
    }

    fn is_finite(&self, at: usize) -> bool {
        let after = self.scan.verbs.partition_point(|g| g.first as usize <= at);
        after
            .checked_sub(1)
            .and_then(|g| self.scan.verbs.get(g))
            .is_some_and(|g| {
                at < g.last as usize && !matches!(g.tense, crate::analysis::Tense::Participle)
            })
    }
}
