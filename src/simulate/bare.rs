//! What any kernel of this model must do: drawing a household's random words and looking its two
//! incomes up, and nothing else. Benches compare the kernel with it.

use super::hazards::{HazardLanes, Words, Year};
use super::lanes::Lanes;
use super::luck::RowLuck;

/// Draws and looks up the incomes of `households` in all years of a row of draws, in every lane; returns
/// a sum of them, so that nothing can be left out. There are whole rows of households.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn row<L: Lanes>(lanes: &HazardLanes<L>, luck: &RowLuck<L>, words: &mut Words, households: &[i32]) -> L {
    let mut sum = L::splat(0);
    for luck in &luck.years {
        let year = Year { keys: luck.keys, per_head: L::splat(0), lanes };
        words.fill(households, &year);
        sum = words.look_up(&year, households.len(), sum);
    }
    sum
}
