//! The sorts of amounts that are told day by day: what is counted or measured, and the words for what becomes of it.

use super::Lasting;
use super::scale::Dimension;
use crate::model::merge::ledger::numbers::fate;

/// One sort of amount that is told day by day.
pub struct Sort {
    /// What it is, for a row.
    pub name: &'static str,
    /// What its amounts measure.
    pub dimension: Dimension,
    /// Whether a counted or measured noun belongs to it.
    pub noun: fn(&str) -> bool,
    /// Words of which one says what becomes of it.
    pub verbs: &'static [&'static str],
    /// Whether it holds for a place that belongs to what is measured.
    pub placed: bool,
    /// How long it holds.
    pub lasting: Lasting,
}

/// The sorts, the most certain first.
pub const SORTS: [Sort; 11] = [
    Sort {
        name: "taking part",
        dimension: Dimension::Count,
        noun: is_crowd,
        verbs: &[
            "gathered",
            "rallied",
            "marched",
            "protested",
            "attended",
            "demonstrated",
            "rally",
            "march",
            "protest",
            "demonstration",
            "marching",
            "protesting",
        ],
        placed: true,
        lasting: Lasting::Day,
    },
    Sort {
        name: "saved",
        dimension: Dimension::Count,
        noun: fate::is_people,
        verbs: &[
            "rescued",
            "escaped",
            "survived",
            "surviving",
            "alive",
            "survivors",
            "saved",
        ],
        placed: false,
        lasting: Lasting::Near,
    },
    Sort {
        name: "aboard",
        dimension: Dimension::Count,
        noun: fate::is_people,
        verbs: &["aboard", "onboard", "board", "carrying"],
        placed: false,
        lasting: Lasting::Near,
    },
    Sort {
        name: "at work on it",
        dimension: Dimension::Count,
        noun: fate::is_people,
        verbs: WORK,
        placed: false,
        lasting: Lasting::Day,
    },
    Sort {
        name: "at work on it",
        dimension: Dimension::Count,
        noun: is_craft,
        verbs: WORK,
        placed: false,
        lasting: Lasting::Day,
    },
    Sort {
        name: "under threat",
        dimension: Dimension::Count,
        noun: is_region,
        verbs: &[
            "threaten",
            "threatens",
            "threatened",
            "threatening",
            "menaced",
            "menacing",
            "imperiled",
        ],
        placed: false,
        lasting: Lasting::Slow,
    },
    Sort {
        name: "affected",
        dimension: Dimension::Length,
        noun: is_shore,
        verbs: &[
            "affected",
            "affecting",
            "soiled",
            "soiling",
            "contaminated",
            "impacted",
            "fouled",
            "fouling",
            "oiled",
            "polluted",
            "touched",
            "coated",
            "damaged",
            "hit",
            "eroded",
            "flooded",
            "affects",
            "impact",
        ],
        placed: true,
        lasting: Lasting::Day,
    },
    Sort {
        name: "covered",
        dimension: Dimension::Area,
        noun: |_| true,
        verbs: &[
            "cover",
            "covers",
            "covered",
            "covering",
            "coating",
            "coated",
            "grown",
            "grew",
            "grow",
            "spread",
            "spreading",
            "expanded",
        ],
        placed: false,
        lasting: Lasting::Day,
    },
    Sort {
        name: "burned",
        dimension: Dimension::Area,
        noun: |_| true,
        verbs: &[
            "burned",
            "burnt",
            "scorched",
            "charred",
            "blackened",
            "consumed",
            "destroyed",
        ],
        placed: false,
        lasting: Lasting::Day,
    },
    Sort {
        name: "laid",
        dimension: Dimension::Length,
        noun: |noun| !noun.is_empty() && !is_shore(noun),
        verbs: &[
            "laid",
            "deployed",
            "using",
            "strung",
            "put",
            "set",
            "placed",
            "installed",
        ],
        placed: false,
        lasting: Lasting::Day,
    },
    Sort {
        name: "used",
        dimension: Dimension::Volume,
        noun: |noun| {
            !noun.is_empty() && !matches!(noun, "oil" | "crude" | "water" | "gas" | "fuel")
        },
        verbs: &[
            "used", "spread", "sprayed", "applied", "dumped", "poured", "pumped", "dropped",
            "using", "pouring",
        ],
        placed: false,
        lasting: Lasting::Day,
    },
];

/// What people and ships do that are at work on something.
const WORK: &[&str] = &[
    "deployed",
    "deploy",
    "involved",
    "responding",
    "response",
    "tackling",
    "working",
    "mobilised",
    "mobilized",
    "participating",
    "engaged",
    "scene",
    "respond",
    "combating",
    "fighting",
    "clean-up",
    "cleanup",
];

/// Whether a noun names people who gather.
pub fn is_crowd(noun: &str) -> bool {
    matches!(
        noun,
        "people"
            | "person"
            | "protester"
            | "demonstrator"
            | "supporter"
            | "marcher"
            | "mourner"
            | "activist"
    )
}

/// Whether a noun names what sails.
pub fn is_craft(noun: &str) -> bool {
    matches!(noun, "vessel" | "boat" | "ship")
}

/// Whether a noun names an area that is governed.
pub fn is_region(noun: &str) -> bool {
    matches!(
        noun,
        "state" | "country" | "county" | "province" | "city" | "town" | "village"
    )
}

/// Whether a noun names where land meets water.
pub fn is_shore(noun: &str) -> bool {
    matches!(
        noun,
        "coast" | "coastline" | "shoreline" | "shore" | "beach"
    )
}
