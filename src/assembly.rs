//! Resolutions: whether they pass, and why not.
//!
//! **A co-op's members** (co-operatives law, Arts. 22, 29, 30, 32). Each member has one vote, and the charter may give
//! the collective additional ones. A meeting needs two thirds of the members; an ordinary resolution more than half of
//! *all* votes, a change of the charter or a dissolution two thirds of them. Who stays away counts as against. Above 150
//! members delegates may meet, 51 at the least, by the same majorities of their number.
//!
//! **The collective's members** (law on rural collective economic organisations, Arts. 26–28) are persons of full
//! capacity: ten days' notice, two thirds of them take part, two thirds of *all* of them decide. Delegates, more than
//! twenty, decide by two thirds of all delegates, and never the charter, membership or quantification.

use crate::equity::{Register, Votes};
use crate::membership::Course;
use crate::population::{self, Population};
use crate::scenario::{Body, Error, Kind, Majority, Resolution, Scenario, Subject, Village};

/// A resolution as it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its position in the scenario.
    pub place: usize,
    /// What it decides.
    pub subject: Subject,
    /// Its year, from 1.
    pub year: u32,
    /// The village, from 0, and the co-op's register number; none where it stands for every co-op.
    pub coop: Option<(u32, u32)>,
    /// The votes there are.
    pub votes: Votes,
    /// Members who came, and members needed.
    pub present: [i64; 2],
    /// Votes for it, and votes needed.
    pub votes_for: [i64; 2],
    /// What makes it void whatever the votes.
    pub void: Option<Void>,
}

/// Why a meeting could not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Void {
    /// Announced too late: days of notice, and days needed.
    Notice(u32, u32),
    /// Fewer delegates than the law wants: delegates, and delegates needed.
    FewDelegates(i64, i64),
    /// Delegates where the members are too few to have them: members, and the most that have none.
    NoDelegates(i64, i64),
    /// All members must decide it.
    ForAll,
}

/// Days of notice before the assembly of the collective's members (its law, Art. 27).
const COLLECTIVE_NOTICE: u32 = 10;
/// A co-op has delegates above so many members, and at least so many (Art. 32).
const MEMBERS_WITHOUT_DELEGATES: i64 = 150;
const LEAST_DELEGATES: i64 = 51;
/// The collective's delegates are more than twenty (Art. 28).
const LEAST_COLLECTIVE_DELEGATES: i64 = 21;

impl Outcome {
    /// Whether enough came: two thirds.
    pub fn has_quorum(&self) -> bool {
        self.present[0] >= self.present[1]
    }

    /// Whether it passed.
    pub fn passed(&self) -> bool {
        self.void.is_none() && self.has_quorum() && self.votes_for[0] >= self.votes_for[1]
    }

    /// Whether it lets a co-op do something in a year.
    pub fn allows(&self, subject: Subject, (village, coop): (u32, u32), year: u32) -> bool {
        let covers = self.coop.is_none_or(|of| of == (village, coop));
        self.passed() && self.subject == subject && self.year <= year && covers
    }
}

/// What a meeting of all members needs to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// Who may come.
    pub members: i64,
    /// The votes that they have.
    pub votes: i64,
    /// Members who must come.
    pub present: i64,
    /// Votes for it.
    pub votes_for: i64,
}

/// What a meeting of all who have `votes` needs for a majority.
///
/// ```
/// use fenhong::assembly::needed;
/// use fenhong::equity::Votes;
/// use fenhong::scenario::Majority;
///
/// let needed = needed(Votes { members: 34, all: 40, of_collective: 7 }, Majority::Ordinary);
/// assert_eq!((needed.present, needed.votes_for), (23, 21));
/// ```
pub fn needed(votes: Votes, majority: Majority) -> Needed {
    let meeting = Meeting { who: votes.members, votes: votes.all };
    Needed {
        members: votes.members,
        votes: votes.all,
        present: two_thirds(votes.members),
        votes_for: meeting.needed(majority),
    }
}

/// How the scenario's resolutions came out, in their order; `courses` are those of the villages that change.
///
/// # Errors
/// The first resolution that cannot be: more members or votes than there are, a co-op that is not there.
pub fn outcomes(scenario: &Scenario, courses: &[Course]) -> Result<Vec<Outcome>, Error> {
    let mut list = Vec::new();
    for (place, resolution) in scenario.resolutions.iter().enumerate() {
        list.push(outcome(scenario, courses, place, resolution)?);
    }
    Ok(list)
}

