//! The floor under any kernel of this model: drawing a household's random words and looking its two
//! incomes up, and nothing else. Benches compare the kernel with it.

use crate::household::Hazards;
use crate::table::{INCOME_BITS, INCOMES};

use super::kernel::word;
use super::lanes::Lanes;

/// Draws and looks up the incomes of `households` in `years` of the row of draws from `first`, in every
/// lane; returns a sum of them, so that nothing can be left out.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline(always))]
pub fn row<L: Lanes>(hazards: &Hazards, keys: &[[L; 4]], households: &[i32]) -> L {
    let mask = L::splat(INCOMES as i32 - 1);
    let mut sum = L::splat(0);
    for keys in keys {
        for &spread in households {
            let spread = L::splat(spread);
            let troubles = word(spread, keys[2], keys[3]);
            let incomes = word(spread, keys[0], keys[1]);
            let level = incomes.shr::<{ 32 - INCOME_BITS }>();
            let harvest = incomes.shr::<{ 32 - 2 * INCOME_BITS }>().and(mask);
            // SAFETY: eleven bits are a place among 2048 wages and among the first 2048 harvests.
            let (wage, farming) =
                unsafe { (L::look_up(&hazards.wages.entries, level), L::look_up(&hazards.harvests.entries, harvest)) };
            sum = sum.add(wage).add(farming).xor(troubles);
        }
    }
    sum
}
