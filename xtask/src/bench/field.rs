//! Who takes part: everything is built or installed here, and who cannot come is named with the reason.

use super::browser::Browser;
use super::contestant::{Contestant, Program};
use crate::build;
use crate::layout::Layout;
use crate::process;
use crate::setup::{debian, tools, wasm};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The contestants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// The core natively.
    Native,
    /// The core's wasm in Node.
    Node,
    /// The core's wasm in Chromium.
    Chromium,
    /// Vectorised NumPy.
    NumPy,
    /// Plain JavaScript with typed arrays.
    JavaScript,
    /// A spreadsheet.
    LibreOffice,
}

/// Those who came, and why the others did not.
pub struct Field {
    here: BTreeMap<Who, Box<dyn Contestant>>,
    /// One line for each who is missing.
    pub missing: Vec<String>,
}

/// A way to get a contestant ready.
type Entrance = fn(&Layout) -> Result<Box<dyn Contestant>>;

impl Field {
    /// Gets everyone ready. Only the core itself must be there.
    pub fn gather(layout: &Layout) -> Result<Self> {
        fs::create_dir_all(folder(layout))?;
        let toolchain = wasm::ensure()?;
        build::bundle::make(&build::PAGE, layout, &toolchain)?;
        let mut field = Self { here: BTreeMap::from([(Who::Native, native(layout)?)]), missing: Vec::new() };
        let others: [(Who, Entrance); 5] = [
            (Who::Node, node),
            (Who::Chromium, chromium),
            (Who::NumPy, numpy),
            (Who::JavaScript, javascript),
            (Who::LibreOffice, office),
        ];
        for (who, enter) in others {
            match enter(layout) {
                Ok(contestant) => drop(field.here.insert(who, contestant)),
                Err(error) => field.miss(who, &error),
            }
        }
        Ok(field)
    }

    fn miss(&mut self, who: Who, error: &anyhow::Error) {
        let line = format!("skipped: {who:?}: {error:#}");
        println!("{line}");
        self.missing.push(line);
    }

    /// Asks one, if there. Who fails is not asked again.
    pub fn ask(&mut self, who: Who, request: &Value) -> Option<Value> {
        let contestant = self.here.get_mut(&who)?;
        match contestant.ask(request) {
            Ok(answer) => Some(answer),
            Err(error) => {
                self.here.remove(&who);
                self.miss(who, &error);
                None
            }
        }
    }
}

/// Where the bench keeps its files.
pub fn folder(layout: &Layout) -> PathBuf {
    layout.made("bench")
}

fn native(layout: &Layout) -> Result<Box<dyn Contestant>> {
    start(&mut Command::new(bench_target(layout, "native")?))
}

fn start(command: &mut Command) -> Result<Box<dyn Contestant>> {
    Ok(Box::new(Program::start(command)?))
}

/// Compiles one of the core's bench targets and gives the program's path.
pub fn bench_target(layout: &Layout, name: &str) -> Result<PathBuf> {
    println!("compiling benches/{name}");
    let mut command = Command::new("cargo");
    command.current_dir(layout.root()).args(["build", "--release", "--quiet", "--locked"]);
    command.args(["--package=fenhong", "--message-format=json", "--bench", name]);
    command.arg("--target-dir").arg(layout.made(""));
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("{} ended with {}", process::shown(&command), output.status);
    }
    let text = String::from_utf8(output.stdout)?;
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter(|message| message["target"]["name"] == name);
    let program = programs.find_map(|message| message["executable"].as_str().map(PathBuf::from));
    program.with_context(|| format!("cargo names no program of benches/{name}"))
}

fn node(layout: &Layout) -> Result<Box<dyn Contestant>> {
    tools::ensure_node()?;
    let mut command = Command::new("node");
    command.arg(layout.source("benches/node/core.mjs"));
    start(command.arg(layout.made("bundle/page")))
}

fn javascript(layout: &Layout) -> Result<Box<dyn Contestant>> {
    tools::ensure_node()?;
    start(Command::new("node").arg(layout.source("benches/js/plain.mjs")))
}

fn chromium(layout: &Layout) -> Result<Box<dyn Contestant>> {
    tools::ensure_browser()?;
    let files = vec![
        ("index.html", layout.source("benches/web/index.html")),
        ("page.mjs", layout.source("benches/web/page.mjs")),
        ("pool.mjs", layout.source("benches/web/pool.mjs")),
        ("core.js", layout.made("bundle/page/page.js")),
        ("core.wasm", layout.made("bundle/page/page_bg.wasm")),
    ];
    Ok(Box::new(Browser::start(files, &folder(layout))?))
}

/// A Python that has NumPy 2, or an environment of our own that gets it.
fn numpy(layout: &Layout) -> Result<Box<dyn Contestant>> {
    let own = folder(layout).join("python");
    let mut python = PathBuf::from("python3");
    if !has_numpy(&python) {
        python = own.join("bin/python3");
    }
    if !has_numpy(&python) {
        println!("installing NumPy for the bench");
        process::run(Command::new("python3").args(["-m", "venv"]).arg(&own))?;
        process::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "numpy>=2,<3"]))?;
    }
    start(Command::new(python).arg(layout.source("benches/numpy/model.py")))
}

fn has_numpy(python: &std::path::Path) -> bool {
    let python = python.to_string_lossy();
    process::output(&python, &["-c", "import numpy; assert numpy.__version__ >= '2'"]).is_some()
}

/// LibreOffice, driven by the Python that has its module.
fn office(layout: &Layout) -> Result<Box<dyn Contestant>> {
    const PYTHON: &str = "/usr/bin/python3";
    let ready = || process::exists("soffice") && process::output(PYTHON, &["-c", "import uno"]).is_some();
    if !ready() {
        debian::install(&["libreoffice-calc-nogui", "python3-uno"])?;
    }
    if !ready() {
        bail!("LibreOffice and its Python module do not start");
    }
    start(Command::new(PYTHON).arg(layout.source("benches/sheet/sheet.py")))
}