fn outcome(scenario: &Scenario, courses: &[Course], place: usize, from: &Resolution) -> Result<Outcome, Error> {
    let at = |name: &str, kind: Kind| Error::new(format!("resolutions.{place}.{name}"), kind);
    let in_range = |name: &str, found: u32, least: i64, most: i64| {
        let kind = Kind::Range { found: found.into(), least: least.into(), most: most.into() };
        if (least..=most).contains(&i64::from(found)) { Ok(()) } else { Err(at(name, kind)) }
    };
    in_range("year", from.year, 1, scenario.years.into())?;
    in_range("village", from.village, 1, population::villages(scenario).into())?;
    let village = from.village - 1;
    let register = match courses.iter().find(|course| course.village == village) {
        Some(course) => course.stage(from.year - 1).register.clone(),
        None => Population::new(scenario).register(village),
    };
    let votes = match from.subject.body() {
        Body::CoOp => {
            let coop = coop_of(scenario, &register, from.coop).map_err(|kind| at("coop", kind))?;
            register.coops[coop].votes(scenario.scheme.extra_votes)
        }
        Body::Collective => {
            let members = i64::from(from.members.ok_or_else(|| at("members", Kind::Missing))?);
            in_range("members", from.members.unwrap_or_default(), 1, MOST_MEMBERS)?;
            Votes { members, all: members, of_collective: 0 }
        }
    };
    let meeting = Meeting::of(from, votes);
    in_range("present", from.present, 0, meeting.who)?;
    in_range("votes_for", from.votes_for, 0, i64::from(from.present) + meeting.votes - meeting.who)?;
    Ok(Outcome {
        place,
        subject: from.subject,
        year: from.year,
        coop: from.coop.map(|id| (village, id)),
        votes: Votes { members: meeting.who, all: meeting.votes, ..votes },
        present: [from.present.into(), two_thirds(meeting.who)],
        votes_for: [from.votes_for.into(), meeting.needed(from.kind)],
        void: meeting.void(from, votes),
    })
}

/// The most members of a collective.
const MOST_MEMBERS: i64 = 100_000;

/// Who meets, and how many votes they have.
struct Meeting {
    who: i64,
    votes: i64,
}

impl Meeting {
    /// Delegates have one vote each; additional votes are votes of members.
    fn of(from: &Resolution, votes: Votes) -> Meeting {
        match from.delegates {
            Some(delegates) => Meeting { who: delegates.into(), votes: delegates.into() },
            None => Meeting { who: votes.members, votes: votes.all },
        }
    }

    fn needed(&self, majority: Majority) -> i64 {
        match majority {
            Majority::Ordinary => self.votes / 2 + 1,
            Majority::Charter => two_thirds(self.votes),
        }
    }

    /// What makes a resolution void; `votes` are those of all members.
    fn void(&self, from: &Resolution, votes: Votes) -> Option<Void> {
        let is_collective = from.subject.body() == Body::Collective;
        let late = from.notice.filter(|days| is_collective && *days < COLLECTIVE_NOTICE);
        if let Some(days) = late {
            return Some(Void::Notice(days, COLLECTIVE_NOTICE));
        }
        from.delegates?;
        let least = if is_collective { LEAST_COLLECTIVE_DELEGATES } else { LEAST_DELEGATES };
        match () {
            () if from.subject.is_for_all() => Some(Void::ForAll),
            () if !is_collective && votes.members <= MEMBERS_WITHOUT_DELEGATES => {
                Some(Void::NoDelegates(votes.members, MEMBERS_WITHOUT_DELEGATES))
            }
            () if self.who < least => Some(Void::FewDelegates(self.who, least)),
            () => None,
        }
    }
}

/// Two thirds, rounded up.
fn two_thirds(all: i64) -> i64 {
    (all * 2 + 2) / 3
}

