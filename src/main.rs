//! The command line: the only place with file input and output.
//!
//! Exit codes: 0 done, 1 findings, 2 bad input (field, reason and remedy on standard error).

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
