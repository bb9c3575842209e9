//! A thousand futures of a shipped case, told in three sentences: `cargo run --release --example run [CASE] [zh|en]`.

use std::error::Error;

use fenhong::words::{Lang, findings, joined, results};
use fenhong::{Engine, Voice, cases, outcome};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let id = arguments.next().unwrap_or_else(|| "hui".to_owned());
    let lang = if arguments.next().as_deref() == Some("zh") { Lang::Zh } else { Lang::En };
    let case =
        cases::find(&id).ok_or_else(|| format!("no case is called {id}; there are {}", cases::known().join(", ")))?;

    // The engine knows no thread: who has several processors gives each a range of draws and merges the tallies.
    let mut engine = Engine::new(case.scenario())?;
    let tally = engine.run_all()?;
    let scenario = &engine.model().scenario;
    let report = outcome::report(scenario, &tally);

    let voice = Voice::new(lang, Some(scenario.as_of));
    println!("{}", voice.name(&scenario.name));
    let head = &report.headline;
    for sentence in [results::payout(head, voice), results::paying(head, voice), results::out(head, voice)] {
        println!("{}", joined(sentence));
    }
    for finding in &report.findings {
        let text = findings::text(finding, voice);
        println!("[{}] {}", text.weight, text.what);
    }
    println!("{} futures, fingerprint {}", report.draws, report.fingerprint);
    Ok(())
}
