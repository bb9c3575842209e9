//! The command line: the only place with file input and output.
//!
//! Exit codes: 0 done, 1 findings, 2 not done: bad input, or an answer that could not be written to its end (place,
//! reason and remedy on standard error). A reader that closes the pipe early, as `head` does, is no error: the code is
//! what it would have been.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
