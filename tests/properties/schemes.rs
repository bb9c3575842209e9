//! Random schemes: every rule with every setting that a planner can choose.

use fenhong::scenario::{
    Adjustment, Class, CollectiveRule, Counted, Entrusted, FixedFloor, Floor, FloorOrder, FundUse, HuiRule,
    Infrastructure, LawRule, Leased, Newcomers, NoSettings, OpeningUse, PartsRule, PoorFirstRule, PostsRule,
    QuantifiedBy, RceoRule, RecoverRule, Rounding, Scheme, SharesRule, Shortfall, SurplusRule, TaperRule,
    ThresholdFloor, WelfareOf, WelfareRule, WithoutTrade, YieldRule,
};
use fenhong::units::{Fen, Rate};
use proptest::prelude::*;

use super::random::{percent, yuan};

/// Three fractions that are the whole at the most.
fn three_parts() -> impl Strategy<Value = [Rate; 3]> {
    [0..=100_i64, 0..=100_i64, 0..=100_i64].prop_map(|mut cuts| {
        cuts.sort_unstable();
        [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1]].map(Rate::percent)
    })
}

fn surplus() -> impl Strategy<Value = SurplusRule> {
    let kept = prop_oneof![three_parts(), percent(0, 100).prop_map(|reserve| [reserve, Rate::ZERO, Rate::ZERO])];
    let law = prop_oneof![Just(None), (percent(60, 100), yuan(100_000), any::<[bool; 2]>()).prop_map(Some)];
    (kept, law, any::<[bool; 2]>()).prop_map(|([reserve, risk, welfare], law, [at_par, village])| {
        let welfare_of = if village { WelfareOf::Village } else { WelfareOf::Members };
        match law {
            None => {
                let newcomers = if at_par { Newcomers::AtPar } else { Newcomers::AtValue };
                SurplusRule::Shares(SharesRule { reserve, risk, welfare, welfare_of, newcomers })
            }
            Some((patronage, subsidy, [by_capital, before])) => {
                let without_trade = WithoutTrade::ByContribution;
                let quantified = if by_capital { QuantifiedBy::ByCapital } else { QuantifiedBy::ByTrade };
                let counted = if before { Counted::BeforeThisYear } else { Counted::WithThisYear };
                let donations = Fen::new(subsidy.fen() / 3);
                SurplusRule::Law(LawRule {
                    reserve,
                    risk,
                    welfare,
                    welfare_of,
                    patronage,
                    subsidy,
                    donations,
                    without_trade,
                    quantified,
                    counted,
                })
            }
        }
    })
}

fn floor() -> impl Strategy<Value = Floor> {
    let class = prop_oneof![Just(Class::Collective), Just(Class::PaidIn), Just(Class::Allocated)];
    let order = prop_oneof![Just(FloorOrder::Before), Just(FloorOrder::Beside)];
    let shortfall = prop_oneof![Just(Shortfall::Lapse), Just(Shortfall::Cumulate), Just(Shortfall::Guarantor)];
    let kind = prop_oneof![
        2 => Just(None),
        1 => Just(Some(None)),
        1 => (yuan(30_000), percent(0, 100)).prop_map(|threshold| Some(Some(threshold))),
    ];
    (kind, class, percent(0, 20), order, shortfall).prop_map(|(kind, class, rate, order, shortfall)| match kind {
        None => Floor::None(NoSettings {}),
        Some(None) => Floor::Fixed(FixedFloor { class, rate, order, shortfall }),
        Some(Some((limit, of_profit))) => {
            Floor::Threshold(ThresholdFloor { class, rate, limit, of_profit, order, shortfall })
        }
    })
}

/// Under the `law` no floor stands beside the dividend.
fn surplus_and_floor() -> impl Strategy<Value = (SurplusRule, Floor)> {
    (surplus(), floor()).prop_map(|(surplus, mut floor)| {
        if let (
            SurplusRule::Law(_),
            Floor::Fixed(FixedFloor { order, .. }) | Floor::Threshold(ThresholdFloor { order, .. }),
        ) = (&surplus, &mut floor)
        {
            *order = FloorOrder::Before;
        }
        (surplus, floor)
    })
}

