//! Tells from an article's commonest words that it is not written in English, which alone is understood.

/// The most bytes of an article that are looked at: some hundred words tell.
const LOOKED_AT: usize = 2 << 10;

/// Fewer words tell too little: a caption, a list of names.
const FEWEST: usize = 20;

/// The commonest words of English; more than a quarter of the words of any prose are among them.
const ENGLISH: &[&str] = &[
    "a", "after", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had",
    "has", "have", "he", "her", "his", "in", "is", "it", "its", "not", "of", "on", "or", "said",
    "she", "that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will",
    "with", "would",
];

/// The commonest words of other languages that are written in Latin letters, and that are none of English.
const OTHERS: &[&str] = &[
    // French, Spanish, Portuguese, Italian, Romanian
    "au", "aux", "avec", "ce", "cette", "che", "com", "con", "cu", "da", "dans", "das", "de", "dei",
    "del", "della", "des", "di", "din", "dos", "du", "e", "el", "en", "est", "et", "il", "la",
    "las", "le", "les", "lo", "los", "mais", "não", "nel", "ou", "par", "para", "pas", "per",
    "plus", "por", "pour", "qu", "que", "qui", "se", "ses", "si", "son", "sono", "su", "sur", "um",
    "uma", "un", "una", "une", "și", "y", // German, Dutch
    "auch", "auf", "dem", "den", "der", "die", "ein", "eine", "für", "het", "ist", "mit", "nicht",
    "niet", "sich", "sie", "und", "van", "von", "voor", "zu",
    // Danish, Norwegian, Swedish
    "av", "det", "er", "ett", "har", "och", "og", "på", "som", "til", "till", "är",
    // Polish, Czech, Serbo-Croatian
    "i", "je", "na", "nie", "o", "się", "u", "w", "z", "že",
    // Turkish, Indonesian, Finnish, Hungarian
    "az", "bir", "dan", "dengan", "hogy", "ja", "ini", "için", "ve", "yang", "és",
];

/// Both lists as an open hash table of words, each in one number; [`IS_ENGLISH`] is set in those of English.
static COMMON: [u64; SLOTS] = {
    let mut slots = [0; SLOTS];
    let mut at = 0;
    while at < ENGLISH.len() + OTHERS.len() {
        let (word, mark) = if at < ENGLISH.len() {
            (ENGLISH[at], IS_ENGLISH)
        } else {
            (OTHERS[at - ENGLISH.len()], 0)
        };
        assert!(word.len() <= LONGEST);
        let number = number(word.as_bytes());
        let mut slot = slot(number);
        while slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        slots[slot] = number | mark;
        at += 1;
    }
    slots
};

/// So many slots has the table, a third of them taken.
const SLOTS: usize = 512;

/// The bit of a slot that tells a word of English.
const IS_ENGLISH: u64 = 1 << 63;

/// A word of at most [`LONGEST`] bytes as one number, never 0.
const fn number(word: &[u8]) -> u64 {
    let (mut number, mut at) = (0, 0);
    while at < word.len() {
        number = number << 8 | word[at] as u64;
        at += 1;
    }
    number
}

/// The slot where the search for a number begins.
const fn slot(number: u64) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize
}

/// Whether `word` is among the commonest of English or, false, of another language; `None` where it is in neither list.
fn is_english(word: &str) -> Option<bool> {
    let number = number(word.as_bytes());
    let mut at = slot(number);
    while COMMON[at] != 0 {
        if COMMON[at] & !IS_ENGLISH == number {
            return Some(COMMON[at] & IS_ENGLISH != 0);
        }
        at = (at + 1) % SLOTS;
    }
    None
}

/// Which bytes are ASCII letters and digits.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// The words of a text: its runs of letters and digits.
struct Words<'a>(&'a str);

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            let gap = gap_length(self.0.as_bytes());
            let text = self.0.get(gap..)?;
            let first = text.chars().next()?;
            let length = word_length(text);
            let (word, rest) = text.split_at(length.max(first.len_utf8()));
            self.0 = rest;
            if length > 0 {
                return Some(word);
            }
        }
    }
}

/// Whether a dash, a curly quotation mark or another mark of their block (U+2000 to U+203F) stands at the head.
fn is_mark(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xe2, 0x80])
}

/// How many bytes at the head of a text are plainly no letters: marks of ASCII, dashes, curly quotation marks.
fn gap_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            0xe2 if is_mark(&bytes[at..]) => 3,
            0..0x80 if !PLAIN[usize::from(byte)] => 1,
            _ => break,
        };
    }
    at
}

/// How many bytes at the head of `text` are letters and digits.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let plain = bytes.iter().position(|&b| !PLAIN[usize::from(b)]);
    let plain = plain.unwrap_or(bytes.len());
    if bytes.get(plain).is_none_or(u8::is_ascii) || is_mark(&bytes[plain..]) {
        return plain;
    }
    text.find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len())
}

