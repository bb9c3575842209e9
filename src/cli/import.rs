//! `fenhong import`: a roster from a workbook or separated values.

use std::fs::File;
use std::io::{Read, Write, stdin};
use std::path::{Path, PathBuf};

use clap::Args;

use fenhong::roster::choices::Choices;
use fenhong::roster::field::Field;
use fenhong::roster::limits::MOST_BYTES;
use fenhong::roster::problem::{Refused, Unit};
use fenhong::roster::template::template;
use fenhong::roster::village::{self, Beside};
use fenhong::roster::{self, Roster};
use fenhong::safe;
use fenhong::scenario::{Error, Kind, Village};
use fenhong::units::Fen;
use fenhong::words::{Voice, roster as words};

use super::input::{self, Mistake, Source};
use super::output::{End, Said, complain};

/// See `fenhong import --help`.
#[derive(Args)]
pub struct Import {
    /// An .xlsx, .xls, .ods or CSV file, or `-` for standard input; what it is is told by its content.
    #[arg(required_unless_present = "template")]
    file: Option<String>,
    /// Writes an empty roster to fill in, a workbook, in place of reading one.
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    template: Option<PathBuf>,
    /// The scenario whose village the households become.
    #[arg(long, default_value = "case:hui")]
    into: String,
    /// The sheet, instead of the first one that is not empty.
    #[arg(long)]
    sheet: Option<String>,
    /// What a column holds, such as `name=B` or `persons=家里几个人`: the use, and the column's letters or heading.
    #[arg(long, value_name = "USE=COLUMN")]
    column: Vec<String>,
    /// In what amounts are written, where no heading says it.
    #[arg(long, value_enum)]
    unit: Option<Unit>,
    /// What a share costs in yuan, instead of in that scenario.
    #[arg(long)]
    par: Option<Fen>,
    /// What the village collective has put in, in yuan.
    #[arg(long, default_value_t = Fen::ZERO)]
    collective: Fen,
    /// Numbers in place of names.
    #[arg(long)]
    anonymous: bool,
    /// The scenario with these households as JSON, once nothing stands against it.
    #[arg(long)]
    json: bool,
}

/// Reads a roster.
///
/// # Errors
/// When a file cannot be read, or the scenario does not hold with these households.
pub fn import(asked: &Import, voice: Voice) -> Result<Said, Mistake> {
    if let Some(to) = &asked.template {
        return write_template(to, voice);
    }
    let file = asked.file.as_deref().unwrap_or("-");
    let into = Source::open(&asked.into)?;
    let scenario = into.scenario()?;
    let par = asked.par.unwrap_or(match &scenario.village {
        Village::Generated(village) => village.par,
        Village::Listed(village) => village.par,
    });
    let read = |bytes: Vec<u8>| {
        let choices = choices(asked, par)?;
        expect_damage(file.to_owned(), voice);
        let read = roster::read(&bytes, &choices);
        drop(std::panic::take_hook());
        read
    };
    let roster = match bytes(file)?.and_then(read) {
        Ok(roster) => roster,
        Err(refused) => return Ok(refusal(file, &refused, voice)),
    };
    let is_sound = roster.gathered.is_sound();
    let preview = || Said::lines(words::preview(&roster, par, voice));
    if !asked.json {
        return Ok(preview().found(!is_sound));
    }
    if !is_sound {
        return Ok(preview().refused());
    }
    notes(&roster, voice);
    let beside = Beside {
        par,
        collective: asked.collective,
        coop: voice.say(words::COOP),
        anonymous: asked.anonymous.then(|| voice.say(words::HOUSEHOLD)),
    };
    let made = village::put(roster.gathered, scenario, &beside).map_err(|error| into.mistake(error))?;
    Ok(Said::json(&made))
}

/// Writes an empty roster, where there is no file of that name yet.
fn write_template(to: &Path, voice: Voice) -> Result<Said, Mistake> {
    let name = to.display().to_string();
    let unwritable = |said: String| Mistake::from(Error::new(&name, Kind::Unwritable { said }));
    let made = template(&words::template(voice)).map_err(|error| unwritable(error.to_string()))?;
    let mut file = File::create_new(to).map_err(|error| unwritable(error.to_string()))?;
    file.write_all(&made).map_err(|error| unwritable(error.to_string()))?;
    Ok(Said::lines([voice.fill(words::WRITTEN, &[("file", &safe::name(&name))])]))
}

/// The library that reads old workbooks trips over some damaged ones: they are refused as damaged.
fn expect_damage(file: String, voice: Voice) {
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.payload().downcast_ref::<&str>().copied().unwrap_or_default().to_owned();
        // Nothing can be left half done: so far, everything was only read.
        let _ = refusal(&file, &Refused::Broken { said }, voice).write();
        std::process::exit(End::Refused.code().into());
    }));
}

/// What is to be noted goes beside the scenario, not into it.
fn notes(roster: &Roster, voice: Voice) {
    let lines = roster.gathered.problems.iter().map(|problem| words::problem(problem, roster, voice));
    complain(Said::lines(lines).text());
}

fn choices(asked: &Import, par: Fen) -> Result<Choices, Refused> {
    let columns = asked.column.iter().map(|named| column(named)).collect::<Result<_, _>>()?;
    Ok(Choices { sheet: asked.sheet.clone(), columns, unit: asked.unit, par })
}

fn column(named: &str) -> Result<(Field, String), Refused> {
    let strange = || Refused::NoColumn { name: named.to_owned() };
    let (key, column) = named.split_once('=').ok_or_else(strange)?;
    let field = Field::ALL.into_iter().find(|field| field.key() == key).ok_or_else(strange)?;
    Ok((field, column.to_owned()))
}

/// The bytes of a file, or of standard input; of a larger one than is read not the rest.
fn bytes(name: &str) -> Result<Result<Vec<u8>, Refused>, Mistake> {
    let most = MOST_BYTES * 1_000_000;
    let mut bytes = Vec::new();
    let read = match name {
        "-" => stdin().lock().take(most + 1).read_to_end(&mut bytes),
        _ => File::open(name).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)),
    };
    read.map_err(|error| input::unreadable(name, &error))?;
    Ok(if bytes.len() as u64 > most { Err(Refused::Large { most: MOST_BYTES }) } else { Ok(bytes) })
}

/// A file that is not read, on three lines: which, why, and what to do.
fn refusal(file: &str, refused: &Refused, voice: Voice) -> Said {
    let [what, remedy] = words::refused(refused, voice);
    Said::lines([safe::name(file), what, remedy]).refused()
}