/// The position of the co-op whose members meet.
fn coop_of(scenario: &Scenario, register: &Register, id: Option<u32>) -> Result<usize, Kind> {
    match id {
        Some(id) => {
            let found = register.coops.iter().position(|coop| coop.id == id);
            found.ok_or_else(|| Kind::Unknown { id: id.to_string() })
        }
        None if register.coops.is_empty() => Err(Kind::Missing),
        None if register.coops.len() > 1 && matches!(scenario.village, Village::Listed(_)) => Err(Kind::Missing),
        None => Ok(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Rate;

    /// The first co-op of this scenario has 40 households and the collective: 41 members.
    fn scenario(present: u32, votes_for: u32, kind: Majority, extra: i64) -> Scenario {
        let mut scenario = crate::cases::find("hui").expect("a case").scenario();
        scenario.scheme.extra_votes = Rate::percent(extra);
        let (name, subject) = ("样本决议".to_owned(), Subject::WithoutTrade);
        let (year, village, coop) = (1, 1, None);
        let (members, notice, delegates) = (None, None, None);
        let resolution =
            Resolution { name, kind, subject, year, village, coop, present, votes_for, members, notice, delegates };
        scenario.resolutions = vec![resolution];
        scenario
    }

    fn come_out(present: u32, votes_for: u32, kind: Majority, extra: i64) -> Result<(bool, [i64; 2], [i64; 2]), Error> {
        let found = outcomes(&scenario(present, votes_for, kind, extra), &[])?[0];
        Ok((found.passed(), found.present, found.votes_for))
    }

    fn members() -> u32 {
        let scenario = scenario(0, 0, Majority::Ordinary, 0);
        Population::new(&scenario).register(0).coops[0].votes(Rate::ZERO).members as u32
    }

    #[test]
    fn an_ordinary_resolution_needs_two_thirds_present_and_more_than_half_of_all_votes() {
        let all = members();
        let (quorum, half) = ((all * 2).div_ceil(3), all / 2 + 1);
        assert!(come_out(quorum, half, Majority::Ordinary, 0).unwrap().0);
        assert!(!come_out(quorum - 1, half, Majority::Ordinary, 0).unwrap().0);
        assert!(!come_out(quorum, half - 1, Majority::Ordinary, 0).unwrap().0);
    }

    #[test]
    fn a_change_of_the_charter_needs_two_thirds_of_all_votes() {
        let all = members();
        let two_thirds = (all * 2).div_ceil(3);
        assert!(come_out(all, two_thirds, Majority::Charter, 0).unwrap().0);
        assert!(!come_out(all, two_thirds - 1, Majority::Charter, 0).unwrap().0);
    }

    #[test]
    fn additional_votes_count_for_and_in_all() {
        let all = members();
        let extra = all / 5;
        let (_, _, [_, needed]) = come_out(all, 0, Majority::Ordinary, 20).unwrap();
        assert_eq!(needed, i64::from((all + extra) / 2 + 1));
        assert!(come_out(all, all + extra, Majority::Charter, 20).unwrap().0);
    }

    #[test]
    fn the_least_majority_of_each_subject() {
        use Subject::*;
        let ordinary = [WithoutTrade, Floor, Funds, SurplusPlan, Admission, IntoContributions];
        assert!(ordinary.into_iter().all(|subject| subject.needs() == Majority::Ordinary));
        let charter = [Dissolution, Control, ExtraVotes, Distribution, Quantification, CollectiveCharter];
        assert!(charter.into_iter().all(|subject| subject.needs() == Majority::Charter));
    }

    /// Delegates need more than 150 members, and 51 of them.
    #[test]
    fn delegates_of_a_co_op() {
        let void = |members: i64, delegates: u32| {
            let mut resolution = scenario(0, 0, Majority::Ordinary, 0).resolutions.remove(0);
            resolution.delegates = Some(delegates);
            let votes = Votes { members, all: members, of_collective: 1 };
            Meeting::of(&resolution, votes).void(&resolution, votes)
        };
        assert_eq!(void(150, 51), Some(Void::NoDelegates(150, 150)));
        assert_eq!(void(151, 51), None);
        assert_eq!(void(151, 50), Some(Void::FewDelegates(50, 51)));
        // One vote each, whatever additional votes members have.
        let votes = Votes { members: 200, all: 240, of_collective: 41 };
        let mut resolution = scenario(0, 0, Majority::Charter, 20).resolutions.remove(0);
        resolution.delegates = Some(60);
        assert_eq!(Meeting::of(&resolution, votes).needed(Majority::Charter), 40);
    }

    #[test]
    fn more_members_or_votes_than_there_are_are_refused() {
        let all = members();
        let field = |found: Result<_, Error>| found.map(|_: (bool, [i64; 2], [i64; 2])| ()).unwrap_err().field;
        assert_eq!(field(come_out(all + 1, 0, Majority::Ordinary, 0)), "resolutions.0.present");
        assert_eq!(field(come_out(all - 1, all, Majority::Ordinary, 0)), "resolutions.0.votes_for");
    }
}
