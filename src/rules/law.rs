//! Surplus rule `law`: the co-operatives law, in force since 2018-07-01.
//!
//! Art. 44: at least 60 % of the distributable surplus is returned by trade with the co-op; the rest goes
//! by contribution, by quantified reserve (Art. 43) and by an equal part of state subsidies and donations.
//! The reserve is quantified to the members by their trade, which in this model stays the same from year to
//! year; so a member's part of the reserve is its part of the trade.

use super::surplus::Funds;
use super::{Base, Books, Over, Schedule};
use crate::scenario::LawRule;
use crate::units::{Fen, mul_div_floor};

/// What the rule keeps before (Art. 42: by charter).
pub fn funds(rule: &LawRule) -> Funds {
    Funds { reserve: rule.reserve, risk: rule.risk, welfare: rule.welfare }
}

/// P = p·D by trade; Q = D − P in proportion to capital (by shares), quantified reserve (by trade) and state
/// subsidy (equally), the latter two rounded down.
///
/// Without any trade there is no patronage part and no quantified reserve: all goes by contribution, and the
/// validation has made sure that the members have resolved so.
pub fn share(rule: &LawRule, left: Fen, books: &Books, base: &Base, schedule: &mut Schedule) {
    let by_trade = if base.traded == 0 { Fen::ZERO } else { left.mul_rate_floor(rule.patronage) };
    let rest = left - by_trade;
    let reserve = if base.traded == 0 { Fen::ZERO } else { books.reserve };
    let subsidy = if base.members == 0 { Fen::ZERO } else { rule.subsidy };
    let all = base.capital + reserve + subsidy;
    let part = |of: Fen| if all == Fen::ZERO { Fen::ZERO } else { Fen(mul_div_floor(rest.0, of.0, all.0)) };
    let (by_reserve, equally) = (part(reserve), part(subsidy));
    schedule.add(Over::Trade, by_trade);
    schedule.add(Over::Shares, rest - by_reserve - equally);
    schedule.add(Over::Reserve, by_reserve);
    schedule.add(Over::Members, equally);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Rounding, WithoutTrade};
    use crate::units::Rate;

    fn rule() -> LawRule {
        LawRule {
            reserve: Rate::percent(10),
            risk: Rate::ZERO,
            welfare: Rate::ZERO,
            patronage: Rate::percent(60),
            subsidy: Fen::yuan(50_000),
            without_trade: WithoutTrade::ByContribution,
        }
    }

    fn pots(base: &Base) -> Vec<(Over, Fen)> {
        let books = Books { reserve: Fen::yuan(50_000), ..Books::opened_with(Fen::yuan(100_000)) };
        let mut schedule = Schedule::new(Rounding::DeclaredDividend, *base);
        share(&rule(), Fen::yuan(10_000), &books, base, &mut schedule);
        schedule.pots().iter().map(|pot| (pot.over, pot.amount)).collect()
    }

    #[test]
    fn sixty_percent_go_by_trade_and_the_rest_by_account() {
        let base = Base { traded: 400, members: 10, ..Base::of_shares(0, 60, 40, Fen::yuan(1000)) };
        // Q = 4,000: half by 100,000 of capital, a quarter by 50,000 of reserve, a quarter by 50,000 of subsidy.
        let expected = [
            (Over::Trade, Fen::yuan(6_000)),
            (Over::Shares, Fen::yuan(2_000)),
            (Over::Reserve, Fen::yuan(1_000)),
            (Over::Members, Fen::yuan(1_000)),
        ];
        assert_eq!(pots(&base), expected);
    }

    #[test]
    fn without_trade_all_goes_by_contribution() {
        let base = Base { members: 0, ..Base::of_shares(100, 0, 0, Fen::yuan(1000)) };
        assert_eq!(pots(&base), [(Over::Shares, Fen::yuan(10_000))]);
    }
}
