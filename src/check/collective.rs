//! What the law on rural collective economic organisations makes of the use of the collective's dividend.
//!
//! Quantifying its income as shares is optional (Art. 40). If it is quantified, what is left after the fund goes by
//! these shares (Art. 42, which caps no rate of the fund). Public welfare and services are a cost (Art. 51); cash to
//! named households hardly is. How income is shared is decided by the assembly of members (Arts. 26, 27). So the same
//! practice is lawful, needs a decision, or is unlawful by what it stands on.

use super::{Findings, Kind};
use crate::assembly::Outcome;
use crate::scenario::{Asset, Booking, CollectiveRule, Decider, Grounds, PostsRule, Quantified, Subject};
use crate::units::Rate;

/// How those who are helped get their part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By all members' shares.
    Shares,
    /// Out of the charter's fund.
    Fund,
    /// As wages for work.
    Work,
    /// As cash to named households.
    Cash,
    /// Nobody gets anything.
    Nobody,
}

fn way(rule: &CollectiveRule) -> Way {
    let cash = |all_kept: bool, all_work: bool| match (all_kept, all_work) {
        (true, _) => Way::Nobody,
        (false, true) => Way::Work,
        (false, false) => Way::Cash,
    };
    match rule {
        CollectiveRule::RceoShares(_) => Way::Shares,
        CollectiveRule::Welfare(_) => Way::Fund,
        CollectiveRule::Hui(rule) => cash(rule.accumulation == Rate::ONE, false),
        CollectiveRule::Posts(PostsRule { accumulation, posts }) => {
            cash(*accumulation == Rate::ONE, *posts == Rate::ONE)
        }
        CollectiveRule::Parts(rule) => cash(rule.poor == Rate::ZERO, rule.posts == Rate::ONE),
        CollectiveRule::PoorFirst(_) => Way::Cash,
    }
}

impl Findings<'_> {
    /// Lawful, in need of a decision, or unlawful: what the collective does with its dividend.
    pub(super) fn collective(&mut self, outcomes: &[Outcome]) {
        let scheme = &self.scenario.scheme;
        let (way, grounds) = (way(&scheme.collective), &scheme.grounds);
        let decided = decided(grounds, outcomes);
        let field = "scheme.grounds";
        match way {
            Way::Nobody => {}
            Way::Shares if grounds.quantified == Quantified::No => {
                self.add(Kind::CollectiveNotQuantified, field, &[]);
            }
            Way::Shares => {}
            Way::Fund if decided == Decider::Charter => {}
            Way::Fund => {
                self.add(Kind::CollectiveNeedsCharter, field, &[]);
            }
            Way::Cash if grounds.booked == Booking::Distribution && grounds.quantified == Quantified::Yes => {
                self.add(Kind::CollectiveAgainstShares, "scheme.collective", &[]);
            }
            Way::Cash if grounds.booked == Booking::Cost => {
                self.add(Kind::CollectiveCashAsCost, field, &[]);
            }
            Way::Work | Way::Cash if decided == Decider::Unknown => {
                self.add(Kind::CollectiveUndecided, field, &[]);
            }
            Way::Work | Way::Cash => {}
        }
        if way == Way::Cash && grounds.asset == Asset::Project {
            self.add(Kind::ProjectAssetCash, field, &[]);
        }
    }
}

