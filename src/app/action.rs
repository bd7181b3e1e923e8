//! What a user can ask for: every action with its name and its one-line description.

use super::Pane;

/// Where a key is pressed: it decides what the key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// A pane.
    Pane(Pane),
    /// The find line.
    Find,
    /// The line that asks for a span of time.
    Span,
    /// The palette.
    Palette,
    /// The help.
    Help,
    /// The list of articles.
    Articles,
    /// The line that filters the list of articles.
    ArticlesLine,
    /// An explanation.
    Explain,
    /// The ledger.
    Ledger,
    /// The grid of coverage.
    Coverage,
    /// What is known of one actor.
    Dossier,
    /// Figures over time.
    Figures,
    /// The find line of a view of the whole screen.
    StageLine,
    /// The command line.
    Command,
    /// Accounts side by side.
    Sides,
    /// Two articles side by side.
    Opposite,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MouseKind {
    /// A button went down.
    Press,
    /// It moved with the button down.
    Drag,
    /// The button went up.
    Release,
    /// The wheel turned towards the text's start.
    WheelUp,
    /// The wheel turned towards the text's end.
    WheelDown,
}

/// The mouse, at a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MouseInput {
    /// What it did.
    pub kind: MouseKind,
    /// The column, from 0.
    pub x: u16,
    /// The row, from 0.
    pub y: u16,
}

/// A key as one writes it, to name in a message: at most [`KeyName::MOST`] bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyName {
    bytes: [u8; Self::MOST],
    len: u8,
}

impl KeyName {
    /// The most bytes that are kept.
    pub const MOST: usize = 16;

    /// The name of a key.
    pub fn new(name: &str) -> Self {
        let whole = |&at: &usize| name.is_char_boundary(at);
        let len = (0..=Self::MOST.min(name.len())).rev().find(whole);
        let len = len.unwrap_or(0);
        let mut bytes = [0; Self::MOST];
        bytes[..len].copy_from_slice(&name.as_bytes()[..len]);
        Self {
            bytes,
            len: len as u8,
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len.into()]).unwrap_or_default()
    }
}

macro_rules! actions {
    ($($(#[$meta:meta])* $variant:ident $name:literal $what:literal;)*) => {
        /// What a user can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $what] $(#[$meta])* $variant,)*
            /// Types a character into the line that is open.
            Type(char),
            /// Acts with the mouse.
            Mouse(MouseInput),
            /// Tells that a key means nothing here.
            Unbound(KeyName),
        }

        impl Action {
            /// Every action that has no argument, in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name, as in `assets/keymap.toml` and on the command line.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Type(_) => "type",
                    Self::Mouse(_) => "mouse",
                    Self::Unbound(_) => "unbound",
                }
            }

            /// What it does, in one line.
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => $what,)*
                    Self::Type(_) => "Type a character into the line that is open",
                    Self::Mouse(_) => "Act with the mouse",
                    Self::Unbound(_) => "Tell that a key means nothing here",
                }
            }
        }
    };
}

