//! What a scheme breaks or risks: findings with article, severity, place and numbers.
//!
//! A scenario's date selects the law. A historical scenario is told what today's law says; a current one
//! that breaks a law still runs, because planners compare, and is marked on every result. The sentences are
//! in [`crate::words::findings`].

mod collective;
mod kind;
mod members;

pub(crate) use kind::kinds;
pub use kind::{Kind, Severity};

use serde::{Deserialize, Serialize};

use crate::assembly;
use crate::equity::{Coop, MOST_EXTRA_VOTES, Register};
use crate::law::{Article, Provision};
use crate::membership;
use crate::population::Population;
use crate::rules::floor;
use crate::safe;
use crate::scenario::{
    Body, Date, Floor, Infrastructure, Leaders, LegalForm, Micro, PublicPosts, Scenario, Shortfall, SurplusRule,
    Village, lines,
};
use crate::units::{Fen, Rate, Shares};

/// Something that a planner should know before relying on a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What is found.
    #[serde(rename = "id")]
    pub kind: Kind,
    /// How much it weighs.
    pub severity: Severity,
    /// The article, where a law says so.
    pub article: Option<Article>,
    /// Path of the setting.
    pub field: String,
    /// Numbers and names for the sentence.
    pub values: Vec<(String, String)>,
}

/// From here on a scenario is a plan of today, not a history.
const CURRENT: Date = Date::new(2021, 1, 1);

/// Everything found, the weightiest first; in the order of the checks within one weight.
///
/// ```
/// use fenhong::{cases, check};
///
/// let lawful = cases::find("hui-today").unwrap().scenario();
/// assert!(!check::is_unlawful(&check::findings(&lawful)));
/// let against = cases::find("hui-today-against").unwrap().scenario();
/// assert!(check::is_unlawful(&check::findings(&against)));
/// ```
pub fn findings(scenario: &Scenario) -> Vec<Finding> {
    findings_of(scenario, &Population::new(scenario).register(0))
}

/// The same where the register of the first village is at hand.
pub fn findings_of(scenario: &Scenario, register: &Register) -> Vec<Finding> {
    let mut found = Findings { scenario, list: Vec::new() };
    found.surplus();
    found.floor(register);
    found.line();
    found.enterprises();
    found.programmes(register);
    found.register(register);
    found.units(register);
    found.before(register);
    found.roster();
    // What cannot be is refused before it is run.
    let courses = membership::courses(scenario).unwrap_or_default();
    found.members(&courses);
    let outcomes = assembly::outcomes(scenario, &courses).unwrap_or_default();
    found.collective(&outcomes);
    found.resolutions(register, &outcomes);
    let Findings { list, .. } = found;
    let of = |severity| list.iter().filter(move |finding| finding.severity == severity).cloned();
    of(Severity::Unlawful).chain(of(Severity::Warning)).chain(of(Severity::Note)).collect()
}

/// Whether a law in force is broken.
pub fn is_unlawful(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Unlawful)
}

/// What a loan brings and costs in an average year.
struct Lent {
    amount: Fen,
    /// Its mean return.
    mean: Rate,
    /// Interest a year, less what is subsidised.
    interest: Rate,
    /// Wages that it must pay.
    wages: Fen,
}

struct Findings<'a> {
    scenario: &'a Scenario,
    list: Vec<Finding>,
}

