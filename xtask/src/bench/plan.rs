//! Which runs there are, in which order, how often.

use super::field::{Field, Who};
use super::samples::Samples;
use super::scenario;
use crate::layout::Layout;
use anyhow::Result;
use serde_json::{Value, json};

/// Repetitions of the quick runs.
const ROUNDS: usize = 5;
/// Repetitions of the others.
const FEW: usize = 3;
/// Draws of the contestants that need minutes for all.
pub const NUMPY_DRAWS: u64 = 256;
/// Plain JavaScript's.
pub const PLAIN_DRAWS: u64 = 64;
/// The spreadsheet's, of a small village.
pub const SHEET_DRAWS: u64 = 10;
/// Draws of a rule set, and of the pinned one beside it.
const RULE_DRAWS: u64 = 256;

/// One thing to measure.
pub struct Run {
    /// Its name in the results.
    pub name: String,
    /// Who is asked.
    pub who: Who,
    /// What.
    pub request: Value,
    /// How much work it is.
    pub household_years: f64,
    rounds: usize,
    /// Whether the page is loaded anew before.
    fresh: bool,
}

/// Everything that is measured.
pub struct Plan {
    /// The runs of a round, in order.
    pub runs: Vec<Run>,
    /// The pinned case.
    pub county: Value,
    /// The village that the spreadsheet can do.
    pub small: Value,
    /// The village of 300 households.
    pub village: Value,
    /// Rule sets by name.
    pub rules: Vec<(String, Value)>,
    /// The table of sizes: households, years, draws.
    pub sizes: Vec<(u64, u64, u64)>,
    /// Registers and tables of the pinned case and of the small village, for those who have not got the core.
    pub inputs: [String; 2],
}

impl Plan {
    /// The plan for the pinned case.
    pub fn new(layout: &Layout) -> Result<Self> {
        let county = scenario::county(layout)?;
        let folder = super::field::folder(layout);
        let mut plan = Self {
            runs: Vec::new(),
            small: scenario::village(&county, 2, 50, SHEET_DRAWS),
            village: scenario::village(&county, 5, 300, 1000),
            rules: scenario::rule_sets(layout, &county, RULE_DRAWS)?,
            sizes: sizes(),
            inputs: ["county.json", "small.json"].map(|name| folder.join(name).display().to_string()),
            county,
        };
        plan.add_county();
        plan.add_others();
        plan.add_rules();
        plan.add_sizes();
        Ok(plan)
    }

    fn add(&mut self, name: &str, who: Who, request: Value, household_years: f64, rounds: usize) -> &mut Run {
        let (name, fresh) = (name.to_owned(), false);
        self.runs.push(Run { name, who, request, household_years, rounds, fresh });
        self.runs.last_mut().expect("just added")
    }

    fn add_county(&mut self) {
        let (county, village) = (self.county.clone(), self.village.clone());
        let years = scenario::household_years(&county);
        for count in [1, 2] {
            let threads = json!({ "do": "run", "scenario": county, "threads": count, "pairs": true });
            self.add(&format!("native {count}"), Who::Native, threads, years, ROUNDS);
            let bare =
                json!({ "do": "bare_luck", "scenario": county, "draws": 1000, "households": 35_000, "threads": count });
            self.add(&format!("native bare luck {count}"), Who::Native, bare, years, ROUNDS);
            let workers = json!({ "do": "run", "scenario": county, "workers": count });
            self.add(&format!("node {count}"), Who::Node, workers, years, ROUNDS);
        }
        let bare = json!({ "do": "bare_luck", "scenario": county, "workers": 2 });
        self.add("node bare luck 2", Who::Node, bare.clone(), years, ROUNDS);
        let pool = |scenario: &Value| json!({ "do": "run", "scenario": scenario, "workers": 2 });
        self.add("chromium first 2", Who::Chromium, pool(&county), years, ROUNDS).fresh = true;
        self.add("chromium 2", Who::Chromium, pool(&county), years, ROUNDS);
        self.add("chromium bare luck 2", Who::Chromium, bare, years, ROUNDS);
        self.add("village", Who::Chromium, pool(&village), scenario::household_years(&village), ROUNDS);
    }

    fn add_others(&mut self) {
        let one_draw = scenario::household_years(&self.county) / 1000.0;
        let [county, small] = self.inputs.clone();
        let given = |inputs: &str, draws: u64| json!({ "inputs": inputs, "draws": draws });
        let (numpy, plain) = (given(&county, NUMPY_DRAWS), given(&county, PLAIN_DRAWS));
        self.add("numpy", Who::NumPy, numpy, one_draw * NUMPY_DRAWS as f64, FEW);
        self.add("javascript", Who::JavaScript, plain, one_draw * PLAIN_DRAWS as f64, FEW);
        let years = scenario::household_years(&self.small);
        self.add("libreoffice", Who::LibreOffice, given(&small, SHEET_DRAWS), years, ROUNDS);
    }

    fn add_rules(&mut self) {
        let pinned = scenario::with_draws(&self.county, RULE_DRAWS);
        let sets = self.rules.clone();
        let pinned = ("pinned".to_owned(), pinned);
        for (name, scenario) in [&pinned].into_iter().chain(&sets) {
            let request = json!({ "do": "run", "scenario": scenario, "workers": 2 });
            let years = scenario::household_years(scenario);
            self.add(&format!("rules: {name}"), Who::Chromium, request, years, FEW);
        }
    }

    fn add_sizes(&mut self) {
        for (households, years, draws) in self.sizes.clone() {
            let scenario = scenario::sized(&self.county, households, years, draws);
            let request = json!({ "do": "run", "scenario": scenario, "threads": 1 });
            let work = scenario::household_years(&scenario);
            self.add(&size_name(households, years, draws), Who::Native, request, work, FEW);
        }
    }

    /// Runs everything, one repetition of all before the next of any.
    pub fn run(&self, field: &mut Field) -> Samples {
        let mut samples = Samples::default();
        for round in 0..ROUNDS {
            println!("round {} of {ROUNDS}", round + 1);
            for run in self.runs.iter().filter(|run| round < run.rounds) {
                if run.fresh {
                    field.ask(run.who, &json!({ "do": "reload" }));
                }
                if let Some(answer) = field.ask(run.who, &run.request) {
                    samples.keep(&run.name, answer);
                }
            }
        }
        samples
    }

    /// The run of a name.
    pub fn find(&self, name: &str) -> Option<&Run> {
        self.runs.iter().find(|run| run.name == name)
    }
}

/// From a thousand households to a million, and from few years and draws to many.
fn sizes() -> Vec<(u64, u64, u64)> {
    let households = [(1_000, 4096), (10_000, 512), (100_000, 64), (1_000_000, 16)].map(|(h, draws)| (h, 10, draws));
    let years = [5, 20, 40].map(|years| (10_000, years, 256));
    let draws = [64, 1024].map(|draws| (10_000, 10, draws));
    households.into_iter().chain(years).chain(draws).collect()
}

/// The name of a size's run.
pub fn size_name(households: u64, years: u64, draws: u64) -> String {
    format!("size: {households} × {years} × {draws}")
}
