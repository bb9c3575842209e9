//! Help from outside, household by household: places to work, stacked help in need, loans.
//!
//! One village's year in plain words; the ledger and the thousand futures both call [`Terms::year`]. Who comes
//! first is fixed by the register ([`Roll`]), who has a place by the register of the year before, so a place that
//! falls free goes to the next in line.

mod loan;
mod roll;

pub use loan::{Debt, Loan, LoanYear};
pub use roll::Roll;

use serde::{Deserialize, Serialize};

use crate::chance::{Key, Purpose, word_of_spread};
use crate::scenario::{Care, Leaders, Micro, PublicPosts, Scenario, Workshops};
use crate::units::{Fen, Rate};

/// A scenario's programmes made ready.
#[derive(Clone, Debug)]
pub struct Terms {
    leaders: Option<Loan>,
    micro: Option<Loan>,
    workshops: Option<Places>,
    posts: Option<Places>,
    care: Option<Relief>,
    seed: u32,
}

/// Places to work.
#[derive(Clone, Copy, Debug)]
struct Places {
    /// In a village.
    count: u32,
    /// What a place pays a year.
    pays: Fen,
    /// A household takes part when its half of a word is under this.
    takes_part: u32,
    years: Span,
}

/// Stacked help.
#[derive(Clone, Copy, Debug)]
struct Relief {
    /// For the gravely ill, whoever they are; else for those who had the least.
    only_ill: bool,
    prevented: Rate,
    covered: Rate,
    allowance: Fen,
    years: Span,
}

/// From one year to another, both included, counted from 0.
#[derive(Clone, Copy, Debug)]
struct Span {
    from: u32,
    to: u32,
}

impl Span {
    /// Of years that people count from 1.
    fn new(from: u32, to: u32) -> Span {
        Span { from: from - 1, to: to - 1 }
    }

    fn holds(self, year: u32) -> bool {
        (self.from..=self.to).contains(&year)
    }
}

/// What a household's year was before help.
#[derive(Clone, Copy, Debug)]
pub struct Before {
    /// Income above what it needs to be at the line; negative below it.
    pub above: Fen,
    /// On the register before the year.
    pub registered: bool,
    /// Someone is gravely ill.
    pub ill: bool,
    /// Spread register number.
    pub spread: u32,
}

/// What help brought a household in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aid {
    /// Wage from a leader's business.
    pub led: Fen,
    /// Wage from a workshop.
    pub workshop: Fen,
    /// Wage for a public-welfare post, paid from outside.
    pub public_post: Fen,
    /// Paid of an illness' cost.
    pub covered: Fen,
    /// Minimum-living allowance on top.
    pub allowance: Fen,
    /// Its loan.
    pub loan: LoanYear,
}

impl Aid {
    /// What it adds to the household's income; negative where a loan costs more.
    pub fn income(&self) -> Fen {
        self.work() + self.covered + self.allowance + self.loan.income()
    }

    /// Wages of places.
    pub fn work(&self) -> Fen {
        self.led + self.workshop + self.public_post
    }

    /// Public money that it took: posts, help, subsidised interest, what the guarantee fund lost.
    pub fn public(&self) -> Fen {
        self.public_post + self.covered + self.allowance + self.loan.subsidy + self.loan.lost
    }
}

/// A household's way through the years: its debt, and whether it has left the register and fallen back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// What it has borrowed.
    pub debt: Debt,
    /// Has left the register once.
    pub left: bool,
    /// Has fallen back after that.
    pub fell: bool,
}

impl Course {
    /// Notes the year's end: on the register before and after.
    pub fn close_year(&mut self, before: bool, after: bool) {
        self.left |= before && !after;
        self.fell |= !before && after;
    }
}

/// The luck of a year's programmes.
#[derive(Clone, Copy, Debug)]
pub struct Luck {
    year: u32,
    returns: Key,
    takes_part: Key,
}

impl Terms {
    /// Prepares the programmes of a scenario.
    pub fn new(scenario: &Scenario) -> Terms {
        let given = &scenario.programmes;
        let half = |chance: Rate| ((chance.ppm() * 65_536 + Rate::ONE.ppm() / 2) / Rate::ONE.ppm()) as u32;
        let places = |count, pays, takes_part, (from, to)| Places {
            count,
            pays,
            takes_part: half(takes_part),
            years: Span::new(from, to),
        };
        Terms {
            leaders: match &given.leaders {
                Leaders::None(_) => None,
                Leaders::LeaderLoan(loan) => Some(Loan::of_leader(loan)),
            },
            micro: match &given.micro {
                Micro::None(_) => None,
                Micro::MicroLoan(loan) => Some(Loan::micro(loan)),
            },
            workshops: match &given.workshops {
                Workshops::None(_) => None,
                Workshops::Workshop(w) => {
                    Some(places(w.places, w.daily.times(i64::from(w.days)), w.takes_part, (w.from, w.to)))
                }
            },
            posts: match &given.posts {
                PublicPosts::None(_) => None,
                PublicPosts::PublicPosts(p) => {
                    Some(places(p.places, p.monthly.times(i64::from(p.months)), p.takes_part, (p.from, p.to)))
                }
            },
            care: relief(&given.care),
            seed: scenario.seeds.luck,
        }
    }

    /// Whether anything acts.
    pub fn acts(&self) -> bool {
        let loans = self.leaders.is_some() || self.micro.is_some();
        loans || self.workshops.is_some() || self.posts.is_some() || self.care.is_some()
    }

