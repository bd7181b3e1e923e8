//! Declares the command line: commands, options, their help.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::fields;
use super::value::{DateBound, Size, bound, day, keys, size, top, window};
use crate::model::State;

const EXAMPLES: &str = "\
Examples:
  tradewar-tui                                  explore the articles built in
  tradewar-tui articles/ more/late.md           explore every .md and .txt file of a folder, and one more file
  cat story.txt | tradewar-tui -                explore what standard input holds
  tradewar-tui timeline --top 10 articles/      print the ten events that matter most
  tradewar-tui timeline --from 2025-06 --format csv articles/ > june.csv
  tradewar-tui actors --format json articles/   list who takes part, with every mention
  tradewar-tui annotate articles/ | jq .title   one JSON object an article
  tradewar-tui compare --state differ articles/ where the articles differ
  tradewar-tui verify june.csv                  whether every row of an export still holds
  tradewar-tui check articles/                  what differs, is undated, unresolved or left out
  tradewar-tui frame --size 120x40 --keys 'jj<CR>/tariff<CR>'   one frame, as text

A folder that is called like a command is written ./timeline. Data goes to standard output, messages to
standard error. Where standard output is no terminal, or TERM=dumb, the timeline is printed as text.

Exit status: 0 done; 1 done, with findings (check, verify) or files left out; 2 usage, or input that cannot be read.";

/// Explore a story that many articles tell: what happened when, who took part, who said it.
#[derive(Debug, Parser)]
#[command(
    name = "tradewar-tui",
    version,
    after_help = EXAMPLES,
    disable_help_subcommand = true,
    override_usage = "tradewar-tui [OPTIONS] [PATH]...\n       tradewar-tui [OPTIONS] <COMMAND>",
    max_term_width = 110
)]
pub struct Arguments {
    /// What to do instead of exploring.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The articles to open.
    #[command(flatten)]
    pub paths: Paths,
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
}

/// Where articles come from.
#[derive(Args, Clone, Debug, Default)]
pub struct Paths {
    /// Files and folders of .md and .txt articles; `-` is standard input; none: the articles built in
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// Options that hold for every command.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// Publication date of articles that carry none, as YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = day, global = true)]
    pub published: Option<NaiveDate>,
    /// Whether to use colour; `auto` does unless `NO_COLOR` is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorChoice::Auto, global = true)]
    pub color: ColorChoice,
    /// Largest file that is read, such as 500K, 64M or 1G
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "16M", global = true)]
    pub max_size: Size,
    /// Keys of your own, as a TOML file [default: tradewar-tui/keymap.toml in the configuration folder, if there]
    #[arg(long, value_name = "FILE", global = true)]
    pub keymap: Option<PathBuf>,
}

/// Whether to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// Unless `NO_COLOR` is set.
    Auto,
    /// Even so.
    Always,
    /// Never.
    Never,
}

/// What can be done instead of exploring.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Print one JSON object a line, per article: sentences, times, names, quotations, figures, events
    #[command(after_long_help = fields::ANNOTATE)]
    Annotate(Paths),
    /// Print the events in order of time
    #[command(after_long_help = fields::TIMELINE)]
    Timeline(Timeline),
    /// Print who takes part, named most first
    #[command(after_long_help = fields::ACTORS)]
    Actors(Actors),
    /// Print where the articles agree and where they differ, and which of them tell each event
    #[command(after_long_help = fields::COMPARE)]
    Compare(Compare),
    /// Tell whether every row of an export still holds: re-read its files, find its words
    #[command(after_long_help = fields::VERIFY)]
    Verify(Verify),
    /// Tell what is wrong or unknown: accounts that differ, undated articles, unresolved dates
    #[command(after_long_help = fields::CHECK)]
    Check(Check),
    /// Draw one frame of the explorer without a terminal
    Frame(Frame),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, for `man -l`
    Man,
}

/// How `timeline` and `actors` print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// Aligned lines to read.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// Comma-separated values, one row an account or mention.
    Csv,
    /// Markdown with citations.
    Md,
}

/// The options of `timeline`.
#[derive(Args, Debug)]
pub struct Timeline {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// Only the N events that matter most
    #[arg(long, value_name = "N", value_parser = top)]
    pub top: Option<usize>,
    /// Only events from this day, month or year on; of a coarse time (June, 2025), half must lie there
    #[arg(long, value_name = "DATE", value_parser = bound)]
    pub from: Option<DateBound>,
    /// Only events up to this day, month or year
    #[arg(long, value_name = "DATE", value_parser = bound)]
    pub to: Option<DateBound>,
    /// The articles.
    #[command(flatten)]
    pub paths: Paths,
}

/// The options of `actors`.
#[derive(Args, Debug)]
pub struct Actors {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// Only the N actors that are named most
    #[arg(long, value_name = "N", value_parser = top)]
    pub top: Option<usize>,
    /// The articles.
    #[command(flatten)]
    pub paths: Paths,
}

/// The options of `compare`.
#[derive(Args, Debug)]
pub struct Compare {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// Only the N events that matter most, and the rows of no event
    #[arg(long, value_name = "N", value_parser = top)]
    pub top: Option<usize>,
    /// Only rows in these states, such as `differ,rounded`, and no coverage
    #[arg(long, value_name = "STATE", value_enum, value_delimiter = ',')]
    pub state: Vec<StateName>,
    /// The articles.
    #[command(flatten)]
    pub paths: Paths,
}

/// How the cells of a row stand to each other, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StateName {
    /// They tell different things of one thing
    Differ,
    /// A later report knows more
    Superseded,
    /// One is the other, rounded
    Rounded,
    /// One is less exact than the other
    LessExact,
    /// One is part of the other
    Compatible,
    /// Several sources say the same
    Agree,
    /// One source alone tells it
    SingleSource,
}

impl From<StateName> for State {
    fn from(name: StateName) -> Self {
        match name {
            StateName::Differ => Self::Differ,
            StateName::Superseded => Self::Superseded,
            StateName::Rounded => Self::Rounded,
            StateName::LessExact => Self::LessExact,
            StateName::Compatible => Self::Compatible,
            StateName::Agree => Self::Agree,
            StateName::SingleSource => Self::SingleSource,
        }
    }
}

/// The options of `verify`.
#[derive(Args, Debug)]
pub struct Verify {
    /// An export: JSON, CSV or Markdown of timeline, actors or compare, or the lines of annotate; `-` is standard input
    #[arg(value_name = "REPORT")]
    pub report: PathBuf,
}

/// How `check` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// A line for each finding.
    #[default]
    Text,
    /// One JSON object.
    Json,
}

/// The options of `check`.
#[derive(Args, Debug)]
pub struct Check {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: CheckFormat,
    /// The articles.
    #[command(flatten)]
    pub paths: Paths,
}

/// How `frame` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FrameFormat {
    /// The characters of the frame.
    #[default]
    Text,
    /// A picture with its colours.
    Svg,
}

/// The options of `frame`.
#[derive(Args, Debug)]
pub struct Frame {
    /// Columns and rows
    #[arg(long, value_name = "COLSxROWS", value_parser = window, default_value = "120x40")]
    pub size: (u16, u16),
    /// Keys to press first, as vi writes them: `jj<CR>/tariff<CR>`
    #[arg(long, value_name = "KEYS", value_parser = keys, default_value = "")]
    pub keys: String,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: FrameFormat,
    /// The articles.
    #[command(flatten)]
    pub paths: Paths,
}
