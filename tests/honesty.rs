//! Whether what a run prints is honest: over many seeds its means are those of the first generator, its intervals are
//! as wide as they must be, and 95 of 100 of them cover the truth.
//!
//! The whole study, over a thousand seeds: `cargo test --release --test honesty -- --ignored --nocapture`.

use fenhong::chance::BLOCK;
use fenhong::decide::{Measure, Series, Served};
use fenhong::outcome::statistic::width;
use fenhong::outcome::{Estimate, report};
use fenhong::reported;
use fenhong::scenario::{Adjustment, RecoverRule, Scenario, Village};
use fenhong::simulate::{Engine, Tally, Watched};
use fenhong::units::{Fen, Rate};

/// A number with its interval, as it is printed.
struct Shown {
    name: String,
    estimate: Estimate,
}

/// What one seed shows.
type Showing = Vec<Shown>;

fn shown(name: impl Into<String>, estimate: impl Into<Option<Estimate>>) -> Shown {
    Shown { name: name.into(), estimate: estimate.into().expect("of somebody") }
}

/// A small village: sixty households, twenty of them poor, three co-ops.
fn village(draws: u32) -> Scenario {
    let mut scenario = Scenario::from_json(include_str!("../src/cases/hui.json")).expect("a shipped case");
    scenario.draws = draws;
    let Village::Generated(village) = &mut scenario.village else { panic!("a generated village") };
    (village.households, village.coops, village.poor) = (60, 3, Rate::new(333_333));
    scenario
}

/// The same with another scheme: more shares for the poor, which come back from who has left the register.
fn other_scheme(draws: u32) -> Scenario {
    let mut scenario = village(draws);
    scenario.scheme.adjustment = Adjustment::Recover(RecoverRule { cap: None });
    let Village::Generated(village) = &mut scenario.village else { panic!("a generated village") };
    (village.split.allocated, village.split.collective) = (Rate::percent(30), Rate::percent(33));
    scenario
}

fn with_seed(scenario: &Scenario, seed: u32) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.seeds.luck = seed;
    scenario
}

fn watch(scenario: Scenario, sum: Fen) -> (Tally, Watched) {
    let mut engine = Engine::new(scenario).expect("a valid scenario");
    let all = ((0, engine.model().scenario.draws), (0, engine.villages()));
    engine.watch(all.0, all.1, sum).expect("small amounts")
}

/// Means, probabilities, "out for good", what is gained and lost, and single households.
fn of_village(scenario: &Scenario, other: &Scenario, seed: u32) -> Showing {
    let (one, two) = (with_seed(scenario, seed), with_seed(other, seed));
    let sum = Fen::yuan(500);
    let (tally, _) = watch(one.clone(), sum);
    let (second, watched) = watch(two, sum);
    let found = report(&one, &tally);
    let (head, first, last) = (&found.headline, &found.years[0], &found.years[9]);
    let mut all = vec![
        shown("paid on average", head.mean),
        shown("paid to the worst tenth", head.worst_tenth_payout),
        shown("out for good", head.out),
        shown("out without", head.out_without),
        shown("poor, first year", first.poor),
        shown("poor, last year", last.poor),
        shown("poor of all, last year", last.poor_all),
        shown("poor without, last year", last.poor_without),
        shown("registered, last year", last.registered),
        shown("gap, last year", last.gap),
    ];
    for measure in [Measure::Poor, Measure::Members, Measure::Out, Measure::Under, Measure::Gap] {
        let difference = Series::of(measure, &tally).to(&Series::of(measure, &second));
        all.push(shown(format!("difference of {}", measure.name()), difference.mean));
    }
    for place in [0, 11, 23, 40, 59] {
        all.push(shown(format!("household {place} served"), served(&watched, place).share().estimate));
    }
    all
}

/// How surely one household gets the watched sum.
fn served(watched: &Watched, place: usize) -> Served {
    let house = watched.house(place);
    Served {
        pairs: i64::from(watched.draws / 2),
        years: watched.years.into(),
        served: house.served,
        squares: house.squares,
        household: Some(place as u32),
    }
}

