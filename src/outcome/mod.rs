//! From tallies to what a run says: quantiles, poverty, probabilities.

mod capture;
mod pack;
mod report;
pub mod statistic;

pub use capture::{Capture, capture};
pub use report::*;

use crate::check::{self, Finding};
use crate::order::sorted_by;
use crate::scenario::{Scenario, fields};
use crate::simulate::Tally;
use crate::simulate::sketch::{self, Bin, Lived};
use crate::simulate::tally::{AIDS, CELLS, End, GROUPS, InGroup, Made, OTHERS, Overall, WORST_TENTH, in_group, of};
use crate::units::{Fen, Rate};

use statistic::{estimate, estimate_fraction, histogram, mean, nearest, place};

/// How many futures are shown one by one.
const FUTURES_SHOWN: usize = 20;
/// A whole, in parts per million.
const WHOLE: f64 = 1e6;
/// The cohort's groups.
const COHORT: [usize; 2] = [WORST_TENTH, WORST_TENTH + 1];

/// Says what a tally found; it must begin with draw 0.
pub fn report(scenario: &Scenario, tally: &Tally) -> Report {
    report_with(scenario, tally, check::findings(scenario))
}

/// The same with the scheme's findings, which no run changes: see [`crate::simulate::Engine::findings`].
pub fn report_with(scenario: &Scenario, tally: &Tally, findings: Vec<Finding>) -> Report {
    let view = View::new(scenario, tally);
    let fields::InputCount { assumed: assumed_inputs, all: inputs } = fields::count_inputs(scenario);
    let years: Vec<YearRow> = (0..tally.years as usize).map(|year| view.year(year)).collect();
    Report {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        fingerprint: format!("{:016x}", tally.fingerprint()),
        draws: tally.draws,
        draws_wanted: scenario.draws,
        place: view.place(),
        headline: view.headline(),
        years,
        flow: view.flow(),
        floor: view.floor(),
        business: view.business(),
        help: view.help(),
        relapse: view.relapse(),
        accounts: view.accounts(),
        futures: view.futures(),
        findings,
        assumed_inputs,
        inputs,
    }
}

/// What a household of the cohort is paid on average in a year, future by future: what [`Report::years`]' histogram
/// counts. Nothing where nobody of the cohort lives there.
pub fn payouts(scenario: &Scenario, tally: &Tally, year: u32) -> Vec<Fen> {
    let view = View::new(scenario, tally);
    (0..view.draws()).filter_map(|draw| view.mean_payout(draw, year as usize)).collect()
}

/// A tally with the scenario it came from.
struct View<'a> {
    scenario: &'a Scenario,
    tally: &'a Tally,
    /// `[year][CELLS]`: sums over all draws.
    totals: Vec<i128>,
    /// `[draw][year][group]`: what is paid to the households.
    payouts: Vec<[i64; GROUPS]>,
}

/// Draws whose cells add up in 64 bits, whatever a county holds.
const STRETCH: usize = 64;

/// Sums over all draws, `[year][CELLS]`.
fn totals(tally: &Tally) -> Vec<i128> {
    let width = tally.years as usize * CELLS;
    let mut totals = vec![0; width];
    for stretch in tally.cells.chunks(STRETCH * width) {
        let mut sums = vec![0_i64; width];
        for draw in stretch.chunks_exact(width) {
            sums.iter_mut().zip(draw).for_each(|(sum, cell)| *sum += cell);
        }
        totals.iter_mut().zip(sums).for_each(|(total, sum)| *total += i128::from(sum));
    }
    totals
}

/// What is paid to the households of each group in a year.
fn paid_to_groups(cells: &[i64]) -> [i64; GROUPS] {
    const KINDS: [InGroup; 4] = [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective];
    std::array::from_fn(|group| KINDS.iter().map(|&what| cells[in_group(group, what)]).sum())
}

/// What all households are paid over all years and futures, with those that have come since, by a split or joining.
pub fn paid_in_all(tally: &Tally) -> i64 {
    tally.cells.chunks_exact(CELLS).flat_map(paid_to_groups).sum()
}

/// What a household gets in a year on the register, in one off it, and what leaving costs in the year in which it happens.
pub fn by_status(tally: &Tally) -> [Option<Three>; 3] {
    [Lived::On, Lived::Off, Lived::Leaving].map(|kind| three(tally, kind))
}

