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

use anyhow::{Result, bail};
use layout::Layout;
use lexopt::prelude::*;

const HELP: &str = "\
usage: cargo xtask COMMAND

  serve [--port N] [--no-build]   build the page and serve it on 127.0.0.1 (port 8080; 0 takes a free one)
  build                           write the site (target/site/) and the single file (target/fenhong.html)
  test [--deep]                   all tests; --deep adds the long ones
  bench [--show]                  times beside others' and the README's table of them; --show only prints it
  bench --count | --accept        instruction counts against the committed ones, or make them the committed ones
  tidy                            the rules of style that no compiler checks
  docs                            write the README's generated parts anew
  setup                           only install what is missing
";

enum Command {
    Serve { port: u16, build: bool },
    Build,
    Test { deep: bool },
    Bench { mode: bench::Mode },
    Tidy,
    Docs,
    Setup,
    Help,
}

fn main() -> std::process::ExitCode {
    match arguments().and_then(run) {
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
        Command::Serve { port, build } => {
            if build {
                build::all(&layout)?;
            }
            server::serve(&layout.site(), port)
        }
        Command::Build => build::all(&layout).map(drop),
        Command::Test { deep } => test::all(&layout, deep),
        Command::Bench { mode } => bench::run(&layout, mode),
        Command::Tidy => tidy::check(&layout),
        Command::Docs => documents::write(&layout),
        Command::Setup => setup::everything(&layout),
        Command::Help => {
            print!("{HELP}");
            Ok(())
        }
    }
}

fn arguments() -> Result<Command> {
    let mut parser = lexopt::Parser::from_env();
    let mut command = Command::Help;
    while let Some(argument) = parser.next()? {
        match (&mut command, argument) {
            (Command::Help, Value(name)) => command = named(&name.to_string_lossy())?,
            (Command::Help, Short('h') | Long("help")) => return Ok(Command::Help),
            (Command::Serve { port, .. }, Long("port")) => *port = parser.value()?.parse()?,
            (Command::Serve { build, .. }, Long("no-build")) => *build = false,
            (Command::Test { deep }, Long("deep")) => *deep = true,
            (Command::Bench { mode }, Long("show")) => *mode = bench::Mode::Show,
            (Command::Bench { mode }, Long("count")) => *mode = bench::Mode::Count,
            (Command::Bench { mode }, Long("accept")) => *mode = bench::Mode::Accept,
            (_, other) => bail!("{}\n{HELP}", other.unexpected()),
        }
    }
    Ok(command)
}

fn named(name: &str) -> Result<Command> {
    Ok(match name {
        "serve" => Command::Serve { port: 8080, build: true },
        "build" => Command::Build,
        "test" => Command::Test { deep: false },
        "bench" => Command::Bench { mode: bench::Mode::Write },
        "tidy" => Command::Tidy,
        "docs" => Command::Docs,
        "setup" => Command::Setup,
        "help" => Command::Help,
        _ => bail!("there is no command {name:?}\n{HELP}"),
    })
}
