//! The words that tell what a figure measures and how: measured things, their other names, qualifiers.

/// Things that are measured in money or in per cent, with the name that stands for all their names.
const MEASURED: [(&str, &str); 62] = [
    ("tariff", "tariff"),
    ("duty", "tariff"),
    ("levy", "tariff"),
    ("export", "export"),
    ("import", "import"),
    ("shipment", "shipment"),
    ("sale", "sale"),
    ("turnover", "revenue"),
    ("revenue", "revenue"),
    ("profit", "profit"),
    ("earnings", "profit"),
    ("loss", "loss"),
    ("deficit", "deficit"),
    ("surplus", "surplus"),
    ("debt", "debt"),
    ("loan", "loan"),
    ("fine", "fine"),
    ("penalty", "fine"),
    ("fund", "fund"),
    ("aid", "aid"),
    ("donation", "donation"),
    ("damage", "damage"),
    ("compensation", "compensation"),
    ("settlement", "settlement"),
    ("dividend", "dividend"),
    ("budget", "budget"),
    ("spending", "spending"),
    ("expenditure", "spending"),
    ("expense", "cost"),
    ("cost", "cost"),
    ("salary", "wage"),
    ("wage", "wage"),
    ("pension", "pension"),
    ("rent", "rent"),
    ("fee", "fee"),
    ("tax", "tax"),
    ("stake", "stake"),
    ("output", "output"),
    ("production", "output"),
    ("investment", "investment"),
    ("growth", "growth"),
    ("inflation", "inflation"),
    ("unemployment", "unemployment"),
    ("turnout", "turnout"),
    ("approval", "approval"),
    ("majority", "majority"),
    ("population", "population"),
    ("share", "share"),
    ("stock", "share"),
    ("price", "price"),
    ("ransom", "ransom"),
    ("bonus", "bonus"),
    ("subsidy", "subsidy"),
    ("bid", "bid"),
    ("offer", "bid"),
    ("contract", "contract"),
    ("deal", "deal"),
    ("bailout", "bailout"),
    ("reserve", "reserve"),
    ("yield", "yield"),
    ("capacity", "capacity"),
    ("premium", "premium"),
];

/// The name of the measured thing that a singular noun in lower case names.
pub fn measured(noun: &str) -> Option<&'static str> {
    let found = MEASURED.iter().find(|(name, _)| *name == noun);
    found.map(|(_, class)| *class)
}

/// Nouns that only say that something is measured, or how it moved.
pub fn is_generic(noun: &str) -> bool {
    matches!(
        noun,
        "rate"
            | "level"
            | "peak"
            | "high"
            | "low"
            | "total"
            | "sum"
            | "amount"
            | "value"
            | "worth"
            | "figure"
            | "number"
            | "average"
            | "maximum"
            | "minimum"
            | "record"
            | "drop"
            | "fall"
            | "decline"
            | "decrease"
            | "rise"
            | "increase"
            | "hike"
            | "cut"
            | "jump"
            | "gain"
            | "surge"
            | "slump"
            | "reduction"
            | "change"
    )
}

/// What qualifies a figure: two figures with other qualifiers are no one measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Marks(pub u16);

impl Marks {
    /// It holds for several parties or parts together ("a combined rate").
    pub const COMBINED: u16 = 1;
    /// It comes on top of something ("an additional 10 percent").
    pub const ADDITIONAL: u16 = 2;
    /// It is a mean.
    pub const AVERAGE: u16 = 4;
    /// It lies ahead, is proposed, expected or feared.
    pub const PLANNED: u16 = 8;
    /// It compares with a time a year (or a month) before.
    pub const COMPARED: u16 = 16;
    /// It is the sum so far.
    pub const SUM: u16 = 32;
    /// It is a guess.
    pub const ESTIMATE: u16 = 64;
    /// It is denied.
    pub const NEGATED: u16 = 128;
    /// It is a part of a whole ("of them", "including").
    pub const PART: u16 = 256;

    /// Whether one of `marks` is among them.
    pub fn any(self, marks: u16) -> bool {
        self.0 & marks != 0
    }

    /// Those of `self` that are among `marks`.
    pub fn of(self, marks: u16) -> u16 {
        self.0 & marks
    }
}

/// The mark that a word in lower case sets.
pub fn mark(word: &str) -> u16 {
    match word {
        "combined" | "joint" | "jointly" | "mutual" => Marks::COMBINED,
        "additional" | "extra" | "further" | "another" | "more" | "added" | "new" => {
            Marks::ADDITIONAL
        }
        "average" | "mean" | "median" | "averaged" | "averaging" | "typical" => Marks::AVERAGE,
        "proposed" | "planned" | "would" | "could" | "may" | "might" | "will" | "expected"
        | "threatened" | "threatening" | "threat" | "plans" | "plan" | "target" | "potential"
        | "likely" | "should" | "if" | "hopes" | "aims" | "wants" | "seeks" | "sought"
        | "demanded" | "asked" | "expects" | "unless" | "risk" | "shall" | "whether" => {
            Marks::PLANNED
        }
        "year-on-year" | "annually" | "month-on-month" | "earlier" | "year-earlier"
        | "quarter-on-quarter" => Marks::COMPARED,
        "total" | "totals" | "totalling" | "totaling" | "overall" | "cumulative" | "altogether"
        | "aggregate" | "far" => Marks::SUM,
        "estimate" | "estimated" | "estimates" | "forecast" | "forecasts" | "projected"
        | "predicted" | "predicts" | "analysts" | "suggests" | "reportedly" | "believed"
        | "thought" | "feared" | "guess" => Marks::ESTIMATE,
        "not" | "never" | "no" | "denied" | "denies" | "n't" => Marks::NEGATED,
        "including" | "them" | "which" | "other" | "others" => Marks::PART,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_measure_are_one() {
        assert_eq!(measured("duty"), measured("tariff"));
        assert_ne!(measured("export"), measured("import"));
        assert!(is_generic("rate") && !is_generic("tariff"));
    }
}
