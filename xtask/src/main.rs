//! The project's own tool: sets up a machine, builds the page, serves it, tests everything and keeps the code tidy.
//!
//! `cargo xtask` is an alias in `.cargo/config.toml`. Nothing has to be installed by hand before it but Rust.

// The core may not look at a clock; the tool that times it must.
#![allow(clippy::disallowed_methods)]

mod bench;
mod build;
mod command_line;
mod documents;
mod layout;
mod process;
mod server;
mod setup;
mod step;
mod test;
mod tidy;

use anyhow::Result;
use clap::{Parser, Subcommand};
use layout::Layout;
use std::path::PathBuf;

/// Sets up, builds, serves, tests and tidies Fenhong.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page and serve it on 127.0.0.1
    Serve {
        /// Where to listen; 0 takes a free port
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve what was built before
        #[arg(long)]
        no_build: bool,
        /// Serve this folder, as it is
        #[arg(long)]
        folder: Option<PathBuf>,
    },
    /// Write the site (target/site/) and the single file (target/fenhong.html)
    Build,
    /// Run all tests
    Test {
        /// The long ones too
        #[arg(long)]
        deep: bool,
    },
    /// Measure times beside others', and write docs/speed.md's table of them
    Bench {
        #[command(flatten)]
        mode: bench::Arguments,
    },
    /// Check the rules of style that no compiler checks
    Tidy,
    /// Write the generated parts of the documents anew
    Docs,
    /// Only install what is missing
    Setup,
}

fn main() -> std::process::ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    let layout = Layout::find();
    match command {
        Command::Serve { port, folder: Some(folder), .. } => server::serve(&folder, port),
        Command::Serve { port, no_build, folder: None } => {
            if !no_build {
                build::all(&layout)?;
            }
            server::serve(&layout.site(), port)
        }
        Command::Build => build::all(&layout).map(drop),
        Command::Test { deep } => test::all(&layout, deep),
        Command::Bench { mode } => bench::run(&layout, mode.mode()),
        Command::Tidy => tidy::check(&layout),
        Command::Docs => documents::write(&layout),
        Command::Setup => setup::everything(&layout),
    }
}
