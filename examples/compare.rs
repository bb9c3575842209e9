//! Two schemes on the same luck: `cargo run --release --example compare [CASE] [CASE] [FUTURES]`.

use std::error::Error;

use fenhong::decide::{self, Compare, Measure, USUAL_DISCOUNT};
use fenhong::words::{Lang, compare as words};
use fenhong::{Answer, Question, Scenario, Voice, cases};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let scenario = |place: usize, usual: &str| -> Result<Scenario, String> {
        let id = arguments.get(place).map_or(usual, String::as_str);
        let case = cases::find(id)
            .ok_or_else(|| format!("no case is called {id}; there are {}", cases::known().join(", ")))?;
        Ok(case.scenario())
    };
    let scenarios = vec![scenario(0, "household-held")?, scenario(1, "village-controlled")?];
    let draws = arguments.get(2).map_or(Ok(scenarios[0].draws), |text| text.parse())?;
    let voice = Voice::new(Lang::En, Some(scenarios[0].as_of));

    // `answer` makes the runs in a plain loop; `decide::Task` hands them out to whoever has processors.
    let question = Question::Compare(Compare { scenarios, draws, discount: USUAL_DISCOUNT });
    let Answer::Compare(found) = decide::answer(question)? else { unreachable!("a comparison answers a comparison") };

    for scheme in &found.schemes {
        println!("{}", voice.name(&scheme.name));
        let poor = scheme.measures.iter().find(|measured| measured.measure == Measure::Poor);
        if let Some(estimate) = poor.and_then(|measured| measured.estimate) {
            let shown = |amount| words::amount(Measure::Poor, amount, voice);
            let [mean, low, high] = [estimate.mean, estimate.low, estimate.high].map(shown);
            println!("  {}: {mean} ({low} to {high})", words::measure(Measure::Poor, voice));
        }
    }
    for pair in &found.pairs {
        for difference in &pair.differences {
            println!("{}", words::difference(pair, difference, voice));
        }
    }
    Ok(())
}
