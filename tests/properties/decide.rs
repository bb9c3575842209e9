//! What holds for every comparison: households watched as the ledger pays them, accounts that add up, differences
//! that turn round with the schemes.

use fenhong::decide::{Answer, Compare, Comparison, Question, answer};
use fenhong::scenario::{Kind, Scenario};
use fenhong::simulate::Engine;
use fenhong::units::{Fen, Rate};
use proptest::prelude::*;

use super::random::{in_whole_shares, scenario};
use super::schemes::scheme;
use super::{config, years};

/// A comparison; schemes whose amounts cannot be counted in lanes are not asked.
fn compare(scenarios: Vec<Scenario>) -> Result<Comparison, TestCaseError> {
    let draws = scenarios[0].draws;
    match answer(Question::Compare(Compare { scenarios, draws, discount: Rate::percent(3) })) {
        Ok(Answer::Compare(found)) => Ok(found),
        Ok(_) => Err(TestCaseError::fail("another question's answer")),
        Err(error) => Err(match error.kind {
            Kind::Overflow { .. } | Kind::NoTrade | Kind::Conflict { .. } | Kind::Range { .. } => {
                TestCaseError::reject("schemes that cannot be calculated")
            }
            _ => TestCaseError::fail(error.to_string()),
        }),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn each_household_is_watched_as_the_ledger_pays_it(scenario in scenario(), sum in 0..200_000_i64) {
        let mut engine = Engine::new(scenario.clone()).expect("a valid scenario");
        let found = engine.watch((0, scenario.draws), (0, 1), Fen::new(sum));
        let Ok((_, watched)) = found else { return Err(TestCaseError::reject("amounts that cannot be counted")) };
        let mut wanted = vec![(0_i64, 0_i64); watched.groups.len()];
        for draw in 0..scenario.draws {
            for ledger in years(&scenario, draw)? {
                for (wanted, row) in wanted.iter_mut().zip(&ledger.rows) {
                    wanted.0 += row.dividends().fen();
                    wanted.1 += i64::from(row.dividends() >= Fen::new(sum));
                }
            }
        }
        let found: Vec<(i64, i64)> = (0..wanted.len()).map(|place| watched.house(place)).map(|h| (h.paid, h.served)).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn a_comparison_turned_round_is_its_mirror(one in scenario(), scheme in scheme()) {
        let mut other = one.clone();
        other.scheme = scheme;
        in_whole_shares(&mut other);
        let there = compare(vec![one.clone(), other.clone()])?;
        let back = compare(vec![other, one])?;
        prop_assert!(there.schemes.iter().all(|scheme| scheme.is_whole));
        for (a, b) in there.pairs[0].differences.iter().zip(&back.pairs[0].differences) {
            prop_assert_eq!((a.more, a.same, a.less), (b.less, b.same, b.more));
            prop_assert_eq!(a.total, b.total.map(|total| -total));
            prop_assert_eq!(a.mean.map(|mean| mean.mean), b.mean.map(|mean| -mean.mean));
        }
        let totals = |gains: &fenhong::decide::Gains| -> i64 { gains.tenths.iter().map(|fares| fares.total).sum() };
        let [there, back] = [&there, &back].map(|found| found.pairs[0].gains.as_ref().map(totals));
        prop_assert_eq!(there, back.map(|total| -total));
    }
}
