//! The papers of a village's year, and the plan that they rest on.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use fenhong::audit::Declared;
use fenhong::notice::Plan;
use fenhong::scenario::{Error, Kind as Why};
use fenhong::units::Fen;
use fenhong::words::Voice;
use fenhong::words::notice::{Block, Kind, Paper, papers};

use super::input::{Result, Source};
use super::output::Said;
use super::print;
use super::sheets::{self, Size};

/// What is asked of `notice`.
#[derive(Args)]
pub struct Notice {
    /// A file with a declared ledger or a scenario, `-` for standard input, or `case:NAME`.
    from: String,
    /// Of a scenario: the actual surplus in yuan, one for each co-op in the order of the register.
    #[arg(long, allow_hyphen_values = true)]
    surplus: Vec<Fen>,
    /// Of a scenario: the calendar year that is shared out, instead of the scenario's.
    #[arg(long, requires = "surplus")]
    year: Option<u32>,
    /// Of a scenario: the village, from 1.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    village: u32,
    /// Of a scenario: what the village is called on its papers.
    #[arg(long, requires = "surplus")]
    name: Option<String>,
    /// Which papers; all where none is named.
    #[arg(long, value_enum)]
    paper: Vec<Sort>,
    /// Writes the papers to this file, to be printed by a browser, instead of printing them here.
    #[arg(long)]
    html: Option<PathBuf>,
    /// The paper's size in that file.
    #[arg(long, value_enum, default_value = "a4", requires = "html")]
    size: Size,
    /// Writes the sealed plan to this file: what the audit holds the payments against.
    #[arg(long)]
    plan: Option<PathBuf>,
    /// Writes a ledger to this file in which everything is paid as planned, to be put right by hand.
    #[arg(long)]
    ledger: Option<PathBuf>,
}

/// Which paper.
#[derive(Clone, Copy, ValueEnum)]
enum Sort {
    /// The plan that is put to the meetings.
    Plan,
    /// The meetings' resolutions.
    Resolution,
    /// The public notice.
    Notice,
    /// The sheet on which households sign.
    Payout,
    /// A slip a household.
    Slips,
    /// A sheet for each household that has left the register.
    Exits,
}

impl From<Sort> for Kind {
    fn from(sort: Sort) -> Kind {
        match sort {
            Sort::Plan => Kind::Plan,
            Sort::Resolution => Kind::Resolution,
            Sort::Notice => Kind::Notice,
            Sort::Payout => Kind::Payout,
            Sort::Slips => Kind::Slips,
            Sort::Exits => Kind::Exits,
        }
    }
}

/// Makes the papers.
pub fn notice(asked: &Notice, voice: Voice) -> Result<Said> {
    let source = Source::open(&asked.from)?;
    let declared = declared(asked, &source)?;
    let voice = Voice::new(voice.lang, Some(declared.date()));
    let plan = Plan::new(declared).map_err(|error| source.mistake(error))?;
    let kinds: Vec<Kind> = match asked.paper.is_empty() {
        true => Kind::ALL.to_vec(),
        false => asked.paper.iter().map(|sort| Kind::from(*sort)).collect(),
    };
    let list: Vec<Paper> = kinds.into_iter().flat_map(|kind| papers(&plan, kind, voice)).collect();
    let mut files = Vec::new();
    if let Some(path) = &asked.plan {
        files.push((path, plan.sealed.to_json()));
    }
    if let Some(path) = &asked.ledger {
        files.push((path, plan.sealed.declared.to_json()));
    }
    if let Some(path) = &asked.html {
        files.push((path, sheets::page(&list, asked.size, voice)));
    }
    for (path, text) in &files {
        let unwritable =
            |error: std::io::Error| Error::new(path.display().to_string(), Why::Unwritable { said: error.to_string() });
        fs::write(path, text).map_err(unwritable)?;
    }
    if asked.html.is_some() {
        let names = files.into_iter().map(|(path, _)| path.display().to_string());
        return Ok(Said::lines(names));
    }
    Ok(Said::lines(list.iter().flat_map(lines)))
}

/// The ledger, or the one that a scenario's surpluses make.
fn declared(asked: &Notice, source: &Source) -> Result<Declared> {
    if asked.surplus.is_empty() {
        // Of a scenario nobody knows what its co-ops have earned.
        let declared = source.declared();
        let is_scenario = declared.is_err() && source.scenario().is_ok();
        return if is_scenario { Err(Error::new("surplus", Why::Missing).into()) } else { declared };
    }
    let scenario = source.scenario()?;
    let year = asked.year.unwrap_or(scenario.as_of.year.into());
    let declared = Declared::planned(scenario, asked.village, year, &asked.surplus);
    let declared = declared.map_err(|error| source.mistake(error))?;
    Ok(match &asked.name {
        Some(name) => declared.called(name)?,
        None => declared,
    })
}

/// A paper on a terminal.
fn lines(paper: &Paper) -> Vec<String> {
    let mut lines = vec![format!("== {} ==", paper.title)];
    for block in &paper.blocks {
        match block {
            Block::Line(text) | Block::Breach(text) => lines.push(text.clone()),
            Block::Heading(text) => lines.push(format!("-- {text} --")),
            Block::Rows(rows) => {
                let all = std::iter::once(&rows.table.head).chain(&rows.table.rows).chain(&rows.total);
                lines.extend(print::align(&all.cloned().collect::<Vec<_>>()));
            }
            Block::Signatures(places) => {
                let said =
                    |(office, name): &(String, String)| format!("{office} {name}").trim_end().to_owned() + " ____";
                lines.push(places.iter().map(said).collect::<Vec<_>>().join("  "));
            }
        }
    }
    lines.push(paper.foot.clone());
    lines.push(String::new());
    lines
}
