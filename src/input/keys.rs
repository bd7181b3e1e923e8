//! Keys in vi's notation: `j`, `<C-d>`, `<A-Left>`, `<Space>`, `<lt>`.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Control, Alt; Shift only with keys that are no characters.
    pub modifiers: KeyModifiers,
}

/// The names of keys that are no single character.
const NAMES: &[(&str, KeyCode)] = &[
    ("CR", KeyCode::Enter),
    ("Enter", KeyCode::Enter),
    ("Return", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BS", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Space", KeyCode::Char(' ')),
    ("lt", KeyCode::Char('<')),
];

impl Key {
    /// A key as terminals report it, made comparable: a character carries its case and no Shift, and Shift-Tab is
    /// one key however it is reported.
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let mut modifiers = modifiers & known;
        let code = match code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(c) => {
                let shifted = modifiers.contains(KeyModifiers::SHIFT);
                modifiers -= KeyModifiers::SHIFT;
                let control = modifiers.contains(KeyModifiers::CONTROL);
                KeyCode::Char(match c {
                    c if control => c.to_ascii_lowercase(),
                    c if shifted => c.to_ascii_uppercase(),
                    c => c,
                })
            }
            code => code,
        };
        Self { code, modifiers }
    }

    /// The key that `name` writes between `<` and `>`.
    fn named(name: &str) -> Option<Self> {
        let mut rest = name;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((letter, after)) = rest.split_once('-').filter(|(_, a)| !a.is_empty()) {
            modifiers |= match letter {
                "C" | "c" => KeyModifiers::CONTROL,
                "A" | "a" | "M" | "m" => KeyModifiers::ALT,
                "S" | "s" => KeyModifiers::SHIFT,
                _ => return None,
            };
            rest = after;
        }
        let mut chars = rest.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return (!modifiers.is_empty()).then(|| Self::new(KeyCode::Char(c), modifiers));
        }
        let found = NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(rest));
        let code = found
            .map(|(_, code)| *code)
            .or_else(|| function_key(rest))?;
        Some(Self::new(code, modifiers))
    }
}

fn function_key(name: &str) -> Option<KeyCode> {
    let number: u8 = name.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=24).contains(&number).then_some(KeyCode::F(number))
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::new(event.code, event.modifiers)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (KeyCode::Char(c), true) = (self.code, self.modifiers.is_empty())
            && c != ' '
            && c != '<'
        {
            return write!(f, "{c}");
        }
        f.write_str("<")?;
        for (modifier, letter) in [
            (KeyModifiers::CONTROL, "C-"),
            (KeyModifiers::ALT, "A-"),
            (KeyModifiers::SHIFT, "S-"),
        ] {
            if self.modifiers.contains(modifier) {
                f.write_str(letter)?;
            }
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name)?,
            (None, KeyCode::Char(c)) => write!(f, "{c}")?,
            (None, KeyCode::F(number)) => write!(f, "F{number}")?,
            (None, code) => write!(f, "{code}")?,
        }
        f.write_str(">")
    }
}

/// Why keys could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{key:?} is no key; write a character, <CR>, <Esc>, <Tab>, <C-d>, <A-Left>, <F2>, <Space> or <lt>"
)]
pub struct KeyError {
    /// What was written.
    pub key: String,
}

/// The keys that `text` writes, one after another.
///
/// # Errors
/// When something between `<` and `>` names no key.
pub fn parse_keys(text: &str) -> Result<Vec<KeyEvent>, KeyError> {
    let event = |key: Key| KeyEvent::new(key.code, key.modifiers);
    Ok(parse(text)?.into_iter().map(event).collect())
}

/// The keys that `text` writes, in comparable form.
pub(super) fn parse(text: &str) -> Result<Vec<Key>, KeyError> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            let end = rest.find('>').unwrap_or(rest.len() - 1);
            let name = rest.get(1..end).unwrap_or_default();
            let key = Key::named(name).ok_or_else(|| KeyError {
                key: rest.get(..=end).unwrap_or(rest).to_owned(),
            })?;
            keys.push(key);
            rest = &rest[end + 1..];
        } else {
            keys.push(Key::new(KeyCode::Char(c), KeyModifiers::NONE));
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_read_and_written_as_vi_writes_them() {
        for (text, code, modifiers) in [
            ("j", KeyCode::Char('j'), KeyModifiers::NONE),
            ("G", KeyCode::Char('G'), KeyModifiers::NONE),
            ("<CR>", KeyCode::Enter, KeyModifiers::NONE),
            ("<C-d>", KeyCode::Char('d'), KeyModifiers::CONTROL),
            ("<A-Left>", KeyCode::Left, KeyModifiers::ALT),
            ("<S-Tab>", KeyCode::Tab, KeyModifiers::SHIFT),
            ("<F2>", KeyCode::F(2), KeyModifiers::NONE),
            ("<Space>", KeyCode::Char(' '), KeyModifiers::NONE),
            ("<lt>", KeyCode::Char('<'), KeyModifiers::NONE),
            (
                "<C-A-x>",
                KeyCode::Char('x'),
                KeyModifiers::CONTROL.union(KeyModifiers::ALT),
            ),
            ("<C-->", KeyCode::Char('-'), KeyModifiers::CONTROL),
        ] {
            let want = Key { code, modifiers };
            assert_eq!(parse(text).unwrap(), [want], "{text}");
            assert_eq!(want.to_string(), text);
        }
    }

    #[test]
    fn a_script_is_cut_into_keys_and_what_is_no_key_is_named() {
        let keys = parse("jj<CR>/tar ff<cr>").unwrap();
        let shown: String = keys.iter().map(ToString::to_string).collect();
        assert_eq!(shown, "jj<CR>/tar<Space>ff<CR>");
        for (text, key) in [
            ("a<Foo>b", "<Foo>"),
            ("<", "<"),
            ("<C-", "<C-"),
            ("<x>", "<x>"),
            ("<é", "<é"),
        ] {
            assert_eq!(parse(text).unwrap_err().key, key);
        }
    }

    #[test]
    fn a_key_is_one_key_however_the_terminal_reports_it() {
        let key = |code, modifiers| Key::new(code, modifiers).to_string();
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::NONE), "<S-Tab>");
        assert_eq!(key(KeyCode::Char('g'), KeyModifiers::SHIFT), "G");
        assert_eq!(key(KeyCode::Char('G'), KeyModifiers::SHIFT), "G");
        assert_eq!(key(KeyCode::Char('D'), KeyModifiers::CONTROL), "<C-d>");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]
        #[test]
        fn nothing_written_makes_it_panic(text in "(\\PC|<|>|<C-|é){0,12}") {
            let _ = parse(&text);
        }
    }
}