/// The longest word of either list, in bytes: half of a text's words are longer and need no comparing.
const LONGEST: usize = 6;

/// So many different words of other languages rule out that names such as "Real Sociedad de Fútbol" are all there is.
const DIFFERENT: usize = 4;

/// Whether `text` is plainly in another language than English; short texts, tables and lists are given the benefit of
/// the doubt.
pub(super) fn is_foreign(text: &str) -> bool {
    let end = (0..=LOOKED_AT.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at));
    let text = &text[..end.unwrap_or(0)];
    is_in_other_letters(text) || has_other_words(text)
}

/// Whether most letters are not Latin (the Latin blocks of Unicode end at U+024F).
fn is_in_other_letters(text: &str) -> bool {
    // At most so many letters can be others: English has a few such bytes, in its quotation marks.
    if text.is_ascii() {
        return false;
    }
    let many = count(text, |b| b >= 0xc0);
    if many <= FEWEST || many <= count(text, |b| b.is_ascii_alphabetic()) {
        return false;
    }
    let (mut other, mut latin) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c > '\u{24f}' {
            other += 1;
        } else {
            latin += 1;
        }
    }
    other > FEWEST && other > latin
}

/// How many bytes of a text are such; counted 128 at a time, so that a byte holds each count.
fn count(text: &str, is_such: impl Fn(u8) -> bool) -> usize {
    let such = |chunk: &[u8]| chunk.iter().map(|&b| u8::from(is_such(b))).sum::<u8>();
    let chunks = text.as_bytes().chunks(128);
    chunks.map(|chunk| usize::from(such(chunk))).sum()
}

/// Whether the common words of other languages outweigh those of English. Words with a capital are left out, as names
/// come from everywhere.
fn has_other_words(text: &str) -> bool {
    let (mut words, mut english, mut others) = (0, 0, 0);
    let mut different: Vec<&str> = Vec::new();
    for word in Words(text).filter(|w| w.starts_with(char::is_lowercase)) {
        words += 1;
        if word.len() > LONGEST {
            continue;
        }
        match is_english(word) {
            Some(true) => english += 1,
            Some(false) => {
                others += 1;
                if !different.contains(&word) {
                    different.push(word);
                }
            }
            None => {}
        }
    }
    words >= FEWEST && others > 2 * english && 8 * others > words && different.len() >= DIFFERENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told_from_english() {
        for text in [
            "Le ministre des affaires étrangères a reçu mardi son homologue à Paris pour parler de la trêve et des \
             échanges entre les deux pays. Il a dit que les négociations ne sont pas finies et qu’une nouvelle rencontre \
             aura lieu dans la capitale.",
            "Der Minister hat am Dienstag mit dem Botschafter über die Lage an der Grenze gesprochen und sich für eine \
             neue Runde der Gespräche ausgesprochen. Die Regierung will nicht sagen, ob sie an dem Treffen teilnimmt, das \
             in der Hauptstadt stattfindet.",
            "El ministro habló el martes con el embajador sobre la situación en la frontera y dijo que los dos países \
             van a seguir con las conversaciones. La reunión se celebrará en la capital, según un portavoz del gobierno \
             que no quiso dar su nombre.",
            "Minister rozmawiał we wtorek z ambasadorem o sytuacji na granicy i powiedział, że rozmowy nie są jeszcze \
             zakończone. Spotkanie odbędzie się w stolicy na początku miesiąca, a rząd nie chce mówić o szczegółach, bo \
             nie wie, co z tego wyniknie i jak się to skończy.",
            "Министр обсудил во вторник с послом положение на границе и сказал, что переговоры ещё не закончены.",
            "外交部长星期二在首都会见了大使，双方就边境局势交换了意见，并表示谈判仍将继续。发言人拒绝透露更多细节。",
        ] {
            assert!(is_foreign(text), "{text}");
        }
    }

    #[test]
    fn english_names_tables_and_short_texts_are_no_other_language() {
        let story = "The minister met the ambassador on Tuesday and said that talks on the border would go on. ";
        let results = "Deportivo de la Coruña 2 Racing de Santander 1; Athletic 0 Real Sociedad de Fútbol 0; ";
        let table = "shares up 3 pct; bonds down 2 pct; gold flat; crude oil higher, copper lower, zinc steady; ";
        for text in [
            "",
            "Vive la France!",
            "“Je ne sais pas,” he said, and left. The rest of the story is told in English, as it should be.",
            &story.repeat(9),
            &results.repeat(40),
            &table.repeat(20),
            &(story.repeat(4) + "Il a dit que la paix est dans les mains de tous et qui la veut."),
        ] {
            assert!(!is_foreign(text), "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert!(is_foreign(&"а".repeat(LOOKED_AT)));
        assert!(is_foreign(&("x".to_owned() + &"а".repeat(LOOKED_AT))));
    }
}
