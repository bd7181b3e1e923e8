//! What each key means in each context: the built-in keymap, patched by the user's.

use super::keys::{self, Key};
use crate::app::action::Context;
use crate::app::help::KeyHint;
use crate::app::{Action, Pane};

/// What is wrong with a keymap file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct KeymapError(pub String);

/// A part of the keymap, as a section of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    All,
    Panes,
    Timeline,
    Reader,
    Actors,
    Line,
    List,
    Browse,
    Find,
    Span,
    Palette,
    Help,
    Articles,
    Explain,
    Ledger,
    Coverage,
    Dossier,
    Figures,
    Command,
    Sides,
    Opposite,
}

const SECTIONS: [(&str, Section); 21] = [
    ("all", Section::All),
    ("panes", Section::Panes),
    ("timeline", Section::Timeline),
    ("reader", Section::Reader),
    ("actors", Section::Actors),
    ("line", Section::Line),
    ("list", Section::List),
    ("browse", Section::Browse),
    ("find", Section::Find),
    ("span", Section::Span),
    ("palette", Section::Palette),
    ("help", Section::Help),
    ("articles", Section::Articles),
    ("explain", Section::Explain),
    ("ledger", Section::Ledger),
    ("coverage", Section::Coverage),
    ("dossier", Section::Dossier),
    ("figures", Section::Figures),
    ("command", Section::Command),
    ("sides", Section::Sides),
    ("opposite", Section::Opposite),
];

/// The sections that a key is looked up in, first match first.
fn sections(context: Context) -> &'static [Section] {
    use Section::{
        Actors, All, Articles, Browse, Command, Coverage, Dossier, Explain, Figures, Find, Help,
        Ledger, Line, List, Opposite, Palette, Panes, Reader, Sides, Span, Timeline,
    };
    match context {
        Context::Pane(Pane::Timeline) => &[Timeline, Panes, All],
        Context::Pane(Pane::Reader) => &[Reader, Panes, All],
        Context::Pane(Pane::Actors) => &[Actors, Panes, All],
        Context::Find => &[Find, Line, All],
        Context::Span => &[Span, Line, All],
        Context::Palette => &[Palette, List, Line, All],
        Context::Help => &[Help, List, Line, All],
        Context::Articles => &[Articles, Browse, All],
        Context::ArticlesLine => &[List, Line, All],
        Context::Explain => &[Explain, Browse, All],
        Context::Ledger => &[Ledger, Browse, All],
        Context::Coverage => &[Coverage, Browse, All],
        Context::Dossier => &[Dossier, Browse, All],
        Context::Figures => &[Figures, Browse, All],
        Context::StageLine => &[Line, All],
        Context::Command => &[Command, Line, All],
        Context::Sides => &[Sides, Browse, All],
        Context::Opposite => &[Opposite, Browse, All],
    }
}

/// Whether characters that mean nothing else are typed into a line there.
pub(super) fn types(context: Context) -> bool {
    sections(context).contains(&Section::Line)
}

#[derive(Clone, Debug, PartialEq)]
struct Binding {
    section: Section,
    keys: Vec<Key>,
    action: Action,
}

/// What a row of keys means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// This action.
    Action(Action),
    /// More keys may follow.
    Prefix,
    /// Nothing.
    Nothing,
}

/// The keymap that the program ships with.
const BUILT_IN: &str = include_str!("../../assets/keymap.toml");

