//! The sums that every year holds, and the tally of a year against its ledger.

use fenhong::enterprise::Operation;
use fenhong::ledger::{CoopYear, Row, YearLedger};
use fenhong::simulate::tally::{InGroup, Overall, in_group, of};
use fenhong::units::Fen;

/// What a co-op shares is what its pots hold, and a floor is paid, owed or lapsed.
fn check_pots(coop: &CoopYear) {
    let floor = &coop.floor;
    for pot in &coop.pots {
        let declared = &pot.declared;
        assert_eq!(pot.amount, Fen::new(declared.per_share.fen() * pot.parts) + declared.odd + declared.carried);
    }
    let pots: Fen = coop.pots.iter().map(|pot| pot.amount).sum();
    assert_eq!(pots, coop.bridge.distributable + floor.guaranteed);
    assert_eq!(floor.promised + floor.owed, floor.paid + floor.guaranteed + floor.unpaid);
    assert!(floor.paid <= coop.bridge.distributable, "a floor never comes out of capital");
    assert!(coop.closing.arrears == Fen::ZERO || coop.closing.arrears == floor.unpaid || floor.promised == Fen::ZERO);
}

/// Revenue to surplus; what cannot be paid out of what there is is not paid.
fn check_operation(coop: &CoopYear, year: &Operation) {
    let gain = year.earned - year.destroyed + year.insured - year.costs - year.interest;
    let profit = gain - year.depreciation - year.admin - year.wage_cost - year.rent;
    let surplus = (profit - year.tax).max(-coop.opening.net_assets());
    assert_eq!(year.surplus, surplus);
    assert!(year.revenue == Fen::ZERO || !coop.branches.is_empty() || year.earned == year.revenue - year.expenses);
    assert!([year.wages, year.rent, year.tax, year.depreciation].iter().all(|&amount| amount >= Fen::ZERO));
    let paid = year.wage_cost + year.rent;
    assert!(paid == Fen::ZERO || profit - year.tax >= -coop.opening.net_assets(), "paid out of nothing: {year:?}");
}

/// Every amount of a year in and out, class by class.
pub fn check_conservation(ledger: &YearLedger) {
    for coop in &ledger.coops {
        let bridge = &coop.bridge;
        let paid = coop.patronage + coop.collective + coop.paid_in + coop.allocated + coop.recovered;
        assert_eq!(bridge.distributable + coop.floor.guaranteed, paid + coop.carried);
        let kept = bridge.added() + bridge.risk + bridge.welfare;
        let shared = kept + bridge.made_up + bridge.distributable - bridge.carried_in;
        assert_eq!(bridge.surplus.or_nothing(), shared, "a surplus makes up losses, is kept or is shared");
        // Opened with what new members paid in.
        let came = coop.opening.net_assets() + bridge.surplus + coop.floor.guaranteed;
        assert_eq!(came, coop.closing.net_assets() + paid + bridge.welfare);
        let absorbed = bridge.absorbed_by_risk + bridge.absorbed;
        assert_eq!(coop.closing.loss, coop.opening.loss + (-bridge.surplus).or_nothing() - absorbed - bridge.made_up);
        check_pots(coop);
        coop.operation.iter().for_each(|year| check_operation(coop, year));
    }
    let sum = |of: &dyn Fn(&Row) -> Fen| ledger.rows.iter().map(of).sum::<Fen>();
    let coops = |of: fn(&CoopYear) -> Fen| ledger.coops.iter().map(of).sum::<Fen>();
    let wages = coops(|coop| coop.operation.map_or(Fen::ZERO, |year| year.wages));
    assert!(sum(&|row| row.job) <= wages, "a household is paid wages that no co-op pays");
    assert!(ledger.coops.iter().all(|coop| !coop.closed || coop.per_job() == Fen::ZERO), "wages end with the co-op");
    let pool = &ledger.pool;
    assert_eq!(sum(&|row| row.patronage), coops(|coop| coop.patronage));
    assert_eq!(sum(&|row| row.paid_in), coops(|coop| coop.paid_in));
    assert_eq!(sum(&|row| row.allocated), coops(|coop| coop.allocated));
    assert_eq!(pool.collective, coops(|coop| coop.collective));
    assert_eq!(pool.recovered, coops(|coop| coop.recovered));
    let to_heads = sum(&|row| row.collective + row.post + row.recovered);
    assert_eq!(pool.collective + pool.recovered, pool.kept + to_heads + pool.others + pool.welfare);
    assert_eq!(sum(&|row| row.refund), coops(|coop| coop.refunds + coop.members.left));
    let accounts = &ledger.accounts;
    assert_eq!(accounts.paid, sum(&|row| row.dividends() + row.refund));
    let came = accounts.opening + accounts.injected + accounts.surplus;
    assert_eq!(came, accounts.paid + accounts.others + accounts.closing);
}

