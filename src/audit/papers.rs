//! Findings about the register, the offices and the papers.

use super::accounts::Accounts;
use super::declared::{Account, Part, Related};
use super::finding::{Findings, Kind};
use crate::safe;
use crate::scenario::{Adjustment, Date, LegalForm, Village};
use crate::units::{Fen, Rate};

/// Days that a public notice stands, the first and the last counted.
const LEAST_DAYS: i64 = 10;

/// Looks through the register, the offices and the papers.
pub(super) fn find(accounts: &Accounts<'_>, found: &mut Findings) {
    roster(accounts, found);
    control(accounts, found);
    offices(accounts, found);
    years(accounts, found);
    notice(accounts, found);
    signatures(accounts, found);
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
        let allocated: i64 = household.shares.iter().map(|row| row.allocated.count()).sum();
        if household.cadre && allocated > 0 {
            let on_them = list.iter().filter(|account| account.part == Part::Allocated).map(|account| account.paid);
            let mut values = values.clone();
            values.push(("shares", allocated.to_string()));
            found.add(Kind::CadreAllocated, field(), on_them.sum(), values);
        }
        if first[place] != place && paid != Fen::ZERO {
            values.push(("other", village.households[first[place]].id.to_string()));
            found.add(Kind::SameName, field(), paid, values);
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
        let lacking = capital - capital.mul_rate_down(Rate::ONE - wanted) - coop.collective.at_par(par);
        let values = vec![("coop", coop.id.to_string()), ("held", percent(held)), ("wanted", percent(wanted))];
        found.add(Kind::ControlBelowCharter, field, lacking, values);
    }
}

/// Leading and managing, supervising and operating, keeping and using: two bodies each. Who leads, manages or keeps the
/// books or money does not supervise either: that is law; that who leads does not manage is Hui's practice (Art. 35).
fn offices(accounts: &Accounts<'_>, found: &mut Findings) {
    let offices = &accounts.declared.offices;
    for (kind, field, one, other) in [
        (Kind::LeaderManages, "offices.manages", &offices.leads, &offices.manages),
        (Kind::SupervisorOperates, "offices.operates", &offices.supervises, &offices.operates),
        (Kind::SupervisorOperates, "offices.leads", &offices.supervises, &offices.leads),
        (Kind::SupervisorOperates, "offices.manages", &offices.supervises, &offices.manages),
        (Kind::SupervisorOperates, "offices.keeps", &offices.supervises, &offices.keeps),
        (Kind::KeeperUses, "offices.uses", &offices.keeps, &offices.uses),
    ] {
        if !one.is_empty() && safe::key(one) == safe::key(other) {
            let values = vec![("who", one.trim().to_owned()), ("as", field.to_owned())];
            found.add(kind, field.to_owned(), Fen::ZERO, values);
        }
    }
    let all = [
        ("offices.leads", &offices.leads),
        ("offices.manages", &offices.manages),
        ("offices.supervises", &offices.supervises),
        ("offices.operates", &offices.operates),
        ("offices.keeps", &offices.keeps),
        ("offices.uses", &offices.uses),
        ("decided.by", &accounts.declared.decided.by),
    ];
    for (field, _) in all.into_iter().filter(|(_, who)| who.is_empty()) {
        found.add(Kind::OfficeUnnamed, field.to_owned(), Fen::ZERO, vec![("what", field.to_owned())]);
    }
    let related = match offices.related {
        Related::None => None,
        Related::Leads => Some("offices.leads"),
        Related::Keeps => Some("offices.keeps"),
    };
    if let Some(office) = related {
        let values = vec![("who", offices.supervises.trim().to_owned()), ("as", office.to_owned())];
        found.add(Kind::SupervisorRelated, "offices.related".to_owned(), Fen::ZERO, values);
    }
    if offices.account == Account::Person {
        let values = vec![("who", offices.keeps.trim().to_owned())];
        found.add(Kind::MoneyOnPrivateAccount, "offices.account".to_owned(), Fen::ZERO, values);
    }
}