/// What each key means in each context.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Keymap {
    /// The keymap that the program ships with: `assets/keymap.toml`.
    ///
    /// # Panics
    /// Never: a test reads the same file with every check.
    pub fn built_in() -> Self {
        let bindings = read_plain(BUILT_IN);
        Self {
            bindings: bindings.expect("the built-in keymap is right: a test reads it"),
        }
    }

    /// Adds the bindings of a user's file, which win over the built-in ones.
    ///
    /// # Errors
    /// When the file is no TOML, names an unknown section, action or key, or binds a key twice.
    pub fn patch(&mut self, toml: &str) -> Result<(), KeymapError> {
        let new = read(toml)?;
        let taken = |old: &Binding| {
            new.iter().any(|n| {
                n.section == old.section && (n.action == old.action || clash(&n.keys, &old.keys))
            })
        };
        self.bindings.retain(|old| !taken(old));
        self.bindings.extend(new);
        Ok(())
    }

    /// What a row of keys means in a context.
    pub(super) fn meaning(&self, pressed: &[Key], context: Context) -> Meaning {
        for section in sections(context) {
            let mut of_section = self.bindings.iter().filter(|b| b.section == *section);
            let found = of_section.find(|b| b.keys.starts_with(pressed));
            if let Some(binding) = found {
                return if binding.keys.len() == pressed.len() {
                    Meaning::Action(binding.action)
                } else {
                    Meaning::Prefix
                };
            }
        }
        Meaning::Nothing
    }

    /// The keys of each action, for help and the bottom line: those of the panes first.
    pub fn hints(&self) -> Vec<KeyHint> {
        let hint = |binding: &Binding| KeyHint {
            action: binding.action,
            keys: binding.keys.iter().map(ToString::to_string).collect(),
        };
        let of_panes = |b: &&Binding| {
            use Section::{Actors, All, Panes, Reader, Timeline};
            matches!(b.section, All | Panes | Timeline | Reader | Actors)
        };
        let panes = self.bindings.iter().filter(of_panes);
        let others = self.bindings.iter().filter(|b| !of_panes(b));
        // Overlays bind what panes bind: only actions that panes lack are told from there.
        let lacking = others.filter(|b| {
            let same = |p: &Binding| p.action == b.action;
            !self.bindings.iter().filter(of_panes).any(same)
        });
        panes.chain(lacking).map(hint).collect()
    }
}

/// Whether one row of keys begins with the other: then only one of them can be reached.
fn clash(a: &[Key], b: &[Key]) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

/// The bindings of a file.
fn read(text: &str) -> Result<Vec<Binding>, KeymapError> {
    let table: toml::Table =
        toml::from_str(text).map_err(|error| KeymapError(error.to_string().trim().to_owned()))?;
    let mut bindings: Vec<Binding> = Vec::new();
    for (name, entries) in &table {
        let found = SECTIONS.iter().find(|(n, _)| n == name);
        let &(_, section) = found.ok_or_else(|| {
            let known: Vec<&str> = SECTIONS.iter().map(|(n, _)| *n).collect();
            KeymapError(format!(
                "[{name}] is no section; there are {}",
                known.join(", ")
            ))
        })?;
        let entries = entries.as_table();
        let entries =
            entries.ok_or_else(|| KeymapError(format!("{name} stands outside a section")))?;
        for (action, keys) in entries {
            let at = |what: String| KeymapError(format!("[{name}] {action}: {what}"));
            let meant = Action::named(action)
                .ok_or_else(|| at("there is no action of this name; ? lists them".to_owned()))?;
            for keys in
                list(keys).ok_or_else(|| at("write keys as [\"j\", \"<Down>\"]".to_owned()))?
            {
                let keys = keys::parse(keys).map_err(|error| at(error.to_string()))?;
                add(&mut bindings, section, &keys, meant).map_err(at)?;
            }
        }
    }
    Ok(bindings)
}

/// The bindings of the built-in file, which keeps to lines of `[section]` and `action = ["key", "key"]`: ten times
/// as fast as a reader of all TOML, and it is read at every start. A test holds it to what that reader finds.
fn read_plain(text: &str) -> Option<Vec<Binding>> {
    let mut bindings = Vec::with_capacity(128);
    let mut section = Section::All;
    let lines = text
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'));
    for line in lines {
        if let Some(name) = line.strip_prefix('[') {
            let name = name.strip_suffix(']')?;
            section = SECTIONS.iter().find(|(n, _)| *n == name)?.1;
            continue;
        }
        let (name, keys) = line.split_once(" = ")?;
        let action = Action::named(name)?;
        // Every second piece between quotation marks is a key.
        for key in keys.split('"').skip(1).step_by(2) {
            bindings.push(Binding {
                section,
                keys: keys::parse(key).ok()?,
                action,
            });
        }
    }
    Some(bindings)
}

/// The strings of an array, or one string alone.
fn list(value: &toml::Value) -> Option<Vec<&str>> {
    match value {
        toml::Value::String(one) => Some(vec![one]),
        toml::Value::Array(many) => many.iter().map(toml::Value::as_str).collect(),
        _ => None,
    }
}

