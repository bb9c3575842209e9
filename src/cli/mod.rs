//! Commands and what they print.

mod print;

use std::io::{Read, Write};
use std::process::ExitCode;

use clap::{ArgGroup, Parser, Subcommand, ValueEnum};

use fenhong::check::{self, Severity};
use fenhong::ledger::{self, YearLedger};
use fenhong::model::Model;
use fenhong::outcome::Report;
use fenhong::population::Population;
use fenhong::scenario::{Error, Kind, Scenario};
use fenhong::simulate::Engine;
use fenhong::units::Fen;
use fenhong::words::{Lang, Voice, errors};
use fenhong::{cases, outcome};

/// How village co-operatives share their surplus, over years of good and bad luck. A simulation, not a promise.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Language of the sentences.
    #[arg(long, global = true, value_enum, default_value = "zh")]
    lang: Tongue,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

#[derive(Subcommand)]
enum Command {
    /// Runs a scenario and reports the outcomes.
    Run {
        /// A scenario file, `-` for standard input, or `case:NAME`.
        scenario: String,
        /// Futures, instead of the scenario's.
        #[arg(long)]
        draws: Option<u32>,
        /// Seed of the luck, instead of the scenario's.
        #[arg(long)]
        seed: Option<u32>,
        /// The whole report as JSON.
        #[arg(long)]
        json: bool,
        /// The whole report as the hexadecimal digits of the bytes that a worker hands to the page.
        #[arg(long, hide = true, conflicts_with = "json")]
        packed: bool,
    },
    /// One year to the fen, household by household.
    #[command(group(ArgGroup::new("source").required(true).args(["draw", "surplus"])))]
    Ledger {
        /// A scenario file, `-` for standard input, or `case:NAME`.
        scenario: String,
        /// The year of a simulated future, from 1.
        #[arg(long, default_value_t = 1, conflicts_with = "surplus", value_parser = clap::value_parser!(u32).range(1..))]
        year: u32,
        /// The simulated future, from 1.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        draw: Option<u32>,
        /// An actual surplus in yuan, one for each co-op in the order of the register.
        #[arg(long, allow_hyphen_values = true)]
        surplus: Vec<Fen>,
        /// The village, from 1.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        village: u32,
        /// As comma-separated values.
        #[arg(long, conflicts_with = "json")]
        csv: bool,
        /// As JSON, with every step.
        #[arg(long)]
        json: bool,
    },
    /// Checks a scenario: broken laws, promises that may break. Ends with 1 where there is more than a note.
    Check {
        /// A scenario file, `-` for standard input, or `case:NAME`.
        scenario: String,
        /// The findings as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints the JSON Schema of scenarios.
    Schema,
    /// Lists the shipped scenarios.
    Cases,
    /// Lists the rules, as a table in Markdown.
    Rules,
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let voice = Voice::new(if matches!(arguments.lang, Tongue::Zh) { Lang::Zh } else { Lang::En }, None);
    match obey(&arguments.command, voice) {
        Ok(said) => {
            // A reader that has seen enough closes the pipe; that is no error.
            let _ = std::io::stdout().write_all(said.text.as_bytes());
            ExitCode::from(u8::from(said.found))
        }
        Err(error) => {
            let text = errors::error_text(&error, voice);
            let named = text.place == error.field || error.field.is_empty();
            let place = if named { text.place } else { format!("{}: {}", error.field, text.place) };
            eprintln!("{place}\n{}\n{}", text.what, text.remedy);
            ExitCode::from(2)
        }
    }
}

/// What a command prints, and whether it found something.
struct Said {
    text: String,
    found: bool,
}

impl From<String> for Said {
    fn from(text: String) -> Said {
        Said { text, found: false }
    }
}

fn obey(command: &Command, voice: Voice) -> Result<Said, Error> {
    match command {
        Command::Run { scenario, draws, seed, json, packed } => {
            let (scenario, report) = run_scenario(scenario, *draws, *seed)?;
            let voice = Voice::new(voice.lang, Some(scenario.as_of));
            let text = match (json, packed) {
                (true, _) => to_json(&report),
                (_, true) => report.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
                _ => print::report(&scenario, &report, voice),
            };
            Ok(text.into())
        }
        Command::Ledger { scenario, year, draw, surplus, village, csv, json } => {
            let ledger = make_ledger(scenario, *year, *draw, surplus, *village)?;
            let text = match (csv, json) {
                (true, _) => print::ledger_csv(&ledger, voice),
                (_, true) => to_json(&ledger),
                _ => print::ledger(&ledger, voice),
            };
            Ok(text.into())
        }
        Command::Check { scenario, json } => {
            let scenario = read(scenario)?;
            let found = check::findings(&scenario);
            let text = if *json { to_json(&found) } else { print::checked(&found, voice) };
            Ok(Said { text, found: found.iter().any(|finding| finding.severity > Severity::Note) })
        }
        Command::Schema => Ok(to_json(&schemars::schema_for!(Scenario)).into()),
        Command::Cases => Ok(print::cases(voice).into()),
        Command::Rules => Ok(print::rules().into()),
    }
}

fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).expect("reports always have a JSON form") + "\n"
}

/// Reads a scenario from a file, standard input or the shipped ones.
fn read(from: &str) -> Result<Scenario, Error> {
    if let Some(id) = from.strip_prefix("case:") {
        let strange = || {
            let known = cases::CASES.iter().map(|case| case.id).collect::<Vec<_>>().join(", ");
            Error::new(from, Kind::Strange { name: id.to_owned(), known })
        };
        return Ok(cases::find(id).ok_or_else(strange)?.scenario());
    }
    let text = if from == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(from)
    };
    let text = text.map_err(|error| Error::new(from, Kind::Unreadable { said: error.to_string() }))?;
    Scenario::from_json(&text)
}

fn run_scenario(from: &str, draws: Option<u32>, seed: Option<u32>) -> Result<(Scenario, Report), Error> {
    let mut scenario = read(from)?;
    scenario.draws = draws.unwrap_or(scenario.draws);
    scenario.seeds.luck = seed.unwrap_or(scenario.seeds.luck);
    let mut engine = Engine::new(scenario)?;
    let tally = engine.run_all()?;
    let scenario = engine.model().scenario.clone();
    let report = outcome::report(&scenario, &tally);
    Ok((scenario, report))
}

fn make_ledger(from: &str, year: u32, draw: Option<u32>, surplus: &[Fen], village: u32) -> Result<YearLedger, Error> {
    let model = Model::new(read(from)?)?;
    let population = Population::new(&model.scenario);
    if village > population.villages() {
        let (found, end) = (village.into(), population.villages().into());
        return Err(Error::new("village", Kind::Outside { found, end }));
    }
    let register = population.register(village - 1);
    match draw {
        // People count from one, the core from nothing.
        Some(draw) => ledger::of_draw(&model, &register, draw - 1, year - 1),
        None => ledger::declared(&model, &register, surplus),
    }
}
