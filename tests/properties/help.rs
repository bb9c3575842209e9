//! Random help from outside: every programme with every setting that a planner can choose, half of them off.

use fenhong::ledger::{Row, YearLedger};
use fenhong::programme::Aid;
use fenhong::scenario::{
    Care, HardestCare, IllCare, LeaderLoan, Leaders, Micro, MicroLoan, Order, PostPlaces, Programmes, PublicPosts,
    Scenario, WorkshopPlaces, Workshops,
};
use fenhong::units::{Fen, Rate};
use proptest::prelude::*;

use super::random::{percent, yuan};

/// Amount, years, interest, subsidy, mean, deviation, first year, rounds.
fn loan() -> impl Strategy<Value = (Fen, u32, [Rate; 4], u32, u32)> {
    let rates = [percent(0, 20), percent(0, 100), percent(-50, 50), percent(0, 100)];
    ((100..=10_000_000_i64).prop_map(Fen::new), 1..=4_u32, rates, 1..=4_u32, 1..=3_u32)
}

fn leaders() -> impl Strategy<Value = Leaders> {
    let all = (1..=3_u32, loan(), 0..=4_u32, yuan(5_000));
    let all = all.prop_map(|(loans, (amount, years, [interest, subsidy, mean, sd], from, rounds), led, wage)| {
        Leaders::LeaderLoan(LeaderLoan { loans, amount, years, interest, subsidy, mean, sd, led, wage, from, rounds })
    });
    prop_oneof![Just(Leaders::default()), all]
}

fn micro() -> impl Strategy<Value = Micro> {
    let all = (percent(0, 100), loan());
    let all = all.prop_map(|(part, (amount, years, [interest, subsidy, mean, sd], from, rounds))| {
        Micro::MicroLoan(MicroLoan { part, amount, years, interest, subsidy, mean, sd, from, rounds })
    });
    prop_oneof![Just(Micro::default()), all]
}

/// Places, pay, how often, who comes, first and last year.
fn places(most: u32) -> impl Strategy<Value = (u32, Fen, u32, Rate, u32, u32)> {
    (1..=6_u32, yuan(150), 1..=most, percent(0, 100), 1..=4_u32, 0..=4_u32)
        .prop_map(|(places, pay, times, takes_part, from, more)| (places, pay, times, takes_part, from, from + more))
}

fn care() -> impl Strategy<Value = Care> {
    let all = ([percent(0, 100), percent(0, 100), percent(0, 100)], yuan(900), 1..=4_u32, 0..=4_u32, any::<bool>());
    let all = all.prop_map(|([part, prevented, covered], allowance, from, more, hardest)| match hardest {
        true => Care::Hardest(HardestCare { part, prevented, covered, allowance, from, to: from + more }),
        false => Care::Ill(IllCare { covered, allowance, from, to: from + more }),
    });
    prop_oneof![Just(Care::default()), all]
}

/// Any help.
pub fn programmes() -> impl Strategy<Value = Programmes> {
    let workshops = places(200).prop_map(|(places, daily, days, takes_part, from, to)| {
        Workshops::Workshop(WorkshopPlaces { places, daily, days, takes_part, from, to })
    });
    let posts = places(12).prop_map(|(places, monthly, months, takes_part, from, to)| {
        PublicPosts::PublicPosts(PostPlaces { places, monthly, months, takes_part, from, to })
    });
    let workshops = prop_oneof![Just(Workshops::default()), workshops];
    let posts = prop_oneof![Just(PublicPosts::default()), posts];
    let order = prop_oneof![Just(Order::ByNumber), Just(Order::ByNeed)];
    let all = (order, leaders(), micro(), workshops, posts, care()).prop_map(
        |(order, leaders, micro, workshops, posts, care)| Programmes { order, leaders, micro, workshops, posts, care },
    );
    prop_oneof![1 => Just(Programmes::default()), 2 => all]
}

/// Leaves nothing of it to chance: returns are the mean, everyone comes.
pub fn without_chance(given: &mut Programmes) {
    if let Leaders::LeaderLoan(loan) = &mut given.leaders {
        loan.sd = Rate::ZERO;
    }
    if let Micro::MicroLoan(loan) = &mut given.micro {
        loan.sd = Rate::ZERO;
    }
    if let Workshops::Workshop(places) = &mut given.workshops {
        places.takes_part = Rate::ONE;
    }
    if let PublicPosts::PublicPosts(places) = &mut given.posts {
        places.takes_part = Rate::ONE;
    }
}

/// What holds for help in every year of a draw.
pub fn check(scenario: &Scenario, years: &[YearLedger]) {
    let given = &scenario.programmes;
    let mut working = vec![Fen::ZERO; years[0].rows.len()];
    for ledger in years {
        let aids: Vec<Aid> = ledger.rows.iter().map(|row| row.aid.unwrap_or_default()).collect();
        let count = |has: fn(&Aid) -> bool| aids.iter().filter(|aid| has(aid)).count() as u32;
        let at_most = |what: &Workshops, posts: &PublicPosts| {
            let of = |places: u32, span: (u32, u32)| {
                if (span.0..=span.1).contains(&(ledger.year + 1)) { places } else { 0 }
            };
            let workshops = match what {
                Workshops::None(_) => 0,
                Workshops::Workshop(w) => of(w.places, (w.from, w.to)),
            };
            let posts = match posts {
                PublicPosts::None(_) => 0,
                PublicPosts::PublicPosts(p) => of(p.places, (p.from, p.to)),
            };
            [workshops, posts]
        };
        let [workshops, posts] = at_most(&given.workshops, &given.posts);
        assert!(count(|aid| aid.workshop > Fen::ZERO) <= workshops);
        assert!(count(|aid| aid.public_post > Fen::ZERO) <= posts);
        let led: Fen = aids.iter().map(|aid| aid.led).sum();
        assert_eq!(led, aids.iter().map(|aid| aid.loan.wages).sum(), "a leader pays those it employs");
        for ((row, aid), before) in ledger.rows.iter().zip(&aids).zip(&mut working) {
            check_household(row, aid, *before);
            *before = aid.loan.working;
        }
    }
}

fn check_household(row: &Row, aid: &Aid, before: Fen) {
    let earned = row.earned.unwrap_or_default();
    let loan = &aid.loan;
    let places = [aid.led, aid.workshop, aid.public_post].into_iter().filter(|pay| *pay > Fen::ZERO).count();
    assert!(places <= 1 && (row.on_register || (aid.led, aid.public_post) == (Fen::ZERO, Fen::ZERO)));
    assert!(aid.covered <= earned.illness && aid.allowance >= Fen::ZERO);
    let went_in = before + loan.lent + loan.earned + loan.subsidy + loan.own + loan.lost;
    assert_eq!(went_in, loan.interest + loan.wages + loan.profit + loan.repaid + loan.working, "a loan went astray");
    assert!(loan.subsidy <= loan.interest && loan.lost >= Fen::ZERO && loan.own >= Fen::ZERO);
    assert!(loan.own == Fen::ZERO || !row.below, "a loan is paid out of what is above the line only");
    let lived = earned.left() + row.other + row.job + row.dividends() + aid.income();
    assert_eq!(row.income(), lived);
}
