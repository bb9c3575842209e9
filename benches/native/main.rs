//! The core natively, for `cargo xtask bench`: reads one JSON request a line, answers with one JSON line.
//!
//! - `{"do":"run","scenario":{…},"threads":1}`: from the scenario's text to the report's text, timed, with the
//!   fingerprint of all tallies.
//!   With `"pairs":true` also the standard errors of blocks of draws beside those of plain ones.
//! - `{"do":"floor","scenario":{…},"draws":…,"households":…,"threads":1}`: the random words and table look-ups alone.
//! - `{"do":"export","scenario":{…},"path":"…"}`: writes the registers and tables for the contestants that have not
//!   got the core.

// The core may not look at a clock; what times it must.
#![allow(clippy::disallowed_methods)]

mod export;
mod pairs;

use std::io::BufRead;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use fenhong::model::Model;
use fenhong::outcome;
use fenhong::scenario::Scenario;
use fenhong::simulate::{self, Engine, Tally};
use serde_json::{Value, json};

/// Draws of a shard: what the page gives to a worker at once.
const SHARD: u32 = 16;

fn main() {
    if std::env::args().any(|argument| argument == "--bench") {
        println!("this is one side of `cargo xtask bench`; alone it measures nothing");
        return;
    }
    for line in std::io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line.expect("requests are text")).expect("a request is JSON");
        let answer = match request["do"].as_str() {
            Some("run") => run(&request),
            Some("bare_luck") => bare_luck(&request),
            Some("export") => export::write(&scenario(&request), request["path"].as_str().expect("a path")),
            other => json!({ "error": format!("no such request: {other:?}") }),
        };
        println!("{answer}");
    }
}

fn number(request: &Value, name: &str) -> u32 {
    request[name].as_u64().and_then(|n| n.try_into().ok()).unwrap_or_else(|| panic!("{name} is a number"))
}

fn scenario(request: &Value) -> Scenario {
    Scenario::from_json(&request["scenario"].to_string()).expect("the bench's scenarios are valid")
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

fn run(request: &Value) -> Value {
    let text = request["scenario"].to_string();
    let threads = number(request, "threads");
    let start = Instant::now();
    let (scenario, tally, prepared) = tally(&text, threads, start);
    let ran = milliseconds(start);
    let report = serde_json::to_string(&outcome::report(&scenario, &tally)).expect("a report has a JSON form");
    let all = milliseconds(start);
    let mut answer = json!({
        "milliseconds": all,
        "prepare": prepared,
        "kernel": ran - prepared,
        "report": all - ran,
        "fingerprint": format!("{:016x}", tally.fingerprint()),
        "bytes": peak_bytes(),
    });
    assert!(report.contains(answer["fingerprint"].as_str().expect("just made")));
    if request["pairs"] == true {
        answer["pairs"] = pairs::of_run(&tally);
    }
    answer
}

/// The whole tally, and when the villages were laid out. On one thread in one piece; on several as the page does it:
/// each prepares for itself and takes the next draws until there are none.
fn tally(text: &str, threads: u32, start: Instant) -> (Scenario, Tally, f64) {
    let prepare = || {
        let mut engine = Engine::new(Scenario::from_json(text).expect("valid")).expect("valid");
        let (draws, villages) = (engine.model().scenario.draws, engine.villages());
        engine.run((0, draws.min(2)), (0, villages)).expect("amounts that fit");
        (engine, draws, villages)
    };
    if threads == 1 {
        let (mut engine, ..) = prepare();
        let prepared = milliseconds(start);
        let tally = engine.run_all().expect("amounts that fit");
        return (engine.model().scenario.clone(), tally, prepared);
    }
    let next = AtomicU32::new(0);
    let work = || {
        let (mut engine, draws, villages) = prepare();
        let mut shards = Vec::new();
        loop {
            let first = next.fetch_add(SHARD, Ordering::Relaxed);
            if first >= draws {
                return (engine, shards);
            }
            shards.push(engine.run((first, SHARD.min(draws - first)), (0, villages)).expect("amounts that fit"));
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let mut done: Vec<_> = workers.into_iter().map(|worker| worker.join().expect("no worker panics")).collect();
        let shards: Vec<Tally> = done.iter_mut().flat_map(|(_, shards)| std::mem::take(shards)).collect();
        (done[0].0.model().scenario.clone(), Tally::merge(&shards).expect("shards that tile"), 0.0)
    })
}

fn bare_luck(request: &Value) -> Value {
    let (scenario, threads) = (scenario(request), number(request, "threads"));
    let (model, draws) = (Model::new(scenario).expect("valid"), number(request, "draws"));
    let households = number(request, "households");
    let start = Instant::now();
    let sum = std::thread::scope(|scope| {
        let workers: Vec<_> =
            (0..threads).map(|_| scope.spawn(|| simulate::bare_luck(&model, draws / threads, households))).collect();
        workers.into_iter().fold(0_u32, |sum, worker| sum.wrapping_add(worker.join().expect("no worker panics")))
    });
    json!({ "milliseconds": milliseconds(start), "sum": sum })
}

/// The most memory that this process ever had, where the system tells it.
fn peak_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
