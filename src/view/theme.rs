//! Names every style by its role; the only file that names colours.
//!
//! Colours are the terminal's own sixteen, so that dark and light both stay readable: no fixed
//! background, no yellow or white text, and nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

/// The styles of a frame, by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    /// The theme in the terminal's own colours, or with modifiers alone.
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn style(self, colour: Color, modifiers: Modifier) -> Style {
        let style = Style::new().add_modifier(modifiers);
        if self.colour { style.fg(colour) } else { style }
    }

    /// Plain text.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// What matters less: furniture, scales, hints.
    pub fn quiet(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// What matters more.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The rule above a pane.
    pub fn rule(self, focused: bool) -> Style {
        if focused {
            self.style(Color::Green, Modifier::BOLD)
        } else {
            self.quiet()
        }
    }

    /// A pane's title.
    pub fn title(self, focused: bool) -> Style {
        if focused {
            self.style(Color::Green, Modifier::BOLD)
        } else {
            self.strong()
        }
    }

    /// A heading inside a pane: a year, a month, a group of actors.
    pub fn heading(self) -> Style {
        self.style(Color::Blue, Modifier::BOLD)
    }

    /// The selected row.
    pub fn selected(self, focused: bool) -> Style {
        if focused {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            self.strong()
        }
    }

    /// The bar beside what is selected or under the eye.
    pub fn bar(self) -> Style {
        self.style(Color::Green, Modifier::BOLD)
    }

    /// A time expression.
    pub fn date(self) -> Style {
        self.style(Color::Cyan, Modifier::UNDERLINED)
    }

    /// A name.
    pub fn actor(self) -> Style {
        self.strong()
    }

    /// A name of the selected actor.
    pub fn chosen_actor(self) -> Style {
        self.style(Color::Magenta, Modifier::BOLD | Modifier::REVERSED)
    }

    /// Somebody's words.
    pub fn quotation(self) -> Style {
        self.style(Color::Green, Modifier::ITALIC)
    }

    /// A number with its unit.
    pub fn figure(self) -> Style {
        self.style(Color::Magenta, Modifier::empty())
    }

    /// What was searched for, and whether it is the one that the cursor stands on.
    pub fn found(self, current: bool) -> Style {
        let extra = if current {
            Modifier::REVERSED | Modifier::BOLD
        } else {
            Modifier::UNDERLINED | Modifier::BOLD
        };
        self.style(Color::Red, extra)
    }

    /// Accounts that contradict each other.
    pub fn differ(self) -> Style {
        self.style(Color::Red, Modifier::BOLD)
    }

    /// Words that are compared with other accounts', by how they stand to them.
    pub fn cell(self, state: crate::model::State) -> Style {
        use crate::model::State;
        match state {
            State::Differ => self.style(Color::Red, Modifier::BOLD | Modifier::UNDERLINED),
            State::Superseded => self.style(Color::Magenta, Modifier::BOLD | Modifier::UNDERLINED),
            State::SingleSource => Style::new().add_modifier(Modifier::BOLD),
            _ => self.style(Color::Green, Modifier::UNDERLINED),
        }
    }

    /// Accounts that say the same.
    pub fn agree(self) -> Style {
        self.style(Color::Green, Modifier::empty())
    }

    /// A title of something planned.
    pub fn planned(self) -> Style {
        Style::new().add_modifier(Modifier::ITALIC)
    }

    /// The line between what was and what is planned.
    pub fn today(self) -> Style {
        self.style(Color::Magenta, Modifier::empty())
    }

    /// Bars of the activity strip and of weights.
    pub fn level(self) -> Style {
        self.style(Color::Cyan, Modifier::empty())
    }

    /// A key in a help line.
    pub fn key(self) -> Style {
        self.strong()
    }

    /// A filter in force.
    pub fn filter(self) -> Style {
        self.style(Color::Magenta, Modifier::BOLD)
    }

    /// Something went wrong or is missing.
    pub fn warning(self) -> Style {
        self.style(Color::Red, Modifier::empty())
    }

    /// The place where typed text appears.
    pub fn cursor(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}

/// `style` on a row of the style `row`. On a reversed row colours and dimness are left out: each would
/// turn into another background.
pub fn over(row: Style, style: Style) -> Style {
    if row.add_modifier.contains(Modifier::REVERSED) {
        let style = Style {
            fg: None,
            bg: None,
            ..style
        };
        return row
            .patch(style.remove_modifier(Modifier::DIM | Modifier::REVERSED))
            .add_modifier(Modifier::REVERSED);
    }
    row.patch(style)
}

/// The number that selects a colour for text (ECMA-48 SGR; 10 more for the ground); other colours than the
/// sixteen are the terminal's own.
pub fn code(colour: Color) -> u16 {
    match colour {
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        _ => 39,
    }
}

/// Background and plain text of pictures.
pub const PICTURE: (&str, &str) = ("#16181d", "#d5d8de");

/// The colour that pictures give to one of the sixteen; `None` for the terminal's default.
pub fn hex(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#1d2026",
        Color::Red => "#e5737b",
        Color::Green => "#8fc379",
        Color::Yellow => "#dcb86d",
        Color::Blue => "#6cb2f0",
        Color::Magenta => "#c98ae0",
        Color::Cyan => "#5cb8c4",
        Color::Gray => "#b4b9c3",
        Color::DarkGray => "#6b7280",
        Color::LightRed => "#f08d94",
        Color::LightGreen => "#a8d794",
        Color::LightYellow => "#ecd08f",
        Color::LightBlue => "#8fc7f7",
        Color::LightMagenta => "#dba9ec",
        Color::LightCyan => "#80d0da",
        Color::White => "#f2f4f7",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colours_every_role_keeps_the_terminal_s_own() {
        let t = Theme::new(false);
        for style in [
            t.rule(true),
            t.title(true),
            t.heading(),
            t.bar(),
            t.date(),
            t.actor(),
            t.chosen_actor(),
            t.quotation(),
            t.figure(),
            t.found(true),
            t.found(false),
            t.differ(),
            t.agree(),
            t.today(),
            t.level(),
            t.filter(),
            t.warning(),
        ] {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn marks_in_the_text_differ_without_colours() {
        let t = Theme::new(false);
        let styles = [
            t.text(),
            t.date(),
            t.actor(),
            t.quotation(),
            t.found(true),
            t.found(false),
        ];
        for (at, one) in styles.iter().enumerate() {
            assert!(!styles[at + 1..].contains(one), "{one:?} stands twice");
        }
    }
}
