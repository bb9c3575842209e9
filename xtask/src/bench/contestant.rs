//! What is measured: programs that are asked in JSON, one line each way.

use crate::process::shown;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How long an answer may take.
pub const LIMIT: Duration = Duration::from_secs(120);

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
    answers: Receiver<String>,
}

impl Program {
    /// Starts a program.
    pub fn start(command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let name = shown(command);
        let mut child = command.spawn().with_context(|| name.clone())?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("the output is piped"));
        let (to, answers) = channel();
        // A reader of its own, because reading has no time limit. It ends with the program.
        thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| to.send(line)));
        Ok(Self { name, child, input, answers })
    }
}

impl Contestant for Program {
    fn ask(&mut self, request: &Value) -> Result<Value> {
        let input = self.input.as_mut().expect("open until the end");
        writeln!(input, "{request}").and_then(|()| input.flush()).with_context(|| self.name.clone())?;
        let line = self.answers.recv_timeout(LIMIT).with_context(|| format!("no answer from {}", self.name))?;
        checked(serde_json::from_str(&line).with_context(|| format!("{}: {line}", self.name))?)
    }
}

impl Drop for Program {
    /// Closes its input, at which it ends by itself; else it is made to.
    fn drop(&mut self) {
        self.input = None;
        for _ in 0..100 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
        let _ = self.child.kill();
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
