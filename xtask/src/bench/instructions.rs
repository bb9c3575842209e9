//! Instructions of small fixed pieces, counted by callgrind: unlike times they are the same on a busy machine, so a
//! slower core shows at once.
//!
//! Valgrind knows no AVX-512 and hides it, so the core runs on the narrower lanes that it has for such processors.

use super::field::bench_target;
use crate::layout::Layout;
use crate::process;
use crate::setup::debian;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const REFERENCE: &str = "benches/instructions.txt";
/// How far a count may lie from its reference.
const TOLERANCE: f64 = 0.03;
/// The same where another compiler made the reference.
const OTHER_COMPILER: f64 = 0.15;

/// Instructions by piece, with the compiler that made them.
#[derive(Debug, PartialEq, Eq)]
struct Counts {
    compiler: String,
    pieces: BTreeMap<String, u64>,
}

/// An error if a piece takes other numbers of instructions than noted.
pub fn check(layout: &Layout) -> Result<()> {
    let text = fs::read_to_string(layout.source(REFERENCE)).context(REFERENCE)?;
    let (reference, found) = (Counts::read(&text)?, count(layout)?);
    let tolerance = if reference.compiler == found.compiler { TOLERANCE } else { OTHER_COMPILER };
    if tolerance > TOLERANCE {
        println!(
            "the reference is {}'s, this is {}: {:.0} % are allowed",
            reference.compiler,
            found.compiler,
            tolerance * 100.0
        );
    }
    let mut wrong = 0;
    for (piece, now) in &found.pieces {
        let change = reference.pieces.get(piece).map(|before| *now as f64 / *before as f64 - 1.0);
        let good = change.is_some_and(|change| change.abs() <= tolerance);
        let shown = change.map_or("new".to_owned(), |change| format!("{:+.1} %", change * 100.0));
        println!("{now:>12}  {shown:>8}  {}{piece}", if good { "" } else { "OUTSIDE  " });
        wrong += usize::from(!good);
    }
    let gone = reference.pieces.keys().filter(|piece| !found.pieces.contains_key(*piece)).count();
    if wrong + gone > 0 {
        bail!("{wrong} pieces lie outside, {gone} are gone; if that is meant: cargo xtask bench --accept");
    }
    Ok(())
}

/// Makes today's counts the reference.
pub fn accept(layout: &Layout) -> Result<()> {
    let found = count(layout)?;
    print!("{}", found.text());
    fs::write(layout.source(REFERENCE), found.text()).context(REFERENCE)
}

fn count(layout: &Layout) -> Result<Counts> {
    if !process::exists("valgrind") {
        debian::install(&["valgrind"])?;
    }
    let program = bench_target(layout, "instructions")?;
    let names = process::output(&program.to_string_lossy(), &["--list"]).context("benches/instructions --list")?;
    let counted = names.lines().map(|name| Ok((name.to_owned(), of_piece(&program, name)?)));
    let compiler = process::output("rustc", &["--version"]).context("rustc --version")?;
    let compiler = compiler.split(" (").next().unwrap_or_default().to_owned();
    Ok(Counts { compiler, pieces: counted.collect::<Result<_>>()? })
}

/// Runs one piece under callgrind, which counts while the function `counted` runs.
fn of_piece(program: &Path, name: &str) -> Result<u64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=*counted*"]);
    command.arg(program).arg(name);
    let output = command.stdin(Stdio::null()).stdout(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("{}: {}\n{said}", process::shown(&command), output.status);
    }
    let line = said.lines().find_map(|line| line.split_once("Collected :"));
    let number = line.and_then(|(_, number)| number.trim().parse().ok());
    number.filter(|count| *count > 0).with_context(|| format!("callgrind counted nothing of {name}: {said}"))
}

impl Counts {
    /// A line for the compiler, then a line a piece: its count and its name.
    fn text(&self) -> String {
        let pieces = self.pieces.iter().map(|(name, count)| format!("{count} {name}\n"));
        format!("{}\n{}", self.compiler, pieces.collect::<String>())
    }

    fn read(text: &str) -> Result<Self> {
        let mut lines = text.lines();
        let compiler = lines.next().context("the reference is empty")?.to_owned();
        let piece = |line: &str| {
            let (count, name) = line.split_once(' ').with_context(|| line.to_owned())?;
            Ok((name.to_owned(), count.parse()?))
        };
        Ok(Self { compiler, pieces: lines.map(piece).collect::<Result<_>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_reads_as_it_was_written() {
        let pieces = BTreeMap::from([("kernel, every fen".to_owned(), 12), ("report".to_owned(), 3)]);
        let counts = Counts { compiler: "rustc 1.95.0".to_owned(), pieces };
        assert_eq!(Counts::read(&counts.text()).unwrap(), counts);
    }
}
