//! Rounding: a declared dividend in whole fen a share, each holder's exact part in whole fen, or every fen paid to the
//! largest remainders.

use serde::{Deserialize, Serialize};

use crate::units::{Fen, FenPerShare, Shares, mul_div_down};

/// How the fen of a pot that do not divide are shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Whole fen a part; what that leaves is carried.
    WholeFen,
    /// Each holder's part of the whole, rounded down to the fen; what that leaves is carried: less than a fen a holder.
    ByHolder,
    /// As by holder, and every fen that this leaves to the largest remainders.
    EveryFen,
}

/// A dividend as it is declared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// Fen a share, the same for every class.
    #[serde(with = "per_share")]
    pub per_share: FenPerShare,
    /// Fen beyond that, which the holders get by what they hold; fewer than there are shares.
    pub odd: Fen,
    /// Fen carried to next year.
    pub carried: Fen,
    /// What whole fen a share leave: what each holder's part of the odd fen is a part of.
    #[serde(skip)]
    pub rest: Fen,
    /// Whether each holder has its part of the whole, to the fen.
    #[serde(skip)]
    pub to_the_fen: bool,
}

/// One holder's right: a row of the cap table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Shares held.
    pub shares: i64,
    /// Filled in by [`spread_odd`]: fen beyond the whole ones a share.
    pub odd: i64,
}

/// Declares what `distributable` pays on `shares`; `claims` are asked for where each holder's part is needed.
///
/// Without shares, or with nothing to distribute, all is carried.
///
/// ```
/// use fenhong::rules::rounding::{Sharing, declare};
/// use fenhong::{Fen, Shares};
///
/// let (amount, shares, holders) = (Fen::yuan(10), Shares::new(7), || vec![3, 3, 1]);
/// let declared = declare(Sharing::WholeFen, amount, shares, holders);
/// assert_eq!(declared.per_share.times(shares) + declared.carried, amount);
/// let every_fen = declare(Sharing::EveryFen, amount, shares, holders);
/// assert_eq!((every_fen.carried, every_fen.odd), (Fen::ZERO, declared.carried));
/// // Each holder has its own part to the fen, and only what does not make one is carried.
/// let by_holder = declare(Sharing::ByHolder, amount, shares, holders);
/// assert!(by_holder.carried < every_fen.odd + Fen::new(1) && by_holder.odd + by_holder.carried == every_fen.odd);
/// ```
#[inline(always)]
pub fn declare(sharing: Sharing, distributable: Fen, shares: Shares, claims: impl Fn() -> Vec<i64>) -> Declared {
    if shares.count() == 0 || distributable <= Fen::ZERO {
        return Declared { carried: distributable, ..Declared::default() };
    }
    let per_share = distributable.per_share_down(shares);
    let rest = distributable - per_share.times(shares);
    let odd = match sharing {
        Sharing::WholeFen => Fen::ZERO,
        Sharing::ByHolder => {
            claims().into_iter().map(|held| Fen::new(mul_div_down(rest.fen(), held, shares.count()))).sum()
        }
        Sharing::EveryFen => rest,
    };
    Declared { per_share, odd, carried: rest - odd, rest, to_the_fen: sharing != Sharing::WholeFen }
}

/// Spreads the odd fen of a dividend over the claims: the whole ones of each; those left by largest remainder, ties to
/// the earlier claim.
///
/// Because every claim already has its whole fen a share, its exact right to the odd fen is
/// `rest · shares / all`. The futures do the same in lanes (`simulate::odd`).
///
/// ```
/// use fenhong::rules::Claim;
/// use fenhong::rules::rounding::{Sharing, declare, spread_odd};
/// use fenhong::{Fen, Shares};
///
/// // Two fen over seven shares: the largest claims have the largest remainders here.
/// let mut claims = [3, 1, 3].map(|shares| Claim { shares, odd: 0 });
/// let declared = declare(Sharing::EveryFen, "0.02".parse::<Fen>().unwrap(), Shares::new(7), || vec![3, 1, 3]);
/// spread_odd(&declared, &mut claims);
/// assert_eq!(claims.map(|claim| claim.odd), [1, 0, 1]);
/// ```
///
/// # Panics
/// When the claims' shares do not add up to what the dividend was declared on.
pub fn spread_odd(declared: &Declared, claims: &mut [Claim]) {
    let all: i64 = claims.iter().map(|claim| claim.shares).sum();
    let mut order = Vec::new();
    let mut left = declared.odd.fen();
    for (place, claim) in claims.iter_mut().enumerate() {
        claim.odd = 0;
        if declared.odd.fen() == 0 || claim.shares == 0 {
            continue;
        }
        let exact = i128::from(declared.rest.fen()) * i128::from(claim.shares);
        claim.odd = (exact / i128::from(all)) as i64;
        left -= claim.odd;
        order.push((-((exact % i128::from(all)) as i64), place as u32));
    }
    assert!(left >= 0 && left <= order.len() as i64, "odd fen must fit the claims");
    crate::order::sort(&mut order);
    for &(_, place) in order.iter().take(left as usize) {
        claims[place as usize].odd += 1;
    }
}

/// A dividend a share as a whole number of fen.
mod per_share {
    use crate::units::FenPerShare;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &FenPerShare, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&crate::units::Fen::new(value.fen()))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<FenPerShare, D::Error> {
        Ok(FenPerShare::new(crate::units::Fen::deserialize(from)?.fen()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declared_dividend_carries_what_does_not_divide() {
        let declared = declare(Sharing::WholeFen, Fen::new(1005), Shares::new(10), Vec::new);
        assert_eq!(
            (declared.per_share, declared.carried, declared.odd),
            (FenPerShare::new(100), Fen::new(5), Fen::ZERO)
        );
    }

    /// 1,040,000 yuan on 22,000,000 shares of a yuan: 0.0473 a share. By the whole fen 160,000 yuan would be carried;
    /// three holders leave two fen at the most.
    #[test]
    fn by_holder_only_odd_fen_are_carried() {
        let held = [12_000_000, 9_999_999, 1];
        let declared = declare(Sharing::ByHolder, Fen::yuan(1_040_000), Shares::new(22_000_000), || held.to_vec());
        let mut claims = held.map(|shares| Claim { shares, odd: 0 });
        spread_odd(&declared, &mut claims);
        let paid = claims.map(|claim| Fen::new(declared.per_share.fen() * claim.shares + claim.odd));
        // 567,272.7272…, 472,727.2254…, 0.0472….
        assert_eq!((paid, declared.carried), ([Fen::new(56_727_272), Fen::new(47_272_722), Fen::new(4)], Fen::new(2)));
    }

    #[test]
    fn largest_remainder_pays_every_fen_as_a_plain_split_would() {
        let weights = [3, 1, 0, 5, 1];
        for amount in 0..200 {
            let declared = declare(Sharing::EveryFen, Fen::new(amount), Shares::new(10), Vec::new);
            let mut claims = weights.map(|shares| Claim { shares, odd: 0 });
            spread_odd(&declared, &mut claims);
            let paid = claims.map(|claim| Fen::new(declared.per_share.fen() * claim.shares + claim.odd));
            assert_eq!(paid.to_vec(), Fen::new(amount).split_largest_remainder(&weights), "{amount}");
        }
    }

    #[test]
    fn no_shares_no_dividend() {
        let declared = declare(Sharing::EveryFen, Fen::new(100), Shares::ZERO, Vec::new);
        assert_eq!((declared.per_share, declared.carried), (FenPerShare::ZERO, Fen::new(100)));
    }
}
