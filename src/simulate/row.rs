//! A row of draws and its years: what the villages share.

use crate::enterprise::SharedLuck;

use super::hazards::HazardLanes;
use super::lanes::Lanes;
use super::luck::{RowLuck, YearLuck};
use super::terms::CoopTerms;

/// A row of draws.
pub struct DrawRow<'a, L: Lanes> {
    /// The first draw, which is the first of a block.
    pub first: u32,
    /// What the villages share.
    pub luck: &'a RowLuck<L>,
    /// The households' luck, the same for all rows.
    pub hazards: &'a HazardLanes<L>,
    /// The co-ops' terms, the same for all rows.
    pub coops: &'a CoopTerms<L>,
}

/// A year of a row of draws.
pub struct RowYear<'a, L: Lanes> {
    /// The row.
    pub row: &'a DrawRow<'a, L>,
    /// The year, from 0.
    pub year: usize,
}

impl<L: Lanes> RowYear<'_, L> {
    /// What the year has in common.
    #[inline(always)]
    pub fn luck(&self) -> &YearLuck<L> {
        &self.row.luck.years[self.year]
    }

    /// Luck that is looked at lane by lane.
    #[inline(always)]
    pub fn shared(&self) -> &[SharedLuck] {
        self.row.luck.shared(self.year)
    }
}
