//! Says in a plain sentence what each rule of the ledger compares.

/// What a rule compares and when it says *differ*; `None` for a rule that is not known here.
pub fn explain(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "times-of-one-event" => {
            "The accounts of one event in several reports: the most exact time that each gives for it."
        }
        "places-of-one-event" => {
            "Where the accounts of one event say that it was: the most exact place that each report gives."
        }
        "one-meeting-in-two-places" => {
            "Two meetings of the same participants on the same day, which no report tells both of, in two cities: one meeting, told with two places."
        }
        "one-happening-on-two-days" => {
            "Two calls or signings of the same participants on neighbouring days, which no report tells both of: one happening, told with two dates."
        }
        "how-long-it-has-gone-on" => {
            "A crisis, a strike, a siege “in its fifth week”, “day 37 of”, “33 days into”: counted back from the day of each report, with a day to spare, they begin on days that differ where they do not meet."
        }
        "one-happening-of-one-thing" => {
            "What befalls a named thing or person but once – a ship sank, a minister resigned – with a day right behind the verb: two days no more than ten apart, from reports of which none tells both."
        }
        "participants-of-one-event" => {
            "Whom each report names as taking part: fewer names are part of more names, and two names for the head of one delegation differ."
        }
        "age-of-one-person" => {
            "The age beside a person's whole name: two ages differ where nobody can have been born on a day that fits both and the days of their reports."
        }
        "one-post-of-one-person" => {
            "The post or rank beside a person's whole name: two of one family that nobody holds together differ, where other reports give the commoner one both before and after."
        }
        "outcome-of-one-matter" => {
            "What stands before “has been resolved”, “remains unresolved” and the like: two reports speak of one matter where their words for it are nearly the same, and differ where one calls it settled and another, no earlier, does not."
        }
        "wording-of-one-utterance" => {
            "Direct quotations that share runs of words and have the same or no other speaker, word by word: they differ where words inside what both quote are other words; a part, a gap with a sign, a spelling is no difference."
        }
        "speaker-of-one-utterance" => {
            "Whom the words right beside one quotation name as its speaker: they differ where two persons are named; a body and whoever may speak for it fit together."
        }
        "one-figure-in-several-articles" => {
            "One number with one unit in several reports: they agree where the noun measured, whose it is, the qualifiers and the words around it are the same."
        }
        "figures-of-one-measure" => {
            "Figures with the same unit, noun, owner, direction and qualifiers for one event or one period: they differ beyond their written digits only where they were reported together or long after."
        }
        "one-statement-with-other-numbers" => {
            "Sentences of several reports that are nearly the same around a figure of one unit: later reports that give another number supersede; they differ where the numbers were told on one day, or each again after the other."
        }
        "amounts-of-one-thing" => {
            "How far a fixed thing is from a place, how large or heavy a thing is, what befell how many in a past year, how much there was, worked or had been spent by the day of the reports, how far shares moved on a day, who holds what part of them, what a fund holds or a trade earns: measures are converted, and they differ beyond what their digits, “about” and limits leave open; a report that gives two values contradicts none, and estimates differ as estimates."
        }
        "what-a-number-measures" => {
            "One number of at least three telling digits that one report gives as one side's own and another as the sum of both sides', or with the two sides turned around."
        }
        "figure-of-a-shared-event" => {
            "A figure of an event that several reports tell; none of the others gives that number, nor another one of the same unit for it."
        }
        "first-since" => {
            "Claims that one event is the first of its kind, or the worst, since something: they differ where they count from times that share no day: then they are not one claim, though each may hold."
        }
        "which-one-in-a-row" => {
            "The second, the third of its kind, said of one event by reports that give its day: they differ where the numbers do and nothing, or the same words, says from when it is counted."
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_told_in_a_sentence() {
        assert!(explain("times-of-one-event").is_some_and(|words| words.ends_with('.')));
        assert_eq!(explain("no-such-rule"), None);
    }
}
