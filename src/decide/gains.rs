//! Who gains and who loses when one scheme takes another's place: by class, and by tenth of the base income.

use serde::Serialize;

use crate::equity::Household;
use crate::order::ascending;
use crate::outcome::statistic::nearest;
use crate::population::{self, Population};
use crate::scenario::Scenario;
use crate::units::{Fen, Shares};

use super::whole::Whole;

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
    /// What they are paid more on average, a household and year.
    pub mean: Fen,
}

/// Who gains and who loses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gains {
    /// By class; classes without households are left out.
    pub classes: Vec<(HouseClass, Fares)>,
    /// By tenth of the households, the lowest income a head before any dividend first.
    pub tenths: Vec<Fares>,
}

/// What a household is, whatever the scheme.
struct Known {
    class: HouseClass,
    /// Usual income a head without a scheme, in fen.
    a_head: i64,
}

/// Who gains and who loses by the second scheme; none where the households are not the same.
pub fn gains(a: &Scenario, b: &Scenario, first: &Whole, second: &Whole) -> Option<Gains> {
    let known = known(a, b)?;
    let futures = first.accounts.len() as i64 * i64::from(first.years);
    let all: Vec<usize> = (0..known.len()).collect();
    let fares = |places: &[usize]| {
        let mut found = Fares { households: places.len() as u32, ..Fares::default() };
        for &place in places {
            let more = second.paid[place] - first.paid[place];
            found.gain += u32::from(more > 0);
            found.lose += u32::from(more < 0);
            found.total += more;
        }
        found.mean = Fen(nearest(found.total.into(), i128::from(futures) * places.len() as i128));
        found
    };
    let classes = [HouseClass::Cohort, HouseClass::PaidIn, HouseClass::Without].into_iter().filter_map(|class| {
        let places: Vec<usize> = all.iter().copied().filter(|&place| known[place].class == class).collect();
        (!places.is_empty()).then(|| (class, fares(&places)))
    });
    let order = ascending(known.iter().map(|household| household.a_head));
    let tenth = |n: usize| fares(&order[n * order.len() / 10..(n + 1) * order.len() / 10]);
    Some(Gains { classes: classes.collect(), tenths: (0..10).map(tenth).collect() })
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
            let paid_in = [one, other].iter().flat_map(|h| &h.holdings).any(|held| held.paid_in > Shares(0));
            let class = match (one.registered, paid_in) {
                (true, _) => HouseClass::Cohort,
                (false, true) => HouseClass::PaidIn,
                (false, false) => HouseClass::Without,
            };
            known.push(Known { class, a_head: one.usual_means().0 / i64::from(one.persons.0.max(1)) });
        }
    }
    Some(known)
}

fn is_same(one: &Household, other: &Household) -> bool {
    let base = |h: &Household| (h.id, h.persons, h.workers, h.wage, h.farming, h.other, h.registered);
    base(one) == base(other)
}
