//! Findings about the register, the offices and the papers.

use super::accounts::Accounts;
use super::declared::Part;
use super::finding::Findings;
use crate::safe;
use crate::scenario::Village;
use crate::units::{Fen, Rate};

/// Days that a public notice stands, the first and the last counted.
const LEAST_DAYS: i64 = 10;

/// Looks through the register, the offices and the papers.
pub(super) fn find(accounts: &Accounts<'_>, found: &mut Findings) {
    roster(accounts, found);
    control(accounts, found);
    offices(accounts, found);
    notice(accounts, found);
}

/// Cadres with allocated shares, and names that stand twice.
fn roster(accounts: &Accounts<'_>, found: &mut Findings) {
    let Village::Listed(village) = &accounts.declared.scenario.0.village else { return };
    // A space or a wide letter makes no other person.
    let names: Vec<String> = village.households.iter().map(|household| safe::key(&household.name)).collect();
    let first = first_of_name(&names);
    for (place, household) in village.households.iter().enumerate() {
        let at = accounts.written.households.binary_search_by_key(&household.id, |household| household.id);
        let list = at.map_or(&[][..], |at| &accounts.of[at]);
        let paid: Fen = list.iter().map(|account| account.paid).sum();
        let field = || format!("scenario.village.households.{place}");
        let mut values = vec![("id", household.id.to_string()), ("name", household.name.clone())];
        let allocated: i64 = household.shares.iter().map(|row| row.allocated.0).sum();
        if household.cadre && allocated > 0 {
            let on_them = list.iter().filter(|account| account.part == Part::Allocated).map(|account| account.paid);
            let mut values = values.clone();
            values.push(("shares", allocated.to_string()));
            found.add("cadre-allocated", field(), on_them.sum(), values);
        }
        if first[place] != place && paid != Fen::ZERO {
            values.push(("other", village.households[first[place]].id.to_string()));
            found.add("same-name", field(), paid, values);
        }
    }
}

/// The first place of the name that stands at each place.
fn first_of_name(names: &[String]) -> Vec<usize> {
    let mut seen = std::collections::HashMap::new();
    names.iter().enumerate().map(|(place, name)| *seen.entry(name.as_str()).or_insert(place)).collect()
}

/// The collective's part of the capital against the charter.
fn control(accounts: &Accounts<'_>, found: &mut Findings) {
    let (scenario, par) = (&accounts.declared.scenario.0, accounts.register.par);
    let wanted = scenario.scheme.control;
    for (place, coop) in accounts.register.coops.iter().enumerate() {
        let held = coop.capital_control();
        if held >= wanted {
            continue;
        }
        let field = match &scenario.village {
            Village::Listed(_) => format!("scenario.village.coops.{place}.collective"),
            Village::Generated(_) => "scenario.village.split.collective".to_owned(),
        };
        let capital = coop.shares().at_par(par);
        let lacking = capital - capital.mul_rate_floor(Rate::ONE - wanted) - coop.collective.at_par(par);
        let values = vec![("coop", coop.id.to_string()), ("held", percent(held)), ("wanted", percent(wanted))];
        found.add("control-below-charter", field, lacking, values);
    }
}

/// Leading and managing, supervising and operating, keeping and using: two bodies each.
fn offices(accounts: &Accounts<'_>, found: &mut Findings) {
    let offices = &accounts.declared.offices;
    for (id, field, one, other) in [
        ("leader-manages", "offices.manages", &offices.leads, &offices.manages),
        ("supervisor-operates", "offices.operates", &offices.supervises, &offices.operates),
        ("keeper-uses", "offices.uses", &offices.keeps, &offices.uses),
    ] {
        if safe::key(one) == safe::key(other) {
            found.add(id, field.to_owned(), Fen::ZERO, vec![("who", one.trim().to_owned())]);
        }
    }
}

/// Ten days, dated and signed.
fn notice(accounts: &Accounts<'_>, found: &mut Findings) {
    let declared = accounts.declared;
    let notice = &declared.notice;
    if let (Some(from), Some(to)) = (notice.from, notice.to) {
        let days = to.day_number() - from.day_number() + 1;
        if days < LEAST_DAYS {
            let values = vec![("days", days.to_string()), ("from", from.to_string()), ("to", to.to_string())];
            found.add("notice-short", "notice.to".to_owned(), Fen::ZERO, values);
        }
    }
    for (field, date) in [("decided.on", declared.decided.on), ("notice.from", notice.from), ("notice.to", notice.to)] {
        if date.is_none() {
            found.add("date-missing", field.to_owned(), Fen::ZERO, vec![("what", field.to_owned())]);
        }
    }
    let signed = &declared.signed;
    for (field, name) in [
        ("signed.prepared", &signed.prepared),
        ("signed.supervised", &signed.supervised),
        ("signed.secretary", &signed.secretary),
    ] {
        if name.trim().is_empty() {
            found.add("signature-missing", field.to_owned(), Fen::ZERO, vec![("what", field.to_owned())]);
        }
    }
}

/// In tenths of a percent, rounded down.
fn percent(rate: Rate) -> String {
    let tenths = rate.0 / 1000;
    if tenths % 10 == 0 { format!("{}%", tenths / 10) } else { format!("{}.{}%", tenths / 10, tenths % 10) }
}
