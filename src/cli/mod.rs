//! Commands and what they print.

mod advise;
mod compare;
mod drive;
mod import;
mod input;
mod lesson;
mod notice;
mod output;
mod print;
mod progress;
mod sheets;

use std::process::ExitCode;

use clap::{ArgGroup, Parser, Subcommand, ValueEnum};

use fenhong::check::{self, Severity};
use fenhong::decide::{Answer, Compare, Measure, Question, USUAL_DISCOUNT, USUAL_VERDICT_DRAWS, Verdict};
use fenhong::ledger::{self, YearLedger};
use fenhong::model::Model;
use fenhong::notice::custody;
use fenhong::outcome::{Capture, Report};
use fenhong::population::Population;
use fenhong::reported::Compared;
use fenhong::scenario::{Error, Kind, Scenario};
use fenhong::simulate::Engine;
use fenhong::units::{Fen, Rate};
use fenhong::words::{self, Lang, Voice};
use fenhong::{audit, outcome, reported};

use advise::{Advice, Common};
use input::{Mistake, Result, Source};
use output::{End, Said};
use progress::Progress;

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
        /// Holds the payments against a sealed plan, to the fen; see `notice --plan`.
        #[arg(long)]
        plan: Option<String>,
        /// The check code that stands on the paper, to be held against the plan's.
        #[arg(long, requires = "plan")]
        code: Option<String>,
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
        /// Gives every scheme the first one's public money: the collective buys more or fewer of the households' shares.
        #[arg(long)]
        equal_public: bool,
        /// Leaves out the verdict, which takes some hundred runs more.
        #[arg(long)]
        no_verdict: bool,
        #[command(flatten)]
        common: Common,
    },
    /// Searches for a better scheme.
    #[command(subcommand)]
    Advise(Advice),
    /// Reads a roster from a workbook or separated values: says what each column is taken for and everything that is
    /// wrong, or gives the scenario with its households. Ends with 1 where something must be mended first.
    Import(import::Import),
    /// The papers of a year: plan, resolutions, public notice, payout sheet, slips, leaving the register. Each carries
    /// the check code of one ledger.
    Notice(notice::Notice),
    /// Lessons for village cadres: lists them, tells one, checks one of your own, tries an answer.
    #[command(subcommand)]
    Lesson(lesson::Lessons),
    /// Prints the JSON Schema of scenarios.
    Schema,
    /// Lists the shipped scenarios.
    Cases,
    /// Lists the rules, as a table in Markdown.
    Rules,
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(answer) => return explain(&answer),
    };
    let voice = Voice::new(if matches!(arguments.lang, Tongue::Zh) { Lang::Zh } else { Lang::En }, None);
    match obey(&arguments.command, voice).and_then(|said| said.write()) {
        Ok(end) => ExitCode::from(end.code()),
        Err(mistake) => refuse(&mistake, voice),
    }
}

fn refuse(mistake: &Mistake, voice: Voice) -> ExitCode {
    output::complain(&output::mistake(mistake, voice));
    ExitCode::from(End::Refused.code())
}

/// What the reader of the arguments answers: help that was asked for, or what it cannot read.
fn explain(answer: &clap::Error) -> ExitCode {
    let text = answer.render().to_string();
    let lines = Said::lines(text.lines().map(str::to_owned));
    if answer.use_stderr() {
        output::complain(lines.text());
        return ExitCode::from(End::Refused.code());
    }
    match lines.write() {
        Ok(_) => ExitCode::SUCCESS,
        Err(mistake) => refuse(&mistake, Voice::new(Lang::Zh, None)),
    }
}

fn obey(command: &Command, voice: Voice) -> Result<Said> {
    match command {
        Command::Run { scenario, draws, seed, json, packed } => {
            let run = run_scenario(scenario, *draws, *seed, voice)?;
            let (scenario, found) = (&run.scenario, &run.found);
            let voice = Voice::new(voice.lang, Some(scenario.as_of));
            Ok(match (json, packed) {
                (true, _) => Said::json(found),
                (_, true) => Said::plain(found.report.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect()),
                _ => Said::lines(
                    print::report(scenario, &found.report, found.capture.as_ref(), voice)
                        .into_iter()
                        .chain(print::reported(&found.reported, scenario, voice)),
                ),
            })
        }
        Command::Ledger { scenario, year, draw, surplus, village, csv, json } => {
            let ledger = make_ledger(scenario, *year, *draw, surplus, *village)?;
            Ok(match (csv, json) {
                (true, _) => Said::plain(print::ledger_csv(&ledger, voice)),
                (_, true) => Said::json(&ledger),
                _ => Said::lines(print::ledger(&ledger, voice)),
            })
        }
        Command::Check { scenario, json } => {
            let source = Source::open(scenario)?;
            let model = Model::new(source.scenario()?).map_err(|error| source.mistake(error))?;
            let found = check::findings(&model.scenario);
            let said = if *json { Said::json(&found) } else { Said::lines(print::checked(&found, voice)) };
            Ok(said.found(found.iter().any(|finding| finding.severity > Severity::Note)))
        }
        Command::Audit { ledger, json, plan, code } => {
            audit_ledger(ledger, plan.as_deref(), code.as_deref(), *json, voice)
        }
        Command::Compare { scenarios, measure, discount, years, equal_public, no_verdict, common } => {
            let years = years.unwrap_or(u32::MAX);
            let all = advise::read_all(scenarios, common)?;
            let scenarios: Vec<Scenario> = all.iter().map(|each| each.shortened(years)).collect();
            let scenarios = if *equal_public { words::compare::with_equal_public_named(&scenarios) } else { scenarios };
            compare_schemes(scenarios, measure, *discount, !no_verdict, common, voice)
        }
        Command::Advise(advice) => advise::obey(advice, voice),
        Command::Import(asked) => import::import(asked, voice),
        Command::Notice(asked) => notice::notice(asked, voice),
        Command::Lesson(asked) => lesson::obey(asked, voice),
        Command::Schema => Ok(Said::json(&schema())),
        Command::Cases => Ok(Said::plain(print::cases(voice))),
        Command::Rules => Ok(Said::plain(print::rules())),
    }
}

