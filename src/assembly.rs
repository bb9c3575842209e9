//! Resolutions of a co-op's members' meeting: whether they pass, and why not (co-operatives law, Arts. 22, 29, 30).
//!
//! Each member has one vote, and the charter may give the collective additional ones. A meeting needs two thirds of
//! the members; an ordinary resolution more than half of *all* votes, a change of the charter or a dissolution two
//! thirds of them. Who stays away counts as against.

use crate::equity::{Register, Votes};
use crate::membership::Course;
use crate::population::{self, Population};
use crate::scenario::{Error, Kind, Majority, Resolution, Scenario, Subject, Village};

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
}

impl Outcome {
    /// Whether enough members came (Art. 30: two thirds).
    pub fn has_quorum(&self) -> bool {
        self.present[0] >= self.present[1]
    }

    /// Whether it passed.
    pub fn passed(&self) -> bool {
        self.has_quorum() && self.votes_for[0] >= self.votes_for[1]
    }

    /// Whether it lets a co-op do something in a year.
    pub fn allows(&self, subject: Subject, (village, coop): (u32, u32), year: u32) -> bool {
        let covers = self.coop.is_none_or(|of| of == (village, coop));
        self.passed() && self.subject == subject && self.year <= year && covers
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
        let (least_text, most_text) = (least.to_string(), most.to_string());
        let kind = Kind::Range { found: found.to_string(), least: least_text, most: most_text };
        if (least..=most).contains(&i64::from(found)) { Ok(()) } else { Err(at(name, kind)) }
    };
    in_range("year", from.year, 1, scenario.years.into())?;
    in_range("village", from.village, 1, population::villages(scenario).into())?;
    let village = from.village - 1;
    let register = match courses.iter().find(|course| course.village == village) {
        Some(course) => course.stage(from.year - 1).register.clone(),
        None => Population::new(scenario).register(village),
    };
    let coop = coop_of(scenario, &register, from.coop).map_err(|kind| at("coop", kind))?;
    let votes = register.coops[coop].votes(scenario.scheme.extra_votes);
    in_range("present", from.present, 0, votes.members)?;
    in_range("votes_for", from.votes_for, 0, i64::from(from.present) + votes.all - votes.members)?;
    let needed = match from.kind {
        Majority::Ordinary => votes.all / 2 + 1,
        Majority::Charter => (votes.all * 2 + 2) / 3,
    };
    Ok(Outcome {
        place,
        subject: from.subject,
        year: from.year,
        coop: from.coop.map(|id| (village, id)),
        votes,
        present: [from.present.into(), (votes.members * 2 + 2) / 3],
        votes_for: [from.votes_for.into(), needed],
    })
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
        scenario.resolutions = vec![Resolution { name, kind, subject, year, village, coop, present, votes_for }];
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
    fn more_members_or_votes_than_there_are_are_refused() {
        let all = members();
        let field = |found: Result<_, Error>| found.map(|_: (bool, [i64; 2], [i64; 2])| ()).unwrap_err().field;
        assert_eq!(field(come_out(all + 1, 0, Majority::Ordinary, 0)), "resolutions.0.present");
        assert_eq!(field(come_out(all - 1, all, Majority::Ordinary, 0)), "resolutions.0.votes_for");
    }
}