actions! {
    Down "down" "Move down by one";
    Up "up" "Move up by one";
    Top "top" "Go to the beginning";
    Bottom "bottom" "Go to the end";
    HalfPageDown "half-page-down" "Move down by half a page";
    HalfPageUp "half-page-up" "Move up by half a page";
    PageDown "page-down" "Move down by a page";
    PageUp "page-up" "Move up by a page";
    NextBlock "next-block" "Go to the next paragraph or heading";
    PreviousBlock "previous-block" "Go to the previous paragraph or heading";
    NextDay "next-day" "Go to the next day of the timeline";
    PreviousDay "previous-day" "Go to the previous day of the timeline";
    NextDiscrepancy "next-discrepancy" "Go to the next event, in the reader the next sentence, that is told differently";
    PreviousDiscrepancy "previous-discrepancy" "Go to the previous event or sentence that is told differently";
    NextSingle "next-single" "Go to the next sentence that this article alone tells";
    PreviousSingle "previous-single" "Go to the previous sentence that this article alone tells";
    NextArticle "next-article" "Open the next article";
    PreviousArticle "previous-article" "Open the previous article";
    Open "open" "Open the next account of an event, or what an actor said and did";
    Accounts "accounts" "Set what the articles say of an event or a sentence side by side";
    Opposite "opposite" "Set two articles side by side, sentences that tell the same opposite each other";
    NextMention "next-mention" "Go to the next place that names the selected actor";
    Fold "fold" "Unfold or fold the details of an actor";
    NextPane "next-pane" "Go to the next pane";
    PreviousPane "previous-pane" "Go to the previous pane";
    FocusTimeline "timeline" "Go to the timeline";
    FocusReader "reader" "Go to the reader";
    FocusActors "actors" "Go to the actors";
    Zoom "zoom" "Give the pane the whole screen, or take it back";
    Hold "hold" "Hold the pane still, so that it does not follow the others, or let it go";
    FilterActor "filter-actor" "Show only what the selected actor takes part in";
    FilterArticle "filter-article" "Show only what the open article tells";
    FilterText "filter-text" "Show only events that hold what was sought";
    FilterSpan "filter-span" "Choose a span of time, or narrow to the events that are selected";
    FilterSingle "single" "Show only events that one article alone tells";
    FilterUndated "undated" "Show only events without a date";
    FilterDiffering "differing" "Show only events whose accounts differ";
    Read "read" "Mark the article as read, or as unread again";
    DimTold "dim-told" "Dim what the articles you have read tell already, or show all alike";
    NextNew "next-new" "Go to the next statement that nothing you have read tells";
    PreviousNew "previous-new" "Go to the previous statement that nothing you have read tells";
    Earlier "earlier" "Show what was known a report earlier";
    Later "later" "Show what was known a report later";
    Select "select" "Begin or end a selection of several events";
    ExtendDown "extend-down" "Extend the selection downwards";
    ExtendUp "extend-up" "Extend the selection upwards";
    Peel "peel" "Undo one layer: overlay, find, then filters, newest first";
    Find "find" "Find in the pane";
    FindNext "find-next" "Go to the next match";
    FindPrevious "find-previous" "Go to the previous match";
    Palette "palette" "Jump to an event, actor, article or command by a few letters";
    Explain "explain" "Show where a date, actor or event comes from";
    Ledger "ledger" "Compare what the reports say";
    Coverage "coverage" "See which report tells which event, and how fully";
    Dossier "dossier" "See what the actor did, said and is said to have done, and whom it appears with";
    Figures "figures" "See how figures of one measure changed over time";
    NextOrder "order" "Put the rows of ledger or coverage in another order";
    NextState "state" "In the ledger, show only what differs, then each other state; in coverage, what one report alone tells, or leaves out";
    NextKind "kind" "Show only rows of one kind, then of the next";
    Articles "articles" "List the articles and the files that were left out";
    Help "help" "List keys and commands";
    Command "command" "Type a command";
    Back "back" "Go back to where you were";
    Forward "forward" "Go forward again";
    Copy "copy" "Copy the selection";
    CopyCited "copy-cited" "Copy the selection with its citation";
    Write "write" "Write what is shown, with its filters, to a new Markdown file; :write NAME.csv for others";
    Reload "reload" "Read the articles again";
    ToggleMouse "mouse" "Turn the mouse on or off";
    Suspend "suspend" "Suspend the program";
    Close "close" "Close the overlay, or quit";
    Quit "quit" "Quit";
    Accept "accept" "Take what is chosen or typed";
    Complete "complete" "Complete the word that is typed";
    DeleteBack "delete-back" "Delete the character before the cursor";
    DeleteWord "delete-word" "Delete the word before the cursor";
    DeleteLine "delete-line" "Delete all before the cursor";
    Left "left" "Move the cursor left";
    Right "right" "Move the cursor right";
    Home "home" "Move the cursor to the line's start";
    End "end" "Move the cursor to the line's end";
}

