//! Members' accounts of the reserve (co-operatives law, Arts. 42 ¶2, 43): what is kept in a year is quantified to the
//! members of that year, so who joins owns nothing of what was built before.
//!
//! The reserve lies in layers, one for each stretch of years with the same members and trade, each owned by weights that
//! stay: a member's account is its part of every layer. What a loss takes, it takes of all layers alike. Where all of the
//! reserve lies as trade does there is one layer, and nothing to follow.

use crate::units::{Fen, mul_div_floor};

/// Who owns a layer of a co-op's reserve.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    /// The households' weights, by their places in the register.
    pub of: Vec<i64>,
    /// What is nobody's: not quantified.
    pub nobody: i64,
}

impl Layer {
    /// All weights.
    pub fn all(&self) -> i64 {
        self.of.iter().sum::<i64>() + self.nobody
    }

    /// The part of a household, rounded down.
    pub fn part(&self, amount: Fen, place: usize) -> Fen {
        match self.all() {
            0 => Fen::ZERO,
            all => Fen(mul_div_floor(amount.0, self.of[place], all)),
        }
    }
}

/// A household's account.
pub fn account(layers: &[Layer], amounts: &[Fen], place: usize) -> Fen {
    layers.iter().zip(amounts).map(|(layer, &amount)| layer.part(amount, place)).sum()
}

/// Lets the layers follow the reserve over a year, from before it to after: what was added lies in the last, what was
/// lost is gone from all alike.
pub fn follow(amounts: &mut Vec<Fen>, layers: usize, before: Fen, after: Fen) {
    if amounts.is_empty() {
        amounts.push(before);
    }
    amounts.resize(layers, Fen::ZERO);
    let mut all: Fen = amounts.iter().copied().sum();
    let mut lost = (all - after).or_nothing();
    if let Some(last) = amounts.last_mut() {
        *last += (after - all).or_nothing();
    }
    for amount in amounts.iter_mut() {
        let gone = if all == Fen::ZERO { Fen::ZERO } else { Fen(mul_div_floor(lost.0, amount.0, all.0)) };
        (all, lost) = (all - *amount, lost - gone);
        *amount -= gone;
    }
}

/// Takes a household's part out of every layer; `snapshot` is what the layers were when the price was made.
pub fn leave(amounts: &mut [Fen], layers: &[Layer], snapshot: &[Fen], place: usize) {
    for ((amount, layer), &was) in amounts.iter_mut().zip(layers).zip(snapshot) {
        *amount -= layer.part(was, place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five members with 16,000 each; a sixth trades nineteen times as much as all others and owns nothing of it.
    #[test]
    fn a_newcomer_owns_nothing_of_what_was_built_before() {
        let before = Layer { of: vec![1, 1, 1, 1, 1, 0], nobody: 0 };
        let since = Layer { of: vec![1, 1, 1, 1, 1, 95], nobody: 0 };
        let layers = [before, since];
        let mut amounts = Vec::new();
        follow(&mut amounts, 2, Fen::yuan(80_000), Fen::yuan(80_000));
        assert_eq!([0, 5].map(|place| account(&layers, &amounts, place)), [Fen::yuan(16_000), Fen::ZERO]);
        // 1,000 more are its by 95 of 100.
        follow(&mut amounts, 2, Fen::yuan(80_000), Fen::yuan(81_000));
        assert_eq!([0, 5].map(|place| account(&layers, &amounts, place)), [Fen::yuan(16_010), Fen::yuan(950)]);
        // Half of it is lost.
        follow(&mut amounts, 2, Fen::yuan(81_000), Fen::yuan(40_500));
        assert_eq!(amounts, [40_000, 500].map(Fen::yuan));
        let snapshot = amounts.clone();
        leave(&mut amounts, &layers, &snapshot, 5);
        assert_eq!(amounts, [40_000, 25].map(Fen::yuan));
    }

    #[test]
    fn what_a_loss_takes_never_leaves_a_debt() {
        for lost in 0..=30 {
            let mut amounts = vec![Fen(7), Fen(0), Fen(11), Fen(12)];
            follow(&mut amounts, 4, Fen(30), Fen(30 - lost));
            assert!(amounts.iter().all(|amount| *amount >= Fen::ZERO), "{lost}: {amounts:?}");
            assert_eq!(amounts.iter().copied().sum::<Fen>(), Fen(30 - lost));
        }
    }
}
