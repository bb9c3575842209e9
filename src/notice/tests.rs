use super::*;
use crate::audit::{Declared, shipped};
use crate::units::Fen;

fn plan() -> Plan {
    Plan::new(shipped("huaihua-ledger-clean").expect("a ledger")).expect("a plan")
}

fn held(plan: &Sealed, paid: &Declared) -> Vec<Difference> {
    custody::held(plan, paid, None).expect("it can be worked out").differences
}

#[test]
fn what_is_written_is_read_back_and_its_seal_holds() {
    for (id, _) in crate::cases::LEDGERS {
        let declared = shipped(id).expect("a ledger");
        assert_eq!(Declared::from_json(&declared.to_json()), Ok(declared.clone()), "{id}");
        let sealed = Plan::new(declared).expect("a plan").sealed;
        let read = Sealed::from_json(&sealed.to_json()).expect("a plan");
        assert_eq!(read, sealed, "{id}");
        assert_eq!(read.broken(), []);
        assert_eq!(held(&read, &read.declared), []);
    }
}

#[test]
fn the_order_of_a_list_is_no_difference_and_neither_are_names_and_dates() {
    let plan = plan();
    let mut other = shipped("huaihua-ledger-clean").expect("a ledger");
    other.on_register.reverse();
    other.surplus.reverse();
    other.signed.prepared = "another".to_owned();
    other.notice.from = None;
    assert_eq!(Plan::new(other).expect("a plan").sealed.fingerprint, plan.sealed.fingerprint);
}

/// One fen more in any payment is named with its household, dividend and co-op.
#[test]
fn one_altered_fen_of_any_payment_is_named() {
    let plan = plan();
    let all = plan.sealed.declared.paid.clone();
    assert!(all.len() > 15, "{}", all.len());
    for (place, row) in all.iter().enumerate() {
        let mut paid = plan.sealed.declared.clone();
        paid.paid[place].amount += Fen::new(1);
        let found = held(&plan.sealed, &paid);
        let [Difference::Payout(named)] = &found[..] else { panic!("{found:?}") };
        assert_eq!((named.household, named.part, named.coop), (row.household, row.part, row.coop));
        assert_eq!(named.paid - named.planned, Fen::new(1));
    }
    let mut paid = plan.sealed.declared.clone();
    paid.to_collective[0].amount -= Fen::new(1);
    assert!(matches!(held(&plan.sealed, &paid)[..], [Difference::Collective { coop: 1, .. }]));
}

/// A plan that was changed after it was sealed says where, and which payment is not by its rules.
#[test]
fn an_altered_plan_names_the_section_and_the_payment() {
    let plan = plan();
    for place in 0..plan.sealed.declared.paid.len() {
        let mut forged = plan.sealed.clone();
        forged.declared.paid[place].amount += Fen::new(1);
        assert_eq!(forged.broken(), [Section::Payments]);
        let household = forged.declared.paid[place].household;
        let found = held(&forged, &forged.declared);
        assert_eq!(found[0], Difference::Seal { section: Section::Payments });
        assert!(matches!(&found[1], Difference::Plan(named) if named.household == household), "{found:?}");
    }
    // Sealed anew, it is another code than the one on the paper.
    let mut forged = plan.sealed.declared.clone();
    forged.paid[0].amount += Fen::new(1);
    let forged = Sealed::new(forged);
    let paper = plan.sealed.fingerprint.short();
    let found = custody::held(&forged, &forged.declared, Some(&paper)).expect("it can be worked out");
    assert!(matches!(&found.differences[..], [Difference::Paper { .. }, Difference::Plan(_)]), "{found:?}");
}

#[test]
fn what_the_payments_rest_on_is_compared_field_by_field() {
    let plan = plan();
    let changed = |change: fn(&mut Declared)| {
        let mut other = plan.sealed.declared.clone();
        change(&mut other);
        let found = held(&plan.sealed, &other);
        assert_ne!(Sealed::new(other).fingerprint, plan.sealed.fingerprint);
        match found.into_iter().next() {
            Some(Difference::Input { section, field, planned, found }) => (section, field, planned, found),
            other => panic!("{other:?}"),
        }
    };
    let text = |text: &str| Some(text.to_owned());
    let of_surplus = changed(|other| other.surplus[0].amount += Fen::new(1));
    assert_eq!(of_surplus, (Section::Surplus, "surplus.0.amount".to_owned(), text("100000.00"), text("100000.01")));
    let of_register = changed(|other| other.on_register.truncate(2));
    assert_eq!((of_register.0, of_register.3), (Section::Register, None));
    let of_rules = changed(|other| other.scenario.0.scheme.control = crate::units::Rate::percent(34));
    assert_eq!(of_rules, (Section::Rules, "scenario.scheme.control".to_owned(), text("0.51"), text("0.34")));
    let of_village = changed(|other| {
        if let crate::scenario::Village::Listed(village) = &mut other.scenario.0.village {
            village.households[3].persons = crate::units::Persons::new(7);
        }
    });
    assert_eq!((of_village.0, &*of_village.1), (Section::Village, "village.households.3.persons"));
}

#[test]
fn a_code_is_read_from_paper_however_it_is_grouped() {
    let code = plan().sealed.fingerprint;
    let short = code.short();
    for read in [short.clone(), short.to_lowercase(), short.replace('-', " "), short.replace('-', "")] {
        assert!(code.is(&read), "{read}");
    }
    assert!(!code.is(&short[..9]) && !code.is("") && !code.is(&short.replace('-', "").replace(&short[..1], "x")));
}

/// A plan of a roster and its surpluses: nothing is decided yet, and what is due adds up.
#[test]
fn a_scenario_with_surpluses_makes_a_plan() {
    let scenario = shipped("huaihua-ledger-clean").expect("a ledger").scenario.0;
    let surpluses = [Fen::yuan(100_000), Fen::yuan(20_000), Fen::yuan(-5_000)];
    let declared = Declared::planned(scenario.clone(), 1, 2018, &surpluses).expect("a year");
    assert!(declared.decided.by.is_empty() && declared.paid.is_empty());
    let plan = Plan::new(declared).expect("a plan");
    let accounts = plan.ledger.accounts;
    assert_eq!(
        accounts.opening + accounts.injected + accounts.surplus,
        accounts.paid + accounts.others + accounts.closing
    );
    assert_eq!(plan.sealed.declared.paid.iter().map(|row| row.amount).sum::<Fen>(), accounts.paid);
    assert!(Declared::planned(scenario.clone(), 1, 2018, &surpluses[..2]).is_err());
    assert!(Declared::planned(scenario, 2, 2018, &surpluses).is_err());
}

/// Whose meeting decides, and what it needs.
#[test]
fn each_co_op_and_the_collective_have_their_meeting() {
    use crate::scenario::Body;
    let plan = plan();
    let bodies: Vec<Body> = plan.meetings.iter().map(|meeting| meeting.body).collect();
    assert_eq!(bodies, [Body::CoOp, Body::CoOp, Body::CoOp, Body::Collective]);
    // Nine households with shares or trade, and the collective: 10 members, 7 of them, 6 votes.
    let needed = plan.meetings[0].needed.expect("its members are counted");
    assert_eq!((needed.members, needed.present, needed.votes_for), (10, 7, 6));
    assert_eq!(plan.meetings[3].needed, None, "how many persons the collective has, no register of households says");
}
