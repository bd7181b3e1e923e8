//! Decodes the bytes that a terminal sends into keys, mouse events and pastes, with a bound on everything.
//!
//! crossterm's own reader spins on a terminal that is gone and takes a paste of any length, so the
//! bytes are read here; the event types are crossterm's. Sequences: ECMA-48 and xterm's `ctlseqs`.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// The most bytes of a paste that are kept; the rest is read and dropped.
pub const PASTE_LIMIT: usize = 4096;
/// The longest control sequence that is waited for.
const SEQUENCE_LIMIT: usize = 64;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Bytes that are not a whole event yet.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What stands at the head of the bytes.
enum Step {
    /// An event, or nothing worth one, that took so many bytes.
    Took(usize, Option<Event>),
    /// A paste begins after so many bytes.
    Paste(usize),
    /// The rest is still to come.
    Wait,
}

impl Decoder {
    /// Adds the events in `bytes` to `events`. `more` tells that further bytes are waiting already, so that an
    /// escape at the end is not the key of that name yet.
    pub fn feed(&mut self, bytes: &[u8], more: bool, events: &mut Vec<Event>) {
        self.pending.extend_from_slice(bytes);
        let pending = std::mem::take(&mut self.pending);
        let mut at = 0;
        while at < pending.len() {
            let rest = &pending[at..];
            if let Some(paste) = &mut self.paste {
                let Some(taken) = take_paste(rest, paste) else {
                    break;
                };
                at += taken;
                if rest[..taken].ends_with(PASTE_END) {
                    let text = String::from_utf8_lossy(paste).into_owned();
                    self.paste = None;
                    events.push(Event::Paste(text));
                }
                continue;
            }
            match step(rest, more) {
                Step::Took(taken, event) => {
                    at += taken;
                    events.extend(event);
                }
                Step::Paste(taken) => {
                    at += taken;
                    self.paste = Some(Vec::new());
                }
                Step::Wait => break,
            }
        }
        self.pending = pending;
        self.pending.drain(..at);
    }
}

/// Moves pasted bytes into `paste`, as far as it has room. Returns how many bytes were consumed, the end mark
/// included; `None` where nothing can be told before more bytes come.
fn take_paste(rest: &[u8], paste: &mut Vec<u8>) -> Option<usize> {
    let mut keep = |bytes: &[u8]| {
        let room = PASTE_LIMIT.saturating_sub(paste.len());
        paste.extend_from_slice(&bytes[..bytes.len().min(room)]);
    };
    if let Some(end) = rest.windows(PASTE_END.len()).position(|w| w == PASTE_END) {
        keep(&rest[..end]);
        return Some(end + PASTE_END.len());
    }
    // The end mark may be cut in two.
    let held = (1..PASTE_END.len())
        .rev()
        .find(|&n| rest.ends_with(&PASTE_END[..n]))
        .unwrap_or(0);
    let whole = rest.len() - held;
    keep(&rest[..whole]);
    (whole > 0).then_some(whole)
}

fn step(rest: &[u8], more: bool) -> Step {
    match rest {
        [0x1b] if more => Step::Wait,
        [0x1b] | [0x1b, 0x1b, ..] => took(1, KeyCode::Esc, KeyModifiers::NONE),
        [0x1b, b'[', ..] => control(rest),
        [0x1b, b'O'] => Step::Wait,
        [0x1b, b'O', last, ..] => match letter(*last) {
            Some(key) => took(3, key, KeyModifiers::NONE),
            None => Step::Took(3, None),
        },
        [0x1b, after @ ..] => match plain(after) {
            Step::Took(taken, Some(Event::Key(key))) => {
                took(taken + 1, key.code, key.modifiers | KeyModifiers::ALT)
            }
            Step::Took(taken, _) | Step::Paste(taken) => Step::Took(taken + 1, None),
            Step::Wait => Step::Wait,
        },
        _ => plain(rest),
    }
}

fn took(bytes: usize, code: KeyCode, modifiers: KeyModifiers) -> Step {
    Step::Took(bytes, Some(Event::Key(KeyEvent::new(code, modifiers))))
}

