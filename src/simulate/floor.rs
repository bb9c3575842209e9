//! The floor under any kernel of this model: drawing a household's random words and looking its two
//! incomes up, and nothing else. Benches compare the kernel with it.

use super::households::HazardLanes;
use super::lanes::Lanes;
use super::luck::RowLuck;

/// Draws and looks up the incomes of `households` in all years of a row of draws, in every lane; returns
/// a sum of them, so that nothing can be left out.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn row<L: Lanes>(lanes: &HazardLanes<L>, luck: &RowLuck<L>, households: &[i32]) -> L {
    let zero = L::splat(0);
    let mut sum = zero;
    for keys in luck.years.iter().map(|year| &year.keys) {
        for spread in households {
            let spread = L::splat_of(spread);
            let troubles = lanes.word(spread, keys[2], keys[3]);
            let (wage, farming) = lanes.factors(lanes.word(spread, keys[0], keys[1]), zero);
            sum = sum.add(wage).add(farming).xor(troubles);
        }
    }
    sum
}
