//! Up to four schemes on the same draws: what each pays, how much more one pays than another, and who gains.

use std::sync::Arc;

use serde::Serialize;

use crate::check;
use crate::outcome::{Capture, Estimate, capture};
use crate::scenario::{Error, Kind, Named, Scenario, Village};
use crate::units::{Fen, Rate};

use super::differ::{Differs, Term, differs, terms};
use super::gains::{Gains, gains};
use super::inequality::{Lorenz, Stays};
use super::measure::{Difference, MEASURES, Measure, Series};
use super::outturn::{Account, Outturn, mean_account};
use super::read::Form;
use super::run::{Found, Step, Variant, Wanted};

/// The schemes to be compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Compare {
    /// Two to four scenarios. All get the first one's seed of luck.
    pub scenarios: Vec<Scenario>,
    /// Futures of each.
    pub draws: u32,
    /// The real rate a year by which later money counts less (assumed).
    pub discount: Rate,
}

/// The discount rate where none is stated (assumed).
pub const USUAL_DISCOUNT: Rate = Rate::percent(3);

/// What a comparison says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Futures of each scheme, with the same luck.
    pub draws: u32,
    /// Years of each.
    pub years: u32,
    /// The real discount rate a year.
    pub discount: Rate,
    /// What must be equal for a fair comparison, and whether it is.
    pub terms: Vec<Term>,
    /// Every input in which the scenarios differ.
    pub differs: Vec<Differs>,
    /// The schemes, in the order asked.
    pub schemes: Vec<SchemeResult>,
    /// Each scheme against each one before it.
    pub pairs: Vec<PairResult>,
}

/// A scheme's own results.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SchemeResult {
    /// What it is called.
    pub name: Named,
    /// Whether it breaks a law in force on its date.
    pub unlawful: bool,
    /// Households registered at the start.
    pub cohort: u32,
    /// Each measure, with its interval.
    pub measures: Vec<Measured>,
    /// Capital of all co-ops.
    pub capital: Fen,
    /// Its public part: the collective's and the allocated shares.
    pub public: Fen,
    /// Households' own money in it.
    pub private: Fen,
    /// Means of the accounts over the futures, all villages and years.
    pub account: Account,
    /// Whether the account adds up to the fen in every future.
    pub is_whole: bool,
    /// What a yuan of public money came to, discounted, in parts per million of a yuan; none without public money.
    pub per_public_yuan: Option<PerYuan>,
    /// The same public money paid out as cash; none where there is none, or nobody to pay it to.
    pub cash: Option<Cash>,
    /// Incomes a head in the last year, with the scheme and without.
    pub lorenz: [Lorenz; 2],
    /// Of the times that a household of the cohort left poverty, the part that lasted, with the scheme and
    /// without.
    pub stays: [Stays; 2],
    /// Who takes how much of the dividends; none where nobody is paid.
    pub capture: Option<Capture>,
}

/// A measure of a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// Which.
    pub measure: Measure,
    /// Its mean over the futures, with its interval; none over nobody.
    pub estimate: Option<Estimate>,
    /// The sum over all futures, exact.
    pub total: i64,
}

/// What a yuan of public money came to, in parts per million of a yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PerYuan {
    /// Paid to the cohort; none where there is none.
    pub poor: Option<Rate>,
    /// Paid to other households; none where there are none.
    pub members: Option<Rate>,
    /// Left in funds and co-ops at the end.
    pub closing: Rate,
}

/// The counterfactual of cash: the scheme's public money, in equal yearly parts to the households registered at the
/// start, no co-op, the same luck (assumed).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cash {
    /// What each household gets a year, rounded down to the fen.
    pub a_year: Fen,
    /// What each would get in the first year if all were paid at once.
    pub at_once: Fen,
    /// All yearly parts, discounted, as a part of the public money.
    pub per_public_yuan: Rate,
    /// Part of the cohort that is out of poverty at the end and has stood the first year after; none where the
    /// parts are too large to be an income.
    pub out: Option<Estimate>,
    /// Years under the line, as a part of the cohort's years.
    pub under: Option<Estimate>,
}

/// One scheme against another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairResult {
    /// The place of the first.
    pub a: u32,
    /// The place of the second: differences are its numbers less the first's.
    pub b: u32,
    /// Each measure's difference, draw by draw.
    pub differences: Vec<Difference>,
    /// Who gains and who loses by the second; none where the households are not the same.
    pub gains: Option<Gains>,
}

