//! Members' accounts of the reserve (co-operatives law, Arts. 42 ¶2, 43): what is kept in a year is quantified to the
//! members of that year, so who joins owns nothing of what was built before.
//!
//! The reserve lies in layers, one for each stretch of years with the same members and trade, each owned by weights that
//! stay: a member's account is its part of every layer. What a loss takes, it takes of all layers alike. Where all of the
//! reserve lies as trade does there is one layer, and nothing to follow. Where the charter quantifies it by contribution,
//! each account is followed by itself: shares come to the collective in one future and not in another. What allocated
//! shares stand for is the collective's, and so is what does not divide.

use crate::units::{Fen, mul_div_down};

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
            all => Fen::new(mul_div_down(amount.fen(), self.of[place], all)),
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
        let gone =
            if all == Fen::ZERO { Fen::ZERO } else { Fen::new(mul_div_down(lost.fen(), amount.fen(), all.fen())) };
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

/// The accounts by contribution before the first year, by the places of the members: what was said lies in them, else their
/// part by shares; `brought` is the reserve that was said, of which `opening` is there.
pub fn opened(said: &[Fen], own: &[i64], all: i64, [brought, opening]: [Fen; 2]) -> Vec<Fen> {
    let mut accounts = said.to_vec();
    if said.iter().all(|account| *account == Fen::ZERO) {
        follow_each(&mut accounts, own, all, [Fen::ZERO, brought]);
    }
    follow_each(&mut accounts, own, all, [brought, opening]);
    accounts
}

/// Lets accounts by contribution follow the reserve from before to after: of what was added each has its part by its own
/// shares of all, of what was lost the part that it had.
pub fn follow_each(accounts: &mut [Fen], own: &[i64], all: i64, [before, after]: [Fen; 2]) {
    for (account, &own) in accounts.iter_mut().zip(own) {
        if after < before {
            *account = Fen::new(mul_div_down(account.fen(), after.fen(), before.fen()));
        } else if all > 0 {
            *account += Fen::new(mul_div_down((after - before).fen(), own, all));
        }
    }
}

/// Accounts by contribution after new year: for each member the place where it stood before, none for who joins, and
/// whether it is a part of who stood there, which takes its part by persons.
pub fn moved(accounts: &[Fen], from: &[(Option<usize>, bool)], persons: &[i64]) -> Vec<Fen> {
    let part = |at: usize| {
        let Some(place) = from[at].0 else { return Fen::ZERO };
        let all: i64 = (0..from.len()).filter(|&other| from[other].0 == Some(place)).map(|other| persons[other]).sum();
        Fen::new(mul_div_down(accounts[place].fen(), persons[at], all))
    };
    let taken = |place: usize| -> Fen { (0..from.len()).filter(|&at| from[at] == (Some(place), true)).map(part).sum() };
    let of = |(at, &(place, is_part)): (usize, &(Option<usize>, bool))| match place {
        Some(place) if !is_part => accounts[place] - taken(place),
        _ => part(at),
    };
    from.iter().enumerate().map(of).collect()
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

    /// 20 shares, 10 of them the collective's: a member with 6 has three tenths of what is added, one with 4 two.
    #[test]
    fn by_contribution_each_account_is_followed_by_itself() {
        let own = [6, 4];
        let mut accounts = opened(&[Fen::ZERO; 2], &own, 20, [Fen::yuan(1_000); 2]);
        assert_eq!(accounts, [300, 200].map(Fen::yuan));
        follow_each(&mut accounts, &own, 20, [Fen::yuan(1_000), Fen::new(110_001)]);
        assert_eq!(accounts, [Fen::new(33_000), Fen::new(22_000)]);
        follow_each(&mut accounts, &own, 20, [Fen::new(110_001), Fen::new(55_000)]);
        assert_eq!(accounts, [Fen::new(16_499), Fen::new(10_999)]);
        assert_eq!(
            opened(&[Fen::ZERO, Fen::yuan(10)], &own, 20, [Fen::yuan(20), Fen::yuan(10)]),
            [0, 5].map(Fen::yuan)
        );
        // One of four persons splits off, and somebody joins.
        let from = [(Some(0), false), (Some(0), true), (Some(1), false), (None, false)];
        assert_eq!(
            moved(&accounts, &from, &[3, 1, 2, 5]),
            [Fen::new(12_375), Fen::new(4_124), Fen::new(10_999), Fen::ZERO]
        );
    }

    #[test]
    fn what_a_loss_takes_never_leaves_a_debt() {
        for lost in 0..=30 {
            let mut amounts = vec![Fen::new(7), Fen::ZERO, Fen::new(11), Fen::new(12)];
            follow(&mut amounts, 4, Fen::new(30), Fen::new(30 - lost));
            assert!(amounts.iter().all(|amount| *amount >= Fen::ZERO), "{lost}: {amounts:?}");
            assert_eq!(amounts.iter().copied().sum::<Fen>(), Fen::new(30 - lost));
        }
    }
}
