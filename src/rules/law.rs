//! Surplus rule `law`: the co-operatives law, in force since 2018-07-01.
//!
//! Art. 44: at least 60 % of the distributable surplus is returned by trade with the co-op; the rest goes
//! by contribution, by quantified reserve (Art. 43) and by an equal part of state subsidies and donations.
//! The reserve is quantified to the members by their trade or by their contribution, as the charter says
//! ([`super::accounts`]), here with what this year adds to it or without.
//!
//! A floor is a promise on contributions: it comes out of the rest and never takes from the refund.

use super::schedule::{Base, Over, Schedule};
use super::surplus::Funds;
use crate::scenario::{Counted, LawRule};
use crate::units::{Fen, Rate, mul_div_down};

/// What the rule keeps before (Art. 42: by charter).
pub fn funds(rule: &LawRule) -> Funds {
    Funds::new(rule.reserve, rule.risk, rule.welfare, rule.welfare_of)
}

/// What is returned by trade: P = D − Q, where Q = (1 − p)·D is rounded down, so that the refund is never a part
/// of a fen too small.
#[inline]
pub fn refund(rule: &LawRule, distributable: Fen) -> Fen {
    distributable - distributable.mul_rate_down(Rate::ONE - rule.patronage)
}

/// The reserve that counts where the rest is shared by accounts, of one to which this year has added so much.
#[inline]
pub fn counted(rule: &LawRule, reserve: Fen, added: Fen) -> Fen {
    if rule.counted == Counted::BeforeThisYear { reserve - added } else { reserve }
}

/// Shares what the refund and a floor have left in proportion to capital (by shares), quantified reserve (by
/// trade) and state subsidy, with the special fund
/// (equally), the latter two rounded down.
///
/// Without any trade no reserve is quantified, and `resolved`, the patronage part, goes by contribution too: the
/// validation has made sure that the members have resolved so.
#[inline]
pub fn share(
    rule: &LawRule,
    left: Fen,
    resolved: Fen,
    [counted, special]: [Fen; 2],
    base: &Base,
    schedule: &mut Schedule,
) {
    let reserve = match base.accounts {
        Some(accounts) => Fen::new(accounts),
        None if base.traded == 0 => Fen::ZERO,
        None => counted,
    };
    let subsidy = if base.members == 0 { Fen::ZERO } else { rule.subsidy + rule.donations + special };
    let all = base.capital + reserve + subsidy;
    let part =
        |of: Fen| if all == Fen::ZERO { Fen::ZERO } else { Fen::new(mul_div_down(left.fen(), of.fen(), all.fen())) };
    let (by_reserve, equally) = (part(reserve), part(subsidy));
    schedule.add(Over::Shares, resolved + left - by_reserve - equally);
    schedule.add(Over::Reserve, by_reserve);
    schedule.add(Over::Members, equally);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{QuantifiedBy, Rounding, WelfareOf, WithoutTrade};

    fn rule() -> LawRule {
        LawRule {
            reserve: Rate::percent(10),
            risk: Rate::ZERO,
            welfare: Rate::ZERO,
            welfare_of: WelfareOf::Members,
            patronage: Rate::percent(60),
            subsidy: Fen::yuan(40_000),
            donations: Fen::yuan(10_000),
            without_trade: WithoutTrade::ByContribution,
            quantified: QuantifiedBy::ByTrade,
            counted: Counted::WithThisYear,
        }
    }

    fn pots(base: &Base, left: Fen, resolved: Fen) -> Vec<(Over, Fen)> {
        let mut schedule = Schedule::new(Rounding::DeclaredDividend, *base, &|_| Vec::new());
        share(&rule(), left, resolved, [Fen::yuan(50_000), Fen::ZERO], base, &mut schedule);
        schedule.pots().iter().map(|pot| (pot.over, pot.amount)).collect()
    }

    #[test]
    fn the_refund_is_never_a_part_of_a_fen_below_sixty_percent() {
        assert_eq!(refund(&rule(), Fen::yuan(10_000)), Fen::yuan(6_000));
        assert_eq!(refund(&rule(), Fen::new(3)), Fen::new(2));
        assert_eq!(refund(&rule(), Fen::new(1)), Fen::new(1));
    }

    #[test]
    fn this_year_s_reserve_counts_where_the_charter_says_so() {
        let before = LawRule { counted: Counted::BeforeThisYear, ..rule() };
        let of = |rule: &LawRule| counted(rule, Fen::yuan(50_000), Fen::yuan(8_000));
        assert_eq!([of(&rule()), of(&before)], [50_000, 42_000].map(Fen::yuan));
    }

    #[test]
    fn the_rest_goes_by_account() {
        let base = Base { traded: 400, members: 10, ..Base::of_shares(0, 60, 40, Fen::yuan(1000)) };
        // Q = 4,000: half by 100,000 of capital, a quarter by 50,000 of reserve, a quarter by 50,000 of subsidy.
        let expected =
            [(Over::Shares, Fen::yuan(2_000)), (Over::Reserve, Fen::yuan(1_000)), (Over::Members, Fen::yuan(1_000))];
        assert_eq!(pots(&base, Fen::yuan(4_000), Fen::ZERO), expected);
    }

    #[test]
    fn without_trade_the_refund_goes_by_contribution_and_no_reserve_is_quantified() {
        let base = Base { members: 10, ..Base::of_shares(100, 0, 0, Fen::yuan(1000)) };
        // Q = 3,000: two thirds by 100,000 of capital, one third by 50,000 of subsidy.
        let expected = [(Over::Shares, Fen::yuan(6_000 + 2_000)), (Over::Members, Fen::yuan(1_000))];
        assert_eq!(pots(&base, Fen::yuan(3_000), Fen::yuan(6_000)), expected);
    }
}
