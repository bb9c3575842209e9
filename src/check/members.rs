//! Findings about members: what changes over the years leave of a co-op, and what its members have resolved.

use super::{Findings, Kind, LEAST_MEMBERS, percent, yuan};
use crate::assembly::{Outcome, Void};
use crate::equity::{Coop, Register};
use crate::membership::Course;
use crate::scenario::{Change, Infrastructure, Newcomers, Subject, SurplusRule, Village, WithoutTrade};
use crate::units::{Fen, Rate};

impl Findings<'_> {
    /// Whether a co-op keeps enough members and the collective its control, each told for the first year only.
    pub(super) fn members(&mut self, courses: &[Course]) {
        for course in courses {
            for place in 0..course.stages[0].register.coops.len() {
                self.few_later(course, place);
                self.control_lost(course, place);
            }
        }
        for (at, change) in self.scenario.changes.iter().enumerate() {
            let at_par = matches!(&self.scenario.scheme.surplus, SurplusRule::Shares(rule) if rule.newcomers == Newcomers::AtPar);
            if at_par && matches!(change, Change::Joins(_)) {
                self.add(Kind::NewcomersAtPar, &format!("changes.{at}"), &[]);
            }
            let Change::Dissolves(dissolution) = change else { continue };
            let quantified = match &self.scenario.scheme.surplus {
                SurplusRule::Law(rule) => rule.subsidy,
                SurplusRule::Shares(_) => Fen::ZERO,
            };
            let special = match &self.scenario.scheme.infrastructure {
                Infrastructure::Subsidy(entrusted) => entrusted.value,
                _ => Fen::ZERO,
            };
            let subsidy = quantified + special;
            if subsidy > Fen::ZERO {
                let values = [("coop", dissolution.coop.to_string()), ("subsidy", yuan(subsidy))];
                self.add(Kind::SubsidyUndivided, &format!("changes.{at}"), &values);
            }
        }
    }

    /// Art. 12, in later years.
    fn few_later(&mut self, course: &Course, place: usize) {
        let members = |coop: &Coop| coop.votes(Rate::ZERO).members;
        let mut later = course.stages[1..].iter().filter(|stage| !is_dissolved(course, place, stage.first));
        let at_start = members(&course.stages[0].register.coops[place]);
        let few = later.find(|stage| members(&stage.register.coops[place]) < LEAST_MEMBERS.min(at_start));
        if let Some(stage) = few {
            let coop = &stage.register.coops[place];
            let year = stage.first + 1;
            let values = [("coop", coop.id.into()), ("year", i64::from(year)), ("members", members(coop))];
            let values = values.map(|(name, number)| (name, number.to_string()));
            self.add(Kind::FewMembersLater, "changes", &values);
        }
    }

    /// The charter's control, in later years.
    fn control_lost(&mut self, course: &Course, place: usize) {
        let wanted = self.scenario.scheme.control;
        if course.stages[0].register.coops[place].capital_control() < wanted {
            return;
        }
        let mut later = course.stages[1..].iter().filter(|stage| !is_dissolved(course, place, stage.first));
        // Allocated shares of who has left are the collective's.
        let held = |stage: &crate::membership::Stage| {
            let mut coop = stage.register.coops[place].clone();
            let left = course.exits.iter().filter(|exit| exit.year < stage.first && exit.holding.coop == place);
            coop.collective += left.map(|exit| exit.holding.allocated).sum();
            coop.capital_control()
        };
        if let Some(stage) = later.find(|stage| held(stage) < wanted) {
            let (coop, year) = (stage.register.coops[place].id, stage.first + 1);
            let values = [
                ("coop", coop.to_string()),
                ("year", year.to_string()),
                ("held", percent(held(stage))),
                ("wanted", percent(wanted)),
            ];
            self.add(Kind::ControlLost, "changes", &values);
        }
    }

    /// How the resolutions came out, and what is done without one.
    pub(super) fn resolutions(&mut self, register: &Register, outcomes: &[Outcome]) {
        for outcome in outcomes {
            self.outcome(outcome);
        }
        self.without_trade(register, outcomes);
        for (at, change) in self.scenario.changes.iter().enumerate() {
            let Change::Dissolves(dissolution) = change else { continue };
            let coop = (dissolution.village - 1, dissolution.coop);
            if !outcomes.iter().any(|outcome| outcome.allows(Subject::Dissolution, coop, dissolution.year)) {
                let values = [("coop", dissolution.coop.to_string())];
                self.add(Kind::DissolutionUnresolved, &format!("changes.{at}"), &values);
            }
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        if let Some(void) = outcome.void {
            return self.void(outcome, void);
        }
        let kind = match (outcome.passed(), outcome.has_quorum()) {
            (true, _) => Kind::ResolutionPassed,
            (false, true) => Kind::ResolutionOutvoted,
            (false, false) => Kind::ResolutionWithoutQuorum,
        };
        let numbers = [
            ("present", outcome.present[0]),
            ("quorum", outcome.present[1]),
            ("members", outcome.votes.members),
            ("for", outcome.votes_for[0]),
            ("needed", outcome.votes_for[1]),
            ("all", outcome.votes.all),
        ];
        let name = self.scenario.resolutions[outcome.place].name.clone();
        let values: Vec<(&str, String)> =
            [("name", name)].into_iter().chain(numbers.map(|(name, number)| (name, number.to_string()))).collect();
        self.add_of(kind, outcome.subject.body(), &format!("resolutions.{}", outcome.place), &values);
    }

    /// A meeting that could not decide, whatever the votes.
    fn void(&mut self, outcome: &Outcome, void: Void) {
        let (kind, numbers) = match void {
            Void::Notice(days, least) => (Kind::ResolutionShortNotice, [days.into(), least.into()]),
            Void::FewDelegates(found, least) => (Kind::ResolutionFewDelegates, [found, least]),
            Void::NoDelegates(members, most) => (Kind::ResolutionNoDelegates, [members, most]),
            Void::ForAll => (Kind::ResolutionForAll, [0, 0]),
        };
        let name = self.scenario.resolutions[outcome.place].name.clone();
        let [found, wanted]: [i64; 2] = numbers;
        let values = [("name", name), ("found", found.to_string()), ("wanted", wanted.to_string())];
        self.add_of(kind, outcome.subject.body(), &format!("resolutions.{}", outcome.place), &values);
    }

    /// Art. 44: without trade the members must have resolved how the patronage part is shared.
    fn without_trade(&mut self, register: &Register, outcomes: &[Outcome]) {
        let SurplusRule::Law(rule) = &self.scenario.scheme.surplus else { return };
        if rule.without_trade != WithoutTrade::ByContribution {
            return;
        }
        let listed = matches!(self.scenario.village, Village::Listed(_));
        let coops = if listed { &register.coops[..] } else { &register.coops[..1.min(register.coops.len())] };
        let resolved = |coop: &&Coop| {
            outcomes.iter().any(|outcome| outcome.allows(Subject::WithoutTrade, (0, coop.id), self.scenario.years))
        };
        let open =
            coops.iter().filter(|coop| coop.traded == 0 && coop.shares().count() > 0).find(|coop| !resolved(coop));
        if let Some(id) = open.map(|coop| coop.id.to_string()) {
            self.add(Kind::SharingUnresolved, "scheme.surplus.without_trade", &[("coop", id)]);
        }
    }
}

/// Whether a co-op has been dissolved before a year.
fn is_dissolved(course: &Course, place: usize, year: u32) -> bool {
    course.dissolved.iter().any(|&(last, coop)| coop == place && last < year)
}