/// Order statistics over the years of households of a kind; none where there never are any.
fn three(tally: &Tally, kind: Lived) -> Option<Three> {
    let all: i64 = sketch::of_kind(&tally.lived, kind).map(|bin| bin.count).sum();
    let at = |percent: i64| {
        // As `place` has it, of more than may be counted by places.
        let mut left = (all * percent + 99) / 100 - 1;
        let is_there = |bin: &&Bin| {
            left -= bin.count;
            left < 0
        };
        let bin = sketch::of_kind(&tally.lived, kind).find(is_there)?;
        let [village, draw, year] = bin.first.parts(tally.years);
        Some(Pick { amount: Fen::new(bin.fen), draw, year, village: Some(village) })
    };
    (all > 0).then(|| Some(Three { bad: at(10)?, usual: at(50)?, good: at(90)? }))?
}

impl<'a> View<'a> {
    fn new(scenario: &'a Scenario, tally: &'a Tally) -> View<'a> {
        let payouts = tally.cells.chunks_exact(CELLS).map(paid_to_groups).collect();
        View { scenario, tally, totals: totals(tally), payouts }
    }

    fn draws(&self) -> usize {
        self.tally.draws as usize
    }

    fn cohort(&self) -> i64 {
        COHORT.iter().map(|&group| self.tally.size.households[group]).sum()
    }

    /// What is paid to some groups in a draw and year.
    fn payout(&self, draw: usize, year: usize, groups: &[usize]) -> i64 {
        let paid = &self.payouts[draw * self.tally.years as usize + year];
        groups.iter().map(|&group| paid[group]).sum()
    }

    /// The cohort's mean payout in a draw and year; none where nobody of it lives there.
    fn mean_payout(&self, draw: usize, year: usize) -> Option<Fen> {
        mean(self.payout(draw, year, &COHORT).into(), self.households(year, &COHORT).into()).map(Fen::new)
    }

    /// Sum of a cell over all draws of a year.
    fn sum(&self, year: usize, cell: usize) -> i128 {
        self.totals[year * CELLS + cell]
    }

    /// Sum of a cell over all draws and years.
    fn sum_all(&self, cell: usize) -> i128 {
        (0..self.tally.years as usize).map(|year| self.sum(year, cell)).sum()
    }

    fn place(&self) -> Place {
        let size = &self.tally.size;
        Place {
            villages: self.tally.villages,
            coops: size.coops as u32,
            households: size.households.iter().sum::<i64>() as u32,
            cohort: self.cohort() as u32,
            capital: Fen::new(size.capital),
            public: Fen::new(size.public),
        }
    }

    fn headline(&self) -> Headline {
        let years = self.tally.years as usize;
        let [on, off, leaving] = by_status(self.tally);
        let lived = |year: &usize| self.households(*year, &COHORT) > 0;
        Headline {
            on,
            off,
            leaving,
            mean: self.a_year(&COHORT),
            lived_years: (0..years).filter(lived).count() as u32,
            paying_years_usual: self.paying_years(50),
            paying_years_bad: self.paying_years(10),
            of_years: self.tally.years,
            out: self.out(End::OutWorst),
            out_without: self.out(End::OutWorstWithout),
            worst_tenth_payout: self.a_year(&[WORST_TENTH]),
            registered: self.registered(&[WORST_TENTH]).zip(self.registered(&COHORT)).map(<[Rate; 2]>::from),
        }
    }

    /// At the end of which part of their years some groups are on the register.
    fn registered(&self, groups: &[usize]) -> Option<Rate> {
        let years = 0..self.tally.years as usize;
        let lived: i64 = years.map(|year| self.households(year, groups)).sum();
        let on = groups.iter().map(|&group| self.sum_all(in_group(group, InGroup::Registered))).sum();
        part_of(on, i128::from(lived) * self.draws() as i128)
    }

    fn pick(&self, (draw, year): (usize, usize)) -> Option<Pick> {
        Some(Pick { amount: self.mean_payout(draw, year)?, draw: draw as u32, year: year as u32, village: None })
    }

    fn by_draw(&self, value: impl Fn(usize) -> f64) -> Vec<f64> {
        (0..self.draws()).map(value).collect()
    }

    fn total_payout(&self, draw: usize, groups: &[usize]) -> f64 {
        (0..self.tally.years as usize).map(|year| self.payout(draw, year, groups)).sum::<i64>() as f64
    }

    /// The mean payout of some groups, a household and year in which it lives there; none where there is none.
    fn a_year(&self, groups: &[usize]) -> Option<Estimate> {
        let lived: i64 = (0..self.tally.years as usize).map(|year| self.households(year, groups)).sum();
        (lived > 0).then(|| estimate(&self.by_draw(|draw| self.total_payout(draw, groups) / lived as f64)))
    }

    /// The order statistic of a co-op's paying years over co-ops and draws; none without co-ops.
    fn paying_years(&self, percent: usize) -> Option<u32> {
        let all: i64 = self.tally.paying.iter().sum();
        let wanted = place(all.max(1) as usize, percent) as i64;
        let mut before = 0;
        let is_there = |count: &i64| {
            before += count;
            before > wanted
        };
        self.tally.paying.iter().position(is_there).map(|years| years as u32)
    }

    /// Fraction of the cohort that is out for good; `first` is the worst tenth's count, the next the
    /// rest's.
    fn out(&self, first: End) -> Option<Estimate> {
        let cohort = self.households(self.tally.years as usize - 1, &COHORT);
        let count = |draw: usize| self.tally.end(draw)[first as usize] + self.tally.end(draw)[first as usize + 1];
        let part = |draw: usize| count(draw) as f64 / cohort as f64 * WHOLE;
        (cohort > 0).then(|| estimate_fraction(&self.by_draw(part)))
    }

    fn year(&self, year: usize) -> YearRow {
        let picks: Vec<Pick> = (0..self.draws()).filter_map(|draw| self.pick((draw, year))).collect();
        let amounts: Vec<Fen> = picks.iter().map(|pick| pick.amount).collect();
        let picks = sorted(picks);
        let at = |percent| picks[place(picks.len(), percent)];
        let is_lived = !picks.is_empty();
        let all: Vec<usize> = (0..GROUPS).collect();
        YearRow {
            year: year as u32,
            fan: is_lived.then(|| [5, 25, 50, 75, 95].map(at)),
            cohort: self.incomes(year, &COHORT),
            others: self.incomes(year, &[OTHERS]),
            poor: self.fraction(year, InGroup::Poor, &COHORT),
            poor_without: self.fraction(year, InGroup::PoorWithout, &COHORT),
            registered: self.fraction(year, InGroup::Registered, &COHORT),
            poor_all: self.fraction(year, InGroup::Poor, &all),
            gap: self.gap(year),
            fund: self.fund(year),
            histogram: is_lived.then(|| histogram(&amounts)),
        }
    }

    fn count(&self, draw: usize, year: usize, what: InGroup, groups: &[usize]) -> f64 {
        let cells = self.tally.year(draw, year);
        groups.iter().map(|&group| cells[in_group(group, what)]).sum::<i64>() as f64
    }

    /// Households of some groups that live there in a year.
    fn households(&self, year: usize, groups: &[usize]) -> i64 {
        groups.iter().map(|&group| self.tally.households(year, group)).sum()
    }

    fn fraction(&self, year: usize, what: InGroup, groups: &[usize]) -> Option<Estimate> {
        let households = self.households(year, groups);
        let part = |draw| self.count(draw, year, what, groups) / households as f64 * WHOLE;
        (households > 0).then(|| estimate_fraction(&self.by_draw(part)))
    }

    fn gap(&self, year: usize) -> Option<Estimate> {
        let households = self.households(year, &COHORT);
        let gap = |draw| self.count(draw, year, InGroup::Gap, &COHORT) / households as f64;
        (households > 0).then(|| estimate(&self.by_draw(gap)))
    }

    fn incomes(&self, year: usize, groups: &[usize]) -> Option<Incomes> {
        (self.households(year, groups) > 0).then(|| self.incomes_of(year, groups))
    }

    fn incomes_of(&self, year: usize, groups: &[usize]) -> Incomes {
        let parts = i128::from(self.households(year, groups)) * self.draws() as i128;
        let total = |what| groups.iter().map(|&group| self.sum(year, in_group(group, what))).sum::<i128>();
        let mean = |what| Fen::new(nearest(total(what), parts));
        let other: i64 = groups.iter().map(|&group| self.tally.other(year, group)).sum();
        let cost = i128::from(self.scenario.luck.illness_cost.fen());
        Incomes {
            wages: mean(InGroup::Wages),
            jobs: mean(InGroup::Jobs),
            farming: mean(InGroup::Farming),
            other: Fen::new(nearest(other.into(), self.households(year, groups).into())),
            illness: Fen::new(nearest(total(InGroup::Ill) * cost, parts)),
            patronage: mean(InGroup::Patronage),
            paid_in: mean(InGroup::PaidIn),
            allocated: mean(InGroup::Allocated),
            collective: mean(InGroup::Collective),
            help: Fen::new(nearest(
                groups.iter().map(|&group| self.made(Made::Help as usize + group, year)).sum(),
                parts,
            )),
        }
    }

    fn fund(&self, year: usize) -> [Pick; 3] {
        let villages = i128::from(self.tally.villages.max(1));
        let pick = |draw: usize| Pick {
            amount: Fen::new(nearest(self.tally.year(draw, year)[of(Overall::Fund)].into(), villages)),
            draw: draw as u32,
            year: year as u32,
            village: None,
        };
        let picks: Vec<Pick> = (0..self.draws()).map(pick).collect();
        let picks = sorted(picks);
        [5, 50, 95].map(|percent| picks[place(picks.len(), percent)])
    }

    /// Totals of the surplus' ways over all draws and years, in the order of the year.
    fn flow_totals(&self) -> [(FlowTo, i128); 13] {
        let of = |what| self.sum_all(of(what));
        let group = |group, what| self.sum_all(in_group(group, what));
        let all = |what| (0..GROUPS).map(|g| group(g, what)).sum();
        [
            (FlowTo::Losses, of(Overall::MadeUp)),
            (FlowTo::Reserve, of(Overall::Reserve)),
            (FlowTo::PatronageOthers, group(OTHERS, InGroup::Patronage)),
            (FlowTo::PatronageCohort, COHORT.iter().map(|&g| group(g, InGroup::Patronage)).sum()),
            (FlowTo::PaidInOthers, group(OTHERS, InGroup::PaidIn)),
            (FlowTo::PaidInCohort, COHORT.iter().map(|&g| group(g, InGroup::PaidIn)).sum()),
            (FlowTo::Allocated, all(InGroup::Allocated)),
            (FlowTo::CollectivePaid, COHORT.iter().map(|&g| group(g, InGroup::Collective)).sum()),
            (FlowTo::CollectiveOthers, group(OTHERS, InGroup::Collective)),
            (FlowTo::CollectiveKept, of(Overall::Kept)),
            (FlowTo::Others, of(Overall::Others)),
            (FlowTo::Welfare, of(Overall::Welfare)),
            (FlowTo::Carried, of(Overall::Carried)),
        ]
    }

    fn flow(&self) -> Vec<FlowPart> {
        let totals = self.flow_totals();
        // A guarantor pays as if the co-op had earned it.
        let gain = self.sum_all(of(Overall::Gain)) + self.sum_all(of(Overall::Guaranteed));
        assert!(totals.iter().map(|row| row.1).sum::<i128>() == gain, "a part of the surplus went astray");
        let parts = self.draws() as i128 * i128::from(self.tally.villages) * i128::from(self.tally.years);
        let part = |&(to, total): &(FlowTo, i128)| FlowPart {
            to,
            amount: Fen::new(nearest(total, parts)),
            of_surplus: part_of(total, gain),
        };
        totals.iter().map(part).collect()
    }

    /// The guaranteed floor over all futures; none where nothing is promised.
    fn floor(&self) -> Option<FloorCost> {
        let of = |what| self.sum_all(of(what));
        let (due, parts) = (of(Overall::FloorDue), self.draws() as i128 * i128::from(self.tally.years));
        let coop_years = parts * i128::from(self.tally.size.coops);
        (due > 0).then(|| FloorCost {
            promised: Fen::new(nearest(due, parts * i128::from(self.tally.villages))),
            unpaid: Fen::new(nearest(of(Overall::FloorUnpaid), parts * i128::from(self.tally.villages))),
            guaranteed: Fen::new(nearest(of(Overall::Guaranteed), parts * i128::from(self.tally.villages))),
            short: Rate::new(nearest(of(Overall::FloorShort) * i128::from(Rate::ONE.ppm()), coop_years)),
        })
    }

    /// What the co-ops sell and pay in wages; none where neither is given.
    fn business(&self) -> Option<Business> {
        let all = |what| self.sum_all(of(what));
        let parts = self.draws() as i128 * i128::from(self.tally.villages) * i128::from(self.tally.years);
        let mean = |sum| Fen::new(nearest(sum, parts));
        let (revenue, wages) = (all(Overall::Revenue), all(Overall::JobWages));
        let to_members = (0..GROUPS).map(|group| self.sum_all(in_group(group, InGroup::Jobs))).sum();
        let business = Business {
            revenue: mean(revenue),
            wages: mean(wages),
            to_members: mean(to_members),
            surplus: mean(all(Overall::Surplus)),
        };
        (revenue > 0 || wages > 0).then_some(business)
    }

    /// Sum over all draws of a year, where households are followed.
    fn made(&self, kind: usize, year: usize) -> i128 {
        let years = self.tally.years as usize;
        self.tally.aids.chunks_exact(years * AIDS).map(|draw| i128::from(draw[year * AIDS + kind])).sum()
    }

    /// Sum over all draws and years.
    fn made_in_all(&self, what: Made) -> i128 {
        (0..self.tally.years as usize).map(|year| self.made(what as usize, year)).sum()
    }

    /// Help from outside; none where no programme acts.
    fn help(&self) -> Option<HelpCost> {
        let made = |what| self.made_in_all(what);
        let parts = self.draws() as i128 * i128::from(self.tally.villages) * i128::from(self.tally.years);
        let mean = |what| Fen::new(nearest(made(what), parts));
        self.scenario.programmes.acts().then(|| HelpCost {
            public: mean(Made::Public),
            placed: Rate::new(nearest(made(Made::Placed) * i128::from(Rate::ONE.ppm()), parts)),
            lent: mean(Made::Lent),
            lost: mean(Made::Lost),
            defaulted: part_of(made(Made::Defaulted), made(Made::Due)),
        })
    }

    fn relapse(&self) -> Option<Relapse> {
        let made = |what| self.made_in_all(what);
        let cohort = i128::from(self.cohort()) * self.draws() as i128;
        if self.tally.aids.is_empty() {
            return None;
        }
        Some(Relapse {
            left: part_of(made(Made::Left), cohort)?,
            fell: part_of(made(Made::Fell), made(Made::Left)),
            left_without: part_of(made(Made::LeftWithout), cohort)?,
            fell_without: part_of(made(Made::FellWithout), made(Made::LeftWithout)),
        })
    }

    fn accounts(&self) -> Accounts {
        let last = self.tally.years as usize - 1;
        let ends =
            |what: End| (0..self.draws()).map(|draw| i128::from(self.tally.end(draw)[what as usize])).sum::<i128>();
        let paid = [InGroup::Patronage, InGroup::PaidIn, InGroup::Allocated, InGroup::Collective].into_iter();
        let paid = paid.flat_map(|what| (0..GROUPS).map(move |group| in_group(group, what)));
        let injected = i128::from(self.tally.size.capital) * self.draws() as i128;
        let (surplus, income) = (self.sum_all(of(Overall::Surplus)), self.sum_all(of(Overall::Injected)));
        let others = self.sum_all(of(Overall::Others));
        let paid = paid.map(|cell| self.sum_all(cell)).sum::<i128>() + self.sum_all(of(Overall::Refunds));
        let closing = ends(End::NetAssets) + ends(End::WelfareFund) + self.sum(last, of(Overall::Fund));
        let injected = injected + income;
        let opening = i128::from(self.tally.size.brought) * self.draws() as i128;
        assert!(opening + injected + surplus == paid + others + closing, "the futures do not add up");
        // Beyond any real county: the largest number stands for what 64 bits cannot hold.
        let [opening, injected, surplus, paid, others, closing] =
            [opening, injected, surplus, paid, others, closing].map(|sum| i64::try_from(sum).unwrap_or(i64::MAX));
        Accounts { opening, injected, surplus, paid, others, closing }
    }

    fn futures(&self) -> Vec<Vec<Option<Fen>>> {
        let years = self.tally.years as usize;
        let future = |draw| (0..years).map(|year| self.mean_payout(draw, year)).collect();
        (0..self.draws().min(FUTURES_SHOWN)).map(future).collect()
    }
}

/// A fraction; none of nothing.
fn part_of(part: i128, whole: i128) -> Option<Rate> {
    mean(part * i128::from(Rate::ONE.ppm()), whole).map(Rate::new)
}

/// Ascending by amount; equal amounts in the order they came, so that the same one is always picked.
fn sorted(picks: Vec<Pick>) -> Vec<Pick> {
    sorted_by(&picks, |pick| pick.amount.fen())
}