/// A key without an escape before it.
fn plain(rest: &[u8]) -> Step {
    let Some(&first) = rest.first() else {
        return Step::Wait;
    };
    let ctrl = |c: u8| took(1, KeyCode::Char(char::from(c)), KeyModifiers::CONTROL);
    match first {
        b'\r' => took(1, KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => took(1, KeyCode::Tab, KeyModifiers::NONE),
        0x7f | 0x08 => took(1, KeyCode::Backspace, KeyModifiers::NONE),
        0 => ctrl(b' '),
        0x01..=0x1a => ctrl(first - 1 + b'a'),
        0x1c..=0x1f => ctrl(first - 0x1c + b'4'),
        _ => letter_of(rest),
    }
}

/// A printable character.
fn letter_of(rest: &[u8]) -> Step {
    let length = match rest[0] {
        0x20..=0x7e => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Took(1, None),
    };
    let Some(bytes) = rest.get(..length) else {
        return Step::Wait;
    };
    match std::str::from_utf8(bytes)
        .ok()
        .and_then(|s| s.chars().next())
    {
        Some(c) if c.is_control() => Step::Took(length, None),
        Some(c) if c.is_uppercase() => took(length, KeyCode::Char(c), KeyModifiers::SHIFT),
        Some(c) => took(length, KeyCode::Char(c), KeyModifiers::NONE),
        None => Step::Took(1, None),
    }
}

/// A control sequence: `ESC [`, parameters, a final byte.
fn control(rest: &[u8]) -> Step {
    // The Linux console's F1 to F5.
    if let [_, _, b'[', last, ..] = rest {
        return match last {
            b'A'..=b'E' => took(4, KeyCode::F(last - b'A' + 1), KeyModifiers::NONE),
            _ => Step::Took(4, None),
        };
    }
    let body = &rest[2..];
    let Some(length) = body.iter().position(|b| !(0x20..=0x3f).contains(b)) else {
        return if body.len() > SEQUENCE_LIMIT {
            Step::Took(rest.len(), None)
        } else {
            Step::Wait
        };
    };
    let (parameters, last, taken) = (&body[..length], body[length], length + 3);
    if !(0x40..=0x7e).contains(&last) {
        return Step::Took(taken - 1, None);
    }
    match (parameters, last) {
        ([], b'[') => Step::Wait,
        // The mouse of terminals that know only the oldest protocol: three bytes follow.
        ([], b'M') if rest.len() < 6 => Step::Wait,
        ([], b'M') => Step::Took(6, None),
        (b"200", b'~') => Step::Paste(taken),
        ([b'<', mouse @ ..], b'M' | b'm') => Step::Took(taken, mouse_event(mouse, last == b'm')),
        _ => Step::Took(taken, key_event(parameters, last)),
    }
}

/// The numbers of a parameter list, missing ones as 1; sub-parameters are left out.
fn numbers(parameters: &[u8]) -> [u32; 3] {
    let mut found = [1; 3];
    for (slot, field) in found.iter_mut().zip(parameters.split(|&b| b == b';')) {
        let digits = field.split(|&b| b == b':').next().unwrap_or_default();
        let number = std::str::from_utf8(digits)
            .ok()
            .and_then(|s| s.parse().ok());
        *slot = number.unwrap_or(1);
    }
    found
}

fn key_event(parameters: &[u8], last: u8) -> Option<Event> {
    let [first, second, third] = numbers(parameters);
    let (code, modifiers) = match last {
        b'~' if first == 27 => (character(third)?, second),
        b'~' => (numbered(first)?, second),
        b'u' => (character(first)?, second),
        b'Z' => (KeyCode::BackTab, 2),
        _ => (letter(last)?, second),
    };
    // xterm: one more than a sum of 1 shift, 2 alt, 4 control.
    let bits = modifiers.saturating_sub(1);
    let mut held = KeyModifiers::NONE;
    held.set(KeyModifiers::SHIFT, bits & 1 != 0);
    held.set(KeyModifiers::ALT, bits & 2 != 0);
    held.set(KeyModifiers::CONTROL, bits & 4 != 0);
    Some(Event::Key(KeyEvent::new(code, held)))
}

/// The key of a sequence that ends in a letter.
fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The key of a sequence that ends in `~`.
fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

/// The key of a code point.
fn character(code: u32) -> Option<KeyCode> {
    Some(match code {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(code).filter(|c| !c.is_control())?),
    })
}