    /// The luck of a year.
    pub fn luck(&self, draw: u32, year: u32) -> Luck {
        let [returns, takes_part] =
            [Purpose::LoanReturn, Purpose::TakesPart].map(|purpose| Key::new(self.seed, draw, year, purpose));
        Luck { year, returns, takes_part }
    }

    /// The threshold for a grave illness of the household at `place`, where usual ones have `usual`.
    pub fn illness(&self, roll: &Roll, place: usize, year: u32, usual: i32) -> i32 {
        match self.care {
            Some(care) if !care.only_ill && care.years.holds(year) && roll.is_hardest(place) => {
                let prevented = i64::from(usual) * care.prevented.ppm() / Rate::ONE.ppm();
                usual - prevented as i32
            }
            _ => usual,
        }
    }

    /// One village's year: what help brings each household, in the order of the register. `illness_cost` is what an
    /// illness takes.
    pub fn year(
        &self,
        roll: &Roll,
        luck: &Luck,
        people: &[Before],
        illness_cost: Fen,
        courses: &mut [Course],
        aids: &mut [Aid],
    ) {
        aids.fill(Aid::default());
        self.lend(roll, luck, courses, aids);
        if let Some(loan) = &self.leaders {
            let running = roll.leaders().iter().filter(|&&leader| courses[leader].debt.runs()).count() as u32;
            let registered = |place: usize| people[place].registered;
            give(running * loan.led(), roll.registrable(), registered, aids, |aid| aid.led = loan.wage());
        }
        if let Some(places) = self.workshops.filter(|places| places.years.holds(luck.year)) {
            let comes = |place: usize| luck.word(people, place) >> 16 < places.takes_part;
            let registered = |place: usize| people[place].registered;
            let pay = |aid: &mut Aid| aid.workshop = places.pays;
            let left = give(places.count, roll.registrable(), |at| registered(at) && comes(at), aids, pay);
            give(left, roll.everyone(), |at| !registered(at) && comes(at), aids, pay);
        }
        if let Some(places) = self.posts.filter(|places| places.years.holds(luck.year)) {
            let comes = |place: usize| luck.word(people, place) & 0xFFFF < places.takes_part;
            let may = |place: usize| people[place].registered && comes(place);
            give(places.count, roll.registrable(), may, aids, |aid| aid.public_post = places.pays);
        }
        if let Some(care) = self.care.filter(|care| care.years.holds(luck.year)) {
            relieve(&care, roll, people, illness_cost, aids);
        }
        self.settle(roll, luck, people, courses, aids);
    }

    /// Begins the year's new loans.
    fn lend(&self, roll: &Roll, luck: &Luck, courses: &mut [Course], aids: &mut [Aid]) {
        for (loan, borrowers) in [(&self.leaders, roll.leaders()), (&self.micro, roll.borrowers())] {
            let Some(loan) = loan else { continue };
            for &place in borrowers {
                aids[place].loan.lent = loan.begin(&mut courses[place].debt, luck.year);
            }
        }
    }

    /// Ends the year of every running loan: a leader pays those it employs, in their order.
    fn settle(&self, roll: &Roll, luck: &Luck, people: &[Before], courses: &mut [Course], aids: &mut [Aid]) {
        let mut employed = aids.iter().filter(|aid| aid.led > Fen::ZERO).count() as i64;
        for (loan, borrowers) in [(&self.leaders, roll.leaders()), (&self.micro, roll.borrowers())] {
            let Some(loan) = loan else { continue };
            for &place in borrowers {
                if !courses[place].debt.runs() {
                    continue;
                }
                let led = employed.min(loan.led().into());
                employed -= led;
                let word = word_of_spread(luck.returns, people[place].spread);
                let above = people[place].above + aids[place].income();
                let lent = aids[place].loan.lent;
                let year = loan.end_year(&mut courses[place].debt, word, loan.wage().times(led), above);
                aids[place].loan = LoanYear { lent, ..year };
            }
        }
    }
}

impl Luck {
    fn word(&self, people: &[Before], place: usize) -> u32 {
        word_of_spread(self.takes_part, people[place].spread)
    }
}

fn relief(care: &Care) -> Option<Relief> {
    let (only_ill, prevented, covered, allowance, from, to) = match care {
        Care::None(_) => return None,
        Care::Hardest(care) => (false, care.prevented, care.covered, care.allowance, care.from, care.to),
        Care::Ill(care) => (true, Rate::ZERO, care.covered, care.allowance, care.from, care.to),
    };
    Some(Relief { only_ill, prevented, covered, allowance, years: Span::new(from, to) })
}

/// Gives places to the first in the queue who may have one, can work and have none yet; how many are left.
fn give(
    places: u32,
    queue: &[usize],
    may: impl Fn(usize) -> bool,
    aids: &mut [Aid],
    mut pay: impl FnMut(&mut Aid),
) -> u32 {
    let mut left = places;
    for &place in queue {
        if left == 0 {
            break;
        }
        if aids[place].work() == Fen::ZERO && may(place) {
            pay(&mut aids[place]);
            left -= 1;
        }
    }
    left
}

/// Pays for illnesses and the allowance.
fn relieve(care: &Relief, roll: &Roll, people: &[Before], illness_cost: Fen, aids: &mut [Aid]) {
    for (place, aid) in aids.iter_mut().enumerate() {
        let person = &people[place];
        let helped = if care.only_ill { person.ill && person.registered } else { roll.is_hardest(place) };
        if !helped {
            continue;
        }
        if person.ill {
            aid.covered = illness_cost.mul_rate_down(care.covered);
        }
        aid.allowance = care.allowance.times(roll.persons(place));
    }
}

#[cfg(test)]
mod tests;
