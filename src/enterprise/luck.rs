//! What a year brings: to all co-ops of a draw, to those of a chain, to one.

use serde::{Deserialize, Serialize};

use crate::chance::{Key, Turn};
use crate::units::Rate;

/// What all co-ops of one draw and year share.
#[derive(Clone, Debug, Default)]
pub struct SharedLuck {
    pub(super) year: u32,
    pub(super) common_return: u32,
    pub(super) shared_by_all: u32,
    pub(super) chains: Vec<ChainLuck>,
    /// Phase of each price cycle in this year.
    pub(super) phases: Vec<u32>,
    pub(super) own: u64,
    pub(super) disaster: u64,
    pub(super) loss: u64,
    pub(super) turn: Turn,
}

/// What a chain has in common in a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChainLuck {
    pub(super) drawn: u32,
    pub(super) shared: u32,
    pub(super) shock: u32,
}

/// What a year brings to one co-op, in parts per million of productive capital.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearLuck {
    /// The return before a disaster; of an enterprise given by units, how far the price is from the usual one.
    pub earned: Rate,
    /// What a disaster destroys.
    pub destroyed: Rate,
    /// What a scandal of the chain costs.
    pub shocked: Rate,
    /// The word that the co-op's chain (or the co-op alone) drew; harvests fail with it.
    pub chain_word: u32,
}

/// What a year brings to all co-ops of an enterprise alike.
#[derive(Clone, Copy, Debug)]
pub struct CommonLuck {
    /// The word that the return is looked up with, where it is not each co-op's own.
    pub drawn: Option<u32>,
    /// The chain's word; harvests fail with it.
    pub chain_word: Option<u32>,
    /// What the year and the price cycle add to the return.
    pub moved: i32,
    /// What a scandal of the chain costs.
    pub shocked: Rate,
}

/// All is lost, and no more.
pub const LEAST_RETURN: i32 = -(Rate::ONE.ppm() as i32);

impl SharedLuck {
    /// The keys of a co-op's own return and of its disasters.
    pub fn keys(&self) -> [Key; 2] {
        [Key(self.own), Key(self.disaster)]
    }

    /// What the draw makes of its block's words.
    pub fn turn(&self) -> Turn {
        self.turn
    }

    /// The word that a household without a co-op has its harvests fail with.
    pub fn common_word(&self) -> u32 {
        self.common_return
    }
}
