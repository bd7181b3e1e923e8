//! Writes the manual page: one page for all commands, as people look for it.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::arguments::Arguments;

/// Writes the page in roff.
pub fn write(mut out: impl Write) -> io::Result<()> {
    let mut command = Arguments::command();
    command.build();
    let man = Man::new(command.clone());
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    writeln!(out, ".SH COMMANDS")?;
    for sub in command.get_subcommands() {
        subcommand(sub, &mut out)?;
    }
    let after = command.get_after_help().map(ToString::to_string);
    examples(&after.unwrap_or_default(), &mut out)?;
    man.render_version_section(&mut out)
}

/// Writes one command with the options that are its own.
fn subcommand(command: &Command, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, ".SS {}", command.get_name())?;
    if let Some(about) = command.get_about() {
        writeln!(out, "{}.", roff(&about.to_string()))?;
    }
    let own = command
        .get_arguments()
        .filter(|a| !a.is_global_set() && !matches!(a.get_id().as_str(), "help" | "paths"));
    for argument in own {
        let name = argument
            .get_long()
            .map(|long| format!("--{long} "))
            .unwrap_or_default();
        let value = argument.get_value_names().and_then(|names| names.first());
        let value = value.map_or(String::new(), |value| format!("<{value}>"));
        writeln!(out, ".TP\n\\fB{}\\fR\\fI{}\\fR", roff(&name), roff(&value))?;
        let help = argument.get_help().map(ToString::to_string);
        let values: Vec<_> = argument
            .get_possible_values()
            .iter()
            .map(|v| v.get_name().to_owned())
            .collect();
        let values = if values.is_empty() {
            String::new()
        } else {
            format!(": {}", values.join(", "))
        };
        writeln!(out, "{}{}", roff(&help.unwrap_or_default()), roff(&values))?;
    }
    command.get_after_long_help().map_or(Ok(()), |fields| {
        writeln!(out, ".PP\n.nf\n{}\n.fi", lines(&fields.to_string()))
    })
}

/// Lines that are set as they stand; one that begins with a dot or an apostrophe would be taken for a request.
fn lines(text: &str) -> String {
    let guarded = roff(text).replace("\n.", "\n\\&.");
    guarded.replace("\n'", "\n\\&'")
}

/// Writes what the help says after its options: the examples line by line, as they are typed, the rest as paragraphs.
fn examples(after: &str, out: &mut impl Write) -> io::Result<()> {
    let (examples, rest) = after.split_once("\n\n").unwrap_or((after, ""));
    writeln!(out, ".SH EXAMPLES\n.nf")?;
    for line in examples.lines().skip(1) {
        let (command, meaning) = line.trim().split_once("   ").unwrap_or((line.trim(), ""));
        writeln!(out, "\\fB{}\\fR", roff(command))?;
        if !meaning.is_empty() {
            writeln!(out, "    {}", roff(meaning.trim()))?;
        }
    }
    writeln!(out, ".fi\n.SH NOTES")?;
    for paragraph in rest.split("\n\n") {
        writeln!(out, ".PP\n{}", roff(paragraph))?;
    }
    Ok(())
}

/// `text` with the characters that roff takes for its own written as it asks.
fn roff(text: &str) -> String {
    text.replace('\\', "\\\\").replace('-', "\\-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_tells_every_command_and_option() {
        let mut out = Vec::new();
        write(&mut out).expect("a vector takes all");
        let page = String::from_utf8(out).expect("roff is UTF-8 here");
        for command in Arguments::command().get_subcommands() {
            assert!(page.contains(&format!(".SS {}\n", command.get_name())));
            for option in command.get_arguments().filter_map(clap::Arg::get_long) {
                let written = format!("\\-\\-{}", roff(option));
                assert!(page.contains(&written), "{written}");
            }
        }
        let example = "\\fBcat story.txt | tradewar\\-tui \\-\\fR\n";
        assert!(page.contains(example), "{page}");
        for value in [
            "TNI",
            "XXXX\\-XX\\-XX",
            "superseded",
            "metonym",
            "percentage point",
        ] {
            assert!(page.contains(value), "{value}");
        }
        assert!(!page.contains("(1)\n"), "a command has no page of its own");
    }
}
