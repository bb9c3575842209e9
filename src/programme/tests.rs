use super::*;
use crate::scenario::LeaderLoan;

fn loan(sd: Rate) -> Loan {
    Loan::of_leader(&LeaderLoan {
        loans: 1,
        amount: Fen::yuan(10_000),
        years: 2,
        interest: Rate::percent(5),
        subsidy: Rate::percent(40),
        mean: Rate::percent(-30),
        sd,
        led: 1,
        wage: Fen::yuan(500),
        from: 1,
        rounds: 2,
    })
}

#[test]
fn a_loss_is_made_up_then_taken_from_the_loan_then_paid_by_the_guarantee_fund() {
    let (loan, mut debt) = (loan(Rate::ZERO), Debt::default());
    assert_eq!(loan.begin(&mut debt, 0), Fen::yuan(10_000));
    // −3 000 − 300 of interest − 500 of wages: 1 000 out of the rest, 2 800 out of the loan.
    let first = loan.end_year(&mut debt, 0, Fen::yuan(500), Fen::yuan(1_000));
    assert_eq!((first.own, first.working, first.income()), (Fen::yuan(1_000), Fen::yuan(7_200), Fen::yuan(-1_000)));
    // −2 160 − 300 − 500 = −2 960: 400 out of the rest, then 4 640 are left of 10 000.
    let second = loan.end_year(&mut debt, u32::MAX, Fen::yuan(500), Fen::yuan(400));
    assert_eq!((second.own, second.repaid, second.lost), (Fen::yuan(400), Fen::yuan(10_000), Fen::yuan(5_360)));
    assert!(debt.stopped && !debt.runs());
    assert_eq!(loan.begin(&mut debt, 2), Fen::ZERO, "whoever defaults gets no other loan");
}

#[test]
fn what_is_spare_pays_the_rest_of_the_principal_and_another_loan_follows() {
    let (loan, mut debt) = (loan(Rate::ZERO), Debt::default());
    loan.begin(&mut debt, 0);
    loan.end_year(&mut debt, 0, Fen::ZERO, Fen::ZERO);
    let last = loan.end_year(&mut debt, 0, Fen::ZERO, Fen::yuan(50_000));
    // 10 000 − 3 300 = 6 700; its loss of 2 010 and the interest of 300 and then 3 300 of principal.
    assert_eq!((last.own, last.lost, debt.stopped), (Fen::yuan(2_310 + 3_300), Fen::ZERO, false));
    assert_eq!(loan.begin(&mut debt, 2), Fen::yuan(10_000));
    loan.end_year(&mut debt, 0, Fen::ZERO, Fen::yuan(50_000));
    loan.end_year(&mut debt, 0, Fen::ZERO, Fen::yuan(50_000));
    assert_eq!(loan.begin(&mut debt, 4), Fen::ZERO, "two loans in turn");
}

#[test]
fn a_loss_beyond_the_loan_ends_it_at_once() {
    let (loan, mut debt) = (loan(Rate::ONE), Debt::default());
    loan.begin(&mut debt, 0);
    // The worst of all returns is −100 %; 300 of interest and 500 of wages come on top.
    let year = loan.end_year(&mut debt, 0, Fen::yuan(500), Fen::ZERO);
    assert_eq!((year.repaid, year.lost, year.working), (Fen::yuan(10_000), Fen::yuan(10_800), Fen::ZERO));
    assert!(!debt.runs() && debt.stopped);
}

#[test]
fn who_is_under_the_line_pays_no_principal_out_of_a_profit() {
    let (loan, mut debt) = (loan(Rate::ONE), Debt::default());
    loan.begin(&mut debt, 0);
    loan.end_year(&mut debt, 0x6000_0000, Fen::ZERO, Fen::ZERO);
    let (working, above) = (debt.working, Fen::yuan(-100_000));
    let last = loan.end_year(&mut debt, u32::MAX, Fen::ZERO, above);
    assert!(last.profit > Fen::ZERO && working < Fen::yuan(10_000), "{last:?}");
    assert_eq!((last.own, last.lost), (Fen::ZERO, Fen::yuan(10_000) - working));
}

#[test]
fn no_loan_loses_a_fen_whatever_its_luck() {
    let loan = loan(Rate::percent(80));
    for seed in 0..2_000_u32 {
        let mut debt = Debt::default();
        loan.begin(&mut debt, 0);
        while debt.runs() {
            let spare = Fen::new(i64::from(seed.wrapping_mul(7_919) % 400_000));
            // The year's own check holds, and nobody is pushed under the line by it.
            let year = loan.end_year(&mut debt, seed.wrapping_mul(2_654_435_761), Fen::new(12_345), spare);
            assert!(year.own <= spare + year.profit && year.lost >= Fen::ZERO && debt.working >= Fen::ZERO);
        }
    }
}