/// No amount that is paid, kept or lacking is ever below nothing.
pub fn check_signs(ledger: &YearLedger) {
    for row in &ledger.rows {
        let dividends = [row.patronage, row.paid_in, row.allocated, row.collective, row.post, row.recovered];
        let amounts = dividends.into_iter().chain([row.refund, row.gap]);
        assert!(amounts.into_iter().all(|amount| amount >= Fen::ZERO), "{row:?}");
        for line in &row.lines {
            assert!([line.patronage, line.paid_in, line.allocated].iter().all(|&amount| amount >= Fen::ZERO));
            assert!(line.lost_shares.count() >= 0 && line.allocated_shares.count() >= 0, "{line:?}");
        }
    }
    for coop in &ledger.coops {
        let bridge = &coop.bridge;
        let losses = [bridge.absorbed_by_risk, bridge.absorbed, bridge.made_up, bridge.carried_in];
        let kept = [bridge.reserve, bridge.common, bridge.risk, bridge.welfare, bridge.distributable, coop.refunds];
        assert!(losses.iter().chain(&kept).all(|&amount| amount >= Fen::ZERO), "{coop:?}");
        let books = [coop.closing.reserve, coop.closing.risk, coop.closing.loss, coop.closing.carried];
        assert!(books.iter().all(|&amount| amount >= Fen::ZERO), "{coop:?}");
    }
    assert!(ledger.fund >= Fen::ZERO && ledger.welfare >= Fen::ZERO);
}

/// The tally of a draw and year against its ledger: sums over co-ops, over the cohort and over the others.
pub fn check_cells(cells: &[i64], ledger: &YearLedger) {
    let coops = |amount: &dyn Fn(&CoopYear) -> Fen| ledger.coops.iter().map(amount).sum::<Fen>().fen();
    for (what, amount) in [
        (Overall::Surplus, coops(&|coop| coop.bridge.surplus)),
        (Overall::Gain, coops(&|coop| coop.bridge.surplus.or_nothing())),
        (Overall::MadeUp, coops(&|coop| coop.bridge.made_up)),
        (Overall::Reserve, coops(&|coop| coop.bridge.added() + coop.bridge.risk)),
        (Overall::Guaranteed, coops(&|coop| coop.floor.guaranteed)),
        (Overall::FloorDue, coops(&|coop| coop.floor.promised)),
        (Overall::FloorUnpaid, coops(&|coop| coop.floor.unpaid)),
        (Overall::FloorShort, coops(&|coop| Fen::new(i64::from(coop.floor.short)))),
        (Overall::Carried, coops(&|coop| coop.carried - coop.bridge.carried_in)),
        (Overall::Paying, coops(&|coop| Fen::new(i64::from(coop.pays())))),
        (Overall::Refunds, coops(&|coop| coop.refunds + coop.members.left)),
        (Overall::Collective, ledger.pool.collective.fen()),
        (Overall::Kept, ledger.pool.kept.fen()),
        (Overall::ToPoor, ledger.rows.iter().map(|row| row.collective + row.post).sum::<Fen>().fen()),
        (Overall::Recovered, ledger.rows.iter().map(|row| row.recovered).sum::<Fen>().fen()),
        (Overall::Welfare, ledger.pool.welfare.fen() + coops(&|coop| coop.bridge.welfare)),
        (Overall::Others, ledger.pool.others.fen()),
        (Overall::Injected, ledger.accounts.injected.fen()),
        (Overall::Fund, ledger.fund.fen()),
        (Overall::Revenue, coops(&|coop| coop.operation.map_or(Fen::ZERO, |year| year.revenue))),
        (Overall::JobWages, coops(&|coop| coop.operation.map_or(Fen::ZERO, |year| year.wages))),
    ] {
        assert_eq!(cells[of(what)], amount, "{what:?}");
    }
    let cohort = |what| cells[in_group(0, what)] + cells[in_group(1, what)];
    let others = |what| cells[in_group(2, what)];
    check_groups(&cohort, &ledger.rows.iter().filter(|row| row.cohort).collect::<Vec<_>>());
    check_groups(&others, &ledger.rows.iter().filter(|row| !row.cohort).collect::<Vec<_>>());
}

fn check_groups(cell: &dyn Fn(InGroup) -> i64, rows: &[&Row]) {
    let sum = |amount: &dyn Fn(&Row) -> Fen| rows.iter().map(|row| amount(row)).sum::<Fen>().fen();
    let count = |is: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| is(row)).count() as i64;
    let earned = |row: &Row| row.earned.expect("a simulated year");
    for (what, amount) in [
        (InGroup::Wages, sum(&|row| earned(row).wages)),
        (InGroup::Farming, sum(&|row| earned(row).farming)),
        (InGroup::Jobs, sum(&|row| row.job)),
        (InGroup::Ill, count(&|row| earned(row).ill)),
        (InGroup::Patronage, sum(&|row| row.patronage)),
        (InGroup::PaidIn, sum(&|row| row.paid_in)),
        (InGroup::Allocated, sum(&|row| row.allocated + row.recovered)),
        (InGroup::Collective, sum(&|row| row.collective + row.post)),
        (InGroup::Poor, count(&|row| row.below)),
        (InGroup::Gap, sum(&|row| row.gap)),
        (InGroup::Registered, count(&|row| row.on_register_after)),
        (InGroup::PoorWithout, count(&|row| row.below_without)),
    ] {
        assert_eq!(cell(what), amount, "{what:?}");
    }
}
