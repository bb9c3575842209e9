//! The share split: three parts that always make the whole.

use fenhong::units::Rate;
use serde_json::{Value, json};

use crate::desk::path;

/// Where it stands in the scenario's JSON.
pub const PATH: &str = "village.split";

/// Where its parts stand, from left to right.
pub const PLACES: [&str; 3] = ["village.split.collective", "village.split.paid_in", "village.split.allocated"];

/// The steps of a handle, in parts per million: by an arrow key or the pointer, and by a page key.
pub const STEP: i64 = 10_000;
const LEAP: i64 = 100_000;

/// Three parts of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts(pub [i64; 3]);

impl Parts {
    /// The parts in a scenario; none where it has a roster.
    pub fn of(scenario: &Value) -> Option<Parts> {
        let mut parts = [0; 3];
        for (part, place) in parts.iter_mut().zip(PLACES) {
            let rate: Rate = path::get(scenario, place)?.as_str()?.parse().ok()?;
            *part = rate.ppm();
        }
        Some(Parts(parts))
    }

    /// The scenario's JSON.
    pub fn to_json(self) -> Value {
        let [collective, paid_in, allocated] = self.0.map(|part| Rate::new(part).to_string());
        json!({ "collective": collective, "paid_in": paid_in, "allocated": allocated })
    }

    /// With one part set to `size`: the next one gives or takes, then the one after.
    pub fn with(self, part: usize, size: i64) -> Parts {
        let size = size.clamp(0, Rate::ONE.ppm());
        let (near, far) = ((part + 1) % 3, (part + 2) % 3);
        let near_size = (Rate::ONE.ppm() - size - self.0[far]).clamp(0, Rate::ONE.ppm() - size);
        let mut parts = [0; 3];
        parts[part] = size;
        parts[near] = near_size;
        parts[far] = Rate::ONE.ppm() - size - near_size;
        Parts(parts)
    }

    /// With the handle right of `part` (0 or 1) at `place`; the part beyond the two neighbours stays.
    pub fn with_handle(self, part: usize, place: i64) -> Parts {
        let [collective, _, allocated] = self.0;
        match part {
            0 => {
                let left = place.clamp(0, Rate::ONE.ppm() - allocated);
                Parts([left, Rate::ONE.ppm() - allocated - left, allocated])
            }
            _ => {
                let right = place.clamp(collective, Rate::ONE.ppm());
                Parts([collective, right - collective, Rate::ONE.ppm() - right])
            }
        }
    }

    /// Where the handle right of `part` stands.
    pub fn handle(self, part: usize) -> i64 {
        self.0[..=part].iter().sum()
    }
}

/// Where `x` on a bar of `width` is, in whole steps.
pub fn place_at(x: f64, width: f64) -> i64 {
    let steps = (x / width.max(1.0) * (Rate::ONE.ppm() / STEP) as f64).round() as i64;
    steps * STEP
}

/// Where a key moves a handle that stands at `place`.
pub fn key_place(key: &str, place: i64) -> Option<i64> {
    match key {
        "ArrowLeft" | "ArrowDown" => Some(place - STEP),
        "ArrowRight" | "ArrowUp" => Some(place + STEP),
        "PageDown" => Some(place - LEAP),
        "PageUp" => Some(place + LEAP),
        "Home" => Some(0),
        "End" => Some(Rate::ONE.ppm()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_always_add_up_to_the_whole() {
        let start = Parts([550_000, 270_000, 180_000]);
        assert_eq!(start.with(0, 600_000), Parts([600_000, 220_000, 180_000]));
        assert_eq!(start.with(0, 900_000), Parts([900_000, 0, 100_000]));
        assert_eq!(start.with(2, 1_000_000), Parts([0, 0, 1_000_000]));
        for part in 0..3 {
            for size in (-100_000..1_200_000).step_by(70_000) {
                let parts = start.with(part, size);
                assert_eq!(parts.0.iter().sum::<i64>(), Rate::ONE.ppm());
                assert!(parts.0.iter().all(|part| *part >= 0), "{parts:?}");
            }
        }
    }

    #[test]
    fn a_handle_moves_only_its_two_neighbours() {
        let start = Parts([550_000, 270_000, 180_000]);
        assert_eq!(start.with_handle(0, 600_000), Parts([600_000, 220_000, 180_000]));
        assert_eq!(start.with_handle(0, 2_000_000), Parts([820_000, 0, 180_000]));
        assert_eq!(start.with_handle(1, 0), Parts([550_000, 0, 450_000]));
    }

    #[test]
    fn a_pointer_and_a_key_move_a_handle_by_whole_steps() {
        assert_eq!(place_at(50.4, 100.0), 500_000);
        assert_eq!(key_place("ArrowLeft", 550_000), Some(540_000));
        assert_eq!(key_place("a", 550_000), None);
    }
}
