//! One year of one future, household by household, as comma-separated values:
//! `cargo run --release --example ledger [CASE] [FUTURE] [YEAR]`, both counted from 1.

use std::error::Error;

use fenhong::words::derivation::steps;
use fenhong::words::{Lang, sheet};
use fenhong::{Model, Population, Voice, cases, ledger};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let id = arguments.first().map_or("hui", String::as_str);
    let number = |place: usize| arguments.get(place).map_or(Ok(1), |text| text.parse::<u32>());
    let [draw, year] = [number(1)?, number(2)?].map(|number| number.saturating_sub(1));
    let case =
        cases::find(id).ok_or_else(|| format!("no case is called {id}; there are {}", cases::known().join(", ")))?;

    let model = Model::new(case.scenario())?;
    let register = Population::new(&model.scenario).register(0);
    let found = ledger::of_draw(&model, &register, draw, year)?;

    let voice = Voice::new(Lang::En, Some(model.scenario.as_of));
    for line in steps::lines(&found, &[], voice).concat() {
        println!("# {line}");
    }
    print!("{}", sheet::csv(&sheet::households(&found, voice)));

    // What every year holds, worked out once more from what was printed.
    let accounts = found.accounts;
    let before = accounts.opening + accounts.injected + accounts.surplus;
    assert_eq!(before, accounts.paid + accounts.others + accounts.closing);
    println!("# opening + injected + surplus = paid + others + closing = {before}");
    Ok(())
}