/// A village that is one poor household.
fn household(draws: u32) -> Scenario {
    let mut scenario = village(draws);
    let Village::Generated(village) = &mut scenario.village else { panic!("a generated village") };
    (village.households, village.coops, village.poor) = (1, 1, Rate::ONE);
    scenario
}

/// What is said of a single household: nobody else's luck evens its own out.
fn of_household(scenario: &Scenario, seed: u32) -> Showing {
    let scenario = with_seed(scenario, seed);
    let found = report(&scenario, &Engine::new(scenario.clone()).and_then(|mut e| e.run_all()).expect("small amounts"));
    let (first, last) = (&found.years[0], &found.years[9]);
    vec![
        shown("one: out for good", found.headline.out),
        shown("one: out without", found.headline.out_without),
        shown("one: poor, first year", first.poor),
        shown("one: poor, last year", last.poor),
        shown("one: registered, last year", last.registered),
        shown("one: gap, last year", last.gap),
    ]
}

/// A household that is helped, as a shipped case has it: followed one by one, with ratios of what happens.
fn of_case(scenario: &Scenario, seed: u32) -> Showing {
    let scenario = with_seed(scenario, seed);
    let tally = Engine::new(scenario.clone()).and_then(|mut engine| engine.run_all()).expect("small amounts");
    let found = reported::compare("nanzhao-family-helped", &scenario, &tally);
    found.into_iter().map(|row| shown(format!("case: {}", row.id), row.found)).collect()
}

/// What many seeds show of one number.
#[derive(Default)]
struct Many {
    name: String,
    all: Vec<Estimate>,
}

impl Many {
    fn mean(&self) -> f64 {
        self.all.iter().map(|one| one.mean as f64).sum::<f64>() / self.all.len() as f64
    }

    /// The variance of the means: the true one of each.
    fn variance(&self) -> f64 {
        let mean = self.mean();
        let square = |one: &Estimate| (one.mean as f64 - mean) * (one.mean as f64 - mean);
        let squares: f64 = self.all.iter().map(square).sum();
        squares / (self.all.len() as f64 - 1.0)
    }

    /// The variance that the intervals of so many draws claim, on average, over the true one.
    fn claimed(&self, draws: u32) -> f64 {
        let width = width(draws.div_ceil(BLOCK) as usize);
        let error = |one: &Estimate| (one.high - one.low) as f64 / 2.0 / width;
        let of = |one: &Estimate| error(one) * error(one);
        self.all.iter().map(of).sum::<f64>() / self.all.len() as f64 / self.variance()
    }

    /// The part of the intervals that cover this truth.
    fn covering(&self, truth: f64) -> f64 {
        let covers = |one: &&Estimate| (one.low as f64 - 0.5..=one.high as f64 + 0.5).contains(&truth);
        self.all.iter().filter(covers).count() as f64 / self.all.len() as f64
    }
}

/// What these seeds show of each number.
fn study(seeds: std::ops::Range<u32>, draws: u32) -> Vec<Many> {
    let (one, two, single) = (village(draws), other_scheme(draws), household(draws));
    let mut case = Scenario::from_json(include_str!("../src/cases/nanzhao-family-helped.json")).expect("shipped");
    case.draws = draws;
    let mut found: Vec<Many> = Vec::new();
    for seed in seeds {
        let mut all = of_village(&one, &two, seed);
        all.extend(of_household(&single, seed));
        all.extend(of_case(&case, seed));
        found.resize_with(all.len(), Many::default);
        for (many, shown) in found.iter_mut().zip(all) {
            many.name = shown.name;
            many.all.push(shown.estimate);
        }
    }
    found
}

