//! Reads what the environment and the configuration folder set: colours and keys.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::Context;

use super::arguments::{ColorChoice, Common};
use crate::input::Keymap;
use crate::view::Theme;

/// Largest keymap that is read, in bytes.
const MOST: u64 = 1 << 20;

/// The styles that the options and `NO_COLOR` ask for.
pub fn theme(common: &Common) -> Theme {
    Theme::new(colour(common.color, env::var_os("NO_COLOR").as_ref()))
}

/// Whether to use colour (<https://no-color.org>: set and not empty means no).
fn colour(choice: ColorChoice, no_color: Option<&OsString>) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => no_color.is_none_or(|value| value.is_empty()),
    }
}

/// The built-in keys, patched by the file that the options name, or by the one in the configuration folder.
///
/// # Errors
/// Where the file that was named is not there, or a file binds what cannot be bound.
pub fn keymap(common: &Common) -> anyhow::Result<Keymap> {
    let mut keymap = Keymap::built_in();
    let found = match &common.keymap {
        Some(path) => Some((path.clone(), text(path)?)),
        None => own(env::var_os("XDG_CONFIG_HOME"), env::var_os("HOME"))
            .map(|path| Ok::<_, anyhow::Error>((path.clone(), text_if_there(&path)?)))
            .transpose()?
            .and_then(|(path, text)| Some((path, text?))),
    };
    if let Some((path, text)) = found {
        keymap
            .patch(&text)
            .with_context(|| path.display().to_string())?;
    }
    Ok(keymap)
}

/// Reads the keymap that the options name, for commands that have no use for it: a name that is wrong is told at once.
///
/// # Errors
/// As [`keymap`].
pub fn check(common: &Common) -> anyhow::Result<()> {
    if common.keymap.is_some() {
        keymap(common)?;
    }
    Ok(())
}

/// Where a user's keymap lies (XDG Base Directory Specification: a path that is not absolute is none).
fn own(config: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let absolute = |path: OsString| Some(PathBuf::from(path)).filter(|p| p.is_absolute());
    config
        .and_then(absolute)
        .or_else(|| home.and_then(absolute).map(|home| home.join(".config")))
        .map(|folder| folder.join("tradewar-tui/keymap.toml"))
}

fn text(path: &Path) -> anyhow::Result<String> {
    let name = || path.display().to_string();
    let size = fs::metadata(path).with_context(name)?.len();
    anyhow::ensure!(size <= MOST, "{}: too large for a keymap", name());
    fs::read_to_string(path).with_context(name)
}

/// The text of a file; `None` where there is no such file.
fn text_if_there(path: &Path) -> anyhow::Result<Option<String>> {
    match fs::metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        _ => text(path).map(Some),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_follows_the_option_before_the_environment() {
        let set = OsString::from("1");
        let empty = OsString::new();
        for (choice, no_color, want) in [
            (ColorChoice::Auto, None, true),
            (ColorChoice::Auto, Some(&set), false),
            (ColorChoice::Auto, Some(&empty), true),
            (ColorChoice::Always, Some(&set), true),
            (ColorChoice::Never, None, false),
        ] {
            assert_eq!(colour(choice, no_color), want, "{choice:?} {no_color:?}");
        }
    }

    #[test]
    fn a_home_that_is_missing_is_no_error() {
        let file = |folder: &str| Some(PathBuf::from(folder).join("tradewar-tui/keymap.toml"));
        for (config, home, want) in [
            (Some("/c"), Some("/h"), file("/c")),
            (None, Some("/h"), file("/h/.config")),
            (Some(""), Some("/h"), file("/h/.config")),
            (Some("c"), Some("/h"), file("/h/.config")),
            (None, None, None),
            (None, Some(""), None),
        ] {
            let got = own(config.map(OsString::from), home.map(OsString::from));
            assert_eq!(got, want, "{config:?} {home:?}");
        }
    }
}