/// Audits a ledger, and holds it against its plan where there is one.
fn audit_ledger(from: &str, plan: Option<&str>, code: Option<&str>, json: bool, voice: Voice) -> Result<Said> {
    let source = Source::open(from)?;
    let declared = source.declared()?;
    let voice = Voice::new(voice.lang, Some(declared.date()));
    let audit = audit::audit(&declared).map_err(|error| source.mistake(error))?;
    let custody = match plan {
        Some(name) => {
            let source = Source::open(name)?;
            Some(custody::held(&source.plan()?, &declared, code).map_err(|error| source.mistake(error))?)
        }
        None => None,
    };
    let found = !audit.findings.is_empty() || custody.as_ref().is_some_and(|custody| !custody.differences.is_empty());
    let said = match (json, &custody) {
        (true, None) => Said::json(&audit),
        (true, Some(custody)) => Said::json(&serde_json::json!({ "audit": audit, "custody": custody })),
        (false, _) => {
            let held = custody.iter().flat_map(|custody| print::custody(custody, voice));
            Said::lines(held.chain(print::audit(&audit, voice)))
        }
    };
    Ok(said.found(found))
}

/// What a scenario may be, its fields in order however serde_json keeps them.
fn schema() -> schemars::Schema {
    let mut fields = schemars::schema_for!(Scenario).to_value();
    fields.sort_all_objects();
    schemars::Schema::try_from(fields).expect("a schema in another order is a schema")
}

/// A run and what it found.
struct Run {
    scenario: Scenario,
    found: Printed,
}

/// What is printed of a run.
#[derive(serde::Serialize)]
struct Printed {
    #[serde(flatten)]
    report: Report,
    /// Who takes how much of the dividends; none where nobody is paid.
    capture: Option<Capture>,
    /// The figures of the report that the case is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reported: Vec<Compared>,
}

fn run_scenario(from: &str, draws: Option<u32>, seed: Option<u32>, voice: Voice) -> Result<Run> {
    let source = Source::open(from)?;
    let mut scenario = source.scenario()?;
    if let Some(draws) = draws {
        scenario = scenario.with_draws(draws)?;
    }
    scenario.seeds.luck = seed.unwrap_or(scenario.seeds.luck);
    let mistake = |error| source.mistake(error);
    let mut engine = Engine::new(scenario).map_err(mistake)?;
    let (tally, watched) = drive::run(&mut engine, &mut Progress::new(voice)).map_err(mistake)?;
    let scenario = engine.model().scenario.clone();
    let paid: Vec<i64> = (0..watched.groups.len()).map(|place| watched.house(place).paid).collect();
    let found = Printed {
        report: outcome::report_with(&scenario, &tally, engine.findings().to_vec()),
        capture: outcome::capture(&scenario, &paid, outcome::paid_in_all(&tally)),
        reported: reported::compare(source.shipped().unwrap_or_default(), &scenario, &tally),
    };
    Ok(Run { scenario, found })
}

fn make_ledger(from: &str, year: u32, draw: Option<u32>, surplus: &[Fen], village: u32) -> Result<YearLedger> {
    let source = Source::open(from)?;
    let model = Model::new(source.scenario()?).map_err(|error| source.mistake(error))?;
    let population = Population::new(&model.scenario);
    if village > population.villages() {
        let (found, end) = (village.into(), population.villages().into());
        return Err(Error::new("village", Kind::Outside { found, end }).into());
    }
    let register = population.register(village - 1);
    let ledger = match draw {
        // People count from one, the core from nothing.
        Some(draw) => ledger::of_draw(&model, &register, draw - 1, year - 1),
        None => ledger::declared(&model, &register, surplus),
    };
    Ok(ledger?)
}

/// Compares schemes; the verdict is told by `measure`.
fn compare_schemes(
    scenarios: Vec<Scenario>,
    measure: &str,
    discount: Rate,
    with_verdict: bool,
    common: &Common,
    voice: Voice,
) -> Result<Said> {
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
        return Ok(Said::json(&serde_json::json!({ "comparison": found, "verdict": verdict })));
    }
    Ok(Said::lines(match (&found, &verdict) {
        (Answer::Compare(found), Some(Answer::Verdict(verdict))) => compare::comparison(found, Some(verdict), voice),
        (Answer::Compare(found), _) => compare::comparison(found, None, voice),
        _ => Vec::new(),
    }))
}
