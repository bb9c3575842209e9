//! Which law binds on a date, and in which article it says what.
//!
//! The texts: Specialised Farmers' Cooperatives Law (农民专业合作社法), passed on 31 October 2006, in force from 1 July 2007;
//! its revision of 27 December 2017, in force from 1 July 2018; Rural Collective Economic Organisations Law
//! (农村集体经济组织法) of 28 June 2024, in force from 1 May 2025. What the product does with each article is told in
//! `docs/law.md`.

use serde::{Deserialize, Serialize};

use crate::scenario::{Date, LegalForm};

/// A law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Law {
    /// The co-operatives law of 2006.
    #[serde(rename = "co-ops-2006")]
    CoOps2006,
    /// The co-operatives law as revised in 2017.
    CoOps,
    /// The law on rural collective economic organisations.
    Collectives,
}

impl Law {
    /// All of them, the older first.
    pub const ALL: [Law; 3] = [Law::CoOps2006, Law::CoOps, Law::Collectives];

    /// The first day on which it binds, and the first on which it no longer does.
    pub const fn in_force(self) -> (Date, Option<Date>) {
        match self {
            Law::CoOps2006 => (Date::new(2007, 7, 1), Some(Date::new(2018, 7, 1))),
            Law::CoOps => (Date::new(2018, 7, 1), None),
            Law::Collectives => (Date::new(2025, 5, 1), None),
        }
    }

    /// Whether it binds on a date.
    ///
    /// ```
    /// use fenhong::law::Law;
    /// use fenhong::scenario::Date;
    ///
    /// assert!(Law::Collectives.binds(Date::new(2025, 5, 1)) && !Law::Collectives.binds(Date::new(2025, 4, 30)));
    /// ```
    pub fn binds(self, date: Date) -> bool {
        let (from, until) = self.in_force();
        date >= from && until.is_none_or(|until| date < until)
    }
}

/// An article of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The law.
    pub law: Law,
    /// Its number.
    pub number: u8,
}

impl Article {
    /// Whether its law is the one of an organisation of this form.
    pub fn binds(self, form: LegalForm) -> bool {
        match form {
            LegalForm::CoOp | LegalForm::Federation => self.law != Law::Collectives,
            LegalForm::Collective => self.law == Law::Collectives,
            LegalForm::Company => false,
        }
    }
}

/// What a law says, whatever the number of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provision {
    /// A co-op has five members or more.
    FiveMembers,
    /// Farmers are four fifths of a co-op's members, entities one of twenty or 5 %.
    Farmers,
    /// One member one vote; additional votes a fifth at the most.
    Votes,
    /// Who joins is admitted by the members' vote.
    Admission,
    /// What the members' meeting decides.
    Powers,
    /// The meeting's quorum and majorities.
    Meeting,
    /// Delegates above 150 members.
    Delegates,
    /// Who may not supervise.
    Offices,
    /// Minutes are kept of the meetings, and signed by who was there.
    Minutes,
    /// Papers lie open before the meeting.
    Papers,
    /// The reserve, by charter or resolution, quantified each year to the members.
    Reserve,
    /// An account for each member.
    Accounts,
    /// At least 60 % of what is distributed by trade.
    ByTrade,
    /// Property from state subsidies is not divided at the end.
    Subsidies,
    /// A federation: one co-op one vote.
    FederationVotes,
    /// A federation shares by its charter, on the law's principles.
    FederationSharing,
    /// The collective may found or join companies and co-ops.
    CollectiveInvests,
    /// What the collective's assembly decides.
    AssemblyPowers,
    /// Its notice, who must take part, two thirds of all.
    Assembly,
    /// What delegates of the collective's members can't decide.
    CollectiveDelegates,
    /// Who may not supervise the collective.
    CollectiveOffices,
    /// The collective's income may be quantified as shares.
    Quantified,
    /// The collective's fund, then its members by quantified shares.
    CollectiveSharing,
    /// No collective money on a private account.
    CollectiveMoney,
    /// Its papers lie open before the assembly.
    CollectivePapers,
    /// Minutes are kept of its meetings.
    CollectiveMinutes,
    /// Public welfare and services are a cost.
    PublicWelfare,
    /// Who settles disputes about its sharing.
    Disputes,
}