impl Findings<'_> {
    fn add(&mut self, kind: Kind, field: &str, values: &[(&str, String)]) {
        self.add_of(kind, Body::CoOp, field, values);
    }

    /// The same where a body decides whose law says something of it. What is unlawful is so under a law in force; before
    /// it, and for history, it is only a note. The article is that of the law of the scenario's date, or of today's where
    /// none said it then.
    fn add_of(&mut self, kind: Kind, body: Body, field: &str, values: &[(&str, String)]) {
        let (terms, date) = (kind.terms(), self.scenario.as_of);
        let says = terms.says.map(|says| says[usize::from(body == Body::Collective)]);
        let in_force = says.and_then(|says| says.on(date));
        let binds = !terms.by_law || date >= CURRENT && in_force.is_some();
        self.list.push(Finding {
            kind,
            severity: if binds { terms.severity } else { Severity::Note },
            article: in_force.or(says.map(Provision::today)),
            field: field.to_owned(),
            values: values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        });
    }

    /// 60 % by trade in a co-op; by charter in a federation. A company and the collective itself share by other laws.
    fn surplus(&mut self) {
        let scheme = &self.scenario.scheme;
        match (&scheme.surplus, scheme.form) {
            (SurplusRule::Shares(_), LegalForm::CoOp) => {
                self.add(Kind::SharesOnly, "scheme.surplus", &[]);
            }
            (_, LegalForm::Federation) => {
                self.add(Kind::FederationByCharter, "scheme.surplus", &[]);
            }
            _ => {}
        }
        let welfare = scheme.funds().welfare;
        if scheme.form == LegalForm::CoOp && welfare > Rate::ZERO {
            // What a co-op keeps is its members', unless its charter gives it to the village.
            let values = [("rate", percent(welfare))];
            self.add(Kind::WelfareLeavesMembers, "scheme.surplus.welfare", &values);
        }
    }

    fn floor(&mut self, register: &Register) {
        let scheme = &self.scenario.scheme;
        let Some(terms) = floor::terms(&scheme.floor) else { return };
        if terms.shortfall != Shortfall::Lapse {
            self.add(Kind::DebtDressedAsEquity, "scheme.floor", &[]);
        }
        if let Floor::Threshold(floor) = &scheme.floor {
            // Of the first co-op.
            let held = register.coops.first().map_or(Shares::ZERO, |coop| coop.class(terms.class));
            let capital = held.at_par(register.par);
            let (within, beyond) =
                (terms.promise(capital, floor.limit), terms.promise(capital, floor.limit + Fen::new(1)));
            if beyond < within {
                let values =
                    [("limit", floor.limit), ("within", within), ("beyond", beyond)].map(|(n, v)| (n, yuan(v)));
                self.add(Kind::FloorCliff, "scheme.floor.limit", &values);
            }
        }
        let rate = match &scheme.floor {
            Floor::Fixed(floor) => floor.rate,
            Floor::Threshold(floor) => floor.rate,
            Floor::None(_) => Rate::ZERO,
        };
        let by_return = self.scenario.enterprises.iter().filter(|enterprise| enterprise.units.is_none());
        let least = by_return.map(|enterprise| enterprise.mean).min();
        if let Some(mean) = least.filter(|mean| rate > *mean) {
            let values = [("rate", percent(rate)), ("mean", percent(mean))];
            self.add(Kind::FloorAboveReturn, "scheme.floor.rate", &values);
        }
    }

    /// The line of the scenario's date.
    fn line(&mut self) {
        let (year, line) = (self.scenario.as_of.year, self.scenario.poverty.line);
        match lines::of_year(year) {
            Some(official) if official != line => {
                let values = [("line", line), ("official", official)].map(|(n, v)| (n, yuan(v)));
                let values = [values[0].clone(), values[1].clone(), ("year", year.to_string())];
                self.add(Kind::LineOfAnotherYear, "poverty.line", &values);
            }
            None if self.scenario.as_of >= CURRENT && line < lines::LAST => {
                let values = [("line", yuan(line)), ("last", yuan(lines::LAST))];
                self.add(Kind::LineBelow2020, "poverty.line", &values);
            }
            None if self.scenario.as_of >= CURRENT && line < lines::USUAL_MONITORING => {
                let values = [("line", yuan(line)), ("usual", yuan(lines::USUAL_MONITORING))];
                self.add(Kind::MonitoringLineLow, "poverty.line", &values);
            }
            _ => {}
        }
        // Each province sets its own each year: without them no line is known.
        if year > lines::LAST_YEAR && self.scenario.poverty.source.as_deref().is_none_or(safe::is_blank) {
            self.add(Kind::LineUnsourced, "poverty.source", &[("line", yuan(line))]);
        }
    }

    /// Press figures come from successes.
    fn enterprises(&mut self) {
        for (place, enterprise) in self.scenario.enterprises.iter().enumerate() {
            if enterprise.units.is_none() && enterprise.mean > USUAL_MOST {
                let values = [("mean", percent(enterprise.mean))];
                self.add(Kind::ReturnOfSuccesses, &format!("enterprises.{place}.mean"), &values);
            }
        }
    }

    /// What is made must bring more than it costs, and its cost must be paid by something.
    fn units(&mut self, register: &Register) {
        for (place, enterprise) in self.scenario.enterprises.iter().enumerate() {
            let Some(units) = &enterprise.units else { continue };
            let cost = units.cost_in(self.scenario.years - 1);
            if cost >= units.price {
                let values = [("price", yuan(units.price)), ("cost", yuan(cost))];
                let field = format!("enterprises.{place}.units.price");
                self.add(Kind::UnitsWithoutGain, &field, &values);
            }
            let all = units.cost.times(i64::from(units.in_all));
            let mut capitals = register.coops.iter().filter(|coop| coop.enterprise == place);
            let Some(capital) = capitals.next().map(|coop| coop.shares().at_par(register.par)) else { continue };
            if all > capital {
                let values = [("units", units.in_all.to_string()), ("cost", yuan(all)), ("capital", yuan(capital))];
                let field = format!("enterprises.{place}.units.in_all");
                self.add(Kind::UnitsBeyondCapital, &field, &values);
            }
        }
    }

    /// Loans beyond what the programme lends, loans that lose, places for nobody; `register` is the first village's.
    fn programmes(&mut self, register: &Register) {
        let given = &self.scenario.programmes;
        if let Micro::MicroLoan(loan) = &given.micro {
            let (amount, years) = ([("found", yuan(loan.amount)), ("most", yuan(MICRO_MOST))], loan.years);
            let net = loan.interest - subsidised(loan.interest, loan.subsidy);
            if loan.amount > MICRO_MOST {
                self.add(Kind::MicroLoanLarge, "programmes.micro.amount", &amount);
            }
            if years > MICRO_YEARS {
                let values = [("found", years.to_string()), ("most", MICRO_YEARS.to_string())];
                self.add(Kind::MicroLoanLong, "programmes.micro.years", &values);
            }
            let (amount, mean) = (loan.amount, loan.mean);
            self.loan_loses("programmes.micro.mean", &Lent { amount, mean, interest: net, wages: Fen::ZERO });
        }
        if let Leaders::LeaderLoan(loan) = &given.leaders {
            let net = loan.interest - subsidised(loan.interest, loan.subsidy);
            let wages = loan.wage.times(i64::from(loan.led));
            let (amount, mean) = (loan.amount, loan.mean);
            self.loan_loses("programmes.leaders.mean", &Lent { amount, mean, interest: net, wages });
            let others = register.households.iter().filter(|household| !household.registered).count();
            if loan.loans as usize > others {
                let values = [("loans", loan.loans.to_string()), ("others", others.to_string())];
                self.add(Kind::LeadersAboveNumber, "programmes.leaders.loans", &values);
            }
        }
        if let PublicPosts::PublicPosts(posts) = &given.posts {
            let able = register.households.iter().filter(|household| household.registered && household.workers > 0);
            let poor = able.count();
            if posts.places as usize > poor {
                let values = [("posts", posts.places.to_string()), ("able", poor.to_string())];
                self.add(Kind::PostsAboveNeed, "programmes.posts.places", &values);
            }
        }
    }

    /// Jobs that no member can take, a special fund (Art. 53), losses from before.
    fn before(&mut self, register: &Register) {
        let jobs: i64 = register.coops.iter().map(|coop| coop.jobs).sum();
        let filled: i64 =
            register.households.iter().flat_map(|household| &household.holdings).map(|held| held.jobs).sum();
        if filled < jobs {
            let values = [("jobs", jobs.to_string()), ("filled", filled.to_string())];
            self.add(Kind::JobsUnfilled, "work.jobs", &values);
        }
        let value: Fen = register.coops.iter().map(|coop| coop.infrastructure).sum();
        if matches!(self.scenario.scheme.infrastructure, Infrastructure::Subsidy(_)) && value > Fen::ZERO {
            self.add(Kind::SpecialFund, "scheme.infrastructure", &[("value", yuan(value))]);
        }
        if register.coops.iter().any(|coop| coop.undistributed + coop.reserve < Fen::ZERO) {
            self.add(Kind::LossFromBefore, "village.undistributed", &[]);
        }
    }

    /// A loan whose mean return does not pay for it.
    fn loan_loses(&mut self, field: &str, loan: &Lent) {
        let earned = loan.amount.mul_rate_down(loan.mean);
        let owed = loan.amount.mul_rate_down(loan.interest) + loan.wages;
        if earned < owed {
            let values = [("earned", yuan(earned)), ("owed", yuan(owed))];
            self.add(Kind::LoanLoses, field, &values);
        }
    }

    fn register(&mut self, register: &Register) {
        let listed = matches!(self.scenario.village, Village::Listed(_));
        let form = self.scenario.scheme.form;
        for (place, coop) in register.coops.iter().enumerate() {
            // Generated co-ops are alike: the first stands for all.
            let field = if listed { format!("village.coops.{place}") } else { "village.split.collective".to_owned() };
            self.control(coop, &field);
            if form == LegalForm::CoOp {
                self.votes(coop, &field);
                self.founders(coop, &field);
            }
            if !listed {
                break;
            }
        }
        if form == LegalForm::Federation && self.scenario.scheme.extra_votes > Rate::ZERO {
            self.add(Kind::FederationVotes, "scheme.extra_votes", &[]);
        }
        let is_allocated = register.coops.iter().any(|coop| coop.allocated.count() > 0);
        // A question for who writes a charter now.
        if form == LegalForm::CoOp && is_allocated && self.scenario.as_of >= CURRENT {
            self.add(Kind::AllocatedAccount, "village.split.allocated", &[]);
        }
        let poor = register.households.iter().any(|household| household.registered);
        if !poor && register.coops.iter().any(|coop| coop.allocated.count() > 0) {
            self.add(Kind::AllocatedWithoutPoor, "village.split.allocated", &[]);
        }
    }

    /// Capital control against the charter.
    fn control(&mut self, coop: &Coop, field: &str) {
        let (held, wanted) = (coop.capital_control(), self.scenario.scheme.control);
        if held < wanted {
            let values = [("held", percent(held)), ("wanted", percent(wanted))];
            self.add(Kind::ControlBelowCharter, field, &values);
        }
    }

    /// Capital control against what votes the law allows it.
    fn votes(&mut self, coop: &Coop, field: &str) {
        let held = coop.capital_control();
        let [now, most] = [self.scenario.scheme.extra_votes, MOST_EXTRA_VOTES].map(|extra| coop.votes(extra));
        if held > Rate::percent(50) && most.of_collective * 2 <= most.all {
            let numbers = [now.of_collective, now.all, most.of_collective, most.all].map(|count| count.to_string());
            let [now, now_all, votes, all] = numbers;
            let values = [("held", percent(held)), ("now", now), ("now_all", now_all), ("votes", votes), ("all", all)];
            self.add(Kind::CapitalIsNotVotes, field, &values);
        }
    }

    /// At least five members (Art. 12), at least four fifths of them farmers (Art. 20). The collective is the only
    /// entity, so there is never more than one, and it may be a member (Art. 19).
    fn founders(&mut self, coop: &Coop, field: &str) {
        let members = coop.votes(Rate::ZERO).members;
        if members < LEAST_MEMBERS {
            self.add(Kind::FewMembers, field, &[("members", members.to_string())]);
        }
        if coop.members * 5 < members * 4 {
            let values = [("farmers", coop.members.to_string()), ("members", members.to_string())];
            self.add(Kind::FewFarmers, field, &values);
        }
    }

    /// A roster's own mistakes: the audit findings.
    fn roster(&mut self) {
        let Village::Listed(village) = &self.scenario.village else { return };
        // A space or a wide letter makes no other person.
        let keys: Vec<String> = village.households.iter().map(|household| safe::key(&household.name)).collect();
        for (place, household) in village.households.iter().enumerate() {
            let field = format!("village.households.{place}");
            let named = [("name", household.name.clone()), ("id", household.id.to_string())];
            let allocated = household.shares.iter().any(|row| row.allocated.count() > 0);
            if allocated && household.cadre {
                self.add(Kind::CadreHoldsAllocated, &field, &named);
            }
            if allocated && !household.registered {
                self.add(Kind::AllocatedOffRegister, &field, &named);
            }
            if let Some(other) = keys[..place].iter().position(|key| *key == keys[place]) {
                let other = village.households[other].id.to_string();
                let values = [named[0].clone(), named[1].clone(), ("other", other)];
                self.add(Kind::SameNameTwice, &field, &values);
            }
            for (row, held) in household.shares.iter().enumerate() {
                if household.shares[..row].iter().any(|other| other.coop == held.coop) {
                    let values = [named[0].clone(), named[1].clone(), ("coop", held.coop.to_string())];
                    self.add(Kind::CoOpListedTwice, &field, &values);
                }
            }
        }
    }
}