/// What a thousand seeds of a thousand draws each showed under the first generator, which drew every draw alone: the
/// mean, and its standard error. Numbers that luck does not move, or that are too rare for an interval of a thousand
/// draws of any kind, stand in [`RARE`].
const TRUTH: [(&str, f64, f64); 24] = [
    ("paid on average", 243_173.66, 22.285),
    ("paid to the worst tenth", 319_253.21, 49.223),
    ("out for good", 458_965.10, 86.988),
    ("out without", 371_246.75, 81.460),
    ("poor, first year", 391_779.10, 80.959),
    ("poor, last year", 300_155.35, 82.441),
    ("poor of all, last year", 186_110.66, 36.937),
    ("poor without, last year", 420_830.50, 80.508),
    ("registered, last year", 430_811.55, 91.818),
    ("gap, last year", 175_751.35, 62.502),
    ("difference of poor", 35_605.78, 3.256),
    ("difference of out", -23_796.05, 43.463),
    ("difference of under", -5_218.74, 12.985),
    ("difference of gap", -11_306.33, 5.050),
    ("household 0 served", 455_946.30, 96.821),
    ("household 11 served", 591_825.30, 139.409),
    ("household 23 served", 594_593.00, 133.349),
    ("household 59 served", 610_333.00, 155.123),
    ("one: out for good", 281_135.00, 405.326),
    ("one: poor, first year", 307_585.00, 356.348),
    ("one: poor, last year", 377_018.00, 367.490),
    ("one: registered, last year", 575_778.00, 419.966),
    ("one: gap, last year", 281_291.72, 408.547),
    ("case: family-helped-left", 612_930.00, 477.587),
];

/// The same of what happens in less than one of a hundred futures: a thousand draws see a handful, and too many
/// intervals end short of the truth, under the first generator (92.2 of 100 covered it) as now.
const RARE: (&str, f64, f64) = ("case: family-helped-fell", 7_382.00, 84.257);

/// How far a mean lies from the truth, in standard errors of both.
fn off(many: &Many, (_, truth, error): (&str, f64, f64)) -> f64 {
    let own = many.variance() / many.all.len() as f64;
    (many.mean() - truth) / (own + error * error).sqrt()
}

/// Holds what seeds show against the truth: bounds of the claimed variance, and the least part that covers.
fn hold(found: &[Many], draws: u32, claimed: std::ops::Range<f64>, covering: f64) {
    let of = |name: &str| found.iter().find(|many| many.name == name).expect("studied");
    for truth in TRUTH {
        let many = of(truth.0);
        let (off, claims, covers) = (off(many, truth), many.claimed(draws), many.covering(truth.1));
        println!(
            "{:28} {:10.1} ± {:8.1}  off {off:+.1}  claimed {claims:.2}  covering {covers:.3}",
            many.name,
            many.mean(),
            many.variance().sqrt()
        );
        assert!(off.abs() < 4.0, "{}: {off} standard errors off", many.name);
        // What a few draws have not seen is allowed for, which makes the interval of a part of the years wider.
        let allows = many.name.ends_with("served") && draws < 1_000;
        let most = if allows { f64::INFINITY } else { claimed.end };
        assert!((claimed.start..most).contains(&claims), "{}: claims {claims} of its variance", many.name);
        assert!(covers >= covering, "{}: {covers} of the intervals cover the truth", many.name);
    }
    let never = of("household 40 served");
    assert!(never.all.iter().all(|one| one.mean == 0 && one.high > 0), "what was never seen can still happen");
}

#[test]
fn intervals_are_honest_over_a_few_seeds() {
    // As far as a few seeds can tell: 48 variances are known to a fifth, 48 coverings to three of 100.
    hold(&study(1..49, 128), 128, 0.45..2.0, 0.83);
}

#[test]
#[ignore = "minutes: a thousand seeds of a thousand draws"]
fn intervals_are_honest_over_a_thousand_seeds() {
    let found = study(1..1_001, 1_000);
    hold(&found, 1_000, 0.9..1.6, 0.93);
    let rare = found.iter().find(|many| many.name == RARE.0).expect("studied");
    println!("{}: off {:+.1}, covering {:.3}", rare.name, off(rare, RARE), rare.covering(RARE.1));
    assert!(off(rare, RARE).abs() < 4.0 && rare.covering(RARE.1) >= 0.90);
}
