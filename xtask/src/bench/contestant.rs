//! What is measured: programs that are asked in JSON, one line each way.

use crate::process::shown;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Something that can be asked to run a scenario.
pub trait Contestant {
    /// Asks, and waits for the answer.
    fn ask(&mut self, request: &Value) -> Result<Value>;
}

/// A program that reads requests and writes answers. It is kept between requests, so that its start is not measured.
pub struct Program {
    name: String,
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Program {
    /// Starts a program.
    pub fn start(command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let name = shown(command);
        let mut child = command.spawn().with_context(|| name.clone())?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("the output is piped"));
        Ok(Self { name, child, input, output })
    }
}

impl Contestant for Program {
    fn ask(&mut self, request: &Value) -> Result<Value> {
        let input = self.input.as_mut().expect("open until the end");
        writeln!(input, "{request}").and_then(|()| input.flush()).with_context(|| self.name.clone())?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            bail!("{} ended without an answer", self.name);
        }
        checked(serde_json::from_str(&line).with_context(|| format!("{}: {line}", self.name))?)
    }
}

impl Drop for Program {
    /// Closes its input, at which it ends by itself.
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.wait();
    }
}

/// An answer may say that something went wrong.
pub fn checked(answer: Value) -> Result<Value> {
    match answer["error"].as_str() {
        Some(error) => bail!("{error}"),
        None => Ok(answer),
    }
}