impl Provision {
    /// The article of the law in force on a date; none where no law in force says it.
    ///
    /// ```
    /// use fenhong::law::Provision;
    /// use fenhong::scenario::Date;
    ///
    /// let by_trade = |year| Provision::ByTrade.on(Date::new(year, 12, 31)).map(|article| article.number);
    /// assert_eq!([2006, 2016, 2026].map(by_trade), [None, Some(37), Some(44)]);
    /// ```
    pub fn on(self, date: Date) -> Option<Article> {
        let article = |law: Law, number: Option<u8>| Some(Article { law, number: number? });
        Law::ALL.into_iter().filter(|law| law.binds(date)).find_map(|law| article(law, self.number(law)))
    }

    /// The article of the law in force today.
    pub const fn today(self) -> Article {
        match (self.number(Law::CoOps), self.number(Law::Collectives)) {
            (Some(number), _) => Article { law: Law::CoOps, number },
            (None, Some(number)) => Article { law: Law::Collectives, number },
            (None, None) => panic!("each provision stands in a law of today"),
        }
    }

    const fn number(self, law: Law) -> Option<u8> {
        use Provision::*;
        Some(match (self, law) {
            (FiveMembers, Law::CoOps2006) => 10,
            (FiveMembers, Law::CoOps) => 12,
            (Farmers, Law::CoOps2006) => 15,
            (Farmers, Law::CoOps) => 20,
            (Votes, Law::CoOps2006) => 17,
            (Votes, Law::CoOps) => 22,
            (Admission, Law::CoOps) => 24,
            (Powers, Law::CoOps2006) => 22,
            (Powers, Law::CoOps) => 29,
            (Meeting, Law::CoOps2006) => 23,
            (Meeting, Law::CoOps) => 30,
            (Delegates, Law::CoOps2006) => 25,
            (Delegates, Law::CoOps) => 32,
            (Offices, Law::CoOps2006) => 26,
            (Offices, Law::CoOps) => 33,
            (Minutes, Law::CoOps2006) => 27,
            (Minutes, Law::CoOps) => 34,
            (Papers, Law::CoOps2006) => 33,
            (Papers, Law::CoOps) => 40,
            (Reserve, Law::CoOps2006) => 35,
            (Reserve, Law::CoOps) => 42,
            (Accounts, Law::CoOps2006) => 36,
            (Accounts, Law::CoOps) => 43,
            (ByTrade, Law::CoOps2006) => 37,
            (ByTrade, Law::CoOps) => 44,
            (Subsidies, Law::CoOps2006) => 46,
            (Subsidies, Law::CoOps) => 53,
            (FederationVotes, Law::CoOps) => 60,
            (FederationSharing, Law::CoOps) => 61,
            (CollectiveInvests, Law::Collectives) => 6,
            (AssemblyPowers, Law::Collectives) => 26,
            (Assembly, Law::Collectives) => 27,
            (CollectiveDelegates, Law::Collectives) => 28,
            (CollectiveMinutes, Law::Collectives) => 33,
            (CollectiveOffices, Law::Collectives) => 34,
            (Quantified, Law::Collectives) => 40,
            (CollectiveSharing, Law::Collectives) => 42,
            (CollectiveMoney, Law::Collectives) => 44,
            (CollectivePapers, Law::Collectives) => 46,
            (PublicWelfare, Law::Collectives) => 51,
            (Disputes, Law::Collectives) => 56,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days before and on which the laws change.
    #[test]
    fn the_law_of_the_date_names_the_article() {
        let by_trade = |date| Provision::ByTrade.on(date).map(|article| (article.law, article.number));
        assert_eq!(by_trade(Date::new(2007, 6, 30)), None);
        assert_eq!(by_trade(Date::new(2016, 12, 31)), Some((Law::CoOps2006, 37)));
        assert_eq!(by_trade(Date::new(2018, 6, 30)), Some((Law::CoOps2006, 37)));
        assert_eq!(by_trade(Date::new(2018, 7, 1)), Some((Law::CoOps, 44)));
        let sharing = |date| Provision::CollectiveSharing.on(date).map(|article| article.number);
        assert_eq!([sharing(Date::new(2025, 4, 30)), sharing(Date::new(2025, 5, 1))], [None, Some(42)]);
        assert_eq!(Provision::Admission.on(Date::new(2016, 1, 1)), None);
    }

    #[test]
    fn a_provision_of_today_stands_in_the_law_that_says_it() {
        assert_eq!(Provision::Assembly.today(), Article { law: Law::Collectives, number: 27 });
        assert_eq!(Provision::Offices.today(), Article { law: Law::CoOps, number: 33 });
    }
}