/// Adds a binding, unless its keys mean something already.
fn add(
    bindings: &mut Vec<Binding>,
    section: Section,
    keys: &[Key],
    action: Action,
) -> Result<(), String> {
    if keys.is_empty() {
        return Err("an empty key".to_owned());
    }
    let clashing = |b: &&Binding| b.section == section && clash(&b.keys, keys);
    if let Some(other) = bindings.iter().find(clashing) {
        let text: String = keys.iter().map(ToString::to_string).collect();
        return Err(format!(
            "{text} is bound twice: to {} ({}) and to {} ({})",
            other.action.name(),
            other.action.description(),
            action.name(),
            action.description()
        ));
    }
    bindings.push(Binding {
        section,
        keys: keys.to_vec(),
        action,
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(keymap: &Keymap, keys: &str, context: Context) -> Meaning {
        keymap.meaning(&keys::parse(keys).unwrap(), context)
    }

    const TIMELINE: Context = Context::Pane(Pane::Timeline);

    #[test]
    fn the_built_in_keymap_gives_the_keys_that_people_have_in_their_fingers() {
        let keymap = Keymap::built_in();
        for (keys, context, action) in [
            ("j", TIMELINE, Action::Down),
            ("<C-d>", TIMELINE, Action::HalfPageDown),
            ("]d", TIMELINE, Action::NextDiscrepancy),
            ("d", Context::Pane(Pane::Reader), Action::NextDay),
            ("q", Context::Explain, Action::Close),
            ("<C-c>", Context::Palette, Action::Quit),
            ("<C-u>", Context::Find, Action::DeleteLine),
            ("<Tab>", Context::Command, Action::Complete),
            ("o", Context::Pane(Pane::Actors), Action::Fold),
        ] {
            assert_eq!(
                meaning(&keymap, keys, context),
                Meaning::Action(action),
                "{keys}"
            );
        }
        assert_eq!(meaning(&keymap, "]", TIMELINE), Meaning::Prefix);
        assert_eq!(meaning(&keymap, "j", Context::Palette), Meaning::Nothing);
        assert_eq!(meaning(&keymap, "o", TIMELINE), Meaning::Nothing);
    }

    #[test]
    fn the_quick_reading_of_the_built_in_file_is_the_careful_one() {
        let order = |b: &Binding| format!("{b:?}");
        let mut quick = read_plain(BUILT_IN).unwrap();
        let mut careful = read(BUILT_IN).unwrap();
        quick.sort_by_cached_key(order);
        careful.sort_by_cached_key(order);
        assert_eq!(quick, careful);
    }

    #[test]
    fn every_action_has_a_key() {
        let keymap = Keymap::built_in();
        let hints = keymap.hints();
        let unbound: Vec<&str> = Action::ALL
            .iter()
            .filter(|a| !hints.iter().any(|h| h.action == **a))
            .map(|a| a.name())
            .collect();
        assert_eq!(unbound, Vec::<&str>::new());
    }

    #[test]
    fn a_users_file_wins_and_keeps_the_rest() {
        let mut keymap = Keymap::built_in();
        keymap.patch("[panes]\nup = \"j\"\nquit = [\"Q\"]").unwrap();
        for (keys, want) in [
            ("j", Meaning::Action(Action::Up)),
            ("k", Meaning::Nothing),
            ("<Down>", Meaning::Action(Action::Down)),
            ("Q", Meaning::Action(Action::Quit)),
            ("q", Meaning::Action(Action::Close)),
        ] {
            assert_eq!(meaning(&keymap, keys, TIMELINE), want, "{keys}");
        }
    }

    #[test]
    fn errors_name_the_place_and_both_meanings() {
        for (toml, words) in [
            (
                "[panes]\nup = \"x\"\ndown = \"x\"",
                vec!["x is bound twice", "Move up", "Move down"],
            ),
            ("[panes]\nup = \"x\"\ndown = \"xy\"", vec!["is bound twice"]),
            ("[pane]\nup = \"x\"", vec!["[pane] is no section", "panes"]),
            ("[panes]\nfly = \"x\"", vec!["[panes] fly", "no action"]),
            (
                "[panes]\nup = \"<Foo>\"",
                vec!["[panes] up", "<Foo>", "<CR>"],
            ),
            ("[panes]\nup = 3", vec!["[panes] up", "write keys"]),
            ("[panes]\nup = \"\"", vec!["empty key"]),
            ("up = \"x\"", vec!["up"]),
            ("[panes", vec!["line 1"]),
        ] {
            let error = Keymap::default().patch(toml).unwrap_err().to_string();
            for word in words {
                assert!(error.contains(word), "{toml:?}: {error}");
            }
        }
    }
}
