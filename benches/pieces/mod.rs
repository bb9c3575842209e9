//! The pieces that are timed by `stages` and counted by `instructions`: one stage of the pipeline each, on fixed input.

use std::hint::black_box;

use fenhong::cases;
use fenhong::ledger;
use fenhong::model::Model;
use fenhong::outcome;
use fenhong::population::Population;
use fenhong::scenario::{Scenario, Village};
use fenhong::simulate::{Engine, Tally};
use serde_json::Value;

/// Something prepared, to be done again and again.
pub type Work = Box<dyn FnMut()>;

/// A piece: its name, and how to prepare it.
pub struct Piece {
    /// Its name.
    pub name: String,
    /// Prepares it; this is neither timed nor counted.
    pub prepare: Box<dyn Fn() -> Work>,
}

/// All pieces, in the order of the pipeline.
pub fn all() -> Vec<Piece> {
    let mut pieces = vec![
        piece("scenario", || {
            let text = county().to_json();
            work(move || Scenario::from_json(&text))
        }),
        piece("tables", || {
            let scenario = county();
            work(move || Model::new(scenario.clone()))
        }),
        piece("population", || {
            let scenario = county();
            work(move || {
                let population = Population::new(&scenario);
                (0..population.villages()).map(|village| population.register(village).households.len()).sum::<usize>()
            })
        }),
        piece("layout", || {
            let scenario = county();
            work(move || Engine::new(scenario.clone()).and_then(|mut engine| engine.run((0, 2), (0, 4))))
        }),
    ];
    pieces.extend(kernels());
    pieces.extend([
        piece("ledger", || {
            let model = Model::new(county()).expect("a valid case");
            let register = Population::new(&model.scenario).register(0);
            work(move || ledger::of_draw(&model, &register, 1, 9))
        }),
        piece("report", || {
            let (scenario, tally) = tallied();
            work(move || outcome::report(&scenario, &tally))
        }),
        piece("merge", || {
            let shards = shards();
            work(move || Tally::merge(&shards))
        }),
        piece("bytes", || {
            let (_, tally) = tallied();
            work(move || Tally::from_bytes(&tally.to_bytes()))
        }),
    ]);
    pieces
}

fn piece(name: &str, prepare: impl Fn() -> Work + 'static) -> Piece {
    Piece { name: name.to_owned(), prepare: Box::new(prepare) }
}

fn work<T>(mut of: impl FnMut() -> T + 'static) -> Work {
    Box::new(move || {
        black_box(of());
    })
}

/// A county of four villages with the usual number of households each.
fn county() -> Scenario {
    let mut scenario = cases::find("hui-county").expect("a shipped case").scenario();
    scenario.draws = 64;
    if let Village::Generated(village) = &mut scenario.village {
        (village.villages, village.coops, village.households) = (4, 20, 656);
    }
    scenario
}

/// The kernel with the pinned rules, and with each other rule set. The villages are laid out before.
fn kernels() -> Vec<Piece> {
    let sets: Vec<Value> = serde_json::from_str(include_str!("../rules.json")).expect("the rule sets are JSON");
    let name = |set: &Value| set["name"].as_str().expect("a rule set has a name").to_owned();
    let pinned = ("pinned".to_owned(), Value::Null);
    let sets = [pinned].into_iter().chain(sets.iter().map(|set| (name(set), set["scheme"].clone())));
    sets.map(|(name, scheme)| {
        piece(&format!("kernel, {name}"), move || {
            let mut engine = Engine::new(with_scheme(&scheme)).expect("a valid rule set");
            engine.run((0, 2), (0, 4)).expect("small amounts");
            work(move || engine.run((0, 64), (0, 4)))
        })
    })
    .collect()
}

fn with_scheme(changes: &Value) -> Scenario {
    let mut json: Value = serde_json::from_str(&county().to_json()).expect("a scenario is JSON");
    for (field, value) in changes.as_object().into_iter().flatten() {
        json["scheme"][field] = value.clone();
    }
    Scenario::from_json(&json.to_string()).expect("a valid rule set")
}

fn tallied() -> (Scenario, Tally) {
    let mut engine = Engine::new(county()).expect("a valid case");
    let tally = engine.run_all().expect("small amounts");
    (county(), tally)
}

/// Sixteen draws of each village apart.
fn shards() -> Vec<Tally> {
    let mut engine = Engine::new(county()).expect("a valid case");
    let ranges = (0..4).flat_map(|village| (0..4).map(move |part| ((part * 16, 16), (village, 1))));
    ranges.map(|(draws, villages)| engine.run(draws, villages).expect("small amounts")).collect()
}