fn collective() -> impl Strategy<Value = CollectiveRule> {
    prop_oneof![
        percent(0, 100).prop_map(|accumulation| CollectiveRule::Hui(HuiRule { accumulation })),
        percent(0, 100).prop_map(|fund| CollectiveRule::RceoShares(RceoRule { fund })),
        (percent(0, 100), 1..=6_u32)
            .prop_map(|(paid, ill_parts)| CollectiveRule::Welfare(WelfareRule { paid, ill_parts })),
        (percent(0, 100), percent(0, 100))
            .prop_map(|(accumulation, posts)| CollectiveRule::Posts(PostsRule { accumulation, posts })),
        (three_parts(), percent(0, 100)).prop_map(|([poor, others, _], posts)| {
            let collective = Rate::ONE - poor - others;
            CollectiveRule::Parts(PartsRule { poor, collective, others, posts })
        }),
        (0..=300_000_i64, percent(0, 100)).prop_map(|(first, accumulation)| {
            CollectiveRule::PoorFirst(PoorFirstRule { first: Fen::new(first), accumulation })
        }),
    ]
}

fn fund() -> impl Strategy<Value = FundUse> {
    prop_oneof![
        Just(FundUse::Kept(NoSettings {})),
        percent(0, 20).prop_map(|rate| FundUse::Yield(YieldRule { rate })),
        Just(FundUse::Reinvest(NoSettings {})),
    ]
}

fn adjustment() -> impl Strategy<Value = Adjustment> {
    prop_oneof![
        Just(Adjustment::Keep(NoSettings {})),
        Just(Adjustment::Recover(RecoverRule { cap: None })),
        yuan(2_000).prop_map(|cap| Adjustment::Recover(RecoverRule { cap: Some(cap) })),
        Just(Adjustment::Stop(NoSettings {})),
        Just(Adjustment::Convert(NoSettings {})),
        (1..=5_u32).prop_map(|years| Adjustment::Taper(TaperRule { years })),
    ]
}

fn infrastructure() -> impl Strategy<Value = Infrastructure> {
    let entrusted = || (yuan(100_000), 1..=8_u32).prop_map(|(value, life)| Entrusted { value, life });
    prop_oneof![
        2 => Just(Infrastructure::None(NoSettings {})),
        1 => entrusted().prop_map(Infrastructure::Free),
        1 => (entrusted(), percent(0, 30)).prop_map(|(Entrusted { value, life }, rent)| {
            Infrastructure::Lease(Leased { value, life, rent })
        }),
        1 => entrusted().prop_map(Infrastructure::Equity),
        1 => entrusted().prop_map(Infrastructure::Subsidy),
    ]
}

/// Administration, tax, infrastructure, and what becomes of the surplus from before.
fn before() -> impl Strategy<Value = (Fen, Rate, Infrastructure, OpeningUse)> {
    let opening = prop_oneof![Just(OpeningUse::Distribute), Just(OpeningUse::Reserve), Just(OpeningUse::Losses)];
    let tax = prop_oneof![Just(Rate::ZERO), percent(0, 30)];
    (yuan(3_000), tax, infrastructure(), opening)
}

fn rounding() -> impl Strategy<Value = Rounding> {
    prop_oneof![Just(Rounding::DeclaredDividend), Just(Rounding::LargestRemainder)]
}

/// Any scheme.
pub fn scheme() -> impl Strategy<Value = Scheme> {
    let rules = (surplus_and_floor(), collective(), fund(), adjustment(), before());
    (rules, rounding()).prop_map(|(((surplus, floor), collective, fund, adjustment, before), rounding)| Scheme {
        form: Default::default(),
        grounds: Default::default(),
        admin: before.0,
        tax: before.1,
        infrastructure: before.2,
        opening: before.3,
        surplus,
        floor,
        rounding,
        collective,
        fund,
        adjustment,
        control: Rate::percent(51),
        extra_votes: Rate::ZERO,
    })
}
