//! A scenario made ready to run: its tables and thresholds.

use crate::assembly;
use crate::enterprise::Businesses;
use crate::household::Hazards;
use crate::membership::{self, Course};
use crate::programme::Terms;
use crate::scenario::{Error, Infrastructure, Kind, Scenario, Village, Work};
use crate::stability::Stability;
use crate::units::{Fen, Rate};

/// Everything that does not depend on a draw.
#[derive(Clone, Debug)]
pub struct Model {
    /// The scenario it was made from.
    pub scenario: Scenario,
    /// The enterprises.
    pub businesses: Businesses,
    /// The households' luck.
    pub hazards: Hazards,
    /// Whether only the most usual rules act, in the scheme and in the co-ops, and nothing beside them.
    is_plain: bool,
    /// Whether every co-op runs one enterprise that is given by its return, and bears nothing beside.
    pub has_plain_co_ops: bool,
    /// The villages whose members change, in the order of the villages.
    pub courses: Vec<Course>,
    /// Help from outside.
    pub programmes: Terms,
    /// What leaving the register takes beside years above the line.
    pub stability: Option<Stability>,
}

impl Model {
    /// Validates a scenario and prepares it.
    ///
    /// # Errors
    /// What [`Scenario::validate`] finds, a change of membership or a resolution that cannot be.
    pub fn new(scenario: Scenario) -> Result<Model, Error> {
        Model::after(None, scenario)
    }

    /// The same of an edited scenario: tables of the one before stay where what they rest on does.
    ///
    /// # Errors
    /// See [`Model::new`].
    pub fn edited(&self, scenario: Scenario) -> Result<Model, Error> {
        Model::after(Some(self), scenario)
    }

    fn after(before: Option<&Model>, scenario: Scenario) -> Result<Model, Error> {
        scenario.validate()?;
        let same_luck = |model: &&Model| model.scenario.seeds.luck == scenario.seeds.luck;
        let same_trade = |model: &&Model| model.scenario.enterprises == scenario.enterprises;
        let same_life = |model: &&Model| {
            let of = |scenario: &Scenario| (scenario.luck.clone(), scenario.poverty.clone(), scenario.years);
            of(&model.scenario) == of(&scenario) && model.scenario.work == scenario.work
        };
        let businesses = before.filter(same_luck).filter(same_trade).map(|model| model.businesses.clone());
        let hazards = before.filter(same_luck).filter(same_life).map(|model| model.hazards.clone());
        let businesses = businesses.unwrap_or_else(|| Businesses::new(&scenario));
        let hazards = hazards.unwrap_or_else(|| Hazards::new(&scenario));
        let programmes = Terms::new(&scenario);
        let stability = Stability::new(&scenario, &hazards);
        let follows = programmes.acts() || stability.is_some();
        let members_stay = scenario.changes.is_empty();
        if follows && !members_stay {
            // Who holds a place or a loan is settled for a register that stays.
            let with = if programmes.acts() { "programmes" } else { "poverty.test" };
            return Err(Error::new("changes", Kind::Conflict { with: with.to_owned() }));
        }
        let has_plain_co_ops = has_plain_co_ops(&scenario);
        let is_plain = scenario.scheme.is_plain() && has_plain_co_ops && !follows;
        let courses = membership::courses(&scenario)?;
        assembly::outcomes(&scenario, &courses)?;
        Ok(Model { scenario, businesses, hazards, is_plain, has_plain_co_ops, courses, programmes, stability })
    }

    /// How a village's members change; none where they stay.
    pub fn course(&self, village: u32) -> Option<&Course> {
        self.courses.iter().find(|course| course.village == village)
    }

    /// Whether each household is followed one by one through help and tests, not only its register.
    #[inline(always)]
    pub fn follows(&self) -> bool {
        self.programmes.acts() || self.stability.is_some()
    }

    /// Whether only the most usual rules act, in the scheme and in the co-ops.
    #[inline(always)]
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }
}

/// Whether every co-op runs one enterprise that is given by its return, and bears nothing beside.
fn has_plain_co_ops(scenario: &Scenario) -> bool {
    let one_each = match &scenario.village {
        Village::Generated(village) => village.more_enterprises == 0,
        Village::Listed(village) => village.coops.iter().all(|coop| coop.also.is_empty()),
    };
    let scheme = &scenario.scheme;
    one_each
        && scenario.enterprises.iter().all(|enterprise| enterprise.units.is_none() && enterprise.begins <= 1)
        && matches!(scenario.work, Work::None(_))
        && matches!(scheme.infrastructure, Infrastructure::None(_) | Infrastructure::Free(_))
        && (scheme.admin, scheme.tax) == (Fen::ZERO, Rate::ZERO)
}
