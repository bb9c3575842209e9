//! What public money a scheme takes, and how shares are split so that it is equal, or the collective in control.

use crate::population::Population;
use crate::scenario::{Scenario, Village};
use crate::units::{Fen, Rate};

/// Public money in all co-ops: the collective's and the allocated shares.
pub fn public_money(scenario: &Scenario) -> Fen {
    let population = Population::new(scenario);
    (0..population.villages()).map(|village| population.register(village).public_capital()).sum()
}

/// The scenario with so many more shares of the collective in every co-op, and as many fewer paid in; none where
/// households have not so many, and for a roster, which lists what each holds.
fn with_more(scenario: &Scenario, more: i64) -> Option<Scenario> {
    let mut made = scenario.clone();
    let Village::Generated(village) = &mut made.village else { return None };
    let (all, split) = (village.capital.fen() / village.par.fen(), &mut village.split);
    let parts =
        Fen::new(all).split_largest_remainder(&[split.collective.ppm(), split.paid_in.ppm(), split.allocated.ppm()]);
    // Rounded up, so that it comes to these shares at least.
    let part = Rate::new(((parts[0].fen() + more) * Rate::ONE.ppm() + all - 1).div_euclid(all));
    split.paid_in = split.paid_in + split.collective - part;
    split.collective = part;
    let is_split = split.paid_in >= Rate::ZERO && part >= Rate::ZERO;
    (is_split && made.validate().is_ok()).then_some(made)
}

/// The scenario with the collective's shares rounded up, where rounding alone keeps them under the part that is wanted.
fn rounded_up(scenario: &Scenario, wanted: Rate) -> Option<Scenario> {
    let controls = |scenario: &Scenario| {
        Population::new(scenario).register(0).coops.first().is_none_or(|coop| coop.capital_control() >= wanted)
    };
    let is_short = matches!(&scenario.village, Village::Generated(village) if village.split.collective >= wanted);
    if !is_short || controls(scenario) {
        return None;
    }
    with_more(scenario, 1).filter(controls)
}

/// The scenario with the collective's shares rounded up where rounding alone keeps them under the part that is wanted;
/// any other as it is. And whether they were.
pub fn in_control(scenario: Scenario, wanted: Rate) -> (Scenario, bool) {
    match rounded_up(&scenario, wanted) {
        Some(rounded) => (rounded, true),
        None => (scenario, false),
    }
}

/// How far the shares that are asked for may be off, so that those that come out are not: where one class is rounded
/// another way than before, the allocated shares are one more or one fewer.
const OFF: [i64; 3] = [0, 1, -1];

/// The scenarios with the first one's public money: the collective buys more or fewer shares from the households. One
/// whose households have not so many, whose shares do not make up the sum, or that lists what each holds stays as it is.
pub fn with_equal_public(scenarios: &[Scenario]) -> Vec<Scenario> {
    let wanted = scenarios.first().map_or(Fen::ZERO, public_money);
    let equal = |scenario: &Scenario| {
        let Village::Generated(village) = &scenario.village else { return None };
        let missing = wanted - public_money(scenario);
        if missing == Fen::ZERO {
            return None;
        }
        let more = missing.fen() / (village.par.fen() * i64::from(village.coops)).max(1);
        OFF.iter().filter_map(|off| with_more(scenario, more + off)).find(|made| public_money(made) == wanted)
    };
    scenarios.iter().map(|scenario| equal(scenario).unwrap_or_else(|| scenario.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &str) -> Scenario {
        crate::cases::find(id).expect("a case").scenario()
    }

    #[test]
    fn public_money_is_made_equal_to_the_fen() {
        let made = with_equal_public(&["hui", "household-held", "allocated", "village-controlled"].map(case));
        let public: Vec<Fen> = made.iter().map(public_money).collect();
        assert_eq!(public, [public[0]; 4]);
        assert_eq!(made[0], case("hui"));
        // The capital stays, and the allocated shares do.
        for (made, was) in made.iter().zip(["hui", "household-held", "allocated", "village-controlled"].map(case)) {
            let (Village::Generated(made), Village::Generated(was)) = (&made.village, &was.village) else { panic!() };
            assert_eq!((made.capital, made.split.allocated), (was.capital, was.split.allocated));
        }
    }

    #[test]
    fn shares_are_rounded_up_to_the_control_and_no_further() {
        let mut scenario = case("hui");
        let Village::Generated(village) = &mut scenario.village else { panic!() };
        // 51 % of 583 shares are 297.33: 297 are 50.94 %.
        village.capital = village.par.times(583);
        let half = Rate::new(510_000);
        let control = |scenario: &Scenario| Population::new(scenario).register(0).coops[0].capital_control();
        assert_eq!(control(&scenario), Rate::new(509_433));
        let (made, is_rounded) = in_control(scenario.clone(), half);
        assert_eq!((control(&made), is_rounded), (Rate::new(511_149), true));
        // What lacks more than rounding takes stays as it is.
        assert_eq!(in_control(scenario.clone(), Rate::new(520_000)), (scenario, false));
        assert_eq!(in_control(made.clone(), half), (made, false));
    }

    #[test]
    fn public_money_is_equal_whichever_class_is_rounded() {
        // Of ten shares 1.3, 5.3 and 3.4: one, five and four, as the allocated part has the largest remainder; five are
        // public. Where the collective has whole shares the paid-in part has the largest, and three are allocated.
        let with = |collective: i64, allocated: i64| {
            let mut scenario = case("hui");
            let Village::Generated(village) = &mut scenario.village else { panic!() };
            village.capital = village.par.times(10);
            let part = |tenths: i64| Rate::new(tenths * 10_000);
            village.split.collective = part(collective);
            village.split.allocated = part(allocated);
            village.split.paid_in = part(100 - collective - allocated);
            scenario
        };
        for first in 0..=9 {
            let made = with_equal_public(&[with(first * 10, 0), with(13, 34), with(31, 43), with(55, 25)]);
            let shares: Vec<i64> = made.iter().map(|made| public_money(made).fen() / 100_000).collect();
            for (place, least) in [4, 4, 3].into_iter().enumerate() {
                // Fewer than the allocated shares are public cannot be.
                if first > least {
                    assert_eq!(shares[place + 1], shares[0], "{first} {place}");
                }
            }
        }
    }

    #[test]
    fn a_roster_and_too_few_paid_in_shares_stay_as_they_are() {
        // The first one's is all public; the other's allocated shares cannot be fewer, so nothing can be made equal.
        let mut none = case("hui");
        let Village::Generated(village) = &mut none.village else { panic!() };
        (village.split.collective, village.split.paid_in, village.split.allocated) =
            (Rate::ZERO, Rate::ONE, Rate::ZERO);
        let given = [none, case("allocated"), case("nanzhao-family")];
        assert_eq!(with_equal_public(&given), given);
    }
}
