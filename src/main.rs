//! The binary: hands over to the command line and turns its result into an exit status.

fn main() -> std::process::ExitCode {
    tradewar_tui::cli::run()
}
