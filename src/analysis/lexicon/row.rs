//! What the joined table of words says of a word, and how a row of it is written.
//!
//! `build.rs` reads this file, too: what it writes and what the program reads are one.

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $list:literal $(, $value:literal)?;)*) => {
        /// A list that holds a word, or a list in which it has a certain value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Flag {
            $($(#[$doc])* $name,)*
            /// A word that a name of several words has behind its first.
            InName,
            /// A noun that names an event, or a form of one.
            EventForm,
            /// A list of parts of names has the word in another spelling than with its first letter alone as a capital.
            Respelt,
        }

        /// Each flag with its list, and with the value that it asks for; an empty one for any.
        pub const FLAGS: &[(Flag, &str, &str)] = &[$((Flag::$name, $list, concat!($($value)?))),*];
    };
}

flags! {
    /// A word that begins sentences ("the", "but").
    Starter = "STARTERS";
    /// A month, a weekday, a creed: no name by itself.
    NotName = "NOT_NAMES";
    /// "mr", "dr", "sir".
    Honorific = "TITLES", "honorific";
    /// "president", "striker".
    Title = "TITLES", "head";
    /// "vice", "foreign".
    TitleModifier = "TITLES", "modifier";
    /// "Bank", "Ministry".
    OrganisationHead = "ORG_HEADS";
    /// "River", "Street".
    PlaceHead = "PLACE_HEADS";
    /// "Cup", "Treaty".
    EventHead = "EVENT_HEADS";
    /// A Chinese, Korean or Vietnamese surname.
    FamilyFirst = "FAMILY_FIRST";
    /// The base of a verb.
    Verb = "VERBS";
    /// "said", by its base: a verb by which speech or thought is told.
    Saying = "SAYING_VERBS";
    /// Such a verb of plain speech.
    Say = "SAYING_VERBS", "say";
    /// A noun in -ing.
    IngNoun = "ING_NOUNS";
    /// "agree", "want": a verb whose infinitive its subject means to do.
    Control = "INFINITIVE_CUES", "control";
    /// "set", "due": what makes an infinitive a plan.
    Future = "INFINITIVE_CUES", "future";
    /// "begin", "manage": what makes an infinitive a fact.
    Aspect = "INFINITIVE_CUES", "aspect";
    /// "fail", "refuse": what denies an infinitive.
    Fail = "INFINITIVE_CUES", "fail";
    /// An abbreviation of a title ("mr").
    ShortTitle = "ABBREVIATIONS", "title";
    /// An abbreviation that a number follows ("no").
    ShortNumber = "ABBREVIATIONS", "number";
    /// Any other abbreviation ("corp").
    ShortOther = "ABBREVIATIONS", "other";
    /// A country of one word.
    Country = "COUNTRIES";
    /// An organisation of one word.
    Organisation = "ORGANISATIONS";
    /// A place of one word.
    Place = "PLACES";
    /// A city of one word.
    City = "CITIES";
    /// What a name does that speaks or acts ("said").
    NameVerb = "NAME_VERBS";
    /// What stands before an organisation's name ("carmaker").
    OrganisationNoun = "ORG_NOUNS";
    /// What stands after an organisation's name ("shares").
    OrganisationFollower = "ORG_FOLLOWERS";
    /// A word of team sports.
    TeamSport = "TEAM_SPORTS";
    /// A word of single players' sports.
    SingleSport = "SINGLE_SPORTS";
    /// A noun whose singular no rule gives.
    NounForm = "NOUN_FORMS";
    /// A capital or seat that may stand for a government.
    Capital = "CAPITALS";
    /// A number in letters, a scale ("twelve", "billion").
    Number = "NUMBER_WORDS";
}

/// The bytes of a row.
pub const BYTES: usize = 12;
/// The most bytes of a word in the table.
pub const LONGEST: usize = 48;
/// The bytes in which stands what a word is in a time expression.
pub const TIME_BYTES: usize = 24;
/// The bits of flags; those of the base's number stand above them.
const FLAG_BITS: u32 = 48;

/// What the lists say of a word. Row 0 is of no word and says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Its flags, and the number of the verb's base.
    listed: u64,
    /// What it is as a verb, as a function word and as a name.
    classes: u32,
}

impl Row {
    /// Adds a flag.
    pub fn set(&mut self, flag: Flag) {
        self.listed |= 1 << flag as u32;
    }