/// Who has decided; a resolution that passed counts, one that failed decides nothing.
fn decided(grounds: &Grounds, outcomes: &[Outcome]) -> Decider {
    let about = || outcomes.iter().filter(|outcome| outcome.subject == Subject::Distribution);
    match about().count() {
        0 => grounds.decided,
        _ if about().any(Outcome::passed) => Decider::Assembly,
        _ => Decider::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::find;
    use crate::check::{Finding, Severity, findings};
    use crate::scenario::{Date, HuiRule, LegalForm, Majority, Resolution, Scenario, WelfareRule};

    fn today() -> Scenario {
        find("hui-today").unwrap().scenario()
    }

    fn cash(quantified: Quantified, booked: Booking, decided: Decider) -> Scenario {
        let mut scenario = today();
        scenario.scheme.collective = CollectiveRule::Hui(HuiRule { accumulation: Rate::percent(40) });
        scenario.scheme.grounds = Grounds { quantified, booked, decided, asset: Asset::Own };
        scenario
    }

    /// What is found of the collective's dividend, with weight and article.
    fn found(scenario: &Scenario) -> Vec<(Kind, Severity, u8)> {
        let about = |finding: &Finding| ["scheme.grounds", "scheme.collective"].contains(&&*finding.field);
        let all = findings(scenario).into_iter().filter(about);
        all.map(|finding| (finding.kind, finding.severity, finding.article.map_or(0, |article| article.number)))
            .collect()
    }

    fn one(kind: Kind, severity: Severity, article: u8) -> Vec<(Kind, Severity, u8)> {
        vec![(kind, severity, article)]
    }

    #[test]
    fn cash_to_the_poor_is_unlawful_only_against_quantified_shares() {
        use {Booking::*, Quantified::*};
        let against = one(Kind::CollectiveAgainstShares, Severity::Unlawful, 42);
        assert_eq!(found(&cash(Yes, Distribution, Decider::Assembly)), against);
        assert_eq!(found(&cash(No, Distribution, Decider::Assembly)), []);
        assert_eq!(found(&cash(No, Distribution, Decider::Delegates)), []);
        let undecided = one(Kind::CollectiveUndecided, Severity::Warning, 26);
        assert_eq!(found(&cash(No, Distribution, Decider::Unknown)), undecided);
        assert_eq!(found(&cash(Unknown, Distribution, Decider::Unknown)), undecided);
        assert_eq!(found(&cash(No, Cost, Decider::Assembly)), one(Kind::CollectiveCashAsCost, Severity::Warning, 51));
    }

    #[test]
    fn before_the_law_is_in_force_it_is_only_told() {
        let mut scenario = cash(Quantified::Yes, Booking::Distribution, Decider::Assembly);
        scenario.as_of = Date::new(2025, 4, 30);
        assert_eq!(found(&scenario), one(Kind::CollectiveAgainstShares, Severity::Note, 42));
        scenario.as_of = Date::new(2025, 5, 1);
        assert_eq!(found(&scenario), one(Kind::CollectiveAgainstShares, Severity::Unlawful, 42));
    }

    #[test]
    fn three_lawful_ways_and_what_each_stands_on() {
        let mut shares = today();
        assert_eq!(found(&shares), []);
        shares.scheme.grounds.quantified = Quantified::No;
        assert_eq!(found(&shares), one(Kind::CollectiveNotQuantified, Severity::Warning, 40));
        let mut posts = cash(Quantified::Yes, Booking::Distribution, Decider::Assembly);
        posts.scheme.collective =
            CollectiveRule::Posts(PostsRule { accumulation: Rate::percent(40), posts: Rate::ONE });
        assert_eq!(found(&posts), []);
        let mut welfare = cash(Quantified::Yes, Booking::Distribution, Decider::Charter);
        welfare.scheme.collective = CollectiveRule::Welfare(WelfareRule { paid: Rate::percent(60), ill_parts: 2 });
        assert_eq!(found(&welfare), []);
        welfare.scheme.grounds.decided = Decider::Assembly;
        assert_eq!(found(&welfare), one(Kind::CollectiveNeedsCharter, Severity::Warning, 42));
    }

    /// 300 persons of full capacity: 200 must take part, and 200 decide.
    fn resolved(votes_for: u32, notice: u32, delegates: Option<u32>) -> Scenario {
        let mut scenario = cash(Quantified::No, Booking::Distribution, Decider::Unknown);
        scenario.resolutions = vec![Resolution {
            name: "sample".to_owned(),
            kind: Majority::Charter,
            subject: Subject::Distribution,
            year: 1,
            village: 1,
            coop: None,
            present: votes_for.max(200).min(delegates.unwrap_or(300)),
            votes_for,
            members: Some(300),
            notice: Some(notice),
            delegates,
        }];
        scenario
    }

    #[test]
    fn two_thirds_of_all_members_of_full_capacity_decide() {
        let undecided = one(Kind::CollectiveUndecided, Severity::Warning, 26);
        assert_eq!(found(&resolved(200, 10, None)), []);
        assert_eq!(found(&resolved(199, 10, None)), undecided);
        assert_eq!(found(&resolved(300, 9, None)), undecided);
        assert_eq!(found(&resolved(14, 10, Some(21))), []);
        assert_eq!(found(&resolved(14, 10, Some(20))), undecided);
        let ids = |scenario: &Scenario| findings(scenario).into_iter().map(|finding| finding.kind).collect::<Vec<_>>();
        assert!(ids(&resolved(300, 9, None)).contains(&Kind::ResolutionShortNotice));
        let mut for_all = resolved(21, 10, Some(21));
        for_all.resolutions[0].subject = Subject::Quantification;
        assert!(ids(&for_all).contains(&Kind::ResolutionForAll));
    }

    #[test]
    fn the_legal_form_decides_which_articles_apply() {
        let ids = |form: LegalForm| {
            let mut scenario = find("hui").unwrap().scenario();
            scenario.as_of = Date::new(2025, 6, 1);
            scenario.scheme.form = form;
            let all = findings(&scenario).into_iter();
            all.filter(|finding| finding.severity == Severity::Unlawful).map(|finding| finding.kind).collect::<Vec<_>>()
        };
        assert_eq!(ids(LegalForm::CoOp), [Kind::SharesOnly]);
        for form in [LegalForm::Federation, LegalForm::Company, LegalForm::Collective] {
            assert_eq!(ids(form), Vec::<Kind>::new(), "{form:?}");
        }
    }
}
