//! Words by which a run of capitals goes on, ends or is cut.

/// Small words inside names of persons and places.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "do"
            | "du"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "ten"
            | "la"
            | "le"
            | "el"
            | "al"
            | "bin"
            | "ibn"
            | "ben"
            | "y"
            | "e"
            | "zu"
            | "af"
            | "ul"
            | "es"
            | "sur"
            | "upon"
            | "d'"
            | "abu"
    )
}

/// "Inc", "Corp": the end of a company's name, with a full stop of its own.
pub(super) fn is_company_end(word: &str) -> bool {
    matches!(
        word,
        "Inc"
            | "Corp"
            | "Co"
            | "Ltd"
            | "Bros"
            | "Cos"
            | "Jr"
            | "Sr"
            | "Plc"
            | "Intl"
            | "Dept"
            | "Assn"
            | "Univ"
    )
}

/// Who institutions are named after: "People's Daily", "Workers' Party".
pub(super) fn owns_institutions(word: &str) -> bool {
    matches!(
        word,
        "People"
            | "Peoples"
            | "Workers"
            | "Women"
            | "Men"
            | "Children"
            | "Farmers"
            | "Peasants"
            | "Teachers"
            | "Veterans"
            | "Citizens"
            | "Lord"
            | "Lloyd"
            | "Moody"
            | "King"
            | "Queen"
            | "Nurses"
            | "Writers"
            | "Players"
            | "Employers"
            | "Prosecutor"
            | "Students"
            | "Consumers"
            | "Mother"
    )
}

/// Offices and bodies that are named after the fields they look after.
pub(super) fn is_ministry(word: &str) -> bool {
    matches!(
        word,
        "Ministry"
            | "Department"
            | "Minister"
            | "Secretary"
            | "Institute"
            | "Bureau"
            | "Chamber"
            | "Office"
    )
}

/// Bodies that are named "for" the fields they look after.
pub(super) fn is_centre(word: &str) -> bool {
    matches!(word, "Center" | "Centers" | "Centre" | "Centres")
}

/// Words that end as adjectives of fields do ("Oceanic", "Fluvial").
pub(super) fn is_adjective(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("ic") || word.ends_with("al"))
}

/// Words for places that are surnames too, but not beside a first name ("Victoria Station").
pub(super) fn is_firm_place(word: &str) -> bool {
    matches!(
        word,
        "Park"
            | "Street"
            | "Road"
            | "Avenue"
            | "Bridge"
            | "Island"
            | "Islands"
            | "Airport"
            | "Station"
            | "Square"
            | "City"
            | "River"
            | "Valley"
            | "Beach"
            | "Bay"
            | "County"
            | "Hotel"
            | "Stadium"
            | "Palace"
            | "Prison"
            | "Province"
    )
}

/// Heads of institutions that every country has, so that the country before them is an actor of its own.
pub(super) fn is_government(word: &str) -> bool {
    matches!(
        word,
        "Ministry"
            | "Government"
            | "Embassy"
            | "Parliament"
            | "Cabinet"
            | "Army"
            | "Senate"
            | "Congress"
            | "Court"
            | "Department"
            | "Treasury"
            | "Navy"
            | "Police"
            | "Council"
            | "Consulate"
            | "House"
            | "Force"
            | "Assembly"
            | "Customs"
            | "Office"
            | "Commission"
    )
}

/// The halves of a word such as "Trump-Xi".
pub(in crate::analysis::actor) fn split_pair(word: &str) -> Option<(&str, &str)> {
    if word.is_ascii() {
        let at = word.bytes().position(|b| b == b'-')?;
        return Some((&word[..at], &word[at + 1..]));
    }
    word.split_once(['-', '‑', '–'])
}