/// A comparison under way.
pub struct ComparePlan {
    scenarios: Vec<Arc<Scenario>>,
    draws: u32,
    discount: Rate,
}

impl Compare {
    pub(super) fn read(form: &Form<'_>) -> Result<Compare, Error> {
        let scenarios = form.scenarios("scenarios")?;
        let usual = scenarios.first().map_or(2, |first| first.draws);
        let draws = form.count("draws")?.unwrap_or(usual);
        Ok(Compare { scenarios, draws, discount: form.rate("discount", USUAL_DISCOUNT)? })
    }
}

/// The scenarios over as many years as the shortest of them has.
pub fn over_shortest(scenarios: &[Scenario]) -> Vec<Scenario> {
    let least = scenarios.iter().map(|scenario| scenario.years).min().unwrap_or_default();
    scenarios.iter().map(|scenario| scenario.shortened(least)).collect()
}

/// Schemes that a comparison takes, the least and the most.
const SCHEMES: (u64, u64) = (2, 4);

/// The scenarios with one luck and as many draws.
pub(super) fn on_equal_draws(scenarios: &[Scenario], draws: u32) -> Result<Vec<Arc<Scenario>>, Error> {
    let count = scenarios.len() as u64;
    let (least, most) = SCHEMES;
    if !(least..=most).contains(&count) {
        return Err(Error::new("scenarios", Kind::Few { found: count, least, most }));
    }
    let first = &scenarios[0];
    if scenarios.iter().any(|scenario| scenario.years != first.years) {
        let years = scenarios.iter().map(|scenario| scenario.years).collect();
        return Err(Error::new("years", Kind::Lengths { years }));
    }
    let alike = |scenario: &Scenario| {
        let mut scenario = scenario.with_draws(draws)?;
        scenario.seeds.luck = first.seeds.luck;
        scenario.validate().map(|()| Arc::new(scenario))
    };
    scenarios.iter().map(alike).collect()
}

impl ComparePlan {
    pub(super) fn new(question: &Compare) -> Result<ComparePlan, Error> {
        let (least, most) = (Rate::percent(-50), Rate::percent(100));
        if !(least..=most).contains(&question.discount) {
            return Err(Error::range("discount", question.discount, least, most));
        }
        let scenarios = on_equal_draws(&question.scenarios, question.draws)?;
        Ok(ComparePlan { scenarios, draws: question.draws, discount: question.discount })
    }

    /// The run of a scheme.
    pub(super) fn variant(&self, place: usize) -> Option<Variant> {
        let scenario = Arc::clone(self.scenarios.get(place)?);
        Some(Variant { key: place.to_string(), scenario, wanted: Wanted::Outturn(self.discount) })
    }

    pub(super) fn step(&self, found: &Found) -> Result<Step<Comparison>, Error> {
        let outturns: Option<Vec<Outturn>> = (0..self.scenarios.len())
            .map(|place| found.get(&format!("{place}")).and_then(Outturn::from_numbers))
            .collect();
        let Some(outturns) = outturns else {
            return Ok(Step::Need((0..self.scenarios.len()).filter_map(|place| self.variant(place)).collect()));
        };
        let missing: Vec<Variant> = outturns
            .iter()
            .enumerate()
            .filter(|(place, _)| found.get(&cash_key(*place)).is_none())
            .filter_map(|(place, outturn)| self.cash_variant(place, outturn))
            .collect();
        if !missing.is_empty() {
            return Ok(Step::Need(missing));
        }
        Ok(Step::Done(Box::new(self.answer(&outturns, found))))
    }

    /// The scenario whose poor have the public money as another income.
    pub(super) fn cash_variant(&self, place: usize, outturn: &Outturn) -> Option<Variant> {
        let mut scenario = Scenario::clone(&self.scenarios[place]);
        let part = cash_a_year(outturn);
        match &mut scenario.village {
            Village::Generated(village) => village.poor_earnings.other += part,
            Village::Listed(village) => {
                village.households.iter_mut().filter(|h| h.registered).for_each(|h| h.other += part);
            }
        }
        let usable = part > Fen::ZERO && scenario.validate().is_ok();
        usable.then(|| Variant {
            key: cash_key(place),
            scenario: Arc::new(scenario),
            wanted: Wanted::Series(vec![Measure::OutWithout, Measure::UnderWithout]),
        })
    }