    /// Makes it a form of the verb whose base has number `base`: the forms it can be, and its leaning's number.
    pub fn set_verb(&mut self, base: u16, forms: u8, leaning: u8) {
        self.listed |= u64::from(base) << FLAG_BITS;
        self.classes |= u32::from(forms | leaning << 5);
    }

    /// Makes it a function word by its role's number.
    pub fn set_function(&mut self, role: u8, negates: bool) {
        self.classes |= u32::from((role + 1) | u8::from(negates) << 7) << 8;
    }

    /// Makes it a name or an everyday word, by the numbers that [`Name`] tells.
    pub fn set_name(&mut self, name: Name) {
        let low = name.first | name.last << 4;
        let high = name.common | name.sex << 3 | name.reach << 5;
        self.classes |= u32::from(low) << 16 | u32::from(high) << 24;
    }

    /// Its first flags, a bit each, the lowest first.
    #[inline]
    pub fn first_flags(self) -> u16 {
        self.listed as u16
    }

    /// Whether it has the flag.
    #[inline]
    pub fn is(self, flag: Flag) -> bool {
        self.listed >> (flag as u32) & 1 != 0
    }

    /// The number of the verb's base, the forms that the word can be, its leaning's number.
    #[inline]
    pub fn verb(self) -> Option<(u16, u8, u8)> {
        let base = (self.listed >> FLAG_BITS) as u16;
        let verb = self.classes as u8;
        (base != 0).then_some((base, verb & 31, verb >> 5))
    }

    /// The number of its role as a function word, and whether it negates.
    #[inline]
    pub fn function(self) -> Option<(u8, bool)> {
        let function = (self.classes >> 8) as u8;
        Some(((function & 127).checked_sub(1)?, function >> 7 != 0))
    }

    /// What it is as a name.
    #[inline]
    pub fn name(self) -> Name {
        let (low, high) = ((self.classes >> 16) as u8, (self.classes >> 24) as u8);
        Name {
            first: low & 15,
            last: low >> 4,
            common: high & 7,
            sex: high >> 3 & 3,
            reach: high >> 5,
        }
    }

    /// The row as it is written: flags, then classes, the lowest byte first.
    pub fn to_bytes(self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..8].copy_from_slice(&self.listed.to_le_bytes());
        bytes[8..].copy_from_slice(&self.classes.to_le_bytes());
        bytes
    }

    /// The row that is written so.
    #[inline]
    pub fn from_bytes(bytes: [u8; BYTES]) -> Self {
        let (listed, classes) = bytes.split_first_chunk().unwrap_or((&[0; 8], &[]));
        Self {
            listed: u64::from_le_bytes(*listed),
            classes: classes.first_chunk().map_or(0, |c| u32::from_le_bytes(*c)),
        }
    }
}

/// What the lists of names and of everyday words say of a word. Each is 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// How common it is as a first name, 9 the commonest.
    pub first: u8,
    /// How common it is as a surname, 9 the commonest.
    pub last: u8,
    /// How common it is as an everyday word, 1 the commonest to 5.
    pub common: u8,
    /// The sex that the first name tells: the number of a letter of [`SEXES`], from 1.
    pub sex: u8,
    /// The most tokens of a known name that begins with it, up to 7.
    pub reach: u8,
}

impl Name {
    /// The letter of the sex that the first name tells: `m`, `f`, `b` for both, 0 for none.
    pub fn sex(self) -> u8 {
        let at = usize::from(self.sex).wrapping_sub(1);
        SEXES.get(at).copied().unwrap_or(0)
    }
}

/// Male, female, both: as the list of first names has it.
pub const SEXES: [u8; 3] = *b"mfb";

/// `word` as the table has it: in small letters with straight apostrophes, written into `buffer`; `None` where it is
/// too long.
#[inline]
pub fn fold<'a>(word: &str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a [u8]> {
    if !word.is_ascii() {
        return fold_any(word, buffer);
    }
    let folded = buffer.get_mut(..word.len())?;
    for (slot, byte) in folded.iter_mut().zip(word.bytes()) {
        *slot = if byte == b'`' {
            b'\''
        } else {
            byte.to_ascii_lowercase()
        };
    }
    Some(folded)
}

fn fold_any<'a>(word: &str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a [u8]> {
    let mut length = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if matches!(c, '’' | 'ʼ' | '`') {
            '\''
        } else {
            c
        };
        let end = length + c.len_utf8();
        c.encode_utf8(buffer.get_mut(length..end)?);
        length = end;
    }
    Some(&buffer[..length])
}