/// A year that the plan does not have, and years off the register that a step-by-step rule would have to know.
fn years(accounts: &Accounts<'_>, found: &mut Findings) {
    let declared = accounts.declared;
    let scenario = &declared.scenario.0;
    if !declared.is_of_the_plan() {
        let values = vec![("year", declared.year.to_string()), ("as_of", scenario.as_of.to_string())];
        found.add(Kind::YearsApart, "year".to_owned(), Fen::ZERO, values);
    }
    if !matches!(scenario.scheme.adjustment, Adjustment::Taper(_)) {
        return;
    }
    for (household, is_on) in accounts.written.households.iter().zip(&accounts.on_register) {
        let holds = household.holdings.iter().any(|held| held.allocated.count() > 0);
        let is_said = declared.off_register.iter().any(|off| off.household == household.id);
        if holds && household.registered && !is_on && !is_said && accounts.gone(household.id).is_none() {
            let name = household.name.clone().unwrap_or_default();
            let values = vec![("id", household.id.to_string()), ("name", name)];
            found.add(Kind::YearsOffMissing, "off_register".to_owned(), Fen::ZERO, values);
        }
    }
}

/// Days that the papers lie open before the members' meeting: of a co-op (Art. 40), of the collective (Art. 46).
const LEAST_OPEN: [i64; 2] = [15, 10];

/// Papers that lay open for too short.
fn papers(accounts: &Accounts<'_>, found: &mut Findings) {
    let declared = accounts.declared;
    let (Some(from), Some(decided)) = (declared.papers.from, declared.decided.on) else { return };
    let of_collective = declared.scenario.0.scheme.form == LegalForm::Collective;
    let (days, least) = (decided.day_number() - from.day_number(), LEAST_OPEN[usize::from(of_collective)]);
    if days < least {
        let values = vec![("days", days.max(0).to_string()), ("least", least.to_string())];
        found.add(Kind::PapersShort, "papers.from".to_owned(), Fen::ZERO, values);
    }
}

/// Who has signed: each for itself.
fn signatures(accounts: &Accounts<'_>, found: &mut Findings) {
    let signed = &accounts.declared.signed;
    let all = [
        ("signed.prepared", &signed.prepared),
        ("signed.supervised", &signed.supervised),
        ("signed.secretary", &signed.secretary),
    ];
    for (field, _) in all.iter().filter(|(_, name)| name.trim().is_empty()) {
        found.add(Kind::SignatureMissing, (*field).to_owned(), Fen::ZERO, vec![("what", (*field).to_owned())]);
    }
    for (place, (field, name)) in all.iter().enumerate().filter(|(_, (_, name))| !name.trim().is_empty()) {
        if let Some((other, _)) = all[..place].iter().find(|(_, other)| safe::key(other) == safe::key(name)) {
            let values =
                vec![("who", name.trim().to_owned()), ("what", (*field).to_owned()), ("as", (*other).to_owned())];
            found.add(Kind::OneSignsTwice, (*field).to_owned(), Fen::ZERO, values);
        }
    }
}

/// Papers before, ten days after, all of them dated.
fn notice(accounts: &Accounts<'_>, found: &mut Findings) {
    let declared = accounts.declared;
    let notice = &declared.notice;
    papers(accounts, found);
    if let (Some(from), Some(to)) = (notice.from, notice.to) {
        let days = to.day_number() - from.day_number() + 1;
        if days < LEAST_DAYS {
            let values = vec![("days", days.to_string()), ("from", from.to_string()), ("to", to.to_string())];
            found.add(Kind::NoticeShort, "notice.to".to_owned(), Fen::ZERO, values);
        }
    }
    if let (Some(decided), Some(from)) = (declared.decided.on, notice.from)
        && decided > from
    {
        let values = vec![("on", decided.to_string()), ("from", from.to_string())];
        found.add(Kind::DecidedAfterNotice, "decided.on".to_owned(), Fen::ZERO, values);
    }
    let dates = [
        ("papers.from", declared.papers.from),
        ("decided.on", declared.decided.on),
        ("notice.from", notice.from),
        ("notice.to", notice.to),
    ];
    for (field, date) in dates {
        let what = ("what", field.to_owned());
        match date {
            None => drop(found.add(Kind::DateMissing, field.to_owned(), Fen::ZERO, vec![what])),
            Some(date) if !is_about(date, declared.year) => {
                let values = vec![what, ("on", date.to_string()), ("year", declared.year.to_string())];
                found.add(Kind::DateOfAnotherYear, field.to_owned(), Fen::ZERO, values);
            }
            Some(_) => {}
        }
    }
}

/// Whether a day can be about the sharing of a year's surplus: in its last month, when it is nearly known, or in the year
/// after.
fn is_about(date: Date, year: u32) -> bool {
    let of = u32::from(date.year);
    of == year + 1 || of == year && date.month == 12
}

/// In tenths of a percent, rounded down.
fn percent(rate: Rate) -> String {
    let tenths = rate.ppm() / 1000;
    if tenths % 10 == 0 { format!("{}%", tenths / 10) } else { format!("{}.{}%", tenths / 10, tenths % 10) }
}
