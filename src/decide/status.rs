//! What households get by their status, as plain numbers on their way from a run.

use crate::outcome::{Pick, Three};
use crate::units::Fen;

/// Numbers an order statistic: its amount, future, year and village.
const PICK: usize = 4;

/// By status as plain numbers: of each whether there is any, and its three years.
pub fn to_numbers(by_status: [Option<Three>; 3]) -> Vec<i64> {
    let numbers =
        |pick: Pick| [pick.amount.fen(), pick.draw.into(), pick.year.into(), pick.village.unwrap_or_default().into()];
    let of = |three: Option<Three>| match three {
        None => vec![0; 1 + 3 * PICK],
        Some(three) => {
            let mut all = vec![1];
            [three.bad, three.usual, three.good].map(numbers).iter().for_each(|pick| all.extend(pick));
            all
        }
    };
    by_status.into_iter().flat_map(of).collect()
}

/// Back from [`to_numbers`]; none where they are not such numbers.
pub fn from_numbers(numbers: &[i64]) -> Option<[Option<Three>; 3]> {
    let pick = |at: &[i64]| {
        let [draw, year, village] = [at[1], at[2], at[3]].map(|number| number as u32);
        Pick { amount: Fen::new(at[0]), draw, year, village: Some(village) }
    };
    let of = |at: &[i64]| {
        let three = Three { bad: pick(&at[1..]), usual: pick(&at[1 + PICK..]), good: pick(&at[1 + 2 * PICK..]) };
        (at[0] == 1).then_some(three)
    };
    let parts: Vec<Option<Three>> = numbers.chunks_exact(1 + 3 * PICK).map(of).collect();
    parts.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_statistics_come_back_from_their_numbers() {
        let pick =
            |yuan: i64, draw: u32, year: u32| Pick { amount: Fen::yuan(yuan), draw, year, village: Some(year + 1) };
        let three = Three { bad: pick(-1, 2, 3), usual: pick(4, 5, 6), good: pick(7, 8, 9) };
        for all in [[Some(three), None, Some(three)], [None; 3]] {
            assert_eq!(from_numbers(&to_numbers(all)), Some(all));
        }
        assert_eq!(from_numbers(&[1, 2]), None);
    }
}
