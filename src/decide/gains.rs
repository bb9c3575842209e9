//! Who gains and who loses when one scheme takes another's place: by class, and by tenth of the base income.

use serde::Serialize;

use crate::equity::Household;
use crate::order::{ascending, sorted_by};
use crate::outcome::statistic::mean;
use crate::population::{self, Population};
use crate::scenario::Scenario;
use crate::units::{Fen, Shares};

use super::outturn::Outturn;

/// Classes of households.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HouseClass {
    /// Registered poor at the start.
    Cohort,
    /// Others that hold paid-in shares under either scheme.
    PaidIn,
    /// Others.
    Without,
}

/// How one group of households fares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fares {
    /// Households.
    pub households: u32,
    /// Households that are paid more over all futures and years.
    pub gain: u32,
    /// Households that are paid less.
    pub lose: u32,
    /// What they are paid more in all futures and years together, in fen, exact.
    pub total: i64,
    /// What they are paid more on average, a household and year; none where there are no such households.
    pub mean: Option<Fen>,
}

/// Who gains and who loses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gains {
    /// By class; classes without households are left out.
    pub classes: Vec<(HouseClass, Fares)>,
    /// By tenth of the households, the lowest income a head before any dividend first.
    pub tenths: Vec<Fares>,
}

/// One of the groups of [`Gains`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A class.
    Class(HouseClass),
    /// A tenth of the households by base income, the lowest first, from 0.
    Tenth(usize),
}

/// A household with what it is paid more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fared {
    /// Village, from 0.
    pub village: u32,
    /// Register number.
    pub id: u32,
    /// What it is paid more over all futures and years, in fen.
    pub more: i64,
}

/// What a household is, whatever the scheme.
struct Known {
    village: u32,
    id: u32,
    class: HouseClass,
    /// Usual income a head without a scheme, in fen.
    a_head: i64,
}

/// The places of a group's households among all.
fn places(known: &[Known], group: Group) -> Vec<usize> {
    match group {
        Group::Class(class) => (0..known.len()).filter(|&place| known[place].class == class).collect(),
        Group::Tenth(n) => {
            let order = ascending(known.iter().map(|household| household.a_head));
            order[n * order.len() / 10..(n + 1) * order.len() / 10].to_vec()
        }
    }
}

/// Who gains and who loses by the second scheme; none where the households are not the same.
pub fn gains(a: &Scenario, b: &Scenario, first: &Outturn, second: &Outturn) -> Option<Gains> {
    let known = known(a, b)?;
    let futures = first.accounts.len() as i64 * i64::from(first.years);
    let fares = |places: &[usize]| {
        let mut found = Fares { households: places.len() as u32, ..Fares::default() };
        for &place in places {
            let more = second.paid[place] - first.paid[place];
            found.gain += u32::from(more > 0);
            found.lose += u32::from(more < 0);
            found.total += more;
        }
        found.mean = mean(found.total.into(), i128::from(futures) * places.len() as i128).map(Fen::new);
        found
    };
    let classes = [HouseClass::Cohort, HouseClass::PaidIn, HouseClass::Without].into_iter().filter_map(|class| {
        let places = places(&known, Group::Class(class));
        (!places.is_empty()).then(|| (class, fares(&places)))
    });
    let tenths = (0..10).map(|n| fares(&places(&known, Group::Tenth(n))));
    Some(Gains { classes: classes.collect(), tenths: tenths.collect() })
}

/// The households of a group with what each is paid more by the second scheme, the least first.
pub(super) fn fared(a: &Scenario, b: &Scenario, first: &Outturn, second: &Outturn, group: Group) -> Option<Vec<Fared>> {
    let known = known(a, b)?;
    let one = |place: usize| Fared {
        village: known[place].village,
        id: known[place].id,
        more: second.paid[place] - first.paid[place],
    };
    let all: Vec<Fared> = places(&known, group).into_iter().map(one).collect();
    Some(sorted_by(&all, |household| household.more))
}

/// The households of both scenarios, if they are the same ones with the same base incomes.
fn known(a: &Scenario, b: &Scenario) -> Option<Vec<Known>> {
    let (first, second) = (Population::new(a), Population::new(b));
    let mut known = Vec::new();
    if population::villages(a) != population::villages(b) {
        return None;
    }
    for village in 0..first.villages() {
        let (first, second) = (first.register(village), second.register(village));
        if first.households.len() != second.households.len() {
            return None;
        }
        for (one, other) in first.households.iter().zip(&second.households) {
            if !is_same(one, other) {
                return None;
            }
            let paid_in = [one, other].iter().flat_map(|h| &h.holdings).any(|held| held.paid_in > Shares::ZERO);
            let class = match (one.registered, paid_in) {
                (true, _) => HouseClass::Cohort,
                (false, true) => HouseClass::PaidIn,
                (false, false) => HouseClass::Without,
            };
            let a_head = one.usual_means().fen() / i64::from(one.persons.count().max(1));
            known.push(Known { village, id: one.id, class, a_head });
        }
    }
    Some(known)
}

fn is_same(one: &Household, other: &Household) -> bool {
    let base = |h: &Household| (h.id, h.persons, h.workers, h.wage, h.farming, h.other, h.registered);
    base(one) == base(other)
}