/// A report `button;column;row` of the mouse (xterm's mode 1006), counted from 1.
fn mouse_event(parameters: &[u8], released: bool) -> Option<Event> {
    let [bits, column, row] = numbers(parameters);
    let button = match bits & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match (bits & 64 != 0, bits & 32 != 0, released) {
        (true, ..) => match bits & 3 {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            2 => MouseEventKind::ScrollLeft,
            _ => MouseEventKind::ScrollRight,
        },
        (_, true, _) if bits & 3 == 3 => return None,
        (_, true, _) => MouseEventKind::Drag(button),
        (_, _, true) => MouseEventKind::Up(button),
        _ => MouseEventKind::Down(button),
    };
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, bits & 4 != 0);
    modifiers.set(KeyModifiers::ALT, bits & 8 != 0);
    modifiers.set(KeyModifiers::CONTROL, bits & 16 != 0);
    Some(Event::Mouse(MouseEvent {
        kind,
        column: u16::try_from(column.saturating_sub(1)).ok()?,
        row: u16::try_from(row.saturating_sub(1)).ok()?,
        modifiers,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decoded(chunks: &[&[u8]]) -> Vec<Event> {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        for chunk in chunks {
            decoder.feed(chunk, false, &mut events);
        }
        events
    }

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_are_decoded_as_terminals_send_them() {
        let none = KeyModifiers::NONE;
        for (bytes, want) in [
            (&b"j"[..], key(KeyCode::Char('j'), none)),
            (b"G", key(KeyCode::Char('G'), KeyModifiers::SHIFT)),
            ("é".as_bytes(), key(KeyCode::Char('é'), none)),
            (b"\x1b", key(KeyCode::Esc, none)),
            (b"\r", key(KeyCode::Enter, none)),
            (b"\x04", key(KeyCode::Char('d'), KeyModifiers::CONTROL)),
            (b"\x1b[A", key(KeyCode::Up, none)),
            (b"\x1bOB", key(KeyCode::Down, none)),
            (b"\x1b[1;3D", key(KeyCode::Left, KeyModifiers::ALT)),
            (b"\x1bb", key(KeyCode::Char('b'), KeyModifiers::ALT)),
            (b"\x1b[Z", key(KeyCode::BackTab, KeyModifiers::SHIFT)),
            (b"\x1bOQ", key(KeyCode::F(2), none)),
            (b"\x1b[12~", key(KeyCode::F(2), none)),
            (b"\x1b[[B", key(KeyCode::F(2), none)),
            (b"\x1b[6~", key(KeyCode::PageDown, none)),
            (
                b"\x1b[99;5u",
                key(KeyCode::Char('c'), KeyModifiers::CONTROL),
            ),
        ] {
            assert_eq!(decoded(&[bytes]), [want], "{bytes:?}");
        }
    }

    #[test]
    fn a_sequence_that_comes_in_two_pieces_is_one_key() {
        let up = key(KeyCode::Up, KeyModifiers::NONE);
        assert_eq!(decoded(&[b"\x1b[", b"A"]), [up]);
        let letter = key(KeyCode::Char('中'), KeyModifiers::NONE);
        let bytes = "中".as_bytes();
        assert_eq!(decoded(&[&bytes[..1], &bytes[1..]]), [letter]);
    }

    #[test]
    fn a_paste_is_one_event_and_bounded() {
        let mut bytes = b"\x1b[200~".to_vec();
        bytes.extend(std::iter::repeat_n(b'x', 3 * PASTE_LIMIT));
        bytes.extend(b"\x1b[201~j");
        let pieces: Vec<&[u8]> = bytes.chunks(1000).collect();
        let events = decoded(&pieces);
        assert_eq!(events[0], Event::Paste("x".repeat(PASTE_LIMIT)));
        assert_eq!(events[1], key(KeyCode::Char('j'), KeyModifiers::NONE));
    }

    #[test]
    fn the_mouse_reports_cells_counted_from_zero() {
        let events = decoded(&[b"\x1b[<0;5;7M\x1b[<65;1;1M\x1b[<35;2;2M"]);
        let kinds: Vec<_> = events
            .iter()
            .filter_map(|e| match e {
                Event::Mouse(m) => Some((m.kind, m.column, m.row)),
                _ => None,
            })
            .collect();
        assert_eq!(
            kinds,
            [
                (MouseEventKind::Down(MouseButton::Left), 4, 6),
                (MouseEventKind::ScrollDown, 0, 0),
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn any_bytes_are_survived_and_nothing_piles_up(
            chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..80), 0..20)
        ) {
            let mut decoder = Decoder::default();
            let mut events = Vec::new();
            for chunk in &chunks {
                decoder.feed(chunk, false, &mut events);
            }
            prop_assert!(decoder.pending.len() <= SEQUENCE_LIMIT + 3);
        }
    }
}
