//! What a household has in a year, cut so that a lane can multiply it.

use crate::scenario::Error;
use crate::units::Fen;

use super::lanes::Lanes;

/// A household's means of a year for the kernel.
#[derive(Clone, Copy, Debug)]
pub struct MeansPlan {
    /// Wages of one working person.
    pub wage: Parts,
    /// Farming.
    pub farming: Parts,
    /// What is needed beside other income to be at the line.
    pub need: i32,
}

/// An amount that a lane can multiply with a factor: each part stays below 2¹⁵, as factors do.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// The amount at the factor's point, rounded down: its product needs no shift.
    pub top: i32,
    /// What that leaves, in 32768ths.
    pub rest: i32,
}

impl Parts {
    /// Cuts an amount at a factor's point.
    ///
    /// # Errors
    /// When it is too large.
    pub fn new(amount: i32, point: u32) -> Result<Parts, Error> {
        let top = amount >> point;
        if top >= 1 << 15 {
            return Err(Error::overflow("village", Fen::new(amount.into())));
        }
        Ok(Parts { top, rest: (amount & ((1 << point) - 1)) << (15 - point) })
    }

    /// The same as [`crate::table::Factors::scale`].
    #[inline(always)]
    pub fn scale<L: Lanes>(&self, factor: L) -> L {
        let rest = L::splat_of(&self.rest).mul_short(factor).shr::<15>();
        L::splat_of(&self.top).mul_short(factor).add(rest)
    }

    /// The most that a factor makes of it.
    pub fn most(&self, factor: i64) -> i64 {
        i64::from(self.top) * factor + ((i64::from(self.rest) * factor) >> 15)
    }
}