/// Members that a co-op needs (Art. 12).
const LEAST_MEMBERS: i64 = 5;
/// The most of a micro-loan to a poor household, and the most years (Huaihua, report 002).
const MICRO_MOST: Fen = Fen::yuan(50_000);
const MICRO_YEARS: u32 = 3;

/// Returns above this come from successes.
const USUAL_MOST: Rate = Rate::percent(20);

/// The part of an interest that public money pays.
fn subsidised(interest: Rate, subsidy: Rate) -> Rate {
    interest.mul_down(subsidy)
}

fn percent(rate: Rate) -> String {
    let tenths = rate.ppm() / 1000;
    if tenths % 10 == 0 { format!("{}%", tenths / 10) } else { format!("{}.{}%", tenths / 10, tenths % 10) }
}

/// Without fen where there are none.
fn yuan(amount: Fen) -> String {
    amount.to_string().trim_end_matches(".00").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{CASES, find};
    use crate::scenario::FixedFloor;

    fn ids(scenario: &Scenario, severity: Severity) -> Vec<Kind> {
        findings(scenario).into_iter().filter(|found| found.severity == severity).map(|found| found.kind).collect()
    }

    #[test]
    fn history_is_told_what_today_s_law_says_and_a_current_plan_is_unlawful() {
        let mut scenario = find("hui").unwrap().scenario();
        assert!(!is_unlawful(&findings(&scenario)));
        assert!(ids(&scenario, Severity::Note).contains(&Kind::SharesOnly));
        scenario.as_of = Date::new(2025, 6, 1);
        assert_eq!(ids(&scenario, Severity::Unlawful), [Kind::SharesOnly]);
        assert!(ids(&scenario, Severity::Warning).contains(&Kind::CollectiveUndecided));
        scenario.as_of = Date::new(2024, 6, 1);
        assert_eq!(ids(&scenario, Severity::Unlawful), [Kind::SharesOnly]);
    }

    #[test]
    fn shipped_scenarios_of_today_are_lawful_and_each_has_a_date() {
        for case in CASES {
            let scenario = case.scenario();
            assert!(!is_unlawful(&findings(&scenario)), "{}", case.id);
        }
        assert!(CASES.iter().filter(|case| case.scenario().as_of >= CURRENT).count() >= 4);
    }

    #[test]
    fn each_practice_has_three_lawful_counterparts_and_cash_against_shares_is_none() {
        for practice in CASES.iter().filter(|case| !case.is_today()) {
            for way in ["", "-posts", "-welfare"] {
                let id = format!("{}-today{way}", practice.id);
                let scenario = find(&id).expect("a counterpart").scenario();
                assert!(!is_unlawful(&findings(&scenario)), "{id}");
            }
        }
        let against = find("hui-today-against").unwrap().scenario();
        assert_eq!(ids(&against, Severity::Unlawful), [Kind::CollectiveAgainstShares]);
    }

    #[test]
    fn a_floor_is_told_what_it_is() {
        let mut scenario = find("hui").unwrap().scenario();
        scenario.scheme.floor = Floor::Fixed(FixedFloor {
            class: crate::scenario::Class::Allocated,
            rate: Rate::percent(15),
            order: crate::scenario::FloorOrder::Before,
            shortfall: Shortfall::Guarantor,
        });
        let found = ids(&scenario, Severity::Warning);
        assert_eq!(found[..2], [Kind::DebtDressedAsEquity, Kind::FloorAboveReturn]);
    }

    #[test]
    fn help_is_told_where_it_does_not_help() {
        let mut scenario = find("hui").unwrap().scenario();
        let mut json = serde_json::to_value(&scenario).unwrap();
        json["programmes"]["micro"] = serde_json::json!({"rule": "micro-loan", "part": "0.3", "amount": "60000.00",
            "years": 5, "interest": "0.06", "subsidy": "0.5", "mean": "0.02", "sd": "0.2", "from": 1, "rounds": 1});
        json["programmes"]["leaders"] = serde_json::json!({"rule": "leader-loan", "loans": 999, "amount": "100000.00",
            "years": 3, "interest": "0.05", "subsidy": "0", "mean": "0.2", "sd": "0.2", "led": 4, "wage": "5000.00",
            "from": 1, "rounds": 1});
        json["programmes"]["posts"] = serde_json::json!({"rule": "public-posts", "places": 5000, "monthly": "1000.00",
            "months": 12, "takes_part": "0.9", "from": 1, "to": 50});
        scenario = Scenario::from_json(&json.to_string()).unwrap();
        let found = ids(&scenario, Severity::Warning);
        let wanted = [
            Kind::MicroLoanLarge,
            Kind::MicroLoanLong,
            Kind::LoanLoses,
            Kind::LoanLoses,
            Kind::LeadersAboveNumber,
            Kind::PostsAboveNeed,
        ];
        assert!(wanted.iter().all(|id| found.contains(id)), "{found:?}");
        // 100 000 · 0.2 against 100 000 · 0.05 + 4 · 5 000.
        let loses = findings(&scenario).into_iter().filter(|found| found.kind == Kind::LoanLoses).nth(1).unwrap();
        assert_eq!(loses.values, [("earned", "20000"), ("owed", "25000")].map(|(n, v)| (n.to_owned(), v.to_owned())));
        let (mut today, date) = (find("hui").unwrap().scenario(), Date::new(2025, 6, 1));
        (today.as_of, today.poverty.line) = (date, Fen::yuan(5_000));
        assert!(ids(&today, Severity::Note).contains(&Kind::MonitoringLineLow));
    }

    #[test]
    fn a_line_after_2020_says_whose_it_is() {
        let unsourced = |scenario: &Scenario| ids(scenario, Severity::Warning).contains(&Kind::LineUnsourced);
        let (history, mut today) = (find("hui").unwrap().scenario(), find("hui-today").unwrap().scenario());
        assert!(!unsourced(&history) && !unsourced(&today));
        for source in [None, Some(" ".to_owned())] {
            today.poverty.source = source;
            assert!(unsourced(&today));
        }
        today.as_of = Date::new(2020, 12, 31);
        assert!(!unsourced(&today));
    }

    #[test]
    fn capital_control_is_not_votes() {
        let found = findings(&find("village-controlled").unwrap().scenario());
        let votes = found.iter().find(|found| found.kind == Kind::CapitalIsNotVotes).expect("a note");
        assert_eq!(votes.article.map(|article| article.number), Some(22));
    }

    /// A plan of today by law whose members trade nothing, with resolutions as JSON.
    fn resolved(resolutions: &str) -> Scenario {
        let mut scenario = find("hui-today").unwrap().scenario();
        let mut all = serde_json::to_value(&scenario).unwrap();
        all["village"]["sold"] = "0".into();
        all["scheme"]["surplus"]["without_trade"] = "by-contribution".into();
        all["changes"] = serde_json::from_str(r#"[{"change":"dissolves","year":3,"coop":1}]"#).unwrap();
        all["resolutions"] = serde_json::from_str(resolutions).unwrap();
        scenario = Scenario::from_json(&all.to_string()).unwrap();
        scenario
    }

    #[test]
    fn what_needs_a_resolution_is_unlawful_without_one_that_passed() {
        let without = resolved("[]");
        assert_eq!(ids(&without, Severity::Unlawful), [Kind::SharingUnresolved, Kind::DissolutionUnresolved]);
        let members = Population::new(&without).register(0).coops[0].votes(Rate::ZERO).members;
        let both = |present: i64, votes: i64| {
            let one = |kind: &str, subject: &str| {
                format!(
                    r#"{{"name":"x","kind":"{kind}","subject":"{subject}","present":{present},"votes_for":{votes}}}"#
                )
            };
            resolved(&format!("[{},{}]", one("ordinary", "without-trade"), one("charter", "dissolution")))
        };
        assert!(ids(&both(members, members), Severity::Unlawful).is_empty());
        assert_eq!(ids(&both(members, members), Severity::Note)[..2].len(), 2);
        // More than half, but not two thirds.
        let narrow = both(members, members / 2 + 1);
        assert_eq!(ids(&narrow, Severity::Unlawful), [Kind::DissolutionUnresolved]);
        assert!(ids(&narrow, Severity::Warning).contains(&Kind::ResolutionOutvoted));
        // Too few came.
        let few = both(members / 2, members / 2);
        assert_eq!(ids(&few, Severity::Unlawful).len(), 2);
        assert!(ids(&few, Severity::Warning).contains(&Kind::ResolutionWithoutQuorum));
    }

    #[test]
    fn five_members_four_fifths_of_them_farmers() {
        let unlawful = |households: u32| {
            let mut scenario = find("hui-today").unwrap().scenario();
            let Village::Generated(village) = &mut scenario.village else { panic!("a sample village") };
            (village.coops, village.households) = (1, households);
            (village.joined, village.poor_joined) = (Rate::ONE, Rate::ONE);
            ids(&scenario, Severity::Unlawful)
        };
        // With the collective, which is no farmer, three are four members and three quarters, four are five and four fifths.
        assert!([Kind::FewMembers, Kind::FewFarmers].iter().all(|kind| unlawful(3).contains(kind)));
        assert!(unlawful(4).is_empty());
    }

    #[test]
    fn whose_account_allocated_shares_stand_in_must_be_said_today() {
        let asks = |scenario: &Scenario| findings(scenario).iter().any(|found| found.kind == Kind::AllocatedAccount);
        let mut scenario = find("allocated").unwrap().scenario();
        assert!(!asks(&scenario));
        scenario.as_of = Date::new(2025, 6, 1);
        assert!(asks(&scenario));
        scenario.scheme.form = LegalForm::Company;
        assert!(!asks(&scenario));
    }

    #[test]
    fn changes_that_take_members_or_control_away_are_found() {
        let mut scenario = find("hui-today").unwrap().scenario();
        let members = Population::new(&scenario).register(0).coops[0].votes(Rate::ZERO).members as u32;
        let leaves = |household| {
            let (year, village, coop, notice) = (2, 1, Some(1), 3);
            crate::scenario::Change::Leaves(crate::scenario::Leaving { year, village, household, coop, notice })
        };
        let holders: Vec<u32> = Population::new(&scenario)
            .register(0)
            .households
            .iter()
            .filter(|household| household.holdings.iter().any(|held| held.coop == 0))
            .map(|household| household.id)
            .collect();
        scenario.changes = holders.iter().take(members as usize - 3).map(|&id| leaves(id)).collect();
        assert!(ids(&scenario, Severity::Unlawful).contains(&Kind::FewMembersLater));
        let (year, village, household, coop, traded) = (2, 1, holders[0], 1, Fen::ZERO);
        let shares = Shares::new(400);
        let joins = crate::scenario::Joining { year, village, household, coop, shares, traded };
        scenario.changes = vec![crate::scenario::Change::Joins(joins)];
        assert!(ids(&scenario, Severity::Warning).contains(&Kind::ControlLost));
    }
}
