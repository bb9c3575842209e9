//! How unequal incomes are, and how long leaving poverty lasts.

use serde::Serialize;

use crate::outcome::statistic::nearest;
use crate::simulate::watched::{IncomeBin, Spells};
use crate::units::Rate;

/// A Lorenz curve of incomes a head: all persons of all futures, in the last year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lorenz {
    /// The part of all income that the poorest 0, 10, … 100 % of persons have, in parts per million.
    pub tenths: [i64; 11],
    /// Twice the area between the curve and equality, in parts per million.
    pub gini: Rate,
}

/// How long leaving poverty lasts, by the product-limit method: each year, those that stood so far are at risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stays {
    /// Times that a household of the cohort had left and could be followed for a year, over all futures.
    pub left: i64,
    /// The part that still stands after 0, 1, 2, … years, in parts per million.
    pub standing: Vec<i64>,
}

/// A whole, in parts per million.
const WHOLE: i128 = 1_000_000;

impl Lorenz {
    /// From bins of incomes, the lowest first; inside a bin all are alike.
    pub fn of(bins: &[IncomeBin]) -> Lorenz {
        let persons: i128 = bins.iter().map(|bin| i128::from(bin.persons)).sum();
        let income: i128 = bins.iter().map(|bin| i128::from(bin.fen)).sum();
        if persons == 0 || income <= 0 {
            return Lorenz { tenths: std::array::from_fn(|tenth| tenth as i64 * 100_000), gini: Rate::ZERO };
        }
        let (mut tenths, mut next) = ([0; 11], 1);
        let (mut below, mut had, mut area) = (0_i128, 0_i128, 0.0_f64);
        for bin in bins.iter().filter(|bin| bin.persons > 0) {
            let (in_bin, fen) = (i128::from(bin.persons), i128::from(bin.fen));
            while next <= 10 && next as i128 * persons <= (below + in_bin) * 10 {
                // The tenth ends inside this bin.
                let inside = next as i128 * persons - below * 10;
                let part = had * 10 * in_bin + fen * inside;
                tenths[next] = nearest(part * WHOLE, income * 10 * in_bin);
                next += 1;
            }
            area += (2 * had + fen) as f64 * in_bin as f64;
            (below, had) = (below + in_bin, had + fen);
        }
        let gini = 1.0 - area / (persons as f64 * income as f64);
        Lorenz { tenths, gini: Rate::new(libm::round(gini * 1e6) as i64) }
    }
}

impl Stays {
    /// From the times out of poverty by age.
    pub fn of(spells: &[Spells]) -> Stays {
        let mut standing = vec![WHOLE as i64];
        for age in spells.iter().take_while(|age| age.at_risk > 0) {
            let before = i128::from(standing[standing.len() - 1]);
            standing.push(nearest(before * i128::from(age.at_risk - age.ended), age.at_risk.into()));
        }
        Stays { left: spells.first().map_or(0, |age| age.at_risk), standing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_incomes_lie_on_the_diagonal_and_one_rich_person_does_not() {
        let equal = Lorenz::of(&[IncomeBin { persons: 10, fen: 1_000 }]);
        assert_eq!((equal.tenths[1], equal.tenths[5], equal.tenths[10]), (100_000, 500_000, 1_000_000));
        assert_eq!(equal.gini, Rate::ZERO);
        // Nine have one each, the tenth has eleven: 9 of 20 below him. Gini = 0.9 − 0.45.
        let one = Lorenz::of(&[IncomeBin { persons: 9, fen: 9 }, IncomeBin { persons: 1, fen: 11 }]);
        assert_eq!((one.tenths[9], one.tenths[10], one.gini), (450_000, 1_000_000, Rate::new(450_000)));
        assert_eq!(Lorenz::of(&[]).gini, Rate::ZERO);
    }

    #[test]
    fn standing_is_the_product_of_the_years() {
        let stays = Stays::of(&[
            Spells { at_risk: 10, ended: 2 },
            Spells { at_risk: 4, ended: 1 },
            Spells { at_risk: 0, ended: 0 },
        ]);
        assert_eq!((stays.left, stays.standing.as_slice()), (10, &[1_000_000, 800_000, 600_000][..]));
    }
}