    fn answer(&self, outturns: &[Outturn], found: &Found) -> Comparison {
        let scheme = |(place, outturn): (usize, &Outturn)| {
            let cash = found.get(&cash_key(place)).unwrap_or_default();
            scheme_result(&self.scenarios[place], outturn, self.cash(outturn, cash))
        };
        let places = 0..outturns.len();
        let pairs = places.clone().flat_map(|b| (0..b).map(move |a| (a, b)));
        let pair = |(a, b): (usize, usize)| PairResult {
            a: a as u32,
            b: b as u32,
            differences: shown().map(|measure| outturns[a].series(measure).to(outturns[b].series(measure))).collect(),
            gains: gains(&self.scenarios[a], &self.scenarios[b], &outturns[a], &outturns[b]),
        };
        Comparison {
            draws: self.draws,
            years: self.scenarios[0].years,
            discount: self.discount,
            terms: terms(&self.scenarios, outturns),
            differs: differs(&self.scenarios),
            schemes: outturns.iter().enumerate().map(scheme).collect(),
            pairs: pairs.map(pair).collect(),
        }
    }

    /// What the public money would do as cash.
    fn cash(&self, outturn: &Outturn, numbers: &[i64]) -> Option<Cash> {
        let (part, cohort, years) = (cash_a_year(outturn), outturn.cohort(), self.scenarios[0].years);
        if cohort == 0 || outturn.public == 0 {
            return None;
        }
        let now: f64 = (0..years).map(|year| libm::pow(1.0 + self.discount.to_f64(), -f64::from(year))).sum();
        let of_public = part.fen() as f64 * cohort as f64 * now / outturn.public as f64;
        let series = |half: usize, measure| {
            let numbers = numbers.chunks_exact((numbers.len() / 2).max(1)).nth(half)?;
            Series::from_numbers(measure, numbers).estimate()
        };
        Some(Cash {
            a_year: part,
            at_once: Fen::new(outturn.public / cohort),
            per_public_yuan: Rate::new(libm::round(of_public * 1e6) as i64),
            out: series(0, Measure::OutWithout),
            under: series(1, Measure::UnderWithout),
        })
    }
}

/// The measures that are shown of a scheme and of a pair.
fn shown() -> impl Iterator<Item = Measure> {
    MEASURES.into_iter().filter(|measure| !matches!(measure, Measure::OutWithout | Measure::UnderWithout))
}

fn cash_key(place: usize) -> String {
    format!("{place}/cash")
}

/// What each household of the cohort gets a year where the public money is paid out in equal parts.
fn cash_a_year(outturn: &Outturn) -> Fen {
    match outturn.cohort() * i64::from(outturn.years) {
        0 => Fen::ZERO,
        parts => Fen::new(outturn.public / parts),
    }
}

fn scheme_result(scenario: &Scenario, outturn: &Outturn, cash: Option<Cash>) -> SchemeResult {
    let measured = |series: &Series| Measured {
        measure: series.measure,
        estimate: series.estimate(),
        total: series.draws.iter().sum(),
    };
    let account = mean_account(&outturn.accounts);
    let per_yuan =
        |amount: i64| Rate::new((i128::from(amount) * i128::from(Rate::ONE.ppm()) / i128::from(outturn.public)) as i64);
    let paid = outturn.accounts.iter().map(|account| account.poor + account.members).sum();
    SchemeResult {
        name: scenario.name.clone(),
        unlawful: check::is_unlawful(&check::findings(scenario)),
        cohort: outturn.cohort() as u32,
        measures: outturn.series.iter().map(measured).collect(),
        capital: Fen::new(outturn.capital),
        public: Fen::new(outturn.public),
        private: Fen::new(outturn.capital - outturn.public),
        account,
        is_whole: outturn.accounts.iter().all(Account::is_whole),
        per_public_yuan: (outturn.public != 0).then(|| PerYuan {
            poor: (outturn.cohort() > 0).then(|| per_yuan(account.poor_now)),
            members: (outturn.others() > 0).then(|| per_yuan(account.members_now)),
            closing: per_yuan(account.closing_now),
        }),
        cash,
        lorenz: [0, 1].map(|side| Lorenz::of(&outturn.incomes[side])),
        stays: [0, 1].map(|side| Stays::of(&outturn.spells[side])),
        capture: capture(scenario, &outturn.paid, paid),
    }
}
