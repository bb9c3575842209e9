//! An axis with round ticks.

/// An axis from its lowest to its highest value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The lowest value.
    pub from: i64,
    /// The highest value; above `from`.
    pub to: i64,
    /// Where the labelled lines stand.
    pub ticks: Vec<Tick>,
}

/// A labelled line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The value.
    pub at: i64,
    /// The value in words.
    pub text: String,
}

impl Axis {
    /// An axis that holds zero, `least` and `most`, with round ticks named by `name`; it ends at a tick above
    /// and, where there is something below zero, at `least` below.
    pub fn around(least: i64, most: i64, name: impl Fn(i64) -> String) -> Axis {
        let from = least.min(0);
        let ticks = steps(from, most.max(1), 4);
        let to = *ticks.last().expect("an axis has at least two ticks");
        // A little below zero would otherwise leave a whole empty step.
        let ticks = ticks.into_iter().filter(|at| *at >= from).map(|at| Tick { at, text: name(at) }).collect();
        Axis { from, to, ticks }
    }

    /// Where `value` stands, from 0 at the lower end to 1 at the upper; outside values are held at the ends.
    pub fn place(&self, value: i64) -> f64 {
        let span = (self.to - self.from).max(1) as f64;
        ((value - self.from) as f64 / span).clamp(0.0, 1.0)
    }
}

/// Round values 1, 2 or 5 times a power of ten apart that enclose `least` and `most`, in about `wanted` steps.
pub fn steps(least: i64, most: i64, wanted: i64) -> Vec<i64> {
    let rough = ((most - least) / wanted).max(1);
    let step = round_up(rough);
    let first = least.div_euclid(step);
    let last = -(-most).div_euclid(step);
    (first..=last.max(first + 1)).map(|place| place * step).collect()
}

/// The next of 1, 2, 5 times a power of ten.
fn round_up(value: i64) -> i64 {
    let mut power = 1;
    while power <= value / 10 {
        power *= 10;
    }
    [1, 2, 5, 10].map(|digit| digit * power).into_iter().find(|&step| step >= value).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_enclose_the_values() {
        assert_eq!(steps(0, 4900, 4), [0, 2000, 4000, 6000]);
        assert_eq!(steps(0, 1, 4), [0, 1]);
        assert_eq!(steps(-300, 900, 4), [-500, 0, 500, 1000]);
        assert_eq!(steps(0, 0, 4), [0, 1]);
    }

    #[test]
    fn values_outside_are_held_at_the_ends() {
        let axis = Axis::around(0, 90, |v| v.to_string());
        assert_eq!((axis.place(-5), axis.place(50), axis.place(500)), (0.0, 0.5, 1.0));
    }
}
