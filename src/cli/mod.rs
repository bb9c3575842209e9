//! Commands and what they print.

mod advise;
mod compare;
mod drive;
mod print;

use std::io::{Read, Write};
use std::process::ExitCode;

use clap::{ArgGroup, Parser, Subcommand, ValueEnum};

use fenhong::audit::Declared;
use fenhong::check::{self, Severity};
use fenhong::decide::{Answer, Compare, Measure, Question, USUAL_DISCOUNT, USUAL_VERDICT_DRAWS, Verdict};
use fenhong::ledger::{self, YearLedger};
use fenhong::model::Model;
use fenhong::outcome::Report;
use fenhong::population::Population;
use fenhong::reported::Compared;
use fenhong::scenario::{Error, Kind, Scenario};
use fenhong::simulate::Engine;
use fenhong::units::{Fen, Rate};
use fenhong::words::{Lang, Voice, errors};
use fenhong::{audit, cases, outcome, reported};

use advise::{Advice, Common, read_with};

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
    /// Audits a declared ledger: who was paid what, against the rules, the register and the papers. Ends with 1 where
    /// anything is found.
    Audit {
        /// A file with a declared ledger, `-` for standard input, or `case:NAME`.
        ledger: String,
        /// The findings and sums as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Two to four schemes on the same draws: what each pays, who gains, and whether the verdict holds.
    Compare {
        /// Scenario files or `case:NAME`, two to four.
        #[arg(required = true, num_args = 2..=4)]
        scenarios: Vec<String>,
        /// By what the better one is told: poor, worst-tenth, members, kept, closing, out, under, gap.
        #[arg(long, default_value = "poor")]
        measure: String,
        /// The real rate a year by which later money counts less.
        #[arg(long, default_value_t = USUAL_DISCOUNT, allow_hyphen_values = true)]
        discount: Rate,
        /// Only the first years of each: for schemes of different lengths.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        years: Option<u32>,
        /// Leaves out the verdict, which takes some hundred runs more.
        #[arg(long)]
        no_verdict: bool,
        #[command(flatten)]
        common: Common,
    },
    /// Searches for a better scheme.
    #[command(subcommand)]
    Advise(Advice),
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
            let Run { scenario, report, reported } = run_scenario(scenario, *draws, *seed)?;
            let voice = Voice::new(voice.lang, Some(scenario.as_of));
            let text = match (json, packed) {
                (true, _) if reported.is_empty() => to_json(&report),
                (true, _) => to_json(&WithReported { report: &report, reported: &reported }),
                (_, true) => report.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
                _ => print::report(&scenario, &report, voice) + &print::reported(&reported, &scenario, voice),
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
            let model = Model::new(read(scenario)?)?;
            let found = check::findings(&model.scenario);
            let text = if *json { to_json(&found) } else { print::checked(&found, voice) };
            Ok(Said { text, found: found.iter().any(|finding| finding.severity > Severity::Note) })
        }
        Command::Audit { ledger, json } => {
            let declared = read_declared(ledger)?;
            let voice = Voice::new(voice.lang, Some(declared.scenario.0.as_of));
            let audit = audit::audit(&declared)?;
            let text = if *json { to_json(&audit) } else { print::audit(&audit, voice) };
            Ok(Said { text, found: !audit.findings.is_empty() })
        }
        Command::Compare { scenarios, measure, discount, years, no_verdict, common } => {
            let read = |name: &String| Ok(read_with(name, common)?.shortened(years.unwrap_or(u32::MAX)));
            let scenarios = scenarios.iter().map(read).collect::<Result<Vec<_>, Error>>()?;
            compare_schemes(scenarios, measure, *discount, !no_verdict, common, voice).map(Said::from)
        }
        Command::Advise(advice) => advise::obey(advice, voice),
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
        let strange = || Error::new(from, Kind::Strange { name: id.to_owned(), known: cases::known() });
        return Ok(cases::find(id).ok_or_else(strange)?.scenario());
    }
    Scenario::from_json(&read_text(from)?)
}

/// Reads a declared ledger from a file, standard input or the shipped ones.
fn read_declared(from: &str) -> Result<Declared, Error> {
    if let Some(id) = from.strip_prefix("case:") {
        let strange = || {
            let known = cases::LEDGERS.iter().map(|ledger| ledger.0).collect::<Vec<_>>().join(", ");
            Error::new(from, Kind::Strange { name: id.to_owned(), known })
        };
        return audit::shipped(id).ok_or_else(strange);
    }
    Declared::from_json(&read_text(from)?)
}

/// The text of a file or of standard input.
fn read_text(from: &str) -> Result<String, Error> {
    let text = if from == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(from)
    };
    text.map_err(|error| Error::new(from, Kind::Unreadable { said: error.to_string() }))
}

/// A run, and the figures of the report that its case is about.
struct Run {
    scenario: Scenario,
    report: Report,
    reported: Vec<Compared>,
}

#[derive(serde::Serialize)]
struct WithReported<'a> {
    #[serde(flatten)]
    report: &'a Report,
    reported: &'a [Compared],
}

fn run_scenario(from: &str, draws: Option<u32>, seed: Option<u32>) -> Result<Run, Error> {
    let mut scenario = read(from)?;
    scenario.draws = draws.unwrap_or(scenario.draws);
    scenario.seeds.luck = seed.unwrap_or(scenario.seeds.luck);
    let mut engine = Engine::new(scenario)?;
    let tally = engine.run_all()?;
    let scenario = engine.model().scenario.clone();
    let report = outcome::report(&scenario, &tally);
    let reported = reported::compare(from.strip_prefix("case:").unwrap_or_default(), &scenario, &tally);
    Ok(Run { scenario, report, reported })
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

/// Compares schemes; the verdict is told by `measure`.
fn compare_schemes(
    scenarios: Vec<Scenario>,
    measure: &str,
    discount: Rate,
    with_verdict: bool,
    common: &Common,
    voice: Voice,
) -> Result<String, Error> {
    let measure = Measure::by_name(measure)?;
    let voice = Voice::new(voice.lang, Some(scenarios[0].as_of));
    let draws = common.draws.unwrap_or(scenarios[0].draws);
    let question = Compare { scenarios: scenarios.clone(), draws, discount };
    let found = drive::answer(Question::Compare(question), common.state.as_deref(), voice)?;
    let verdict = match with_verdict {
        true => {
            let question = Verdict { scenarios, measure, draws: draws.min(USUAL_VERDICT_DRAWS) };
            // The verdict has a file of its own beside the comparison's.
            let state = common.state.as_ref().map(|path| format!("{path}.verdict"));
            Some(drive::answer(Question::Verdict(question), state.as_deref(), voice)?)
        }
        false => None,
    };
    if common.json {
        return Ok(to_json(&serde_json::json!({ "comparison": found, "verdict": verdict })));
    }
    Ok(match (&found, &verdict) {
        (Answer::Compare(found), Some(Answer::Verdict(verdict))) => compare::comparison(found, Some(verdict), voice),
        (Answer::Compare(found), _) => compare::comparison(found, None, voice),
        _ => String::new(),
    })
}