impl Action {
    /// Whether it is a command of its own, rather than an edit of a line that is open.
    pub fn is_command(self) -> bool {
        !matches!(
            self,
            Self::Accept
                | Self::Complete
                | Self::DeleteBack
                | Self::DeleteWord
                | Self::DeleteLine
                | Self::Left
                | Self::Right
                | Self::Home
                | Self::End
                | Self::Type(_)
                | Self::Mouse(_)
                | Self::Unbound(_)
        )
    }

    /// Whether it does something in a pane, as help tells.
    pub fn works_in(self, context: Context) -> bool {
        let pane = match context {
            Context::Pane(pane) => pane,
            Context::Ledger | Context::Coverage | Context::Dossier | Context::Figures => {
                return self.works_on_stage(context);
            }
            Context::Sides | Context::Opposite => return self.works_beside(context),
            _ => return !self.is_command(),
        };
        match self {
            Self::Select | Self::ExtendDown | Self::ExtendUp => pane == Pane::Timeline,
            Self::Fold => pane == Pane::Actors,
            Self::NextSingle
            | Self::PreviousSingle
            | Self::DimTold
            | Self::NextNew
            | Self::PreviousNew => pane == Pane::Reader,
            Self::NextOrder | Self::NextState | Self::NextKind => false,
            _ => self.is_command(),
        }
    }

    /// Whether it does something where accounts, or two articles, stand side by side.
    fn works_beside(self, context: Context) -> bool {
        match self {
            Self::Accounts => context == Context::Sides,
            Self::Opposite
            | Self::NextArticle
            | Self::PreviousArticle
            | Self::NextDiscrepancy
            | Self::PreviousDiscrepancy => context == Context::Opposite,
            Self::Down
            | Self::Up
            | Self::Top
            | Self::Bottom
            | Self::HalfPageDown
            | Self::HalfPageUp
            | Self::PageDown
            | Self::PageUp
            | Self::NextPane
            | Self::PreviousPane
            | Self::Explain
            | Self::Copy
            | Self::CopyCited
            | Self::Palette
            | Self::Articles
            | Self::Help
            | Self::Write
            | Self::Command
            | Self::Accept
            | Self::Peel
            | Self::Close => true,
            _ => false,
        }
    }

    /// Whether it does something in the ledger, in the grid of coverage, in what is known of an actor or in figures over time.
    fn works_on_stage(self, context: Context) -> bool {
        match self {
            Self::Fold => matches!(context, Context::Ledger | Context::Dossier),
            Self::Accounts | Self::Opposite => {
                matches!(context, Context::Ledger | Context::Coverage)
            }
            Self::Copy | Self::CopyCited => context != Context::Coverage,
            Self::NextOrder | Self::NextState => {
                matches!(context, Context::Ledger | Context::Coverage)
            }
            Self::NextKind | Self::NextDiscrepancy | Self::PreviousDiscrepancy => {
                context == Context::Ledger
            }
            Self::Left | Self::Right | Self::Accept => true,
            Self::Home | Self::End => matches!(context, Context::Coverage | Context::Figures),
            Self::NextDay
            | Self::PreviousDay
            | Self::NextSingle
            | Self::PreviousSingle
            | Self::NextArticle
            | Self::PreviousArticle
            | Self::NextMention
            | Self::NextPane
            | Self::PreviousPane
            | Self::Zoom
            | Self::Hold
            | Self::Select
            | Self::ExtendDown
            | Self::ExtendUp
            | Self::FilterText => false,
            _ => self.is_command(),
        }
    }

    /// The action of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_with_hyphens_and_stand_once() {
        let mut seen = std::collections::HashSet::new();
        for action in Action::ALL {
            let name = action.name();
            assert!(seen.insert(name), "{name} stands twice");
            assert!(
                name.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
                "{name}"
            );
            assert!(!action.description().ends_with('.'), "{name}");
            assert_eq!(Action::named(name), Some(*action));
        }
    }
}
